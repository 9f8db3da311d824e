package consolidate

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/record"
)

// rounds is how often values are left out because of what was left out before.
const rounds = 4

// settleRows writes the definition without the values of provinces that the
// template refuses, so that no report holds up the others: each is told and
// stays blank. What is wrong with the shared definition is for its build to tell.
func (c *collector) settleRows(rows []row) ([]byte, error) {
	for n := 0; ; n++ {
		data, err := c.define(rows)
		if err != nil || n == rounds {
			return data, err
		}
		src := pipeline.Source{File: c.Base.Name, Data: data, Office: c.Office}
		_, problems, err := c.Pipeline.Layout(src, pipeline.Options{Stage: doc.Sign})
		if err != nil {
			return nil, err
		}
		if !problems.HasErrors() || !c.leaveOut(rows, data, problems) {
			return data, nil
		}
	}
}

// leaveOut takes the values out at which errors stand; false if there is none.
func (c *collector) leaveOut(rows []row, data []byte, problems diag.List) bool {
	root, _ := record.YAML(c.Base.Name, data)
	why := map[int]diag.Diagnostic{}
	for _, d := range problems.Sorted() {
		if _, told := why[d.At.Start.Line]; d.Severity == diag.Error && d.At.File == c.Base.Name && !told {
			why[d.At.Start.Line] = d
		}
	}
	found := false
	for i, v := range at(root, c.Settings.form.Target.Table.Text).Items {
		for _, f := range v.Fields {
			d, refused := why[f.Value.At.Start.Line]
			if e, ours := rows[i].tracked[f.Key]; refused && ours {
				rows[i].remove(f.Key)
				c.problems.Warn(e.at, "sửa bảng theo dõi rồi tổng hợp lại", "%s: không dùng “%s” của bảng theo dõi, %s", rows[i].province.FullName, e.text, d.Message)
				found = true
				continue
			}
			if !refused || rows[i].report == nil || f.Key == c.Settings.form.Target.Province.Text {
				continue
			}
			rows[i].remove(f.Key)
			c.tell(rows[i].report, c.origin(rows[i].report, f.Key), hintAgainst(d), "%s", d.Message)
			found = true
		}
	}
	return c.leaveOutItems(rows, root, why) || found
}

// hintAgainst is what to do about an error of the template.
func hintAgainst(d diag.Diagnostic) string {
	if d.Hint == "" {
		return "đề nghị địa phương ghi lại"
	}
	return d.Hint
}

// leaveOutItems takes out the items of listings at which errors stand.
func (c *collector) leaveOutItems(rows []row, root *record.Value, why map[int]diag.Diagnostic) bool {
	found := false
	for n, l := range c.Settings.form.Lists {
		list := at(root, l.Table.Text)
		if list == nil {
			continue
		}
		next := len(list.Items) // ours stand last, behind those of the shared definition
		for _, r := range rows {
			if r.report != nil {
				next -= len(r.report.lists[n])
			}
		}
		for _, r := range rows {
			if r.report == nil {
				continue
			}
			var kept []item
			for _, it := range r.report.lists[n] {
				d, refused := refusal(list.Items[next], why)
				next++
				if !refused {
					kept = append(kept, it)
					continue
				}
				c.problems.Warn(it.at, hintAgainst(d), "%s, trang tính “%s”: bỏ dòng này, %s", r.province.FullName, l.Sheet.Text, d.Message)
				found = true
			}
			r.report.lists[n] = kept
		}
	}
	return found
}

// refusal is the error that stands at an item or a value in it.
func refusal(v *record.Value, why map[int]diag.Diagnostic) (diag.Diagnostic, bool) {
	if d, ok := why[v.At.Start.Line]; ok {
		return d, true
	}
	for _, f := range v.Fields {
		if d, ok := why[f.Value.At.Start.Line]; ok {
			return d, true
		}
	}
	return diag.Diagnostic{}, false
}

// origin is where a report says what stands in a column of the result.
func (c *collector) origin(r *report, column string) figure {
	for i, ind := range c.Settings.form.Indicators {
		for slot := range slots {
			if ind.column(slot) == column {
				f, _ := first(r.figures[i][slot])
				return f
			}
		}
	}
	for i, x := range c.Settings.form.Facts {
		if x.Column.Text == column {
			return c.placed(r, x, r.facts[i])
		}
	}
	return figure{at: r.at, sheet: c.mainSheet(r), cell: column}
}

// placed is a fact as a letter names its place.
func (c *collector) placed(r *report, x fact, e entry) figure {
	label := c.Settings.label(x)
	f := figure{text: e.text, at: e.at, sheet: label, cell: label}
	if r.at.Sheet != "" {
		f.sheet, f.cell = e.at.Sheet, "ô "+e.at.Cell()+" ("+label+")"
	}
	return f
}
