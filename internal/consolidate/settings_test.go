package consolidate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/consolidate"
)

// The example is spoiled in one place.
func TestSettingsFaults(t *testing.T) {
	p := open(t)
	f := load(t, "tong-hop.yaml")
	for _, tt := range []struct{ name, old, new, want string }{
		{"no year", "nam: 2026\n", "", "“nam” là “”, phải là một năm > ghi năm bốn chữ số, như “nam: 2026”"},
		{"no base", "khai_bao_chung: khai-bao-chung.yaml", "", "thiếu “khai_bao_chung” > ghi thêm “khai_bao_chung:” và giá trị"},
		{"no template of that name", "mau: bao-cao-tong-hop", "mau: bao-cao-tong-hop-quy", "không có mẫu “bao-cao-tong-hop-quy” > "},
		{"no such table", "bang: dia_phuong", "bang: cac_dia_phuong", "mẫu “bao-cao-tong-hop” không có bảng “cac_dia_phuong” > dùng một trong: dia_phuong, cach_lam_hay, kien_nghi"},
		{"no such column", "nay: lao_dong", "nay: lao_dongg", "bảng “dia_phuong” của mẫu “bao-cao-tong-hop” không có cột “lao_dongg” > ý bạn là “lao_dong”?"},
		{"a column twice", "nay: lao_dong", "nay: dan_so", "cột “dan_so” lấy từ hai nơi > bỏ một trong hai chỗ"},
		{"two indicators of one name", "ten_khac: [Doanh thu]", "ten_khac: [Lao động]", "hai chỉ số cùng có tên “Lao động” > đổi tên một trong hai"},
		{"a sum of nothing known", "cua: [", "cua: [Số máy tính, ", "không có chỉ số “Số máy tính” > ghi đúng một tên ở “chi_so”"},
		{"another way to take", "lay: so_ky_hieu", "lay: so", "không lấy được “so” > ghi một trong: so_ky_hieu, ngay, co_khong"},
		{"a factor of one", "gap: 5", "gap: 1", "“gap” là “1”, phải là số nguyên từ 2 > ghi số nguyên từ 2, như 5"},
		{"a column that a list sets", "dat: {noi_tra_loi: Thủ tướng Chính phủ}", "dat: {noi_tra_lai: Thủ tướng Chính phủ}",
			"bảng “kien_nghi” của mẫu “bao-cao-tong-hop” không có cột “noi_tra_lai” > ý bạn là “noi_tra_loi”?"},
		{"a column of the tracking table that is no fact", "{cot: dau_moi, tieu_de", "{cot: dan_so, tieu_de",
			"“thong_tin” không có cột “dan_so” > dùng một trong: so_bao_cao, ngay_bao_cao, so_ke_hoach, ngay_ke_hoach, dau_moi, cong_khai"},
		{"a column of the tracking table twice", "{cot: dau_moi, tieu_de", "{cot: cong_khai, tieu_de", "cột “cong_khai” có hai mục ở “theo_doi” > ghi các tiêu đề vào một mục"},
		{"a column of the tracking table without a title", "tieu_de: [Đầu mối]", "tieu_de: []", "thiếu “tieu_de” > ghi thêm “tieu_de:” và tiêu đề cột của bảng theo dõi"},
		{"an unknown key", "gap: 5", "gaps: 5", "không có khóa “gaps” > "},
		{"no indicator", "chi_so:", "chi_so: []\nchi_so_cu:", "chưa có chỉ số nào để tổng hợp > ghi dưới “chi_so:” mỗi chỉ số một mục"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if strings.Count(string(f.Data), tt.old) == 0 {
				t.Fatalf("%q does not stand in the settings", tt.old)
			}
			s, problems := consolidate.ReadSettings(p, f.Name, []byte(strings.Replace(string(f.Data), tt.old, tt.new, 1)))
			if s != nil || !problems.HasErrors() {
				t.Fatal("the settings must not be usable")
			}
			for _, l := range lines(problems) {
				if strings.Contains(l, tt.want) {
					return
				}
			}
			t.Errorf("want %q among:\n%s", tt.want, strings.Join(lines(problems), "\n"))
		})
	}
}

// The shared definition is judged before anything is read.
func TestBaseFaults(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	base := load(t, s.Base)
	for _, tt := range []struct{ name, old, new, want string }{
		{"another template", "mau: bao-cao-tong-hop", "mau: bao-cao-nam",
			"khai-bao-chung.yaml:3:6 khai báo chung theo mẫu “bao-cao-nam”, cài đặt tổng hợp ghi “bao-cao-tong-hop” > ghi “mau: bao-cao-tong-hop”"},
		{"another year", "nam_bao_cao: 2026", "nam_bao_cao: 2027",
			"khai-bao-chung.yaml:20:16 khai báo chung ghi năm “2027”, cài đặt tổng hợp ghi năm 2026 > sửa một trong hai chỗ cho cùng năm"},
		{"no day on which the round is closed", "ngay_theo_doi: 21/12/2026", "ngay_theo_doi:",
			"khai-bao-chung.yaml:3:1 ngày chốt tổng hợp là “”, phải đủ ngày, tháng, năm > ghi “ngay_theo_doi:” và ngày/tháng/năm vào khai báo chung"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bad := consolidate.File{Name: base.Name, Data: []byte(strings.Replace(string(base.Data), tt.old, tt.new, 1))}
			r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: bad})
			if err != nil || r.Definition() != nil {
				t.Fatal("nothing may come of it", err)
			}
			if d := cmp.Diff([]string{tt.want}, lines(problems)); d != "" {
				t.Error(d)
			}
		})
	}
}

// A year that the shared definition does not tell is filled in.
func TestYearOfTheBase(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	base := load(t, s.Base)
	base.Data = []byte(strings.Replace(string(base.Data), "nam_bao_cao: 2026", "nam_bao_cao:", 1))
	r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: base})
	if err != nil || problems.HasErrors() || !strings.Contains(string(r.Definition()), "nam_bao_cao: 2026\n") {
		t.Error(show(problems), err)
	}
}
