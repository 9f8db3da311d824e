package pipeline

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vanban/internal/template"
)

// operator is one way to spoil a template. plant gives the texts of the template
// with the fault, one for each place that can have it.
type operator struct {
	name  string
	blind string // why a proof cannot tell it from a sound template in general; empty if it can
	plant func(h *host) []string
}

// host is a template that faults are planted into.
type host struct {
	id, src  string
	template *template.Template
	parts    int // where the components begin
	body     int // where the body begins
	blocks   []block
}

// block is what stands between {{ if }}, {{ with }} or {{ range }} and its end.
type block struct {
	head          string // “if .x”
	open, closing span
	otherwise     []span // of its own {{ else }}
}

type span struct{ from, to int }

var (
	action    = regexp.MustCompile(`\{\{.*?\}\}`)
	firstPart = regexp.MustCompile(`(?m)^(?:co_quan_chu_quan|co_quan_ban_hanh|ky_hieu|dia_danh|trich_yeu|kinh_gui|tham_quyen|can_cu|noi_nhan):`)
	fieldUse  = regexp.MustCompile(`\{\{ (\$?\.[a-z0-9_]+(?:\.[a-z0-9_]+)*|\$[a-z0-9_]+\.[a-z0-9_]+) \}\}`)
	rangeHead = regexp.MustCompile(`\{\{ range ((?:\$\w+(?:, \$\w+)? := )?)([^{}]*?) \}\}`)
	columnsOf = regexp.MustCompile(`rong=([0-9,]+)`)
	rowLine   = regexp.MustCompile(`(?m)^\|.*\{\{.*\|$`)
)

func newHost(t *template.Template, src string) *host {
	h := &host{id: t.ID, src: src, template: t, body: 4 + strings.Index(src[3:], "\n---\n") + 4}
	h.parts = h.body
	if at := firstPart.FindStringIndex(src[:h.body]); at != nil {
		h.parts = at[0]
	}
	var stack []block
	for _, m := range action.FindAllStringIndex(src[h.parts:], -1) {
		at := span{m[0] + h.parts, m[1] + h.parts}
		said := strings.TrimSpace(strings.Trim(src[at.from:at.to], "{}"))
		word, _, _ := strings.Cut(said, " ")
		switch word {
		case "if", "with", "range", "define":
			stack = append(stack, block{head: said, open: at})
		case "else":
			stack[len(stack)-1].otherwise = append(stack[len(stack)-1].otherwise, at)
		case "end":
			b := stack[len(stack)-1]
			b.closing = at
			stack, h.blocks = stack[:len(stack)-1], append(h.blocks, b)
		}
	}
	slices.SortFunc(h.blocks, func(a, b block) int { return a.open.from - b.open.from })
	return h
}

// with is the text with other words in the place of one span.
func (h *host) with(at span, instead string) string { return h.src[:at.from] + instead + h.src[at.to:] }

// without is the text without some spans, which follow one another.
func (h *host) without(spans ...span) string {
	var b strings.Builder
	from := 0
	for _, s := range spans {
		b.WriteString(h.src[from:s.from])
		from = s.to
	}
	return b.String() + h.src[from:]
}

// each gives way at every match of a pattern behind an offset; change gets the
// text of the match and of its groups, and says nothing to leave it.
func (h *host) each(pattern *regexp.Regexp, from int, change func(m []string) string) []string {
	var out []string
	for _, at := range pattern.FindAllStringSubmatchIndex(h.src[from:], -1) {
		m := make([]string, len(at)/2)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = h.src[from+at[2*i] : from+at[2*i+1]]
			}
		}
		if instead := change(m); instead != m[0] {
			out = append(out, h.with(span{from + at[0], from + at[1]}, instead))
		}
	}
	return out
}

// swap makes an operator that replaces by a pattern, from the components on.
func swap(pattern, instead string) func(*host) []string {
	re := regexp.MustCompile(pattern)
	return func(h *host) []string {
		return h.each(re, h.parts, func(m []string) string { return re.ReplaceAllString(m[0], instead) })
	}
}

