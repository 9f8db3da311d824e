package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Encoding is a way in which Vietnamese letters are stored in a text.
type Encoding int

// The encodings.
const (
	Unicode Encoding = iota
	TCVN3            // one byte a letter, fonts such as .VnTime; “ABC”
	VNI              // a letter and a mark after it, fonts such as VNI-Times
)

// String is the name users know an encoding by.
func (e Encoding) String() string { return [...]string{"Unicode", "TCVN3 (ABC)", "VNI"}[e] }

// FontEncoding returns the encoding that a font asks for by its name: fonts
// made for TCVN3 are named “.Vn…”, those for VNI “VNI-…”.
func FontEncoding(font string) Encoding {
	name := strings.TrimSpace(font)
	switch {
	case beginsLike(name, ".VN"):
		return TCVN3
	case beginsLike(name, "VNI-"):
		return VNI
	}
	return Unicode
}

// beginsLike reports whether a text begins with another, capital or small.
func beginsLike(s, start string) bool {
	return len(s) >= len(start) && strings.EqualFold(s[:len(start)], start)
}

// tcvn3 are the letters of the bytes A1 to FE; a space is none.
// TCVN 5712:1993, VN3.
var tcvn3 = []rune("ĂÂÊÔƠƯĐăâêôơưđ\u0020\u0020\u0020\u0020\u0020\u0020àảãáạ\u0020ằẳẵắ\u0020\u0020\u0020\u0020\u0020\u0020\u0020ặầẩẫấậè\u0020ẻẽéẹềểễếệìỉ\u0020\u0020\u0020ĩíịò\u0020ỏõóọồổỗốộờởỡớợù\u0020ủũúụừửữứựỳỷỹýỵ")

// vniMarks are the marks that VNI writes after a letter, as they make it with
// the vowels a, e, o, u, y and the ơ and ư of VNI.
var vniMarks = strings.NewReplacer(vniPairs()...)

// vniPairs lists what VNI writes, longer first, and what that means.
func vniPairs() []string {
	var pairs []string
	tones := []struct{ mark, tone string }{{"ù", "\u0301"}, {"ø", "\u0300"}, {"û", "\u0309"}, {"õ", "\u0303"}, {"ï", "\u0323"}}
	shapes := []struct{ mark, letter string }{
		{"â", "\u0302"}, {"á", "\u0302\u0301"}, {"à", "\u0302\u0300"}, {"å", "\u0302\u0309"}, {"ã", "\u0302\u0303"}, {"ä", "\u0302\u0323"},
	}
	breves := []struct{ mark, letter string }{
		{"ê", "\u0306"}, {"é", "\u0306\u0301"}, {"è", "\u0306\u0300"}, {"ú", "\u0306\u0309"}, {"ü", "\u0306\u0303"}, {"ë", "\u0306\u0323"},
	}
	add := func(from, to string) {
		to = norm.NFC.String(to)
		pairs = append(pairs, from, to, strings.ToUpper(from), strings.ToUpper(to))
	}
	for _, v := range []struct{ from, to string }{{"a", "a"}, {"e", "e"}, {"o", "o"}, {"u", "u"}, {"y", "y"}, {"ô", "ơ"}, {"ö", "ư"}} {
		for _, t := range tones {
			add(v.from+t.mark, v.to+t.tone)
		}
		if strings.Contains("aeo", v.from) {
			for _, s := range shapes {
				add(v.from+s.mark, v.to+s.letter)
			}
		}
		if v.from == "a" {
			for _, s := range breves {
				add(v.from+s.mark, v.to+s.letter)
			}
		}
	}
	for _, single := range [][2]string{{"ô", "ơ"}, {"ö", "ư"}, {"æ", "ỉ"}, {"ó", "ĩ"}, {"ò", "ị"}, {"î", "ỵ"}, {"ñ", "đ"}} {
		add(single[0], single[1])
	}
	return pairs
}

// Decode reads a text whose characters stand for the bytes of an encoding.
// Capital letters of TCVN3 are a matter of its font: they come out small.
func (e Encoding) Decode(s string) string {
	switch e {
	case TCVN3:
		return strings.Map(func(r rune) rune {
			if i := int(r) - 0xA1; i >= 0 && i < len(tcvn3) && tcvn3[i] != ' ' {
				return tcvn3[i]
			}
			return r
		}, s)
	case VNI:
		return vniMarks.Replace(s)
	}
	return s
}

// legacyWords is how many words must make sense in an old encoding only before
// a text is said to be in it.
const legacyWords = 3

// GuessEncoding tells in which encoding a text is stored, from its words
// alone: an old one only if several words are Vietnamese in it and not as they
// stand, and fewer are as they stand.
func GuessEncoding(s string) Encoding {
	var own int
	var old [VNI + 1]int
	weigh := func(w string) {
		switch {
		case len(w) == utf8.RuneCountInString(w): // plain letters mean the same everywhere
		case IsSyllable(w):
			own++
		default:
			for _, e := range []Encoding{TCVN3, VNI} {
				if d := e.Decode(w); d != w && IsSyllable(d) {
					old[e]++
				}
			}
		}
	}
	from := 0
	for i, r := range s {
		if betweenWords(r) {
			weigh(s[from:i])
			from = i + utf8.RuneLen(r)
		}
	}
	weigh(s[from:])
	best := TCVN3
	if old[VNI] > old[TCVN3] {
		best = VNI
	}
	if old[best] < legacyWords || old[best] <= own {
		return Unicode
	}
	return best
}

func betweenWords(r rune) bool {
	return !isLetter(r) && (unicode.IsSpace(r) || unicode.IsDigit(r) || strings.ContainsRune(".,;:!?()[]/-–“”\"'", r))
}

// Decomposed returns the first word of a text whose letters are written with
// combining marks instead of as one character each; empty if there is none.
func Decomposed(s string) string {
	if isNFC(s) {
		return ""
	}
	for _, w := range strings.Fields(s) {
		if !isNFC(w) {
			return w
		}
	}
	return ""
}

// Invisible returns the name of the first character of a text that nobody can
// see and that no program needs: spaces of no width and their like; empty if
// there is none.
func Invisible(s string) string {
	for _, r := range s {
		switch r {
		case '\u200B':
			return "khoảng trắng không độ rộng (U+200B)"
		case '\u200C', '\u200D':
			return "ký tự nối không độ rộng (U+200C, U+200D)"
		case '\uFEFF':
			return "dấu thứ tự byte (U+FEFF)"
		}
	}
	return ""
}
