package table

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// looks is all that a user sees of a workbook.
func looks(t *testing.T, data []byte) map[string]any {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := map[string]any{"names": f.GetDefinedName()}
	see := func(what string, v any, err error) {
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		all[what] = v
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		see(sheet+" cells", rows, err)
		comments, err := f.GetComments(sheet)
		see(sheet+" notes", comments, err)
		lists, err := f.GetDataValidations(sheet)
		see(sheet+" choices", lists, err)
		panes, err := f.GetPanes(sheet)
		see(sheet+" panes", panes, err)
		layout, err := f.GetPageLayout(sheet)
		see(sheet+" layout", layout, err)
		props, err := f.GetSheetProps(sheet)
		see(sheet+" props", props, err)
		for r := 1; r <= len(rows); r++ {
			height, err := f.GetRowHeight(sheet, r)
			see(sheet+" height "+cellName(r, 1), height, err)
			for c := range 7 {
				ref := cellName(r, c+1)
				style, err := f.GetCellStyle(sheet, ref)
				see(sheet+" style "+ref, style, err)
				kind, err := f.GetCellType(sheet, ref)
				if kind == excelize.CellTypeInlineString {
					kind = excelize.CellTypeSharedString
				}
				see(sheet+" type "+ref, kind, err)
			}
		}
		for c := range 7 {
			width, err := f.GetColWidth(sheet, strings.TrimRight(cellName(1, c+1), "1"))
			see(sheet+" width "+cellName(1, c+1), width, err)
		}
	}
	return all
}

// A sheet with many rows looks like one with few.
func TestStreamedSheetsLookTheSame(t *testing.T) {
	sheets := append(sample(), large(50, 6)...)
	sheets[0].Rows = append(sheets[0].Rows, []any{int64(1) << 62, "007", " a & b < c\t", nil, nil, "_x0041_\n“x”\r"})
	sheets[0].Columns[4].Width = 33.5
	plain, err := write(sheets, 1000)
	if err != nil {
		t.Fatal(err)
	}
	streamed, err := write(sheets, 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(looks(t, plain), looks(t, streamed)); diff != "" {
		t.Errorf("(-plain +streamed):\n%s", diff)
	}
	for i, sheet := range []string{"Theo dõi", "Theo dõi (2)", "Theo dõi (3)"} {
		want, _ := Read("a.xlsx", plain, Options{Sheet: sheet})
		got, list := Read("a.xlsx", streamed, Options{Sheet: sheet})
		if diff := cmp.Diff(dump(want, nil), dump(got, list)); diff != "" || len(got.Rows) != len(sheets[i].Rows) {
			t.Errorf("%s (-plain +streamed):\n%s", sheet, diff)
		}
	}
	if again, err := write(sheets, 1); err != nil || !bytes.Equal(streamed, again) {
		t.Errorf("the same sheets give other bytes the second time (%v)", err)
	}
}

// What no workbook holds is told with its cell, in large sheets, too.
func TestStreamedSheetsRefuse(t *testing.T) {
	for _, bad := range []any{3.5, strings.Repeat("x", maxCellText+1)} {
		sheet := Sheet{Name: "a", Columns: []Head{{Title: "Tên"}, {Title: "Giá trị"}}, Rows: [][]any{{"x", 1}, {"y", bad}}}
		if _, err := write([]Sheet{sheet}, 1); err == nil || !strings.Contains(err.Error(), "cell B3") {
			t.Errorf("%T: %v", bad, err)
		}
	}
}
