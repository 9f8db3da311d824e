package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/template"
)

// sabotage is a template with one fault, and what must be told of it: the rule,
// a part of the line it stands at, and how many lines the data has that shows
// it (0 where the fault shows without data).
//
// What no proof can find is not here: two fields of the same type that were
// swapped look as well in the document as they do in the right places.
type sabotage struct {
	id, rule, line string
	data           int
}

var sabotages = []sabotage{
	{"cot-hep", "MAU-26", "| STT |", 3},
	{"ngay-viet-san", "MAU-22", "trước ngày 10/12/2026", 3},
	{"tinh-viet-san", "MAU-22", "tỉnh Cà Mau", 3},
	{"thieu-luu", "NN-06", "luu:", 3},
	{"mat-muc-cuoi", "MAU-21", "{{ range initial .viec }}", 2},
	{"mat-kinh-gui", "MAU-20", "kinh_gui:", 3},
	{"mat-nguoi-ky", "MAU-20", "nguoi_ky:", 2},
	{"ky-thay-sai", "MAU-20", "chuc_vu:", 3},
	{"khong-boc", "MAU-02", "{{ .thu }}", 0},
	{"lech-mot", "MAU-20", "index $.viec", 2},
	{"khong-thoat", "MAU-24", "{{ van_ban .noi_dung }}", 2},
	{"noi-nhan-trong", "MAU-20", "noi_nhan:", 2},
	{"vien-dan-thieu-ngay", "VD-01", "Thực hiện Quyết định số", 2},
	{"nguoc-thu-tu", "MAU-25", ".viec", 10},
	{"thieu-nhanh-don-vi", "MAU-21", ".gia_tri", 3},
	{"bang-trong", "MAU-27", "| STT |", 1},
	{"phu-luc-mat", "MAU-20", "{@danh-sach}", 1},
	{"phu-luc-khong-nhac", "PL-01", "{phu_luc nhan=danh-sach", 3},
	{"chia-khong", "MAU-20", "chia .thuc_hien .ke_hoach", 3},
	{"qua-nhieu-diem", "MAU-20", "1. {{ . }};", 26},
	{"mat-truong", "MAU-21", "{{ .han }}", 4},
	{"ngoac-sot", "MAU-23", "{{ print", 2},
	{"chu-ky-le", "KY-10", "", 60},
	{"loi-viet-san", "MAU-22", "báo cáo kết quả rà soát", 2},
	{"muc-cuoi-cham-phay", "MAU-36", "- {{ . }};", 2},
	{"bang-hai-lan", "MAU-37", "| STT |", 2},
	{"so-thu-tu-lech", "MAU-38", "{{ add $i 2 }}", 2},
	{"phuong-an-lech", "MAU-38", "Phương án {{ $i }}", 3},
	{"cau-dan-trong", "MAU-39", "thực hiện các việc sau:", 0},
}

const sabotageFolder = "testdata/sabotage/"

func TestSabotagedTemplatesAreRejected(t *testing.T) {
	p := open(t)
	for _, s := range sabotages {
		t.Run(s.id, func(t *testing.T) {
			src, err := os.ReadFile(sabotageFolder + s.id + template.Suffix)
			if err != nil {
				t.Fatal(err)
			}
			out, err := p.Prove(context.Background(), pipeline.Source{File: s.id + template.Suffix, Data: src}, pipeline.ProofOptions{Cases: 60, Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(src), "\n")
			i := slices.IndexFunc(out.Findings, func(d diag.Diagnostic) bool {
				return d.Rule == s.rule && d.At.Start.Line > 0 && strings.Contains(lines[d.At.Start.Line-1], s.line)
			})
			if i < 0 {
				t.Fatalf("no %s at “%s” in:\n%s", s.rule, s.line, told(out.Findings))
			}
			if n := strings.Count(out.Findings[i].Data, "\n") - 1; n > s.data || s.data > 0 && n < 0 {
				t.Errorf("the data has %d lines, want at most %d:\n%s", n, s.data, out.Findings[i].Data)
			}
		})
	}
}

// Every template in the folder of sabotage is one of the test above.
func TestEverySabotageIsTested(t *testing.T) {
	files, err := filepath.Glob(sabotageFolder + "*" + template.Suffix)
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no files")
	}
	for _, f := range files {
		id := strings.TrimSuffix(filepath.Base(f), template.Suffix)
		if !slices.ContainsFunc(sabotages, func(s sabotage) bool { return s.id == id }) {
			t.Errorf("%s is not tested", f)
		}
	}
}

func told(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.At.String() + " [" + d.Rule + "] " + d.Severity.String() + ": " + d.Message + "\n" + d.Data)
	}
	return b.String()
}
