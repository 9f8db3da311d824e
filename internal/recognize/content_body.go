package recognize

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// writer makes the tree of a text from its items.
type writer struct {
	*segment
	items []item
	out   []doc.Block
	// open are the divisions that what follows may stand in, highest first.
	open []*doc.Division
	// section is that of the item before.
	section int
}

// body is the tree of the text.
func (w *writer) body() []doc.Block {
	first := true
	for i := range w.items {
		it := &w.items[i]
		switch it.what {
		case isBasis, isCompetence, isEnactment, isParties, isMerged:
			continue
		}
		w.breaks(it, first)
		first = false
		w.item(i)
	}
	return w.out
}

// breaks adds what starts a new page before an item.
func (w *writer) breaks(it *item, first bool) {
	at := it.line.at.section
	if !first && at != w.section {
		before, now := w.flow.Sections[w.section].Page.Landscape(), w.flow.Sections[at].Page.Landscape()
		if before != now {
			w.add(&doc.Orientation{Landscape: now, At: placed(it.line)})
		} else {
			w.add(&doc.PageBreak{At: placed(it.line)})
		}
	} else if !first && it.line.fresh {
		w.add(&doc.PageBreak{At: placed(it.line)})
	}
	w.section = at
}

func placed(l *line) diag.Range {
	if l.p == nil {
		return diag.Range{}
	}
	return l.p.At
}

// add adds a block to the innermost open division.
func (w *writer) add(b doc.Block) {
	if n := len(w.open); n > 0 {
		w.open[n-1].Blocks = append(w.open[n-1].Blocks, b)
		return
	}
	w.out = append(w.out, b)
}

// close closes the open divisions of a rank and those below it.
func (w *writer) close(level doc.Level) {
	n := len(w.open)
	for n > 0 && w.open[n-1].Level >= level {
		n--
	}
	w.open = w.open[:n]
}

// item adds item i.
func (w *writer) item(i int) {
	it := &w.items[i]
	switch it.what {
	case isDivision:
		w.division(it)
	case isBullet:
		w.bullet(it, i)
	case isTable:
		w.add(w.table(it.table))
	case isImage:
		w.image(it, i)
	case isCaption:
		if i == 0 || w.items[i-1].what != isImage {
			w.add(w.paragraph(it, 0))
		}
	case isContents:
		if i == 0 || w.items[i-1].what != isContents {
			w.add(&doc.Contents{At: placed(it.line)})
		}
	case isQuote:
		w.quote(it, i)
	default:
		w.text(it)
	}
}

// text adds a plain paragraph. One that does not go on with the khoản or điểm
// before it closes those.
func (w *writer) text(it *item) {
	switch {
	case it.follows && it.component == law.Clause:
		w.close(doc.LevelPoint)
	case it.follows:
	default:
		for n := len(w.open); n > 0 && w.open[n-1].Level >= doc.LevelClause && len(w.open[n-1].Heading) == 0; n-- {
			w.open = w.open[:n-1]
		}
	}
	w.add(w.paragraph(it, 0))
}

// quote adds what is quoted, as paragraphs.
func (w *writer) quote(it *item, i int) {
	p := w.paragraph(it, 0)
	if i > 0 && w.items[i-1].what == isQuote {
		if q, ok := w.last().(*doc.Quote); ok {
			q.Blocks = append(q.Blocks, p)
			return
		}
	}
	w.add(&doc.Quote{Blocks: []doc.Block{p}, At: p.At})
}

// last is the block that was added last to the innermost open division.
func (w *writer) last() doc.Block {
	blocks := w.out
	if n := len(w.open); n > 0 {
		blocks = w.open[n-1].Blocks
	}
	if len(blocks) == 0 {
		return nil
	}
	return blocks[len(blocks)-1]
}

// division opens a division.
func (w *writer) division(it *item) {
	w.close(it.number.level)
	d := &doc.Division{Level: it.number.level, Given: it.number.given, At: placed(it.line)}
	w.add(d)
	w.open = append(w.open, d)
	words := w.paragraph(it, it.number.size)
	if !it.headed {
		if len(words.Spans) > 0 {
			d.Blocks = append(d.Blocks, words)
		}
		return
	}
	d.Heading = words.Spans
	for _, l := range it.more {
		if len(d.Heading) > 0 {
			d.Heading = append(d.Heading, doc.Span{Text: " "})
		}
		d.Heading = append(d.Heading, w.spans(l.p, l.from, l.to, it.component)...)
	}
	d.Heading = merge(d.Heading)
}

// bullet adds an item of an enumeration.
func (w *writer) bullet(it *item, i int) {
	p := w.paragraph(it, it.size)
	if i > 0 && w.items[i-1].what == isBullet {
		if l := lastList(w.last(), it.marker); l != nil {
			l.Items = append(l.Items, []doc.Block{p})
			return
		}
	}
	l := &doc.List{Marker: it.marker, Items: [][]doc.Block{{p}}, At: p.At}
	// “+” stands below “-”.
	if above, ok := w.last().(*doc.List); ok && i > 0 && w.items[i-1].what == isBullet && it.marker != doc.MarkerDash && above.Marker == doc.MarkerDash {
		n := len(above.Items) - 1
		above.Items[n] = append(above.Items[n], l)
		return
	}
	w.add(l)
}

