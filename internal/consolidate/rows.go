package consolidate

import (
	"cmp"
	"slices"
	"strings"

	"vanban/internal/places"
	"vanban/internal/viet"
)

// cell is one value of a row of the result.
type cell struct{ column, text string }

// row is what the result says of one province.
type row struct {
	province places.Province
	report   *report // nil if none counts
	cells    []cell
	comment  string           // where it comes from
	tracked  map[string]entry // by column: what the tracking table says in place of the report
}

// order lists the provinces of the day by region, inside it as the register does.
func (c *collector) order() []places.Province {
	all := slices.Clone(c.register.List(c.on))
	rank := map[string]int{}
	for i, r := range c.Settings.form.Regions {
		rank[viet.Key(r.Text)] = i + 1
	}
	next := len(rank) + 1
	for _, p := range all {
		if k := viet.Key(p.Region); rank[k] == 0 {
			rank[k] = next
			next++
		}
	}
	slices.SortStableFunc(all, func(a, b places.Province) int {
		return cmp.Compare(rank[viet.Key(a.Region)], rank[viet.Key(b.Region)])
	})
	return all
}

// placeName is what a table calls a province: its name, or all of it where the
// type is part of the name.
func placeName(p places.Province) string {
	if viet.UpperFirst(p.FullName) == p.FullName {
		return p.FullName
	}
	return p.Name
}

// rows makes one row of each province and counts.
func (c *collector) rows() []row {
	var out []row
	for _, p := range c.order() {
		r := row{province: p, report: c.reports[p.ID]}
		if r.report != nil {
			c.judge(r.report)
			c.fill(&r)
		} else {
			c.missing(&r)
		}
		out = append(out, r)
	}
	return out
}

// missing makes the row of a province without a report that counts.
func (c *collector) missing(r *row) {
	r.comment = "chưa có báo cáo"
	values := map[string]string{}
	if a, ok := c.arrivals[r.province.ID]; ok && a.day.Compare(c.closing) <= 0 {
		c.problems.Warn(a.at, "đưa tệp báo cáo vào rồi tổng hợp lại", "%s đã gửi ngày %s nhưng không có tệp báo cáo nào dùng được", r.province.FullName, a.day.Short())
		r.comment = "đã gửi nhưng không có tệp báo cáo dùng được"
		values[c.Settings.form.Target.Arrival.Text] = a.day.Short()
	}
	r.comment += c.supplement(r, values)
	c.addAll(r, values)
}

func (r *row) add(column, text string) {
	if column != "" && text != "" {
		r.cells = append(r.cells, cell{column, text})
	}
}

// remove leaves a column blank.
func (r *row) remove(column string) {
	r.cells = slices.DeleteFunc(r.cells, func(x cell) bool { return x.column == column })
}

// text is what stands in a column.
func (r *row) text(column string) string {
	for _, x := range r.cells {
		if x.column == column {
			return x.text
		}
	}
	return ""
}

// fill makes the row of a report.
func (c *collector) fill(r *row) {
	values := map[string]string{}
	c.fillFacts(r.report, values)
	note := c.supplement(r, values)
	target := c.Settings.form.Target
	values[target.Arrival.Text] = r.report.arrived.Short()
	if r.report.estimated(c.Settings) {
		values[target.Estimate.Text] = "có"
	}
	for i, ind := range c.Settings.form.Indicators {
		for slot := range slots {
			column := ind.column(slot)
			if f, ok := first(r.report.figures[i][slot]); ok && f.known && column != "" && !r.report.dropped[column] {
				values[column] = strings.Replace(f.value.String(), ".", ",", 1)
			}
		}
	}
	c.addAll(r, values)
	r.comment = strings.Join(append([]string{r.report.file}, r.report.notes...), "; ") + note
}

// addAll adds the values of a row in the order of the columns of the template.
func (c *collector) addAll(r *row, values map[string]string) {
	for _, f := range c.Settings.table.Fields {
		if f.Name != c.Settings.form.Target.Province.Text {
			r.add(f.Name, values[f.Name])
		}
	}
}

// fillFacts takes the facts that their columns can hold.
func (c *collector) fillFacts(r *report, values map[string]string) {
	target := c.Settings.form.Target
	for i, x := range c.Settings.form.Facts {
		e := r.facts[i]
		if e.text == "" {
			continue
		}
		field := fieldOf(c.Settings.table.Fields, x.Column.Text)
		place := c.placed(r, x, e)
		text, err := checkEntry(field, e.text)
		if err != nil {
			c.tell(r, place, hintOf(err), "%s", err.Error())
			continue
		}
		if d, err := viet.ParseDate(text); err == nil && d.Complete() {
			limit, name := c.closing, "ngày chốt tổng hợp"
			if x.Column.Text == target.Signed.Text {
				limit, name = r.arrived, "ngày gửi"
			}
			if d.Compare(limit) > 0 {
				c.tell(r, place, "đối chiếu với bản có chữ ký rồi sửa", "ngày này sau %s %s", name, limit.Short())
				continue
			}
		}
		values[x.Column.Text] = text
	}
}

// hintOf is the advice that an error of input brings along.
func hintOf(err error) string {
	if e, ok := err.(*viet.InputError); ok && e.Hint != "" {
		return e.Hint
	}
	return "ghi lại theo lời chỉ ở biểu"
}

// count sums up for who ran the consolidation.
func (c *collector) count(rows []row) {
	s := &c.result.Summary
	s.Provinces = len(rows)
	arrival := c.Settings.form.Target.Arrival.Text
	for _, r := range rows {
		d, err := viet.ParseDate(r.text(arrival))
		switch {
		case err != nil:
			s.Missing = append(s.Missing, placeName(r.province))
		case c.deadline.Complete() && d.Compare(c.deadline) > 0:
			s.Late = append(s.Late, placeName(r.province))
		default:
			s.OnTime = append(s.OnTime, placeName(r.province))
		}
		if r.report != nil && r.report.assumed {
			s.Assumed = append(s.Assumed, placeName(r.province))
		}
		if e := c.Settings.form.Target.Estimate.Text; e != "" && r.text(e) == "có" {
			s.Estimates = append(s.Estimates, placeName(r.province))
		}
	}
	for _, ind := range c.Settings.form.Indicators {
		for slot := range slots {
			field := c.slotField(ind, slot)
			if field == nil {
				continue
			}
			blank := 0
			for _, r := range rows {
				if r.text(field.Name) == "" {
					blank++
				}
			}
			s.Blanks = append(s.Blanks, Blank{field.Label, blank})
		}
	}
}
