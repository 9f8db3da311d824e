package parity

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/templates"
)

// TestExamples builds every shipped example.
func TestExamples(t *testing.T) {
	Require(t)
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	files, err := filepath.Glob("../../examples/*/*.vb.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	var cases []Case
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, problems, err := p.Build(pipeline.Source{File: file, Data: data},
			pipeline.Options{Stage: doc.Sign, DOCX: true, PDF: true})
		if err != nil || problems.HasErrors() {
			t.Fatalf("%s: %v %v", file, err, problems)
		}
		cases = append(cases, Case{Name: strings.TrimSuffix(filepath.Base(file), ".vb.yaml"), DOCX: r.DOCX, PDF: r.PDF})
	}
	Check(t, cases...)
}
