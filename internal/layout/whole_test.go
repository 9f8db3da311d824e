package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// noted is a paragraph that ends with the mark of a footnote.
func noted(text, number, note string) *flow.Paragraph {
	p := plain(text)
	p.Runs = append(p.Runs, flow.Run{Text: number, Size: 14 * pt, Script: flow.Super, Note: []*flow.Paragraph{{
		Runs: []flow.Run{{Text: number, Number: true, Script: flow.Super, Size: 10 * pt}, {Text: " " + note, Size: 10 * pt}},
	}}})
	return p
}

func picture(width, height unit.Length) flow.Run {
	return flow.Run{Image: &flow.Image{Type: "png", Width: width, Height: height, Alt: "Sơ đồ"}}
}

func framed(align flow.Align) *flow.Frame {
	return &flow.Frame{Text: "MẬT", Bold: true, Size: 13 * pt, Width: 50 * pt, Height: 22 * pt, Weight: pt, Within: 200 * pt, Align: align, Before: 3 * pt, After: 6 * pt, Color: "FF0000"}
}

func entry(title, page string) *flow.Paragraph {
	return plain(title+"\t"+page, func(f *flow.Format) { f.Tabs = []flow.Tab{{At: 200 * pt, Right: true, Dots: true}} })
}

// over makes the first cell of the rows cover them all.
func over(rows ...flow.Row) *flow.Table {
	rows[0].Cells[0].Rows = len(rows)
	for i := range rows[1:] {
		rows[i+1].Cells[0].Covered = true
		rows[i+1].Cells[0].Blocks = []flow.Block{&flow.Paragraph{Size: 14 * pt}}
	}
	return table(rows...)
}

// wholeCases are flows with what stands in few documents.
func wholeCases() map[string]*flow.Flow {
	scripts := &flow.Paragraph{Runs: []flow.Run{run("m"), {Text: "2", Size: 14 * pt, Script: flow.Super}, run(" và CO"), {Text: "2", Size: 14 * pt, Script: flow.Sub}}}
	inline := &flow.Paragraph{Runs: []flow.Run{run("Dấu "), picture(20*pt, 30*pt), run(" ở giữa")}}
	alone := &flow.Paragraph{Format: flow.Format{Align: flow.Center}, Runs: []flow.Run{picture(100*pt, 50*pt)}}
	around := card()
	around.HideFirstNumber, around.NumberSize = true, 8*pt
	around.FirstHeader = []flow.Block{&flow.Table{Columns: []unit.Length{100 * pt, 100 * pt}, Rows: []flow.Row{cells("BẢN SAO", "Một\nhai")}}}
	around.FirstFooter = []flow.Block{plain("Địa chỉ: số 1")}
	middle := over(cells("Hai hàng", "một"), cells("", "hai"), cells("", "ba"))
	middle.Rows[0].Cells[0].VAlign = flow.Middle
	inCell := cells("Độ khẩn", "x")
	small := framed(flow.Center)
	small.Within = 90 * pt
	inCell.Cells[0].Blocks = append(inCell.Cells[0].Blocks, small)
	return map[string]*flow.Flow{
		"chỉ số trên và dưới":              document(scripts),
		"ảnh trong dòng và ảnh riêng":      document(inline, alone, plain("Sau")),
		"khung chữ ở lề trái và lề phải":   document(plain("Trước"), framed(flow.Left), framed(flow.Right), plain("Sau")),
		"khung chữ trong ô":                document(table(inCell)),
		"mục lục có chấm dẫn":              document(entry("Điều 1. Phạm vi", "1"), entry("Điều 2. Tên dài hết cả dòng ấy", "12")),
		"đầu và chân trang đầu":            {Sections: []*flow.Section{{Page: around, Blocks: short(7)}}},
		"chú thích ở chân trang":           document(noted("Theo số liệu", "1", "Niên giám"), noted("và báo cáo", "2", "Số 5"), plain("Hết")),
		"chú thích dài sang trang sau":     document(append(short(2), noted("Theo số liệu", "1", strings.Repeat("Niên giám thống kê hằng năm ", 5)), plain("Hết"))...),
		"dòng có chú thích sang trang sau": document(append(short(5), noted("Theo số liệu", "1", "Niên giám"))...),
		"chú thích trong bảng":             document(table(cells("Chỉ tiêu", "Số"), flow.Row{Cells: []flow.Cell{{Blocks: []flow.Block{noted("Thu", "1", "Niên giám")}}, {Blocks: []flow.Block{plain("5")}}}})),
		"ô gộp dọc căn giữa":               document(middle),
		"ô gộp dọc làm hàng cuối cao":      document(over(cells("một\nhai\nba\nbốn", "a"), cells("", "b"))),
		"ô gộp dọc qua trang":              document(append(short(4), over(whole(cells("một\nhai\nba\nbốn", "a")), whole(cells("", "b")), whole(cells("", "c")), whole(cells("", "d"))))...),
	}
}

