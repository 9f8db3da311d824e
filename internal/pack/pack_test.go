package pack

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vanban/internal/diag"
)

const (
	goodManifest = "ten: goi-thu\nphien_ban: 1.2.0\nco_quan: Sở Khoa học và Công nghệ\ngiay_phep: CC-BY-4.0\nmo_ta: Gói để thử.\n"
	goodTemplate = "---\nid: mau\nten: Mẫu\nloai: thong-bao\n---\nx"
)

// write puts files into a new folder and returns its path.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// told is a list as one line for each problem, with places below dir.
func told(list diag.List, dir string) []string {
	out := []string{}
	for _, d := range list {
		at := strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(d.At.String(), dir)), "/")
		out = append(out, at+": "+d.Message)
	}
	return out
}

func open(t *testing.T, path string) (*Pack, diag.List) {
	t.Helper()
	p, list, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return p, list
}

func TestFolderWithManifestIsAPack(t *testing.T) {
	dir := write(t, map[string]string{
		"goi.yaml": goodManifest, "b.vb.md": "B", "a.vb.md": "A", "LICENSE": "x", "._a.vb.md": "của macOS",
	})
	p, list := open(t, dir)
	if len(list) > 0 {
		t.Fatal(list)
	}
	want := &Pack{Path: dir,
		Manifest: &Manifest{Name: "goi-thu", Version: Version{1, 2, 0}, Issuer: "Sở Khoa học và Công nghệ", Licence: "CC-BY-4.0", Description: "Gói để thử."},
		Files: []File{
			{Name: "a.vb.md", Place: filepath.Join(dir, "a.vb.md"), Data: []byte("A")},
			{Name: "b.vb.md", Place: filepath.Join(dir, "b.vb.md"), Data: []byte("B")},
		}}
	if diff := cmp.Diff(want, p, cmpopts.IgnoreUnexported(Manifest{})); diff != "" {
		t.Error(diff)
	}
	if got := p.ID("mau"); got != "goi-thu/mau" {
		t.Errorf("id %q", got)
	}
	byManifest, _ := open(t, filepath.Join(dir, "goi.yaml"))
	if diff := cmp.Diff(p, byManifest, cmpopts.IgnoreUnexported(Manifest{})); diff != "" {
		t.Errorf("opened by its manifest: %s", diff)
	}
}

func TestFolderWithoutManifestHasPlainIDs(t *testing.T) {
	p, list := open(t, write(t, map[string]string{"a.vb.md": "A"}))
	if len(list) > 0 || p.Manifest != nil || len(p.Files) != 1 || p.ID("a") != "a" {
		t.Errorf("%+v, %v", p, list)
	}
}

