package pack

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// entry is a file of a zip file in the making.
type entry struct {
	name   string
	text   string
	header func(*zip.FileHeader) // may be nil
	raw    bool                  // text is written as the packed bytes
}

func packed(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.header != nil {
			e.header(h)
		}
		create := w.CreateHeader
		if e.raw {
			create = w.CreateRaw
		}
		f, err := create(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.text)); err != nil && e.text != "" {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// good are the entries of a pack with which nothing is wrong, and more.
func good(more ...entry) []entry {
	return append([]entry{{name: "goi.yaml", text: goodManifest}, {name: "mau.vb.md", text: goodTemplate}}, more...)
}

func mode(m fs.FileMode) func(*zip.FileHeader) {
	return func(h *zip.FileHeader) { h.SetMode(m) }
}

// A zip file holds the same pack as the folder that was packed; only the places
// for messages differ.
func TestZipIsTheFolder(t *testing.T) {
	dir := write(t, map[string]string{"goi.yaml": goodManifest, "mau.vb.md": goodTemplate, "anh.vb.md": "B", "README": "x"})
	want, list := open(t, dir)
	if len(list) > 0 {
		t.Fatal(list)
	}
	files := []string{"mau.vb.md", "README", "goi.yaml", "anh.vb.md"}
	for name, entries := range map[string]func(string) []entry{
		"flat":       func(s string) []entry { return []entry{{name: s}} },
		"top folder": func(s string) []entry { return []entry{{name: "Gói mẫu 1.2/" + s}} },
		"from a Mac": func(s string) []entry {
			return []entry{{name: "goi/" + s}, {name: "__MACOSX/goi/._" + s, text: "x"}, {name: "goi/con/" + s, text: "khác"}}
		},
		"folders listed": func(s string) []entry {
			return []entry{{name: "goi/" + s}, {name: "goi/sau/" + s + "/", header: mode(fs.ModeDir | 0o755)}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			var all []entry
			for _, file := range files {
				text, err := os.ReadFile(filepath.Join(dir, file))
				if err != nil {
					t.Fatal(err)
				}
				made := entries(file)
				made[0].text = string(text)
				all = append(all, made...)
			}
			all = append(all, entry{name: "Thumbs.db", text: "x"})
			if name == "flat" {
				all = append(all, entry{name: "cu/goi.zip", text: string(packed(t, good()...)), header: func(h *zip.FileHeader) { h.Method = zip.Store }})
			}
			got, list := Zip("goi.zip", packed(t, all...))
			if len(list) > 0 {
				t.Fatal(list)
			}
			diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Manifest{}), cmpopts.IgnoreFields(Pack{}, "Path"), cmpopts.IgnoreFields(File{}, "Place"))
			if diff != "" {
				t.Error(diff)
			}
			if place := filepath.ToSlash(got.Files[0].Place); !strings.HasPrefix(place, "goi.zip/") || !strings.HasSuffix(place, "/anh.vb.md") {
				t.Errorf("place %q", place)
			}
		})
	}
}

func TestZipOnDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "goi.zip")
	if err := os.WriteFile(path, packed(t, good()...), 0o666); err != nil {
		t.Fatal(err)
	}
	if p, list := open(t, path); p == nil || len(list) > 0 || p.Manifest.Name != "goi-thu" {
		t.Errorf("%v, %v", p, list)
	}
	if err := os.Truncate(path, maxArchive+1); err != nil {
		t.Fatal(err)
	}
	if p, list := open(t, path); p != nil || len(list) != 1 || list[0].Message != "gói mẫu lớn 32 MB, tối đa 32 MB" {
		t.Errorf("too large: %v, %v", p, list)
	}
}

