package pipeline

import (
	"fmt"

	"vanban/internal/diag"
	"vanban/internal/flow"
)

// missingGlyphs reports, once for each paragraph and character, what the
// fonts cannot draw.
func (p *Pipeline) missingGlyphs(f *flow.Flow) diag.List {
	g := glyphs{p: p, seen: map[string]bool{}}
	for _, s := range f.Sections {
		g.blocks(s.Blocks)
	}
	return g.problems
}

type glyphs struct {
	p        *Pipeline
	seen     map[string]bool
	problems diag.List
}

func (g *glyphs) blocks(blocks []flow.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			for i := range b.Runs {
				g.run(&b.Runs[i], b.At)
			}
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					g.blocks(b.Rows[i].Cells[j].Blocks)
				}
			}
		}
	}
}

func (g *glyphs) run(r *flow.Run, at diag.Range) {
	for _, c := range r.Text {
		if c == '\n' || c == '\t' || g.p.fonts.Face(r.Bold, r.Italic).Has(c) {
			continue
		}
		key := fmt.Sprint(at.String(), c)
		if g.seen[key] {
			continue
		}
		g.seen[key] = true
		g.problems.Add(at, "xóa ký tự này hoặc thay bằng chữ; văn bản hành chính dùng phông Times New Roman",
			"phông chữ không có ký tự “%c” (U+%04X)", c, c)
	}
}
