package recognize

import (
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// box is where a line stands on its page.
func (f *finder) box(l *line) Box {
	b := Box{ColumnLeft: l.at.left, ColumnRight: l.at.right}
	if l.frame != nil {
		return frameBox(l.frame, b)
	}
	format := &l.p.Format
	left, right := b.ColumnLeft+format.IndentLeft, b.ColumnRight-format.IndentRight
	if f.env.Fonts == nil {
		b.Left, b.Right = left, right
		return b
	}
	first := format.FirstLine
	start, end := l.row()
	if start > 0 {
		first = 0
	}
	before, after := l.raw[start:l.from], l.raw[l.to:end]
	if strings.TrimSpace(before) != "" || strings.TrimSpace(after) != "" {
		return f.partBox(l, b, start, end)
	}
	if before != "" { // set off by spaces or tabs
		x, _ := f.ruler.across(l.p, start, l.from, l.from)
		first = x - format.IndentLeft
	}
	e := f.ruler.fill(l.p, l.from, l.to, right-left-first, right-left)
	b.Lines = e.lines
	if e.lines == 1 {
		left += first
	} else if first < 0 {
		left += first
		e.longest -= first
	}
	spare := max(right-left-e.longest, 0)
	switch format.Align {
	case flow.Center:
		left += spare / 2
	case flow.Right:
		left += spare
	case flow.Justify:
		if e.lines > 1 {
			e.longest += spare
		}
	}
	b.Left, b.Right = left, left+e.longest
	return b
}

// partBox is the box of a line that has others beside it in its paragraph: on
// the line of the paragraph between two bytes.
func (f *finder) partBox(l *line, b Box, start, end int) Box {
	left, right := f.ruler.across(l.p, start, l.from, l.to)
	_, whole := f.ruler.across(l.p, start, end, end)
	format := &l.p.Format
	spare := max(b.ColumnRight-b.ColumnLeft-format.IndentRight-whole, 0)
	switch format.Align {
	case flow.Center:
		left, right = left+spare/2, right+spare/2
	case flow.Right:
		left, right = left+spare, right+spare
	}
	b.Left, b.Right, b.Lines = b.ColumnLeft+left, b.ColumnLeft+right, 1
	return b
}

// row returns the bytes between which the forced line of the paragraph lies
// that l is in, or begins in.
func (l *line) row() (start, end int) {
	start = strings.LastIndexByte(l.raw[:l.from], '\n') + 1
	end = len(l.raw)
	if i := strings.IndexByte(l.raw[l.to:], '\n'); i >= 0 {
		end = l.to + i
	}
	return start, end
}

// frameBox is the box of a frame: its rectangle.
func frameBox(f *flow.Frame, b Box) Box {
	spare := max(b.ColumnRight-b.ColumnLeft-f.Width, 0)
	b.Left = b.ColumnLeft
	switch f.Align {
	case flow.Center:
		b.Left += spare / 2
	case flow.Right:
		b.Left += spare
	}
	b.Right, b.Lines = b.Left+f.Width, 1
	return b
}

// floatSpan is where a float stands from side to side.
func floatSpan(f *flow.Float, page flow.PageSetup, at place) (left, right unit.Length) {
	from, to := at.left, at.right
	switch f.FromX {
	case flow.FromMargin:
		from, to = page.Left, page.Width-page.Right
	case flow.FromPage:
		from, to = 0, page.Width
	}
	left = from + f.X
	if f.AlignedX {
		switch f.Align {
		case flow.Center:
			left = (from + to - f.Width) / 2
		case flow.Right:
			left = to - f.Width
		default:
			left = from
		}
	}
	return left, left + f.Width
}

// floatTop is where the upper edge of f stands, given where its paragraph does
// and where its page begins.
func floatTop(f *flow.Float, page flow.PageSetup, paragraph, sheet unit.Length) unit.Length {
	switch f.FromY {
	case flow.FromMargin:
		return sheet + page.Top + f.Y
	case flow.FromPage:
		return sheet + f.Y
	}
	return paragraph + f.Y
}
