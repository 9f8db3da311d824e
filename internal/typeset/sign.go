package typeset

import (
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// signing sets ô 7 to 9b: Nơi nhận on the left, level with quyền hạn and chức
// vụ on the right. With two signatures they stand side by side and Nơi nhận
// comes below. NĐ 30/2020, Phụ lục I, Phần I, Mục IV; Phụ lục III, Mẫu 1.9.
func (b *builder) signing() {
	b.keepWithSignature()
	b.gap = 0
	if _, ok := b.last().(*flow.Table); ok {
		air := empty(signGap - b.choice.Tighten)
		air.Format.KeepNext = true
		b.add(air)
	}
	left, right := b.headColumns()
	t := &flow.Table{
		Columns:   []unit.Length{left, right},
		Caption:   "Nơi nhận và chữ ký",
		Component: law.SignPosition,
	}
	add := func(a, b []flow.Block) {
		t.Rows = append(t.Rows, flow.Row{CantSplit: true, Cells: []flow.Cell{{Blocks: a}, {Blocks: b}}})
	}
	signatures, beside := b.doc.Signatures, []flow.Block{empty(emptyHeight)}
	if len(signatures) == 1 {
		beside = b.signature(&signatures[0])
	}
	for i := 0; i < len(signatures) && len(signatures) > 1; i += 2 {
		second := []flow.Block{empty(emptyHeight)}
		if i+1 < len(signatures) {
			second = b.signature(&signatures[i+1])
		}
		add(b.signature(&signatures[i]), second)
	}
	first, rest := b.shareOut(b.recipients(), left, b.height(beside, right))
	if len(rest) == 0 {
		add(first, beside)
		keepTogether(t)
	} else {
		keepTogether(t)
		add(first, beside)
		add(rest, []flow.Block{empty(emptyHeight)})
		t.Rows[len(t.Rows)-1].CantSplit = false
	}
	b.add(t)
	b.add(empty(emptyHeight))
}

// shareOut divides a list that is too long to stay on one page: what stands
// beside the signature, and what follows it and may go over pages.
func (b *builder) shareOut(list []flow.Block, column, beside unit.Length) (first, rest []flow.Block) {
	if b.height(list, column) <= b.tallest() {
		return list, nil
	}
	n := 1
	for n < len(list) && b.height(list[:n], column) < beside {
		n++
	}
	return list[:n], list[n:]
}

// keepTogether keeps each row with the next one, and the last with the
// paragraph that Word wants after a table, which would else open a page of its
// own where the signature just fills the one before.
func keepTogether(t *flow.Table) {
	for i := range t.Rows {
		keepRow(&t.Rows[i])
	}
}

// keepWithSignature keeps at least two lines of the text with the signature:
// the last paragraph and, while those are single lines, the ones before it.
// A paragraph of several lines gives up two of them.
func (b *builder) keepWithSignature() {
	lines := 0
	blocks := b.current.Blocks
	for i := len(blocks) - 1; i >= 0 && lines < 2; i-- {
		if t, ok := blocks[i].(*flow.Table); ok && b.isShort(t) {
			// Only a table kept as a whole stays with what follows it.
			keepTogether(t)
			return
		}
		p, ok := blocks[i].(*flow.Paragraph)
		if !ok {
			return
		}
		p.Format.KeepNext = true
		if i == len(blocks)-1 {
			p.Format.SpaceAfter = max(p.Format.SpaceAfter, signGap-b.choice.Tighten)
		}
		if p.Format.Outline > 0 {
			continue // a heading is no text to stand with a signature
		}
		available := b.current.Page.TextWidth() - p.Format.FirstLine - p.Format.IndentLeft - p.Format.IndentRight
		lines++
		if b.width(p.Runs...) > available {
			lines++
		}
	}
}

// isShort reports whether a data table takes no more than a third of a page,
// so that moving it whole leaves no great gap.
func (b *builder) isShort(t *flow.Table) bool {
	if len(t.Rows) < 2 || !t.Borders {
		return false
	}
	p := b.current.Page
	var sum unit.Length
	for i := range t.Rows {
		sum += b.rowHeight(t, &t.Rows[i])
	}
	return sum <= (p.Height-p.Top-p.Bottom)/3
}

// signature sets quyền hạn, chức vụ, room and họ tên.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 7.
func (b *builder) signature(s *doc.Signature) []flow.Block {
	_, right := b.headColumns()
	var blocks []flow.Block
	for _, line := range s.Authority {
		p, _ := b.balanced(law.SignAuthority, styleSign, line, right)
		blocks = append(blocks, p)
	}
	position, _ := b.balanced(law.SignPosition, styleSign, s.Position, right)
	name := b.line(law.SignName, styleSignName, s.FullName.Text, at(s.FullName.At, s.Position.At))
	// The signer's name is searched for by signing tools: one run, plain
	// spaces.
	name.Runs[0].Text = s.FullName.Text
	name.Format.SpaceBefore = b.choice.SignRoom
	return append(blocks, position, name)
}

// recipients sets Nơi nhận with Lưu as its last entry.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9.
func (b *builder) recipients() []flow.Block {
	r := &b.doc.Recipients
	entries := append([]doc.Text(nil), r.Items...)
	if r.Filing.Text != "" {
		entries = append(entries, doc.Text{Text: b.law.Text().FilingWord + " " + r.Filing.Text, At: r.Filing.At})
	}
	if len(entries) == 0 {
		return []flow.Block{empty(emptyHeight)}
	}
	word := b.line(law.RecipientsWord, styleRecipients, b.law.Text().RecipientsWord, entries[0].At)
	word.Format.SpaceBefore = b.baselineGap(law.SignPosition, law.RecipientsWord)
	blocks := []flow.Block{word}
	dash := b.width(b.run(law.RecipientsList, b.law.Text().EntryMark))
	for i, e := range entries {
		p := b.line(law.RecipientsList, styleRecipient, b.entry(e.Text, i, len(entries)), e.At)
		p.Format.IndentLeft, p.Format.FirstLine = dash, -dash
		p.Format.IndentRight = recipientsMargin
		blocks = append(blocks, p)
	}
	return blocks
}

// signGap is the space between the text and the signature.
const signGap = 12 * unit.Point

// recipientsMargin keeps the list clear of the seal, which overlaps the
// signature on its left.
const recipientsMargin = 3 * unit.MM
