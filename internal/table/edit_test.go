package table

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"vanban/internal/viet"
)

func TestEditKeepsTheRest(t *testing.T) {
	data := bytesOf(t, officeBook(t))
	changes := []Change{
		{Sheet: "Theo dõi", Row: 11, Col: 3, Values: []any{"21/KH-UBND", viet.Date{Day: 22, Month: 11, Year: 2026}, nil, "x"}},
		{Sheet: "Theo dõi", Row: 5, Col: 9, Values: []any{"Lần nhắc"}},
		{Sheet: "Theo doi", Col: 1, Values: []any{"007", int64(1500)}},
		{Sheet: "Theo doi", Col: 1, Values: []any{"y"}},
		{Add: &Sheet{Name: "Theo dõi", Columns: []Head{{Title: "Tên"}, {Title: "Ngày"}}, Rows: [][]any{{"An Giang", viet.Date{Day: 1, Month: 2, Year: 2026}}}}},
	}
	got, err := Edit(data, changes)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(officeTable, "11: 3 | Ninh Bình |  |  |  |  |  |", "11: 3 | Ninh Bình | 21/KH-UBND | 22/11/2026 |  | x |  |", 1)
	want = strings.Replace(want, "Ghi chú\n8 ", "Ghi chú | Lần nhắc\n8 ", 1)
	check(t, "edited", dump(Read("a.xlsx", got, Options{})), want)
	check(t, "appended", dump(Read("a.xlsx", got, Options{Sheet: "Theo doi"})), `
[Theo doi]
1: Tên | Trang
2: x | Theo doi
3: 007 | 1500
4: y
`)
	check(t, "added", dump(Read("a.xlsx", got, Options{Sheet: "Theo dõi (2)"})), `
[Theo dõi (2)]
1: Tên | Ngày
2: An Giang | 01/02/2026
`)
	if diff := cmp.Diff(rest(t, data), rest(t, got)); diff != "" {
		t.Errorf("what no change names (-before +after):\n%s", diff)
	}
	before := runtime.GOMAXPROCS(1)
	again, err := Edit(data, changes)
	runtime.GOMAXPROCS(before)
	if err != nil || !bytes.Equal(got, again) {
		t.Errorf("the same changes give other bytes the second time (%v)", err)
	}
}

// rest is what excelize finds in a workbook beside values.
func rest(t *testing.T, data []byte) map[string]any {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const sheet = "Theo dõi"
	all := map[string]any{}
	keep := func(name string, v any, err error) {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = v
	}
	formula, err := f.GetCellFormula(sheet, "E13")
	keep("formula", formula, err)
	visible, err := f.GetRowVisible(sheet, 10)
	keep("hidden row", visible, err)
	visible, err = f.GetColVisible(sheet, "G")
	keep("hidden column", visible, err)
	comments, err := f.GetComments(sheet)
	keep("comments", len(comments), err)
	lists, err := f.GetDataValidations(sheet)
	keep("lists", lists, err)
	merges, err := f.GetMergeCells(sheet)
	keep("merged", merges, err)
	style, err := f.GetCellStyle(sheet, "D900")
	keep("style", style, err)
	return all
}

func TestFormulasFollowAnEdit(t *testing.T) {
	sheet := rowsXML(
		[]string{"Tên", "Số", "Gấp đôi", "Tình trạng"},
		[]string{"a", "0|5", `<c><f t="shared" ref="C2:C4" si="0">B2*2</f><v>10</v></c>`, `<c t="str"><f>IF(B2="","chưa","có")</f><v>có</v></c>`},
		[]string{"b", "0|6", `<c><f t="shared" si="0"/><v>12</v></c>`, `<c t="str"><f>IF(B3="","chưa","có")</f><v>có</v></c>`},
		[]string{"c", "", `<c><f t="shared" si="0"/><v>0</v></c>`, `<c t="str"><f>IF(B4="","chưa","có")</f><v>chưa</v></c>`},
		[]string{"Tổng cộng", `<c><f>SUM(B2:B4)</f><v>11</v></c>`, `<c><f>SUM(C2:C4)</f><v>999</v></c>`},
	)
	change := []Change{{Sheet: "Dữ liệu", Row: 4, Col: 2, Values: []any{int64(7)}}, {Sheet: "Dữ liệu", Row: 2, Col: 3, Values: []any{int64(1)}}}
	got, err := Edit(raw(sheet), change)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "worked out anew", dump(Read("a.xlsx", got, Options{})), `
[Dữ liệu]
1: Tên | Số | Gấp đôi | Tình trạng
2: a | 5 | 1 | có
3: b | 6 | 12 | có
4: c | 7 | 14 | có
5 tổng: Tổng cộng | 18 | 999
`)
	f, err := openExcelize(got)
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{"C2": "", "C3": "B3*2", "C4": "B4*2", "D2": `IF(B2="","chưa","có")`, "B5": "SUM(B2:B4)"} {
		if formula, err := f.GetCellFormula("Dữ liệu", ref); err != nil || formula != want {
			t.Errorf("%s: %s, want %s (%v)", ref, formula, want, err)
		}
	}
	today := strings.Replace(sheet, "SUM(B2:B4)", "SUM(B2:B4)+0*TODAY()", 1)
	if got, err = Edit(raw(today), change[:1]); err != nil {
		t.Fatal(err)
	}
	if text := dump(Read("a.xlsx", got, Options{})); !strings.Contains(text, "tổng: Tổng cộng | 11 |") {
		t.Errorf("a workbook that hangs on the day is worked out: %s", text)
	}
}

