package recognize

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// number is what designates a division at the start of its text.
type number struct {
	level doc.Level // 0 for no number of a division
	given string    // “II”, “1”, “a”
	value int       // 0 if it cannot be counted
	size  int       // bytes of the text that it takes, with its mark and the space after it
	// word tells that it starts with the name of its rank: “Chương”, “Điều”.
	word bool
	// mark stands after the number: '.', ')', ':', '/', '-' or 0 for none.
	mark rune
}

// ranks are the words that name a division, longest first.
type ranks [5]struct {
	word  string
	level doc.Level
}

func newRanks(t law.FixedText) ranks {
	return ranks{
		{t.SubsectionWord, doc.LevelSubsection},
		{t.ChapterWord, doc.LevelChapter},
		{t.PartWord, doc.LevelPart},
		{t.SectionWord, doc.LevelSection},
		{t.ArticleWord, doc.LevelArticle},
	}
}

// of reads the number at the start of a line of text.
func (r *ranks) of(text string) number {
	if text == "" {
		return number{}
	}
	first, _ := utf8.DecodeRuneInString(text)
	if '0' <= first && first <= '9' {
		return clauseNumber(text)
	}
	if n := letterNumber(text); n.level != 0 {
		return n
	}
	if n := romanNumber(text); n.level != 0 {
		return n
	}
	for _, rank := range r {
		if rest, ok := cutWord(text, rank.word); ok {
			return rankNumber(text, rest, rank.level)
		}
	}
	return number{}
}

// cutWord cuts a word, in capitals or not, and the space after it.
func cutWord(text, word string) (string, bool) {
	if len(text) <= len(word) || !strings.EqualFold(text[:len(word)], word) {
		return "", false
	}
	rest := strings.TrimLeft(text[len(word):], " ")
	return rest, len(rest) < len(text)-len(word)
}

// rankNumber reads the number after the word of a rank, where it designates
// that division and is not part of a sentence about it.
func rankNumber(text, rest string, level doc.Level) number {
	n := number{level: level, word: true}
	size := 0
	n.given, size = ordinal(rest)
	if inWords := size > len(n.given); size == 0 || inWords && level != doc.LevelPart {
		return number{}
	}
	n.value = count(n.given)
	if n.value == 0 {
		return number{}
	}
	after := rest[size:]
	mark, width := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	switch mark {
	case '.', ':', '-', '–', '/':
		tail := strings.TrimLeft(after, " ")[width:]
		if mark != '.' && mark != ':' && !strings.HasPrefix(tail, " ") {
			return number{} // “Điều 5-7”, “Mục 1/2”
		}
		if tail != "" && isDigit(tail[0]) {
			return number{} // “Mục 1.2”
		}
		n.mark, n.size = mark, len(text)-len(strings.TrimLeft(tail, " "))
	default:
		n.size = len(text) - len(strings.TrimLeft(after, " "))
		if after != "" && after[0] != ' ' {
			return number{}
		}
	}
	return n
}

// ordinals are the words that count parts.
var ordinals = [...]string{"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"}

// ordinal reads digits, a Roman numeral or “thứ nhất” at the start of s; size
// is what it takes, 0 if there is none.
func ordinal(s string) (given string, size int) {
	if rest, ok := cutWord(s, "thứ"); ok {
		word, _, _ := strings.Cut(rest, " ")
		word = strings.TrimRight(word, ".:")
		for _, o := range ordinals {
			if strings.EqualFold(word, o) {
				given = word
				return given, len(s) - len(rest) + len(word)
			}
		}
		return "", 0
	}
	end := 0
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end > 0 {
		// “Điều 5a.”, which an amendment puts between 5 and 6.
		if end < len(s) && 'a' <= s[end] && s[end] <= 'z' && (end+1 == len(s) || s[end+1] == '.' || s[end+1] == ' ') {
			end++
		}
		return s[:end], end
	}
	for end < len(s) && strings.IndexByte("IVXLCDM", s[end]) >= 0 {
		end++
	}
	if r, _ := utf8.DecodeRuneInString(s[end:]); end == 0 || unicode.IsLetter(r) {
		return "", 0
	}
	return s[:end], end
}

