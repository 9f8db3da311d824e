package viet

import (
	"slices"
	"strings"
)

// letters is the alphabet that names the points of a clause: a, b, c, d, đ, e,
// g, … without f, j, w, z and without ă, â, ê, ô, ơ, ư.
var letters = [...]string{
	"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
	"n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
}

// LetterCount is the number of points one list can have: [Letter] names 1 to
// LetterCount.
const LetterCount = len(letters)

// Letter returns the letter of the n-th điểm, counted from 1: 4 is “d”, 5 is
// “đ”, 7 is “g”. It returns "" outside 1 to [LetterCount].
func Letter(n int) string {
	if n < 1 || n > LetterCount {
		return ""
	}
	return letters[n-1]
}

// LetterNumber is the inverse of [Letter]; it returns 0 if s names no điểm.
func LetterNumber(s string) int { return slices.Index(letters[:], NFC(s)) + 1 }

var romanDigits = [...]struct {
	value int
	text  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
	{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

// Roman returns n in Roman numerals: 14 is “XIV”. It returns "" outside 1 to
// 3999.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}

// RomanNumber is the inverse of [Roman], for capitals and small letters alike;
// it returns 0 if s is not a numeral in its usual form (“IIII” is not).
func RomanNumber(s string) int {
	rest, n := strings.ToUpper(s), 0
	for _, d := range romanDigits {
		for strings.HasPrefix(rest, d.text) && n < 4000 {
			n += d.value
			rest = rest[len(d.text):]
		}
	}
	if rest != "" || Roman(n) != strings.ToUpper(s) {
		return 0
	}
	return n
}
