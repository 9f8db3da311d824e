package consolidate

import (
	"strings"
	"unicode"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// printed are the characters besides Latin letters that documents hold and the
// fonts of documents have.
const printed = " 0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~§©«®°±²³·»¼½¾×÷–—‘’“”„†‡•…‰′″€₫™−≈≠≤≥"

// fit leaves out of an entry what no document can show, such as pictures in the
// text, and tells of it.
func (e entry) fit(problems *diag.List) entry {
	lost := false
	text := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Latin, r) && r <= unicode.MaxLatin1, r >= 'Ā' && r <= 'ỹ' && unicode.Is(unicode.Latin, r) && viet.Fold(string(r)) != string(r),
			strings.ContainsRune(printed, r):
			return r
		}
		lost = true
		return -1
	}, viet.NFC(strings.ToValidUTF8(e.text, "\uFFFD")))
	if lost {
		problems.Warn(e.at, "sửa lại chữ ở ô này", "“%s” có ký tự không in được, đã bỏ", oneLine(e.text))
	}
	e.text = oneLine(text)
	return e
}
