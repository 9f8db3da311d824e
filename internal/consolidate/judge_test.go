package consolidate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/consolidate"
)

// tell writes an issue on one line.
func tell(i consolidate.Issue) string {
	return fmt.Sprintf("%s | %s | %s | %s | %s", i.Sheet, i.Cell, i.Value, i.Kind, i.Text)
}

// A figure that cannot be leaves the result blank only if it is the one that
// counts.
func TestWhichFigureIsDropped(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	good := string(load(t, "bao-cao/lang-son.vb.yaml").Data)
	for old, kept := range map[string]bool{"mat_do: {so_doanh_nghiep: 118": true, "ky_nay: 118": false} {
		report := consolidate.File{Name: "a.vb.yaml", Data: []byte(strings.Replace(good, old, strings.Replace(old, "118", "nhiều", 1), 1))}
		r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: load(t, s.Base), Reports: []consolidate.File{report}})
		if err != nil || problems.HasErrors() {
			t.Fatal(show(problems), err)
		}
		if got := strings.Contains(string(r.Definition()), "\n      so_doanh_nghiep: 118\n"); got != kept {
			t.Errorf("%s is no number: the figure stands in the result: %t\n%s", old, got, r.Definition())
		}
	}
}

// A number of the whole year need be no estimate on its last day.
func TestNumbersOfTheWholeYear(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	good := strings.ReplaceAll(string(load(t, "bao-cao/lang-son.vb.yaml").Data), "uoc: có", "uoc: không")
	for cutoff, issues := range map[string]bool{"30/12/2026": true, "31/12/2026": false} {
		report := consolidate.File{Name: "a.vb.yaml", Data: []byte(strings.Replace(good, "chot_so_lieu: 30/11/2026", "chot_so_lieu: "+cutoff, 1))}
		r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: load(t, s.Base), Reports: []consolidate.File{report}})
		if err != nil || problems.HasErrors() {
			t.Fatal(show(problems), err)
		}
		if len(r.Found) > 0 != issues {
			t.Errorf("data of %s: %v", cutoff, r.Found)
		}
	}
}

