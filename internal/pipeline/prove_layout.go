package pipeline

import (
	"strings"
	"unicode"

	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// flowText lists what the paragraphs of a flow say, in the order of the text.
func flowText(f *flow.Flow) []string {
	var out []string
	eachParagraph(f, func(p *flow.Paragraph, _ *cell) {
		out = append(out, p.Text())
		for i := range p.Runs {
			for _, note := range p.Runs[i].Note {
				out = append(out, note.Text())
			}
		}
	})
	return out
}

// cell is a place in a table with lines around its cells.
type cell struct {
	table  *flow.Table
	column int // from 0
	row    int
	at     diag.Range // of the head of the column
	head   string     // what it says
}

// eachParagraph visits the paragraphs of a flow; in is nil outside tables with
// lines.
func eachParagraph(f *flow.Flow, visit func(p *flow.Paragraph, in *cell)) {
	var blocks func(list []flow.Block, in *cell)
	blocks = func(list []flow.Block, in *cell) {
		for _, b := range list {
			switch b := b.(type) {
			case *flow.Paragraph:
				visit(b, in)
			case *flow.Frame:
				visit(&flow.Paragraph{Runs: []flow.Run{{Text: b.Text}}}, in)
			case *flow.Table:
				heads := columnHeads(b)
				for n := range b.Rows {
					column := 0
					for i := range b.Rows[n].Cells {
						c := &b.Rows[n].Cells[i]
						inner := in
						if b.Borders {
							inner = &cell{table: b, column: column, row: n}
							if h := heads[column]; h != nil {
								inner.at, inner.head = h.At, strings.Join(strings.Fields(h.Text()), " ")
							}
						}
						blocks(c.Blocks, inner)
						column += max(c.Span, 1)
					}
				}
			}
		}
	}
	for _, s := range f.Sections {
		for _, list := range [][]flow.Block{s.Page.FirstHeader, s.Blocks, s.Page.FirstFooter} {
			blocks(list, nil)
		}
	}
}

// emptyTables are the places of tables that have heads of columns and no rows.
func emptyTables(f *flow.Flow) []diag.Range {
	var out []diag.Range
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			t, ok := b.(*flow.Table)
			if !ok || !t.Borders || !t.Rows[len(t.Rows)-1].Header {
				continue
			}
			if p, ok := t.Rows[0].Cells[0].Blocks[0].(*flow.Paragraph); ok {
				out = append(out, p.At)
			}
		}
	}
	return out
}

// columnHeads are the paragraphs over the columns of a table, by column.
func columnHeads(t *flow.Table) map[int]*flow.Paragraph {
	heads := map[int]*flow.Paragraph{}
	for n := range t.Rows {
		if !t.Rows[n].Header && n > 0 {
			break
		}
		column := 0
		for i := range t.Rows[n].Cells {
			c := &t.Rows[n].Cells[i]
			if p, ok := c.Blocks[0].(*flow.Paragraph); ok && !c.Covered && len(p.Runs) > 0 {
				heads[column] = p
			}
			column += max(c.Span, 1)
		}
	}
	return heads
}

// outlined is one paragraph of the outline of a document: all but its words.
type outlined struct {
	shape string
	text  string
	at    diag.Range
}

// outline lists what the paragraphs of a document are.
func outline(parts []Laid) []outlined {
	var out []outlined
	for i := range parts {
		eachParagraph(parts[i].Flow, func(p *flow.Paragraph, in *cell) {
			shape := string(p.Style) + "|" + string(p.Component)
			for i := range p.Runs {
				if r := &p.Runs[i]; strings.TrimSpace(r.Text) != "" {
					shape += "|"
					if r.Bold {
						shape += "b"
					}
					if r.Italic {
						shape += "i"
					}
					if r.Target != "" || r.Note != nil {
						shape += "@"
					}
				}
			}
			if in != nil {
				shape += "|cell"
			}
			out = append(out, outlined{shape, p.Text(), p.At})
		})
	}
	return out
}

// Bounds of what a column may look like.
const (
	wordLetters  = 20   // letters of the longest word that every column must hold
	crowdedLines = 6    // lines of a cell from which on the words of a line count
	crowdedWords = 1.25 // words of a line below which a column is too narrow
)

