package merge

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/places"
	"vanban/internal/viet"
)

// Two letters of a batch differ in what their rows say and in nothing else: take
// the values of its row out of each, and all are one. This holds for what is in
// the Word file, formatting and all, and for the words on the pages of the PDF.
func TestLettersDifferOnlyWhereTheRowsDo(t *testing.T) {
	register, _, err := shared().Places(nil)
	if err != nil {
		t.Fatal(err)
	}
	on, err := viet.ParseDate("23/11/2026")
	if err != nil {
		t.Fatal(err)
	}
	all := register.List(on)
	if len(all) != 34 {
		t.Fatalf("%d provinces", len(all))
	}
	b := letters(0)
	deadlines := make([]string, len(all))
	for i, p := range all {
		deadlines[i] = fmt.Sprintf("trước ngày %d/12/2026", 10+i%20)
		b.Jobs = append(b.Jobs, yamlJob(p.ID, letter(p.Name, deadlines[i]), i+2))
	}
	dir := t.TempDir()
	if m := mustRun(t, b, both(dir)); m.Counts.OK != len(all) {
		t.Fatalf("%+v", m.Counts)
	}
	words := make([]string, len(all))
	pages := make([]string, len(all))
	_, noPoppler := exec.LookPath("pdftotext")
	if noPoppler != nil && os.Getenv("CI") == "true" {
		t.Fatal("pdftotext is not installed")
	}
	for i, p := range all {
		words[i] = wordText(t, filepath.Join(dir, p.ID+".docx"))
		if noPoppler == nil {
			pages[i] = pageText(t, filepath.Join(dir, p.ID+".pdf"))
		}
	}
	for i := range all {
		for j := range i {
			if words[i] == words[j] || noPoppler == nil && pages[i] == pages[j] {
				t.Fatalf("%s and %s got the same letter", all[i].Name, all[j].Name)
			}
			if diff := cmp.Diff(common(words[i], all[i], deadlines[i]), common(words[j], all[j], deadlines[j])); diff != "" {
				t.Fatalf("Word, %s and %s: %s", all[i].Name, all[j].Name, diff)
			}
			if diff := cmp.Diff(common(pages[i], all[i], deadlines[i]), common(pages[j], all[j], deadlines[j])); diff != "" {
				t.Fatalf("PDF, %s and %s: %s", all[i].Name, all[j].Name, diff)
			}
		}
	}
	if noPoppler != nil {
		t.Skip("pdftotext is not installed: only the Word files were compared")
	}
}

// common takes the values of a row out of a text. The ministry sits in a
// province, too, which is of no row.
func common(text string, p places.Province, deadline string) string {
	text = strings.ReplaceAll(text, "Hà Nội, ngày", "⟨địa danh⟩, ngày")
	day := strings.TrimPrefix(deadline, "trước ngày ")
	for _, value := range []string{p.FullName, p.Type + " " + p.Name, p.Name} {
		text = strings.ReplaceAll(text, value, "⟨nơi nhận⟩")
		text = strings.ReplaceAll(text, viet.Upper(value), "⟨NƠI NHẬN⟩")
	}
	return strings.ReplaceAll(text, day, "⟨hạn⟩")
}

// wordText is what a Word file says and how.
func wordText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Decode(path, data)
	if err != nil {
		t.Fatal(err)
	}
	return flow.Dump(f)
}

// pageText are the words of a PDF, wherever its lines end.
func pageText(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}
