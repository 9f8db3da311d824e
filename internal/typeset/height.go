package typeset

import (
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// tallest is the height from which what stands side by side may go over a page
// break: most of a page, which leaves room for the lines that must stand above
// it and for the error of the estimate.
func (b *builder) tallest() unit.Length {
	p := b.current.Page
	return (p.Height - p.Top - p.Bottom) * 17 / 20
}

// height estimates how high paragraphs are in a column. It is good to tell a
// few lines from half a page, not to place anything.
func (b *builder) height(blocks []flow.Block, column unit.Length) unit.Length {
	var sum unit.Length
	for _, block := range blocks {
		p, ok := block.(*flow.Paragraph)
		if !ok {
			continue
		}
		f := &p.Format
		sum += f.SpaceBefore + f.SpaceAfter + unit.Length(b.lines(p, column-f.IndentLeft-f.IndentRight))*lineHeight(p.Size)
		for i := range p.Runs {
			if m := p.Runs[i].Image; m != nil {
				sum += m.Height
			}
		}
	}
	return sum
}

// lineHeight is about the height of a line in a size.
func lineHeight(size unit.Length) unit.Length { return size * 23 / 20 }

// short is the height up to which what belongs together stays whole: a third
// of a page, so that moving it leaves no great gap.
func (b *builder) short() unit.Length {
	p := b.current.Page
	return (p.Height - p.Top - p.Bottom) / 3
}

// lines estimates the lines of a paragraph in a column, by the format of its
// first run.
func (b *builder) lines(p *flow.Paragraph, column unit.Length) int {
	if len(p.Runs) == 0 {
		return 0
	}
	text := ""
	for _, r := range p.Runs {
		text += r.Text
	}
	run, n := p.Runs[0], 0
	for part := range strings.SplitSeq(text, "\n") {
		run.Text = part
		n += max(breakPieces(b.pieces(run), column).lines, int(b.width(run)/max(column, 1)))
	}
	return n
}

// splitTall lets rows go over a page break that hardly fit on a page, or do
// not. Header rows as high are set once, and so are those below them.
func (b *builder) splitTall(t *flow.Table) *flow.Table {
	once := false
	for i := range t.Rows {
		r := &t.Rows[i]
		if b.rowHeight(t, r) > b.tallest() {
			r.CantSplit, once = false, true
		}
		r.Header = r.Header && !once
	}
	b.holdHeader(t)
	return t
}

// rowsHeight estimates how high rows are, from the first to the last.
func (b *builder) rowsHeight(t *flow.Table, first, last int) unit.Length {
	var sum unit.Length
	for i := first; i <= last; i++ {
		sum += b.rowHeight(t, &t.Rows[i])
	}
	return sum
}

// rowHeight estimates how high a row is: as high as its highest cell, a cell
// over several rows giving each its share.
func (b *builder) rowHeight(t *flow.Table, r *flow.Row) unit.Length {
	var highest unit.Length
	for j, h := range b.cellHeights(t, r) {
		highest = max(highest, h/unit.Length(max(r.Cells[j].Rows, 1)))
	}
	return highest
}

// cellHeights estimates how high the text of each cell of a row is.
func (b *builder) cellHeights(t *flow.Table, r *flow.Row) []unit.Length {
	heights := make([]unit.Length, len(r.Cells))
	column := 0
	for j := range r.Cells {
		c := &r.Cells[j]
		width := -t.CellLeft - t.CellRight
		for range max(c.Span, 1) {
			if column < len(t.Columns) {
				width += t.Columns[column]
			}
			column++
		}
		heights[j] = b.height(c.Blocks, width)
	}
	return heights
}

// holdHeader gives the last header row under a cell that covers several the
// height the cell asks for: where LibreOffice repeats the rows it reckons
// without that cell and cuts its text.
func (b *builder) holdHeader(t *flow.Table) {
	for i := range t.Rows {
		for j, need := range b.cellHeights(t, &t.Rows[i]) {
			last := i + t.Rows[i].Cells[j].Rows - 1
			if last <= i || last >= len(t.Rows) || !t.Rows[last].Header {
				continue
			}
			var own, room unit.Length
			for k := i; k <= last; k++ {
				own = b.ownHeight(t, &t.Rows[k])
				room += own
			}
			if need += flow.BorderWidth; need > room {
				t.Rows[last].Height = own + need - room
			}
		}
	}
}

// ownHeight estimates how high a row with a border is without the cells that
// cover others too.
func (b *builder) ownHeight(t *flow.Table, r *flow.Row) unit.Length {
	highest := r.Height
	for j, h := range b.cellHeights(t, r) {
		if c := &r.Cells[j]; !c.Covered && c.Rows <= 1 {
			highest = max(highest, h+flow.BorderWidth)
		}
	}
	return highest
}

// checkColumns reports the first column that cannot hold one capital letter.
func (b *builder) checkColumns(t *flow.Table, where diag.Range) {
	least := t.CellLeft + t.CellRight + b.run(law.TableText, "").Size
	for i, width := range t.Columns {
		if width < least {
			b.problems.Add(where, "bỏ bớt cột, đặt {ngang} trước bảng, hoặc tăng số của cột này ở rong=",
				"cột %d của bảng chỉ rộng %s, phải từ %s", i+1, millimetres(width), millimetres(least))
			return
		}
	}
}

func millimetres(l unit.Length) string {
	return viet.Decimal(decimal.NewFromFloat(l.Millimetres()), 1) + " mm"
}
