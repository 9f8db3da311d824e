package recognize

import (
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// sign is what a line looks like by its words alone.
type sign int

const (
	plain sign = iota
	nationSign
	mottoSign
	partySign
	unionSign
	codeSign
	dateSign
	letterSign // “V/v …”
	kindSign
	toSign // “Kính gửi”
	referenceSign
	appendixSign
	copySign
	draftSign
	infoSign
	secrecySign
	urgencySign
	circulationSign
	recallSign
)

// headPart is a line of the head, or a part of one.
type headPart struct {
	line
	index int // of its line in the segment
	sign  sign
	sure  Confidence
	used  bool // it is a piece
	kind  *law.Kind
	legal *law.NormativeForm
	size  int // bytes of the text that are tên loại, if more follows
}

// header reads the head of a segment.
type header struct {
	*segment
	parts []headPart
	// limit is the first line that is no longer head, whatever it looks like.
	limit int
	// The parts that were found; nil for those that were not.
	nation, motto, code, date, subject, title *headPart
}

// headLines is how many lines with text a head may have, with all that may
// stand between its parts.
const headLines = 60

// longLine is how many letters outside of tables make running text.
const longLine = 150

// head finds what stands above the body and leaves next at the first line
// after it.
func (s *segment) head() {
	h := &header{segment: s}
	h.collect()
	h.choose()
	h.fixed()
	h.copyTitle()
	h.issuer()
	h.numbers()
	h.letterSubject()
	h.marks()
	s.next = h.end()
	h.titles()
	h.addressees()
	s.marginPieces()
	h.judge()
}

// collect cuts the lines that may be head into parts and names what each looks
// like.
func (h *header) collect() {
	count := 0
	for i := range h.lines {
		l := &h.lines[i]
		h.limit = i
		if l.empty() || isRule(l.text) {
			continue
		}
		if count++; count > headLines || h.startsText(l) || h.doc.Role == Appendix && (!h.headed || l.isAppendixWord()) {
			return
		}
		for _, part := range l.parts() {
			p := headPart{line: part, index: i}
			p.sign, p.sure = h.signOf(&part)
			if p.sign == plain {
				if k := h.kindAt(&part); k.kindName != nil {
					p.sign, p.sure, p.kind, p.legal, p.size = kindSign, k.sure, k.kind, k.legal, k.size
				}
			}
			h.parts = append(h.parts, p)
		}
	}
	h.limit = len(h.lines)
}

// startsText reports whether a line is surely no part of a head.
func (h *header) startsText(l *line) bool {
	if t := l.at.outer; t != nil {
		return t.Borders && len(t.Rows) > 1
	}
	if l.lead("can cu ", "dieu 1", "chuong i", "phan i", "phan thu nhat") && l.look.letters > 5 {
		return true
	}
	return l.look.letters > longLine && !l.isLetterSubject() && !l.lead("ve viec", "kinh gui") && !h.centred(l) && h.kindAt(l).kindName == nil
}

// centred reports whether a line stands in the middle of its page.
func (h *header) centred(l *line) bool {
	const off = 12 * unit.MM
	page := h.flow.Sections[l.at.section].Page
	middle := (page.Left + page.Width - page.Right) / 2
	b := h.box(l)
	if l.p != nil && l.p.Format.Align == flow.Center && l.at.part == 0 && (b.ColumnLeft+b.ColumnRight)/2-middle < off && middle-(b.ColumnLeft+b.ColumnRight)/2 < off {
		return true
	}
	d := b.Center() - middle
	return d < off && -d < off && b.Width() < page.TextWidth()*9/10
}

// choose takes the parts that the head is known by: the first of each.
func (h *header) choose() {
	for i := range h.parts {
		p := &h.parts[i]
		if h.title != nil && p.sign != codeSign && p.sign != dateSign {
			continue
		}
		switch p.sign {
		case nationSign:
			first(&h.nation, p)
		case mottoSign:
			first(&h.motto, p)
		case codeSign:
			if h.title == nil {
				first(&h.code, p)
			}
		case dateSign:
			if h.title == nil || h.side(p) == h.side(h.title) && p.index <= h.title.index+1 {
				first(&h.date, p)
			}
		case letterSign:
			if h.code != nil || h.nation != nil || h.motto != nil {
				first(&h.subject, p)
			}
		case kindSign:
			if h.isTitle(p) {
				first(&h.title, p)
			}
		case toSign:
			if h.title == nil {
				h.cutAt(p.index)
				return
			}
		}
	}
	if h.title == nil {
		h.guessTitle()
	}
}

// cutAt ends the head no later than at a line.
func (h *header) cutAt(index int) {
	h.limit = min(h.limit, index)
	n := len(h.parts)
	for n > 0 && h.parts[n-1].index >= index {
		n--
	}
	h.parts = h.parts[:n:n]
}

func first(to **headPart, p *headPart) {
	if *to == nil {
		*to = p
	}
}

// side tells left from right of the middle of the page.
func (h *header) side(p *headPart) int {
	page := h.flow.Sections[p.at.section].Page
	if h.box(&p.line).Center() < page.Width/2 {
		return -1
	}
	return 1
}

// anchored reports whether anything of a head was found.
func (h *header) anchored() bool {
	return h.nation != nil || h.motto != nil || h.code != nil || h.date != nil
}

// isTitle reports whether a part that starts with a tên loại is one: alone on
// its line below the rest of the head, or else set apart as a title is.
func (h *header) isTitle(p *headPart) bool {
	alone := p.size == 0
	below := h.code != nil || h.date != nil || h.motto != nil
	if h.code != nil && h.code.at.beside(p.at) && p.at.grid != nil && p.at.grid.Columns != nil && len(p.at.grid.Columns) > 1 {
		return false
	}
	apart := h.centred(&p.line) && (p.look.bold || p.capitalKind())
	if alone {
		return apart || below && (p.look.bold || p.look.capitals) && p.at.grid == nil
	}
	return apart && (below || p.index < 6) || below && p.look.bold && p.look.capitals && p.at.grid == nil
}

// capitalKind reports whether the tên loại that a part starts with is in
// capitals.
func (p *headPart) capitalKind() bool {
	size := p.size
	if size == 0 {
		size = len(p.text)
	}
	_, small := countLetters(p.text[:min(size, len(p.text))])
	return small == 0
}

// guessTitle takes a line in bold capitals in the middle of the page, below a
// head, for a tên loại that the decree does not know.
func (h *header) guessTitle() {
	if h.code == nil && h.date == nil && h.motto == nil || h.subject != nil {
		return
	}
	for i := range h.parts {
		p := &h.parts[i]
		after := func(q *headPart) bool { return q == nil || p.at.order > q.at.order }
		if p.sign == plain && p.look.bold && p.look.capitals && p.look.letters >= 4 && p.at.grid == nil && p.at.part == 0 &&
			after(h.code) && after(h.date) && after(h.motto) && h.centred(&p.line) && !p.isCompetence() {
			p.sign, p.sure = kindSign, Likely
			h.title = p
			return
		}
	}
}

// use makes a part a piece.
func (h *header) use(p *headPart, c law.Component, sure Confidence) {
	if !p.used {
		h.tag(&p.line, c, max(sure, p.sure))
		p.used = true
	}
}

// fixed takes Quốc hiệu and Tiêu ngữ, each of which may stand on two lines.
func (h *header) fixed() {
	for _, f := range []struct {
		found     *headPart
		component law.Component
		tail      string
	}{{h.nation, law.NationalName, "vietnam"}, {h.motto, law.Motto, "hanhphuc"}} {
		if f.found == nil {
			continue
		}
		h.use(f.found, f.component, Sure)
		if next := h.below(f.found); next != nil && letters(next.fold) == f.tail {
			h.use(next, f.component, Likely)
		}
	}
}

// below is the next part in the same column; nil if there is none.
func (h *header) below(p *headPart) *headPart {
	for i := range h.parts {
		q := &h.parts[i]
		if q.at.order > p.at.order || q.at.order == p.at.order && q.at.down > p.at.down {
			if h.sameColumn(q, p) {
				return q
			}
		}
	}
	return nil
}

// sameColumn reports whether two parts stand above one another.
func (h *header) sameColumn(p, q *headPart) bool {
	if p.at.grid != nil || q.at.grid != nil || p.at.float != nil || q.at.float != nil {
		const off = 3 * unit.MM
		d := p.at.left - q.at.left
		return p.at.outer == q.at.outer && (p.at.float == nil) == (q.at.float == nil) && d < off && -d < off
	}
	return h.side(p) == h.side(q)
}

// numbers takes số, ký hiệu and địa danh, thời gian.
func (h *header) numbers() {
	if h.code != nil {
		h.use(h.code, law.CodeLine, Sure)
	}
	if h.date != nil {
		h.use(h.date, law.PlaceAndDate, Sure)
	}
}

// markOf is the component of a mark that a line looks like; empty if it looks
// like none.
func markOf(s sign) law.Component {
	switch s {
	case draftSign:
		return law.DraftMark
	case infoSign:
		return law.InfoLine
	case secrecySign:
		return law.Secrecy
	case urgencySign:
		return law.Urgency
	case circulationSign:
		return law.Circulation
	case recallSign:
		return law.Recall
	}
	return ""
}

// marks takes the marks of a head.
func (h *header) marks() {
	for i := range h.parts {
		p := &h.parts[i]
		if c := markOf(p.sign); c != "" && (h.title == nil || p.at.order < h.title.at.order) {
			h.use(p, c, Sure)
		}
	}
}

// copyTitle takes hình thức sao, with the line that is above it.
func (h *header) copyTitle() {
	if h.doc.Role != Copy {
		return
	}
	for i := range h.parts {
		if p := &h.parts[i]; p.sign == copySign {
			h.use(p, law.CopyTitle, Sure)
			h.doc.Pieces[len(h.doc.Pieces)-1].Under = h.over()
			return
		}
	}
}

// end is the first line after the parts found so far.
func (h *header) end() int {
	last := -1
	for i := range h.parts {
		if h.parts[i].used {
			last = max(last, h.parts[i].index)
		}
	}
	if h.title != nil {
		last = max(last, h.title.index-1)
	}
	if last < 0 {
		return 0
	}
	return h.afterTable(last + 1)
}

// afterTable skips the rest of the table that the line before index is in, if
// that is the table of a head.
func (h *header) afterTable(index int) int {
	if index == 0 || index >= len(h.lines) {
		return index
	}
	t := h.lines[index-1].at.outer
	for t != nil && index < len(h.lines) && h.lines[index].at.outer == t && len(t.Rows) <= 8 && h.lines[index].look.letters < longLine {
		index++
	}
	return index
}
