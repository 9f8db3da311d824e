package mutation

import (
	"fmt"
	"slices"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/law"
)

// framed is a mark in a frame and the table and row it stands in, if any.
type framed struct {
	blocks *[]flow.Block
	frame  *flow.Frame
	table  *flow.Table
	row    *flow.Row
}

// framesOf are the frames of a component.
func framesOf(f *flow.Flow, c law.Component) []framed {
	var out []framed
	var walk func(blocks *[]flow.Block, table *flow.Table, row *flow.Row)
	walk = func(blocks *[]flow.Block, table *flow.Table, row *flow.Row) {
		for _, b := range *blocks {
			switch b := b.(type) {
			case *flow.Frame:
				if b.Component == c {
					out = append(out, framed{blocks, b, table, row})
				}
			case *flow.Table:
				for i := range b.Rows {
					for j := range b.Rows[i].Cells {
						walk(&b.Rows[i].Cells[j].Blocks, b, &b.Rows[i])
					}
				}
			}
		}
	}
	for _, s := range f.Sections {
		walk(&s.Page.FirstHeader, nil, nil)
		walk(&s.Blocks, nil, nil)
	}
	return out
}

// frames changes marks in frames: text, removal, looks.
func (c *change) frames(found []framed) error {
	for _, at := range found {
		if c.remove {
			i := slices.Index(*at.blocks, flow.Block(at.frame))
			*at.blocks = slices.Delete(*at.blocks, i, i+1)
			continue
		}
		if c.hasText {
			at.frame.Text = c.text
		}
		for _, look := range c.looks {
			if !at.look(look) {
				return fmt.Errorf("%q is no look of a frame", look)
			}
		}
	}
	return nil
}

// look changes a frame: đậm, không đậm, cỡ 16, màu FF0000, rộng 20 mm, cao
// 8 mm, cột trái, cột phải; “thành do_mat” makes it another component.
func (at framed) look(look string) bool {
	f := at.frame
	if l, ok := measure(look, "cỡ"); ok {
		f.Size = l
		return true
	}
	if l, ok := measure(look, "rộng"); ok {
		f.Width = l
		return true
	}
	if l, ok := measure(look, "cao"); ok {
		f.Height = l
		return true
	}
	name, value, _ := strings.Cut(look, " ")
	switch {
	case look == "đậm":
		f.Bold = true
	case look == "không đậm":
		f.Bold = false
	case name == "màu":
		f.Color = value
	case name == "thành":
		f.Component = law.Component(value)
	case name == "cột":
		return at.move(value == "phải")
	default:
		return false
	}
	return true
}

// move puts a frame into the first or the last cell of its row.
func (at framed) move(last bool) bool {
	if at.row == nil {
		return false
	}
	column := 0
	if last {
		column = len(at.row.Cells) - 1
	}
	to := &at.row.Cells[column].Blocks
	if to == at.blocks {
		return true
	}
	at.frame.Within = at.table.Columns[column]
	i := slices.Index(*at.blocks, flow.Block(at.frame))
	*at.blocks = slices.Delete(*at.blocks, i, i+1)
	*to = append(*to, at.frame)
	return true
}
