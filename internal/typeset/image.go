package typeset

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

const (
	styleImage   flow.Style = "HinhAnh"
	styleCaption flow.Style = "ChuThichAnh"
)

// usualResolution is that of a picture whose file does not say, in pixels an
// inch: what Word takes.
const usualResolution = 96

// captionGap is the space between a picture and its caption; practice.
const captionGap = 3 * unit.Point

// image sets a picture on a line of its own, centred, and its caption below.
// The decree says nothing of pictures: practice.
func (b *builder) image(m *doc.Image) {
	p := b.imageParagraph()
	p.At = m.At
	var caption *flow.Paragraph
	room := p.Format.SpaceAfter + lineHeight(p.Size)
	if len(m.Caption) > 0 {
		caption = b.caption()
		caption.Runs, caption.At = b.runs(law.ImageCaption, m.Caption), m.At
		p.Format.KeepNext, p.Format.SpaceAfter = true, captionGap
		room += captionGap + b.height([]flow.Block{caption}, b.current.Page.TextWidth())
	}
	width, height := b.imageSize(m, room)
	p.Runs = []flow.Run{{Size: p.Size, Image: &flow.Image{Data: m.Data, Type: m.Type, Width: width, Height: height, Alt: m.Alt}}}
	b.add(p)
	if caption != nil {
		b.add(caption)
	}
}

// imageParagraph holds a picture. It is single spaced: a wider pitch would
// stretch with the height of the picture.
func (b *builder) imageParagraph() *flow.Paragraph {
	p := b.bodyParagraph(law.BodyText, styleImage, nil, diag.Range{})
	p.Format.Align, p.Format.FirstLine, p.Format.Line = flow.Center, 0, 0
	return p
}

// caption is the paragraph of a caption without its text.
func (b *builder) caption() *flow.Paragraph {
	p := b.bodyParagraph(law.ImageCaption, styleCaption, nil, diag.Range{})
	p.Format.Align, p.Format.FirstLine, p.Format.KeepLines = flow.Center, 0, true
	p.Size = b.run(law.ImageCaption, "").Size
	return p
}

// imageSize is the size of a picture on the page: as asked for or its own, no
// wider than the text and, with room for what stands below it, no higher than
// a page.
func (b *builder) imageSize(m *doc.Image, room unit.Length) (width, height unit.Length) {
	page := b.current.Page
	pixels := m.Pixels
	if pixels[0] <= 0 || pixels[1] <= 0 {
		pixels = [2]int{4, 3} // the file could not be read, which is reported
	}
	resolution := m.PixelsPerInch
	if resolution <= 0 {
		resolution = usualResolution
	}
	width = m.Width
	if width <= 0 {
		width = unit.Points(72 * float64(pixels[0]) / float64(resolution))
	}
	most := page.TextWidth()
	if m.Width > most {
		b.problems.Warn(m.At, "ghi rong= không quá "+millimetres(most)+", hoặc đặt {ngang} trước ảnh",
			"ảnh rộng %s, rộng hơn phần chữ (%s) nên được thu nhỏ", millimetres(m.Width), millimetres(most))
	}
	shape := float64(pixels[1]) / float64(pixels[0])
	tallest := page.Height - page.Top - page.Bottom - room
	width = min(width, most, unit.Length(float64(tallest)/shape))
	return width, unit.Length(float64(width) * shape)
}