// macOS names sheets with letters and marks apart.
func TestSheetNamesInOtherSpelling(t *testing.T) {
	f := excelize.NewFile()
	name := "Theo do\u0303i"
	f.SetSheetName("Sheet1", name)
	f.SetSheetRow(name, "A1", &[]any{"Tên", "Số"})
	f.SetCellStr(name, "A2", "x")
	f.SetCellFormula(name, "B2", "1+2")
	data, err := Edit(bytesOf(t, f), []Change{{Sheet: "Theo dõi", Col: 1, Values: []any{"y"}}})
	if err != nil {
		t.Fatal(err)
	}
	check(t, "read", dump(Read("a.xlsx", data, Options{Sheet: "Theo dõi"})), "[Theo dõi]\n1: Tên | Số\n2: x | 3\n3: y\n")
}

func TestEditRefuses(t *testing.T) {
	data := bytesOf(t, officeBook(t))
	if _, err := Edit(data, []Change{{Sheet: "Không có", Row: 1, Col: 1, Values: []any{"x"}}}); !errors.Is(err, ErrNoSheet) {
		t.Errorf("a sheet that is not there: %v", err)
	}
	if _, err := Edit(data, []Change{{Sheet: "Theo dõi", Row: 1, Col: 1, Values: []any{1.5}}}); err == nil {
		t.Error("a value of another type is taken")
	}
	if _, err := Edit([]byte("PK\x03\x04"), nil); err == nil {
		t.Error("a damaged workbook is taken")
	}
}

// A new row looks like the one above it, where nothing stands in it yet too, and
// is as high as its texts.
func TestAppendedRowsLookLikeTheOthers(t *testing.T) {
	data, err := Write([]Sheet{{Name: "Gửi", Columns: []Head{{Title: "Loại"}, {Title: "Số"}, {Title: "Trích yếu", Width: 20}}, Rows: [][]any{{"D1", "1", "ngắn"}}}})
	if err != nil {
		t.Fatal(err)
	}
	data, err = Edit(data, []Change{{Sheet: "Gửi", Col: 1, Values: []any{"D2", nil, strings.Repeat("dài ", 14)}}})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	above, _ := f.GetCellStyle("Gửi", "B2")
	style, err := f.GetCellStyle("Gửi", "B3")
	if err != nil || style == 0 || style != above {
		t.Errorf("the blank cell has look %d, the one above it %d (%v)", style, above, err)
	}
	if height, err := f.GetRowHeight("Gửi", 3); err != nil || height != 3*lineHeight {
		t.Errorf("the row is %v high, want that of three lines (%v)", height, err)
	}
}

// The first row below a header is no second header.
func TestFirstRowBelowAHeaderIsPlain(t *testing.T) {
	data, err := Write([]Sheet{{Name: "Gửi", Columns: []Head{{Title: "Loại"}, {Title: "Ngày"}, {Title: "Số"}}}})
	if err != nil {
		t.Fatal(err)
	}
	if data, err = Edit(data, []Change{
		{Sheet: "Gửi", Col: 1, Values: []any{"D1", viet.Date{Day: 1, Month: 2, Year: 2026}, nil}},
		{Sheet: "Gửi", Col: 1, Values: []any{"D2", viet.Date{Day: 2, Month: 2, Year: 2026}, nil}},
	}); err != nil {
		t.Fatal(err)
	}
	check(t, "read", dump(Read("a.xlsx", data, Options{})), "[Gửi]\n1: Loại | Ngày | Số\n2: D1 | 01/02/2026\n3: D2 | 02/02/2026\n")
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, ref := range []string{"A2", "B2", "C2", "A3", "B3", "C3"} {
		id, err := f.GetCellStyle("Gửi", ref)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Font != nil && style.Font.Bold || len(style.Fill.Color) > 0 {
			t.Errorf("%s looks like a header: bold or filled", ref)
		}
	}
	head, err := f.GetCellStyle("Gửi", "A1")
	if style, _ := f.GetStyle(head); err != nil || style.Font == nil || !style.Font.Bold {
		t.Errorf("the header is bold no more (%v)", err)
	}
}
