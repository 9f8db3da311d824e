package docx

import (
	"fmt"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// tableReader reads one table.
type tableReader struct {
	q       *sequence
	e       *element
	t       *flow.Table
	look    tableLook
	rows    []rawRow
	columns int
	open    []reach      // cells that reach down, by their first column
	lines   [][]gridCell // what the cells want around them
	where   string
}

// rawRow is a row of the file.
type rawRow struct {
	e             *element
	props         *element // w:trPr
	cells         []*element
	before, after int // columns left out
}

// gridCell is the place of a cell in the grid and the lines it asks for.
type gridCell struct {
	at, span int
	sides    sides
	filler   bool
}

// reach is a cell that covers rows below.
type reach struct {
	row, index, span int
	open             bool
}

// What one table may hold, so that damaged files do not take all memory.
const (
	maxGrid    = 1024 // columns
	maxNesting = 24   // tables in tables
)

// table reads a table. ECMA-376-1, 17.4.37 (tbl).
func (q *sequence) table(e *element) {
	d := q.d
	r := &tableReader{q: q, e: e, t: &flow.Table{}, look: d.tableLook(e)}
	r.collect(e.children)
	for i := range r.rows {
		r.columns = max(r.columns, r.rows[i].width())
	}
	if len(r.rows) == 0 || r.columns == 0 || r.columns > maxGrid || d.nested > maxNesting {
		return
	}
	switch {
	case q.in.text && !q.in.inner:
		d.tables++
		r.where = fmt.Sprintf("bảng %d", d.tables)
	case q.in.text:
		q.tables++
		r.where = fmt.Sprintf("%s, bảng con %d", q.in.where, q.tables)
	default:
		r.where = q.in.where
	}
	d.nested++
	defer func() { d.nested-- }()
	r.grid()
	r.open = make([]reach, r.columns)
	r.t.Caption = valOf(e.child("w:tblPr"), "w:tblCaption")
	for i := range r.rows {
		r.row(i)
	}
	r.finish()
	q.add(item{block: r.t})
}

// collect finds the rows, whatever is around them. Rows whose deletion is
// tracked are gone.
func (r *tableReader) collect(list []*element) {
	for _, e := range list {
		switch e.name {
		case "w:tr":
			row := rawRow{e: e, props: e.child("w:trPr")}
			if row.props.child("w:del") != nil {
				r.q.d.source.Deletions++
				continue
			}
			if row.props.child("w:ins") != nil {
				r.q.d.source.Insertions++
			}
			row.collect(e.children)
			row.before = clampSpan(valOf(row.props, "w:gridBefore"), 0)
			row.after = clampSpan(valOf(row.props, "w:gridAfter"), 0)
			if len(row.cells) > 0 {
				r.rows = append(r.rows, row)
			}
		case "w:sdt":
			r.collect(e.child("w:sdtContent").kids())
		case "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
			r.collect(e.children)
		case "w:bookmarkStart":
			r.q.d.bookmark(e)
		}
	}
}

func (row *rawRow) collect(list []*element) {
	for _, e := range list {
		switch e.name {
		case "w:tc":
			row.cells = append(row.cells, e)
		case "w:sdt":
			row.collect(e.child("w:sdtContent").kids())
		case "w:customXml", "w:smartTag":
			row.collect(e.children)
		}
	}
}

// width is how many columns a row takes.
func (row *rawRow) width() int {
	n := row.before + row.after
	for _, c := range row.cells {
		n += spanOf(c)
	}
	return n
}

func spanOf(c *element) int { return clampSpan(valOf(c.child("w:tcPr"), "w:gridSpan"), 1) }

func clampSpan(s string, least int) int {
	n, _ := numberOf(s)
	return max(least, min(n, maxColumns))
}

// grid sets the widths of the columns, the padding and the place of the table.
// ECMA-376-1, 17.4.48 (tblGrid), 17.4.71 (tcW), 17.4.63 (tblW).
func (r *tableReader) grid() {
	widths := make([]int, r.columns)
	i, total := 0, 0
	for c := range r.e.child("w:tblGrid").each("w:gridCol") {
		if n, ok := twipsOf(c.value("w:w")); ok && i < len(widths) {
			widths[i] = max(0, n)
			total += widths[i]
		}
		i++
	}
	r.stated(widths, r.look.fixed || total == 0)
	t := r.t
	t.CellLeft, t.CellRight = unit.Twips(r.look.padLeft), unit.Twips(r.look.padRight)
	sum, missing := 0, 0
	for _, w := range widths {
		sum += w
		if w == 0 {
			missing++
		}
	}
	within := r.q.in.width.Twips()
	whole := within
	if r.look.share > 0 {
		whole = within * r.look.share / 5000
	} else if r.look.width > 0 {
		whole = r.look.width
	}
	for _, w := range widths {
		if w == 0 {
			w = max(1, (whole-sum)/missing)
		}
		t.Columns = append(t.Columns, unit.Twips(max(1, w)))
	}
	if sum > 0 && missing == 0 && total == 0 && r.look.share > 0 {
		for i := range t.Columns {
			t.Columns[i] = max(unit.Twip, unit.Twips(widths[i]*whole/sum))
		}
	}
	all := unit.Length(0)
	for _, c := range t.Columns {
		all += c
	}
	switch r.look.align {
	case flow.Center:
		t.Indent = (r.q.in.width - all) / 2
	case flow.Right:
		t.Indent = r.q.in.width - all
	default:
		t.Indent = unit.Twips(r.look.indent)
		if r.q.d.settings.mode < 15 {
			t.Indent -= t.CellLeft
		}
	}
}

// stated sets the widths that cells of one column state, where the grid says
// nothing or the table holds to its cells.
func (r *tableReader) stated(widths []int, over bool) {
	if !over {
		return
	}
	known := make([]bool, len(widths))
	for i := range r.rows {
		at := r.rows[i].before
		for _, c := range r.rows[i].cells {
			span := spanOf(c)
			w := c.child("w:tcPr").child("w:tcW")
			n, ok := twipsOf(w.value("w:w"))
			if kind := w.value("w:type"); span == 1 && at < len(widths) && !known[at] && ok && n > 0 && (kind == "dxa" || kind == "") {
				widths[at], known[at] = n, true
			}
			at += span
		}
	}
}

// row reads a row. ECMA-376-1, 17.4.78 (tr).
func (r *tableReader) row(n int) {
	raw := &r.rows[n]
	row := flow.Row{CantSplit: hasOn(raw.props, "w:cantSplit")}
	row.Header = hasOn(raw.props, "w:tblHeader") && (n == 0 || r.t.Rows[n-1].Header)
	if h, ok := twipsOf(valOf(raw.props, "w:trHeight")); ok && h > 0 {
		row.Height = unit.Twips(h)
	}
	row.Cells = make([]flow.Cell, 0, len(raw.cells)+2)
	lines := make([]gridCell, 0, len(raw.cells)+2)
	fill := func(at, span int) {
		if span > 0 {
			row.Cells = append(row.Cells, flow.Cell{Span: oneOrMore(span), Blocks: []flow.Block{r.empty(n, len(row.Cells))}})
			lines = append(lines, gridCell{at: at, span: span, filler: true})
			r.close(at, span)
		}
	}
	at := raw.before
	fill(0, at)
	for i, e := range raw.cells {
		span := spanOf(e)
		c, l := r.cell(e, place2{n, i, at, span})
		if merge := e.child("w:tcPr").child("w:vMerge"); merge != nil {
			r.merge(&c, merge.value("w:val") == "restart", reach{row: n, index: len(row.Cells), span: span, open: true}, at)
		} else {
			r.close(at, span)
		}
		row.Cells, lines = append(row.Cells, c), append(lines, l)
		at += span
	}
	fill(at, r.columns-at)
	r.t.Rows, r.lines = append(r.t.Rows, row), append(r.lines, lines)
}

// oneOrMore is a span as the flow has it: none for one column.
func oneOrMore(span int) int {
	if span == 1 {
		return 0
	}
	return span
}

// rowsOf is how many rows a cell covers.
func rowsOf(c *flow.Cell) int { return max(c.Rows, 1) }

// close ends the cells that reach down where another stands.
func (r *tableReader) close(at, span int) {
	for i := range r.open {
		o := &r.open[i]
		if o.open && i < at+span && at < i+o.span {
			o.open = false
		}
	}
}

// merge joins a cell with the one above it or lets it reach down.
// ECMA-376-1, 17.4.84 (vMerge).
func (r *tableReader) merge(c *flow.Cell, restart bool, self reach, at int) {
	above := &r.open[at]
	if !restart && above.open && above.span == self.span && above.row+rowsOf(&r.t.Rows[above.row].Cells[above.index]) == self.row {
		top := &r.t.Rows[above.row].Cells[above.index]
		top.Rows = rowsOf(top) + 1
		c.Covered = true
		c.Blocks = c.Blocks[:1]
		p, ok := c.Blocks[0].(*flow.Paragraph)
		if !ok {
			p = r.empty(self.row, self.index)
		}
		p.Runs, p.Floats = nil, nil
		c.Blocks[0] = p
		return
	}
	r.close(at, self.span)
	r.open[at] = self
}

// empty is the paragraph of a cell that is not in the file.
func (r *tableReader) empty(row, column int) *flow.Paragraph {
	return &flow.Paragraph{Size: halfPoints(defaultSize), At: r.q.d.at(), Where: r.place(row, column)}
}

// place names a cell for who opens the file.
func (r *tableReader) place(row, column int) string {
	if !r.q.in.text {
		return r.where
	}
	return fmt.Sprintf("%s, hàng %d, cột %d", r.where, row+1, column+1)
}

// place2 is where a cell stands: as it is counted, and in the grid.
type place2 struct{ row, column, at, span int }

// cell reads a cell. ECMA-376-1, 17.4.65 (tc).
func (r *tableReader) cell(e *element, at place2) (flow.Cell, gridCell) {
	width := -r.t.CellLeft - r.t.CellRight
	for _, w := range r.t.Columns[min(at.at, r.columns):min(at.at+at.span, r.columns)] {
		width += w
	}
	mask := r.look.mask(at, len(r.rows), r.columns)
	in := r.q.in
	in.width, in.inner, in.where = max(width, unit.Twip), true, r.place(at.row, at.column)
	in.cell = r.q.d.sheet.cellLook(r.look.style, mask)
	c := flow.Cell{Span: oneOrMore(at.span), Blocks: r.q.d.blocks(e, in)}
	props := e.child("w:tcPr")
	align := valOf(props, "w:vAlign")
	if align == "" {
		align = r.look.vAlign(mask)
	}
	switch align {
	case "center", "both":
		c.VAlign = flow.Middle
	case "bottom":
		c.VAlign = flow.Bottom
	}
	if len(c.Blocks) == 0 {
		c.Blocks = []flow.Block{r.empty(at.row, at.column)}
	}
	s := r.look.sides(at, mask, len(r.rows), r.columns)
	if own := r.rows[at.row].e.child("w:tblPrEx").child("w:tblBorders"); own != nil {
		over := readBox(own)
		s.lay(over.around(at, len(r.rows), r.columns))
	}
	if own := props.child("w:tcBorders"); own != nil {
		b := readBox(own)
		s.lay(sides{b.top, b.bottom, b.left, b.right})
	}
	return c, gridCell{at: at.at, span: at.span, sides: s}
}

// finish settles the lines between cells: one that either side asks for is
// there. ECMA-376-1, 17.4.66 (tcBorders).
func (r *tableReader) finish() {
	all := true
	for i := range r.t.Rows {
		for k := range r.t.Rows[i].Cells {
			c := &r.t.Rows[i].Cells[k]
			c.Edges = r.edges(i, k)
			if !c.Covered && c.Edges != flow.EdgeTop|flow.EdgeBottom|flow.EdgeLeft|flow.EdgeRight {
				all = false
			}
		}
	}
	if !all {
		return
	}
	r.t.Borders = true
	for i := range r.t.Rows {
		for k := range r.t.Rows[i].Cells {
			r.t.Rows[i].Cells[k].Edges = 0
		}
	}
}

// edges are the lines around cell k of row i.
func (r *tableReader) edges(i, k int) flow.Edges {
	c := &r.t.Rows[i].Cells[k]
	own := &r.lines[i][k]
	last := i + rowsOf(c) - 1
	var e flow.Edges
	set := func(side flow.Edges, line bool) {
		if line {
			e |= side
		}
	}
	set(flow.EdgeTop, !c.Covered && (own.sides[sideTop].line || r.met(i-1, own, sideBottom)))
	low := own
	if last > i {
		for n := range r.lines[last] {
			if r.lines[last][n].at == own.at {
				low = &r.lines[last][n]
			}
		}
	}
	below := last+1 < len(r.t.Rows) && r.isCovered(last+1, own.at)
	set(flow.EdgeBottom, !below && (low.sides[sideBottom].line || own.sides[sideBottom].line || r.met(last+1, own, sideTop)))
	set(flow.EdgeLeft, own.sides[sideLeft].line || k > 0 && r.lines[i][k-1].sides[sideRight].line)
	set(flow.EdgeRight, own.sides[sideRight].line || k+1 < len(r.lines[i]) && r.lines[i][k+1].sides[sideLeft].line)
	return e
}

func (r *tableReader) isCovered(row, at int) bool {
	for n := range r.lines[row] {
		if r.lines[row][n].at == at {
			return r.t.Rows[row].Cells[n].Covered
		}
	}
	return false
}

// met reports whether all cells of a row that touch c have a line on the side
// where they do.
func (r *tableReader) met(row int, c *gridCell, side int) bool {
	if row < 0 || row >= len(r.lines) {
		return false
	}
	found := false
	for n := range r.lines[row] {
		l := &r.lines[row][n]
		if l.at < c.at+c.span && c.at < l.at+l.span {
			if !l.sides[side].line {
				return false
			}
			found = true
		}
	}
	return found
}
