package pipeline

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/png"
	"testing"
	"testing/fstest"

	"vanban/internal/doc"
)

// load reads one picture of a document.
func load(t *testing.T, data []byte) (*doc.Image, string) {
	t.Helper()
	m := &doc.Image{File: doc.Text{Text: "a.png"}}
	list := loadImages(&doc.Document{Body: []doc.Block{m}}, fstest.MapFS{"a.png": {Data: data}})
	if len(list) == 0 {
		return m, ""
	}
	return m, list[0].Message
}

func TestImageOfAnotherTypeUnderANameOfPNG(t *testing.T) {
	var b bytes.Buffer
	if err := gif.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4)), nil); err != nil {
		t.Fatal(err)
	}
	m, got := load(t, b.Bytes())
	if want := "tệp “a.png” không phải ảnh PNG hay JPEG, hoặc đã hỏng"; got != want || m.Data != nil {
		t.Errorf("got %q and %d bytes, want %q", got, len(m.Data), want)
	}
}

func TestPicturesThatCannotBePrinted(t *testing.T) {
	sound := withResolution(t, 11811)
	huge := bytes.Clone(sound)
	binary.BigEndian.PutUint32(huge[16:], 20_000) // width and height in IHDR
	binary.BigEndian.PutUint32(huge[20:], 20_000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"cut short", sound[:len(sound)-20], "ảnh “a.png” đã hỏng, không đọc được đến hết"},
		{"too many pixels", huge, "ảnh “a.png” có 20000 × 20000 điểm, quá lớn"},
		{"too many bytes", append(bytes.Clone(sound), make([]byte, maxImageSize)...), "ảnh “a.png” lớn hơn 10 MB"},
	} {
		if m, got := load(t, c.data); got != c.want || m.Data != nil {
			t.Errorf("%s: %q and %d bytes", c.name, got, len(m.Data))
		}
	}
}

func TestPicturesInEveryPartAreLoaded(t *testing.T) {
	image := func() *doc.Image { return &doc.Image{File: doc.Text{Text: "a.png"}} }
	all := []*doc.Image{image(), image(), image(), image()}
	d := &doc.Document{
		Body:        []doc.Block{all[0], &doc.List{Items: [][]doc.Block{{&doc.Quote{Blocks: []doc.Block{all[1]}}}}}},
		Attachments: []doc.Attachment{{Body: []doc.Block{&doc.Division{Blocks: []doc.Block{all[2]}}}}},
		Appendices:  []doc.Appendix{{Body: []doc.Block{all[3]}}},
	}
	if list := loadImages(d, fstest.MapFS{"a.png": {Data: withResolution(t, 11811)}}); len(list) > 0 {
		t.Fatal(list)
	}
	for i, m := range all {
		if len(m.Data) == 0 || m.Type != "png" || m.Pixels != [2]int{4, 4} || m.PixelsPerInch != 300 {
			t.Errorf("picture %d: %d bytes, %q, %v, %d", i, len(m.Data), m.Type, m.Pixels, m.PixelsPerInch)
		}
	}
	missing := image()
	if list := loadImages(&doc.Document{Body: []doc.Block{missing}}, nil); len(list) != 1 {
		t.Errorf("without a folder: %v", list)
	}
}

func TestResolutionThatNoPictureHas(t *testing.T) {
	for perMetre, want := range map[uint32]int{11811: 300, 0xffffffff: 0, 40: 0} {
		m, problem := load(t, withResolution(t, perMetre))
		if m.PixelsPerInch != want || problem != "" {
			t.Errorf("%d pixels a metre: got %d an inch, %q; want %d", perMetre, m.PixelsPerInch, problem, want)
		}
	}
}

// withResolution makes a small PNG with a chunk pHYs.
func withResolution(t *testing.T, perMetre uint32) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	chunk := append([]byte("pHYs"), 0, 0, 0, 0, 0, 0, 0, 0, 1)
	binary.BigEndian.PutUint32(chunk[4:], perMetre)
	binary.BigEndian.PutUint32(chunk[8:], perMetre)
	const head = 33 // signature and IHDR
	out := append([]byte{}, b.Bytes()[:head]...)
	out = binary.BigEndian.AppendUint32(out, 9)
	out = append(out, chunk...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
	return append(out, b.Bytes()[head:]...)
}
