package pipeline

import (
	"strconv"

	"vanban/internal/flow"
	"vanban/internal/layout"
)

// numberPages writes the numbers of their pages into the entries of the table
// of contents, and reports whether one changed. The flow is its own.
func numberPages(f *flow.Flow, pages []layout.Page) bool {
	var numbers map[string]int
	changed := false
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			p, ok := b.(*flow.Paragraph)
			if !ok || p.Contents == 0 {
				continue
			}
			if numbers == nil {
				numbers = layout.PageOf(pages)
			}
			for i := range p.Runs {
				r := &p.Runs[i]
				if r.PageOf == "" {
					continue
				}
				if text := strconv.Itoa(numbers[r.PageOf]); text != r.Text {
					r.Text, changed = text, true
				}
			}
		}
	}
	return changed
}
