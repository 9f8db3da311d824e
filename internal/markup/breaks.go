package markup

import (
	"slices"

	"vanban/internal/diag"
	"vanban/internal/doc"
)

// tidyBreaks drops the page breaks and turns of the page with nothing between
// them and the next one or the end: each would leave a page empty, or the
// signature alone on one.
func (b *builder) tidyBreaks(blocks []doc.Block) []doc.Block {
	idle := map[doc.Block]bool{}
	var last doc.Block // the break that nothing follows yet
	drop := func(block doc.Block, reason string) {
		idle[block] = true
		b.problems.Warn(breakAt(block), "bỏ dòng này", "%s", reason)
	}
	eachInOrder(blocks, func(block doc.Block) {
		_, page := block.(*doc.PageBreak)
		_, turn := block.(*doc.Orientation)
		switch {
		case !page && !turn:
			last = nil
		case last == nil:
			last = block
		case page: // a turn of the page starts one as well
			drop(block, "trang ở trên chưa có nội dung, chỉ thị này bị bỏ qua")
		default:
			drop(last, "sau chỉ thị này chưa có nội dung đã sang trang khác, chỉ thị bị bỏ qua")
			last = block
		}
	})
	if last != nil {
		drop(last, "sau chỉ thị này không còn nội dung, chỉ thị bị bỏ qua")
	}
	if len(idle) == 0 {
		return blocks
	}
	return without(blocks, idle)
}

// checkHeadings warns of headings without anything below them.
func (b *builder) checkHeadings(blocks []doc.Block) {
	eachInOrder(blocks, func(block doc.Block) {
		if d, ok := block.(*doc.Division); ok && len(d.Blocks) == 0 && len(d.Heading) > 0 {
			b.problems.Warn(d.At, "viết nội dung dưới tiêu đề, hoặc bỏ tiêu đề", "dưới tiêu đề này chưa có nội dung")
		}
	})
}

// eachInOrder visits headings and what stands under them as they are read.
func eachInOrder(blocks []doc.Block, visit func(doc.Block)) {
	for _, block := range blocks {
		visit(block)
		if d, ok := block.(*doc.Division); ok {
			eachInOrder(d.Blocks, visit)
		}
	}
}

func without(blocks []doc.Block, idle map[doc.Block]bool) []doc.Block {
	blocks = slices.DeleteFunc(blocks, func(block doc.Block) bool { return idle[block] })
	for _, block := range blocks {
		if d, ok := block.(*doc.Division); ok {
			d.Blocks = without(d.Blocks, idle)
		}
	}
	return blocks
}

func breakAt(block doc.Block) diag.Range {
	switch block := block.(type) {
	case *doc.PageBreak:
		return block.At
	case *doc.Orientation:
		return block.At
	}
	return diag.Range{}
}
