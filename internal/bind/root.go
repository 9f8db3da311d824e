package bind

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/table"
)

// Root makes the definition of one row: the base with the values of the row laid
// over it. A blank cell leaves what the base says; a list typed as [] in a YAML
// file removes it. The base is shared by all rows and stays as it is. The
// definition is nil if the list has errors.
func (b *Binding) Root(base *record.Value, row table.Row) (*record.Value, diag.List) {
	var problems diag.List
	if base != nil && base.Kind != record.Map && !base.Empty() {
		problems.Add(base.At, "viết mỗi thành phần một dòng dạng “khóa: giá trị”", "tệp khai báo dùng chung phải là các khóa")
		return nil, problems
	}
	o := overlay{own: map[*record.Value]bool{}, items: map[item]int{}}
	root := o.copy(base, record.Map, row.At)
	if base == nil || base.At.Start.Line == 0 {
		root.At = row.At
	}
	for _, t := range b.ordered {
		c := row.Cells[t.Column]
		if t.blank(c) {
			problems = append(problems, crossed(&t, c, base)...)
			continue
		}
		problems = append(problems, flaws(&t, c)...)
		if t.kind.shape == nested && c.Value == nil {
			problems.Add(c.At, "mỗi phần một cột, hoặc dùng tệp dữ liệu YAML", "“%s” (%s) là bảng hoặc nhóm, không ghi được trong một ô", t.Path, t.Label)
			continue
		}
		o.lay(root, t.steps, b.table.Columns[t.Column], value(t.kind, c))
	}
	if problems.HasErrors() {
		return nil, problems
	}
	b.blanks(&o, root, row)
	return root, problems
}

// blanks lays the blank cells of a row where nothing stands yet, so that a
// required field that a row leaves blank is told of at its cell. Of a group or a
// table all of whose cells are blank it is the first.
func (b *Binding) blanks(o *overlay, root *record.Value, row table.Row) {
	for _, t := range b.ordered {
		way, c := t.steps, row.Cells[t.Column]
		if way[0].key != dataKey || len(way) < 2 || way[len(way)-1].key == "" || !t.blank(c) {
			continue
		}
		if root.Field(dataKey).Field(way[1].key) == nil {
			way = way[:2]
		}
		if parent := o.at(root, way[:len(way)-1]); len(way) == 2 || parent != nil && parent.Kind == record.Map {
			if v := parent.Field(way[len(way)-1].key); v == nil || v.Kind == record.Null {
				o.lay(root, way, b.table.Columns[t.Column], &record.Value{Kind: record.Null, At: c.At})
			}
		}
	}
}

// at follows a way by what the values laid so far made of its numbers.
func (o *overlay) at(v *record.Value, way []step) *record.Value {
	for _, s := range way {
		switch {
		case s.key != "":
			v = v.Field(s.key)
		default:
			i, known := o.items[item{v, s.index}]
			if !known {
				return nil
			}
			v = v.Items[i]
		}
	}
	return v
}

// ordered puts the ties so that the items of a list come by their numbers,
// however the columns stand.
func ordered(ties []Tie) []Tie {
	out := slices.Clone(ties)
	slices.SortStableFunc(out, func(x, y Tie) int { return compareSteps(x.steps, y.steps) })
	return out
}

func compareSteps(a, b []step) int {
	for i := range min(len(a), len(b)) {
		if c := strings.Compare(a[i].key, b[i].key); c != 0 {
			return c
		}
		if a[i].index != b[i].index {
			return a[i].index - b[i].index
		}
	}
	return len(a) - len(b)
}

// blank reports whether a cell leaves what the base says. A list without items
// does not: it says that there is to be none.
func (t *Tie) blank(c table.Cell) bool {
	return c.Empty() && (c.Value == nil || c.Value.Kind != record.List) || dash(t.kind, c)
}

