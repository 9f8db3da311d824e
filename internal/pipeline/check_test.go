package pipeline_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

func checked(t testing.TB, src pipeline.Source, settings *check.Settings) *pipeline.Checked {
	t.Helper()
	out, err := open(t).Check(src, pipeline.CheckOptions{Stage: doc.Sign, Settings: settings})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const faultyDefinition = `loai: thong-bao
co_quan_ban_hanh: UBND tỉnh Lạng Sơn
ky_hieu: TB-UBND
dia_danh: Lạng Sơn
trich_yeu: Về việc họp giao ban
noi_dung: |
  Sở mời các đơn vị họp giao ban.
nguoi_ky: {chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các đơn vị thuộc Sở]
luu: VT
`

// wordFile builds a definition into a Word file.
func wordFile(t testing.TB, definition []byte) []byte {
	t.Helper()
	result, problems, err := open(t).Build(pipeline.Source{File: "a.vb.yaml", Data: definition}, pipeline.Options{Stage: doc.Sign, DOCX: true})
	if err != nil || result == nil {
		t.Fatal(err, problems)
	}
	return result.DOCX
}

// The same fault has the same rule in the definition and in the Word file, at
// the place where who made it can mend it.
func TestCheckFindsTheFaultInBothFiles(t *testing.T) {
	for file, data := range map[string][]byte{
		"a.vb.yaml": []byte(faultyDefinition), "a.docx": wordFile(t, []byte(faultyDefinition)), "-": wordFile(t, []byte(faultyDefinition)),
	} {
		out := checked(t, pipeline.Source{File: file, Data: data}, nil)
		n := 0
		for _, d := range out.Findings {
			if d.Rule != "CQ-06" {
				continue
			}
			n++
			word := file != "a.vb.yaml"
			if d.At.File != file || d.At.Start.Line == 0 || out.Word != word || word != strings.HasPrefix(d.Where, "khoảng trang 1, ") {
				t.Errorf("%s: at %v, %q", file, d.At, d.Where)
			}
		}
		if n != 1 {
			t.Errorf("%s: CQ-06 is found %d times: %v", file, n, out.Findings)
		}
	}
}

func TestCheckTellsWhatIsNoWordFile(t *testing.T) {
	for _, data := range []string{"", "%PDF-1.7", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "PK\x03\x04", "chữ"} {
		out := checked(t, pipeline.Source{File: "a.docx", Data: []byte(data)}, nil)
		if len(out.Findings) != 1 || out.Findings[0].Severity != diag.Error || out.Findings[0].Hint == "" || out.Findings[0].At.File != "a.docx" {
			t.Errorf("%q: %v", data, out.Findings)
		}
	}
}

// A fault that keeps a definition from becoming a document is told once and
// nothing else is.
func TestCheckStopsAtWhatTheDefinitionRefuses(t *testing.T) {
	out := checked(t, pipeline.Source{File: "a.vb.yaml", Data: []byte(faultyDefinition + "ngay_ban_hanh: 31/02/2026\n")}, nil)
	if out.Findings.Count(diag.Error) != 1 || len(out.Skipped) > 0 {
		t.Errorf("%v, %v", out.Findings, out.Skipped)
	}
}

func TestCheckAcceptsWithReasons(t *testing.T) {
	settings := &check.Settings{Ignores: []check.Ignore{{Rule: "CQ-06", File: "*.vb.yaml", Reason: "mẫu cũ"}, {Rule: "SO-02", Reason: "x"}}}
	out := checked(t, pipeline.Source{File: "cu/a.vb.yaml", Data: []byte(faultyDefinition)}, settings)
	if len(out.Ignored) != 1 || fmt.Sprint(out.Used) != "[1 0]" {
		t.Errorf("ignored %v, used %v", out.Ignored, out.Used)
	}
}

// The starter of every template of ours is free of errors, and what is found in
// a template is told at the template.
func TestCheckTemplates(t *testing.T) {
	for _, name := range []string{"cong-van-don-doc-ke-hoach", "cong-van-trien-khai"} {
		file := "../../templates/" + name + ".vb.md"
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out := checked(t, pipeline.Source{File: file, Data: data}, nil)
		if out.Word || out.Findings.HasErrors() {
			t.Errorf("%s: %v", name, out.Findings)
		}
		for _, d := range out.Findings {
			if d.At.File != file {
				t.Errorf("%s: %v", name, d.At)
			}
		}
	}
}
