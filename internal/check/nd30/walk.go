package nd30

import "vanban/internal/flow"

// eachParagraph visits the paragraphs of blocks in reading order, those in
// tables and text boxes, and the notes, too.
func eachParagraph(blocks []flow.Block, visit func(*flow.Paragraph)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			for _, f := range b.Floats {
				eachParagraph(f.Blocks, visit)
			}
			visit(b)
			for i := range b.Runs {
				for _, note := range b.Runs[i].Note {
					visit(note)
				}
			}
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					eachParagraph(b.Rows[i].Cells[j].Blocks, visit)
				}
			}
		}
	}
}

// eachOnPages visits the paragraphs of a section, those in the margins of its
// pages, too.
func eachOnPages(page *flow.PageSetup, body []flow.Block, visit func(*flow.Paragraph)) {
	eachParagraph(page.FirstHeader, visit)
	eachParagraph(body, visit)
	for _, blocks := range [][]flow.Block{page.FirstFooter, page.NextHeader, page.NextFooter} {
		eachParagraph(blocks, visit)
	}
	if page.EvenDiffers {
		eachParagraph(page.EvenHeader, visit)
		eachParagraph(page.EvenFooter, visit)
	}
}

// blocksAround returns the block before a paragraph and the one after it among
// those it stands with; nil if there is none.
func blocksAround(blocks []flow.Block, of *flow.Paragraph) (before, after flow.Block, found bool) {
	for i, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			if b == of {
				if i > 0 {
					before = blocks[i-1]
				}
				if i+1 < len(blocks) {
					after = blocks[i+1]
				}
				return before, after, true
			}
			for _, f := range b.Floats {
				if before, after, found = blocksAround(f.Blocks, of); found {
					return before, after, true
				}
			}
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					if before, after, found = blocksAround(b.Rows[i].Cells[j].Blocks, of); found {
						return before, after, true
					}
				}
			}
		}
	}
	return nil, nil, false
}
