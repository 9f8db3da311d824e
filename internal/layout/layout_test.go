package layout

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vanban/fonts"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/unit"
)

var update = flag.Bool("update", false, "write the goldens anew")

const pt = unit.Point

func faces(t testing.TB) *font.Set {
	t.Helper()
	set, err := font.Load(fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// card is a page small enough to fill: 200 pt wide inside its margins and six
// lines of 14 pt high.
func card() flow.PageSetup {
	return flow.PageSetup{Width: 240 * pt, Height: 140 * pt, Top: 20 * pt, Bottom: 20 * pt, Left: 20 * pt, Right: 20 * pt, Header: 5 * pt}
}

func document(blocks ...flow.Block) *flow.Flow {
	return &flow.Flow{Sections: []*flow.Section{{Page: card(), Blocks: blocks}}}
}

func run(text string) flow.Run { return flow.Run{Text: text, Size: 14 * pt} }

// plain is a paragraph of one run.
func plain(text string, edit ...func(*flow.Format)) *flow.Paragraph {
	p := &flow.Paragraph{Runs: []flow.Run{run(text)}}
	for _, e := range edit {
		e(&p.Format)
	}
	return p
}

func justified(f *flow.Format) { f.Align = flow.Justify }
func centred(f *flow.Format)   { f.Align = flow.Center }
func keepNext(f *flow.Format)  { f.KeepNext = true }
func noWidows(f *flow.Format)  { f.NoWidows = true }

func hanging(f *flow.Format) { f.IndentLeft, f.FirstLine = 30*pt, -20*pt }

// short returns n paragraphs of one line.
func short(n int) []flow.Block {
	var blocks []flow.Block
	for i := range n {
		blocks = append(blocks, plain(fmt.Sprintf("Dòng %d", i+1)))
	}
	return blocks
}

func table(rows ...flow.Row) *flow.Table {
	return &flow.Table{Columns: []unit.Length{100 * pt, 100 * pt}, Borders: true, CellLeft: 5 * pt, CellRight: 5 * pt, Rows: rows}
}

func cells(texts ...string) flow.Row {
	var r flow.Row
	for _, s := range texts {
		r.Cells = append(r.Cells, flow.Cell{Blocks: []flow.Block{plain(s)}})
	}
	return r
}

func header(r flow.Row) flow.Row { r.Header = true; return r }
func whole(r flow.Row) flow.Row  { r.CantSplit = true; return r }

// cases are the flows whose pages testdata/pages.txtar holds.
func cases() map[string]*flow.Flow {
	reference := plain("1. Mục đích", keepNext)
	reference.Bookmark, reference.Format.Outline = "khoan_1", 1
	mixed := &flow.Paragraph{Format: flow.Format{Align: flow.Justify}, Runs: []flow.Run{
		run("Theo "), {Text: "khoản 1", Size: 14 * pt, Target: "khoan_1"}, run(", "), {Text: "các đơn vị ", Bold: true, Size: 14 * pt},
		{Text: "thực hiện", Bold: true, Size: 14 * pt}, {Text: " nhỏ hơn", Italic: true, Size: 11 * pt},
	}}
	numbered := card()
	numbered.NumberSize, numbered.HideFirstNumber = 8*pt, true
	again := numbered
	again.Width, again.Height, again.RestartNumber, again.HideFirstNumber = numbered.Height*2, numbered.Width/2, true, false
	centre := cells("Một\nhai\nba", "giữa")
	centre.Cells[1].VAlign = flow.Middle
	wide := cells("Cả hàng")
	wide.Cells[0].Span = 2
	return map[string]*flow.Flow{
		"căn đều, dòng cuối và dòng ngắt để nguyên": document(plain("Các đơn vị rà soát và báo cáo\nkết quả trước ngày 15/12 hằng năm.", justified)),
		"dấu cách không ngắt giữ chữ và không giãn": document(plain("Ngày 05\u00a0tháng\u00a0ba văn bản số 30/2020/NĐ-CP", justified)),
		"định dạng trộn trong một dòng":             document(reference, mixed),
		"thụt treo sau tab":                         document(plain("-\tNội dung thứ nhất của danh sách dài", hanging)),
		"từ dài hơn dòng bị cắt":                    document(plain("Xem abcdefghijklmnopqrstuvwxyzabcdefghijklmnop")),
		"tiêu đề đi cùng đoạn sau":                  document(append(short(5), plain("Tiêu đề", keepNext), plain("Nội dung dài hơn một dòng cho nên phải sang trang", noWidows))...),
		"không để một dòng lẻ":                      document(append(short(4), plain("Đoạn này dài ba dòng nên không được để một dòng lẻ ở trang sau hay trang trước", noWidows))...),
		"hàng tiêu đề lặp lại": document(table(header(cells("TT", "Nội dung")), cells("1", "một"), cells("2", "hai"),
			cells("3", "ba"), cells("4", "bốn"), cells("5", "năm"), cells("6", "sáu"))),
		"hàng dài tách qua trang":    document(append(short(3), table(cells("1", "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai")))...),
		"hàng không tách đi cả":      document(append(short(4), table(whole(cells("1", "một hai ba bốn năm sáu bảy tám chín"))))...),
		"căn giữa theo chiều đứng":   document(table(centre, wide)),
		"đường kẻ dưới tiêu ngữ":     document(plain("Độc lập - Tự do", centred), &flow.Stroke{Width: 80 * pt, Within: 200 * pt, Before: pt, Height: 5 * pt, Weight: pt}, plain("Sau")),
		"số trang theo từng phần":    {Sections: []*flow.Section{{Page: numbered, Blocks: short(8)}, {Page: again, Blocks: short(1)}}},
		"khoảng cách đầu trang bỏ":   document(append(short(6), plain("Đầu trang", func(f *flow.Format) { f.SpaceBefore = 12 * pt }))...),
		"giãn dòng chính xác và bội": document(plain("Một hai ba bốn năm sáu bảy tám chín", func(f *flow.Format) { f.Line = 360 }), plain("Mười", func(f *flow.Format) { f.LineRule, f.LineHeight = flow.Exact, 20*pt })),
	}
}

const golden = "testdata/pages.txtar"

func TestPaginate(t *testing.T) { compareGolden(t, golden, cases()) }

// compareGolden compares the pages of flows with those of an archive.
func compareGolden(t *testing.T, file string, flows map[string]*flow.Flow) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := map[string]string{}
	if archive != nil {
		for _, f := range archive.Files {
			want[f.Name] = string(f.Data)
		}
	}
	set := faces(t)
	var fresh txtar.Archive
	for _, name := range slices.Sorted(maps.Keys(flows)) {
		t.Run(name, func(t *testing.T) {
			got := Dump(Paginate(flows[name], set))
			fresh.Files = append(fresh.Files, txtar.File{Name: name, Data: []byte(got)})
			if diff := cmp.Diff(want[name], got); diff != "" && !*update {
				t.Error(diff)
			}
		})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(&fresh), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// lines returns the words of each page's lines.
func lines(pages []Page) [][]string {
	var all [][]string
	for i := range pages {
		var page []string
		var y unit.Length = -1
		for _, item := range pages[i].Items {
			text, ok := item.(*Text)
			if !ok {
				continue
			}
			if text.Y == y {
				page[len(page)-1] += text.Text
				continue
			}
			y = text.Y
			page = append(page, text.Text)
		}
		all = append(all, page)
	}
	return all
}

// TestBreaks narrows a line around each text until it breaks.
func TestBreaks(t *testing.T) {
	set := faces(t)
	for _, c := range []struct{ text, first string }{
		{"xxxx 125/KH-UBND", "xxxx 125/KH-"},
		{"xxxx đồng/năm", "xxxx"},                                     // a path moves as a whole
		{"xxxx https://a.vn/chuyen-muc", "xxxx https://a.vn/chuyen-"}, // or at a hyphen that comes later
		{"xxxx NĐ\u2011CP", "xxxx"},
		{"xxxx 05\u00a0tháng", "xxxx"},
		{"xxxx a–b", "xxxx a–"},
		{"xxxx a…b", "xxxx a…"},
		{"xxxx (a) b", "xxxx (a)"},
		{"xxxx ( aaaa", "xxxx"},
		{"xxxx aa ;", "xxxx"},
		{"xxxx “aaa” b", "xxxx “aaa”"},
		{"xxxx 12,5% c", "xxxx 12,5%"},
		{"xxxx 2026-2030", "xxxx 2026-"},
	} {
		m := (&styles{fonts: set}).of(style{size: 280})
		var width fine
		for _, r := range c.text {
			width += m.advance(r)
		}
		f := document(plain(c.text))
		page := &f.Sections[0].Page
		page.Width = page.Left + page.Right + width.length() - 2*pt
		got := lines(Paginate(f, set))[0]
		if got[0] != c.first {
			t.Errorf("%q breaks as %q, want the first line %q", c.text, got, c.first)
		}
	}
}

func TestOneFormatIsOneText(t *testing.T) {
	name := &flow.Paragraph{Runs: []flow.Run{run("Nguyễn "), run("Văn"), run(""), run(" Mẫu")}}
	items := Paginate(document(name), faces(t))[0].Items
	if len(items) != 1 || items[0].(*Text).Text != "Nguyễn Văn Mẫu" {
		t.Errorf("%d items, want the name in one", len(items))
	}
}

// TestNothingIsLost lays out cells and paragraphs that fit on no page.
func TestNothingIsLost(t *testing.T) {
	long := strings.Repeat("một hai ba ", 40)
	tall := whole(cells("1", long))
	tall.Height = 500 * pt
	flows := map[string]*flow.Flow{
		"kept paragraph": document(plain(long, keepNext), plain("hết")),
		"kept lines":     document(plain(long, func(f *flow.Format) { f.KeepLines = true })),
		"whole row":      document(table(whole(cells("1", long)))),
		"tall row":       document(table(tall)),
		"header rows":    document(table(header(cells("1", long)), cells("2", long))),
		"no width":       document(plain(long, func(f *flow.Format) { f.IndentRight = 300 * pt })),
		"no height":      document(plain("ba dòng\nchữ to\nquá", func(f *flow.Format) { f.LineRule, f.LineHeight = flow.Exact, 300*pt })),
	}
	set := faces(t)
	for name, f := range flows {
		t.Run(name, func(t *testing.T) {
			want := strings.Join(strings.Fields(text(f)), "")
			got := ""
			pages := Paginate(f, set)
			for i := range pages {
				for _, item := range pages[i].Items {
					if text, ok := item.(*Text); ok && text.Y > pages[i].Height && name != "no height" {
						t.Errorf("page %d: “%s” is below its page", i+1, text.Text)
					}
				}
			}
			for _, page := range lines(pages) {
				got += strings.Join(strings.Fields(strings.Join(page, " ")), "")
			}
			if !strings.Contains(got, want) && len(got) < len(want) {
				t.Errorf("%d bytes of text on the pages, want %d", len(got), len(want))
			}
		})
	}
}

// text returns the text of a flow.
func text(f *flow.Flow) string {
	var b strings.Builder
	var visit func([]flow.Block)
	visit = func(blocks []flow.Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case *flow.Paragraph:
				for _, r := range block.Runs {
					b.WriteString(r.Text)
				}
			case *flow.Table:
				for _, r := range block.Rows {
					for _, c := range r.Cells {
						visit(c.Blocks)
					}
				}
			}
		}
	}
	for _, s := range f.Sections {
		visit(s.Blocks)
	}
	return b.String()
}

// long returns a table of n rows.
func long(n int) *flow.Flow {
	t := table(header(cells("TT", "Nội dung")))
	for i := range n {
		t.Rows = append(t.Rows, whole(cells(fmt.Sprint(i+1), "Xây dựng cơ sở dữ liệu")))
	}
	return document(t)
}

// TestLinear counts the work for a table and for one ten times as long.
func TestLinear(t *testing.T) {
	set := faces(t)
	small, large := long(200), long(2000)
	a := testing.AllocsPerRun(1, func() { Paginate(small, set) })
	b := testing.AllocsPerRun(1, func() { Paginate(large, set) })
	if b > 11*a {
		t.Errorf("%.0f allocations for 200 rows, %.0f for 2000", a, b)
	}
}

func BenchmarkTable(b *testing.B) {
	set := faces(b)
	for _, n := range []int{1000, 10000} {
		f := long(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Paginate(f, set)
			}
		})
	}
}

