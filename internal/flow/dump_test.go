package flow

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/unit"
)

func TestDumpShowsEverything(t *testing.T) {
	size := 14 * unit.Point
	note := &Paragraph{Style: "ChuThich", Runs: []Run{{Text: "1", Size: size, Script: Super, Number: true}, {Text: " Nguồn.", Size: size}}}
	f := &Flow{Sections: []*Section{{
		Page: PageSetup{
			FirstHeader: []Block{&Paragraph{Style: "ThongTinKy"}},
			FirstFooter: []Block{&Paragraph{Style: "LienHe"}},
			NextHeader:  []Block{&Paragraph{Style: "SoTrang"}},
			EvenFooter:  []Block{&Paragraph{Style: "SoTrang"}},
			EvenDiffers: true, RestartNumber: true, FirstNumber: 3,
		},
		Blocks: []Block{
			&Paragraph{Style: "NoiDung", Bookmark: "x", Runs: []Run{
				{Text: "CO", Size: size}, {Text: "2", Size: size, Script: Sub}, {Text: "1", Size: size, Script: Super, Note: []*Paragraph{note}},
			}},
			&Paragraph{Style: "HinhAnh", Runs: []Run{{Size: size, Image: &Image{Type: "png", Width: 40 * unit.MM, Height: 30 * unit.MM, Alt: "Sơ đồ"}}}},
			&Paragraph{Style: "MucLuc", Contents: 2, Format: Format{Tabs: []Tab{{At: 165 * unit.MM, Right: true, Dots: true}}}, Runs: []Run{
				{Text: "a) ", Size: size, Auto: true, Font: "Arial", Color: "FF0000", Underline: true, Strike: true},
				{Text: "2", Size: size, PageNumber: true}, {Text: "9", Size: size, PageCount: true}, {Text: "I. X\t", Size: size, Target: "x"}, {Text: "0", Size: size, Target: "x", PageOf: "x"},
			}},
			&Frame{Text: "KHẨN", Bold: true, Size: size, Width: 20 * unit.MM, Height: 8 * unit.MM, Within: 60 * unit.MM, Weight: unit.Point,
				Align: Center, Before: size, After: size, Color: "FF0000", KeepNext: true},
			&Paragraph{Format: Format{LineRule: AtLeast, LineHeight: size, Tabs: []Tab{{At: size, Center: true}}}, Floats: []*Float{
				{Line: true, X: size, Width: size, Weight: unit.Point, FromX: FromPage},
				{Width: size, Height: size, AlignedX: true, Align: Center, Blocks: []Block{&Paragraph{Style: "Chu"}}},
			}},
			&Table{Columns: []unit.Length{size}, Rows: []Row{
				{Height: size, Cells: []Cell{{Rows: 2, VAlign: Bottom, Edges: EdgeTop | EdgeRight, Blocks: []Block{&Paragraph{Style: "BangChu"}}}}},
				{Cells: []Cell{{Covered: true, Blocks: []Block{&Paragraph{Style: "BangChu"}}}}},
			}},
		},
	}}}
	want := strings.TrimPrefix(`
section 0 mm x 0 mm margins 0 mm 0 mm 0 mm 0 mm restart from 3 even-differs
  first header
    ThongTinKy:
  first footer
    LienHe:
  header
    SoTrang:
  even footer
    SoTrang:
  NoiDung #x: {14 pt}CO {14 pt sub}2 {14 pt super note}1
    note 1
      ChuThich: {14 pt super number}1 {14 pt} Nguồn.
  HinhAnh: {14 pt png 40 mm x 30 mm “Sơ đồ”}
  MucLuc tab 165 mm right dots contents 2: {14 pt font Arial color FF0000 underline strike auto}a)  {14 pt page}2 {14 pt pages}9 {14 pt @x}I. X→ {14 pt @x page-of x}0
  frame 20 mm x 8 mm of 60 mm center weight 1 pt before 14 pt after 14 pt color FF0000 keep-next: {14 pt bold}KHẨN
   at-least 14 pt tab 14 pt center:
    line 14 pt x 0 mm at 14 pt 0 mm from page text weight 1 pt
    box 14 pt x 14 pt at 0 mm 0 mm from text text aligned center
      Chu:
  table 14 pt
    row height 14 pt
      cell rows 2 bottom edges top right
        BangChu:
    row
      cell covered
        BangChu:
`, "\n")
	if diff := cmp.Diff(want, Dump(f)); diff != "" {
		t.Error(diff)
	}
}
