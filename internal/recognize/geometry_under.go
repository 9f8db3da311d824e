package recognize

import (
	"sort"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// under is the line below a line of text, however it is made; where the decree
// wants it above, [finder.over] is.
func (f *finder) under(l *line, b *Box) *Line {
	if l.stroke != nil && l.isLastRow() {
		return strokeLine(l.stroke, l.at)
	}
	if d, _ := f.drawnUnder(l, b); d != nil {
		return &Line{Made: Drawn, Left: d.left, Right: d.right, Weight: d.float.Weight}
	}
	if l.rule != nil {
		row := f.box(l.rule)
		return &Line{Made: Characters, Left: row.Left, Right: row.Right}
	}
	if row := f.partUnder(l, b); row != nil {
		return row
	}
	if l.edge {
		return &Line{Made: Border, Left: b.ColumnLeft, Right: b.ColumnRight, Weight: flow.BorderWidth}
	}
	if l.look.underline {
		return &Line{Made: Underline, Left: b.Left, Right: b.Right}
	}
	return nil
}

// isLastRow reports whether nothing of its paragraph stands below l.
func (l *line) isLastRow() bool { return !strings.Contains(l.raw[l.to:], "\n") }

// strokeLine is a stroke of the flow in a column.
func strokeLine(s *flow.Stroke, at place) *Line {
	left := at.left + (at.right-at.left-s.Width)/2
	return &Line{Made: Border, Left: left, Right: left + s.Width, Weight: s.Weight}
}

// How far from its text a drawn line may stand: a little above the foot of the
// text, where hands and converters put it, or up to a line below.
const (
	drawnAbove = 7 * unit.Point
	drawnBelow = 18 * unit.Point
	// drawnNear is how many paragraphs may lie between a line and what it is
	// tied to.
	drawnNear = 4
)

// drawnUnder is the drawn line that stands nearest below l.
func (f *finder) drawnUnder(l *line, b *Box) (best *drawing, bestGap unit.Length) {
	start := sort.Search(len(f.drawn), func(i int) bool { return f.drawn[i].order >= l.at.order-drawnNear })
	for i := start; i < len(f.drawn) && f.drawn[i].order <= l.at.order+drawnNear; i++ {
		d := &f.drawn[i]
		if d.section != l.at.section {
			continue
		}
		if min(d.right, b.Right)-max(d.left, b.Left) < (d.right-d.left)/3 {
			continue
		}
		gap := d.y - l.bottom
		above, below := drawnAbove, drawnBelow
		if d.order == l.at.order { // its offset may count from any line of the paragraph
			if d.float.FromY == flow.FromCharacter && l.isLastRow() {
				gap = d.float.Y - pitch(l.p)
			}
			above, below = max(above, l.bottom-l.top), 2*below
		}
		if gap < -above || gap > below {
			continue
		}
		if gap < 0 {
			gap = -gap
		}
		if best == nil || gap < bestGap {
			best, bestGap = d, gap
		}
	}
	return best, bestGap
}

// isRule reports whether a text is a row of characters that draws a line.
func isRule(text string) bool {
	n := 0
	for _, r := range text {
		switch r {
		case '_', '-', '–', '—', '―', '─', '=', '*', '¯', '‾', '~':
			n++
		case ' ':
		default:
			return false
		}
	}
	return n >= ruleLength
}

// ruleLength is how many characters make a line: fewer are a dash or a star.
const ruleLength = 3

// findRules ties rows of characters, and lines of cells, to the text above
// them.
func (f *finder) findRules() {
	last := -1
	for i := range f.lines {
		l := &f.lines[i]
		switch {
		case l.empty():
		case isRule(l.text) && strings.Contains(l.raw, "\t"):
			f.ruleParts = append(f.ruleParts, l.ruleParts()...)
		case isRule(l.text):
			if last >= 0 && f.lines[last].at.beside(l.at) {
				f.lines[last].rule = l
			}
		default:
			last = i
			f.ruleParts = append(f.ruleParts, l.ruleParts()...)
		}
	}
	for i := range f.lines {
		l := &f.lines[i]
		if g := l.at.grid; g != nil && !l.empty() && !g.Borders && f.closesCell(i) {
			l.edge = edgeBelow(g, l.at.row, l.at.cell)
		}
	}
}

// ruleParts are the parts of a line that are rows of characters: beside or
// below a text of the same paragraph, or at a tab stop.
func (l *line) ruleParts() []line {
	if len(l.raw) > foldStart || !strings.ContainsAny(l.raw, "\t\n") || !strings.ContainsAny(l.raw, "_-–—―─=*¯‾~") {
		return nil
	}
	var out []line
	for _, part := range l.parts() {
		if isRule(part.text) {
			out = append(out, part)
		}
	}
	return out
}

// partUnder is the row of characters that stands on the next line below l,
// beside something else; nil for none.
func (f *finder) partUnder(l *line, b *Box) *Line {
	for i := range f.ruleParts {
		p := &f.ruleParts[i]
		down := p.base - l.base
		if p.at.section != l.at.section || p.at.outer != l.at.outer || p.at.float != l.at.float || down <= 0 || down > pitch(p.p)*3/2+p.p.Format.SpaceBefore {
			continue
		}
		if row := f.box(p); min(row.Right, b.Right)-max(row.Left, b.Left) > row.Width()/2 {
			return &Line{Made: Characters, Left: row.Left, Right: row.Right}
		}
	}
	return nil
}

// closesCell reports whether no other text of its cell follows line i.
func (f *finder) closesCell(i int) bool {
	for j := i + 1; j < len(f.lines) && f.lines[j].at.beside(f.lines[i].at); j++ {
		if !f.lines[j].empty() {
			return false
		}
	}
	return true
}

// edgeBelow reports whether the lower side of a cell has a line and its other
// sides have none: it is then no frame.
func edgeBelow(t *flow.Table, row, cell int) bool {
	c := &t.Rows[row].Cells[cell]
	if c.Edges&(flow.EdgeLeft|flow.EdgeRight|flow.EdgeTop) != 0 {
		return false
	}
	if c.Edges&flow.EdgeBottom != 0 {
		return true
	}
	if row+1 >= len(t.Rows) {
		return false
	}
	next := &t.Rows[row+1]
	return cell < len(next.Cells) && next.Cells[cell].Edges == flow.EdgeTop
}
