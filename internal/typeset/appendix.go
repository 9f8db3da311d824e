package typeset

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// appendix sets a phụ lục on pages of its own, numbered from 1.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1; Phụ lục III, Mẫu 2.1.
func (b *builder) appendix(a *doc.Appendix) {
	b.section(a.Landscape, true)
	b.appendixName = appendixName(b.law, a)
	b.partTop(a.Separate)
	b.add(b.appendixTitle(a))
	b.referenceLine(a.Separate, a.At)
	b.partText(a.Body)
}

// referenceLine sets the line that ties a part to its document, with the line
// below it.
func (b *builder) referenceLine(separate bool, where diag.Range) {
	within := b.current.Page.TextWidth()
	p := b.line(law.AppendixReference, styleReference, b.referenceText(separate), where)
	narrow, longest := b.balance(p.Runs[0], within-2*titleMargin)
	p.Format.IndentLeft, p.Format.IndentRight = (within-narrow)/2, (within-narrow)/2
	p.Format.KeepNext = true
	b.add(p)
	if s := b.stroke(law.AppendixReference, longest, within); s != nil {
		b.add(s)
	}
}

// appendixTitle sets the word, the number and, on the next line of the same
// paragraph so that the outline shows both, the title.
func (b *builder) appendixTitle(a *doc.Appendix) *flow.Paragraph {
	p := b.line(law.AppendixWord, styleAppendix, b.appendixName, a.At)
	p.Format.KeepNext, p.Format.Outline = true, 1
	p.Bookmark = a.Label
	if a.Title.Text == "" {
		return p
	}
	title := b.bindWords(b.run(law.AppendixTitle, a.Title.Text), b.current.Page.TextWidth()-2*titleMargin)
	narrow, _ := b.balance(title, b.current.Page.TextWidth()-2*titleMargin)
	margin := (b.current.Page.TextWidth() - narrow) / 2
	p.Format.IndentLeft, p.Format.IndentRight = margin, margin
	p.Runs[0].Text += "\n"
	p.Runs = glueRuns(append(p.Runs, title))
	return p
}
