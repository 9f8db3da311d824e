package layout

import (
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/unit"
)

// Paginate lays f out on pages with the faces of fonts. A section without
// blocks gives one empty page, a flow without sections none.
func Paginate(f *flow.Flow, fonts *font.Set) []Page {
	p := &paginator{styles: &styles{fonts: fonts}}
	for _, s := range f.Sections {
		p.section(s)
	}
	return p.pages
}

// paginator fills pages.
type paginator struct {
	styles *styles
	pages  []Page
	number int // of the last page

	setup  flow.PageSetup
	top    twip
	bottom twip
	left   unit.Length
	ys     []twip // top of each atom of the page being filled
	notes  footnotes
	noted  []footnotes // as they stood after each atom of the page being filled
}

// section lays out one section.
func (p *paginator) section(s *flow.Section) {
	p.setup = s.Page
	p.left = s.Page.Left
	if s.Page.RestartNumber {
		p.number = max(s.Page.FirstNumber, 1) - 1
	}
	width := twips(s.Page.Width) - twips(s.Page.Left) - twips(s.Page.Right)
	atoms := p.styles.stack(s.Blocks, width)
	around := p.marginsOf(&s.Page)
	first := true
	for i := 0; first || i < len(atoms) || len(p.notes.rest) > 0; first = false {
		page := p.open(first, &around)
		i = p.fill(page, atoms, i)
		p.foot(page)
		p.close(page, first, &around)
	}
}

// fill puts atoms from start on the page and returns the first of the next
// page. A page ends after the last atom that fits and lets the page break
// after it.
func (p *paginator) fill(page *Page, atoms []atom, start int) int {
	p.carry()
	y := p.top
	if start < len(atoms) {
		y += p.repeat(page, &atoms[start])
	}
	legal := start
	p.ys, p.noted = p.ys[:0], p.noted[:0]
	for i := start; i < len(atoms); i++ {
		a := &atoms[i]
		a.measure()
		if a.newPage && i > start {
			p.draw(page, atoms[start:i])
			return i
		}
		top := y
		switch {
		case i > start:
			top += a.gap
		case start == 0 || a.newPage:
			top += a.topGap
		}
		if top+a.fit > p.bottom-area(p.notes.placed) || !p.admit(a, top+a.fit) {
			if tail := p.split(page, atoms[start:i+1], top); tail != nil {
				*a = *tail
				return i
			}
			switch {
			case legal > start:
				i = legal
				p.notes = p.noted[i-start-1]
			case i == start:
				i, p.ys = start+1, append(p.ys, top) // higher than a page
				p.force(a)
			}
			p.draw(page, atoms[start:i])
			return i
		}
		p.ys, p.noted = append(p.ys, top), append(p.noted, p.notes)
		y = top + a.size
		if !a.keep {
			legal = i + 1
		}
	}
	p.draw(page, atoms[start:])
	return len(atoms)
}

// repeat draws the header rows again above a page that goes on with a table,
// and returns their height. Rows that would take more than half of the page
// are not repeated.
func (p *paginator) repeat(page *Page, a *atom) twip {
	if a.row == nil || !a.row.body {
		return 0
	}
	g := a.row.grid
	if g.header > (p.bottom-p.top)/2 {
		return 0
	}
	y := p.top
	repeated := group{rows: g.headers, again: true}
	for _, r := range g.headers {
		repeated.ys = append(repeated.ys, y)
		y += r.height
	}
	p.drawGroup(page, &repeated)
	return g.header
}

// split divides the last of atoms, a row, at the bottom of the page and draws
// all that stays; it returns what is left of the row, or nil if the row must
// move as a whole. A row higher than a page is divided whatever it asks for.
func (p *paginator) split(page *Page, atoms []atom, top twip) *atom {
	n := len(atoms) - 1
	a := &atoms[n]
	if a.row == nil || !a.row.split && n > 0 {
		return nil
	}
	head, tail, ok := p.cutAbove(a, top)
	if !ok {
		return nil
	}
	p.ys = append(p.ys, top)
	rest := *a
	rest.row, rest.notes = tail, tail.notes()
	rest.gap, rest.topGap = 0, 0
	a.row.replace(tail)
	a.row = head
	p.draw(page, atoms)
	rest.measure()
	return &rest
}

