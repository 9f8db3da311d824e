package bind

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"vanban/internal/definition"
	"vanban/internal/metadata"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// shape is what a value must look like.
type shape int

const (
	single shape = iota // one line
	passage
	listing // of items
	yesNo
	nested // a group of keys or a list of them: no single cell holds it
)

// kind is what the cells of a column are turned into.
type kind struct {
	shape shape
	item  template.Type // of a field, or of the items of a listing; empty for a component
}

// numbering is what may follow the name of a segment.
type numbering int

const (
	unnumbered numbering = iota
	mayNumber            // the place in a list, or nothing for what may stand without one
	orFirst              // the place in a list, or nothing for the first
	mustNumber           // the place in a list
	mustYear             // a year, which is a key of the value
)

// segment is one part of a path: a key with its label.
type segment struct {
	key, label string
	folded     string // the label as titles are compared
	number     numbering
}

func newSegment(key, label string) segment {
	return segment{key: key, label: label, folded: viet.Key(label)}
}

// target is something that a column can fill.
type target struct {
	segments  []segment
	kind      kind
	component bool // of the document, outside du_lieu
	field     *template.Field
}

// step is one part of the way to a value: a key, or a place in a list if key is "".
type step struct {
	key   string
	index int // from 0
}

const dataKey = "du_lieu"

// targets lists what the columns of a table may fill: the fields of a template,
// then the components of a definition.
func targets(fields []template.Field) []target {
	var out []target
	addFields(&out, fields, nil)
	if len(fields) > 0 {
		out = append(out, target{segments: []segment{newSegment(dataKey, "Dữ liệu")}, kind: kind{shape: nested}, component: true})
	}
	addComponents(&out, len(fields) > 0)
	return out
}

// under extends a path without touching the slice it is made of.
func under(path []segment, s segment) []segment {
	return append(path[:len(path):len(path)], s)
}

func addFields(out *[]target, fields []template.Field, path []segment) {
	for i := range fields {
		f := &fields[i]
		s := newSegment(f.Name, f.Label)
		add := func(n numbering, k kind) {
			s.number = n
			*out = append(*out, target{segments: under(path, s), kind: k, field: f})
		}
		switch f.Type {
		case template.Group:
			add(unnumbered, kind{shape: nested})
			addFields(out, f.Fields, under(path, s))
		case template.Records:
			add(unnumbered, kind{shape: nested})
			s.number = orFirst
			addFields(out, f.Fields, under(path, s))
		case template.Milestones:
			add(unnumbered, kind{shape: nested})
			add(mustYear, kind{shape: single, item: template.Fraction})
		case template.Listing:
			add(unnumbered, kind{shape: listing, item: f.Item})
			add(mustNumber, kind{shape: shapeOf(f.Item), item: f.Item})
		default:
			add(unnumbered, kind{shape: shapeOf(f.Type), item: f.Type})
		}
	}
}

func shapeOf(t template.Type) shape {
	switch t {
	case template.Passage:
		return passage
	case template.YesNo:
		return yesNo
	}
	return single
}

// addComponents lists the keys of a definition. Which template or kind it is
// cannot differ from row to row: the fields of all rows are those of one.
func addComponents(out *[]target, templated bool) {
	groups := map[string]reflect.Type{}
	for _, m := range record.Members(reflect.TypeFor[definition.Groups]()) {
		groups[m.Key] = m.Field.Type
	}
	for _, m := range record.Members(reflect.TypeFor[definition.Definition]()) {
		switch {
		case m.Key == "mau", m.Key == "loai", m.Key == "ten_loai", m.Key == dataKey, m.Key == "noi_dung" && templated:
			continue
		}
		s := newSegment(m.Key, m.Field.Tag.Get("title"))
		k := kind{shape: shapeOfForm(m.Field)}
		inner, isGroup := groups[m.Key]
		if isGroup && k.shape != single {
			k.shape = nested
		}
		*out = append(*out, target{segments: []segment{s}, kind: k, component: true})
		if m.Field.Tag.Get("form") == "metadata" {
			addMetadata(out, s)
		}
		if !isGroup {
			continue
		}
		if inner.Kind() == reflect.Slice {
			s.number = mayNumber
		}
		for inner.Kind() == reflect.Slice || inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		for _, part := range record.Members(inner) {
			last := newSegment(part.Key, part.Field.Tag.Get("title"))
			*out = append(*out, target{segments: []segment{s, last}, kind: kind{shape: shapeOfForm(part.Field)}, component: true})
		}
	}
}

