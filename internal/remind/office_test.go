package remind

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanban/internal/diag"
)

// officeWorkbook is a table as offices keep it: a title, a header of two rows
// with merged cells, a heading for each region, a filter that hides rows, a
// total and a note below.
func officeWorkbook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Theo dõi"
	do := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	do(f.SetSheetName("Sheet1", sheet))
	set := func(row int, cells ...any) {
		for i, c := range cells {
			if c != nil {
				do(f.SetCellValue(sheet, fmt.Sprintf("%c%d", 'A'+i, row), c))
			}
		}
	}
	set(1, "BẢNG THEO DÕI THỰC HIỆN CHỈ THỊ SỐ 01/CT-TTg")
	do(f.MergeCell(sheet, "A1", "H1"))
	set(3, "STT", "Địa phương", "Kế hoạch", nil, "Báo cáo năm 2026", nil, nil, "Ghi chú")
	set(4, nil, nil, "Số, ký hiệu", "Ngày ban hành", "Số, ký hiệu", "Ngày báo cáo", "Ngày gửi")
	for _, m := range [][2]string{{"A3", "A4"}, {"B3", "B4"}, {"C3", "D3"}, {"E3", "G3"}, {"H3", "H4"}} {
		do(f.MergeCell(sheet, m[0], m[1]))
	}
	row, region := 5, ""
	for i, p := range register(t).List(day(t, "16/12/2026")) {
		if p.Region != region && i%5 == 0 {
			region = p.Region
			set(row, region)
			do(f.MergeCell(sheet, fmt.Sprint("A", row), fmt.Sprint("H", row)))
			row++
		}
		if p.ID == "lang-son" {
			set(row, i+1, p.FullName, "248/KH-UBND", "20/11/2026")
			do(f.SetRowVisible(sheet, row, false))
		} else {
			set(row, i+1, "UBND "+p.FullName, "05/KH-UBND", "05/3/2026", "9/BC-UBND", "01/12/2026", "02/12/2026")
		}
		row++
	}
	set(row, nil, "Tổng cộng", 34)
	set(row+2, "Ghi chú: số liệu giả định.")
	var out bytes.Buffer
	do(f.Write(&out))
	return out.Bytes()
}

func TestTableAsOfficesKeepIt(t *testing.T) {
	tr, problems := ReadTracking("theo-doi.xlsx", officeWorkbook(t))
	if tr == nil || problems.HasErrors() {
		t.Fatal(printed(t, problems))
	}
	p, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026")})
	if problems.Count(diag.Error)+problems.Count(diag.Warning) > 0 || len(p.Entries) != 34 || len(p.Letters) != 1 {
		t.Fatal(printed(t, problems), show(p))
	}
	if got := decided(p, "Lạng Sơn"); got != "qua_han(2026) D4" {
		t.Error(got)
	}
	updated, err := p.Updated(shared(), nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := sheetText(t, updated, sentSheet, 1); got != "D4 |  | 16/12/2026 | đôn đốc gửi báo cáo năm 2026 về kết quả thực hiện Chỉ thị số 01/CT-TTg | tỉnh Lạng Sơn | 2026 | 21/12/2026\n" {
		t.Error(got)
	}
}

// A column that is not understood is told of: a province that has reported would
// be reminded.
func TestColumnsOfReportsAsTyped(t *testing.T) {
	for title, want := range map[string]string{
		"Báo cáo 2026: Ngày gửi":         "",
		"BC năm 2026: Ngày nhận":         "",
		"Ngày gửi báo cáo năm 2026":      "",
		"Ngày nhận BC 2026":              "",
		"Báo cáo năm 2026: Ngày báo cáo": "",
		"Báo cáo 2026":                   "cột “Báo cáo 2026” không được đọc",
		"Báo cáo 2026: Tình trạng":       "cột “Báo cáo 2026: Tình trạng” không được đọc",
		"Ngày gửi":                       "không có cột nào về báo cáo năm 2026",
		"Báo cáo 2025: Ngày gửi":         "không có cột nào về báo cáo năm 2026",
	} {
		rows := "== Theo dõi\nĐịa phương | Số kế hoạch | Ngày kế hoạch | " + title + "\n"
		for _, p := range register(t).List(day(t, "16/12/2026")) {
			rows += p.Name + " | " + issued + " | 02/12/2026\n"
		}
		tr, problems := ReadTracking("theo-doi.xlsx", workbook(t, rows))
		p, more := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026")})
		told := printed(t, append(problems, more...))
		if !strings.Contains(told, want) || (told == "") != (want == "") || (len(p.Letters) == 0) != (want == "") {
			t.Errorf("%s: %d letters\n%s", title, len(p.Letters), told)
		}
	}
}

// Sheets are found by their names, however these are written, behind blank ones.
func TestSheetsAsOfficesNameThem(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	do := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	for _, name := range []string{" THEO DÕI ", "Công Văn Đã Gửi", "bieu do"} {
		_, err := f.NewSheet(name)
		do(err)
	}
	row := func(sheet string, n int, cells ...any) {
		do(f.SetSheetRow(sheet, fmt.Sprint("A", n), &cells))
	}
	row(" THEO DÕI ", 1, "TT", "Tên địa phương", "Số KH nội bộ", "SỐ, KÝ HIỆU KẾ HOẠCH", "ngay ke hoach", "Báo cáo năm 2026 - Ngày gửi", "Báo cáo năm 2026 - Người nhận", "Báo cáo 2026: Đánh giá")
	n := 2
	for _, p := range register(t).List(day(t, "16/12/2026")) {
		row(" THEO DÕI ", n, n-1, p.Name, "", "05/KH-UBND", "05.3.2026", "02.12.2026", "chị Thí Dụ", "đạt")
		n++
	}
	do(f.SetCellValue(" THEO DÕI ", "F2", ""))
	row("Công Văn Đã Gửi", 1, "STT", "Mã", "Số", "Ngày ban hành", "V/v", "Kính gửi")
	row("Công Văn Đã Gửi", 2, 1, "d3", "số 5630/BKHCN-CNCNTT", "23-11-2026", "gửi báo cáo năm 2026", "UBND các tỉnh, thành phố trực thuộc trung ương")
	var out bytes.Buffer
	do(f.Write(&out))
	tr, problems := ReadTracking("theo-doi.xlsx", out.Bytes())
	if tr == nil || len(problems) > 0 {
		t.Fatal(printed(t, problems))
	}
	p, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026")})
	if len(problems) > 0 || len(p.Letters) != 1 || p.Letters[0].Times != 2 || p.Letters[0].cites[0].number.Text != "5630/BKHCN-CNCNTT" {
		t.Error(printed(t, problems), show(p))
	}
}
