package bind

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/record"
	"vanban/internal/table"
)

// tracking is a table with something of every kind: the columns of provinces,
// marks and lists are tied, the others are not.
func tracking(t *testing.T) (*Binding, *record.Value) {
	t.Helper()
	data := sheet([]string{"STT", "Tỉnh", "Vùng", "Ngày gửi", "Điểm", "Tỷ lệ >= 50%", "Có khen", "Các giai đoạn"},
		[]string{"1", "Lạng Sơn", "Trung du và miền núi phía Bắc", "05/01/2026", "9,5", "x", "x", "2021 - 2025; 2026 - 2030"},
		[]string{"2", "Thành phố Huế", "Bắc Trung Bộ", "12/2026", "1.100", "", "", "2026 - 2030"},
		[]string{"3", "tỉnh Quảng Ninh", "Đồng bằng sông Hồng", "", "chưa có", "", "không", ""},
		[]string{"4", "Hà Nội", "Đồng bằng sông Hồng", "30.11.2026", "10", "x", "TRUE", ""},
	)
	base := yaml(t, "ngay_ban_hanh: 1/12/2026")
	b, problems := Bind(data, fields(t, letterTemplate), Options{Base: base, Places: register(t)})
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	return b, base
}

func chosen(choices []Choice) string {
	var out []string
	for i, c := range choices {
		if c.Wanted {
			out = append(out, fmt.Sprint(i+1))
		}
	}
	return strings.Join(out, " ")
}

func TestConditions(t *testing.T) {
	b, base := tracking(t)
	for condition, want := range map[string]string{
		"vung = đồng bằng sông hồng":     "3 4",
		"VÙNG=Dong bang  song Hong":      "3 4",
		"Vùng != Đồng bằng sông Hồng":    "1 2",
		"vung ~ bac":                     "1 2",
		"Vùng chứa “phía Bắc”":           "1",
		"tinh = lang-son":                "1",
		"tinh = tỉnh Lạng Sơn":           "1",
		"tinh = Hue":                     "2",
		"du_lieu.tinh=":                  "", // see below
		"Ngày gửi =":                     "3",
		"Ngày gửi != ":                   "1 2 4",
		"ngay gui < 1/2/2026":            "1",
		"ngay gui >= 30/11/2026":         "2 4",
		"ngay gui > 30/11/2026":          "2",
		"ngay gui = 2026":                "1 2 4",
		"ngay gui = 12/2026":             "2",
		"ngay gui = 15/12/2026":          "2", // a month is equal to each of its days
		"ngày gửi ≤ 5/1/2026":            "1",
		"Điểm > 9":                       "1 2 4",
		"Điểm >= 1100":                   "2",
		"Điểm <> 10":                     "1 2 3",
		"Điểm = 10,0":                    "4",
		"Điểm < 9,6":                     "1",
		"Tỷ lệ >= 50% = x":               "1 4",
		"khen = có":                      "1 4",
		"khen = không":                   "3",
		"Có khen != x":                   "2 3",
		"giai_doan = 2026 - 2030":        "1 2",
		"giai_doan != 2021 - 2025":       "2 3 4",
		"Các giai đoạn ~ 2021":           "1",
		"stt > 2":                        "3 4",
		"vung < Đồng bằng sông Hồng":     "2",
		"vùng = dong_bang_song_hong":     "3 4",
		"vung >= Trung du và miền núi p": "1",
	} {
		choices, problems := b.Select(Wish{Where: []string{condition}}, base)
		if strings.HasPrefix(condition, "du_lieu.") {
			if !problems.HasErrors() {
				t.Errorf("%s: no error", condition)
			}
			continue
		}
		if problems.HasErrors() {
			t.Errorf("%s: %s", condition, printed(problems))
			continue
		}
		if got := chosen(choices); got != want {
			t.Errorf("%s chooses %q, want %q", condition, got, want)
		}
	}
}

func TestConditionsThatCannotBeRead(t *testing.T) {
	b, base := tracking(t)
	_, problems := b.Select(Wish{Where: []string{"vùg = x", "lang-son", "Điểm >", "Màu = đỏ"}, Limit: -1, Only: []string{"Lạng Sn, 99", " "}}, base)
	want := `--limit: lỗi: giới hạn -1 không dùng được, phải từ 1
    gợi ý: viết số dòng nhiều nhất, như 5
--only: lỗi: bảng không có dòng 99
    gợi ý: dùng số dòng như trong tệp, từ 4 đến 7
--only: lỗi: không dòng nào của “Lạng Sn”
    gợi ý: ý bạn là “Lạng Sơn”?
--where: lỗi: không hiểu điều kiện “lang-son”
    gợi ý: viết dạng “cột = giá trị”, với một trong các dấu = != < <= > >= hoặc chữ “chứa”
--where: lỗi: điều kiện “Màu = đỏ”: bảng không có cột “Màu”
    gợi ý: dùng một trong các cột: STT, Tỉnh, Vùng, Ngày gửi, Điểm, Tỷ lệ >= 50%, Có khen, Các giai đoạn
--where: lỗi: điều kiện “vùg = x”: bảng không có cột “vùg”
    gợi ý: ý bạn là “Vùng”?
--where: lỗi: điều kiện “Điểm >” không có giá trị để so
    gợi ý: viết giá trị sau dấu “>”
`
	if d := cmp.Diff(want, printed(problems)); d != "" {
		t.Error(d)
	}
}

