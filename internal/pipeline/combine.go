package pipeline

import (
	"errors"
	"fmt"
	"iter"
	"strconv"

	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/layout"
	"vanban/internal/pdf"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// Part is one document of many that go to one file.
type Part struct {
	Laid  *Laid
	Title string // what bookmarks call it, its recipient as a rule: “tỉnh Lạng Sơn”
}

// CombineOptions say what to make of many documents.
type CombineOptions struct {
	DOCX   bool
	PDF    bool
	Duplex bool   // for printing on both sides: each document begins on a sheet of its own
	Title  string // of the whole
}

// Combine makes one file of many documents, one after the other, each followed
// by its separate parts. Every document looks as it does alone: its pages,
// footnotes and headings count from the start, and its links stay inside it.
// The documents are not changed. An error of parts is handed on.
func (p *Pipeline) Combine(parts iter.Seq2[*Part, error], o CombineOptions) (*Result, error) {
	c := combiner{duplex: o.Duplex}
	for part, err := range parts {
		if err != nil {
			return nil, err
		}
		c.add(part)
	}
	if c.count == 0 {
		return nil, errors.New("không có văn bản nào để gộp")
	}
	result := &Result{Name: viet.FileName(o.Title), Pages: len(c.pages)}
	c.flow.Meta = flow.Meta{Title: o.Title, Properties: []flow.Property{{Name: "DocumentCount", Value: strconv.Itoa(c.count)}}}
	var err error
	if o.DOCX {
		if result.DOCX, err = docx.Encode(&c.flow); err != nil {
			return nil, fmt.Errorf("tạo tệp Word gộp: %w", err)
		}
	}
	if o.PDF {
		if result.PDF, err = pdf.Encode(c.pages, c.flow.Meta, p.fonts); err != nil {
			return nil, fmt.Errorf("tạo tệp PDF gộp: %w", err)
		}
	}
	return result, nil
}

// combiner gathers documents.
type combiner struct {
	duplex bool
	count  int // of documents
	files  int // of these, and of separate parts
	flow   flow.Flow
	pages  []layout.Page
}

// add appends a document and its separate parts.
func (c *combiner) add(part *Part) {
	c.count++
	c.append(part.Laid, layout.Anchor{Outline: 1, Title: part.Title})
	for i := range part.Laid.Separate {
		separate := &part.Laid.Separate[i]
		c.append(separate, layout.Anchor{Outline: 2, Title: separate.Flow.Meta.Title})
	}
}

// append appends the sections and pages of a file, below an entry of the
// outline.
func (c *combiner) append(laid *Laid, entry layout.Anchor) {
	c.files++
	prefix := "p" + strconv.Itoa(c.files) + "_"
	if c.files == 1 {
		c.flow.Styles = laid.Flow.Styles
	}
	sections, pages := flow.Prefixed(laid.Flow.Sections, prefix), laid.Pages
	sections[0].Page.RestartNumber, sections[0].Page.RestartNotes = true, true
	for first := true; len(sections) > 0; first = false {
		c.turn()
		n := 1
		for n < len(sections) && !sections[n].Page.RestartNumber {
			n++
		}
		c.flow.Sections = append(c.flow.Sections, sections[:n]...)
		sections = sections[n:]
		for n = 0; n < len(pages) && (n == 0 || pages[n].Number == pages[n-1].Number+1); n++ {
			page := prefixedPage(&pages[n], prefix, entry.Outline)
			if first && n == 0 {
				page.Anchors = append([]layout.Anchor{entry}, page.Anchors...)
			}
			c.pages = append(c.pages, page)
		}
		pages = pages[n:]
	}
}

// turn leaves the back of a sheet blank, so that what follows begins on a
// front. The page is a section of its own: LibreOffice 7.4 loses headers after
// a section that begins on an odd page.
func (c *combiner) turn() {
	if !c.duplex || len(c.pages)%2 == 0 {
		return
	}
	page := c.flow.Sections[len(c.flow.Sections)-1].Page
	blank := flow.PageSetup{Width: page.Width, Height: page.Height, Top: page.Top, Bottom: page.Bottom, Left: page.Left, Right: page.Right, Header: page.Header}
	c.flow.Sections = append(c.flow.Sections, &flow.Section{Page: blank, Blocks: []flow.Block{&flow.Paragraph{Size: unit.Point}}})
	last := &c.pages[len(c.pages)-1]
	c.pages = append(c.pages, layout.Page{Width: last.Width, Height: last.Height, Number: last.Number + 1})
}

// prefixedPage returns a page with prefix before the names of anchors and
// targets, and its entries of the outline that much deeper.
func prefixedPage(from *layout.Page, prefix string, deeper int) layout.Page {
	page := *from
	anchors := make([]layout.Anchor, len(page.Anchors), len(page.Anchors)+1)
	for i, a := range page.Anchors {
		if a.Name != "" {
			a.Name = prefix + a.Name
		}
		if a.Outline > 0 {
			a.Outline += deeper
		}
		anchors[i] = a
	}
	page.Anchors = anchors
	items := page.Items
	for i, item := range page.Items {
		t, ok := item.(*layout.Text)
		if !ok || t.Target == "" {
			continue
		}
		if &items[0] == &page.Items[0] {
			items = append([]layout.Item(nil), page.Items...)
		}
		linked := *t
		linked.Target = prefix + t.Target
		items[i] = &linked
	}
	page.Items = items
	return page
}
