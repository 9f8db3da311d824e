package proof

import (
	"strings"

	"vanban/internal/record"
)

// YAML writes du_lieu, after the components of a definition in which it differs
// from the one a drafter starts from.
func (m *Maker) YAML(root *record.Value) string {
	var w writer
	for _, f := range root.Fields {
		if f.Key != "du_lieu" && f.Value != m.starter.Field(f.Key) {
			w.value(f.Key+":", f.Value, "")
		}
	}
	data := root.Field("du_lieu")
	if data.Empty() {
		w.WriteString("du_lieu: {}\n")
		return w.String()
	}
	w.value("du_lieu:", data, "")
	return w.String()
}

// writer writes YAML that reads back as it was.
type writer struct{ strings.Builder }

func (w *writer) value(key string, v *record.Value, indent string) {
	switch {
	case v.Empty() && v != nil && v.Kind == record.List:
		w.WriteString(key + " []\n")
	case v.Empty():
		w.WriteString(key + "\n")
	case v.Kind == record.Scalar && strings.Contains(v.Text, "\n"):
		w.WriteString(key + " |-\n")
		for line := range strings.SplitSeq(v.Text, "\n") {
			w.WriteString(strings.TrimRight(indent+"  "+line, " ") + "\n")
		}
	case v.Kind == record.Scalar:
		w.WriteString(key + " " + quoted(v.Text) + "\n")
	case flat(v):
		w.WriteString(key + " " + inline(v) + "\n")
	case v.Kind == record.List:
		w.WriteString(key + "\n")
		for _, item := range v.Items {
			w.item(item, indent+"  ")
		}
	default:
		w.WriteString(key + "\n")
		for _, f := range v.Fields {
			w.value(indent+"  "+f.Key+":", f.Value, indent+"  ")
		}
	}
}

// item writes one item of a list, the first key of a map beside the dash.
func (w *writer) item(v *record.Value, indent string) {
	if flat(v) && v.Kind != record.Scalar {
		w.WriteString(indent + "- " + inline(v) + "\n")
		return
	}
	var inner writer
	if v.Kind != record.Map {
		inner.value(indent+"-", v, indent)
		w.WriteString(inner.String())
		return
	}
	for _, f := range v.Fields {
		inner.value(indent+"  "+f.Key+":", f.Value, indent+"  ")
	}
	w.WriteString(indent + "- " + strings.TrimPrefix(inner.String(), indent+"  "))
}

const lineWidth = 110

// flat tells a list or map of scalars that fits on a line.
func flat(v *record.Value) bool {
	size := 0
	one := func(v *record.Value) bool {
		size += len([]rune(v.Text)) + 4
		return v.Kind == record.Scalar && !strings.Contains(v.Text, "\n")
	}
	for _, item := range v.Items {
		if !one(item) {
			return false
		}
	}
	for _, f := range v.Fields {
		size += len(f.Key)
		if !one(f.Value) {
			return false
		}
	}
	return size < lineWidth
}

func inline(v *record.Value) string {
	var parts []string
	for _, item := range v.Items {
		parts = append(parts, quoted(item.Text))
	}
	for _, f := range v.Fields {
		parts = append(parts, f.Key+": "+quoted(f.Value.Text))
	}
	if v.Kind == record.List {
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// quoted writes one line of text.
func quoted(s string) string {
	plain := s != "" && strings.TrimSpace(s) == s && !strings.ContainsAny(s[:1], "!&*-?|>@`\"'%#{}[],:") &&
		!strings.ContainsAny(s, ",[]{}") && !strings.Contains(s, ": ") && !strings.Contains(s, " #") && !strings.HasSuffix(s, ":") &&
		s != "~" && !strings.EqualFold(s, "null")
	if plain {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}
