package table

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/viet"
)

// clean gives a text as the user sees it: composed, without characters that
// nobody sees, with plain spaces, line breaks as “\n”, and no blanks around it.
func clean(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return strings.Trim(s, " ")
	}
	s = strings.ToValidUTF8(s, "\ufffd")
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	s = strings.Map(visible, viet.NFC(s))
	if strings.IndexByte(s, '\n') >= 0 {
		lines := strings.Split(s, "\n")
		for i, l := range lines {
			lines[i] = strings.TrimRight(l, " ")
		}
		s = strings.Join(lines, "\n")
	}
	return strings.Trim(s, " \n")
}

// visible maps every kind of space to one and drops what has no width.
func visible(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t', r == '\v', r == '\f', r == 0x2028, r == 0x2029:
		return ' '
	case r == 0x00ad, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2064, r == 0xfeff:
		return -1
	case unicode.IsControl(r):
		return -1
	case unicode.Is(unicode.Zs, r):
		return ' '
	}
	return r
}
