package pdf

import (
	"math"
	"strconv"

	"vanban/internal/font"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// ink is one face as a document uses it: its characters are numbered from 1 in
// the order they are first drawn, and text is written in those numbers.
type ink struct {
	face  *font.Face
	runes []rune            // runes[i] has code i+1
	pages [256]*[256]uint16 // rune -> code by high and low byte, 0 for none yet
}

// code returns the number of r, a new one at its first use.
func (k *ink) code(r rune) (uint16, error) {
	r = font.Plain(r)
	if err := k.face.Require(r); err != nil {
		return 0, err
	}
	page := k.pages[r>>8] // the face has runes of the Basic Multilingual Plane only
	if page == nil {
		page = new([256]uint16)
		k.pages[r>>8] = page
	}
	code := page[r&0xff]
	if code == 0 {
		k.runes = append(k.runes, r)
		code = uint16(len(k.runes))
		page[r&0xff] = code
	}
	return code, nil
}

// appendText appends the operators that show t on a page of a height. The
// whole stretch is one string, or one array if spaces are stretched, with its
// spaces in it.
//
// ISO 32000-1, 9.4 (text objects).
func (k *ink) appendText(b []byte, t *layout.Text, height unit.Length) ([]byte, error) {
	b = append(b, "BT "...)
	b = appendPoints(b, t.X)
	b = append(b, ' ')
	b = appendPoints(b, height-t.Y)
	b = append(b, " Td "...)
	stretch := t.Space != 0
	if stretch {
		b = append(b, '[')
	}
	b = append(b, '(')
	for i, r := range t.Text {
		code, err := k.code(r)
		if err != nil {
			return b, err
		}
		b = appendByte(b, byte(code>>8))
		b = appendByte(b, byte(code))
		if stretch && r == ' ' && i+1 < len(t.Text) {
			b = append(b, ')')
			b = appendDecimal(b, -t.Space*1000/t.Size.Points())
			b = append(b, '(')
		}
	}
	if stretch {
		return append(b, ")] TJ ET\n"...), nil
	}
	return append(b, ") Tj ET\n"...), nil
}

// appendByte writes one byte of a literal string.
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '\\', '(', ')':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendPoints writes a length in points to three places.
func appendPoints(b []byte, l unit.Length) []byte {
	return appendThousandths(b, int64(math.Round(float64(l)*1000/float64(unit.Point))))
}

// appendDecimal writes a number to three places.
func appendDecimal(b []byte, f float64) []byte {
	return appendThousandths(b, int64(math.Round(f*1000)))
}

func appendThousandths(b []byte, n int64) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/1000, 10)
	n %= 1000
	if n == 0 {
		return b
	}
	b = append(b, '.', byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}
