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
// U+1E80 to U+1EFF, which are Vietnamese, and the marks of U+2010 to U+2026.
// None of them joins with what stands before it. Nearly every text is such to
// its end, and asking the tables of Unicode for each letter takes much longer.
func composed(s string) int {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			i++
		case 0xC2 <= c && c <= 0xCB && i+1 < len(s):
			i += 2
		case c == 0xE1 && i+2 < len(s) && (s[i+1] == 0xBA || s[i+1] == 0xBB):
			i += 3
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && 0x90 <= s[i+2] && s[i+2] <= 0xA6:
			i += 3
		default:
			return i
		}
	}
	return len(s)
}
