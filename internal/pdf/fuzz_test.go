package pdf

import (
	"bytes"
	"image"
	"strings"
	"testing"
	"unicode/utf8"

	"vanban/internal/flow"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// FuzzEncode gives any text, place, size and title: an error, or a sound file
// that holds the text.
func FuzzEncode(f *testing.F) {
	set := faces(f)
	f.Add("Nguyễn Văn Đức Ứng", "Về việc …", int64(100), int64(200), int64(14*unit.Point), 0.0, uint8(0), uint8(1))
	f.Add("(a) \\ b\\) (", "endobj\nstream", int64(-1), int64(1<<40), int64(unit.Point), 3.5, uint8(3), uint8(9))
	f.Add("a\xe1", "\xe1", int64(0), int64(0), int64(0), -1.0, uint8(1), uint8(0))
	f.Add("😀", "\r\n", int64(-1<<63), int64(1<<62), int64(-5), 1e300, uint8(2), uint8(255))
	f.Fuzz(func(t *testing.T, words, title string, x, y, size int64, space float64, style, level uint8) {
		bold, italic := style&1 != 0, style&2 != 0
		page := a4(&layout.Text{X: unit.Length(x), Y: unit.Length(y), Text: words, Bold: bold, Italic: italic,
			Size: unit.Length(size), Space: space, Target: title})
		page.Anchors = []layout.Anchor{{Name: title, Outline: int(level), Title: title, Y: unit.Length(y)}, {Outline: 2, Title: words}}
		data, err := Encode([]layout.Page{page, a4()}, flow.Meta{Title: title, Author: words}, set)
		if err != nil {
			if data != nil {
				t.Error("both a file and an error")
			}
			return
		}
		if !utf8.ValidString(words + title) {
			t.Error("text that is not UTF-8 was accepted")
		}
		for _, c := range words {
			if !set.Face(bold, italic).Has(c) {
				t.Errorf("%q, which the face lacks, was accepted", c)
			}
		}
		r := reread(t, data)
		if got := text(r.objects[r.ref(t, r.trailer, "/Info")], "/Title"); got != title {
			t.Errorf("title %q, want %q", got, title)
		}
		want := strings.NewReplacer("\u00a0", " ", "\u2011", "-").Replace(words)
		got := r.content(t, r.pages(t)[0])
		if space == 0 && words != "" && !strings.Contains(got, "“"+want+"”") {
			t.Errorf("content %q, want “%s”", got, want)
		}
	})
}

// FuzzPicture gives any bytes for an image: an error, or a sound file.
func FuzzPicture(f *testing.F) {
	set := faces(f)
	for _, c := range pictures(f) {
		f.Add(c.data, c.kind == "png")
	}
	f.Fuzz(func(t *testing.T, data []byte, isPNG bool) {
		kind := "jpeg"
		if isPNG {
			kind = "png"
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && c.Width*c.Height > 1<<16 {
			return // slow, and shows nothing new
		}
		file, err := Encode([]layout.Page{a4(place(data, kind))}, flow.Meta{}, set)
		if err != nil {
			return
		}
		r := reread(t, file)
		if len(r.xobjects(t, r.pages(t)[0])) != 1 {
			t.Error("the picture is not on the page")
		}
		r.samples(t, r.xobjects(t, r.pages(t)[0])[0])
	})
}
