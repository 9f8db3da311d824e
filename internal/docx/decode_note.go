package docx

import (
	"slices"
	"strconv"

	"vanban/internal/flow"
)

// noteKey names a note in the file.
type noteKey struct {
	end bool // endnotes and footnotes count apart
	id  string
}

func (d *decoder) noteNumber() string { return strconv.Itoa(d.count) }

// writtenMark is the number that a footnote bears in the text after its
// reference, which begins run; empty if it is counted, or has another mark.
// ECMA-376-1, 17.11.14 (footnoteReference, customMarkFollows).
func writtenMark(run []*element) string {
	v, stated := run[0].attr("w:customMarkFollows")
	if !stated || !truth(v) || len(run) == 1 || run[1].name != "w:t" {
		return ""
	}
	mark := run[1].content()
	if n, err := strconv.Atoi(mark); err != nil || n < 1 || strconv.Itoa(n) != mark {
		return ""
	}
	return mark
}

// note reads a footnote where its mark stands, and returns mark if it took it:
// the number written after the reference. Notes are counted through the text,
// whatever the file counts, and go on from a number that is written.
// ECMA-376-1, 17.11.14 (footnoteReference).
func (t *text) note(e *element, mark string, look *runProps) string {
	body := t.d.notes[noteKey{false, e.value("w:id")}]
	if body == nil || !t.q.in.text || t.d.hidden() {
		return ""
	}
	if n, err := strconv.Atoi(mark); err == nil {
		t.d.recounts = t.d.recounts || n == 1 && t.d.count > 0
		t.d.count = n - 1
	}
	t.noteBody(body, "footnotes", mark, look)
	return mark
}

// endnote reads an endnote where its mark stands.
// ECMA-376-1, 17.11.7 (endnoteReference).
func (t *text) endnote(e *element, look *runProps) {
	body := t.d.notes[noteKey{true, e.value("w:id")}]
	if body != nil && t.q.in.text && !t.d.hidden() {
		t.noteBody(body, "endnotes", "", look)
	}
}

// noteBody reads what a note says, in a part of its own.
func (t *text) noteBody(body *element, kind, mark string, look *runProps) {
	d := t.d
	d.count++
	number := d.noteNumber()
	var list []*flow.Paragraph
	d.apart(d.target(kind), body, func() {
		in := surroundings{width: d.page.TextWidth(), where: "chú thích " + number}
		eachInBlocks(d.blocks(body, in), func(p *flow.Paragraph) { list = append(list, p) })
	})
	if len(list) == 0 {
		list = []*flow.Paragraph{{At: d.at(), Where: "chú thích " + number}}
	}
	if runs := list[0].Runs; mark != "" && len(runs) > 0 && runs[0].Text == mark {
		runs[0].Number = true
	}
	first := flow.Run{Text: number, Number: true, Size: halfPoints(look.size), Script: flow.Super}
	for i, p := range list {
		for k := 0; k < len(p.Runs); k++ {
			if !p.Runs[k].Number {
				continue
			}
			if i == 0 {
				first = p.Runs[k]
			}
			p.Runs = slices.Delete(p.Runs, k, k+1)
			k--
		}
	}
	list[0].Runs = slices.Insert(list[0].Runs, 0, first)
	t.special(flow.Run{Text: number, Note: list}, look)
}

// apart reads something that stands outside of the text, below e in a part of
// its own: its paragraphs are where the paragraph being read is, and its fields
// do not reach out. A file may name the same long header or note thousands of
// times, so that there is an end to it.
func (d *decoder) apart(part string, e *element, read func()) {
	for range e.all() {
		if d.repeated++; d.repeated > maxElements {
			break
		}
	}
	if d.repeated > maxElements {
		d.err = hostile("đầu trang, chân trang hoặc chú thích dài được lặp lại quá nhiều lần")
		return
	}
	line, fields, pending, outside := d.fixed, d.fields, d.pending, d.part
	d.fixed, d.fields, d.pending = d.at().Start.Line, nil, nil
	if part != "" {
		d.part = part
	}
	read()
	d.fixed, d.fields, d.pending, d.part = line, fields, pending, outside
}

// target is the part that the text relates to in a way, the same as
// [decoder.first] finds; empty for none.
func (d *decoder) target(kind string) string {
	target := ""
	for _, r := range d.archive.related(d.archive.main()) {
		if !r.external && r.kind == kind && d.archive.has(r.target) && (target == "" || r.target < target) {
			target = r.target
		}
	}
	return target
}
