package consolidate

import (
	"fmt"
	"strconv"

	"vanban/internal/diag"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// The sheets of the form and what their columns are called.
const (
	factsSheet   = "Thông tin chung"
	figuresSheet = "Biểu số liệu"

	provinceHeader = "Tỉnh, thành phố"
	yearLabel      = "Năm báo cáo"
	cutoffHeader   = "Ngày chốt số liệu"

	nameHeader     = "Chỉ số"
	unitHeader     = "Đơn vị tính"
	estimateHeader = "Là số ước"
	sourceHeader   = "Nguồn số liệu"
	noteHeader     = "Ghi chú"
	countHeader    = "STT"
)

// yearHeader is the column of a year.
func yearHeader(year int) string { return "Năm " + strconv.Itoa(year) }

// planHeader is the column of what was to be reached.
func planHeader(year int) string { return "Chỉ tiêu năm " + strconv.Itoa(year) }

// headerReach is how many rows from the top may hold the header that was sent out.
const headerReach = 12

// sheet reads the sheet of a name, or else the first that has all the headers.
func sheet(f File, name string, headers ...string) (*table.Table, diag.List) {
	names, problems := table.Sheets(f.Name, f.Data)
	if problems.HasErrors() {
		return nil, problems
	}
	if own := sheetNamed(f, name); own != "" {
		if t, list := sheetWith(f, own, headers...); t != nil {
			return t, append(problems, list...)
		}
	}
	for _, n := range names {
		if t, list := sheetWith(f, n, headers...); t != nil {
			return t, append(problems, list...)
		}
	}
	return nil, problems
}

// sheetWith reads a sheet below the header that holds all of some titles; nil if
// there is none. We know what the header says, so a sheet with hardly anything
// filled in is no riddle.
func sheetWith(f File, name string, headers ...string) (*table.Table, diag.List) {
	for row := range headerReach + 1 {
		t, problems := table.Read(f.Name, f.Data, table.Options{Sheet: name, Header: row})
		if t == nil {
			continue
		}
		all := true
		for _, h := range headers {
			all = all && columnNamed(t, h) >= 0
		}
		if all {
			return t, problems
		}
	}
	return nil, nil
}

// fromForm reads a report in the form that the ministry sent out. It is nil if
// it cannot be used.
func (c *collector) fromForm(f File) (*report, diag.List) {
	facts, problems := sheet(f, factsSheet, provinceHeader, yearLabel)
	if problems.HasErrors() && facts == nil {
		return nil, problems
	}
	figures, list := sheet(f, figuresSheet, nameHeader, yearHeader(c.Settings.Year))
	problems = append(problems, list...)
	if facts == nil || figures == nil {
		missing, headers := factsSheet, "“"+provinceHeader+"”, “"+yearLabel+"”"
		if facts != nil {
			missing, headers = figuresSheet, "“"+nameHeader+"”, “"+yearHeader(c.Settings.Year)+"”"
		}
		problems.Add(diag.Range{File: f.Name}, "đề nghị địa phương điền đúng biểu đã gửi, giữ nguyên dòng tiêu đề",
			"không phải biểu đã gửi: không có trang tính “%s” với các cột %s", missing, headers)
		return nil, problems
	}
	r := c.Settings.newReport(f.Name)
	a, ok := newAnswers(facts, &problems)
	if !ok || !c.place(r, a.of(provinceHeader), &problems) || !c.ofYear(a.of(yearLabel), &problems) {
		return nil, problems
	}
	if day := a.of(cutoffHeader); day.text != "" {
		var err error
		if r.cutoff, err = viet.ParseDate(day.text); err != nil {
			problems.Warn(day.at, "ghi ngày/tháng/năm, như 30/11/2026", "ngày chốt số liệu “%s” không phải một ngày", day.text)
		}
	}
	for i, x := range c.Settings.form.Facts {
		r.facts[i] = a.of(c.Settings.label(x)).through(x)
	}
	problems = append(problems, c.readFigures(r, figures)...)
	for i, l := range c.Settings.form.Lists {
		var list diag.List
		r.lists[i], list = c.readList(f, l)
		problems = append(problems, list...)
	}
	return r, problems
}

// answers is the row of the sheet of facts that was filled in.
type answers struct {
	table *table.Table
	row   table.Row
}

// newAnswers finds the row of the sheet of facts; false if it is not one.
func newAnswers(t *table.Table, problems *diag.List) (answers, bool) {
	place := columnNamed(t, provinceHeader)
	a := answers{table: t}
	for _, row := range t.Rows {
		if place >= len(row.Cells) || row.Cells[place].Empty() || len(row.Cells) == 0 {
			continue
		}
		if a.row.Cells != nil {
			problems.Add(row.Cells[place].At, "tách mỗi địa phương một tệp", "biểu ghi hai địa phương: “%s” và “%s”", a.row.Cells[place].Text, row.Cells[place].Text)
			return a, false
		}
		a.row = row
	}
	if a.row.Cells == nil && len(t.Rows) > 0 {
		a.row = t.Rows[0]
	}
	return a, true
}

// of is the answer below a header; without one the place is the sheet.
func (a answers) of(label string) entry {
	if i := columnNamed(a.table, label); i >= 0 && i < len(a.row.Cells) {
		return entry{text: a.row.Cells[i].Text, at: a.row.Cells[i].At}
	}
	return entry{at: diag.Range{File: a.table.File, Sheet: a.table.Sheet}}
}

// through takes what a fact asks for out of an answer that says more.
func (e entry) through(x fact) entry {
	if got := x.take(e.text); got != "" {
		e.text = got
	}
	return e
}

// readFigures reads the rows of figures.
func (c *collector) readFigures(r *report, t *table.Table) (problems diag.List) {
	year := c.Settings.Year
	name, unit, estimate := columnNamed(t, nameHeader), columnNamed(t, unitHeader), columnNamed(t, estimateHeader)
	columns := [slots]int{columnNamed(t, yearHeader(year)), columnNamed(t, yearHeader(year-1)), columnNamed(t, planHeader(year))}
	for _, row := range t.Rows {
		i := c.Settings.indicator(row.Cells[name].Text)
		if i < 0 {
			if !row.Cells[name].Empty() && !row.Cells[columns[slotNow]].Empty() {
				problems.Remark(row.At, "thêm chỉ số này vào "+c.Settings.File+" nếu muốn tổng hợp", "dòng “%s” không có trong biểu đã gửi, không tổng hợp", row.Cells[name].Text)
			}
			continue
		}
		ind := c.Settings.form.Indicators[i]
		for slot, col := range columns {
			if col < 0 || !c.Settings.asks(ind, slot) {
				continue
			}
			cell, typedUnit := row.Cells[col], ind.Unit.Text
			if unit >= 0 && !row.Cells[unit].Empty() {
				typedUnit = row.Cells[unit].Text
			}
			f := number(cell.Text, typedUnit, cell.At)
			if cell.Exact != "" {
				if exact := number(cell.Exact, typedUnit, cell.At); exact.known {
					f.value, f.known = exact.value, true
				}
			}
			f.sheet, f.cell = t.Sheet, fmt.Sprintf("ô %s (%s)", cell.At.Cell(), row.Cells[name].Text)
			if slot == slotNow && estimate >= 0 {
				yes, _ := yesNo(row.Cells[estimate].Text)
				f.estimate = f.estimate || yes
			}
			r.figures[i][slot] = append(r.figures[i][slot], f)
		}
	}
	return problems
}

// asks reports whether the form asks for a slot of an indicator.
func (s *Settings) asks(i indicator, slot int) bool {
	return slot == slotNow || i.column(slot) != ""
}

// readList reads the items of a listing.
func (c *collector) readList(f File, l listing) ([]item, diag.List) {
	own := sheetNamed(f, l.Sheet.Text)
	if own == "" {
		return nil, nil
	}
	names := columnsOf(l)
	text := c.Settings.listLabel(l, names[0])
	t, problems := sheetWith(f, own, text)
	if t == nil {
		problems.Warn(diag.Range{File: f.Name, Sheet: own}, "giữ nguyên dòng tiêu đề của biểu đã gửi", "trang tính không có cột “%s”, không tổng hợp", text)
		return nil, problems
	}
	columns := make([]int, len(names))
	for i, n := range names {
		columns[i] = columnNamed(t, c.Settings.listLabel(l, n))
	}
	var out []item
	for _, row := range t.Rows {
		if row.Cells[columns[0]].Empty() {
			continue
		}
		it := item{at: row.At, values: make([]entry, len(names))}
		for i, col := range columns {
			if col >= 0 {
				it.values[i] = entry{text: row.Cells[col].Text, at: row.Cells[col].At}
			}
		}
		it.values[0].text = withoutStop(it.values[0].text)
		out = append(out, it.complete(l, names))
	}
	return out, problems
}

// listLabel is what the form calls a column of a listing.
func (s *Settings) listLabel(l listing, column string) string {
	if t := fieldOf(s.target.Fields, l.Table.Text); t != nil {
		if f := fieldOf(t.Fields, column); f != nil && f.Label != "" {
			return f.Label
		}
	}
	return column
}
