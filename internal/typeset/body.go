package typeset

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// body sets nội dung and closes it with the end mark.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6.
func (b *builder) body() {
	b.blocks(b.doc.Body, inBody)
	b.closeText()
}

// place is where blocks stand; it decides how a paragraph is named.
type place int

const (
	inBody place = iota
	inClause
	inPoint
)

// blocks sets a row of blocks.
func (b *builder) blocks(blocks []doc.Block, where place) {
	for i, block := range blocks {
		switch block := block.(type) {
		case *doc.Paragraph:
			p := b.paragraph(block, where)
			if _, ok := next(blocks, i).(*doc.Table); ok && block.Align != doc.AlignBody {
				p.Format.KeepNext = true
			}
			if strings.HasSuffix(text(block.Spans), ":") && i+1 < len(blocks) {
				p.Format.KeepNext = true
			}
			b.add(p)
		case *doc.Division:
			b.division(block)
		case *doc.List:
			b.list(block, where)
		case *doc.Table:
			t := b.splitTall(b.table(block))
			b.checkColumns(t, block.At)
			b.add(t)
		case *doc.Quote:
			b.quote(block, where)
		case *doc.Image:
			b.image(block)
		case *doc.Contents:
			b.contents(block)
		case *doc.PageBreak:
			b.pageBreak()
		case *doc.Orientation:
			b.turn(block.Landscape)
		}
	}
}

func next(blocks []doc.Block, i int) doc.Block {
	if i+1 < len(blocks) {
		return blocks[i+1]
	}
	return nil
}

// pageBreak makes the next paragraph start a page. A table cannot, so an
// empty paragraph of no height carries the break. Headings just above it go to
// the new page with what follows.
func (b *builder) pageBreak() {
	if heads := b.lastHeadings(); len(heads) > 0 {
		heads[0].(*flow.Paragraph).Format.PageBreak = true
		return
	}
	p := empty(emptyHeight)
	p.Format.PageBreak = true
	b.add(p)
}

// turn starts a section of pages that lie on their side, or stand again. It
// takes the headings just above along.
func (b *builder) turn(landscape bool) {
	heads := b.lastHeadings()
	b.current.Blocks = b.current.Blocks[:len(b.current.Blocks)-len(heads)]
	b.section(landscape, false)
	b.current.Blocks = append(b.current.Blocks, heads...)
}

// lastHeadings returns the headings at the end of the current section. It
// returns none where they are all that the section holds.
func (b *builder) lastHeadings() []flow.Block {
	blocks := b.current.Blocks
	first := len(blocks)
	for first > 0 {
		p, ok := blocks[first-1].(*flow.Paragraph)
		if !ok || p.Format.Outline == 0 {
			return slices.Clone(blocks[first:])
		}
		first--
	}
	return nil
}

// emptyHeight is the least height that both Word and LibreOffice keep.
const emptyHeight = 1 * unit.Point

// text joins the words of spans, for looking at their ends.
func text(spans []doc.Span) string {
	var s strings.Builder
	for _, span := range spans {
		s.WriteString(span.Text)
	}
	return strings.TrimRight(s.String(), " ")
}

// paragraph sets one paragraph of running text.
func (b *builder) paragraph(p *doc.Paragraph, where place) *flow.Paragraph {
	component, style := law.BodyText, styleBody
	switch where {
	case inClause:
		component, style = law.Clause, styleClause
	case inPoint:
		component, style = law.Point, stylePoint
	}
	out := b.bodyParagraph(component, style, p.Spans, p.At)
	switch p.Align {
	case doc.AlignCenter:
		out.Format.Align, out.Format.FirstLine = flow.Center, 0
	case doc.AlignRight:
		out.Format.Align, out.Format.FirstLine = flow.Right, 0
	case doc.AlignLeft:
		out.Format.Align, out.Format.FirstLine = flow.Left, 0
	}
	return out
}

// bodyParagraph sets spans as running text is set: justified, first line
// indented. NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm e.
func (b *builder) bodyParagraph(c law.Component, style flow.Style, spans []doc.Span, at diag.Range) *flow.Paragraph {
	p := &flow.Paragraph{
		Style: style,
		Format: flow.Format{
			Align:      flow.Justify,
			FirstLine:  b.choice.Indent,
			SpaceAfter: b.choice.After,
			Line:       b.choice.Line,
			NoWidows:   true,
		},
		Runs:      b.runs(c, spans),
		Size:      b.choice.BodySize,
		Component: c,
		At:        at,
	}
	return p
}

