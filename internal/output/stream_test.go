package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStream(t *testing.T) {
	parts := func(w io.Writer) error {
		for _, s := range []string{"một ", "hai"} {
			if _, err := io.WriteString(w, s); err != nil {
				return err
			}
		}
		return nil
	}
	broken := errors.New("broken")
	lying := func(f *os.File, data []byte) (int, error) {
		_, err := f.Write(data[:len(data)/2])
		return len(data), err
	}
	for _, c := range []struct {
		name  string
		disk  Disk
		write func(io.Writer) error
		cause error // of the failure; nil for any
		fails bool
	}{
		{"sound", OS(), parts, nil, false},
		{"writer fails", OS(), func(w io.Writer) error { _ = parts(w); return broken }, broken, true},
		{"full disk", Disk{func(*os.File, []byte) (int, error) { return 0, syscall.ENOSPC }, os.Rename}, parts, syscall.ENOSPC, true},
		{"disk that loses bytes", Disk{lying, os.Rename}, parts, nil, true},
		{"held file", Disk{(*os.File).Write, func(string, string) error { return syscall.EBUSY }}, parts, syscall.EBUSY, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, dir, "a.zip", "cũ")
			err := c.disk.Stream(filepath.Join(dir, "a.zip"), c.write)
			want := map[string]string{"a.zip": "một hai"}
			if c.fails {
				want["a.zip"] = "cũ"
				var failed *Error
				if !errors.As(err, &failed) || c.cause != nil && !errors.Is(err, c.cause) {
					t.Errorf("stream = %v, want a *Error of %v", err, c.cause)
				}
			} else if err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(want, folder(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
