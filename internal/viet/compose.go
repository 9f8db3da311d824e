package viet

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s with every letter composed, so that two spellings of one text
// that look alike are equal.
func NFC(s string) string {
	if n := composed(s); n < len(s) {
		return norm.NFC.String(s)
	}
	return s
}

// isNFC reports whether a text is as [NFC] makes it.
func isNFC(s string) bool { return composed(s) == len(s) || norm.NFC.IsNormalString(s) }

// composed is the length of the beginning of a text that is composed beyond
// doubt, judged by its bytes: ASCII, the letters below U+0300, those of
// U+1E80 to U+1EFF, which are Vietnamese, and the signs of texts and lists.
// None of them joins with what stands before it. Nearly every text is such to
// its end, and asking the tables of Unicode for each letter takes much longer.
func composed(s string) int {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			i++
		case 0xC2 <= c && c <= 0xCB && i+1 < len(s):
			i += 2
		case i+2 < len(s) && composedThree(c, s[i+1], s[i+2]):
			i += 3
		default:
			return i
		}
	}
	return len(s)
}

// composedThree tells of a letter of three bytes.
func composedThree(a, b, c byte) bool {
	switch a {
	case 0xE1:
		return b == 0xBA || b == 0xBB // U+1E80 to U+1EFF
	case 0xE2:
		return b == 0x80 && 0x90 <= c && c <= 0xA6 || // U+2010 to U+2026: “ ” – … •
			0x86 <= b && b <= 0x8B || 0x8D <= b && b <= 0x9F // U+2180 to U+22FF, U+2340 to U+27FF: → ≥ ● ✓
	case 0xEF:
		return 0x80 <= b && b <= 0xA3 // U+F000 to U+F8FF: what Word draws lists with
	}
	return false
}
