package proof

import (
	"slices"

	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/template"
)

// Shrink makes a case as small as it can be while it still fails, in at most a
// number of tries. fails is asked with smaller cases.
func (m *Maker) Shrink(c Case, tries int, fails func(Case) bool) Case {
	s := &shrinker{m: m, best: c, tries: tries, fails: fails}
	s.components()
	s.boldly()
	for s.tries > 0 {
		before := s.tries
		if !s.round() || s.tries == before {
			break
		}
	}
	return s.best
}

type shrinker struct {
	m     *Maker
	best  Case
	tries int
	fails func(Case) bool
}

// try takes a definition for the best if it still fails, as it is or, where that
// breaks quy_tac, with what quy_tac wants of it.
func (s *shrinker) try(root *record.Value) bool {
	if s.one(root) {
		return true
	}
	kept := *root
	kept.Fields = slices.Clone(root.Fields)
	s.m.satisfy(&kept, s.best.Stage, func(int) int { return 0 })
	return weight(&kept) < weight(s.best.Root) && s.m.YAML(&kept) != s.m.YAML(root) && s.one(&kept)
}

func (s *shrinker) one(root *record.Value) bool {
	if s.tries <= 0 {
		return false
	}
	s.tries--
	c := s.best
	c.Root = root
	if c.Twin != nil {
		c.Twin = harmless(root)
	}
	if !s.fails(c) {
		return false
	}
	s.best = c
	return true
}

// Weight tells how much there is to read in a definition.
func (c *Case) Weight() int {
	const office = 500 // a fault that shows without a profile is told without one
	if c.Office {
		return weight(c.Root) + office
	}
	return weight(c.Root)
}

func weight(v *record.Value) int {
	if v == nil {
		return 0
	}
	n := 10 + len(v.Text)
	for _, item := range v.Items {
		n += weight(item)
	}
	for _, f := range v.Fields {
		n += weight(f.Value)
	}
	return n
}

// components takes back what the definition says beside du_lieu.
func (s *shrinker) components() {
	root := *s.best.Root
	root.Fields = slices.Clone(s.m.starter.Fields)
	set(&root, "du_lieu", s.best.Root.Field("du_lieu"))
	if s.best.Office {
		s.best.Office = false
		if s.try(&root) {
			return
		}
		s.best.Office = true
		return
	}
	if was := s.best.Stage; was == doc.Issue { // whose number and day may not matter
		s.best.Stage = doc.Sign
		if s.one(&root) {
			return
		}
		s.best.Stage = was
	}
	if s.try(&root) {
		return
	}
	for _, f := range s.best.Root.Fields {
		was := s.m.starter.Field(f.Key)
		if f.Key == "du_lieu" || f.Value == was {
			continue
		}
		root := *s.best.Root
		root.Fields = slices.Clone(root.Fields)
		root.Fields = slices.DeleteFunc(root.Fields, func(g record.Field) bool { return g.Key == f.Key && was == nil })
		if was != nil {
			set(&root, f.Key, was)
		}
		s.try(&root)
	}
}

// boldly tries what takes most away at once: every optional field, and all items
// of lists but the first.
func (s *shrinker) boldly() {
	for _, change := range []func(*template.Field, *record.Value) *record.Value{
		func(f *template.Field, v *record.Value) *record.Value {
			if !f.Required {
				return nil
			}
			return v
		},
		func(_ *template.Field, v *record.Value) *record.Value {
			if v.Kind == record.List && len(v.Items) > 1 {
				return list(v.Items[0])
			}
			return v
		},
	} {
		root := *s.best.Root
		root.Fields = slices.Clone(root.Fields)
		set(&root, "du_lieu", mapped(s.m.template.Fields, root.Field("du_lieu"), change))
		s.try(&root)
	}
}

// mapped changes every value of fields; nil leaves one out.
func mapped(fields []template.Field, v *record.Value, change func(*template.Field, *record.Value) *record.Value) *record.Value {
	if v == nil {
		return nil
	}
	out := *v
	out.Fields = nil
	for i := range fields {
		f := &fields[i]
		in := v.Field(f.Name)
		if in == nil {
			continue
		}
		if in = change(f, in); in == nil {
			continue
		}
		switch f.Type {
		case template.Group:
			in = mapped(f.Fields, in, change)
		case template.Records:
			rows := *in
			rows.Items = slices.Clone(in.Items)
			for n := range rows.Items {
				rows.Items[n] = mapped(f.Fields, rows.Items[n], change)
			}
			in = &rows
		}
		out.Fields = append(out.Fields, field(f.Name, in))
	}
	return &out
}

