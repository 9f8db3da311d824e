package markup

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
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

// TestParseIsLinear compares the time that inputs which make careless parsers
// quadratic take with that of a quarter of them: four times as long is linear,
// sixteen times quadratic.
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
		"notes":    strings.Repeat("*a {^*b} ", 50000),
		"open":     strings.Repeat("{^", 100000),
		"shut":     strings.Repeat("{^a", 50000) + strings.Repeat("}", 50000),
		"scripts":  strings.Repeat("a^{", 100000) + strings.Repeat("}", 100000),
		"raised":   strings.Repeat("a^{2}", 50000),
		"quotes":   strings.Repeat(">", 100000),
		"quoted":   strings.Repeat("> 1. a\n> > b\n", 30000),
		"articles": strings.Repeat("Điều. a.\n", 50000),
		"ranks":    strings.Repeat("# Chương\n# a\n# Mục. b\nĐiều. c\n", 20000),
		"images":   strings.Repeat("{anh tep=a.png: {@b}}\n", 20000),
		"image":    "{anh " + strings.Repeat("a=\"b\" ", 20000) + "}",
		"carets":   "|a|\n|-|\n|b|\n" + strings.Repeat("|^|\n", 50000),
		"wide":     "|" + strings.Repeat("a|", 60) + "\n|" + strings.Repeat("-|", 60) + "\n" + strings.Repeat("|"+strings.Repeat("^|", 60)+"\n", 1000),
	}
	for name, in := range inputs {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			Parse(File("a", strings.ToValidUTF8(in[:len(in)/4], "")))
			quarter := time.Since(start)
			start = time.Now()
			body, _ := Parse(File("a", in))
			// What is done in no time says nothing about growth.
			if took := time.Since(start); took > 10*quarter && took > time.Second {
				t.Errorf("%d bytes took %v, a quarter of them %v", len(in), took, quarter)
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
		"{bang rong=1,2 can=trai,giua}\n|a|b|\n|-|-|\n", "{giua}\n**a *b* c**\\\nd", "{phu_luc ngang nhan=a: b}\n{trang}\n- \n\n\t1) a", "- - - 1. # a\n{",
		"# Chương I\n# a\n# Mục 2: b\nĐiều 1. c.\nĐiều 2. d", "> 1. a\n> > b\n\n{^ a *b {@c} {^ d} e^{2} f_{", "|a|b|\n|-|-|\n|c|<|\n|^|^|", "{anh tep=a.png rong=20 mo_ta=\"b\": c {^d}}\n{muc_luc bac=2}\n{phu_luc tep_rieng: d}"} {
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
		checkTables(t, body.Blocks)
		for _, l := range body.Labels {
			if l.Name == "" {
				t.Error("label without a name")
			}
		}
	})
}

// checkTables fails if a covered cell has no cell above it, or if merged cells
// overlap.
func checkTables(t *testing.T, blocks []doc.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *doc.Division:
			checkTables(t, block.Blocks)
		case *doc.Quote:
			checkTables(t, block.Blocks)
		case *doc.Table:
			covered := map[[2]int]int{} // row and column to span
			for i, row := range block.Rows {
				column := 0
				for _, c := range row.Cells {
					if span, ok := covered[[2]int{i, column}]; ok != c.Covered || ok && span != c.Span {
						t.Errorf("row %d, column %d: covered=%t with span %d, the cell above says %t, %d", i, column, c.Covered, c.Span, ok, span)
					}
					for k := 1; k < c.Rows; k++ {
						covered[[2]int{i + k, column}] = c.Span
					}
					column += max(c.Span, 1)
				}
			}
		}
	}
}

