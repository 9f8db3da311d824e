package pdf

import (
	"math"
	"slices"
	"strconv"

	"vanban/internal/font"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// ink is one face as a document uses it: its characters are numbered from 1 in
// the order of Unicode, so that letters with the same characters have the same
// cut face, and text is written in those numbers.
type ink struct {
	face  *font.Face
	runes []rune            // runes[i] has code i+1
	pages [256]*[256]uint16 // rune -> code by high and low byte, 0 for none
}

// take makes the characters of a text known.
func (k *ink) take(text string) error {
	for _, r := range text {
		r = font.Plain(r)
		if err := k.face.Require(r); err != nil {
			return err
		}
		page := k.pages[r>>8] // the face has runes of the Basic Multilingual Plane only
		if page == nil {
			page = new([256]uint16)
			k.pages[r>>8] = page
		}
		if page[r&0xff] == 0 {
			page[r&0xff] = 1
			k.runes = append(k.runes, r)
		}
	}
	return nil
}

// number gives the characters taken their codes.
func (k *ink) number() {
	slices.Sort(k.runes)
	for i, r := range k.runes {
		k.pages[r>>8][r&0xff] = uint16(i + 1)
	}
}

// code returns the number of a character that was taken.
func (k *ink) code(r rune) uint16 {
	r = font.Plain(r)
	return k.pages[r>>8][r&0xff]
}

// appendText appends the operators that show t on a page of a height. The
// whole stretch is one string, or one array if spaces are stretched, with its
// spaces in it.
//
// ISO 32000-1, 9.4 (text objects).
func (k *ink) appendText(b []byte, t *layout.Text, height unit.Length) []byte {
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
		code := k.code(r)
		b = appendByte(b, byte(code>>8))
		b = appendByte(b, byte(code))
		if stretch && r == ' ' && i+1 < len(t.Text) {
			b = append(b, ')')
			b = appendDecimal(b, -t.Space*1000/t.Size.Points())
			b = append(b, '(')
		}
	}
	if stretch {
		return append(b, ")] TJ ET\n"...)
	}
	return append(b, ") Tj ET\n"...)
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
