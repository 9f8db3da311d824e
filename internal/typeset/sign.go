package typeset

import (
	"strconv"
	"strings"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// signing sets ô 7 to 9b: Nơi nhận on the left, level with quyền hạn and chức
// vụ on the right. Several signatures stand side by side and Nơi nhận comes
// below. NĐ 30/2020, Phụ lục I, Phần I, Mục IV; Phụ lục III, Mẫu 1.9 và Mẫu 1.10.
func (b *builder) signing() {
	b.keepWithSignature()
	b.gap = 0
	if _, ok := b.last().(*flow.Table); ok {
		air := empty(signGap - b.choice.Tighten)
		air.Format.KeepNext = true
		b.add(air)
	}
	t := b.signTable()
	list := b.recipients(&b.doc.Recipients, b.drafterCode())
	var beside []flow.Block
	if len(b.doc.Signatures) == 1 {
		beside = b.signature(&b.doc.Signatures[0], b.post(0), t.Columns[1])
	} else {
		b.signatures(t)
		before(list, signGap)
	}
	confirmation := b.confirmation(t.Columns[0])
	first, rest := b.shareOut(list, t.Columns[0], b.height(beside, t.Columns[1]))
	if len(rest) > 0 {
		b.keepSigned(t)
	}
	if first != nil || beside != nil || len(t.Rows) == 0 {
		addRow(t, first, beside)
	}
	if len(rest) > 0 {
		addRow(t, rest, nil)
		t.Rows[len(t.Rows)-1].CantSplit = false
	}
	if confirmation != nil {
		addRow(t, confirmation, nil)
	}
	if len(rest) == 0 {
		b.keepSigned(t)
	}
	b.add(t)
	b.add(empty(emptyHeight))
}

// keepSigned keeps the rows of t together, unless so many sign that this would
// leave most of a page empty: then the rows are whole and may part.
func (b *builder) keepSigned(t *flow.Table) {
	if len(b.doc.Signatures) <= 2 || b.rowsHeight(t, 0, len(t.Rows)-1) <= b.tallest()*3/4 {
		keepTogether(t)
	}
}

// signTable has the columns of the head for one signature, and two equal ones
// for several.
func (b *builder) signTable() *flow.Table {
	left, right := b.headColumns(b.ownPlace())
	if len(b.doc.Signatures) > 1 {
		left, right = b.halves()
	}
	return &flow.Table{
		Columns:   []unit.Length{left, right},
		Caption:   "Nơi nhận và chữ ký",
		Component: law.SignPosition,
	}
}

// addRow adds a row of two cells, which may be empty.
func addRow(t *flow.Table, left, right []flow.Block) {
	cells := make([]flow.Cell, 2)
	for i, blocks := range [...][]flow.Block{left, right} {
		if len(blocks) == 0 {
			blocks = []flow.Block{empty(emptyHeight)}
		}
		cells[i].Blocks = blocks
	}
	t.Rows = append(t.Rows, flow.Row{CantSplit: true, Cells: cells})
}

// signatures adds several signatures to t, two to a row; the last of an odd
// number stands in the middle.
func (b *builder) signatures(t *flow.Table) {
	all := b.doc.Signatures
	for i := 0; i < len(all); i += 2 {
		if i+1 == len(all) {
			last := b.signature(&all[i], b.post(i), t.Columns[0]+t.Columns[1])
			before(last, signGap)
			t.Rows = append(t.Rows, flow.Row{CantSplit: true, Cells: []flow.Cell{{Span: 2, Blocks: last}}})
			continue
		}
		first, second := b.signature(&all[i], b.post(i), t.Columns[0]), b.signature(&all[i+1], b.post(i+1), t.Columns[1])
		b.level(t, first, second)
		if i > 0 {
			before(first, signGap)
			before(second, signGap)
		}
		addRow(t, first, second)
	}
}

// level puts the names of two signatures side by side on one line, whatever
// their chức vụ take.
func (b *builder) level(t *flow.Table, first, second []flow.Block) {
	above := func(blocks []flow.Block, column int) unit.Length {
		name := blocks[len(blocks)-1].(*flow.Paragraph)
		return b.height(blocks[:len(blocks)-1], t.Columns[column]) + name.Format.SpaceBefore
	}
	lower := above(first, 0) - above(second, 1)
	if lower > 0 {
		first = second
	}
	before(first[len(first)-1:], max(lower, -lower))
}

// before adds a gap above the first of some blocks.
func before(blocks []flow.Block, gap unit.Length) {
	if len(blocks) > 0 {
		blocks[0].(*flow.Paragraph).Format.SpaceBefore += gap
	}
}

// post is the chức vụ that the form of the kind prints for signature i. It is
// empty if the form prints none, or one of its signers is named by another.
func (b *builder) post(i int) string {
	posts := b.doc.Kind.Posts
	if i >= len(posts) {
		return ""
	}
	for _, p := range posts {
		if viet.Fold(p) == viet.Fold(b.doc.Signatures[i].Position.Text) {
			return ""
		}
	}
	return posts[i]
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
		if lines > 0 && b.isHigh(blocks[:i+1]) {
			return // a page has no room for both
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

// isHigh reports whether the last of some blocks, or the one above it that it is
// the caption of, is a picture too high to go to the page of the signature.
func (b *builder) isHigh(blocks []flow.Block) bool {
	p, ok := blocks[len(blocks)-1].(*flow.Paragraph)
	if ok && p.Style == styleCaption {
		return b.isHigh(blocks[:len(blocks)-1])
	}
	return ok && len(p.Runs) > 0 && p.Runs[0].Image != nil && p.Runs[0].Image.Height > b.short()
}

// isShort reports whether a data table may stay whole.
func (b *builder) isShort(t *flow.Table) bool {
	return len(t.Rows) > 1 && t.Borders && b.rowsHeight(t, 0, len(t.Rows)-1) <= b.short()
}

// signature sets quyền hạn, chức vụ, room and họ tên in a column. Where the
// form prints a post, the signer's own stands above the name, as Mẫu 1.9 asks.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 7.
func (b *builder) signature(s *doc.Signature, post string, within unit.Length) []flow.Block {
	var blocks []flow.Block
	for _, line := range s.Authority {
		p, _ := b.balanced(law.SignAuthority, styleSign, line, within)
		blocks = append(blocks, p)
	}
	position := s.Position
	if post != "" {
		position = doc.Text{Text: post, At: s.Position.At}
	}
	p, _ := b.balanced(law.SignPosition, styleSign, position, within)
	blocks = append(blocks, p)
	name := b.line(law.SignName, styleSignName, s.FullName.Text, at(s.FullName.At, s.Position.At))
	// The signer's name is searched for by signing tools: one run, plain
	// spaces.
	name.Runs[0].Text = s.FullName.Text
	if post != "" && s.Position.Text != "" {
		own, _ := b.balanced(law.SignPosition, styleSign, s.Position, within)
		own.Format.SpaceBefore = b.choice.SignRoom
		return append(blocks, own, name)
	}
	name.Format.SpaceBefore = b.choice.SignRoom
	return append(blocks, name)
}

// recipients sets Nơi nhận with Lưu as its last entry, followed by what names
// the drafter. It is nil if there are none.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9; Mục III, khoản 3.
func (b *builder) recipients(r *doc.Recipients, drafter string) []flow.Block {
	entries := append([]doc.Text(nil), r.Items...)
	if r.Filing.Text != "" {
		entries = append(entries, doc.Text{Text: b.law.Text().FilingWord + " " + r.Filing.Text, At: r.Filing.At})
	}
	if len(entries) == 0 {
		return nil
	}
	word := b.line(law.RecipientsWord, styleRecipients, b.law.Text().RecipientsWord, entries[0].At)
	word.Format.SpaceBefore = b.baselineGap(law.SignPosition, law.RecipientsWord)
	blocks := []flow.Block{word}
	dash := b.width(b.run(law.RecipientsList, b.law.Text().EntryMark))
	for i, e := range entries {
		text := b.entry(e.Text, i, len(entries))
		if i == len(entries)-1 && drafter != "" {
			text += " " + drafter
		}
		p := b.line(law.RecipientsList, styleRecipient, text, e.At)
		p.Format.IndentLeft, p.Format.FirstLine = dash, -dash
		p.Format.IndentRight = recipientsMargin
		blocks = append(blocks, p)
	}
	return blocks
}

// drafterCode is ký hiệu người soạn thảo and số lượng bản phát hành: “PL.(300)”.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 3; Mục V, ô số 12.
func (b *builder) drafterCode() string {
	code := ""
	if b.doc.Drafter.Text != "" {
		code = viet.Upper(strings.TrimSuffix(b.doc.Drafter.Text, ".")) + "."
	}
	if b.doc.CopyCount > 0 {
		code += "(" + strconv.Itoa(b.doc.CopyCount) + ")"
	}
	return code
}

// confirmation sets what another body is asked to confirm by hand below Nơi
// nhận, with room for its stamp. It is nil for a kind that asks for nothing.
// NĐ 30/2020, Phụ lục III, Mẫu 1.10.
func (b *builder) confirmation(within unit.Length) []flow.Block {
	text := b.doc.Kind.Confirmation
	if text == "" {
		return nil
	}
	p, _ := b.balanced(law.Confirmation, styleConfirmation, doc.Text{Text: text, At: b.doc.At}, within)
	p.Format.SpaceBefore = signGap
	place := b.line(law.Confirmation, styleConfirmation, b.law.Text().SignPlace, b.doc.At)
	place.Format.SpaceBefore, place.Format.SpaceAfter = signGap, b.choice.SignRoom
	return []flow.Block{p, place}
}

// signGap is the space between the text and the signature.
const signGap = 12 * unit.Point

// recipientsMargin keeps the list clear of the seal, which overlaps the
// signature on its left.
const recipientsMargin = 3 * unit.MM
