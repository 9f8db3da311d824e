package docx

import "vanban/internal/flow"

// table writes a table of fixed layout. Columns are rounded to twips one by
// one, and the table is as wide as their sum.
//
// w:tblInd is measured to the text of the first cell in compatibility mode 14
// (to its box from mode 15 on), so the padding is added to the flow's indent.
// ECMA-376-1, 17.4.37 (tbl), 17.4.50 (tblInd).
//
//	<w:tbl>
//	  <w:tblPr>
//	    <w:tblW w:w="9354" w:type="dxa"/>
//	    <w:tblInd w:w="0" w:type="dxa"/>
//	    <w:tblLayout w:type="fixed"/>
//	    <w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left …/><w:bottom …/><w:right …/></w:tblCellMar>
//	    <w:tblLook w:val="0000"/>
//	    <w:tblCaption w:val="Phần đầu văn bản"/>
//	  </w:tblPr>
//	  <w:tblGrid><w:gridCol w:w="3912"/><w:gridCol w:w="5442"/></w:tblGrid>
//	  <w:tr>…</w:tr>
//	</w:tbl>
func (e *encoder) table(t *flow.Table) {
	widths := make([]int, len(t.Columns))
	total := 0
	for i, c := range t.Columns {
		widths[i] = c.Twips()
		total += widths[i]
	}
	e.s("<w:tbl><w:tblPr>")
	e.width("tblW", total)
	e.width("tblInd", (t.Indent + t.CellLeft).Twips())
	if t.Borders {
		e.borders()
	}
	e.s(`<w:tblLayout w:type="fixed"/><w:tblCellMar>`)
	e.width("top", 0)
	e.width("left", t.CellLeft.Twips())
	e.width("bottom", 0)
	e.width("right", t.CellRight.Twips())
	e.s(`</w:tblCellMar><w:tblLook w:val="0000"/>`)
	if t.Caption != "" {
		e.s(`<w:tblCaption w:val="`)
		e.text(t.Caption)
		e.s(`"/>`)
	}
	e.s("</w:tblPr><w:tblGrid>")
	for _, w := range widths {
		e.s("<w:gridCol")
		e.number("w", w)
		e.s("/>")
	}
	e.s("</w:tblGrid>")
	for i := range t.Rows {
		e.row(&t.Rows[i], widths)
	}
	e.s("</w:tbl>")
}

// borders writes single lines around and between the cells.
func (e *encoder) borders() {
	e.s("<w:tblBorders>")
	for _, side := range [...]string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		e.line(side)
	}
	e.s("</w:tblBorders>")
}

// width writes <w:NAME w:w="n" w:type="dxa"/>.
func (e *encoder) width(name string, twips int) {
	e.s("<w:")
	e.s(name)
	e.number("w", twips)
	e.s(` w:type="dxa"/>`)
}

// row writes a row of cells.
// ECMA-376-1, 17.4.78 (tr), 17.4.81 (trPr), 17.4.84 (vMerge).
//
//	<w:tr>
//	  <w:trPr><w:cantSplit/><w:trHeight w:val="1700" w:hRule="atLeast"/><w:tblHeader/></w:trPr>
//	  <w:tc>
//	    <w:tcPr><w:tcW w:w="9354" w:type="dxa"/><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/><w:vAlign w:val="center"/></w:tcPr>
//	    <w:p>…</w:p>
//	  </w:tc>
//	</w:tr>
func (e *encoder) row(r *flow.Row, widths []int) {
	e.s("<w:tr>")
	if r.CantSplit || r.Height > 0 || r.Header {
		e.s("<w:trPr>")
		e.toggle("cantSplit", r.CantSplit, false)
		if r.Height > 0 {
			e.s("<w:trHeight")
			e.twips("val", r.Height)
			e.s(` w:hRule="atLeast"/>`)
		}
		e.toggle("tblHeader", r.Header, false)
		e.s("</w:trPr>")
	}
	column := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		span := max(c.Span, 1)
		width := 0
		for _, w := range widths[column : column+span] {
			width += w
		}
		column += span
		e.cell(c, width)
	}
	e.s("</w:tr>")
}

func (e *encoder) cell(c *flow.Cell, width int) {
	e.s("<w:tc><w:tcPr>")
	e.width("tcW", width)
	if c.Span > 1 {
		e.val("gridSpan", c.Span)
	}
	switch {
	case c.Covered:
		e.s("<w:vMerge/>")
	case c.Rows > 1:
		e.s(`<w:vMerge w:val="restart"/>`)
	}
	e.edges(c.Edges)
	switch c.VAlign {
	case flow.Middle:
		e.s(`<w:vAlign w:val="center"/>`)
	case flow.Bottom:
		e.s(`<w:vAlign w:val="bottom"/>`)
	}
	e.s("</w:tcPr>")
	e.blocks(c.Blocks, nil)
	e.s("</w:tc>")
}

// edges writes the lines around one cell. ECMA-376-1, 17.4.66 (tcBorders).
func (e *encoder) edges(edges flow.Edges) {
	if edges == 0 {
		return
	}
	e.s("<w:tcBorders>")
	for _, side := range [...]struct {
		name string
		edge flow.Edges
	}{{"top", flow.EdgeTop}, {"left", flow.EdgeLeft}, {"bottom", flow.EdgeBottom}, {"right", flow.EdgeRight}} {
		if edges&side.edge != 0 {
			e.line(side.name)
		}
	}
	e.s("</w:tcBorders>")
}

// line writes one side of a border as thick as those of tables.
func (e *encoder) line(side string) {
	e.s("<w:" + side + ` w:val="single"`)
	e.number("sz", eighths(flow.BorderWidth))
	e.s(` w:space="0" w:color="auto"/>`)
}
