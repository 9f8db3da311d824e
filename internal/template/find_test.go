package template

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/pack"
)

// packed is a pack whose templates print their id and the version.
func packed(t *testing.T, name, version string, ids ...string) *pack.Pack {
	t.Helper()
	files := fstest.MapFS{"goi.yaml": {Data: []byte("ten: " + name + "\nphien_ban: " + version + "\nco_quan: Bộ Thí dụ\ngiay_phep: CC0-1.0\n")}}
	for _, id := range ids {
		text := "---\nid: " + id + "\nten: " + id + " " + version + "\nloai: thong-bao\n---\nx"
		if strings.Contains(id, "{") { // attaches another
			id, other, _ := strings.Cut(strings.TrimSuffix(id, "}"), "{")
			text = "---\nid: " + id + "\nten: " + id + " " + version + "\nloai: quyet-dinh\nkem_theo:\n  - {mau: " + other + ", nhan: kem}\n---\nĐiều 1. Ban hành {@kem}."
			files[id+Suffix] = &fstest.MapFile{Data: []byte(text)}
			continue
		}
		files[id+Suffix] = &fstest.MapFile{Data: []byte(text)}
	}
	p, problems := pack.Embedded(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i := range p.Files {
		p.Files[i].Place = name + "-" + version + "/" + p.Files[i].Name
	}
	return p
}

func mixed(t *testing.T) *Library {
	t.Helper()
	folder := fstest.MapFS{
		"moi-hop.vb.md": {Data: []byte("---\nid: moi-hop\nten: riêng\nloai: thong-bao\n---\nx")},
		"la.vb.md":      {Data: []byte("---\nid: goi/bao-cao\nten: lạ\nloai: thong-bao\n---\nx")},
	}
	l, problems := NewLibrary(append(plain(folder),
		packed(t, "goi", "1.10.0", "moi-hop", "bao-cao", "moi"),
		packed(t, "goi", "1.2.3", "moi-hop", "bao-cao"),
		packed(t, "goi", "1.2.0", "bao-cao"),
		packed(t, "khac", "2.0.0", "bao-cao", "thu-moi"))...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return l
}

func TestFindOfAVersion(t *testing.T) {
	l := mixed(t)
	for name, want := range map[string]string{
		"moi-hop":            "moi-hop riêng", // a pack does not take its place
		"goi/moi-hop@1.10":   "goi/moi-hop moi-hop 1.10.0",
		"goi/moi-hop@1.2":    "goi/moi-hop moi-hop 1.2.3",
		"goi/bao-cao@1.2.0":  "goi/bao-cao bao-cao 1.2.0",
		"goi/moi":            "goi/moi moi 1.10.0", // one version has it
		"khac/bao-cao":       "khac/bao-cao bao-cao 2.0.0",
		"khac/bao-cao@2":     "khac/bao-cao bao-cao 2.0.0",
		"khac/bao-cao@2.0.0": "khac/bao-cao bao-cao 2.0.0",
	} {
		found, problems := l.Find(name, diag.Range{})
		if found == nil || len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		} else if got := found.ID + " " + found.Title; got != want {
			t.Errorf("%s gives %q, want %q", name, got, want)
		}
	}
}

func TestFindOfNone(t *testing.T) {
	l := mixed(t)
	at := diag.Range{File: "a.vb.yaml", Start: diag.Pos{Line: 1, Col: 6}}
	for name, want := range map[string]string{
		"goi/moi-hop":       "mẫu “goi/moi-hop” có ở nhiều phiên bản: 1.2.3, 1.10.0; chọn một phiên bản, như “mau: goi/moi-hop@1.10”",
		"goi/bao-cao@1.2":   "mẫu “goi/bao-cao@1.2” có ở nhiều phiên bản: 1.2.0, 1.2.3; chọn một phiên bản, như “mau: goi/bao-cao@1.2.3”",
		"goi/bao-cao@3":     "không có mẫu “goi/bao-cao” phiên bản 3, chỉ có 1.2.0, 1.2.3, 1.10.0; viết “goi/bao-cao@1.10”, hoặc thêm --templates với đúng phiên bản",
		"goi/bao-cao@1.1":   "không có mẫu “goi/bao-cao” phiên bản 1.1, chỉ có 1.2.0, 1.2.3, 1.10.0; viết “goi/bao-cao@1.10”, hoặc thêm --templates với đúng phiên bản",
		"goi/bao-cao@mới":   "phiên bản “mới” không đúng dạng, cần một đến ba số như 1.2; viết như “goi/bao-cao@1.2”, hoặc bỏ phần từ “@”",
		"goi/moi-hopp":      "gói “goi” không có mẫu “moi-hopp”; ý bạn là “goi/moi-hop”?",
		"khac/quyet-dinh":   "gói “khac” không có mẫu “quyet-dinh”; viết một trong: khac/bao-cao, khac/thu-moi",
		"khacc/bao-cao":     "không có gói mẫu “khacc”; ý bạn là “khac/bao-cao”?",
		"bo-nao-do/bao-cao": "không có gói mẫu “bo-nao-do”; thêm --templates với thư mục hoặc tệp .zip của gói “bo-nao-do”",
		"moi-hop@1":         "mẫu “moi-hop” không thuộc gói nào nên không có phiên bản; bỏ “@1”",
		"thu-moi":           "không có mẫu “thu-moi” ngoài các gói; ý bạn là “khac/thu-moi”?",
		"thu-moi@2":         "không có mẫu “thu-moi@2” ngoài các gói; ý bạn là “khac/thu-moi@2”?",
		"bao-cao":           "không có mẫu “bao-cao” ngoài các gói; viết một trong: goi/bao-cao, khac/bao-cao",
		"moi-hopp":          "không có mẫu “moi-hopp”; ý bạn là “moi-hop”?",
		"xyz":               "không có mẫu “xyz”; chạy vanban list để xem các mẫu và loại văn bản",
	} {
		found, problems := l.Find(name, at)
		if found != nil || len(problems) != 1 || problems[0].At != at {
			t.Errorf("%s: %v, %v", name, found, problems)
			continue
		}
		if diff := cmp.Diff(want, problems[0].Message+"; "+problems[0].Hint); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestStarterNamesTheSeries(t *testing.T) {
	l := mixed(t)
	for name, want := range map[string]string{"moi-hop": "moi-hop", "goi/bao-cao@1.2.3": "goi/bao-cao@1.2", "khac/bao-cao": "khac/bao-cao@2.0"} {
		found, problems := l.Find(name, diag.Range{})
		if found == nil {
			t.Fatal(problems)
		}
		if !strings.Contains(string(found.Starter()), "\nmau: "+want+"\n") {
			t.Errorf("%s:\n%s", name, found.Starter())
		}
	}
}

// A template of a pack attaches its neighbour, of the same version, by the plain
// id; one of another pack by the full one.
func TestAttachInsideAPack(t *testing.T) {
	l, problems := NewLibrary(
		packed(t, "goi", "1.0.0", "kem", "chinh{kem}", "ngoai{khac/kem@1}", "sai{goi/kem}"),
		packed(t, "goi", "2.0.0", "kem", "chinh{kem}"),
		packed(t, "khac", "1.5.0", "kem"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for name, want := range map[string]string{
		"goi/chinh@1": "goi-1.0.0/kem.vb.md", "goi/chinh@2": "goi-2.0.0/kem.vb.md", "goi/ngoai": "khac-1.5.0/kem.vb.md",
	} {
		found, problems := l.Find(name, diag.Range{})
		if found == nil || len(found.others) != 1 || found.others[0].File != want {
			t.Errorf("%s: %+v, %v", name, found, problems)
		}
	}
	if found, problems := l.Find("goi/sai", diag.Range{}); found != nil || len(problems) != 1 || problems[0].Message != "không có mẫu “goi/kem” để kèm theo" {
		t.Errorf("%+v, %v", found, problems)
	}
}

func TestLibraryRefusesClashes(t *testing.T) {
	one, again := packed(t, "goi", "1.0.0", "a"), packed(t, "goi", "1.0.0", "b")
	again.Files = append(again.Files, pack.File{Name: "c.vb.md", Place: "c", Data: []byte("---\nid: b\n---\n")})
	_, problems := NewLibrary(again)
	if len(problems) != 1 || problems[0].Message != "mã mẫu “b” đã có ở tệp goi-1.0.0/b.vb.md" || problems[0].At.File != "c" {
		t.Errorf("two templates of one id: %v", problems)
	}
	l, problems := NewLibrary(one, again)
	if len(problems) != 1 || problems[0].Message != "gói “goi” phiên bản 1.0.0 có hai lần" {
		t.Errorf("a pack twice: %v", problems)
	}
	if list := l.List(); len(list) != 1 || list[0].ID != "goi/a" || list[0].Pack.Version != (pack.Version{1, 0, 0}) {
		t.Errorf("%v", list)
	}
}
