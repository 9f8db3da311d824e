package table

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

func wide16(s string, order int) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		if order == 0 {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return b
}

func TestCSV(t *testing.T) {
	const plain = "\n1: Tên | Số | Ngày\n2: Hà Nội | 05 | 2/8/2024\n"
	cases := []struct{ name, data, want string }{
		{"comma", "Tên,Số,Ngày\nHà Nội,05,2/8/2024\n", plain},
		{"semicolon, byte order mark, CRLF", "\ufeffTên;Số;Ngày\r\nHà Nội;05;2/8/2024\r\n", plain},
		{"tab, no line end", "Tên\tSố\tNgày\nHà Nội\t05\t2/8/2024", plain},
		{"decomposed letters, no-break and zero-width spaces", "Te\u0302n,Số,Ngày\nHa\u0300\u00a0Nội\u200b, 05 ,2/8/2024\n", plain},
		{"UTF-16", string(wide16("Tên\tSố\tNgày\r\nHà Nội\t05\t2/8/2024\r\n", 0)), plain},
		{"UTF-16, the other way", string(wide16("Tên\tSố\tNgày\r\nHà Nội\t05\t2/8/2024\r\n", 1)), plain},
		{"sep=", "sep=;\r\nTên;Số;Ngày\r\nHà Nội, Việt Nam;05;2/8/2024\r\n", "\n2: Tên | Số | Ngày\n3: Hà Nội, Việt Nam | 05 | 2/8/2024\n"},
		{"decimal commas", "Tên;Tỷ lệ;Điểm\na;1,5;2,5\nb;3,5;4,5\n", "\n1: Tên | Tỷ lệ | Điểm\n2: a | 1,5 | 2,5\n3: b | 3,5 | 4,5\n"},
		{"quotes and line breaks", "Tên,Địa chỉ\n\"Sở \"\"A\"\"\",\"1 phố B,\r\nHà Nội\"\nC,D\n", "\n1: Tên | Địa chỉ\n2: Sở \"A\" | 1 phố B,⏎Hà Nội\n4: C | D\n"},
		{"title and blank lines", "DANH SÁCH,,\n,,\nTên,Số,Ngày\n,,\nA,1,2\n", "\n3: Tên | Số | Ngày\n5: A | 1 | 2\n"},
		{"too many values", "Tên,Số\nA,1\nB,1,5\nC\n", `
1: Tên | Số
2: A | 1
3 lỗi: B | 1
4: C
a.csv:3:5: lỗi: dòng có 3 giá trị, dòng tiêu đề chỉ có 2 cột
    gợi ý: đặt giá trị có dấu phân cách trong dấu nháy kép, hoặc thêm tên cột vào dòng tiêu đề
`},
		{"a column without a name", "Tên,Số,\nA,1,x\n", `
1: Tên | Số | 
2: A | 1 | x
a.csv:1: cảnh báo: cột thứ 3 có số liệu nhưng không có tiêu đề
    gợi ý: gõ tên cột vào dòng tiêu đề, hoặc xóa cột nếu không dùng
`},
		{"an open quote", "Tên,Số\nA,\"1\nB,2\n", `
a.csv:2:3: lỗi: dấu nháy kép mở ở đây không có dấu đóng
    gợi ý: thêm dấu nháy kép ở cuối giá trị, hoặc viết hai dấu "" nếu nó thuộc về chữ
`},
		{"ANSI", "Tên,Số\nH\xe0 N\xf4i,1\n", `
a.csv:2:2: lỗi: tệp CSV không ở bảng mã UTF-8 (byte 0xE0): có lẽ đã lưu dạng “CSV (Comma delimited)”, dạng này làm hỏng chữ Việt
    gợi ý: mở sổ tính gốc bằng Excel, chọn File, Save As, lưu dạng “CSV UTF-8 (Comma delimited)” hoặc “Excel Workbook (.xlsx)”
`},
		{"letters lost", "Ten,Don vi\nNguy?n V?n M?u,S? N?i v?\n", `
1: Ten | Don vi
2: Nguy?n V?n M?u | S? N?i v?
a.csv: cảnh báo: chữ có dấu đã bị thay bằng dấu “?”, như “Nguy?n”
    gợi ý: lấy lại tệp gốc, lưu dạng “CSV UTF-8 (Comma delimited)” hoặc .xlsx
`},
		{"not text", "Tên,S\x00\n", `
a.csv:1:6: lỗi: tệp không phải văn bản: có byte 0 ở giữa
    gợi ý: mở tệp bằng Excel, lưu dạng “CSV UTF-8 (Comma delimited)” hoặc .xlsx
`},
	}
	for _, c := range cases {
		check(t, c.name, dump(Read("a.csv", []byte(c.data), Options{})), c.want)
	}
}

func TestOldLettersAreTold(t *testing.T) {
	var b strings.Builder
	b.WriteString("Tªn,§Þa ph\u00ad¬ng\n")
	for range 5 {
		b.WriteString("QuyÕt ®Þnh ban hµnh kÕ ho¹ch,ViÖt Nam thèng nhÊt\n")
	}
	_, list := Read("a.csv", []byte(b.String()), Options{})
	if got := dump(nil, list); !strings.Contains(got, "bảng mã cũ TCVN3") {
		t.Errorf("got %s", got)
	}
}