// addMetadata lists the keys of sieu_du_lieu.
func addMetadata(out *[]target, group segment) {
	for _, key := range metadata.Keys() {
		k := kind{shape: single}
		if key.List {
			k.shape = listing
		}
		*out = append(*out, target{segments: []segment{group, newSegment(key.Key, key.Label)}, kind: k, component: true})
	}
}

// shapeOfForm reads what the tag of a key says about its value.
func shapeOfForm(f reflect.StructField) shape {
	form, _, _ := strings.Cut(f.Tag.Get("form"), ",")
	switch {
	case f.Tag.Get("yaml") == "noi_dung":
		return passage
	case form == "lines":
		return listing
	case form == "yes", f.Type.Kind() == reflect.Bool:
		return yesNo
	case form == "metadata", form == "group":
		return nested
	}
	return single // signers too: a cell holds the code of one
}

// spelling says by which names a title may call the segments of a path.
type spelling int

const (
	byKey spelling = iota
	byName
	byEither
)

// match reads a folded title as a path of segments. It gives the numbers it
// found, one for each segment, 0 for none.
func match(title string, segments []segment, by spelling) ([]int, bool) {
	s := segments[0]
	for _, name := range [...]string{s.folded, s.key} {
		rest, ok := strings.CutPrefix(title, name)
		if !ok || name == "" || by == byKey && name != s.key || by == byName && name != s.folded {
			continue
		}
		number, rest, ok := s.cutNumber(rest)
		if !ok {
			continue
		}
		if len(segments) == 1 {
			if rest == "" {
				return []int{number}, true
			}
			continue
		}
		if rest, ok = strings.CutPrefix(rest, "_"); !ok {
			continue
		}
		if inner, ok := match(rest, segments[1:], by); ok {
			return append([]int{number}, inner...), true
		}
	}
	return nil, false
}

// mostItems is the greatest place in a list that a title may name.
const mostItems = 999

// cutNumber takes the number that a segment asks for off a title.
func (s segment) cutNumber(title string) (number int, rest string, ok bool) {
	if s.number == unnumbered {
		return 0, title, true
	}
	digits := strings.TrimPrefix(title, "_")
	end := 0
	for end < len(digits) && digits[end] >= '0' && digits[end] <= '9' {
		end++
	}
	if end == 0 {
		return 0, title, s.number == mayNumber || s.number == orFirst
	}
	n, err := strconv.Atoi(digits[:end])
	switch {
	case err != nil, s.number != mustYear && (n < 1 || n > mostItems), s.number == mustYear && end != 4:
		return 0, title, false
	}
	return n, digits[end:], true
}

// tie makes of a target and the numbers of a title what a column is tied to.
func (t *target) tie(column int, how How, numbers []int) Tie {
	out := Tie{Column: column, How: how, kind: t.kind}
	var path, label []string
	switch {
	case t.component && t.segments[0].key == dataKey:
	case t.component:
		path = append(path, "van_ban")
	default:
		out.steps = append(out.steps, step{key: dataKey})
	}
	for i, s := range t.segments {
		p, l := s.key, s.label
		out.steps = append(out.steps, step{key: s.key})
		n := numbers[i]
		if s.number == orFirst {
			n = max(1, n)
		}
		switch {
		case n == 0:
		case s.number == mustYear:
			p, l = fmt.Sprintf("%s[%d]", p, n), fmt.Sprintf("%s %d", l, n)
			out.steps = append(out.steps, step{key: strconv.Itoa(n)})
		default:
			p, l = fmt.Sprintf("%s[%d]", p, n), fmt.Sprintf("%s [%d]", l, n)
			out.steps = append(out.steps, step{index: n - 1})
		}
		path, label = append(path, p), append(label, l)
	}
	out.Path, out.Label = strings.Join(path, "."), strings.Join(label, ": ")
	return out
}
