package template

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// What an operand of a relation may name besides fields.
const (
	recipientsName = "noi_nhan"
	issuedName     = reserved + ".ngay_ban_hanh"
)

// operand is one thing that a relation compares with.
type operand struct {
	path   Path     // of a field
	text   string   // a value, or one of the names above
	values []string // of a condition: those of the field that count
	filled bool     // of a condition: any value counts
	blank  bool     // of a condition: having none counts
	given  bool     // the text is a value
}

// isField reports whether the operand is a field.
func (o *operand) isField() bool { return len(o.path.steps) > 0 }

// title names an operand to a person; a value stands for itself.
func (o *operand) title() string {
	switch {
	case o.isField():
		return o.path.title()
	case o.text == recipientsName && !o.given:
		return "Nơi nhận"
	case !o.given:
		return "ngày ban hành"
	}
	return o.text
}

// newRelations checks the items of quy_tac.
func (t *Template) newRelations(headers []relationHeader, problems *diag.List) []Relation {
	var out []Relation
	for i := range headers {
		if headers[i].At.Start.Line == 0 {
			continue // told of already: it is no list of keys
		}
		end := math.MaxInt
		if i+1 < len(headers) {
			end = headers[i+1].At.Start.Offset
		}
		misread := slices.ContainsFunc(*problems, func(p diag.Diagnostic) bool {
			at := p.At.Start.Offset
			return p.At.File == headers[i].At.File && headers[i].At.Start.Offset <= at && at < end
		})
		if r, ok := t.newRelation(&headers[i], misread, problems); ok {
			out = append(out, r)
		}
	}
	return out
}

// newRelation checks one item; misread tells that it has keys nobody knows.
func (t *Template) newRelation(h *relationHeader, misread bool, problems *diag.List) (Relation, bool) {
	r := Relation{At: h.At, message: h.Message.Text}
	ok := true
	switch viet.Fold(strings.TrimSpace(h.Severity.Text)) {
	case "", "loi":
	case "canh bao":
		r.warn = true
	default:
		problems.Add(h.Severity.At, "viết “muc: lỗi” hoặc “muc: cảnh báo”", "không có mức “%s”", h.Severity.Text)
		ok = false
	}
	if strings.Contains(r.message, "{{") {
		problems.Add(h.Message.At, "viết một câu cố định, hoặc dùng kiem_tra", "thong_bao của quy_tac không chứa {{ }}")
		ok = false
	}
	if h.Field.Text == "" {
		problems.Add(h.At, "thêm “truong: …”, tên trường hoặc bảng.cột", "quy tắc chưa ghi trường được xét")
		ok = false
	} else if r.Field, ok = t.findReported(h.Field, problems); !ok {
		return r, false
	}
	all := h.given()
	if len(all) != 1 {
		if !misread {
			t.oneKey(h, all, problems)
		}
		return r, false
	}
	if !ok {
		return r, false
	}
	r.Key = all[0].key
	return r, t.operands(&r, h, all[0], problems)
}

// oneKey reports an item that has no relation, or several.
func (t *Template) oneKey(h *relationHeader, all []given, problems *diag.List) {
	if len(all) == 0 {
		var keys []string
		for _, k := range relationKinds() {
			keys = append(keys, k.key)
		}
		problems.Add(h.At, "thêm một trong: "+strings.Join(keys, ", "), "quy tắc chưa ghi quan hệ nào")
		return
	}
	keys := make([]string, len(all))
	for i, g := range all {
		keys[i] = "“" + g.key + "”"
	}
	problems.Add(h.At, "tách thành hai mục của quy_tac", "quy tắc có %d quan hệ %s, mỗi mục chỉ có một", len(all), strings.Join(keys, ", "))
}

// operands reads what stands beside the key of a relation.
func (t *Template) operands(r *Relation, h *relationHeader, g given, problems *diag.List) bool {
	before := len(*problems)
	var kind relationKind
	for _, k := range relationKinds() {
		if k.key == g.key {
			kind = k
		}
	}
	f := r.Field.Field()
	if !kind.subject(f) {
		problems.Add(h.Field.At, "chọn trường khác, hoặc đổi kiểu của trường", "“%s” có kiểu %s, “%s” cần %s", r.Field, f.spoken(), g.key, kind.needs)
		return false
	}
	if h.Except != nil && g.key != keyAmong {
		problems.Add(h.At, "bỏ “tru_khi_co”", "“tru_khi_co” chỉ dùng với “thuoc: noi_nhan”")
	}
	switch {
	case g.value != nil:
		t.conditions(r, g, problems)
	case kind.others == 0:
		if on, err := yesNo(strings.TrimSpace(g.texts[0].Text)); err != nil || on != true {
			problems.Add(g.texts[0].At, "viết “"+g.key+": có”", "“%s” là “%s”, cần “có”", g.key, g.texts[0].Text)
		}
	default:
		t.compared(r, h, g, kind, problems)
	}
	return len(*problems) == before
}

