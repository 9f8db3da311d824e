package merge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/table"
)

// What the workbook tells is read back as its readers see it.
func TestWorkbook(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, letters(4), both(dir))
	b := withBad(4)
	b.Jobs[0].Why = "chưa ban hành kế hoạch"
	m := mustRun(t, b, both(dir))
	data := []byte(folder(t, dir)["bang-ke.xlsx"])
	sheet, list := table.Read("bang-ke.xlsx", data, table.Options{Sheet: "Văn bản"})
	if sheet == nil || list.HasErrors() {
		t.Fatal(list)
	}
	row := func(i int) (cells []string) {
		for _, c := range sheet.Rows[i].Cells {
			cells = append(cells, c.Text)
		}
		return cells
	}
	if diff := cmp.Diff([]string{"1", "2", "Cao Bằng", "chưa ban hành kế hoạch", "xong", "3", "Cao Bằng.docx; Cao Bằng.pdf", ""}, row(0)); diff != "" {
		t.Error(diff)
	}
	bad := row(3)
	if diff := cmp.Diff([]string{"4", "5", "Sơn La", "", "lỗi dữ liệu", "", "Sơn La.docx (bản cũ, không gửi); Sơn La.pdf (bản cũ, không gửi)"}, bad[:7]); diff != "" {
		t.Error(diff)
	}
	if f := m.Entries[3].Findings[0]; !strings.Contains(bad[7], f.Message) || !strings.Contains(bad[7], f.Hint) || !strings.HasPrefix(bad[7], "lỗi: ") {
		t.Errorf("findings: %s", bad[7])
	}
	files, list := table.Read("bang-ke.xlsx", data, table.Options{Sheet: "Tệp"})
	if list.HasErrors() || len(files.Rows) != 6 || files.Rows[1].Cells[4].Text != m.Entries[0].Files[1].SHA256 {
		t.Errorf("files: %v", list)
	}
	head, list := table.Read("bang-ke.xlsx", data, table.Options{Sheet: "Đợt trộn"})
	if list.HasErrors() || head.Rows[0].Cells[1].Text != b.Title {
		t.Errorf("head: %v", list)
	}
}

// A cell takes no more than so much.
func TestLongRemarks(t *testing.T) {
	m := &Manifest{Entries: []Entry{{Number: 1, Findings: []Finding{{Severity: "error", Message: strings.Repeat("đ", 40_000)}}}}}
	if _, err := m.Workbook(); err != nil {
		t.Error(err)
	}
}
