package consolidate

import (
	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/viet"

	"github.com/shopspring/decimal"
)

// readBase reads the shared definition and the days in it; false if it
// cannot be used.
func (c *collector) readBase() bool {
	root, problems := record.YAML(c.Base.Name, c.Base.Data)
	c.problems = append(c.problems, problems...)
	if root == nil || problems.HasErrors() {
		return false
	}
	want := c.Settings.form.Target
	if m := templateOf(root); m.text != want.Template.Text {
		c.problems.Add(m.at, "ghi “mau: "+want.Template.Text+"”", "khai báo chung theo mẫu “%s”, cài đặt tổng hợp ghi “%s”", m.text, want.Template.Text)
		return false
	}
	if y := textAt(root, want.Year); y.text != "" {
		if n, err := viet.ParseInt(y.text); err != nil || int(n) != c.Settings.Year {
			c.problems.Add(y.at, "sửa một trong hai chỗ cho cùng năm", "khai báo chung ghi năm “%s”, cài đặt tổng hợp ghi năm %d", y.text, c.Settings.Year)
			return false
		}
	}
	closing := textAt(root, want.Closing)
	var err error
	if c.closing, err = viet.ParseDate(closing.text); err != nil || !c.closing.Complete() {
		c.problems.Add(closing.at, "ghi “"+want.Closing.Text+":” và ngày/tháng/năm vào khai báo chung", "ngày chốt tổng hợp là “%s”, phải đủ ngày, tháng, năm", closing.text)
		return false
	}
	c.on = c.closing
	if v := root.Field("ngay_ban_hanh"); v != nil {
		if d, err := viet.ParseDate(v.Text); err == nil && d.Complete() {
			c.on = d
		}
	}
	if h := textAt(root, want.Deadline); want.Deadline.Text != "" && h.text != "" {
		if d, err := viet.ParseDeadline(h.text); err == nil {
			c.deadline = d.Last(c.Settings.Year)
		}
	}
	return true
}

// earlier holds last year's consolidated figures.
type earlier struct {
	rows map[string]*record.Value // by id of the province as of then
}

// past is a figure of last year.
type past struct {
	value decimal.Decimal
	known bool
	of    []string // the former provinces that it is the sum of; empty for one and the same
}

// readPrevious reads last year's consolidated definition.
func (c *collector) readPrevious() {
	c.before.rows = map[string]*record.Value{}
	if c.Previous == nil {
		return
	}
	root, problems := record.YAML(c.Previous.Name, c.Previous.Data)
	c.problems = append(c.problems, problems...)
	if root == nil {
		return
	}
	want := c.Settings.form.Target
	if y := textAt(root, want.Year); y.text != "" {
		if n, err := viet.ParseInt(y.text); err != nil || int(n) != c.Settings.Year-1 {
			c.problems.Warn(y.at, "dùng báo cáo tổng hợp của năm liền trước", "báo cáo tổng hợp để so sánh là của năm “%s”, phải là năm %d", y.text, c.Settings.Year-1)
			return
		}
	}
	on := viet.Date{Day: 31, Month: 12, Year: c.Settings.Year - 1}
	if v := root.Field("ngay_ban_hanh"); v != nil {
		if d, err := viet.ParseDate(v.Text); err == nil && d.Complete() {
			on = d
		}
	}
	table := at(root, want.Table.Text)
	if table == nil {
		c.problems.Warn(diag.Range{File: c.Previous.Name}, "kiểm tra tệp của năm trước", "báo cáo tổng hợp năm trước không có bảng “%s”", want.Table.Text)
		return
	}
	for _, row := range table.Items {
		name := cellText(row, want.Province)
		p, ok := c.register.Province(name.text, on)
		if !ok {
			missing := c.register.Missing(name.text, on)
			c.problems.Warn(name.at, missing.Hint, "%s", missing.Reason)
			continue
		}
		c.before.rows[p.ID] = row
	}
}

// past returns last year's figure of a province: its own, or the sum of those
// it was put together from since.
func (c *collector) past(id string, ind indicator) past {
	if ind.Now.Text == "" {
		return past{}
	}
	own := c.before.rows[id]
	var merged []past
	var names []string
	for _, f := range c.register.Former(id, c.on) {
		row := c.before.rows[f.ID]
		if row == nil {
			merged = nil
			break
		}
		p := pastOf(row, ind)
		merged, names = append(merged, p), append(names, f.Name)
	}
	if len(merged) < 2 {
		if own == nil {
			return past{}
		}
		return pastOf(own, ind)
	}
	out := past{known: true, of: names}
	for _, p := range merged {
		out.known = out.known && p.known
		out.value = out.value.Add(p.value)
	}
	return out
}

// pastOf is the figure of a row of last year's table.
func pastOf(row *record.Value, ind indicator) past {
	e := cellText(row, ind.Now)
	f := number(e.text, ind.Unit.Text, e.at)
	return past{value: f.value, known: f.known}
}
