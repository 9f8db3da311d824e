package docx

import (
	"fmt"
	"slices"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

func (c *checker) table(t *flow.Table) error {
	if len(t.Columns) == 0 || len(t.Columns) > maxColumns {
		return fmt.Errorf("bảng có %d cột, phải từ 1 đến %d", len(t.Columns), maxColumns)
	}
	if len(t.Rows) == 0 {
		return fmt.Errorf("bảng không có hàng nào, phải có ít nhất một")
	}
	total := unit.Length(0)
	for i, w := range t.Columns {
		if err := (length{fmt.Sprintf("cột %d", i+1), w}).positive(); err != nil {
			return err
		}
		total += w
	}
	for _, l := range []length{{"chiều rộng bảng", total}, {"thụt bảng", t.Indent}} {
		if err := l.inBounds(); err != nil {
			return err
		}
	}
	for _, l := range []length{{"đệm trái của ô", t.CellLeft}, {"đệm phải của ô", t.CellRight}} {
		if err := l.notNegative(); err != nil {
			return err
		}
	}
	if err := checkText(t.Caption); err != nil {
		return fmt.Errorf("mô tả bảng: %w", err)
	}
	if c.place == inText {
		c.place = inCell
		defer func() { c.place = inText }()
	}
	open := make([]merge, len(t.Columns))
	for i := range t.Rows {
		if t.Rows[i].Header && i > 0 && !t.Rows[i-1].Header {
			return fmt.Errorf("hàng %d là hàng tiêu đề, nhưng hàng trên nó thì không", i+1)
		}
		if err := c.row(&t.Rows[i], t); err != nil {
			return fmt.Errorf("hàng %d: %w", i+1, err)
		}
		if err := checkMerges(&t.Rows[i], open); err != nil {
			return fmt.Errorf("hàng %d: %w", i+1, err)
		}
	}
	if slices.ContainsFunc(open, func(m merge) bool { return m.rows > 0 }) {
		return fmt.Errorf("bảng có ô gộp nhiều hàng hơn số hàng còn lại")
	}
	return nil
}

func (c *checker) row(r *flow.Row, t *flow.Table) error {
	if err := (length{"chiều cao hàng", r.Height}).notNegative(); err != nil {
		return err
	}
	columns := 0
	for i := range r.Cells {
		cell := &r.Cells[i]
		if cell.Span < 0 || cell.Span > maxColumns {
			return fmt.Errorf("ô %d gộp %d cột", i+1, cell.Span)
		}
		if cell.VAlign < flow.Top || cell.VAlign > flow.Bottom {
			return fmt.Errorf("ô %d: không có kiểu căn dọc %d", i+1, cell.VAlign)
		}
		columns += max(cell.Span, 1)
		if len(cell.Blocks) == 0 {
			return fmt.Errorf("ô %d không có khối nào, phải có ít nhất một", i+1)
		}
		for j, b := range cell.Blocks {
			if err := c.inCell(b); err != nil {
				return fmt.Errorf("ô %d, khối %d: %w", i+1, j+1, err)
			}
			if p, ok := b.(*flow.Paragraph); ok && p.Format.PageBreak {
				return fmt.Errorf("ô %d, khối %d: không được ngắt trang trong bảng", i+1, j+1)
			}
		}
	}
	if columns != len(t.Columns) {
		return fmt.Errorf("các ô chiếm %d cột, bảng có %d cột", columns, len(t.Columns))
	}
	return nil
}

// inCell checks a block of a cell, which may be a table.
func (c *checker) inCell(b flow.Block) error {
	t, nested := b.(*flow.Table)
	if !nested {
		return c.block(b)
	}
	if c.tables == maxNesting {
		return fmt.Errorf("bảng lồng nhau quá %d bậc", maxNesting)
	}
	c.tables++
	defer func() { c.tables-- }()
	return c.table(t)
}

// merge is a cell that covers rows below, kept at its first column.
type merge struct {
	rows int // below the current one
	span int
}

// checkMerges wants a covered cell, of the same span, wherever a cell above
// reaches down, and none elsewhere. open holds, for each column, the cell that
// begins there, and is brought up to date.
func checkMerges(r *flow.Row, open []merge) error {
	column := 0
	for i := range r.Cells {
		cell := &r.Cells[i]
		span := max(cell.Span, 1)
		if cell.Rows < 0 || cell.Covered && cell.Rows > 1 {
			return fmt.Errorf("ô %d gộp %d hàng", i+1, cell.Rows)
		}
		above := slices.ContainsFunc(open[column:column+span], func(m merge) bool { return m.rows > 0 })
		switch {
		case cell.Covered && (open[column].rows == 0 || open[column].span != span):
			return fmt.Errorf("ô %d nối với ô trên, nhưng trên đó không có ô gộp %d cột xuống đến đây", i+1, span)
		case !cell.Covered && above:
			return fmt.Errorf("ô %d nằm trong ô gộp ở trên, phải nối với ô đó", i+1)
		case cell.Covered:
			open[column].rows--
		default:
			open[column] = merge{rows: max(cell.Rows, 1) - 1, span: span}
		}
		column += span
	}
	return nil
}
