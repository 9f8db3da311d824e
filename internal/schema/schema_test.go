package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"vanban/internal/law"
	"vanban/internal/pack"
	"vanban/internal/template"
	"vanban/templates"
)

// library is the templates that the program carries.
func library(t testing.TB) []*template.Template {
	t.Helper()
	embedded, problems := pack.Embedded(templates.FS)
	l, more := template.NewLibrary(embedded)
	if problems = append(problems, more...); problems.HasErrors() {
		t.Fatal(problems)
	}
	if len(l.List()) == 0 {
		t.Fatal("no templates")
	}
	return l.List()
}

// all are the schemas by name.
func all(t testing.TB) map[string][]byte {
	t.Helper()
	s := source(t)
	out := map[string][]byte{
		"khai-bao": s.Definition(), "mau": s.FrontMatter(), "co-quan": s.Profile(),
		"cai-dat": s.Settings(), "danh-muc": s.Register(), "goi": s.Manifest(),
	}
	for _, t := range library(t) {
		out["mẫu "+t.ID] = s.Template(t)
	}
	for i := range s.Regulation.Kinds {
		out["loại "+s.Regulation.Kinds[i].Key] = s.Kind(&s.Regulation.Kinds[i])
	}
	return out
}

func TestEveryPropertyIsExplained(t *testing.T) {
	for name, text := range all(t) {
		var root map[string]any
		if err := json.Unmarshal(text, &root); err != nil {
			t.Fatal(name, err)
		}
		if root["$schema"] != "http://json-schema.org/draft-07/schema#" || root["title"] == "" || root["description"] == "" {
			t.Errorf("%s: no head", name)
		}
		n := 0
		explained(t, name, root, &n)
		if n < 4 {
			t.Errorf("%s: %d properties", name, n)
		}
	}
}

// explained looks at every property below a node.
func explained(t *testing.T, path string, node any, n *int) {
	switch node := node.(type) {
	case []any:
		for _, v := range node {
			explained(t, path, v, n)
		}
	case map[string]any:
		for key, v := range node {
			explained(t, path+"/"+key, v, n)
		}
		told(t, path, node)
		properties, _ := node["properties"].(map[string]any)
		for key, v := range properties {
			p, isObject := v.(map[string]any)
			if v == false {
				continue // a key that does not belong there
			}
			*n++
			title, _ := p["title"].(string)
			help, _ := p["description"].(string)
			if !isObject || title == "" || help == "" || strings.Contains(title+help, "  ") || strings.HasSuffix(title, ".") ||
				!strings.HasSuffix(help, ".") && !strings.HasSuffix(help, "…") {
				t.Errorf("%s/%s: title “%s”, description “%s”", path, key, title, help)
			}
		}
	}
}

// told fails if what an editor marks as wrong would not say in Vietnamese what
// is wanted.
func told(t *testing.T, path string, node map[string]any) {
	t.Helper()
	if _, checked := node["type"].([]any); checked {
		if message, _ := node["errorMessage"].(string); !strings.HasPrefix(message, "cần ") {
			t.Errorf("%s: types %v without a message", path, node["type"])
		}
	}
	if node["pattern"] != nil && node["type"] != nil {
		if message, _ := node["patternErrorMessage"].(string); message == "" || strings.HasSuffix(message, ".") {
			t.Errorf("%s: a pattern without a message", path)
		}
	}
}

// Every key that the guides list in their tables is one of a schema.
func TestGuidesNameKeysOfSchemas(t *testing.T) {
	s := source(t)
	for file, schema := range map[string][]byte{"../../docs/templates.md": s.FrontMatter(), "../../docs/co-quan.md": append(s.Profile(), s.Register()...)} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		listing := false
		for line := range strings.Lines(string(data)) {
			if !strings.HasPrefix(line, "|") {
				listing = false
				continue
			}
			first, _, _ := strings.Cut(strings.TrimPrefix(line, "|"), "|")
			listing = listing || strings.HasPrefix(strings.TrimSpace(first), "Khóa")
			for i, key := range strings.Split(first, "`") {
				if !listing || i%2 == 0 {
					continue
				}
				n++
				if !bytes.Contains(schema, []byte(`"`+key+`": {`)) {
					t.Errorf("%s lists %s, which no schema has", file, key)
				}
			}
		}
		if n < 20 {
			t.Errorf("%s: %d keys in tables", file, n)
		}
	}
}

