package house

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers lists every package; one imports only packages of layers above its
// own line. docs/architecture.md tells what each is for.
var layers = [][]string{
	{"examples", "fonts", "templates"}, // embedded files
	{"internal/diag", "internal/output", "internal/unit", "internal/viet"},
	{"internal/font", "internal/law", "internal/record"},
	{"internal/doc", "internal/flow", "internal/places", "internal/table"},
	{"internal/docx", "internal/layout", "internal/markup", "internal/metadata", "internal/recognize", "internal/typeset"},
	{"internal/check", "internal/definition", "internal/pack", "internal/pdf"},
	{"internal/check/nd30", "internal/report", "internal/template"},
	{"internal/bind", "internal/proof", "internal/schema"},
	{"internal/pipeline"},
	{"internal/merge"},
	{"internal/consolidate", "internal/remind"},
	{"cmd/vanban"},
	{"internal/corpus", "internal/house", "internal/mutation", "internal/parity"}, // tests only
}

// allowed narrows the rule for packages that stand above the stages: each may
// use only the stages it builds on.
var allowed = map[string][]string{
	"internal/check":      {"internal/layout", "internal/recognize"},
	"internal/check/nd30": {"internal/layout", "internal/recognize"},
	"internal/pdf":        {"internal/layout"},
	"internal/pack":       {},
	"internal/report":     {},
	"internal/definition": {"internal/markup", "internal/metadata"},
	"internal/template":   {"internal/markup"},
	"internal/bind":       {"internal/metadata"},
	"internal/proof":      {},
	"internal/schema":     {"internal/metadata"},
}

func TestImportsPointDown(t *testing.T) {
	layerOf := map[string]int{}
	for n, packages := range layers {
		for _, p := range packages {
			layerOf[p] = n
		}
	}
	stages := layers[4]
	found := map[string]bool{}
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, "vanban/")
		found[name] = true
		own, known := layerOf[name]
		if !known {
			t.Errorf("%s stands in no layer: add it to the layers of this test and to docs/architecture.md", name)
			continue
		}
		for _, path := range p.Imports {
			dep, ours := strings.CutPrefix(path, "vanban/")
			if !ours {
				continue
			}
			if n, known := layerOf[dep]; !known || n >= own {
				t.Errorf("%s imports %s, which does not stand below it", name, dep)
			}
			if only, ok := allowed[name]; ok && slices.Contains(stages, dep) && !slices.Contains(only, dep) {
				t.Errorf("%s imports the stage %s; it may use only %v", name, dep, only)
			}
		}
	}
	for name := range layerOf {
		if !found[name] {
			t.Errorf("%s stands in a layer but does not exist", name)
		}
	}
}

// The command line decides nothing about documents: it sees the pipeline and
// the plain types that cross it.
func TestCommandImportsOnlyTheEdge(t *testing.T) {
	edge := []string{
		"examples", "fonts", "templates",
		"internal/check", "internal/diag", "internal/doc", "internal/pack", "internal/pipeline", "internal/report", "internal/template", "internal/viet",
		"internal/consolidate", "internal/merge", "internal/output", "internal/remind", "internal/table",
	}
	for _, p := range listPackages(t) {
		if p.ImportPath != "vanban/cmd/vanban" {
			continue
		}
		for _, path := range p.Imports {
			if dep, ours := strings.CutPrefix(path, "vanban/"); ours && !slices.Contains(edge, dep) {
				t.Errorf("cmd/vanban imports %s", dep)
			}
		}
	}
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
