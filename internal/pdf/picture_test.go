package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// place is an image of 60 by 40 points with its corner at 100, 100.
func place(data []byte, kind string) *layout.Image {
	return &layout.Image{X: 100 * unit.Point, Y: 100 * unit.Point, Width: 60 * unit.Point, Height: 40 * unit.Point,
		Source: &flow.Image{Data: data, Type: kind, Width: 60 * unit.Point, Height: 40 * unit.Point}}
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func testFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "images", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// paint fills an image of 5 by 3 pixels.
func paint(m interface {
	image.Image
	Set(x, y int, c color.Color)
}, of func(x, y int) color.Color) image.Image {
	for y := range 3 {
		for x := range 5 {
			m.Set(x, y, of(x, y))
		}
	}
	return m
}

func rainbow(x, y int) color.Color {
	return color.NRGBA64{R: uint16(x * 9000), G: uint16(y * 20000), B: uint16(65535 - x*8000), A: 65535}
}

func fading(x, y int) color.Color {
	return color.NRGBA64{R: uint16(x * 9000), G: uint16(y * 20000), B: 40000, A: uint16((x+1)*(y+1)) * 4000}
}

func grayFading(x, y int) color.Color {
	return color.NRGBA{R: uint8(x * 50), G: uint8(x * 50), B: uint8(x * 50), A: uint8(y * 100)}
}

// pictures are images of every form, with their dictionary in the PDF file.
func pictures(t testing.TB) []struct {
	name, kind string
	data       []byte
	want       string
} {
	bounds := image.Rect(0, 0, 5, 3)
	palette := color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 0, 255, 255}, color.White}
	seeThrough := color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 0, 255, 128}, color.NRGBA{}}
	byColumn := func(p color.Palette) func(int, int) color.Color {
		return func(x, y int) color.Color { return p[(x+y)%len(p)] }
	}
	const flate = "/Filter /FlateDecode /DecodeParms <</Predictor 15 "
	const gray = "/ColorSpace /DeviceGray /BitsPerComponent 8 " + flate + "/Colors 1 "
	const rgb = "/ColorSpace /DeviceRGB /BitsPerComponent 8 " + flate + "/Colors 3 "
	const photo = "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode "
	return []struct {
		name, kind string
		data       []byte
		want       string
	}{
		{"gray", "png", pngOf(t, paint(image.NewGray(bounds), rainbow)), gray},
		{"gray, 16 bits", "png", pngOf(t, paint(image.NewGray16(bounds), rainbow)), gray},
		{"gray, 1 bit", "png", testFile(t, "gray1.png"), gray},
		{"gray, see-through", "png", pngOf(t, paint(image.NewNRGBA(bounds), grayFading)), gray},
		{"colours", "png", pngOf(t, paint(image.NewNRGBA(bounds), rainbow)), rgb},
		{"colours, 16 bits", "png", testFile(t, "rgb16.png"), rgb},
		{"colours, interlaced", "png", testFile(t, "interlaced.png"), rgb},
		{"colours, see-through", "png", pngOf(t, paint(image.NewNRGBA(bounds), fading)), rgb},
		{"colours, see-through, 16 bits", "png", pngOf(t, paint(image.NewNRGBA64(bounds), fading)), rgb},
		{"palette", "png", pngOf(t, paint(image.NewPaletted(bounds, palette), byColumn(palette))),
			"/ColorSpace [/Indexed /DeviceRGB 2 <ff00000000ffffffff>] /BitsPerComponent 2 " + flate + "/Colors 1 "},
		{"palette, see-through", "png", pngOf(t, paint(image.NewPaletted(bounds, seeThrough), byColumn(seeThrough))), rgb},
		{"photograph", "jpeg", jpegOf(t, paint(image.NewRGBA(bounds), rainbow)), photo},
		{"photograph, gray", "jpeg", testFile(t, "gray.jpg"), "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode "},
		{"photograph, progressive", "jpeg", testFile(t, "progressive.jpg"), photo},
		{"photograph, inks", "jpeg", testFile(t, "cmyk.jpg"), rgb},
		{"photograph, no YCbCr", "jpeg", asRGB(jpegOf(t, paint(image.NewRGBA(bounds), rainbow))), rgb},
	}
}

// asRGB makes a JPEG say that its components are red, green and blue.
func asRGB(data []byte) []byte {
	for _, segment := range []struct {
		mark         []byte
		first, apart int
	}{{[]byte{0xff, 0xc0}, 10, 3}, {[]byte{0xff, 0xda}, 5, 2}} {
		at := bytes.Index(data, segment.mark) + segment.first
		for i, name := range []byte("RGB") {
			data[at+i*segment.apart] = name
		}
	}
	return data
}

// xobjects returns the image objects that are drawn on a page, by number.
func (r *reading) xobjects(t testing.TB, page string) []int {
	t.Helper()
	var all []int
	for _, m := range regexp.MustCompile(`/I[0-9a-f]{40} (\d+) 0 R`).FindAllStringSubmatch(r.objects[r.ref(t, page, "/Resources")], -1) {
		n, _ := strconv.Atoi(m[1])
		all = append(all, n)
	}
	return all
}

