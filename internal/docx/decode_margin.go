package docx

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/unit"
)

// The kinds of headers and footers.
const (
	anyPage = iota
	firstPage
	evenPage
	footers // added for footers
)

// margins are the headers and footers of a section.
// ECMA-376-1, 17.10 (headers and footers).
type margins struct {
	parts  [2 * footers]string
	first  bool   // the first page has its own
	even   bool   // so have pages of even number
	format string // of page numbers
	at     diag.Range
}

// name reads the parts that a section names. ECMA-376-1, 17.10.5
// (headerReference).
func (m *margins) name(e *element, links map[string]relation) {
	for _, c := range e.kids() {
		kind := anyPage
		switch c.value("w:type") {
		case "first":
			kind = firstPage
		case "even":
			kind = evenPage
		}
		switch c.name {
		case "w:footerReference":
			kind += footers
		case "w:headerReference":
		default:
			continue
		}
		if r := links[c.value("r:id")]; !r.external {
			m.parts[kind] = r.target
		}
	}
}

// join goes on with the margins of a section that begins within a page of this
// one: they hold from the next page on.
func (m *margins) join(next *margins) {
	if !m.first && (m.parts[anyPage] != next.parts[anyPage] || m.parts[anyPage+footers] != next.parts[anyPage+footers]) {
		m.first = true
		m.parts[firstPage], m.parts[firstPage+footers] = m.parts[anyPage], m.parts[anyPage+footers]
	}
	for _, kind := range [...]int{anyPage, evenPage} {
		m.parts[kind], m.parts[kind+footers] = next.parts[kind], next.parts[kind+footers]
	}
	m.format = next.format
}

// margins gives a page its headers and footers.
func (d *decoder) margins(p *flow.PageSetup, m *margins) error {
	d.page = *p
	d.fixed = m.at.Start.Line
	defer func() { d.fixed = 0 }()
	var list [2 * footers][]flow.Block
	for kind, part := range m.parts {
		used := true
		switch kind % footers {
		case firstPage:
			used = m.first
		case evenPage:
			used = m.even
		}
		if !used || part == "" {
			continue
		}
		root, err := d.archive.part(part)
		if err != nil {
			return err
		}
		where := "đầu trang"
		if kind >= footers {
			where = "chân trang"
		}
		d.apart(part, root, func() {
			list[kind] = seen(d.blocks(root, surroundings{width: p.TextWidth(), where: where}))
		})
	}
	m.set(p, &list)
	return nil
}

// seen are blocks if anything of them can be seen.
func seen(blocks []flow.Block) []flow.Block {
	for _, b := range blocks {
		if p, ok := b.(*flow.Paragraph); !ok || !blank(p) || len(p.Floats) > 0 {
			return blocks
		}
	}
	return nil
}

// set says in the terms of a flow what stands in the margins: a bare number, or
// blocks.
func (m *margins) set(p *flow.PageSetup, list *[2 * footers][]flow.Block) {
	size, bare := bareNumber(list[anyPage])
	bare = bare && (m.format == "" || m.format == "decimal")
	if m.even {
		n, same := bareNumber(list[evenPage])
		same = same && bare && n == size && len(list[evenPage+footers])+len(list[anyPage+footers]) == 0
		if !same {
			p.EvenDiffers, bare = true, false
			p.EvenHeader, p.EvenFooter = list[evenPage], list[evenPage+footers]
		}
	}
	if bare {
		p.NumberSize = size
	} else {
		p.NextHeader = list[anyPage]
	}
	p.NextFooter = list[anyPage+footers]
	if !m.first {
		return
	}
	if n, same := bareNumber(list[firstPage]); same && bare && n == size && len(list[firstPage+footers])+len(p.NextFooter) == 0 {
		return
	}
	p.HideFirstNumber = true
	p.FirstHeader, p.FirstFooter = list[firstPage], list[firstPage+footers]
}

// bareNumber is the size of the number of the page, if nothing else stands in
// blocks and it stands upright in the middle.
func bareNumber(blocks []flow.Block) (unit.Length, bool) {
	var found *flow.Paragraph
	aligned := false
	for _, b := range blocks {
		p, ok := b.(*flow.Paragraph)
		switch {
		case !ok:
			return 0, false
		case len(p.Floats) == 1 && blank(p) && found == nil && len(p.Floats[0].Blocks) == 1:
			// The number stands in a frame or a box of its own.
			float := p.Floats[0]
			inner, ok := float.Blocks[0].(*flow.Paragraph)
			if !ok || float.Weight > 0 || float.AlignedX && float.Align != flow.Center {
				return 0, false
			}
			found, aligned = inner, float.AlignedX && float.Align == flow.Center
		case len(p.Floats) > 0:
			return 0, false
		case blank(p):
			if found == nil {
				return 0, false // the number stands lower
			}
		case found != nil:
			return 0, false
		default:
			found = p
		}
	}
	if found == nil || found.Format.Align != flow.Center && !aligned ||
		found.Format.IndentLeft != found.Format.IndentRight || found.Format.FirstLine != 0 || found.Format.SpaceBefore > 0 {
		return 0, false
	}
	var number *flow.Run
	for i := range found.Runs {
		r := &found.Runs[i]
		switch {
		case r.PageNumber && number == nil:
			number = r
		case strings.TrimSpace(r.Text) != "" || r.Image != nil:
			return 0, false
		}
	}
	if number == nil || number.Bold || number.Italic || number.Underline || number.Strike || number.Color != "" ||
		number.Font != "" || number.Script != flow.Baseline || strings.Trim(number.Text, "0123456789") != "" {
		return 0, false
	}
	return number.Size, true
}
