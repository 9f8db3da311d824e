package remind

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// The sheets of a tracking workbook.
const (
	mainSheet    = "Theo dõi"
	sentSheet    = "Công văn đã gửi"
	oldSheet     = "Kế hoạch cũ"
	figuresSheet = "Số liệu cần bổ sung"
)

// Tracking is the ministry's table of who has done what, as it stands in its
// file; what its names and days mean is decided for a day.
type Tracking struct {
	File string

	data    []byte
	tables  map[string]*sheetReader // by the name of the sheet; the main one always
	entries []entry
	sent    []sent
	old     []oldPlan
	figures []figure
}

// document is the number and day of a document; the day tells that there is one.
type document struct {
	number text
	day    viet.Date
	at     diag.Range // of the day that counts
}

func (d document) none() bool { return d.day.IsZero() }

// report is the report of one year.
type report struct {
	document
	sentOn viet.Date
}

func (r report) none() bool { return r.arrived().IsZero() }

// arrived is the day that counts for the deadline.
func (r report) arrived() viet.Date {
	if r.sentOn.IsZero() {
		return r.day
	}
	return r.sentOn
}

// entry is a row of the main sheet.
type entry struct {
	name    text
	row     int
	at      diag.Range
	plan    document
	reports map[int]report
	note    text
	faulty  bool
}

// sent is a letter that went out, as one row tells it.
type sent struct {
	code, number, subject text
	day                   viet.Date
	until                 viet.Date // last day of the deadline it set; zero if that is not said
	year                  int       // of the report it is about; 0 if it is not said
	to                    []text
	at                    diag.Range
	faulty                bool
	vague                 bool // whom it went to cannot be read
}

// oldPlan is a plan of a province that is no more.
type oldPlan struct {
	province, issuer, number, subject text
	day                               viet.Date
	at                                diag.Range
	faulty                            bool
}

// figure is a cell of a report that has to be made good.
type figure struct {
	province, form, cell, value, problem, about text
	at                                          diag.Range
	faulty                                      bool
}

// ReadTracking reads a tracking table: a workbook with the sheets “Theo dõi”,
// “Công văn đã gửi”, “Kế hoạch cũ” and “Số liệu cần bổ sung”, of which only the
// first must be there, or a CSV or YAML file that is the first. It is nil if
// nothing can be used; a row with an error does not stop the others.
func ReadTracking(file string, data []byte) (*Tracking, diag.List) {
	names, problems := table.Sheets(file, data)
	if problems.HasErrors() {
		return nil, problems
	}
	t := &Tracking{File: file, data: data, tables: map[string]*sheetReader{}}
	for _, want := range []string{mainSheet, sentSheet, oldSheet, figuresSheet} {
		name, found := sheetNamed(names, want)
		if !found {
			continue
		}
		rows, list := table.Read(file, data, table.Options{Sheet: name})
		problems = append(problems, list...)
		if rows != nil {
			t.tables[want] = newSheetReader(rows, &problems)
		}
	}
	main := t.tables[mainSheet]
	if main == nil {
		if !problems.HasErrors() {
			problems.Add(diag.Range{File: file}, "đổi tên trang tính có danh sách địa phương thành “"+mainSheet+"”; các trang đang có: “"+strings.Join(names, "”, “")+"”",
				"không có trang tính “%s”", mainSheet)
		}
		return nil, problems
	}
	if !t.readEntries(main) {
		return nil, problems
	}
	t.readSent(t.tables[sentSheet])
	t.readOld(t.tables[oldSheet])
	t.readFigures(t.tables[figuresSheet])
	return t, problems
}

// sheetNamed finds a sheet by its name; a file without sheets or with one only is the
// main one.
func sheetNamed(names []string, want string) (string, bool) {
	if i := slices.IndexFunc(names, func(n string) bool { return viet.Key(n) == viet.Key(want) }); i >= 0 {
		return names[i], true
	}
	if want != mainSheet || len(names) > 1 {
		return "", false
	}
	if len(names) == 1 {
		return names[0], true
	}
	return "", true
}

