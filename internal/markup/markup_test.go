package markup

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the expected sections of testdata")

func TestParse(t *testing.T) {
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
			body, problems := Parse(File("a", string(ar.Files[0].Data)))
			problems = append(problems, CheckLabels(body.Labels, body.References)...)
			var said strings.Builder
			if err := diag.Print(&said, problems); err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: ar.Comment, Files: []txtar.File{
				ar.Files[0], {Name: "tree", Data: []byte(dump(body))}, {Name: "problems", Data: []byte(said.String())},
			}}
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

func TestParseRefusesWhatIsTooLong(t *testing.T) {
	_, problems := Parse(File("a", strings.Repeat("x", MaxSize+1)))
	if !problems.HasErrors() || !strings.Contains(problems[0].Message, "tối đa") {
		t.Errorf("got %v", problems)
	}
}

func TestParseRefusesOtherEncodings(t *testing.T) {
	_, problems := Parse(File("a", "một\nhai \xe1"))
	if len(problems) != 1 || problems[0].At.Start.Line != 2 {
		t.Errorf("got %v", problems)
	}
}

func TestTableWiderThanWordTakes(t *testing.T) {
	for columns, want := range map[int]bool{maxColumns: false, maxColumns + 1: true} {
		row := "|" + strings.Repeat("-|", columns) + "\n"
		_, problems := Parse(File("a", strings.ReplaceAll(row, "-", "a")+row))
		if problems.HasErrors() != want {
			t.Errorf("%d columns: got %v", columns, problems)
		}
	}
}

// TestParseIsLinear times inputs that make careless parsers quadratic; each
// took well under a second when it was written.
func TestParseIsLinear(t *testing.T) {
	inputs := map[string]string{
		"rows":     "| a | b |\n|---|---|\n" + strings.Repeat("| một | hai |\n", 50000),
		"stars":    strings.Repeat("*a ", 100000),
		"pairs":    strings.Repeat("*a* **b** ", 50000),
		"mixed":    strings.Repeat("\"*\"**\"", 50000),
		"dashes":   strings.Repeat("- ", 100000),
		"lists":    strings.Repeat("1. a\n", 50000),
		"nested":   strings.Repeat("- a\n  - b\n    - c\n", 20000),
		"blank":    strings.Repeat("- ", 10) + strings.Repeat("\n", 200000) + "a",
		"braces":   strings.Repeat("{br}", 100000),
		"opening":  strings.Repeat("{a ", 100000),
		"roman":    strings.Repeat("(i) a\n", 50000),
		"headings": strings.Repeat("# a\n## b\n", 30000),
		"bars":     strings.Repeat("|", 200000),
		"slashes":  strings.Repeat("\\", 200000),
		"labels":   strings.Repeat("{@a} ", 50000),
	}
	for name, in := range inputs {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			body, _ := Parse(File("a", in))
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%d bytes took %v", len(in), took)
			}
			if len(body.Blocks) == 0 {
				t.Error("nothing was read")
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(ar.Files[0].Data))
	}
	for _, s := range []string{"1. a\n   1. b\n   - c\n     + d\n", "# a {#b}\n\n(i) c\n(ii) d {@b}", "|a|<|\n|-|:-:|\n|\\||{br}|",
		"{bang rong=1,2 can=trai,giua}\n|a|b|\n|-|-|\n", "{giua}\n**a *b* c**\\\nd", "{phu_luc ngang nhan=a: b}\n{trang}\n- \n\n\t1) a", "- - - 1. # a\n{"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		in = strings.ToValidUTF8(in, "đ")
		body, problems := Parse(File("a", in))
		lines := strings.Count(in, "\n") + 1
		for _, d := range problems {
			if d.At.Start.Line < 1 || d.At.Start.Line > lines {
				t.Errorf("%s: line outside the text: %s", d.At, d.Message)
			}
		}
		for _, l := range body.Labels {
			if l.Name == "" {
				t.Error("label without a name")
			}
		}
	})
}

func BenchmarkTable10000Rows(b *testing.B) {
	in := "| Việc | Đơn vị | Hạn |\n|---|---|---|\n" + strings.Repeat("| Tổ chức hội nghị | Sở Khoa học và Công nghệ | Quý II |\n", 10000)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		Parse(File("a", in))
	}
}
