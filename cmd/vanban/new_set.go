package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/examples"
	"vanban/internal/output"
	"vanban/internal/viet"
)

// starterSet is a folder of files that a task needs together, with invented data,
// to be tried and then changed.
type starterSet struct {
	id    string // of the folder, here and in the examples
	title string
	first string // the command to try; “%[1]s” is the folder
}

func starterSets() []starterSet {
	return []starterSet{
		{"nhac-viec", "Nhắc việc: bảng theo dõi và quy tắc", "vanban remind %[1]s/theo-doi.xlsx --date 16/12/2026 --dry-run"},
		{"tong-hop", "Tổng hợp: cách tổng hợp và báo cáo mẫu", "vanban consolidate %[1]s/bao-cao -o %[1]s/bao-cao-2026.vb.yaml --tracking %[1]s/ngay-nhan.csv"},
		{"tron-thu", "Trộn thư: công văn và danh sách", "vanban merge %[1]s/cong-van.vb.yaml --data %[1]s/danh-sach.csv --dry-run"},
	}
}

// setOf finds the set of a name.
func setOf(id string) (starterSet, bool) {
	for _, s := range starterSets() {
		if viet.ID(id) == s.id {
			return s, true
		}
	}
	return starterSet{}, false
}

// completeNew offers what “new” can write.
func completeNew(s *sources) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		found, directive := completeStarters(s)(cmd, args, typed)
		if len(args) > 0 || directive == cobra.ShellCompDirectiveError {
			return found, directive
		}
		found = append(found, remindKey+"\tNhắc việc: bảng theo dõi trống và quy tắc")
		for _, set := range starterSets() {
			found = append(found, set.id+"\t"+set.title)
		}
		return found, directive
	}
}

// write makes the folder of a set, whole or not at all.
func (s starterSet) write(c *console, dir string) error {
	switch dir {
	case stdinName:
		return usageError("chọn một thư mục bằng -o", "“%s” gồm nhiều tệp, không in ra màn hình được", s.id)
	case "":
		dir = s.id
	}
	if err := prepareFolder(dir); err != nil {
		return err
	}
	err := os.Mkdir(dir, 0o777)
	if errors.Is(err, fs.ErrExist) {
		return usageError("chọn thư mục khác bằng -o", "đã có thư mục “%s”; không ghi vào đó", dir)
	}
	if err != nil {
		return describeWrite(&output.Error{Path: dir, Err: err})
	}
	files, err := fs.Sub(examples.FS, s.id)
	if err == nil {
		err = os.CopyFS(dir, files)
	}
	if err != nil {
		_ = os.RemoveAll(dir)
		return describeWrite(&output.Error{Path: dir, Err: err})
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return err
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() {
			name += "/"
		}
		names = append(names, name)
	}
	try := fmt.Sprintf(s.first, path.Clean(filepath.ToSlash(dir)))
	fmt.Fprintf(c.out, "đã tạo thư mục %s: %s\nsố liệu trong đó là giả định; chạy thử rồi thay bằng của mình: %s\n", dir, strings.Join(names, ", "), try)
	return nil
}
