package pipeline_test

import (
	"testing"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/template"
)

// What an author starts from says nothing when it is checked and proved, of
// every kind.
func TestNewTemplatesAreClean(t *testing.T) {
	for _, k := range open(t).Kinds() {
		t.Run(k.Key, func(t *testing.T) {
			t.Parallel()
			text, problems := template.New(k.Name, "mau-"+k.Key)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			src := pipeline.Source{File: "mau-" + k.Key + template.Suffix, Data: text}
			proved, err := open(t).Prove(t.Context(), src, pipeline.ProofOptions{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range proved.Findings {
				t.Errorf("%v: %v %s: %s\n%s", d.At, d.Severity, d.Rule, d.Message, d.Data)
			}
			for _, stage := range []doc.Stage{doc.Draft, doc.Sign} {
				checked, err := open(t).Check(src, pipeline.CheckOptions{Stage: stage})
				if err != nil {
					t.Fatal(err)
				}
				for _, d := range checked.Findings {
					t.Errorf("%v: %v: %v %s: %s (%s)", stage, d.At, d.Severity, d.Rule, d.Message, d.Hint)
				}
			}
		})
	}
}
