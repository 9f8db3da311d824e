package bind

import (
	"strings"
	"testing"

	"vanban/internal/viet"
)

// What a field would take without a word, or refuse without saying why it stands
// there, is told at its cell.
func TestFlawsOfCells(t *testing.T) {
	base := yaml(t, "mau: thu\nso: 5\ndu_lieu: {tinh: Lạng Sơn}")
	titles := []string{"chi_dao.ngay", "ngay_ban_hanh", "nhan_xet", "tinh", "so_luong", "van_ban_truoc[1].ngay"}
	for _, test := range []struct{ cells, want string }{
		{"1/2/2026|2/2/2026|Việc đã xong|Hà Nội|46359|03/12/2026", ""},
		{"46359|||||", `
ds.xlsx, trang tính “Danh sách”, ô A4: lỗi: “chi_dao.ngay” (Văn bản giao việc: Ngày): “46359” là số mà Excel dùng để ghi ngày 03/12/2026, không phải là ngày
    gợi ý: định dạng ô kiểu ngày (Format Cells, Date), hoặc viết 03/12/2026`},
		{"|36526||||73050", `
ds.xlsx, trang tính “Danh sách”, ô B4: lỗi: “van_ban.ngay_ban_hanh” (Ngày ban hành): “36526” là số mà Excel dùng để ghi ngày 01/01/2000, không phải là ngày
    gợi ý: định dạng ô kiểu ngày (Format Cells, Date), hoặc viết 01/01/2000
ds.xlsx, trang tính “Danh sách”, ô F4: lỗi: “van_ban_truoc[1].ngay” (Các công văn đã nhắc [1]: Ngày ban hành): “73050” là số mà Excel dùng để ghi ngày 31/12/2099, không phải là ngày
    gợi ý: định dạng ô kiểu ngày (Format Cells, Date), hoặc viết 31/12/2099`},
		{"36525|73051||||", ""}, // refused by the field itself
		{"04/2026|04/2026||||2026", `
ds.xlsx, trang tính “Danh sách”, ô A4: cảnh báo: “chi_dao.ngay” (Văn bản giao việc: Ngày): “04/2026” không có ngày, văn bản để trống chỗ ấy
    gợi ý: viết đủ ngày/tháng/năm; ô định dạng kiểu tháng/năm thì đổi sang kiểu ngày
ds.xlsx, trang tính “Danh sách”, ô F4: cảnh báo: “van_ban_truoc[1].ngay” (Các công văn đã nhắc [1]: Ngày ban hành): “2026” không có ngày, văn bản để trống chỗ ấy
    gợi ý: viết đủ ngày/tháng/năm; ô định dạng kiểu tháng/năm thì đổi sang kiểu ngày`},
		{"||Céng hßa x· héi chñ nghÜa ViÖt Nam|||", `
ds.xlsx, trang tính “Danh sách”, ô C4: lỗi: “Céng hßa x· héi chñ nghÜa ViÖt Nam” gõ bằng bảng mã TCVN3 (ABC), không phải Unicode
    gợi ý: chuyển bảng sang Unicode bằng bộ gõ, như UniKey, rồi lưu lại`},
		{"-||…|-||", `
ds.xlsx, trang tính “Danh sách”, ô D4: lỗi: “tinh” (Tỉnh): ô ghi “-” mà phần chung của mọi văn bản đã có giá trị
    gợi ý: để trống ô để dùng giá trị chung, hoặc bỏ giá trị chung và ghi riêng cho từng dòng`},
	} {
		data := sheet(titles, strings.Split(test.cells, "|"), strings.Split("|||||", "|"))
		b, problems := Bind(data, fields(t, letterTemplate), Options{Base: base})
		if problems.HasErrors() && !strings.Contains(test.cells, "Céng") {
			t.Fatal(printed(problems))
		}
		root, problems := b.Root(base, data.Rows[0])
		if got, want := strings.TrimSpace(printed(problems)), strings.TrimSpace(test.want); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.cells, got, want)
		}
		if (root == nil) != problems.HasErrors() {
			t.Errorf("%s: a definition %t", test.cells, root != nil)
		}
	}
}

