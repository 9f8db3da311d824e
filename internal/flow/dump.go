package flow

import (
	"fmt"
	"strings"

	"vanban/internal/unit"
)

// Dump writes a flow as text for people: the language of goldens.
//
// A line is a block; what it holds is indented below it, and so are the
// footnotes of a paragraph. Formatting that is zero is left out. A run is
// written {size bold italic}text.
func Dump(f *Flow) string {
	var d dumper
	for _, s := range f.Sections {
		p := s.Page
		d.line("section %v x %v margins %v %v %v %v%s%s%s%s%s", p.Width, p.Height, p.Top, p.Bottom, p.Left, p.Right,
			when(p.RestartNumber, " restart"), when(p.FirstNumber != 0, fmt.Sprintf(" from %d", p.FirstNumber)),
			when(p.HideFirstNumber, " hide-first"), when(p.EvenDiffers, " even-differs"),
			when(p.RestartNotes, " restart-notes"))
		d.named("first header", p.FirstHeader)
		d.named("first footer", p.FirstFooter)
		d.named("header", p.NextHeader)
		d.named("footer", p.NextFooter)
		d.named("even header", p.EvenHeader)
		d.named("even footer", p.EvenFooter)
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

// named writes blocks under a name of their own, nothing if there are none.
func (d *dumper) named(name string, blocks []Block) {
	if len(blocks) == 0 {
		return
	}
	d.depth++
	defer func() { d.depth-- }()
	d.line("%s", name)
	d.blocks(blocks)
}

func (d *dumper) blocks(blocks []Block) {
	d.depth++
	defer func() { d.depth-- }()
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			d.paragraph(b)
		case *Stroke:
			d.line("stroke %v of %v before %v%s", b.Width, b.Within, b.Before, when(b.KeepNext, " keep-next"))
		case *Frame:
			d.line("frame %v x %v of %v%s weight %v%s%s%s%s: {%v%s}%s", b.Width, b.Height, b.Within, aligns[b.Align], b.Weight,
				length("before", b.Before), length("after", b.After), when(b.Color != "", " color "+b.Color), when(b.KeepNext, " keep-next"),
				b.Size, when(b.Bold, " bold"), visible.Replace(b.Text))
		case *Table:
			d.table(b)
		}
	}
}

// paragraph writes a paragraph and, below it, its footnotes.
func (d *dumper) paragraph(p *Paragraph) {
	d.line("%s", dumpParagraph(p))
	for _, f := range p.Floats {
		d.float(f)
	}
	for i := range p.Runs {
		var note []Block
		for _, q := range p.Runs[i].Note {
			note = append(note, q)
		}
		d.named("note "+p.Runs[i].Text, note)
	}
}

// float writes what stands free of the text, below the paragraph it is tied to.
func (d *dumper) float(f *Float) {
	d.depth++
	defer func() { d.depth-- }()
	kind := "box"
	switch {
	case f.Line:
		kind = "line"
	case f.Image != nil:
		kind = "picture"
	}
	from := [...]string{FromText: "text", FromMargin: "margin", FromPage: "page", FromCharacter: "character"}
	d.line("%s %v x %v at %v %v from %s %s%s%s%s", kind, f.Width, f.Height, f.X, f.Y, from[f.FromX], from[f.FromY],
		when(f.AlignedX, " aligned"+aligns[f.Align]), length("weight", f.Weight), when(f.Color != "", " color "+f.Color))
	d.blocks(f.Blocks)
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
		d.line("row%s%s%s", when(r.Header, " header"), when(r.CantSplit, " cant-split"), length("height", r.Height))
		d.depth++
		for _, c := range r.Cells {
			d.line("cell%s%s%s%s%s", when(c.Span > 1, fmt.Sprintf(" span %d", c.Span)), when(c.Rows > 1, fmt.Sprintf(" rows %d", c.Rows)),
				when(c.Covered, " covered"), [...]string{Top: "", Middle: " middle", Bottom: " bottom"}[c.VAlign], c.Edges.dump())
			d.blocks(c.Blocks)
		}
		d.depth--
	}
}

func dumpParagraph(p *Paragraph) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", p.Style)
	f := p.Format
	b.WriteString(aligns[f.Align])
	for _, l := range []struct {
		name string
		set  bool
		v    any
	}{
		{"left", f.IndentLeft != 0, f.IndentLeft}, {"right", f.IndentRight != 0, f.IndentRight},
		{"first", f.FirstLine != 0, f.FirstLine}, {"before", f.SpaceBefore != 0, f.SpaceBefore},
		{"after", f.SpaceAfter != 0, f.SpaceAfter}, {"line", f.Line != 0 && f.Line != 240, f.Line},
		{"exact", f.LineRule == Exact, f.LineHeight}, {"at-least", f.LineRule == AtLeast, f.LineHeight}, {"outline", f.Outline != 0, f.Outline},
	} {
		if l.set {
			fmt.Fprintf(&b, " %s %v", l.name, l.v)
		}
	}
	for _, t := range f.Tabs {
		fmt.Fprintf(&b, " tab %v%s%s%s", t.At, when(t.Right, " right"), when(t.Center, " center"), when(t.Dots, " dots"))
	}
	b.WriteString(when(p.Contents > 0, fmt.Sprintf(" contents %d", p.Contents)))
	b.WriteString(when(f.KeepNext, " keep-next") + when(f.KeepLines, " keep-lines") + when(f.PageBreak, " page-break"))
	b.WriteString(when(p.Bookmark != "", " #"+p.Bookmark) + ":")
	for i := range p.Runs {
		b.WriteString(" " + dumpRun(&p.Runs[i]))
	}
	return b.String()
}

func dumpRun(r *Run) string {
	look := fmt.Sprintf("%v%s%s%s%s%s%s%s", r.Size, when(r.Bold, " bold"), when(r.Italic, " italic"),
		[...]string{Baseline: "", Super: " super", Sub: " sub"}[r.Script], when(r.Note != nil, " note"), when(r.Number, " number"),
		when(r.Target != "", " @"+r.Target), when(r.PageOf != "", " page-of "+r.PageOf))
	look += when(r.Font != "", " font "+r.Font) + when(r.Color != "", " color "+r.Color) + when(r.Underline, " underline") +
		when(r.Strike, " strike") + when(r.Auto, " auto") + when(r.PageNumber, " page") + when(r.PageCount, " pages")
	if m := r.Image; m != nil {
		look += fmt.Sprintf(" %s %v x %v “%s”", m.Type, m.Width, m.Height, m.Alt)
	}
	return "{" + look + "}" + visible.Replace(r.Text)
}

var aligns = [...]string{Left: "", Center: " center", Right: " right", Justify: " justify"}

// dump names the sides of a cell that have a line.
func (e Edges) dump() string {
	s := ""
	for i, side := range [...]string{"top", "bottom", "left", "right"} {
		s += when(e&(1<<i) != 0, " "+side)
	}
	return when(s != "", " edges"+s)
}

// length names a length, or is empty for none.
func length(name string, l unit.Length) string { return when(l != 0, fmt.Sprintf(" %s %v", name, l)) }

// visible shows what a reader of a golden could not see.
var visible = strings.NewReplacer("\n", "⏎", "\t", "→", "\u00A0", "~", "\u2011", "‑")

func when(c bool, s string) string {
	if c {
		return s
	}
	return ""
}
