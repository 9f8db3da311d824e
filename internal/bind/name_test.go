package bind

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/viet"
)

func names(t *testing.T, pattern, base string, titles []string, rows ...[]string) ([]string, string) {
	t.Helper()
	root := yaml(t, base)
	b, problems := Bind(sheet(titles, rows...), fields(t, letterTemplate), Options{Base: root, Places: register(t)})
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	out, problems := b.Names(pattern, "thu", root)
	return out, printed(problems)
}

func TestNamesOfFiles(t *testing.T) {
	long := strings.Repeat("Ủy ban nhân dân ", 30)
	for _, test := range []struct {
		name, pattern, base string
		titles              []string
		rows                [][]string
		want                []string
	}{
		{"after the recipient", "", "mau: thu", []string{"tinh"}, [][]string{{"Lạng Sơn"}, {"TP Huế"}, {""}}, []string{"thu-lang-son", "thu-hue", "thu"}},
		{"after a committee", "", "mau: thu", []string{"kinh_gui"}, [][]string{{"Ủy ban nhân dân tỉnh Lạng Sơn"}, {"UBND TP Huế"}, {"UBND xã A"}}, []string{"thu-lang-son", "thu-hue", "thu-ubnd-xa-a"}},
		{"of several", "", "mau: thu", []string{"dia_phuong"}, [][]string{{"Lạng Sơn; Hà Nội"}, {"Lạng Sơn; Hà Nội; Huế; Cà Mau"}}, []string{"thu-lang-son-ha-noi", "thu-lang-son-va-3-noi"}},
		{"as the definition says", "", "mau: thu\nten_tep: nhắc", []string{"tinh"}, [][]string{{"Lạng Sơn"}}, []string{"nhắc-lang-son"}},
		{"as the row says", "", "mau: thu", []string{"tinh", "ten_tep"}, [][]string{{"Lạng Sơn", "12/CV"}, {"Hà Nội", ""}}, []string{"12-CV", "thu-ha-noi"}},
		{"after a long text", "", "mau: thu", []string{"Nơi"}, [][]string{{long}}, []string{"thu-uy-ban-nhan-dan-uy-ban-nhan-dan-uy-ban-nhan-dan-uy-ban-nhan"}},
		{"by a pattern", "{tinh} - {STT}.{Ghi chú}/{dong}", "mau: thu", []string{"STT", "Tỉnh", "ghi chú"}, [][]string{{"01", "Lạng Sơn", "a:b"}, {"2", "Hà Nội", ""}}, []string{"Lạng Sơn - 01.a-b-4", "Hà Nội - 2.-5"}},
		{"by a pattern with a blank", "{tinh}-{so}", "mau: thu", []string{"so", "tinh"}, [][]string{{"", "Lạng Sơn"}, {"5", ""}, {"", ""}}, []string{"Lạng Sơn", "5", "dong-6"}},
		{"that are the same", "{so}", "mau: thu", []string{"so"}, [][]string{{"A"}, {"a"}, {"A-dong-4"}, {"b"}}, []string{"A-dong-4-dong-4", "a-dong-5", "A-dong-4-dong-6", "b"}},
		{"that are the same and long", "{Nơi}", "mau: thu", []string{"Nơi"}, [][]string{{long + "a"}, {long + "b"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, problems := names(t, test.pattern, test.base, test.titles, test.rows...)
			if test.want == nil {
				for _, n := range got {
					if len(n) > viet.FileNameLimit || !strings.Contains(n, "-dong-") {
						t.Errorf("%q", n)
					}
				}
			} else if d := cmp.Diff(test.want, got); d != "" {
				t.Error(d, problems)
			}
		})
	}
}

func TestSharedNamesAreTold(t *testing.T) {
	_, problems := names(t, "", "mau: thu", []string{"tinh"}, []string{"Lạng Sơn"}, []string{"Hà Nội"}, []string{"tỉnh Lạng Sơn"})
	want := `ds.xlsx, trang tính “Danh sách”, dòng 4: ghi chú: 2 dòng cùng cho tên “thu-lang-son”, tên của mỗi dòng có thêm số dòng
    ds.xlsx, trang tính “Danh sách”, dòng 6: cũng cho tên ấy
    gợi ý: thêm cột khác vào mẫu tên để phân biệt
`
	if d := cmp.Diff(want, problems); d != "" {
		t.Error(d)
	}
}

func TestManySharedNamesAreTold(t *testing.T) {
	var rows [][]string
	for i := range 40 {
		rows = append(rows, []string{string(rune('a' + i%20))})
	}
	got, problems := names(t, "{so}", "mau: thu", []string{"so"}, rows...)
	if strings.Count(problems, "2 dòng cùng cho tên") != 5 || !strings.Contains(problems, "ghi chú: còn 15 tên nữa có nhiều dòng cùng dùng") {
		t.Error(problems)
	}
	if got[0] != "a-dong-4" || got[20] != "a-dong-24" {
		t.Errorf("%q", got)
	}
}

func TestPatternsThatCannotBeRead(t *testing.T) {
	_, problems := names(t, "{tinh}-{sô}-{xyz", "mau: thu", []string{"tinh", "Số 1"})
	want := `--name: lỗi: mẫu tên “{tinh}-{sô}-{xyz” thiếu dấu “}”
    gợi ý: viết tên cột trong cặp ngoặc nhọn, như {dia_phuong}
--name: lỗi: mẫu tên “{tinh}-{sô}-{xyz”: không có cột hay trường “sô”
    gợi ý: dùng một trong các cột: tinh, Số 1
`
	if d := cmp.Diff(want, problems); d != "" {
		t.Error(d)
	}
}

func TestRecipients(t *testing.T) {
	for _, test := range []struct {
		name, base string
		titles     []string
		row        []string
		want       string
	}{
		{"a province by its code", "mau: thu", []string{"Ghi chú", "tinh"}, []string{"a", "lang-son"}, "tỉnh Lạng Sơn"},
		{"on a day", "ngay_ban_hanh: 31/8/2026", []string{"tinh"}, []string{"Quảng Ninh"}, "tỉnh Quảng Ninh"},
		{"on a later day", "ngay_ban_hanh: 20/9/2026", []string{"tinh"}, []string{"Quảng Ninh"}, "thành phố Quảng Ninh"},
		{"on the day of the row", "ngay_ban_hanh: 20/9/2026", []string{"tinh", "ngay_ban_hanh"}, []string{"Quảng Ninh", "31/8/2026"}, "tỉnh Quảng Ninh"},
		{"three", "mau: thu", []string{"dia_phuong"}, []string{"Lạng Sơn, Huế, TP.HCM"}, "tỉnh Lạng Sơn, thành phố Huế, Thành phố Hồ Chí Minh"},
		{"four", "mau: thu", []string{"dia_phuong"}, []string{"Lạng Sơn, Huế, Cà Mau, An Giang"}, "tỉnh Lạng Sơn và 3 nơi khác"},
		{"none that is known", "mau: thu", []string{"tinh"}, []string{"Lạng Sn"}, "Lạng Sn"},
		{"an address before a text", "mau: thu", []string{"chi_dao.trich_yeu", "kinh_gui"}, []string{"về việc", "Sở A"}, "Sở A"},
		{"a text of a field", "mau: thu", []string{"Ghi chú", "so_luong", "chi_dao.trich_yeu"}, []string{"a", "5", "về việc"}, "về việc"},
		{"a text of no field", "mau: thu", []string{"STT", "Đơn vị"}, []string{"1", "Sở A"}, "Sở A"},
		{"a name before what they are to do", "mau: thu", []string{"STT", "Đơn vị", "giai_doan", "chi_dao.trich_yeu"}, []string{"1", "Sở A", "chuẩn bị", "về việc"}, "Sở A"},
		{"an address before a name", "mau: thu", []string{"Đơn vị", "kinh_gui"}, []string{"Phòng A", "Sở A"}, "Sở A"},
		{"nothing", "mau: thu", []string{"STT"}, []string{"1"}, "dòng 4"},
		{"a blank", "mau: thu", []string{"tinh"}, []string{""}, "dòng 4"},
	} {
		root := yaml(t, test.base)
		data := sheet(test.titles, test.row)
		b, _ := Bind(data, fields(t, letterTemplate), Options{Base: root, Places: register(t)})
		if got := b.Recipient(root, data.Rows[0]).Name; got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
