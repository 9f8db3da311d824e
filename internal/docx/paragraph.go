package docx

import (
	"strings"

	"vanban/internal/flow"
)

// paragraph writes a paragraph: its style and what sets it apart from the
// look of that style. Sizes are half-points, lengths twips. A non-nil page
// ends a section with this paragraph.
// ECMA-376-1, 17.3.1.22 (p), 17.3.1.26 (pPr).
//
//	<w:p>
//	  <w:pPr>
//	    <w:pStyle w:val="Khoan"/>
//	    <w:keepNext/>
//	    <w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>
//	    <w:spacing w:before="120" w:after="0"/>
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
	has := e.looks[p.Style]
	want := lookOf(p)
	field := e.field
	e.field = entry{}
	e.s("<w:p><w:pPr>")
	e.styleName(p.Style)
	e.beyond(want, has, &p.Format)
	if want.size != has.size {
		e.s("<w:rPr>")
		e.size(want.size)
		e.s("</w:rPr>")
	}
	if page != nil {
		e.section(page)
	}
	e.s("</w:pPr>")
	id := e.bookmarks
	if p.Bookmark != "" {
		e.bookmarkStart(e.names[p.Bookmark])
		e.bookmarks++
	}
	if p.Contents > 0 {
		e.entries = append(e.entries, p)
	}
	if field.ranks > 0 {
		e.beginContents(field.ranks, e.scopes.of[p])
	}
	e.runs(p.Runs, has)
	if field.ends {
		e.endContents()
	}
	if p.Bookmark != "" {
		e.bookmarkEnd(id)
	}
	e.s("</w:p>")
}

func (m *markup) styleName(id flow.Style) {
	if id != "" {
		m.s(`<w:pStyle w:val="`)
		m.s(string(id))
		m.s(`"/>`)
	}
}

// beyond writes the properties of a paragraph, up to its mark, in which want
// differs from has. Breaks and tabs are no part of a look: they come from f,
// which is nil for a style.
func (m *markup) beyond(want, has look, f *flow.Format) {
	m.change("keepNext", want.keepNext, has.keepNext)
	m.change("keepLines", want.keepLines, has.keepLines)
	if f != nil && f.PageBreak {
		m.s("<w:pageBreakBefore/>")
	}
	m.change("widowControl", want.widows, has.widows)
	if f != nil && len(f.Tabs) > 0 {
		m.s("<w:tabs>")
		for _, t := range f.Tabs {
			m.s(`<w:tab w:val="` + tabKind(t) + `"`)
			if t.Dots {
				m.s(` w:leader="dot"`)
			}
			m.twips("pos", t.At)
			m.s("/>")
		}
		m.s("</w:tabs>")
	}
	m.spacing(want, has)
	m.indents(want, has)
	if want.align != has.align {
		m.s(`<w:jc w:val="`)
		m.s(justification(want.align))
		m.s(`"/>`)
	}
	switch {
	case want.outline == has.outline:
	case want.outline > 0:
		m.val("outlineLvl", want.outline-1)
	default:
		m.val("outlineLvl", 9) // body text
	}
}

// change writes an on/off property that differs from the style's.
func (m *markup) change(name string, want, has bool) {
	if want != has {
		m.toggle(name, want, has)
	}
}

// spacing writes the gaps, and the line pitch if it differs from the style's.
// The gaps are written both or not at all: with one of them before a table
// LibreOffice 7.4 takes the other from elsewhere than the style.
// ECMA-376-1, 17.3.1.33 (spacing).
func (m *markup) spacing(want, has look) {
	pitch := want.rule != has.rule || want.line != has.line
	if want.before == has.before && want.after == has.after && !pitch {
		return
	}
	m.s("<w:spacing")
	m.number("before", want.before)
	m.number("after", want.after)
	if pitch {
		m.number("line", want.line)
		m.s([...]string{flow.Multiple: ` w:lineRule="auto"`, flow.Exact: ` w:lineRule="exact"`, flow.AtLeast: ` w:lineRule="atLeast"`}[want.rule])
	}
	m.s("/>")
}

// indents writes the indents if one differs from the style's; a negative
// first line hangs.
// ECMA-376-1, 17.3.1.12 (ind).
func (m *markup) indents(want, has look) {
	if want.left == has.left && want.right == has.right && want.first == has.first {
		return
	}
	m.s("<w:ind")
	m.number("left", want.left)
	m.number("right", want.right)
	if want.first < 0 {
		m.number("hanging", -want.first)
	} else {
		m.number("firstLine", want.first)
	}
	m.s("/>")
}

