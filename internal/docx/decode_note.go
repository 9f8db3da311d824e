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

// note reads a footnote or an endnote where its mark stands. Notes are counted
// through the text, whatever the file counts.
// ECMA-376-1, 17.11.14 (footnoteReference), 17.11.7 (endnoteReference).
func (t *text) note(e *element, end bool, look *runProps) {
	d := t.d
	body := d.notes[noteKey{end, e.value("w:id")}]
	if body == nil || !t.q.in.text || d.hidden() {
		return
	}
	d.count++
	number := d.noteNumber()
	kind := "footnotes"
	if end {
		kind = "endnotes"
	}
	var list []*flow.Paragraph
	d.apart(d.target(kind), body, func() {
		in := surroundings{width: d.page.TextWidth(), where: "chú thích " + number}
		eachInBlocks(d.blocks(body, in), func(p *flow.Paragraph) { list = append(list, p) })
	})
	if len(list) == 0 {
		list = []*flow.Paragraph{{At: d.at(), Where: "chú thích " + number}}
	}
	mark := flow.Run{Text: number, Number: true, Size: halfPoints(look.size), Script: flow.Super}
	for i, p := range list {
		for k := 0; k < len(p.Runs); k++ {
			if !p.Runs[k].Number {
				continue
			}
			if i == 0 {
				mark = p.Runs[k]
			}
			p.Runs = slices.Delete(p.Runs, k, k+1)
			k--
		}
	}
	list[0].Runs = slices.Insert(list[0].Runs, 0, mark)
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
