package template

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// converter turns what a definition says into typed values.
type converter struct {
	env      Env
	on       viet.Date // date of the document, for names of provinces
	problems diag.List
}

// record reads the fields of a map. at is where a missing field is reported,
// path what stands around it in messages.
func (c *converter) record(fields []Field, v *record.Value, at diag.Range, path string) Record {
	out := make(Record, len(fields))
	if v != nil && v.Kind != record.Map && v.Kind != record.Null {
		c.problems.Add(v.At, "viết mỗi trường một dòng dạng “ten: giá trị”", "%scần các trường %s", name(path), fieldNames(fields))
		for i := range fields {
			out[fields[i].Name] = c.pending(&fields[i])
		}
		return out
	}
	if v != nil && v.Kind == record.Map {
		at = v.At
		known := keysOf(fields)
		for _, f := range v.Fields {
			if !slices.Contains(known, f.Key) {
				c.problems.Add(f.KeyAt, suggest(f.Key, known), "không có trường “%s”%s", f.Name, inside(path))
			}
		}
	}
	for i := range fields {
		out[fields[i].Name] = c.field(&fields[i], v.Field(fields[i].Name), at, path)
	}
	return out
}

func keysOf(fields []Field) []string {
	names := make([]string, 0, len(fields))
	for i := range fields {
		if fields[i].Type != unknownType {
			names = append(names, fields[i].Name)
		}
	}
	return names
}

func fieldNames(fields []Field) string { return strings.Join(keysOf(fields), ", ") }

func name(path string) string {
	if path == "" {
		return ""
	}
	return "“" + path + "” "
}

// field reads one field: its value, its default, or what stands for nothing.
func (c *converter) field(f *Field, v *record.Value, at diag.Range, path string) any {
	full := strings.TrimPrefix(path+"."+f.Name, ".")
	blank := v != nil && v.Empty()
	if v.Empty() && f.Default != nil && !f.Default.Empty() {
		return c.value(f, f.Default, full)
	}
	if !v.Empty() {
		return c.value(f, v, full)
	}
	if v != nil && f.Type == Listing && v.Kind == record.List {
		return []any{}
	}
	switch {
	case !f.Required:
		return c.nothing(f)
	case !blank:
		c.problems.Add(at, "thêm “"+f.Name+": …” vào du_lieu", "thiếu trường “%s” (%s), là trường bắt buộc", full, f.Label)
	case c.env.Stage != doc.Draft:
		c.problems.Add(v.At, "điền giá trị, hoặc xuất ở giai đoạn dự thảo", "trường “%s” (%s) còn để trống", full, f.Label)
	}
	return c.pending(f)
}

// nothing is the value of an optional field that was not given.
func (c *converter) nothing(f *Field) any {
	switch f.Type {
	case Listing, Records:
		return []any{}
	case Milestones:
		return map[int]*Number{}
	case YesNo:
		return false
	}
	return (*absent)(nil)
}

// pending is the value of a required field that is still blank. It has the
// shape of the field, so that a template need not know.
func (c *converter) pending(f *Field) any {
	token := &Pending{f.Label}
	switch f.Type {
	case Listing:
		return []any{c.pending(&Field{Label: f.Label, Type: f.Item})}
	case Records, Group:
		r := Record{}
		for i := range f.Fields {
			r[f.Fields[i].Name] = c.pending(&f.Fields[i])
		}
		if f.Type == Group {
			return r
		}
		return []any{r}
	case Milestones:
		return map[int]*Number{}
	case Province, Ministry, Department:
		r := Record{}
		for _, k := range registerKeys(f.Type) {
			r[k] = token
		}
		if f.Type == Province {
			r[merged] = []any{}
		}
		return r
	case YesNo:
		return false
	}
	return token
}

// value reads a value that is there.
func (c *converter) value(f *Field, v *record.Value, path string) any {
	switch f.Type {
	case Listing:
		return c.list(f, v, path)
	case Records:
		return c.rows(f, v, path)
	case Group:
		return c.record(f.Fields, v, v.At, path)
	case Milestones:
		return c.milestones(f, v, path)
	}
	if v.Kind != record.Scalar {
		c.problems.Add(v.At, "viết một giá trị trên cùng dòng với tên trường", "“%s” (%s) cần một giá trị, không phải danh sách hay nhóm", path, f.Label)
		return c.pending(f)
	}
	got, err := c.scalar(f, v)
	if err != nil {
		c.problems.Add(v.At, hintOf(err), "“%s” (%s): %v", path, f.Label, err)
		return c.pending(f)
	}
	return got
}

// hintOf returns what an error says about what to do; it may be empty.
func hintOf(err error) string {
	var typed *viet.InputError
	var f *fault
	switch {
	case errors.As(err, &typed):
		return typed.Hint
	case errors.As(err, &f):
		return f.hint
	}
	return ""
}

