package schema

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"vanban/internal/viet"
)

// Keys and words of fixed lists may be typed in capitals, with or without
// diacritics and with any mark between words, see [viet.Key]. The patterns here
// match all those spellings; they keep to what regular expressions of
// JavaScript and Go have in common.

const (
	firstMark, lastMark = "\u0300", "\u036f" // the marks that letters are composed with
	lastLetter          = 'ỹ'                // no letter of Vietnamese stands behind it

	// notLetter is what may stand between words.
	notLetter = "[^0-9A-Za-zÀ-ỹ]"
	// plainKey is a key in the spelling of our documentation.
	plainKey = "^[a-z0-9]+(_[a-z0-9]+)*$"
)

// marked are the letters that Vietnamese writes with marks.
const marked = "aeiouyd"

// spelling knows the letters of Vietnamese that fold to each of a to z.
type spelling map[rune]string

// letters are worked out once.
var letters = sync.OnceValue(newSpelling)

func newSpelling() spelling {
	type span struct{ first, last rune }
	spans := map[rune][]span{}
	for r := 'A'; r <= lastLetter; r++ {
		base := []rune(viet.Fold(string(r)))
		if len(base) != 1 || base[0] < 'a' || base[0] > 'z' || r > unicode.MaxASCII && !isVietnamese(r, base[0]) {
			continue
		}
		list := spans[base[0]]
		if n := len(list); n > 0 && list[n-1].last == r-1 {
			list[n-1].last = r
		} else {
			list = append(list, span{r, r})
		}
		spans[base[0]] = list
	}
	s := spelling{}
	for base, list := range spans {
		var b strings.Builder
		for _, r := range list {
			b.WriteRune(r.first)
			if r.last > r.first+1 {
				b.WriteByte('-')
			}
			if r.last > r.first {
				b.WriteRune(r.last)
			}
		}
		s[base] = "[" + b.String() + "]"
		if base != 'd' && strings.ContainsRune(marked, base) { // also as a letter and marks behind it
			s[base] += "[" + firstMark + "-" + lastMark + "]*"
		}
	}
	return s
}

// isVietnamese reports whether a letter that folds to base is one of the
// alphabet, give or take marks that stand beside its own in Unicode.
func isVietnamese(r, base rune) bool {
	return strings.ContainsRune(marked, base) && (r <= unicode.MaxLatin1 || strings.ContainsRune("ĂăĐđĨĩŨũƠơƯư", r) || r >= 'Ạ')
}

// spell matches every spelling of a text, somewhere in what was typed.
func (s spelling) spell(text string) string {
	var b strings.Builder
	for _, r := range viet.Key(text) {
		switch class := s[r]; {
		case r == '_':
			b.WriteString(notLetter + "+")
		case class != "":
			b.WriteString(class)
		default:
			b.WriteString(escape(r))
		}
	}
	return b.String()
}

// one matches every spelling of one of some texts and nothing else.
func (s spelling) one(texts ...string) string {
	patterns := make([]string, 0, len(texts))
	for _, t := range texts {
		patterns = append(patterns, s.spell(t))
	}
	return "^" + notLetter + "*(" + strings.Join(patterns, "|") + ")" + notLetter + "*$"
}

// escape writes a character so that a pattern matches it.
func escape(r rune) string {
	if strings.ContainsRune(`\.+*?()|[]{}^$`, r) {
		return `\` + string(r)
	}
	return string(r)
}

// quote writes a text so that a pattern matches it as it is.
func quote(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteString(escape(r))
	}
	return b.String()
}

// isNumber reports whether YAML takes a word for a number.
func isNumber(word string) bool {
	_, err := strconv.ParseFloat(word, 64)
	return err == nil && strings.Trim(word, "0123456789.+-eE") == ""
}
