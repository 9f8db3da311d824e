package mutation

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// errAbsent tells that a document lacks what a change is about.
var errAbsent = errors.New("the document has none")

// place is where a paragraph stands: one of some blocks.
type place struct {
	blocks *[]flow.Block
	block  flow.Block
}

func (p place) paragraph() *flow.Paragraph { return p.block.(*flow.Paragraph) }

func (p place) index() int { return slices.Index(*p.blocks, p.block) }

func (p place) insertAfter(lines []*flow.Paragraph) {
	*p.blocks = slices.Insert(*p.blocks, p.index()+1, blocksOf(lines)...)
}

func (p place) insertBefore(lines []*flow.Paragraph) {
	*p.blocks = slices.Insert(*p.blocks, p.index(), blocksOf(lines)...)
}

func blocksOf(list []*flow.Paragraph) []flow.Block {
	out := make([]flow.Block, len(list))
	for i, p := range list {
		out[i] = p
	}
	return out
}

// placesOf are the paragraphs of a component in reading order, those of first
// headers and footers included.
func placesOf(f *flow.Flow, c law.Component) []place {
	var out []place
	var walk func(blocks *[]flow.Block)
	walk = func(blocks *[]flow.Block) {
		for _, b := range *blocks {
			switch b := b.(type) {
			case *flow.Paragraph:
				if b.Component == c && len(b.Runs) > 0 {
					out = append(out, place{blocks, b})
				}
			case *flow.Table:
				for i := range b.Rows {
					for j := range b.Rows[i].Cells {
						walk(&b.Rows[i].Cells[j].Blocks)
					}
				}
			}
		}
	}
	for _, s := range f.Sections {
		walk(&s.Page.FirstHeader)
		walk(&s.Blocks)
		walk(&s.Page.FirstFooter)
	}
	return out
}

// together does something to the places of each cell and each section: the
// document that is issued with another has a head of its own.
func together(found []place, do func([]place) error) error {
	for len(found) > 0 {
		n := 1
		for n < len(found) && found[n].blocks == found[0].blocks {
			n++
		}
		if err := do(found[:n]); err != nil {
			return err
		}
		found = found[n:]
	}
	return nil
}

func paragraphsOf(found []place) []*flow.Paragraph {
	out := make([]*flow.Paragraph, len(found))
	for i := range found {
		out[i] = found[i].paragraph()
	}
	return out
}

// removeAll takes paragraphs out with the lines below them. A cell keeps one
// empty paragraph.
func removeAll(found []place) {
	for _, at := range found {
		i := at.index()
		end := i + 1
		if end < len(*at.blocks) {
			if s, ok := (*at.blocks)[end].(*flow.Stroke); ok && s.Component == at.paragraph().Component {
				end++
			}
		}
		size := at.paragraph().MarkSize()
		*at.blocks = slices.Delete(*at.blocks, i, end)
		if len(*at.blocks) == 0 {
			*at.blocks = []flow.Block{&flow.Paragraph{Style: at.paragraph().Style, Size: size}}
		}
	}
}

// exchange puts lines in the places of paragraphs, the last of them in the
// last place, where a line may be drawn below, which stays as long as it was
// beside the text. What is over of either goes before or after.
func exchange(found []place, lines []*flow.Paragraph) {
	over := max(0, len(found)-len(lines))
	was := longest(paragraphsOf(found[over:]))
	removeAll(found[:over])
	for i, at := range found[over:] {
		lines[i].Bookmark = at.paragraph().Bookmark
		(*at.blocks)[at.index()] = lines[i]
	}
	last := found[len(found)-1]
	n := len(found) - over
	last.block = lines[n-1]
	last.insertAfter(lines[n:])
	last.block = lines[len(lines)-1]
	if s := last.stroke(); s != nil && was > 0 {
		s.Width = min(s.Within, s.Width*unit.Length(longest(lines))/unit.Length(was))
	}
}

// longest is the number of letters of the longest paragraph.
func longest(list []*flow.Paragraph) int {
	n := 0
	for _, p := range list {
		n = max(n, utf8.RuneCountInString(p.Text()))
	}
	return n
}

// stroke is the line below a paragraph, or nil.
func (p place) stroke() *flow.Stroke {
	if i := p.index() + 1; i < len(*p.blocks) {
		s, _ := (*p.blocks)[i].(*flow.Stroke)
		return s
	}
	return nil
}

// strike changes the line below a paragraph.
func strike(at place, how string) error {
	s, i := at.stroke(), at.index()+1
	if s == nil {
		return errAbsent
	}
	p := at.paragraph()
	switch how {
	case "-":
		*at.blocks = slices.Delete(*at.blocks, i, i+1)
	case "gạch chân":
		*at.blocks = slices.Delete(*at.blocks, i, i+1)
		return lookAll([]*flow.Paragraph{p}, []string{how})
	case "ký tự":
		line, err := written(p, "_______________")
		if err != nil {
			return err
		}
		line.Component = ""
		(*at.blocks)[i] = line
	default:
		share, err := strconv.ParseFloat(strings.ReplaceAll(how, ",", "."), 64)
		if err != nil || share <= 0 {
			return fmt.Errorf("%q is no share of the text", how)
		}
		// The stroke has its share of the text by the decree: go from there.
		spec := law.Decree30().Components[s.Component].Stroke
		s.Width = min(s.Within, unit.Length(float64(s.Width)*share/spec.Default))
	}
	return nil
}
