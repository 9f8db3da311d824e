package flow

import (
	"fmt"
	"strings"
)

// Dump writes a flow as text for people: the language of goldens.
//
// A line is a block; what it holds is indented below it. Formatting that is
// zero is left out. A run is written {size bold italic}text.
func Dump(f *Flow) string {
	var d dumper
	for _, s := range f.Sections {
		p := s.Page
		d.line("section %v x %v margins %v %v %v %v%s%s", p.Width, p.Height, p.Top, p.Bottom, p.Left, p.Right,
			when(p.RestartNumber, " restart"), when(p.HideFirstNumber, " hide-first"))
		d.blocks(s.Blocks)
	}
	return d.out.String()
}

type dumper struct {
	out   strings.Builder
	depth int
}

func (d *dumper) line(format string, args ...any) {
	d.out.WriteString(strings.Repeat("  ", d.depth))
	fmt.Fprintf(&d.out, format, args...)
	d.out.WriteByte('\n')
}

func (d *dumper) blocks(blocks []Block) {
	d.depth++
	defer func() { d.depth-- }()
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			d.line("%s", dumpParagraph(b))
		case *Stroke:
			d.line("stroke %v of %v before %v%s", b.Width, b.Within, b.Before, when(b.KeepNext, " keep-next"))
		case *Table:
			d.table(b)
		}
	}
}

func (d *dumper) table(t *Table) {
	widths := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = c.String()
	}
	d.line("table %s%s", strings.Join(widths, " | "), when(t.Borders, " borders"))
	d.depth++
	defer func() { d.depth-- }()
	for i := range t.Rows {
		r := &t.Rows[i]
		d.line("row%s%s", when(r.Header, " header"), when(r.CantSplit, " cant-split"))
		d.depth++
		for _, c := range r.Cells {
			d.line("cell%s%s", when(c.Span > 1, fmt.Sprintf(" span %d", c.Span)), when(c.VAlign == Middle, " middle"))
			d.blocks(c.Blocks)
		}
		d.depth--
	}
}

func dumpParagraph(p *Paragraph) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", p.Style)
	f := p.Format
	b.WriteString([...]string{Left: "", Center: " center", Right: " right", Justify: " justify"}[f.Align])
	for _, l := range []struct {
		name string
		set  bool
		v    any
	}{
		{"left", f.IndentLeft != 0, f.IndentLeft}, {"right", f.IndentRight != 0, f.IndentRight},
		{"first", f.FirstLine != 0, f.FirstLine}, {"before", f.SpaceBefore != 0, f.SpaceBefore},
		{"after", f.SpaceAfter != 0, f.SpaceAfter}, {"line", f.Line != 0 && f.Line != 240, f.Line},
		{"exact", f.LineRule == Exact, f.LineHeight}, {"outline", f.Outline != 0, f.Outline},
	} {
		if l.set {
			fmt.Fprintf(&b, " %s %v", l.name, l.v)
		}
	}
	b.WriteString(when(f.KeepNext, " keep-next") + when(f.KeepLines, " keep-lines") + when(f.PageBreak, " page-break"))
	b.WriteString(when(p.Bookmark != "", " #"+p.Bookmark) + ":")
	for _, r := range p.Runs {
		fmt.Fprintf(&b, " {%v%s%s%s}%s", r.Size, when(r.Bold, " bold"), when(r.Italic, " italic"),
			when(r.Target != "", " @"+r.Target), visible.Replace(r.Text))
	}
	return b.String()
}

// visible shows what a reader of a golden could not see.
var visible = strings.NewReplacer("\n", "⏎", "\t", "→", "\u00A0", "~", "\u2011", "‑")

func when(c bool, s string) string {
	if c {
		return s
	}
	return ""
}
