package typeset

import (
	"vanban/internal/flow"
	"vanban/internal/law"
)

// contact sets ô 13, the address of the body, at the foot of the first page
// under a line over the whole width of the text. It is nil if there is none.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 4; Phụ lục III, Mẫu 1.5.
func (b *builder) contact() []flow.Block {
	lines := b.doc.Contact
	if len(lines) == 0 {
		return nil
	}
	within := b.current.Page.TextWidth()
	blocks := []flow.Block{b.stroke(law.ContactBlock, within, within)}
	for _, l := range lines {
		blocks = append(blocks, b.line(law.ContactBlock, styleContact, l.Text, l.At))
	}
	return blocks
}
