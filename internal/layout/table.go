package layout

import "vanban/internal/flow"

// grid is a table being laid out.
type grid struct {
	source  *flow.Table
	edges   []twip // left edge of each column from the left edge of the frame, and the right edge
	border  twip   // thickness of the rules; 0 for none
	rows    []*row
	headers []*row // repeated on each page
	header  twip   // their height
}

// row is a row of a table, or a part of one.
type row struct {
	grid   *grid
	cells  []cell
	height twip
	least  twip // height it asks for itself
	split  bool // may be split over pages
	body   bool // below the header rows, which are repeated above it
}

// cell is a cell of a row.
type cell struct {
	left, right twip // edges from the left edge of the frame
	inner       twip // left edge of the text
	atoms       []atom
	height      twip // of the atoms with the space after them
	align       flow.VAlign
	covered     bool   // by a cell above
	merge       *merge // of several rows; nil for an ordinary cell
}

// table adds the rows of t, and the empty paragraph after it if it wants one.
func (st *stacker) table(t *flow.Table, wantsTail bool) {
	g := &grid{source: t, edges: edges(t)}
	if t.Borders {
		g.border = twips(flow.BorderWidth)
	}
	for i := range t.Rows {
		g.rows = append(g.rows, st.row(g, &t.Rows[i]))
	}
	g.mergeRows()
	leading, chain := true, len(t.Rows) > 1
	for i, r := range g.rows {
		leading = leading && t.Rows[i].Header
		r.body = !leading
		if leading {
			g.headers = append(g.headers, r)
			g.header += r.height
		}
		a := atom{row: r, tag: t.Component, notes: r.notes()}
		a.measure()
		if i == 0 {
			a.gap = st.after
		}
		keeps := r.keeps()
		chain = chain && keeps
		// LibreOffice keeps a table with the paragraph after it only if all of
		// several rows ask for it.
		a.keep = leading || keeps && (chain || i < len(t.Rows)-1)
		st.atoms = append(st.atoms, a)
	}
	st.after = g.border
	if wantsTail {
		st.tail()
	}
}

// edges returns the edges of the columns. LibreOffice keeps an inner edge as a
// whole number of 10000ths of the width of the table.
func edges(t *flow.Table) []twip {
	const whole = 10000
	ends := make([]twip, 1, len(t.Columns)+1)
	for i, c := range t.Columns {
		ends = append(ends, ends[i]+twips(c))
	}
	width := ends[len(ends)-1]
	for i := range ends {
		if width > 0 {
			part := (ends[i]*whole + width/2) / width
			ends[i] = part * width / whole
		}
		ends[i] += twips(t.Indent)
	}
	return ends
}

// tail adds the empty paragraph that follows a table.
func (st *stacker) tail() {
	h := twips(flow.TableTail)
	st.atoms = append(st.atoms, atom{gap: st.after, fit: h, size: h, baseline: h * 4 / 5, line: &line{}})
	st.after = 0
}

// row lays out the cells of one row.
func (st *stacker) row(g *grid, source *flow.Row) *row {
	r := &row{grid: g, split: !source.CantSplit && !source.Header}
	column := 0
	for i := range source.Cells {
		c := &source.Cells[i]
		if column >= len(g.edges)-1 {
			break
		}
		next := min(column+max(c.Span, 1), len(g.edges)-1)
		r.cells = append(r.cells, st.cell(g, c, g.edges[column], g.edges[next]))
		column = next
	}
	r.least = twips(source.Height)
	return r
}

// measure sets the height of an atom that is a row.
func (a *atom) measure() {
	if a.row != nil {
		a.size, a.fit = a.row.height, a.row.height+a.row.grid.border
	}
}

func (st *stacker) cell(g *grid, source *flow.Cell, left, right twip) cell {
	c := cell{left: left, right: right, align: source.VAlign, covered: source.Covered}
	c.inner = left + twips(g.source.CellLeft)
	width := right - twips(g.source.CellRight) - c.inner
	inner := stacker{styles: st.styles, frame: max(width, 1), area: st.area}
	inner.blocks(source.Blocks)
	c.atoms = inner.atoms
	c.height = height(c.atoms)
	if n := len(c.atoms); n > 0 && st.margin {
		// LibreOffice counts the space after the last paragraph of a cell twice
		// in headers and footers.
		c.height += c.atoms[n-1].after
	}
	return c
}

// keeps reports whether the row stays on the page of the next one.
func (r *row) keeps() bool {
	if len(r.cells) == 0 || len(r.cells[0].atoms) == 0 {
		return false
	}
	a := &r.cells[0].atoms
	return (*a)[len(*a)-1].keep
}

// notes returns the footnotes of the row.
func (r *row) notes() []atom {
	var all []atom
	for i := range r.cells {
		for j := range r.cells[i].atoms {
			all = append(all, r.cells[i].atoms[j].notes...)
		}
	}
	return all
}

// cut splits the row so that its first part is at most room high. It fails if
// some cell cannot give its first line to the first part.
func (r *row) cut(room twip) (head, tail *row, ok bool) {
	head, tail = &row{grid: r.grid, body: r.body}, &row{grid: r.grid, body: r.body, split: true}
	rest, moved := false, false
	for i := range r.cells {
		c := &r.cells[i]
		if c.merge != nil || c.covered {
			head.cells, tail.cells = append(head.cells, *c), append(tail.cells, *c)
			tail.cells[i].covered, tail.cells[i].atoms = true, nil
			// its last row may be high for its sake alone
			rest = rest || c.merge != nil && c.merge.last() == r && r.height > r.least
			continue
		}
		n := c.fitting(room - 2*r.grid.border)
		if n == 0 && len(c.atoms) > 0 {
			return nil, nil, false
		}
		first := c.part(c.atoms[:n])
		first.align = flow.Top // LibreOffice aligns the last part of a row only
		head.cells = append(head.cells, first)
		if n < len(c.atoms) && r.grid.header > 0 {
			// LibreOffice sets the space before a paragraph again above the rest
			// of it, under repeated rows.
			c.atoms[n].topGap = c.atoms[n].before
		}
		tail.cells = append(tail.cells, c.part(c.atoms[n:]))
		rest, moved = rest || n < len(c.atoms), moved || n > 0
	}
	head.settle()
	tail.least = max(r.least, r.own()) - head.height
	if r.height > room && head.height < room && r.height > r.own() {
		head.height = max(head.height, room-r.grid.border)
	}
	tail.settle()
	if !moved && tail.height >= r.height {
		return nil, nil, false // the rest would never get smaller
	}
	return head, tail, rest
}

// own is the height of a row without what cells of several rows ask for.
func (r *row) own() twip {
	y := r.least
	for i := range r.cells {
		if c := &r.cells[i]; c.merge == nil && !c.covered {
			y = max(y, c.height+r.grid.border)
		}
	}
	return y
}

// fitting returns how many atoms can stay within room. Nothing keeps lines of
// a cell together.
func (c *cell) fitting(room twip) int {
	var y twip
	n := 0
	for i := range c.atoms {
		a := &c.atoms[i]
		y += a.above(i == 0)
		if y+max(a.fit, a.size+a.after) > room {
			return n
		}
		y += a.size
		n = i + 1
	}
	return n
}

// part is the cell with some of its atoms.
func (c *cell) part(atoms []atom) cell {
	p := *c
	p.atoms = atoms
	p.height = height(atoms)
	return p
}
