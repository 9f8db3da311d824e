package merge

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/output"
)

// Join makes one manifest of those of all shards and writes it to the folder
// out. It is, to the byte, that of a run of the whole batch. Each path is a
// manifest or a folder with some. The list tells what does not fit together;
// nothing is written then.
func Join(ctx context.Context, paths []string, out string, disk output.Disk) (*Manifest, diag.List, error) {
	if disk.Write == nil {
		disk = output.OS()
	}
	parts, list, err := readParts(paths)
	if err != nil || list.HasErrors() {
		return nil, list, err
	}
	m, list := join(parts)
	if list.HasErrors() {
		return nil, list, nil
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return nil, nil, &output.Error{Path: out, Err: err}
	}
	lock, err := lockFolder(ctx, out, Shard{})
	if err != nil && err != errNoLocks {
		return nil, nil, err
	}
	defer lock.release(nil)
	files, err := m.render(out)
	if err != nil {
		return nil, nil, err
	}
	return m, list, disk.Put(files)
}

// part is the manifest of a shard with the file it was read from.
type part struct {
	*Manifest
	path string
}

func (p part) at() diag.Range { return diag.Range{File: p.path} }

// readParts reads the manifests of shards, each file once.
func readParts(paths []string) ([]part, diag.List, error) {
	var (
		list  diag.List
		files []string
	)
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			list.Add(diag.Range{File: path}, "kiểm tra tên tệp, tên thư mục", "không có tệp hay thư mục này")
		case !info.IsDir():
			files = append(files, filepath.Clean(path))
		default:
			found := len(files)
			names, _ := stateFiles(path)
			for _, name := range names {
				if name != manifestFile(Shard{}, ".json") {
					files = append(files, filepath.Join(path, name))
				}
			}
			if len(files) == found {
				list.Add(diag.Range{File: path}, "chạy lệnh trộn với --shard trước", "trong thư mục này không có bảng kê của phần nào (%s.I-N.json)", manifestName)
			}
		}
	}
	slices.Sort(files)
	var parts []part
	for _, file := range slices.Compact(files) {
		m, err := readManifest(file)
		switch {
		case err != nil:
			return nil, nil, err
		case m.Shard == nil:
			list.Add(diag.Range{File: file}, "chỉ nối bảng kê của các lần chạy có --shard", "đây là bảng kê của cả danh sách, không phải của một phần")
			continue
		}
		parts = append(parts, part{m, file})
	}
	return parts, list, nil
}

// join puts the entries of all shards in the order of the batch.
func join(parts []part) (*Manifest, diag.List) {
	list := together(parts)
	if list.HasErrors() {
		return nil, list
	}
	m := *parts[0].Manifest
	m.Shard, m.Entries, m.Extra = nil, nil, nil
	for _, p := range parts {
		m.Entries = append(m.Entries, p.Entries...)
		m.Extra = append(m.Extra, p.Extra...)
	}
	slices.SortFunc(m.Entries, func(a, b Entry) int { return a.Number - b.Number })
	files := m.files()
	slices.SortFunc(m.Extra, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	m.Extra = slices.CompactFunc(m.Extra, func(a, b File) bool { return a.Name == b.Name })
	m.Extra = slices.DeleteFunc(m.Extra, func(f File) bool { _, ok := files[f.Name]; return ok })
	if len(m.Extra) == 0 {
		m.Extra = nil
	}
	m.count()
	return &m, append(numbered(&m, parts), pictured(parts)...)
}

// pictured finds pictures that were not the same for all parts.
func pictured(parts []part) diag.List {
	var list diag.List
	first := map[string]string{}
	for _, p := range parts {
		for _, e := range p.Entries {
			for _, in := range e.Reads {
				if sum, read := first[in.Name]; !read {
					first[in.Name] = in.SHA256
				} else if sum != in.SHA256 {
					list.Add(p.at(), "chép cùng một ảnh vào mọi máy rồi chạy lại phần này", "ảnh “%s” khác với ảnh của phần khác", in.Name)
					first[in.Name] = in.SHA256
				}
			}
		}
	}
	return list
}

// together finds shards that are of different batches, missing or there twice.
func together(parts []part) diag.List {
	var list diag.List
	if len(parts) == 0 {
		list.Add(diag.Range{}, "nêu thư mục có bảng kê của các phần", "không có bảng kê nào để nối")
		return list
	}
	first := parts[0]
	owner := map[int]string{}
	for _, p := range parts {
		switch {
		case p.Shard.N != first.Shard.N:
			list.Add(p.at(), "chạy lại mọi phần với cùng một số phần, xóa bảng kê của lần chia trước", "phần này là %s, còn “%s” là %s: hai cách chia khác nhau", p.Shard, first.path, first.Shard)
		case p.Batch != first.Batch || p.Total != first.Total:
			list.Add(p.at(), "chạy lại các phần với cùng dữ liệu, mẫu, tùy chọn và phiên bản chương trình", "bảng kê này không cùng một đợt với “%s”: dữ liệu, mẫu, tùy chọn hay chương trình khác nhau", first.path)
		case p.Shard.I < 1 || p.Shard.I > p.Shard.N:
			list.Add(p.at(), "chạy lại phần này", "không có phần %s", p.Shard)
		case owner[p.Shard.I] != "":
			list.Add(p.at(), "bỏ bớt một trong hai bảng kê", "phần %s có hai bảng kê, bảng kia là “%s”", p.Shard, owner[p.Shard.I])
		default:
			owner[p.Shard.I] = p.path
		}
	}
	if list.HasErrors() {
		return list
	}
	var missing []string
	for i := 1; i <= first.Shard.N && len(missing) <= manyFiles; i++ {
		if owner[i] == "" {
			missing = append(missing, Shard{i, first.Shard.N}.String())
		}
	}
	if len(missing) > manyFiles {
		missing[manyFiles] = "…"
	}
	if len(missing) > 0 {
		list.Add(diag.Range{File: filepath.Dir(first.path)}, fmt.Sprintf("chạy lệnh trộn với --shard %s rồi nối lại", missing[0]), "thiếu bảng kê của phần %s", strings.Join(missing, ", "))
	}
	return list
}

// numbered finds documents that no shard has, or two have.
func numbered(m *Manifest, parts []part) diag.List {
	var list diag.List
	at := diag.Range{File: filepath.Dir(parts[0].path)}
	const hint = "chạy lại mọi phần rồi nối lại"
	seen := map[int]bool{}
	for _, e := range m.Entries {
		switch {
		case seen[e.Number]:
			list.Add(at, hint, "văn bản thứ %d (“%s”) có ở hai phần", e.Number, e.Name)
		case e.Number < 1 || e.Number > m.Total:
			list.Add(at, hint, "văn bản thứ %d (“%s”) không thuộc danh sách %d văn bản", e.Number, e.Name, m.Total)
		}
		seen[e.Number] = true
	}
	for n := 1; n <= m.Total && len(list) < manyFiles; n++ {
		if !seen[n] {
			list.Add(at, hint, "không phần nào có văn bản thứ %d", n)
		}
	}
	return list
}
