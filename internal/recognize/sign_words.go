package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/law"
)

// posts are the words that a chức vụ or the role of a signer has, in small
// letters, with marks: “trưởng” is a post, “Trường” a name.
var posts = [...]string{
	"chủ tịch", "giám đốc", "bộ trưởng", "thứ trưởng", "trưởng", "chánh", "cục trưởng", "thủ tướng", "tổng thanh tra", "thống đốc",
	"chủ nhiệm", "bí thư", "ủy viên", "uỷ viên", "thư ký", "chủ tọa", "chủ toạ", "chủ trì", "kế toán", "viện trưởng",
	"người", "đại diện", "tham mưu", "tổng biên tập", "chỉ huy", "chính ủy", "tư lệnh", "thẩm phán", "kiểm sát viên",
	"chấp hành viên", "đại sứ", "bên a", "bên b", "ban giám hiệu", "thành viên", "thủ quỹ", "thủ kho", "chuyên viên",
	"phó phòng", "đội phó", "tổ phó", "hiệu phó", "ghi biên bản", "nhân viên", "cán bộ", "phó ban", "văn thư", "bên ",
}

// titleWords open the titles of lists and tables, which may name posts too.
var titleWords = []string{"danh sach", "bang ", "bieu ", "phu luc", "mau ", "thong tin", "ho va ten", "stt", "ten co quan"}

// hasPost reports whether a line names a post.
func hasPost(text string) bool {
	small := strings.ToLower(text)
	for _, p := range posts {
		for from := 0; ; {
			i := strings.Index(small[from:], p)
			if i < 0 {
				break
			}
			i += from
			if before, _ := utf8.DecodeLastRuneInString(small[:i]); i == 0 || !unicode.IsLetter(before) {
				if after, _ := utf8.DecodeRuneInString(small[i+len(p):]); !unicode.IsLetter(after) || strings.HasSuffix(p, " ") {
					return true
				}
			}
			from = i + len(p)
		}
	}
	return false
}

// inAuthority reports whether a line starts with a quyền hạn, in the spelling
// of the decree or in one that is met: “K/T”, “T/M”, “KT ”, “TL ”, “THAY MẶT”.
// What follows the prefix is a body or a post and not a sentence.
func (s *segment) inAuthority(text string) (a *law.Authority, exact bool) {
	all := s.env.Regulation.Authority
	for i := range all {
		prefix := all[i].Prefix
		if strings.HasPrefix(text, prefix) && isTitle(text[len(prefix):]) {
			return &all[i], true
		}
	}
	letters, rest := abbreviation(text)
	if letters == "" || !isTitle(rest) {
		return nil, false
	}
	for i := range all {
		if plain := strings.TrimSuffix(all[i].Prefix, "."); letters == plain && (len(plain) > 1 || strings.HasPrefix(rest, ".")) {
			return &all[i], false
		}
	}
	return nil, false
}

// abbreviation reads capitals that may be set apart by marks, “T/M”, “K.T”,
// “TUQ”, and the rest of the text after them.
func abbreviation(text string) (letters, rest string) {
	i := 0
	for i < len(text) {
		c := text[i]
		switch {
		case 'A' <= c && c <= 'Z':
			letters += string(c)
		case (c == '/' || c == '.') && i+1 < len(text) && text[i+1] != ' ' && len(letters) < 3:
		default:
			return letters, text[i:]
		}
		i++
		if len(letters) > 3 {
			return "", ""
		}
	}
	return "", ""
}

// isTitle reports whether words are a body or a post, which start with a
// capital, and no sentence.
func isTitle(rest string) bool {
	rest = strings.TrimLeft(rest, " .:/-")
	return rest != "" && startsCapital(rest) && len(strings.Fields(rest)) <= 14 && !endsSentence(rest)
}

func isCapital(r rune) bool { return unicode.IsUpper(r) }

func isSmall(r rune) bool { return unicode.IsLower(r) }

func startsCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isCapital(r)
}

// titles stand before the name of who signs, though the decree wants none.
var titles = [...]string{"gs", "pgs", "ts", "ths", "cn", "bs", "ks", "ngnd", "ngưt", "ttnd", "ttưt", "đại tá", "thượng tá", "trung tá", "thiếu tá", "thiếu tướng", "trung tướng", "đại úy", "thượng úy", "dr"}

// isName reports whether a text is the name of a person: two to six words that
// start with a capital, and nothing else. Titles may stand before it.
func isName(text string) bool {
	words := strings.Fields(dropTitles(text))
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		if !startsCapital(w) || utf8.RuneCountInString(w) > 8 {
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
				return false
			}
		}
	}
	return !hasPost(text)
}

// isLooseName reports whether a line below chức vụ is a name with a word in
// small letters, “Lê văn Thử”, which is written wrong.
func isLooseName(l *line) bool {
	words := strings.Fields(dropTitles(l.text))
	if n := len(words); n < 3 || n > 5 || !startsCapital(words[0]) || !startsCapital(words[n-1]) || l.look.capitals {
		return false
	}
	return l.look.letters == len([]rune(strings.Join(words, ""))) && !hasPost(l.text)
}

// dropTitles cuts academic and other titles off the start of a name.
func dropTitles(text string) string {
	for {
		cut := false
		for _, t := range titles {
			if len(text) > len(t) && strings.EqualFold(text[:len(t)], t) && strings.IndexByte(". ", text[len(t)]) >= 0 {
				text, cut = strings.TrimLeft(text[len(t):], ". "), true
			}
		}
		if !cut {
			return text
		}
	}
}

// isNote reports whether a line below chức vụ says only how it is signed, or
// is what a signing tool printed.
func isNote(l *line) bool {
	return l.lead("(da ky", "(ky", "da ky", "(chu ky", "(ky ten", "ky boi", "nguoi ky:", "gio ky", "ngay ky", "thoi gian ky", "email:", "co quan:",
		"[da ky", "[ky", "signature", "signed by", "(ghi ro", "(dong dau", "chuc vu:", "to chuc:", "[[", "<")
}

// inBrackets reports whether line i goes on with a note in brackets.
func inBrackets(lines []line, i int) bool {
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		if strings.Contains(lines[j].text, ")") {
			return false
		}
		if strings.HasPrefix(lines[j].text, "(") {
			return true
		}
	}
	return false
}

// isNameToken reports whether a line stands for a name that is still to come.
func isNameToken(l *line) bool {
	return l.lead("(ho va ten", "ho va ten", "(ho ten", "[ho va ten", "[ho ten", "(ghi ro ho ten")
}
