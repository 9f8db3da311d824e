package viet

import (
	"regexp"
	"strings"
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
func chunk(out []Token, s string, at int) []Token {
	if plain, ok := plainChunk(out, s, at); ok {
		return plain
	}
	return formed(out, s, at)
}

// formed takes a text apart by the forms of tokens.
func formed(out []Token, s string, at int) []Token {
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

// Marks that begin no token but their own, before and after a word.
const (
	openers = "([{“‘\"«<"
	closers = ",;:?!)]}”’\"»>"
)

// plainChunk takes apart what nearly everything between two spaces is: a word
// or a number, with marks before and after it, or a mark alone. It is false for
// what needs the forms, and agrees with them on the rest.
func plainChunk(out []Token, s string, at int) ([]Token, bool) {
	mark := func(i, n int) { out = append(out, Token{Mark, s[i : i+n], at + i}) }
	i := 0
	for i < len(s) {
		n := markAt(s[i:], openers)
		if n == 0 {
			break
		}
		mark(i, n)
		i += n
	}
	if n := letterRun(s[i:]); n > 0 {
		out = append(out, Token{Word, s[i : i+n], at + i})
		i += n
	} else if n := figures(s[i:]); n > 0 {
		out = append(out, Token{Number, s[i : i+n], at + i})
		i += n
	}
	for i < len(s) {
		if s[i:] == "./." {
			return append(out, Token{End, s[i:], at + i}), true
		}
		n := markAt(s[i:], closers)
		if n == 0 && (s[i:] == "." || s[i:] == "-" && i == 0) {
			n = 1
		}
		if n == 0 {
			return nil, false
		}
		mark(i, n)
		i += n
	}
	return out, true
}

// markAt is the length of the mark a text begins with, if it is one of some.
func markAt(s, marks string) int {
	r, n := utf8.DecodeRuneInString(s)
	if isLetter(r) || '0' <= r && r <= '9' || r == utf8.RuneError || !strings.ContainsRune(marks, r) {
		return 0
	}
	return n
}

// letterRun is the length of the letters a text begins with.
func letterRun(s string) int {
	for i, r := range s {
		if !isLetter(r) {
			return i
		}
	}
	return len(s)
}

// figures is the length of the figures a text begins with, with a sign of per
// cent after them.
func figures(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n > 0 && n < len(s) && s[n] == '%' {
		n++
	}
	return n
}
