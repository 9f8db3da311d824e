package font

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/fonts"
)

func load(t testing.TB) *Set {
	t.Helper()
	set, err := Load(fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestLoadPicksFacesByNameTable(t *testing.T) {
	set := load(t)
	for _, c := range []struct {
		bold, italic bool
		want         string
	}{
		{false, false, "LiberationSerif"},
		{true, false, "LiberationSerif-Bold"},
		{false, true, "LiberationSerif-Italic"},
		{true, true, "LiberationSerif-BoldItalic"},
	} {
		if got := set.Face(c.bold, c.italic).PostScript; got != c.want {
			t.Errorf("Face(%v, %v) = %s, want %s", c.bold, c.italic, got, c.want)
		}
	}
}

func TestMetrics(t *testing.T) {
	f := load(t).Face(false, false)
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"units", f.UnitsPerEm, 2048},
		{"ascent", f.Ascent, 1825},
		{"descent", f.Descent, 443},
		{"line gap", f.LineGap, 87},
	} {
		if c.got != c.want {
			t.Errorf("%s = %d, want %d", c.name, c.got, c.want)
		}
	}
}

func TestAdvance(t *testing.T) {
	f := load(t).Face(false, false)
	for r, want := range map[rune]int{
		'A': 1479, ' ': 512, '\u00a0': 512, '-': 682, '\u2011': 682, 'đ': 1024, 'ế': 909, '…': 2048,
	} {
		if got, ok := f.Advance(r); got != want || !ok {
			t.Errorf("Advance(%q) = %d, %v; want %d", r, got, ok, want)
		}
	}
	for _, r := range []rune{'漢', '😀', -1, 0xfffff, '\t', '\uffff'} {
		if _, ok := f.Advance(r); ok || f.Has(r) {
			t.Errorf("the face should not have %q", r)
		}
	}
}

func TestVietnameseIsComplete(t *testing.T) {
	set := load(t)
	const letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
	text := letters + strings.ToUpper(letters) + "“”‘’–—…/%±≤≥×°²³0123456789"
	for _, bold := range []bool{false, true} {
		for _, italic := range []bool{false, true} {
			face := set.Face(bold, italic)
			for _, r := range text {
				if !face.Has(r) {
					t.Errorf("%s lacks %q", face.PostScript, r)
				}
			}
		}
	}
}

func file(t testing.TB, style string) []byte {
	t.Helper()
	data, err := fs.ReadFile(fonts.FS, "LiberationSerif-"+style+".ttf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func directory(t testing.TB, styles ...string) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{
		"readme.txt": {Data: []byte("no font")},
		"broken.ttf": {Data: []byte("no font")},
	}
	for _, s := range styles {
		m["any-name-"+strings.ToLower(s)+".TTF"] = &fstest.MapFile{Data: file(t, s)}
	}
	return m
}

// patch sets a big-endian 16-bit field of a table.
func patch(t testing.TB, data []byte, tag string, at, value int) {
	t.Helper()
	tables, err := split(data)
	if err != nil {
		t.Fatal(err)
	}
	tables[tag][at], tables[tag][at+1] = byte(value>>8), byte(value)
}

func TestLoadErrors(t *testing.T) {
	restricted := directory(t, "Regular", "Bold", "Italic", "BoldItalic")
	patch(t, restricted["any-name-bold.TTF"].Data, "OS/2", 8, 2)
	damaged := directory(t, "Regular", "Bold", "Italic", "BoldItalic")
	patch(t, damaged["any-name-italic.TTF"].Data, "hhea", 34, 60000)

	for name, c := range map[string]struct {
		fsys fs.FS
		want string
	}{
		"empty":      {fstest.MapFS{}, "thư mục phông chữ không có tệp TrueType (.ttf) nào của phông “Times New Roman” hoặc “Liberation Serif”"},
		"incomplete": {directory(t, "Regular", "Italic"), "thư mục phông chữ thiếu kiểu đậm, đậm nghiêng của phông “Liberation Serif”, cần đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng"},
		"restricted": {restricted, "tệp phông chữ “any-name-bold.TTF” có giấy phép không cho nhúng vào văn bản"},
		"damaged":    {damaged, "tệp phông chữ “any-name-italic.TTF” bị hỏng hoặc không phải phông chữ TrueType"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(c.fsys)
			if err == nil || err.Error() != c.want {
				t.Errorf("Load: %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestChoosePrefersAWholeFamily(t *testing.T) {
	times := [styles]string{"times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"}
	liberation := [styles]string{"a.ttf", "b.ttf", "c.ttf", "d.ttf"}
	partial := [styles]string{0: "times.ttf", italic: "timesi.ttf"}
	for name, c := range map[string]struct {
		found [len(families)][styles]string
		want  [styles]string
	}{
		"Times New Roman first":        {[len(families)][styles]string{times, liberation}, times},
		"families are never mixed":     {[len(families)][styles]string{partial, liberation}, liberation},
		"Times New Roman without rest": {[len(families)][styles]string{times, {}}, times},
	} {
		if got, err := choose(c.found); err != nil || got != c.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if _, err := choose([len(families)][styles]string{partial, {}}); err == nil || !strings.Contains(err.Error(), "“Times New Roman”") {
		t.Errorf("an incomplete family gave %v", err)
	}
}

// plainFS hides that files can be read at an offset, as those of an archive
// cannot.
type plainFS struct{ fs.ReadDirFS }

type plainFile struct{ fs.File }

func (f plainFS) Open(name string) (fs.File, error) {
	file, err := f.ReadDirFS.Open(name)
	return plainFile{file}, err
}

func TestLoadFromStreams(t *testing.T) {
	set, err := Load(plainFS{fonts.FS})
	if err != nil {
		t.Fatal(err)
	}
	if got := set.Face(true, true).PostScript; got != "LiberationSerif-BoldItalic" {
		t.Errorf("face %s", got)
	}
}

func TestEmbeddable(t *testing.T) {
	for fsType, want := range map[int]error{
		0: nil, 4: nil, 8: nil, 2: errRestricted, 2 | 8: nil, 0x108: errNoSubset, 0x200: errBitmap,
	} {
		if got := embeddable(fsType); got != want {
			t.Errorf("embeddable(%#x) = %v, want %v", fsType, got, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkAdvance(b *testing.B) {
	f := load(b).Face(false, false)
	sum := 0
	for b.Loop() {
		for _, r := range "Cộng hòa xã hội chủ nghĩa Việt Nam" {
			units, _ := f.Advance(r)
			sum += units
		}
	}
	if sum == 0 {
		b.Fatal("no widths")
	}
}
