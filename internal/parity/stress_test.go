package parity

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// words are what the made-up documents are made of: syllables of all widths,
// codes with hyphens and solidi, numbers, dates, quotes, long words and words
// kept together.
var words = strings.Fields(`Ủy ban nhân dân tỉnh Lạng Sơn ban hành Kế hoạch phát triển doanh nghiệp công nghệ số trên địa bàn
giai đoạn 2026-2030 theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư; căn cứ
Quyết định số 1234/QĐ-UBND-VX, Công văn số 125/BTTTT-CNTT&TT (đã gửi) và “Đề án 06”, đạt 12,5% – 75,25% tổng số nhiệm vụ…
WAY Ty TAVA đẩy mạnh chuyển đổi số, nghiêng nghiêng xã, phường, đặc khu: 1.234.567 đồng/năm; 01/9/2026 (thứ Ba) email:
https://www.example.gov.vn/chuyen-muc/ke-hoach-phat-trien-2026 [phụ lục] tỷ lệ 90/100 a/b/c, cơ sở hạ tầng – kỹ thuật; Sở Khoa học và
Công nghệ chủ trì, phối hợp với các sở, ban, ngành thực hiện; báo cáo kết quả trước ngày 15/12 hằng năm./. Điều 5, khoản 2
ƯỚC ĐƯỜNG QUỐC TOẢN ặ ệ ộ ữ ỵ thì là mà i ở ai ừ * + = 100% A–B X—Y chỉ tiêu*, số: 12, tổ công-tác liên_ngành 24/7 & hơn nữa!`)

// maker makes documents from a seed.
type maker struct{ *rand.Rand }

func newMaker(seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 30))} }

// text returns n words.
func (m maker) text(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			switch m.IntN(40) {
			case 0:
				b.WriteString("\u00a0")
			case 1:
				b.WriteString("\u2011")
			default:
				b.WriteString(" ")
			}
		}
		b.WriteString(words[m.IntN(len(words))])
	}
	return b.String()
}

// sizes are the sizes of runs, in half-points.
var sizes = []int{22, 23, 24, 25, 26, 27, 28}

func halfPoints(n int) unit.Length { return unit.Length(n) * unit.Point / 2 }

// runs returns n words in one or several formats.
func (m maker) runs(n, size int) []flow.Run {
	if m.IntN(3) > 0 {
		return []flow.Run{{Text: m.text(n), Bold: m.IntN(4) == 0, Italic: m.IntN(4) == 0, Size: halfPoints(size)}}
	}
	var runs []flow.Run
	for n > 0 {
		k := min(1+m.IntN(12), n)
		text := m.text(k)
		if n -= k; n > 0 {
			text += " "
		}
		runs = append(runs, flow.Run{Text: text, Bold: m.IntN(3) == 0, Italic: m.IntN(3) == 0, Size: halfPoints(size)})
	}
	return runs
}

// body returns a body paragraph of about n words.
func (m maker) body(n int) *flow.Paragraph {
	size := sizes[m.IntN(len(sizes))]
	p := &flow.Paragraph{Runs: m.runs(1+m.IntN(n), size)}
	p.Format = flow.Format{
		Align:      []flow.Align{flow.Justify, flow.Justify, flow.Justify, flow.Left, flow.Center, flow.Right}[m.IntN(6)],
		SpaceAfter: unit.Point * unit.Length(m.IntN(3)*3),
		FirstLine:  unit.Twips([]int{0, 567, 720, 720}[m.IntN(4)]),
		NoWidows:   true,
	}
	return p
}

// heading returns a heading that stays with what follows.
func (m maker) heading(n int) *flow.Paragraph {
	return &flow.Paragraph{
		Runs:   []flow.Run{{Text: fmt.Sprintf("%d. %s", n, m.text(3+m.IntN(20))), Bold: true, Size: 14 * unit.Point}},
		Format: flow.Format{Align: flow.Justify, FirstLine: unit.Twips(720), SpaceAfter: 6 * unit.Point, KeepNext: true, NoWidows: true, Outline: 1},
	}
}

func portrait() flow.PageSetup {
	return flow.PageSetup{
		Width: 210 * unit.MM, Height: 297 * unit.MM,
		Top: 20 * unit.MM, Bottom: 20 * unit.MM, Left: 30 * unit.MM, Right: 15 * unit.MM,
		Header: 10 * unit.MM, HideFirstNumber: true, NumberSize: 14 * unit.Point,
	}
}

func landscape() flow.PageSetup {
	p := portrait()
	p.Width, p.Height = p.Height, p.Width
	p.RestartNumber = true
	return p
}

func document(p flow.PageSetup, blocks ...flow.Block) *flow.Flow {
	return &flow.Flow{Sections: []*flow.Section{{Page: p, Blocks: blocks}}}
}

// item returns a paragraph that hangs from its marker or follows a tab.
func (m maker) item() *flow.Paragraph {
	p := m.body(40)
	p.Format.IndentLeft = unit.Twips(567 + m.IntN(400))
	p.Format.FirstLine = -unit.Twips(283)
	if m.IntN(2) == 0 {
		p.Format.Tabs = []flow.Tab{{At: unit.Twips(3402)}}
		p.Runs[0].Text = strings.Replace(p.Runs[0].Text, " ", "\t", 1)
	}
	p.Runs[0].Text = "-\t" + p.Runs[0].Text
	return p
}

