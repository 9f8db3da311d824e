package mutation

import (
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"

	"vanban/examples"
	"vanban/fonts"
	"vanban/internal/check"
	"vanban/internal/doc"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/pipeline"
	"vanban/internal/places"
	"vanban/internal/recognize"
	"vanban/templates"
)

// bench makes clean documents and judges what became of them.
type bench struct {
	pipeline *pipeline.Pipeline
	law      *law.Regulation
	places   *places.Register
	fonts    *font.Set
	samples  map[string]string // file by kind, or by its own name
}

func newBench(t testing.TB) *bench {
	t.Helper()
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	b := &bench{pipeline: p, law: law.Decree30(), samples: map[string]string{}}
	if b.places, err = places.Load(); err != nil {
		t.Fatal(err)
	}
	if b.fonts, err = font.Load(fonts.FS); err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(examples.FS, "mau/*"+pipeline.DefinitionSuffix)
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		_, name, _ := strings.Cut(strings.TrimSuffix(path.Base(file), pipeline.DefinitionSuffix), "-")
		b.samples[name] = file
	}
	return b
}

// clean is a fresh sample as its pages show it.
func (b *bench) clean(t testing.TB, sample string) *pipeline.Laid {
	t.Helper()
	file := b.samples[sample]
	data, err := fs.ReadFile(examples.FS, file)
	if err != nil {
		t.Fatalf("no sample %q: %v", sample, err)
	}
	laid, problems, err := b.pipeline.Layout(pipeline.Source{File: file, Data: data}, pipeline.Options{Stage: doc.Draft})
	if laid == nil {
		t.Fatalf("%s: %v %v", file, problems, err)
	}
	return laid
}

// env is what recognition knows of the world.
func (b *bench) env() recognize.Env {
	return recognize.Env{Regulation: b.law, Fonts: b.fonts, Places: b.places}
}

// subject is what rules look at.
func (b *bench) subject(file *recognize.File, stage doc.Stage) *check.Subject {
	return &check.Subject{
		File: file, Stage: stage, Regulation: b.law, Places: b.places, Fonts: b.fonts, Settings: &check.Settings{},
		Pages: sync.OnceValue(func() []layout.Page { return layout.Paginate(file.Flow, b.fonts) }),
	}
}
