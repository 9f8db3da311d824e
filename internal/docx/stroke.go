package docx

import (
	"vanban/internal/flow"
	"vanban/internal/unit"
)

// stroke writes a short line: an empty paragraph with a top border, as wide
// as its indents leave it, whose one line has an exact height. The border
// stands above that line and takes its own thickness, so the line is written
// that much lower to give the paragraph the height the flow wants.
// ECMA-376-1, 17.3.1.24 (pBdr).
//
//	<w:p>
//	  <w:pPr>
//	    <w:pStyle w:val="DuongKe"/>
//	    <w:keepNext/>
//	    <w:widowControl w:val="0"/>
//	    <w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>
//	    <w:spacing w:before="20" w:after="0" w:line="45" w:lineRule="exact"/>
//	    <w:ind w:left="1007" w:right="1007" w:firstLine="0"/>
//	    <w:jc w:val="left"/>
//	    <w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>
//	  </w:pPr>
//	</w:p>
func (e *encoder) stroke(s *flow.Stroke, page *flow.PageSetup) {
	e.s(`<w:p><w:pPr><w:pStyle w:val="` + string(styleStroke) + `"/>`)
	e.toggle("keepNext", s.KeepNext, false)
	e.widowControl(false)
	e.s(`<w:pBdr><w:top w:val="single"`)
	e.number("sz", eighths(s.Weight))
	e.s(` w:space="0" w:color="auto"/></w:pBdr>`)
	e.spacing(&flow.Format{SpaceBefore: s.Before, LineRule: flow.Exact, LineHeight: strokeLine(s)})
	left, right := strokeIndents(s)
	e.indents(left, right, 0)
	e.s(`<w:jc w:val="left"/><w:rPr>`)
	e.size(unit.Point)
	e.s("</w:rPr>")
	if page != nil {
		e.section(page)
	}
	e.s("</w:pPr></w:p>")
}

// strokeIndents centres the line in its column, exact to the twip.
func strokeIndents(s *flow.Stroke) (left, right unit.Length) {
	rest := s.Within.Twips() - s.Width.Twips()
	left = unit.Twips(rest / 2)
	return left, unit.Twips(rest) - left
}

// strokeLine is the exact line height below the border.
func strokeLine(s *flow.Stroke) unit.Length {
	return unit.Twips(s.Height.Twips() - eighths(s.Weight)*20/8)
}

// eighths is a border's thickness in eighths of a point, the unit of w:sz in
// borders. ECMA-376-1, 17.18.2 (ST_Border), 22.9.2.
func eighths(l unit.Length) int {
	return int((l*8 + unit.Point/2) / unit.Point)
}

// tableTail writes the empty paragraph after a table that no other paragraph
// follows.
func (e *encoder) tableTail(page *flow.PageSetup) {
	e.s(`<w:p><w:pPr><w:pStyle w:val="` + string(styleTail) + `"/>`)
	e.widowControl(false)
	e.spacing(&flow.Format{LineRule: flow.Exact, LineHeight: TableTail})
	e.indents(0, 0, 0)
	e.s(`<w:jc w:val="left"/><w:rPr>`)
	e.size(unit.Point)
	e.s("</w:rPr>")
	if page != nil {
		e.section(page)
	}
	e.s("</w:pPr></w:p>")
}
