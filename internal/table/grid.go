package table

import (
	"slices"
	"sort"
	"strings"

	"vanban/internal/diag"
)

// grid is a sheet or a CSV file before anyone knows which row is its header.
type grid struct {
	file, sheet string
	lines       []line // those in which something stands, by number
	merges      []span // those of more than one cell, from the top
	near        []span // those of them that may belong to the header
	hidden      []span // columns hidden in the workbook, each with top 0
}

// line is a row of a sheet or a record of a CSV file.
type line struct {
	number int
	hidden bool
	items  []item // those in which something stands, by column
	fields int    // of a CSV file: how many there are, blank ones too
}

// item is one cell with something in it.
type item struct {
	col    int
	text   string
	exact  string
	typed  bool   // a number, a day or a truth value, not text
	day    bool   // a day
	struck bool   // struck through
	fault  *fault // what is wrong with the cell; told only if it stands in the table
	at     diag.Pos
	across int // of a merged cell, how many columns it covers
}

// fault is a problem of a cell whose place is not yet known to matter.
type fault struct{ message, hint string }

// span is a rectangle of cells.
type span struct{ top, left, bottom, right int }

func (s span) holds(row, col int) bool {
	return s.top <= row && row <= s.bottom && s.left <= col && col <= s.right
}

// at is the place of a cell, or with column 0 of a row.
func (g *grid) at(row, col int) diag.Range {
	return diag.Range{File: g.file, Sheet: g.sheet, Start: diag.Pos{Line: row, Col: col}}
}

// place is where an item stands.
func (g *grid) place(it *item) diag.Range {
	return diag.Range{File: g.file, Sheet: g.sheet, Start: it.at}
}

// item finds what stands in a column; nil if nothing does.
func (l *line) item(col int) *item {
	i := sort.Search(len(l.items), func(i int) bool { return l.items[i].col >= col })
	if i < len(l.items) && l.items[i].col == col {
		return &l.items[i]
	}
	return nil
}

// index finds the line of a number, or the first after it.
func (g *grid) index(number int) int {
	return sort.Search(len(g.lines), func(i int) bool { return g.lines[i].number >= number })
}

// width is the last column in which something stands.
func (g *grid) width() int {
	w := 0
	for i := range g.lines {
		if items := g.lines[i].items; len(items) > 0 {
			w = max(w, items[len(items)-1].col)
		}
	}
	return w
}

// columnHidden reports whether people do not see a column.
func (g *grid) columnHidden(col int) bool {
	return slices.ContainsFunc(g.hidden, func(s span) bool { return s.holds(0, col) })
}

// maxSpread is how many cells merging may fill, so that no file takes all
// memory.
const maxSpread = 2_000_000

// spread gives the value of a merged cell to each row that it covers, in its
// first column; what LibreOffice keeps under a merged cell nobody sees.
func (g *grid) spread(from int) {
	left := maxSpread
	for _, m := range g.merges {
		if m.bottom < from {
			continue
		}
		i := g.index(m.top)
		if i == len(g.lines) || g.lines[i].number != m.top {
			continue
		}
		anchor := g.lines[i].item(m.left)
		if anchor == nil {
			continue
		}
		value := *anchor
		value.across = m.right - m.left + 1
		for ; i < len(g.lines) && g.lines[i].number <= m.bottom && left > 0; i++ {
			g.lines[i].cover(m, value)
			left--
		}
	}
}

// cover puts the value of a merged cell into the part of it that a line holds.
// A line in which nothing else stands stays blank but for the first.
func (l *line) cover(m span, value item) {
	kept := l.items[:0:0]
	for _, it := range l.items {
		if it.col < m.left || it.col > m.right {
			kept = append(kept, it)
		}
	}
	if len(kept) == 0 && l.number != m.top {
		l.items = nil
		return
	}
	at, _ := slices.BinarySearchFunc(kept, m.left, func(it item, col int) int { return it.col - col })
	l.items = slices.Insert(kept, at, value)
}

// texts joins some of what stands in the grid, for a look at its letters.
func (g *grid) texts(limit int) string {
	var b strings.Builder
	for i := range g.lines {
		for _, it := range g.lines[i].items {
			if b.Len() > limit {
				return b.String()
			}
			b.WriteString(it.text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}
