// Package output puts files in place whole or not at all.
//
// [Disk.Put] writes the files of one document under temporary names, brings
// them to the disk, measures them and then renames them, so that whoever looks
// sees the old files or the new ones, even if the program is killed.
package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// File is a file to be written.
type File struct {
	Path string
	Data []byte
}

// Disk puts files in place. Its functions are fields so that a test can fill
// the disk or break it half-way.
type Disk struct {
	Write  func(*os.File, []byte) (int, error)
	Rename func(from, to string) error
}

// OS is the disk of the system.
func OS() Disk {
	return Disk{Write: (*os.File).Write, Rename: os.Rename}
}

// Put writes the files of one document: all of them or none. Each is written
// whole under a temporary name in its folder, brought to the disk, measured,
// and only then given its name, so a file that was there before is replaced by
// a complete one or stays as it was.
func (d Disk) Put(files []File) error {
	batch := make([]staged, len(files))
	defer func() {
		for i := range batch {
			batch[i].discard()
		}
	}()
	for i, f := range files {
		batch[i].path = f.Path
		if err := batch[i].write(d, f.Data); err != nil {
			return &Error{f.Path, err}
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
			err = d.Rename(batch[i].temp, batch[i].path)
		}
		if err != nil {
			for j := range batch[:i] {
				err = errors.Join(err, batch[j].restore(d))
			}
			return &Error{batch[i].path, err}
		}
		batch[i].temp = ""
	}
	if len(files) > 0 {
		syncDir(filepath.Dir(files[0].Path))
	}
	return nil
}

// Stream writes one file whole or not at all, like [Disk.Put], without having
// it in memory.
func (d Disk) Stream(path string, write func(io.Writer) error) error {
	s := staged{path: path}
	defer s.discard()
	err := s.fill(func(f *os.File) (int64, error) {
		w := &counter{disk: d, file: f}
		err := write(w)
		return w.size, err
	})
	if err == nil {
		err = d.Rename(s.temp, path)
	}
	if err != nil {
		return &Error{path, err}
	}
	s.temp = ""
	syncDir(filepath.Dir(path))
	return nil
}

// counter writes to a file and counts.
type counter struct {
	disk Disk
	file *os.File
	size int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.disk.Write(c.file, p)
	c.size += int64(n)
	return n, err
}

// staged is a file on its way to its name.
type staged struct {
	path   string
	temp   string // the new content; empty once it bears its name
	backup string // the old content; empty if there was none
}

// write puts the content under a temporary name beside the final one.
func (s *staged) write(d Disk, data []byte) error {
	return s.fill(func(f *os.File) (int64, error) {
		_, err := d.Write(f, data)
		return int64(len(data)), err
	})
}

// fill makes the temporary file, which must then have the size that write
// returns.
func (s *staged) fill(write func(*os.File) (int64, error)) error {
	if info, err := os.Stat(s.path); err == nil && info.IsDir() {
		return ErrIsFolder
	}
	f, err := createTemp(s.path)
	if err != nil {
		return err
	}
	s.temp = f.Name()
	size, err := write(f)
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
	if info.Size() != size {
		return fmt.Errorf("đã ghi %d byte nhưng trên đĩa có %d byte", size, info.Size())
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
func (s *staged) restore(d Disk) error {
	if s.backup == "" {
		return os.Remove(s.path)
	}
	name := s.backup
	s.backup = ""
	if err := d.Rename(name, s.path); err != nil {
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

// Error is an error of the file system with the output it concerns.
type Error struct {
	Path string
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %v", e.Path, e.Err) }
func (e *Error) Unwrap() error { return e.Err }

// ErrIsFolder tells that a folder has the name of a file to be written.
var ErrIsFolder = errors.New("a folder has the name of the output")
