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
	last, n := utf8.DecodeLastRuneInString(word)
	if n == len(word) || !strings.ContainsRune("aeyAEYàảãáạèẻẽéẹỳỷỹýỵÀẢÃÁẠÈẺẼÉẸỲỶỸÝỴ\u0300\u0309\u0303\u0301\u0323", last) {
		return NoChoice
	}
	letters := []rune(strings.ToLower(NFC(word)))
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
	if !strings.ContainsAny(s, "àảãáạèẻẽéẹỳỷỹýỵÀẢÃÁẠÈẺẼÉẸỲỶỸÝỴ") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
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
