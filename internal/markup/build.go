package markup

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
)

// builder turns goldmark's tree into blocks of doc.
type builder struct {
	src      Source
	text     []byte
	problems diag.List
	body     Body
	outline  outline
	part     *doc.Appendix // appendix being read; nil before the first
	pending  pending
	words    law.FixedText
	extract  bool                          // numbers may leave some out
	typed    map[*doc.Division]typedNumber // of headings and Điều
	contents bool                          // the body has a mục lục
}

func (b *builder) at(start, stop int) diag.Range { return b.src.At(start, max(start, stop)) }

// context says where a block stands.
type context struct {
	level  doc.Level // rank of the division around; 0 if none
	dashes int       // dash lists around
	inList bool      // inside an item of any list, or a quotation
	quoted bool      // inside a quotation
}

// outline is the tree of headings while it grows.
type outline struct {
	blocks []doc.Block
	open   []*doc.Division
}

func (o *outline) add(blocks ...doc.Block) {
	if n := len(o.open); n > 0 {
		o.open[n-1].Blocks = append(o.open[n-1].Blocks, blocks...)
		return
	}
	o.blocks = append(o.blocks, blocks...)
}

func (o *outline) level() doc.Level {
	if n := len(o.open); n > 0 {
		return o.open[n-1].Level
	}
	return 0
}

// document reads the whole tree.
func (b *builder) document(root ast.Node) {
	b.blocks(root, &b.outline, context{})
	b.closePart()
}

// closePart ends the body or the appendix being read.
func (b *builder) closePart() {
	b.dropPending()
	blocks := b.tidyBreaks(b.outline.blocks)
	b.outline = outline{}
	b.checkNumbers(blocks)
	b.checkOrder(blocks, 0)
	b.checkHeadings(blocks)
	if b.part == nil {
		b.body.Blocks = blocks
		return
	}
	b.part.Body = blocks
	b.body.Appendices = append(b.body.Appendices, *b.part)
	b.part = nil
}

// blocks reads the children of a node from first on.
func (b *builder) blocks(parent ast.Node, out *outline, ctx context) {
	b.siblings(parent.FirstChild(), out, ctx)
	if ctx.inList {
		b.dropPending()
	}
}

func (b *builder) siblings(first ast.Node, out *outline, ctx context) {
	var roman *doc.List // enumeration “(i)” that the next paragraph may continue
	var next ast.Node
	for n := first; n != nil; n = next {
		next = n.NextSibling()
		here := ctx
		if !ctx.inList {
			here.level = out.level()
		}
		if p, ok := b.romanParagraph(n); ok {
			roman = b.romanItem(p, roman, out)
			continue
		}
		roman = nil
		switch n := n.(type) {
		case *ast.Heading:
			next = b.heading(n, here)
		case *directiveNode:
			b.directive(n, out, here)
		case *tableNode:
			out.add(b.table(n))
		case *ast.List:
			b.dropPending()
			b.list(n, out, here)
		case *ast.Paragraph, *ast.TextBlock:
			if m, ok := b.articleStart(n, ctx); ok {
				b.article(n, m)
				continue
			}
			out.add(b.paragraph(n))
		case *ast.Blockquote:
			b.quote(n, out, ctx)
		default:
			panic(fmt.Sprintf("markup: unexpected node %s", n.Kind()))
		}
	}
}

// extent gives where the lines of a block start and stop.
func extent(n ast.Node) (start, stop int) {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return max(n.Pos(), 0), max(n.Pos(), 0)
	}
	return lines.At(0).Start, lines.At(lines.Len() - 1).Stop
}

func (b *builder) paragraph(n ast.Node) *doc.Paragraph {
	start, stop := extent(n)
	p := &doc.Paragraph{Align: b.takeAlign(), Spans: b.inline(n, inlineOptions{skipTo: start + b.escape(start, stop)}), At: b.at(start, stop)}
	if m := missingSpace.FindSubmatch(b.text[start:stop]); m != nil {
		b.problems.Warn(b.at(start, start+len(m[1])), "viết một dấu cách sau “"+string(m[1])+"”, hoặc \\# nếu muốn in dấu #",
			"dòng bắt đầu bằng “%s” không được hiểu là tiêu đề", m[1])
	}
	var cells []int
	if bytes.IndexByte(b.text[start:stop], '\t') >= 0 {
		cells = pastedCells.FindIndex(b.text[start:stop])
	}
	if cells != nil {
		b.problems.Warn(b.at(start+cells[0], start+cells[1]), "viết bảng với dấu | giữa các ô và dòng |---|---| dưới dòng tiêu đề",
			"các ô dán từ bảng tính nối thành một đoạn chữ")
	}
	b.checkJoined(start, stop)
	return p
}

// checkJoined warns of a line “b) …” that becomes part of the paragraph above.
func (b *builder) checkJoined(start, stop int) {
	if !mayJoin(b.text[start:stop]) {
		return
	}
	if m := joinedPoint.FindSubmatchIndex(b.text[start:stop]); m != nil {
		b.problems.Warn(b.at(start+m[2], start+m[3]), "viết các điểm thành danh sách “1.” thụt vào dưới khoản; nếu là lời thường thì để một dòng trống ở trên",
			"dòng “%s” nối vào đoạn ở trên", b.text[start+m[2]:start+m[3]])
	}
}

