package typeset

import (
	"strings"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// attachment sets a document issued together with this one on pages of its
// own, numbered from 1: without số, địa danh, Nơi nhận and signature.
// NĐ 30/2020, Phụ lục III, Mẫu 1.3.
func (b *builder) attachment(a *doc.Attachment) {
	b.section(false, true)
	b.partTop(a.Separate)
	b.appendixName = attachmentName(b.doc, a)
	b.add(b.letterhead(b.headColumns("")))
	first := len(b.current.Blocks)
	b.title(a.Kind, a.Subject)
	if first < len(b.current.Blocks) {
		head := b.current.Blocks[first].(*flow.Paragraph)
		head.Bookmark, head.Format.Outline, head.At = a.Label, 1, a.At
	}
	b.referenceLine(a.Separate, at(a.At))
	b.partText(a.Body)
}

// partTop sets what stands above the first page of an attachment or appendix:
// in a file of its own, the line that the signature of the body shows.
func (b *builder) partTop(separate bool) {
	if !separate {
		return
	}
	t := top{room: b.doc.Electronic}
	if t.room {
		t.info = b.partInfo()
	}
	b.current.Page.FirstHeader = b.firstHeader(t)
}

// partText sets the text of an attachment or appendix.
func (b *builder) partText(blocks []doc.Block) {
	b.gap = textGap - b.choice.Tighten
	b.blocks(blocks, inBody)
	b.closeText()
	if _, ok := b.last().(*flow.Table); ok {
		b.gap = 0
		b.add(empty(emptyHeight))
	}
}

// referenceText ties a part to its document. It is filled in as on paper; in a
// file of its own the places of số and ngày stay blank. The date is not broken.
// The name is that of the body, also where its head decides: the notes of Mẫu
// 1.3 and 2.1 ask for tên cơ quan, not for the chức danh that note 2 of the
// decision itself allows. Of an appendix to an attachment, which has no số of its
// own, the decree says nothing; it names the document that both came with.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm c.
func (b *builder) referenceText(separate bool) string {
	code, date := b.doc.Code, b.doc.Date
	if separate && b.doc.Electronic {
		code.Number, date = doc.Text{}, doc.Date{}
	}
	text := "(" + b.law.Text().ReferenceWord + " " + b.doc.Kind.Name + " số " + b.codeText(code) + " " +
		strings.ReplaceAll(b.dateText(law.AppendixReference, date), " ", string(nbsp))
	if issuer := joinLines(b.doc.Issuer.Name); issuer != "" {
		text += " của " + issuer
	}
	return text + ")"
}
