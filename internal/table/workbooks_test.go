package table

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// raw makes a workbook of one sheet by hand, of what no library writes.
// Styles: 1 dd/mm/yyyy by number 14, 2 “00000”, 3 #,##0, 4 0.0%, 5 mm/yyyy, 6
// d-mmm-yy, 7 [$-42A]dd mmmm yyyy, 8 yyyy, 9 date and time, 10 text, 11 money
// with “đ”, 12 0.0, 13 phone, 14 accounting, 15 h:mm, 16 number with a unit.
func raw(sheet string, more ...string) []byte {
	codes := []string{`[$-42A]dd\ mmmm\ yyyy`, `00000`, `mm/yyyy`, `yyyy`, `dd/mm/yyyy\ hh:mm`, `#,##0\ "đ"`, `0.0`, `0000\ 000\ 000`,
		`_(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)`, `0"/KH-UBND"`, `#,##0.00\ [$₫-42A];[Red]-#,##0.00\ [$₫-42A]`}
	styles := `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>`
	for i, c := range codes {
		styles += fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, strings.ReplaceAll(c, `"`, "&quot;"))
	}
	styles += `</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>`
	for _, id := range []int{0, 14, 165, 3, 10, 166, 15, 164, 167, 168, 49, 169, 170, 171, 172, 20, 173, 174} {
		styles += fmt.Sprintf(`<xf numFmtId="%d"/>`, id)
	}
	styles += `</cellXfs></styleSheet>`
	book := `<sheets><sheet name="Dữ liệu" sheetId="1" r:id="rId1"/></sheets>`
	strs := ""
	for _, m := range more {
		if strings.HasPrefix(m, "<si>") {
			strs = m
		} else {
			book = m + book
		}
	}
	const doc = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const part = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
	return zipped(
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
			`<Override PartName="/xl/workbook.xml" ContentType="`+part+`sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="`+part+`worksheet+xml"/>`+
			`<Override PartName="/xl/styles.xml" ContentType="`+part+`styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="`+part+`sharedStrings+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+doc+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="`+doc+`">`+book+`</workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+doc+`/worksheet" Target="worksheets/sheet1.xml"/>`+
			`<Relationship Id="rId2" Type="`+doc+`/styles" Target="/xl/styles.xml"/><Relationship Id="rId3" Type="`+doc+`/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml", styles,
		"xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`+strs+`</sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`+sheet+`</worksheet>`,
	)
}

func zipped(parts ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		p, _ := w.Create(parts[i])
		p.Write([]byte(parts[i+1]))
	}
	w.Close()
	return b.Bytes()
}

// rowsXML writes rows of cells given as “A1 s=5 45123” or “A1 text”.
func rowsXML(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for i, cells := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for k, c := range cells {
			ref := cellName(i+1, k+1)
			switch style, value, _ := strings.Cut(c, "|"); {
			case c == "":
			case strings.HasPrefix(c, "<c"):
				b.WriteString(strings.Replace(c, "<c", `<c r="`+ref+`"`, 1))
			case value != "":
				fmt.Fprintf(&b, `<c r="%s" s="%s"><v>%s</v></c>`, ref, style, value)
			default:
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, c)
			}
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData>"
}

