package recognize

import (
	"strings"
	"unicode/utf8"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// quotes finds what is quoted from elsewhere: set apart by indents, or between
// quotation marks over several paragraphs. Its divisions are not those of the
// text.
func (r *bodyReader) quotes(at int) {
	for i := at; i < len(r.items); i++ {
		it := &r.items[i]
		if it.what != isText {
			continue
		}
		if setApart(it.line.p) {
			it.what = isQuote
			continue
		}
		end := r.closing(i)
		for j := i; j < end; j++ {
			if it := &r.items[j]; it.what == isText {
				it.what = isQuote
			}
		}
		i = max(i, end-1)
	}
}

// leastApart is how far a paragraph stands in from both sides to be set apart.
const leastApart = 5 * unit.MM

// setApart reports whether a paragraph stands in from both sides, as a whole.
func setApart(p *flow.Paragraph) bool {
	f := &p.Format
	return f.IndentRight >= leastApart && f.IndentLeft >= leastApart && f.Align != flow.Center && f.FirstLine >= 0 && f.FirstLine < leastApart
}

// longestQuote is how many paragraphs a quotation may have.
const longestQuote = 60

// closing returns the index after the last item of the quotation that item i
// opens, or i if it opens none that goes on in the next.
func (r *bodyReader) closing(i int) int {
	text := r.items[i].line.text
	var open, end string
	switch {
	case strings.HasPrefix(text, "“"):
		open, end = "“", "”"
	case strings.HasPrefix(text, "\""):
		open, end = "\"", "\""
	default:
		return i
	}
	if closes(text[len(open):], end) {
		return i
	}
	for j := i + 1; j < len(r.items) && j-i < longestQuote; j++ {
		it := &r.items[j]
		if it.what == isTable {
			continue
		}
		if it.what != isText || end == "”" && strings.HasPrefix(it.line.text, open) && !closes(it.line.text, end) {
			return i
		}
		if closes(it.line.text, end) {
			return j + 1
		}
	}
	return i
}

// closes reports whether a quotation ends with a text: more marks close in it
// than open.
func closes(text, end string) bool {
	if end == "\"" {
		return strings.Count(text, end)%2 == 1
	}
	return strings.Count(text, end) > strings.Count(text, "“")
}

// divisions finds the numbered divisions and the items below them.
func (r *bodyReader) divisions(at int) {
	t := &track{}
	for i := at; i < len(r.items); i++ {
		it := &r.items[i]
		if it.what != isText {
			continue
		}
		row := firstRow(it.line)
		n := r.ranks.of(row)
		if n.level == 0 || !t.plausible(n) || !r.designates(n, it.line, row, i, t) {
			if it.marker, it.size = bullet(it.line.text); it.size > 0 {
				it.what = isBullet
			}
			continue
		}
		it.what, it.number = isDivision, n
		r.division(i, row, t.headed[n.level])
		t.last[n.level], t.headed[n.level] = n, it.headed && it.sure == Sure
		clear(t.last[n.level+1:])
		clear(t.headed[n.level+1:])
	}
}

// track is what was counted last in each rank, and whether that was a heading.
type track struct {
	last   [doc.LevelPoint + 1]number
	headed [doc.LevelPoint + 1]bool
}

// farthest is how far a number may be from the one before it.
const farthest = 10

// plausible reports whether a number without the word of its rank can be one:
// a letter may also be an initial, and a year a number.
func (t *track) plausible(n number) bool {
	last := t.last[n.level].value
	switch {
	case n.word:
		return true
	case n.level == doc.LevelSection && len(n.given) == 1 && strings.Contains("LCDM", n.given):
		return last > 0 && n.value > last && n.value-last <= 3
	case n.level == doc.LevelPoint && n.mark != ')':
		return n.value == 1 || last > 0 && n.value > last && n.value-last <= 2
	case n.level == doc.LevelPoint:
		return true
	}
	return n.value <= last+farthest
}

// firstRow is the text of a line up to the first forced break in it.
func firstRow(l *line) string {
	if i := strings.IndexByte(l.raw[l.from:l.to], '\n'); i >= 0 {
		cut := *l
		cut.cut(l.from, l.from+i)
		return cut.text
	}
	return l.text
}

// designates reports whether a number at the start of a line is that of the
// line, and not part of what a sentence says: “Điều 5 của Luật này quy định …”.
func (r *bodyReader) designates(n number, l *line, row string, i int, t *track) bool {
	if !n.word || n.mark == '.' || n.mark == ':' {
		return true
	}
	rest := row[n.size:]
	if rest == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(rest)
	if !isCapital(first) || endsSentence(rest) {
		return false
	}
	// “Chương I QUY ĐỊNH CHUNG” and, in bold, “Điều 5 Phạm vi áp dụng”.
	small := strings.ContainsFunc(rest, isSmall)
	return !small || l.look.allBold && n.value == t.last[n.level].value+1
}

// division tells whether item i, whose number stands in row, is a heading, and
// which component it is. The division before it in its row may be a heading.
func (r *bodyReader) division(i int, row string, after bool) {
	it := &r.items[i]
	n := it.number
	rest := row[n.size:]
	alone := n.level <= doc.LevelSubsection && n.word
	if alone || rest == "" {
		it.headed = true
		if alone && firstRow(it.line) == it.line.text || rest == "" && n.level >= doc.LevelArticle {
			r.title(i, rest, alone)
		}
		if rest == "" && len(it.more) == 0 && n.level > doc.LevelArticle {
			it.headed = false // “1.” above a paragraph of text
		}
	} else {
		it.headed, it.sure = r.heads(i, rest, after)
	}
	it.component = component(n, it.headed)
	if it.sure == Sure && (!n.word && n.mark != usualMark(n.level) || n.level == doc.LevelPoint && n.value == 0) {
		it.sure = Likely
	}
}

// usualMark stands after a number that no word precedes.
func usualMark(l doc.Level) rune {
	if l == doc.LevelPoint {
		return ')'
	}
	return '.'
}

// component is how typeset names a division.
func component(n number, headed bool) law.Component {
	switch n.level {
	case doc.LevelPart:
		return law.PartHeading
	case doc.LevelChapter:
		return law.ChapterHeading
	case doc.LevelSection:
		if !headed {
			return law.Clause
		}
		return law.SectionHeading
	case doc.LevelSubsection:
		return law.SubsectionHeading
	case doc.LevelArticle:
		if !headed {
			return law.BodyText
		}
		return law.ArticleHeading
	case doc.LevelClause:
		if headed {
			return law.ClauseHeading
		}
		return law.Clause
	}
	return law.Point
}

// title adds to heading i the paragraphs below it that its words stand in.
func (r *bodyReader) title(i int, rest string, alone bool) {
	it := &r.items[i]
	most := 1
	if alone {
		most = 3
		if rest != "" {
			most = 2
		}
	}
	for j := i + 1; j < len(r.items) && len(it.more) < most; j++ {
		next := &r.items[j]
		if next.what != isText || !r.isTitle(next.line, it.line, alone, rest != "" || len(it.more) > 0) {
			break
		}
		it.more = append(it.more, next.line)
		next.what = isMerged
	}
}

// isTitle reports whether a line says what the number on the line above it is
// about. After words that stand there already it must look like them.
func (r *bodyReader) isTitle(l, above *line, alone, goesOn bool) bool {
	if r.ranks.of(l.text).level != 0 || l.look.letters == 0 || l.look.letters > 250 || endsSentence(l.text) {
		return false
	}
	if _, size := bullet(l.text); size > 0 {
		return false
	}
	if goesOn {
		return l.look.capitals && (centred(l) == centred(above)) && l.look.bold == above.look.bold
	}
	if !alone {
		return l.look.allBold && l.look.letters < 120
	}
	return l.look.capitals || l.look.bold || centred(l)
}

// longestHeading is how many letters a heading on the line of its number has.
const longestHeading = 220

// heads reports whether the words after the number of item i are a heading:
// bold, or, where the type does not tell, short and without the mark that ends
// a sentence.
func (r *bodyReader) heads(i int, rest string, after bool) (bool, Confidence) {
	it := &r.items[i]
	l, n := it.line, it.number
	words := lookOf(l.p, l.to-len(rest), l.to)
	if n.level == doc.LevelPoint {
		return words.allBold && !endsSentence(rest), Sure
	}
	long, ends := words.letters > longestHeading, endsSentence(rest)
	switch {
	case strings.HasSuffix(rest, endMark) || words.letters == 0:
		return false, Sure
	case words.allBold && !ends && !long, words.capitals && n.level == doc.LevelSection && !long:
		return true, Sure
	case words.allBold && words.letters <= longestHeading/2 && !strings.HasSuffix(rest, ";"):
		if n.level == doc.LevelArticle && r.nextIs(i, doc.LevelArticle) {
			return false, Likely
		}
		return true, Likely
	case ends || long:
		return false, Sure
	}
	if n.level == doc.LevelClause && !after {
		// Most khoản have none: “1. Thủ trưởng các sở, ban, ngành” above its điểm.
		return styled(l.p, "KhoanTieuDe"), Likely
	}
	// Neither bold nor a sentence: a heading if something stands below it.
	if i+1 >= len(r.items) || r.nextIs(i, n.level) {
		return false, Likely
	}
	return true, Likely
}

// endMark closes the text of a document.
const endMark = "./."

// nextIs reports whether the item after i is numbered in a rank, or in one
// above it.
func (r *bodyReader) nextIs(i int, level doc.Level) bool {
	if i+1 >= len(r.items) || r.items[i+1].what != isText {
		return false
	}
	n := r.ranks.of(r.items[i+1].line.text)
	return n.level != 0 && n.level <= level && (n.word || n.value != 1)
}

// endsSentence reports whether a text ends as a sentence or an item of an
// enumeration does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " ”\"»)]")
	if s == "" {
		return false
	}
	switch s[len(s)-1] {
	case '.', ';', ':', ',', '?', '!':
		return true
	}
	return strings.HasSuffix(s, "…")
}

