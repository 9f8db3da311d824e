package pack

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"vanban/internal/diag"
)

// reader gathers the files of one pack, wherever they come from.
type reader struct {
	path     string
	manifest *File
	misnamed string // “goi.yml”, which is not read
	found    []File
	size     int64 // bytes of all that was read
	refused  bool
	problems diag.List
}

// wants tells by its name whether a file is read.
func (r *reader) wants(name string) bool {
	if strings.EqualFold(name, "goi.yml") {
		r.misnamed = name
	}
	return strings.EqualFold(name, ManifestName) || strings.HasSuffix(name, Suffix) && !strings.HasPrefix(name, ".")
}

// take adds a file. where is its path inside the folder or the zip file.
func (r *reader) take(name, where string, data []byte) {
	f := File{Name: name, Place: r.place(where), Data: data}
	r.size += int64(len(data))
	if strings.EqualFold(name, ManifestName) {
		if r.manifest != nil {
			r.refuse("xóa một trong hai tệp", "có hai tệp khai báo gói: “%s” và “%s”", r.manifest.Name, name)
		}
		r.manifest = &f
		return
	}
	r.found = append(r.found, f)
}

// place is the name by which messages call a file.
func (r *reader) place(where string) string { return filepath.Join(r.path, filepath.FromSlash(where)) }

// refuse says why nothing of the pack can be used.
func (r *reader) refuse(hint, format string, args ...any) {
	r.refused = true
	r.problems.Add(diag.Range{File: r.path}, hint, format, args...)
}

// fail says why one file of a folder cannot be used.
func (r *reader) fail(name string, err error) {
	at := diag.Range{File: r.place(name)}
	var path *fs.PathError
	switch {
	case errors.Is(err, errLarge):
		r.problems.Add(at, "chia mẫu ra, hoặc bỏ bớt", "tệp quá lớn: một tệp tối đa %d MB, cả thư mục tối đa %d MB", maxFile>>20, maxTotal>>20)
	case errors.Is(err, errNotRegular):
		r.problems.Add(at, "thay bằng một tệp thường", "“%s” không phải tệp thường", name)
	case errors.Is(err, fs.ErrNotExist):
		r.problems.Add(at, "chép tệp thật vào thay cho liên kết", "“%s” là liên kết tới tệp không có", name)
	case errors.As(err, &path) && strings.Contains(path.Err.Error(), "escapes"):
		r.problems.Add(at, "chép tệp thật vào thư mục thay cho liên kết", "“%s” là liên kết ra ngoài thư mục mẫu, nên không được đọc", name)
	default:
		r.problems.Add(at, "kiểm tra quyền đọc tệp", "không đọc được “%s”: %v", name, err)
	}
}

// pack makes a pack of what was gathered; nil if it cannot be used.
func (r *reader) pack() (*Pack, diag.List) {
	p := &Pack{Path: r.path, Files: r.found}
	slices.SortFunc(p.Files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	switch {
	case r.refused:
	case r.manifest != nil:
		p.Manifest = readManifest(r.manifest, &r.problems)
		if p.Manifest == nil {
			r.refused = true
		} else if len(p.Files) == 0 && !r.problems.HasErrors() {
			r.refuse("đặt các tệp *"+Suffix+" cạnh "+ManifestName, "gói “%s” không có mẫu nào", p.Manifest.Name)
		}
	case r.misnamed != "":
		r.refuse("đổi tên “"+r.misnamed+"” thành "+ManifestName, "tệp khai báo của gói tên là “%s”, cần %s", r.misnamed, ManifestName)
	}
	if r.refused {
		return nil, r.problems
	}
	return p, r.problems
}