func TestDaysAndNumbersAsTheyAreSeen(t *testing.T) {
	cases := []struct{ cell, want string }{
		{"1|45506", "02/08/2024"}, {"5|44378", "07/2021"}, {"6|45506", "02/08/2024"}, {"7|45506", "02/08/2024"}, {"8|45506", "2024"},
		{"9|45506.999", "02/08/2024"}, {"1|1", "01/01/1900"}, {"1|59", "28/02/1900"}, {"1|61", "01/03/1900"}, {"15|0.354166666666667", "08:30"},
		{`<c s="1" t="d"><v>2024-08-02T00:00:00</v></c>`, "02/08/2024"},
		{"2|123", "00123"}, {"3|1234567", "1.234.567"}, {"3|-1234567.5", "-1.234.568 (-1.234.567,5)"}, {"0|1234567", "1234567"},
		{"0|0.30000000000000004", "0,3"}, {"0|1.1000000000000001", "1,1"}, {"0|1100", "1100"}, {"0|1E-3", "0,001"}, {"0|123456789012345", "123456789012345"}, {"3|2500000000000000", "2.500.000.000.000.000"},
		{"4|0.125", "12,50%"}, {"4|0.123456", "12,35% (12,3456%)"}, {"12|33.333333333333336", "33,3 (33,3333333333333)"}, {"12|5", "5,0"},
		{"10|0912345678", "912345678"}, {"11|5000000", "5.000.000"}, {"13|912345678", "0912 345 678"}, {"14|0", "0"}, {"14|-1500", "-1.500"},
		{"16|17", "17/KH-UBND"}, {"17|1234.5", "1.234,50"}, {"3|0", "0"},
		{`<c t="b"><v>1</v></c>`, "TRUE"}, {`<c t="str"><f>A1</f><v>a &amp; b</v></c>`, "a & b"}, {`<c t="s"><v>0</v></c>`, "Hà Nội"},
		{`<c t="s"><v>1</v></c>`, "dòng một⏎dòng hai"}, {`<c><f>1+1</f><v>2</v></c>`, "2"}, {`<c t="str"><f>""</f><v></v></c>`, ""},
	}
	const strs = `<si><r><t>Ha</t></r><r><rPr/><t xml:space="preserve">` + "\u0300" + ` N</t></r><r><t>ội` + "\u00a0\u200b" + `</t></r><rPh><t>x</t></rPh></si><si><t>dòng một_x000D_` + "\n" + `dòng hai</t></si>`
	for _, c := range cases {
		table, list := Read("a.xlsx", raw(rowsXML([]string{"Tên", "Giá trị"}, []string{"x", c.cell}), strs), Options{})
		if table == nil || len(table.Rows) != 1 || len(list) > 0 {
			t.Errorf("%s: %s", c.cell, dump(table, list))
			continue
		}
		got := ""
		if len(table.Columns) == 2 {
			cell := table.Rows[0].Cells[1]
			got = strings.ReplaceAll(cell.Text, "\n", "⏎")
			if cell.Day != (strings.Count(got, "/") == 2) && got != "08:30" && got != "07/2021" && got != "2024" {
				t.Errorf("%s: a day %t", c.cell, cell.Day)
			}
			if cell.Exact != "" {
				got += " (" + cell.Exact + ")"
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.cell, got, c.want)
		}
	}
	table, _ := Read("a.xlsx", raw(rowsXML([]string{"Tên", "Ngày"}, []string{"x", "1|44044"}), `<workbookPr date1904="1"/>`), Options{})
	if got := table.Rows[0].Cells[1].Text; got != "02/08/2024" {
		t.Errorf("1904: %s", got)
	}
}

