package bind

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// guesses tells of columns that were tied by a name that other things have, too:
// “Ngày ban hành” of a tracking table may be the day of another document. It is
// a warning where the column takes the place of something the user typed.
func (b *binder) guesses() {
	for _, t := range b.ties {
		c := b.table.Columns[t.Column]
		if t.How != ByLastLabel && (t.How != ByComponent || typedAsKey(c.Title)) {
			continue
		}
		hint := "bỏ qua cột bằng " + asked(c.Title, "") + " nếu nó nói về việc khác"
		old, _ := walk(b.options.Base, t.steps)
		if old.Empty() {
			b.problems.Remark(c.At, hint, "cột “%s” được hiểu là %s (%s)", c.Title, t.Path, t.Label)
			continue
		}
		b.problems.Warn(c.At, hint, "cột “%s” được hiểu là %s (%s) và thay giá trị đã ghi trong tệp khai báo", c.Title, t.Path, t.Label)
		b.relateTo(old.At, "giá trị đã ghi ở đây")
	}
}

// hidden tells of columns that fill documents although the workbook hides them.
func (b *binder) hidden() {
	for _, t := range b.ties {
		if c := b.table.Columns[t.Column]; c.Hidden && t.How != ByMap {
			b.problems.Remark(c.At, "bỏ qua cột bằng "+asked(c.Title, "")+" nếu nó không còn dùng",
				"cột “%s” đang ẩn trong bảng tính nhưng vẫn điền %s (%s)", c.Title, t.Path, t.Label)
		}
	}
}

// encoded reports a table whose words are not in Unicode.
func (b *binder) encoded() {
	var all strings.Builder
	for _, c := range b.table.Columns {
		all.WriteString(c.Title + "\n")
	}
	const enough = 50
	for _, r := range b.table.Rows[:min(enough, len(b.table.Rows))] {
		for _, c := range r.Cells {
			all.WriteString(c.Text + "\n")
		}
	}
	e := viet.GuessEncoding(all.String())
	if e == viet.Unicode || b.options.MapOnly {
		return
	}
	for _, c := range b.table.Columns {
		if e.Decode(c.Title) != c.Title {
			b.problems.Add(c.At, encodingHint, "bảng gõ bằng bảng mã %s, không phải Unicode, như “%s”", e, shown(c.Title))
			return
		}
	}
	b.problems.Add(diag.Range{File: b.table.File, Sheet: b.table.Sheet}, encodingHint, "bảng gõ bằng bảng mã %s, không phải Unicode", e)
}

// relateTo points at a place that the last problem speaks of.
func (b *binder) relateTo(at diag.Range, message string) {
	last := &b.problems[len(b.problems)-1]
	last.Related = append(last.Related, diag.Related{At: at, Message: message})
}

// walk follows a way through a definition. It gives nil where the way ends
// early, and the value that blocks it: a text where parts are wanted.
func walk(v *record.Value, way []step) (end, block *record.Value) {
	for _, s := range way {
		switch {
		case v == nil:
			return nil, nil
		case s.key == "" && v.Kind == record.List:
			if s.index >= len(v.Items) {
				return nil, nil
			}
			v = v.Items[s.index]
			continue
		case s.key == "":
			continue // one item may stand without the list
		case v.Kind == record.List && len(v.Items) > 0:
			v = v.Items[0]
		}
		if v != nil && v.Kind == record.Scalar && !v.Empty() {
			return nil, v
		}
		v = v.Field(s.key)
	}
	return v, nil
}

// blocked reports columns for a part of something that the shared definition
// gives as one text, such as the code of a signer.
func (b *binder) blocked() {
	var told []*record.Value
	for _, t := range b.ties {
		_, block := walk(b.options.Base, t.steps)
		if block == nil || slices.Contains(told, block) {
			continue
		}
		told = append(told, block)
		c := b.table.Columns[t.Column]
		b.problems.Add(c.At, "ghi từng phần trong tệp khai báo, hoặc bỏ qua cột bằng "+asked(c.Title, ""),
			"cột “%s” điền một phần (%s) của giá trị mà tệp khai báo ghi thành một dòng chữ “%s”", c.Title, t.Path, block.Text)
		b.relateTo(block.At, "giá trị đã ghi ở đây")
	}
}
