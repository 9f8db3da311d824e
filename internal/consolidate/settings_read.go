package consolidate

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// settingsReader judges settings.
type settingsReader struct {
	*Settings
	pipeline *pipeline.Pipeline
	root     *record.Value
	problems diag.List
}

// need reports a blank that must not be.
func (r *settingsReader) need(t doc.Text, at diag.Range, key string) {
	if strings.TrimSpace(t.Text) == "" {
		r.problems.Add(at, "ghi thêm “"+key+":” và giá trị", "thiếu “%s”", key)
	}
}

// required reports what is missing and reads what is no plain text.
func (r *settingsReader) required() {
	f, at := &r.form, r.root.At
	r.need(f.Base, at, "khai_bao_chung")
	r.Base, r.Previous = f.Base.Text, f.Previous.Text
	if n, err := viet.ParseInt(f.Year.Text); err == nil && n >= 1900 && n <= 9999 {
		r.Year = int(n)
	} else {
		r.problems.Add(orAt(f.Year.At, at), "ghi năm bốn chữ số, như “nam: 2026”", "“nam” là “%s”, phải là một năm", f.Year.Text)
	}
	if f.Factor.Text != "" {
		if n, err := viet.ParseInt(f.Factor.Text); err != nil || n < 2 {
			r.problems.Add(f.Factor.At, "ghi số nguyên từ 2, như 5", "“gap” là “%s”, phải là số nguyên từ 2", f.Factor.Text)
		}
	}
	for _, n := range []struct {
		text doc.Text
		key  string
	}{
		{f.Target.Template, "tong_hop.mau"}, {f.Target.Table, "tong_hop.bang"}, {f.Target.Province, "tong_hop.dia_phuong"},
		{f.Target.Year, "tong_hop.nam"}, {f.Target.Closing, "tong_hop.ngay_chot"},
		{f.Source.Template, "bao_cao.mau"}, {f.Source.Province, "bao_cao.dia_phuong"}, {f.Source.Year, "bao_cao.nam"},
	} {
		r.need(n.text, at, n.key)
	}
	for _, t := range f.Source.Tables {
		r.need(t.Table, at, "bieu.bang")
		r.need(t.Name, orAt(t.Table.At, at), "bieu.ten")
		r.need(t.Now, orAt(t.Table.At, at), "bieu.nay")
	}
	if len(f.Indicators) == 0 {
		r.problems.Add(at, "ghi dưới “chi_so:” mỗi chỉ số một mục", "chưa có chỉ số nào để tổng hợp")
	}
}

func orAt(at, other diag.Range) diag.Range {
	if at.Start.Line == 0 {
		return other
	}
	return at
}

// targets compares the settings with the templates that they name.
func (r *settingsReader) targets() {
	if r.problems.HasErrors() {
		return
	}
	t, problems := r.pipeline.Template(r.form.Target.Template.Text)
	if t == nil {
		r.problems = append(r.problems, problems...)
		return
	}
	r.target = t
	if r.table = r.tableNamed(r.form.Target.Table); r.table == nil {
		return
	}
	f := &r.form
	for _, c := range []doc.Text{f.Target.Province, f.Target.Arrival, f.Target.Signed, f.Target.Number, f.Target.Estimate} {
		r.column(r.table, c)
	}
	taken := map[string]diag.Range{}
	take := func(c doc.Text) {
		r.column(r.table, c)
		if first, twice := taken[c.Text]; twice && c.Text != "" {
			r.problems.Add(c.At, "bỏ một trong hai chỗ", "cột “%s” lấy từ hai nơi", c.Text)
			r.problems[len(r.problems)-1].Related = []diag.Related{{At: first, Message: "lấy lần đầu ở đây"}}
		}
		taken[c.Text] = c.At
	}
	for _, x := range f.Facts {
		r.need(x.Column, x.At, "cot")
		take(x.Column)
		r.takes(x)
	}
	for _, i := range f.Indicators {
		r.need(i.Name, i.At, "ten")
		r.need(i.Unit, i.At, "don_vi")
		for _, c := range []doc.Text{i.Now, i.Before, i.Plan} {
			take(c)
		}
	}
	r.trackedColumns()
	r.indicatorNames()
	r.lists()
}

// takes reports an unknown way to take a value.
func (r *settingsReader) takes(x fact) {
	ways := []string{takeNumber, takeDay, takeYes}
	if x.Take.Text != "" && !slices.Contains(ways, viet.Key(x.Take.Text)) {
		r.problems.Add(x.Take.At, "ghi một trong: "+strings.Join(ways, ", "), "không lấy được “%s”", x.Take.Text)
	}
}

