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

// balance returns the narrowest column in which the run still breaks into as
// few lines as in a column of the given width, and its longest line there, so
// that a title of two lines has two lines of like length.
func (b *builder) balance(r flow.Run, column unit.Length) (narrow, longest unit.Length) {
	words := b.words(r)
	lines, longest := breakWords(words, column)
	if lines <= 1 {
		return column, longest
	}
	low, high := unit.Length(0), column
	for high-low > unit.Twip*20 {
		middle := (low + high) / 2
		if n, _ := breakWords(words, middle); n <= lines && fits(words, middle) {
			high = middle
		} else {
			low = middle
		}
	}
	_, longest = breakWords(words, high)
	return high, longest
}

// words measures the words of a run; space is the width of one space.
type words struct {
	widths []unit.Length
	space  unit.Length
}

func (b *builder) words(r flow.Run) words {
	w := words{space: b.width(flow.Run{Text: " ", Bold: r.Bold, Italic: r.Italic, Size: r.Size})}
	for _, s := range strings.Split(r.Text, " ") {
		w.widths = append(w.widths, b.width(flow.Run{Text: s, Bold: r.Bold, Italic: r.Italic, Size: r.Size}))
	}
	return w
}

// fits reports whether no single word is wider than the column.
func fits(w words, column unit.Length) bool {
	for _, width := range w.widths {
		if width > column {
			return false
		}
	}
	return true
}

// breakWords counts the lines of a greedy break and measures the longest.
func breakWords(w words, column unit.Length) (lines int, longest unit.Length) {
	x := unit.Length(0)
	for i, width := range w.widths {
		if i > 0 && x+w.space+width > column {
			lines, longest, x = lines+1, max(longest, x), 0
		}
		if x > 0 {
			x += w.space
		}
		x += width
	}
	return lines + 1, max(longest, x)
}