// inBody is swap for the body alone.
func inBody(pattern, instead string) func(*host) []string {
	re := regexp.MustCompile(pattern)
	return func(h *host) []string {
		return h.each(re, h.body, func(m []string) string { return re.ReplaceAllString(m[0], instead) })
	}
}

// field finds the declaration of what an expression prints, by its last name.
func (h *host) field(expression string) *template.Field {
	name := expression[strings.LastIndex(expression, ".")+1:]
	var find func(fields []template.Field) *template.Field
	find = func(fields []template.Field) *template.Field {
		for i := range fields {
			if fields[i].Name == name {
				return &fields[i]
			}
			if f := find(fields[i].Fields); f != nil {
				return f
			}
		}
		return nil
	}
	return find(h.template.Fields)
}

// uses counts where the components and the body speak of a field.
func (h *host) uses(expression string) int {
	name := expression[strings.LastIndex(expression, ".")+1:]
	n := 0
	for _, a := range action.FindAllString(h.src[h.parts:], -1) {
		n += len(regexp.MustCompile(`[."]`+name+`\b`).FindAllString(a, -1))
	}
	return n
}

// part is where a key of the components stands with its value.
func (h *host) part(key string) (span, bool) {
	at := regexp.MustCompile(`(?m)^` + key + `:.*\n(?: .*\n|- .*\n)*`).FindStringIndex(h.src[:h.body])
	if at == nil || at[0] < h.parts && key != "luu" && key != "nguoi_ky" {
		return span{}, false
	}
	return span{at[0], at[1]}, true
}

// dropPart leaves a component out.
func dropPart(key string) func(*host) []string {
	return func(h *host) []string {
		at, ok := h.part(key)
		if !ok {
			return nil
		}
		return []string{h.without(at)}
	}
}

// wrapPart makes a component depend on an optional field.
func wrapPart(key, value string) func(*host) []string {
	return func(h *host) []string {
		at, ok := h.part(key)
		for i := range h.template.Fields {
			f := &h.template.Fields[i]
			if ok && !f.Required && f.Default.Empty() {
				return []string{h.with(at, fmt.Sprintf("%s: '{{ if .%s }}%s{{ end }}'\n", key, f.Name, value))}
			}
		}
		return nil
	}
}

// literals prints what is an example instead of what was typed: what a template
// may well say by itself, or what it may not.
func literals(few bool) func(*host) []string {
	return func(h *host) []string {
		return h.each(fieldUse, h.parts, func(m []string) string {
			f := h.field(m[1])
			if f == nil || f.Example.Empty() || f.Example.Text == "" {
				return m[0]
			}
			text := f.Example.Text
			name := f.Type == template.Ministry || f.Type == template.Department || f.Type == template.Choice || f.Type == template.Year
			short := f.Type != template.Day && f.Type != template.Province && !strings.ContainsAny(text, "0123456789") && len(strings.Fields(text)) < 4
			if body := regexp.MustCompile(`^(?:Bộ|Sở|Thủ tướng|Chủ tịch|Giám đốc|Ủy ban|Cục) `); (name || short || body.MatchString(text)) != few {
				return m[0]
			}
			return text
		})
	}
}

// lostUses leaves out the use of a field that has no other, or one of several.
func lostUses(only bool) func(*host) []string {
	return func(h *host) []string {
		return h.each(fieldUse, h.parts, func(m []string) string {
			if h.field(m[1]) == nil || (h.uses(m[1]) == 1) != only {
				return m[0]
			}
			return ""
		})
	}
}

// swapped exchanges two fields of a type that stand near each other.
func swapped(h *host) []string {
	var out []string
	found := fieldUse.FindAllStringSubmatchIndex(h.src[h.body:], -1)
	for i := 1; i < len(found); i++ {
		a, b := found[i-1], found[i]
		first, second := h.src[h.body+a[2]:h.body+a[3]], h.src[h.body+b[2]:h.body+b[3]]
		f, g := h.field(first), h.field(second)
		if f == nil || g == nil || first == second || f.Type != g.Type || b[0]-a[1] > 200 {
			continue
		}
		between := h.src[h.body+a[3] : h.body+b[2]]
		out = append(out, h.with(span{h.body + a[2], h.body + b[3]}, second+between+first))
	}
	return out
}

