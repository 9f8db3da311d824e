package diag

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func at(line, col int) Range {
	return Range{File: "a.vb.yaml", Start: Pos{Line: line, Col: col}}
}

func TestPrintSortsAndDropsDuplicates(t *testing.T) {
	var l List
	l.Warn(at(12, 10), "", "hai")
	l.Add(at(7, 5), "ý bạn là “trich_yeu”?", "không có khóa “%s”", "trich_yieu")
	l.Warn(at(12, 10), "", "hai")
	l = append(l, Diagnostic{Rule: "PG-06", Severity: Error, Cite: "NĐ 30", At: at(12, 10), Message: "lề"})
	var b strings.Builder
	if err := Print(&b, l); err != nil {
		t.Fatal(err)
	}
	want := `a.vb.yaml:7:5: lỗi: không có khóa “trich_yieu”
    gợi ý: ý bạn là “trich_yeu”?
a.vb.yaml:12:10: cảnh báo: hai
a.vb.yaml:12:10: lỗi [PG-06]: lề
    căn cứ: NĐ 30
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPrintShowsTheDataThatGoWrong(t *testing.T) {
	l := List{{Severity: Error, At: at(7, 5), Message: "hẹp", Hint: "nới cột", Data: "ten: |-\n  a\n  b\n"}}
	var b strings.Builder
	if err := Print(&b, l); err != nil {
		t.Fatal(err)
	}
	want := `a.vb.yaml:7:5: lỗi: hẹp
    gợi ý: nới cột
    dữ liệu nhỏ nhất làm mẫu sai:
        ten: |-
          a
          b
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestOfManyDataTheFirstAreShown(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(Diagnostic{Data: strings.Repeat("- a\n", 43)}.Witness(""), "\n"), "\n")
	if len(lines) != 42 || lines[40] != "    - a" || lines[41] != "    … (còn 3 dòng, có đủ khi viết dạng json)" {
		t.Errorf("%d lines: %q", len(lines), lines[len(lines)-2:])
	}
	if got := (Diagnostic{}).Witness(""); got != "" {
		t.Errorf("without data: %q", got)
	}
}

func TestJSONFieldNamesAreStable(t *testing.T) {
	got, err := json.Marshal(Diagnostic{Rule: "TN-01", Severity: Warning, At: at(1, 2), Message: "m", Hint: "h"})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"rule":"TN-01","severity":"warning","at":{"file":"a.vb.yaml","start":{"line":1,"column":2}},"message":"m","hint":"h"}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestHasErrors(t *testing.T) {
	var l List
	l.Warn(at(1, 1), "", "w")
	if l.HasErrors() {
		t.Error("a warning is not an error")
	}
	l.Add(at(1, 1), "", "e")
	if !l.HasErrors() || l.Count(Warning) != 1 {
		t.Error("want one error and one warning")
	}
}

func TestMessageOfALongValue(t *testing.T) {
	var l List
	l.Add(Range{}, "", "không có loại “%s” trong “%s”", "một\n"+strings.Repeat("ă", 3000), strings.Repeat("b", 79))
	want := "không có loại “một " + strings.Repeat("ă", 56) + "…” trong “" + strings.Repeat("b", 79) + "”"
	if l[0].Message != want {
		t.Errorf("got %q, want %q", l[0].Message, want)
	}
}

// TestCountIsThatOfPrint counts what two parts of the program both report once.
func TestCountIsThatOfPrint(t *testing.T) {
	var l List
	at := Range{File: "a.vb.yaml", Start: Pos{Line: 7, Col: 5}}
	l.Add(at, "sửa", "sai")
	l.Warn(at, "xem", "ngờ")
	l.Add(at, "sửa", "sai")
	if n := l.Count(Error); n != 1 {
		t.Errorf("%d errors, want 1", n)
	}
}

// A place in a workbook is told as its users name it.
func TestRangeOfACell(t *testing.T) {
	for _, c := range []struct {
		at   Range
		want string
	}{
		{Range{File: "a.xlsx", Sheet: "Theo dõi"}, "a.xlsx, trang tính “Theo dõi”"},
		{Range{File: "a.xlsx", Sheet: "Theo dõi", Start: Pos{Line: 5}}, "a.xlsx, trang tính “Theo dõi”, dòng 5"},
		{Range{File: "a.xlsx", Sheet: "Theo dõi", Start: Pos{Line: 5, Col: 3}}, "a.xlsx, trang tính “Theo dõi”, ô C5"},
		{Range{File: "a.csv", Start: Pos{Line: 5, Col: 3}}, "a.csv:5:3"},
	} {
		if got := c.at.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 703: "AAA"} {
		if got := ColumnName(n); got != want {
			t.Errorf("ColumnName(%d) = %q, want %q", n, got, want)
		}
	}
}
