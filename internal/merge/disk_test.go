package merge

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/output"
)

// fullAfter is a disk with room for so many bytes.
func fullAfter(room int64) output.Disk {
	var used atomic.Int64
	d := output.OS()
	d.Write = func(f *os.File, data []byte) (int, error) {
		if used.Add(int64(len(data))) > room {
			return 0, syscall.ENOSPC
		}
		return f.Write(data)
	}
	return d
}

// On a full disk the files that fit are right, nothing half-written is left, no
// time is lost trying, and the run goes on when there is room again.
func TestFullDisk(t *testing.T) {
	whole := t.TempDir()
	b := letters(18)
	mustRun(t, b, both(whole))
	want := folder(t, whole)

	dir := t.TempDir()
	o := both(dir)
	o.Workers, o.Disk = 2, fullAfter(400_000)
	count := states(&o)
	m, err := Run(context.Background(), shared(), b, o)
	var failed *output.Error
	if !errors.As(err, &failed) || !errors.Is(err, syscall.ENOSPC) || m != nil {
		t.Fatalf("full disk: %v, %v", m, err)
	}
	if count[Made] < 3 || count[Made]+count[Failed] == len(b.Jobs) || count[Failed] < patience {
		t.Errorf("states: %v", count)
	}
	files := folder(t, dir)
	journal := files[".bang-ke.jsonl"]
	delete(files, ".bang-ke.jsonl")
	if len(files) != 2*count[Made] || strings.Count(journal, "\n") != count[Made] {
		t.Errorf("%d files of %d documents, %d lines", len(files), count[Made], strings.Count(journal, "\n"))
	}
	for name := range files {
		if files[name] != want[name] {
			t.Errorf("%s is not whole", name)
		}
	}
	made := count[Made]
	o = both(dir)
	count = states(&o)
	mustRun(t, b, o)
	if diff := cmp.Diff(map[State]int{Kept: made, Made: 18 - made}, count); diff != "" {
		t.Error(diff)
	}
	same(t, want, folder(t, dir))
}

// The manifest, too, must fit.
func TestDiskFullAtTheEnd(t *testing.T) {
	dir := t.TempDir()
	b := letters(3)
	o := both(dir)
	o.Disk.Write = func(f *os.File, data []byte) (int, error) {
		if strings.Contains(f.Name(), "bang-ke.xlsx") {
			return 0, syscall.ENOSPC
		}
		return f.Write(data)
	}
	o.Disk.Rename = os.Rename
	if _, err := Run(context.Background(), shared(), b, o); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("%v", err)
	}
	if names := slices.Sorted(maps.Keys(folder(t, dir))); len(names) != 7 || names[0] != ".bang-ke.jsonl" {
		t.Errorf("left: %v", names)
	}
	o = both(dir)
	count := states(&o)
	mustRun(t, b, o)
	if diff := cmp.Diff(map[State]int{Kept: 3}, count); diff != "" {
		t.Error(diff)
	}
}

// One document that cannot be written holds up no other.
func TestAFileThatIsHeld(t *testing.T) {
	dir := t.TempDir()
	b := letters(6)
	mustRun(t, b, both(dir))
	before := folder(t, dir)
	o := both(dir)
	count := states(&o)
	var told error
	each := o.Events
	o.Events = func(e Event) {
		each(e)
		if e.Err != nil {
			told = e.Err
		}
	}
	o.Disk = output.OS()
	o.Disk.Rename = func(from, to string) error {
		if filepath.Base(to) == "Lai Châu.docx" {
			return syscall.EBUSY
		}
		return os.Rename(from, to)
	}
	b.Shared = "v2" // all are made again
	m := mustRun(t, b, o)
	if diff := cmp.Diff(map[State]int{Made: 5, Failed: 1}, count); diff != "" {
		t.Error(diff)
	}
	e := m.Entries[2]
	if e.State != Unwritten || len(e.Stale) != 2 || m.Counts.Unwritten != 1 || !errors.Is(told, syscall.EBUSY) {
		t.Errorf("%+v %v", e, told)
	}
	if after := folder(t, dir); after["Lai Châu.docx"] != before["Lai Châu.docx"] || after["Lai Châu.pdf"] != before["Lai Châu.pdf"] {
		t.Error("the old letter was touched")
	}
}

// A folder that cannot be written to is one clear failure before anything is
// made.
func TestReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "tệp", "")
	outs := []string{filepath.Join(dir, "tệp", "ra")}
	if os.Geteuid() != 0 { // root may write anywhere
		closed := filepath.Join(dir, "khóa")
		if err := os.Mkdir(closed, 0o555); err != nil {
			t.Fatal(err)
		}
		outs = append(outs, closed)
	}
	if runtime.GOOS == "linux" {
		outs = append(outs, "/proc/self")
	}
	for _, out := range outs {
		o := both(out)
		count := states(&o)
		var failed *output.Error
		if _, err := Run(context.Background(), shared(), letters(4), o); !errors.As(err, &failed) || len(count) > 0 {
			t.Errorf("%s: %v, %v", out, err, count)
		}
	}
}

// Where a disk has no locks the run goes on, and says so.
func TestNoLocks(t *testing.T) {
	dir := t.TempDir()
	r := &run{o: Options{Out: dir}}
	var told int
	r.o.Events = func(e Event) { told += len(e.Problems) }
	r.noLocks()
	if told != 1 {
		t.Errorf("told %d warnings", told)
	}
	var lock *folderLock
	lock.release(nil)
}

// What the batch is made of is never written over by what tells of the batch.
func TestInputsAreNotWrittenOver(t *testing.T) {
	for _, name := range []string{"bang-ke.xlsx", "tat-ca.zip", "tat-ca.docx", "theo-doi.xlsx"} {
		dir := t.TempDir()
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("của người dùng"), 0o666); err != nil {
			t.Fatal(err)
		}
		o := Options{Out: dir, DOCX: true, Combine: true, Zip: true, Inputs: []string{file}}
		o.Attach = func(*Manifest, map[string]File) ([]output.File, error) {
			return []output.File{{Path: "theo-doi.xlsx", Data: []byte("bảng mới")}}, nil
		}
		_, err := Run(context.Background(), shared(), letters(2), o)
		if err == nil || !strings.Contains(err.Error(), "kết quả sẽ ghi đè tệp đầu vào “"+file+"”") {
			t.Errorf("%s: %v", name, err)
		}
		if data, _ := os.ReadFile(file); string(data) != "của người dùng" {
			t.Errorf("%s holds %d other bytes", name, len(data))
		}
	}
}
