package typeset

import (
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// Footnotes count through a file, over its sections; a file of its own counts
// from 1.
func TestFootnotesCountThroughAFile(t *testing.T) {
	noted := func(s string) []doc.Block {
		return []doc.Block{&doc.Paragraph{Spans: []doc.Span{{Text: s}, {Note: []doc.Span{{Text: "Chú thích."}}}, {Text: " nữa"}}}}
	}
	d := minimal(law.Decree30().Kind("thong-bao"))
	d.Body = append(noted("một"), append([]doc.Block{&doc.Orientation{Landscape: true}}, noted("hai")...)...)
	d.Appendices = []doc.Appendix{{Number: 1, Body: noted("ba")}, {Number: 2, Separate: true, Body: noted("bốn")}}
	main, problems := Document(d, environment(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := noteMarks(main); got != "1 2 3" {
		t.Errorf("the document has notes %s", got)
	}
	if got := noteMarks(Separate(d, environment(t))[0].Flow); got != "1" {
		t.Errorf("the file of the appendix has notes %s", got)
	}
}

// noteMarks are the marks of the footnotes of a file, each of which must be the
// number at the foot of the page too.
func noteMarks(f *flow.Flow) string {
	var marks []string
	for _, s := range f.Sections {
		for _, block := range s.Blocks {
			p, ok := block.(*flow.Paragraph)
			if !ok {
				continue
			}
			for _, r := range p.Runs {
				if r.Note == nil {
					continue
				}
				mark := r.Text
				if number := r.Note[0].Runs[0]; number.Text != mark || !number.Number {
					mark += "≠" + number.Text
				}
				marks = append(marks, mark)
			}
		}
	}
	return strings.Join(marks, " ")
}
