package typeset

import (
	"strconv"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

const styleNote flow.Style = "ChuThich"

// note makes mark the mark of a footnote with the given text. Footnotes are
// numbered through the file. The decree says nothing of them: practice.
func (b *builder) note(mark flow.Run, spans []doc.Span) flow.Run {
	b.number.progress.notes++
	number := b.run(law.Footnote, strconv.Itoa(b.number.progress.notes))
	number.Number, number.Script = true, flow.Super
	mark.Text, mark.Script = number.Text, flow.Super
	p := b.noteParagraph()
	p.Runs = append([]flow.Run{number}, b.runs(law.Footnote, append([]doc.Span{{Text: " "}}, spans...))...)
	p.At = spans[0].At
	mark.Note = []*flow.Paragraph{p}
	return mark
}

// noteParagraph is a paragraph of a footnote without its text.
func (b *builder) noteParagraph() *flow.Paragraph {
	p := b.line(law.Footnote, styleNote, "", diag.Range{})
	p.Format.Align = flow.Justify
	return p
}
