package docx

import (
	"strconv"
	"unicode/utf8"

	"vanban/internal/unit"
)

const (
	xmlStart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsMain   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRel    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// markup is XML text that grows by appending.
type markup struct{ b []byte }

// s appends markup as it is.
func (m *markup) s(s string) { m.b = append(m.b, s...) }

// n appends a number.
func (m *markup) n(n int) { m.b = strconv.AppendInt(m.b, int64(n), 10) }

// val appends <w:NAME w:val="n"/>.
func (m *markup) val(name string, n int) {
	m.s("<w:")
	m.s(name)
	m.s(` w:val="`)
	m.n(n)
	m.s(`"/>`)
}

// twips appends a space and the attribute w:NAME with a length in twips.
func (m *markup) twips(name string, l unit.Length) { m.number(name, l.Twips()) }

// number appends a space and the attribute w:NAME.
func (m *markup) number(name string, n int) {
	m.s(" w:")
	m.s(name)
	m.s(`="`)
	m.n(n)
	m.s(`"`)
}

// toggle appends an on/off property: the element alone switches on whatever
// the style says; val="0" switches off what the style has on.
// ECMA-376-1, 17.7.3 (toggle properties).
func (m *markup) toggle(name string, on, inStyle bool) {
	if !on && !inStyle {
		return
	}
	m.s("<w:")
	m.s(name)
	if on {
		m.s("/>")
	} else {
		m.s(` w:val="0"/>`)
	}
}

// text appends character data or an attribute value, escaped.
func (m *markup) text(s string) {
	from := 0
	for i := range len(s) {
		var escape string
		switch s[i] {
		case '&':
			escape = "&amp;"
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		case '"':
			escape = "&quot;"
		case '\t':
			escape = "&#9;"
		case '\n':
			escape = "&#10;"
		default:
			continue
		}
		m.s(s[from:i])
		m.s(escape)
		from = i + 1
	}
	m.s(s[from:])
}

// illegal finds the first character of s that XML 1.0 cannot hold; an invalid
// byte of UTF-8 counts as U+FFFD.
// XML 1.0, production 2 (Char).
func illegal(s string) (rune, bool) {
	for i, r := range s {
		switch {
		case r == '\n' || r == '\t':
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			return r, true
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return r, true
			}
		}
	}
	return 0, false
}
