package pipeline_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

// refused are the definitions that cannot become documents, each with what
// they have in common before it.
func refused(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../definition/testdata/refuse-*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatal(err, files)
	}
	out := map[string][]byte{}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var base []byte
		for _, f := range ar.Files {
			switch {
			case f.Name == "nen.vb.yaml":
				base = f.Data
			case strings.HasSuffix(f.Name, pipeline.DefinitionSuffix):
				out[filepath.Base(file)+"/"+f.Name] = filledUp(f.Data, base)
			}
		}
	}
	return out
}

// topKey begins a key of a definition and what belongs to it.
var topKey = regexp.MustCompile(`(?m)^[a-z_]+:`)

// filledUp is a definition with the keys of another that it does not have.
func filledUp(own, base []byte) []byte {
	has := map[string]bool{}
	for _, key := range topKey.FindAllString(string(own), -1) {
		has[key] = true
	}
	out := slices.Clone(own)
	begins := topKey.FindAllIndex(base, -1)
	for i, m := range begins {
		end := len(base)
		if i+1 < len(begins) {
			end = begins[i+1][0]
		}
		if !has[string(base[m[0]:m[1]])] {
			out = append(out, base[m[0]:end]...)
		}
	}
	return out
}

// What keeps a definition from becoming a document is told by the check as the
// build tells it, and each fault once.
func TestCheckTellsWhatTheBuildRefuses(t *testing.T) {
	for name, data := range refused(t) {
		src := pipeline.Source{File: "a.vb.yaml", Data: data}
		_, problems, err := open(t).Layout(src, pipeline.Options{Stage: doc.Issue})
		if err != nil {
			t.Fatal(name, err)
		}
		out, err := open(t).Check(src, pipeline.CheckOptions{Stage: doc.Issue})
		if err != nil {
			t.Fatal(name, err)
		}
		if problems.HasErrors() && cmp.Diff(problems.Sorted(), out.Findings) != "" {
			t.Errorf("%s: the build says %v, the check %v", name, problems.Sorted(), out.Findings)
		}
		tellTwice(t, name, out.Findings)
	}
}

// tellTwice reports what both the definition and a rule tell of: the same
// provision at the same place or about the same words.
func tellTwice(t *testing.T, name string, list diag.List) {
	t.Helper()
	quoted := func(message string) string {
		return regexp.MustCompile(`“[^”]*”`).FindString(message)
	}
	for _, said := range list {
		for _, found := range list {
			if said.Rule != "" || found.Rule == "" || said.Cite == "" || said.Cite != found.Cite {
				continue
			}
			if said.At.Start == found.At.Start || quoted(said.Message) != "" && quoted(said.Message) == quoted(found.Message) {
				t.Errorf("%s: told twice: %v and %v", name, said, found)
			}
		}
	}
}

// What a definition is told about a place is not told again by a rule.
func TestCheckTellsNothingTwice(t *testing.T) {
	for _, file := range examples(t) {
		for key, value := range map[string]string{
			"so": "5", "ky_hieu": "cv-x", "dia_danh": "TP.HCM", "ngay_ban_hanh": "05/02/2019", "co_quan_ban_hanh": "UBND tỉnh Lạng Sơn",
			"trich_yeu": "Về việc về việc họp.", "kinh_gui": "[ubnd huyện Cao Lộc]", "luu": "Văn thư",
		} {
			src := source(t, file)
			line := regexp.MustCompile(`(?m)^` + key + `: .+$`)
			src.Data = line.ReplaceAll(src.Data, []byte(key+": "+value))
			out, err := open(t).Check(src, pipeline.CheckOptions{Stage: doc.Issue})
			if err != nil {
				t.Fatal(file, err)
			}
			tellTwice(t, filepath.Base(file)+" "+key, out.Findings)
		}
	}
}

// A page with nothing but the signature is told of by the rule, not by the
// build as well.
func TestCheckTellsOfALoneSignatureOnce(t *testing.T) {
	definition := strings.Replace(faultyDefinition, "UBND tỉnh", "Ủy ban nhân dân tỉnh", 1)
	definition = strings.Replace(definition, "  Sở mời các đơn vị họp giao ban.\n", "  | TT | Việc |\n  |---|---|\n"+strings.Repeat("  | 1 | Họp |\n", 34), 1)
	for extra := range 30 {
		data := []byte(strings.Replace(definition, "  | 1 | Họp |\n", strings.Repeat("  | 1 | Họp |\n", extra+1), 1))
		out := checked(t, pipeline.Source{File: "a.vb.yaml", Data: data}, nil)
		told := 0
		for _, d := range out.Findings {
			if strings.Contains(d.Message, "chữ ký đứng một mình") || d.Rule == "KY-10" {
				told++
			}
		}
		if told > 1 {
			t.Fatalf("with %d rows: told %d times: %v", 35+extra, told, out.Findings)
		}
		if told == 1 {
			return
		}
	}
	t.Error("no table pushes the signature to a page of its own")
}
