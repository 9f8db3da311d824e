package typeset

import (
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// copySection sets what makes a bản sao of the document on paper, below a line
// over the whole width of the text and all on one page. An electronic copy has
// only the line of information above its first page.
// NĐ 30/2020, Phụ lục I, Phần II, Mục II; Phụ lục III, Mẫu 3.1.
func (b *builder) copySection() {
	c := b.doc.Copy
	if c == nil || b.doc.Electronic {
		return
	}
	b.gap = 0
	within := b.current.Page.TextWidth()
	b.add(&flow.Stroke{
		Width: within, Within: within, Before: signGap, Height: strokeHeight, Weight: strokeWeight,
		KeepNext: true, Component: law.CopyTitle,
	})
	place := b.placeText(c.Place, c.Date)
	left, right := b.headColumns(place)
	t := &flow.Table{
		Columns:   []unit.Length{left, right},
		Caption:   "Phần sao văn bản",
		Component: law.CopyTitle,
	}
	title := b.line(law.CopyTitle, styleCopy, c.Form.Title, c.At)
	addRow(t, b.issuer(&c.Issuer, left), []flow.Block{title})
	addRow(t, []flow.Block{b.codeLine(c.Code)}, []flow.Block{b.placeLine(place, c.Place.At)})
	list, signature := b.recipients(&c.Recipients, ""), b.signature(&c.Signature, "", right)
	before(list, signGap)
	before(signature, signGap)
	addRow(t, list, signature)
	keepTogether(t)
	b.add(t)
	b.add(empty(emptyHeight))
}
