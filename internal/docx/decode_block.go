package docx

import (
	"slices"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// sequence collects blocks that stand below each other.
type sequence struct {
	d      *decoder
	in     surroundings
	items  []item
	carry  *flow.Paragraph // its mark is deleted: the next goes on with it
	breaks bool            // the next block begins a page
	framed *flow.Float     // frame that the next paragraph may go on
	frame  *element        // w:framePr of framed
	floats []*flow.Float   // frames that the next paragraph of the text holds
	tables int             // so far
	ends   func(*element)  // called with the properties of a section where it ends
}

// item is a block with what only its neighbours can settle.
type item struct {
	block      flow.Block
	borders    borders
	style      string // id in the file
	number     int    // of the list
	contextual bool
	autoBefore bool
	autoAfter  bool
}

// blocks reads what stands in e: a cell, a note, a margin, a box.
// It holds at least one block if e has a paragraph.
func (d *decoder) blocks(e *element, in surroundings) []flow.Block {
	q := &sequence{d: d, in: in}
	q.walk(e.children)
	return q.finish()
}

// walk reads elements between which blocks stand.
// ECMA-376-1, 17.2.2 (body), 17.5.2.29 (sdt), 17.13.5 (revisions).
func (q *sequence) walk(list []*element) {
	for _, e := range list {
		switch e.name {
		case "w:p":
			q.paragraph(e)
		case "w:tbl":
			q.table(e)
		case "w:sdt":
			q.walk(e.child("w:sdtContent").kids())
		case "w:customXml", "w:smartTag":
			q.walk(e.children)
		case "w:ins", "w:moveTo":
			q.d.source.Insertions++
			q.walk(e.children)
		case "w:del", "w:moveFrom":
			q.d.source.Deletions++
		case "w:altChunk":
			q.d.lost("nội dung ghép từ tệp khác")
		case "w:bookmarkStart":
			q.d.bookmark(e)
		case "m:oMathPara", "m:oMath":
			q.formula(e)
		}
	}
}

// kids are the children of e, none if e is nil.
func (e *element) kids() []*element {
	if e == nil {
		return nil
	}
	return e.children
}

// bookmark remembers a bookmark until the next paragraph. Those that programs
// set for themselves are none.
func (d *decoder) bookmark(e *element) {
	name := e.value("w:name")
	if name != "" && name != "_GoBack" && !strings.HasPrefix(name, scopePrefix) && len(d.pending) < maxPending {
		d.pending = append(d.pending, name)
	}
}

// maxPending bounds the bookmarks that one paragraph may have.
const maxPending = 64

// formula puts the text of a formula between paragraphs into one.
func (q *sequence) formula(e *element) {
	q.d.lost("công thức toán")
	b := q.d.sheet.base("", q.in.cell)
	look := q.d.sheet.look(b, &runProps{})
	t := q.d.newText(b, look, q)
	t.emit(mathText(e), &look)
	t.flush()
	q.add(item{block: t.p})
}

// add appends a block.
func (q *sequence) add(i item) {
	if _, table := i.block.(*flow.Table); table {
		q.release()
		if q.breaks {
			// A table cannot say that it begins a page.
			q.items = append(q.items, item{block: &flow.Paragraph{
				Size: flow.TableTail, At: q.d.at(), Where: q.in.where,
				Format: flow.Format{PageBreak: true, LineRule: flow.Exact, LineHeight: flow.TableTail},
			}})
			q.breaks = false
		}
	}
	if p, ok := i.block.(*flow.Paragraph); ok {
		if q.breaks {
			p.Format.PageBreak, q.breaks = true, false
		}
		if len(q.floats) > 0 {
			p.Floats = append(q.floats, p.Floats...)
			q.floats = nil
		}
		q.framed, q.frame = nil, nil
	}
	q.items = append(q.items, i)
}

// release puts down a paragraph whose mark is deleted and that nothing follows.
func (q *sequence) release() {
	if q.carry != nil {
		q.items = append(q.items, item{block: q.carry})
		q.carry = nil
	}
}

// finish settles what depends on neighbours and returns the blocks.
func (q *sequence) finish() []flow.Block {
	q.release()
	if len(q.floats) > 0 {
		q.add(item{block: &flow.Paragraph{Size: halfPoints(defaultSize), At: q.d.at(), Where: q.in.where}})
	}
	q.gaps()
	blocks := make([]flow.Block, 0, len(q.items))
	for i := 0; i < len(q.items); {
		n := q.alike(i)
		blocks = q.bordered(blocks, q.items[i:i+n])
		i += n
	}
	q.items = nil
	return blocks
}

// gaps drops the gaps between neighbours that do without.
// ECMA-376-1, 17.3.1.9 (contextualSpacing).
func (q *sequence) gaps() {
	for i := range q.items {
		p, ok := q.items[i].block.(*flow.Paragraph)
		if !ok {
			continue
		}
		it := &q.items[i]
		like := func(k int) bool {
			if k < 0 || k >= len(q.items) {
				return false
			}
			_, paragraph := q.items[k].block.(*flow.Paragraph)
			return paragraph && q.items[k].style == it.style
		}
		if it.contextual && like(i-1) {
			p.Format.SpaceBefore = 0
		}
		if it.contextual && like(i+1) {
			p.Format.SpaceAfter = 0
		}
		if it.autoBefore && (i == 0 && q.in.inner || i > 0 && q.items[i-1].autoAfter) {
			p.Format.SpaceBefore = 0 // one gap of two that the program sets
		}
		if it.autoAfter && i == len(q.items)-1 && q.in.inner {
			p.Format.SpaceAfter = 0
		}
		if it.number > 0 && it.autoAfter && i+1 < len(q.items) && q.items[i+1].number == it.number {
			p.Format.SpaceAfter = 0
		}
	}
}

// alike counts the paragraphs from i on that share their borders.
// ECMA-376-1, 17.3.1.24 (pBdr): paragraphs with the same borders and indents
// are one box.
func (q *sequence) alike(i int) int {
	first, ok := q.items[i].block.(*flow.Paragraph)
	if !ok || !q.items[i].borders.visible() {
		return 1
	}
	n := 1
	for ; i+n < len(q.items); n++ {
		p, ok := q.items[i+n].block.(*flow.Paragraph)
		if !ok || q.items[i+n].borders != q.items[i].borders ||
			p.Format.IndentLeft != first.Format.IndentLeft || p.Format.IndentRight != first.Format.IndentRight {
			break
		}
	}
	return n
}

func (b *borders) visible() bool { return b.top.line || b.bottom.line || b.left.line || b.right.line }

// bordered appends paragraphs that share their borders, or another block.
func (q *sequence) bordered(to []flow.Block, list []item) []flow.Block {
	b := &list[0].borders
	first, ok := list[0].block.(*flow.Paragraph)
	if !ok || !b.visible() {
		return append(to, list[0].block)
	}
	if len(list) == 1 && b.top.line && b.bottom.line && b.left.line && b.right.line {
		if f := q.box(first, b); f != nil {
			return append(to, f)
		}
	}
	if len(list) == 1 && b.top.line != b.bottom.line && len(first.Floats) == 0 && blank(first) {
		return append(to, q.hairline(first, b))
	}
	if b.top.line {
		s := q.rule(first, b.top)
		s.Before, s.Height = first.Format.SpaceBefore, s.Weight+unit.Length(b.top.space)*unit.Point
		s.KeepNext = true
		first.Format.SpaceBefore = 0
		to = append(to, s)
	}
	for i := range list {
		to = append(to, list[i].block)
	}
	if b.bottom.line {
		last := list[len(list)-1].block.(*flow.Paragraph)
		s := q.rule(last, b.bottom)
		s.Before, s.Height = unit.Length(b.bottom.space)*unit.Point, s.Weight+last.Format.SpaceAfter
		s.KeepNext = last.Format.KeepNext
		last.Format.SpaceAfter, last.Format.KeepNext = 0, true
		to = append(to, s)
	}
	return to
}

// blank reports whether nothing of a paragraph can be seen.
func blank(p *flow.Paragraph) bool {
	return !slices.ContainsFunc(p.Runs, func(r flow.Run) bool {
		return r.Image != nil || r.Note != nil || strings.TrimSpace(r.Text) != "" || r.Underline && r.Text != ""
	})
}

// rule is a line as wide as the indents of p leave it.
func (q *sequence) rule(p *flow.Paragraph, b edge) *flow.Stroke {
	within := max(q.in.width, 2*unit.Twip)
	width := within - p.Format.IndentLeft - p.Format.IndentRight
	return &flow.Stroke{Width: min(max(width, unit.Twip), within), Within: within, Weight: b.weight()}
}

// maxAside is how far from the middle of its column a line may stand that the
// flow can hold as a stroke.
const maxAside = 2 * unit.MM

// hairline is a line that an empty paragraph has above or below it: the
// inverse of [encoder.stroke]. One that does not stand in the middle of its
// column is a float of that paragraph.
func (q *sequence) hairline(p *flow.Paragraph, b *borders) flow.Block {
	above, line := b.top.line, b.top
	if !above {
		line = b.bottom
	}
	s := q.rule(p, line)
	pitch := lineHeight(p)
	s.Before, s.Height = p.Format.SpaceBefore, pitch+s.Weight
	if !above {
		s.Before += pitch + unit.Length(line.space)*unit.Point
		s.Height = s.Weight
	}
	if aside := p.Format.IndentLeft - p.Format.IndentRight; aside > maxAside || aside < -maxAside {
		float := &flow.Float{Line: true, X: p.Format.IndentLeft, Width: s.Width, Weight: s.Weight, Color: line.color}
		if !above {
			float.Y = pitch
		}
		p.Floats = append(p.Floats, float)
		p.Format.IndentLeft, p.Format.IndentRight, p.Format.FirstLine = 0, 0, 0
		return p
	}
	s.Height += p.Format.SpaceAfter
	s.KeepNext = p.Format.KeepNext
	return s
}

// lineHeight is about as high as one line of p.
func lineHeight(p *flow.Paragraph) unit.Length {
	natural := p.MarkSize() * 115 / 100
	switch {
	case p.Format.LineRule == flow.Exact:
		return p.Format.LineHeight
	case p.Format.LineRule == flow.AtLeast:
		return max(natural, p.Format.LineHeight)
	case p.Format.Line > 0:
		return natural * unit.Length(p.Format.Line) / 240
	}
	return natural
}

// maxBox is the longest text that is a mark in a frame rather than a paragraph
// with lines around it, in bytes.
const maxBox = 120

// box is the frame that a paragraph with four lines around it is: the inverse
// of [encoder.frame]. It is nil if the paragraph is more than a mark.
func (q *sequence) box(p *flow.Paragraph, b *borders) *flow.Frame {
	text := p.Text()
	if strings.TrimSpace(text) == "" || len(text) > maxBox || strings.ContainsAny(text, "\n\t") || len(p.Floats) > 0 ||
		slices.ContainsFunc(p.Runs, func(r flow.Run) bool { return r.Image != nil || r.Note != nil || r.Auto }) {
		return nil
	}
	within := max(q.in.width, 3*unit.Twip)
	f := &flow.Frame{
		Text: text, Bold: mostly(p.Runs, func(r *flow.Run) bool { return r.Bold }), Size: p.Runs[0].Size, Within: within,
		Before: p.Format.SpaceBefore, After: p.Format.SpaceAfter, KeepNext: p.Format.KeepNext, Weight: b.top.weight(), Color: p.Runs[0].Color,
	}
	if f.Color == "" {
		f.Color = b.top.color
	}
	lines := unit.Twips((2 * f.Weight).Twips())
	beside := unit.Length(b.left.space) * unit.Point
	rest := p.Format.IndentLeft + p.Format.IndentRight - lines - 2*beside
	offset := p.Format.IndentLeft - unit.Twips(lines.Twips()/2) - beside
	f.Width = min(max(within-rest, unit.Twip), within)
	f.Height = lineHeight(p) + lines + unit.Length(b.top.space+b.bottom.space)*unit.Point
	rest = within - f.Width
	switch {
	case rest <= 2*unit.Twip && p.Format.Align != flow.Justify:
		f.Align = p.Format.Align
	case offset > rest*3/4:
		f.Align = flow.Right
	case offset > rest/4:
		f.Align = flow.Center
	}
	return f
}
