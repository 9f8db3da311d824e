package font

import (
	"bytes"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

const sample = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ằẳẵắặầẩẫấậ 0123456789,.;:“”()"

func distinct(text string) []rune {
	seen := map[rune]bool{}
	var runes []rune
	for _, r := range text {
		if !seen[r] {
			seen[r] = true
			runes = append(runes, r)
		}
	}
	return runes
}

// TestCutDrawsTheSame reads the cut file with another parser and compares
// outlines and widths with those of the whole file.
func TestCutDrawsTheSame(t *testing.T) {
	set := load(t)
	for name, face := range map[string]*Face{"Regular": set.Face(false, false), "BoldItalic": set.Face(true, true)} {
		runes := distinct(sample)
		cut, err := face.Cut(runes)
		if err != nil {
			t.Fatal(err)
		}
		// sfnt wants tables that a PDF reader does not.
		whole := file(t, name)
		from, err := split(cut)
		if err != nil {
			t.Fatal(err)
		}
		tables, _ := split(whole)
		var parts []part
		for _, tag := range []string{"OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"} {
			data := from[tag]
			if data == nil {
				data = tables[tag]
			}
			if tag == "post" {
				data = append([]byte{0, 3, 0, 0}, data[4:32]...)
			}
			parts = append(parts, part{tag, data})
		}
		small, err := sfnt.Parse(assemble(parts))
		if err != nil {
			t.Fatal(err)
		}
		big, err := sfnt.Parse(whole)
		if err != nil {
			t.Fatal(err)
		}
		em := fixed.I(face.UnitsPerEm)
		for i, r := range runes {
			var a, b sfnt.Buffer
			g, err := big.GlyphIndex(&a, r)
			if err != nil {
				t.Fatal(err)
			}
			want, err := big.LoadGlyph(&a, g, em, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := small.LoadGlyph(&b, sfnt.GlyphIndex(i+1), em, nil)
			if err != nil {
				t.Fatalf("%s: glyph of %q: %v", name, r, err)
			}
			if len(got) != len(want) {
				t.Fatalf("%s: %q has %d segments, want %d", name, r, len(got), len(want))
			}
			for k := range got {
				if got[k] != want[k] {
					t.Fatalf("%s: %q differs in segment %d", name, r, k)
				}
			}
			units, _ := face.Advance(r)
			if w := u16(from["hmtx"], 4*(i+1)); w != units {
				t.Errorf("%s: %q is %d wide, want %d", name, r, w, units)
			}
		}
	}
}

func TestCutIsSound(t *testing.T) {
	face := load(t).Face(false, false)
	runes := distinct(sample)
	cut, err := face.Cut(runes)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := face.Cut(runes); !bytes.Equal(cut, again) {
		t.Error("two cuts differ")
	}
	if len(cut)%4 != 0 || checksum(cut) != 0xB1B0AFBA {
		t.Errorf("checksum of the file is %#x", checksum(cut))
	}
	if len(cut) > 40000 {
		t.Errorf("%d characters take %d bytes", len(runes), len(cut))
	}
}

func TestCutRefusesWhatIsMissing(t *testing.T) {
	_, err := load(t).Face(true, false).Cut([]rune{'a', '漢'})
	const want = "phông chữ LiberationSerif-Bold không có ký tự “漢” (U+6F22)"
	if err == nil || err.Error() != want {
		t.Errorf("Cut: %v, want %s", err, want)
	}
}

// TestCutDamaged corrupts outlines and offsets: an error or a file, no panic.
func TestCutDamaged(t *testing.T) {
	data := file(t, "Regular")
	tables, err := split(data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range tables["loca"] {
		if i%97 == 0 {
			tables["loca"][i] ^= 0xff
		}
	}
	for i := range tables["glyf"] {
		if i%89 == 0 {
			tables["glyf"][i] ^= 0xff
		}
	}
	face, err := parse(data)
	if err != nil {
		t.Fatal(err)
	}
	failed := 0
	for _, r := range strings.ToUpper(sample) + sample {
		if _, err := face.Cut([]rune{r}); err != nil {
			failed++
		}
	}
	if failed == 0 {
		t.Error("no damage was noticed")
	}
}

func FuzzParse(f *testing.F) {
	whole := file(f, "Italic")
	f.Add(whole[:2000], uint16(4), uint16(0))
	f.Add([]byte("\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), uint16(0), uint16(0))
	f.Fuzz(func(t *testing.T, head []byte, at, value uint16) {
		data := append(append([]byte(nil), head...), whole[min(len(head), len(whole)):]...)
		if i := int(at) * 7; i < len(data) {
			data[i] = byte(value)
		}
		face, err := parse(data)
		if err != nil {
			return
		}
		if _, ok := face.Advance('a'); ok != face.Has('a') {
			t.Error("Advance and Has disagree")
		}
		if cut, err := face.Cut([]rune{' '}); err == nil && len(cut) == 0 {
			t.Error("empty cut")
		}
	})
}

func BenchmarkCut(b *testing.B) {
	face, runes := load(b).Face(false, false), distinct(sample)
	for b.Loop() {
		if _, err := face.Cut(runes); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPeerCut measures the subsetter of fpdf on the same task.
func BenchmarkPeerCut(b *testing.B) {
	data := file(b, "Regular")
	for b.Loop() {
		if len(fpdf.UTF8CutFont(append([]byte(nil), data...), sample)) == 0 {
			b.Fatal("no font")
		}
	}
}
