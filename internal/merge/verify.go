package merge

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
)

// Verification is what became of the files of a manifest since they were made.
// A file that is missing or another is an error; what the manifest itself tells
// to be wrong and files that it does not know are warnings.
type Verification struct {
	Manifests []string // names of the manifests that were read
	Documents int
	Files     int // all that the manifests tell of
	Bytes     int64
	Problems  diag.List
}

// Verify reads all files that the manifest of a folder names, or the manifests
// of shards if there is none of the whole batch, and compares sizes, digests
// and pages.
func Verify(dir string) (*Verification, error) {
	names, journals := stateFiles(dir)
	if slices.Contains(names, manifestFile(Shard{}, ".json")) {
		names = names[:1]
	}
	if len(names) == 0 {
		hint := "chạy lệnh trộn với -o là thư mục này trước"
		if len(journals) > 0 {
			hint = "lần chạy trước bị dừng giữa chừng: chạy lại lệnh trộn để làm tiếp"
		} else if _, err := os.Stat(dir); err != nil {
			hint = "kiểm tra tên thư mục"
		}
		return nil, fail(nil, hint, "trong thư mục “%s” không có bảng kê “%s”", dir, manifestFile(Shard{}, ".json"))
	}
	v := &verifier{dir: dir, known: map[string]bool{}}
	v.out.Manifests = names
	for _, name := range names {
		m, err := readManifest(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		if err := v.manifest(m); err != nil {
			return nil, err
		}
	}
	v.strangers()
	return &v.out, nil
}

type verifier struct {
	dir   string
	out   Verification
	known map[string]bool
}

func (v *verifier) at(name string) diag.Range { return diag.Range{File: filepath.Join(v.dir, name)} }

func (v *verifier) manifest(m *Manifest) error {
	v.out.Documents += len(m.Entries)
	for _, e := range m.Entries {
		pages := 0
		for _, f := range e.Files {
			v.file(f)
			pages += f.Pages
		}
		if slices.Contains(m.Options.Formats, "pdf") && pages != e.Pages {
			v.out.Problems.Add(v.at(m.Name()), remakeHint, "bảng kê ghi “%s” có %d trang, các tệp PDF của văn bản này có %d", e.Name, e.Pages, pages)
		}
		if e.State != OK {
			v.out.Problems.Warn(e.Row, "sửa dữ liệu của dòng này rồi chạy lại lệnh trộn", "văn bản “%s” không tạo được", e.Name)
		}
		for _, f := range e.Stale {
			v.known[f.Name] = true
			v.out.Problems.Warn(v.at(f.Name), "không gửi tệp này; sửa dữ liệu rồi chạy lại lệnh trộn", "tệp của lần chạy trước, không còn đúng với dữ liệu")
		}
	}
	for _, c := range m.Combined {
		for _, f := range c.Files {
			v.file(f)
		}
	}
	for _, f := range m.Attached {
		v.file(f)
	}
	for _, f := range m.Extra {
		v.known[f.Name] = true
		if _, err := os.Stat(filepath.Join(v.dir, f.Name)); err == nil {
			v.out.Problems.Warn(v.at(f.Name), "xóa tệp nếu không cần nữa, hoặc chạy lại lệnh trộn với cả danh sách", "tệp của lần chạy trước, không còn trong danh sách hoặc chưa làm lại")
		}
	}
	if err := v.rendered(m); err != nil {
		return err
	}
	if m.Zip != "" {
		v.zip(m)
	}
	return nil
}

const remakeHint = "chạy lại lệnh trộn để tạo lại"

// file compares one file with what is written of it.
func (v *verifier) file(want File) {
	v.known[want.Name] = true
	v.out.Files++
	data, err := os.ReadFile(filepath.Join(v.dir, want.Name))
	at := v.at(want.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.out.Problems.Add(at, remakeHint, "thiếu tệp này")
		return
	case err != nil:
		v.out.Problems.Add(at, "đóng tệp nếu đang mở, hoặc xin quyền đọc", "không đọc được tệp này")
		return
	}
	v.out.Bytes += int64(len(data))
	switch got := digestOf(data); {
	case int64(len(data)) != want.Size:
		v.out.Problems.Add(at, remakeHint, "tệp đã bị sửa: dài %d byte, lúc tạo là %d byte", len(data), want.Size)
	case got != want.SHA256:
		v.out.Problems.Add(at, remakeHint, "tệp đã bị sửa: SHA-256 là %s, lúc tạo là %s", got, want.SHA256)
	case want.Pages > 0 && pdfPages(data) != want.Pages:
		v.out.Problems.Add(at, remakeHint, "tệp có %d trang, bảng kê ghi %d", pdfPages(data), want.Pages)
	}
}

// pdfPages counts the pages of a PDF of ours by the root of its tree of pages.
func pdfPages(data []byte) int {
	match := pageTree.FindSubmatch(data)
	if match == nil {
		return 0
	}
	n, err := strconv.Atoi(string(match[1]))
	if err != nil {
		return 0
	}
	return n
}

var pageTree = regexp.MustCompile(`<</Type /Pages\s+/Kids \[[0-9 R\n]*\]\s+/Count ([0-9]+)\s`)

// rendered finds a workbook that does not say what the manifest says.
func (v *verifier) rendered(m *Manifest) error {
	files, err := m.render(v.dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Base(f.Path)
		v.known[name] = true
		data, err := os.ReadFile(f.Path)
		switch {
		case err != nil:
			v.out.Problems.Warn(v.at(name), remakeHint, "thiếu bảng kê này")
		case !bytes.Equal(data, f.Data):
			v.out.Problems.Warn(v.at(name), remakeHint, "bảng kê này đã bị sửa, hoặc do phiên bản khác của chương trình ghi")
		}
	}
	return nil
}

// zip compares what is in the zip with the manifest.
func (v *verifier) zip(m *Manifest) {
	v.known[m.Zip] = true
	at := v.at(m.Zip)
	z, err := zip.OpenReader(filepath.Join(v.dir, m.Zip))
	if errors.Is(err, fs.ErrNotExist) {
		v.out.Problems.Add(at, remakeHint, "thiếu tệp nén này")
		return
	}
	if err != nil {
		v.out.Problems.Add(at, remakeHint, "tệp nén đã hỏng, không mở được")
		return
	}
	defer z.Close()
	if !wholeZip(z.File, filepath.Join(v.dir, m.Zip)) {
		v.out.Problems.Add(at, remakeHint, "tệp nén đã bị sửa: có byte thừa ở đầu hoặc cuối")
	}
	want := map[string]string{}
	for _, ext := range []string{".json", ".xlsx"} {
		if data, err := os.ReadFile(filepath.Join(v.dir, manifestFile(Shard{}, ext))); err == nil {
			want[manifestFile(Shard{}, ext)] = digestOf(data)
		}
	}
	for _, e := range m.Entries {
		for _, f := range e.Files {
			want[f.Name] = f.SHA256
		}
	}
	var wrong []string
	for _, f := range z.File {
		sum, listed := want[f.Name]
		delete(want, f.Name)
		switch {
		case !listed && strings.HasPrefix(f.Name, manifestName+"."): // told as missing
		case !listed:
			v.out.Problems.Add(at, remakeHint, "trong tệp nén có “%s” không thuộc bảng kê", f.Name)
		case zipDigest(f) != sum:
			wrong = append(wrong, f.Name)
		}
	}
	for _, name := range append(wrong, slices.Sorted(maps.Keys(want))...) {
		v.out.Problems.Add(at, remakeHint, "trong tệp nén, “%s” bị thiếu hoặc không đúng", name)
	}
}

// wholeZip reports whether a zip of ours begins with its first file and ends with
// the end of its directory.
func wholeZip(files []*zip.File, name string) bool {
	data, err := os.Open(name)
	if err != nil {
		return false
	}
	defer data.Close()
	const end = "PK\x05\x06"
	info, err := data.Stat()
	if err != nil || info.Size() < directoryEnd {
		return false
	}
	first, last := make([]byte, len(end)), make([]byte, len(end))
	if _, err := data.ReadAt(first, 0); err != nil {
		return false
	}
	if _, err := data.ReadAt(last, info.Size()-directoryEnd); err != nil {
		return false
	}
	return string(last) == end && (len(files) == 0 || string(first) == "PK\x03\x04")
}

// directoryEnd is the length of the end of the directory of a zip without a
// comment.
const directoryEnd = 22

// zipDigest is the digest of a file in a zip, empty if it cannot be read.
func zipDigest(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	d := newDigester()
	if _, err := io.Copy(d, r); err != nil {
		return ""
	}
	return d.sum()
}

// strangers finds files that no manifest knows.
func (v *verifier) strangers() {
	files, _ := os.ReadDir(v.dir)
	slices.SortFunc(files, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	for _, f := range files {
		name := f.Name()
		stem := strings.TrimSuffix(name, filepath.Ext(name))
		switch {
		case strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".jsonl"):
			v.out.Problems.Warn(v.at(name), "chạy lại lệnh trộn để làm cho xong", "có lần chạy chưa xong trong thư mục này")
		case strings.HasPrefix(name, "."), f.IsDir(), v.known[name], isManifest(stem + ".json"):
		default:
			v.out.Problems.Warn(v.at(name), "chuyển tệp này đi nơi khác nếu không thuộc đợt này", "tệp không có trong bảng kê")
		}
	}
}
