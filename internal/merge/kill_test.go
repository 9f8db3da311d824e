package merge

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// childFolder, in the environment, makes the test binary a program that merges.
const childFolder = "VANBAN_MERGE_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		os.Exit(child(dir, os.Args[1:]))
	}
	os.Exit(m.Run())
}

// childLetters is the size of the batch of the child.
const childLetters = 8

// child merges letters into a folder: all of them, combined and zipped, or a
// shard. It prints a line for every event; with “wait” it then waits to be
// told to go on.
func child(dir string, args []string) int {
	o := both(dir)
	o.Combine, o.Zip = true, true
	wait := false
	for _, a := range args {
		if n, _ := fmt.Sscanf(a, "shard=%d/%d", &o.Shard.I, &o.Shard.N); n == 2 {
			o.Combine, o.Zip = false, false
		}
		wait = wait || a == "wait"
	}
	in := bufio.NewScanner(os.Stdin)
	o.Events = func(e Event) {
		fmt.Println("event", e.Phase)
		if wait {
			in.Scan()
		}
	}
	p := shared()
	fmt.Println("ready")
	if _, err := Run(context.Background(), p, letters(childLetters), o); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

// process is a child with its two ends.
type process struct {
	*exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

// start runs the test binary as a program that merges into dir.
func start(t *testing.T, dir string, args ...string) process {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), childFolder+"="+dir)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	p := process{c, in, bufio.NewScanner(out)}
	t.Cleanup(func() { _ = p.Process.Kill(); _ = p.Wait() })
	return p
}

// rest waits for the end of a child and returns the lines it printed.
func (p process) rest() (lines []string, err error) {
	for p.out.Scan() {
		lines = append(lines, p.out.Text())
	}
	return lines, p.Wait()
}

// Killed 50 times at random points and run again, a batch ends with the bytes
// of an undisturbed run and nothing else; at no time is a file of it half there.
func TestKilledAtAnyMoment(t *testing.T) {
	whole := t.TempDir()
	lines, err := start(t, whole).rest()
	if err != nil {
		t.Fatal(err, lines)
	}
	want := folder(t, whole)
	if len(want) != 2*childLetters+5 { // manifest, combined files and zip
		t.Fatalf("files: %v", slices.Sorted(maps.Keys(want)))
	}

	random := rand.New(rand.NewPCG(6, 50))
	dir := t.TempDir()
	ended, journals := 0, 0
	for killed := 0; killed < 50; {
		p := start(t, dir)
		for range random.IntN(len(lines)) {
			p.out.Scan()
		}
		time.Sleep(time.Duration(random.IntN(12_000)) * time.Microsecond)
		_ = p.Process.Kill()
		if _, err := p.rest(); err != nil {
			killed++
		} else if ended++; true {
			same(t, want, folder(t, dir))
			dir = t.TempDir()
			continue
		}
		files := folder(t, dir)
		if files[".bang-ke.jsonl"] != "" {
			journals++
		}
		for name, data := range files {
			if !strings.HasPrefix(name, ".") && want[name] != data {
				t.Fatalf("after a kill %s is not whole: %d bytes, want %d", name, len(data), len(want[name]))
			}
		}
	}
	if lines, err := start(t, dir).rest(); err != nil {
		t.Fatal(err, lines)
	}
	same(t, want, folder(t, dir))
	if journals < 10 {
		t.Errorf("only %d of 50 kills hit a run at work", journals)
	}
	t.Logf("%d kills hit a run at work, %d came too late", journals, ended)
}

// same compares two folders.
func same(t *testing.T, want, got map[string]string) {
	t.Helper()
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); diff != "" {
		t.Fatal(diff)
	}
	for name := range want {
		if want[name] != got[name] {
			t.Fatalf("%s differs", name)
		}
	}
}

// A second run of the whole batch says who has the folder and changes nothing;
// shards work side by side, but no two on the same part.
func TestTwoRunsInOneFolder(t *testing.T) {
	for _, c := range []struct {
		name, first, second string
		shares              bool
	}{
		{"whole and whole", "", "", false},
		{"whole and shard", "", "shard=1/2", false},
		{"shard and whole", "shard=1/2", "", false},
		{"two shards", "shard=1/2", "shard=2/2", true},
		{"the same shard", "shard=1/2", "shard=1/2", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			first := start(t, dir, "wait", c.first)
			for range 2 { // “ready” and the first event
				first.out.Scan()
			}
			if !strings.HasPrefix(first.out.Text(), "event") {
				t.Fatalf("first run: %q", first.out.Text())
			}
			lines, err := start(t, dir, c.second).rest()
			said := strings.Join(lines, "\n")
			switch refused := "đang có một lần chạy khác ghi"; {
			case c.shares && err != nil:
				t.Errorf("the second run failed: %s", said)
			case !c.shares && (err == nil || !strings.Contains(said, refused) || strings.Contains(said, "event")):
				t.Errorf("the second run: %v\n%s", err, said)
			case !c.shares && c.first != "shard=1/2" && !strings.Contains(said, fmt.Sprintf("tiến trình %d", first.Process.Pid)):
				t.Errorf("the message does not say who: %s", said)
			}
			_ = first.in.Close() // go on
			if lines, err := first.rest(); err != nil {
				t.Fatal(err, lines)
			}
			for name := range folder(t, dir) {
				if strings.HasPrefix(name, ".") {
					t.Errorf("%s is left", name)
				}
			}
		})
	}
}
