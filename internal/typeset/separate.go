package typeset

import (
	"strconv"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/viet"
)

// Part is an attachment or appendix that goes to a file of its own.
type Part struct {
	Name string // what its file is called after that of the document: “phu-luc-1”
	Flow *flow.Flow
}

// Separate presents the attachments and appendices of d that go to files of
// their own, in the order of the document. References to what stands in
// another file are words without a target.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm d; Phụ lục III, Mẫu
// 1.3 và Mẫu 2.2.
func Separate(d *doc.Document, env Env) []Part {
	parts, _ := separate(d, env)
	return parts
}

func separate(d *doc.Document, env Env) ([]Part, diag.List) {
	var parts []Part
	var problems diag.List
	names := map[string]int{}
	add := func(name, key, title string, set func(*builder)) {
		names[name]++
		if n := names[name]; n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		b := newBuilder(d, env, partMeta(d, title))
		b.number.file = key
		set(b)
		parts = append(parts, Part{Name: name, Flow: b.out})
		problems = append(problems, b.problems...)
	}
	for i := range d.Attachments {
		if a := &d.Attachments[i]; a.Separate {
			title := a.Kind.Name
			if a.Subject.Text != "" {
				title += " " + viet.LowerFirst(a.Subject.Text)
			}
			add(a.Kind.Key, attachmentName(d, a), title, func(b *builder) { b.attachment(a) })
		}
	}
	for i := range d.Appendices {
		if a := &d.Appendices[i]; a.Separate {
			key := appendixName(env.Regulation, a)
			title := key
			if a.Title.Text != "" {
				title += ". " + a.Title.Text
			}
			name := viet.ID(env.Regulation.Text().AppendixWord)
			if a.Number > 0 {
				name += "-" + strconv.Itoa(a.Number)
			}
			add(name, key, title, func(b *builder) { b.appendix(a) })
		}
	}
	return parts, problems
}

// partMeta is what the file of a part says about itself.
func partMeta(d *doc.Document, title string) flow.Meta {
	m := meta(d)
	m.Title = title
	return m
}