// lastList is the list with a mark that b is, or ends with.
func lastList(b doc.Block, m doc.Marker) *doc.List {
	l, ok := b.(*doc.List)
	if !ok || l.Marker == m {
		return l
	}
	last := l.Items[len(l.Items)-1]
	return lastList(last[len(last)-1], m)
}

// image adds a picture with the caption below it.
func (w *writer) image(it *item, i int) {
	m := picture(it.line.p)
	out := &doc.Image{Width: m.Width, Alt: m.Alt, Data: m.Data, Type: m.Type, At: placed(it.line)}
	if i+1 < len(w.items) && w.items[i+1].what == isCaption {
		out.Caption = w.paragraph(&w.items[i+1], 0).Spans
	}
	w.add(out)
}

// paragraph is the text of an item after its first bytes, which are a number or
// a mark.
func (w *writer) paragraph(it *item, skip int) *doc.Paragraph {
	l := it.line
	p := &doc.Paragraph{At: placed(l)}
	if l.p == nil {
		return p
	}
	from := l.from
	if skip > 0 {
		from += rawSize(l, skip)
	}
	p.Spans = w.spans(l.p, from, l.to, it.component)
	if it.what == isText {
		switch f := &l.p.Format; {
		case f.Align == flow.Center:
			p.Align = doc.AlignCenter
		case f.Align == flow.Right:
			p.Align = doc.AlignRight
		case f.Align == flow.Left && f.FirstLine == 0:
			p.Align = doc.AlignLeft
		}
	}
	return p
}

// scripts are the positions of text as doc has them.
var scripts = [...]doc.Script{flow.Baseline: doc.ScriptNone, flow.Super: doc.ScriptSuper, flow.Sub: doc.ScriptSub}

// spans are the runs of a paragraph between two bytes, with the type that sets
// them apart from what their component has.
func (w *writer) spans(p *flow.Paragraph, from, to int, c law.Component) []doc.Span {
	spec := w.env.Regulation.Components[c]
	var out []doc.Span
	at := 0
	for i := range p.Runs {
		r := &p.Runs[i]
		a, b := max(from-at, 0), min(to-at, len(r.Text))
		at += len(r.Text)
		if a >= b {
			continue
		}
		if len(r.Note) > 0 {
			out = append(out, doc.Span{Note: w.note(r.Note)})
			continue
		}
		s := doc.Span{Bold: r.Bold && !spec.Bold, Italic: r.Italic != spec.Italic, Script: scripts[r.Script]}
		for j, row := range strings.Split(r.Text[a:b], "\n") {
			if j > 0 {
				out = append(out, doc.Span{Break: true})
			}
			if s.Text = plainText(row); s.Text != "" {
				out = append(out, s)
			}
		}
	}
	return trimSpans(merge(out))
}

// note is the text of a footnote, without its number.
func (w *writer) note(paragraphs []*flow.Paragraph) []doc.Span {
	var out []doc.Span
	for _, p := range paragraphs {
		from := 0
		if len(p.Runs) > 0 && p.Runs[0].Number {
			from = len(p.Runs[0].Text)
		}
		if len(out) > 0 {
			out = append(out, doc.Span{Break: true})
		}
		out = append(out, w.spans(p, from, len(p.Text()), law.Footnote)...)
	}
	return out
}

// plainText is a text composed, with plain spaces.
func plainText(s string) string {
	return viet.NFC(strings.NewReplacer("\u00a0", " ", "\t", " ", "\u2011", "-").Replace(s))
}

// merge joins neighbours of one type.
func merge(spans []doc.Span) []doc.Span {
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && plainSpan(&out[n-1]) && plainSpan(&s) && (sameType(&out[n-1], &s) || strings.TrimSpace(s.Text) == "") {
			out[n-1].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return out
}

func plainSpan(s *doc.Span) bool { return !s.Break && len(s.Note) == 0 }

func sameType(a, b *doc.Span) bool {
	return a.Bold == b.Bold && a.Italic == b.Italic && a.Script == b.Script
}

// trimSpans cuts breaks and spaces off both ends.
func trimSpans(spans []doc.Span) []doc.Span {
	for len(spans) > 0 && (spans[0].Break || plainSpan(&spans[0]) && strings.TrimSpace(spans[0].Text) == "") {
		spans = spans[1:]
	}
	for n := len(spans); n > 0 && (spans[n-1].Break || plainSpan(&spans[n-1]) && strings.TrimSpace(spans[n-1].Text) == ""); n-- {
		spans = spans[:n-1]
	}
	if n := len(spans); n > 0 {
		spans[0].Text = strings.TrimLeft(spans[0].Text, " ")
		spans[n-1].Text = strings.TrimRight(spans[n-1].Text, " ")
	}
	return spans
}

// trimEnd cuts marks off the end of a text.
func trimEnd(spans []doc.Span, marks string) {
	if n := len(spans); n > 0 {
		spans[n-1].Text = strings.TrimRight(spans[n-1].Text, marks+" ")
	}
}
