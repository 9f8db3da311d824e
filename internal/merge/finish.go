package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/output"
)

// extras notes the files that earlier runs have made and the batch does not
// name any more, or removes them. A file that somebody has changed is his.
func (r *run) extras(m *Manifest) {
	current := m.files()
	folded := map[string]string{}
	for i := range r.b.Jobs {
		j := &r.b.Jobs[i]
		if r.o.Shard.has(j) {
			continue
		}
		for _, f := range r.history.entries[j.Name].Files { // of another shard
			current[f.Name] = f
		}
	}
	for name := range current {
		folded[strings.ToLower(name)] = name
	}
	known := r.history.known()
	var left, edited, aged []string
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if _, ok := current[name]; ok || r.sameFile(name, folded[strings.ToLower(name)]) {
			continue
		}
		f, err := fileOnDisk(r.o.Out, name)
		if err != nil {
			continue
		}
		was := known[name]
		if was.SHA256 == "" && name == zipName {
			was = f
		}
		switch ours := f.SHA256 == was.SHA256; {
		case r.names.reserved[strings.ToLower(name)] == isInput: // of this run
		case r.o.Prune && ours && os.Remove(r.path(name)) == nil:
			continue
		case r.o.Prune && !ours:
			edited = append(edited, name)
		case r.aged[name]:
			aged = append(aged, name)
		default:
			left = append(left, name)
		}
		m.Extra = append(m.Extra, was)
	}
	list := r.tellOf(left, "xóa tệp nếu không cần nữa, hoặc chạy lại với --prune", "của lần chạy trước, không còn trong danh sách")
	list = append(list, r.tellOf(edited, "tự xóa tệp nếu không cần nữa", "của lần chạy trước, không còn trong danh sách; có người đã sửa nên không xóa")...)
	list = append(list, r.tellOf(aged, "chạy lại mà không chọn dòng để làm lại", "của lần chạy trước, lần này không chọn nên chưa làm lại theo dữ liệu mới")...)
	if len(list) > 0 {
		r.tell(Event{Phase: Noting, Problems: list})
	}
}

// manyFiles are as many as are told of together.
const manyFiles = 6

// tellOf warns of files, one by one if they are few.
func (r *run) tellOf(names []string, hint, what string) diag.List {
	var list diag.List
	if len(names) >= manyFiles {
		list.Warn(diag.Range{File: r.o.Out}, hint, "%d tệp %s: “%s”, “%s”, …", len(names), what, names[0], names[1])
		return list
	}
	for _, name := range names {
		list.Warn(diag.Range{File: r.path(name)}, hint, "tệp %s", what)
	}
	return list
}

// sameFile reports whether two names that differ in case are of one file.
func (r *run) sameFile(a, b string) bool {
	if b == "" {
		return false
	}
	first, err := os.Stat(r.path(a))
	second, err2 := os.Stat(r.path(b))
	return err == nil && err2 == nil && os.SameFile(first, second)
}

// files lists the files that the manifest says are there by right, or are told
// to be stale.
func (m *Manifest) files() map[string]File {
	all := map[string]File{}
	for f := range m.allFiles() {
		all[f.Name] = f
	}
	for _, f := range m.Extra {
		delete(all, f.Name)
	}
	return all
}

// save writes the manifest in both forms with what is attached to it, unless
// all stands there already.
func (r *run) save(m *Manifest) error {
	var attached []output.File
	if r.o.Attach != nil {
		var err error
		if attached, err = r.o.Attach(m, r.history.known()); err != nil {
			return err
		}
	}
	for i, f := range attached {
		if err := r.spare(f.Path); err != nil {
			return err
		}
		m.Attached = append(m.Attached, File{Name: f.Path, Size: int64(len(f.Data)), SHA256: digestOf(f.Data)})
		attached[i].Path = r.path(f.Path)
	}
	r.extras(m)
	files, err := m.render(r.o.Out)
	if err != nil {
		return err
	}
	files = append(files, attached...)
	same := func(f output.File) bool {
		data, err := os.ReadFile(f.Path)
		return err == nil && bytes.Equal(data, f.Data)
	}
	if !slices.ContainsFunc(files, func(f output.File) bool { return !same(f) }) {
		return nil
	}
	return r.o.Disk.Put(files)
}

// render makes the files of the manifest.
func (m *Manifest) render(dir string) ([]output.File, error) {
	data, err := m.JSON()
	if err != nil {
		return nil, err
	}
	book, err := m.Workbook()
	if err != nil {
		return nil, fmt.Errorf("tạo bảng kê Excel: %w", err)
	}
	return []output.File{
		{Path: filepath.Join(dir, manifestFile(m.shard(), ".json")), Data: data},
		{Path: filepath.Join(dir, manifestFile(m.shard(), ".xlsx")), Data: book},
	}, nil
}

// dropShards removes the manifests and journals of shards, which the manifest
// of the whole batch replaces, and locks that killed shards have left.
func (r *run) dropShards() {
	files, _ := os.ReadDir(r.o.Out)
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".lock"); ok && strings.HasPrefix(name, "."+manifestName+".") {
			_ = os.Remove(r.path(f.Name()))
		}
	}
	manifests, journals := stateFiles(r.o.Out)
	for _, name := range manifests {
		if name != manifestFile(Shard{}, ".json") {
			_ = os.Remove(r.path(name))
			_ = os.Remove(r.path(name[:len(name)-len(".json")] + ".xlsx"))
		}
	}
	for _, name := range journals {
		if name != journalFile(Shard{}) {
			_ = os.Remove(r.path(name))
		}
	}
}

// readManifest reads a manifest of the version that is known here.
func readManifest(path string) (*Manifest, error) {
	data, err := os.ReadFile(path)
	if info, e := os.Stat(path); e == nil && info.IsDir() {
		return nil, fail(err, "đổi tên hoặc xóa thư mục ấy rồi chạy lại lệnh trộn", "“%s” là thư mục, không phải bảng kê", filepath.Base(path))
	}
	if err != nil {
		return nil, err
	}
	m := &Manifest{}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fail(err, "chạy lại lệnh trộn để ghi lại bảng kê", "tệp “%s” không phải bảng kê, hoặc đã hỏng", filepath.Base(path))
	}
	if m.Version != ManifestVersion {
		return nil, fail(nil, "dùng đúng phiên bản vanban đã tạo bảng kê, hoặc chạy lại lệnh trộn",
			"bảng kê “%s” có dạng phiên bản %d, chương trình này đọc phiên bản %d", filepath.Base(path), m.Version, ManifestVersion)
	}
	for f := range m.allFiles() {
		if !plain(f.Name) {
			return nil, fail(nil, "chạy lại lệnh trộn để ghi lại bảng kê", "bảng kê “%s” đã bị sửa: “%s” không phải tên một tệp trong thư mục này", filepath.Base(path), f.Name)
		}
	}
	return m, nil
}
