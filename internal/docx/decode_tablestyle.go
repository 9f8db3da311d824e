package docx

import (
	"strconv"

	"vanban/internal/flow"
)

// The parts of a table that its style may tell apart, weakest first.
// ECMA-376-1, 17.18.89 (ST_TblStyleOverrideType), 17.7.6 (order).
const (
	wholeTable = iota
	band1Vert
	band2Vert
	band1Horz
	band2Horz
	firstCol
	lastCol
	firstRow
	lastRow
	neCell
	nwCell
	seCell
	swCell
	regions
)

var regionNames = [regions]string{"wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol",
	"firstRow", "lastRow", "neCell", "nwCell", "seCell", "swCell"}

// tableStyle is what a style says of tables. ECMA-376-1, 17.7.6.
type tableStyle struct {
	regions            [regions]*region
	props              *element // w:tblPr
	bandRows, bandCols int
}

// region is what a style says of one part of a table.
type region struct {
	para   paraProps
	run    runProps
	cell   box6
	vAlign string
}

// box6 are the lines around and between cells.
type box6 struct{ top, bottom, left, right, insideH, insideV edge }

// sides are the lines around a cell.
type sides [4]edge

const (
	sideTop = iota
	sideBottom
	sideLeft
	sideRight
)

// cellKey names what a style makes of a cell.
type cellKey struct {
	style *styleEntry
	mask  uint16 // regions the cell stands in
}

func (s *sheet) readTableStyle(e *element) *tableStyle {
	t := &tableStyle{props: e.child("w:tblPr"), bandRows: 1, bandCols: 1}
	if n, ok := numberOf(valOf(t.props, "w:tblStyleRowBandSize")); ok {
		t.bandRows = max(1, n)
	}
	if n, ok := numberOf(valOf(t.props, "w:tblStyleColBandSize")); ok {
		t.bandCols = max(1, n)
	}
	t.regions[wholeTable] = s.readRegion(e)
	for c := range e.each("w:tblStylePr") {
		for i, name := range regionNames {
			if i != wholeTable && c.value("w:type") == name {
				t.regions[i] = s.readRegion(c)
			} else if name == c.value("w:type") {
				own := s.readRegion(c)
				t.regions[i].para.under(&own.para)
				t.regions[i].run.under(&own.run)
				t.regions[i].cell.lay(&own.cell)
			}
		}
	}
	return t
}

func (s *sheet) readRegion(e *element) *region {
	r := &region{para: readParaProps(e.child("w:pPr")), run: s.runProps(e.child("w:rPr"))}
	cell := e.child("w:tcPr")
	r.cell, r.vAlign = readBox(cell.child("w:tcBorders")), valOf(cell, "w:vAlign")
	if own := e.child("w:tblPr").child("w:tblBorders"); own != nil && e.name == "w:tblStylePr" {
		b := readBox(own)
		b.lay(&r.cell)
		r.cell = b
	}
	return r
}

// readBox reads w:tblBorders or w:tcBorders; nil says nothing.
func readBox(e *element) box6 {
	side := func(name, strict string) edge {
		if c := e.child(name); c != nil {
			return edgeOf(c)
		}
		return edgeOf(e.child(strict))
	}
	return box6{
		side("w:top", "w:top"), side("w:bottom", "w:bottom"), side("w:left", "w:start"), side("w:right", "w:end"),
		side("w:insideH", "w:insideH"), side("w:insideV", "w:insideV"),
	}
}

// lay puts what over states on top of b.
func (b *box6) lay(over *box6) {
	for _, s := range [...]struct{ to, from *edge }{
		{&b.top, &over.top}, {&b.bottom, &over.bottom}, {&b.left, &over.left}, {&b.right, &over.right},
		{&b.insideH, &over.insideH}, {&b.insideV, &over.insideV},
	} {
		if s.from.stated {
			*s.to = *s.from
		}
	}
}

// lay puts what over states on top of s.
func (s *sides) lay(over sides) {
	for i := range over {
		if over[i].stated {
			s[i] = over[i]
		}
	}
}

// around are the lines that b, which is about a whole table, gives a cell.
func (b *box6) around(at place2, rows, columns int) sides {
	s := sides{b.insideH, b.insideH, b.insideV, b.insideV}
	if at.row == 0 {
		s[sideTop] = b.top
	}
	if at.row == rows-1 {
		s[sideBottom] = b.bottom
	}
	if at.at == 0 {
		s[sideLeft] = b.left
	}
	if at.at+at.span >= columns {
		s[sideRight] = b.right
	}
	return s
}

// tableLook is what the style of a table and the table itself say.
type tableLook struct {
	style             *styleEntry
	chain             []*styleEntry
	borders           box6
	flags             int // w:tblLook
	fixed             bool
	padLeft, padRight int
	indent            int
	width, share      int // in twips, or in fiftieths of a percent; 0 if not stated
	align             flow.Align
}

// The bits of w:tblLook. ECMA-376-4, 14.5.13.
const (
	showFirstRow = 0x20
	showLastRow  = 0x40
	showFirstCol = 0x80
	showLastCol  = 0x100
	noRowBands   = 0x200
	noColBands   = 0x400
)

// usualPadding is the padding of cells that nothing is said of, in twips.
// ECMA-376-1, 17.4.34 (left).
const usualPadding = 115

// tableLook reads the properties of a table over those of its style.
// ECMA-376-1, 17.4.59 (tblPr).
func (d *decoder) tableLook(e *element) tableLook {
	props := e.child("w:tblPr")
	l := tableLook{padLeft: usualPadding, padRight: usualPadding}
	l.style = d.sheet.styles[valOf(props, "w:tblStyle")]
	if l.style == nil || l.style.table == nil {
		l.style = d.sheet.grid
	}
	if l.style != nil {
		l.chain = d.sheet.chain(l.style)
		for _, s := range l.chain {
			l.read(s.table.props)
		}
	}
	l.read(props)
	return l
}