// trackedColumns compares the columns of the tracking table with the facts.
func (r *settingsReader) trackedColumns() {
	seen := map[string]bool{}
	for _, t := range r.form.Tracking.Columns {
		r.need(t.Column, t.At, "cot")
		if len(t.Titles) == 0 {
			r.problems.Add(t.At, "ghi thêm “tieu_de:” và tiêu đề cột của bảng theo dõi", "thiếu “tieu_de”")
		}
		if seen[t.Column.Text] && t.Column.Text != "" {
			r.problems.Add(t.Column.At, "ghi các tiêu đề vào một mục", "cột “%s” có hai mục ở “theo_doi”", t.Column.Text)
		}
		seen[t.Column.Text] = true
		if t.Column.Text != "" && r.fact(t.Column.Text) < 0 {
			var names []string
			for _, x := range r.form.Facts {
				names = append(names, x.Column.Text)
			}
			r.problems.Add(t.Column.At, "dùng một trong: "+strings.Join(names, ", "), "“thong_tin” không có cột “%s”", t.Column.Text)
		}
	}
}

// fact is the index of the fact of a column, -1 for none.
func (s *Settings) fact(column string) int {
	return slices.IndexFunc(s.form.Facts, func(x fact) bool { return x.Column.Text == column })
}

// tableNamed returns a field of the target that is a table.
func (r *settingsReader) tableNamed(name doc.Text) *template.Field {
	f := fieldOf(r.target.Fields, name.Text)
	if f == nil || f.Type != template.Records {
		var tables []string
		for _, t := range r.target.Fields {
			if t.Type == template.Records {
				tables = append(tables, t.Name)
			}
		}
		r.problems.Add(name.At, "dùng một trong: "+strings.Join(tables, ", "), "mẫu “%s” không có bảng “%s”", r.target.ID, name.Text)
		return nil
	}
	return f
}

// column reports a column that a table does not have; blank is none.
func (r *settingsReader) column(t *template.Field, name doc.Text) {
	if name.Text == "" || fieldOf(t.Fields, name.Text) != nil {
		return
	}
	var names []string
	for _, f := range t.Fields {
		names = append(names, f.Name)
	}
	hint := "dùng một trong: " + strings.Join(names, ", ")
	if near, ok := viet.Nearest(name.Text, names); ok {
		hint = diag.Meant(near)
	}
	r.problems.Add(name.At, hint, "bảng “%s” của mẫu “%s” không có cột “%s”", t.Name, r.target.ID, name.Text)
}

// indicatorNames reports names that stand twice or for nothing.
func (r *settingsReader) indicatorNames() {
	seen := map[string]bool{}
	for _, i := range r.form.Indicators {
		own := map[string]bool{}
		for _, n := range i.names() {
			k := nameKey(n)
			if seen[k] && !own[k] {
				r.problems.Add(i.At, "đổi tên một trong hai", "hai chỉ số cùng có tên “%s”", n)
			}
			seen[k], own[k] = true, true
		}
	}
	known := func(t doc.Text) {
		if r.indicator(t.Text) < 0 {
			r.problems.Add(t.At, "ghi đúng một tên ở “chi_so”", "không có chỉ số “%s”", t.Text)
		}
	}
	for _, s := range r.form.Sums {
		known(s.Total)
		for _, o := range s.Of {
			known(o)
		}
	}
	for _, p := range r.form.Parts {
		known(p.Part)
		known(p.Whole)
	}
}

// indicator is the index of the indicator of a name, -1 for none.
func (s *Settings) indicator(name string) int {
	return slices.IndexFunc(s.form.Indicators, func(i indicator) bool { return i.called(name) })
}

// lists compares the listings with the tables of the target.
func (r *settingsReader) lists() {
	for _, l := range r.form.Lists {
		r.need(l.Table, l.At, "bang")
		r.need(l.Sheet, l.At, "trang_tinh")
		r.need(l.Text, l.At, "noi_dung")
		r.need(l.Province, l.At, "dia_phuong")
		t := r.tableNamed(l.Table)
		if t == nil {
			continue
		}
		r.column(t, l.Province)
		r.column(t, l.Text)
		for _, c := range l.Columns {
			r.column(t, c.Column)
		}
		for _, f := range l.Fields {
			if f.Set == nil {
				continue
			}
			for _, set := range f.Set.Fields {
				r.column(t, doc.Text{Text: set.Key, At: set.KeyAt})
			}
		}
	}
}
