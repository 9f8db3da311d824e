package merge

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/viet"
)

// aside is a file that gave way to one of the batch.
type aside struct{ name, now string }

// put puts files in place, all of them or none. A file that stands there but was
// made by no run is somebody's work: it is renamed first, and told of.
func (r *run) put(files []madeFile) (diag.List, error) {
	if err := r.begin(); err != nil {
		return nil, err
	}
	var (
		moved []aside
		err   error
	)
	for _, f := range files {
		if !r.foreign(f.File) {
			continue
		}
		now, cause := r.setAside(f.Name)
		if cause != nil {
			err = &output.Error{Path: r.path(f.Name), Err: cause}
			break
		}
		moved = append(moved, aside{f.Name, now})
	}
	if err == nil {
		err = r.o.Disk.Put(r.puts(files))
	}
	var list diag.List
	for _, m := range moved {
		if err != nil && r.o.Disk.Rename(r.path(m.now), r.path(m.name)) == nil {
			continue
		}
		list.Warn(diag.Range{File: r.path(m.name)}, "mở “"+m.now+"” xem có gì cần giữ; muốn sửa văn bản thì sửa trong bảng dữ liệu hoặc tệp khai báo",
			"tệp “%s” đã có người sửa, hoặc không do lần trộn nào tạo; đã đổi tên thành “%s”", m.name, m.now)
	}
	return list, err
}

// foreign reports whether what stands where a file is to be is neither that file
// nor one that an earlier run has made.
func (r *run) foreign(f File) bool {
	info, err := os.Stat(r.path(f.Name))
	switch {
	case err != nil, info.IsDir(): // nothing is lost; the disk says what it thinks of it
		return false
	case !info.Mode().IsRegular():
		return true
	}
	now, err := fileOnDisk(r.o.Out, f.Name)
	return err != nil || now.SHA256 != f.SHA256 && !r.history.wrote(now)
}

// setAside renames a file to the first free of “a (bản cũ 1).docx”, “a (bản cũ
// 2).docx”, …, and returns that name.
func (r *run) setAside(name string) (string, error) {
	r.asides.Lock()
	defer r.asides.Unlock()
	stem := fileStem(name)
	ext := name[len(stem):]
	stem = viet.FileName(stem) // not too long for what follows
	for n := 1; ; n++ {
		now := fmt.Sprintf("%s (bản cũ %d)", stem, n)
		if r.names.taken(strings.ToLower(now)) {
			continue
		}
		now += ext
		_, err := os.Lstat(r.path(now))
		switch {
		case err == nil:
		case errors.Is(err, fs.ErrNotExist):
			return now, r.o.Disk.Rename(r.path(name), r.path(now))
		default:
			return "", err
		}
	}
}