// narrowColumns gives one column of a table next to no room.
func narrowColumns(h *host) []string {
	var out []string
	for _, at := range columnsOf.FindAllStringSubmatchIndex(h.src, -1) {
		widths := strings.Split(strings.Trim(h.src[at[2]:at[3]], ","), ",")
		for i := range widths {
			narrow := slices.Clone(widths)
			narrow[i] = "2"
			tail := h.src[at[2]+len(strings.Join(widths, ",")) : at[3]]
			out = append(out, h.with(span{at[2], at[3]}, strings.Join(narrow, ",")+tail))
		}
	}
	return out
}

// lostCells leaves a cell of a row out.
func lostCells(h *host) []string {
	return h.each(rowLine, h.body, func(m []string) string {
		cells := strings.Split(strings.Trim(m[0], "|"), "|")
		return "|" + strings.Join(cells[1:], "|") + "|"
	})
}

// emptyCells leaves what a cell shows out.
func emptyCells(h *host) []string {
	return h.each(regexp.MustCompile(`\| \{\{ [^|{}]+ \}\} \|`), h.body, func([]string) string { return "| |" })
}

// unguarded takes the conditions away around what may be missing.
func unguarded(h *host) []string {
	var out []string
	for _, b := range h.blocks {
		end := b.closing
		if len(b.otherwise) > 0 {
			end.from = b.otherwise[0].from
		}
		inner := h.src[b.open.to:end.from]
		switch word, condition, _ := strings.Cut(b.head, " "); {
		case word == "if" && !strings.ContainsAny(condition, "$ "):
			out = append(out, h.without(b.open, end))
		case word == "with" && !strings.ContainsAny(condition, " "):
			if strings.Contains(inner, "{{ . }}") && !strings.Contains(inner, "{{ ."+"_") {
				out = append(out, h.with(span{b.open.from, end.to}, strings.ReplaceAll(inner, "{{ . }}", "{{ "+condition+" }}")))
			}
		}
	}
	return out
}

// worded reports whether all that a block chooses between is words of the
// template: which of them stands there no data tells.
func (h *host) worded(b block) bool {
	inner := h.src[b.open.to:b.closing.from]
	for _, a := range action.FindAllString(inner, -1) {
		if said := strings.Trim(a, "{} "); said != "else" && said != "end" && !strings.HasPrefix(said, "else if ") && !strings.HasPrefix(said, "if ") {
			return false
		}
	}
	return strings.ContainsFunc(action.ReplaceAllString(inner, ""), unicode.IsLetter)
}

// negated turns every condition round that chooses between words, or all others.
func negated(words bool) func(*host) []string {
	return func(h *host) []string {
		var out []string
		for _, b := range h.blocks {
			if condition, ok := strings.CutPrefix(b.head, "if "); ok && h.worded(b) == words {
				out = append(out, h.with(b.open, "{{ if not ("+condition+") }}"))
			}
		}
		return out
	}
}

// withoutElse leaves out what is said otherwise.
func withoutElse(words bool) func(*host) []string {
	return func(h *host) []string {
		var out []string
		for _, b := range h.blocks {
			if n := len(b.otherwise); n > 0 {
				last := span{b.otherwise[n-1].from, b.closing.from}
				if said := h.src[b.otherwise[n-1].to:last.to]; (!strings.Contains(said, "{{") && strings.ContainsFunc(said, unicode.IsLetter)) == words {
					out = append(out, h.without(last))
				}
			}
		}
		return out
	}
}

// otherChoice compares with another of the choices that a field has.
func otherChoice(h *host) []string {
	re := regexp.MustCompile(`(eq \$?(?:\.\w+)+ )"(\w+)"`)
	return h.each(re, h.parts, func(m []string) string {
		path := strings.Fields(m[1])[1]
		f := h.field(path)
		if f == nil || len(f.Choices) < 2 {
			return m[0]
		}
		i := slices.Index(f.Choices, m[2])
		return m[1] + `"` + f.Choices[(i+1)%len(f.Choices)] + `"`
	})
}
