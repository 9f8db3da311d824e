package typeset

import (
	"strings"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// table sets a data table: single borders, header row repeated, rows whole.
func (b *builder) table(t *doc.Table) *flow.Table {
	out := &flow.Table{
		Columns:   b.columns(t.Columns),
		Borders:   true,
		CellLeft:  tablePadding,
		CellRight: tablePadding,
		Component: law.TableText,
		Rows:      make([]flow.Row, len(t.Rows)),
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		header := i < t.Header
		cells := make([]flow.Cell, 0, len(row.Cells))
		column := 0
		for j := range row.Cells {
			cell := &row.Cells[j]
			span := max(cell.Span, 1)
			align := flow.Center
			if !header {
				align = cellAlign(t.Columns, column, span)
			}
			cells = append(cells, b.cell(cell, span, align, header))
			column += span
		}
		out.Rows[i] = flow.Row{Cells: cells, Header: header, CantSplit: true}
		// Word may leave header rows alone at the foot of a page.
		if i+1 < len(t.Rows) && (header || isGroup(row, len(t.Columns))) {
			keepRow(&out.Rows[i])
		}
	}
	b.partWords(out)
	b.keepMerged(out)
	if b.choice.Tighten > 0 {
		makeRoom(out)
	}
	return out
}

// makeRoom takes the height of the paragraph that must follow a table from the
// gaps in its last row, for a table that just fills its page.
func makeRoom(t *flow.Table) {
	for _, c := range t.Rows[len(t.Rows)-1].Cells {
		for _, block := range c.Blocks {
			if p, ok := block.(*flow.Paragraph); ok {
				p.Format.SpaceAfter = max(0, p.Format.SpaceAfter-flow.TableTail)
			}
		}
	}
}

// partWords lets “ngày 10/12/2026” break at its space in a column that is too
// narrow for it: else it would break inside the day.
func (b *builder) partWords(t *flow.Table) {
	for i := range t.Rows {
		column := 0
		for _, c := range t.Rows[i].Cells {
			width := -t.CellLeft - t.CellRight
			for range max(c.Span, 1) {
				width += t.Columns[column]
				column++
			}
			for _, block := range c.Blocks {
				if p, ok := block.(*flow.Paragraph); ok {
					b.partRuns(p.Runs, width)
				}
			}
		}
	}
}

func (b *builder) partRuns(runs []flow.Run, width unit.Length) {
	for i := range runs {
		r := &runs[i]
		if !strings.ContainsRune(r.Text, nbsp) {
			continue
		}
		words := strings.Split(r.Text, " ")
		for j, word := range words {
			one := *r
			if one.Text = word; b.width(one) > width {
				words[j] = strings.ReplaceAll(word, string(nbsp), " ")
			}
		}
		r.Text = strings.Join(words, " ")
	}
}

// keepMerged keeps rows that one cell covers on one page while they are few,
// and sets the text of that cell in their middle. Of many rows the cell shows
// its text at the top, where reading starts.
func (b *builder) keepMerged(t *flow.Table) {
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			last := min(i+c.Rows, len(t.Rows)) - 1
			if last <= i || b.rowsHeight(t, i, last) > b.short() {
				continue
			}
			c.VAlign = flow.Middle
			for k := i; k < last; k++ {
				keepRow(&t.Rows[k])
			}
		}
	}
}

// isGroup reports whether a row names the rows below it: one of its cells
// spans at least half of the columns.
func isGroup(r *doc.Row, columns int) bool {
	for i := range r.Cells {
		if c := &r.Cells[i]; !c.Covered && c.Span > 1 && c.Span*2 >= columns {
			return true
		}
	}
	return false
}

// keepRow keeps a row on the page of the next one.
func keepRow(r *flow.Row) {
	for _, c := range r.Cells {
		for _, block := range c.Blocks {
			switch block := block.(type) {
			case *flow.Paragraph:
				block.Format.KeepNext = true
			case *flow.Stroke:
				block.KeepNext = true
			}
		}
	}
}

// tablePadding is the room left and right of the text of a cell: Word's own
// default, 5,4 pt.
const tablePadding = 108 * unit.Twip

// tableSpacing is the room above and below the text of a cell.
const tableSpacing = 2 * unit.Point

// cellAlign is the alignment of a cell of the body: that of its columns. A cell
// over all columns, or over columns that differ, starts at the left.
func cellAlign(columns []doc.Column, column, span int) flow.Align {
	if column+span > len(columns) || span > 1 && span == len(columns) {
		return flow.Left
	}
	align := columns[column].Align
	for _, c := range columns[column : column+span] {
		if c.Align != align {
			return flow.Left
		}
	}
	switch align {
	case doc.AlignCenter:
		return flow.Center
	case doc.AlignRight:
		return flow.Right
	}
	return flow.Left
}

// cell sets a cell of the given number of columns.
func (b *builder) cell(c *doc.Cell, span int, align flow.Align, header bool) flow.Cell {
	out := flow.Cell{Span: span, Covered: c.Covered}
	if c.Rows > 1 {
		out.Rows = c.Rows
	}
	if header {
		out.VAlign = flow.Middle
	}
	paragraphs := c.Paragraphs
	if len(paragraphs) == 0 {
		paragraphs = []doc.Paragraph{{At: c.At}}
	}
	for i := range paragraphs {
		source := &paragraphs[i]
		p := b.cellParagraph(source.Spans, align)
		p.At = at(source.At, c.At)
		switch source.Align {
		case doc.AlignCenter:
			p.Format.Align = flow.Center
		case doc.AlignRight:
			p.Format.Align = flow.Right
		}
		for j := range p.Runs {
			p.Runs[j].Bold = p.Runs[j].Bold || header
		}
		out.Blocks = append(out.Blocks, p)
	}
	return out
}

func (b *builder) cellParagraph(spans []doc.Span, align flow.Align) *flow.Paragraph {
	return &flow.Paragraph{
		Style:     styleTable,
		Format:    flow.Format{Align: align, SpaceBefore: tableSpacing, SpaceAfter: tableSpacing, NoWidows: true},
		Runs:      b.runs(law.TableText, spans),
		Size:      b.run(law.TableText, "").Size,
		Component: law.TableText,
	}
}

// columns shares the text width out to the columns, to the twip.
func (b *builder) columns(columns []doc.Column) []unit.Length {
	given, open := 0, 0
	for _, c := range columns {
		given += c.Width
		if c.Width == 0 {
			open++
		}
	}
	share := 0 // of a column without a width
	if open > 0 {
		share = max((100-given)/open, 10)
		if given == 0 {
			share = 1
		}
	}
	whole := given + share*open
	total := b.current.Page.TextWidth().Twips()
	out := make([]unit.Length, len(columns))
	done, sum := 0, 0
	for i, c := range columns {
		w := c.Width
		if w == 0 {
			w = share
		}
		sum += w
		edge := total * sum / max(whole, 1)
		out[i] = unit.Twips(edge - done)
		done = edge
	}
	return out
}