func (c *converter) scalar(f *Field, v *record.Value) (any, error) {
	typed := strings.TrimSpace(v.Text)
	switch f.Type {
	case Line:
		if strings.Contains(typed, "\n") {
			return nil, faultf("viết trên một dòng, hoặc khai trường kiểu doan trong mẫu", "có nhiều dòng, cần một dòng")
		}
		return typed, nil
	case Passage:
		return &Text{markup: strings.TrimRight(v.Text, "\n"), value: v}, nil
	case Integer:
		n, err := viet.ParseInt(typed)
		return newNumber(decimal.NewFromInt(n), Integer), err
	case Fraction, Money:
		d, err := viet.ParseDecimal(typed)
		return newNumber(d, f.Type), err
	case Percent:
		d, err := viet.ParseDecimal(strings.TrimSpace(strings.TrimSuffix(typed, "%")))
		return newNumber(d, f.Type), err
	case Year:
		return year(typed)
	case Day:
		d, err := viet.ParseDate(typed)
		return &Date{d}, err
	case DayMonth:
		d, err := viet.ParseDayMonth(typed)
		return &Date{d}, err
	case Deadline:
		d, err := viet.ParseDeadline(typed)
		return &Term{d}, err
	case YesNo:
		return yesNo(typed)
	case Choice:
		for _, choice := range f.Choices {
			if viet.Key(choice) == viet.Key(typed) {
				return choice, nil
			}
		}
		return nil, faultf(suggest(typed, f.Choices), "“%s” không nằm trong các lựa chọn", typed)
	case Province, Ministry, Department:
		return c.registered(f.Type, typed)
	}
	panic("template: unexpected type " + string(f.Type))
}

func year(typed string) (any, error) {
	ok := len(typed) == 4
	for _, r := range typed {
		ok = ok && r >= '0' && r <= '9'
	}
	if !ok || typed < "1000" {
		return nil, faultf("viết đủ bốn chữ số, như 2026", "“%s” không phải là năm", typed)
	}
	d, err := decimal.NewFromString(typed)
	return newNumber(d, Year), err
}

func yesNo(typed string) (any, error) {
	switch viet.Fold(typed) {
	case "co", "true", "yes":
		return true, nil
	case "khong", "false", "no":
		return false, nil
	}
	return nil, faultf("viết “có” hoặc “không”", "“%s” phải là “có” hoặc “không”", typed)
}

func (c *converter) list(f *Field, v *record.Value, path string) any {
	values := v.Items
	if v.Kind == record.Scalar {
		values = []*record.Value{v}
	} else if v.Kind != record.List {
		c.problems.Add(v.At, "viết dạng [a, b] hoặc mỗi mục một dòng “- …”", "“%s” (%s) cần một danh sách", path, f.Label)
	}
	item := Field{Name: f.Name, Label: f.Label, Type: f.Item, Required: true}
	out := make([]any, 0, len(values))
	for _, i := range values {
		if i.Empty() {
			continue
		}
		out = append(out, c.value(&item, i, path))
	}
	return out
}

func (c *converter) rows(f *Field, v *record.Value, path string) any {
	if v.Kind != record.List {
		c.problems.Add(v.At, "viết mỗi dòng của bảng là một mục “- {"+fieldNames(f.Fields)+"}”", "“%s” (%s) cần một danh sách các dòng", path, f.Label)
		return []any{}
	}
	out := make([]any, 0, len(v.Items))
	for _, i := range v.Items {
		if i.Kind == record.Null {
			c.problems.Warn(i.At, "xóa dấu “-” thừa", "dòng trống trong “%s”, đã bỏ qua", path)
			continue
		}
		out = append(out, c.record(f.Fields, i, i.At, path))
	}
	return out
}

func (c *converter) milestones(f *Field, v *record.Value, path string) any {
	out := map[int]*Number{}
	if v.Kind != record.Map {
		c.problems.Add(v.At, "viết dạng {2026: 220, 2030: 500}", "“%s” (%s) cần giá trị theo từng năm", path, f.Label)
		return out
	}
	for _, m := range v.Fields {
		n, err := year(strings.TrimSpace(m.Name))
		if err != nil {
			c.problems.Add(m.KeyAt, "viết năm đủ bốn chữ số, như 2026: 220", "“%s”: mốc “%s” không phải là năm", path, m.Name)
			continue
		}
		number := Field{Name: f.Name, Label: f.Label + " năm " + m.Name, Type: Fraction}
		if m.Value.Empty() {
			continue
		}
		if d, ok := c.value(&number, m.Value, path+"."+m.Name).(*Number); ok {
			out[int(n.(*Number).value.IntPart())] = d
		}
	}
	return out
}
