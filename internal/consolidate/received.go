package consolidate

import (
	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// arrival is the day on which a report came in.
type arrival struct {
	day viet.Date
	at  diag.Range
}

// The headers that a table of arrivals has without being told.
const (
	placeHeader   = "Địa phương"
	arrivalHeader = "Ngày gửi"
)

// readReceived reads the days of arrival and what else the tracking table says.
func (c *collector) readReceived() {
	if c.Received == nil {
		return
	}
	f, track := *c.Received, c.Settings.form.Tracking
	sheet := sheetNamed(f, track.Sheet.Text)
	t, problems := table.Read(f.Name, f.Data, table.Options{Sheet: sheet})
	c.problems = append(c.problems, problems...)
	if t == nil {
		return
	}
	place, day := columnNamed(t, track.Province.Text, placeHeader), columnNamed(t, track.Arrival.Text, arrivalHeader)
	if place < 0 || day < 0 {
		c.problems.Add(diag.Range{File: f.Name, Sheet: t.Sheet}, "đặt tiêu đề hai cột là “"+placeHeader+"” và “"+arrivalHeader+"”",
			"không thấy cột địa phương và cột ngày gửi trong bảng theo dõi")
		return
	}
	columns := c.Settings.trackedIn(t)
	for _, row := range t.Rows {
		name, arrived, said := row.Cells[place], row.Cells[day], c.said(row, columns)
		if name.Empty() || arrived.Empty() && said == nil {
			continue
		}
		p, ok := c.register.Province(name.Text, c.on)
		if !ok {
			reason, hint := c.noProvince(name.Text)
			c.problems.Warn(name.At, hint, "%s", reason)
			continue
		}
		c.readArrival(p, arrived)
		c.readTracked(p, said)
	}
}

// readArrival reads the day on which the report of a province came.
func (c *collector) readArrival(p places.Province, day table.Cell) {
	if day.Empty() {
		return
	}
	d, err := viet.ParseDate(day.Text)
	if err != nil || !d.Complete() {
		c.problems.Warn(day.At, "ghi ngày/tháng/năm, như 08/12/2026", "“%s” không phải ngày nhận báo cáo của %s", day.Text, p.FullName)
		return
	}
	if first, twice := c.arrivals[p.ID]; twice && first.day != d {
		c.problems.Warn(day.At, "để lại một ngày", "%s có hai ngày gửi: %s và %s; dùng ngày đầu", p.FullName, first.day.Short(), d.Short())
		return
	}
	c.arrivals[p.ID] = arrival{day: d, at: day.At}
}

// arrival settles when a report came in; false if it is not in this round.
func (c *collector) arrival(r *report) bool {
	signed, _ := viet.ParseDate(r.fact(c.Settings, c.Settings.form.Target.Signed.Text).text)
	if a, ok := c.arrivals[r.province.ID]; ok {
		r.arrived = a.day
	} else if signed.Complete() {
		r.arrived, r.assumed = signed, true
		c.problems.Remark(r.at, "ghi ngày nhận vào bảng theo dõi để xét đúng hạn theo ngày nhận",
			"không có ngày gửi của %s; tạm lấy ngày ký %s", r.province.FullName, signed.Short())
		r.notes = append(r.notes, "ngày gửi lấy theo ngày ký")
	} else {
		c.problems.Add(r.at, "ghi ngày báo cáo, hoặc ghi ngày nhận vào bảng theo dõi", "không biết báo cáo của %s ký ngày nào, đến ngày nào", r.province.FullName)
		c.result.Summary.Refused = append(c.result.Summary.Refused, r.file)
		return false
	}
	if r.arrived.Compare(c.closing) > 0 {
		c.problems.Warn(r.at, "đổi ngày chốt tổng hợp nếu muốn tính báo cáo này",
			"báo cáo của %s đến ngày %s, sau ngày chốt %s; không tổng hợp", r.province.FullName, r.arrived.Short(), c.closing.Short())
		c.result.Summary.Refused = append(c.result.Summary.Refused, r.file)
		return false
	}
	return true
}

// columnNamed is the index of the column with one of some headers, in their
// order; -1 for none.
func columnNamed(t *table.Table, names ...string) int {
	for _, n := range names {
		want := viet.Key(n)
		for i, col := range t.Columns {
			if want != "" && viet.Key(col.Title) == want {
				return i
			}
		}
	}
	return -1
}

// sheetNamed finds a sheet by its name as typed, folded; empty if there is none.
func sheetNamed(f File, name string) string {
	sheets, _ := table.Sheets(f.Name, f.Data)
	for _, s := range sheets {
		if name != "" && viet.Key(s) == viet.Key(name) {
			return s
		}
	}
	return ""
}
