package markup

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// rankMark is “Chương II.” at the start of a heading or a paragraph.
type rankMark struct {
	level       doc.Level
	word        string // as the decree writes it: “Chương”
	number      string // as typed; empty if there is none
	start, stop int    // of word and number, without the mark behind them
	end         int    // where the text begins
	closed      bool   // “.” or “:” follows
}

// ranks pairs the ranks that a word may open with that word.
func ranks(w *law.FixedText) [5]string {
	return [5]string{w.PartWord, w.ChapterWord, w.SectionWord, w.SubsectionWord, w.ArticleWord}
}

// readRank reads the mark of a rank at the start of s, behind stars that make
// it bold. Capitals and small letters count the same.
func readRank(s []byte, w *law.FixedText) (m rankMark, ok bool) {
	i := 0
	for i < len(s) && i < 3 && s[i] == '*' {
		i++
	}
	m.start = i
	name, n := rankWord(s[i:])
	i += n
	found := false
	for r, word := range ranks(w) {
		if strings.EqualFold(name, word) {
			m.level, m.word, found = doc.LevelPart+doc.Level(r), word, true
		}
	}
	if !found {
		return rankMark{}, false
	}
	m.stop = i
	if n := spaces(s[i:]); n > 0 {
		if d := rankNumber.Find(s[i+n:]); d != nil {
			m.number = string(d)
			i += n + len(d)
			m.stop = i
		}
	}
	m.end, m.closed = rankEnd(s, i, m.start)
	return m, true
}

// rankNumber is an Arabic or Roman number that no letter or digit follows.
var rankNumber = regexp.MustCompile(`^(?:[0-9]{1,4}|[IVXL]{1,8})\b`)

// rankWord reads one word, or two where the first is “tiểu”, composed.
func rankWord(s []byte) (name string, length int) {
	n := letters(s)
	name = viet.NFC(string(s[:n]))
	if gap := spaces(s[n:]); gap > 0 && strings.EqualFold(name, "tiểu") {
		if more := letters(s[n+gap:]); more > 0 {
			return name + " " + viet.NFC(string(s[n+gap:n+gap+more])), n + gap + more
		}
	}
	return name, n
}

// rankEnd finds where the text behind a mark begins, and whether a stop or a
// colon sets it off. Stars stand before the mark; as many right after it make
// the mark alone bold, which it is anyway.
func rankEnd(s []byte, i, stars int) (end int, closed bool) {
	j := i
	for j < len(s) && s[j] == '*' && j-i < stars {
		j++
	}
	if j == len(s) || s[j] != '.' && s[j] != ':' {
		return i, false
	}
	k := j + 1
	if tail := s[k:]; j == i && stars > 0 && bytes.HasPrefix(tail, []byte("***")[:stars]) {
		return k + stars, true
	}
	if k == len(s) || s[k] == '\n' || s[k] == '\r' || s[k] == ' ' || s[k] == '\t' {
		return k, true
	}
	return i, false
}

// letters is the length of the letters at the start of s, no longer than a
// word of a rank may be.
func letters(s []byte) int {
	n := 0
	for n < len(s) && n < 40 {
		r, size := utf8.DecodeRune(s[n:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		n += size
	}
	return n
}

func spaces(s []byte) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	return n
}

// articleMark reads “Điều 5. ” or “Điều. ” at the start of a paragraph.
func articleMark(s []byte, w *law.FixedText) (rankMark, bool) {
	m, ok := readRank(s, w)
	return m, ok && m.level == doc.LevelArticle && m.closed
}

// escapedRank reports whether s is the mark of a rank behind a backslash,
// which makes it text.
func escapedRank(s []byte, w *law.FixedText) bool {
	if len(s) == 0 || s[0] != '\\' {
		return false
	}
	_, ok := readRank(s[1:], w)
	return ok
}

// endsSentence reports whether a line may be the last of a paragraph: it ends
// with a mark, or is a title in capitals.
func endsSentence(line []byte) bool {
	line = bytes.TrimRight(line, " \t\r\n*")
	r, _ := utf8.DecodeLastRune(line)
	return strings.ContainsRune(".;:!?…”\"}", r) || allCapitals(line)
}

func allCapitals(line []byte) bool {
	return bytes.ContainsFunc(line, unicode.IsUpper) && !bytes.ContainsFunc(line, unicode.IsLower)
}

// headingNumber is “I.”, “1.” or “a)” before the name in a heading, behind
// stars that make it bold.
var headingNumber = regexp.MustCompile(`^(\*{0,3})([IVX][IVXL]{0,7}\.|[0-9]{1,4}[.)]|[a-zđ]\))(?:\s|$)`)

// nestedNumber is “1.1.” before the name in a heading.
var nestedNumber = regexp.MustCompile(`^\*{0,3}([0-9]{1,3}(?:\.[0-9]{1,3})+\.)\s`)
