package layout

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// strange makes flows as files made elsewhere may hold them: with lengths of
// any size and sign, spans that fit no grid, tables in tables.
type strange struct{ *rand.Rand }

func (s strange) length() unit.Length {
	lengths := [...]unit.Length{0, 0, -1, 1, unit.Twip, -30 * pt, 5 * pt, 14 * pt, 60 * pt, 300 * pt, 30 * unit.Inch, -30 * unit.Inch}
	return lengths[s.IntN(len(lengths))]
}

func (s strange) text() string {
	words := [...]string{"", "a", "tiếng Việt ", "\t", "\n", "\u00a0", strings.Repeat("dài", 60), "một hai ba "}
	return words[s.IntN(len(words))] + words[s.IntN(len(words))]
}

func (s strange) paragraph() *flow.Paragraph {
	p := &flow.Paragraph{Size: s.length(), Format: flow.Format{
		Align: flow.Align(s.IntN(4)), IndentLeft: s.length(), IndentRight: s.length(), FirstLine: s.length(),
		SpaceBefore: max(0, s.length()), SpaceAfter: max(0, s.length()), LineRule: flow.LineRule(s.IntN(3)),
		Line: s.IntN(1000), LineHeight: max(0, s.length()), KeepNext: s.IntN(3) == 0, KeepLines: s.IntN(3) == 0,
		NoWidows: s.IntN(2) == 0, PageBreak: s.IntN(9) == 0,
	}}
	for range s.IntN(3) {
		p.Format.Tabs = append(p.Format.Tabs, flow.Tab{At: s.length(), Right: s.IntN(3) == 0, Center: s.IntN(3) == 0, Dots: s.IntN(3) == 0})
	}
	for range s.IntN(4) {
		r := flow.Run{Text: s.text(), Size: max(0, s.length()), Bold: s.IntN(2) == 0, Script: flow.Script(s.IntN(3)), Auto: s.IntN(4) == 0}
		if s.IntN(12) == 0 {
			r.Note = []*flow.Paragraph{{Size: s.length(), Runs: []flow.Run{{Text: "1", Number: true, Size: s.length()}, {Text: s.text()}}}}
		}
		if s.IntN(12) == 0 {
			r = flow.Run{Size: r.Size, Image: &flow.Image{Type: "png", Width: s.length(), Height: s.length()}}
		}
		p.Runs = append(p.Runs, r)
	}
	return p
}

func (s strange) blocks(depth int) []flow.Block {
	var list []flow.Block
	for range s.IntN(5) {
		switch s.IntN(8) {
		case 0:
			list = append(list, &flow.Stroke{Width: s.length(), Within: s.length(), Before: s.length(), Height: s.length(), Weight: s.length()})
		case 1:
			list = append(list, &flow.Frame{Text: s.text(), Size: s.length(), Width: s.length(), Height: s.length(), Within: s.length(), Weight: s.length()})
		case 2, 3:
			if depth > 0 {
				list = append(list, s.table(depth))
			}
		default:
			list = append(list, s.paragraph())
		}
	}
	return list
}

func (s strange) table(depth int) *flow.Table {
	t := &flow.Table{Borders: s.IntN(2) == 0, Indent: s.length(), CellLeft: s.length(), CellRight: s.length()}
	for range s.IntN(4) {
		t.Columns = append(t.Columns, s.length())
	}
	for range s.IntN(4) {
		r := flow.Row{Header: s.IntN(3) == 0, CantSplit: s.IntN(2) == 0, Height: max(0, s.length())}
		for range s.IntN(4) {
			r.Cells = append(r.Cells, flow.Cell{Span: s.IntN(4), Rows: s.IntN(4), Covered: s.IntN(4) == 0,
				Blocks: s.blocks(depth - 1), Edges: flow.Edges(s.IntN(16)), VAlign: flow.VAlign(s.IntN(3))})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// A strange flow gets pages all the same.
func TestStrangeFlowsGetPages(t *testing.T) {
	set := faces(t)
	for seed := range uint64(4000) {
		s := strange{rand.New(rand.NewPCG(seed, 30))}
		page := card()
		if s.IntN(3) == 0 {
			page = flow.PageSetup{Width: s.length(), Height: s.length(), Top: s.length(), Bottom: s.length(), Left: s.length(), Right: s.length(),
				Header: s.length(), NumberSize: max(0, s.length()), RestartNumber: true, FirstNumber: s.IntN(5)}
		}
		if s.IntN(3) == 0 {
			page.HideFirstNumber = true
			page.FirstHeader, page.FirstFooter = s.blocks(1), s.blocks(1)
		}
		f := &flow.Flow{Sections: []*flow.Section{{Page: page, Blocks: s.blocks(2)}}}
		func() {
			defer func() {
				if problem := recover(); problem != nil {
					t.Fatal(fmt.Sprintf("seed %d: %v\n", seed, problem), flow.Dump(f))
				}
			}()
			if n := len(Paginate(f, set)); n == 0 || n > 5000 {
				t.Errorf("seed %d: %d pages", seed, n)
			}
		}()
	}
}
