package recognize_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// para makes a paragraph of a text that starts with letters for its look: b
// bold, i italic, c centred, r right, j justified, p a page of its own; then a
// colon.
func para(s string) *flow.Paragraph {
	look, text, _ := strings.Cut(s, ":")
	p := &flow.Paragraph{Size: 14 * unit.Point}
	for _, l := range look {
		switch l {
		case 'c':
			p.Format.Align = flow.Center
		case 'r':
			p.Format.Align = flow.Right
		case 'j':
			p.Format.Align, p.Format.FirstLine = flow.Justify, 10*unit.MM
		case 'p':
			p.Format.PageBreak = true
		}
	}
	if text != "" {
		p.Runs = []flow.Run{{Text: text, Size: 13 * unit.Point, Bold: strings.Contains(look, "b"), Italic: strings.Contains(look, "i")}}
	}
	return p
}

func paras(texts ...string) []flow.Block {
	var out []flow.Block
	for _, t := range texts {
		out = append(out, para(t))
	}
	return out
}

// grid makes a borderless table of rows of cells.
func grid(columns []unit.Length, rows ...[][]flow.Block) *flow.Table {
	t := &flow.Table{Columns: columns}
	for _, r := range rows {
		row := flow.Row{}
		for _, blocks := range r {
			if len(blocks) == 0 {
				blocks = paras(":")
			}
			row.Cells = append(row.Cells, flow.Cell{Blocks: blocks})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func sheet(blocks ...flow.Block) *flow.Flow {
	return &flow.Flow{Sections: []*flow.Section{{Blocks: blocks, Page: flow.PageSetup{
		Width: 210 * unit.MM, Height: 297 * unit.MM, Top: 20 * unit.MM, Bottom: 20 * unit.MM, Left: 30 * unit.MM, Right: 15 * unit.MM, Header: 10 * unit.MM,
	}}}}
}

const (
	nation = "bc:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "bc:Độc lập - Tự do - Hạnh phúc"
	parent = "c:UBND TỈNH LẠNG SƠN"
	issuer = "bc:SỞ NỘI VỤ"
	code   = "c:Số: 15/KH-SNV"
	date   = "ic:Lạng Sơn, ngày 05 tháng 3 năm 2026"
	title  = "bc:KẾ HOẠCH"
	about  = "bc:Công tác văn thư năm 2026"
	text   = "j:Thực hiện chương trình công tác năm 2026, Sở Nội vụ ban hành kế hoạch công tác văn thư của các cơ quan, đơn vị trực thuộc với những nội dung sau đây."
)

var two = []unit.Length{68 * unit.MM, 97 * unit.MM}

// after is what stands below the head in the cases.
func after(blocks ...flow.Block) []flow.Block {
	blocks = append(blocks, paras(title, about, ":", text, text)...)
	return append(blocks, grid(two, [][]flow.Block{paras("bi:Nơi nhận:", ":- Lưu: VT."), paras("bc:GIÁM ĐỐC", ":", ":", "bc:Nguyễn Văn Mẫu")}))
}

// headOf lists the pieces above the text.
func headOf(d *recognize.Document) []string {
	var out []string
	for i := range d.Pieces {
		if p := &d.Pieces[i]; p.Component != law.BodyText {
			out = append(out, string(p.Component)+": "+p.Text)
			continue
		}
		break
	}
	return out
}

var usualHead = []string{
	"co_quan_ban_hanh: SỞ NỘI VỤ", "co_quan_chu_quan: UBND TỈNH LẠNG SƠN", "dia_danh_thoi_gian: Lạng Sơn, ngày 05 tháng 3 năm 2026",
	"quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "so_ky_hieu: Số: 15/KH-SNV", "ten_loai: KẾ HOẠCH",
	"tieu_ngu: Độc lập - Tự do - Hạnh phúc", "trich_yeu: Công tác văn thư năm 2026",
}

func TestHeadIsFoundHoweverItIsLaidOut(t *testing.T) {
	box := func(x unit.Length, blocks ...flow.Block) *flow.Paragraph {
		p := para(":")
		p.Floats = []*flow.Float{{X: x, Y: 20 * unit.MM, FromX: flow.FromPage, FromY: flow.FromPage, Width: 105 * unit.MM, Height: 30 * unit.MM, Blocks: blocks}}
		return p
	}
	tabbed := func(s string) *flow.Paragraph {
		p := para(s)
		p.Format.Tabs = []flow.Tab{{At: 35 * unit.MM, Center: true}, {At: 120 * unit.MM, Center: true}}
		return p
	}
	inner := grid([]unit.Length{60 * unit.MM}, [][]flow.Block{paras(parent, issuer)})
	for name, head := range map[string][]flow.Block{
		"two rows":  {grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, motto)}, [][]flow.Block{paras(code), paras(date)})},
		"one row":   {grid(two, [][]flow.Block{paras(parent, issuer, ":", code), paras(nation, motto, ":", date)})},
		"four rows": {grid(two, [][]flow.Block{paras(parent), paras(nation)}, [][]flow.Block{paras(issuer), paras(motto)}, [][]flow.Block{paras("c:_____"), paras("c:__________")}, [][]flow.Block{paras(code), paras(date)})},
		"three columns": {grid([]unit.Length{60 * unit.MM, 5 * unit.MM, 100 * unit.MM},
			[][]flow.Block{paras(parent, issuer), nil, paras(nation, motto)}, [][]flow.Block{paras(code), nil, paras(date)})},
		"nested table": {grid(two, [][]flow.Block{{inner, para(":")}, paras(nation, motto)}, [][]flow.Block{paras(code), paras(date)})},
		"tabs": {tabbed(":\tUBND TỈNH LẠNG SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), tabbed("b:\tSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc"),
			tabbed(":\tSố: 15/KH-SNV\tLạng Sơn, ngày 05 tháng 3 năm 2026")},
		"spaces": paras(":UBND TỈNH LẠNG SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b:    SỞ NỘI VỤ                   Độc lập - Tự do - Hạnh phúc",
			":   Số: 15/KH-SNV            Lạng Sơn, ngày 05 tháng 3 năm 2026"),
		"text boxes":     {box(5*unit.MM, paras(parent, issuer, code)...), box(102*unit.MM, paras(nation, motto, date)...)},
		"issuer first":   paras(parent, issuer, nation, motto, code, date),
		"nation first":   paras(nation, motto, parent, issuer, code, date),
		"forced breaks":  {grid(two, [][]flow.Block{paras(parent, issuer, code), {para("bc:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"), para(date)}})},
		"decorated head": append(paras("b:DỰ THẢO"), grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, motto)}, [][]flow.Block{paras(code), paras(date)})),
	} {
		t.Run(name, func(t *testing.T) {
			f := recognize.Find(sheet(after(head...)...), env(t))
			d := f.Documents[0]
			want := usualHead
			if name == "decorated head" {
				want = append([]string{"du_thao: DỰ THẢO"}, want...)
			}
			if diff := cmp.Diff(sorted(want), sorted(headOf(d))); diff != "" {
				t.Errorf("(-want +got)\n%s\n%s", diff, show(f))
			}
			if d.Regime != recognize.Administrative || d.Kind == nil || d.Kind.Abbreviation != "KH" || len(f.Documents) != 1 {
				t.Error(show(f))
			}
			for _, c := range []law.Component{law.NationalName, law.CodeLine, law.PlaceAndDate} {
				if d.First(c) == nil || d.First(c).Level == 0 {
					t.Errorf("no level of %s", c)
				}
			}
			if strings.Contains(name, "first") {
				return
			}
			if a, b := d.First(law.CodeLine), d.First(law.PlaceAndDate); a.Level != b.Level || a.Box.Center() >= b.Box.Center() {
				t.Errorf("số and ngày do not share a line\n%s", show(f))
			}
		})
	}
}

