package flow

import "slices"

// Prefixed returns sections as they are but for the names of their bookmarks,
// and of those they refer to, which begin with prefix. What has none is shared
// with the sections given, which are not changed.
func Prefixed(sections []*Section, prefix string) []*Section {
	out := make([]*Section, len(sections))
	for i, s := range sections {
		c := *s
		c.Blocks = prefixedBlocks(s.Blocks, prefix)
		for _, margin := range []*[]Block{&c.Page.FirstHeader, &c.Page.FirstFooter, &c.Page.NextHeader, &c.Page.NextFooter, &c.Page.EvenHeader, &c.Page.EvenFooter} {
			*margin = prefixedBlocks(*margin, prefix)
		}
		out[i] = &c
	}
	return out
}

// prefixedBlocks returns list itself if nothing in it has a name.
func prefixedBlocks(list []Block, prefix string) []Block {
	out := list
	set := func(i int, b Block) {
		if &out[0] == &list[0] {
			out = slices.Clone(list)
		}
		out[i] = b
	}
	for i, b := range list {
		switch b := b.(type) {
		case *Paragraph:
			if p := prefixedParagraph(b, prefix); p != b {
				set(i, p)
			}
		case *Table:
			if t := prefixedTable(b, prefix); t != b {
				set(i, t)
			}
		}
	}
	return out
}

func prefixedTable(t *Table, prefix string) *Table {
	out := t
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			had := t.Rows[i].Cells[j].Blocks
			has := prefixedBlocks(had, prefix)
			if len(had) == 0 || &has[0] == &had[0] {
				continue
			}
			if out == t {
				c := *t
				c.Rows = slices.Clone(t.Rows)
				for k := range c.Rows {
					c.Rows[k].Cells = slices.Clone(c.Rows[k].Cells)
				}
				out = &c
			}
			out.Rows[i].Cells[j].Blocks = has
		}
	}
	return out
}

func prefixedParagraph(p *Paragraph, prefix string) *Paragraph {
	out := p
	own := func() {
		if out == p {
			c := *p
			c.Runs = slices.Clone(p.Runs)
			out = &c
		}
	}
	if p.Bookmark != "" {
		own()
		out.Bookmark = prefix + p.Bookmark
	}
	for i := range p.Runs {
		r := &p.Runs[i]
		if r.Target != "" {
			own()
			out.Runs[i].Target = prefix + r.Target
		}
		if r.PageOf != "" {
			own()
			out.Runs[i].PageOf = prefix + r.PageOf
		}
		for j, q := range r.Note {
			named := prefixedParagraph(q, prefix)
			if named == q {
				continue
			}
			own()
			if &out.Runs[i].Note[0] == &r.Note[0] {
				out.Runs[i].Note = slices.Clone(r.Note)
			}
			out.Runs[i].Note[j] = named
		}
	}
	return out
}

// Mark returns blocks whose first paragraph without a bookmark has that of a
// name, in the text or in a cell, and whether there is one. The blocks given
// are not changed.
func Mark(blocks []Block, name string) ([]Block, bool) {
	for i, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			if b.Bookmark != "" {
				continue
			}
			p := *b
			p.Bookmark = name
			blocks = slices.Clone(blocks)
			blocks[i] = &p
			return blocks, true
		case *Table:
			if t := markTable(b, name); t != nil {
				blocks = slices.Clone(blocks)
				blocks[i] = t
				return blocks, true
			}
		}
	}
	return blocks, false
}

// markTable returns a copy of t with the bookmark, or nil.
func markTable(t *Table, name string) *Table {
	for i := range t.Rows {
		for j, cell := range t.Rows[i].Cells {
			marked, ok := Mark(cell.Blocks, name)
			if !ok {
				continue
			}
			c := *t
			c.Rows = slices.Clone(t.Rows)
			c.Rows[i].Cells = slices.Clone(t.Rows[i].Cells)
			c.Rows[i].Cells[j].Blocks = marked
			return &c
		}
	}
	return nil
}
