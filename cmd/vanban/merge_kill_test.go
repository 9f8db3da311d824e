package main

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	// kills is how many times the program is killed.
	kills = 50
	// between is how many runs in a row are killed before one may end: the next
	// begins where the last was killed.
	between = 5
)

// A merge that is killed at any moment leaves files that are whole, and the run
// that is let end leaves the same bytes as one that was never disturbed, and
// nothing else.
func TestKilledMergeEndsAsUndisturbed(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("starts the program many times and kills it")
	}
	merge := func(out string) *exec.Cmd {
		cmd := exec.Command("vanban", "merge", "../../examples/tron-thu/cong-van.vb.yaml",
			"--data", "../../examples/tron-thu/danh-sach.csv", "-o", out, "--combine", "--duplex", "--zip")
		cmd.Stderr = new(bytes.Buffer)
		return cmd
	}
	dir := t.TempDir()
	quiet := filepath.Join(dir, "quiet")
	start := time.Now()
	if err := merge(quiet).Run(); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(start)
	want := folder(t, quiet)

	random := rand.New(rand.NewPCG(1, 2))
	hit, partly := 0, 0
	for n := 0; hit < kills; n++ {
		if n > 10*kills {
			t.Fatalf("only %d of %d runs were killed", hit, n)
		}
		out := filepath.Join(dir, "killed")
		for range between {
			cmd := merge(out)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(random.Int64N(int64(whole))))
			_ = cmd.Process.Kill()
			if cmd.Wait() == nil {
				break // it was faster
			}
			hit++
			partly += wholeFiles(t, out, want)
		}
		last := merge(out)
		if err := last.Run(); err != nil {
			t.Fatalf("after %d kills: %v\n%s", hit, err, last.Stderr)
		}
		if diff := cmp.Diff(sums(want), sums(folder(t, out))); diff != "" {
			t.Fatalf("after %d kills (-undisturbed +killed):\n%s", hit, diff)
		}
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
	}
	if partly == 0 {
		t.Error("no run was killed while files were there: the test shows nothing")
	}
	t.Logf("%d kills, %d of them with files there", hit, partly)
}

// A machine that is shut down, and a cluster that moves a pod, ask a program to
// end: it says what to do and leaves whole files.
func TestMergeThatIsAskedToEnd(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no such signal")
	}
	dir := t.TempDir()
	rows := "STT;Địa phương;Trạng thái\n" + strings.Repeat("1;Lạng Sơn;chua_ban_hanh\n", 5000)
	writeFile(t, dir, "a.csv", rows)
	out := filepath.Join(dir, "out")
	cmd := exec.Command("vanban", "merge", "../../examples/tron-thu/cong-van.vb.yaml", "--data", filepath.Join(dir, "a.csv"), "-o", out)
	said := new(bytes.Buffer)
	cmd.Stderr = said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for begun := time.Now(); ; time.Sleep(time.Millisecond) {
		if found, _ := filepath.Glob(filepath.Join(out, "*.pdf")); len(found) > 0 {
			break
		}
		if time.Since(begun) > time.Minute {
			_ = cmd.Process.Kill()
			t.Fatal("no letter after a minute")
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitUsage || !strings.Contains(said.String(), "chạy lại lệnh để làm tiếp") {
		t.Errorf("exit code %d\n%s", code, said)
	}
	if _, err := os.Stat(filepath.Join(out, "bang-ke.json")); err == nil {
		t.Error("a run that was stopped left a manifest as if it were complete")
	}
}

// wholeFiles wants that every file that bears its name is whole; it returns 1 if
// there is any.
func wholeFiles(t *testing.T, dir string, want map[string]string) int {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		return 0
	}
	some := 0
	for name, data := range folder(t, dir) {
		if strings.HasPrefix(filepath.Base(name), ".") {
			continue // a lock, a journal, a file on its way to its name
		}
		some = 1
		if data != want[name] {
			t.Errorf("%s is not whole: %d bytes, %d wanted", name, len(data), len(want[name]))
		}
	}
	return some
}

// sums makes of the content of files what differences can be read in.
func sums(files map[string]string) map[string]string {
	out := maps.Clone(files)
	for name, data := range out {
		out[name] = digestOf([]byte(data))
	}
	return out
}
