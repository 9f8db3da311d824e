package viet

import (
	"unicode"
	"unicode/utf8"
)

// Letters that texts are made of are looked up in tables: those below U+0200,
// then the Vietnamese ones from U+1E80 on. Others are asked of package unicode.
const (
	lowLetters  = 0x200
	highStart   = 0x1E80
	highLetters = 0x80
	allLetters  = lowLetters + highLetters
)

// letterIndex is the place of a letter in tables; -1 for one that is not there.
func letterIndex(r rune) int {
	switch {
	case 0 <= r && r < lowLetters:
		return int(r)
	case r >= highStart && r < highStart+highLetters:
		return int(r-highStart) + lowLetters
	}
	return -1
}

// letterAt is the letter at a place of tables.
func letterAt(i int) rune {
	if i < lowLetters {
		return rune(i)
	}
	return rune(i-lowLetters) + highStart
}

// smallLetters holds the small form of each letter.
var smallLetters = func() (out [allLetters]rune) {
	for i := range out {
		out[i] = sameLength(letterAt(i))
	}
	return out
}()

// sameLength is the small form of a letter, or the letter if that takes other
// bytes.
func sameLength(r rune) rune {
	if small := unicode.ToLower(r); utf8.RuneLen(small) == utf8.RuneLen(r) {
		return small
	}
	return r
}

// knownLetters tells the letters among them.
var knownLetters = func() (out [allLetters]bool) {
	for i := range out {
		out[i] = unicode.IsLetter(letterAt(i))
	}
	return out
}()

func isLetter(r rune) bool {
	if i := letterIndex(r); i >= 0 {
		return knownLetters[i]
	}
	return unicode.IsLetter(r)
}

func small(r rune) rune {
	if i := letterIndex(r); i >= 0 {
		return smallLetters[i]
	}
	return sameLength(r)
}

// Lower returns s in small letters, byte for byte: what stands at a byte of it
// stands at that byte of s. The few letters of other languages whose small form
// is longer or shorter stay as they are.
func Lower(s string) string {
	var out []byte
	for i, r := range s {
		l := small(r)
		if l == r {
			continue
		}
		if out == nil {
			out = []byte(s)
		}
		utf8.EncodeRune(out[i:], l)
	}
	if out == nil {
		return s
	}
	return string(out)
}
