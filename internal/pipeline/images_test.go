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