func TestChosenRows(t *testing.T) {
	b, base := tracking(t)
	for only, want := range map[string]string{
		"Lạng Sơn":           "1",
		"tinh lang son; 7":   "1 4",
		"Huế":                "2",
		"ha-noi,Quảng Ninh":  "3 4",
		"thành phố Hà Nội":   "4",
		"4-5,7":              "1 2 4",
		"6 - 99":             "3 4",
		"thanh pho Hue\n5-5": "2",
	} {
		choices, problems := b.Select(Wish{Only: []string{only}}, base)
		if problems.HasErrors() || chosen(choices) != want {
			t.Errorf("%q chooses %q, want %q\n%s", only, chosen(choices), want, printed(problems))
		}
	}
	if _, problems := b.Select(Wish{Only: []string{" , "}}, base); !problems.HasErrors() {
		t.Error("a blank list of rows chooses all of them")
	}
}

// Every row is told why it is made or not.
func TestWhyRowsAreChosen(t *testing.T) {
	b, base := tracking(t)
	b.table.Rows[3].Hidden = true
	b.table.Rows = append(b.table.Rows, b.table.Rows[0], b.table.Rows[0], b.table.Rows[0], b.table.Rows[0])
	for i, k := range []table.Kind{table.Section, table.Total, table.Remark, table.Record} {
		b.table.Rows[4+i].Kind = k
		b.table.Rows[4+i].Number = 8 + i
	}
	wish := Wish{Where: []string{"Ngày gửi !=", "Vùng chứa Bắc"}, Only: []string{"4-6,8-11"}, Limit: 2}
	choices, problems := b.Select(wish, base)
	want := []Choice{
		{true, "Ngày gửi không để trống; Vùng chứa “Bắc”", ""},
		{true, "Ngày gửi không để trống; Vùng chứa “Bắc”", ""},
		{false, "Ngày gửi không để trống: không đúng, ô để trống", "Ngày gửi không để trống: không đúng"},
		{false, "dòng đang ẩn trong bảng tính", "dòng đang ẩn trong bảng tính"},
		{false, "dòng tiêu đề của một nhóm dòng", "dòng tiêu đề của một nhóm dòng"},
		{false, "dòng tổng cộng", "dòng tổng cộng"},
		{false, "dòng ghi chú ngoài bảng", "dòng ghi chú ngoài bảng"},
		{false, "quá giới hạn 2 dòng", "quá giới hạn 2 dòng"},
	}
	if d := cmp.Diff(want, choices); d != "" {
		t.Error(d)
	}
	const note = "ds.xlsx, trang tính “Danh sách”: ghi chú: bỏ qua 1 dòng đang ẩn\n    gợi ý: bỏ ẩn hoặc bỏ lọc trong bảng tính, hoặc thêm --hidden để làm cả các dòng ấy\n"
	if got := printed(problems); got != note {
		t.Errorf("got %s, want %s", got, note)
	}
	choices, problems = b.Select(Wish{Hidden: true, Where: []string{"Vùng = Bắc Trung Bộ"}}, base)
	if len(problems) > 0 || chosen(choices) != "2" || choices[3].Why != "Vùng = Bắc Trung Bộ: không đúng, ô ghi “Đồng bằng sông Hồng”" {
		t.Errorf("with hidden rows: %v %s", choices, printed(problems))
	}
	b.table.Rows[0].Cells[2].Bad = true // no row is left out for an error in its workbook
	choices, _ = b.Select(Wish{Where: []string{"Vùng = Tây Nguyên"}}, base)
	if got, want := choices[0], (Choice{true, "Vùng = Tây Nguyên: ô có lỗi", ""}); got != want {
		t.Errorf("a row with an error: %v", got)
	}
	choices, _ = b.Select(Wish{Only: []string{"5"}}, base)
	if choices[0].Why != "không có trong danh sách chọn" {
		t.Errorf("a row that is not in the list: %q", choices[0].Why)
	}
}
