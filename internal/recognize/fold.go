package recognize

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldNFC is viet.Fold for a composed text: in small letters, without marks, đ
// as d. It looks each letter up instead of decomposing the text, since every
// line of a file is folded.
func foldNFC(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			out = append(out, byte(r))
		case r == '\u00a0':
			out = append(out, ' ')
		case r == '\u2011':
			out = append(out, '-')
		case r == 'đ' || r == 'Đ':
			out = append(out, 'd')
		case unicode.Is(unicode.Mn, r):
		default:
			out = utf8.AppendRune(out, bare(unicode.ToLower(r)))
		}
	}
	return string(out)
}

// bare is a letter without its marks.
func bare(r rune) rune {
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	if d := norm.NFD.Properties(buf[:n]).Decomposition(); len(d) > 0 {
		first, _ := utf8.DecodeRune(d)
		return first
	}
	return r
}
