package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vanban/internal/law"
	"vanban/internal/viet"
)

// tableNode is a run of lines that start with “|”.
type tableNode struct {
	ast.BaseBlock
	rule        []string // cells of the line |---|; nil if there is none
	header      int      // number of rows above that line
	start, stop int
}

// rowNode is one line of a table; its children are cellNodes.
type rowNode struct {
	ast.BaseBlock
	start, stop int
}

// cellNode is the text between two bars.
type cellNode struct {
	ast.BaseBlock
	start, stop int
}

func (*tableNode) Kind() ast.NodeKind { return kindTable }
func (*rowNode) Kind() ast.NodeKind   { return kindRow }
func (*cellNode) Kind() ast.NodeKind  { return kindCell }

// Dump writes the node for debugging.
func (n *tableNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump writes the node for debugging.
func (n *rowNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump writes the node for debugging.
func (n *cellNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// paragraphSplitter cuts tables, items “(i)” and lines “Điều 2.” out of
// paragraphs, before the text of the paragraphs is read.
type paragraphSplitter struct{ words *law.FixedText }

func (p paragraphSplitter) Transform(node *ast.Paragraph, r text.Reader, _ parser.Context) {
	source := r.Source()
	lines := make([]text.Segment, 0, node.Lines().Len())
	for i := range node.Lines().Len() {
		seg := node.Lines().At(i)
		lines = append(lines, seg.TrimLeftSpace(source))
	}
	words := p.words
	if node.Parent().Kind() != ast.KindDocument {
		words = nil
	}
	cuts := cutParagraph(lines, source, words)
	if len(cuts) == 1 && !cuts[0].table {
		return
	}
	parent := node.Parent()
	for _, c := range cuts {
		var part ast.Node
		if c.table {
			part = newTable(lines[c.from:c.to], source)
		} else {
			p := ast.NewParagraph()
			for _, l := range lines[c.from:c.to] {
				p.Lines().Append(l)
			}
			last := c.to - c.from - 1
			end := p.Lines().At(last)
			p.Lines().Set(last, end.TrimRightSpace(source))
			part = p
		}
		part.SetBlankPreviousLines(node.HasBlankPreviousLines())
		parent.InsertBefore(parent, node, part)
	}
	parent.RemoveChild(parent, node)
}

type cut struct {
	from, to int // lines
	table    bool
}

// cutParagraph finds where to cut. A line “Điều 2.” after a line that may end a
// paragraph starts another; words is nil where no Điều may stand.
func cutParagraph(lines []text.Segment, source []byte, words *law.FixedText) []cut {
	var cuts []cut
	inItems := false // the paragraph holds items “(i)” by now
	for i, l := range lines {
		s := l.Value(source)
		table := len(s) > 0 && s[0] == '|'
		n, _ := romanItem(s)
		switch {
		case len(cuts) == 0 || table != cuts[len(cuts)-1].table:
			cuts = append(cuts, cut{from: i, table: table})
		case n == 1 || n > 1 && inItems:
			cuts = append(cuts, cut{from: i})
		case words != nil && !table && endsSentence(lines[i-1].Value(source)):
			if _, ok := articleMark(s, words); ok {
				cuts = append(cuts, cut{from: i})
			}
		}
		cuts[len(cuts)-1].to = i + 1
		if cuts[len(cuts)-1].from == i {
			inItems = n > 0
		}
	}
	return cuts
}

// romanItem reads the marker “(iv) ” at the start of a line: its value and its
// length in bytes, or 0.
func romanItem(s []byte) (value, length int) {
	if len(s) < 4 || s[0] != '(' {
		return 0, 0
	}
	stop := bytes.IndexByte(s[:min(len(s), 12)], ')')
	if stop < 2 || stop+1 >= len(s) || s[stop+1] != ' ' {
		return 0, 0
	}
	for _, c := range s[1:stop] {
		if c != 'i' && c != 'v' && c != 'x' {
			return 0, 0
		}
	}
	return viet.RomanNumber(string(bytes.ToUpper(s[1:stop]))), stop + 2
}

func newTable(lines []text.Segment, source []byte) *tableNode {
	t := &tableNode{start: lines[0].Start}
	t.SetPos(t.start)
	for i, l := range lines {
		l = l.TrimRightSpace(source)
		t.stop = l.Stop
		row := &rowNode{start: l.Start, stop: l.Stop}
		row.SetPos(l.Start)
		for _, c := range splitCells(l, source) {
			cell := &cellNode{start: c.Start, stop: c.Stop}
			cell.SetPos(c.Start)
			cell.Lines().Append(c)
			row.AppendChild(row, cell)
		}
		if t.rule == nil && isRule(row, source) {
			t.header = i
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				seg := c.Lines().At(0)
				t.rule = append(t.rule, string(seg.Value(source)))
			}
			continue
		}
		t.AppendChild(t, row)
	}
	return t
}

// splitCells cuts a line at the bars that no backslash escapes. The bar at the
// end may be missing.
func splitCells(l text.Segment, source []byte) []text.Segment {
	var cells []text.Segment
	from := l.Start + 1
	add := func(stop int) {
		seg := text.NewSegment(from, stop)
		seg = seg.TrimLeftSpace(source)
		if seg.Stop < seg.Start {
			seg.Stop = seg.Start
		}
		cells = append(cells, seg.TrimRightSpace(source))
		from = stop + 1
	}
	for i := from; i < l.Stop; i++ {
		switch source[i] {
		case '\\':
			i++
		case '|':
			add(i)
		}
	}
	if from < l.Stop {
		add(l.Stop)
	}
	return cells
}

// isRule reports whether each cell of a row is dashes, with colons around.
func isRule(row *rowNode, source []byte) bool {
	if row.ChildCount() == 0 {
		return false
	}
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		seg := c.Lines().At(0)
		s := bytes.TrimSuffix(bytes.TrimPrefix(seg.Value(source), []byte(":")), []byte(":"))
		if len(s) == 0 || len(bytes.Trim(s, "-")) > 0 {
			return false
		}
	}
	return true
}

func lowerRoman(n int) string { return strings.ToLower(viet.Roman(n)) }