// overlay lays values over a definition along their paths. Only what it made
// itself is ever changed.
type overlay struct {
	own   map[*record.Value]bool
	items map[item]int // where the items of a number stand
}

// item is the item of a list that titles number so.
type item struct {
	list   *record.Value
	number int
}

// copy gives a value that may be changed: v itself if it was made here, else a
// copy of its first level, or a new one of the kind if v is something else.
func (o *overlay) copy(v *record.Value, kind record.Kind, at diag.Range) *record.Value {
	if v != nil && o.own[v] {
		return v
	}
	out := &record.Value{Kind: kind, At: at}
	if v != nil && v.Kind == kind {
		*out = *v
		out.Items, out.Fields = slices.Clone(v.Items), slices.Clone(v.Fields)
	}
	o.own[out] = true
	return out
}

// lay puts a value at the end of a way below into, which may be changed.
func (o *overlay) lay(into *record.Value, way []step, column table.Column, v *record.Value) {
	here := way[0]
	if here.key == "" {
		o.layItem(into, way, column, v)
		return
	}
	at := slices.IndexFunc(into.Fields, func(f record.Field) bool { return f.Key == here.key })
	if at < 0 {
		at = len(into.Fields)
		into.Fields = append(into.Fields, record.Field{Key: here.key, Name: here.key, KeyAt: column.At})
	}
	into.Fields[at].Value = o.next(into.Fields[at].Value, way[1:], column, v)
}

// layItem puts a value into a list: over the item of that number, else at the
// end, since rows may leave out numbers.
func (o *overlay) layItem(into *record.Value, way []step, column table.Column, v *record.Value) {
	number := item{into, way[0].index}
	at, known := o.items[number]
	if !known {
		if at = number.number; at >= len(into.Items) {
			at = len(into.Items)
			into.Items = append(into.Items, nil)
		}
		o.items[number] = at
	}
	into.Items[at] = o.next(into.Items[at], way[1:], column, v)
}

// next is what takes the place of old once the rest of the way is laid below it.
func (o *overlay) next(old *record.Value, way []step, column table.Column, v *record.Value) *record.Value {
	switch {
	case len(way) == 0:
		return o.over(old, v)
	case way[0].key == "":
		if old != nil && old.Kind != record.List && !old.Empty() {
			old = &record.Value{Kind: record.List, Items: []*record.Value{old}, At: old.At}
		}
		list := o.copy(old, record.List, v.At)
		o.lay(list, way, column, v)
		return list
	case old != nil && old.Kind == record.List && len(old.Items) > 0:
		list := o.copy(old, record.List, v.At) // “nguoi_ky.ho_ten” of several is that of the first
		list.Items[0] = o.next(list.Items[0], way, column, v)
		return list
	}
	group := o.copy(old, record.Map, v.At)
	o.lay(group, way, column, v)
	return group
}

// over lays a whole value over another: groups key by key, all else in its place.
func (o *overlay) over(old, v *record.Value) *record.Value {
	if v.Kind != record.Map || old == nil || old.Kind != record.Map {
		return v
	}
	out := o.copy(old, record.Map, v.At)
	for _, f := range v.Fields {
		if f.Value == nil || f.Value.Kind == record.Null {
			continue
		}
		at := slices.IndexFunc(out.Fields, func(g record.Field) bool { return g.Key == f.Key })
		if at < 0 {
			out.Fields = append(out.Fields, f)
			continue
		}
		f.Value = o.over(out.Fields[at].Value, f.Value)
		out.Fields[at] = f
	}
	return out
}

// Given is a value that a row gives its document.
type Given struct {
	Path  string
	Value *record.Value
}

// Content lists what a row gives its document, by path, however its columns
// stand.
func (b *Binding) Content(row table.Row) []Given {
	var out []Given
	for _, t := range b.ordered {
		if c := row.Cells[t.Column]; !t.blank(c) {
			out = append(out, Given{t.Path, value(t.kind, c)})
		}
	}
	return out
}