// spoken is the type of a field as its template declares it.
func (f *Field) spoken() string {
	if f.Type == Listing {
		return string(f.Type) + " của " + string(f.Item)
	}
	return string(f.Type)
}

// compared reads the fields and values that a relation compares with.
func (t *Template) compared(r *Relation, h *relationHeader, g given, kind relationKind, problems *diag.List) {
	if want := kind.others; want > 0 && len(g.texts) != want || len(g.texts) == 0 {
		at := h.At
		if len(g.texts) > 0 {
			at = g.texts[0].At
		}
		many := "ít nhất một trường"
		if want > 0 {
			many = strconv.Itoa(want) + " trường hoặc giá trị"
		}
		problems.Add(at, "viết “"+g.key+": …” với "+many, "“%s” có %d mục, cần %s", g.key, len(g.texts), many)
		return
	}
	f := r.Field.Field()
	for _, typed := range g.texts {
		o, ok := t.operand(f, typed, kind, problems)
		if !ok {
			continue
		}
		if o.text == recipientsName && !o.given {
			for _, e := range h.Except {
				r.except = append(r.except, e.Text)
			}
		} else if h.Except != nil {
			problems.Add(h.Except[0].At, "bỏ “tru_khi_co”", "“tru_khi_co” chỉ dùng với “thuoc: noi_nhan”")
		}
		if o.isField() {
			r.Others = append(r.Others, o.path)
		}
		r.operands = append(r.operands, o)
	}
}

// operand reads one field or value beside a relation on a field.
func (t *Template) operand(f *Field, typed doc.Text, kind relationKind, problems *diag.List) (operand, bool) {
	name := strings.TrimSpace(typed.Text)
	if p, ok := t.find(name); ok {
		o := p.Field()
		if !kind.other(f, o) {
			problems.Add(typed.At, "chọn trường khác, hoặc đổi kiểu của trường", "“%s” có kiểu %s, không so được với “%s” có kiểu %s", p, o.spoken(), f.Name, f.spoken())
			return operand{}, false
		}
		return operand{path: p}, true
	}
	switch list := kind.key == keyAmong || kind.key == keyOutside; {
	case name == recipientsName && list && named(f):
		return operand{text: recipientsName}, true
	case name == issuedName && kind.literal != nil && dated(f) && kind.key != keyEveryYear && kind.key != keyAtLeast && kind.key != keyAtMost:
		return operand{text: issuedName}, true
	case kind.literal != nil && kind.literal(f, name):
		return operand{text: name, given: true}, true
	case kind.literal != nil && name != "" && name[0] >= '0' && name[0] <= '9':
		problems.Add(typed.At, "viết một giá trị như của trường “"+f.Name+"”, hoặc tên một trường", "“%s” không so được với “%s” có kiểu %s", name, f.Name, f.spoken())
		return operand{}, false
	}
	_, ok := t.findReported(typed, problems)
	return operand{}, ok
}

// conditions reads the fields and their values on which presence depends.
func (t *Template) conditions(r *Relation, g given, problems *diag.List) {
	if g.value.Kind != record.Map || len(g.value.Fields) == 0 {
		problems.Add(g.value.At, "viết “"+g.key+": {tên_trường: [giá trị, …]}”", "“%s” là %s, cần một nhóm khóa", g.key, g.value.Kind)
		return
	}
	for _, c := range g.value.Fields {
		p, ok := t.findReported(doc.Text{Text: c.Name, At: c.KeyAt}, problems)
		if !ok {
			continue
		}
		o := operand{path: p}
		values := []*record.Value{c.Value}
		if c.Value.Kind == record.List {
			values = c.Value.Items
		}
		if len(values) == 0 {
			values = []*record.Value{c.Value}
		}
		for _, v := range values {
			if v.Kind != record.Scalar || v.Empty() {
				problems.Add(v.At, "viết “"+c.Name+": [giá trị, …]”", "“%s” cần các giá trị của “%s”", g.key, p)
				continue
			}
			o.condition(c.Name, v, problems)
		}
		r.Others = append(r.Others, p)
		r.operands = append(r.operands, o)
	}
}

// condition reads one of the values of a field on which presence depends, or
// “có” and “không” for whether the field has any.
func (o *operand) condition(name string, v *record.Value, problems *diag.List) {
	f := o.path.Field()
	yes, err := yesNo(strings.TrimSpace(v.Text))
	switch {
	case err == nil && !worded(f):
		o.filled, o.blank = o.filled || yes == true, o.blank || yes == false
		return
	case !valued(f):
		problems.Add(v.At, "viết “"+name+": có” (có giá trị) hoặc “"+name+": không” (để trống)", "“%s” có kiểu %s, chỉ xét được là có hay không", o.path, f.spoken())
		return
	}
	if _, err := (&converter{}).scalar(f, v); err != nil {
		problems.Add(v.At, hintOf(err), "“%s” không thể có giá trị này: %v", o.path, err)
		return
	}
	o.values = append(o.values, v.Text)
}
