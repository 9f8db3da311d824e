package template

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/markup"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Attached is a template that another attaches, as it was read.
type Attached struct {
	File   string
	Source []byte
}

// Attached lists the templates whose bodies are attached, in order.
func (t *Template) Attached() []Attached { return t.others }

// source finds the file of a template by its id.
type source func(id string) (file string, src []byte, ok bool)

// sharedKeys are the lists of a head that come along when its template is
// attached, each with the key that tells its items apart; an item whose name
// the attaching template has already stays behind.
var sharedKeys = [...]struct{ list, name string }{
	{"truong", "ten"}, {"kiem_tra", ""}, {"quy_tac", ""}, {"vien_dan", "nhan"},
}

// attach replaces every “mau: ID” in kem_theo of a head by the kind, the
// subject and the body of that template, and adds its fields and rules to those
// of the head. All values keep the file and line they were typed at. The list
// is that of the attached templates.
func attach(root *record.Value, find source) (others []Attached, problems diag.List) {
	for _, item := range attachments(root) {
		if name := item.Field("mau"); name != nil {
			one, more := attachOne(root, item, name, find)
			problems = append(problems, more...)
			if one.File != "" {
				others = append(others, one)
			}
		}
	}
	return others, problems
}

func attachOne(root, item, name *record.Value, find source) (Attached, diag.List) {
	var problems diag.List
	if name.Kind != record.Scalar || name.Empty() {
		problems.Add(name.At, "viết “mau: mã-mẫu”", "mau của văn bản kèm theo phải là mã một mẫu")
		return Attached{}, problems
	}
	if v := item.Field("noi_dung"); v != nil {
		problems.Add(v.At, "bỏ “noi_dung”, hoặc bỏ “mau”", "văn bản kèm theo lấy nội dung từ mẫu “%s”, không nhận “noi_dung”", name.Text)
		return Attached{}, problems
	}
	var file string
	var src []byte
	ok := false
	if find != nil {
		file, src, ok = find(name.Text)
	}
	if !ok {
		problems.Add(name.At, "thêm --templates với thư mục có mẫu ấy, hoặc sửa mã theo vanban list", "không có mẫu “%s” để kèm theo", name.Text)
		return Attached{}, problems
	}
	front, body, problems := split(file, src)
	if problems.HasErrors() {
		return Attached{}, problems
	}
	head, more := record.YAML(file, []byte(front))
	if problems = append(problems, more...); problems.HasErrors() {
		return Attached{}, problems
	}
	if file == item.At.File {
		problems.Add(name.At, "ghi mã của mẫu khác", "mẫu “%s” kèm theo chính nó", name.Text)
		return Attached{}, problems
	}
	if attaches(head) {
		problems.Add(name.At, "chọn mẫu không kèm theo mẫu nào", "mẫu “%s” đã kèm theo một mẫu khác", name.Text)
		return Attached{}, problems
	}
	settle(item, head, body, strings.Count(front, "\n")+2)
	for _, shared := range sharedKeys {
		join(root, head.Field(shared.list), shared.list, shared.name)
	}
	return Attached{file, src}, problems
}

// attachments are the items of kem_theo; a group of keys is one item.
func attachments(head *record.Value) []*record.Value {
	switch v := head.Field("kem_theo"); {
	case v == nil:
		return nil
	case v.Kind == record.Map:
		return []*record.Value{v}
	default:
		return v.Items
	}
}

func attaches(head *record.Value) bool {
	return slices.ContainsFunc(attachments(head), func(item *record.Value) bool { return item.Field("mau") != nil })
}

// settle puts what a template says where its id stood. line is where its body
// begins.
func settle(item, head *record.Value, body string, line int) {
	item.Fields = slices.DeleteFunc(item.Fields, func(f record.Field) bool { return f.Key == "mau" })
	for _, key := range []string{"loai", "trich_yeu"} {
		if v := head.Field(key); v != nil && item.Field(key) == nil {
			item.Fields = append(item.Fields, record.Field{Key: key, Name: key, KeyAt: v.At, Value: v})
		}
	}
	text := &record.Value{Kind: record.Scalar, Text: body, Quoted: true, FirstLine: line}
	text.At = diag.Range{File: head.At.File, Start: diag.Pos{Line: line, Col: 1}}
	text.At = markup.Scalar(text).At(0, len(body))
	item.Fields = append(item.Fields, record.Field{Key: "noi_dung", Name: "noi_dung", KeyAt: text.At, Value: text})
}

// join adds the items of a list of an attached head to the one of the same key.
func join(root, more *record.Value, key, name string) {
	if more == nil || more.Kind != record.List {
		return
	}
	own := root.Field(key)
	if own == nil {
		own = &record.Value{Kind: record.List, At: more.At}
		root.Fields = append(root.Fields, record.Field{Key: key, Name: key, KeyAt: more.At, Value: own})
	}
	named := func(v *record.Value) string {
		if v = v.Field(name); v == nil {
			return ""
		}
		return viet.NFC(v.Text)
	}
	for _, item := range more.Items {
		said := named(item)
		if said == "" || !slices.ContainsFunc(own.Items, func(v *record.Value) bool { return named(v) == said }) {
			own.Items = append(own.Items, item)
		}
	}
}
