package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"vanban/internal/flow"
)

// picture is an image as PDF holds it.
// ISO 32000-1, 8.9.5 (image dictionaries).
type picture struct {
	size  image.Point
	space string // /DeviceGray, /DeviceRGB or an array of a palette
	bits  int
	codec string // entries that name the filter, ending with a space
	data  []byte
	mask  *picture // alpha; nil if all is opaque
}

// maxPixels keeps a small file from taking all memory.
const maxPixels = 64 << 20

var errPicture = errors.New("ảnh không phải PNG hay JPEG đọc được, hoặc đã hỏng")

// newPicture reads the whole of a PNG or JPEG.
func newPicture(source *flow.Image) (*picture, error) {
	decode, decodeConfig := png.Decode, png.DecodeConfig
	switch source.Type {
	case "png":
	case "jpeg":
		decode, decodeConfig = jpeg.Decode, jpeg.DecodeConfig
	default:
		return nil, errPicture
	}
	c, err := decodeConfig(bytes.NewReader(source.Data))
	if err != nil || c.Width <= 0 || c.Height <= 0 {
		return nil, errPicture
	}
	if c.Width > maxPixels/c.Height {
		return nil, fmt.Errorf("ảnh có %d × %d điểm, nhiều nhất được %d triệu điểm", c.Width, c.Height, maxPixels>>20)
	}
	m, err := decode(bytes.NewReader(source.Data))
	if err != nil {
		return nil, errPicture
	}
	if source.Type == "jpeg" {
		return photograph(source.Data, m)
	}
	return graphic(m)
}

// photograph is a JPEG. Gray and YCbCr go in as they are.
func photograph(data []byte, m image.Image) (*picture, error) {
	p := &picture{size: m.Bounds().Size(), space: "/DeviceRGB", bits: 8, codec: "/Filter /DCTDecode ", data: withoutRemarks(data)}
	switch m.(type) {
	case *image.Gray:
		p.space = "/DeviceGray"
	case *image.YCbCr:
	default: // inks, or components that readers take in different ways
		return graphic(m)
	}
	return p, nil
}

// withoutRemarks drops what cameras and programs add to a JPEG, such as the
// place where it was taken, and keeps what its colours depend on.
// ITU-T T.81, B.2.4 (tables and miscellaneous marker segments).
func withoutRemarks(data []byte) []byte {
	const (
		app0, app14, app15, comment = 0xe0, 0xee, 0xef, 0xfe
		scan                        = 0xda
	)
	out := append(make([]byte, 0, len(data)), data[:2]...)
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		marker := data[at+1]
		if marker == 0xff { // a fill byte
			at++
			continue
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == scan || end > len(data) {
			return append(out, data[at:]...)
		}
		if remark := marker > app0 && marker <= app15 && marker != app14 || marker == comment; !remark {
			out = append(out, data[at:end]...)
		}
		at = end
	}
	return data // in no form we know
}

// graphic is a picture without loss, as a palette or in 8 bits of gray or RGB.
func graphic(m image.Image) (*picture, error) {
	size := m.Bounds().Size()
	if p, ok := m.(*image.Paletted); ok && p.Opaque() {
		space := []byte("[/Indexed /DeviceRGB ")
		space = fmt.Appendf(space, "%d <", len(p.Palette)-1)
		for _, c := range p.Palette {
			r, g, b, _ := c.RGBA()
			space = fmt.Appendf(space, "%02x%02x%02x", r>>8, g>>8, b>>8)
		}
		return packed(p, string(append(space, ">]"...)), 1)
	}
	if g, ok := m.(*image.Gray); ok {
		return packed(g, "/DeviceGray", 1)
	}
	colors, grays, alpha := image.NewNRGBA(image.Rectangle{Max: size}), image.NewGray(image.Rectangle{Max: size}), image.NewGray(image.Rectangle{Max: size})
	gray, opaque := true, true
	for y := range size.Y {
		for x := range size.X {
			c := pixel(m, m.Bounds().Min.Add(image.Pt(x, y)))
			gray = gray && c.R == c.G && c.G == c.B
			opaque = opaque && c.A == 0xff
			grays.Pix[y*grays.Stride+x], alpha.Pix[y*alpha.Stride+x] = c.R, c.A
			copy(colors.Pix[y*colors.Stride+4*x:], []byte{c.R, c.G, c.B, 0xff})
		}
	}
	var base image.Image = colors
	space, channels := "/DeviceRGB", 3
	if gray {
		base, space, channels = grays, "/DeviceGray", 1
	}
	p, err := packed(base, space, channels)
	if err == nil && !opaque {
		p.mask, err = packed(alpha, "/DeviceGray", 1)
	}
	return p, err
}

// pixel is a colour in 8 bits, not multiplied by its alpha.
func pixel(m image.Image, at image.Point) color.NRGBA {
	switch m := m.(type) {
	case *image.NRGBA:
		return m.NRGBAAt(at.X, at.Y)
	case *image.RGBA: // as the decoder makes it, always opaque
		c := m.RGBAAt(at.X, at.Y)
		return color.NRGBA(c)
	case *image.NRGBA64:
		c := m.NRGBA64At(at.X, at.Y)
		return color.NRGBA{R: uint8(c.R >> 8), G: uint8(c.G >> 8), B: uint8(c.B >> 8), A: uint8(c.A >> 8)}
	}
	return color.NRGBAModel.Convert(m.At(at.X, at.Y)).(color.NRGBA)
}

// packed compresses samples as PNG does, by differences from their neighbours.
// ISO 32000-1, 7.4.4.4 (LZW and Flate predictor functions).
func packed(m image.Image, space string, channels int) (*picture, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		return nil, err
	}
	p := &picture{size: m.Bounds().Size(), space: space}
	const signature, around = 8, 12 // around the data of a chunk: length, name and checksum
	for rest := out.Bytes()[signature:]; len(rest) >= around; {
		n := int(binary.BigEndian.Uint32(rest))
		body := rest[8 : 8+n]
		switch string(rest[4:8]) {
		case "IHDR":
			p.bits = int(body[8])
		case "IDAT":
			p.data = append(p.data, body...)
		}
		rest = rest[around+n:]
	}
	p.codec = fmt.Sprintf("/Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d>> ", channels, p.bits, p.size.X)
	return p, nil
}

// embed returns the body of the image object and adds its mask to f.
func (p *picture) embed(f *file) []byte {
	entries := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent %d %s",
		p.size.X, p.size.Y, p.space, p.bits, p.codec)
	if p.mask != nil {
		entries += fmt.Sprintf("/SMask %d 0 R ", f.add(p.mask.embed(f)))
	}
	return plainStream(entries, p.data)
}

// standIn is a PNG that fpdf draws in the place of picture i. fpdf orders
// images by their width, so each has another.
func standIn(i int) ([]byte, error) {
	var out bytes.Buffer
	err := png.Encode(&out, image.NewGray(image.Rect(0, 0, i+1, 1)))
	return out.Bytes(), err
}

// replacePictures puts our images in the place of the stand-ins.
func (f *file) replacePictures(pictures []*picture) error {
	replaced := 0
	for n := firstPage + 2*f.pages; n < len(f.objects) && replaced < len(pictures); n++ {
		head := fmt.Appendf(nil, "<</Type /XObject\n/Subtype /Image\n/Width %d\n", replaced+1)
		if bytes.HasPrefix(f.objects[n], head) {
			f.objects[n] = pictures[replaced].embed(f)
			replaced++
		}
	}
	if replaced != len(pictures) {
		return errForm
	}
	return nil
}
