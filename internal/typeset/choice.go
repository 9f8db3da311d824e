package typeset

import (
	"cmp"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// signRoom is enough for a signature and the upper part of a seal; the decree
// gives no measure.
const signRoom = 30 * unit.MM

// NewChoice is what a document chooses and, for the rest, A4 with margins of
// 20, 20, 30 and 15 mm, the first size set, 14 pt text with an indent of 1,27
// cm, single spaced, 6 pt between paragraphs.
func NewChoice(r *law.Regulation, f doc.Format) Choice {
	sizes := r.SizeSets[0]
	if f.Sizes != nil {
		sizes = *f.Sizes
	}
	return Choice{
		Page: flow.PageSetup{
			Width: r.Page.Width, Height: r.Page.Height,
			Top:        cmp.Or(f.Top, r.Page.Top.Min),
			Bottom:     cmp.Or(f.Bottom, r.Page.Bottom.Min),
			Left:       cmp.Or(f.Left, r.Page.Left.Min),
			Right:      cmp.Or(f.Right, r.Page.Right.Min),
			Header:     r.Page.Top.Min / 2,
			NumberSize: r.Components[law.PageNumber].In(sizes),
		},
		Indent:   cmp.Or(f.Indent, r.Body.Indents[1]),
		After:    cmp.Or(f.After, r.Body.SpaceMin),
		Line:     cmp.Or(f.Line, r.Body.LineMin),
		BodySize: cmp.Or(f.BodySize, r.Components[law.BodyText].In(sizes)),
		Sizes:    sizes,
		SignRoom: cmp.Or(f.SignRoom, signRoom),
	}
}
