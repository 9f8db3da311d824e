package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// output is a file to be written.
type output struct {
	path string
	data []byte
}

// disk puts files in place. Its functions are fields so that a test can fill
// the disk or break it half-way.
type disk struct {
	write  func(*os.File, []byte) (int, error)
	rename func(from, to string) error
}

func osDisk() disk {
	return disk{write: (*os.File).Write, rename: os.Rename}
}

// put writes the files of one document: all of them or none. Each is written
// whole under a temporary name in its folder, brought to the disk, measured,
// and only then given its name, so a file that was there before is replaced by
// a complete one or stays as it was.
func (d disk) put(files []output) error {
	batch := make([]staged, len(files))
	defer func() {
		for i := range batch {
			batch[i].discard()
		}
	}()
	for i, f := range files {
		batch[i].path = f.path
		if err := batch[i].write(d, f.data); err != nil {
			return &writeError{f.path, err}
		}
	}
	for i := range batch {
		// The last rename happens or does not: only those before it may have
		// to be taken back.
		err := error(nil)
		if i < len(batch)-1 {
			err = batch[i].backUp()
		}
		if err == nil {
			err = d.rename(batch[i].temp, batch[i].path)
		}
		if err != nil {
			for j := range batch[:i] {
				err = errors.Join(err, batch[j].restore(d))
			}
			return &writeError{batch[i].path, err}
		}
		batch[i].temp = ""
	}
	if len(files) > 0 {
		syncDir(filepath.Dir(files[0].path))
	}
	return nil
}

// staged is a file on its way to its name.
type staged struct {
	path   string
	temp   string // the new content; empty once it bears its name
	backup string // the old content; empty if there was none
}

// write puts the content under a temporary name beside the final one.
func (s *staged) write(d disk, data []byte) error {
	if info, err := os.Stat(s.path); err == nil && info.IsDir() {
		return errIsFolder
	}
	f, err := createTemp(s.path)
	if err != nil {
		return err
	}
	s.temp = f.Name()
	_, err = d.write(f, data)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(s.temp)
	if err != nil {
		return err
	}
	if info.Size() != int64(len(data)) {
		return fmt.Errorf("đã ghi %d byte nhưng trên đĩa có %d byte", len(data), info.Size())
	}
	return nil
}

// backUp keeps the old content under a second name, by a link where the file
// system has links.
func (s *staged) backUp() error {
	if _, err := os.Lstat(s.path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	f, err := createTemp(s.path)
	if err != nil {
		return err
	}
	name := f.Name()
	_ = f.Close()
	_ = os.Remove(name)
	if os.Link(s.path, name) != nil {
		data, err := os.ReadFile(s.path)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			_ = os.Remove(name)
			return err
		}
	}
	s.backup = name
	return nil
}

// restore brings back what was there before the rename. If even that fails,
// the backup stays and the error names it.
func (s *staged) restore(d disk) error {
	if s.backup == "" {
		return os.Remove(s.path)
	}
	name := s.backup
	s.backup = ""
	if err := d.rename(name, s.path); err != nil {
		return fmt.Errorf("bản cũ của “%s” còn giữ ở “%s”", s.path, name)
	}
	return nil
}

// discard removes what is left under temporary names.
func (s *staged) discard() {
	for _, name := range []string{s.temp, s.backup} {
		if name != "" {
			_ = os.Remove(name)
		}
	}
}

// createTemp creates a hidden file beside path with the mode of a new file.
func createTemp(path string) (*os.File, error) {
	dir, base := filepath.Split(path)
	base = strings.ToValidUTF8(base[:min(len(base), 100)], "")
	for n := 0; ; n++ {
		name := fmt.Sprintf("%s.%s.%d-%d.tmp", dir, base, os.Getpid(), n)
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) && n < 1000 {
			continue
		}
		return f, err
	}
}

// syncDir brings new names to the disk where the system can.
func syncDir(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// prepareFolder checks the folder of the outputs before anything is built.
// It need not exist if the folder above it does: it is then created when the
// first document is written.
func prepareFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return usageError("chọn một thư mục bằng -o", "“%s” là tệp, không phải thư mục", dir)
	}
	above := filepath.Dir(filepath.Clean(dir))
	info, err = os.Stat(above)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return usageError("chọn một thư mục bằng -o", "không có thư mục “%s”: “%s” là tệp", dir, above)
	}
	return usageError(fmt.Sprintf("tạo thư mục “%s” trước, hoặc chọn thư mục khác bằng -o", above),
		"không có thư mục “%s”", dir)
}

// makeFolder creates the folder of the outputs if it is not there yet.
func makeFolder(dir string) (created bool, err error) {
	err = os.Mkdir(dir, 0o777)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	return err == nil, err
}

// writeError is an error of the file system with the output it concerns.
type writeError struct {
	path string
	err  error
}

func (e *writeError) Error() string { return fmt.Sprintf("%s: %v", e.path, e.err) }
func (e *writeError) Unwrap() error { return e.err }

var errIsFolder = errors.New("a folder has the name of the output")

// describeWrite says in Vietnamese why a file could not be written and what to
// do. The old file, if any, is untouched.
func describeWrite(e *writeError) *failure {
	name, dir := filepath.Base(e.path), filepath.Dir(e.path)
	elsewhere := "chọn thư mục khác bằng -o"
	switch {
	case errors.Is(e.err, errIsFolder):
		return usageError("đổi tên thư mục đó hoặc "+elsewhere, "không ghi được “%s”: đã có thư mục mang tên này", e.path)
	case isFull(e.err):
		return usageError("giải phóng chỗ trên đĩa hoặc "+elsewhere, "không ghi được “%s”: đĩa chứa thư mục “%s” đã đầy", name, dir)
	case isReadOnly(e.err):
		return usageError(elsewhere, "không ghi được “%s”: thư mục “%s” chỉ đọc", name, dir)
	case isBusy(e.err):
		return usageError("đóng tệp đó (có thể đang mở trong Word) rồi chạy lại",
			"không ghi được “%s”: tệp đang được chương trình khác giữ", e.path)
	case errors.Is(e.err, fs.ErrPermission):
		return usageError("đóng tệp nếu đang mở, xin quyền ghi, hoặc "+elsewhere,
			"không ghi được “%s”: không có quyền ghi vào thư mục “%s”", name, dir)
	case errors.Is(e.err, fs.ErrNotExist):
		if _, err := os.Stat(dir); err == nil {
			return usageError(elsewhere, "không ghi được “%s”: thư mục “%s” không cho tạo tệp", name, dir)
		}
		return usageError("tạo thư mục đó hoặc "+elsewhere, "không ghi được “%s”: không có thư mục “%s”", name, dir)
	}
	return usageError("kiểm tra đĩa hoặc "+elsewhere, "không ghi được “%s”: %v", e.path, cause(e.err))
}