func TestPlacesInCSV(t *testing.T) {
	table, _ := Read("a.csv", []byte("Tên,Số\n\"dòng\nhai\",  5\n"), Options{})
	got := fmt.Sprintln(table.Columns[1].At, table.Rows[0].At, table.Rows[0].Cells[0].At, table.Rows[0].Cells[1].At)
	check(t, "places", got, "a.csv:1:5 a.csv:2 a.csv:2:1 a.csv:3:6\n")
}

func TestYAML(t *testing.T) {
	cases := []struct{ name, data, want string }{
		{"list", "- Tên: Hà Nội\n  số: 05\n- so: 06\n  ghi chú: x\n", `
0: Tên | số | ghi chú
1: Hà Nội | 05
2:  | 06 | x
`},
		{"under dong", "chu_thich: [a]\ndong:\n  - ten: A\n", "\n0: ten\n1: A\n"},
		{"under the only list", "nam: 2026\ncac_tinh:\n  - ten: A\n  - ten: B\n", "\n0: ten\n1: A\n2: B\n"},
		{"no list", "ten: A\n", `
a.yaml:1:1: lỗi: tệp cần một danh sách các dòng số liệu, nhận được một nhóm khóa
    gợi ý: viết mỗi dòng số liệu một mục “- khóa: giá trị” trong một danh sách
`},
		{"an item that is text", "- ten: A\n- B\n", `
0: ten
1: A
a.yaml:2:3: lỗi: mục thứ 2 phải gồm các khóa, nhận được một dòng chữ
    gợi ý: viết mỗi dòng số liệu một mục “- khóa: giá trị” trong một danh sách
`},
	}
	for _, c := range cases {
		check(t, c.name, dump(Read("a.yaml", []byte(c.data), Options{})), c.want)
	}
	table, _ := Read("a.yml", []byte("- ten: A\n  muc:\n    - x\n    - y\n"), Options{})
	if c := table.Rows[0].Cells[1]; len(c.Value.Items) != 2 || c.Text != "" || c.Empty() || c.At.Start.Line != 3 {
		t.Errorf("a nested value: %+v", c)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "sep=;\n\"a\"\"\n\";b\r\n", "\xff\xfea\x00", "STT;Tên\n1;\n\n;Tổng cộng", "\"", "a\t\"b"} {
		f.Add([]byte(s), 0)
	}
	f.Fuzz(func(t *testing.T, data []byte, header int) {
		whole(t, "a.csv", data, Options{Header: max(header, 0)})
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("- a: 1\n"), "a.yaml")
	f.Add([]byte("<html>"), "a.xls")
	f.Add(raw(rowsXML([]string{"Tên", "Ngày"}, []string{"x", "1|45506", `<c><f>1+1</f></c>`})), "a.xlsx")
	f.Fuzz(func(t *testing.T, data []byte, name string) { whole(t, name, data, Options{}) })
}

// FuzzSheet goes past the packing, which no chance gets through.
func FuzzSheet(f *testing.F) {
	f.Add(rowsXML([]string{"Tên", "Ngày"}, []string{"x", "1|45506", `<c><f>1+1</f></c>`})+`<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`, "<si><t>a_x000D_</t></si>")
	f.Add(`<cols><col min="1" max="9" hidden="1"/></cols><sheetData><row><c><v>1</v></c><c t="s"><v>0</v></c></row><row hidden="1"/></sheetData>`, `<si/>`)
	f.Fuzz(func(t *testing.T, sheet, shared string) {
		whole(t, "a.xlsx", raw(sheet, "<si>"+shared), Options{})
	})
}

func FuzzNumberFormat(f *testing.F) {
	f.Add(`#,##0.00\ [$₫-42A];[Red]-0`, "1234.5")
	f.Add(`[$-42A]dd\ mmmm\ yyyy`, "45506")
	f.Add(`0000\ 000"x`, "-1E-9")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, code, value string) {
		format := parseFormat(code)
		n, ok := parseNumber(value)
		if !ok {
			return
		}
		if format.isDate() {
			format.date(n, false)
			return
		}
		if text, _ := format.number(n); text == "" {
			t.Errorf("%q in %q shows nothing", value, code)
		}
	})
}

// whole checks what holds of every table.
func whole(t *testing.T, name string, data []byte, o Options) {
	table, list := Read(name, data, o)
	if table == nil {
		if !list.HasErrors() {
			t.Error("nothing read and nothing said")
		}
		return
	}
	for _, r := range table.Rows {
		if len(r.Cells) != len(table.Columns) {
			t.Errorf("row %d has %d cells, the table %d columns", r.Number, len(r.Cells), len(table.Columns))
		}
		blank := true
		for _, c := range r.Cells {
			blank = blank && c.Text == "" && c.Value == nil
			if c.Text != clean(c.Text) {
				t.Errorf("%q is not clean", c.Text)
			}
		}
		if blank && !r.Bad && name != "a.yaml" {
			t.Errorf("row %d is blank", r.Number)
		}
	}
}