// mayJoin tells, in less time than joinedPoint takes, that most paragraphs have
// no line that it could find: one with a bracket after its first letter.
func mayJoin(text []byte) bool {
	for {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			return false
		}
		text = bytes.TrimLeft(text[i+1:], " \t>")
		if i := bytes.IndexByte(text[:min(3, len(text))], ')'); i > 0 {
			return true
		}
	}
}

// joinedPoint finds “b) ” at the start of a line below the end of a sentence.
var joinedPoint = regexp.MustCompile(`[.;:,?!”"]\*{0,3}[ \t]*\n[ \t>]*([a-zđ]\))[ \t]`)

var missingSpace = regexp.MustCompile(`^(#{1,3})[^#\s]`)

// pastedCells finds two lines with tabs between words: rows of a spreadsheet.
var pastedCells = regexp.MustCompile(`\S\t+\S[^\n]*\n[^\n]*\S\t+\S`)

// list reads an ordered list into divisions and a bullet list into a List.
func (b *builder) list(n *ast.List, out *outline, ctx context) {
	if n.IsOrdered() && ctx.quoted {
		b.quotedItems(n, out, ctx)
		return
	}
	if n.IsOrdered() {
		if level, ok := b.listLevel(n, ctx); ok {
			b.divisions(n, level, out)
			return
		}
		ctx.dashes = min(ctx.dashes, 1)
	}
	marker := doc.MarkerDash
	switch {
	case ctx.dashes == 1:
		marker = doc.MarkerPlus
	case ctx.dashes > 1:
		b.problems.Add(b.nodeAt(n), "đưa nội dung lên một bậc", "danh sách lồng quá sâu, tối đa hai bậc “-” và “+”")
		marker = doc.MarkerPlus
	case n.Marker == '+' && lastIsDash(out):
		b.problems.Warn(b.nodeAt(n), "thụt danh sách “+” vào dưới mục “-”", "danh sách “+” đứng ngang hàng với danh sách “-”")
	}
	l := &doc.List{Marker: marker, At: b.nodeAt(n)}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		blocks := b.item(item, context{level: doc.LevelPoint, dashes: ctx.dashes + 1, inList: true, quoted: ctx.quoted}, inlineOptions{})
		l.Items = append(l.Items, blocks)
	}
	out.add(l)
}

func lastIsDash(out *outline) bool {
	blocks := out.blocks
	if n := len(out.open); n > 0 {
		blocks = out.open[n-1].Blocks
	}
	if len(blocks) == 0 {
		return false
	}
	l, ok := blocks[len(blocks)-1].(*doc.List)
	return ok && l.Marker == doc.MarkerDash
}

// nodeAt is the first line of a node.
func (b *builder) nodeAt(n ast.Node) diag.Range {
	start := max(n.Pos(), 0)
	if n.Pos() < 0 {
		start, _ = extent(n)
	}
	stop := start
	for stop < len(b.text) && b.text[stop] != '\n' {
		stop++
	}
	return b.at(start, stop)
}

// listLevel is the rank of the items of an ordered list.
func (b *builder) listLevel(n *ast.List, ctx context) (doc.Level, bool) {
	switch {
	case ctx.dashes > 0:
		b.problems.Add(b.nodeAt(n), "dùng “+” cho mục con của “-”, hoặc (i)", "danh sách đánh số không đứng dưới dấu “-”")
	case ctx.level < doc.LevelClause:
		return doc.LevelClause, true
	case ctx.level == doc.LevelClause:
		return doc.LevelPoint, true
	default:
		b.problems.Add(b.nodeAt(n), "dùng “- ” cho các ý của điểm", "danh sách đánh số không đứng dưới điểm")
	}
	return 0, false
}

func (b *builder) divisions(n *ast.List, level doc.Level, out *outline) {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		d := &doc.Division{Level: level, At: b.nodeAt(item), Given: b.itemNumber(item)}
		var label doc.Label
		d.Blocks = b.item(item, context{level: level, inList: true}, inlineOptions{label: &label})
		d.Label = label.Name
		out.add(d)
	}
}

// itemNumber is the number before an item of an ordered list.
func (b *builder) itemNumber(item ast.Node) string {
	i := max(item.Pos(), 0)
	j := i
	for j < len(b.text) && b.text[j] >= '0' && b.text[j] <= '9' {
		j++
	}
	return string(b.text[i:j])
}

// item reads the blocks of a list item; the first must be text.
func (b *builder) item(item ast.Node, ctx context, o inlineOptions) []doc.Block {
	var out outline
	first := item.FirstChild()
	if first == nil || first.Kind() != ast.KindParagraph && first.Kind() != ast.KindTextBlock {
		b.problems.Add(b.nodeAt(item), "viết nội dung ngay sau dấu hoặc số", "mục của danh sách phải bắt đầu bằng chữ")
		b.blocks(item, &out, ctx)
		return append([]doc.Block{&doc.Paragraph{At: b.nodeAt(item)}}, out.blocks...)
	}
	start, stop := extent(first)
	p := &doc.Paragraph{Spans: b.inline(first, o), At: b.at(start, stop)}
	b.checkJoined(start, stop)
	out.add(p)
	b.siblings(first.NextSibling(), &out, ctx)
	b.dropPending()
	return out.blocks
}