// textBeyond writes the properties of a run in which want differs from has.
func (m *markup) textBeyond(want, has look) {
	if want.bold == has.bold && want.italic == has.italic && want.size == has.size &&
		want.color == has.color && want.script == has.script && want.font == has.font && want.underline == has.underline && want.strike == has.strike {
		return
	}
	m.s("<w:rPr>")
	if want.font != has.font {
		m.font(want.font)
	}
	m.change("b", want.bold, has.bold)
	m.change("bCs", want.bold, has.bold)
	m.change("i", want.italic, has.italic)
	m.change("iCs", want.italic, has.italic)
	m.change("strike", want.strike, has.strike)
	if want.color != has.color {
		m.s(`<w:color w:val="` + want.color + `"/>`)
	}
	if want.size != has.size {
		m.size(want.size)
	}
	if want.underline {
		m.s(`<w:u w:val="single"/>`)
	}
	switch {
	case want.script == has.script:
	case want.script == flow.Super:
		m.s(`<w:vertAlign w:val="superscript"/>`)
	default:
		m.s(`<w:vertAlign w:val="subscript"/>`)
	}
	m.s("</w:rPr>")
}

// font writes the name of a font. ECMA-376-1, 17.3.2.26 (rFonts).
func (m *markup) font(name string) {
	m.s("<w:rFonts")
	for _, letters := range [...]string{"ascii", "hAnsi", "eastAsia", "cs"} {
		m.s(" w:" + letters + `="`)
		m.text(name)
		m.s(`"`)
	}
	m.s("/>")
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

func tabKind(t flow.Tab) string {
	switch {
	case t.Center:
		return "center"
	case t.Right:
		return "right"
	}
	return "left"
}

// runs writes the runs of a paragraph. Cross-references become links to their
// bookmarks without a look of their own; neighbours with the same bookmark are
// one link.
// ECMA-376-1, 17.16.22 (hyperlink).
//
//	<w:hyperlink w:anchor="khoan_1" w:history="1">
//	  <w:r>…</w:r>
//	</w:hyperlink>
func (e *encoder) runs(runs []flow.Run, has look) {
	open := ""
	for i := range runs {
		r := &runs[i]
		if r.Text == "" && r.Image == nil && r.PageOf == "" && !r.PageNumber && !r.PageCount {
			continue
		}
		if r.Target != open {
			if open != "" {
				e.s("</w:hyperlink>")
			}
			if r.Target != "" {
				e.s(`<w:hyperlink w:anchor="`)
				e.s(e.names[r.Target])
				e.s(`" w:history="1">`)
			}
			open = r.Target
		}
		e.run(r, has)
	}
	if open != "" {
		e.s("</w:hyperlink>")
	}
}

// run writes text of one format, or what stands in its place.
// ECMA-376-1, 17.3.2.25 (r), 17.11.14 (footnoteReference), 17.11.13
// (footnoteRef).
//
//	<w:r>
//	  <w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
//	  <w:t xml:space="preserve">khoản 1 </w:t>
//	</w:r>
func (e *encoder) run(r *flow.Run, has look) {
	want := look{
		bold: r.Bold, italic: r.Italic, size: r.Size.HalfPoints(), script: r.Script,
		font: r.Font, color: r.Color, underline: r.Underline, strike: r.Strike,
	}
	if code := e.fieldCode(r); code != "" {
		e.numberOfPage(r, code, want, has)
		return
	}
	e.s("<w:r>")
	e.textBeyond(want, has)
	switch {
	case r.Image != nil:
		e.image(r.Image)
	case r.Note != nil:
		e.notes = append(e.notes, r.Note)
		e.noteMark(r.Text)
	case r.Number && !e.recounts:
		e.s("<w:footnoteRef/>")
	default:
		e.runText(r.Text)
	}
	e.s("</w:r>")
}

// size writes a size in half-points.
func (m *markup) size(halfPoints int) {
	m.val("sz", halfPoints)
	m.val("szCs", halfPoints)
}

// nextSpecial is where the first character stands that is an element in the file,
// -1 if there is none.
func nextSpecial(s string) int {
	i, j := strings.IndexAny(s, "\n\t"), strings.Index(s, "\u2011")
	if i < 0 || j >= 0 && j < i {
		return j
	}
	return i
}

// runText writes the text of a run: characters in w:t, line breaks, tabs and
// hyphens that keep words together as elements of their own.
// ECMA-376-1, 17.3.3.31 (t), 17.3.3.1 (br), 17.3.3.32 (tab), 17.3.3.18
// (noBreakHyphen).
func (e *encoder) runText(s string) {
	for s != "" {
		i := nextSpecial(s)
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
