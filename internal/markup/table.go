package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"vanban/internal/doc"
)

// table reads a pipe table with the options that {bang} set for it.
func (b *builder) table(n *tableNode) *doc.Table {
	opts := tableOptions{header: -1}
	if b.pending.name == "bang" {
		opts = b.pending.table
		b.pending = pending{}
	}
	b.dropPending()
	t := &doc.Table{Header: n.header, At: b.at(n.start, n.stop)}
	columns := len(n.rule)
	if n.rule == nil {
		columns = n.FirstChild().ChildCount()
		t.Header = 1
	}
	if columns > maxColumns {
		b.problems.Add(t.At, "bỏ bớt cột, hoặc chia thành nhiều bảng", "bảng có %d cột, tối đa %d", columns, maxColumns)
		return t
	}
	if n.rule == nil {
		b.problems.Add(b.at(n.start, n.start), "thêm dòng |"+strings.Repeat("---|", columns)+" dưới dòng tiêu đề của bảng",
			"bảng thiếu dòng phân cách giữa tiêu đề và nội dung")
	}
	t.Columns = make([]doc.Column, columns)
	for i := range n.rule {
		t.Columns[i].Align = ruleAlign(n.rule[i])
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		t.Rows = append(t.Rows, b.row(row.(*rowNode), columns))
	}
	if len(t.Rows) == 0 {
		b.problems.Add(t.At, "viết dòng tiêu đề trên dòng này và các dòng nội dung ở dưới, hoặc bỏ dòng này", "bảng chỉ có dòng phân cách, không có dòng nào để in")
		return t
	}
	b.applyOptions(t, opts)
	b.mergeDown(t)
	return t
}

// maxColumns is the most that Word takes. ECMA-376 sets no limit.
const maxColumns = 63

func ruleAlign(cell string) doc.Align {
	left, right := strings.HasPrefix(cell, ":"), strings.HasSuffix(cell, ":")
	switch {
	case left && right:
		return doc.AlignCenter
	case right:
		return doc.AlignRight
	case left:
		return doc.AlignLeft
	}
	return doc.AlignBody
}

// row reads one row. A cell that holds only “<” widens the cell before it, one
// that holds only “^” is left to mergeDown.
func (b *builder) row(n *rowNode, columns int) doc.Row {
	r := doc.Row{At: b.at(n.start, n.stop), Cells: make([]doc.Cell, 0, columns)}
	found := n.ChildCount()
	if found != columns {
		hint := "thêm ô cho đủ, ô trống viết | |"
		if found > columns {
			hint = "bỏ bớt ô; dấu | trong chữ viết là \\|"
		}
		b.problems.Add(r.At, hint, "dòng của bảng có %d ô, phải có %d", found, columns)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell := c.(*cellNode)
		if string(b.text[cell.start:cell.stop]) == "<" {
			b.widen(&r, cell)
			continue
		}
		at := b.at(cell.start, cell.stop)
		if string(b.text[cell.start:cell.stop]) == "^" {
			r.Cells = append(r.Cells, doc.Cell{Covered: true, Span: 1, At: at})
			continue
		}
		r.Cells = append(r.Cells, doc.Cell{
			Paragraphs: []doc.Paragraph{{Spans: b.inline(cell, inlineOptions{}), At: at}},
			Span:       1,
			At:         at,
		})
	}
	return r
}

func (b *builder) widen(r *doc.Row, cell *cellNode) {
	if len(r.Cells) == 0 {
		b.problems.Add(b.at(cell.start, cell.stop), "viết \\< nếu muốn in dấu này", "ô đầu dòng không có ô bên trái để gộp")
		r.Cells = append(r.Cells, doc.Cell{Paragraphs: []doc.Paragraph{{}}, Span: 1, At: b.at(cell.start, cell.stop)})
		return
	}
	r.Cells[len(r.Cells)-1].Span++
}

func (b *builder) applyOptions(t *doc.Table, opts tableOptions) {
	if n := len(opts.widths); n > 0 && n != len(t.Columns) {
		b.problems.Add(opts.at, "viết một số cho mỗi cột", "rong có %d số, bảng có %d cột", n, len(t.Columns))
	} else {
		for i, w := range opts.widths {
			t.Columns[i].Width = w
		}
	}
	if n := len(opts.aligns); n > 0 && n != len(t.Columns) {
		b.problems.Add(opts.at, "viết một cách căn cho mỗi cột", "can có %d giá trị, bảng có %d cột", n, len(t.Columns))
	} else {
		for i, a := range opts.aligns {
			t.Columns[i].Align = a
		}
	}
	if opts.header > len(t.Rows) {
		b.problems.Add(opts.at, "giảm tieu_de", "tieu_de là %d, bảng chỉ có %d dòng", opts.header, len(t.Rows))
	} else if opts.header >= 0 {
		t.Header = opts.header
	}
}

// romanParagraph reports whether a node is a paragraph that starts with “(i) ”.
func (b *builder) romanParagraph(n ast.Node) (ast.Node, bool) {
	if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
		return nil, false
	}
	start, stop := extent(n)
	value, _ := romanItem(b.text[start:stop])
	return n, value > 0 && b.pending.name == ""
}

// romanItem adds a paragraph “(ii) …” to the list it continues, or starts one.
func (b *builder) romanItem(n ast.Node, list *doc.List, out *outline) *doc.List {
	start, stop := extent(n)
	value, length := romanItem(b.text[start:stop])
	if list == nil {
		list = &doc.List{Marker: doc.MarkerRoman, At: b.at(start, stop)}
		out.add(list)
	}
	if want := len(list.Items) + 1; value != want {
		b.problems.Add(b.at(start, start+length-1), "sửa lại thứ tự, hoặc viết \\( nếu không phải liệt kê",
			"mục “%s” không đúng thứ tự, phải là “(%s)”", strings.TrimSpace(string(b.text[start:start+length])), lowerRoman(want))
	}
	p := &doc.Paragraph{Spans: b.inline(n, inlineOptions{skipTo: start + length}), At: b.at(start, stop)}
	list.Items = append(list.Items, []doc.Block{p})
	return list
}
