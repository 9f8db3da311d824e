package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

// The two letters the project starts from come out word for word.
func TestMissionLettersComeOutWordForWord(t *testing.T) {
	for _, c := range []struct {
		name, definition, mission string
		want                      func(string) string
	}{
		{"2020", "cong-van-2020/cong-van-1080.vb.yaml", "cong-van-1080-2020.txt", letter2020},
		{"2021", "cong-van-2021/cong-van-don-doc.vb.yaml", "cong-van-don-doc-2021.txt", letter2021},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, err := os.ReadFile(filepath.Join("../../../shared/mission", c.mission))
			if errors.Is(err, os.ErrNotExist) && os.Getenv("CI") != "true" {
				t.Skip("the ministry's letters are not beside this checkout")
			} else if err != nil {
				t.Fatal(err)
			}
			want := c.want(string(source))
			result := build(t, filepath.Join("../../examples", c.definition), doc.Sign)
			t.Run("docx", func(t *testing.T) {
				compareWords(t, want, documentWords(t, result.DOCX))
			})
			t.Run("pdf", func(t *testing.T) {
				compareWords(t, want, pdfWords(t, result.PDF))
			})
		})
	}
}

// compareWords compares texts after normalising spaces, and the contact in
// brackets, which is a private person's in the source and a unit's in ours.
// What comes after the signer's name, an appendix, is not part of the letter.
func compareWords(t *testing.T, want, got string) {
	t.Helper()
	want, got = normalise(want), normalise(got)
	if i := strings.Index(got, "THỨ TRƯỞNG Phan Tâm"); i >= 0 {
		got = got[:i+len("THỨ TRƯỞNG Phan Tâm")]
	}
	if diff := cmp.Diff(strings.Fields(want), strings.Fields(got)); diff != "" {
		t.Error(diff)
	}
}

var (
	spaces  = regexp.MustCompile(`[\s\x{00A0}]+`)
	contact = regexp.MustCompile(`tháo gỡ \([^)]*\)`)
)

func normalise(s string) string {
	s = spaces.ReplaceAllString(strings.ReplaceAll(s, "\u2011", "-"), " ")
	return strings.TrimSpace(contact.ReplaceAllString(s, "tháo gỡ (đầu mối)"))
}

// letter2020 takes the letter out of the web page that holds it.
func letter2020(page string) string {
	_, page, _ = strings.Cut(page, "Hệ thống pháp luật")
	page, _, _ = strings.Cut(page, "HIỆU LỰC VĂN BẢN")
	return regexp.MustCompile(`-{3,}`).ReplaceAllString(page, "")
}

// letter2021 undoes the faults of the scan: “đơn đốc”, the lost issuer and
// Quốc hiệu, the marks of emphasis, and the order of the head, which a scan
// reads across.
func letter2021(scan string) string {
	scan = strings.NewReplacer("đơn đốc", "đôn đốc", "*", "").Replace(scan)
	const code, date = "Số: /BTTTT-CNTT", "Hà Nội, ngày tháng 7 năm 2021"
	scan = strings.Replace(strings.Replace(scan, code, "", 1), date, "", 1)
	subject, rest, _ := strings.Cut(scan, "Kính gửi:")
	return strings.Join([]string{
		"BỘ THÔNG TIN VÀ TRUYỀN THÔNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
		code, subject, date, "Kính gửi:", rest}, " ")
}

// build makes both files of a definition and fails on any error.
func build(t testing.TB, file string, stage doc.Stage) *pipeline.Result {
	t.Helper()
	result, problems, err := open(t).Build(source(t, file), pipeline.Options{Stage: stage, DOCX: true, PDF: true})
	if err != nil {
		t.Fatal(err)
	}
	if problems.HasErrors() {
		t.Fatalf("%s: %v", file, problems.Sorted())
	}
	return result
}

// documentWords reads the text of a DOCX in document order.
func documentWords(t testing.TB, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	var out strings.Builder
	decoder := xml.NewDecoder(part)
	inText := false
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return out.String()
		} else if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "t":
				inText = true
			case "br", "tab":
				out.WriteByte(' ')
			case "noBreakHyphen":
				out.WriteByte('-')
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "t":
				inText = false
			case "p":
				out.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				out.Write(token)
			}
		}
	}
}

// pdfWords reads the text of a PDF in the order it is drawn, without page
// numbers.
func pdfWords(t testing.TB, data []byte) string {
	t.Helper()
	need(t, "pdftotext")
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	// A code such as 01/CT-TTg may be broken after its hyphen.
	joined := regexp.MustCompile(`(\S-)\n`).ReplaceAllString(string(out), "$1")
	pages := strings.Split(joined, "\f")
	for i := range pages {
		pages[i] = regexp.MustCompile(`^\s*\d+\n`).ReplaceAllString(pages[i], "")
	}
	return strings.Join(pages, "\n")
}

// need skips a test whose tool is not installed, or fails it in CI.
func need(t testing.TB, tool string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("CI must have %s", tool)
		}
		t.Skipf("%s is not installed", tool)
	}
}
