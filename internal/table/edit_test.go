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
