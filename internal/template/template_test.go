package template

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/places"
	"vanban/internal/record"
)

var update = flag.Bool("update", false, "rewrite the expected sections of testdata")

func newEnv(t testing.TB, stage doc.Stage) Env {
	t.Helper()
	register, err := places.Load()
	if err != nil {
		t.Fatal(err)
	}
	return Env{Env: definition.Env{Regulation: law.Decree30(), Stage: stage}, Places: register}
}

// TestFill runs the archives of testdata. A file mau.vb.md is the template, and
// every *.vb.yaml a definition for it; a definition whose archive has no
// template stands for itself. The first word of the comment may be a stage.
func TestFill(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: ar.Comment}
			for _, f := range ar.Files {
				if strings.Contains(f.Name, ".vb.") {
					got.Files = append(got.Files, f)
				}
			}
			got.Files = append(got.Files, txtar.File{Name: "want", Data: []byte(fillAll(t, ar))})
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(ar)), string(txtar.Format(got))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func fillAll(t *testing.T, ar *txtar.Archive) string {
	stages := map[string]doc.Stage{"draft": doc.Draft, "sign": doc.Sign, "issue": doc.Issue}
	word, _, _ := strings.Cut(string(ar.Comment), ":")
	env := newEnv(t, stages[word])
	var b strings.Builder
	var tmpl *Template
	hasTemplate := false
	for _, f := range ar.Files {
		switch {
		case strings.HasSuffix(f.Name, Suffix):
			var problems diag.List
			hasTemplate = true
			tmpl, problems = Parse(f.Name, f.Data)
			printAll(t, &b, problems)
		case strings.HasSuffix(f.Name, ".vb.yaml") && (tmpl != nil || !hasTemplate):
			root, problems := record.YAML(f.Name, f.Data)
			var d *doc.Document
			var more diag.List
			if tmpl != nil {
				d, more = tmpl.Fill(root, env)
			} else {
				d, more = definition.Whole(root, env.Env)
			}
			printAll(t, &b, append(problems, more...))
			if d != nil && !more.HasErrors() {
				dumpDocument(&b, d)
			}
		}
	}
	return b.String()
}

func printAll(t *testing.T, b *strings.Builder, l diag.List) {
	if err := diag.Print(b, l); err != nil {
		t.Fatal(err)
	}
}

func texts(list []doc.Text) string {
	var parts []string
	for _, t := range list {
		parts = append(parts, t.Text)
	}
	return strings.Join(parts, " | ")
}

func dumpDocument(b *strings.Builder, d *doc.Document) {
	fmt.Fprintf(b, "kind %s; issuer %s / %s; code %s/%s; place %s; date %d/%d/%d\n", d.Kind.Key, texts(d.Issuer.Parent), texts(d.Issuer.Name),
		d.Code.Number.Text, d.Code.Notation.Text, d.Place.Text, d.Date.Day, d.Date.Month, d.Date.Year)
	fmt.Fprintf(b, "subject %s\naddressees %s\n", d.Subject.Text, texts(d.Addressees))
	for _, p := range d.Basis {
		fmt.Fprintf(b, "basis %s\n", dumpSpans(p.Spans))
	}
	for _, s := range d.Signatures {
		fmt.Fprintf(b, "signature %s; %s; %s\n", texts(s.Authority), s.Position.Text, s.FullName.Text)
	}
	fmt.Fprintf(b, "recipients %s; filing %s\n", texts(d.Recipients.Items), d.Recipients.Filing.Text)
	dumpBlocks(b, d.Body, "  ")
	for _, a := range d.Attachments {
		fmt.Fprintf(b, "attachment %s %q separate=%t label=%q\n", a.Kind.Key, a.Subject.Text, a.Separate, a.Label)
		dumpBlocks(b, a.Body, "  ")
	}
	for _, a := range d.Appendices {
		fmt.Fprintf(b, "appendix %d %q landscape=%t label=%q\n", a.Number, a.Title.Text, a.Landscape, a.Label)
		dumpBlocks(b, a.Body, "  ")
	}
}

