package pipeline

import (
	"cmp"
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
	c := combiner{options: o, names: map[string]bool{}}
	for part, err := range parts {
		if err != nil {
			return nil, err
		}
		c.add(part)
	}
	if c.documents == 0 {
		return nil, errors.New("không có văn bản nào để gộp")
	}
	meta := c.meta()
	result := &Result{Name: viet.FileName(o.Title), Pages: c.count}
	var err error
	if o.DOCX {
		f := flow.Flow{Meta: meta, Sections: c.sections, Styles: c.styles}
		if result.DOCX, err = docx.Encode(&f); err != nil {
			return nil, fmt.Errorf("tạo tệp Word gộp: %w", err)
		}
	}
	if o.PDF {
		if result.PDF, err = pdf.Encode(c.pages, meta, p.fonts); err != nil {
			return nil, fmt.Errorf("tạo tệp PDF gộp: %w", err)
		}
	}
	return result, nil
}

// combiner gathers documents.
type combiner struct {
	options   CombineOptions
	documents int
	files     int             // documents and separate parts
	names     map[string]bool // bookmarks of documents
	author    string          // of all documents; empty if they differ
	sections  []*flow.Section
	styles    []*flow.Paragraph
	pages     []layout.Page
	count     int // of pages
	last      layout.Page
}

// meta is what the whole says of itself: what holds for each document.
func (c *combiner) meta() flow.Meta {
	return flow.Meta{
		Title: c.options.Title, Author: c.author,
		Properties: []flow.Property{{Name: "DocumentCount", Value: strconv.Itoa(c.documents)}},
	}
}

// add appends a document and its separate parts.
func (c *combiner) add(part *Part) {
	c.documents++
	meta := &part.Laid.Flow.Meta
	if c.documents == 1 {
		c.author, c.styles = meta.Author, part.Laid.Flow.Styles
	} else if c.author != meta.Author {
		c.author = ""
	}
	c.append(part.Laid, layout.Anchor{Outline: 1, Title: cmp.Or(part.Title, part.Laid.Name)})
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
	sections, pages := laid.Flow.Sections, laid.Pages
	if c.options.DOCX {
		sections = flow.Prefixed(sections, prefix)
		sections[0].Page.RestartNumber, sections[0].Page.RestartNotes = true, true
		if entry.Outline == 1 {
			sections[0].Blocks, _ = flow.Mark(sections[0].Blocks, c.name(entry.Title))
		}
	}
	for len(sections) > 0 {
		c.turn()
		n := 1
		for n < len(sections) && !sections[n].Page.RestartNumber {
			n++
		}
		if c.options.DOCX {
			c.sections = append(c.sections, sections[:n]...)
		}
		sections = sections[n:]
		for n = 0; n < len(pages) && (n == 0 || pages[n].Number == pages[n-1].Number+1); n++ {
			c.page(&pages[n], prefix, &entry)
		}
		pages = pages[n:]
	}
}

// name is the bookmark of a document: its title in the letters that Word takes.
func (c *combiner) name(title string) string {
	key := cmp.Or(viet.Key(title), "van_ban")
	name := key
	for n := 2; c.names[name]; n++ {
		name = key + "_" + strconv.Itoa(n)
	}
	c.names[name] = true
	return name
}

// page appends a page. The first of a file has the entry of the outline, which
// is empty after that but for its level.
func (c *combiner) page(page *layout.Page, prefix string, entry *layout.Anchor) {
	c.count++
	c.last = *page
	if !c.options.PDF {
		return
	}
	p := prefixedPage(page, prefix, entry.Outline)
	if entry.Title != "" {
		p.Anchors = append([]layout.Anchor{*entry}, p.Anchors...)
		entry.Title = ""
	}
	c.pages = append(c.pages, p)
}

// turn leaves the back of a sheet blank, so that what follows begins on a
// front. The page is a section of its own: LibreOffice 7.4 loses headers after
// a section that begins on an odd page.
func (c *combiner) turn() {
	if !c.options.Duplex || c.count%2 == 0 {
		return
	}
	blank := layout.Page{Width: c.last.Width, Height: c.last.Height, Number: c.last.Number + 1}
	c.page(&blank, "", &layout.Anchor{})
	if !c.options.DOCX {
		return
	}
	page := c.sections[len(c.sections)-1].Page
	setup := flow.PageSetup{Width: page.Width, Height: page.Height, Top: page.Top, Bottom: page.Bottom, Left: page.Left, Right: page.Right, Header: page.Header}
	c.sections = append(c.sections, &flow.Section{Page: setup, Blocks: []flow.Block{&flow.Paragraph{Size: unit.Point}}})
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
