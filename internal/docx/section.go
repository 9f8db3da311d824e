package docx

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// section writes the properties of a section. Both headers are named in every
// section, or Word would take those of the section before; so is the footer of
// first pages once a section has one, and the others once any section has one.
// Pages after the first have no footer as a rule: even an empty one takes a
// millimetre of the text in LibreOffice 7.4 if it stands as high as the bottom
// margin.
// ECMA-376-1, 17.6.17 (sectPr).
//
//	<w:sectPr>
//	  <w:headerReference w:type="default" r:id="rIdHeader1"/>
//	  <w:headerReference w:type="first" r:id="rIdHeader0"/>
//	  <w:footerReference w:type="first" r:id="rIdFooter1"/>
//	  <w:type w:val="nextPage"/>
//	  <w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>
//	  <w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>
//	  <w:pgNumType w:start="1"/>
//	  <w:titlePg/>
//	</w:sectPr>
func (e *encoder) section(p *flow.PageSetup) {
	e.s("<w:sectPr>")
	header := slices.Index(e.headers, p.NumberSize) + 1
	if p.NumberSize == 0 {
		header = e.addTop(p.NextHeader)
	}
	e.margin("header", "default", header)
	if p.HideFirstNumber {
		e.margin("header", "first", e.addTop(p.FirstHeader))
	}
	if e.evens && p.EvenDiffers {
		e.margin("header", "even", e.addTop(p.EvenHeader))
	} else if e.evens {
		e.margin("header", "even", header)
	}
	if e.footers {
		next := e.addFoot(p.NextFooter)
		e.margin("footer", "default", next)
		if e.evens && p.EvenDiffers {
			e.margin("footer", "even", e.addFoot(p.EvenFooter))
		} else if e.evens {
			e.margin("footer", "even", next)
		}
	}
	footer := min(p.Header, p.Bottom)
	switch {
	case len(p.FirstFooter) > 0:
		e.margin("footer", "first", e.addFoot(p.FirstFooter))
		footer = p.Bottom
	case p.HideFirstNumber && len(e.feet.list) > 0:
		e.margin("footer", "first", 0)
		footer = max(0, min(footer, p.Bottom-emptyFooter))
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
	e.twips("footer", footer)
	e.s(` w:gutter="0"/>`)
	if p.RestartNumber {
		e.s(`<w:pgNumType w:start="`)
		if p.FirstNumber == 0 {
			e.n(1)
		} else {
			e.n(p.FirstNumber)
		}
		e.s(`"/>`)
	}
	if p.HideFirstNumber {
		e.s("<w:titlePg/>")
	}
	e.s("</w:sectPr>")
}

// emptyFooter is the height of a footer without text in LibreOffice 7.4.
const emptyFooter = 60 * unit.Twip

// addTop returns the number of the header part with blocks.
func (e *encoder) addTop(blocks []flow.Block) int {
	if len(blocks) == 0 {
		return 0
	}
	return len(e.headers) + e.tops.add(e.marginPart("hdr", blocks))
}

// addFoot returns the number of the footer part with blocks.
func (e *encoder) addFoot(blocks []flow.Block) int {
	if len(blocks) == 0 {
		return 0
	}
	return e.feet.add(e.marginPart("ftr", blocks))
}

// marginPart returns a header part or a footer part with blocks, or with one
// empty paragraph.
func (e *encoder) marginPart(root string, blocks []flow.Block) []byte {
	return e.apart(xmlStart+`<w:`+root+` xmlns:w="`+nsMain+`">`, func() {
		if e.blocks(blocks, nil); len(blocks) == 0 {
			e.tableTail(nil)
		}
	}, "</w:"+root+">")
}

// distinct are parts of which no two are the same: sections that look alike, as
// those of many letters in a file do, share theirs.
type distinct struct {
	list [][]byte
	at   map[string]int // content -> number, counted from 1
}

// add returns the number of a part, counted from 1.
func (d *distinct) add(content []byte) int {
	if n := d.at[string(content)]; n > 0 {
		return n
	}
	if d.at == nil {
		d.at = map[string]int{}
	}
	d.list = append(d.list, content)
	d.at[string(content)] = len(d.list)
	return len(d.list)
}

// margin names a header or footer part of the pages of a kind.
// ECMA-376-1, 17.10.5 (headerReference), 17.10.2 (footerReference).
func (e *encoder) margin(name, kind string, n int) {
	e.s("<w:" + name + `Reference w:type="` + kind + `" r:id="rId` + strings.ToUpper(name[:1]) + name[1:])
	e.n(n)
	e.s(`"/>`)
}

// addHeader sees to it that there is a header part for numbers of a size.
func (e *encoder) addHeader(size unit.Length) {
	if size > 0 && !slices.Contains(e.headers, size) {
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

// margins returns the header parts and the footer parts. Headers are the empty
// one, those with a page number and those with blocks; footers the empty one
// and those with blocks.
func (e *encoder) margins() []part {
	size := halfPoints(plain.size)
	if len(e.headers) > 0 {
		size = e.headers[0]
	}
	list := []part{{name: headerName(0), content: header(size, false)}}
	for _, size := range e.headers {
		list = append(list, part{name: headerName(len(list)), content: header(size, true)})
	}
	for _, content := range e.tops.list {
		list = append(list, part{name: headerName(len(list)), content: content})
	}
	if len(e.feet.list) == 0 && !e.footers {
		return list
	}
	list = append(list, part{name: footerName(0), content: e.marginPart("ftr", nil)})
	for i, content := range e.feet.list {
		list = append(list, part{name: footerName(i + 1), content: content})
	}
	return list
}

// headerName is the name of a header part: 0 is the empty one.
func headerName(n int) string { return "header" + strconv.Itoa(n) + ".xml" }

// footerName is the name of a footer part: 0 is the empty one.
func footerName(n int) string { return "footer" + strconv.Itoa(n) + ".xml" }