func TestCellsAtFault(t *testing.T) {
	sheet := rowsXML(
		[]string{"Tên", "Ngày", "Số"},
		[]string{"a", "1|0", `<c t="e"><f>#REF!+1</f><v>#REF!</v></c>`},
		[]string{"b", "1|45506", `<c><f>SUM(1,2)</f></c>`},
		[]string{"c", "1|99999999", `<c t="s"><v>7</v></c>`},
		[]string{"d", "", `<c><f>KHONGCO(1)</f></c>`},
		[]string{"e", "", `<c t="e"><v>#N/A</v></c>`},
		[]string{"g", "", "0|1.23456789012346E+17"},
		[]string{"Tổng cộng", "", `<c t="e"><v>#VALUE!</v></c>`},
	)
	check(t, "faults", dump(Read("a.xlsx", raw(sheet), Options{})), `
[Dữ liệu]
1: Tên | Ngày | Số
2 lỗi: a | 0 | #REF!
3: b | 02/08/2024 | 3
4 lỗi: c | 99999999
5 lỗi: d
6 lỗi: e |  | #N/A
7 lỗi: g |  | 123456789012346000
8 tổng: Tổng cộng |  | #VALUE!
a.xlsx, trang tính “Dữ liệu”, ô B2: lỗi: ô định dạng ngày nhưng có số 0, không phải là ngày
    gợi ý: gõ lại ngày, như 30/3/2026, hoặc đổi định dạng của ô sang số
a.xlsx, trang tính “Dữ liệu”, ô C2: lỗi: ô báo lỗi #REF!: công thức trỏ tới ô đã xóa
    gợi ý: sửa công thức hoặc nguồn của nó trong Excel, rồi lưu lại
a.xlsx, trang tính “Dữ liệu”, ô B4: lỗi: ô định dạng ngày nhưng có số 99999999, không phải là ngày
    gợi ý: gõ lại ngày, như 30/3/2026, hoặc đổi định dạng của ô sang số
a.xlsx, trang tính “Dữ liệu”, ô C4: lỗi: ô trỏ tới chuỗi chữ không có trong sổ tính
    gợi ý: mở tệp bằng Excel hoặc LibreOffice, cho sửa chữa nếu được hỏi, rồi lưu lại dạng .xlsx
a.xlsx, trang tính “Dữ liệu”, ô C5: lỗi: công thức “=KHONGCO(1)” chưa có kết quả và không tính được
    gợi ý: mở sổ tính bằng Excel hoặc LibreOffice rồi lưu lại, để công thức có kết quả
a.xlsx, trang tính “Dữ liệu”, ô C6: lỗi: ô báo lỗi #N/A: không tìm thấy giá trị
    gợi ý: sửa công thức hoặc nguồn của nó trong Excel, rồi lưu lại
a.xlsx, trang tính “Dữ liệu”, ô C7: lỗi: ô là số dài quá 15 chữ số, Excel đã thay các chữ số sau bằng 0, thấy 123456789012346000
    gợi ý: đặt ô kiểu Text (hoặc gõ dấu nháy đơn ở đầu) rồi gõ lại mã số
a.xlsx, trang tính “Dữ liệu”, ô C8: cảnh báo: ô báo lỗi #VALUE!: sai kiểu giá trị
    gợi ý: sửa công thức hoặc nguồn của nó trong Excel, rồi lưu lại
`)
}

// A value that would be another tomorrow is not worked out.
func TestFormulasOfTheDay(t *testing.T) {
	sheet := rowsXML([]string{"Tên", "Hạn", "Số"}, []string{"a", `<c><f>TODAY()+5</f></c>`, `<c><f>1+1</f></c>`}, []string{"b", `<c s="1"><f>TODAY()</f><v>45506</v></c>`})
	check(t, "today", dump(Read("a.xlsx", raw(sheet), Options{})), `
[Dữ liệu]
1: Tên | Hạn | Số
2 lỗi: a
3: b | 02/08/2024
a.xlsx, trang tính “Dữ liệu”, ô B2: lỗi: công thức “=TODAY()+5” chưa có kết quả, và sổ tính có hàm TODAY() thay đổi mỗi lần mở
    gợi ý: mở sổ tính bằng Excel hoặc LibreOffice rồi lưu lại, để công thức có kết quả
a.xlsx, trang tính “Dữ liệu”, ô C2: lỗi: công thức “=1+1” chưa có kết quả, và sổ tính có hàm TODAY() thay đổi mỗi lần mở
    gợi ý: mở sổ tính bằng Excel hoặc LibreOffice rồi lưu lại, để công thức có kết quả
`)
}

