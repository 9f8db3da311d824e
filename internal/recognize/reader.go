package recognize

import (
	"vanban/internal/flow"
	"vanban/internal/unit"
)

// reader lists the lines of a flow and how far down they stand.
type reader struct {
	ruler ruler
	lines []line
	drawn []drawing
	page  flow.PageSetup
	order int
	fresh bool
	sheet unit.Length // where the page begins, as far as breaks tell
	owed  *flow.Stroke
}

// drawing is a straight line that stands free of the text.
type drawing struct {
	float       *flow.Float
	section     int
	order       int // of the paragraph it is tied to
	left, right unit.Length
	y           unit.Length
}

// read lists the lines of all sections in reading order: what stands above the
// text of a section's first page, its text, what stands below the text of its
// first page, then what stands in the margins of the other pages.
func (r *reader) read(f *flow.Flow) {
	for i, s := range f.Sections {
		r.page, r.sheet, r.fresh = s.Page, 0, true
		here := place{section: i, left: s.Page.Left, right: s.Page.Width - s.Page.Right}
		head, foot := here, here
		head.margin, foot.margin = inHeader, inFooter
		r.blocks(s.Page.FirstHeader, head, s.Page.Header)
		r.fresh = true
		r.blocks(s.Blocks, here, s.Page.Top)
		r.fresh = false
		r.blocks(s.Page.FirstFooter, foot, s.Page.Height-s.Page.Bottom)
		r.blocks(s.Page.NextHeader, head, s.Page.Header)
		r.blocks(s.Page.NextFooter, foot, s.Page.Height-s.Page.Bottom)
		if s.Page.EvenDiffers {
			r.blocks(s.Page.EvenHeader, head, s.Page.Header)
			r.blocks(s.Page.EvenFooter, foot, s.Page.Height-s.Page.Bottom)
		}
	}
}

// blocks adds the lines of some blocks that begin at y and returns where they
// end.
func (r *reader) blocks(blocks []flow.Block, at place, y unit.Length) unit.Length {
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			y = r.paragraph(b, at, y)
		case *flow.Frame:
			y = r.frame(b, at, y)
		case *flow.Stroke:
			r.stroke(b, at)
			y += b.Before + b.Height
		case *flow.Table:
			y = r.table(b, at, y)
		}
	}
	r.owed = nil
	return y
}

// stroke notes a line below the last text of a run of blocks, and above the
// next.
func (r *reader) stroke(s *flow.Stroke, at place) {
	for n := len(r.lines) - 1; n >= 0 && r.lines[n].at.beside(at); n-- {
		if !r.lines[n].empty() {
			r.lines[n].stroke = s
			break
		}
	}
	r.owed = s
}

// beside reports whether a line stands in the same run of blocks.
func (p place) beside(q place) bool {
	return p.section == q.section && p.margin == q.margin && p.grid == q.grid && p.row == q.row && p.cell == q.cell && p.float == q.float
}

// add adds a line.
func (r *reader) add(l line) {
	l.above = r.owed
	if !l.empty() {
		r.owed = nil
	}
	r.lines = append(r.lines, l)
}

// paragraph adds a paragraph, after the boxes that are tied to it.
func (r *reader) paragraph(p *flow.Paragraph, at place, y unit.Length) unit.Length {
	if p.Format.PageBreak && at.margin == inText {
		r.fresh, r.sheet = true, y-r.page.Top
	}
	for _, f := range p.Floats {
		r.float(f, at, y)
	}
	r.order++
	at.order = r.order
	l := newLine(p, at)
	l.fresh = r.fresh
	if !l.empty() {
		r.fresh = false
	}
	l.top = y + p.Format.SpaceBefore
	l.base = l.top + pitch(p)*ascentShare/100
	l.bottom = l.top + r.ruler.height(p, at.right-at.left)
	r.add(l)
	return l.bottom + p.Format.SpaceAfter
}

// float adds what stands in a box, or notes a line, tied to a paragraph that
// begins at y.
func (r *reader) float(f *flow.Float, at place, y unit.Length) {
	left, right := floatSpan(f, r.page, at)
	top := floatTop(f, r.page, y, r.sheet)
	if f.Line {
		r.drawn = append(r.drawn, drawing{float: f, section: at.section, order: r.order + 1, left: left, right: right, y: top})
		return
	}
	at.float, at.left, at.right = f, left+f.InsetLeft, right-f.InsetRight
	r.blocks(f.Blocks, at, top+f.InsetTop)
}

// frame adds a text in a frame.
func (r *reader) frame(f *flow.Frame, at place, y unit.Length) unit.Length {
	r.order++
	at.order = r.order
	l := line{frame: f, raw: f.Text, at: at}
	l.cut(0, len(f.Text))
	letters, small := countLetters(f.Text)
	l.look = look{size: f.Size, bold: f.Bold, allBold: f.Bold, noBold: !f.Bold, capitals: letters > 0 && small == 0, letters: letters}
	l.top = y + f.Before
	l.bottom = l.top + f.Height
	l.base = l.top + f.Height/2 + f.Size/3
	r.add(l)
	return l.bottom + f.After
}

// table adds the cells of a table row by row.
func (r *reader) table(t *flow.Table, at place, y unit.Length) unit.Length {
	left := at.left + t.Indent
	for i := range t.Rows {
		row := &t.Rows[i]
		x, column, height := left, 0, row.Height
		ends := make([]unit.Length, len(row.Cells))
		starts := make([]int, len(row.Cells)+1)
		for j := range row.Cells {
			c := &row.Cells[j]
			width := unit.Length(0)
			for range max(c.Span, 1) {
				if column < len(t.Columns) {
					width += t.Columns[column]
				}
				column++
			}
			starts[j], ends[j] = len(r.lines), y
			if !c.Covered {
				in := at
				in.grid, in.row, in.cell = t, i, j
				if in.outer == nil {
					in.outer, in.outerRow = t, i
				}
				in.left, in.right = x+t.CellLeft, x+width-t.CellRight
				ends[j] = r.blocks(c.Blocks, in, y)
				if c.Rows <= 1 {
					height = max(height, ends[j]-y)
				}
			}
			x += width
		}
		starts[len(row.Cells)] = len(r.lines)
		for j := range row.Cells {
			r.lower(starts[j], starts[j+1], row.Cells[j].VAlign, y+height-ends[j])
		}
		y += height
	}
	return y
}

// lower moves the lines of a cell down as its vertical alignment wants.
func (r *reader) lower(from, to int, v flow.VAlign, spare unit.Length) {
	switch {
	case spare <= 0 || v == flow.Top:
		return
	case v == flow.Middle:
		spare /= 2
	}
	for i := from; i < to; i++ {
		l := &r.lines[i]
		l.top, l.base, l.bottom = l.top+spare, l.base+spare, l.bottom+spare
	}
}
