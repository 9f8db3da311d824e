package docx

// checkTable checks that cells fill the grid, that widths agree with it, that
// header rows lead, that each cell ends with a paragraph and that a cell joined
// to the one above finds it.
// ECMA-376-1, 17.4.48 (tblGrid), 17.4.49 (tblHeader), 17.4.65 (tc), 17.4.84
// (vMerge).
func checkTable(part string, t *node) error {
	grid := t.child("tblGrid")
	if grid == nil || t.child("tblPr") == nil {
		return fault(part, "bảng thiếu “tblPr” hoặc “tblGrid”")
	}
	sum := gridWidth(grid.children)
	if w := t.child("tblPr").child("tblW"); w == nil || w.number("w") != sum {
		return fault(part, "chiều rộng bảng khác tổng các cột %d", sum)
	}
	open := map[int]int{}
	leading := true
	for _, row := range t.children {
		if row.name != "tr" {
			continue
		}
		properties := row.child("trPr")
		header := properties != nil && properties.child("tblHeader") != nil
		if header && !leading {
			return fault(part, "hàng tiêu đề của bảng không ở trên cùng")
		}
		leading = header
		if err := checkRow(part, row, grid.children, open); err != nil {
			return err
		}
	}
	return nil
}

func checkRow(part string, row *node, grid []*node, open map[int]int) error {
	column := 0
	for _, c := range row.children {
		if c.name != "tc" {
			continue
		}
		if len(c.children) == 0 || c.children[len(c.children)-1].name != "p" {
			return fault(part, "ô của bảng không kết thúc bằng “p”")
		}
		if err := checkTables(part, c.children); err != nil {
			return err
		}
		properties := c.child("tcPr")
		if properties == nil || properties.child("tcW") == nil {
			return fault(part, "ô của bảng thiếu “tcW”")
		}
		span := 1
		if s := properties.child("gridSpan"); s != nil {
			span = s.number("val")
		}
		if span < 1 || column+span > len(grid) {
			return fault(part, "ô của bảng gộp %d cột, quá số cột", span)
		}
		if w := gridWidth(grid[column : column+span]); properties.child("tcW").number("w") != w {
			return fault(part, "chiều rộng ô khác tổng các cột %d", w)
		}
		if err := checkMerge(part, properties.child("vMerge"), column, span, open); err != nil {
			return err
		}
		column += span
	}
	if column != len(grid) {
		return fault(part, "các ô chiếm %d cột, bảng có %d cột", column, len(grid))
	}
	return nil
}

func gridWidth(columns []*node) int {
	sum := 0
	for _, c := range columns {
		sum += c.number("w")
	}
	return sum
}

// checkMerge wants a cell that goes on to stand below one of the same columns
// that is merged too. open holds the span of such cells by first column.
func checkMerge(part string, merge *node, column, span int, open map[int]int) error {
	switch {
	case merge == nil:
		delete(open, column)
	case merge.attr("val") == "restart":
		open[column] = span
	case open[column] != span:
		return fault(part, "ô ở cột %d nối với ô trên, nhưng trên đó không có ô như vậy", column+1)
	}
	for c := column + 1; c < column+span; c++ {
		delete(open, c)
	}
	return nil
}
