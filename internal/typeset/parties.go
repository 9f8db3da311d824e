package typeset

import (
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// parties sets the sides of a hợp đồng, each with its particulars below.
// Practice: the decree has no form for it.
func (b *builder) parties() {
	for i := range b.doc.Parties {
		p := &b.doc.Parties[i]
		words := p.Title.Text
		if p.Name.Text != "" {
			words += ": " + p.Name.Text
		}
		head := b.bodyParagraph(law.Party, styleParty, []doc.Span{{Text: words, At: p.Title.At}}, at(p.Title.At, p.At))
		head.Format.KeepNext = len(p.Details) > 0
		b.add(head)
		for _, d := range p.Details {
			b.add(b.partyDetail(d))
		}
	}
}

func (b *builder) partyDetail(d doc.Text) *flow.Paragraph {
	p := b.bodyParagraph(law.Party, stylePartyDetail, []doc.Span{{Text: d.Text, At: d.At}}, d.At)
	for i := range p.Runs {
		p.Runs[i].Bold = false
	}
	return p
}
