package house

import (
	"strings"
	"testing"
)

// NOTICE in README.md names every module of go.mod and the fonts, each with its
// licence.
func TestNoticeNamesEveryDependency(t *testing.T) {
	_, notice, found := strings.Cut(read(t, "README.md"), "\n## NOTICE\n")
	if !found {
		t.Fatal("README.md has no section “## NOTICE”")
	}
	rows := map[string]string{}
	for line := range strings.Lines(notice) {
		if cells := strings.Split(line, "|"); len(cells) >= 4 {
			rows[strings.Trim(cells[1], " `")] = strings.TrimSpace(cells[2])
		}
	}
	modules := map[string]bool{}
	for line := range strings.Lines(read(t, "go.mod")) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) >= 2 && strings.Contains(fields[0], ".") && strings.HasPrefix(fields[1], "v") {
			modules[fields[0]] = true
		}
	}
	if len(modules) == 0 {
		t.Fatal("no modules found in go.mod")
	}
	for m := range modules {
		if rows[m] == "" {
			t.Errorf("the NOTICE of README.md does not name %s and its licence", m)
		}
	}
	for m := range rows {
		if strings.Contains(m, "/") && strings.Contains(m, ".") && !modules[m] {
			t.Errorf("the NOTICE of README.md names %s, which go.mod does not", m)
		}
	}
	if !strings.Contains(notice, "Liberation Serif") {
		t.Error("the NOTICE of README.md does not name the fonts")
	}
}