// A definition of Lạng Sơn in which nothing disagrees is spoiled in one place.
func TestFiguresThatDoNotAgree(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	good := string(load(t, "bao-cao/lang-son.vb.yaml").Data)
	const row = "dòng 1 (Số doanh nghiệp công nghệ số đang hoạt động), cột "
	tests := []struct {
		name, old, new string
		want           []string
		blank          string // a column that must not be in the row
	}{
		{name: "nothing"},
		{"a share that is not that of its numbers", `ty_le: "98,3"`, `ty_le: "89,3"`,
			[]string{"Bảng chỉ tiêu | " + row + "Tỷ lệ thực hiện (%) | 89,3 | chưa thống nhất | 118 chia 120 là 98,3%"}, ""},
		{"a share of two decimals", `so_sanh: "122,9"`, `so_sanh: "122,91"`,
			[]string{"Biểu số liệu | " + row + "So sánh (%) | 122,91 | chưa thống nhất | 118 chia 96 là 122,92%"}, ""},
		{"another figure in another place", "mat_do: {so_doanh_nghiep: 118", "mat_do: {so_doanh_nghiep: 181",
			[]string{"Số doanh nghiệp trên 1.000 dân | mục Số doanh nghiệp công nghệ số | 181 | chưa thống nhất | Biểu số liệu, " + row + "Kỳ này ghi 118"}, ""},
		{"another figure than last year's report", `ky_truoc: 96, so_sanh: "122,9"`, "ky_truoc: 69",
			[]string{"Biểu số liệu | " + row + "Kỳ trước | 69 | chưa thống nhất | Báo cáo tổng hợp năm trước là 96 doanh nghiệp"}, ""},
		{"thousands for units", `ky_nay: 720, ky_truoc: 640, so_sanh: "112,5"`, `ky_nay: 720000, ky_truoc: 640`,
			[]string{"Biểu số liệu | dòng 3 (Doanh thu của doanh nghiệp công nghệ số), cột Kỳ này | 720000 | chưa thống nhất | " +
				"Gấp khoảng 1.000 lần số của năm 2025 (640 tỷ đồng, theo báo cáo tổng hợp năm trước); có thể nhầm đơn vị tính, biểu dùng tỷ đồng"}, ""},
		{"units for millions", `ky_nay: 720, ky_truoc: 640, so_sanh: "112,5"`, `ky_nay: "0,00072", ky_truoc: 640`,
			[]string{"Biểu số liệu | dòng 3 (Doanh thu của doanh nghiệp công nghệ số), cột Kỳ này | 0,00072 | chưa thống nhất | " +
				"Chỉ bằng khoảng một phần 1.000.000 số của năm 2025 (640 tỷ đồng, theo báo cáo tổng hợp năm trước); có thể nhầm đơn vị tính, biểu dùng tỷ đồng"}, ""},
		{"six times last year", "ky_nay: 1480", "ky_nay: 7500",
			[]string{"Biểu số liệu | dòng 2 (Số lao động trong doanh nghiệp công nghệ số), cột Kỳ này | 7500 | chưa thống nhất | " +
				"Gấp 6,0 lần số của năm 2025 (1.250 người, theo báo cáo tổng hợp năm trước)"}, ""},
		{"five times last year", "ky_nay: 1480", "ky_nay: 6250",
			[]string{"Biểu số liệu | dòng 2 (Số lao động trong doanh nghiệp công nghệ số), cột Kỳ này | 6250 | chưa thống nhất | " +
				"Gấp 5,0 lần số của năm 2025 (1.250 người, theo báo cáo tổng hợp năm trước)"}, ""},
		{"a little less than five times", "ky_nay: 1480", "ky_nay: 6249", nil, ""},
		{"a fifth of last year", "ky_nay: 1480", "ky_nay: 250",
			[]string{"Biểu số liệu | dòng 2 (Số lao động trong doanh nghiệp công nghệ số), cột Kỳ này | 250 | chưa thống nhất | " +
				"Chỉ bằng 20,0% số của năm 2025 (1.250 người, theo báo cáo tổng hợp năm trước)"}, ""},
		{"a blank where last year had a number", "ky_nay: 1480, ", "",
			[]string{"Biểu số liệu | dòng 2 (Số lao động trong doanh nghiệp công nghệ số), cột Kỳ này |  | thiếu | Năm 2025 có số liệu (1.250 người)"}, "lao_dong"},
		{"a row left out", "chi_so: Số lao động trong doanh nghiệp công nghệ số", "chi_so: Số trường có ngành công nghệ số",
			[]string{"Biểu số liệu | dòng “Lao động của doanh nghiệp công nghệ số” |  | thiếu | Năm 2025 có số liệu (1.250 người)"}, "lao_dong"},
		{"text for a number", "ky_nay: 1480", "ky_nay: khoảng một nghìn",
			[]string{"Biểu số liệu | dòng 2 (Số lao động trong doanh nghiệp công nghệ số), cột Kỳ này | khoảng một nghìn | chưa thống nhất | Ô này phải là một số"}, "lao_dong"},
		{"a negative number", "ky_nay: 1480", "ky_nay: -1480",
			[]string{"Biểu số liệu | dòng 2 (Số lao động trong doanh nghiệp công nghệ số), cột Kỳ này | -1480 | chưa thống nhất | Số không thể âm"}, "lao_dong"},
		{"half a person", "ky_nay: 1480", `ky_nay: "1480,5"`,
			[]string{"Biểu số liệu | dòng 2 (Số lao động trong doanh nghiệp công nghệ số), cột Kỳ này | 1480,5 | chưa thống nhất | Số này phải là số nguyên"}, "lao_dong"},
		{"another unit", "don_vi: lao động", "don_vi: nghìn người",
			[]string{"Biểu số liệu | dòng 2 (Số lao động trong doanh nghiệp công nghệ số), cột Kỳ này | 1480 | chưa thống nhất | Đơn vị tính là nghìn người, biểu dùng người"}, "lao_dong"},
		{"an estimate that does not say so", `so_sanh: "112,5", uoc: có`, `so_sanh: "112,5", uoc: không`,
			[]string{"Biểu số liệu | dòng 3 (Doanh thu của doanh nghiệp công nghệ số), cột Kỳ này | 720 | chưa thống nhất | " +
				"Số liệu chốt ngày 30/11/2026 mà số của cả năm 2026 không ghi là số ước"}, ""},
		{"an estimate that says so in its cell", `ky_nay: 720, ky_truoc: 640, so_sanh: "112,5", uoc: có`, `ky_nay: "720 (ước)", ky_truoc: 640`, nil, ""},
		{"a part greater than its whole", `ke_hoach: 8, thuc_hien: 9, ty_le: "112,5"`, `ke_hoach: 100, thuc_hien: 150, ty_le: "150,0"`,
			[]string{
				"Bảng chỉ tiêu | dòng 2 (Số doanh nghiệp có sản phẩm Make in Viet Nam), cột Thực hiện | 150 | chưa thống nhất | Gấp 18,8 lần số của năm 2025 (8 doanh nghiệp, theo báo cáo tổng hợp năm trước)",
				"Bảng chỉ tiêu | dòng 2 (Số doanh nghiệp có sản phẩm Make in Viet Nam), cột Thực hiện | 150 | chưa thống nhất | Lớn hơn số doanh nghiệp công nghệ số đang hoạt động (118)",
			}, "co_san_pham"},
		{"a part that is its whole", `ke_hoach: 8, thuc_hien: 9, ty_le: "112,5"`, `ke_hoach: 100, thuc_hien: 118, ty_le: "118,0"`,
			[]string{"Bảng chỉ tiêu | dòng 2 (Số doanh nghiệp có sản phẩm Make in Viet Nam), cột Thực hiện | 118 | chưa thống nhất | Gấp 14,8 lần số của năm 2025 (8 doanh nghiệp, theo báo cáo tổng hợp năm trước)"}, ""},
		{"parts that do not add up", "    - {chi_so: Số lao động", "    - {chi_so: Số doanh nghiệp chưa có sản phẩm Make in Viet Nam, don_vi: doanh nghiệp, ky_nay: 100, nguon: Sở Tài chính}\n    - {chi_so: Số lao động",
			[]string{"Biểu số liệu | " + row + "Kỳ này | 118 | chưa thống nhất | Cộng các phần là 109 (9 + 100)"}, ""},
		{"a plan from the future", "ngày 20 tháng 11 năm 2026 về", "ngày 22 tháng 12 năm 2026 về",
			[]string{"Ngày kế hoạch | Ngày kế hoạch | 22/12/2026 | chưa thống nhất | Ngày này sau ngày chốt tổng hợp 21/12/2026"}, "ngay_ke_hoach"},
	}
	base, previous := load(t, s.Base), load(t, s.Previous)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if strings.Count(good, tt.old) == 0 {
				t.Fatalf("%q does not stand in the report", tt.old)
			}
			report := consolidate.File{Name: "a.vb.yaml", Data: []byte(strings.Replace(good, tt.old, tt.new, 1))}
			r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: base, Previous: &previous, Reports: []consolidate.File{report}})
			if err != nil || problems.HasErrors() {
				t.Fatal(show(problems), err)
			}
			var got []string
			for _, i := range r.Found {
				got = append(got, tell(i))
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("issues (-want +got):\n%s", d)
			}
			if tt.blank != "" && strings.Contains(string(r.Definition()), "\n      "+tt.blank+": ") {
				t.Errorf("%s must stay blank:\n%s", tt.blank, r.Definition())
			}
		})
	}
}
