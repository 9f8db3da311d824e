package docx

import (
	"fmt"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// frame writes text in a rectangle: a paragraph of one line with a border on
// all sides. The borders stand outside the indents and the line, so both give
// way to their thickness. Word joins neighbours with the same borders into one
// rectangle; twin tells a frame after a frame apart by the gap beside its text.
// ECMA-376-1, 17.3.1.24 (pBdr).
//
//	<w:p>
//	  <w:pPr>
//	    <w:pStyle w:val="KhungChu"/>
//	    <w:pBdr><w:top w:val="single" w:sz="6" w:space="2" w:color="FF0000"/><w:left …/><w:bottom …/><w:right …/></w:pBdr>
//	    <w:spacing w:before="120" w:after="0" w:line="340" w:lineRule="exact"/>
//	    <w:ind w:left="576" w:right="576" w:firstLine="0"/>
//	    <w:rPr>…</w:rPr>
//	  </w:pPr>
//	  <w:r>
//	    <w:rPr><w:color w:val="FF0000"/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>
//	    <w:t xml:space="preserve">HỎA TỐC</w:t>
//	  </w:r>
//	</w:p>
func (e *encoder) frame(f *flow.Frame, twin bool, page *flow.PageSetup) {
	has := e.looks[styleFrame]
	want := has
	want.keepNext, want.bold, want.color, want.size = f.KeepNext, f.Bold, f.Color, f.Size.HalfPoints()
	want.before, want.after = f.Before.Twips(), f.After.Twips()
	box := boxOf(f, twin)
	want.rule, want.line = flow.Exact, box.line
	want.left, want.right = box.left, box.right
	e.s("<w:p><w:pPr>")
	e.styleName(styleFrame)
	e.change("keepNext", want.keepNext, has.keepNext)
	e.s("<w:pBdr>")
	for _, side := range [...]struct {
		name  string
		space int
	}{{"top", box.above}, {"left", box.beside}, {"bottom", box.above}, {"right", box.beside}} {
		e.s("<w:" + side.name + ` w:val="single"`)
		e.number("sz", eighths(f.Weight))
		e.number("space", side.space)
		e.s(` w:color="` + borderColor(f.Color) + `"/>`)
	}
	e.s("</w:pBdr>")
	e.spacing(want, has)
	e.indents(want, has)
	if want.size != has.size {
		e.s("<w:rPr>")
		e.size(want.size)
		e.s("</w:rPr>")
	}
	if page != nil {
		e.section(page)
	}
	e.s("</w:pPr><w:r>")
	e.textBeyond(want, has)
	e.runText(f.Text)
	e.s("</w:r></w:p>")
}

func borderColor(color string) string {
	if color == "" {
		return "auto"
	}
	return strings.ToUpper(color)
}

// box is how a paragraph becomes a rectangle of a given size.
type box struct {
	left, right int // indents of the text, in twips
	line        int // exact height of its line, in twips
	above       int // gap between line and border, in points; the same below
	beside      int // gap between text area and border, in points
}

// boxOf places a frame in its column.
func boxOf(f *flow.Frame, twin bool) box {
	border, gap, line := f.Heights()
	borders := (2 * border).Twips()
	b := box{line: line.Twips(), above: int(gap / unit.Point)}
	if twin {
		b.beside = 1
	}
	rest := f.Within.Twips() - f.Width.Twips()
	offset := 0
	switch f.Align {
	case flow.Center:
		offset = rest / 2
	case flow.Right:
		offset = rest
	}
	b.left = offset + borders/2 + 20*b.beside
	b.right = rest - offset + borders - borders/2 + 20*b.beside
	return b
}

// checkFrame wants a rectangle that fits its column and holds its text.
func checkFrame(f *flow.Frame) error {
	if err := checkText(f.Text); err != nil {
		return err
	}
	if f.Text == "" || strings.ContainsAny(f.Text, "\n\t") {
		return fmt.Errorf("khung chứa %q, phải là đúng một dòng chữ", f.Text)
	}
	if err := checkSize("chữ trong khung", f.Size); err != nil {
		return err
	}
	for _, l := range []length{{"chiều rộng khung", f.Width}, {"chiều cao khung", f.Height}, {"cột chứa khung", f.Within}} {
		if err := l.positive(); err != nil {
			return err
		}
	}
	for _, l := range []length{{"khoảng cách trước khung", f.Before}, {"khoảng cách sau khung", f.After}} {
		if err := l.notNegative(); err != nil {
			return err
		}
	}
	if f.Width > f.Within {
		return fmt.Errorf("khung rộng %s, cột chỉ rộng %s", f.Width, f.Within)
	}
	if f.Weight < minBorder || f.Weight > maxBorder {
		return fmt.Errorf("nét khung dày %s, phải từ %s đến %s", f.Weight, minBorder, maxBorder)
	}
	if f.Height.Twips() < f.Size.Twips()+eighths(f.Weight)*5 {
		return fmt.Errorf("khung cao %s, không đủ cho chữ cỡ %s", f.Height, f.Size)
	}
	if f.Width <= 2*f.Weight+unit.Point {
		return fmt.Errorf("khung rộng %s, không đủ cho nét dày %s", f.Width, f.Weight)
	}
	if f.Align < flow.Left || f.Align > flow.Right {
		return fmt.Errorf("khung không có kiểu căn lề %d", f.Align)
	}
	return checkColor(f.Color)
}

// checkColor wants RRGGBB or nothing. ECMA-376-1, 17.18.38 (ST_HexColor).
func checkColor(color string) error {
	if color == "" {
		return nil
	}
	if len(color) != 6 || strings.Trim(strings.ToUpper(color), "0123456789ABCDEF") != "" {
		return fmt.Errorf("màu “%s” phải viết bằng sáu chữ số hệ mười sáu", color)
	}
	return nil
}
