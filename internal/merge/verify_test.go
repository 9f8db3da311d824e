package merge

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVerify(t *testing.T) {
	sound := t.TempDir()
	o := both(sound)
	o.Combine, o.Zip = true, true
	mustRun(t, withBad(5), o)
	files := folder(t, sound)
	const failed = "theo-doi.xlsx: văn bản “Sơn La” không tạo được"
	for _, c := range []struct {
		name   string
		change func(t *testing.T, dir string)
		want   []string
	}{
		{"sound", func(*testing.T, string) {}, nil},
		{"a missing file", func(t *testing.T, dir string) { remove(t, dir, "Lai Châu.pdf") }, []string{"Lai Châu.pdf: thiếu tệp này"}},
		{"a longer file", func(t *testing.T, dir string) { write(t, dir, "Lai Châu.pdf", files["Lai Châu.pdf"]+"x") },
			[]string{"Lai Châu.pdf: tệp đã bị sửa: dài"}},
		{"another file", func(t *testing.T, dir string) {
			write(t, dir, "Lai Châu.docx", strings.Repeat("x", len(files["Lai Châu.docx"])))
		}, []string{"Lai Châu.docx: tệp đã bị sửa: SHA-256"}},
		{"other pages", func(t *testing.T, dir string) {
			edit(t, dir, "bang-ke.json", func(m *Manifest) { m.Entries[2].Files[1].Pages = 7 })
		}, []string{"Lai Châu.pdf: tệp có 3 trang, bảng kê ghi 7", "bang-ke.json: bảng kê ghi “Lai Châu” có 3 trang", "bang-ke.json: bảng kê này đã bị sửa", "bang-ke.xlsx: bảng kê này đã bị sửa",
			"tat-ca.zip: trong tệp nén, “bang-ke.json” bị thiếu hoặc không đúng"}},
		{"a combined file", func(t *testing.T, dir string) { remove(t, dir, "tat-ca.pdf") }, []string{"tat-ca.pdf: thiếu tệp này"}},
		{"a stranger", func(t *testing.T, dir string) { write(t, dir, "ghi chú.txt", "của tôi") }, []string{"ghi chú.txt: tệp không có trong bảng kê"}},
		{"a journal", func(t *testing.T, dir string) { write(t, dir, ".bang-ke.jsonl", "{}") }, []string{".bang-ke.jsonl: có lần chạy chưa xong"}},
		{"no workbook", func(t *testing.T, dir string) { remove(t, dir, "bang-ke.xlsx") }, []string{"bang-ke.xlsx: thiếu bảng kê này"}},
		{"no zip", func(t *testing.T, dir string) { remove(t, dir, "tat-ca.zip") }, []string{"tat-ca.zip: thiếu tệp nén này"}},
		{"a broken zip", func(t *testing.T, dir string) { write(t, dir, "tat-ca.zip", "PK") }, []string{"tat-ca.zip: tệp nén đã hỏng"}},
		{"bytes behind the zip", func(t *testing.T, dir string) { write(t, dir, "tat-ca.zip", files["tat-ca.zip"]+"x") }, []string{"tat-ca.zip: tệp nén đã bị sửa: có byte thừa ở đầu hoặc cuối"}},
		{"a stranger in the zip", func(t *testing.T, dir string) {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			for _, f := range unzipped(t, files["tat-ca.zip"]) {
				if err := z.Copy(f); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := z.Create("la.docx"); err != nil {
				t.Fatal(err)
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			write(t, dir, "tat-ca.zip", b.String())
		}, []string{"tat-ca.zip: trong tệp nén có “la.docx” không thuộc bảng kê"}},
		{"a manifest in the zip", func(t *testing.T, dir string) {
			at := strings.Index(files["tat-ca.zip"], `"entries"`)
			write(t, dir, "tat-ca.zip", files["tat-ca.zip"][:at]+"?"+files["tat-ca.zip"][at+1:])
		}, []string{"tat-ca.zip: trong tệp nén, “bang-ke.json” bị thiếu hoặc không đúng"}},
		{"a byte in the zip", func(t *testing.T, dir string) {
			at := strings.Index(files["tat-ca.zip"], files["Lai Châu.docx"])
			write(t, dir, "tat-ca.zip", files["tat-ca.zip"][:at+100]+"?"+files["tat-ca.zip"][at+101:])
		}, []string{"tat-ca.zip: trong tệp nén, “Lai Châu.docx” bị thiếu hoặc không đúng"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, data := range files {
				write(t, dir, name, data)
			}
			c.change(t, dir)
			v, err := Verify(dir)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range v.Problems {
				got = append(got, filepath.Base(d.At.File)+": "+d.Message)
				if d.Hint == "" {
					t.Errorf("no hint: %s", d.Message)
				}
			}
			want := append([]string{failed}, c.want...)
			short := func(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }
			if diff := cmp.Diff(slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(got)), cmp.Comparer(short)); diff != "" {
				t.Error(diff)
			}
			if v.Documents != 5 || v.Files != 4*2+2 {
				t.Errorf("%d documents, %d files", v.Documents, v.Files)
			}
		})
	}
}

func TestVerifyWithoutManifest(t *testing.T) {
	var failed *Error
	if _, err := Verify(t.TempDir()); !errors.As(err, &failed) || failed.Hint == "" {
		t.Errorf("empty folder: %v", err)
	}
	dir := t.TempDir()
	write(t, dir, "bang-ke.json", `{"version": 99}`)
	if _, err := Verify(dir); err == nil || !strings.Contains(err.Error(), "phiên bản 99") {
		t.Errorf("manifest of tomorrow: %v", err)
	}
	dir = t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "bang-ke.json"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(dir); err == nil || !strings.Contains(err.Error(), "“bang-ke.json” là thư mục") {
		t.Errorf("a folder: %v", err)
	}
	v, err := Verify(shards(t, letters(4), 2))
	if err != nil || len(v.Problems) > 0 || len(v.Manifests) != 2 || v.Documents != 4 {
		t.Errorf("shards: %v %+v", err, v)
	}
}

func unzipped(t *testing.T, data string) []*zip.File {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return z.File
}

// The zip of the same files is the same, and unpacks to them.
func TestZip(t *testing.T) {
	dir := t.TempDir()
	o := both(dir)
	o.Zip = true
	mustRun(t, withBad(5), o)
	files := folder(t, dir)
	mustRun(t, withBad(5), o)
	if folder(t, dir)["tat-ca.zip"] != files["tat-ca.zip"] {
		t.Error("the zip of the same files is another")
	}
	packed := files["tat-ca.zip"]
	delete(files, "tat-ca.zip")
	z, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		got[f.Name] = b.String()
		if f.NonUTF8 {
			t.Errorf("%s: the name is not marked as UTF-8", f.Name)
		}
	}
	same(t, files, got)
}
