package docx

import "vanban/internal/flow"

// entry is the place of a paragraph in the field of a table of contents. The
// zero entry is outside of one.
type entry struct {
	ranks int  // lowest outline level the field shows; not 0 if the field begins here
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
// outline level within the bookmark scope, which is empty for the whole
// document, as links, with page numbers. Word sets it anew when its user asks;
// it is not marked as out of date, which would make Word ask.
// ECMA-376-1, 17.16.5.68 (TOC).
//
//	<w:r><w:fldChar w:fldCharType="begin"/></w:r>
//	<w:r><w:instrText xml:space="preserve"> TOC \b PhamViMucLuc1 \o "1-2" \h \z \u </w:instrText></w:r>
//	<w:r><w:fldChar w:fldCharType="separate"/></w:r>
func (e *encoder) beginContents(ranks int, scope string) {
	e.s(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC `)
	if scope != "" {
		e.s(`\b ` + scope + " ")
	}
	e.s(`\o &quot;1-`)
	e.n(ranks)
	e.s(`&quot; \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
}

func (e *encoder) endContents() {
	e.s(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}

// fieldCode is what the field of a run says; empty for a run without a field.
// ECMA-376-1, 17.16.5.39 (PAGE), 17.16.5.35 (NUMPAGES), 17.16.5.45 (PAGEREF).
func (e *encoder) fieldCode(r *flow.Run) string {
	switch {
	case r.PageOf != "":
		return " PAGEREF " + e.names[r.PageOf] + ` \h `
	case r.PageNumber:
		return " PAGE "
	case r.PageCount:
		return " NUMPAGES "
	}
	return ""
}

// numberOfPage writes the number of a page, which Word keeps up to date.
func (e *encoder) numberOfPage(r *flow.Run, code string, want, has look) {
	part := func(content string) {
		e.s("<w:r>")
		e.textBeyond(want, has)
		e.s(content)
		e.s("</w:r>")
	}
	part(`<w:fldChar w:fldCharType="begin"/>`)
	part(`<w:instrText xml:space="preserve">` + code + `</w:instrText>`)
	part(`<w:fldChar w:fldCharType="separate"/>`)
	if r.Text != "" {
		e.s("<w:r>")
		e.textBeyond(want, has)
		e.runText(r.Text)
		e.s("</w:r>")
	}
	part(`<w:fldChar w:fldCharType="end"/>`)
}

// outlines is the outline level of each bookmarked paragraph.
func outlines(f *flow.Flow) map[string]int {
	levels := map[string]int{}
	eachParagraph(f, func(p *flow.Paragraph) {
		if p.Bookmark != "" {
			levels[p.Bookmark] = p.Format.Outline
		}
	})
	return levels
}

// entryStyles writes the styles “toc 1” and so on, which Word gives the entries
// when it sets a table of contents anew. Each looks like the first entry of its
// level; a level without entries, like one of the level above.
//
//	<w:style w:type="paragraph" w:styleId="MucLuc1">
//	  <w:name w:val="toc 1"/><w:basedOn w:val="MucLuc"/><w:uiPriority w:val="39"/>
//	  <w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9354"/></w:tabs></w:pPr>
//	</w:style>
func (m *markup) entryStyles(entries []*flow.Paragraph, levels map[string]int, looks map[flow.Style]look) {
	ranks := 0
	first := map[int]*flow.Paragraph{}
	for _, p := range entries {
		ranks = max(ranks, p.Contents)
		level := 0
		for i := range p.Runs {
			level = max(level, levels[p.Runs[i].Target])
		}
		if first[level] == nil {
			first[level] = p
		}
	}
	like := entries[0]
	for rank := 1; rank <= ranks; rank++ {
		if p := first[rank]; p != nil {
			like = p
		}
		has, want := looks[like.Style], lookOf(like)
		m.s(`<w:style w:type="paragraph" w:styleId="MucLuc`)
		m.n(rank)
		m.s(`"><w:name w:val="toc `)
		m.n(rank)
		m.s(`"/>`)
		if like.Style != "" {
			m.s(`<w:basedOn w:val="` + string(like.Style) + `"/>`)
		}
		m.s(`<w:uiPriority w:val="39"/><w:pPr>`)
		m.beyond(want, has, &flow.Format{Tabs: like.Format.Tabs})
		m.s("</w:pPr>")
		m.textBeyond(want, has)
		m.s("</w:style>")
	}
}
