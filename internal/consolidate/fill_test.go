package consolidate_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/consolidate"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/table"
)

// rowOf is the row of a province in the definition, without the first line.
func rowOf(t *testing.T, r *consolidate.Result, province string) string {
	t.Helper()
	_, rest, found := strings.Cut(string(r.Definition()), "    - dia_phuong: "+province+"\n")
	if !found {
		t.Fatalf("no row of %s:\n%s", province, r.Definition())
	}
	row, _, _ := strings.Cut(rest, "\n    #")
	return strings.ReplaceAll(strings.TrimSpace(row), "\n      ", "; ")
}

// one consolidates one form.
func one(t *testing.T, p *pipeline.Pipeline, data []byte, received *consolidate.File) (*consolidate.Result, []string) {
	t.Helper()
	s := settings(t, p)
	r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: load(t, s.Base), Received: received,
		Reports: []consolidate.File{{Name: "x.xlsx", Data: data}}})
	if err != nil {
		t.Fatal(err)
	}
	return r, lines(problems)
}

const plainRow = "so_ke_hoach: 248/KH-UBND; ngay_ke_hoach: 20/11/2026; dau_moi: Sở Khoa học và Công nghệ; cong_khai: có; so_bao_cao: 612/BC-UBND; " +
	"ngay_bao_cao: 07/12/2026; ngay_gui: 07/12/2026; uoc: có; dan_so: 815200; so_doanh_nghiep_truoc: 96; so_doanh_nghiep: 118; chi_tieu: 120; " +
	"co_san_pham: 9; lao_dong: 1480; doanh_thu: 720"