// varied returns a paragraph of an unusual kind.
func (m maker) varied() flow.Block {
	p := m.body(50)
	switch m.IntN(8) {
	case 0:
		p.Format.LineRule, p.Format.LineHeight = flow.Exact, unit.Point*unit.Length(15+m.IntN(6))
	case 1:
		p.Format.Line = []int{252, 264, 276, 288, 312, 360}[m.IntN(6)]
	case 2:
		p.Format.SpaceBefore = 12 * unit.Point
	case 3:
		for i := range p.Runs {
			p.Runs[i].Size = halfPoints(sizes[m.IntN(len(sizes))])
		}
	case 4:
		p.Runs[0].Text = strings.Replace(p.Runs[0].Text, " ", "\n", 2)
	case 5:
		p.Runs, p.Size = nil, halfPoints(20+m.IntN(9))
	case 6:
		p.Format.KeepLines = true
	default:
		return m.item()
	}
	return p
}

// stroke returns a short line with text above and below it.
func (m maker) stroke() []flow.Block {
	s := &flow.Stroke{
		Width: unit.Twips(800 + m.IntN(2000)), Within: unit.Twips(9355),
		Before: unit.Point, Height: 5 * unit.Point, Weight: unit.Point * 3 / 4, KeepNext: true,
	}
	title := m.heading(1)
	title.Format.Align, title.Format.FirstLine, title.Format.Outline = flow.Center, 0, 0
	title.Format.SpaceAfter = 0
	return []flow.Block{title, s, m.body(20)}
}

// table returns a table of a given width with borders.
func (m maker) table(width, columns, rows, words int) *flow.Table {
	t := &flow.Table{Borders: true, CellLeft: unit.Twips(85), CellRight: unit.Twips(85)}
	for i := range columns {
		w := width / (columns - i)
		if i < columns-1 {
			w += m.IntN(w/2) - w/4
		}
		t.Columns = append(t.Columns, unit.Twips(w))
		width -= w
	}
	for range rows {
		r := flow.Row{CantSplit: m.IntN(4) > 0}
		for range columns {
			r.Cells = append(r.Cells, m.cell(words))
		}
		if m.IntN(6) == 0 {
			r.Cells = r.Cells[:len(r.Cells)-1]
			r.Cells[0].Span = 2
		}
		if m.IntN(6) == 0 {
			r.Height = unit.Twips(400 + m.IntN(600))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func (m maker) cell(words int) flow.Cell {
	c := flow.Cell{VAlign: flow.VAlign(m.IntN(3))}
	for range 1 + m.IntN(2) {
		runs := m.runs(1+m.IntN(words), 24)
		for i := range runs { // glued words wider than a cell are cut in ways of LibreOffice's own
			runs[i].Text = strings.ReplaceAll(runs[i].Text, "\u00a0", " ")
		}
		c.Blocks = append(c.Blocks, &flow.Paragraph{
			Runs:   runs,
			Format: flow.Format{Align: flow.Align(m.IntN(4)), NoWidows: true, SpaceBefore: unit.Point * 2, SpaceAfter: unit.Point * 2},
		})
	}
	return c
}

// headed returns a table whose first rows are repeated on each page.
func (m maker) headed(width, columns, rows, words int) *flow.Table {
	t := m.table(width, columns, rows, words)
	t.Rows[0].Header, t.Rows[0].CantSplit = true, true
	return t
}

// signature returns a block like the end of a document: it stays on one page
// with the paragraph before it.
func (m maker) signature() []flow.Block {
	last := m.body(40)
	last.Format.KeepNext = true
	t := &flow.Table{Columns: []unit.Length{unit.Twips(4200), unit.Twips(5155)}}
	for i := range 4 {
		r := flow.Row{CantSplit: true}
		for range 2 {
			r.Cells = append(r.Cells, flow.Cell{Blocks: []flow.Block{&flow.Paragraph{
				Runs:   m.runs(1+m.IntN(12), 26),
				Format: flow.Format{Align: flow.Center, NoWidows: true, KeepNext: i < 3, SpaceBefore: unit.Point * 6},
			}}})
		}
		t.Rows = append(t.Rows, r)
	}
	return []flow.Block{last, t}
}

// chapter returns some pages of everything.
func (m maker) chapter(width, n int) []flow.Block {
	var blocks []flow.Block
	for i := range n {
		switch k := m.IntN(24); {
		case k < 10:
			blocks = append(blocks, m.body(90))
		case k < 15:
			blocks = append(blocks, m.heading(i))
		case k < 20:
			blocks = append(blocks, m.varied())
		case k < 21:
			blocks = append(blocks, m.stroke()...)
		case k < 22:
			blocks = append(blocks, m.headed(width, 2+m.IntN(4), 3+m.IntN(12), 12))
		default:
			blocks = append(blocks, m.item())
		}
	}
	return append(blocks, m.signature()...)
}

// stress returns a long document with all that layout knows.
func stress(seed uint64) *flow.Flow {
	m := newMaker(seed)
	f := &flow.Flow{Meta: flow.Meta{Title: "Văn bản thử"}}
	for i := range 6 {
		page, width := portrait(), 9355
		if i%3 == 2 {
			page, width = landscape(), 14286
		}
		f.Sections = append(f.Sections, &flow.Section{Page: page, Blocks: m.chapter(width, 130)})
	}
	return f
}
