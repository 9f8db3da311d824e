package markup

import (
	"regexp"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
)

// Line reads one line of a field in which {@nhãn} refers to a label and
// everything else is plain text, as typed. \{@ prints {@. References are
// resolved by [CheckLabels].
func Line(src Source) ([]doc.Span, []doc.Label, diag.List) {
	b := &builder{src: src, text: []byte(src.Text)}
	s := &spanBuilder{b: b}
	text := src.Text
	for i := 0; i < len(text); {
		n := strings.Index(text[i:], "{@")
		if n < 0 {
			s.add(text[i:], i, len(text), doc.Span{})
			break
		}
		if n > 0 && text[i+n-1] == '\\' {
			s.add(text[i:i+n-1]+"{@", i, i+n+2, doc.Span{})
			i += n + 2
			continue
		}
		if n > 0 {
			s.add(text[i:i+n], i, i+n, doc.Span{})
		}
		start := i + n
		stop := start + 2
		for stop < len(text) && (isWordByte(text[stop]) || text[stop] == '-' || text[stop] >= '0' && text[stop] <= '9') {
			stop++
		}
		closed := stop < len(text) && text[stop] == '}'
		c := &braceNode{start: start, stop: stop, inside: text[start+1 : stop], unclosed: !closed}
		if closed {
			c.stop++
		}
		s.brace(c, doc.Span{})
		i = c.stop
	}
	s.flush()
	return s.spans, b.body.References, b.problems
}

// EscapeLine returns s so that Line reads it as plain text.
func EscapeLine(s string) string { return strings.ReplaceAll(s, "{@", `\{@`) }

// Escape returns s so that Parse reads it as plain text wherever it is put
// into a line: in a paragraph, a heading, an item or a cell. Line ends become
// forced breaks.
func Escape(s string) string {
	if !strings.ContainsAny(s, "\\*|{}#<>^\"\n-+.:)(") {
		return s
	}
	words := regulation().Text()
	first := -1 // the mark that could start a list, a heading number or a rank
	if m := lineStart.FindStringIndex(s); m != nil {
		first = m[1] - 1
	} else if m := rankMarkAt(s, &words); m >= 0 {
		first = m
	}
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '\n':
			b.WriteString("{br}")
			continue
		case i == first || strings.IndexByte("\\*|{}#<>^\"", c) >= 0:
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// lineStart ends with the mark that makes a list or a number of what stands at
// the start of a line.
var lineStart = regexp.MustCompile(`^\s*(?:(?:\d+\.)*\d+[.)]|[IVXL]+\.|[a-zđ]\)|[-+.)(:])`)

// rankMarkAt is where the “.” or “:” of “Điều 5.” at the start of s stands, or
// -1.
func rankMarkAt(s string, words *law.FixedText) int {
	lead := len(s) - len(strings.TrimLeft(s, " \t"))
	m, ok := readRank([]byte(s[lead:]), words)
	if !ok || !m.closed {
		return -1
	}
	return lead + m.end - 1
}
