package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vanban/internal/pipeline"
)

// The commands of docs/luoc-do.md run as written, one after the other in one
// folder, and every schema that the guide names is there in the end.
func TestSchemaGuide(t *testing.T) {
	text, err := os.ReadFile("../../docs/luoc-do.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(text)
	t.Chdir(t.TempDir())
	commands := regexp.MustCompile(`(?m)^vanban (.+)$`).FindAllStringSubmatch(guide, -1)
	commands = append(commands, regexp.MustCompile("(?m)^\\| `vanban (.+?)`").FindAllStringSubmatch(guide, -1)...)
	if len(commands) < 10 {
		t.Fatalf("%d commands", len(commands))
	}
	words := strings.NewReplacer("MẪU", "cong-van-trien-khai", "LOẠI", "cong-van")
	for _, m := range commands {
		c, out, stderr := watched()
		if code := run(context.Background(), c, strings.Fields(words.Replace(m[1]))); code != 0 {
			t.Errorf("vanban %s: exit code %d\n%s%s", m[1], code, out, stderr)
		}
	}
	for _, m := range regexp.MustCompile(`(?m)\$schema=(\S+)$`).FindAllStringSubmatch(guide, -1) {
		if _, err := os.Stat(m[1]); err != nil {
			t.Error(err)
		}
	}
	_, rest, _ := strings.Cut(guide, "```json\n")
	block, _, _ := strings.Cut(rest, "```")
	var settings struct {
		Schemas map[string]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal([]byte(block), &settings); err != nil || len(settings.Schemas) < 3 {
		t.Fatal(settings, err)
	}
	files := map[string]string{}
	for _, f := range pipeline.FileForms() {
		files[f.Key] = f.Files
	}
	for path, pattern := range settings.Schemas {
		key := strings.TrimSuffix(filepath.Base(path), schemaSuffix)
		if name, known := files[key]; !known || strings.TrimPrefix(pattern, "*") != strings.TrimPrefix(name, "TÊN") {
			t.Errorf("%s is for %s, not for %s", path, name, pattern)
		}
	}
}
