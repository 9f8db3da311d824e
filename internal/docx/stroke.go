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
//	    <w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>
//	    <w:spacing w:before="20" w:after="0" w:line="45" w:lineRule="exact"/>
//	    <w:ind w:left="1007" w:right="1007" w:firstLine="0"/>
//	  </w:pPr>
//	</w:p>
func (e *encoder) stroke(s *flow.Stroke, page *flow.PageSetup) {
	has := e.looks[styleStroke]
	want := has
	want.keepNext = s.KeepNext
	want.before, want.line = s.Before.Twips(), strokeLine(s)
	want.left, want.right = strokeIndents(s)
	e.s("<w:p><w:pPr>")
	e.styleName(styleStroke)
	e.change("keepNext", want.keepNext, has.keepNext)
	e.s(`<w:pBdr><w:top w:val="single"`)
	e.number("sz", eighths(s.Weight))
	e.s(` w:space="0" w:color="auto"/></w:pBdr>`)
	e.spacing(want, has)
	e.indents(want, has)
	if page != nil {
		e.section(page)
	}
	e.s("</w:pPr></w:p>")
}

// strokeIndents centres the line in its column, exact to the twip.
func strokeIndents(s *flow.Stroke) (left, right int) {
	rest := s.Within.Twips() - s.Width.Twips()
	return rest / 2, rest - rest/2
}

// strokeLine is the exact line height below the border, in twips.
func strokeLine(s *flow.Stroke) int {
	return s.Height.Twips() - eighths(s.Weight)*20/8
}

// eighths is a border's thickness in eighths of a point, the unit of w:sz in
// borders. ECMA-376-1, 17.18.2 (ST_Border), 22.9.2.
func eighths(l unit.Length) int {
	return int((l*8 + unit.Point/2) / unit.Point)
}

// tableTail writes the empty paragraph after a table that no other paragraph
// follows.
func (e *encoder) tableTail(page *flow.PageSetup) {
	e.s("<w:p><w:pPr>")
	e.styleName(styleTail)
	if page != nil {
		e.section(page)
	}
	e.s("</w:pPr></w:p>")
}
