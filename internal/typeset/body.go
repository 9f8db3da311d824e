package typeset

import (
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
		case *doc.PageBreak:
			b.pageBreak()
		case *doc.Orientation:
			b.section(block.Landscape, false)
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
// empty paragraph of no height carries the break.
func (b *builder) pageBreak() {
	p := empty(emptyHeight)
	p.Format.PageBreak = true
	b.add(p)
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

// runs sets spans in the type of a component, bold and italic added, and
// fills in references.
func (b *builder) runs(c law.Component, spans []doc.Span) []flow.Run {
	base := b.run(c, "")
	out := make([]flow.Run, 0, len(spans))
	for i := range spans {
		s := &spans[i]
		r := base
		r.Bold, r.Italic = base.Bold || s.Bold, base.Italic != s.Italic
		r.Text = s.Text
		switch {
		case s.Break:
			r.Text = "\n"
		case s.Ref != "":
			target, ok := b.number.cited[s.Ref]
			cited := target.from(b.appendixName)
			if !ok {
				b.problems.Add(s.At, "đặt nhãn {#"+s.Ref+"} ở mục, khoản, điểm hoặc phụ lục được dẫn",
					"không có nhãn “%s” để dẫn tới", s.Ref)
				cited = "…"
			}
			r.Text, r.Target = cited, s.Ref
		}
		if b.spec(c).Case == law.Capitals {
			r.Text = viet.Upper(r.Text)
		}
		out = append(out, r)
	}
	return glueRuns(out)
}

// glueRuns joins neighbours of one format and glues numbers to their words,
// also where the word is in one run and the number in the next.
func glueRuns(runs []flow.Run) []flow.Run {
	out := runs[:0]
	for _, r := range runs {
		if r.Text == "" {
			continue
		}
		if n := len(out); n > 0 && sameFormat(out[n-1], r) {
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

func sameFormat(a, b flow.Run) bool {
	return a.Bold == b.Bold && a.Italic == b.Italic && a.Size == b.Size && a.Target == b.Target
}

// list sets an enumeration below the ranks of bố cục, each item as a body
// paragraph that starts with its mark.
func (b *builder) list(l *doc.List, where place) {
	for i, item := range l.Items {
		b.marked(mark(l.Marker, i), item, styleDash, law.BodyText, where)
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
func (b *builder) marked(mark string, blocks []doc.Block, style flow.Style, c law.Component, where place) *flow.Paragraph {
	lead := []doc.Span{{Text: mark}}
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

// closeText puts the end mark after the last words of the text set so far,
// unless the author typed it. Text that ends with a table gets none.
// NĐ 30/2020, Phụ lục III, Mục II: every sample form.
func (b *builder) closeText() {
	p, ok := b.last().(*flow.Paragraph)
	if !ok || len(p.Runs) == 0 {
		return
	}
	r := &p.Runs[len(p.Runs)-1]
	words := strings.TrimRight(r.Text, " ")
	if mark := b.law.Body.EndMark; !strings.HasSuffix(words, mark) {
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
