package remind

import (
	"bytes"
	"strings"
	"testing"

	"vanban/internal/table"
)

// A blank table can be worked with as it is, has a row for each province of the
// day and columns for the years that are spoken of.
func TestStarterIsATrackingTable(t *testing.T) {
	for date, c := range map[string]struct {
		rows        int
		years, gets string
	}{
		"20/11/2026": {34, "2025 2026", "chua_ban_hanh D1 (D3)"},
		"10/02/2027": {34, "2025 2026 2027", "qua_han(2026) D4 (D1)"},
		"02/6/2025":  {63, "2023 2024 2025", "qua_han(2024) D4 (D1)"},
	} {
		settings := exampleSettings(t)
		for _, r := range settings.rules {
			r.deadline = text{Text: "5 ngày làm việc"}
		}
		made, err := Starter(settings, register(t), day(t, date))
		again, _ := Starter(settings, register(t), day(t, date))
		if err != nil || !bytes.Equal(made, again) {
			t.Fatal("two tables of one day differ", err)
		}
		tr, problems := ReadTracking("theo-doi.xlsx", made)
		if len(problems) > 0 || len(tr.entries) != c.rows || len(tr.tables) != 4 {
			t.Fatal(len(tr.entries), printed(t, problems))
		}
		p, problems := Decide(settings, tr, register(t), Choice{Date: day(t, date)})
		if got := decided(p, "Lạng Sơn"); len(problems) > 0 || got != c.gets {
			t.Error(date, got, printed(t, problems))
		}
		read, _ := table.Read("theo-doi.xlsx", made, table.Options{Sheet: mainSheet})
		var years []string
		for _, column := range read.Columns {
			if rest, ok := strings.CutPrefix(column.Title, "Báo cáo "); ok && strings.HasSuffix(rest, "Ngày gửi") {
				years = append(years, rest[:4])
			}
		}
		if got := strings.Join(years, " "); got != c.years {
			t.Error(date, got)
		}
	}
}

// Every column of the sheets is one that the reader knows.
func TestStarterHasNoColumnNobodyReads(t *testing.T) {
	made, err := Starter(exampleSettings(t), register(t), day(t, "20/11/2026"))
	if err != nil {
		t.Fatal(err)
	}
	tr, _ := ReadTracking("theo-doi.xlsx", made)
	for name, r := range tr.tables {
		read := map[int]bool{}
		for _, i := range r.columns {
			read[i] = true
		}
		for i, c := range r.table.Columns {
			if !read[i] && c.Title != "STT" && c.Title != "Tệp" {
				t.Errorf("%s: nobody reads the column “%s”", name, c.Title)
			}
		}
	}
}
