package template

import (
	"strings"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/markup"
	"vanban/internal/record"
)

// checkHeader is one item of kiem_tra.
type checkHeader struct {
	At        diag.Range
	Condition *record.Value `yaml:"dieu_kien" form:",required" title:"Điều kiện" help:"Lời gọi phải in ra true, như {{ gt .so_luong 0 }}."`
	Message   *record.Value `yaml:"thong_bao" form:",required" title:"Thông báo" help:"Câu báo khi điều kiện không thỏa."`
	Field     doc.Text      `yaml:"truong" title:"Trường" help:"Tên trường mà lỗi báo tại đó."`
	EachRow   doc.Text      `yaml:"moi_dong" title:"Mỗi dòng" help:"Tên bảng mà điều kiện chạy cho từng dòng."`
}

// check is a condition on the data with what to say if it does not hold.
type check struct {
	condition, message *piece
	field              string // where to report; may be empty
	rows               string // table whose rows are dot, one by one; empty: once
}

func (t *Template) newCheck(c *compiler, h checkHeader) check {
	k := check{field: h.Field.Text, rows: h.EachRow.Text}
	for _, name := range []doc.Text{h.Field, h.EachRow} {
		if _, ok := c.root.fields[name.Text]; name.Text != "" && !ok {
			c.problems.Add(name.At, suggest(name.Text, keysOf(t.Fields)), "không có trường “%s”", name.Text)
		}
	}
	if h.Condition.Empty() || h.Condition.Kind != record.Scalar || h.Message.Empty() || h.Message.Kind != record.Scalar {
		c.problems.Add(h.At, "viết dieu_kien: \"{{ … }}\" và thong_bao: …", "mục kiểm tra cần cả dieu_kien và thong_bao")
		return k
	}
	inner := *c
	if s := c.root.fields[k.rows]; s != nil {
		inner.root = s.item
		if s.item == nil {
			c.problems.Add(h.EachRow.At, "chọn một trường kiểu bang hoặc danh_sach", "trường “%s” không có dòng", k.rows)
		}
	}
	k.condition = inner.piece(markup.Scalar(h.Condition), condition)
	k.message = inner.piece(markup.Scalar(h.Message), component)
	c.count, c.set = inner.count, inner.set
	return k
}

// check runs the conditions of the template.
func (t *Template) check(r *run, def *definition.Definition) diag.List {
	var problems diag.List
	for _, k := range t.checks {
		at := start(def.Data)
		if v := def.Data.Field(k.field); v != nil {
			at = v.At
		}
		if k.rows == "" {
			r.test(k, r.data, at, &problems)
			continue
		}
		rows, _ := r.data[k.rows].([]any)
		typed := def.Data.Field(k.rows)
		for i, row := range rows {
			if typed != nil && i < len(typed.Items) {
				at = typed.Items[i].At
			}
			r.test(k, row, at, &problems)
		}
	}
	return problems
}

// test evaluates one condition with data as dot. A condition on values that a
// draft has not got yet is not judged.
func (r *run) test(k check, dot any, at diag.Range, problems *diag.List) {
	r.sawPending = false
	got, failed := r.executeWith(k.condition, dot)
	if failed != nil {
		*problems = append(*problems, *failed)
		return
	}
	if s := strings.TrimSpace(got); s == "true" || s == "có" || r.sawPending {
		return
	}
	message, failed := r.executeWith(k.message, dot)
	if failed != nil {
		*problems = append(*problems, *failed)
		return
	}
	problems.Add(at, "sửa giá trị này, hoặc giá trị mà thông báo nhắc đến", "%s", normal(message))
}

// start is the place of the first key of a value.
func start(v *record.Value) diag.Range {
	if v == nil {
		return diag.Range{}
	}
	return diag.Range{File: v.At.File, Start: v.At.Start}
}
