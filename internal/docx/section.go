package docx

import (
	"slices"
	"strconv"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// section writes the properties of a section. Both headers are named in every
// section, or Word would take those of the section before.
// ECMA-376-1, 17.6.17 (sectPr).
//
//	<w:sectPr>
//	  <w:headerReference w:type="default" r:id="rIdHeader1"/>
//	  <w:headerReference w:type="first" r:id="rIdHeader0"/>
//	  <w:type w:val="nextPage"/>
//	  <w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>
//	  <w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>
//	  <w:pgNumType w:start="1"/>
//	  <w:titlePg/>
//	</w:sectPr>
func (e *encoder) section(p *flow.PageSetup) {
	e.s(`<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader`)
	e.n(slices.Index(e.headers, p.NumberSize) + 1)
	e.s(`"/>`)
	if p.HideFirstNumber {
		e.s(`<w:headerReference w:type="first" r:id="rIdHeader0"/>`)
	}
	e.s(`<w:type w:val="nextPage"/><w:pgSz`)
	e.twips("w", p.Width)
	e.twips("h", p.Height)
	if p.Landscape() {
		e.s(` w:orient="landscape"`)
	}
	e.s("/><w:pgMar")
	e.twips("top", p.Top)
	e.twips("right", p.Right)
	e.twips("bottom", p.Bottom)
	e.twips("left", p.Left)
	e.twips("header", p.Header)
	e.twips("footer", min(p.Header, p.Bottom))
	e.s(` w:gutter="0"/>`)
	if p.RestartNumber {
		e.s(`<w:pgNumType w:start="1"/>`)
	}
	if p.HideFirstNumber {
		e.s("<w:titlePg/>")
	}
	e.s("</w:sectPr>")
}

// addHeader sees to it that there is a header part for numbers of a size.
func (e *encoder) addHeader(size unit.Length) {
	if !slices.Contains(e.headers, size) {
		e.headers = append(e.headers, size)
	}
}

// header returns a header part: a centred PAGE field, or nothing but a
// paragraph of the same height on first pages without a number.
// ECMA-376-1, 17.10.4 (hdr), 17.16.5.39 (PAGE).
//
//	<w:hdr>
//	  <w:p>
//	    <w:pPr><w:pStyle w:val="SoTrang"/>…</w:pPr>
//	    <w:r><w:fldChar w:fldCharType="begin"/></w:r>
//	    <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
//	    <w:r><w:fldChar w:fldCharType="separate"/></w:r>
//	    <w:r><w:t>2</w:t></w:r>
//	    <w:r><w:fldChar w:fldCharType="end"/></w:r>
//	  </w:p>
//	</w:hdr>
func header(size unit.Length, number bool) []byte {
	var e markup
	e.s(xmlStart + `<w:hdr xmlns:w="` + nsMain + `"><w:p><w:pPr>`)
	e.styleName(styleNumber)
	e.s("<w:rPr>")
	e.size(size.HalfPoints())
	e.s("</w:rPr></w:pPr>")
	if number {
		for _, content := range []string{
			`<w:fldChar w:fldCharType="begin"/>`,
			`<w:instrText xml:space="preserve"> PAGE </w:instrText>`,
			`<w:fldChar w:fldCharType="separate"/>`,
			`<w:t>2</w:t>`,
			`<w:fldChar w:fldCharType="end"/>`,
		} {
			e.s("<w:r><w:rPr>")
			e.size(size.HalfPoints())
			e.s("</w:rPr>")
			e.s(content)
			e.s("</w:r>")
		}
	}
	e.s("</w:p></w:hdr>")
	return e.b
}

// headerName is the name of a header part: 0 is the empty one.
func headerName(n int) string { return "header" + strconv.Itoa(n) + ".xml" }
