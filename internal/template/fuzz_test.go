package template

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/markup"
	"vanban/internal/record"
)

// FuzzFill reads a template and fills it with a definition, both arbitrary.
func FuzzFill(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, d := range ar.Files[1:] {
			if strings.HasSuffix(d.Name, ".yaml") {
				f.Add(string(ar.Files[0].Data), string(d.Data))
			}
		}
	}
	for _, body := range []string{"{{ .a | hoa }}{{ range .l }}- {{ . }}\n{{ end }}", "{{ loc .l \"a\" 1 }}", "{{ printf \"%s\" .n }}"} {
		f.Add(head+body, "mau: mau\ndu_lieu: {a: x, n: 1, l: [a]}")
	}
	env := newEnv(f, doc.Draft)
	f.Fuzz(func(t *testing.T, template, typed string) {
		template, typed = strings.ToValidUTF8(template, "đ"), strings.ToValidUTF8(typed, "đ")
		tmpl, problems := Parse("m.vb.md", []byte(template))
		checkList(t, problems)
		if (tmpl == nil) != problems.HasErrors() {
			t.Errorf("template %v with %v", tmpl, problems)
		}
		root, problems := record.YAML("d.vb.yaml", []byte(typed))
		if root == nil || root.Kind != record.Map {
			return
		}
		checkList(t, problems)
		if tmpl != nil {
			_, problems = tmpl.Fill(root, env)
			checkList(t, problems)
			if s := tmpl.Starter(); len(s) == 0 {
				t.Error("no starter")
			}
		}
		_, problems = definition.Whole(root, env.Env)
		checkList(t, problems)
	})
}

func checkList(t *testing.T, l diag.List) {
	for _, d := range l {
		if d.Message == "" || d.At.File == "" || strings.Contains(d.Message, "%!(") || strings.Contains(d.Message, "%!s(") || strings.Contains(d.Message, "%!d(") {
			t.Errorf("%s: “%s”", d.At, d.Message)
		}
	}
}

// FuzzBody fills a template of an arbitrary body with fixed values.
func FuzzBody(f *testing.F) {
	for _, body := range []string{
		"{{ if .a }}\n{{ .n }}\n{{ else }}\n{{ end }}", "{{ range $i, $x := .l }}{{ $x | hoa }}{{ end }}", "{{ with .k }}{{ . }}{{ end }}",
		"{{ $x := list 1 2 }}{{ index $x 1 }}", "{{ define \"x\" }}{{ . }}{{ end }}{{ template \"x\" .a }}", "{{- /* c */ -}}\n{{ printf \"%s\" .n }}",
		"{{ cong 1 (chia 2 3) | lam_tron 2 }}", "{{ dict \"a\" (list .a) }}", "{{ loc (list) \"a\" 1 }}{{ sap_xep .l }}", "{{ repeat 9 .a }}{{ trunc 2 .a }}",
		"{{ eq .n 3 | not }}{{ so_chu .n }}{{ la_ma .n }}{{ chu_cai .n }}", "{{ van_ban \"# x\" }}", "{{ break }}", "  {{ end }}  \n", "{{ ternary 1 2 true }}",
	} {
		f.Add(body)
	}
	root, _ := record.YAML("d.vb.yaml", []byte("mau: mau\ndu_lieu: {a: chữ, n: 3, l: [x, y]}\n"))
	env := newEnv(f, doc.Draft)
	f.Fuzz(func(t *testing.T, body string) {
		tmpl, problems := Parse("m.vb.md", []byte(head+strings.ToValidUTF8(body, "đ")))
		checkList(t, problems)
		if tmpl == nil {
			return
		}
		_, problems = tmpl.Fill(root, env)
		checkList(t, problems)
		for _, d := range problems {
			if strings.Contains(d.Message, "template:") {
				t.Errorf("raw message: %s", d.Message)
			}
		}
	})
}

// FuzzEscape checks that a value printed into a body comes out as it went in.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"1. a", "- a", "(i) x", "a|b", "*a*", "{@x}", "\\", "# a", "a\nb", "<", "+ x", "12) y", ") x", "| a", "***", "{br}", "> a", "Điều 1. a", "I. a", "m^{2}", "{^ a}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.Join(strings.Fields(strings.Map(printable, s)), " ")
		if s == "" {
			return
		}
		read, problems := markup.Parse(markup.File("a", markup.Escape(s)))
		if len(problems) > 0 {
			t.Fatalf("%q: %v", s, problems)
		}
		if len(read.Blocks) != 1 {
			t.Fatalf("%q: %d blocks", s, len(read.Blocks))
		}
		p, ok := read.Blocks[0].(*doc.Paragraph)
		if !ok || len(p.Spans) != 1 || p.Spans[0].Text != normal(s) || p.Spans[0].Bold || p.Spans[0].Italic {
			t.Fatalf("%q: %#v", s, read.Blocks[0])
		}
	})
}

func printable(r rune) rune {
	if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xFFFD {
		return ' '
	}
	return r
}

func letter(tb testing.TB) (*Template, *record.Value) {
	return example(tb, "cong-van-trien-khai", "cong-van-2020/cong-van-1080.vb.yaml")
}

func example(tb testing.TB, id, file string) (*Template, *record.Value) {
	tb.Helper()
	src, err := os.ReadFile("../../templates/" + id + Suffix)
	if err != nil {
		tb.Fatal(err)
	}
	tmpl, problems := Parse(id+Suffix, src)
	if tmpl == nil {
		tb.Fatal(problems)
	}
	data, err := os.ReadFile("../../examples/" + file)
	if err != nil {
		tb.Fatal(err)
	}
	root, problems := record.YAML(file, data)
	if problems.HasErrors() {
		tb.Fatal(problems)
	}
	return tmpl, root
}

func BenchmarkFillLetter(b *testing.B) {
	tmpl, root := letter(b)
	env := newEnv(b, doc.Draft)
	for b.Loop() {
		if d, problems := tmpl.Fill(root, env); d == nil || problems.HasErrors() {
			b.Fatal(problems)
		}
	}
}

func BenchmarkFillPlan1000Tasks(b *testing.B) {
	tmpl, root := example(b, "ke-hoach-doanh-nghiep-cong-nghe-so", "ke-hoach/ke-hoach-lang-son.vb.yaml")
	tasks := root.Field("du_lieu").Field("nhiem_vu")
	few := tasks.Items
	for len(tasks.Items) < 1000 {
		tasks.Items = append(tasks.Items, few[len(tasks.Items)%len(few)])
	}
	env := newEnv(b, doc.Draft)
	for b.Loop() {
		if d, problems := tmpl.Fill(root, env); d == nil || problems.HasErrors() {
			b.Fatal(problems)
		}
	}
}

func BenchmarkParseTemplate(b *testing.B) {
	src, err := os.ReadFile("../../templates/cong-van-trien-khai" + Suffix)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Parse("a", src)
	}
}
