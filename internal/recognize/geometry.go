package recognize

import (
	"strings"
	"unicode/utf8"

	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/unit"
)

// ruler measures text. Without fonts nothing is as wide as it is, and every
// paragraph is one line.
type ruler struct {
	fonts *font.Set
}

// usualSize is the size of text whose size the flow leaves open.
const usualSize = 14 * unit.Point

// lineShare is the height of a line of Times New Roman as a share of its size,
// in percent, and ascentShare how much of that lies above the baseline.
const (
	lineShare   = 115
	ascentShare = 78
)

// extent is how a text fills a column.
type extent struct {
	lines   int
	longest unit.Length
}

// runsOf visits the text of p between two bytes run by run.
func runsOf(p *flow.Paragraph, from, to int, visit func(r *flow.Run, text string)) {
	at := 0
	for i := range p.Runs {
		r := &p.Runs[i]
		a, b := max(from-at, 0), min(to-at, len(r.Text))
		at += len(r.Text)
		if a < b {
			visit(r, r.Text[a:b])
		}
		if at >= to {
			return
		}
	}
}

// sizeOf is the size of a run of p.
func sizeOf(p *flow.Paragraph, r *flow.Run) unit.Length {
	size := r.Size
	switch {
	case size > 0:
	case p.Size > 0:
		size = p.Size
	default:
		size = usualSize
	}
	if r.Script != flow.Baseline {
		return size * scriptShare / 100
	}
	return size
}

// scriptShare is the size of raised and lowered text in percent of its own.
const scriptShare = 58

// width is that of the text of p between two bytes, set on one line.
func (m ruler) width(p *flow.Paragraph, from, to int) unit.Length {
	var total unit.Length
	if m.fonts == nil {
		return 0
	}
	runsOf(p, from, to, func(r *flow.Run, text string) {
		face, units := m.fonts.Face(r.Bold, r.Italic), 0
		for _, c := range text {
			if c >= ' ' {
				n, _ := face.Advance(c)
				units += n
			}
		}
		total += unit.Length(units) * sizeOf(p, r) / unit.Length(face.UnitsPerEm)
	})
	return total
}

// longText is how many bytes of a paragraph are measured; the rest is judged
// by them.
const longText = 600

// fill breaks the text of p between two bytes into lines: the first of them
// may be first wide, the others rest.
func (m ruler) fill(p *flow.Paragraph, from, to int, first, rest unit.Length) extent {
	if m.fonts == nil || first <= 0 || rest <= 0 {
		return extent{lines: 1}
	}
	if to-from > longText {
		part := m.fill(p, from, cutAt(p, from, from+longText), first, rest)
		part.lines = (part.lines*(to-from) + longText - 1) / longText
		return part
	}
	w := wrapper{limit: first, rest: rest, out: extent{lines: 1}}
	runsOf(p, from, to, func(r *flow.Run, text string) {
		face, size := m.fonts.Face(r.Bold, r.Italic), sizeOf(p, r)
		for _, c := range text {
			n, _ := face.Advance(c)
			w.put(c, unit.Length(n)*size/unit.Length(face.UnitsPerEm))
		}
	})
	w.out.longest = max(w.out.longest, w.inked)
	return w.out
}

// cutAt moves a byte offset of p's text back to the start of a letter.
func cutAt(p *flow.Paragraph, from, to int) int {
	text := p.Text()
	for to > from && !utf8.RuneStart(text[to]) {
		to--
	}
	return to
}

// wrapper breaks lines at spaces and after hyphens, as far as one needs to
// know how many there are and how long.
type wrapper struct {
	limit, rest unit.Length
	x           unit.Length // end of the line so far
	inked       unit.Length // without the spaces at its end
	word        unit.Length // where the last word begins
	before      unit.Length // where the text before it ends
	out         extent
}

// put adds a character.
func (w *wrapper) put(c rune, width unit.Length) {
	switch c {
	case '\n':
		w.out.longest = max(w.out.longest, w.inked)
		w.next(0)
		return
	case ' ', '\t':
		w.before = w.inked
		w.x += width
		w.word = w.x
		return
	}
	w.x += width
	w.inked = w.x
	if w.x > w.limit && w.word > 0 {
		w.out.longest = max(w.out.longest, w.before)
		w.next(w.x - w.word)
	}
	if c == '-' {
		w.word, w.before = w.x, w.x
	}
}

// next begins a line with what is left of the last one.
func (w *wrapper) next(left unit.Length) {
	w.out.lines++
	w.x, w.inked, w.word, w.before, w.limit = left, left, 0, 0, w.rest
}

// defaultTab is the distance of the stops that a paragraph does not set.
const defaultTab = unit.Inch / 2

// across finds where a part of p begins and ends, on the line of p between two
// bytes that holds it, from the left edge of the column.
func (m ruler) across(p *flow.Paragraph, start, from, to int) (left, right unit.Length) {
	text := p.Text()
	x := p.Format.IndentLeft
	if start == 0 {
		x += p.Format.FirstLine
	}
	at := start
	for at < from {
		end := at + strings.IndexByte(text[at:from], '\t')
		if end < at {
			break
		}
		x += m.width(p, at, end)
		next := len(text)
		if i := strings.IndexAny(text[end+1:], "\t\n"); i >= 0 {
			next = end + 1 + i
		}
		x = tabbed(p, x, m.width(p, end+1, next))
		at = end + 1
	}
	left = x + m.width(p, at, from)
	return left, left + m.width(p, from, to)
}

// tabbed is where text of a width begins after a tab at x.
func tabbed(p *flow.Paragraph, x, width unit.Length) unit.Length {
	var best *flow.Tab
	for i := range p.Format.Tabs {
		t := &p.Format.Tabs[i]
		if t.At > x && (best == nil || t.At < best.At) {
			best = t
		}
	}
	hang := p.Format.IndentLeft
	switch {
	case p.Format.FirstLine < 0 && x < hang && (best == nil || hang < best.At):
		return hang
	case best == nil:
		return (x/defaultTab + 1) * defaultTab
	case best.Right:
		return max(x, best.At-width)
	case best.Center:
		return max(x, best.At-width/2)
	}
	return best.At
}

// pitch is the height of a line of p.
func pitch(p *flow.Paragraph) unit.Length {
	size := p.Size
	for i := range p.Runs {
		size = max(size, p.Runs[i].Size)
	}
	if size == 0 {
		size = usualSize
	}
	single := size * lineShare / 100
	switch f := &p.Format; {
	case f.LineRule == flow.Exact && f.LineHeight > 0:
		return f.LineHeight
	case f.LineRule == flow.AtLeast:
		return max(single, f.LineHeight)
	case f.Line > 0 && f.LineRule == flow.Multiple:
		return single * unit.Length(f.Line) / 240
	}
	return single
}

// quickText is the longest text that is measured only to know how high it is.
const quickText = 160

// height is what the lines of p take in a column, without the space around it.
func (m ruler) height(p *flow.Paragraph, column unit.Length) unit.Length {
	n := 0
	for i := range p.Runs {
		n += len(p.Runs[i].Text)
	}
	rest := column - p.Format.IndentLeft - p.Format.IndentRight
	lines := 1
	switch {
	case n == 0 || rest <= 0:
	case n <= quickText:
		lines = m.fill(p, 0, n, rest-p.Format.FirstLine, rest).lines
	default:
		// Three bytes of Vietnamese are about a letter and a half, half an em wide.
		size := sizeOf(p, &p.Runs[0])
		lines = int(unit.Length(n)*size*3/8/rest) + 1
	}
	return unit.Length(lines) * pitch(p)
}
