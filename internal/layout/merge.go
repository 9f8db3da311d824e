package layout

import (
	"slices"

	"vanban/internal/flow"
)

// merge is a cell that covers several rows. Its text takes what room the rows
// give it; the last of them grows if that is not enough. Where a page ends
// between its rows, the text goes on in the rows of the next page.
type merge struct {
	cell cell   // with the text that is not on a page yet
	rows []*row // those that are not on a page yet
}

// last is the row that grows.
func (m *merge) last() *row { return m.rows[len(m.rows)-1] }

// mergeRows finds the cells of g that cover several rows.
func (g *grid) mergeRows() {
	var open []*merge // by the left edge of their cells
	for i, r := range g.rows {
		for j := range r.cells {
			c := &r.cells[j]
			at := slices.IndexFunc(open, func(m *merge) bool { return m.cell.left == c.left })
			switch {
			case c.covered && at >= 0:
				c.merge = open[at]
				c.merge.rows = append(c.merge.rows, r)
				continue
			case at >= 0:
				open = slices.Delete(open, at, at+1)
			}
			if n := g.source.Rows[i].Cells[j].Rows; n > 1 && !c.covered {
				c.merge = &merge{cell: *c, rows: []*row{r}}
				open = append(open, c.merge)
			}
		}
	}
	for _, r := range g.rows {
		r.settle()
	}
}

// settle sets the height of a row, when those above it have theirs.
func (r *row) settle() {
	r.height = r.least
	for i := range r.cells {
		c := &r.cells[i]
		switch {
		case c.merge == nil && !c.covered:
			r.height = max(r.height, c.height+r.grid.border)
		case c.merge != nil && c.merge.last() == r:
			need := c.merge.cell.height + r.grid.border
			for _, above := range c.merge.rows[:len(c.merge.rows)-1] {
				need -= above.height
			}
			r.height = max(r.height, need)
		}
	}
}

// replace puts what is left of a row that was cut in its place.
func (r *row) replace(tail *row) {
	for i := range r.cells {
		if m := r.cells[i].merge; m != nil {
			if at := slices.Index(m.rows, r); at >= 0 {
				m.rows[at] = tail
			}
		}
	}
}

// group is a stretch of rows of one table on one page.
type group struct {
	rows  []*row
	ys    []twip
	again bool // header rows that another page has had
}

// drawGroup puts rows on the page with the rules around them.
func (p *paginator) drawGroup(page *Page, g *group) {
	if len(g.rows) == 0 {
		return
	}
	for i, r := range g.rows {
		for j := range r.cells {
			c := &r.cells[j]
			switch {
			case c.merge == nil:
				p.cell(page, c, g.ys[i]+r.grid.border, r.height-r.grid.border)
			case g.firstOf(c.merge) == i:
				p.merged(page, g, i, c.merge)
			}
		}
		p.rules(page, r, g.ys[i], i == 0)
	}
	if g.again {
		return
	}
	n := len(g.rows) - 1
	p.rules(page, &row{grid: g.rows[n].grid, cells: g.rows[n].cells}, g.ys[n]+g.rows[n].height, true)
}

// has reports whether a row has a cell of m.
func (r *row) has(m *merge) bool {
	return slices.ContainsFunc(r.cells, func(c cell) bool { return c.merge == m })
}

func (g *group) firstOf(m *merge) int {
	return slices.IndexFunc(g.rows, func(r *row) bool { return r.has(m) })
}

// merged draws the text of a merged cell from row i of the group on, as far as
// the rows of the group have room for it.
func (p *paginator) merged(page *Page, g *group, i int, m *merge) {
	border := g.rows[i].grid.border
	top, room := g.ys[i]+border, -border
	var rest []*row
	for _, r := range g.rows[i:] {
		if r.has(m) {
			room += r.height
		}
	}
	for _, r := range m.rows {
		if !slices.Contains(g.rows, r) {
			rest = append(rest, r)
		}
	}
	if len(rest) == 0 {
		p.cell(page, &m.cell, top, room)
		return
	}
	n := m.cell.fitting(room)
	if n == 0 && i == 0 {
		n = min(1, len(m.cell.atoms)) // higher than a page
	}
	part := m.cell.part(m.cell.atoms[:n])
	part.align = flow.Top
	p.cell(page, &part, top, room)
	if g.again {
		return
	}
	if n < len(m.cell.atoms) && g.rows[0].grid.header > 0 {
		m.cell.atoms[n].topGap = m.cell.atoms[n].before // as in row.cut
	}
	m.cell = m.cell.part(m.cell.atoms[n:])
	m.rows = rest
	for _, r := range rest {
		r.settle()
	}
}
