package places

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/viet"
)

func TestMinistryHoldsAllParts(t *testing.T) {
	r := register(t)
	science := Ministry{
		ID: "bo-khoa-hoc-va-cong-nghe", Name: "Bộ Khoa học và Công nghệ", Type: "bộ", Abbreviation: "BKHCN",
		Code: "G06", Place: "Hà Nội", Origin: Origin{Source: "Công văn số 7197/BKHCN-CDSQG"},
	}
	got, _ := r.Ministry("Bộ Khoa học và Công nghệ", date(t, "28/2/2025"))
	if diff := cmp.Diff(science, got); diff != "" {
		t.Error(diff)
	}
	science.Predecessors = []string{"bo-thong-tin-va-truyen-thong"}
	got, _ = r.Ministry("bkhcn", date(t, "1/3/2025"))
	if diff := cmp.Diff(science, got); diff != "" {
		t.Error(diff)
	}
	got, _ = r.Ministry("Nông nghiệp và Môi trường", viet.Date{})
	want := Ministry{
		ID: "bo-nong-nghiep-va-moi-truong", Name: "Bộ Nông nghiệp và Môi trường", Type: "bộ", Abbreviation: "BNNMT",
		Code: "G10", Place: "Hà Nội",
		Origin: Origin{
			From:         viet.Date{Day: 1, Month: 3, Year: 2025},
			Predecessors: []string{"bo-tai-nguyen-va-moi-truong", "bo-nong-nghiep-va-phat-trien-nong-thon"},
			Act:          "Nghị quyết số 176/2025/QH15",
			Source:       "Thông tư số 19/2025/TT-BNNMT",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMinistriesCountByDay(t *testing.T) {
	r := register(t)
	for _, tt := range []struct {
		on          string
		full, equal int
	}{{"28/2/2025", 18, 4}, {"1/3/2025", 14, 3}, {"", 14, 3}} {
		count := map[string]int{}
		seen := map[string]bool{}
		for _, m := range r.Ministries(date(t, tt.on)) {
			count[m.Type]++
			if seen[m.Abbreviation] || m.Place != "Hà Nội" || m.ID != viet.ID(m.Name) || m.Source == "" {
				t.Errorf("on %q: odd entry %+v", tt.on, m)
			}
			seen[m.Abbreviation] = true
		}
		if count["bộ"] != tt.full || count["cơ quan ngang bộ"] != tt.equal || len(count) != 2 {
			t.Errorf("on %q: got %v", tt.on, count)
		}
	}
	if first := r.Ministries(viet.Date{})[0].Name; first != "Bộ Quốc phòng" {
		t.Errorf("the first in the official order is %q", first)
	}
}

func TestMissingMinistry(t *testing.T) {
	r := register(t)
	for _, tt := range []struct{ id, on, reason, hint string }{
		{"Bộ Thông tin và Truyền thông", "1/3/2025",
			"Bộ Thông tin và Truyền thông không còn từ 01/3/2025, nay là Bộ Khoa học và Công nghệ (một phần thuộc Bộ Văn hóa, Thể thao và Du lịch)",
			"dùng “bo-khoa-hoc-va-cong-nghe”, hoặc ghi ngày ban hành trước 01/3/2025"},
		{"BGTVT", "", "Bộ Giao thông vận tải không còn từ 01/3/2025, nay là Bộ Xây dựng",
			"dùng “bo-xay-dung”, hoặc ghi ngày ban hành trước 01/3/2025"},
		{"bo-nong-nghiep-va-moi-truong", "28/2/2025",
			"Bộ Nông nghiệp và Môi trường chưa có trước 01/3/2025, khi đó là Bộ Tài nguyên và Môi trường và Bộ Nông nghiệp và Phát triển nông thôn",
			"dùng “bo-tai-nguyen-va-moi-truong” hoặc “bo-nong-nghiep-va-phat-trien-nong-thon”, hoặc ghi ngày ban hành từ 01/3/2025"},
		{"Bộ Khoa học Công nghệ", "", "không có bộ, cơ quan ngang bộ “Bộ Khoa học Công nghệ”", "ý bạn là “bo-khoa-hoc-va-cong-nghe”?"},
		{"Paris", "", "không có bộ, cơ quan ngang bộ “Paris”", "viết tên đầy đủ hoặc không dấu, như bo-noi-vu"},
	} {
		if _, ok := r.Ministry(tt.id, date(t, tt.on)); ok {
			t.Errorf("%s exists on %q", tt.id, tt.on)
		}
		got := r.MissingMinistry(tt.id, date(t, tt.on))
		if diff := cmp.Diff(&viet.InputError{Text: tt.id, Reason: tt.reason, Hint: tt.hint}, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestDepartmentOfAProvince(t *testing.T) {
	r := register(t)
	for _, tt := range []struct{ id, province, on, want, abbreviation string }{
		{"Sở Khoa học và Công nghệ", "lang-son", "", "Sở Khoa học và Công nghệ tỉnh Lạng Sơn", "SKHCN"},
		{"skhcn", "bac-ninh", "20/9/2026", "Sở Khoa học và Công nghệ thành phố Bắc Ninh", "SKHCN"},
		{"Sở KH&CN", "ho-chi-minh", "", "Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh", "SKHCN"},
		{"Thanh tra tỉnh", "ha-noi", "", "Thanh tra thành phố Hà Nội", "TTT"},
		{"Văn phòng UBND", "lang-son", "", "Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn", "VP"},
		{"Thông tin và Truyền thông", "ha-giang", "28/2/2025", "Sở Thông tin và Truyền thông tỉnh Hà Giang", "STTTT"},
	} {
		p, ok := r.Province(tt.province, date(t, tt.on))
		d, ok2 := r.Department(tt.id, date(t, tt.on))
		if got := d.Of(p); !ok || !ok2 || got != tt.want || d.Abbreviation != tt.abbreviation {
			t.Errorf("%s: got %q, %q, %v, want %q", tt.id, got, d.Abbreviation, ok2, tt.want)
		}
	}
	if got := len(r.Departments(viet.Date{})); got != 17 {
		t.Errorf("got %d departments today, want the 12 of every province and 5 of some", got)
	}
	got := r.MissingDepartment("Sở Tài nguyên và Môi trường", viet.Date{}).Reason
	if want := "Sở Tài nguyên và Môi trường không còn từ 01/3/2025, nay là Sở Nông nghiệp và Môi trường"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEveryCodeIsWellFormedAndUsedOnce(t *testing.T) {
	seen := map[string]string{}
	for _, m := range register(t).Ministries(viet.Date{}) {
		if e := checkCode(m.Code); e != nil {
			t.Errorf("%s: %v", m.Name, e)
		}
		if other := seen[m.Code]; other != "" {
			t.Errorf("%s and %s share %s", other, m.Name, m.Code)
		}
		seen[m.Code] = m.Name
	}
}

func TestCheckCode(t *testing.T) {
	for code, hint := range map[string]string{
		"G06": "", "H37.02.02": "", "H37.DN.001": "",
		"000.01.12.H28":                  "viết “H28.12.01” nếu cơ quan được cấp mã đó",
		"g06":                            "viết dạng H37.02.02: cấp cao nhất trước, ngăn bằng dấu chấm",
		"H37.":                           "viết dạng H37.02.02: cấp cao nhất trước, ngăn bằng dấu chấm",
		"H37-02":                         "viết dạng H37.02.02: cấp cao nhất trước, ngăn bằng dấu chấm",
		"":                               "viết dạng H37.02.02: cấp cao nhất trước, ngăn bằng dấu chấm",
		"H37" + strings.Repeat(".0", 17): "viết dạng H37.02.02: cấp cao nhất trước, ngăn bằng dấu chấm",
	} {
		got := ""
		if e := checkCode(code); e != nil {
			got = e.Hint
		}
		if got != hint {
			t.Errorf("%q: got hint %q, want %q", code, got, hint)
		}
	}
}
