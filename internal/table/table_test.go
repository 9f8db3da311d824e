package table

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// dump writes a table as people would read it to each other: the titles, then
// each row with its number, its kind where it is none of the data, and its
// values; then what is said of the file.
func dump(t *Table, list diag.List) string {
	var b strings.Builder
	if t != nil {
		if t.Sheet != "" {
			fmt.Fprintf(&b, "[%s]\n", t.Sheet)
		}
		var titles []string
		for _, c := range t.Columns {
			if c.Hidden {
				c.Title += " (ẩn)"
			}
			titles = append(titles, c.Title)
		}
		fmt.Fprintf(&b, "%d: %s\n", t.Header, strings.Join(titles, " | "))
		for _, r := range t.Rows {
			var cells []string
			for _, c := range r.Cells {
				s := strings.ReplaceAll(c.Text, "\n", "⏎")
				if c.Exact != "" {
					s += " (" + c.Exact + ")"
				}
				cells = append(cells, s)
			}
			mark := []string{"", " mục", " tổng", " ghi chú"}[r.Kind]
			if r.Hidden {
				mark += " ẩn"
			}
			if r.Bad {
				mark += " lỗi"
			}
			fmt.Fprintf(&b, "%d%s: %s\n", r.Number, mark, strings.TrimRight(strings.Join(cells, " | "), " |"))
		}
	}
	var said strings.Builder
	diag.Print(&said, list)
	b.WriteString(said.String())
	return b.String()
}

func check(t *testing.T, what, got, want string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimLeft(want, "\n"), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func sample() []Sheet {
	return []Sheet{{
		Name:   "Theo dõi",
		Titles: []string{"BẢNG THEO DÕI", "Số liệu đến ngày 22/11/2026"},
		Columns: []Head{
			{Title: "STT"},
			{Title: "Mã", Form: Text, Note: "Mã của địa phương, hai chữ số"},
			{Title: "Địa phương"},
			{Title: "Ngày ban hành", Form: Day},
			{Title: "Kinh phí"},
			{Title: "Tình trạng", Choices: []string{"đã ban hành", "chưa ban hành"}},
		},
		Rows: [][]any{
			{1, "01", "Hà Nội", viet.Date{Day: 2, Month: 8, Year: 2024}, int64(1234567), "đã ban hành"},
			{2, "04", "Cao Bằng\n(miền núi)", viet.Date{Month: 7, Year: 2021}, decimal.RequireFromString("1.1"), nil},
			{3, nil, "Lạng Sơn", nil, decimal.RequireFromString("-1234567890.123456789"), true},
		},
	}, {Name: "Theo dõi", Columns: []Head{{Title: "Tên"}}, Rows: [][]any{{"An Giang"}}}}
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	data, err := Write(sample())
	if err != nil {
		t.Fatal(err)
	}
	check(t, "read", dump(Read("a.xlsx", data, Options{})), `
[Theo dõi]
4: STT | Mã | Địa phương | Ngày ban hành | Kinh phí | Tình trạng
5: 1 | 01 | Hà Nội | 02/08/2024 | 1.234.567 | đã ban hành
6: 2 | 04 | Cao Bằng⏎(miền núi) | 7/2021 | 1,1
7: 3 |  | Lạng Sơn |  | -1234567890,123456789 | TRUE
`)
	names, _ := Sheets("a.xlsx", data)
	check(t, "names", strings.Join(names, "|"), "Theo dõi|Theo dõi (2)")
	again, err := Write(sample())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, again) {
		t.Error("the same sheets give other bytes the second time")
	}
}

// Whatever is written comes back: odd text, every size of number, every day.
func TestOddValuesComeBack(t *testing.T) {
	texts := []string{"=1+1", "_x0041_", "a_x000D_x0041_", "007", "1.100", "a & b < c", "'x", "+84 24 1234", "@x", "TRUE", "02/8/2024", "dòng 1\ndòng 2", strings.Repeat("ă", 3000), "“x”"}
	var rows [][]any
	var want []string
	for _, s := range texts {
		rows, want = append(rows, []any{"x", s}), append(want, s)
	}
	for _, n := range []int64{0, 7, -7, 1234, 999_999_999_999_999, 1_234_567_890_123_456_789, -1 << 63} {
		rows, want = append(rows, []any{"x", n}), append(want, viet.Group(n))
	}
	for _, d := range []string{"0.5", "-0.125", "1234567.891", "0.000000000000001", "12345678901234.5", "100000000000000000000"} {
		n := decimal.RequireFromString(d)
		rows, want = append(rows, []any{"x", n}), append(want, viet.Decimal(n, -1))
	}
	for _, d := range []viet.Date{{Day: 31, Month: 12, Year: 1905}, {Day: 29, Month: 2, Year: 2028}, {Day: 31, Month: 12, Year: 9999}, {Day: 2, Month: 9, Year: 1900}} {
		rows, want = append(rows, []any{"x", d}), append(want, fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year))
	}
	data, err := Write([]Sheet{{Name: "a:b", Columns: []Head{{Title: "Tên"}, {Title: "Giá trị"}}, Rows: rows}})
	if err != nil {
		t.Fatal(err)
	}
	table, list := Read("a.xlsx", data, Options{})
	if len(list) > 0 || len(table.Rows) != len(rows) || table.Sheet != "a-b" {
		t.Fatal(dump(table, list))
	}
	for i, r := range table.Rows {
		got := r.Cells[1].Text
		if r.Cells[1].Exact != "" {
			got = r.Cells[1].Exact
		}
		if n, ok := rows[i][1].(int64); ok && n != 0 && len(viet.Group(n)) > 19 {
			got = strings.ReplaceAll(got, ".", "") // text, without groups
			want[i] = strings.ReplaceAll(want[i], ".", "")
		}
		if _, ok := rows[i][1].(decimal.Decimal); ok {
			a, err := viet.ParseDecimal(got)
			if err != nil || !a.Equal(rows[i][1].(decimal.Decimal)) {
				t.Errorf("%v comes back as %q (%v)", rows[i][1], got, err)
			}
			continue
		}
		if _, ok := rows[i][1].(viet.Date); ok && len(got) < 10 {
			if d, err := viet.ParseDate(got); err != nil || d != rows[i][1].(viet.Date) {
				t.Errorf("%v comes back as %q", rows[i][1], got)
			}
			continue
		}
		if got != want[i] {
			t.Errorf("%v comes back as %q, want %q", rows[i][1], got, want[i])
		}
	}
}

// A code stays on one line in a column that is made for it, and a text in a
// narrow one gets its lines.
func TestRoomForTexts(t *testing.T) {
	for _, code := range []string{"420/BC-UBND", "1865/QĐ-UBND", "thành phố Hồ Chí Minh", "WWWWWWWW"} {
		if n := linesIn(code, valueWidth(code)); n != 1 {
			t.Errorf("%q takes %d lines in its own column", code, n)
		}
	}
	for text, want := range map[string]int{"420/BC-UBND": 2, "một hai ba bốn": 2, "a\nb": 2, "": 1} {
		if n := linesIn(text, 10); n != want {
			t.Errorf("%q takes %d lines, want %d", text, n, want)
		}
	}
}
