package pipeline_test

import (
	"iter"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/pipeline"
)

// laidOut takes an example as far as its pages.
func laidOut(t testing.TB, p *pipeline.Pipeline, file string) *pipeline.Laid {
	t.Helper()
	laid, problems, err := p.Layout(source(t, file), pipeline.Options{Stage: doc.Sign})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.Sorted())
	}
	return laid
}

func each(parts []*pipeline.Part) iter.Seq2[*pipeline.Part, error] {
	return func(yield func(*pipeline.Part, error) bool) {
		for _, part := range parts {
			if !yield(part, nil) {
				return
			}
		}
	}
}

func TestCombinedWordFileIsSound(t *testing.T) {
	p := open(t)
	var parts []*pipeline.Part
	for _, file := range examples(t) {
		parts = append(parts, &pipeline.Part{Laid: laidOut(t, p, file), Title: file})
	}
	for _, duplex := range []bool{false, true} {
		r, err := p.Combine(each(parts), pipeline.CombineOptions{DOCX: true, PDF: true, Duplex: duplex, Title: "Các ví dụ"})
		if err != nil {
			t.Fatal(err)
		}
		if err := docx.Verify(r.DOCX); err != nil {
			t.Error(err)
		}
		if _, err := docx.Decode("gop.docx", r.DOCX); err != nil {
			t.Error(err)
		}
	}
}
