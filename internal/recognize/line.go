package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/flow"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// line is a paragraph of the file with what recognising it needs, or, as one
// of its [line.parts], what stands in it between tabs, forced breaks and wide
// gaps. It is the unit that head, body and signature are found by.
type line struct {
	p     *flow.Paragraph
	frame *flow.Frame // p is nil then
	// from and to are the bytes of p.Text() that it is, without white space at
	// either end.
	from, to int
	raw      string // all text of the paragraph
	text     string // with single spaces, composed (NFC)
	fold     string // the start of text without marks, in small letters: see foldStart
	look     look
	at       place
	// stroke is the line that the flow has after the paragraph, above the one
	// before it; nil for none.
	stroke, above *flow.Stroke
	rule          *line // row of characters below it that draws a line
	edge          bool  // its cell has a line below
	// top, base and bottom are how far down the section the line begins, its
	// first line of text stands and its last one ends, without page breaks.
	top, base, bottom unit.Length
	// fresh tells that a page begins with it, as far as the file says so.
	fresh bool
}

// place is where a line stands in the flow.
type place struct {
	section int
	margin  margin
	// grid is the innermost table, nil outside of tables, and row and cell are
	// the place in it.
	grid      *flow.Table
	row, cell int
	// outer is the outermost table; grid unless tables are nested.
	outer    *flow.Table
	outerRow int
	float    *flow.Float // the box it stands in; nil for none
	// left and right are the column, from the left edge of the sheet.
	left, right unit.Length
	// order numbers paragraphs in reading order, the same for all parts of one.
	order int
	// part numbers the parts of a paragraph that stand side by side on one line
	// of it, and down the lines: a forced break begins a new one.
	part, down int
}

// margin tells what part of the page a line stands in.
type margin int

const (
	inText margin = iota
	inHeader
	inFooter
)

// look sums up the type of a line. Spaces do not count.
type look struct {
	size            unit.Length // of most of the text; 0 if unknown
	bold, italic    bool        // most of the letters
	underline       bool        // most of the letters
	capitals        bool        // no small letter, and a letter at all
	allBold, noBold bool        // every letter; none
	letters         int
}

// foldStart is how much of a text is folded, in bytes: what opens a component
// stands at its start.
const foldStart = 160

// empty reports whether nothing can be read in the line.
func (l *line) empty() bool { return l.text == "" }

// lead reports whether the folded text starts with any of some words.
func (l *line) lead(words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(l.fold, w) {
			return true
		}
	}
	return false
}

// newLine is the line of a whole paragraph.
func newLine(p *flow.Paragraph, at place) line {
	l := line{p: p, raw: p.Text(), at: at}
	l.cut(0, len(l.raw))
	l.look = lookOf(p, l.from, l.to)
	return l
}

// cut makes l the part of its paragraph between two bytes.
func (l *line) cut(from, to int) {
	part := l.raw[from:to]
	trimmed := strings.TrimLeftFunc(part, unicode.IsSpace)
	l.from = from + len(part) - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	l.to = l.from + len(trimmed)
	l.text = viet.NFC(oneLine(trimmed))
	l.fold = fold(l.text, foldStart)
}

// fold is viet.Fold for the first bytes of a composed text.
func fold(s string, most int) string {
	if len(s) > most {
		for most > 0 && !utf8.RuneStart(s[most]) {
			most--
		}
		s = s[:most]
	}
	return foldNFC(s)
}

// lookOf sums up the runs of p between two bytes of its text.
func lookOf(p *flow.Paragraph, from, to int) look {
	out := look{size: p.Size}
	var bold, italic, underline, small, most int
	at := 0
	for i := range p.Runs {
		r := &p.Runs[i]
		a, b := max(from-at, 0), min(to-at, len(r.Text))
		at += len(r.Text)
		if a >= b {
			continue
		}
		letters, lower := countLetters(r.Text[a:b])
		out.letters += letters
		small += lower
		if r.Bold {
			bold += letters
		}
		if r.Italic {
			italic += letters
		}
		if r.Underline {
			underline += letters
		}
		if letters > most || most == 0 && out.letters == 0 {
			most, out.size = letters, r.Size
		}
	}
	half := func(n int) bool { return n*2 > out.letters }
	out.bold, out.italic, out.underline = half(bold), half(italic), half(underline)
	out.allBold, out.noBold = bold == out.letters && bold > 0, bold == 0
	out.capitals = out.letters > 0 && small == 0
	return out
}

// countLetters counts letters and those of them that are small.
func countLetters(s string) (letters, small int) {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			switch {
			case 'a' <= r && r <= 'z':
				letters++
				small++
			case 'A' <= r && r <= 'Z':
				letters++
			}
		case unicode.IsLetter(r):
			letters++
			if unicode.IsLower(r) {
				small++
			}
		}
	}
	return letters, small
}

// wideGap is how many spaces in a row set two columns side by side.
const wideGap = 4

// parts cuts a line at tabs, forced breaks and wide gaps. A line without any
// is its only part; parts without text are left out.
func (l *line) parts() []line {
	if l.p == nil || l.empty() {
		return []line{*l}
	}
	raw := l.raw[:l.to]
	var out []line
	start, part, down := l.from, 0, 0
	cut := func(end int) {
		next := *l
		next.cut(start, end)
		if next.text != "" {
			next.look = lookOf(l.p, next.from, next.to)
			next.at.part, next.at.down = part, down
			above := unit.Length(down) * pitch(l.p)
			next.top, next.base = next.top+above, next.base+above
			if !next.isLastRow() {
				next.bottom = next.top + pitch(l.p)
			}
			out = append(out, next)
		}
	}
	for i := l.from; i < l.to; {
		n := gapAt(raw[i:])
		if n == 0 || isBlank(raw[start:i], raw[i:]) {
			_, size := utf8.DecodeRuneInString(raw[i:])
			i += size
			continue
		}
		cut(i)
		if strings.Contains(raw[i:i+n], "\n") {
			part, down = 0, down+1
		} else {
			part++
		}
		i += n
		start = i
	}
	if len(out) == 0 {
		return []line{*l}
	}
	cut(l.to)
	return out
}

// isBlank reports whether the gap between two texts is room to fill in, as
// after “Số:” and “ngày”, and no gap between columns.
func isBlank(before, after string) bool {
	gap := after[:len(after)-len(strings.TrimLeftFunc(after, unicode.IsSpace))]
	after = foldNFC(after[len(gap):min(len(after), len(gap)+foldStart)])
	if strings.Contains(gap, "\n") {
		return false
	}
	for _, w := range []string{"/", "thang", "nam ", "nam\u2026"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	if strings.Contains(gap, "\t") || len(before) > foldStart {
		return false
	}
	before = strings.TrimRight(fold(viet.NFC(before), foldStart), " ")
	for _, w := range []string{"so", "so:", "ngay", "thang", "nam"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// gapAt returns the length of the white space that s starts with if it parts
// columns or lines, 0 otherwise.
func gapAt(s string) int {
	n, spaces, parts := 0, 0, false
	for _, r := range s {
		switch {
		case r == '\t' || r == '\n':
			parts = true
		case r == ' ' || r == '\u00a0':
			spaces++
		default:
			if parts || spaces >= wideGap {
				return n
			}
			return 0
		}
		n += utf8.RuneLen(r)
	}
	return 0
}
