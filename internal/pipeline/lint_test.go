package pipeline_test

import (
	"context"
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/pipeline"
)

func TestRuleIDsAreToldApart(t *testing.T) {
	seen := map[string]string{}
	for _, r := range open(t).Rules() {
		if other, ok := seen[r.ID]; ok {
			t.Errorf("%s is both %q and %q", r.ID, other, r.Title)
		}
		seen[r.ID] = r.Title
	}
	if seen["MAU-01"] == "" || seen["PG-01"] == "" {
		t.Error("the rules for templates or for documents are not listed")
	}
}

// A finding made without data obeys the settings and the comments of the
// template, and an error among them keeps the proof from starting.
func TestProveLints(t *testing.T) {
	const src = `---
id: mau
ten: Mẫu
loai: thong-bao
%struong:
  - {ten: a, nhan: A, vi_du: x, tro_giup: T.}
  - {ten: b, nhan: B, vi_du: x, tro_giup: T.}
---
Một {{ .a }}.
`
	p := open(t)
	for _, test := range []struct {
		comment  string
		settings check.Settings
		want     string
	}{
		{"", check.Settings{}, "MAU-01 cảnh báo; MAU-02 lỗi; "},
		{"# bo-qua: MAU-01 -- để dành\n", check.Settings{}, "MAU-02 lỗi; "},
		{"", check.Settings{Severities: map[string]diag.Severity{"MAU-01": 0}}, "MAU-02 lỗi; "},
	} {
		data := []byte(strings.Replace(src, "%s", test.comment, 1))
		out, err := p.Prove(context.Background(), pipeline.Source{File: "mau.vb.md", Data: data}, pipeline.ProofOptions{Settings: &test.settings})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, d := range out.Findings {
			got += d.Rule + " " + d.Severity.String() + "; "
		}
		if got != test.want {
			t.Errorf("%q: %s, want %s", test.comment, got, test.want)
		}
	}
}
