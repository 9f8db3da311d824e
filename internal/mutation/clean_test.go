package mutation

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"vanban/fonts"
	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/parity"
	"vanban/internal/pipeline"
	"vanban/internal/recognize"
)

// shipped is one Word file of an example, in a size set.
type shipped struct {
	name string
	data []byte
	laid *pipeline.Laid
}

// ship builds every example in both size sets, with the files of its parts.
func ship(t *testing.T, b *bench, stage doc.Stage) []shipped {
	t.Helper()
	files, err := filepath.Glob("../../examples/*/*" + pipeline.DefinitionSuffix)
	if err != nil || len(files) < 29 {
		t.Fatal(err, files)
	}
	var out []shipped
	for _, file := range files {
		for _, set := range []string{"", "12/13/13"} {
			opts := pipeline.Options{Stage: stage}
			if set != "" {
				opts.Set = []string{"trinh_bay.bo_co_chu=" + set, "trinh_bay.co_chu=13"}
			}
			laid, problems, err := b.pipeline.Layout(source(t, file), opts)
			if laid == nil && err == nil && stage == doc.Issue {
				continue // it has no number yet
			}
			if laid == nil {
				t.Fatalf("%s %s: %v %v", file, set, problems, err)
			}
			for _, l := range append([]pipeline.Laid{*laid}, laid.Separate...) {
				data, err := docx.Encode(l.Flow)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, shipped{fmt.Sprintf("%s %s, stage %d", l.Name, set, stage), data, &l})
			}
		}
	}
	if len(out) < 29 {
		t.Errorf("%d examples at stage %d", len(out), stage)
	}
	return out
}

// source reads a definition with its folder and the profile in it.
func source(t *testing.T, file string) pipeline.Source {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := pipeline.Source{File: file, Data: data, Folder: os.DirFS(filepath.Dir(file))}
	if profile, err := os.ReadFile(filepath.Join(filepath.Dir(file), "co-quan.yaml")); err == nil {
		s.Office = &pipeline.Office{File: "co-quan.yaml", Data: profile, Folder: s.Folder}
	}
	return s
}

// heavy are the errors and warnings in a Word file.
func (b *bench) heavy(t *testing.T, name string, data []byte, stage doc.Stage) diag.List {
	t.Helper()
	read, err := docx.Decode(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	file := recognize.Find(read, b.env())
	return b.heavyOf(file, stage)
}

func (b *bench) heavyOf(file *recognize.File, stage doc.Stage) diag.List {
	findings := check.Run(b.subject(file, stage), nd30.Rules(b.law)).Findings
	return slices.DeleteFunc(findings, func(d diag.Diagnostic) bool { return d.Severity == diag.Note })
}

func tell(t *testing.T, name string, found diag.List) {
	t.Helper()
	for _, d := range found {
		t.Errorf("%s: %s %s at %q “%s”: %s", name, d.Severity, d.Rule, d.Component, d.Quote, d.Message)
	}
}

// What we make is clean at every stage, as a definition and as a Word file.
func TestExamplesAreClean(t *testing.T) {
	b := newBench(t)
	for _, stage := range []doc.Stage{doc.Draft, doc.Sign, doc.Issue} {
		for _, s := range ship(t, b, stage) {
			tell(t, s.name+" (definition)", b.heavyOf(recognize.Known(s.laid.Document, s.laid.Flow, b.env()), stage))
			tell(t, s.name+" (Word)", b.heavy(t, s.name, s.data, stage))
		}
	}
}

// What we make stays clean after LibreOffice has opened and saved it.
func TestExamplesAreCleanAfterLibreOffice(t *testing.T) {
	parity.Require(t)
	b := newBench(t)
	all := ship(t, b, doc.Sign)
	documents := make([][]byte, len(all))
	for i := range all {
		documents[i] = all[i].data
	}
	office, err := parity.NewOffice(t.TempDir(), fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := office.Resave(documents...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range saved {
		tell(t, fmt.Sprintf("%s (LibreOffice)", all[i].name), b.heavy(t, all[i].name, saved[i], doc.Sign))
	}
}
