package layout

import (
	"strings"

	"vanban/internal/flow"
	"vanban/internal/law"
)

// atom is what a page break never cuts, unless it is a row that may split: a
// line of a paragraph, a stroke, a frame or a row of a table.
type atom struct {
	gap      twip // space above, unless first on its page
	topGap   twip // space above if first in its section, on a page it starts or in its cell
	fit      twip // height that must lie above the bottom margin
	size     twip // height taken
	before   twip // space before the paragraph it belongs to
	after    twip // space after the paragraph it ends
	keep     bool // on the page of the next atom
	newPage  bool // starts a page
	baseline twip // of a line, from the top of the atom
	line     *line
	of       *flow.Paragraph // the paragraph whose line this is
	first    *flow.Paragraph // the same, of its first line
	stroke   *flow.Stroke
	frame    *flow.Frame
	row      *row
	opens    bool   // first of a footnote
	notes    []atom // the footnotes whose marks stand in it
	tag      law.Component
}

// stacker turns blocks into atoms.
type stacker struct {
	styles *styles
	frame  twip
	area   twip // width of the text of the page, and of footnotes
	margin bool // above or below the text of a page
	atoms  []atom
	after  twip // space after the last block
}

// stack returns the atoms of blocks set in a text area of the given width.
func (s *styles) stack(blocks []flow.Block, area twip) []atom {
	st := stacker{styles: s, frame: area, area: area}
	st.blocks(blocks)
	return st.atoms
}

// blocks adds the atoms of blocks.
func (st *stacker) blocks(blocks []flow.Block) {
	for i, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			st.paragraph(b)
		case *flow.Stroke:
			st.strokeBlock(b)
		case *flow.Frame:
			st.frameBlock(b)
		case *flow.Table:
			st.table(b, flow.NeedsTail(blocks[i+1:]))
		}
	}
}

// paragraph adds the lines of p.
func (st *stacker) paragraph(p *flow.Paragraph) {
	f := &p.Format
	lines := st.styles.breakLines(p, st.frame)
	n := len(lines)
	for i := range lines {
		l := &lines[i]
		height := l.strut.height()
		a := atom{line: l, fit: height, size: height, baseline: l.strut.ascent, of: p, tag: p.Component, before: twips(f.SpaceBefore)}
		if f.LineRule == flow.Exact {
			pitch := twips(f.LineHeight)
			a.fit, a.size, a.baseline = pitch, pitch, pitch*4/5
		} else if f.LineRule == flow.AtLeast {
			pitch := max(height, twips(f.LineHeight))
			a.baseline += pitch - height
			a.fit, a.size = pitch, pitch
		} else if f.Line > 0 {
			a.size = height + l.text*percent(f.Line)/100 - l.text
			if a.size < height {
				a.fit, a.baseline = a.size, a.baseline-height+a.size
			}
		}
		a.notes = st.notesOf(l)
		if i == 0 {
			a.gap = st.after + a.before
			a.topGap = a.before
			a.newPage = f.PageBreak
			a.first = p
		}
		if i < n-1 {
			a.keep = f.KeepLines || f.KeepNext || f.NoWidows && (i == 0 || i == n-2)
		} else {
			a.keep = f.KeepNext
			a.after = twips(f.SpaceAfter)
		}
		st.atoms = append(st.atoms, a)
	}
	st.after = twips(f.SpaceAfter)
}

// percent is a line pitch in 240ths of a line as LibreOffice keeps it: a whole
// percentage, of two lengths rounded to hundredths of a millimetre.
func percent(line int) twip {
	const single = 423
	return twip((line*127 + 36) / 72 * 100 / single)
}

// strokeBlock adds a stroke.
func (st *stacker) strokeBlock(s *flow.Stroke) {
	height := twips(s.Height)
	st.atoms = append(st.atoms, atom{
		gap: st.after + twips(s.Before), topGap: twips(s.Before), before: twips(s.Before),
		fit: height, size: height, keep: s.KeepNext, stroke: s, tag: s.Component,
	})
	st.after = 0
}

// plainText is the text of a paragraph for the outline.
func plainText(p *flow.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// height is what the atoms take, with the space after the last.
func height(atoms []atom) twip {
	var y twip
	for i := range atoms {
		y += atoms[i].above(i == 0) + atoms[i].size
	}
	if n := len(atoms); n > 0 {
		y += atoms[n-1].after
	}
	return y
}

// above is the space above an atom.
func (a *atom) above(first bool) twip {
	if first {
		return a.topGap
	}
	return a.gap
}