// BenchmarkLetter lays out two pages of A4.
func BenchmarkLetter(b *testing.B) {
	set := faces(b)
	var blocks []flow.Block
	for range 15 {
		blocks = append(blocks, plain(strings.Repeat("Các đơn vị rà soát, tổng hợp và gửi báo cáo. ", 10), justified, noWidows))
	}
	f := document(blocks...)
	f.Sections[0].Page = flow.PageSetup{Width: 210 * unit.MM, Height: 297 * unit.MM, Top: 20 * unit.MM, Bottom: 20 * unit.MM, Left: 30 * unit.MM, Right: 15 * unit.MM}
	for b.Loop() {
		Paginate(f, set)
	}
}

// FuzzParagraph looks for text that layout loses or that lies outside its
// line.
func FuzzParagraph(f *testing.F) {
	f.Add("Các đơn vị rà soát, tổng hợp: https://a.vn/b-c/d", 120, 3)
	f.Add("\tMột\nhai  ba\u00a0bốn\u2011năm — … (a) /b/", 1, 0)
	f.Add(" ", 300, 1)
	f.Add("a/b/c/d/e/f\n\n\tx", 40, 2)
	set := faces(f)
	f.Fuzz(func(t *testing.T, s string, width, align int) {
		if len(s) > 1000 {
			return
		}
		p := plain(s, func(f *flow.Format) { f.Align = flow.Align(align & 3) })
		d := document(p)
		d.Sections[0].Page.Width = 40*pt + unit.Length(width&0x3ff)*pt
		got := ""
		for _, page := range lines(Paginate(d, set)) {
			got += strings.Join(page, "")
		}
		blank := strings.NewReplacer(" ", "", "\n", "", "\t", "")
		if want := blank.Replace(s); blank.Replace(got) != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}

// TestBreakBelongsToItsLine checks that a forced break gives its height to the
// line it ends, not to the next one.
func TestBreakBelongsToItsLine(t *testing.T) {
	small := func(s string) flow.Run { return flow.Run{Text: s, Size: 8 * pt} }
	below := func(runs ...flow.Run) unit.Length {
		items := Paginate(document(&flow.Paragraph{Runs: runs}), faces(t))[0].Items
		return items[1].(*Text).Y - items[0].(*Text).Y
	}
	want := below(run("Phụ lục"), small("\nTên"))
	if got := below(run("Phụ lục\n"), small("Tên")); got != want {
		t.Errorf("the second line stands %s below the first, want %s", got, want)
	}
}
