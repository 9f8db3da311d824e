// Command vanban turns a definition (NAME.vb.yaml) into the DOCX and PDF files
// of a Vietnamese administrative document, formatted as Decree 30/2020/NĐ-CP
// lays down.
//
// The commands only read the command line and files, call the pipeline, and
// say in Vietnamese what happened: what a document contains and how it looks is
// decided below them. Exit codes: 0 done, 1 a document has errors, 2 usage or
// environment.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// garbagePercent lets garbage grow to twice what is in use before it is
// collected: a document leaves much that is short-lived and keeps little, so
// this takes a tenth off the time. GOGC in the environment has the last word.
const garbagePercent = 200

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	restore := setUpConsole()
	args := os.Args[1:]
	explorer := startedByExplorer()
	if explorer {
		args = droppedFiles(args)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second one ends the program at once
	code := run(ctx, &console{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		outTTY: isTerminal(os.Stdout), errTTY: isTerminal(os.Stderr),
		now: time.Now, listen: fsnotify.NewWatcher,
	}, args)
	stop()
	if explorer {
		fmt.Fprint(os.Stderr, "\nNhấn Enter để đóng cửa sổ này.")
		_, _ = fmt.Fscanln(os.Stdin)
	}
	restore()
	os.Exit(code)
}

// console is what a command talks to: the standard streams, whether a person
// watches them, the clock, which only cmd may read, and what tells of changes in
// folders.
type console struct {
	in             io.Reader
	out, err       io.Writer
	outTTY, errTTY bool
	now            func() time.Time
	listen         func() (*fsnotify.Watcher, error)
}

// run executes one command line and returns the exit code.
func run(ctx context.Context, c *console, args []string) int {
	// vanban shows its own text when it is started by a double click.
	cobra.MousetrapHelpText = ""
	root := newRoot(c)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{code: exitUsage, message: err.Error()}
	}
	f.print(c.err)
	return f.code
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// droppedFiles lets a user drop files on the program's icon: definitions are
// then built, Word files checked.
func droppedFiles(args []string) []string {
	if len(args) == 0 {
		return args
	}
	if _, err := os.Stat(args[0]); err != nil {
		return args
	}
	if isCheckable(args[0]) && !strings.HasSuffix(args[0], definitionSuffix) {
		return append([]string{"check", "--"}, args...)
	}
	return append([]string{"build", "--"}, args...)
}

// The exit codes.
const (
	exitDocument = 1 // a document has errors
	exitUsage    = 2 // the command line, a file or the machine is at fault
)

// failure ends a command with an exit code. An empty message means that what
// went wrong has been printed already.
type failure struct {
	code    int
	message string // Vietnamese, lower case, no full stop
	hint    string // starts with a verb; may be empty
}

func (f *failure) Error() string { return f.message }

func (f *failure) print(w io.Writer) {
	if f.message == "" {
		return
	}
	fmt.Fprintf(w, "vanban: lỗi: %s\n", f.message)
	if f.hint != "" {
		fmt.Fprintf(w, "vanban: gợi ý: %s\n", f.hint)
	}
}

// usageError is a failure of the command line.
func usageError(hint, format string, args ...any) *failure {
	return &failure{code: exitUsage, message: fmt.Sprintf(format, args...), hint: hint}
}
