package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"vanban/internal/output"
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

// What could not be written is told with what a clerk can do about it.
func TestDescribeWrite(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		err  error
		want string
	}{
		{syscall.ENOSPC, "đã đầy"},
		{syscall.EROFS, "chỉ đọc"},
		{syscall.EBUSY, "đóng tệp"},
		{output.ErrIsFolder, "đã có thư mục mang tên này"},
		{fs.ErrPermission, "không có quyền ghi"},
		{fs.ErrNotExist, "không cho tạo tệp"},
		{errors.New("lạ"), "lạ"},
	} {
		f := describeWrite(&output.Error{Path: filepath.Join(dir, "a.docx"), Err: c.err})
		if f.code != exitUsage || !strings.Contains(f.message+f.hint, c.want) {
			t.Errorf("%v: got code %d, %q, %q; want %q in it", c.err, f.code, f.message, f.hint, c.want)
		}
	}
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
