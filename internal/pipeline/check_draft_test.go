package pipeline_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/pipeline"
)

// A draft has no number and no day: văn thư gives them. Of what is issued they
// are missed, and nothing else is, in the definition and in the Word file.
func TestCheckOfDrafts(t *testing.T) {
	for _, file := range mau(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			src := source(t, file)
			result, problems, err := open(t).Build(src, pipeline.Options{Stage: doc.Draft, DOCX: true, Set: []string{"so=", "ngay_ban_hanh="}})
			if err != nil || result == nil {
				t.Fatal(err, problems)
			}
			laid, _, err := open(t).Layout(src, pipeline.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, stage := range []doc.Stage{doc.Draft, doc.Sign} {
				if got := heavyIn(t, result.DOCX, stage); len(got) > 0 {
					t.Errorf("stage %v: %v", stage, got)
				}
			}
			var rules []string
			for _, d := range heavyIn(t, result.DOCX, doc.Issue) {
				rules = append(rules, d.Rule)
			}
			slices.Sort(rules)
			if diff := cmp.Diff(missedAtIssue(laid.Document), slices.Compact(rules)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// missedAtIssue are the rules that a document without number and day breaks.
func missedAtIssue(d *doc.Document) []string {
	if d.Kind.Date == law.Required {
		return []string{"DD-01", "SO-12"}
	}
	return []string{"SO-12"}
}

// heavyIn are the errors and warnings in a Word file.
func heavyIn(t *testing.T, data []byte, stage doc.Stage) diag.List {
	t.Helper()
	out, err := open(t).Check(pipeline.Source{File: "a.docx", Data: data}, pipeline.CheckOptions{Stage: stage})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(out.Findings, func(d diag.Diagnostic) bool { return d.Severity == diag.Note })
}
