// Package viet handles Vietnamese as text: one spelling of every letter (NFC),
// capitals, unaccented keys, alphabetical order, numbers, numerals and dates
// the way administrative documents write them, and safe file names.
//
// Everything here is a pure function of its arguments: no clock, no locale of
// the machine. Functions that read what a person typed return an [*InputError],
// whose parts are the message and the hint of a diagnostic.
package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Upper returns s in capitals (IN HOA), composed.
func Upper(s string) string { return strings.ToUpper(NFC(s)) }

// UpperFirst returns s with its first letter in capital form; the rest stays.
func UpperFirst(s string) string { return mapFirst(NFC(s), unicode.ToUpper) }

// LowerFirst returns s with its first letter in small form; the rest stays.
// It does not know proper names: “Hà Nội” becomes “hà Nội”.
func LowerFirst(s string) string { return mapFirst(NFC(s), unicode.ToLower) }

// mapFirst applies f to the first letter, past any mark or space before it.
func mapFirst(s string, f func(rune) rune) string {
	for i, r := range s {
		if unicode.IsLetter(r) {
			return s[:i] + string(f(r)) + s[i+utf8.RuneLen(r):]
		}
		if unicode.IsDigit(r) {
			break
		}
	}
	return s
}

// Fold returns s in small letters without marks, đ as d: “Đà Lạt” gives
// “da lat”. Two texts with the same folding are the same to a hurried typist.
func Fold(s string) string {
	if isLowerASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isLowerASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// Key returns the unaccented snake_case form of a key as a person may type it:
// “Nơi nhận”, “noi-nhan” and “NOI_NHAN” all give “noi_nhan”. A text without
// letters and digits gives "".
func Key(s string) string { return joinWords(s, '_') }

// ID is like [Key] with hyphens, the spelling of names of templates, places and
// files: “Lạng Sơn” gives “lang-son”.
func ID(s string) string { return joinWords(s, '-') }

func joinWords(s string, sep byte) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(s) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(sep)
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// InputError says why a typed number or date cannot be read. Its parts fit a
// diagnostic: Reason is the message, Hint what to do about it.
type InputError struct {
	Text   string // what was typed
	Reason string // Vietnamese, lower case: what was found and what is required
	Hint   string // Vietnamese, starts with a verb; may be empty
}

// Error returns the reason.
func (e *InputError) Error() string { return e.Reason }
