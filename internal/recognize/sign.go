package recognize

import (
	"slices"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// ending is what closes a document: chữ ký, Nơi nhận and what stands by them.
type ending struct {
	from, until int // of the lines that were looked at
	found       []found
	blocks      []signBlock
}

// found is a line with the component it was found to be.
type found struct {
	line      line
	component law.Component
	sure      Confidence
}

// signBlock is what one person signs under.
type signBlock struct {
	authority, position []line
	name                *line
	// printed tells that the first chức vụ is one that the form prints.
	printed bool
}

// end looks for the end of a document from below.
func (s *segment) end(lines []line) *ending {
	e := &ending{from: len(lines), until: len(lines)}
	if s.doc.Role == Appendix {
		return e
	}
	if from, until, ok := s.region(lines); ok {
		e.from, e.until = from, until
		for _, c := range s.columns(lines[from:until]) {
			s.column(c.lines, e)
		}
		slices.SortStableFunc(e.found, func(a, b found) int { return compareLines(&a.line, &b.line) })
		slices.SortStableFunc(e.blocks, func(a, b signBlock) int { return compareLines(a.first(), b.first()) })
	}
	return e
}

// compareLines orders two lines as they are read.
func compareLines(a, b *line) int {
	if a.at.order != b.at.order {
		return a.at.order - b.at.order
	}
	return a.from - b.from
}

func (b *signBlock) first() *line {
	switch {
	case len(b.authority) > 0:
		return &b.authority[0]
	case len(b.position) > 0:
		return &b.position[0]
	}
	return b.name
}

// region is the run of lines that the end stands in: around “Nơi nhận”, or, in
// a document without it, above the last line.
func (s *segment) region(lines []line) (from, until int, ok bool) {
	word := -1
	for i := len(lines) - 1; i >= 0 && word < 0; i-- {
		if s.opensRecipients(lines, i) {
			word = i
		}
	}
	if word < 0 {
		until = len(lines)
		from = s.upward(lines, until)
		return from, until, from < until
	}
	from, until = around(lines, word)
	if until == word+1 && lines[word].at.outer == nil {
		until = s.listEnd(lines, word)
	}
	until = s.downward(lines, until)
	from = s.upward(lines, from)
	return from, until, true
}

// around returns the range of lines of the table that line i stands in, or of
// the line alone.
func around(lines []line, i int) (from, until int) {
	from, until = i, i+1
	t := lines[i].at.outer
	if t == nil {
		return from, until
	}
	for from > 0 && lines[from-1].at.outer == t {
		from--
	}
	for until < len(lines) && lines[until].at.outer == t {
		until++
	}
	return from, until
}

// mostBlank is how many empty paragraphs a signature leaves room for.
const mostBlank = 14

// upward returns where the signature begins that stands right above line i; i
// if none does.
func (s *segment) upward(lines []line, i int) int {
	start, blank := i, 0
	for j := i; j > 0; {
		l := &lines[j-1]
		if l.at.outer != nil {
			from, _ := around(lines, j-1)
			if !s.signs(lines[from:j]) {
				break
			}
			start, j, blank = from, from, 0
			continue
		}
		j--
		if l.empty() {
			if blank++; blank > mostBlank {
				break
			}
			continue
		}
		opens, may := s.signish(l)
		if !may {
			break
		}
		blank = 0
		if opens {
			start = j
		}
	}
	return start
}

// downward returns where the signature ends that stands right below Nơi nhận.
func (s *segment) downward(lines []line, i int) int {
	end, blank, signed := i, 0, false
	for i < len(lines) && blank <= mostBlank {
		l := &lines[i]
		if l.at.outer != nil {
			_, until := around(lines, i)
			if !s.signs(lines[i:until]) && !s.confirms(lines[i:until]) {
				return end
			}
			end, i, blank = until, until, 0
			continue
		}
		i++
		if l.empty() {
			blank++
			continue
		}
		opens, may := s.signish(l)
		signed = signed || opens || s.isConfirmation(l)
		if !signed || !may && !s.isConfirmation(l) && !isPlaceToSign(l) {
			return end
		}
		end, blank = i, 0
	}
	return end
}

// signish reports whether a line outside of tables opens a signature, and
// whether it may stand in one.
func (s *segment) signish(l *line) (opens, may bool) {
	if l.p == nil {
		return false, false
	}
	parts := l.parts()
	for i := range parts {
		p := &parts[i]
		switch {
		case s.opensSign(p):
			opens = true
		case isNote(p), isNameToken(p), isName(p.text), s.isWord(p):
		case isLooseName(p) && s.rightward(p):
		case p.look.capitals && p.look.letters < 90 && !endsSentence(p.text) && s.ranksOf(p.text).level == 0:
		case len(parts) > 1 && i == 0 && isEntryOf(p):
		default:
			return false, false
		}
	}
	return opens, true
}

// ranksOf reads the number before a text.
func (s *segment) ranksOf(text string) number {
	r := newRanks(s.env.Regulation.Text())
	return r.of(text)
}

// opensSign reports whether a line is quyền hạn or chức vụ: a few words in
// capitals, or to the right, that name a post.
func (s *segment) opensSign(l *line) bool {
	if l.look.letters == 0 || l.look.letters > 120 || endsSentence(l.text) || s.isWord(l) || l.lead(titleWords...) {
		return false
	}
	if l.look.capitals {
		if a, _ := s.inAuthority(l.text); a != nil {
			return true
		}
		return hasPost(l.text) && s.ranksOf(l.text).level == 0
	}
	if a, exact := s.inAuthority(l.text); a != nil && exact && s.rightward(l) {
		return true
	}
	return startsCapital(l.text) && hasPost(l.text) && l.look.letters < 50 && s.rightward(l) && !strings.ContainsAny(l.text, ":,;")
}

// rightward reports whether a line stands to the right of the middle of the
// page, or in a column of its own.
func (s *segment) rightward(l *line) bool {
	page := s.flow.Sections[l.at.section].Page
	middle := (page.Left + page.Width - page.Right) / 2
	if l.at.grid != nil || l.at.float != nil {
		return (l.at.left+l.at.right)/2 > middle
	}
	if s.env.Fonts == nil {
		return l.at.part > 0 || l.p.Format.Align == flow.Right || l.p.Format.IndentLeft > page.TextWidth()/3
	}
	b := s.box(l)
	return b.Center() > middle
}

// signs reports whether a table sets signatures: one of its columns opens with
// quyền hạn or chức vụ and holds little else.
func (s *segment) signs(lines []line) bool {
	t := lines[0].at.outer
	if t.Borders && len(t.Columns) > 2 {
		return false
	}
	any := false
	for _, c := range s.columns(lines) {
		opens := s.opensSign(&c.lines[0])
		if !opens && !s.isWord(&c.lines[0]) || len(c.lines) > mostEntries {
			return false
		}
		any = any || opens
	}
	return any
}

// column is where lines of the end stand below each other: cells of a table at
// one edge, a box, or what stands to the left or to the right on the page.
type column struct {
	table *flow.Table
	left  unit.Length
	float *flow.Float
	right bool
	lines []line
}

// sameEdge is how far apart the left edges of cells may be that are one column.
const sameEdge = 15 * unit.MM

// columns divides the lines of the end among the columns they stand in. Empty
// lines are left out.
func (s *segment) columns(lines []line) []*column {
	var out []*column
	for i := range lines {
		l := &lines[i]
		if l.empty() || l.p == nil || isRule(l.text) {
			continue
		}
		for _, part := range l.parts() {
			c := column{table: part.at.outer, float: part.at.float}
			switch {
			case c.table != nil:
				c.left = part.at.left
			case c.float == nil:
				c.right = (s.rightward(&part) || setOff(&part) && isName(part.text)) && !isEntryOf(&part) && !s.isWord(&part)
			}
			j := slices.IndexFunc(out, func(o *column) bool {
				return o.table == c.table && o.float == c.float && o.right == c.right && o.left-c.left < sameEdge && c.left-o.left < sameEdge
			})
			if j < 0 {
				j = len(out)
				out = append(out, &c)
			}
			out[j].lines = append(out[j].lines, part)
		}
	}
	return out
}

// setOff reports whether much white space stands before a line in its row.
func setOff(l *line) bool {
	const much = 8
	start, _ := l.row()
	return l.at.part > 0 || l.from-start >= much
}

// column finds what stands in one column of the end.
func (s *segment) column(lines []line, e *ending) {
	for i := 0; i < len(lines); {
		l := &lines[i]
		switch {
		case s.isWord(l):
			i = s.recipients(lines, i, e)
		case s.isConfirmation(l):
			for ; i < len(lines); i++ {
				e.add(&lines[i], law.Confirmation, Sure)
			}
		case s.opensSign(l):
			i = s.signature(lines, i, e)
		case isEntryOf(l) && len(e.found) > 0 && e.found[len(e.found)-1].component == law.RecipientsList:
			e.add(l, law.RecipientsList, Likely)
			i++
		default:
			i++
		}
	}
}

func (e *ending) add(l *line, c law.Component, sure Confidence) {
	e.found = append(e.found, found{*l, c, sure})
}

// signature finds one signature, from line i of a column on: quyền hạn, chức
// vụ and, after them, the name. It returns the index after it.
func (s *segment) signature(lines []line, i int, e *ending) int {
	var b signBlock
	var names []int
	named := false
	for ; i < len(lines); i++ {
		l := &lines[i]
		if s.isWord(l) || s.isConfirmation(l) {
			break
		}
		if isNote(l) && !isNameToken(l) || inBrackets(lines, i) {
			continue
		}
		name := isName(l.text) && !(l.look.capitals && s.goesOn(lines, i))
		loose := len(names) > 0 && isLooseName(l)
		if name || loose || isNameToken(l) {
			b.name, named = l, name
			i++
			break
		}
		if !s.opensSign(l) && !(l.look.capitals && l.look.letters < 120) {
			if len(names) > 0 {
				break
			}
			i++
			break
		}
		names = append(names, i)
	}
	s.share(lines, names, &b)
	sure := Sure
	if !named {
		sure = Likely
	}
	for j := range b.authority {
		e.add(&b.authority[j], law.SignAuthority, sure)
	}
	for j := range b.position {
		e.add(&b.position[j], law.SignPosition, sure)
	}
	if b.name != nil {
		e.add(b.name, law.SignName, sure)
	}
	b.printed = s.doc.Kind != nil && len(b.position) > 1 && samePost(s.doc.Kind.Posts, b.position[0].text)
	e.blocks = append(e.blocks, b)
	return i
}

// goesOn reports whether a line in capitals that could be a name has more of
// the signature below it, as the second line of a body's name has.
func (s *segment) goesOn(lines []line, i int) bool {
	for _, l := range lines[i+1:] {
		if isNote(&l) {
			continue
		}
		return isName(l.text) || s.opensSign(&l)
	}
	return false
}

// share tells quyền hạn from chức vụ among the lines above a name. The chức vụ
// is what stands last; a body goes on over several lines.
func (s *segment) share(lines []line, above []int, b *signBlock) {
	last := -1 // of quyền hạn
	for k, i := range above {
		if a, _ := s.inAuthority(lines[i].text); a != nil && !(a.Own && k == len(above)-1) || standsFor(&lines[i]) && k+1 < len(above) {
			last = k
		}
	}
	if last >= 0 {
		for last+2 < len(above) && !hasPost(lines[above[last+1]].text) {
			last++
		}
	}
	for k, i := range above {
		if k <= last {
			b.authority = append(b.authority, lines[i])
		} else {
			b.position = append(b.position, lines[i])
		}
	}
}

// standsFor reports whether a line says for whom is signed, as in a hợp đồng:
// “ĐẠI DIỆN BÊN A”.
func standsFor(l *line) bool { return l.lead("dai dien", "thay mat", "ben ") }
