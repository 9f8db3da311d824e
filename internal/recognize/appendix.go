package recognize

import (
	"strings"

	"vanban/internal/law"
)

// appendix finds the word, title and reference of a phụ lục and leaves next at
// the first line after them.
func (s *segment) appendix() {
	i := s.next
	for i < len(s.lines) && s.lines[i].empty() {
		i++
	}
	if i == len(s.lines) {
		return
	}
	if l := &s.lines[i]; s.opensAppendix(l) {
		s.appendixWord(l)
		i++
		s.next = i
	}
	titled := s.doc.First(law.AppendixTitle) != nil
	for ; i < len(s.lines) && i < s.next+mostBlank; i++ {
		l := &s.lines[i]
		switch {
		case l.empty():
			continue
		case l.at.outer != nil || l.p == nil:
			return
		case l.isReference():
			s.tag(l, law.AppendixReference, Sure)
			s.next = i + 1
			// One in several paragraphs goes on until its bracket closes.
			for strings.HasPrefix(l.text, "(") && !strings.Contains(l.text, ")") && i+1 < len(s.lines) {
				i++
				next := &s.lines[i]
				if next.empty() || next.at.outer != nil || next.look.letters > 200 {
					break
				}
				s.tag(next, law.AppendixReference, Likely)
				s.next = i + 1
				if strings.Contains(next.text, ")") {
					break
				}
			}
			return
		case s.isAppendixTitle(l, titled):
			sure := Sure
			if !l.look.capitals {
				sure = Likely
			}
			s.tag(l, law.AppendixTitle, sure)
			s.next = i + 1
			titled = true
		default:
			return
		}
	}
}

// opensAppendix reports whether a line starts with “Phụ lục” and its number.
func (s *segment) opensAppendix(l *line) bool {
	if l.p == nil {
		return false
	}
	size, _ := s.appendixWordSize(firstRow(l))
	return size > 0
}

// appendixWordSize is how many bytes of a text “Phụ lục” and its number take,
// 0 if it does not start with it, and the rest.
func (s *segment) appendixWordSize(text string) (size int, rest string) {
	word := s.env.Regulation.Text().AppendixWord
	if len(text) < len(word) || !strings.EqualFold(text[:len(word)], word) {
		return 0, ""
	}
	after := strings.TrimLeft(text[len(word):], " ")
	if strings.TrimRight(after, ".: ") == "" {
		return len(text), ""
	}
	if len(after) == len(text)-len(word) && after[0] != '.' && after[0] != ':' && after[0] != '-' {
		return 0, "" // “Phụ lụcX”
	}
	if hasLead(after, "số ") {
		after = strings.TrimLeft(after[len("số "):], " ")
	}
	end := 0
	if _, n := ordinal(after); n > 0 {
		end = n
	} else if c := after[0]; 'A' <= c && c <= 'Z' && (len(after) == 1 || strings.IndexByte(" .:-", after[1]) >= 0) {
		end = 1
	}
	rest = strings.TrimLeft(after[end:], " ")
	if strings.Trim(rest, ".: ") == "" {
		return len(text), ""
	}
	return len(text) - len(rest), rest
}

// appendixWord tags the word and, where it stands in the same paragraph, the
// title and the reference.
func (s *segment) appendixWord(l *line) {
	row := firstRow(l)
	size, rest := s.appendixWordSize(row)
	if rest == "" {
		size = len(row)
	} else if cut := strings.TrimLeft(rest, ".:-– "); cut != "" {
		size = len(row) - len(cut)
	}
	if size >= len(l.text) {
		s.tag(l, law.AppendixWord, Sure)
		return
	}
	word, title := *l, *l
	at := l.from + rawSize(l, size)
	word.cut(l.from, at)
	title.cut(at, l.to)
	word.look, title.look = lookOf(l.p, word.from, word.to), lookOf(l.p, title.from, title.to)
	s.tag(&word, law.AppendixWord, Sure)
	if i := strings.Index(title.raw[title.from:title.to], "\n("); i >= 0 {
		reference := title
		reference.cut(title.from+i, title.to)
		if reference.isReference() {
			title.cut(title.from, title.from+i)
			s.tag(&title, law.AppendixTitle, Sure)
			s.tag(&reference, law.AppendixReference, Sure)
			return
		}
	}
	if title.isReference() {
		s.tag(&title, law.AppendixReference, Sure)
		return
	}
	s.tag(&title, law.AppendixTitle, Sure)
}

// isAppendixTitle reports whether a line is the title of a phụ lục: in
// capitals, or bold and in the middle.
func (s *segment) isAppendixTitle(l *line, titled bool) bool {
	if l.look.letters == 0 || l.look.letters > 400 || strings.HasSuffix(l.text, ":") || s.ranksOf(l.text).level != 0 {
		return false
	}
	if titled {
		return l.look.capitals && centred(l) || l.look.bold && centred(l)
	}
	return l.look.capitals || centred(l) && !strings.HasSuffix(l.text, ".") || l.look.allBold && !endsSentence(l.text)
}

// isConfirmation reports whether a line asks another body to confirm by hand.
func (s *segment) isConfirmation(l *line) bool {
	return l.lead("xac nhan cua ") && s.doc.Kind != nil && s.doc.Kind.Confirmation != ""
}

// confirms reports whether a table holds such a line.
func (s *segment) confirms(lines []line) bool {
	for i := range lines {
		if s.isConfirmation(&lines[i]) {
			return true
		}
	}
	return false
}

// isPlaceToSign reports whether a line leaves room for a signature.
func isPlaceToSign(l *line) bool { return l.lead("(chu ky") }