// cutAbove cuts a row so that its first part and the footnotes of that part
// have room.
func (p *paginator) cutAbove(a *atom, top twip) (head, tail *row, ok bool) {
	room := p.bottom - area(p.notes.placed) - top
	for {
		head, tail, ok = a.row.cut(room)
		if !ok {
			return nil, nil, false
		}
		part := atom{row: head, notes: head.notes()}
		if p.admit(&part, top+head.height+head.grid.border) {
			return head, tail, true
		}
		room = head.height + head.grid.border - 1
	}
}

// draw puts atoms on the page at the heights found by fill.
func (p *paginator) draw(page *Page, atoms []atom) {
	for i := 0; i < len(atoms); i++ {
		a := &atoms[i]
		if a.row == nil {
			p.atom(page, a, p.left, p.ys[i])
			continue
		}
		rows := group{rows: []*row{a.row}, ys: p.ys[i : i+1]}
		for from := i; i+1 < len(atoms) && atoms[i+1].row != nil && atoms[i+1].row.grid == a.row.grid; i++ {
			rows.rows, rows.ys = append(rows.rows, atoms[i+1].row), p.ys[from:i+2]
		}
		p.drawGroup(page, &rows)
	}
}

// atom puts a line, a stroke, a frame or a row on the page.
func (p *paginator) atom(page *Page, a *atom, x unit.Length, top twip) {
	switch {
	case a.line != nil:
		if a.first != nil {
			page.anchor(a.first, top.length())
		}
		a.line.draw(page, x, (top + a.baseline).length(), a)
	case a.stroke != nil:
		s := a.stroke
		left := x + twips((s.Within-s.Width)/2).length()
		y := top.length() + s.Weight/2
		page.Items = append(page.Items, &Line{X1: left, Y1: y, X2: left + s.Width, Y2: y, Weight: s.Weight})
	case a.frame != nil:
		p.drawFrame(page, a, x, top)
	case a.row != nil: // of a table in a cell
		outer := p.left
		p.left = x
		p.drawGroup(page, &group{rows: []*row{a.row}, ys: []twip{top}})
		p.left = outer
	}
}

// anchor notes the place of a paragraph that something may lead to.
func (page *Page) anchor(p *flow.Paragraph, y unit.Length) {
	if p.Bookmark == "" && p.Format.Outline == 0 {
		return
	}
	a := Anchor{Name: p.Bookmark, Outline: p.Format.Outline, Y: y}
	if a.Outline > 0 {
		a.Title = plainText(p)
	}
	page.Anchors = append(page.Anchors, a)
}

// cell draws the text of a cell in the room between two rules.
func (p *paginator) cell(page *Page, c *cell, y, room twip) {
	switch rest := room - c.height; c.align {
	case flow.Middle:
		y += rest / 2
	case flow.Bottom:
		y += rest
	}
	for i := range c.atoms {
		a := &c.atoms[i]
		y += a.above(i == 0)
		p.atom(page, a, p.left+c.inner.length(), y)
		y += a.size
	}
}

// rules draws the line above a row, except under cells that go on from the row
// above, and those beside its cells. The first row of a page has a whole line.
func (p *paginator) rules(page *Page, r *row, top twip, whole bool) {
	if r.grid.border == 0 || len(r.cells) == 0 {
		return
	}
	for i := 0; i < len(r.cells); i++ {
		open := func(c *cell) bool { return whole || c.merge == nil || !c.covered }
		if !open(&r.cells[i]) {
			continue
		}
		from := i
		for i+1 < len(r.cells) && open(&r.cells[i+1]) {
			i++
		}
		p.rule(page, r.cells[from].left, r.cells[i].right, top)
	}
	if r.height == 0 {
		return
	}
	p.upright(page, r.cells[0].left, top, r.height)
	for i := range r.cells {
		p.upright(page, r.cells[i].right, top, r.height)
	}
}

// rule draws a line between two edges and the corners. The line lies below y,
// as high as it is thick.
func (p *paginator) rule(page *Page, left, right, y twip) {
	at := y.length() + flow.BorderWidth/2
	page.Items = append(page.Items, &Line{
		X1: p.left + left.length() - flow.BorderWidth/2, Y1: at, X2: p.left + right.length() + flow.BorderWidth/2, Y2: at, Weight: flow.BorderWidth,
	})
}

// upright draws a line beside a cell.
func (p *paginator) upright(page *Page, x, top, height twip) {
	at, y := p.left+x.length(), top.length()+flow.BorderWidth/2
	page.Items = append(page.Items, &Line{X1: at, Y1: y, X2: at, Y2: y + height.length(), Weight: flow.BorderWidth})
}
