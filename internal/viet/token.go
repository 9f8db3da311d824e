package viet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// TokenKind says what a token is.
type TokenKind int

// The kinds.
const (
	Word    TokenKind = iota
	Number            // 1,5 · 1.000.000 · 45%
	Day               // 05/01/2026 · 7/2021
	Clock             // 14:30 · 14h30
	Code              // 05/KH-UBND · và/hoặc
	Address           // of a page or a mailbox
	Dots              // … · ......
	End               // ./.
	Space
	Mark // one mark of punctuation or other sign
)

// Token is a stretch of a text that belongs together.
type Token struct {
	Kind TokenKind
	Text string
	From int // byte of the text it begins at
}

// tokenForms are the forms of tokens, in the order in which they are tried.
var tokenForms = []struct {
	kind TokenKind
	form string
}{
	{End, `\./\.`},
	{Address, `(?:https?://|www\.)[^\s“”"<>()]*[\p{L}\d/]`},
	{Address, `[\w.+-]+@[\w-]+(?:\.[\w-]+)+`},
	{Address, `[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?:vn|com|org|net|gov|edu|info|io|asia)(?:\.vn)?(?:/[^\s“”"<>()]*)?\b`},
	{Day, `\d{1,2}[/.-]\d{1,2}[/.-]\d{4}`},
	{Day, `\d{1,2}/\d{4}`},
	{Clock, `\d{1,2}:\d{2}(?::\d{2})?`},
	{Clock, `\d{1,2}(?:h|g|giờ)\d{2}`},
	{Code, `(?:[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}&._–-]*)?(?:/[\p{L}\p{M}\p{N}&._–-]*[\p{L}\p{M}\p{N}])+`},
	{Number, `\d+(?:[.,]\d+)*%?`},
	{Dots, `(?:…|\.{2,})[.…]*`},
	{Word, `\p{L}[\p{L}\p{M}\d]*(?:[-'’&]\p{L}[\p{L}\p{M}\d]*)*`},
	{Mark, `(?s:.)`},
}

var tokenForm = regexp.MustCompile(tokenPattern())

func tokenPattern() string {
	forms := make([]string, len(tokenForms))
	for i, f := range tokenForms {
		forms[i] = "(" + f.form + ")"
	}
	return strings.Join(forms, "|")
}

// Tokens takes a text apart, every byte of it into one token. Numbers, hours,
// days, ký hiệu, addresses and rows of dots stay whole, so that a rule about
// punctuation never sees the marks inside them.
func Tokens(s string) []Token {
	out := make([]Token, 0, len(s)/4+1)
	for at := 0; at < len(s); {
		end := at + spaces(s[at:])
		if end > at {
			out = append(out, Token{Space, s[at:end], at})
			at = end
			continue
		}
		for end < len(s) && spaces(s[end:]) == 0 {
			_, n := utf8.DecodeRuneInString(s[end:])
			end += n
		}
		out = chunk(out, s[at:end], at)
		at = end
	}
	return out
}

// spaces is the length of the spaces a text begins with.
func spaces(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case ' ', '\t', '\n', '\u00A0', '\u202F', '\u2003':
			n += utf8.RuneLen(r)
			continue
		}
		return n
	}
	return n
}

// chunk takes apart what stands between two spaces, at some byte of the text.
// Most of it is a word with a mark after it at most.
func chunk(out []Token, s string, at int) []Token {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) {
			break
		}
		n += size
	}
	switch {
	case n > 0 && n == len(s):
		return append(out, Token{Word, s, at})
	case n > 0 && n == len(s)-1 && strings.IndexByte(",;:.?!)", s[n]) >= 0:
		return append(out, Token{Word, s[:n], at}, Token{Mark, s[n:], at + n})
	}
	for _, m := range tokenForm.FindAllStringSubmatchIndex(s, -1) {
		for i := range tokenForms {
			if m[2+2*i] >= 0 {
				out = append(out, Token{tokenForms[i].kind, s[m[0]:m[1]], at + m[0]})
				break
			}
		}
	}
	return out
}
