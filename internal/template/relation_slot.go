package template

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// slot is one place in the data for the value of a field: a column has one in
// each row.
type slot struct {
	field   *Field
	value   *record.Value // what was typed there or stands for it; nil if nothing
	at      diag.Range    // of the value, or of what it is missing from
	parent  *record.Value // record that holds the field; nil if there is none
	rows    []int         // number of the row in each table on the way
	pending bool          // it is required, and blank in a draft
	gone    bool          // the group around it is not given
	preset  bool          // the value is that of the template
}

// slots lists the places of a field in the data, in order.
func (p Path) slots(data *record.Value) []slot {
	here := []slot{{value: data, at: start(data)}}
	for i, f := range p.steps {
		var next []slot
		for _, s := range here {
			if in := s.enter(f); f.Type == Records && i < len(p.steps)-1 {
				next = append(next, in.each()...)
			} else {
				next = append(next, in)
			}
		}
		here = next
	}
	return here
}

// enter is the place of a field inside a record.
func (s slot) enter(f *Field) slot {
	v := s.value.Field(f.Name)
	in := slot{field: f, value: v, at: s.at, parent: s.value, rows: s.rows, pending: s.pending, gone: s.gone, preset: s.preset}
	if v != nil && !s.preset {
		in.at = v.At
	}
	if !v.Empty() {
		return in
	}
	in.value = nil
	switch {
	case f.Default != nil && !f.Default.Empty() && !s.pending && !s.gone:
		in.value, in.preset = f.Default, true
	case f.Required && !s.gone:
		in.pending = true
	default:
		in.gone = in.gone || f.Type == Group
	}
	return in
}

// each is the rows of a table. One that is still blank counts as a row of blanks.
func (s slot) each() []slot {
	if s.value == nil {
		if s.pending {
			return []slot{s}
		}
		return nil
	}
	var out []slot
	for i, row := range s.value.Items {
		if row.Kind == record.Null {
			continue
		}
		in := s
		in.value, in.rows = row, append(slices.Clone(s.rows), i)
		if !s.preset {
			in.at = start(row)
		}
		out = append(out, in)
	}
	return out
}

// datum is one value of a slot: a scalar, an item of a list, or the number of a
// year.
type datum struct {
	value *record.Value
	at    diag.Range
	year  int // of a number by years
	kind  Type
}

// text is the value as typed.
func (d datum) text() string { return strings.TrimSpace(d.value.Text) }

// data lists the values of a slot; numbers by years in order of time.
func (s slot) data() []datum {
	if s.value == nil {
		return nil
	}
	at := func(v *record.Value) diag.Range {
		if s.preset {
			return s.at
		}
		return v.At
	}
	var out []datum
	switch {
	case s.field.Type == Milestones:
		for _, m := range s.value.Fields {
			n, err := strconv.Atoi(strings.TrimSpace(m.Name))
			if err == nil && !m.Value.Empty() {
				out = append(out, datum{m.Value, at(m.Value), n, Fraction})
			}
		}
		slices.SortStableFunc(out, func(a, b datum) int { return cmp.Compare(a.year, b.year) })
	case s.value.Kind == record.List:
		for _, item := range s.value.Items {
			if !item.Empty() {
				out = append(out, datum{item, at(item), 0, s.field.single()})
			}
		}
	default:
		out = []datum{{s.value, at(s.value), 0, s.field.single()}}
	}
	return out
}

// members lists the values of a slot as they may be among others: of numbers by
// years the years.
func (s slot) members() []datum {
	out := s.data()
	if s.value != nil && s.field.Type == Milestones {
		for i, d := range out {
			out[i] = typed(strconv.Itoa(d.year), Year)
			out[i].at = d.at
		}
	}
	return out
}

// beside reports whether another slot belongs to this one: they stand in the
// same rows of the tables that their paths share.
func (s slot) beside(o slot, shared int) bool {
	n := min(shared, len(s.rows), len(o.rows))
	return slices.Equal(s.rows[:n], o.rows[:n])
}

// besides keeps the slots of another path that belong to this one.
func (s slot) besides(all []slot, shared int) []slot {
	if shared == 0 {
		return all
	}
	var out []slot
	for _, o := range all {
		if s.beside(o, shared) {
			out = append(out, o)
		}
	}
	return out
}

// same is a value as it is compared with others of its class: two that the
// template takes for one give the same text.
func (d datum) same(c *converter) string {
	v, err := c.scalar(&Field{Type: typeOfItem(d.kind)}, d.value)
	if err != nil {
		return d.text()
	}
	switch v := v.(type) {
	case string:
		return d.text()
	case *Number:
		return v.value.String()
	}
	if s, err := text(v); err == nil {
		return s
	}
	return d.text()
}

// typeOfItem reads a choice as the text it is.
func typeOfItem(t Type) Type {
	if t == Choice {
		return Line
	}
	return t
}

// folded is a value as a hurried typist may write it.
func folded(s string) string { return viet.Fold(strings.Join(strings.Fields(s), " ")) }
