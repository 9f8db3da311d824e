package viet

import (
	"strings"
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
	if !mayChoose(word) {
		return NoChoice
	}
	letters := []rune(Lower(NFC(word)))
	if len(letters) < 2 {
		return NoChoice
	}
	first, firstTone, _ := toneless(string(letters[len(letters)-2]))
	second, secondTone, _ := toneless(string(letters[len(letters)-1]))
	switch {
	case first+second != "oa" && first+second != "oe" && first+second != "uy":
		return NoChoice
	case first == "u" && len(letters) > 2 && letters[len(letters)-3] == 'q':
		return NoChoice // quý: u belongs to the consonant
	case firstTone == 0 && secondTone == 0 || !IsSyllable(word):
		return NoChoice
	case firstTone != 0:
		return ToneEarly
	}
	return ToneLate
}

// mayChoose tells at once of most words that they have one spelling only: their
// last letters are neither oa, oe nor uy, nor written with combining marks.
func mayChoose(word string) bool {
	last, n := utf8.DecodeLastRuneInString(word)
	before, m := utf8.DecodeLastRuneInString(word[:len(word)-n])
	if m == 0 {
		return false
	}
	last, _ = untoned(small(last))
	before, _ = untoned(small(before))
	switch last {
	case 'a', 'e', 'y':
		return before == 'o' || before == 'u' || strings.ContainsRune(toneMarks, before)
	}
	return strings.ContainsRune(toneMarks, last)
}

// WithTone moves the tone of a word to where a spelling wants it.
func WithTone(word string, place TonePlace) string {
	if own := ToneOf(word); own == NoChoice || place == NoChoice || own == place {
		return NFC(word)
	}
	letters := []rune(NFC(word))
	last := len(letters) - 1
	pair := norm.NFD.String(string(letters[last-1:]))
	tone := strings.IndexAny(pair, toneMarks)
	mark, n := utf8.DecodeRuneInString(pair[tone:])
	pair = pair[:tone] + pair[tone+n:]
	at := len(pair)
	if place == ToneEarly {
		at = 1
	}
	return string(letters[:last-1]) + norm.NFC.String(pair[:at]+string(mark)+pair[at:])
}

// SameSpelling returns a text with all tones at the early place, so that two
// texts that differ in nothing else are equal.
func SameSpelling(s string) string {
	s = NFC(s)
	var b strings.Builder
	done, start := 0, -1 // what was written, where a word begins
	flush := func(end int) {
		if start >= 0 && ToneOf(s[start:end]) == ToneLate {
			b.WriteString(s[done:start])
			b.WriteString(WithTone(s[start:end], ToneEarly))
			done = end
		}
		start = -1
	}
	for i, r := range s {
		if !isLetter(r) {
			flush(i)
		} else if start < 0 {
			start = i
		}
	}
	flush(len(s))
	if done == 0 {
		return s
	}
	return b.String() + s[done:]
}
