package typeset

import (
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// appendix sets a phụ lục on pages of its own, numbered from 1.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1; Phụ lục III, Mẫu 2.1.
func (b *builder) appendix(a *doc.Appendix) {
	b.section(a.Landscape, true)
	b.appendixName = appendixName(b.law, a)
	b.add(b.appendixTitle(a))
	within := b.current.Page.TextWidth()
	reference, longest := b.inset(law.AppendixReference, styleReference,
		doc.Text{Text: b.referenceText(), At: a.At}, within, titleMargin)
	reference.Format.KeepNext = true
	b.add(reference)
	if s := b.stroke(law.AppendixReference, longest, within); s != nil {
		b.add(s)
	}
	b.gap = textGap - b.choice.Tighten
	b.blocks(a.Body, inBody)
	b.closeText()
	if _, ok := b.last().(*flow.Table); ok {
		b.gap = 0
		b.add(empty(emptyHeight))
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
	title := b.run(law.AppendixTitle, a.Title.Text)
	narrow, _ := b.balance(title, b.current.Page.TextWidth()-2*titleMargin)
	margin := (b.current.Page.TextWidth() - narrow) / 2
	p.Format.IndentLeft, p.Format.IndentRight = margin, margin
	p.Runs[0].Text += "\n"
	p.Runs = glueRuns(append(p.Runs, title))
	return p
}

// referenceText is the line that ties an appendix to its document, filled in
// as on paper.
func (b *builder) referenceText() string {
	text := "(" + b.law.Text().ReferenceWord + " " + b.doc.Kind.Name + " số " + b.codeText() + " " + b.dateText(law.AppendixReference)
	if issuer := joinLines(b.doc.Issuer.Name); issuer != "" {
		text += " của " + issuer
	}
	return text + ")"
}
