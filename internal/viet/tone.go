package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TonePlace says which of two vowels carries the tone of a syllable that both
// spellings are in use for: hòa or hoà, thủy or thuỷ.
type TonePlace int

// The places.
const (
	NoChoice  TonePlace = iota // there is one spelling only
	ToneEarly                  // hòa, khỏe, thủy
	ToneLate                   // hoà, khoẻ, thuỷ
)

// ToneOf tells where the tone of a word stands, if there is a choice: the
// rimes oa, oe and uy, which end the syllable.
func ToneOf(word string) TonePlace {
	if !endsInChoice(word) {
		return NoChoice
	}
	letters := []rune(norm.NFC.String(strings.ToLower(word)))
	if len(letters) < 2 || !IsSyllable(word) {
		return NoChoice
	}
	first, firstTone, _ := toneless(string(letters[len(letters)-2]))
	second, secondTone, _ := toneless(string(letters[len(letters)-1]))
	switch {
	case first+second != "oa" && first+second != "oe" && first+second != "uy":
		return NoChoice
	case first == "u" && len(letters) > 2 && letters[len(letters)-3] == 'q':
		return NoChoice // quý: u belongs to the consonant
	case firstTone != 0:
		return ToneEarly
	case secondTone != 0:
		return ToneLate
	}
	return NoChoice
}

// endsInChoice tells quickly of most words that their rime is none of those: it
// is asked of every word of a document.
func endsInChoice(word string) bool {
	last, size := utf8.DecodeLastRuneInString(word)
	before, _ := utf8.DecodeLastRuneInString(word[:len(word)-size])
	if unicode.Is(unicode.Mn, last) || unicode.Is(unicode.Mn, before) {
		return true
	}
	return strings.ContainsRune("aàáảãạeèéẻẽẹyỳýỷỹỵ", unicode.ToLower(last)) && strings.ContainsRune("oòóỏõọuùúủũụ", unicode.ToLower(before))
}

// WithTone moves the tone of a word to where a spelling wants it.
func WithTone(word string, place TonePlace) string {
	if own := ToneOf(word); own == NoChoice || place == NoChoice || own == place {
		return NFC(word)
	}
	letters := []rune(NFC(word))
	last := len(letters) - 1
	first, firstTone, _ := toneless(string(letters[last-1]))
	second, secondTone, _ := toneless(string(letters[last]))
	if place == ToneEarly {
		first = norm.NFC.String(first + string(secondTone))
	} else {
		second = norm.NFC.String(second + string(firstTone))
	}
	return string(letters[:last-1]) + first + second
}

// SameSpelling returns a text with all tones at the early place, so that two
// texts that differ in nothing else are equal.
func SameSpelling(s string) string {
	var b strings.Builder
	s = NFC(s)
	start := -1
	flush := func(end int) {
		if start >= 0 {
			b.WriteString(WithTone(s[start:end], ToneEarly))
			start = -1
		}
	}
	for i, r := range s {
		if unicode.IsLetter(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
		b.WriteRune(r)
	}
	flush(len(s))
	return b.String()
}
