package recognize

import (
	"slices"

	"vanban/internal/flow"
)

// Find looks for the documents of a flow and for the components of each. What
// components the blocks of f carry does not count, and f stays as it is.
func Find(f *flow.Flow, env Env) *File {
	found := newFinder(clone(f), env)
	found.words = newWords(env.Regulation)
	all := found.segments()
	var main *Document
	for _, s := range all {
		s.head()
		switch of := s.doc.Of; {
		case s.doc.Role == Main:
			main = s.doc
		case main != nil && (of == nil || of.Role != Main):
			s.doc.Of = main // the one before turned out to be a part too
		}
		if s.doc.Role == Appendix {
			s.appendix()
		}
		s.kindOfWhole()
		s.body()
		s.finish()
	}
	found.contents(all)
	return found.file
}

// newFinder reads the lines of a flow.
func newFinder(f *flow.Flow, env Env) *finder {
	r := reader{ruler: ruler{env.Fonts}}
	for _, s := range f.Sections {
		r.lines = slices.Grow(r.lines, len(s.Blocks))
	}
	r.read(f)
	out := &finder{env: env, flow: f, file: &File{Flow: f}, ruler: r.ruler, lines: r.lines, drawn: r.drawn}
	out.findRules()
	return out
}

// clone returns a copy of f with blocks of its own that carry no component.
// Runs are shared: nothing here changes them.
func clone(f *flow.Flow) *flow.Flow {
	out := *f
	out.Sections = make([]*flow.Section, len(f.Sections))
	for i, s := range f.Sections {
		section := *s
		section.Blocks = cloneBlocks(s.Blocks)
		for _, part := range []*[]flow.Block{
			&section.Page.FirstHeader, &section.Page.FirstFooter, &section.Page.NextHeader,
			&section.Page.NextFooter, &section.Page.EvenHeader, &section.Page.EvenFooter,
		} {
			*part = cloneBlocks(*part)
		}
		out.Sections[i] = &section
	}
	return &out
}

func cloneBlocks(blocks []flow.Block) []flow.Block {
	if blocks == nil {
		return nil
	}
	out := make([]flow.Block, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			out[i] = cloneParagraph(b)
		case *flow.Table:
			out[i] = cloneTable(b)
		case *flow.Stroke:
			c := *b
			c.Component = ""
			out[i] = &c
		case *flow.Frame:
			c := *b
			c.Component = ""
			out[i] = &c
		}
	}
	return out
}

func cloneParagraph(p *flow.Paragraph) *flow.Paragraph {
	c := *p
	c.Component = ""
	if p.Floats != nil {
		c.Floats = make([]*flow.Float, len(p.Floats))
		for i, f := range p.Floats {
			float := *f
			float.Blocks = cloneBlocks(f.Blocks)
			c.Floats[i] = &float
		}
	}
	return &c
}

func cloneTable(t *flow.Table) *flow.Table {
	c := *t
	c.Component = ""
	c.Rows = make([]flow.Row, len(t.Rows))
	for i, r := range t.Rows {
		cells := make([]flow.Cell, len(r.Cells))
		for j, cell := range r.Cells {
			cell.Blocks = cloneBlocks(cell.Blocks)
			cells[j] = cell
		}
		r.Cells = cells
		c.Rows[i] = r
	}
	return &c
}