// Of a column in which some date has the month first the others are doubtful.
func TestDatesWithTheMonthFirst(t *testing.T) {
	for _, test := range []struct{ cells, want string }{
		{"3/4/2026|5/5/2026|12/25/2026|2/1/2026", `
ds.xlsx, trang tính “Danh sách”, ô A4: cảnh báo: cột “chi_dao.ngay” có ô ghi tháng trước ngày (“12/25/2026”): “3/4/2026” và 1 ô khác có thể cũng thế, được đọc là ngày trước tháng sau
    ds.xlsx, trang tính “Danh sách”, ô A6: ô ghi tháng trước ngày
    gợi ý: xem lại cả cột, viết ngày trước tháng sau`},
		{"3/4/2026|25/12/2026|2/1/2026", ""},
		{"12/25/2026|25/12/2026|1/1/2026|2/2026", ""},
		{"=03/04/2026|25/12/2026|=05/05/2026|=02/01/2026", `
ds.xlsx, trang tính “Danh sách”, ô A4: cảnh báo: cột “chi_dao.ngay” có ô Excel không nhận là ngày (“25/12/2026”): máy gõ bảng có lẽ đặt tháng trước ngày, nên “03/04/2026” và 1 ô khác có thể đã bị đảo ngày với tháng
    ds.xlsx, trang tính “Danh sách”, ô A5: ô là chữ, không phải ngày của Excel
    gợi ý: xem lại cả cột, viết ngày trước tháng sau`},
		{"3/4/2026|12/25/2026", `
ds.xlsx, trang tính “Danh sách”, ô A4: cảnh báo: cột “chi_dao.ngay” có ô ghi tháng trước ngày (“12/25/2026”): “3/4/2026” có thể cũng thế, được đọc là ngày trước tháng sau
    ds.xlsx, trang tính “Danh sách”, ô A5: ô ghi tháng trước ngày
    gợi ý: xem lại cả cột, viết ngày trước tháng sau`},
		{"=03/04/2026|25/12/2026|=25/12/2026", ""}, // Excel knows a day after the 12th
		{"=03/04/2026|25/12/2026|3/4/2026", ""},    // and some texts it was not asked about
		{"=03/04/2026|31/11/2026|=05/12/2026", ""}, // and none that is no day at all
	} {
		var rows [][]string
		for _, c := range strings.Split(test.cells, "|") {
			rows = append(rows, []string{strings.TrimPrefix(c, "=")})
		}
		data := sheet([]string{"chi_dao.ngay"}, rows...)
		for i, c := range strings.Split(test.cells, "|") {
			data.Rows[i].Cells[0].Day = strings.HasPrefix(c, "=")
		}
		_, problems := Bind(data, fields(t, letterTemplate), Options{})
		if got, want := strings.TrimSpace(printed(problems)), strings.TrimSpace(test.want); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.cells, got, want)
		}
	}
}

// A hidden column is used, but not without a word; where the header was found is
// told when fields are lacking.
func TestTellsOfHiddenColumnsAndTheHeader(t *testing.T) {
	const source = `---
id: thu
ten: Thư
loai: cong-van
truong:
  - {ten: noi, nhan: Nơi nhận báo cáo, kieu: chu, bat_buoc: true}
trich_yeu: thử
---
Nội dung.
`
	data := sheet([]string{"noi"}, []string{"Sở A"})
	data.Columns[0].Hidden, data.Header = true, 3
	_, problems := Bind(data, fields(t, source), Options{})
	const hidden = `ds.xlsx, trang tính “Danh sách”, ô A3: ghi chú: cột “noi” đang ẩn trong bảng tính nhưng vẫn điền noi (Nơi nhận báo cáo)
    gợi ý: bỏ qua cột bằng --map "noi=" nếu nó không còn dùng`
	if got := strings.TrimSpace(printed(problems)); got != hidden {
		t.Errorf("got\n%s\nwant\n%s", got, hidden)
	}
	_, problems = Bind(data, fields(t, source), Options{Map: []Pair{{Column: "noi", Target: "noi"}}})
	if len(problems) > 0 {
		t.Errorf("got %s", printed(problems))
	}
	data.Columns[0].Title = "Vùng"
	_, problems = Bind(data, fields(t, letterTemplate), Options{Wish: Wish{Where: []string{"vung = x"}}})
	_, named := Bind(data, fields(t, letterTemplate), Options{Name: "{Vùng}"})
	_, none := Bind(data, fields(t, letterTemplate), Options{})
	if len(problems) > 0 || len(named) > 0 || len(none) != 1 {
		t.Errorf("a column that is asked for: %s%s%s", printed(problems), printed(named), printed(none))
	}
	data.Columns[0].Title, data.Others = "Sở Y tế", []string{"Đợt 2", "Sheet3"}
	_, problems = Bind(data, fields(t, source), Options{})
	const lacking = `ds.xlsx, trang tính “Danh sách”, dòng 3: lỗi: thiếu trường bắt buộc, không có cột và không có trong phần chung: noi (Nơi nhận báo cáo)
    gợi ý: thêm cột có tên ấy, chỉ cột bằng --map "Cột=trường", hoặc ghi giá trị chung vào tệp khai báo; dữ liệu ở trang tính khác (“Đợt 2”, “Sheet3”) thì thêm --sheet TÊN; dòng 3 không phải dòng tiêu đề thì thêm --header SỐ`
	if got := strings.TrimSpace(printed(problems[:1])); got != lacking {
		t.Errorf("got\n%s\nwant\n%s", got, lacking)
	}
}

// A list of guests names the letter as well as a line does.
func TestListsNameTheRecipient(t *testing.T) {
	data := sheet([]string{"giai_doan", "chi_dao.trich_yeu"}, []string{"Sở A; Sở B", "x"}, []string{"-", "y"})
	b, problems := Bind(data, fields(t, letterTemplate), Options{})
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	for i, want := range []Person{{"Sở A, Sở B", "so-a-so-b"}, {"dòng 5", ""}} {
		if got := b.Recipient(nil, data.Rows[i]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if d, ok := serial("46359"); !ok || d != (viet.Date{Year: 2026, Month: 12, Day: 3}) {
		t.Errorf("46359 is %v", d)
	}
}