// samples decodes an image object without its mask.
func (r *reading) samples(t testing.TB, n int) image.Image {
	t.Helper()
	dict, stream := r.objects[n], r.streams[n]
	number := func(key string) int {
		v, _ := strconv.Atoi(regexp.MustCompile(key + ` (\d+)`).FindStringSubmatch(dict)[1])
		return v
	}
	if strings.Contains(dict, "/DCTDecode") {
		m, err := jpeg.Decode(bytes.NewReader(stream))
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	kind := byte(map[bool]int{true: 2, false: 0}[strings.Contains(dict, "/ColorSpace /DeviceRGB")])
	var palette []byte
	if m := regexp.MustCompile(`/Indexed /DeviceRGB \d+ <([0-9a-f]+)>`).FindStringSubmatch(dict); m != nil {
		fmt.Sscanf(m[1], "%x", &palette)
		kind = 3
	}
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		start := len(out)
		out = append(append(out, name...), data...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(number("/Width"))), uint32(number("/Height")))
	chunk("IHDR", append(head, byte(number("/BitsPerComponent")), kind, 0, 0, 0))
	if kind == 3 {
		chunk("PLTE", palette)
	}
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write(stream)
	w.Close()
	chunk("IDAT", z.Bytes())
	chunk("IEND", nil)
	m, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatalf("%v in %s", err, dict)
	}
	return m
}

// TestPictures reads images of every form back from the file and compares
// every pixel.
func TestPictures(t *testing.T) {
	for _, c := range pictures(t) {
		t.Run(c.name, func(t *testing.T) {
			r := reread(t, encode(t, []layout.Page{a4(place(c.data, c.kind))}, flow.Meta{}))
			objects := r.xobjects(t, r.pages(t)[0])
			if len(objects) != 1 {
				t.Fatalf("%d images, want 1", len(objects))
			}
			if dict := r.objects[objects[0]]; !strings.Contains(dict, c.want) {
				t.Errorf("dictionary %s\nwant %s", dict, c.want)
			}
			source, _, err := image.Decode(bytes.NewReader(c.data))
			if err != nil {
				t.Fatal(err)
			}
			got, alpha := r.samples(t, objects[0]), image.Image(image.Opaque)
			masked := strings.Contains(r.objects[objects[0]], "/SMask")
			if masked {
				alpha = r.samples(t, r.ref(t, r.objects[objects[0]], "/SMask"))
			}
			if masked != strings.Contains(c.name, "see-through") {
				t.Errorf("mask: %v", masked)
			}
			if got.Bounds() != source.Bounds() {
				t.Fatalf("size %v, want %v", got.Bounds(), source.Bounds())
			}
			comparePixels(t, source, got, alpha)
		})
	}
}

func comparePixels(t *testing.T, source, got, alpha image.Image) {
	t.Helper()
	for y := range source.Bounds().Dy() {
		for x := range source.Bounds().Dx() {
			want := color.NRGBAModel.Convert(source.At(x, y)).(color.NRGBA)
			have := color.NRGBAModel.Convert(got.At(x, y)).(color.NRGBA)
			have.A = color.GrayModel.Convert(alpha.At(x, y)).(color.Gray).Y
			if want.A == 0 {
				want.R, want.G, want.B = have.R, have.G, have.B
			}
			if have != want {
				t.Fatalf("pixel %d, %d is %v, want %v", x, y, have, want)
			}
		}
	}
}

func TestRemarksOfPhotographsAreDropped(t *testing.T) {
	data := testFile(t, "progressive.jpg")
	const remark = "taken at home"
	if !bytes.Contains(data, []byte(remark)) {
		t.Fatal("the photograph has no remark")
	}
	file := encode(t, []layout.Page{a4(place(data, "jpeg"))}, flow.Meta{})
	if bytes.Contains(file, []byte(remark)) {
		t.Error("the remark is in the file")
	}
	if len(withoutRemarks(data)) != len(data)-len(remark)-4 {
		t.Errorf("%d bytes of %d are left", len(withoutRemarks(data)), len(data))
	}
	for _, odd := range []string{"\xff\xd8", "\xff\xd8\xff\xe1\xff\xff", "\xff\xd8\x00\x00\x00\x00"} {
		if got := withoutRemarks([]byte(odd)); string(got) != odd {
			t.Errorf("%x becomes %x", odd, got)
		}
	}
}

