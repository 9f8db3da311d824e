package layout

import (
	"strings"

	"vanban/internal/flow"
)

// defaultTab is the distance of default tab stops, from the left margin.
const defaultTab twip = 720

// stop returns the stop of a tab at x, from the start of the line.
func (b *breaker) stop(x twip) (twip, flow.Tab) {
	left := b.cur.left
	here := left + x
	best, tab := twip(-1), flow.Tab{}
	try := func(stop twip, t flow.Tab) {
		if stop > here && (best < 0 || stop < best) {
			best, tab = stop, t
		}
	}
	for _, t := range b.format.Tabs {
		try(twips(t.At), t)
	}
	if b.format.FirstLine < 0 {
		try(twips(b.format.IndentLeft), flow.Tab{})
	}
	if best < 0 {
		best = (here/defaultTab + 1) * defaultTab
	}
	return best - left, tab
}

// tab moves to the stop of the tab at the current place. Text that ends at a
// stop or has its middle there stays on the line of its tab, and may stand beyond the indent on the
// right; if there is no room for it the tab begins a line.
func (b *breaker) tab(next mark) {
	stop, t := b.stop(b.x.twips())
	if !t.Right && !t.Center {
		b.x, b.prev, b.at = stop.dots(), space, next
		return
	}
	ahead := b.ahead(next)
	limit := max(b.limit, stop)
	if t.Center {
		stop += ahead.twips() / 2
		limit = max(b.limit, stop)
	}
	if b.x+ahead > limit.dots() && b.at != b.start {
		b.end(b.at, false)
		b.begin()
		return
	}
	b.x = max(b.x, stop.dots()-ahead)
	b.limit, b.prev, b.at = limit, glue, next
}

// ahead is the width of the text from a place to the next tab or the end of
// the line.
func (b *breaker) ahead(from mark) dots {
	var width dots
	b.upToTab(from, mark{len(b.spans), 0}, func(sp *span, text string) {
		if sp.solid {
			width += sp.width.twips().dots()
			return
		}
		for _, r := range text {
			width += sp.metrics.pace(r)
		}
		width = width.twips().dots()
	})
	return width
}

// upToTab calls visit with the parts of the text between two places, as far as
// the next tab or forced break.
func (b *breaker) upToTab(m, to mark, visit func(sp *span, text string)) {
	for ; m.span < len(b.spans) && m.before(to); m = (mark{m.span + 1, 0}) {
		sp := &b.spans[m.span]
		text := sp.text[m.offset:]
		if m.span == to.span {
			text = sp.text[m.offset:to.offset]
		}
		if i := strings.IndexAny(text, "\t\n"); i >= 0 {
			visit(sp, text[:i])
			return
		}
		visit(sp, text)
	}
}

// lead returns where the text of a line goes on after a tab at x, and draws
// what leads there.
func (b *breaker) lead(l *line, sp *span, x fine, next, to mark) fine {
	stop, t := b.stop(x.twips())
	end := stop.fine()
	if t.Right || t.Center {
		var ahead fine
		b.upToTab(next, to, func(sp *span, text string) {
			if sp.solid {
				ahead += sp.width
				return
			}
			for _, r := range text {
				ahead += sp.metrics.advance(r)
			}
		})
		if t.Center {
			ahead /= 2
		}
		end = max(end-ahead, x)
	}
	if dot := sp.metrics.advance('.'); t.Dots && dot.twips() > 0 {
		n := int((end - x).twips() / dot.twips())
		l.add(piece{span: sp, x: x, width: fine(n) * dot}, strings.Repeat(".", n))
	}
	return end
}
