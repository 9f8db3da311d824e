package recognize_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/examples"
	"vanban/fonts"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/pipeline"
	"vanban/internal/places"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/templates"
)

// world is what tests recognise by.
var world = sync.OnceValues(func() (recognize.Env, error) {
	faces, err := font.Load(fonts.FS)
	if err != nil {
		return recognize.Env{}, err
	}
	register, err := places.Load()
	return recognize.Env{Regulation: law.Decree30(), Fonts: faces, Places: register}, err
})

func env(t testing.TB) recognize.Env {
	t.Helper()
	e, err := world()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// laid lays out every definition of the examples, with the settings given.
func laid(t testing.TB, set ...string) []pipeline.Laid {
	t.Helper()
	p := builder(t)
	files, err := filepath.Glob("../../examples/*/*.vb.yaml")
	if err != nil || len(files) < 38 {
		t.Fatal(err, len(files))
	}
	var out []pipeline.Laid
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Dir(file)
		src := pipeline.Source{File: file, Data: data, Folder: os.DirFS(folder)}
		if profile, err := os.ReadFile(filepath.Join(folder, "co-quan.yaml")); err == nil {
			src.Office = &pipeline.Office{File: "co-quan.yaml", Data: profile, Folder: src.Folder}
		}
		l, problems, err := p.Layout(src, pipeline.Options{Stage: doc.Sign, Set: set})
		if err != nil || problems.HasErrors() {
			t.Fatal(file, err, problems.Sorted())
		}
		l.Name = filepath.Base(file)
		out = append(out, *l)
		for _, part := range l.Separate {
			part.Name = l.Name + " " + part.Name
			out = append(out, part)
		}
	}
	return out
}

func builder(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS, Samples: examples.FS})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return p
}

// show lists the documents of a file with their pieces.
func show(f *recognize.File) string {
	var b strings.Builder
	for _, d := range f.Documents {
		kind := "?"
		if d.Kind != nil {
			kind = d.Kind.Key
		}
		fmt.Fprintf(&b, "== role %d kind %s regime %d sections %v\n", d.Role, kind, d.Regime, d.Sections)
		for i := range d.Pieces {
			p := &d.Pieces[i]
			text := p.Text
			if len(text) > 70 {
				text = text[:70]
			}
			under := ""
			if p.Under != nil {
				under = fmt.Sprintf(" under %d %.0f–%.0f", p.Under.Made, p.Under.Left.Millimetres(), p.Under.Right.Millimetres())
			}
			fmt.Fprintf(&b, "%s%s @%d [%.0f–%.0f]%s: %s\n", p.Component, strings.Repeat("?", int(p.Sure)), p.Level,
				p.Box.Left.Millimetres(), p.Box.Right.Millimetres(), under, text)
		}
	}
	return b.String()
}

// sureness takes how sure a finding is out of what is shown.
func sureness(s string) string { return strings.ReplaceAll(s, "?", "") }

func TestFindGivesBackWhatTypesetMade(t *testing.T) {
	for _, set := range [][]string{nil, {"trinh_bay.bo_co_chu=12/13/13"}} {
		for _, l := range laid(t, set...) {
			t.Run(l.Name+" "+strings.Join(set, ""), func(t *testing.T) {
				want := recognize.Known(l.Document, l.Flow, env(t))
				got := recognize.Find(l.Flow, env(t))
				if diff := cmp.Diff(strings.Split(sureness(show(want)), "\n"), strings.Split(sureness(show(got)), "\n")); diff != "" {
					t.Error(diff)
				}
				for _, d := range got.Documents {
					if i := slices.IndexFunc(d.Pieces, func(p recognize.Piece) bool { return p.Sure == recognize.Guess }); i >= 0 {
						t.Errorf("unsure of %s: %s", d.Pieces[i].Component, d.Pieces[i].Text)
					}
				}
			})
		}
	}
}

// where matches the places in what is shown, which Word rounds.
var where = regexp.MustCompile(`\[\d+–\d+\]|\d+–\d+`)

// The same after the flow has been a Word file: what the file says of
// components, which is nothing, does not count.
func TestFindReadsOurWordFiles(t *testing.T) {
	for _, l := range laid(t) {
		t.Run(l.Name, func(t *testing.T) {
			data, err := docx.Encode(l.Flow)
			if err != nil {
				t.Fatal(err)
			}
			read, err := docx.Decode(l.Name, data)
			if err != nil {
				t.Fatal(err)
			}
			want, got := recognize.Known(l.Document, l.Flow, env(t)), recognize.Find(read, env(t))
			lines := func(f *recognize.File) []string {
				return strings.Split(where.ReplaceAllString(sureness(show(f)), ""), "\n")
			}
			if diff := cmp.Diff(lines(want), lines(got)); diff != "" {
				t.Fatal(diff)
			}
			for i, d := range want.Documents {
				for j := range d.Pieces {
					a, b := d.Pieces[j].Box, got.Documents[i].Pieces[j].Box
					if off := max(a.Left-b.Left, b.Left-a.Left, a.Right-b.Right, b.Right-a.Right); off > unit.MM/4 {
						t.Errorf("%s stands %v off", d.Pieces[j].Text, off)
					}
				}
			}
		})
	}
}
