package merge

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/output"
)

// asides collects what a run tells of files that it has set aside.
func asides(o *Options) *diag.List {
	var told diag.List
	o.Events = func(e Event) {
		for _, d := range e.Problems {
			if strings.Contains(d.Message, "đã đổi tên thành") {
				told = append(told, d)
			}
		}
	}
	return &told
}

// wantAside compares what was told with pairs of names, the old and the new.
func wantAside(t *testing.T, dir string, told diag.List, names ...string) {
	t.Helper()
	var want, got []string
	for i := 0; i < len(names); i += 2 {
		want = append(want, fmt.Sprintf("%s: tệp “%s” đã có người sửa, hoặc không do lần trộn nào tạo; đã đổi tên thành “%s”",
			filepath.Join(dir, names[i]), names[i], names[i+1]))
	}
	for _, d := range told.Sorted() {
		if got = append(got, d.At.File+": "+d.Message); d.Severity != diag.Warning || d.Hint == "" {
			t.Errorf("%+v", d)
		}
	}
	if strings.Join(want, "\n") != strings.Join(got, "\n") {
		t.Errorf("told:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Whatever somebody has written by hand is still there after a run, and all
// else is as if he had not.
func TestWhatSomebodyWroteIsSetAside(t *testing.T) {
	whole := t.TempDir()
	mustRun(t, letters(4), both(whole))
	want := folder(t, whole)

	dir := t.TempDir()
	write(t, dir, "Cao Bằng.docx", "của người khác")
	write(t, dir, "Điện Biên.docx", want["Điện Biên.docx"]) // what is to be written
	o := both(dir)
	told := asides(&o)
	mustRun(t, letters(4), o)
	want["Cao Bằng (bản cũ 1).docx"] = "của người khác"
	same(t, want, folder(t, dir))
	wantAside(t, dir, *told, "Cao Bằng.docx", "Cao Bằng (bản cũ 1).docx")

	*told = nil
	mustRun(t, letters(4), o)
	wantAside(t, dir, *told)

	write(t, dir, "Cao Bằng.docx", "sửa tay")
	write(t, dir, "Sơn La.docx", "sửa tay, Word")
	write(t, dir, "Sơn La.pdf", "sửa tay, PDF")
	mustRun(t, letters(4), o)
	want["Cao Bằng (bản cũ 2).docx"] = "sửa tay"
	want["Sơn La (bản cũ 1).docx"], want["Sơn La (bản cũ 1).pdf"] = "sửa tay, Word", "sửa tay, PDF"
	same(t, want, folder(t, dir))
	wantAside(t, dir, *told, "Cao Bằng.docx", "Cao Bằng (bản cũ 2).docx",
		"Sơn La.docx", "Sơn La (bản cũ 1).docx", "Sơn La.pdf", "Sơn La (bản cũ 1).pdf")

	v, err := Verify(dir)
	if err != nil || v.Problems.HasErrors() || len(v.Problems) != 4 {
		t.Errorf("%v %v", err, v.Problems)
	}
	*told = nil
	o.Prune = true
	b := letters(4)
	b.Shared = "v2" // all are made again, over what the runs have made
	mustRun(t, b, o)
	wantAside(t, dir, *told)
	if after := folder(t, dir); after["Sơn La (bản cũ 1).pdf"] == "" || len(after) != len(want) {
		t.Errorf("%d files, want %d", len(after), len(want))
	}
}

// A letter that was edited while its row could not be made is still nobody
// else's when the row is right again, or gone.
func TestAnEditedStaleFileIsSetAside(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, letters(4), both(dir))
	before := folder(t, dir)
	mustRun(t, withBad(4), both(dir))
	o := both(dir)
	told := asides(&o)
	mustRun(t, letters(4), o) // stale, and as it was made
	wantAside(t, dir, *told)
	same(t, before, folder(t, dir))

	write(t, dir, "Sơn La.docx", "sửa tay")
	mustRun(t, withBad(4), o)
	mustRun(t, withBad(4), o)
	wantAside(t, dir, *told)
	pruning := both(dir)
	pruning.Prune = true
	mustRun(t, letters(3), pruning)
	if after := folder(t, dir); after["Sơn La.docx"] != "sửa tay" || after["Sơn La.pdf"] != "" {
		t.Error("the edited letter was pruned, or the other was not")
	}
	mustRun(t, letters(4), o)
	wantAside(t, dir, *told, "Sơn La.docx", "Sơn La (bản cũ 1).docx")
	before["Sơn La (bản cũ 1).docx"] = "sửa tay"
	same(t, before, folder(t, dir))
}

// A name that a document of the batch has is not free.
func TestAsideNamesAreFree(t *testing.T) {
	dir := t.TempDir()
	b := letters(3)
	b.Jobs[2].Name = "Cao Bằng (BẢN CŨ 1)"
	write(t, dir, "Cao Bằng.docx", "của người khác")
	write(t, dir, "Cao Bằng (bản cũ 2).docx", "cũng của người khác")
	o := both(dir)
	told := asides(&o)
	mustRun(t, b, o)
	wantAside(t, dir, *told, "Cao Bằng.docx", "Cao Bằng (bản cũ 3).docx")
	files := folder(t, dir)
	if files["Cao Bằng (bản cũ 2).docx"] != "cũng của người khác" || files["Cao Bằng (bản cũ 3).docx"] != "của người khác" {
		t.Error("what was there is not there")
	}
}

// The file that holds all documents is somebody's work, too, once he changed it.
func TestCombinedFilesAreSetAside(t *testing.T) {
	dir := t.TempDir()
	o := both(dir)
	o.Combine = true
	told := asides(&o)
	write(t, dir, "tat-ca.pdf", "của người khác")
	mustRun(t, letters(2), o)
	want := folder(t, dir)
	wantAside(t, dir, *told, "tat-ca.pdf", "tat-ca (bản cũ 1).pdf")
	*told = nil
	write(t, dir, "tat-ca.docx", "sửa tay")
	mustRun(t, letters(2), o)
	wantAside(t, dir, *told, "tat-ca.docx", "tat-ca (bản cũ 1).docx")
	want["tat-ca (bản cũ 1).docx"] = "sửa tay"
	same(t, want, folder(t, dir))
	if want["tat-ca (bản cũ 1).pdf"] != "của người khác" {
		t.Error("what was there is not there")
	}
}

// A file that Word holds cannot be set aside: its document fails and everything
// is as it was, as it is if the new files cannot be written.
func TestWhatCannotBeSetAsideStays(t *testing.T) {
	for name, breaks := range map[string]func(from, to string) bool{
		"held": func(from, _ string) bool { return filepath.Base(from) == "Lai Châu.pdf" },
		"no room": func(_, to string) bool {
			return filepath.Base(to) == "Lai Châu.pdf" && !strings.Contains(to, "bản cũ")
		},
	} {
		dir := t.TempDir()
		mustRun(t, letters(4), both(dir))
		write(t, dir, "Lai Châu.docx", "sửa tay, Word")
		write(t, dir, "Lai Châu.pdf", "sửa tay, PDF")
		before := folder(t, dir)
		o := both(dir)
		var failed error
		told := asides(&o)
		each := o.Events
		o.Events = func(e Event) {
			if each(e); e.Err != nil {
				failed = e.Err
			}
		}
		o.Disk = output.OS()
		o.Disk.Rename = func(from, to string) error {
			if breaks(from, to) && !strings.Contains(from, "bản cũ") {
				return syscall.EBUSY
			}
			return os.Rename(from, to)
		}
		m := mustRun(t, letters(4), o)
		var of *output.Error
		if m.Entries[2].State != Unwritten || !errors.As(failed, &of) || of.Path != filepath.Join(dir, "Lai Châu.pdf") || !errors.Is(failed, syscall.EBUSY) {
			t.Errorf("%s: %+v %v", name, m.Entries[2], failed)
		}
		wantAside(t, dir, *told)
		after := folder(t, dir)
		for _, f := range []string{"Lai Châu.docx", "Lai Châu.pdf"} {
			if after[f] != before[f] {
				t.Errorf("%s: %s was touched", name, f)
			}
		}
		if len(after) != len(before) {
			t.Errorf("%s: %d files, want %d", name, len(after), len(before))
		}
		o = both(dir)
		told = asides(&o)
		mustRun(t, letters(4), o)
		wantAside(t, dir, *told, "Lai Châu.docx", "Lai Châu (bản cũ 1).docx", "Lai Châu.pdf", "Lai Châu (bản cũ 1).pdf")
	}
}
