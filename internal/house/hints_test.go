package house

import (
	"go/ast"
	"testing"
)

// A user who is told what is wrong is told what to do, too. What a template
// says by its own kiem_tra is up to its author.
func TestProblemsComeWithAHint(t *testing.T) {
	place := map[string]int{ // function -> which argument is the hint
		"Add": 1, "Report": 1, "Warn": 1, "Remark": 1, "Breach": 2, "Doubt": 2, "add": 1, "warn": 1, "stop": 1, "faultf": 0, "usageError": 0,
	}
	found := 0
	for _, s := range sources(t, "internal", "cmd") {
		if s.isTest() || s.path == "internal/template/check.go" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name := ""
			switch fn := call.Fun.(type) {
			case *ast.Ident:
				name = fn.Name
			case *ast.SelectorExpr:
				name = fn.Sel.Name
			}
			at, known := place[name]
			if !known || len(call.Args) < at+2 {
				return true
			}
			found++
			if hint, ok := call.Args[at].(*ast.BasicLit); ok && hint.Value == `""` {
				t.Errorf("%s: no hint", s.set.Position(hint.Pos()))
			}
			return true
		})
	}
	if found == 0 {
		t.Error("no problems found: have the names of the functions changed?")
	}
}