// layoutOf looks at the pages.
func (j *judgement) layoutOf(part *Laid) {
	cells := map[*flow.Paragraph]*cell{}
	eachParagraph(part.Flow, func(p *flow.Paragraph, in *cell) {
		if in != nil {
			cells[p] = in
		}
	})
	for _, t := range emptyTables(part.Flow) {
		j.fault(rulePage, j.source.line(t), "bọc bảng trong {{ if … }}, hoặc viết {{ else }} cho danh sách trống", "bảng chỉ có hàng tiêu đề, không có dòng nào")
	}
	if hasEmptyPage(part.Pages) {
		j.fault(rulePage, j.source.body, "xem lại {trang}, {ngang}, {doc} và bảng cuối cùng", "văn bản có một trang trống")
	}
	for n := range part.Pages {
		j.page(&part.Pages[n], n, cells)
	}
}

// page looks at the lines of one page.
func (j *judgement) page(page *layout.Page, n int, cells map[*flow.Paragraph]*cell) {
	const edge = 10 * unit.MM
	var order []*flow.Paragraph
	lines := map[*flow.Paragraph][]*layout.Text{}
	for _, item := range page.Items {
		t, ok := item.(*layout.Text)
		if !ok {
			continue
		}
		if t.X < edge || t.X+t.Width > page.Width-edge || t.Y > page.Height-edge/2 || t.Y < 0 {
			at := diag.Range{}
			if t.Paragraph != nil {
				at = t.Paragraph.At
			}
			j.fault(rulePage, j.source.line(at), "rút ngắn, hoặc chia cột lại", "chữ “%s” ra ngoài vùng chữ của trang %d", t.Text, n+1)
		}
		if t.Paragraph == nil {
			continue
		}
		if lines[t.Paragraph] == nil {
			order = append(order, t.Paragraph)
		}
		lines[t.Paragraph] = append(lines[t.Paragraph], t)
	}
	for _, p := range order {
		if in := cells[p]; in != nil && j.Twin == nil {
			j.column(p, in, lines[p])
		}
	}
}

// column looks whether the words of a cell have room.
func (j *judgement) column(p *flow.Paragraph, in *cell, items []*layout.Text) {
	at := in.at
	if at.Start.Line == 0 || !j.source.has(at) {
		at = p.At
	}
	name := "cột " + string(rune('1'+min(in.column, 8)))
	if in.head != "" {
		name = "cột “" + in.head + "”"
	}
	if word := cutWord(p.Text(), items); word != "" && len([]rune(word)) <= wordLetters && !strings.Contains(word, "@") {
		j.fault(ruleColumns, j.source.line(at), "tăng rong của cột này ở dòng {bang rong=…}, hoặc đặt phụ lục ngang", "%s hẹp quá, chữ “%s” bị cắt đôi", name, word)
		return
	}
	rows, words := 1, 0
	for i, t := range items {
		words += len(strings.Fields(t.Text))
		if i > 0 && t.Y != items[i-1].Y {
			rows++
		}
	}
	if rows >= crowdedLines && float64(words) < crowdedWords*float64(rows) {
		j.fault(ruleColumns, j.source.line(at), "tăng rong của cột này ở dòng {bang rong=…}, hoặc đặt phụ lục ngang",
			"%s hẹp quá, %d chữ đứng thành %d dòng", name, words, rows)
	}
}

// cutWord is the word that a line ends in the middle of; empty for none.
func cutWord(text string, items []*layout.Text) string {
	pos := -1
	for i, t := range items {
		from := max(pos, 0)
		at := strings.Index(text[from:], t.Text)
		if at < 0 {
			return ""
		}
		at += from
		if i > 0 && t.Y != items[i-1].Y && at == pos && at > 0 && at < len(text) {
			before, after := lastRune(text[:at]), firstOf(text[at:])
			if inWord(before) && inWord(after) {
				start := strings.Fields(text[:at])
				end := strings.Fields(text[at:])
				return start[len(start)-1] + end[0]
			}
		}
		pos = at + len(t.Text)
	}
	return ""
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == ',' }

func lastRune(s string) rune {
	r := []rune(s[max(0, len(s)-4):])
	return r[len(r)-1]
}

func firstOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
