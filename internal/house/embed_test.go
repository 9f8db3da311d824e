package house

import (
	"go/ast"
	"go/token"
	"testing"
)

func TestEmbedPackagesHoldNoLogic(t *testing.T) {
	for _, s := range sources(t, "examples", "fonts", "templates") {
		if s.isTest() {
			continue
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				t.Errorf("%s holds the function %s; it may only embed", s.path, d.Name.Name)
			case *ast.GenDecl:
				if d.Tok != token.IMPORT && d.Tok != token.VAR {
					t.Errorf("%s holds a %s declaration; it may only embed", s.path, d.Tok)
				}
				for _, spec := range d.Specs {
					if v, ok := spec.(*ast.ValueSpec); ok && len(v.Values) > 0 {
						t.Errorf("%s gives %s a value; it may only embed", s.path, v.Names[0].Name)
					}
				}
			}
		}
	}
}

// init functions and package-level variables that change make the order of
// work matter.
func TestNoInitFunctions(t *testing.T) {
	for _, s := range sources(t, ".") {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init function", s.path)
			}
		}
	}
}

// Only the command line reads the clock: the same input gives the same bytes.
func TestOnlyCmdReadsTheClock(t *testing.T) {
	for _, s := range sources(t, "internal", "examples", "fonts", "templates") {
		if s.isTest() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since") {
				t.Errorf("%s: time.%s", s.set.Position(sel.Pos()), sel.Sel.Name)
			}
			return true
		})
	}
}