// Each of these is refused as a whole, whatever else it holds.
func TestHostileZips(t *testing.T) {
	zeros := strings.Repeat("\x00", maxFile)
	sound := packed(t, good()...)
	many := good()
	for i := range maxEntries {
		many = append(many, entry{name: fmt.Sprintf("t/%d", i)})
	}
	outside := func(name string) []byte { return packed(t, good(entry{name: name, text: "x"})...) }
	tests := map[string]struct {
		data []byte
		want string // beginning of the only message
	}{
		"parent":           {outside("../mau-2.vb.md"), "tên “../mau-2.vb.md” trong tệp zip có “..” nên dẫn ra ngoài gói"},
		"parent inside":    {outside("a/../../b"), "tên “a/../../b” trong tệp zip có “..”"},
		"absolute":         {outside("/etc/mau.vb.md"), "tên “/etc/mau.vb.md” trong tệp zip bắt đầu bằng “/”"},
		"drive":            {outside("c:mau-2.vb.md"), "tên “c:mau-2.vb.md” trong tệp zip bắt đầu bằng tên ổ đĩa"},
		"backslash":        {outside(`a\..\..\mau.vb.md`), `tên “a\..\..\mau.vb.md” trong tệp zip có dấu “\”`},
		"control":          {outside("a\x00.vb.md"), "tên “a\x00.vb.md” trong tệp zip trống hoặc có ký tự điều khiển"},
		"symlink":          {packed(t, good(entry{name: "a.vb.md", text: "/etc/passwd", header: mode(fs.ModeSymlink | 0o777)})...), "“a.vb.md” trong tệp zip là liên kết"},
		"device":           {packed(t, good(entry{name: "a.vb.md", header: mode(fs.ModeDevice | 0o666)})...), "“a.vb.md” trong tệp zip không phải tệp thường"},
		"same name":        {outside("mau.vb.md"), "tên “mau.vb.md” có hai lần"},
		"same but case":    {outside("MAU.vb.md"), "tên “MAU.vb.md” có hai lần trong tệp zip (lần trước là “mau.vb.md”)"},
		"same but accents": {packed(t, good(entry{name: "m\u1eabu.vb.md"}, entry{name: "M\u00e2\u0303u.vb.md"})...), "tên “M\u00e2\u0303u.vb.md” có hai lần"},
		"file and folder":  {packed(t, good(entry{name: "mau.vb.md/"})...), "tên “mau.vb.md/” có hai lần"},
		"too many":         {packed(t, many...), "tệp zip có quá nhiều tệp, tối đa 2000"},
		"too many to read": {bytes.Repeat([]byte(centralEntry), 10*maxEntries+1), "tệp zip có quá nhiều tệp"},
		"one huge":         {packed(t, good(entry{name: "a", text: zeros + "x"})...), "“a” giải nén ra hơn 16 MB"},
		"bomb":             {packed(t, good(entry{name: "a", text: zeros})...), "“a” giải nén ra gấp hơn 200 lần"},
		"all too large": {lie(t, packed(t, good(entry{name: "a"}, entry{name: "b"}, entry{name: "c"}, entry{name: "d"}, entry{name: "e"})...),
			func(h []byte) {
				binary.LittleEndian.PutUint32(h[20:], maxFile)
				binary.LittleEndian.PutUint32(h[24:], maxFile)
			}, "a", "b", "c", "d", "e"),
			"tệp zip giải nén ra hơn 64 MB"},
		"says less":   {lie(t, sound, func(h []byte) { binary.LittleEndian.PutUint32(h[24:], 3) }, "mau.vb.md"), "“mau.vb.md” trong tệp zip hỏng"},
		"says more":   {lie(t, sound, func(h []byte) { binary.LittleEndian.PutUint32(h[24:], 3000) }, "mau.vb.md"), "“mau.vb.md” trong tệp zip hỏng"},
		"packed long": {lie(t, sound, func(h []byte) { binary.LittleEndian.PutUint32(h[20:], 1<<20) }, "mau.vb.md"), "tệp zip hỏng: “mau.vb.md” nằm ngoài tệp"},
		"wrong sum":   {lie(t, sound, func(h []byte) { h[16]++ }, "mau.vb.md"), "“mau.vb.md” trong tệp zip hỏng"},
		"overlap":     {lie(t, sound, func(h []byte) { binary.LittleEndian.PutUint32(h[42:], 0) }, "mau.vb.md"), "tệp zip có các phần nằm chồng lên nhau"},
		"encrypted":   {lie(t, sound, func(h []byte) { h[8] |= 1 }, "mau.vb.md"), "“mau.vb.md” trong tệp zip có mật khẩu"},
		"method":      {lie(t, sound, func(h []byte) { h[10] = 14 }, "mau.vb.md"), "“mau.vb.md” trong tệp zip nén bằng cách số 14"},
		"bad deflate": {packed(t, entry{name: "goi.yaml", text: goodManifest}, entry{name: "mau.vb.md", text: "xxxx", raw: true,
			header: func(h *zip.FileHeader) { h.CompressedSize64, h.UncompressedSize64 = 4, 10 }}), "“mau.vb.md” trong tệp zip hỏng"},
		"truncated":   {sound[:len(sound)/2], "tệp zip bị cắt cụt hoặc hỏng"},
		"no zip":      {[]byte("%PDF-1.7"), "tệp không phải zip"},
		"empty":       {nil, "tệp không phải zip"},
		"empty zip":   {packed(t), "tệp zip không phải gói mẫu: không có goi.yaml"},
		"no manifest": {packed(t, entry{name: "mau.vb.md", text: goodTemplate}), "tệp zip không phải gói mẫu: không có goi.yaml"},
		"two folders": {packed(t, entry{name: "a/goi.yaml", text: goodManifest}, entry{name: "b/mau.vb.md"}), "tệp zip không phải gói mẫu: không có goi.yaml"},
		"deep":        {packed(t, entry{name: "a/b/goi.yaml", text: goodManifest}, entry{name: "a/b/mau.vb.md"}), "tệp zip không phải gói mẫu: không có goi.yaml"},
		"odd letters": {packed(t, good(entry{name: "m\xaa.vb.md", header: func(h *zip.FileHeader) { h.NonUTF8 = true }})...), "tên mẫu “m?.vb.md” trong tệp zip không phải UTF-8"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p, list := Zip("goi.zip", test.data)
			if p != nil {
				t.Error("the pack can be used")
			}
			if len(list) != 1 || !strings.HasPrefix(list[0].Message, test.want) || list[0].Hint == "" || list[0].At.File != "goi.zip" {
				t.Errorf("got %+v, want %q", list, test.want)
			}
		})
	}
}

