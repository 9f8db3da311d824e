package definition_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/definition"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/record"
)

// FuzzWhole checks that no definition makes the program panic, and that every
// problem tells where, what and what to do.
func FuzzWhole(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, x := range ar.Files {
			if strings.HasSuffix(x.Name, ".vb.yaml") {
				f.Add(string(x.Data))
			}
		}
	}
	reg := law.Decree30()
	f.Fuzz(func(t *testing.T, typed string) {
		root, problems := record.YAML("a.vb.yaml", []byte(typed))
		if root == nil || root.Kind != record.Map || problems.HasErrors() {
			return
		}
		for _, stage := range []doc.Stage{doc.Draft, doc.Issue} {
			_, problems := definition.Whole(root, definition.Env{Regulation: reg, Stage: stage})
			for _, p := range problems {
				if p.Message == "" || p.Hint == "" || p.At.File == "" || strings.Contains(p.Message+p.Hint, "%!") && !strings.Contains(typed, "%!") {
					t.Errorf("%+v", p)
				}
			}
		}
	})
}
