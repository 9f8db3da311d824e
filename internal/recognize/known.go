package recognize

import (
	"strings"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// Known returns the pieces of a flow whose blocks carry their components
// already, as typeset made it of d.
func Known(d *doc.Document, f *flow.Flow) *File {
	main := &Document{Kind: d.Kind, Content: d}
	file := &File{Flow: f, Documents: []*Document{main}}
	here := main
	for i, s := range f.Sections {
		eachParagraph(s.Blocks, func(p *flow.Paragraph) {
			if part := starts(p, here, main); part != nil {
				file.Documents = append(file.Documents, part)
				here = part
			}
			if n := len(here.Sections); n == 0 || here.Sections[n-1] != i {
				here.Sections = append(here.Sections, i)
			}
			if p.Component != "" {
				text := p.Text()
				here.Pieces = append(here.Pieces, Piece{Component: p.Component, Paragraph: p, To: len(text), Text: oneLine(text)})
			}
		})
	}
	return file
}

// starts returns the part that begins with p, or nil.
func starts(p *flow.Paragraph, here, main *Document) *Document {
	switch {
	case p.Component == law.AppendixWord:
		return &Document{Role: Appendix, Of: main, Kind: main.Kind, Content: main.Content}
	case p.Component == law.CopyTitle && here.Role != Copy:
		return &Document{Role: Copy, Of: main, Kind: main.Kind, Content: main.Content}
	}
	return nil
}

// oneLine puts single spaces for all white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// eachParagraph visits the paragraphs of blocks in reading order, those of
// tables row by row.
func eachParagraph(blocks []flow.Block, visit func(*flow.Paragraph)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			visit(b)
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					eachParagraph(b.Rows[i].Cells[j].Blocks, visit)
				}
			}
		}
	}
}
