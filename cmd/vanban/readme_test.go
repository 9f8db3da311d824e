package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme runs the commands of README.md as written, in a copy of the
// repository so that nothing is left behind. The commands that would run this
// test again are left to .ci/run.
func TestReadme(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("copies and compiles the repository with a Unix shell")
	}
	dir := copyRepository(t)
	for _, block := range shellBlocks(t, filepath.Join(dir, "README.md")) {
		for line := range strings.Lines(block) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "go test") {
				continue
			}
			cmd := exec.Command("sh", "-c", line)
			cmd.Dir = dir
			// Without paths of the copy in the objects, the build cache
			// serves this test from one run to the next.
			cmd.Env = append(os.Environ(), "GOFLAGS=-trimpath -buildvcs=false")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", line, err, out)
			}
		}
	}
	made, err := filepath.Glob(filepath.Join(dir, "dist", "*.docx"))
	if err != nil || len(made) == 0 {
		t.Errorf("the commands made no Word file in dist: %v", err)
	}
}

// The table of the library in README.md has a row for each template that the
// program brings, in the order of “vanban list”; each has an example.
func TestReadmeListsTheLibrary(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)` \\| (.+) \\| (?:bộ|tỉnh|sở|cơ quan nào cũng dùng) \\|$").FindAllStringSubmatch(string(text), -1) {
		got = append(got, row[1]+": "+row[2])
	}
	p, problems, err := (&sources{}).open()
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	paths, err := filepath.Glob("../../examples/*/*" + definitionSuffix)
	if err != nil {
		t.Fatal(err)
	}
	var examples strings.Builder
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		examples.Write(data)
	}
	var want []string
	for _, tmpl := range p.Templates() {
		if !strings.Contains(examples.String(), "\nmau: "+tmpl.ID+"\n") {
			t.Errorf("%s has no example", tmpl.ID)
		}
		want = append(want, tmpl.ID+": "+tmpl.Title)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the table of the library (-want +got):\n%s", diff)
	}
}

// shellBlocks returns the fenced blocks of a Markdown file that are marked sh.
func shellBlocks(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for i, part := range strings.Split(string(text), "```") {
		if body, ok := strings.CutPrefix(part, "sh\n"); ok && i%2 == 1 {
			blocks = append(blocks, body)
		}
	}
	if len(blocks) == 0 {
		t.Fatalf("%s has no commands", path)
	}
	return blocks
}

// copyRepository copies what the commands need into a temporary folder.
func copyRepository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"cmd", "examples", "fonts", "internal", "templates"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "README.md"} {
		data, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, dir, name, string(data))
	}
	return dir
}