// round tries every change once; false if none could be made.
func (s *shrinker) round() bool {
	changed := false
	data := func() *record.Value { return s.best.Root.Field("du_lieu") }
	if data() == nil {
		return false
	}
	var visit func(fields []template.Field, at []step)
	visit = func(fields []template.Field, at []step) {
		for i := range fields {
			f := &fields[i]
			here := append(slices.Clone(at), step{key: f.Name})
			v := find(data(), here)
			if v == nil {
				continue
			}
			if !f.Required && s.change(here, nil) {
				changed = true
				continue
			}
			changed = s.list(f, here) || changed
			changed = s.scalars(f, here) || changed
			switch v := find(data(), here); {
			case f.Type == template.Group:
				visit(f.Fields, here)
			case f.Type == template.Records && v != nil && len(v.Items) <= 12:
				for n := range v.Items {
					visit(f.Fields, append(slices.Clone(here), step{index: n}))
				}
			}
		}
	}
	visit(s.m.template.Fields, nil)
	return changed
}

// list halves a list, then leaves out its items one by one.
func (s *shrinker) list(f *template.Field, at []step) bool {
	items := func() []*record.Value {
		if v := find(s.best.Root.Field("du_lieu"), at); v != nil && v.Kind == record.List {
			return v.Items
		}
		return nil
	}
	changed := false
	for n := len(items()) / 2; n >= 1; n /= 2 {
		for from := 0; from+n <= len(items()) && s.tries > 0; {
			rest := slices.Concat(items()[:from], items()[from+n:])
			if len(rest) == 0 && f.Required || !s.change(at, list(rest...)) {
				from += n
				continue
			}
			changed = true
		}
	}
	return changed
}

// scalars puts the example in the place of a text, a number, or the items of a
// list of such.
func (s *shrinker) scalars(f *template.Field, at []step) bool {
	data := s.best.Root.Field("du_lieu")
	v := find(data, at)
	switch {
	case v == nil:
		return false
	case v.Kind == record.Scalar:
		return s.plainer(f, at, v)
	case f.Type == template.Listing:
		item := *f
		item.Type, item.Example = f.Item, nil
		if !f.Example.Empty() && len(f.Example.Items) > 0 {
			item.Example = f.Example.Items[0]
		}
		changed := false
		for n := range v.Items {
			if n < 12 {
				changed = s.plainer(&item, append(slices.Clone(at), step{index: n}), v.Items[n]) || changed
			}
		}
		return changed
	}
	return false
}

func (s *shrinker) plainer(f *template.Field, at []step, v *record.Value) bool {
	if f.Type == template.Passage && len(v.Text) > len("Nội dung.") {
		return s.change(at, scalar("Nội dung."))
	}
	if f.Example.Empty() || f.Example.Kind != record.Scalar || f.Example.Text == v.Text {
		return false
	}
	return s.change(at, scalar(f.Example.Text))
}

// change tries another value at a place; nil leaves the field out.
func (s *shrinker) change(at []step, to *record.Value) bool {
	root := *s.best.Root
	root.Fields = slices.Clone(root.Fields)
	set(&root, "du_lieu", replaced(root.Field("du_lieu"), at, to))
	return s.try(&root)
}

// step is a key or, without one, an index.
type step struct {
	key   string
	index int
}

func find(v *record.Value, at []step) *record.Value {
	for _, st := range at {
		switch {
		case v == nil:
			return nil
		case st.key != "":
			v = v.Field(st.key)
		case st.index < len(v.Items):
			v = v.Items[st.index]
		default:
			return nil
		}
	}
	return v
}

// replaced is a copy of a value with another at a place.
func replaced(v *record.Value, at []step, to *record.Value) *record.Value {
	if len(at) == 0 {
		return to
	}
	out := *v
	if at[0].key == "" {
		out.Items = slices.Clone(v.Items)
		out.Items[at[0].index] = replaced(v.Items[at[0].index], at[1:], to)
		return &out
	}
	out.Fields = slices.Clone(v.Fields)
	for i := range out.Fields {
		if out.Fields[i].Key != at[0].key {
			continue
		}
		if inner := replaced(out.Fields[i].Value, at[1:], to); inner != nil {
			out.Fields[i].Value = inner
		} else {
			out.Fields = slices.Delete(out.Fields, i, i+1)
		}
		break
	}
	return &out
}
