package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// folder reads every file of a folder, hidden ones too.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

func pair(dir string) []output {
	return []output{
		{filepath.Join(dir, "a.docx"), []byte("Word mới")},
		{filepath.Join(dir, "a.pdf"), []byte("PDF mới")},
	}
}

func TestPutReplacesBothFiles(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.docx", "Word cũ")
	if err := osDisk().put(pair(dir)); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a.docx": "Word mới", "a.pdf": "PDF mới"}
	if diff := cmp.Diff(want, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// Whatever breaks, the folder is as it was: no half-written file, no lost one,
// nothing left under a temporary name.
func TestPutLeavesTheFolderAsItWas(t *testing.T) {
	full := func(*os.File, []byte) (int, error) { return 0, syscall.ENOSPC }
	half := func(f *os.File, data []byte) (int, error) {
		n, _ := f.Write(data[:len(data)/2])
		return n, syscall.ENOSPC
	}
	lying := func(f *os.File, data []byte) (int, error) {
		_, err := f.Write(data[:len(data)/2])
		return len(data), err
	}
	renameButNot := func(bad string) func(string, string) error {
		return func(from, to string) error {
			if strings.HasSuffix(from, ".tmp") && filepath.Ext(to) == bad && !strings.Contains(from, "-1.tmp") {
				return syscall.EBUSY
			}
			return os.Rename(from, to)
		}
	}
	for _, c := range []struct {
		name string
		disk disk
		hint string // what the message must say
	}{
		{"full disk", disk{full, os.Rename}, "đã đầy"},
		{"disk full half-way", disk{half, os.Rename}, "đã đầy"},
		{"disk that loses bytes", disk{lying, os.Rename}, "trên đĩa có"},
		{"first file held by Word", disk{(*os.File).Write, renameButNot(".docx")}, "đóng tệp"},
		{"second file held by a reader", disk{(*os.File).Write, renameButNot(".pdf")}, "đóng tệp"},
	} {
		for _, old := range []map[string]string{
			{},
			{"a.docx": "Word cũ"},
			{"a.pdf": "PDF cũ"},
			{"a.docx": "Word cũ", "a.pdf": "PDF cũ"},
		} {
			t.Run(c.name, func(t *testing.T) {
				dir := t.TempDir()
				for name, text := range old {
					writeFile(t, dir, name, text)
				}
				err := c.disk.put(pair(dir))
				var failed *writeError
				if !errors.As(err, &failed) {
					t.Fatalf("put = %v, want a *writeError", err)
				}
				f := describeWrite(failed)
				if f.code != exitUsage || !strings.Contains(f.message+f.hint, c.hint) {
					t.Errorf("got code %d, %q, %q; want %q in it", f.code, f.message, f.hint, c.hint)
				}
				if diff := cmp.Diff(old, folder(t, dir)); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestPutKeepsTheBackupItCannotPutBack(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.docx", "Word cũ")
	renames := 0
	d := disk{(*os.File).Write, func(from, to string) error {
		if renames++; renames > 1 {
			return syscall.EIO
		}
		return os.Rename(from, to)
	}}
	err := d.put(pair(dir))
	if err == nil || !strings.Contains(err.Error(), "bản cũ") {
		t.Fatalf("put = %v, want an error that names the backup", err)
	}
	var kept []string
	for _, text := range folder(t, dir) {
		kept = append(kept, text)
	}
	if !slices.Contains(kept, "Word cũ") {
		t.Errorf("the old file is lost: %q", kept)
	}
}

func TestPutRefusesAFolderOfTheSameName(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "a.pdf"), 0o777); err != nil {
		t.Fatal(err)
	}
	err := osDisk().put(pair(dir))
	if !errors.Is(err, errIsFolder) {
		t.Fatalf("put = %v, want errIsFolder", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a.docx")); err == nil {
		t.Error("a.docx was written although a.pdf could not be")
	}
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