func dumpBlocks(b *strings.Builder, blocks []doc.Block, in string) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *doc.Paragraph:
			fmt.Fprintf(b, "%sp %s @%s\n", in, dumpSpans(block.Spans), block.At)
		case *doc.Division:
			fmt.Fprintf(b, "%sdivision %d %s @%s\n", in, block.Level, dumpSpans(block.Heading), block.At)
			dumpBlocks(b, block.Blocks, in+"  ")
		case *doc.List:
			fmt.Fprintf(b, "%slist %d\n", in, block.Marker)
			for _, item := range block.Items {
				dumpBlocks(b, item, in+"  ")
			}
		case *doc.Table:
			fmt.Fprintf(b, "%stable header=%d\n", in, block.Header)
			for _, r := range block.Rows {
				fmt.Fprintf(b, "%s ", in)
				for _, c := range r.Cells {
					fmt.Fprintf(b, " [%s]", dumpSpans(c.Paragraphs[0].Spans))
				}
				fmt.Fprintf(b, " @%s\n", r.At)
			}
		default:
			fmt.Fprintf(b, "%s%T\n", in, block)
		}
	}
}

func dumpSpans(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Break:
			b.WriteString("⏎")
		case s.Ref != "":
			b.WriteString("{@" + s.Ref + "}")
		case s.Bold:
			b.WriteString("**" + s.Text + "**")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// A blank name of the register prints its token in a draft, as any other does.
func TestBlankNamesOfTheRegisterPrintInADraft(t *testing.T) {
	for _, kind := range []string{"tinh_thanh", "bo_nganh", "so_nganh"} {
		got := fillLine(t, "  - {ten: noi, nhan: Nơi, kieu: "+kind+", bat_buoc: true}\n", "Gửi {{ .noi }}, {{ thuong_dau .noi }}.", "  noi:\n")
		if want := "Gửi [chưa có: Nơi], [chưa có: Nơi]."; got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
		got = fillLine(t, "  - {ten: noi, nhan: Nơi, kieu: danh_sach, muc: "+kind+", bat_buoc: true}\n", "Gửi {{ range .noi }}{{ .ten_day_du }}{{ end }}.", "  noi:\n")
		if want := "Gửi [chưa có: Nơi]."; got != want {
			t.Errorf("danh_sach of %s: %q, want %q", kind, got, want)
		}
	}
	got := fillLine(t, "  - {ten: noi, nhan: Nơi, kieu: tinh_thanh, bat_buoc: true}\n", "Gửi {{ .noi }}{{ if .noi.gom }}, hình thành từ {{ noi .noi.gom }}{{ end }}.", "  noi:\n")
	if want := "Gửi [chưa có: Nơi]."; got != want {
		t.Errorf("parts of a merged province: %q, want %q", got, want)
	}
}

// TestWrongFieldsAreToldOnce: a field whose declaration is wrong is not missed
// wherever it is used.
func TestWrongFieldsAreToldOnce(t *testing.T) {
	for declared, want := range map[string]string{
		"{ten: a, kieu: chuu}":                  "không có kiểu trường “chuu”",
		"{ten: a, kieu: bang}":                  "trường “a” kiểu bang chưa khai các trường bên trong",
		"{ten: a, kieu: chu, lua_chon: [x]}, 5": "trường “a” có kiểu chu và 1 lựa chọn|“truong” là một dòng chữ",
	} {
		_, problems := Parse("m.vb.md", []byte("---\nid: m\nten: M\nloai: bao-cao\ntruong: ["+declared+"]\n"+
			"quy_tac: [{truong: a, sau: a}]\nkiem_tra: [{truong: a, dieu_kien: '{{ co .a }}', thong_bao: b}]\n---\n{{ .a.b }} {{ range .a }}{{ .c }}{{ end }}\n"))
		parts := strings.Split(want, "|")
		if len(problems) != len(parts) {
			t.Errorf("%s: problems %v", declared, problems)
		}
		for i, p := range problems.Sorted() {
			if i < len(parts) && (!strings.HasPrefix(p.Message, parts[i]) || p.At.Start.Line != 5) {
				t.Errorf("%s: %s: %s", declared, p.At, p.Message)
			}
		}
	}
}
