package output

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

func pair(dir string) []File {
	return []File{
		{Path: filepath.Join(dir, "a.docx"), Data: []byte("Word mới")},
		{Path: filepath.Join(dir, "a.pdf"), Data: []byte("PDF mới")},
	}
}

func TestPutReplacesBothFiles(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.docx", "Word cũ")
	if err := OS().Put(pair(dir)); err != nil {
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
		name  string
		disk  Disk
		cause string // what the error must say
	}{
		{"full disk", Disk{full, os.Rename}, syscall.ENOSPC.Error()},
		{"disk full half-way", Disk{half, os.Rename}, syscall.ENOSPC.Error()},
		{"disk that loses bytes", Disk{lying, os.Rename}, "trên đĩa có"},
		{"first file held by Word", Disk{(*os.File).Write, renameButNot(".docx")}, syscall.EBUSY.Error()},
		{"second file held by a reader", Disk{(*os.File).Write, renameButNot(".pdf")}, syscall.EBUSY.Error()},
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
				err := c.disk.Put(pair(dir))
				var failed *Error
				if !errors.As(err, &failed) {
					t.Fatalf("put = %v, want a *Error", err)
				}
				if !strings.Contains(failed.Error(), c.cause) {
					t.Errorf("got %q, want %q in it", failed, c.cause)
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
	d := Disk{(*os.File).Write, func(from, to string) error {
		if renames++; renames > 1 {
			return syscall.EIO
		}
		return os.Rename(from, to)
	}}
	err := d.Put(pair(dir))
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
	err := OS().Put(pair(dir))
	if !errors.Is(err, ErrIsFolder) {
		t.Fatalf("put = %v, want ErrIsFolder", err)
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
