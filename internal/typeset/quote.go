package typeset

import (
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

const styleQuote flow.Style = "TrichDan"

// quote sets quoted text apart: in from both sides, by the indent of a first
// line. Pictures in it keep their width. The decree says nothing of it:
// practice.
func (b *builder) quote(q *doc.Quote, where place) {
	from := len(b.current.Blocks)
	b.blocks(q.Blocks, where)
	for _, block := range b.current.Blocks[from:] {
		if p, ok := block.(*flow.Paragraph); ok && p.Style != styleImage && p.Style != styleCaption {
			b.setApart(p)
		}
	}
}

// setApart makes a paragraph one of a quotation.
func (b *builder) setApart(p *flow.Paragraph) {
	p.Style, p.Component = styleQuote, law.BodyText
	p.Format.IndentLeft += b.choice.Indent
	p.Format.IndentRight += b.choice.Indent
	p.Format.FirstLine = 0
}
