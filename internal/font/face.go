package font

import (
	"fmt"
	"math"
	"unicode"
)

// Face is one face: its metrics, in font units, and its glyphs.
type Face struct {
	PostScript string // PostScript name, such as TimesNewRomanPS-BoldMT
	UnitsPerEm int
	Ascent     int // above the baseline, of the hhea table
	Descent    int // below the baseline, positive
	LineGap    int // extra height between lines, never negative
	CapHeight  int
	Box        [4]int  // box around all glyphs: left, bottom, right, top
	Angle      float64 // degrees counter-clockwise from the vertical; negative leans right
	Weight     int     // OS/2 weight class: 400 regular, 700 bold

	glyphs   *[math.MaxUint16 + 1]uint16 // rune -> glyph, 0 for none
	advances []uint16                    // glyph -> advance
	tables   tables
}

const (
	noBreakSpace  = '\u00a0'
	noBreakHyphen = '\u2011'
)

// Plain returns the character that r is drawn and extracted as: a space for
// the no-break space, a hyphen-minus for the no-break hyphen, r itself
// otherwise.
func Plain(r rune) rune {
	switch r {
	case noBreakSpace:
		return ' '
	case noBreakHyphen:
		return '-'
	}
	return r
}

// glyph returns the glyph of r, 0 if the face has none.
func (f *Face) glyph(r rune) uint16 {
	r = Plain(r)
	if uint32(r) > math.MaxUint16 {
		return 0
	}
	return f.glyphs[r]
}

// Advance returns the width of r in font units, and whether the face has it;
// U+00A0 measures as a space, U+2011 as a hyphen-minus. A character the face
// lacks is as wide as the box drawn in its place.
func (f *Face) Advance(r rune) (units int, ok bool) {
	g := f.glyph(r)
	return int(f.advances[g]), g != 0
}

// Has reports whether the face can draw r.
func (f *Face) Has(r rune) bool { return f.glyph(r) != 0 }

// Require returns an error that names r if the face cannot draw it.
func (f *Face) Require(r rune) error {
	if f.Has(r) {
		return nil
	}
	if !unicode.IsPrint(r) {
		return fmt.Errorf("phông chữ %s không có ký tự U+%04X", f.PostScript, r)
	}
	return fmt.Errorf("phông chữ %s không có ký tự “%c” (U+%04X)", f.PostScript, r, r)
}
