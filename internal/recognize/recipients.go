package recognize

import (
	"strings"
	"unicode"

	"vanban/internal/law"
)

// isWord reports whether a line is “Nơi nhận:”, alone or with what follows it
// on its line: a list, and not a sentence about who receives something.
func (s *segment) isWord(l *line) bool {
	size := s.wordSize(l)
	if size == 0 {
		return false
	}
	rest := strings.TrimLeft(l.text[size:], " ")
	return rest == "" || isMark(rest[0]) || hasLead(rest, "Như ", "Lưu") || s.besideSign(l, rest)
}

// besideSign reports whether what follows “Nơi nhận:” on its line is the first
// line of the signature, as in a scanned page.
func (s *segment) besideSign(l *line, rest string) bool {
	if !strings.HasSuffix(l.text[:len(l.text)-len(rest)], ": ") || len(rest) > 60 || rest != strings.ToUpper(rest) {
		return false
	}
	a, _ := s.inAuthority(rest)
	return a != nil || hasPost(rest)
}

// wordSize is how many bytes of a line “Nơi nhận:” takes, 0 if it does not
// start with it.
func (s *segment) wordSize(l *line) int {
	word := strings.TrimSuffix(s.env.Regulation.Text().RecipientsWord, ":")
	if !strings.HasPrefix(l.fold, foldNFC(word)) && !strings.HasPrefix(l.fold, "noi gui") {
		return 0
	}
	size := 0
	for words := 0; size < len(l.text); size++ {
		if l.text[size] == ' ' {
			if words++; words == 2 {
				break
			}
		}
		if l.text[size] == ':' {
			break
		}
	}
	if size > len(word)+4 {
		return 0
	}
	rest := l.text[size:]
	trimmed := strings.TrimLeft(rest, " :.;/-")
	if trimmed == "" {
		return len(l.text)
	}
	if i := strings.IndexByte(rest, ':'); i >= 0 && strings.TrimSpace(rest[:i]) == "" {
		return size + i + 1
	}
	return size
}

func isMark(c byte) bool { return c == '-' || c == '+' || c == '*' }

// hasLead reports whether a text starts with one of some words, in capitals or
// not.
func hasLead(text string, words ...string) bool {
	for _, w := range words {
		if len(text) >= len(w) && strings.EqualFold(text[:len(w)], w) {
			return true
		}
	}
	return false
}

// isEntryOf reports whether a line looks like an entry of Nơi nhận.
func isEntryOf(l *line) bool {
	_, size := bullet(l.text)
	return size > 0 || hasLead(l.text, "Lưu:", "Lưu :", "Lưu VT", "Như ")
}

// opensRecipients reports whether Nơi nhận begins in line i: its word is there
// and what follows is a list, or nothing in the way of one. The head of a
// column of a data table is not.
func (s *segment) opensRecipients(lines []line, i int) bool {
	l := &lines[i]
	if l.p == nil || !strings.Contains(l.fold, "noi nhan") && !strings.HasPrefix(l.fold, "noi gui") {
		return false
	}
	parts := l.parts()
	for j := range parts {
		p := &parts[j]
		if !s.isWord(p) {
			continue
		}
		if p.at.grid != nil && (p.at.grid.Borders && len(p.at.grid.Columns) > 2) {
			return false
		}
		if s.wordSize(p) < len(p.text) || strings.HasSuffix(p.text, ":") {
			return true
		}
		return s.listFollows(lines, i)
	}
	return false
}

// listFollows reports whether a line after i in its column is an entry.
func (s *segment) listFollows(lines []line, i int) bool {
	for j := i; j < len(lines) && j < i+8; j++ {
		parts := lines[j].parts()
		for k := range parts {
			if !parts[k].empty() && isEntryOf(&parts[k]) {
				return true
			}
		}
	}
	return false
}

// mostEntries is how many lines the foot of a document may have.
const mostEntries = 120

// longestEntry is how many letters a line of the foot may have.
const longestEntry = 110

// listEnd returns where the foot ends that the word in line i opens outside of
// tables: what follows it is list and signature side by side or below each
// other, until something begins that is neither.
func (s *segment) listEnd(lines []line, i int) int {
	end, blank, filed, named := i+1, 0, false, false
	for j := i + 1; j < len(lines) && j < i+mostEntries && blank <= mostBlank; j++ {
		l := &lines[j]
		if l.empty() {
			blank++
			continue
		}
		if l.at.outer != nil || l.p == nil {
			break
		}
		blank = 0
		parts := l.parts()
		first := &parts[0]
		_, may := s.signish(l)
		entry := isEntryOf(first)
		switch {
		case entry, may && !(filed && (l.fresh || named)):
		case l.fresh || first.look.letters > longestEntry || s.ranksOf(first.text).level != 0:
			return end
		case filed && !listGoesOn(lines, j):
			return end
		}
		filed = filed || isFiling(first.text)
		named = named || isName(parts[len(parts)-1].text) && !entry
		end = j + 1
	}
	return end
}

// listGoesOn reports whether, after Lưu, line j is still of the list: the end
// of an entry, or a word above more of them.
func listGoesOn(lines []line, j int) bool {
	if !startsCapital(lines[j].text) {
		return true
	}
	for _, l := range lines[j+1:] {
		if !l.empty() {
			return isEntryOf(&l)
		}
	}
	return false
}

// isFiling reports whether an entry is Lưu.
func isFiling(text string) bool {
	return strings.HasPrefix(foldNFC(strings.TrimLeft(text, "-–+* ")), "luu")
}

// recipients finds Nơi nhận from line i of a column on and returns the index
// after it.
func (s *segment) recipients(lines []line, i int, e *ending) int {
	word := lines[i]
	sure := Sure
	if word.text != s.env.Regulation.Text().RecipientsWord {
		sure = Likely
	}
	if size := s.wordSize(&word); size < len(word.text) {
		rest := word
		cut := rawSize(&word, size)
		rest.cut(word.from+cut, word.to)
		word.cut(word.from, word.from+cut)
		word.look, rest.look = lookOf(word.p, word.from, word.to), lookOf(rest.p, rest.from, rest.to)
		e.add(&word, law.RecipientsWord, sure)
		if !s.besideSign(&lines[i], rest.text) {
			e.add(&rest, law.RecipientsList, Likely)
		}
	} else {
		e.add(&word, law.RecipientsWord, sure)
	}
	filed := false
	for i++; i < len(lines); i++ {
		l := &lines[i]
		below := filed && l.at.row != lines[i-1].at.row && !isEntryOf(l)
		if below || s.isConfirmation(l) || s.opensSign(l) && !isEntryOf(l) {
			return i
		}
		filed = filed || isFiling(l.text)
		e.add(l, law.RecipientsList, Sure)
	}
	return i
}

// rawSize is how many bytes of its paragraph the first bytes of a line's text
// take: white space and letters may be written otherwise there.
func rawSize(l *line, size int) int {
	raw := l.raw[l.from:l.to]
	if len(raw) >= size && raw[:size] == l.text[:size] {
		return size
	}
	want, spaced := 0, false
	for _, r := range l.text[:size] {
		if spaced = unicode.IsSpace(r); !spaced && !unicode.Is(unicode.Mn, r) {
			want++
		}
	}
	for i, r := range raw {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsSpace(r):
			if want == 0 && !spaced {
				return i
			}
		case want == 0:
			return i
		default:
			want--
		}
	}
	return len(raw)
}
