package consolidate

import (
	"fmt"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// ownKeys stands before a path to the report's own components, as in quy_tac of
// a template.
const ownKeys = "van_ban"

// at returns the value that a path leads to: keys under du_lieu, or of the
// definition itself behind “van_ban.”; nil if there is none.
func at(root *record.Value, path string) *record.Value {
	v := root.Field("du_lieu")
	steps := strings.Split(strings.TrimSpace(path), ".")
	if steps[0] == ownKeys {
		v, steps = root, steps[1:]
	}
	for _, s := range steps {
		v = v.Field(viet.Key(s))
	}
	return v
}

// textAt is a scalar at a path as an entry; without one the place is that of
// the definition.
func textAt(root *record.Value, path doc.Text) entry {
	v := at(root, path.Text)
	if v == nil || v.Kind != record.Scalar {
		return entry{at: root.At}
	}
	return entry{text: strings.TrimSpace(v.Text), at: v.At}
}

// template of a definition without its version.
func templateOf(root *record.Value) entry {
	v := root.Field("mau")
	if v == nil {
		return entry{at: root.At}
	}
	id, _, _ := strings.Cut(v.Text, "@")
	return entry{text: strings.TrimSpace(id), at: v.At}
}

// fromDefinition reads a report that was typed as a definition. It is nil if it
// cannot be used.
func (c *collector) fromDefinition(f File) (*report, diag.List) {
	root, problems := record.YAML(f.Name, f.Data)
	if root == nil {
		return nil, problems
	}
	src := c.Settings.form.Source
	if m := templateOf(root); m.text != src.Template.Text {
		problems.Add(m.at, "đưa vào báo cáo làm theo mẫu “"+src.Template.Text+"”", "tệp khai báo theo mẫu “%s”, không phải báo cáo của địa phương", m.text)
		return nil, problems
	}
	r := c.Settings.newReport(f.Name)
	where := textAt(root, src.Province)
	if !c.place(r, where, &problems) || !c.ofYear(textAt(root, src.Year), &problems) {
		return nil, problems
	}
	if src.Cutoff.Text != "" {
		r.cutoff, _ = viet.ParseDate(textAt(root, src.Cutoff).text)
	}
	for i, x := range c.Settings.form.Facts {
		r.facts[i] = factOf(root, x)
	}
	t, _ := c.Pipeline.Template(src.Template.Text)
	for _, m := range src.Tables {
		c.readTable(r, root, m, t)
	}
	c.readFields(r, root, t)
	for i, l := range c.Settings.form.Lists {
		r.lists[i] = listOf(root, l)
	}
	return r, problems
}

// factOf takes a fact from a definition.
func factOf(root *record.Value, x fact) entry {
	if x.Field.Text == "" {
		return entry{at: root.At}
	}
	v := at(root, x.Field.Text)
	if viet.Key(x.Take.Text) == takeYes {
		e := entry{text: "không", at: root.At, silent: true}
		if v != nil {
			e.at = v.At
		}
		if !v.Empty() {
			e.text, e.silent = "có", false
		}
		return e
	}
	e := textAt(root, x.Field)
	e.text = x.take(e.text)
	return e
}

// labelOf is what people call a field of a template.
func labelOf(t *template.Template, path []string) string {
	if t == nil {
		return path[len(path)-1]
	}
	fields, label := t.Fields, path[len(path)-1]
	for _, p := range path {
		f := fieldOf(fields, p)
		if f == nil {
			return label
		}
		if f.Label != "" {
			label = f.Label
		}
		fields = f.Fields
	}
	return label
}

// readTable reads the figures of a table of the definition.
func (c *collector) readTable(r *report, root *record.Value, m tableMap, t *template.Template) {
	rows := at(root, m.Table.Text)
	if rows == nil {
		return
	}
	sheet := m.Label.Text
	if sheet == "" {
		sheet = labelOf(t, []string{m.Table.Text})
	}
	for n, row := range rows.Items {
		name := cellText(row, m.Name)
		unit := cellText(row, m.Unit)
		i := c.Settings.indicator(name.text)
		get := func(col doc.Text) (figure, bool) {
			if col.Text == "" {
				return figure{}, false
			}
			e := cellText(row, col)
			f := number(e.text, unit.text, e.at)
			f.sheet = sheet
			f.cell = fmt.Sprintf("dòng %d (%s), cột %s", n+1, name.text, labelOf(t, []string{m.Table.Text, col.Text}))
			return f, true
		}
		var own [slots]figure
		for slot, col := range [slots]doc.Text{m.Now, m.Before, m.Plan} {
			f, ok := get(col)
			own[slot] = f
			if !ok {
				continue
			}
			if slot == slotNow && m.Estimate.Text != "" {
				yes, _ := yesNo(cellText(row, m.Estimate).text)
				f.estimate = f.estimate || yes
			}
			if i >= 0 {
				r.figures[i][slot] = append(r.figures[i][slot], f)
			}
		}
		if typed, ok := get(m.Rate); ok && typed.text != "" {
			whole := own[slotBefore]
			if m.Plan.Text != "" {
				whole = own[slotPlan]
			}
			r.rates = append(r.rates, rate{typed: typed, part: own[slotNow], whole: whole, name: name.text})
		}
	}
}

// cellText is a scalar of a row; without one the place is that of the row.
func cellText(row *record.Value, col doc.Text) entry {
	if col.Text != "" {
		if v := row.Field(viet.Key(col.Text)); v != nil && v.Kind == record.Scalar {
			return entry{text: strings.TrimSpace(v.Text), at: v.At}
		}
	}
	return entry{at: row.At}
}

// readFields reads the figures that stand outside the tables too.
func (c *collector) readFields(r *report, root *record.Value, t *template.Template) {
	for i, ind := range c.Settings.form.Indicators {
		for _, path := range ind.Fields {
			v := at(root, path.Text)
			if v == nil || v.Kind != record.Scalar {
				continue
			}
			f := number(v.Text, ind.Unit.Text, v.At)
			steps := strings.Split(path.Text, ".")
			f.sheet, f.cell = labelOf(t, steps[:1]), labelOf(t, steps)
			if len(steps) > 1 {
				f.cell = "mục " + f.cell
			}
			r.figures[i][slotNow] = append(r.figures[i][slotNow], f)
		}
	}
}

// columnsOf are the columns of a listing besides the province.
func columnsOf(l listing) []string {
	out := []string{l.Text.Text}
	add := func(name string) {
		if name != l.Province.Text && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, c := range l.Columns {
		add(c.Column.Text)
	}
	for _, f := range l.Fields {
		if f.Set == nil {
			continue
		}
		for _, set := range f.Set.Fields {
			add(set.Key)
		}
	}
	return out
}

// listOf gathers the items of a listing from a definition.
func listOf(root *record.Value, l listing) []item {
	var out []item
	columns := columnsOf(l)
	for _, f := range l.Fields {
		list := at(root, f.Field.Text)
		if list == nil {
			continue
		}
		for _, v := range list.Items {
			if v.Kind != record.Scalar || v.Empty() {
				continue
			}
			it := item{at: v.At, values: make([]entry, len(columns))}
			it.values[0] = entry{text: withoutStop(v.Text), at: v.At}
			for n, name := range columns[1:] {
				if set := f.Set.Field(name); set != nil && set.Kind == record.Scalar {
					it.values[n+1] = entry{text: set.Text, at: set.At}
				}
			}
			out = append(out, it.complete(l, columns))
		}
	}
	return out
}

// complete fills the blank columns of an item with what the settings say.
func (it item) complete(l listing, columns []string) item {
	for n, name := range columns {
		for _, c := range l.Columns {
			if c.Column.Text == name && it.values[n].text == "" {
				it.values[n] = entry{text: c.Default.Text, at: c.Default.At}
			}
		}
	}
	return it
}

// withoutStop takes the stop from the end of a sentence: the consolidated report
// sets its own.
func withoutStop(s string) string {
	return strings.TrimRight(strings.TrimSpace(s), ".;, ")
}
