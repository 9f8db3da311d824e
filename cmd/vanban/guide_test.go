package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// guide is one of the guides while what it says is done, block by block in the
// order of the text, in a folder that is empty at first and with nothing but the
// program.
type guide struct {
	t    *testing.T
	dir  string
	path string // of the guide
	line int    // of the block at hand
	name string // of the file that the block at hand shows; empty for none
	// The template, the definition and the pack that the text is about.
	template, definition, pack string
	undo                       []savedFile // what the next commands are to see otherwise
}

type savedFile struct{ name, text string }

// block is a piece of a guide that is not prose.
type block struct {
	kind string // the first word after ```
	name string // the second, of a file; empty for none
	text string // with a newline at the end of each line
	line int    // of its first line
}

// guideBlocks returns the blocks of a guide. A block without a kind or by
// indentation says nothing of how to test it, and is a failure.
func guideBlocks(t *testing.T, path string) []block {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []block
	inside, blank := false, false
	for i, line := range strings.Split(string(text), "\n") {
		kind, fence := strings.CutPrefix(line, "```")
		switch {
		case inside && fence:
			inside = false
		case inside:
			blocks[len(blocks)-1].text += line + "\n"
		case fence:
			if kind == "" {
				t.Errorf("%s:%d: a block without a kind", path, i+1)
			}
			inside = true
			kind, name, _ := strings.Cut(kind, " ")
			blocks = append(blocks, block{kind, name, "", i + 2})
		case blank && strings.HasPrefix(line, "    "):
			t.Errorf("%s:%d: a block by indentation; say its kind: %s", path, i+1, line)
		}
		blank = line == "" && !inside
	}
	if inside {
		t.Errorf("%s: the last block has no end", path)
	}
	return blocks
}

// guideKinds is what is done with each kind of block.
var guideKinds = map[string]func(*guide, string){
	"mau":          (*guide).writeTemplate,
	"khai-bao":     (*guide).writeDefinition,
	"khai-bao-goi": (*guide).writeDefinition,
	"co-quan":      (*guide).writeProfile,
	"cai-dat":      (*guide).writeSettings,
	"danh-muc":     (*guide).writeRegister,
	"goi":          (*guide).writePack,
	"dong-dau":     (*guide).findSchema,
	"json":         (*guide).readJSON,
	"them":         (*guide).addToTemplate,
	"sua":          (*guide).editDefinition,
	"diff":         (*guide).patch,
	"noi-dung":     (*guide).checkBody,
	"yaml":         (*guide).checkPart,
	"phan":         (*guide).checkDefinitionPart,
	"bang":         (*guide).writeTable,
	"ghi":          (*guide).fillTable,
	"tep":          (*guide).writeText,
	"tep-ansi":     (*guide).writeANSI,
	"lenh":         (*guide).runCommands,
}

// TestGuides does what the guides say, with the program itself, and compares what
// it prints with what they show. With -update they show what it prints.
func TestGuides(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("runs the program many times, and compares paths with slashes")
	}
	for name, least := range map[string]int{"templates.md": 8, "huong-dan.md": 26, "co-quan.md": 1, "goi-mau.md": 2, "tron-thu.md": 12, "nhac-viec.md": 3, "tong-hop.md": 1, "luoc-do.md": 3} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("../../docs", name)
			g := &guide{t: t, dir: t.TempDir(), path: path}
			seen := map[string]int{}
			for _, b := range guideBlocks(t, path) {
				g.line, g.name = b.line, b.name
				do := guideKinds[b.kind]
				if do == nil {
					g.fatalf("nobody tests blocks of kind %q", b.kind)
				}
				do(g, b.text)
				seen[b.kind]++
			}
			if len(g.undo) > 0 {
				g.fatalf("no commands after the last diff")
			}
			if seen["lenh"] < least {
				t.Errorf("%s: only %v", path, seen)
			}
		})
	}
}

func (g *guide) fatalf(format string, args ...any) {
	g.t.Helper()
	g.t.Fatalf("%s:%d: %s", g.path, g.line, fmt.Sprintf(format, args...))
}

func (g *guide) read(name string) string {
	g.t.Helper()
	text, err := os.ReadFile(filepath.Join(g.dir, name))
	if err != nil {
		g.fatalf("%v", err)
	}
	return string(text)
}

