package table

import (
	"fmt"
	"strings"
	"testing"
)

// What excelize would show otherwise or not at all.
func TestCellsThatExcelizeDoesNotTell(t *testing.T) {
	cases := []struct{ name, sheet, want string }{
		{"a number without a look in a column of days", `<cols><col min="2" max="2" style="1"/></cols>` + rowsXML([]string{"Tên", "Số"}, []string{"a", `<c><v>45506</v></c>`}, []string{"b", "1|45506"}), `
1: Tên | Số
2: a | 45506
3: b | 02/08/2024
`},
		{"a formula of the day whose value is an empty text", rowsXML([]string{"Tên", "Hạn"}, []string{"a", `<c t="str"><f>IF(TODAY()>0,"","x")</f><v></v></c>`}, []string{"b", `<c t="str"><f>IF(TODAY()>0,"","x")</f></c>`}), `
1: Tên | Hạn
2: a
3 lỗi: b
a.xlsx, trang tính “Dữ liệu”, ô B3: lỗi: công thức “=IF(TODAY()>0,"","x")” chưa có kết quả, và sổ tính có hàm TODAY() thay đổi mỗi lần mở
    gợi ý: mở sổ tính bằng Excel hoặc LibreOffice rồi lưu lại, để công thức có kết quả
`},
		{"what stands under a merged cell", rowsXML([]string{"Tên", "Số", "Ghi chú"}, []string{"a", "0|1", "x"}, []string{"b", "0|2", "lạc"}) + `<mergeCells><mergeCell ref="C2:C3"/></mergeCells>`, `
1: Tên | Số | Ghi chú
2: a | 1 | x
3: b | 2 | x
`},
		{"rows and cells without their places", `<sheetData><row><c t="inlineStr"><is><t>Tên</t></is></c><c t="inlineStr"><is><t>Số</t></is></c></row><row><c t="inlineStr"><is><t>a</t></is></c><c><v>5</v></c></row></sheetData>`, `
1: Tên | Số
2: a | 5
`},
	}
	for _, c := range cases {
		check(t, c.name, strings.TrimPrefix(dump(Read("a.xlsx", raw(c.sheet), Options{})), "[Dữ liệu]\n"), c.want)
	}
	for cell, want := range map[string]string{
		`<c r="b1"><v>1</v></c>`:                       "có ô mang địa chỉ sai “b1”",
		`<c r="B2"><v>1</v></c>`:                       "có ô B2 đứng sai chỗ",
		`<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>`: "có ô A1 đứng sai chỗ",
		`<c r="B1" t="lạ"><v>1</v></c>`:                "có ô thuộc kiểu lạ “lạ”",
		`<c r="B1"><is><t>x</t></is></c>`:              "cấu trúc không đúng chuẩn",
		`<c r="B1" s="x"><v>1</v></c>`:                 "cấu trúc không đúng chuẩn",
	} {
		_, list := Read("a.xlsx", raw(`<sheetData><row r="1">`+cell+`</row></sheetData>`), Options{})
		if len(list) != 1 || !strings.Contains(list[0].Message, want) || list[0].Hint != damagedHint {
			t.Errorf("%s: %s", cell, dump(nil, list))
		}
	}
	_, list := Read("a.xlsx", raw(`<sheetData><row r="2"/><row r="1"/></sheetData>`), Options{})
	if len(list) != 1 || !strings.Contains(list[0].Message, "có dòng 1 đứng sau dòng 2") {
		t.Errorf("rows out of order: %s", dump(nil, list))
	}
}

func TestSheetNamesThatExcelDoesNotTake(t *testing.T) {
	data := raw(rowsXML([]string{"Tên"}, []string{"x"}), `<sheets><sheet name="`+strings.Repeat("Tên dài ", 5)+`" sheetId="2" r:id="rId1"/></sheets>`)
	_, list := Read("a.xlsx", data, Options{})
	if len(list) != 1 || !strings.Contains(list[0].Message, "tên trang tính để trống, dài quá 31 ký tự") || !strings.HasPrefix(list[0].Hint, "đổi tên") {
		t.Errorf("%s", dump(nil, list))
	}
}

// Small files that excelize would make gigabytes or hours of.
func TestSheetsThatAreTooMuch(t *testing.T) {
	rows := func(n int, row string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(row, "#", fmt.Sprint(i+1)))
		}
		return "<sheetData>" + b.String() + "</sheetData>"
	}
	wide := `<row r="#">` + strings.Repeat(`<c><v>1</v></c>`, maxColumns) + `</row>`
	first := rows(1, `<row r="#"><c t="s"><v>0</v></c></row>`)
	cases := []struct {
		name, want string
		data       []byte
	}{
		{"blank cells in the last column", "có quá 2.000.000 ô", raw(rows(2000, `<row r="#"><c r="XFD#" s="1"/></row>`))},
		{"rows as wide as Excel has them", "ở những cột xa", raw(rows(5, wide))},
		{"rows without a number", "có quá 20.000 dòng không mang số", raw(rows(maxUnnamed+1, "<row/>"))},
		{"merged cells", "có quá 20.000 chỗ gộp ô", raw(first + strings.Repeat(`<mergeCell ref="A1:B2"/>`, maxMerges+1))},
		{"looks of columns", "có quá 16.384 cột", raw("<cols>" + strings.Repeat(`<col min="1" max="1"/>`, maxColumns+1) + "</cols>" + first)},
		{"a text that takes the square of its length", "có ô chứa quá nhiều chữ", raw(first, "<si><t>"+strings.Repeat("_x0041_", maxEscaped+1)+"</t></si>")},
		{"a long text in the cell", "có ô chứa quá nhiều chữ", raw(`<sheetData><row r="1"><c t="inlineStr"><is><t>` + strings.Repeat("x", maxText+1) + `</t></is></c></row></sheetData>`)},
		{"a long text in many cells", "có quá 64 MB chữ", raw(rows(2000, `<row r="#"><c t="s"><v>0</v></c></row>`), "<si><t>"+strings.Repeat("ạ", 20_000)+"</t></si>")},
		{"many texts", "có quá 1.000.000 chuỗi chữ", raw(first, "<si>"+strings.Repeat("</si><si>", maxStrings)+"</si>")},
	}
	for _, c := range cases {
		table, list := Read("a.xlsx", c.data, Options{})
		if table != nil || len(list) != 1 || !strings.Contains(list[0].Message, "không đọc được: ") || !strings.Contains(list[0].Message, c.want) || !strings.HasPrefix(list[0].Hint, "xóa dòng") {
			t.Errorf("%s: %s", c.name, dump(table, list))
		}
	}
	// what people do in good faith stays readable
	far := `<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>`
	for name, data := range map[string][]byte{
		"looks down to the last row": raw(strings.Replace(rowsXML([]string{"Tên"}, []string{"a"}), "</sheetData>", far, 1)),
		"blank rows with a look":     raw(strings.Replace(rows(50_000, `<row r="#"><c s="1"/></row>`), `<row r="1"><c s="1"/></row><row r="2"><c s="1"/></row>`, strings.NewReplacer("<sheetData>", "", "</sheetData>", "").Replace(rowsXML([]string{"Tên"}, []string{"a"})), 1)),
	} {
		if table, list := Read("a.xlsx", data, Options{}); table == nil || len(table.Rows) != 1 || len(list) > 0 {
			t.Errorf("%s: %s", name, dump(table, list))
		}
	}
}
