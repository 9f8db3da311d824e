package markup

import (
	"fmt"
	"strings"

	"vanban/internal/doc"
)

// dump writes blocks one a line, indented by depth, for goldens.
func dump(body Body) string {
	var b strings.Builder
	dumpBlocks(&b, body.Blocks, "")
	for _, a := range body.Appendices {
		fmt.Fprintf(&b, "appendix %q landscape=%t label=%q", a.Title.Text, a.Landscape, a.Label)
		if a.Separate {
			b.WriteString(" separate")
		}
		b.WriteString("\n")
		dumpBlocks(&b, a.Body, "  ")
	}
	for _, l := range body.Labels {
		fmt.Fprintf(&b, "label %s %s\n", l.Name, l.At)
	}
	return b.String()
}

var levels = map[doc.Level]string{
	doc.LevelPart: "part", doc.LevelChapter: "chapter", doc.LevelSection: "section", doc.LevelSubsection: "subsection",
	doc.LevelArticle: "article", doc.LevelClause: "clause", doc.LevelPoint: "point",
}
var aligns = []string{"", "left", "center", "right"}

func dumpBlocks(b *strings.Builder, blocks []doc.Block, in string) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *doc.Paragraph:
			fmt.Fprintf(b, "%sp%s %s @%d:%d\n", in, brackets(aligns[block.Align]), dumpSpans(block.Spans), block.At.Start.Line, block.At.Start.Col)
		case *doc.Division:
			fmt.Fprintf(b, "%s%s given=%q label=%q %s @%d:%d\n", in, levels[block.Level], block.Given, block.Label, dumpSpans(block.Heading), block.At.Start.Line, block.At.Start.Col)
			dumpBlocks(b, block.Blocks, in+"  ")
		case *doc.List:
			fmt.Fprintf(b, "%slist %s\n", in, []string{"-", "+", "(i)"}[block.Marker])
			for _, item := range block.Items {
				fmt.Fprintf(b, "%s*\n", in)
				dumpBlocks(b, item, in+"  ")
			}
		case *doc.Table:
			fmt.Fprintf(b, "%stable columns=%v header=%d @%d\n", in, block.Columns, block.Header, block.At.Start.Line)
			for _, r := range block.Rows {
				fmt.Fprintf(b, "%s ", in)
				for _, c := range r.Cells {
					if c.Covered {
						b.WriteString(" [^]")
					} else {
						fmt.Fprintf(b, " [%s]", dumpSpans(c.Paragraphs[0].Spans))
					}
					if c.Span > 1 {
						fmt.Fprintf(b, "x%d", c.Span)
					}
					if c.Rows > 1 {
						fmt.Fprintf(b, "v%d", c.Rows)
					}
				}
				b.WriteString("\n")
			}
		case *doc.Quote:
			fmt.Fprintf(b, "%squote @%d:%d\n", in, block.At.Start.Line, block.At.Start.Col)
			dumpBlocks(b, block.Blocks, in+"  ")
		case *doc.Image:
			fmt.Fprintf(b, "%simage %q %s alt=%q caption=%s @%d:%d\n", in, block.File.Text, block.Width, block.Alt, dumpSpans(block.Caption), block.At.Start.Line, block.At.Start.Col)
		case *doc.Contents:
			fmt.Fprintf(b, "%scontents levels=%d @%d\n", in, block.Levels, block.At.Start.Line)
		case *doc.PageBreak:
			fmt.Fprintf(b, "%spage\n", in)
		case *doc.Orientation:
			fmt.Fprintf(b, "%slandscape=%t\n", in, block.Landscape)
		}
	}
}

func brackets(s string) string {
	if s == "" {
		return ""
	}
	return "<" + s + ">"
}

func dumpSpans(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		mark := ""
		if s.Bold {
			mark += "b"
		}
		if s.Italic {
			mark += "i"
		}
		mark += []string{"", "^", "_"}[s.Script]
		switch {
		case s.Note != nil:
			fmt.Fprintf(&b, "%s{%s}", mark, dumpSpans(s.Note))
		case s.Break:
			b.WriteString("⏎")
		case s.Ref != "":
			fmt.Fprintf(&b, "@%s", s.Ref)
		default:
			fmt.Fprintf(&b, "%s“%s”", mark, s.Text)
		}
	}
	return b.String()
}