func TestManifestMistakes(t *testing.T) {
	tests := map[string]struct {
		manifest string
		want     []string
	}{
		"nothing": {"mo_ta: x\n", []string{
			"goi.yaml:1:1: goi.yaml thiếu “ten”", "goi.yaml:1:1: goi.yaml thiếu “phien_ban”",
			"goi.yaml:1:1: goi.yaml thiếu “co_quan”", "goi.yaml:1:1: goi.yaml thiếu “giay_phep”",
		}},
		"empty":           {"", []string{"goi.yaml: tệp trống, cần ít nhất một dòng “khóa: giá trị”"}},
		"name":            {strings.Replace(goodManifest, "goi-thu", "Gói Thử", 1), []string{"goi.yaml:1:6: tên gói “Gói Thử” phải là chữ thường không dấu, nối bằng gạch"}},
		"name with slash": {strings.Replace(goodManifest, "goi-thu", "a/b", 1), []string{"goi.yaml:1:6: tên gói “a/b” phải là chữ thường không dấu, nối bằng gạch"}},
		"two numbers":     {strings.Replace(goodManifest, "1.2.0", "1.2", 1), []string{"goi.yaml:2:12: phiên bản “1.2” không đúng dạng, cần ba số như 1.2.0"}},
		"leading zero":    {strings.Replace(goodManifest, "1.2.0", "1.02.0", 1), []string{"goi.yaml:2:12: phiên bản “1.02.0” không đúng dạng, cần ba số như 1.2.0"}},
		"a sign":          {strings.Replace(goodManifest, "1.2.0", "1.+2.0", 1), []string{"goi.yaml:2:12: phiên bản “1.+2.0” không đúng dạng, cần ba số như 1.2.0"}},
		"prerelease":      {strings.Replace(goodManifest, "1.2.0", "1.2.0-beta", 1), []string{"goi.yaml:2:12: phiên bản “1.2.0-beta” không đúng dạng, cần ba số như 1.2.0"}},
		"a list":          {strings.Replace(goodManifest, "1.2.0", "[1, 2]", 1), []string{"goi.yaml:2:12: “phien_ban” là một danh sách, cần một dòng chữ"}},
		"unknown key":     {goodManifest + "license: MIT\n", []string{"goi.yaml:6:1: không có khóa “license”"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := write(t, map[string]string{"goi.yaml": test.manifest, "mau.vb.md": goodTemplate})
			p, list := open(t, dir)
			if p != nil {
				t.Error("the pack can be used")
			}
			if diff := cmp.Diff(test.want, told(list, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPacksThatCannotBeUsed(t *testing.T) {
	tests := map[string]struct {
		files map[string]string
		want  string
	}{
		"no template":   {map[string]string{"goi.yaml": goodManifest}, "goi: gói “goi-thu” không có mẫu nào"},
		"wrong suffix":  {map[string]string{"goi.yml": goodManifest, "mau.vb.md": goodTemplate}, "goi: tệp khai báo của gói tên là “goi.yml”, cần goi.yaml"},
		"two manifests": {map[string]string{"goi.yaml": goodManifest, "GOI.yaml": goodManifest, "mau.vb.md": goodTemplate}, "goi: có hai tệp khai báo gói: “GOI.yaml” và “goi.yaml”"},
		"no text":       {map[string]string{"goi.yaml": "\x01", "mau.vb.md": goodTemplate}, filepath.Join("goi", "goi.yaml") + ":1:1: có ký tự điều khiển U+0001, không dùng được trong tệp văn bản"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{}
			for name, text := range test.files {
				files[name] = &fstest.MapFile{Data: []byte(text)}
			}
			p, list, err := folder("goi", files)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{test.want}, told(list, "")); diff != "" || p != nil {
				t.Errorf("%v %s", p, diff)
			}
		})
	}
}

func TestOpenOfWhatIsNoPack(t *testing.T) {
	if _, _, err := Open(filepath.Join(t.TempDir(), "khong-co")); !os.IsNotExist(err) {
		t.Errorf("missing path: %v", err)
	}
	dir := write(t, map[string]string{"mau.vb.md": goodTemplate})
	p, list := open(t, filepath.Join(dir, "mau.vb.md"))
	if p != nil || len(list) != 1 || list[0].Message != "tệp không phải zip" {
		t.Errorf("a template: %v, %v", p, list)
	}
}

// A link inside the folder is followed, one that leads out of it is not.
func TestLinksDoNotLeadOut(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	outside := write(t, map[string]string{"ngoai.vb.md": "NGOÀI"})
	dir := write(t, map[string]string{"goi.yaml": goodManifest, "a.vb.md": "A"})
	for from, to := range map[string]string{
		"trong.vb.md": "a.vb.md", "ngoai.vb.md": filepath.Join(outside, "ngoai.vb.md"),
		"len.vb.md": "../" + filepath.Base(outside) + "/ngoai.vb.md", "mat.vb.md": "khong-co", "pho.vb.md": ".",
	} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	p, list := open(t, dir)
	var names []string
	for _, f := range p.Files {
		names = append(names, f.Name+" "+string(f.Data))
	}
	if diff := cmp.Diff([]string{"a.vb.md A", "trong.vb.md A"}, names); diff != "" {
		t.Error(diff)
	}
	want := []string{
		"len.vb.md: “len.vb.md” là liên kết ra ngoài thư mục mẫu, nên không được đọc",
		"mat.vb.md: “mat.vb.md” là liên kết tới tệp không có",
		"ngoai.vb.md: “ngoai.vb.md” là liên kết ra ngoài thư mục mẫu, nên không được đọc",
		"pho.vb.md: “pho.vb.md” không phải tệp thường",
	}
	if diff := cmp.Diff(want, told(list, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestLargeFolders(t *testing.T) {
	dir := write(t, map[string]string{"a.vb.md": "A"})
	big, err := os.Create(filepath.Join(dir, "to.vb.md"))
	if err != nil {
		t.Fatal(err)
	}
	if err := big.Truncate(maxFile + 1); err != nil {
		t.Fatal(err)
	}
	big.Close()
	p, list := open(t, dir)
	if len(p.Files) != 1 || len(list) != 1 || list[0].Message != "tệp quá lớn: một tệp tối đa 16 MB, cả thư mục tối đa 64 MB" {
		t.Errorf("%d files, %v", len(p.Files), list)
	}
	many := map[string]string{}
	for i := range maxEntries + 1 {
		many[string(rune('a'+i%26))+strings.Repeat("x", i/26)+Suffix] = "x"
	}
	p, list = open(t, write(t, many))
	if p != nil || len(list) != 1 || !strings.HasSuffix(list[0].Message, "có hơn 2000 mẫu") {
		t.Errorf("many files: %v, %v", p, list)
	}
}

func TestTogether(t *testing.T) {
	made := func(path, name, issuer string, v Version) *Pack {
		at := diag.Range{File: path + "/goi.yaml", Start: diag.Pos{Line: 1, Col: 6}}
		return &Pack{Path: path, Manifest: &Manifest{Name: name, Issuer: issuer, Version: v, at: at, issuerAt: at}}
	}
	plain := &Pack{Path: "mau"}
	a, newer := made("a", "goi", "Bộ X", Version{1, 0, 0}), made("b", "goi", "bộ  X", Version{1, 1, 0})
	newer.Manifest.Issuer = "bộ X"
	twice, stranger := made("c", "goi", "Bộ X", Version{1, 0, 0}), made("d", "goi", "Sở Y", Version{3, 0, 0})
	got, list := Together([]*Pack{plain, a, newer, twice, plain, stranger, made("e", "khac", "Sở Y", Version{1, 0, 0})})
	var paths []string
	for _, p := range got {
		paths = append(paths, p.Path)
	}
	if diff := cmp.Diff([]string{"mau", "a", "b", "mau", "e"}, paths); diff != "" {
		t.Error(diff)
	}
	want := []string{
		"c/goi.yaml:1:6: gói “goi” phiên bản 1.0.0 có hai lần",
		"d/goi.yaml:1:6: gói “goi” của “Sở Y” trùng tên với gói của “Bộ X”",
	}
	if diff := cmp.Diff(want, told(list, "")); diff != "" {
		t.Error(diff)
	}
	for _, d := range list {
		if len(d.Related) != 1 || d.Related[0].At.File != "a/goi.yaml" {
			t.Errorf("related: %v", d.Related)
		}
	}
}

func TestReference(t *testing.T) {
	for typed, want := range map[string]struct {
		ref Reference
		ok  bool
	}{
		"mau":             {Reference{ID: "mau"}, true},
		"goi/mau":         {Reference{ID: "goi/mau"}, true},
		"goi/mau@1.2":     {Reference{ID: "goi/mau", Pin: "1.2"}, true},
		"goi/mau@":        {Reference{ID: "goi/mau"}, false},
		"goi/mau@1.2.x":   {Reference{ID: "goi/mau", Pin: "1.2.x"}, false},
		"goi/mau@1.2.3.4": {Reference{ID: "goi/mau", Pin: "1.2.3.4"}, false},
		"goi/mau@1@2":     {Reference{ID: "goi/mau", Pin: "1@2"}, false},
	} {
		if got, ok := ParseReference(typed); got != want.ref || ok != want.ok {
			t.Errorf("%q: %+v, %v", typed, got, ok)
		}
	}
	for pin, want := range map[string]bool{"": true, "1": true, "1.12": true, "1.12.3": true, "1.1": false, "2": false, "1.12.4": false} {
		if got := (Reference{ID: "g/m", Pin: pin}).Allows(Version{1, 12, 3}); got != want {
			t.Errorf("@%s allows 1.12.3: %v", pin, got)
		}
	}
	if got := (Reference{ID: "g/m", Pin: "1"}); got.Pack() != "g" || got.String() != "g/m@1" {
		t.Errorf("%q, %q", got.Pack(), got)
	}
	if (Version{1, 10, 0}).Compare(Version{1, 9, 9}) <= 0 {
		t.Error("1.10.0 is newer than 1.9.9")
	}
}

// locked is a folder whose templates cannot be opened.
type locked struct{ fstest.MapFS }

func (l locked) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, Suffix) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.Open(name)
}

// A file that may not be read is no link that leads out.
func TestFilesThatMayNotBeRead(t *testing.T) {
	p, list, err := folder("mau", locked{fstest.MapFS{"a.vb.md": {Data: []byte("A")}}})
	if err != nil || p == nil {
		t.Fatal(p, err)
	}
	want := []string{filepath.Join("mau", "a.vb.md") + ": không đọc được “a.vb.md”: open a.vb.md: permission denied"}
	if diff := cmp.Diff(want, told(list, "")); diff != "" {
		t.Error(diff)
	}
}
