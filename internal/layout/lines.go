package layout

import (
	"unicode/utf8"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// line is one line of a paragraph.
type line struct {
	pieces []piece
	left   twip // start of the line from the left edge of the frame
	width  twip // room for text
	used   fine // up to the last visible character
	strut  strut
	text   twip                // height of its text alone
	notes  [][]*flow.Paragraph // of the marks in it
	last   bool                // last of its paragraph or before a forced break
	shift  fine                // moved right by the alignment
	gap    fine                // added to each stretched space
}

// breaker cuts the spans of a paragraph into lines.
type breaker struct {
	spans  []span
	format *flow.Format
	frame  twip // width between the edges
	empty  twip // height of a line without text

	lines  []line
	cur    line
	x      dots   // end of the text so far, from the start of the line
	limit  twip   // where the text must end, from the start of the line
	at     mark   // where the next character is
	start  mark   // where the line began
	safe   chance // last place where the line may end
	former chance // the one before it
	blank  mark   // after the last space of the line
	glued  mark   // after the last character of the line that keeps words together
	count  int    // characters since blank
	prev   class
	left   class // last character that is no space
	word   bool  // a word has begun on this line
}

// chance is a place where a line may end.
type chance struct {
	at     mark
	open   bool // there is such a place
	path   bool // it follows a solidus
	length int  // characters from the last space to it
}

// mark is a place in the text of a paragraph.
type mark struct{ span, offset int }

func (m mark) before(n mark) bool {
	return m.span < n.span || m.span == n.span && m.offset < n.offset
}

// breakLines cuts a paragraph into lines; there is always at least one.
func (s *styles) breakLines(p *flow.Paragraph, frame twip) []line {
	mark := s.of(style{size: markSize(p)}).strut
	b := breaker{spans: s.spans(p), format: &p.Format, frame: frame, count: longPath, empty: mark.height()}
	if len(b.spans) == 0 {
		return []line{{strut: mark, text: mark.height(), last: true}}
	}
	b.run()
	return b.lines
}

// defaultSize is used where a flow leaves every size open.
const defaultSize = 14 * unit.Point

// markSize is the size of the paragraph mark.
func markSize(p *flow.Paragraph) twip {
	if size := p.MarkSize(); size > 0 {
		return twips(size)
	}
	return twips(defaultSize)
}

// run walks over the characters, ending a line whenever the next character
// does not fit.
func (b *breaker) run() {
	b.begin()
	for b.at.span < len(b.spans) {
		sp := &b.spans[b.at.span]
		if b.at.offset >= len(sp.text) {
			b.x = b.x.twips().dots()
			b.at = mark{b.at.span + 1, 0}
			continue
		}
		if sp.solid {
			b.solid(sp)
			continue
		}
		r, n := utf8.DecodeRuneInString(sp.text[b.at.offset:])
		next := mark{b.at.span, b.at.offset + n}
		switch r {
		case '\n':
			b.cur.strut = b.cur.strut.around(sp.metrics.strut)
			b.end(b.at, true)
			b.at = next
			b.begin()
			if b.done(next) {
				b.cur.strut = sp.metrics.strut
			}
			continue
		case '\t':
			b.tab(next)
			continue
		case ' ':
			b.x += sp.metrics.pace(r)
		default:
			c := classOf(r)
			b.allow(c)
			x := b.x + sp.metrics.pace(r)
			if c == glue { // a piece of its own
				x = (b.x.twips() + sp.metrics.pace(r).twips()).dots()
			}
			alone := b.start == (mark{}) && len(b.spans) == 1 && next.offset == len(sp.text)
			if b.overflows(x, alone) && b.at != b.start {
				b.wrap()
				continue
			}
			b.x = x
			b.left = c
			if c == glue {
				b.glued = next
			}
			b.count++
		}
		b.prev = classOf(r)
		b.at = next
	}
	b.end(b.at, true)
}

func (b *breaker) done(m mark) bool {
	for ; m.span < len(b.spans); m = (mark{m.span + 1, 0}) {
		if m.offset < len(b.spans[m.span].text) {
			return false
		}
	}
	return true
}

// allow notes that the line may end before a character of class c.
func (b *breaker) allow(c class) {
	if b.at == b.start {
		b.word = true
		return
	}
	ok := false
	if b.prev == space {
		b.blank, b.count = b.at, 0
		ok = b.word && breaksAtSpace(b.left, c)
	} else {
		ok = breaks(b.prev, c)
	}
	if ok {
		b.former = b.safe
		b.safe = chance{at: b.at, open: true, path: b.prev == solidus, length: b.count}
	}
	b.word = true
}

// longPath is the length in characters from which LibreOffice divides a path
// or an address after a solidus; a shorter one moves to the next line, unless
// its paragraph begins with it.
const longPath = 66

// overflows reports whether text up to x is wider than the line. A whole
// paragraph is measured in whole twips too.
func (b *breaker) overflows(x dots, alone bool) bool {
	return x > b.limit.dots() && !(alone && x.twips() <= b.limit)
}

// wrap ends the line at the last place where it may end, or before the
// current character. A place after a solidus does not count if it is the
// current one; otherwise the line ends at the spaces before the whole path.
func (b *breaker) wrap() {
	last := b.safe
	if last.path && last.at == b.at {
		last = b.former
	}
	to := b.at
	switch {
	case b.blank == b.start && last.at.before(b.glued):
		// LibreOffice cuts a word that is glued to another one too long
	case last.open && (!last.path || last.length >= longPath):
		to, b.count = last.at, last.length
	case last.open && b.blank != b.start:
		to, b.count = b.blank, 0
	}
	b.end(to, false)
	b.at = to
	b.begin()
}

// begin starts a line at the current place.
func (b *breaker) begin() {
	left, right := twips(b.format.IndentLeft), twips(b.format.IndentRight)
	if len(b.lines) == 0 {
		left += twips(b.format.FirstLine)
	}
	b.cur = line{left: left, width: b.frame - left - right}
	b.start, b.safe, b.former, b.word = b.at, chance{}, chance{}, false
	b.blank, b.glued = b.at, b.at
	b.x, b.prev, b.left = 0, ordinary, ordinary
	b.limit = b.cur.width
}

// end cuts the line off at to and works out its pieces.
func (b *breaker) end(to mark, last bool) {
	l := b.cur
	l.last = last
	b.pieces(&l, to)
	b.align(&l)
	b.lines = append(b.lines, l)
}

// pieces measures the visible text from the start of the line up to to.
func (b *breaker) pieces(l *line, to mark) {
	var x fine
	for m := b.start; m.span < len(b.spans) && (m.span < to.span || m.span == to.span && m.offset < to.offset); m = (mark{m.span + 1, 0}) {
		sp := &b.spans[m.span]
		text := sp.text[m.offset:]
		if m.span == to.span {
			text = sp.text[m.offset:to.offset]
		}
		if text == "" { // the break before this line ended the span
			continue
		}
		l.hold(sp)
		if sp.solid {
			l.add(piece{span: sp, x: x, width: sp.width}, sp.text)
			x += sp.width
			continue
		}
		cut := 0
		p := piece{span: sp, x: x}
		for i, r := range text {
			if r == '\t' {
				l.add(p, text[cut:i])
				l.settle()
				x = b.lead(l, sp, x, mark{m.span, m.offset + i + 1}, to)
				cut = i + 1
				p = piece{span: sp, x: x}
				continue
			}
			w := sp.metrics.advance(r)
			p.width += w
			x += w
			if r == ' ' {
				p.spaces++
			}
		}
		l.add(p, text[cut:])
	}
	l.trim()
	if l.strut == (strut{}) {
		l.strut = b.cur.strut
		l.text = l.strut.height()
	}
	if l.text == 0 { // a picture alone
		l.text = b.empty
		l.strut.descent = max(l.strut.descent, b.empty-l.strut.ascent)
	}
}

func (l *line) add(p piece, text string) {
	if text != "" {
		p.text = text
		l.pieces = append(l.pieces, p)
	}
}

// settle keeps the pieces so far from being stretched: a tab follows them.
func (l *line) settle() {
	for i := range l.pieces {
		l.pieces[i].spaces = 0
	}
}

// trim takes the spaces off the end of the line.
func (l *line) trim() {
	for n := len(l.pieces); n > 0; n-- {
		p := &l.pieces[n-1]
		if p.span.solid {
			l.used = p.x + p.width
			return
		}
		width := p.span.metrics.advance(' ')
		for len(p.text) > 0 && p.text[len(p.text)-1] == ' ' {
			p.text = p.text[:len(p.text)-1]
			p.width -= width
			p.spaces = max(p.spaces-1, 0)
		}
		if p.text != "" {
			l.used = p.x + p.width
			return
		}
		l.pieces = l.pieces[:n-1]
	}
}

// align places the line between its edges.
func (b *breaker) align(l *line) {
	room := l.width.fine() - l.used
	if room <= 0 {
		return
	}
	switch b.format.Align {
	case flow.Center:
		l.shift = room / 2
	case flow.Right:
		l.shift = room
	case flow.Justify:
		spaces := 0
		for i := range l.pieces {
			spaces += l.pieces[i].spaces
		}
		if !l.last && spaces > 0 {
			l.stretch(room, spaces)
		}
	}
}

// stretch shares room out over the spaces.
func (l *line) stretch(room fine, spaces int) {
	n := 0
	share := func() fine { return room * fine(n) / fine(spaces) }
	for i := range l.pieces {
		p := &l.pieces[i]
		p.x += share()
		n += p.spaces
		p.width = p.width + share() - room*fine(n-p.spaces)/fine(spaces)
	}
	l.gap = room / fine(spaces)
}

// draw puts the line of an atom on the page; x and baseline are from the page's
// corner.
func (l *line) draw(page *Page, x, baseline unit.Length, a *atom) {
	x += l.left.length()
	for i := range l.pieces {
		p := &l.pieces[i]
		left := x + (l.shift + p.x).length()
		if image := p.span.image; image != nil {
			page.Items = append(page.Items, &Image{
				X: left, Y: baseline - p.span.strut.ascent.length(), Width: p.width.length(), Height: p.span.strut.ascent.length(), Source: image,
			})
			continue
		}
		t := &Text{
			X:         left,
			Y:         baseline + p.span.metrics.drop.length(),
			Width:     p.width.length(),
			Text:      p.text,
			Bold:      p.span.metrics.style.bold,
			Italic:    p.span.metrics.style.italic,
			Size:      p.span.metrics.style.drawn().length(),
			Target:    p.span.target,
			Component: a.tag,
			Paragraph: a.of,
		}
		if p.spaces > 0 {
			t.Space = float64(l.gap) / float64(perTwip) / 20
		}
		page.Items = append(page.Items, t)
	}
}
