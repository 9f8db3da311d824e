package remind

import (
	"fmt"
	"strings"
	"testing"

	"vanban/internal/table"
)

// What offices type into a tracking table: names and days in every spelling. Each
// line is a row in place of that of a province; the golden file tells what the
// program makes of it.
func TestNamesAndDaysAsTyped(t *testing.T) {
	var b strings.Builder
	for _, row := range []string{
		"Hồ Chí Minh > TP. HCM", "Hồ Chí Minh > TPHCM", "Hồ Chí Minh > TP Hồ Chí Minh", "Hồ Chí Minh > Tp.HCM", "Hồ Chí Minh > Sài Gòn", "Hồ Chí Minh > UBND TP HCM",
		"Lạng Sơn > Tỉnh Lạng Sơn ", "Lạng Sơn > Tỉnh  Lạng Sơn", "Lạng Sơn > LẠNG SƠN", "Lạng Sơn > UBND tỉnh Lạng Sơn.", "Lạng Sơn > T. Lạng Sơn", "Lạng Sơn > Lạng sơn (đã gửi)", "Lạng Sơn > 20. Lạng Sơn", "Lạng Sơn > Sở KH&CN Lạng Sơn", "Lạng Sơn > Lang Son", "Lạng Sơn > Lạng Sơn*",
		"Huế > Huế (TP)", "Huế > Thừa Thiên Huế", "Huế > TP. Huế", "Huế > Thành phố Huế",
		"Hồ Chí Minh > Bình Dương", "Hồ Chí Minh > tỉnh Bình Dương (cũ)", "Đắk Lắk > Đăk Lăk", "Đắk Lắk > Daklak", "Đắk Lắk > Phú Yên", "Khánh Hòa > Khánh Hoà", "Thanh Hóa > Thanh Hoá", "Đồng Nai > Đồng Nai - Bình Phước", "Cà Mau > Cà Mau, Bạc Liêu",
		"Hà Nội > Thủ đô Hà Nội", "Quảng Ninh > Quãng Ninh", "Lạng Sơn > 1", "Lạng Sơn > x",
	} {
		name, typed, _ := strings.Cut(row, " > ")
		fmt.Fprintf(&b, "“%s”: %s\n", typed, withRow(t, name, typed+" | "+issued+" | | | "+reported, name))
	}
	for _, cells := range []string{
		"5/KH-UBND | 20.5.2026", "5/KH-UBND | 20-5-2026", "5/KH-UBND | 2026-05-20", "5/KH-UBND | 20/5/26", "5/KH-UBND | ngày 20 tháng 5 năm 2026", "5/KH-UBND | 20/5/2026.", "5/KH-UBND | 05/20/2026", "5/KH-UBND | 46162", "5/KH-UBND | tháng 5/2026", "5/KH-UBND | 2026", "5/KH-UBND | 20/5/2027", "5/KH-UBND | 20/5/2037", "5/KH-UBND | chưa rõ", "đang trình | ", "- | -", "x | x", "không | không", "đã có | 20/5/2026", "Kế hoạch số 5/KH-UBND ngày 20/5/2026 | ", "số 5/KH-UBND | 20/5/2026", "5/KH-UBND; 6/KH-UBND | 20/5/2026; 21/6/2026",
	} {
		fmt.Fprintf(&b, "%s: %s\n", cells, withRow(t, "Phú Thọ", "Phú Thọ | "+cells+" | | | "+reported, "Phú Thọ"))
	}
	golden(t, "typed", b.String())
}

// Whom a letter went to is typed in many ways, too.
func TestRecipientsAsTyped(t *testing.T) {
	var b strings.Builder
	for _, to := range []string{
		"tất cả", "Tất cả các tỉnh, thành phố", "34 tỉnh, thành phố", "34 tỉnh, TP", "34 địa phương", "Các tỉnh, thành phố trực thuộc Trung ương",
		"UBND các tỉnh, thành phố", "UBND 34 tỉnh, thành phố", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "Toàn quốc", "cả nước",
		"An Giang; Cà Mau; Huế", "An Giang, Cà Mau và Huế", "UBND tỉnh An Giang, UBND tỉnh Cà Mau, UBND TP. Huế", "UBND các tỉnh: An Giang, Cà Mau; UBND thành phố Huế",
		"- An Giang;\v- Cà Mau;\v- Huế.", "1. An Giang\v2. Cà Mau\v3. Huế", "An Giang/Cà Mau/Huế", "như danh sách kèm theo", "An Giang; Bình Dương; Huế", "An Giang; Bình Dương; Huế > 23/11/2024", "An Giang; An Giang; Huế",
	} {
		head := "== Công văn đã gửi\nLoại | Số, ký hiệu | Ngày | Trích yếu | Nơi nhận\n"
		rows := "== Theo dõi\n" + mainHead
		for _, p := range register(t).List(day(t, "16/12/2026")) {
			rows += p.Name + " | " + issued + " | | | " + reported + "\n"
		}
		names, date, _ := strings.Cut(to, " > ")
		if date == "" {
			date = "23/11/2026"
		}
		book := workbook(t, rows+head+"D3 | 1/X | "+date+" | gửi | "+names+"\n")
		if strings.Contains(to, "\v") {
			book, _ = table.Edit(book, []table.Change{{Sheet: sentSheet, Row: 2, Col: 5, Values: []any{strings.ReplaceAll(to, "\v", "\n")}}})
		}
		tr, problems := ReadTracking("theo-doi.xlsx", book)
		v := survey{settings: exampleSettings(t), tracking: tr, register: register(t), day: day(t, "16/12/2026"), year: 2026, problems: &problems}
		v.run()
		n := 0
		for _, c := range v.cases {
			n += len(c.sent)
		}
		fmt.Fprintf(&b, "“%s”: %d nơi\n%s\n", strings.ReplaceAll(to, "\v", "⏎"), n, printed(t, problems))
	}
	golden(t, "recipients", b.String())
}

// withRow is what becomes of a province whose row is typed so, and what is told.
func withRow(t *testing.T, name, row, of string) string {
	t.Helper()
	rows := "== Theo dõi\n" + mainHead + row + "\n"
	for _, p := range register(t).List(day(t, "16/12/2026")) {
		if p.Name != name {
			rows += p.Name + " | " + issued + " | | | " + reported + "\n"
		}
	}
	tr, problems := ReadTracking("theo-doi.xlsx", workbook(t, rows))
	if tr == nil {
		return printed(t, problems)
	}
	p, more := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026")})
	return decided(p, of) + "\n" + strings.ReplaceAll(printed(t, append(problems, more...)), "theo-doi.xlsx, trang tính “Theo dõi”, ", "    ")
}
