package docx

import (
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// paragraph writes a paragraph with all its formatting. Sizes are half-points,
// lengths twips. A non-nil page ends a section with this paragraph.
// ECMA-376-1, 17.3.1.22 (p), 17.3.1.26 (pPr).
//
//	<w:p>
//	  <w:pPr>
//	    <w:pStyle w:val="Khoan"/>
//	    <w:keepNext/>
//	    <w:widowControl/>
//	    <w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>
//	    <w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>
//	    <w:ind w:left="0" w:right="0" w:firstLine="720"/>
//	    <w:jc w:val="both"/>
//	    <w:outlineLvl w:val="1"/>
//	    <w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
//	  </w:pPr>
//	  <w:bookmarkStart w:id="0" w:name="khoan_1"/>
//	  <w:r>…</w:r>
//	  <w:bookmarkEnd w:id="0"/>
//	</w:p>
func (e *encoder) paragraph(p *flow.Paragraph, page *flow.PageSetup) {
	st, _ := findStyle(p.Style)
	e.s("<w:p><w:pPr>")
	e.format(&p.Format, st)
	e.s("<w:rPr>")
	e.size(markSize(p))
	e.s("</w:rPr>")
	if page != nil {
		e.section(page)
	}
	e.s("</w:pPr>")
	if p.Bookmark != "" {
		e.s("<w:bookmarkStart")
		e.number("id", e.bookmarks)
		e.s(` w:name="`)
		e.s(e.names[p.Bookmark])
		e.s(`"/>`)
	}
	for i := range p.Runs {
		e.run(&p.Runs[i], st)
	}
	if p.Bookmark != "" {
		e.s("<w:bookmarkEnd")
		e.number("id", e.bookmarks)
		e.s("/>")
		e.bookmarks++
	}
	e.s("</w:p>")
}

// markSize is the size of the paragraph mark, which alone gives an empty
// paragraph its height; 0 if the flow says nothing.
func markSize(p *flow.Paragraph) unit.Length {
	if p.Size != 0 || len(p.Runs) == 0 {
		return p.Size
	}
	return p.Runs[len(p.Runs)-1].Size
}

// format writes the properties of a paragraph up to its mark. Everything is
// written whether or not the style says the same, except what is off in both.
func (e *encoder) format(f *flow.Format, st *style) {
	if st.id != "" {
		e.s(`<w:pStyle w:val="`)
		e.s(string(st.id))
		e.s(`"/>`)
	}
	e.toggle("keepNext", f.KeepNext, st.keepNext)
	e.toggle("keepLines", f.KeepLines, false)
	e.toggle("pageBreakBefore", f.PageBreak, false)
	e.widowControl(f.NoWidows)
	if len(f.Tabs) > 0 {
		e.s("<w:tabs>")
		for _, t := range f.Tabs {
			e.s(`<w:tab w:val="left"`)
			e.twips("pos", t.At)
			e.s("/>")
		}
		e.s("</w:tabs>")
	}
	e.spacing(f)
	e.indents(f.IndentLeft, f.IndentRight, f.FirstLine)
	e.s(`<w:jc w:val="`)
	e.s(justification(f.Align))
	e.s(`"/>`)
	switch {
	case f.Outline > 0:
		e.val("outlineLvl", f.Outline-1)
	case st.outline > 0:
		e.val("outlineLvl", 9) // body text
	}
}

// widowControl is written either way: the format's own default is on.
func (e *encoder) widowControl(on bool) {
	if on {
		e.s("<w:widowControl/>")
	} else {
		e.s(`<w:widowControl w:val="0"/>`)
	}
}

// spacing writes the gaps and the line pitch.
// ECMA-376-1, 17.3.1.33 (spacing).
func (e *encoder) spacing(f *flow.Format) {
	e.s("<w:spacing")
	e.twips("before", f.SpaceBefore)
	e.twips("after", f.SpaceAfter)
	switch {
	case f.LineRule == flow.Exact:
		e.twips("line", f.LineHeight)
		e.s(` w:lineRule="exact"/>`)
	case f.Line == 0:
		e.s(` w:line="240" w:lineRule="auto"/>`)
	default:
		e.number("line", f.Line)
		e.s(` w:lineRule="auto"/>`)
	}
}

// indents writes the indents; a negative first line hangs.
// ECMA-376-1, 17.3.1.12 (ind).
func (e *encoder) indents(left, right, first unit.Length) {
	e.s("<w:ind")
	e.twips("left", left)
	e.twips("right", right)
	if first < 0 {
		e.twips("hanging", -first)
	} else {
		e.twips("firstLine", first)
	}
	e.s("/>")
}

func justification(a flow.Align) string {
	switch a {
	case flow.Center:
		return "center"
	case flow.Right:
		return "right"
	case flow.Justify:
		return "both"
	}
	return "left"
}

// run writes text of one format. A cross-reference becomes a link to the
// bookmark without a look of its own.
// ECMA-376-1, 17.3.2.25 (r), 17.16.22 (hyperlink).
//
//	<w:hyperlink w:anchor="khoan_1" w:history="1">
//	  <w:r>
//	    <w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
//	    <w:t xml:space="preserve">khoản 1 </w:t>
//	  </w:r>
//	</w:hyperlink>
func (e *encoder) run(r *flow.Run, st *style) {
	if r.Text == "" {
		return
	}
	if r.Target != "" {
		e.s(`<w:hyperlink w:anchor="`)
		e.s(e.names[r.Target])
		e.s(`" w:history="1">`)
	}
	e.s("<w:r><w:rPr>")
	e.toggle("b", r.Bold, st.bold)
	e.toggle("bCs", r.Bold, st.bold)
	e.toggle("i", r.Italic, st.italic)
	e.toggle("iCs", r.Italic, st.italic)
	e.size(r.Size)
	e.s("</w:rPr>")
	e.runText(r.Text)
	e.s("</w:r>")
	if r.Target != "" {
		e.s("</w:hyperlink>")
	}
}

func (e *encoder) size(l unit.Length) {
	e.val("sz", l.HalfPoints())
	e.val("szCs", l.HalfPoints())
}

// special are the characters of a run that are elements in the file.
const special = "\n\t\u2011"

// runText writes the text of a run: characters in w:t, line breaks, tabs and
// hyphens that keep words together as elements of their own.
// ECMA-376-1, 17.3.3.31 (t), 17.3.3.1 (br), 17.3.3.32 (tab), 17.3.3.18
// (noBreakHyphen).
func (e *encoder) runText(s string) {
	for s != "" {
		i := strings.IndexAny(s, special)
		if i < 0 {
			e.plain(s)
			return
		}
		if i > 0 {
			e.plain(s[:i])
		}
		switch s[i] {
		case '\n':
			e.s("<w:br/>")
			s = s[i+1:]
		case '\t':
			e.s("<w:tab/>")
			s = s[i+1:]
		default:
			e.s("<w:noBreakHyphen/>")
			s = s[i+len("\u2011"):]
		}
	}
}

func (e *encoder) plain(s string) {
	e.s(`<w:t xml:space="preserve">`)
	e.text(s)
	e.s("</w:t>")
}
