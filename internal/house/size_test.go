package house

import (
	"go/ast"
	"strings"
	"testing"
)

const (
	maxFileLines     = 600
	maxFunctionLines = 70
	maxParameters    = 5
)

func TestFilesAndFunctionsStayShort(t *testing.T) {
	for _, s := range sources(t, ".") {
		if n := strings.Count(s.text, "\n"); n > maxFileLines {
			t.Errorf("%s has %d lines, at most %d: cut it by ideas", s.path, n, maxFileLines)
		}
		if s.isTest() {
			continue // a table of cases may be long
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			from, to := s.set.Position(f.Pos()).Line, s.set.Position(f.End()).Line
			if n := to - from + 1; n > maxFunctionLines {
				t.Errorf("%s:%d: %s has %d lines, at most %d", s.path, from, f.Name.Name, n, maxFunctionLines)
			}
			if n := f.Type.Params.NumFields(); n > maxParameters {
				t.Errorf("%s:%d: %s has %d parameters, at most %d", s.path, from, f.Name.Name, n, maxParameters)
			}
		}
	}
}
