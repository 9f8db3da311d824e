package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

// A Word file that Decree 30 does not lay down is told why it is left alone,
// whatever else is in it, and nothing more.
func TestCheckLeavesOtherRegimesAlone(t *testing.T) {
	decision := wordOf(t, "../../examples/mau/02-quyet-dinh.vb.yaml")
	report := wordOf(t, "../../examples/mau/14-bao-cao.vb.yaml")
	const faults = "noi dung  viết , sai ngày 31/02/2026"
	for name, c := range map[string]struct {
		data []byte
		old  string
		new  string
		want []string
	}{
		"quyết định of law":       {decision, codeOf(t, decision), "Số: 45/2026/QĐ-UBND", []string{"SY-01"}},
		"nghị quyết of law":       {decision, codeOf(t, decision), "Số: 45/2026/NQ-HĐND", []string{"SY-01"}},
		"thông tư":                {decision, codeOf(t, decision), "Số: 45/2026/TT-BKHCN", []string{"SY-01"}},
		"Party":                   {report, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", []string{"SY-02"}},
		"youth union":             {report, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH", []string{""}},
		"Party, head in capitals": {decision, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", []string{"SY-02"}},
	} {
		t.Run(name, func(t *testing.T) {
			data := changedBody(t, c.data, func(body string) string {
				if !strings.Contains(body, c.old) {
					t.Fatalf("%q is not in it", c.old)
				}
				at := strings.LastIndex(body, "<w:tbl>")
				body = body[:at] + `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t>` + faults + `</w:t></w:r></w:p>` + body[at:]
				return strings.ReplaceAll(body, c.old, c.new)
			})
			out, err := open(t).Check(pipeline.Source{File: "a.docx", Data: data}, pipeline.CheckOptions{Stage: doc.Issue})
			if err != nil {
				t.Fatal(err)
			}
			var rules []string
			for _, d := range out.Findings {
				rules = append(rules, d.Rule)
			}
			slices.Sort(rules)
			if diff := cmp.Diff(c.want, slices.Compact(rules)); diff != "" {
				t.Errorf("-want +got\n%s%v", diff, out.Findings)
			}
		})
	}
}

// wordOf builds a definition into a Word file.
func wordOf(t *testing.T, file string) []byte {
	t.Helper()
	result, problems, err := open(t).Build(source(t, file), pipeline.Options{Stage: doc.Sign, DOCX: true})
	if err != nil || result == nil {
		t.Fatal(err, problems)
	}
	return result.DOCX
}

// codeOf is the text of số, ký hiệu in a Word file of ours.
func codeOf(t *testing.T, data []byte) string {
	t.Helper()
	code := ""
	changedBody(t, data, func(body string) string {
		at := strings.Index(body, "Số: ")
		code = body[at : at+strings.Index(body[at:], "<")]
		return body
	})
	return code
}