// FuzzEscape checks that an escaped value is plain text wherever it stands.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"1. a", "- a", "(i) x", "a|b", "*a*", "{@x}", "\\", "# a", "<", "+ x", ") x", "***", "{br}", "> a", "^", "m^{2}", "_{1}", "{^ a}", "Điều 1. a",
		"điều: a", "Chương I", "I. a", "1.1. a", "a) b", "Mục 1:", "Điều 1.", "tiểu mục. x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.Join(strings.Fields(strings.Map(printable, viet.NFC(strings.ToValidUTF8(s, "đ")))), " ")
		if s == "" {
			return
		}
		for _, form := range []struct{ before, after string }{
			{"", ""}, {"x ", " x"}, {"# ", "\n\nx"}, {"{anh tep=a.png mo_ta=\"", "\"}"}, {"- ", ""}, {"| ", " |\n|---|\n"}, {"{^ ", "}"},
		} {
			if form.before == "# " && bareRank(s) {
				continue // a heading without a stop behind its number
			}
			body, problems := Parse(File("a", form.before+Escape(s)+form.after))
			if len(problems) > 0 {
				t.Fatalf("%q after %q: %v", s, form.before, problems)
			}
			if got := dump(body); !strings.Contains(got, "“"+strings.TrimPrefix(form.before, "{^ ")+s) &&
				!strings.Contains(got, "“"+s+"”") && !strings.Contains(got, fmt.Sprintf("alt=%q", s)) {
				t.Fatalf("%q after %q gave\n%s", s, form.before, got)
			}
		}
	})
}

func bareRank(s string) bool {
	words := (&law.Regulation{}).Text()
	m, ok := readRank([]byte(s), &words)
	return ok && m.number != ""
}

func printable(r rune) rune {
	if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xFFFD {
		return ' '
	}
	return r
}

// Words of ranks count however their letters are composed.
func TestRanksOfDecomposedLetters(t *testing.T) {
	body, problems := Parse(File("a", "# Chu\u031bo\u031bng I. a\n\n\u0110ie\u0302\u0300u 1. b"))
	if got := dump(body); len(problems) > 0 || !strings.Contains(got, "chapter given=\"I\"") || !strings.Contains(got, "article given=\"1\"") {
		t.Errorf("got %s %v", got, problems)
	}
}

func TestExtractKeepsNumbers(t *testing.T) {
	for in, want := range map[string]int{
		"# Chương II. a\n\n# Điều 3. b\n\n2. c\n3. d\n\n# Điều 7. e\n\nf\n\nĐiều. g\n\nĐiều 9. h": 0,
		"# Điều 7. e\n\nf\n\n# Điều 3. b\n\nc":                                                    1,
		"# III. a\n\n### d) b\n\nc":                                                               1, // a điểm without a khoản
	} {
		if _, problems := Extract(File("a", in)); problems.Count(diag.Error) != want {
			t.Errorf("%q: got %v", in, problems)
		}
		if _, problems := Parse(File("a", in)); problems.Count(diag.Error) <= want {
			t.Errorf("%q is right as a whole document: %v", in, problems)
		}
	}
}

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"Căn cứ Luật":             "“Căn cứ Luật” []",
		"Theo {@ct01}, *và* {@x}": "“Theo ”@ct01“, *và* ”@x [ct01 1:6 x 1:20]",
		`In \{@a} và {#b} {c}`:    "“In {@a} và {#b} {c}” []",
		"{@a}{@b-2}":              "@a@b-2 [a 1:1 b-2 1:5]",
	} {
		spans, refs, problems := Line(File("a", in))
		var names []string
		for _, r := range refs {
			names = append(names, fmt.Sprintf("%s %d:%d", r.Name, r.At.Start.Line, r.At.Start.Col))
		}
		if got := fmt.Sprint(dumpSpans(spans), " ", names); got != want || len(problems) > 0 {
			t.Errorf("%q: got %s, %v; want %s", in, got, problems, want)
		}
	}
	for _, in := range []string{"Theo {@ct01", "{@}", "{@Ba}"} {
		if _, _, problems := Line(File("a", in)); len(problems) != 1 {
			t.Errorf("%q: got %v", in, problems)
		}
	}
}

func BenchmarkTable10000Rows(b *testing.B) {
	in := "| Việc | Đơn vị | Hạn |\n|---|---|---|\n" + strings.Repeat("| Tổ chức hội nghị | Sở Khoa học và Công nghệ | Quý II |\n", 10000)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		Parse(File("a", in))
	}
}
