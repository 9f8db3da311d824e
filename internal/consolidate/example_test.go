package consolidate_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/internal/consolidate"
	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/viet"
	"vanban/templates"

	"io/fs"
)

const exampleFolder = "../../examples/tong-hop"

// open loads a pipeline with the templates that the program brings along.
func open(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil || problems.HasErrors() {
		t.Fatal(problems, err)
	}
	return p
}

// load reads a file of the example under its own name.
func load(t testing.TB, name string) consolidate.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(exampleFolder, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return consolidate.File{Name: name, Data: data}
}

// settings reads those of the example.
func settings(t testing.TB, p *pipeline.Pipeline) *consolidate.Settings {
	t.Helper()
	f := load(t, "tong-hop.yaml")
	s, problems := consolidate.ReadSettings(p, f.Name, f.Data)
	if len(problems) > 0 {
		t.Fatal(show(problems))
	}
	return s
}

func show(l diag.List) string {
	var b strings.Builder
	if err := diag.Print(&b, l); err != nil {
		return err.Error()
	}
	return b.String()
}

func TestX(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	base, prev := load(t, s.Base), load(t, s.Previous)
	in := consolidate.Input{Settings: s, Pipeline: p, Base: base, Previous: &prev}
	for _, n := range []string{"lang-son", "hai-phong", "thanh-hoa"} {
		in.Reports = append(in.Reports, load(t, "bao-cao/"+n+".vb.yaml"))
	}
	r, problems, err := consolidate.Collect(in)
	if err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + show(problems))
	t.Log("\n" + string(r.Definition()))
	t.Logf("%+v", r.Summary)
	os.WriteFile("/tmp/consolidate/r.vb.yaml", r.Definition(), 0o600)
}

func TestForm(t *testing.T) {
	p := open(t)
	data, problems, err := consolidate.Form(p, nil, settings(t, p), viet.Date{Day: 23, Month: 11, Year: 2026})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	os.WriteFile("/tmp/consolidate/form.xlsx", data, 0o600)
}