func TestBombsAreRefused(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if _, err := w.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", UncompressedSize64: 1 << 40, Method: zip.Deflate}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	check(t, "bomb", dump(Read("a.xlsx", b.Bytes(), Options{})), `
a.xlsx: lỗi: sổ tính bị hỏng: giải nén ra quá 512 MB
    gợi ý: lấy lại tệp gốc rồi thử lại
`)
}

// officeBook is a table as offices keep it.
func officeBook(t *testing.T) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	sheet := "Theo dõi"
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "Danh mục ẩn"))
	must(f.SetCellStr("Danh mục ẩn", "A1", "không phải bảng"))
	for _, n := range []string{sheet, "Theo dõi 2025", "Theo doi"} {
		_, err := f.NewSheet(n)
		must(err)
	}
	f.SetActiveSheet(1)
	must(f.SetSheetVisible("Danh mục ẩn", false))
	set := func(ref string, v any) { t.Helper(); must(f.SetCellValue(sheet, ref, v)) }
	merge := func(a, b string) { t.Helper(); must(f.MergeCell(sheet, a, b)) }
	set("A1", "BỘ KHOA HỌC VÀ CÔNG NGHỆ")
	merge("A1", "C1")
	set("D1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
	merge("D1", "H1")
	set("A3", "BẢNG THEO DÕI BAN HÀNH KẾ HOẠCH")
	merge("A3", "H3")
	set("H4", "Đơn vị: triệu đồng")
	for ref, v := range map[string]string{"A5": "STT", "B5": "Địa phương", "C5": "Kế hoạch", "E5": "Kinh phí", "F5": "Báo cáo\nnăm", "H5": "Ghi chú", "C6": "Số, ký hiệu", "D6": "Ngày"} {
		set(ref, v)
	}
	set("F6", 2025)
	set("G6", 2026)
	for _, m := range []string{"A5:A6", "B5:B6", "C5:D5", "E5:E6", "F5:G5", "H5:H6"} {
		a, b, _ := strings.Cut(m, ":")
		merge(a, b)
	}
	for i := range 8 {
		set(cellName(7, i+1), fmt.Sprintf("(%d)", i+1))
	}
	set("A8", "I")
	set("B8", "Đồng bằng sông Hồng")
	merge("B8", "H8")
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(err)
	group, err := f.NewStyle(&excelize.Style{NumFmt: 3})
	must(err)
	rows := [][]any{
		{1, "Hà Nội", "05/KH-UBND", 45506, 1200, "x", nil, "gửi bản giấy"},
		{2, "Hưng Yên", "17/KH-UBND", "02/8/2024", 850.5, "x", "x"},
		{3, "Ninh Bình", nil, nil, nil, nil, nil, "theo dõi thêm"},
		{4, "Hải Phòng", "0123", 45507, 900, nil, nil, nil},
	}
	for i, row := range rows {
		for k, v := range row {
			set(cellName(9+i, k+1), v)
		}
	}
	merge("H11", "H12")
	must(f.SetCellStyle(sheet, "D9", "D1000", date))
	must(f.SetCellStyle(sheet, "E9", "E1000", group))
	set("B13", "Tổng cộng")
	must(f.SetCellFormula(sheet, "E13", "SUM(E9:E12)"))
	for row := 14; row < 100; row++ {
		set(cellName(row, 1), row-9) // a count pulled down too far
	}
	set("B101", "Ghi chú: số liệu do địa phương tự báo cáo")
	set("G103", "NGƯỜI LẬP BIỂU")
	must(f.SetRowVisible(sheet, 10, false))
	must(f.SetColVisible(sheet, "G", false))
	must(f.AddComment(sheet, excelize.Comment{Cell: "C9", Author: "vp", Paragraph: []excelize.RichTextRun{{Text: "đã nhận bản gốc"}}}))
	must(f.AutoFilter(sheet, "A6:H13", nil))
	dv := excelize.NewDataValidation(true)
	dv.SetSqref("F9:G40")
	must(dv.SetDropList([]string{"x", "-"}))
	must(f.AddDataValidation(sheet, dv))
	for _, n := range []string{"Theo dõi 2025", "Theo doi"} {
		must(f.SetSheetRow(n, "A1", &[]any{"Tên", "Trang"}))
		must(f.SetSheetRow(n, "A2", &[]any{"x", n}))
	}
	return f
}

func bytesOf(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const officeTable = `
[Theo dõi]
6: STT | Địa phương | Kế hoạch: Số, ký hiệu | Kế hoạch: Ngày | Kinh phí | Báo cáo năm: 2025 | Báo cáo năm: 2026 (ẩn) | Ghi chú
8 mục: I | Đồng bằng sông Hồng
9: 1 | Hà Nội | 05/KH-UBND | 02/08/2024 | 1.200 | x |  | gửi bản giấy
10 ẩn: 2 | Hưng Yên | 17/KH-UBND | 02/8/2024 | 851 (850,5) | x | x
11: 3 | Ninh Bình |  |  |  |  |  | theo dõi thêm
12: 4 | Hải Phòng | 0123 | 03/08/2024 | 900 |  |  | theo dõi thêm
13 tổng:  | Tổng cộng |  |  | 2.951 (2.950,5)
101 ghi chú:  | Ghi chú: số liệu do địa phương tự báo cáo
103 ghi chú:  |  |  |  |  |  | NGƯỜI LẬP BIỂU
a.xlsx, trang tính “Theo dõi”, dòng 101: ghi chú: từ dòng 101 trở xuống là ghi chú dưới bảng, không coi là số liệu
    gợi ý: xóa dòng trống phía trên nếu đây vẫn là số liệu của bảng
`

func TestOfficeWorkbook(t *testing.T) {
	data := bytesOf(t, officeBook(t))
	check(t, "first visible sheet", dump(Read("a.xlsx", data, Options{})), officeTable)
	for _, c := range []struct{ ask, want string }{
		{"THEO DÕI 2025", "Theo dõi 2025"}, {"theo_doi_2025", "Theo dõi 2025"}, {"Theo doi", "Theo doi"}, {"Danh mục ẩn", "Danh mục ẩn"},
	} {
		if got, list := Read("a.xlsx", data, Options{Sheet: c.ask}); got == nil || got.Sheet != c.want {
			t.Errorf("%s: %s", c.ask, dump(got, list))
		}
	}
	check(t, "two sheets alike", dump(Read("a.xlsx", data, Options{Sheet: "THEO DOI"})), `
a.xlsx: lỗi: “THEO DOI” có thể là trang tính “Theo dõi” hoặc “Theo doi”
    gợi ý: viết tên trang tính đúng từng dấu
`)
	check(t, "a slip", dump(Read("a.xlsx", data, Options{Sheet: "Theo dỏi 2052"})), `
a.xlsx: lỗi: sổ tính không có trang tính “Theo dỏi 2052”
    gợi ý: ý bạn là “Theo dõi 2025”?
`)
	for _, header := range []int{5} {
		check(t, "header given", dump(Read("a.xlsx", data, Options{Header: header})), officeTable)
	}
}

// missing skips a test that needs a tool, or fails it where all tools must be.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// LibreOffice writes the same workbook in its own way.
func TestLibreOfficeWorkbook(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		missing(t, "soffice is missing")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "a.xlsx")
	if err := os.WriteFile(in, bytesOf(t, officeBook(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{"ods", "xlsx"} { // through its own format, so that nothing of the first file is left
		cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", to, "--outdir", filepath.Join(dir, to), in)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
		if bytes.Contains(out, []byte("source file could not be loaded")) {
			missing(t, "LibreOffice Calc is missing")
		}
		in = filepath.Join(dir, to, "a."+to)
	}
	data, err := os.ReadFile(in)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "by LibreOffice", dump(Read("a.xlsx", data, Options{Sheet: "Theo dõi"})), officeTable)
	ods, err := os.ReadFile(filepath.Join(dir, "ods", "a.ods"))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "ods", dump(Read("a.ods", ods, Options{})), `
a.ods: lỗi: tệp ở dạng OpenDocument (.ods), không đọc được
    gợi ý: mở bằng LibreOffice, chọn Tệp, Lưu dưới dạng, rồi chọn kiểu “Excel 2007–365 (.xlsx)”
`)
}

func TestHeaders(t *testing.T) {
	cases := []struct {
		name string
		rows [][]string
		tail string
		want string
	}{
		{"groups typed without merging", [][]string{
			{"STT", "Địa phương", "Kế hoạch", "", "Ghi chú"},
			{"", "", "Số", "Ngày", ""},
			{"0|1", "An Giang", "12", "1|45506", "x"},
		}, "", `
2: STT | Địa phương | Kế hoạch: Số | Kế hoạch: Ngày | Ghi chú
3: 1 | An Giang | 12 | 02/08/2024 | x
`},
		{"a first row with a cell more than the header", [][]string{
			{"Tên", "Địa chỉ", "", "Ghi chú"}, {"An Giang", "Long Xuyên", "lạc", ""}, {"Cà Mau", "Tân Thành", "", "x"},
		}, "", `
1: Tên | Địa chỉ |  | Ghi chú
2: An Giang | Long Xuyên | lạc
3: Cà Mau | Tân Thành |  | x
a.xlsx, trang tính “Dữ liệu”, ô C1: cảnh báo: cột C có số liệu nhưng không có tiêu đề
    gợi ý: gõ tên cột vào dòng tiêu đề, hoặc xóa cột nếu không dùng
`},
		{"a cell more behind a header whose last cell is blank below", [][]string{
			{"Tên", "Địa chỉ", "Ghi chú"}, {"An Giang", "Long Xuyên", "", "lạc"}, {"Cà Mau", "Tân Thành", "x"},
		}, "", `
1: Tên | Địa chỉ | Ghi chú | 
2: An Giang | Long Xuyên |  | lạc
3: Cà Mau | Tân Thành | x
a.xlsx, trang tính “Dữ liệu”, ô D1: cảnh báo: cột D có số liệu nhưng không có tiêu đề
    gợi ý: gõ tên cột vào dòng tiêu đề, hoặc xóa cột nếu không dùng
`},
		{"a row that is partly blank below groups", [][]string{
			{"Địa phương", "Kế hoạch", "", "Ghi chú"}, {"", "Số", "Ngày", ""}, {"An Giang", "12/KH", "", "x"}, {"Cà Mau", "13/KH", "1|45506", ""},
		}, "", `
2: Địa phương | Kế hoạch: Số | Kế hoạch: Ngày | Ghi chú
3: An Giang | 12/KH |  | x
4: Cà Mau | 13/KH | 02/08/2024
`},
		{"two groups typed without merging", [][]string{
			{"Địa phương", "Kế hoạch", "", "Báo cáo", "", ""},
			{"", "Số", "Ngày", "Số", "Ngày", "Ngày gửi"},
			{"An Giang", "12", "1|45506", "13", "1|45507", "1|45508"},
		}, "", `
2: Địa phương | Kế hoạch: Số | Kế hoạch: Ngày | Báo cáo: Số | Báo cáo: Ngày | Báo cáo: Ngày gửi
3: An Giang | 12 | 02/08/2024 | 13 | 03/08/2024 | 04/08/2024
`},
		{"one column", [][]string{{"Tên"}, {"An Giang"}, {"Cà Mau"}}, "", `
1: Tên
2: An Giang
3: Cà Mau
`},
		{"only text below", [][]string{{"Tên", "Mã"}, {"An Giang", "ag"}, {"", "cm"}}, "", `
1: Tên | Mã
2: An Giang | ag
3:  | cm
`},
		{"title, blank row, unit to the right", [][]string{
			{"DANH SÁCH NHẮC VIỆC"}, {}, {"", "", "", "Đơn vị: đồng"}, {"Tên", "Mã", "Hạn", "Tiền"}, {"An Giang", "ag", "1|45506", "3|1000"},
		}, `<mergeCells><mergeCell ref="A1:D1"/></mergeCells>`, `
4: Tên | Mã | Hạn | Tiền
5: An Giang | ag | 02/08/2024 | 1.000
`},
		{"twins and a column without a name", [][]string{{"Tên", "Ngày", "NGÀY", "", ""}, {"An Giang", "1|45506", "1|45507", "lạc", ""}}, "", `
1: Tên | Ngày | NGÀY | 
2: An Giang | 02/08/2024 | 03/08/2024 | lạc
a.xlsx, trang tính “Dữ liệu”, ô C1: cảnh báo: tiêu đề “NGÀY” có ở hai cột
    a.xlsx, trang tính “Dữ liệu”, ô B1: cột cùng tên đứng trước
    gợi ý: đặt cho mỗi cột một tên riêng
a.xlsx, trang tính “Dữ liệu”, ô D1: cảnh báo: cột D có số liệu nhưng không có tiêu đề
    gợi ý: gõ tên cột vào dòng tiêu đề, hoặc xóa cột nếu không dùng
`},
		{"a row with the name alone after a gap is a row if it is counted", [][]string{
			{"STT", "Tên", "Số", "Ngày"}, {"0|1", "An Giang", "5", "1|45506"}, {}, {"0|2", "Cà Mau", "", ""},
		}, "", `
1: STT | Tên | Số | Ngày
2: 1 | An Giang | 5 | 02/08/2024
4: 2 | Cà Mau
`},
		{"a form that is hardly filled in", [][]string{{"BIỂU MẪU"}, {"Kỳ báo cáo: 2026"}, {}, {"Chỉ tiêu", "Đơn vị", "Kế hoạch", "Thực hiện"}, {"Số kế hoạch"}, {"Số báo cáo"}}, "", `
4: Chỉ tiêu | Đơn vị | Kế hoạch | Thực hiện
5: Số kế hoạch
6: Số báo cáo
`},
		{"a company, a header printed again, letters for the columns", [][]string{{"STT", "Tên", "Số", "Ngày"}, {"A", "B", "C", "D"}, {"0|1", "Tổng công ty Thí Dụ", "1", "2"},
			{"STT", "Tên", "Số", "Ngày"}, {"0|2", "TỔNG CÔNG TY MẪU", "1", "2"}, {"", "Tổng cộng tỷ lệ", "0|2"}, {"", "tong cong 2 don vi", "0|2"}}, "", `
1: STT | Tên | Số | Ngày
3: 1 | Tổng công ty Thí Dụ | 1 | 2
4 mục: STT | Tên | Số | Ngày
5: 2 | TỔNG CÔNG TY MẪU | 1 | 2
6 tổng:  | Tổng cộng tỷ lệ | 2
7 tổng:  | tong cong 2 don vi | 2
`},
		{"headings among the numbers", [][]string{{"STT", "Tên", "Số", "Ngày"}, {"Vùng 1"}, {"0|1", "A", "1", "2"}, {"II", "Vùng 2"}, {"0|2", "Cộng Hòa", "1", "2"}, {"Tổng cộng", "", "0|2"}}, `<mergeCells><mergeCell ref="A6:B6"/></mergeCells>`, `
1: STT | Tên | Số | Ngày
2 mục: Vùng 1
3: 1 | A | 1 | 2
4 mục: II | Vùng 2
5: 2 | Cộng Hòa | 1 | 2
6 tổng: Tổng cộng |  | 2
`},
		{"numbers only", [][]string{{"0|1", "0|2"}, {"0|3", "0|4"}}, "", `
a.xlsx, trang tính “Dữ liệu”, dòng 1: lỗi: trang tính không có dòng tiêu đề: dòng nào cũng là số liệu
    gợi ý: thêm một dòng tiêu đề ở trên, mỗi cột một tên
`},
	}
	for _, c := range cases {
		got := dump(Read("a.xlsx", raw(rowsXML(c.rows...)+c.tail), Options{}))
		check(t, c.name, strings.TrimPrefix(got, "[Dữ liệu]\n"), c.want)
	}
}

func TestFiveThousandRows(t *testing.T) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	w.SetRow("A1", []any{"STT", "Mã", "Tên"})
	for i := range 5000 {
		w.SetRow(cellName(i+2, 1), []any{i + 1, fmt.Sprintf("%05d", i), "Đơn vị"})
	}
	w.Flush()
	table, list := Read("a.xlsx", bytesOf(t, f), Options{})
	if len(list) > 0 || len(table.Rows) != 5000 || table.Rows[4999].Cells[1].Text != "04999" || table.Rows[4999].Number != 5001 {
		t.Errorf("%v", list)
	}
}

func TestFilesOfOtherKinds(t *testing.T) {
	ole := slices.Concat(oleMagic, make([]byte, 600))
	workbook := raw(rowsXML([]string{"Tên"}, []string{"x"}))
	cases := []struct {
		name string
		data []byte
		want string
	}{
		{"a.xls", ole, "Excel 97-2003"},
		{"a.xlsx", slices.Concat(ole, wide("EncryptedPackage")), "có mật khẩu"},
		{"a.xls", []byte("\r\n<html><table><tr><td>x</td></tr></table></html>"), "trang web (HTML)"},
		{"a.xlsm", zipped("_rels/.rels", "", "xl/vbaProject.bin", ""), "macro"},
		{"a.xlsb", zipped("xl/workbook.bin", ""), "nhị phân"},
		{"a.xlsx", zipped("word/document.xml", ""), "văn bản Word"},
		{"a.zip", zipped("a.txt", ""), "không phải sổ tính"},
		{"a.xlsx", workbook[:len(workbook)-40], "bị hỏng"},
		{"a.xlsx", []byte("a,b\n1,2\n"), "văn bản thường"},
		{"a.xlsx", []byte("\x00\x01\x02"), "không phải sổ tính"},
		{"a.csv", []byte(" \n"), "tệp trống"},
		{"a.pdf", []byte("%PDF-1.7"), "văn bản để đọc"},
		{"a.xlsx", raw(`<sheetData><row r="1"><c r="A1"><v>1</v>`), "trang tính bị hỏng"},
		{"a.xlsx", raw(`<sheetData/>`), "trang tính trống"},
		{"a.xlsx", raw(`<sheetData><row r="99999999"/></sheetData>`), "nhiều nhất là 1048576"},
	}
	for _, c := range cases {
		table, list := Read(c.name, c.data, Options{})
		if table != nil || len(list) != 1 || !strings.Contains(list[0].Message, c.want) || list[0].Hint == "" {
			t.Errorf("%s, %s: %s", c.name, c.want, dump(table, list))
		}
	}
	if table, list := Read("bang", workbook, Options{}); table == nil {
		t.Errorf("a workbook without an ending: %v", list)
	}
}

// Who strikes a row through may mean that it is to go.
func TestRowsStruckThrough(t *testing.T) {
	f := excelize.NewFile()
	struck, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{"STT", "Tên", "Số"}, {1, "An Giang", 5}, {2, "Cà Mau", 6}, {3, "Huế", 7}} {
		if err := f.SetSheetRow("Sheet1", cellName(i+1, 1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, cell := range []string{"A2", "C2", "B3", "B4"} {
		if err := f.SetCellStyle("Sheet1", cell, cell, struck); err != nil {
			t.Fatal(err)
		}
	}
	check(t, "struck through", dump(Read("a.xlsx", bytesOf(t, f), Options{})), `
[Sheet1]
1: STT | Tên | Số
2: 1 | An Giang | 5
3: 2 | Cà Mau | 6
4: 3 | Huế | 7
a.xlsx, trang tính “Sheet1”, ô B3: cảnh báo: chữ bị gạch ngang, dòng này vẫn được coi là số liệu
    a.xlsx, trang tính “Sheet1”, ô B4: cũng thế
    gợi ý: ẩn hoặc xóa dòng nếu đã bỏ, bỏ gạch ngang nếu còn dùng
`)
}