func (l *tableLook) read(props *element) {
	if props == nil {
		return
	}
	for _, c := range props.children {
		switch c.name {
		case "w:tblBorders":
			b := readBox(c)
			l.borders.lay(&b)
		case "w:tblCellMar":
			l.padding(c, "w:left", "w:start", &l.padLeft)
			l.padding(c, "w:right", "w:end", &l.padRight)
		case "w:tblInd":
			if n, ok := twipsOf(c.value("w:w")); ok && c.value("w:type") != "pct" {
				l.indent = n
			}
		case "w:jc":
			l.align = alignOf(c.value("w:val"))
		case "w:tblLayout":
			l.fixed = c.value("w:type") == "fixed"
		case "w:tblW":
			l.width, l.share = 0, 0
			switch c.value("w:type") {
			case "pct":
				l.share = fiftieths(c.value("w:w"))
			case "dxa", "":
				l.width, _ = twipsOf(c.value("w:w"))
			}
		case "w:tblLook":
			l.flags = lookFlags(c)
		}
	}
}

func (l *tableLook) padding(e *element, name, strict string, to *int) {
	c := e.child(name)
	if c == nil {
		c = e.child(strict)
	}
	if n, ok := twipsOf(c.value("w:w")); ok && c.value("w:type") != "pct" {
		*to = max(0, n)
	}
}

func lookFlags(e *element) int {
	if bits, err := strconv.ParseInt(e.value("w:val"), 16, 32); err == nil {
		return int(bits)
	}
	flags := 0
	for _, f := range [...]struct {
		name string
		bit  int
	}{
		{"w:firstRow", showFirstRow}, {"w:lastRow", showLastRow}, {"w:firstColumn", showFirstCol},
		{"w:lastColumn", showLastCol}, {"w:noHBand", noRowBands}, {"w:noVBand", noColBands},
	} {
		if v := e.value(f.name); v != "" && truth(v) {
			flags |= f.bit
		}
	}
	return flags
}

// mask finds the regions of its table that a cell stands in.
func (l *tableLook) mask(at place2, rows, columns int) uint16 {
	mask := uint16(1) << wholeTable
	if l.style == nil || l.style.table == nil {
		return mask
	}
	set := func(region int, in bool) bool {
		if in {
			mask |= 1 << region
		}
		return in
	}
	top := set(firstRow, l.flags&showFirstRow != 0 && at.row == 0)
	bottom := set(lastRow, l.flags&showLastRow != 0 && at.row == rows-1 && !top)
	left := set(firstCol, l.flags&showFirstCol != 0 && at.at == 0)
	right := set(lastCol, l.flags&showLastCol != 0 && at.at+at.span >= columns && !left)
	set(nwCell, top && left)
	set(neCell, top && right)
	set(swCell, bottom && left)
	set(seCell, bottom && right)
	row, column := at.row, at.at
	if l.flags&showFirstRow != 0 {
		row--
	}
	if l.flags&showFirstCol != 0 {
		column--
	}
	if l.flags&noRowBands == 0 && !top && !bottom {
		set(band1Horz+row/l.style.table.bandRows%2, true)
	}
	if l.flags&noColBands == 0 && !left && !right {
		set(band1Vert+column/l.style.table.bandCols%2, true)
	}
	return mask
}

// each calls visit with what the styles of a table say of regions.
func (l *tableLook) each(mask uint16, visit func(kind int, r *region)) {
	for kind := range regions {
		if mask&(1<<kind) == 0 {
			continue
		}
		for _, s := range l.chain {
			if r := s.table.regions[kind]; r != nil {
				visit(kind, r)
			}
		}
	}
}

func (l *tableLook) vAlign(mask uint16) string {
	align := ""
	l.each(mask, func(_ int, r *region) {
		if r.vAlign != "" {
			align = r.vAlign
		}
	})
	return align
}

// sides are the lines around a cell that the table and its style ask for.
func (l *tableLook) sides(at place2, mask uint16, rows, columns int) sides {
	s := l.borders.around(at, rows, columns)
	l.each(mask, func(kind int, r *region) {
		if r.cell == (box6{}) {
			return
		}
		inner := r.cell.around(at, rows, columns)
		switch kind {
		case firstRow, lastRow, band1Horz, band2Horz:
			inner[sideTop], inner[sideBottom] = r.cell.top, r.cell.bottom
		case firstCol, lastCol, band1Vert, band2Vert:
			inner[sideLeft], inner[sideRight] = r.cell.left, r.cell.right
		case neCell, nwCell, seCell, swCell:
			inner = sides{r.cell.top, r.cell.bottom, r.cell.left, r.cell.right}
		}
		s.lay(inner)
	})
	return s
}

// cellLook is what a style makes of the text of a cell in some regions; nil if
// it says nothing.
func (s *sheet) cellLook(style *styleEntry, mask uint16) *cellLook {
	if style == nil || style.table == nil {
		return nil
	}
	key := cellKey{style, mask}
	if c, known := s.cells[key]; known {
		return c
	}
	l := tableLook{style: style, chain: s.chain(style)}
	c, says := &cellLook{}, false
	l.each(mask, func(_ int, r *region) {
		c.para.under(&r.para)
		c.run.under(&r.run)
		says = says || r.para.has|r.para.stated|r.run.has|r.run.stated != 0 || len(r.para.tabs) > 0
	})
	if !says {
		c = nil
	}
	s.cells[key] = c
	return c
}