// follow tells of each plain paragraph after an unheaded khoản or điểm whether
// it goes on with it: where another of its row comes later, or the style says
// so. What stands after the last one may as well be the text around it.
func (r *bodyReader) follow() {
	next := make([]*item, len(r.items)) // the division after an item
	var below *item
	for i := len(r.items) - 1; i >= 0; i-- {
		next[i] = below
		if r.items[i].what == isDivision {
			below = &r.items[i]
		}
	}
	var open [doc.LevelPoint + 1]*item
	for i := range r.items {
		it := &r.items[i]
		switch it.what {
		case isDivision:
			open[it.number.level] = it
			clear(open[it.number.level+1:])
		case isText:
			r.continues(it, next[i], open[doc.LevelClause], open[doc.LevelPoint])
		}
	}
}

// continues gives a plain paragraph the component of the khoản or điểm that it
// goes on with.
func (r *bodyReader) continues(it, next, clause, point *item) {
	if clause != nil && clause.headed {
		clause = nil
	}
	switch {
	case styled(it.line.p, "Khoan"):
		it.follows, it.component = true, law.Clause
	case styled(it.line.p, "Diem"):
		it.follows, it.component = true, law.Point
	case styled(it.line.p, "NoiDung"), next == nil:
	case next.number.level == doc.LevelPoint && point != nil && next.number.value == point.number.value+1:
		it.follows, it.component = true, law.Point
	case clause != nil && (next.number.level == doc.LevelPoint || next.number.level == doc.LevelClause && next.number.value == clause.number.value+1):
		it.follows, it.component = true, law.Clause
	}
}
