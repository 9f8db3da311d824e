package typeset

import (
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// width measures runs set on one line. A forced break counts as a space.
func (b *builder) width(runs ...flow.Run) unit.Length {
	var total float64
	for _, r := range runs {
		face := b.env.Fonts.Face(r.Bold, r.Italic)
		units := 0
		for _, c := range r.Text {
			n, _ := face.Advance(c)
			units += n
		}
		total += float64(units) / float64(face.UnitsPerEm) * float64(r.Size)
	}
	return unit.Length(total)
}

// balance returns the narrowest column in which the run breaks into as few
// lines as in a column of the given width, and its longest line there, so that
// a title of two lines has two lines of like length. A code such as 01/CT-TTg
// is broken after its hyphen only where nothing else will do.
func (b *builder) balance(r flow.Run, column unit.Length) (narrow, longest unit.Length) {
	pieces := b.pieces(r)
	whole := breakPieces(pieces, column)
	if whole.lines <= 1 {
		return column, whole.longest
	}
	const step = 20 * unit.Twip
	for extra := range 2 { // one more line rather than a broken code
		for width := column / 4; width < column; width += step {
			if got := breakPieces(pieces, width); got.lines == whole.lines+extra && !got.cut {
				return width, got.longest
			}
		}
	}
	return column, whole.longest
}

// piece is what a line break never cuts: a word, or a part of one that ends
// with a hyphen.
type piece struct {
	width unit.Length
	space unit.Length // before it; 0 for the later parts of a word
	inner bool        // a later part of a word
}

func (b *builder) pieces(r flow.Run) []piece {
	measure := func(s string) unit.Length {
		return b.width(flow.Run{Text: s, Bold: r.Bold, Italic: r.Italic, Size: r.Size})
	}
	space := measure(" ")
	var out []piece
	for _, word := range strings.Split(r.Text, " ") {
		for i, part := range strings.SplitAfter(word, "-") {
			if part == "" && i > 0 {
				continue
			}
			p := piece{width: measure(part), inner: i > 0}
			if i == 0 && len(out) > 0 {
				p.space = space
			}
			out = append(out, p)
		}
	}
	return out
}

// broken is how pieces fill a column.
type broken struct {
	lines   int
	longest unit.Length
	cut     bool // a word is cut, or wider than the column
}

func breakPieces(pieces []piece, column unit.Length) broken {
	out := broken{lines: 1}
	x := unit.Length(0)
	for i, p := range pieces {
		out.cut = out.cut || p.width > column
		if i > 0 && x+p.space+p.width > column {
			out.cut = out.cut || p.inner
			out.lines++
			out.longest = max(out.longest, x)
			x = p.width
			continue
		}
		x += p.space + p.width
	}
	out.longest = max(out.longest, x)
	return out
}
