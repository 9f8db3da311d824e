package docx

import "vanban/internal/flow"

// entry is the place of a paragraph in the field of a table of contents. The
// zero entry is outside of one.
type entry struct {
	ranks int  // of headings the field shows; not 0 if the field begins here
	ends  bool // with this paragraph
}

// entryOf finds the place of list[i]: entries in a row are one field.
func entryOf(list []flow.Block, i int) entry {
	p := list[i].(*flow.Paragraph)
	if p.Contents == 0 {
		return entry{}
	}
	var e entry
	if i == 0 || !isEntry(list[i-1]) {
		e.ranks = p.Contents
	}
	e.ends = i == len(list)-1 || !isEntry(list[i+1])
	return e
}

func isEntry(b flow.Block) bool {
	p, ok := b.(*flow.Paragraph)
	return ok && p.Contents > 0
}

// beginContents begins the field of a table of contents: paragraphs with an
// outline level, as links, with page numbers. Word sets it anew when its user
// asks; it is not marked as out of date, which would make Word ask.
// ECMA-376-1, 17.16.5.68 (TOC).
//
//	<w:r><w:fldChar w:fldCharType="begin"/></w:r>
//	<w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r>
//	<w:r><w:fldChar w:fldCharType="separate"/></w:r>
func (e *encoder) beginContents(ranks int) {
	e.s(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o &quot;1-`)
	e.n(ranks)
	e.s(`&quot; \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
}

func (e *encoder) endContents() {
	e.s(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}

// pageOf writes the number of the page of a bookmark, which Word keeps up to
// date. ECMA-376-1, 17.16.5.45 (PAGEREF).
func (e *encoder) pageOf(r *flow.Run, want, has look) {
	part := func(content string) {
		e.s("<w:r>")
		e.textBeyond(want, has)
		e.s(content)
		e.s("</w:r>")
	}
	part(`<w:fldChar w:fldCharType="begin"/>`)
	part(`<w:instrText xml:space="preserve"> PAGEREF ` + e.names[r.PageOf] + ` \h </w:instrText>`)
	part(`<w:fldChar w:fldCharType="separate"/>`)
	if r.Text != "" {
		e.s("<w:r>")
		e.textBeyond(want, has)
		e.runText(r.Text)
		e.s("</w:r>")
	}
	part(`<w:fldChar w:fldCharType="end"/>`)
}
