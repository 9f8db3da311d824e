// Package layout breaks a flow into lines and pages, as LibreOffice and Word
// (compatibility mode 14) break the DOCX written from the same flow.
//
// [Paginate] is the whole interface. It works in integer twips with exact
// glyph widths, breaks greedily, does not kern or hyphenate, and knows nothing
// of PDF.
package layout

import (
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// Page is one laid-out page: things at fixed points. The origin is the top
// left corner, y grows downwards.
type Page struct {
	Width, Height unit.Length
	Number        int // as shown or, on a first page, as hidden
	Items         []Item
	Anchors       []Anchor
}

// Item is a *Text, a *Line or an *Image.
type Item interface{ item() }

// Text is a stretch of one line in one format.
type Text struct {
	X, Y      unit.Length // left end of the baseline
	Width     unit.Length // advance, with Space
	Text      string      // NFC; never empty, never a tab or a line break
	Bold      bool
	Italic    bool
	Size      unit.Length
	Space     float64 // points added to the advance of each U+0020: justification
	Color     string  // RRGGBB; empty for black
	Target    string  // bookmark that a click leads to; empty for none
	Component law.Component
	Paragraph *flow.Paragraph // it is a part of; nil for a page number and for the text of a frame
}

// Line is a drawn line.
type Line struct {
	X1, Y1, X2, Y2 unit.Length
	Weight         unit.Length
	Color          string // RRGGBB; empty for black
}

// Image is a picture. Its left upper corner is at X, Y.
type Image struct {
	X, Y, Width, Height unit.Length
	Source              *flow.Image
}

// Anchor is a place that the outline or a cross-reference leads to.
type Anchor struct {
	Name    string // bookmark name; empty if only an outline entry
	Outline int    // 1 to 9; 0 if not in the outline
	Title   string // text of the outline entry
	Y       unit.Length
}

// PageOf returns the number of the page, as shown, on which each bookmark
// stands.
func PageOf(pages []Page) map[string]int {
	numbers := map[string]int{}
	for i := range pages {
		for _, a := range pages[i].Anchors {
			if _, known := numbers[a.Name]; a.Name != "" && !known {
				numbers[a.Name] = pages[i].Number
			}
		}
	}
	return numbers
}

func (*Text) item()  {}
func (*Line) item()  {}
func (*Image) item() {}