func (t *Tracking) readEntries(r *sheetReader) bool {
	if !r.need("dia_phuong") {
		return false
	}
	for _, c := range r.unread {
		r.problems.Warn(c.At, "ghi rõ cột là gì, như “Báo cáo 2026: Ngày gửi”", "cột “%s” không được đọc, tiêu đề không nói là số hay ngày", c.Title)
	}
	for _, row := range r.records() {
		r.begin(row)
		e := entry{name: r.text("dia_phuong"), row: row.Number, at: r.at("dia_phuong"), note: r.text("ghi_chu"), reports: map[int]report{}}
		if e.name.empty() {
			r.fail(e.at, "ghi tên tỉnh, thành phố, hoặc xóa dòng này", "dòng không có địa phương")
			continue
		}
		e.plan = r.document("so_ke_hoach", "ngay_ke_hoach")
		for _, y := range r.years {
			e.reports[y] = r.report(y)
		}
		e.faulty = r.faulty
		t.entries = append(t.entries, e)
	}
	return true
}

func (t *Tracking) readSent(r *sheetReader) {
	if r == nil || !r.need("loai", "so_ky_hieu", "ngay", "trich_yeu", "noi_nhan") {
		return
	}
	for _, row := range r.records() {
		r.begin(row)
		s := sent{
			code: r.code("loai"), number: r.number("so_ky_hieu"), subject: r.text("trich_yeu"), day: r.day("ngay"),
			year: r.year("nam"), to: r.names("noi_nhan"), at: r.at("ngay"),
		}
		s.until = r.until("han", s.day)
		for _, need := range []struct {
			role string
			text text
		}{{"loai", s.code}, {"ngay", r.text("ngay")}} {
			if need.text.empty() {
				r.fail(r.at(need.role), "ghi giá trị vào ô này", "công văn đã gửi không có %s", r.title(need.role))
			}
		}
		if len(s.to) == 0 {
			r.fail(r.at("noi_nhan"), "ghi địa phương nhận, ngăn bằng dấu chấm phẩy, hoặc “tất cả”", "công văn đã gửi không có nơi nhận")
		}
		if s.code.empty() || len(s.to) == 0 {
			continue
		}
		s.faulty = r.faulty
		t.sent = append(t.sent, s)
	}
}

func (t *Tracking) readOld(r *sheetReader) {
	if r == nil || !r.need("dia_phuong", "co_quan", "so_ky_hieu", "ngay") {
		return
	}
	for _, row := range r.records() {
		r.begin(row)
		p := oldPlan{
			province: r.text("dia_phuong"), issuer: r.text("co_quan"), number: r.number("so_ky_hieu"), subject: r.text("trich_yeu"),
			day: r.day("ngay"), at: r.rowAt(),
		}
		for _, role := range []string{"dia_phuong", "co_quan", "so_ky_hieu", "ngay"} {
			if r.text(role).empty() {
				r.fail(r.at(role), "ghi giá trị vào ô này", "kế hoạch cũ không có %s", r.title(role))
			}
		}
		p.faulty = r.faulty
		if !p.province.empty() {
			t.old = append(t.old, p)
		}
	}
}

func (t *Tracking) readFigures(r *sheetReader) {
	if r == nil || !r.need("dia_phuong", "bieu", "o", "van_de", "noi_dung") {
		return
	}
	for _, row := range r.records() {
		r.begin(row)
		if isDone(r.text("da_xong").Text) {
			continue
		}
		f := figure{
			province: r.text("dia_phuong"), form: r.text("bieu"), cell: r.text("o"), value: r.text("gia_tri"),
			problem: r.text("van_de"), about: r.text("noi_dung"), at: r.rowAt(),
		}
		for _, role := range []string{"dia_phuong", "bieu", "o", "van_de", "noi_dung"} {
			if r.text(role).empty() {
				r.fail(r.at(role), "ghi giá trị vào ô này", "số liệu cần bổ sung không có %s", r.title(role))
			}
		}
		f.faulty = r.faulty
		if !f.province.empty() {
			t.figures = append(t.figures, f)
		}
	}
}

// isDone reads the column “Đã xong”: empty and words of no are not done.
func isDone(s string) bool {
	switch viet.Key(s) {
	case "", "khong", "chua", "chua_xong", "0":
		return false
	}
	return true
}
