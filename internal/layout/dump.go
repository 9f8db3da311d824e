package layout

import (
	"fmt"
	"strings"

	"vanban/internal/unit"
)

// Dump writes pages as text, one thing a line, lengths in points: for tests
// and for people.
//
//	page 2, 595.28 x 841.89
//	  text 85.05,69.80 467.70 “Các đơn vị rà soát” 14 bold +0.52
//	  line 250.00,120.00 330.00,120.00 0.75 #FF0000
//	  image 200.00,130.00 150.00 x 90.00 "Sơ đồ"
//	  anchor 69.80 khoan_1 outline 2 “1. Mục đích”
func Dump(pages []Page) string {
	var b strings.Builder
	for i := range pages {
		p := &pages[i]
		fmt.Fprintf(&b, "page %d, %s x %s\n", p.Number, points(p.Width), points(p.Height))
		for _, item := range p.Items {
			switch item := item.(type) {
			case *Text:
				item.dump(&b)
			case *Line:
				fmt.Fprintf(&b, "  line %s,%s %s,%s %s%s\n", points(item.X1), points(item.Y1), points(item.X2), points(item.Y2), points(item.Weight), color(item.Color))
			case *Image:
				fmt.Fprintf(&b, "  image %s,%s %s x %s %q\n", points(item.X), points(item.Y), points(item.Width), points(item.Height), item.Source.Alt)
			}
		}
		for _, a := range p.Anchors {
			fmt.Fprintf(&b, "  anchor %s", points(a.Y))
			if a.Name != "" {
				fmt.Fprintf(&b, " %s", a.Name)
			}
			if a.Outline > 0 {
				fmt.Fprintf(&b, " outline %d “%s”", a.Outline, a.Title)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (t *Text) dump(b *strings.Builder) {
	fmt.Fprintf(b, "  text %s,%s %s “%s” %g", points(t.X), points(t.Y), points(t.Width), t.Text, t.Size.Points())
	if t.Bold {
		b.WriteString(" bold")
	}
	if t.Italic {
		b.WriteString(" italic")
	}
	if t.Space != 0 {
		fmt.Fprintf(b, " +%.2f", t.Space)
	}
	b.WriteString(color(t.Color))
	if t.Target != "" {
		fmt.Fprintf(b, " -> %s", t.Target)
	}
	if t.Component != "" {
		fmt.Fprintf(b, " (%s)", t.Component)
	}
	b.WriteByte('\n')
}

func color(c string) string {
	if c == "" {
		return ""
	}
	return " #" + c
}

func points(l unit.Length) string { return fmt.Sprintf("%.2f", l.Points()) }
