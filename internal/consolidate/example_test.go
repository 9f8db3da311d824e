package consolidate_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/internal/consolidate"
	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/table"
	"vanban/internal/viet"
	"vanban/templates"
)

var update = flag.Bool("update", false, "write the forms of the example and the goldens anew")

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

// blankForm is the form that was sent out.
func blankForm(t testing.TB, p *pipeline.Pipeline, s *consolidate.Settings) []byte {
	t.Helper()
	data, problems, err := consolidate.Form(p, nil, s, viet.Date{Day: 23, Month: 11, Year: 2026})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return data
}

// Places of the form.
const (
	firstRow     = 5
	factsSheet   = "Thông tin chung"
	figuresSheet = "Biểu số liệu"
)

// answer is a form as a clerk fills it in.
type answer struct {
	file     string
	province any
	facts    []any   // from the day of the data on
	figures  [][]any // from the column of the year on: year, last year, plan, estimate, source, note
	requests [][]any
	ways     []string
	more     []table.Change // what else he does to the workbook
}

func (a answer) fill(t testing.TB, form []byte) []byte {
	t.Helper()
	changes := []table.Change{
		{Sheet: factsSheet, Row: firstRow, Col: 1, Values: []any{a.province}},
		{Sheet: factsSheet, Row: firstRow, Col: 3, Values: a.facts},
	}
	for i, f := range a.figures {
		changes = append(changes, table.Change{Sheet: figuresSheet, Row: firstRow + i, Col: 4, Values: f})
	}
	for i, r := range a.requests {
		changes = append(changes, table.Change{Sheet: "Kiến nghị", Row: firstRow + i, Col: 2, Values: r})
	}
	for i, w := range a.ways {
		changes = append(changes, table.Change{Sheet: "Cách làm hay", Row: firstRow + i, Col: 2, Values: []any{w}})
	}
	data, err := table.Edit(form, append(changes, a.more...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The forms of the example are what clerks make of the form of today.
func TestFormsOfTheExampleAreFresh(t *testing.T) {
	p := open(t)
	form := blankForm(t, p, settings(t, p))
	files := map[string][]byte{"bieu-so-lieu.xlsx": form}
	names := []string{"bieu-so-lieu.xlsx"}
	for _, a := range answers() {
		name := "bao-cao/" + a.file
		files[name], names = a.fill(t, form), append(names, name)
	}
	for _, name := range names {
		path := filepath.Join(exampleFolder, filepath.FromSlash(name))
		if *update {
			if err := os.WriteFile(path, files[name], 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if have, err := os.ReadFile(path); err != nil || !bytes.Equal(have, files[name]) {
			t.Errorf("%s is not what the form makes: run “go test ./internal/consolidate -run Fresh -update” (%v)", name, err)
		}
	}
}

// exampleInput is the example as the command line would load it.
func exampleInput(t testing.TB, p *pipeline.Pipeline) consolidate.Input {
	t.Helper()
	s := settings(t, p)
	previous, received := load(t, s.Previous), load(t, "ngay-nhan.csv")
	in := consolidate.Input{Settings: s, Pipeline: p, Base: load(t, s.Base), Previous: &previous, Received: &received}
	found, err := filepath.Glob(filepath.Join(exampleFolder, "bao-cao", "*"))
	if err != nil || len(found) < 12 {
		t.Fatal(found, err)
	}
	slices.Sort(found)
	for _, f := range found {
		in.Reports = append(in.Reports, load(t, "bao-cao/"+filepath.Base(f)))
	}
	return in
}