func TestPaginateWhole(t *testing.T) {
	compareGolden(t, "testdata/whole.txtar", wholeCases())
}

func TestPageOf(t *testing.T) {
	first, second := plain("Điều 1"), plain("Điều 2")
	first.Bookmark, second.Bookmark, second.Format.PageBreak = "dieu_1", "dieu_2", true
	inCell := flow.Row{Cells: []flow.Cell{{Blocks: []flow.Block{plain("x")}}, {Blocks: []flow.Block{plain("Điều 3")}}}}
	inCell.Cells[1].Blocks[0].(*flow.Paragraph).Bookmark = "dieu_3"
	f := document(first, second, table(inCell))
	again := *f.Sections[0]
	fourth := plain("Điều 4")
	fourth.Bookmark = "dieu_4"
	again.Page.RestartNumber, again.Blocks = true, []flow.Block{fourth}
	f.Sections = append(f.Sections, &again)
	want := map[string]int{"dieu_1": 1, "dieu_2": 2, "dieu_3": 2, "dieu_4": 1}
	if diff := cmp.Diff(want, PageOf(Paginate(f, faces(t)))); diff != "" {
		t.Error(diff)
	}
}

// FuzzTable looks for tables and footnotes that layout loses text of or never
// ends with.
func FuzzTable(f *testing.F) {
	f.Add("một hai ba bốn năm", 3, 2, uint(0x15), 30)
	f.Add("một\nhai", 9, 4, uint(0xffff), 400)
	f.Add("dài", 2, 1, uint(0), 0)
	set := faces(f)
	f.Fuzz(func(t *testing.T, s string, rows, columns int, bits uint, words int) {
		if len(s) > 300 || rows < 1 || rows > 12 || columns < 1 || columns > 5 || words < 0 || words > 400 {
			return
		}
		flip := func() bool { bits = bits*2862933555777941757 + 3037000493; return bits>>40&3 == 0 }
		table := &flow.Table{Borders: flip()}
		for range columns {
			table.Columns = append(table.Columns, 200*pt/unit.Length(columns))
		}
		want := 0
		for i := range rows {
			r := flow.Row{Header: i == 0 && flip(), CantSplit: flip()}
			for range columns {
				c := flow.Cell{Rows: 1, Covered: flip(), VAlign: flow.VAlign(bits >> 50 % 3)}
				if flip() {
					c.Rows = 3
				}
				p := noted(s, "1", strings.Repeat("ghi chú ", words/rows))
				if c.Covered || r.Header {
					p = &flow.Paragraph{}
				} else {
					want += len(strings.Join(strings.Fields(s), ""))
				}
				c.Blocks = []flow.Block{p}
				r.Cells = append(r.Cells, c)
			}
			table.Rows = append(table.Rows, r)
		}
		got := 0
		for _, page := range Paginate(document(table), set) {
			for _, item := range page.Items {
				if text, ok := item.(*Text); ok {
					got += len(strings.Join(strings.Fields(text.Text), ""))
				}
			}
		}
		if got < want {
			t.Errorf("%d bytes of text on the pages, want %d", got, want)
		}
	})
}

// TestMergedCellGoesOnBelowItsSpace checks that what is left of a cell over
// several rows begins level with its neighbour under repeated rows.
func TestMergedCellGoesOnBelowItsSpace(t *testing.T) {
	spaced := func(text string) []flow.Block {
		return []flow.Block{plain(text, func(f *flow.Format) { f.SpaceBefore = 4 * pt })}
	}
	cellOf := func(text string) flow.Cell { return flow.Cell{Blocks: spaced(text)} }
	tall := cellOf("b1\nb2\nb3\nb4\nb5")
	tall.Rows = 2
	covered := flow.Cell{Covered: true, Blocks: []flow.Block{plain("")}}
	pages := Paginate(document(table(
		header(cells("x", "y")),
		whole(flow.Row{Cells: []flow.Cell{cellOf("a1\na2\na3"), tall}}),
		whole(flow.Row{Cells: []flow.Cell{cellOf("c1\nc2\nc3"), covered}}),
	)), faces(t))
	at := map[string]unit.Length{}
	for _, item := range pages[1].Items {
		if text, ok := item.(*Text); ok {
			at[text.Text] = text.Y
		}
	}
	if at["b4"] == 0 || at["b4"] != at["c1"] {
		t.Errorf("the rest begins at %s, its neighbour at %s; page 2 has %v", at["b4"], at["c1"], lines(pages)[1])
	}
}
