package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"vanban/internal/table"
)

var update = flag.Bool("update", false, "write what the scripts print into the files they compare it with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"vanban": main})
}

// TestScript runs testdata/script/*.txtar; the first word of a file's name is
// the subcommand, its first line says what it proves.
func TestScript(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ROOT", root)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"big":    big,
			"bytes":  rawBytes,
			"code":   exitCode,
			"absent": absent,
			"zip":    zipFolder,
			"sheets": sheetsOf,
			"fill":   fillIn,
			"paste":  pasteRows,
			"read":   readWord,
		},
		RequireUniqueNames: true,
		UpdateScripts:      *update,
	})
}

// big writes an input too large to keep in a script: big KIND N FILE.
func big(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: big keys|string|bomb|rows N FILE")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b strings.Builder
	switch args[0] {
	case "keys": // a map of n keys nobody knows
		for i := range n {
			fmt.Fprintf(&b, "khoa_%d: %d\n", i, i)
		}
	case "string": // one text of n bytes
		fmt.Fprintf(&b, "loai: thong-bao\ntrich_yeu: %s\nnoi_dung: abc\n", strings.Repeat("dài ", n/5))
	case "bomb": // n levels of aliases, each nine of the one before
		b.WriteString("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n")
		for i := 1; i <= n; i++ {
			alias := strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9)
			fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(alias, ", "))
		}
	case "deep": // n lists in each other
		fmt.Fprintf(&b, "noi_nhan: %s%s\n", strings.Repeat("[", n), strings.Repeat("]", n))
	default:
		ts.Fatalf("big: unknown kind %q", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(b.String()), 0o666))
}

// rawBytes rewrites a file, turning \xNN and \u escapes into the bytes they
// stand for: bytes FILE.
func rawBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: bytes FILE")
	}
	text := ts.ReadFile(args[0])
	out, err := strconv.Unquote(`"` + strings.NewReplacer("\n", `\n`, "\r", `\r`, `"`, `\"`).Replace(text) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out), 0o666))
}

// sheetsOf makes a workbook of a text, “== NAME” before each sheet, its header and
// its rows with bars between the cells, “~” before a hidden one: sheets TEXT FILE.
func sheetsOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sheets TEXT FILE")
	}
	var (
		sheets []table.Sheet
		hidden []int // rows of the first sheet
	)
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "== "); ok {
			sheets = append(sheets, table.Sheet{Name: name})
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		s := &sheets[len(sheets)-1]
		if rest, ok := strings.CutPrefix(line, "~"); ok {
			line, hidden = rest, append(hidden, len(s.Rows)+2)
		}
		var row []any
		for i, cell := range strings.Split(line, "|") {
			if cell = strings.TrimSpace(cell); s.Rows == nil && len(s.Columns) == i {
				s.Columns = append(s.Columns, table.Head{Title: cell})
				continue
			}
			row = append(row, cell)
		}
		if row != nil {
			s.Rows = append(s.Rows, row)
		}
	}
	data, err := table.Write(sheets)
	ts.Check(err)
	if len(hidden) > 0 {
		data = hideRows(ts, data, hidden)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o666))
}

// hideRows hides rows of the first sheet of a workbook.
func hideRows(ts *testscript.TestScript, workbook []byte, rows []int) []byte {
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	ts.Check(err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		ts.Check(err)
		part, err := io.ReadAll(r)
		ts.Check(err)
		for _, row := range rows {
			if strings.HasSuffix(f.Name, "/sheet1.xml") {
				old := fmt.Sprintf(`<row r="%d"`, row)
				if !bytes.Contains(part, []byte(old)) {
					ts.Fatalf("no row %d to hide", row)
				}
				part = bytes.Replace(part, []byte(old), []byte(old+` hidden="1"`), 1)
			}
		}
		to, err := w.Create(f.Name)
		ts.Check(err)
		_, err = to.Write(part)
		ts.Check(err)
	}
	ts.Check(w.Close())
	return out.Bytes()
}

// exitCode runs the rest of the line and compares its exit code: code N
// COMMAND ARGS...
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND ARGS...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		var exit interface{ ExitCode() int }
		if e, ok := err.(interface{ ExitCode() int }); ok {
			exit = e
		} else {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s\n%s", got, args[0], ts.ReadFile("stderr"))
	}
	if strings.Contains(ts.ReadFile("stderr"), "goroutine ") {
		ts.Fatalf("the program panicked:\n%s", ts.ReadFile("stderr"))
	}
}

// absent fails if a file with one of the suffixes was written in the working
// directory or below: absent .docx .pdf
func absent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: absent SUFFIX...")
	}
	ts.Check(filepath.WalkDir(ts.MkAbs("."), func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		for _, suffix := range args {
			if strings.HasSuffix(path, suffix) {
				ts.Fatalf("%s should not be there", path)
			}
		}
		return nil
	}))
}

// A script's name starts with its subcommand, or “story” for one of several, and its first line says what it
// proves.
func TestScriptsSayWhatTheyProve(t *testing.T) {
	paths, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d scripts, %v", len(paths), err)
	}
	commands := map[string]bool{}
	for _, c := range newRoot(&console{}).Commands() {
		commands[c.Name()] = true
	}
	commands["help"] = true
	commands["story"] = true // of several commands
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if first, _, _ := strings.Cut(string(text), "\n"); !strings.HasPrefix(first, "# ") || !strings.HasSuffix(first, ".") {
			t.Errorf("%s: the first line %q is not a sentence that says what the script proves", path, first)
		}
		if word, _, _ := strings.Cut(filepath.Base(path), "_"); !commands[word] {
			t.Errorf("%s: %q is no subcommand", path, word)
		}
	}
}
