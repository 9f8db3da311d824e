// Package typeset applies kỹ thuật trình bày: it turns what a document says
// into how it is presented. What the decree measures comes from law; what it
// leaves open is a named constant or a [Choice].
//
// [Document] is the whole interface. The package decides sizes, styles,
// indents, keeping together and numbering; it breaks no lines and writes no
// format.
package typeset

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// Env is what presenting depends on besides the document.
type Env struct {
	Regulation *law.Regulation
	Fonts      *font.Set // for the widths that lines and columns are cut to
	Choice     Choice
	Titles     *Titles // may be nil
}

// Choice holds what the decree leaves to the office. The zero Choice is not
// valid; start from [NewChoice].
type Choice struct {
	Page     flow.PageSetup // of upright pages
	Indent   unit.Length    // first line of body paragraphs
	After    unit.Length    // space after body paragraphs
	Line     int            // 240ths of a line
	BodySize unit.Length
	Sizes    law.SizeSet
	SignRoom unit.Length // between chức vụ and họ tên
	// Tighten is taken from the gap above the signature and above the text of
	// an appendix, where the paragraph that must follow a table would else
	// stand alone on a page. At most [MaxTighten].
	Tighten unit.Length
}

// MaxTighten is how far the gaps can give way.
const MaxTighten = 6 * unit.Point

// Document presents d. The flow is complete even when the list holds errors,
// so that a caller can go on to report more; it must not be written then. The
// list tells of the separate parts too.
func Document(d *doc.Document, env Env) (*flow.Flow, diag.List) {
	b := newBuilder(d, env, meta(d))
	b.section(false, true)
	b.first()
	b.head()
	b.addressees()
	b.basis()
	b.parties()
	b.body()
	b.signing()
	for i := range d.Attachments {
		if !d.Attachments[i].Separate {
			b.attachment(&d.Attachments[i])
		}
	}
	for i := range d.Appendices {
		if !d.Appendices[i].Separate {
			b.appendix(&d.Appendices[i])
		}
	}
	b.copySection()
	_, problems := separate(d, env)
	return b.out, append(b.problems, problems...)
}

// newBuilder starts a flow.
func newBuilder(d *doc.Document, env Env, m flow.Meta) *builder {
	b := &builder{doc: d, env: env, law: env.Regulation, choice: env.Choice}
	b.number = numberAll(b.law, d)
	b.out = &flow.Flow{Meta: m, Styles: b.styles()}
	return b
}

// first sets what stands in the margins of the first page of the document.
func (b *builder) first() {
	t := top{}
	for _, m := range []*law.Mark{b.doc.Recall, b.doc.Circulation} {
		if m != nil {
			t.marks = append(t.marks, m)
		}
	}
	if b.doc.Copy != nil && b.doc.Electronic {
		t.room, t.info = true, b.copyInfo()
	}
	b.current.Page.FirstHeader = b.firstHeader(t)
	b.current.Page.FirstFooter = b.contact()
}

// builder collects the flow of one document.
type builder struct {
	doc     *doc.Document
	env     Env
	law     *law.Regulation
	choice  Choice
	number  *numbering
	out     *flow.Flow
	current *flow.Section
	gap     unit.Length // space owed above the next paragraph, after a table
	fills   map[fillKey]filled
	// appendixName names the attachment or appendix being set; empty in the body.
	appendixName string
	problems     diag.List
}

// section starts a new section; restart numbers its pages from 1 and hides
// the number of its first page.
func (b *builder) section(landscape, restart bool) {
	page := b.choice.Page
	if landscape {
		page.Width, page.Height = page.Height, page.Width
	}
	page.RestartNumber, page.HideFirstNumber = restart, restart
	b.current = &flow.Section{Page: page}
	b.out.Sections = append(b.out.Sections, b.current)
	b.gap = 0
}

// add appends a block to the current section. The block owns its memory.
func (b *builder) add(block flow.Block) {
	owed := b.gap
	b.gap = 0
	switch block := block.(type) {
	case *flow.Paragraph:
		block.Format.SpaceBefore = max(block.Format.SpaceBefore, owed)
	case *flow.Table:
		// A table has no space of its own: what stands above it gives it.
		if s, ok := b.last().(*flow.Stroke); ok {
			s.Height += owed
		}
		if block.Borders {
			b.gap = b.choice.After
		}
	}
	b.current.Blocks = append(b.current.Blocks, block)
}

// meta is what the files say about themselves. The properties, which tell the
// number of pages, are left to who knows it.
func meta(d *doc.Document) flow.Meta {
	m := flow.Meta{
		Title:    d.Subject.Text,
		Author:   joinLines(d.Issuer.Name),
		Category: d.Kind.Name,
	}
	if m.Title == "" {
		m.Title = d.Kind.Name
	}
	if d.Kind.Title != "" && d.Subject.Text != "" {
		m.Title = d.Kind.Name + " " + viet.LowerFirst(d.Subject.Text)
	}
	if d.Code.Number.Text != "" {
		m.Subject = d.Code.Number.Text + "/" + d.Code.Notation.Text
	}
	if t := (viet.Date{Day: d.Date.Day, Month: d.Date.Month, Year: d.Date.Year}); t.Complete() {
		m.Created = t.ISO()
	}
	return m
}

// joinLines joins the printed lines of a name as they are read.
func joinLines(lines []doc.Text) string {
	s := ""
	for _, l := range lines {
		if s != "" && l.Text != "" {
			s += " "
		}
		s += l.Text
	}
	return s
}
