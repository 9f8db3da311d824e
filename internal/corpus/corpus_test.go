package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/fonts"
	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/places"
	"vanban/internal/recognize"
)

// desk is where files are judged.
type desk struct {
	law    *law.Regulation
	places *places.Register
	fonts  *font.Set
	rules  []check.Rule
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{law: law.Decree30()}
	var err error
	if d.places, err = places.Load(); err != nil {
		t.Fatal(err)
	}
	if d.fonts, err = font.Load(fonts.FS); err != nil {
		t.Fatal(err)
	}
	d.rules = slices.DeleteFunc(nd30.Rules(d.law), func(r check.Rule) bool { return r.Off })
	return d
}

// read recognises what stands in a Word file.
func (d *desk) read(t *testing.T, name string, data []byte) *recognize.File {
	t.Helper()
	f, err := docx.Decode(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return recognize.Find(f, recognize.Env{Regulation: d.law, Fonts: d.fonts, Places: d.places})
}

// judge returns the errors and warnings in a Word file.
func (d *desk) judge(t *testing.T, name string, data []byte) diag.List {
	t.Helper()
	file := d.read(t, name, data)
	found := check.Run(&check.Subject{
		File: file, Stage: doc.Sign, Regulation: d.law, Places: d.places, Fonts: d.fonts, Settings: &check.Settings{},
		Pages: func() []layout.Page { return layout.Paginate(file.Flow, d.fonts) },
	}, d.rules).Findings
	return slices.DeleteFunc(found, func(f diag.Diagnostic) bool { return f.Severity == diag.Note })
}

// shared finds what lies beside this checkout. Without it the test is skipped,
// and fails where the environment says CI=true.
func shared(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../../../shared/corpus", pattern))
	switch {
	case err != nil:
		t.Fatal(err)
	case len(files) > 0:
	case os.Getenv("CI") == "true":
		t.Fatalf("no corpus of %s", pattern)
	default:
		t.Skipf("no corpus of %s beside this checkout", pattern)
	}
	return files
}

// told writes a finding as the lists of testdata have it: paragraph, weight,
// rule, the beginning of the quote and, for further places, how many.
func told(f diag.Diagnostic) string {
	quote, more := []rune(f.Quote), ""
	if len(quote) > 40 {
		quote = append(quote[:40:40], '…')
	}
	if n := len(f.Related); n > 0 {
		more = fmt.Sprintf(" (+%d)", n)
	}
	return fmt.Sprintf("%d | %v | %s | %s%s", f.At.Start.Line, f.Severity, f.Rule, string(quote), more)
}

// verdicts reads a list of testdata: lines as [told] writes them, each followed
// by “ | đúng: reason” or “ | ngờ: reason”, as an eye saw it in the rendered
// page. Lines that begin with # are remarks.
func verdicts(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(l, "#") || l == "" {
			continue
		}
		finding, verdict, _ := cutLast(l, " | ")
		word, reason, _ := strings.Cut(verdict, ": ")
		if !slices.Contains([]string{"đúng", "ngờ"}, word) || len(reason) < 10 {
			t.Errorf("%s:%d: no verdict with a reason: %q", file, i+1, verdict)
		}
		out = append(out, finding)
	}
	return out
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// What is found in the official sample forms and in the other Word files of the
// corpus is what was seen in their rendered pages, one by one, and nothing else.
func TestRealFilesHaveTheListedFindingsOnly(t *testing.T) {
	d := newDesk(t)
	for _, path := range shared(t, "word/*.docx") {
		name := strings.TrimSuffix(filepath.Base(path), ".docx")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range d.judge(t, name, data) {
				got = append(got, told(f))
			}
			if diff := cmp.Diff(verdicts(t, filepath.Join("testdata", name+".txt")), got); diff != "" {
				t.Errorf("findings differ from those listed (-listed +found):\n%s", diff)
			}
		})
	}
}