func sorted(s []string) []string {
	out := append([]string(nil), s...)
	slices.Sort(out)
	return out
}

func TestWrongTextsAreStillFound(t *testing.T) {
	for _, c := range []struct {
		component law.Component
		at        string // which line of the usual head it replaces
		text      string
	}{
		{law.NationalName, nation, "bc:CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		{law.NationalName, nation, "bc:Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{law.NationalName, nation, "bc:CỘNG HÒA XÃ HỘI CHỦ NGĨA VIỆT NAM"},
		{law.NationalName, nation, "bc:CỘNG HÒA XHCN VIỆT NAM"},
		{law.NationalName, nation, "bc:Céng hoµ x· héi chñ nghÜa viÖt nam"},
		{law.NationalName, nation, "bc:COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM"},
		{law.Motto, motto, "bc:Độc lập – Tự do – Hạnh phúc"},
		{law.Motto, motto, "bc:Độc lập-Tự do-Hạnh phúc"},
		{law.Motto, motto, "bc:ĐỘC LẬP - TỰ DO - HẠNH PHÚC"},
		{law.Motto, motto, "bc:§éc lËp - Tù do - H¹nh phóc"},
		{law.CodeLine, code, "c:Số 5/KH-SNV"},
		{law.CodeLine, code, "c:Số : 15 / KH - SNV"},
		{law.CodeLine, code, "c:Số:        /KH-SNV"},
		{law.CodeLine, code, "c:Số: …/KH-SNV"},
		{law.CodeLine, code, "c:15/KH-SNV"},
		{law.CodeLine, code, "c:…/KH-SNV"},
		{law.CodeLine, code, "c:Số:"},
		{law.PlaceAndDate, date, "ic:Lạng Sơn ngày 5/3/2026"},
		{law.PlaceAndDate, date, "ic:Lạng Sơn, 05/3/2026"},
		{law.PlaceAndDate, date, "ic:ngày 05 tháng 3 năm 2026"},
		{law.PlaceAndDate, date, "ic:Lạng Sơn, ngày … tháng … năm 2026"},
		{law.PlaceAndDate, date, "ic:Lạng Sơn, ngày     tháng     năm 2026"},
		{law.PlaceAndDate, date, "ic:Lạng Sơn, ngày       tháng       năm"},
		{law.PlaceAndDate, date, "ic:TP.HCM, ngày 05 tháng3 năm 2026"},
		{law.IssuerName, issuer, "bc:Sở Nội vụ"},
		{law.IssuerName, issuer, "c:SỞ NỘI VỤ"},
	} {
		use := func(s string) string {
			if s == c.at {
				return c.text
			}
			return s
		}
		head := grid(two, [][]flow.Block{paras(parent, use(issuer)), paras(use(nation), use(motto))}, [][]flow.Block{paras(use(code)), paras(use(date))})
		f := recognize.Find(sheet(after(head)...), env(t))
		_, said, _ := strings.Cut(c.text, ":")
		p := f.Documents[0].First(c.component)
		if p == nil || p.Text != strings.Join(strings.Fields(said), " ") || len(headOf(f.Documents[0])) != len(usualHead) {
			t.Errorf("%s “%s”\n%s", c.component, said, show(f))
		}
	}
}