// runs sets spans in the type of a component, bold and italic added, fills in
// references and sets footnotes.
func (b *builder) runs(c law.Component, spans []doc.Span) []flow.Run {
	base := b.run(c, "")
	out := make([]flow.Run, 0, len(spans))
	for i := range spans {
		s := &spans[i]
		r := base
		r.Bold, r.Italic = base.Bold || s.Bold, base.Italic != s.Italic
		r.Text, r.Script = s.Text, scripts[s.Script]
		switch {
		case s.Break:
			r.Text = "\n"
		case len(s.Note) > 0:
			if n := len(out); n > 0 {
				out[n-1].Text = strings.TrimRight(out[n-1].Text, " ")
			}
			r = b.note(r, s.Note)
		case s.Ref != "":
			r.Text, r.Target = b.reference(s, c)
		}
		out = append(out, r)
	}
	if b.spec(c).Case == law.Capitals {
		capitalize(out)
	}
	return glueRuns(out)
}

// scripts are the positions of text as the flow has them.
var scripts = [...]flow.Script{doc.ScriptNone: flow.Baseline, doc.ScriptSuper: flow.Super, doc.ScriptSub: flow.Sub}

// capitalize sets runs in capitals. Raised and lowered text stays: “m³”, “x²ⁿ”.
func capitalize(runs []flow.Run) {
	for i := range runs {
		if r := &runs[i]; r.Script == flow.Baseline {
			r.Text = viet.Upper(r.Text)
		}
	}
}

// glueRuns joins neighbours of one format and glues numbers to their words,
// also where the word is in one run and the number in the next.
func glueRuns(runs []flow.Run) []flow.Run {
	out := runs[:0]
	for _, r := range runs {
		if r.Text == "" && r.Image == nil {
			continue
		}
		if n := len(out); n > 0 && sameFormat(&out[n-1], &r) {
			out[n-1].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	for i := range out {
		out[i].Text = glue(out[i].Text)
		if i == 0 || !strings.HasSuffix(out[i-1].Text, " ") {
			continue
		}
		before := strings.TrimSuffix(out[i-1].Text, " ")
		if binds(before, out[i].Text) {
			out[i-1].Text = before + string(nbsp)
		}
	}
	return out
}

// sameFormat reports whether two runs can be one.
func sameFormat(a, b *flow.Run) bool {
	return isPlain(a) && isPlain(b) &&
		a.Bold == b.Bold && a.Italic == b.Italic && a.Size == b.Size && a.Target == b.Target && a.Script == b.Script
}

// isPlain reports whether a run is nothing but text.
func isPlain(r *flow.Run) bool {
	return r.Note == nil && !r.Number && r.PageOf == "" && r.Image == nil
}

// list sets an enumeration below the ranks of bố cục, each item as a body
// paragraph that starts with its mark.
func (b *builder) list(l *doc.List, where place) {
	for i, item := range l.Items {
		b.marked(doc.Span{Text: mark(l.Marker, i)}, item, styleDash, law.BodyText, where)
	}
}

func mark(m doc.Marker, i int) string {
	switch m {
	case doc.MarkerPlus:
		return "+ "
	case doc.MarkerRoman:
		return "(" + strings.ToLower(viet.Roman(i+1)) + ") "
	}
	return "- "
}

// marked sets blocks whose first paragraph carries a mark or a number.
func (b *builder) marked(mark doc.Span, blocks []doc.Block, style flow.Style, c law.Component, where place) *flow.Paragraph {
	lead := []doc.Span{mark}
	if first, ok := next(blocks, -1).(*doc.Paragraph); ok {
		lead = append(lead, first.Spans...)
		p := b.bodyParagraph(c, style, lead, first.At)
		p.Format.KeepNext = strings.HasSuffix(text(first.Spans), ":") && len(blocks) > 1
		b.add(p)
		b.blocks(blocks[1:], where)
		return p
	}
	p := b.bodyParagraph(c, style, lead, diag.Range{})
	p.Format.KeepNext = true
	b.add(p)
	b.blocks(blocks, where)
	return p
}

// closeText ends a text: it fills in its table of contents and puts the end
// mark after the last words, unless the author typed it. A footnote of the
// last words comes after the mark. Text that ends with a table or an image
// gets none.
// NĐ 30/2020, Phụ lục III, Mục II: every sample form.
func (b *builder) closeText() {
	b.fillContents()
	p, ok := b.last().(*flow.Paragraph)
	if !ok || p.Contents > 0 || p.Style == styleImage || p.Style == styleCaption {
		return
	}
	i := len(p.Runs) - 1
	for i >= 0 && p.Runs[i].Note != nil {
		i--
	}
	if i < 0 {
		return
	}
	r, mark := &p.Runs[i], b.law.Body.EndMark
	if r.Target != "" || r.Script != flow.Baseline {
		end := *r
		end.Text, end.Target, end.Script = mark, "", flow.Baseline
		p.Runs = slices.Insert(p.Runs, i+1, end)
		return
	}
	if words := strings.TrimRight(r.Text, " "); !strings.HasSuffix(words, mark) {
		r.Text = strings.TrimRight(words, ".;") + mark
	}
}

// last returns the block set last, or nil.
func (b *builder) last() flow.Block {
	if n := len(b.current.Blocks); n > 0 {
		return b.current.Blocks[n-1]
	}
	return nil
}
