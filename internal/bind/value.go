package bind

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// value makes of a cell what its field reads. What a YAML file says stays as it
// is, but for the marks of yes and no.
func value(k kind, c table.Cell) *record.Value {
	if c.Value != nil {
		if k.shape == yesNo && c.Value.Kind == record.Scalar {
			out := *c.Value
			out.Text = yesOrNo(out.Text)
			return &out
		}
		return c.Value
	}
	switch k.shape {
	case passage:
		return scalar(paragraphs(c.Text), c)
	case yesNo:
		return scalar(yesOrNo(c.Text), c)
	case listing:
		parts := bare(k.item, split(k.item, c.Text))
		if len(parts) == 1 {
			return scalar(parts[0], c)
		}
		out := &record.Value{Kind: record.List, At: c.At}
		for _, p := range parts {
			out.Items = append(out.Items, scalar(p, c))
		}
		return out
	}
	if k.item == template.Province {
		return scalar(withoutCommittee(oneLine(c.Text)), c)
	}
	return scalar(oneLine(c.Text), c)
}

// scalar is a text typed in a cell. It counts as quoted: whatever stands in a
// cell is a value.
func scalar(text string, c table.Cell) *record.Value {
	return &record.Value{Kind: record.Scalar, Text: text, Quoted: true, At: c.At}
}

// oneLine joins the lines of a cell, which break where its author found it wide
// enough.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// yesOrNo reads the marks people put into a column of yes and no; other text
// stays as it is, for the field to refuse.
func yesOrNo(s string) string {
	switch viet.Fold(strings.TrimSpace(s)) {
	case "x", "✓", "✔", "☑", "☒", "1", "true", "co", "yes", "y":
		return "có"
	case "0", "☐", "false", "khong", "no", "n":
		return "không"
	}
	return s
}

// cutNumber takes the number n, as a figure or a small letter, off an item:
// “1. ”, “(2) ”, “b) ”.
func cutNumber(s string, n int) (string, bool) {
	s = strings.TrimPrefix(s, "(")
	rest, ok := strings.CutPrefix(s, strconv.Itoa(n))
	if !ok && n <= 26 {
		rest, ok = strings.CutPrefix(s, string(rune('a'+n-1)))
	}
	if !ok || rest == "" || !strings.ContainsAny(rest[:1], ".)") {
		return "", false
	}
	rest = strings.TrimSpace(rest[1:])
	return rest, rest != "" && (rest[0] < '0' || rest[0] > '9')
}

// committees are the folded names of a People's Committee before its place.
var committees = [...]string{"uy ban nhan dan ", "ubnd "}

// withoutCommittee names a province where its People's Committee was typed.
func withoutCommittee(s string) string {
	for _, committee := range committees {
		if typed := strings.Fields(s); strings.HasPrefix(folded(s), committee) && len(typed) > strings.Count(committee, " ") {
			return strings.Join(typed[strings.Count(committee, " "):], " ")
		}
	}
	return s
}

// split takes the items of a list apart: at line breaks and semicolons, and at
// commas where an item cannot hold one.
func split(item template.Type, s string) []string {
	commas := false
	switch item {
	case template.Province, template.Year, template.Day, template.DayMonth:
		commas = true
	}
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return r == '\n' || r == '\r' || r == ';' || commas && r == ','
	})
	out := make([]string, 0, len(parts))
	for _, p := range parts {
		p = strings.TrimSpace(p)
		for _, mark := range []string{"- ", "– ", "• ", "+ ", "* "} {
			p = strings.TrimSpace(strings.TrimPrefix(p, mark))
		}
		if item == template.Province {
			p = withoutCommittee(p)
		}
		if p != "" {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return []string{strings.TrimSpace(s)}
	}
	return out
}

// bare takes off what the document sets itself: the numbers of items that
// are numbered from the first on, and the marks at their ends.
func bare(item template.Type, parts []string) []string {
	if item != template.Line && item != "" {
		return parts
	}
	plain := slices.Clone(parts)
	for i, p := range parts {
		rest, ok := cutNumber(p, i+1)
		if !ok || len(parts) < 2 {
			plain = slices.Clone(parts)
			break
		}
		plain[i] = rest
	}
	for i, p := range plain {
		p = strings.TrimRight(p, ";, ")
		if rest, ok := strings.CutSuffix(p, "."); ok && viet.IsSyllable(rest[strings.LastIndexAny(rest, " .")+1:]) {
			p = rest
		}
		if p != "" {
			plain[i] = p
		}
	}
	return plain
}

// paragraphs gives each line of a cell a paragraph of its own. Lines that markup
// keeps together, such as those of lists and tables, stay together.
func paragraphs(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	var out strings.Builder
	last := ""
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		if plain(last) && plain(line) {
			out.WriteByte('\n')
		}
		out.WriteString(line)
		last = line
	}
	return out.String()
}

// plain reports whether a line is prose.
func plain(line string) bool {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" || line[0] == ' ' || line[0] == '\t' {
		return false
	}
	if strings.ContainsAny(trimmed[:1], "-+*|#{>") {
		return false
	}
	digits := strings.TrimLeft(trimmed, "0123456789")
	return len(digits) == len(trimmed) || !strings.HasPrefix(digits, ".") && !strings.HasPrefix(digits, ")")
}