// What clerks do to a form does not change what is read.
func TestFormAsItComesBack(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	form := blankForm(t, p, s)
	figure := func(row int, values ...any) table.Change {
		return table.Change{Sheet: figuresSheet, Row: row, Col: 2, Values: values}
	}
	for name, more := range map[string][]table.Change{
		"as it is": nil,
		"numbers as text": {
			{Sheet: figuresSheet, Row: 5, Col: 4, Values: []any{"815 200"}}, {Sheet: figuresSheet, Row: 6, Col: 4, Values: []any{"118,0", " 96", "120"}},
			{Sheet: figuresSheet, Row: 9, Col: 4, Values: []any{"1.480"}}, {Sheet: figuresSheet, Row: 10, Col: 4, Values: []any{"720,0"}},
		},
		"units and marks beside numbers": {
			{Sheet: figuresSheet, Row: 5, Col: 4, Values: []any{"815.200 người"}}, {Sheet: figuresSheet, Row: 10, Col: 4, Values: []any{"720 tỷ đồng (ước)"}},
		},
		"rows in another order, with numbers and a note": {
			figure(5, "2. Doanh thu", "tỷ đồng", 720, nil, nil, "có"), figure(10, "1. DÂN SỐ", "người", 815_200, nil, nil, ""),
			{Sheet: figuresSheet, Col: 2, Values: []any{"Ghi chú: số liệu của Thống kê tỉnh"}},
		},
		"facts in sentences": {
			{Sheet: factsSheet, Row: firstRow, Col: 3, Values: []any{"30-11-2026", "612", "7/12/2026",
				"Kế hoạch số 248/KH-UBND ngày 20 tháng 11 năm 2026", "ngày 20 tháng 11 năm 2026", nil, "Đã có"}},
		},
		"blanks and dashes where nothing was asked": {{Sheet: figuresSheet, Row: 7, Col: 5, Values: []any{"-", "…"}}},
		"another sheet in front":                    {{Add: &table.Sheet{Name: "Hướng dẫn", Columns: []table.Head{{Title: "Nội dung"}}, Rows: [][]any{{"Đọc kỹ trước khi điền"}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			a := plain("TỈNH LẠNG SƠN")
			a.more = more
			r, problems := one(t, p, a.fill(t, form), nil)
			if d := cmp.Diff(plainRow, rowOf(t, r, "Lạng Sơn")); d != "" {
				t.Error(d)
			}
			if len(problems) > 0 {
				t.Error(problems)
			}
		})
	}
}

// What cannot be read is told with its cell.
func TestFormWithAnswersThatCannotBe(t *testing.T) {
	p := open(t)
	form := blankForm(t, p, settings(t, p))
	a := plain("Lạng Sơn")
	a.facts = []any{"cuối tháng 11", "612/BC-UBND", day(7, 12, 2026), nil, "sắp ban hành", office, "một phần"}
	a.figures[1] = []any{118, 96, dec(1205), "có"}
	a.figures[2] = []any{119}
	a.figures[3] = nil
	r, problems := one(t, p, a.fill(t, form), nil)
	want := []string{
		"x.xlsx, trang tính “Biểu số liệu”, ô F6 tỉnh Lạng Sơn, ô F6 (Số doanh nghiệp công nghệ số đang hoạt động), “120,5”: số này phải là số nguyên > đề nghị địa phương ghi lại",
		"x.xlsx, trang tính “Biểu số liệu”, ô D7 tỉnh Lạng Sơn, ô D7 (Trong đó: có sản phẩm Make in Viet Nam), “119”: lớn hơn số doanh nghiệp công nghệ số đang hoạt động (118) > đề nghị địa phương ghi lại",
		"x.xlsx, trang tính “Thông tin chung”, ô C5 ngày chốt số liệu “cuối tháng 11” không phải một ngày > ghi ngày/tháng/năm, như 30/11/2026",
		"x.xlsx, trang tính “Thông tin chung”, ô G5 tỉnh Lạng Sơn, ô G5 (Ngày kế hoạch), “sắp ban hành”: “sắp ban hành” không phải là ngày > viết ngày/tháng/năm, như 30/3/2020 hoặc 2020-03-30",
		"x.xlsx, trang tính “Thông tin chung”, ô I5 tỉnh Lạng Sơn, ô I5 (Đã công khai danh mục), “một phần”: “một phần” không phải có hay không > ghi có hoặc không",
	}
	if d := cmp.Diff(want, problems); d != "" {
		t.Error(d)
	}
	row := "dau_moi: Sở Khoa học và Công nghệ; so_bao_cao: 612/BC-UBND; ngay_bao_cao: 07/12/2026; ngay_gui: 07/12/2026; uoc: có; dan_so: 815200; " +
		"so_doanh_nghiep_truoc: 96; so_doanh_nghiep: 118; lao_dong: 1480; doanh_thu: 720"
	if d := cmp.Diff(row, rowOf(t, r, "Lạng Sơn")); d != "" {
		t.Error(d)
	}
}

// What the template of the consolidated report refuses stays blank, so that the
// report can be built with the others.
func TestWhatTheTemplateRefusesStaysBlank(t *testing.T) {
	p := open(t)
	a := plain("Lạng Sơn")
	a.figures[0] = []any{81_520_000}
	a.figures[1] = []any{118, 96, 0, "có"}
	r, problems := one(t, p, a.fill(t, blankForm(t, p, settings(t, p))), nil)
	want := []string{
		"x.xlsx, trang tính “Biểu số liệu”, ô D5 tỉnh Lạng Sơn, ô D5 (Dân số trung bình), “81.520.000”: ",
		"x.xlsx, trang tính “Biểu số liệu”, ô F6 tỉnh Lạng Sơn, ô F6 (Số doanh nghiệp công nghệ số đang hoạt động), “0”: ",
	}
	for i, w := range want {
		if len(problems) != len(want) || !strings.HasPrefix(problems[i], w) {
			t.Fatalf("want %q among:\n%s", w, strings.Join(problems, "\n"))
		}
	}
	row := strings.NewReplacer("dan_so: 815200; ", "", "chi_tieu: 120; ", "").Replace(plainRow)
	if d := cmp.Diff(row, rowOf(t, r, "Lạng Sơn")); d != "" {
		t.Error(d)
	}
	if _, problems, err := p.Layout(pipeline.Source{File: "a.vb.yaml", Data: r.Definition()}, pipeline.Options{Stage: doc.Sign}); err != nil || problems.HasErrors() {
		t.Error(show(problems), err)
	}
}

// The day of arrival comes from the table of the ministry, and never silently
// from the report itself.
func TestDaysOfArrival(t *testing.T) {
	p := open(t)
	form := plain("Lạng Sơn").fill(t, blankForm(t, p, settings(t, p)))
	for _, tt := range []struct {
		name, csv string
		day       string
		want      []string
	}{
		{"another day", "STT;Địa phương;Báo cáo 2026: Ngày gửi\n1;tỉnh Lạng Sơn;11/12/2026\n", "ngay_gui: 11/12/2026", nil},
		{"a short header", "Địa phương,Ngày gửi\nlang-son,11/12/2026\n", "ngay_gui: 11/12/2026", nil},
		{"no such place", "Địa phương;Ngày gửi\nBắc Kạn;11/12/2026\n", "ngay_gui: 07/12/2026",
			[]string{"r.csv:2:1 tỉnh Bắc Kạn không còn từ 01/7/2025, nay thuộc tỉnh Thái Nguyên > gộp số liệu vào báo cáo của tỉnh Thái Nguyên"}},
		{"no day", "Địa phương;Ngày gửi\nLạng Sơn;hôm qua\n", "ngay_gui: 07/12/2026",
			[]string{"r.csv:2:10 “hôm qua” không phải ngày nhận báo cáo của tỉnh Lạng Sơn > ghi ngày/tháng/năm, như 08/12/2026"}},
		{"two days", "Địa phương;Ngày gửi\nLạng Sơn;11/12/2026\nLạng Sơn;12/12/2026\n", "ngay_gui: 11/12/2026",
			[]string{"r.csv:3:10 tỉnh Lạng Sơn có hai ngày gửi: 11/12/2026 và 12/12/2026; dùng ngày đầu > để lại một ngày"}},
		{"no report of a place that sent one", "Địa phương;Ngày gửi\nLạng Sơn;11/12/2026\nSơn La;04/12/2026\n", "ngay_gui: 11/12/2026",
			[]string{"r.csv:3:8 tỉnh Sơn La đã gửi ngày 04/12/2026 nhưng không có tệp báo cáo nào dùng được > đưa tệp báo cáo vào rồi tổng hợp lại"}},
		{"other columns", "Tên;Ngày\nLạng Sơn;11/12/2026\n", "ngay_gui: 07/12/2026",
			[]string{"r.csv không thấy cột địa phương và cột ngày gửi trong bảng theo dõi > đặt tiêu đề hai cột là “Địa phương” và “Ngày gửi”"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, problems := one(t, p, form, &consolidate.File{Name: "r.csv", Data: []byte(tt.csv)})
			if !strings.Contains(rowOf(t, r, "Lạng Sơn"), tt.day) {
				t.Errorf("want %s in %s", tt.day, rowOf(t, r, "Lạng Sơn"))
			}
			if d := cmp.Diff(tt.want, problems); d != "" {
				t.Error(d)
			}
			if assumed := len(r.Summary.Assumed) == 1; assumed != strings.Contains(tt.day, "07/12") {
				t.Errorf("assumed: %v", r.Summary.Assumed)
			}
		})
	}
}

// What comes on the closing day still counts, and of two days the first.
func TestArrivalOnTheClosingDay(t *testing.T) {
	p := open(t)
	form := plain("Lạng Sơn").fill(t, blankForm(t, p, settings(t, p)))
	for csv, want := range map[string]string{
		"Lạng Sơn,21/12/2026\n":                      "ngay_gui: 21/12/2026",
		"Lạng Sơn,20/12/2026\nLạng Sơn,21/12/2026\n": "ngay_gui: 20/12/2026",
		"Lạng Sơn,21/12/2026\nLạng Sơn,21/12/2026\n": "ngay_gui: 21/12/2026",
	} {
		r, told := one(t, p, form, &consolidate.File{Name: "ngay.csv", Data: []byte("Địa phương,Ngày gửi\nSơn La,21/12/2026\n" + csv)})
		if row := rowOf(t, r, "Lạng Sơn"); !strings.Contains(row, want) || !strings.Contains(row, "so_doanh_nghiep: 118") {
			t.Errorf("%q: the row is %s, want the figures and %s", csv, row, want)
		}
		if row := rowOf(t, r, "Sơn La"); row != "ngay_gui: 21/12/2026" {
			t.Errorf("%q: the row of a report without a file is %q", csv, row)
		}
		twoDays := slices.ContainsFunc(told, func(s string) bool { return strings.Contains(s, "hai ngày gửi") })
		if twoDays != strings.Contains(want, "20/12") {
			t.Errorf("%q: told %q", csv, told)
		}
	}
}
