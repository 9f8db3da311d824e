package layout

import (
	"vanban/internal/flow"
	"vanban/internal/unit"
)

// span is the text of neighbouring runs of one format, or one thing that
// stands in a line and is never cut: a picture or the mark of a footnote.
type span struct {
	text    string
	metrics *metrics
	strut   strut
	target  string
	solid   bool
	width   fine              // if solid
	image   *flow.Image       // if a picture
	note    []*flow.Paragraph // if the mark of a footnote
}

// piece is what one span contributes to one line, between tabs.
type piece struct {
	span   *span
	text   string
	x      fine // from the left edge of the line's frame
	width  fine
	spaces int // U+0020 that justification stretches
}

// spans joins neighbouring runs of one format and drops empty ones.
func (s *styles) spans(p *flow.Paragraph) []span {
	spans := make([]span, 0, len(p.Runs))
	for i := range p.Runs {
		r := &p.Runs[i]
		solid := r.Image != nil || r.Note != nil
		if r.Text == "" && !solid {
			continue
		}
		size := twips(r.Size)
		if size <= 0 {
			size = markSize(p)
		}
		m := s.of(style{r.Bold, r.Italic, size, r.Script})
		if solid {
			spans = append(spans, solidSpan(r, m))
			continue
		}
		if n := len(spans); n > 0 && !spans[n-1].solid && spans[n-1].metrics == m && spans[n-1].target == r.Target {
			spans[n-1].text += r.Text
			continue
		}
		spans = append(spans, span{text: r.Text, metrics: m, strut: m.strut, target: r.Target})
	}
	return spans
}

// object stands for a picture in the text of a span.
const object = "\uFFFC"

// solidSpan is the span of a picture or of the mark of a footnote.
func solidSpan(r *flow.Run, m *metrics) span {
	if r.Image != nil {
		return span{
			text: object, metrics: m, solid: true, image: r.Image,
			strut: strut{ascent: drawing(r.Image.Height)}, width: drawing(r.Image.Width).fine(),
		}
	}
	sp := span{text: r.Text, metrics: m, strut: m.strut, solid: true, target: r.Target, note: r.Note}
	for _, c := range sp.text {
		sp.width += m.advance(c)
	}
	if sp.text == "" {
		sp.text = object
	}
	return sp
}

// drawing is a measure of a picture as LibreOffice keeps it: hundredths of a
// millimetre made twips.
func drawing(l unit.Length) twip {
	hundredths := (int64(max(l, 0))*100 + int64(unit.MM)/2) / int64(unit.MM)
	return twip((hundredths*1440 + 1270) / 2540)
}

// solid passes over a picture or a mark. It breaks as a combining character
// would: never from what stands before it, and after it as that lets break.
func (b *breaker) solid(sp *span) {
	if b.prev == space || b.at == b.start {
		b.allow(ordinary)
		b.prev, b.left = ordinary, ordinary
	}
	x := (b.x.twips() + sp.width.twips()).dots()
	if b.overflows(x, false) && b.at != b.start {
		b.wrap()
		return
	}
	b.x = x
	b.count++
	b.at = mark{b.at.span, len(sp.text)}
}

// hold makes room in the line for what stands in it.
func (l *line) hold(sp *span) {
	l.strut = l.strut.around(sp.strut)
	if sp.image == nil {
		l.text = max(l.text, sp.strut.height())
	}
	if sp.note != nil {
		l.notes = append(l.notes, sp.note)
	}
}
