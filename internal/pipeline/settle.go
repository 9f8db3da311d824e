package pipeline

import (
	"slices"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/typeset"
	"vanban/internal/unit"
)

// settle paginates f. Word wants a paragraph after a table; where the
// signature or a table just fills a page, that paragraph would open another
// with nothing on it, so the gaps above give way a little: again sets the text
// anew, that much tighter.
func (p *Pipeline) settle(f *flow.Flow, again func(tighten unit.Length) *flow.Flow) *Laid {
	pages := p.paginate(f)
	const step = 2 * unit.Point
	for tighten := step; tighten <= typeset.MaxTighten && hasEmptyPage(pages); tighten += step {
		tighter := again(tighten)
		if fewer := p.paginate(tighter); len(fewer) < len(pages) {
			f, pages = tighter, fewer
		}
	}
	return &Laid{Flow: f, Pages: pages}
}

// paginate lays f out, the numbers of pages in its table of contents filled
// in. Longer numbers may move the text that they point at, so it looks again.
func (p *Pipeline) paginate(f *flow.Flow) []layout.Page {
	pages := layout.Paginate(f, p.fonts)
	for range 3 {
		if !numberPages(f, pages) {
			break
		}
		pages = layout.Paginate(f, p.fonts)
	}
	return pages
}

// hasEmptyPage reports whether a page shows nothing but its number.
func hasEmptyPage(pages []layout.Page) bool {
	return slices.ContainsFunc(pages, func(page layout.Page) bool {
		return !slices.ContainsFunc(page.Items, func(item layout.Item) bool {
			text, ok := item.(*layout.Text)
			return !ok || text.Component != law.PageNumber
		})
	})
}
