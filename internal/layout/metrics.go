package layout

import (
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/unit"
)

// twip is a twentieth of a point: the grid that word processors lay text out
// on.
type twip int

func (t twip) length() unit.Length { return unit.Twips(int(t)) }

func twips(l unit.Length) twip { return twip(l.Twips()) }

// fine is a 2048th of a twip. The advance of any glyph of a face with 2048
// units to the em is a whole number of them at any size in twips, so that
// widths add up without rounding.
type fine int64

const perTwip fine = 2048

func (t twip) fine() fine { return fine(t) * perTwip }

// twips rounds to the nearest twip.
func (f fine) twips() twip { return twip((f + perTwip/2) / perTwip) }

func (f fine) length() unit.Length {
	return unit.Length((int64(f)*int64(unit.Twip) + int64(perTwip)/2) / int64(perTwip))
}

// style is what the glyphs of a run look like.
type style struct {
	bold, italic bool
	size         twip
	script       flow.Script
}

// scriptShare is the size of raised and lowered text in percent of its own.
const scriptShare twip = 58

// drawn is the size the glyphs are drawn at.
func (s style) drawn() twip {
	if s.script == flow.Baseline {
		return s.size
	}
	return s.size * scriptShare / 100
}

// strut is the height that text of one style gives to its line.
type strut struct{ ascent, descent twip }

func (s strut) height() twip { return s.ascent + s.descent }

// around returns the strut that holds both s and t.
func (s strut) around(t strut) strut {
	return strut{max(s.ascent, t.ascent), max(s.descent, t.descent)}
}

// dots is a length in dots of the device that LibreOffice measures text on,
// of 8640 dots to the inch. Advances of glyphs and heights of faces are whole
// dots there, and lines break where whole dots say so.
type dots int

const perDot dots = 6 // dots to the twip

func (t twip) dots() dots { return dots(t) * perDot }

// twips rounds half up, as that device does on the way back.
func (d dots) twips() twip { return twip((d + perDot/2) / perDot) }

// metrics is a style with the face that draws it.
type metrics struct {
	style style
	face  *font.Face
	strut strut
	em    dots
	drop  twip // of the baseline below that of the line
}

// advance returns the exact width of r.
func (m *metrics) advance(r rune) fine {
	units, _ := m.face.Advance(r)
	n, d := fine(units)*m.style.drawn().fine(), fine(m.face.UnitsPerEm)
	return (n + d/2) / d
}

// pace returns the width of r that lines are broken by.
func (m *metrics) pace(r rune) dots {
	units, _ := m.face.Advance(r)
	return m.dots(units)
}

// dots rounds a length in font units.
func (m *metrics) dots(units int) dots {
	upem := dots(m.face.UnitsPerEm)
	return (dots(units)*m.em + upem/2) / upem
}

// styles finds the metrics of a style. A document has a handful of styles,
// so a list is searched faster than a map.
type styles struct {
	fonts *font.Set
	known []*metrics
}

func (s *styles) of(want style) *metrics {
	for _, m := range s.known {
		if m.style == want {
			return m
		}
	}
	m := &metrics{style: want, face: s.fonts.Face(want.bold, want.italic), em: want.size.dots()}
	m.strut = m.measure()
	if want.script != flow.Baseline {
		m.em = want.drawn().dots()
		small := m.measure()
		// The tops of raised letters and the feet of lowered ones are level with
		// those of their size.
		if want.script == flow.Super {
			m.drop = small.ascent - m.strut.ascent
		} else {
			m.drop = m.strut.descent - small.descent
		}
	}
	s.known = append(s.known, m)
	return m
}

// measure returns the height of the face at its em.
func (m *metrics) measure() strut {
	ascent, gap := m.dots(m.face.Ascent), m.dots(m.face.LineGap).twips()
	height := (ascent + m.dots(m.face.Descent)).twips()
	return strut{ascent: ascent.twips() + gap, descent: height - ascent.twips()}
}
