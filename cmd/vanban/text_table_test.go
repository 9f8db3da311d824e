package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestTableFitsTheScreen(t *testing.T) {
	table := textTable{
		titles: []string{"Nơi nhận", "Vì sao"},
		rows: [][]string{
			{"tỉnh Lạng Sơn", "chưa ban hành kế hoạch; đã nhắc hai lần"},
			{"thành phố Huế", ""},
		},
	}
	for _, test := range []struct {
		width int
		want  string
	}{
		{0, `Nơi nhận       Vì sao
─────────────  ───────────────────────────────────────
tỉnh Lạng Sơn  chưa ban hành kế hoạch; đã nhắc hai lần
thành phố Huế
`},
		{40, `Nơi nhận       Vì sao
─────────────  ─────────────────────────
tỉnh Lạng Sơn  chưa ban hành kế hoạch;
               đã nhắc hai lần
thành phố Huế
`},
		{10, `Nơi nhận    Vì sao
──────────  ──────────
tỉnh Lạng   chưa ban
Sơn         hành kế
            hoạch; đã
            nhắc hai
            lần
thành phố
Huế
`},
	} {
		var b strings.Builder
		table.print(&b, test.width)
		if diff := cmp.Diff(test.want, b.String()); diff != "" {
			t.Errorf("width %d (-want +got):\n%s", test.width, diff)
		}
	}
}

func TestTableLeavesOutEmptyColumns(t *testing.T) {
	table := textTable{titles: []string{"Dòng", "Nơi nhận", "Vì sao", "Trang"}, rows: [][]string{{"2", "tỉnh Lạng Sơn", "", "1"}, {"3", "", "", "4"}}}
	var b strings.Builder
	table.print(&b, 0)
	want := `Dòng  Nơi nhận       Trang
────  ─────────────  ─────
2     tỉnh Lạng Sơn  1
3                    4
`
	(&textTable{titles: []string{"Dòng"}}).print(&b, 0)
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTableHasNotesBelowRows(t *testing.T) {
	table := textTable{
		titles: []string{"STT", "Địa phương"},
		rows:   [][]string{{"1", "tỉnh Lạng Sơn"}, {"2", "thành phố Huế"}, {"3", "tỉnh Cà Mau"}},
		notes:  [][]string{{"quá hạn báo cáo 07 ngày; chậm nhất ngày 21/12/2026", "để lại D1: chưa có kế hoạch"}, nil},
	}
	var b strings.Builder
	table.print(&b, 40)
	want := `STT  Địa phương
───  ─────────────
1    tỉnh Lạng Sơn
     quá hạn báo cáo 07 ngày; chậm
       nhất ngày 21/12/2026
     để lại D1: chưa có kế hoạch
2    thành phố Huế
3    tỉnh Cà Mau
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWrapCutsWhatHasNoBlank(t *testing.T) {
	got := wrap("ab đườngdàiquákhổ c", 6)
	if diff := cmp.Diff([]string{"ab", "đườngd", "àiquák", "hổ c"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, line := range got {
		if utf8.RuneCountInString(line) > 6 {
			t.Errorf("%q is too long", line)
		}
	}
}
