package typeset

import (
	"cmp"
	"time"

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
	}
	return &flow.Frame{
		Text: r.Text, Bold: r.Bold, Size: r.Size,
		Width: width, Height: cmp.Or(m.Height, b.law.Recall.Height), Weight: frameWeight,
		Within: within, Align: flow.Center,
		Color: m.Color, Component: m.Component,
	}
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
