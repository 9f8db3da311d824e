package layout

import (
	"strconv"

	"vanban/internal/flow"
	"vanban/internal/law"
)

// margins are what stands above and below the text of the first page of a
// section.
type margins struct {
	head, foot []atom
}

// marginsOf lays out the blocks around the first page of a section.
func (p *paginator) marginsOf(s *flow.PageSetup) margins {
	if !s.HideFirstNumber {
		return margins{}
	}
	width := twips(s.Width) - twips(s.Left) - twips(s.Right)
	stack := func(blocks []flow.Block) []atom {
		st := stacker{styles: p.styles, frame: width, area: width, margin: true}
		st.blocks(blocks)
		return st.atoms
	}
	return margins{head: stack(s.FirstHeader), foot: stack(s.FirstFooter)}
}

// leastRoom is the height that margins of any size leave to the text: 1 cm.
const leastRoom twip = 567

// open begins a page: it sets the room for text and draws what stands above
// it. A header that is too high for the margin pushes the text down.
func (p *paginator) open(first bool, m *margins) *Page {
	p.number++
	p.pages = append(p.pages, Page{Width: p.setup.Width, Height: p.setup.Height, Number: p.number})
	page := &p.pages[len(p.pages)-1]
	p.top = twips(p.setup.Top)
	p.bottom = twips(p.setup.Height) - twips(p.setup.Bottom)
	defer func() { p.bottom = max(p.bottom, p.top+leastRoom) }()
	if !first {
		p.pageNumber(page)
		return page
	}
	if !p.setup.HideFirstNumber {
		p.pageNumber(page)
	}
	if len(m.head) > 0 {
		y := twips(p.setup.Header)
		p.place(page, m.head, y)
		p.top = max(p.top, y+height(m.head))
	}
	p.bottom -= height(m.foot)
	return page
}

// close draws what stands below the text of a page.
func (p *paginator) close(page *Page, first bool, m *margins) {
	if first && len(m.foot) > 0 {
		p.place(page, m.foot, p.bottom)
	}
}

// place draws atoms from a height down, all on one page.
func (p *paginator) place(page *Page, atoms []atom, y twip) {
	p.ys = p.ys[:0]
	for i := range atoms {
		y += atoms[i].above(i == 0)
		p.ys = append(p.ys, y)
		y += atoms[i].size
	}
	p.draw(page, atoms)
}

// pageNumber draws the number of a page in the middle above its text.
func (p *paginator) pageNumber(page *Page) {
	if p.setup.NumberSize <= 0 {
		return
	}
	text := strconv.Itoa(p.number)
	m := p.styles.of(style{size: twips(p.setup.NumberSize)})
	var width fine
	for _, r := range text {
		width += m.advance(r)
	}
	page.Items = append(page.Items, &Text{
		X:         p.setup.Left + (p.setup.TextWidth()-width.length())/2,
		Y:         p.setup.Header + m.strut.ascent.length(),
		Width:     width.length(),
		Text:      text,
		Size:      p.setup.NumberSize,
		Component: law.PageNumber,
	})
}
