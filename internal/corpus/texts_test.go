package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/law"
	"vanban/internal/recognize"
)

// wordOf makes a Word file of a text whose lines are its paragraphs, as who
// pastes it into an empty document gets them.
func wordOf(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	for _, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if !strings.HasPrefix(l, "#") {
			body.WriteString(para("", run("", strings.TrimRight(l, " \r\f"))))
		}
	}
	return word365.file(t, body.String())
}

// understood says in a line what was recognised in a file.
func understood(d *recognize.Document) string {
	kind := "-"
	if d.Kind != nil && d.KindSure != recognize.Guess {
		kind = d.Kind.Key
	}
	// Titles are cut before the names of people that some hold.
	words := func(most int, c ...law.Component) string {
		var parts []string
		for _, p := range d.All(c...) {
			parts = append(parts, p.Text)
		}
		text := []rune(strings.Join(parts, " "))
		if len(text) > most {
			text = append(text[:most:most], '…')
		}
		return string(text)
	}
	regime := [...]string{"hành chính", "quy phạm pháp luật", "Đảng", "không rõ"}[d.Regime]
	role := [...]string{"văn bản", "văn bản kèm theo", "phụ lục", "bản sao"}[d.Role]
	return fmt.Sprintf("%s, %s, %s | %s | %s | %s | nơi nhận %d, người ký %d", regime, role, kind,
		words(60, law.CodeLine), words(28, law.Subject, law.LetterSubject, law.AppendixTitle), words(60, law.Addressees), len(d.All(law.RecipientsList)), len(d.All(law.SignName)))
}

// What real texts are is told without any look: pasted line by line into Word.
func TestRealTextsAreUnderstood(t *testing.T) {
	d := newDesk(t)
	var got strings.Builder
	for _, path := range shared(t, "van-ban/*.txt") {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		for i, document := range d.read(t, name, wordOf(t, path)).Documents {
			fmt.Fprintf(&got, "%s %d: %s\n", name, i+1, understood(document))
		}
	}
	want, err := os.ReadFile("testdata/texts.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Error(diff)
	}
}