// count is the value of a number as [ordinal] reads it, 0 if it has none.
func count(given string) int {
	if n, err := strconv.Atoi(strings.TrimRight(given, "abcdefghijklmnopqrstuvwxyz")); err == nil {
		return n
	}
	for i, o := range ordinals {
		if strings.EqualFold(given, o) {
			return i + 1
		}
	}
	return viet.RomanNumber(given)
}

// mostClauses is more than any division has; above it a number is a year or an
// amount.
const mostClauses = 300

// clauseNumber reads “1. ”. “1.5”, “12.000” and “2026.” are none, and “1.1.” is
// of a rank that the decree does not know.
func clauseNumber(text string) number {
	end := 0
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	value, err := strconv.Atoi(text[:end])
	if err != nil || value < 1 || value > mostClauses || text[0] == '0' || end == len(text) {
		return number{}
	}
	n := number{level: doc.LevelClause, given: text[:end], value: value, mark: rune(text[end])}
	rest := text[end+1:]
	switch {
	case text[end] == '.' && (rest == "" || rest[0] == ' ' || startsLetter(rest)):
	case (text[end] == ')' || text[end] == '/') && strings.HasPrefix(rest, " "):
	default:
		return number{}
	}
	n.size = len(text) - len(strings.TrimLeft(rest, " "))
	return n
}

// startsLetter reports whether a capital starts s: “1.Mục tiêu”.
func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// letterNumber reads “a) ”, or “a. ” and “a/ ”, which some type instead.
func letterNumber(text string) number {
	r, width := utf8.DecodeRuneInString(text)
	if !unicode.IsLower(r) || len(text) <= width {
		return number{}
	}
	mark, rest := text[width], text[width+1:]
	switch mark {
	case ')':
	case '.', '/':
		if rest == "" || rest[0] != ' ' {
			return number{}
		}
	default:
		return number{}
	}
	given := text[:width]
	value := viet.LetterNumber(given)
	if value == 0 && !strings.ContainsRune(strayLetters, r) {
		return number{}
	}
	return number{
		level: doc.LevelPoint, given: given, value: value, mark: rune(mark),
		size: len(text) - len(strings.TrimLeft(rest, " ")),
	}
}

// strayLetters name no điểm, but are typed as if they did.
const strayLetters = "fjwzăâêôơư"

// romanNumber reads “II. ”, or “II/ ” and “II) ”, which some type instead.
func romanNumber(text string) number {
	end := 0
	for end < len(text) && strings.IndexByte("IVXLCDM", text[end]) >= 0 {
		end++
	}
	if end == 0 || end == len(text) {
		return number{}
	}
	value := viet.RomanNumber(text[:end])
	mark, rest := text[end], text[end+1:]
	if value == 0 || value > mostClauses || mark != '.' && mark != '/' && mark != ')' && mark != '-' {
		return number{}
	}
	if rest != "" && rest[0] != ' ' && (mark != '.' || !startsLetter(rest)) {
		return number{}
	}
	return number{
		level: doc.LevelSection, given: text[:end], value: value, mark: rune(mark),
		size: len(text) - len(strings.TrimLeft(rest, " ")),
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// bullet reads the mark of an item below the ranks of bố cục; size is 0 if
// there is none.
func bullet(text string) (marker doc.Marker, size int) {
	r, width := utf8.DecodeRuneInString(text)
	rest := text[width:]
	switch r {
	case '-', '–', '—', '•', '*', '·', '●', '▪', '\uf0b7', '\uf02d', '+':
		trimmed := strings.TrimLeft(rest, " ")
		if trimmed == "" || len(trimmed) == len(rest) && (isDigit(trimmed[0]) || r == '*' || r == '·') {
			return 0, 0 // “-5 độ”
		}
		if r == '+' {
			marker = doc.MarkerPlus
		}
		return marker, len(text) - len(trimmed)
	case '(':
		given, after, ok := strings.Cut(rest, ")")
		if ok && given == strings.ToLower(given) && viet.RomanNumber(given) > 0 && strings.HasPrefix(after, " ") {
			return doc.MarkerRoman, len(text) - len(strings.TrimLeft(after, " "))
		}
	}
	return 0, 0
}