func TestSameSchemaEveryTime(t *testing.T) {
	first, second := all(t), all(t)
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// What the program ships and writes is valid, by the general schema and by the
// one of its template or kind.
func TestExamplesAreValid(t *testing.T) {
	s := source(t)
	general := compile(t, s.Definition())
	byID, byKind := map[string]*jsonschema.Schema{}, map[string]*jsonschema.Schema{}
	for _, tpl := range library(t) {
		byID[tpl.ID] = compile(t, s.Template(tpl))
		starter := string(tpl.Starter())
		accepts(t, byID[tpl.ID], "starter of "+tpl.ID, starter)
		accepts(t, general, "starter of "+tpl.ID, starter)
	}
	files, err := filepath.Glob("../../examples/*/*.vb.yaml")
	if err != nil || len(files) < 40 {
		t.Fatal(len(files), err)
	}
	profiled := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		accepts(t, general, file, string(data))
		root, _ := typed(t, string(data)).(map[string]any)
		if id, _ := root["mau"].(string); byID[id] != nil {
			accepts(t, byID[id], file, string(data))
		} else if id != "" {
			t.Errorf("%s: no template %s", file, id)
		} else {
			kind, _ := root["loai"].(string)
			if byKind[kind] == nil {
				byKind[kind] = compile(t, s.Kind(s.Regulation.Kind(kind)))
			}
			accepts(t, byKind[kind], file, string(data))
		}
		if root["don_vi"] != nil {
			profiled++
		}
	}
	if profiled == 0 {
		t.Error("no example for an organisation with a profile")
	}
}

func TestOtherFilesAreValid(t *testing.T) {
	s := source(t)
	read := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	accepts(t, compile(t, s.Profile()), "co-quan.yaml", read("../../examples/co-quan/co-quan.yaml"))
	register := compile(t, s.Register())
	for _, file := range []string{"../../examples/co-quan/danh-muc.yaml", "../places/dia-phuong.yaml", "../places/bo-nganh.yaml", "../places/so-nganh.yaml"} {
		accepts(t, register, file, read(file))
	}
	front := compile(t, s.FrontMatter())
	files, err := filepath.Glob("../../templates/*.vb.md")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		accepts(t, front, file, head(t, read(file)))
	}
}

// head is the front matter of a template.
func head(t *testing.T, text string) string {
	t.Helper()
	_, rest, _ := strings.Cut(text, "---\n")
	head, _, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		t.Fatalf("no front matter in %.80s", text)
	}
	return head
}

// Each snippet of the guides is valid by the schema of what it shows.
func TestGuidesAreValid(t *testing.T) {
	s := source(t)
	definition, front := compile(t, s.Definition()), compile(t, s.FrontMatter())
	profile, register, manifest := compile(t, s.Profile()), compile(t, s.Register()), compile(t, s.Manifest())
	seen := map[string]int{}
	for _, file := range []string{"../../docs/templates.md", "../../docs/co-quan.md", "../../docs/huong-dan.md", "../../docs/goi-mau.md", "../../README.md"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, block := range strings.Split(string(data), "```") {
			if i%2 == 0 {
				continue
			}
			kind, text, _ := strings.Cut(block, "\n")
			seen[kind]++
			switch kind {
			case "mau":
				accepts(t, front, file, head(t, text))
			case "khai-bao", "khai-bao-goi":
				accepts(t, definition, file, text)
			case "co-quan":
				accepts(t, profile, file, text)
			case "danh-muc":
				accepts(t, register, file, text)
			case "goi":
				accepts(t, manifest, file, text)
			case "yaml":
				checkPart(t, file, text)
			}
		}
	}
	for _, kind := range []string{"mau", "khai-bao", "co-quan", "danh-muc", "goi", "yaml"} {
		if seen[kind] == 0 {
			t.Errorf("no snippet %s, found %v", kind, seen)
		}
	}
}

// checkPart looks at a snippet that shows some keys of a template.
func checkPart(t *testing.T, file, text string) {
	t.Helper()
	front := compile(t, source(t).FrontMatter())
	if root, ok := typed(t, text).(map[string]any); ok && (root["kem_theo"] != nil || root["vien_dan"] != nil || root["quy_tac"] != nil || root["truong"] != nil) {
		accepts(t, front, file, "id: a\nten: A\nloai: ke-hoach\n"+text)
	}
}

func TestKindsNeedWhatTheirFormsShow(t *testing.T) {
	s := source(t)
	reg := s.Regulation
	for i := range reg.Kinds {
		k := &reg.Kinds[i]
		c := compile(t, s.Kind(k))
		if err := c.Validate(typed(t, "loai: "+k.Key+"\nnoi_dung: abc")); (err != nil) != (k.Subject != law.SubjectAbsent || k.Addressees == law.Required || k.Parties == law.Required) {
			t.Errorf("%s: %v", k.Key, err)
		}
	}
}
