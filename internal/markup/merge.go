package markup

import "vanban/internal/doc"

// cellPlace is where a cell of a table begins.
type cellPlace struct{ row, cell, column int }

// mergeDown joins cells that hold only “^” to the cell above. A merged cell
// must be a rectangle, on one side of the line under the header.
func (b *builder) mergeDown(t *doc.Table) {
	var above []cellPlace // by column: the cell that covers it, in the row above
	for i := range t.Rows {
		row := joinCovered(&t.Rows[i], above)
		own := make([]cellPlace, 0, len(t.Columns))
		column := 0
		for j := range row.Cells {
			c := &row.Cells[j]
			span, place := max(c.Span, 1), cellPlace{i, j, column}
			if c.Covered {
				if problem, hint := misfit(t, place, span, above); problem != "" {
					b.problems.Add(c.At, hint, "%s", problem)
					*c = doc.Cell{Paragraphs: []doc.Paragraph{{At: c.At}}, Span: span, At: c.At}
				} else {
					place = above[column]
					from := &t.Rows[place.row].Cells[place.cell]
					from.Rows = max(from.Rows, 1) + 1
				}
			}
			for range span {
				own = append(own, place)
			}
			column += span
		}
		above = own
	}
}

// joinCovered makes one cell of neighbours “^” below the same cell.
func joinCovered(row *doc.Row, above []cellPlace) *doc.Row {
	cells := row.Cells[:0]
	column := 0
	for _, c := range row.Cells {
		last := len(cells) - 1
		if c.Covered && last >= 0 && cells[last].Covered && column < len(above) && above[column] == above[column-1] {
			cells[last].Span += c.Span
		} else {
			cells = append(cells, c)
		}
		column += max(c.Span, 1)
	}
	row.Cells = cells
	return row
}

// misfit says why a covered cell cannot join the cell above, and what to do;
// both are empty if it can.
func misfit(t *doc.Table, at cellPlace, span int, above []cellPlace) (problem, hint string) {
	switch {
	case at.row == 0:
		return "ô ở dòng đầu bảng không có ô bên trên để gộp", "viết \\^ nếu muốn in dấu này"
	case at.row == t.Header:
		return "ô của phần nội dung không gộp với ô của dòng tiêu đề", "viết nội dung vào ô này, hoặc viết \\^ nếu muốn in dấu này"
	case at.column >= len(above):
		return "không có ô bên trên để gộp", "thêm ô cho đủ ở dòng trên"
	}
	place := above[at.column]
	from := &t.Rows[place.row].Cells[place.cell]
	if place.column != at.column || max(from.Span, 1) != span {
		return "ô gộp xuống dưới không thành hình chữ nhật", "gộp đúng những cột của ô bên trên: dưới | a | < | viết | ^ | < |"
	}
	return "", ""
}