// One picture is in the file once; two of one width keep their order.
func TestPicturesAreEmbeddedOnce(t *testing.T) {
	bounds := image.Rect(0, 0, 5, 3)
	red := pngOf(t, paint(image.NewNRGBA(bounds), func(int, int) color.Color { return color.NRGBA{255, 0, 0, 255} }))
	blue := pngOf(t, paint(image.NewNRGBA(bounds), func(int, int) color.Color { return color.NRGBA{0, 0, 255, 255} }))
	pages := []layout.Page{a4(place(red, "png"), place(blue, "png")), a4(place(blue, "png"), place(bytes.Clone(red), "png"))}
	want := encode(t, pages, flow.Meta{})
	r := reread(t, want)
	if n := bytes.Count(want, []byte("/Subtype /Image")); n != 2 {
		t.Errorf("%d images, want 2", n)
	}
	shown := func(page string) string {
		var names []string
		for _, m := range regexp.MustCompile(`/(I\w+) Do`).FindAllSubmatch(r.streams[r.ref(t, page, "/Contents")], -1) {
			n := r.ref(t, r.objects[r.ref(t, page, "/Resources")], "/"+string(m[1]))
			c := color.NRGBAModel.Convert(r.samples(t, n).At(0, 0)).(color.NRGBA)
			names = append(names, fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B))
		}
		return strings.Join(names, " ")
	}
	if a, b := shown(r.pages(t)[0]), shown(r.pages(t)[1]); a != "ff0000 0000ff" || b != "0000ff ff0000" {
		t.Errorf("pages show %q and %q", a, b)
	}
	for range 20 {
		if !bytes.Equal(encode(t, pages, flow.Meta{}), want) {
			t.Fatal("two runs differ")
		}
	}
}

func TestBrokenPictures(t *testing.T) {
	sound := testFile(t, "interlaced.png")
	huge := bytes.Clone(sound[:33])
	binary.BigEndian.PutUint32(huge[16:], 1<<20)
	binary.BigEndian.PutUint32(huge[20:], 1<<20)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	const broken = "trang 1: ảnh không phải PNG hay JPEG đọc được, hoặc đã hỏng"
	for name, c := range map[string]struct {
		change func(*layout.Image)
		want   string
	}{
		"empty":      {func(m *layout.Image) { m.Source.Data = nil }, broken},
		"cut short":  {func(m *layout.Image) { m.Source.Data = sound[:len(sound)-30] }, broken},
		"wrong type": {func(m *layout.Image) { m.Source.Type = "jpeg" }, broken},
		"no type":    {func(m *layout.Image) { m.Source.Type = "gif" }, broken},
		"huge":       {func(m *layout.Image) { m.Source.Data = huge }, "trang 1: ảnh có 1048576 × 1048576 điểm, nhiều nhất được 64 triệu điểm"},
		"no source":  {func(m *layout.Image) { m.Source = nil }, broken},
		"no width":   {func(m *layout.Image) { m.Width = 0 }, "trang 1: ảnh rộng 0 mm, cao 40 pt, phải lớn hơn 0 và không quá 5080 mm"},
	} {
		t.Run(name, func(t *testing.T) {
			m := place(sound, "png")
			c.change(m)
			data, err := Encode([]layout.Page{a4(m)}, flow.Meta{}, faces(t))
			if err == nil || data != nil {
				t.Fatalf("no error, %d bytes", len(data))
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

// TestOtherReadersSeePictures lets poppler read and draw them: red above, blue
// below, and nothing beside, where the source has them.
func TestOtherReadersSeePictures(t *testing.T) {
	var pages []layout.Page
	for _, c := range pictures(t) {
		pages = append(pages, a4(place(c.data, c.kind)))
	}
	data := encode(t, pages, flow.Meta{})
	t.Run("qpdf", func(t *testing.T) {
		if out := run(t, data, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Error(out)
		}
	})
	t.Run("pdfimages", func(t *testing.T) {
		out := run(t, data, "pdfimages", "-list", "FILE")
		if n := len(regexp.MustCompile(`(?m)^ +\d+ +\d+ image `).FindAllString(out, -1)); n != len(pages) {
			t.Errorf("%d images, want %d", n, len(pages))
		}
		if n := strings.Count(out, " smask "); n != 4 {
			t.Errorf("%d masks, want 4\n%s", n, out)
		}
	})
	t.Run("pdftoppm", func(t *testing.T) {
		compared := 0
		for i, c := range pictures(t) {
			config, _, err := image.DecodeConfig(bytes.NewReader(c.data))
			if err != nil || config.Width != 12 || strings.Contains(c.name, "gray") {
				continue
			}
			compared++
			n := strconv.Itoa(i + 1)
			drawn := run(t, data, "pdftoppm", "-r", "72", "-f", n, "-l", n, "FILE")
			const header = "P6\n596 842\n255\n"
			pixels, ok := strings.CutPrefix(drawn, header)
			if !ok {
				t.Fatalf("picture begins %q", drawn[:20])
			}
			at := func(x, y int) string {
				return fmt.Sprintf("%x", pixels[3*(y*596+x)]>>6) + fmt.Sprintf("%x", pixels[3*(y*596+x)+2]>>6)
			}
			if above, below, beside := at(130, 102), at(130, 137), at(97, 120); above != "30" || below != "03" || beside != "33" {
				t.Errorf("%s: red and blue are %s above, %s below, %s beside", c.name, above, below, beside)
			}
		}
		if compared != 4 {
			t.Errorf("%d pictures compared, want 4", compared)
		}
	})
}
