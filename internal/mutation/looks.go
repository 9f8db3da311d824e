package mutation

import (
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// lookAll gives paragraphs looks: of their words (see lookRun) or of the
// paragraphs themselves (see lookParagraph); “thành phu_luc” makes them another
// component.
func lookAll(list []*flow.Paragraph, looks []string) error {
	for _, look := range looks {
		for _, p := range list {
			if c, ok := strings.CutPrefix(look, "thành "); ok {
				p.Component = law.Component(c)
				continue
			}
			if lookParagraph(&p.Format, look) {
				continue
			}
			for i := range p.Runs {
				if !lookRun(&p.Runs[i], look) {
					return fmt.Errorf("%q is no look", look)
				}
			}
			if size, ok := measure(look, "cỡ"); ok && p.Size != 0 {
				p.Size = size
			}
		}
	}
	return nil
}

// lookRun changes the look of words: đậm, không đậm, nghiêng, đứng, gạch chân,
// cỡ 16, phông Arial, màu FF0000.
func lookRun(r *flow.Run, look string) bool {
	if size, ok := measure(look, "cỡ"); ok {
		r.Size = size
		return true
	}
	name, value, _ := strings.Cut(look, " ")
	switch {
	case look == "đậm":
		r.Bold = true
	case look == "không đậm":
		r.Bold = false
	case look == "nghiêng":
		r.Italic = true
	case look == "đứng":
		r.Italic = false
	case look == "gạch chân":
		r.Underline = true
	case name == "phông":
		r.Font = value
	case name == "màu":
		r.Color = value
	default:
		return false
	}
	return true
}

// lookParagraph changes the look of a paragraph: trái, giữa, phải, đều; thụt
// 15 mm of the first line, lùi 10 mm of all; trước 6 pt, sau 0 pt; dòng 1.5,
// dòng đúng 12 pt, dòng ít nhất 12 pt; rời đoạn sau.
func lookParagraph(f *flow.Format, look string) bool {
	for name, to := range map[string]*unit.Length{
		"thụt": &f.FirstLine, "lùi": &f.IndentLeft, "trước": &f.SpaceBefore, "sau": &f.SpaceAfter,
	} {
		if l, ok := measure(look, name); ok {
			*to = l
			return true
		}
	}
	if l, ok := measure(look, "dòng đúng"); ok {
		f.LineRule, f.LineHeight = flow.Exact, l
		return true
	}
	if l, ok := measure(look, "dòng ít nhất"); ok {
		f.LineRule, f.LineHeight = flow.AtLeast, l
		return true
	}
	if rest, ok := strings.CutPrefix(look, "dòng "); ok {
		factor, err := strconv.ParseFloat(strings.ReplaceAll(rest, ",", "."), 64)
		f.LineRule, f.Line = flow.Multiple, int(factor*240)
		return err == nil
	}
	if look == "rời đoạn sau" {
		f.KeepNext = false
		return true
	}
	align, ok := map[string]flow.Align{"trái": flow.Left, "giữa": flow.Center, "phải": flow.Right, "đều": flow.Justify}[look]
	if ok {
		f.Align = align
	}
	return ok
}

// measure reads “NAME 12,5 mm”; points where no unit is given.
func measure(look, name string) (unit.Length, bool) {
	rest, ok := strings.CutPrefix(look, name+" ")
	if !ok {
		return 0, false
	}
	return length(rest)
}

func length(s string) (unit.Length, bool) {
	number, name, _ := strings.Cut(strings.TrimSpace(s), " ")
	n, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", "."), 64)
	switch {
	case err != nil:
		return 0, false
	case name == "mm":
		return unit.Millimetres(n), true
	case name == "pt" || name == "":
		return unit.Points(n), true
	}
	return 0, false
}
