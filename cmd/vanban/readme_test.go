package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
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
