package typeset

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// division sets a numbered part of the body: its heading, or its number
// before its first paragraph, then what it holds.
func (b *builder) division(d *doc.Division) {
	if len(d.Heading) == 0 {
		b.unheaded(d)
		return
	}
	switch {
	case b.number.of[d].alone:
		b.centred(d)
	case d.Level == doc.LevelSection:
		b.heading(d, law.SectionHeading, styleSection, 1)
	case d.Level == doc.LevelArticle:
		b.heading(d, law.ArticleHeading, styleArticle, 3)
	case d.Level == doc.LevelClause:
		b.heading(d, law.ClauseHeading, styleClauseHeading, 2)
	case d.Level == doc.LevelPoint:
		b.heading(d, law.Point, stylePoint, 3)
	}
	b.blocks(d.Blocks, inBody)
}

// heading sets number and heading on one line, kept with what follows.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ; Mục V, ô số 6.
func (b *builder) heading(d *doc.Division, c law.Component, style flow.Style, outline int) {
	spans := append([]doc.Span{{Text: b.number.of[d].text + " "}}, d.Heading...)
	p := b.bodyParagraph(c, style, spans, d.At)
	head(p, outline)
	p.Bookmark = d.Label
	b.add(p)
}

// centred sets the number on a line of its own and the heading in capitals
// below it. NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ.
func (b *builder) centred(d *doc.Division) {
	component, style, outline := law.PartHeading, stylePart, 1
	switch d.Level {
	case doc.LevelChapter:
		component, style = law.ChapterHeading, styleChapter
	case doc.LevelSection:
		component, style, outline = law.SectionHeading, styleSection, 2
	case doc.LevelSubsection:
		component, style, outline = law.SubsectionHeading, styleSubsection, 2
	}
	number := b.run(component, "")
	number.Text = b.number.of[d].text + "\n"
	runs := []flow.Run{number}
	for _, r := range b.runs(component, d.Heading) {
		r.Text = viet.Upper(r.Text)
		runs = append(runs, r)
	}
	p := b.bodyParagraph(component, style, nil, d.At)
	p.Runs = glueRuns(runs)
	p.Format.Align, p.Format.FirstLine = flow.Center, 0
	head(p, outline)
	p.Bookmark = d.Label
	b.add(p)
}

// unheaded sets a khoản or điểm whose number stands before its text.
func (b *builder) unheaded(d *doc.Division) {
	component, style, where := law.Clause, styleClause, inClause
	if d.Level == doc.LevelPoint {
		component, style, where = law.Point, stylePoint, inPoint
	}
	p := b.marked(b.number.of[d].text+" ", d.Blocks, style, component, where)
	p.Bookmark = d.Label
	if p.At == (diag.Range{}) {
		p.At = d.At
	}
}

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
		if !header && i+1 < len(t.Rows) && isGroup(row, len(t.Columns)) {
			keepRow(&out.Rows[i])
		}
	}
	return out
}

// isGroup reports whether a row names the rows below it: one of its cells
// spans at least half of the columns.
func isGroup(r *doc.Row, columns int) bool {
	for i := range r.Cells {
		if s := r.Cells[i].Span; s > 1 && s*2 >= columns {
			return true
		}
	}
	return false
}

// keepRow keeps a row on the page of the next one.
func keepRow(r *flow.Row) {
	for _, c := range r.Cells {
		for _, block := range c.Blocks {
			if p, ok := block.(*flow.Paragraph); ok {
				p.Format.KeepNext = true
			}
		}
	}
}

// tablePadding is the room left and right of the text of a cell: Word's own
// default, 5,4 pt.
const tablePadding = 108 * unit.Twip

// tableSpacing is the room above and below the text of a cell.
const tableSpacing = 2 * unit.Point

func cellAlign(columns []doc.Column, column, span int) flow.Align {
	if span > 1 || column >= len(columns) {
		return flow.Left
	}
	switch columns[column].Align {
	case doc.AlignCenter:
		return flow.Center
	case doc.AlignRight:
		return flow.Right
	}
	return flow.Left
}

func (b *builder) cell(c *doc.Cell, span int, align flow.Align, header bool) flow.Cell {
	out := flow.Cell{Span: span}
	if header {
		out.VAlign = flow.Middle
	}
	paragraphs := c.Paragraphs
	if len(paragraphs) == 0 {
		paragraphs = []doc.Paragraph{{At: c.At}}
	}
	for i := range paragraphs {
		source := &paragraphs[i]
		p := &flow.Paragraph{
			Style:     styleTable,
			Format:    flow.Format{Align: align, SpaceBefore: tableSpacing, SpaceAfter: tableSpacing, NoWidows: true},
			Runs:      b.runs(law.TableText, source.Spans),
			Size:      b.spec(law.TableText).Default,
			Component: law.TableText,
			At:        at(source.At, c.At),
		}
		switch source.Align {
		case doc.AlignCenter:
			p.Format.Align = flow.Center
		case doc.AlignRight:
			p.Format.Align = flow.Right
		}
		if header {
			for j := range p.Runs {
				p.Runs[j].Bold = true
			}
		}
		out.Blocks = append(out.Blocks, p)
	}
	return out
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
