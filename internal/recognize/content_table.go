package recognize

import (
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// aligns are the alignments of cells as doc has them; left is the usual one.
var aligns = [...]doc.Align{flow.Left: doc.AlignBody, flow.Center: doc.AlignCenter, flow.Right: doc.AlignRight, flow.Justify: doc.AlignBody}

// table is what a data table says.
func (w *writer) table(t *flow.Table) *doc.Table {
	out := &doc.Table{Columns: w.columnsOf(t)}
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Header && out.Header == i {
			out.Header++
		}
		row := doc.Row{}
		column := 0
		for j := range r.Cells {
			c := &r.Cells[j]
			span := max(c.Span, 1)
			align := doc.AlignBody
			if column < len(out.Columns) && span == 1 {
				align = out.Columns[column].Align
			}
			row.Cells = append(row.Cells, w.cell(c, align, r.Header))
			column += span
		}
		if len(row.Cells) > 0 {
			row.At = row.Cells[0].At
		}
		out.Rows = append(out.Rows, row)
	}
	if len(out.Rows) > 0 {
		out.At = out.Rows[0].At
	}
	return out
}

// columnsOf gives the columns of a table their widths, in thousandths, and the
// alignment that most of their cells have.
func (w *writer) columnsOf(t *flow.Table) []doc.Column {
	out := make([]doc.Column, len(t.Columns))
	whole := unit.Length(0)
	for _, width := range t.Columns {
		whole += width
	}
	votes := make([][doc.AlignRight + 1]int, len(out))
	for i := range t.Rows {
		column := 0
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			span := max(c.Span, 1)
			if p := firstParagraph(c.Blocks); p != nil && span == 1 && column < len(out) && !t.Rows[i].Header && !c.Covered {
				votes[column][aligns[p.Format.Align]]++
			}
			column += span
		}
	}
	for i := range out {
		if whole > 0 {
			out[i].Width = int((t.Columns[i]*1000 + whole/2) / whole)
		}
		for a, n := range votes[i] {
			if n > votes[i][out[i].Align] {
				out[i].Align = doc.Align(a)
			}
		}
	}
	return out
}

func firstParagraph(blocks []flow.Block) *flow.Paragraph {
	for _, b := range blocks {
		if p, ok := b.(*flow.Paragraph); ok {
			return p
		}
	}
	return nil
}

// cell is what a cell says whose column has an alignment.
func (w *writer) cell(c *flow.Cell, align doc.Align, header bool) doc.Cell {
	out := doc.Cell{Span: c.Span, Rows: c.Rows, Covered: c.Covered}
	if c.Covered {
		return out
	}
	eachParagraph(c.Blocks, func(p *flow.Paragraph) {
		said := doc.Paragraph{Spans: w.spans(p, 0, len(p.Text()), law.TableText), At: p.At}
		if header {
			for i := range said.Spans {
				said.Spans[i].Bold = false
			}
		} else if a := aligns[p.Format.Align]; a != align {
			said.Align = a
		}
		if len(out.Paragraphs) == 0 {
			out.At = p.At
		}
		if len(said.Spans) > 0 {
			out.Paragraphs = append(out.Paragraphs, said)
		}
	})
	return out
}
