package template

import "strings"

// action is one “{{ … }}” in a text, by offsets of its braces.
type action struct{ start, stop int }

// actions finds the actions of a text. It stops at one that is not closed; the
// template parser will report that.
func actions(s string) []action {
	var out []action
	for i := 0; ; {
		n := strings.Index(s[i:], "{{")
		if n < 0 {
			return out
		}
		start := i + n
		stop := actionEnd(s, start+2)
		if stop < 0 {
			return out
		}
		out = append(out, action{start, stop})
		i = stop
	}
}

// actionEnd finds the offset after the “}}” that closes an action, past quoted
// strings and comments.
func actionEnd(s string, i int) int {
	body := strings.TrimLeft(s[i:], " \t\n-")
	if strings.HasPrefix(body, "/*") {
		n := strings.Index(s[i:], "*/")
		if n < 0 {
			return -1
		}
		i += n + 2
	}
	for i < len(s) {
		switch c := s[i]; c {
		case '"', '\'', '`':
			i = quoteEnd(s, i)
			if i < 0 {
				return -1
			}
		case '}':
			if strings.HasPrefix(s[i:], "}}") {
				return i + 2
			}
			i++
		default:
			i++
		}
	}
	return -1
}

func quoteEnd(s string, i int) int {
	quote := s[i]
	for i++; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if quote != '`' {
				i++
			}
		case quote:
			return i + 1
		}
	}
	return -1
}

// controls reports whether an action prints nothing by itself.
func controls(inner string) bool {
	inner = strings.TrimSpace(strings.Trim(inner, "-"))
	if strings.HasPrefix(inner, "/*") {
		return true
	}
	if strings.HasPrefix(inner, "$") {
		name := strings.TrimLeft(inner[1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
		name = strings.TrimSpace(name)
		return strings.HasPrefix(name, ":=") || strings.HasPrefix(name, "=")
	}
	word, _, _ := strings.Cut(inner, " ")
	switch strings.TrimSpace(word) {
	case "if", "else", "end", "range", "with", "define", "break", "continue":
		return true
	}
	return false
}

// joinControlLines moves the white space around the actions of a line that
// holds nothing but control actions into those actions, so that the line
// leaves no trace in the output. Every offset outside the moved characters
// stays what it was, and so does every line number.
func joinControlLines(s string) string {
	found := actions(s)
	out := []byte(s)
	for i := 0; i < len(found); {
		j := i
		for j+1 < len(found) && !strings.Contains(s[found[j].stop:found[j+1].start], "\n") {
			j++
		}
		if lead, trail, ok := controlLine(s, found[i:j+1]); ok {
			moveSpace(out, lead, found[i].start, found[j].stop, trail)
		}
		i = j + 1
	}
	return string(out)
}

// controlLine checks the line that some neighbouring actions stand on. lead is
// where it starts, trail the offset of the newline that ends it.
func controlLine(s string, on []action) (lead, trail int, ok bool) {
	lead = strings.LastIndexByte(s[:on[0].start], '\n') + 1
	trail = len(s)
	last := on[len(on)-1].stop
	if n := strings.IndexByte(s[last:], '\n'); n >= 0 {
		trail = last + n
	}
	if !blank(s[lead:on[0].start]) || !blank(s[last:trail]) || trail == len(s) {
		return lead, trail, false
	}
	for i, a := range on {
		if !controls(s[a.start+2:a.stop-2]) || i > 0 && !blank(s[on[i-1].stop:a.start]) {
			return lead, trail, false
		}
	}
	return lead, trail, true
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// moveSpace turns “␠␠{{ x }}␠⏎” into “{{␠␠ x ␠⏎}}” byte for byte. Actions with
// trim marks do that by themselves.
func moveSpace(out []byte, lead, start, stop, newline int) {
	if n := start - lead; n > 0 && !(out[start+2] == '-' && isSpace(out[start+3])) {
		copy(out[lead:], "{{")
		for i := lead + 2; i < start+2; i++ {
			out[i] = ' '
		}
	}
	inComment := out[stop-3] == '/'
	if out[stop-3] == '-' && isSpace(out[stop-4]) {
		return
	}
	if inComment { // “*/” must touch “}}”
		tail := "*/}}"
		for i := stop - 4; i <= newline; i++ {
			out[i] = ' '
		}
		copy(out[newline+1-len(tail):], tail)
		out[stop-4] = '\n'
		return
	}
	for i := stop - 2; i < newline; i++ {
		out[i] = ' '
	}
	out[stop-2] = '\n'
	copy(out[newline-1:], "}}")
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
