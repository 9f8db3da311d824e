package parity

import (
	"io/fs"
	"os"
	"path/filepath"
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
		r, problems, err := p.Build(example(t, file), pipeline.Options{Stage: doc.Sign, DOCX: true, PDF: true})
		if err != nil || problems.HasErrors() {
			t.Fatalf("%s: %v %v", file, err, problems)
		}
		for _, r := range append([]*pipeline.Result{r}, r.Separate...) {
			cases = append(cases, Case{Name: r.Name, DOCX: r.DOCX, PDF: r.PDF})
		}
	}
	Check(t, cases...)
}

// example reads a definition with its folder and the profile in it.
func example(t *testing.T, file string) pipeline.Source {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(file)
	s := pipeline.Source{File: file, Data: data, Folder: os.DirFS(folder)}
	if profile, err := os.ReadFile(filepath.Join(folder, "co-quan.yaml")); err == nil {
		s.Office = &pipeline.Office{File: "co-quan.yaml", Data: profile, Folder: s.Folder}
	}
	return s
}
