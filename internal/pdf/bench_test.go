package pdf

import (
	"bytes"
	"fmt"
	"io/fs"
	"testing"

	"github.com/go-pdf/fpdf"

	"vanban/fonts"
	"vanban/internal/flow"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// BenchmarkLetter writes a two-page letter in four faces.
func BenchmarkLetter(b *testing.B) {
	set := faces(b)
	pages := letter(set)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encode(pages, letterMeta, set); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/letter")
}

// BenchmarkPeerLetter writes the same text at the same places with the UTF-8
// fonts of fpdf.
func BenchmarkPeerLetter(b *testing.B) {
	pages := letter(faces(b))
	var files [4][]byte
	for i, name := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		data, err := fs.ReadFile(fonts.FS, "LiberationSerif-"+name+".ttf")
		if err != nil {
			b.Fatal(err)
		}
		files[i] = data
	}
	b.ReportAllocs()
	for b.Loop() {
		doc := fpdf.New("P", "pt", "A4", "")
		for i, style := range []string{"", "B", "I", "BI"} {
			doc.AddUTF8FontFromBytes("times", style, files[i])
		}
		for _, p := range pages {
			doc.AddPage()
			for _, item := range p.Items {
				if t, ok := item.(*layout.Text); ok {
					doc.SetFont("times", [...]string{"", "B", "I", "BI"}[inkOf(t.Bold, t.Italic)], t.Size.Points())
					doc.Text(t.X.Points(), t.Y.Points(), t.Text)
				}
			}
		}
		if err := doc.Output(new(bytes.Buffer)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/letter")
}

// BenchmarkTable writes long tables: the time of a page must not grow with
// their number.
func BenchmarkTable(b *testing.B) {
	set := faces(b)
	for _, rows := range []int{1000, 10000} {
		s := newSheet(set)
		for i := range rows {
			if s.y += 22 * unit.Point; s.y > bottom {
				s.turn()
				s.y += 22 * unit.Point
			}
			for k, cell := range []string{fmt.Sprint(i + 1), "Nguyễn Văn Đức Ứng", "Sở Thông tin và Truyền thông", "1.234.567", "Đã hoàn thành"} {
				x := left + unit.Length(k)*33*unit.MM
				s.put(layout.Text{X: x, Y: s.y, Text: cell, Size: 13 * unit.Point})
				s.page().Items = append(s.page().Items, &layout.Line{X1: x, Y1: s.y, X2: x + 33*unit.MM, Y2: s.y, Weight: unit.Point / 2})
			}
		}
		b.Run(fmt.Sprintf("%d pages", len(s.pages)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Encode(s.pages, flow.Meta{}, set); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(s.pages)), "µs/page")
		})
	}
}
