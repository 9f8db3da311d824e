package pipeline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/layout"
	"vanban/internal/pipeline"
)

// eachResult calls check for every result of the examples: each document and
// its separate parts, with the files put into a folder.
func eachResult(t *testing.T, check func(name, word, pdf string)) {
	t.Helper()
	folder := t.TempDir()
	word, pdf := filepath.Join(folder, "a.docx"), filepath.Join(folder, "a.pdf")
	for _, file := range examples(t) {
		main := build(t, file, doc.Sign)
		for _, r := range append([]*pipeline.Result{main}, main.Separate...) {
			write(t, word, r.DOCX)
			write(t, pdf, r.PDF)
			check(r.Name, word, pdf)
		}
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestEveryExampleIsAValidWordFile(t *testing.T) {
	eachResult(t, func(name, word, _ string) {
		data, err := os.ReadFile(word)
		if err != nil {
			t.Fatal(err)
		}
		if err := docx.Verify(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	})
}

// wordValidator is the program that judges Word files; CI must have it.
func wordValidator(t *testing.T) string {
	t.Helper()
	validator := os.Getenv("VANBAN_OOXML_VALIDATOR")
	if validator == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI must set VANBAN_OOXML_VALIDATOR")
		}
		t.Skip("VANBAN_OOXML_VALIDATOR does not name a validator")
	}
	return validator
}

// The Open XML SDK's own validator, where it is installed.
func TestEveryExamplePassesTheOpenXMLValidator(t *testing.T) {
	validator := wordValidator(t)
	eachResult(t, func(name, word, _ string) {
		out, err := exec.Command(validator, word).CombinedOutput()
		if err != nil || !strings.Contains(string(out), `"ok": true`) {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	})
}

func TestEveryExampleIsASoundPDF(t *testing.T) {
	for _, tool := range []string{"qpdf", "pdffonts", "pdfinfo"} {
		need(t, tool)
	}
	eachResult(t, func(name, _, pdf string) {
		if out, err := exec.Command("qpdf", "--check", pdf).CombinedOutput(); err != nil || strings.Contains(string(out), "WARNING") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		fonts := run(t, "pdffonts", pdf)
		for _, line := range strings.Split(strings.TrimSpace(fonts), "\n")[2:] {
			// emb, sub, uni
			if !strings.Contains(line, "yes yes yes") {
				t.Errorf("%s: a font is not embedded, cut or readable: %s", name, line)
			}
		}
		if info := run(t, "pdfinfo", pdf); !strings.Contains(info, "Title: ") || !strings.Contains(info, "Author: ") {
			t.Errorf("%s: no title or author:\n%s", name, info)
		}
	})
}

// What a reader takes out of the PDF is what was laid out: the same words in
// the same order, in NFC, on every page.
func TestTextOfEveryPageComesOutOfThePDF(t *testing.T) {
	need(t, "pdftotext")
	for _, file := range examples(t) {
		laid, problems, err := open(t).Layout(source(t, file), pipeline.Options{Stage: doc.Sign})
		if err != nil || problems.HasErrors() {
			t.Fatal(err, problems.Sorted())
		}
		pdf := filepath.Join(t.TempDir(), "a.pdf")
		write(t, pdf, build(t, file, doc.Sign).PDF)
		text := run(t, "pdftotext", "-raw", "-enc", "UTF-8", pdf, "-")
		if !norm.NFC.IsNormalString(text) {
			t.Errorf("%s: the text is not NFC", file)
		}
		got := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
		if len(got) != len(laid.Pages) {
			t.Errorf("%s: text of %d pages, laid out %d", file, len(got), len(laid.Pages))
			continue
		}
		for i := range laid.Pages {
			if want := letters(pageText(&laid.Pages[i])); letters(got[i]) != want {
				t.Errorf("%s, page %d:\n got %q\nwant %q", file, i+1, letters(got[i]), want)
			}
		}
	}
}

// pageText joins what is drawn on a page in the order it is drawn.
func pageText(page *layout.Page) string {
	var s strings.Builder
	for _, item := range page.Items {
		if text, ok := item.(*layout.Text); ok {
			s.WriteString(text.Text)
		}
	}
	return s.String()
}

// letters drops the spaces of a text.
func letters(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00A0", " ")), "")
}

// A signing tool looks for the signer's name and puts the picture there: it
// must be one piece of text that occurs once on its page.
func TestSignersNameIsOnePieceOfText(t *testing.T) {
	for _, file := range examples(t) {
		laid, _, err := open(t).Layout(source(t, file), pipeline.Options{Stage: doc.Sign})
		if err != nil || laid == nil {
			t.Fatal(err)
		}
		name := laid.Document.Signatures[0].FullName.Text
		found := 0
		for i := range laid.Pages {
			for _, item := range laid.Pages[i].Items {
				if text, ok := item.(*layout.Text); ok && text.Text == name {
					found++
				}
			}
		}
		if found != 1 {
			t.Errorf("%s: “%s” is a piece of text of its own %d times", file, name, found)
		}
	}
}

// Faces are cut to the letters used and the Word parts hold nothing idle.
func TestFilesAreAsSmallAsTheyShouldBe(t *testing.T) {
	result := build(t, letterFile, doc.Sign)
	if n := len(result.PDF); n > 80<<10 {
		t.Errorf("a two-page letter takes %d bytes of PDF", n)
	}
	if n := len(result.DOCX); n > 30<<10 {
		t.Errorf("a two-page letter takes %d bytes of DOCX", n)
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return string(out)
}
