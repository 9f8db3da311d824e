package layout

import (
	"vanban/internal/flow"
	"vanban/internal/unit"
)

// frameBlock adds a frame: a line of exact height between borders, which the
// DOCX writes as a paragraph.
func (st *stacker) frameBlock(f *flow.Frame) {
	height := twips(f.Height)
	border, gap, line := f.Heights()
	st.atoms = append(st.atoms, atom{
		gap: st.after + twips(f.Before), topGap: twips(f.Before), before: twips(f.Before), after: twips(f.After),
		fit: height, size: height, baseline: twips(border+gap) + twips(line)*4/5, keep: f.KeepNext, frame: f, tag: f.Component,
	})
	st.after = twips(f.After)
}

// drawFrame puts a frame on the page: its text in the middle and its four
// lines, which lie inside its measures.
func (p *paginator) drawFrame(page *Page, a *atom, x unit.Length, top twip) {
	f := a.frame
	switch rest := f.Within - f.Width; f.Align {
	case flow.Center:
		x += twips(rest / 2).length()
	case flow.Right:
		x += twips(rest).length()
	}
	if f.Text != "" {
		m := p.styles.of(style{bold: f.Bold, size: max(twips(f.Size), 1)})
		var width fine
		for _, r := range f.Text {
			width += m.advance(r)
		}
		page.Items = append(page.Items, &Text{
			X: x + (f.Width-width.length())/2, Y: (top + a.baseline).length(), Width: width.length(), Text: f.Text,
			Bold: f.Bold, Size: m.style.size.length(), Color: f.Color, Component: f.Component,
		})
	}
	half := f.Weight / 2
	left, right := x+half, x+f.Width-half
	above, below := top.length()+half, top.length()+f.Height-half
	for _, l := range [...]Line{
		{X1: x, Y1: above, X2: x + f.Width, Y2: above},
		{X1: x, Y1: below, X2: x + f.Width, Y2: below},
		{X1: left, Y1: top.length(), X2: left, Y2: top.length() + f.Height},
		{X1: right, Y1: top.length(), X2: right, Y2: top.length() + f.Height},
	} {
		l.Weight, l.Color = f.Weight, f.Color
		page.Items = append(page.Items, &l)
	}
}