func (g *guide) write(name, text string) {
	g.t.Helper()
	if err := os.MkdirAll(filepath.Join(g.dir, filepath.Dir(name)), 0o777); err != nil {
		g.fatalf("%v", err)
	}
	writeFile(g.t, g.dir, name, text)
}

// run runs the program and returns its exit code and all it prints.
func (g *guide) run(args ...string) (int, string) {
	g.t.Helper()
	cmd := exec.Command("vanban", args...)
	cmd.Dir = g.dir
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		g.fatalf("%v", err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// clean wants that a command finds neither errors nor warnings.
func (g *guide) clean(args ...string) {
	g.t.Helper()
	if code, out := g.run(append(args, "--fail-on", "warning")...); code != 0 {
		g.fatalf("vanban %s: exit code %d\n%s", strings.Join(args, " "), code, out)
	}
}

var idLine = regexp.MustCompile(`(?m)^id: (\S+)$`)

// writeTemplate saves a template under the name that its id demands. What the
// guide teaches must be proved.
func (g *guide) writeTemplate(text string) {
	id := idLine.FindStringSubmatch(text)
	if id == nil {
		g.fatalf("a template without id")
	}
	g.template = id[1] + ".vb.md"
	g.write(g.template, text)
	g.clean("template", "check", g.template, "--cases", "5")
}

var ofLine = regexp.MustCompile(`(?m)^(?:mau|loai): (?:[\w-]+/)?([\w-]+)(?:@[\d.]+)?$`)

// writeDefinition saves a definition under the name of its template or kind, and
// checks it.
func (g *guide) writeDefinition(text string) {
	of := ofLine.FindStringSubmatch(text)
	if of == nil {
		g.fatalf("a definition of no template and no kind")
	}
	g.definition = of[1] + definitionSuffix
	g.write(g.definition, text)
	args := []string{"check", g.definition}
	if strings.HasPrefix(text, "mau: ") {
		args = append(args, "--templates", cmp.Or(g.pack, "."))
	}
	g.clean(args...)
}

// writeProfile saves the profile, and the register that it names.
func (g *guide) writeProfile(text string) {
	g.write(profileName, text)
	if strings.Contains(text, "danh_muc: danh-muc.yaml") {
		g.copyFile("examples/co-quan/danh-muc.yaml", ".")
	}
}

// writeRegister saves the register beside the profile, for which the definition
// is checked again.
func (g *guide) writeRegister(text string) {
	g.write("danh-muc.yaml", text)
	g.clean("check", g.definition)
}

// writeSettings saves the settings of check beside a definition, which is
// checked with them.
func (g *guide) writeSettings(text string) {
	g.write("cai-dat/.vanban.yaml", text)
	g.write("cai-dat/"+filepath.Base(g.definition), g.read(g.definition))
	if code, out := g.run("check", "cai-dat"); code != 0 {
		g.fatalf("exit code %d\n%s", code, out)
	}
}

// addToTemplate adds keys at the end of the front matter.
func (g *guide) addToTemplate(text string) {
	head, body, ok := strings.Cut(g.read(g.template), "\n---\n")
	if !ok {
		g.fatalf("%s has no body", g.template)
	}
	g.write(g.template, head+"\n"+text+"---\n"+body)
	g.clean("template", "check", g.template, "--cases", "5")
}

// patch changes lines of the template or the definition until the next
// commands have run.
func (g *guide) patch(text string) {
	var before, after strings.Builder
	for line := range strings.Lines(text) {
		switch line[0] {
		case '-':
			before.WriteString(line[1:])
		case '+':
			after.WriteString(line[1:])
		case ' ', '\n':
			before.WriteString(strings.TrimPrefix(line, " "))
			after.WriteString(strings.TrimPrefix(line, " "))
		default:
			g.fatalf("a line of a diff begins with -, + or a space: %s", line)
		}
	}
	for _, name := range []string{g.template, g.definition} {
		if name == "" {
			continue
		}
		now := g.read(name)
		if n := strings.Count("\n"+now, "\n"+before.String()); n == 1 {
			g.undo = append(g.undo, savedFile{name, now})
			g.write(name, strings.Replace(now, before.String(), after.String(), 1))
			return
		}
	}
	g.fatalf("not once in %s or %s:\n%s", g.template, g.definition, before.String())
}

// runCommands runs each line that begins with the program's name and compares
// what follows it with what the program prints. A line “…” stands for any lines,
// and so does nothing at all.
func (g *guide) runCommands(text string) {
	parts := commandLine.Split(text, -1)
	if parts[0] != "" {
		g.fatalf("commands begin with “vanban”: %s", parts[0])
	}
	for _, part := range parts[1:] {
		line, want, _ := strings.Cut(part, "\n")
		args := words(line)
		if strings.Contains(line, "--watch") {
			g.watch(args, want)
			continue
		}
		if args[0] == "new" && strings.HasSuffix(line, definitionSuffix) {
			g.definition = args[len(args)-1]
		}
		if strings.HasSuffix(line, strangersFile) {
			g.writeStranger(strangersFile)
		}
		code, out := g.run(args...)
		if *update && want != "" && !shown(want).MatchString(out) {
			g.show("vanban "+line+"\n", want, out)
			continue
		}
		wantCode := 0
		if failing.MatchString(want) {
			wantCode = 1
		}
		if code != wantCode {
			g.fatalf("vanban %s: exit code %d, want %d\n%s", line, code, wantCode, out)
		}
		if want != "" && !shown(want).MatchString(out) {
			g.fatalf("vanban %s prints\n%sand the guide shows\n%s", line, out, want)
		}
	}
	for _, f := range slices.Backward(g.undo) {
		g.write(f.name, f.text)
	}
	g.undo = nil
}

// show puts what the program prints into the guide, in place of what stands
// there below a command.
func (g *guide) show(command, want, out string) {
	text, err := os.ReadFile(g.path)
	g.must(err)
	after := strings.Replace(string(text), command+want, command+out, 1)
	g.must(os.WriteFile(g.path, []byte(after), 0o666))
}

var commandLine = regexp.MustCompile(`(?m)^vanban `)

// failing finds the count of errors with which a command ends in code 1.
var failing = regexp.MustCompile(`(?m)^(\d+ tệp: )?[1-9]\d* lỗi|^\d+ văn bản.*[1-9]\d* (lỗi|dòng có lỗi)|^\d+ trong \d+ văn bản có lỗi|[1-9]\d* chỗ không khớp bảng kê$`)

// words cuts a command line at its spaces.
func words(line string) []string {
	var args []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args
}

var (
	anyLines = regexp.MustCompile(`(?m)^…\n`)
	// varying is what another run or a template with other words may show
	// otherwise: times, pages, and which of the made-up cases met a fault first.
	varying = regexp.MustCompile(`\d+,\d+ giây|\d\d:\d\d:\d\d|\d+ trang|\d+ (lượt )?quy tắc|“dữ liệu ngẫu nhiên số \d+”`)
)

// shown compiles what a guide shows to what the program may print.
func shown(want string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString(`\A`)
	for i, part := range anyLines.Split(want, -1) {
		if i > 0 {
			b.WriteString(`(?:.*\n)*`)
		}
		for j, fixed := range varying.Split(part, -1) {
			if j > 0 {
				b.WriteString(`(?:` + varying.String() + `)`)
			}
			b.WriteString(regexp.QuoteMeta(fixed))
		}
	}
	return regexp.MustCompile(b.String() + `\z`)
}

// watch runs a command that watches, saves the template once more when the first
// two lines that the guide shows are there, and stops when all of them are.
func (g *guide) watch(args []string, want string) {
	ctx, cancel := context.WithTimeout(g.t.Context(), 30*time.Second)
	defer cancel()
	out := newHeard()
	cmd := exec.CommandContext(ctx, "vanban", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = g.dir, out, out
	if err := cmd.Start(); err != nil {
		g.fatalf("%v", err)
	}
	lines := strings.SplitAfter(want, "\n")
	g.until(ctx, out, strings.Join(lines[:2], ""))
	text := g.read(g.template)
	g.write(g.template, strings.Replace(text, "Đề nghị", "Kính đề nghị", 1))
	g.until(ctx, out, want)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		g.fatalf("%v", err)
	}
	if err := cmd.Wait(); err != nil {
		g.fatalf("%v: %v", args, err)
	}
	g.write(g.template, text)
}

// until waits until a running command has printed what the guide shows.
func (g *guide) until(ctx context.Context, out *heard, want string) {
	for {
		text, more := out.all()
		if shown(want).MatchString(text) {
			return
		}
		select {
		case <-ctx.Done():
			g.fatalf("the command prints\n%sand the guide shows\n%s", text, want)
		case <-more:
		}
	}
}
