package pipeline_test

import (
	"context"
	"testing"

	"vanban/internal/pipeline"
	"vanban/templates"
)

// BenchmarkProve proves the template with the longest documents by a thousand
// cases.
func BenchmarkProve(b *testing.B) {
	const file = "ke-hoach-doanh-nghiep-cong-nghe-so.vb.md"
	src, err := templates.FS.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	p := open(b)
	for b.Loop() {
		if _, err := p.Prove(context.Background(), pipeline.Source{File: file, Data: src}, pipeline.ProofOptions{Cases: 1000, Seed: 1}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/op")
}
