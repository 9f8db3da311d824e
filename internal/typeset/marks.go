package typeset

import (
	"cmp"
	"time"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// How a mark is drawn; the decree says how large the stamps of urgency are.
const (
	frameGap     = 6 * unit.Point // above a frame in the column of the issuer
	framePadding = 2 * unit.MM    // beside a text whose frame has no width of its own
	frameWeight  = unit.Point
	frameMax     = 80 * unit.MM // for a text whose frame has no width of its own
)

// columnMarks are ô 10a and 10b: độ mật and, below it, mức độ khẩn.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm a và điểm b.
func (b *builder) columnMarks(within unit.Length) []flow.Block {
	var blocks []flow.Block
	for _, m := range []*law.Mark{b.doc.Secrecy, b.doc.Urgency} {
		if m != nil {
			f := b.frame(m, within)
			f.Before = frameGap
			blocks = append(blocks, f)
		}
	}
	return blocks
}

// frame sets a mark in the middle of a column.
func (b *builder) frame(m *law.Mark, within unit.Length) *flow.Frame {
	r := b.run(m.Component, m.Text)
	width := m.Width
	if width == 0 {
		width = unit.Twips((b.width(r) + 2*framePadding).Twips())
		if width > frameMax {
			b.problems.Doubt(m.Cite, b.doc.At, "rút gọn dòng chữ này",
				"khung “%s” dài %s, phải từ %s trở xuống để vừa lề trên", m.Text, millimetres(width), millimetres(frameMax))
		}
	}
	return &flow.Frame{
		Text: r.Text, Bold: r.Bold, Size: r.Size,
		Width: width, Height: cmp.Or(m.Height, b.law.Recall.Height), Weight: frameWeight,
		Within: within, Align: flow.Center,
		Color: m.Color, Component: m.Component,
	}
}

// infoRoom is the width at the top right of the first page that a signing tool
// gets for its line of information, 10 pt high text of some forty letters.
const infoRoom = 70 * unit.MM

// top is what stands inside the top margin of a first page.
type top struct {
	marks []*law.Mark // ô 11
	room  bool        // ô 14 is kept free
	info  string      // what stands in ô 14; empty leaves it blank
}

// firstHeader sets the mark of a draft on the left, ô 11 right of the middle
// and ô 14 on the far right, all in one row. It is nil if nothing is printed.
// NĐ 30/2020, Phụ lục I, Phần I, Mục IV.
func (b *builder) firstHeader(t top) []flow.Block {
	draft := b.draftMark()
	if draft == nil && len(t.marks) == 0 && t.info == "" {
		return nil
	}
	whole := unit.Twips(b.current.Page.TextWidth().Twips())
	left := whole // for what stands left of the columns set so far
	out := &flow.Table{Caption: "Chỉ dẫn ở lề trên", Component: law.InfoLine}
	var cells []flow.Cell
	column := func(width unit.Length, block flow.Block) { // to the twip
		left -= width
		out.Columns = append([]unit.Length{width}, out.Columns...)
		cells = append([]flow.Cell{{Blocks: []flow.Block{block}, VAlign: flow.Middle}}, cells...)
	}
	if t.room {
		width := infoRoom
		if draft == nil && len(t.marks) == 0 {
			width = whole
		}
		column(unit.Twips(width.Twips()), b.infoLine(t.info))
	}
	for _, m := range t.marks {
		f := b.frame(m, 0)
		width := f.Width + 2*framePadding
		if len(t.marks) == 1 && !t.room {
			width = whole / 2
		}
		f.Within = unit.Twips(min(width, left).Twips())
		column(f.Within, f)
	}
	if draft != nil && left > 0 {
		column(left, draft)
	} else if left > 0 {
		column(left, empty(emptyHeight))
	}
	out.Rows = []flow.Row{{CantSplit: true, Cells: cells}}
	return []flow.Block{out}
}

// draftMark is what a draft says of itself, or nil. Practice.
func (b *builder) draftMark() *flow.Paragraph {
	if b.doc.DraftMark.Text == "" || b.doc.Stage != doc.Draft {
		return nil
	}
	p := b.line(law.DraftMark, styleDraft, b.doc.DraftMark.Text, b.doc.DraftMark.At)
	align(p)
	return p
}

// infoLine is ô 14, or an empty paragraph that keeps its place.
func (b *builder) infoLine(text string) *flow.Paragraph {
	if text == "" {
		return empty(emptyHeight)
	}
	p := b.line(law.InfoLine, styleInfo, text, b.doc.SignedAt.At)
	align(p)
	return p
}

// partInfo is what the body's signature says on a file of its own: số, ký hiệu
// and the time. It is empty until the body has signed.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm d; Phụ lục III, Mẫu 1.3
// và Mẫu 2.2.
func (b *builder) partInfo() string {
	return b.signedText(b.law.Text().Code + " " + b.codeText(b.doc.Code))
}

// copyInfo is what the signature of the body that copies says: hình thức sao,
// its name and the time. It is empty until the body has signed.
// NĐ 30/2020, Phụ lục I, Phần II, Mục I, khoản 3; Phụ lục III, Mẫu 3.2.
func (b *builder) copyInfo() string {
	return b.signedText(b.doc.Copy.Form.Title + b.law.Text().FieldEnd + joinLines(b.doc.Copy.Issuer.Name))
}

// signedText adds the time of signing, in the time of Vietnam, to what comes
// before it. The forms write the day as the decree does elsewhere, the text
// asks for ISO 8601, which the clock with its zone follows.
func (b *builder) signedText(lead string) string {
	signed := b.doc.SignedAt.Text
	if signed == "" {
		return ""
	}
	text := b.law.Text()
	if t, err := time.Parse(time.RFC3339, signed); err == nil {
		t = t.In(time.FixedZone("", text.SignTimeZone))
		day := viet.Date{Day: t.Day(), Month: int(t.Month()), Year: t.Year()}
		signed = day.Short() + text.FieldEnd + t.Format("15:04:05 -07:00")
	}
	return lead + text.FieldEnd + signed
}
