package recognize

import (
	"vanban/internal/flow"
	"vanban/internal/font"
)

// geometry tells where lines of a flow stand on their pages.
type geometry struct {
	flow  *flow.Flow
	fonts *font.Set
}

func newGeometry(f *flow.Flow, fonts *font.Set) *geometry { return &geometry{f, fonts} }

// box is where a line stands.
func (g *geometry) box(l *line) Box {
	page := g.flow.Sections[l.at.section].Page
	return Box{ColumnLeft: page.Left, ColumnRight: page.Width - page.Right}
}

// under is the line below a line.
func (g *geometry) under(*line) *Line { return nil }
