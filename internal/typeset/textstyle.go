package typeset

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// textStyles shows the look of the styles of what may stand in running text,
// as styles does for the others.
func (b *builder) textStyles() []*flow.Paragraph {
	words := []doc.Span{{Text: "."}}
	article := b.bodyParagraph(law.BodyText, styleArticleText, words, diag.Range{})
	quote := b.bodyParagraph(law.BodyText, styleQuote, words, diag.Range{})
	b.setApart(quote)
	image, caption := b.imageParagraph(), b.caption()
	image.Runs, caption.Runs = b.runs(law.BodyText, words), b.runs(law.ImageCaption, words)
	return []*flow.Paragraph{
		article, quote, image, caption, b.noteParagraph(),
		b.contentsTitle(), b.contentsEntry(1, b.choice.Page.TextWidth()),
	}
}