// lie changes the headers of entries in the directory of a zip file.
func lie(t *testing.T, data []byte, change func(header []byte), names ...string) []byte {
	t.Helper()
	out := bytes.Clone(data)
	for _, name := range names {
		found := false
		for i := 0; i+46 <= len(out); i++ {
			h := out[i:]
			if bytes.HasPrefix(h, []byte(centralEntry)) && bytes.HasPrefix(h[46:], []byte(name)) && int(binary.LittleEndian.Uint16(h[28:])) == len(name) {
				change(h)
				found = true
				break
			}
		}
		if !found {
			t.Fatalf("no %s in the directory", name)
		}
	}
	return out
}

// TestHostileZipsStaySmall reads a bomb whose directory lies: no more is unpacked
// than what the directory admits.
func TestHostileZipsStaySmall(t *testing.T) {
	bomb := packed(t, good(entry{name: "a.vb.md", text: strings.Repeat("\x00", 4*maxFile)})...)
	bomb = lie(t, bomb, func(h []byte) { binary.LittleEndian.PutUint32(h[24:], 1000) }, "a.vb.md")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	p, list := Zip("goi.zip", bomb)
	runtime.ReadMemStats(&after)
	if p != nil || len(list) != 1 {
		t.Fatalf("%v, %v", p, list)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
		t.Errorf("%d bytes taken", used)
	}
}

func FuzzZip(f *testing.F) {
	f.Add(packed(f, good()...))
	f.Add(packed(f, entry{name: "a/goi.yaml", text: goodManifest}, entry{name: "a/mau.vb.md", text: goodTemplate}))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, list := Zip("goi.zip", data)
		switch {
		case p == nil && !list.HasErrors():
			t.Error("refused without a word")
		case p != nil && (p.Manifest == nil || len(p.Files) == 0):
			t.Error("a pack without manifest or templates")
		}
	})
}
