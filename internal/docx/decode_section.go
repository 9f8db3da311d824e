package docx

import (
	"vanban/internal/flow"
	"vanban/internal/unit"
)

// sections reads the text, cut where sections end. One that begins within a
// page is joined to the one before, whose page setup holds there.
// ECMA-376-1, 17.6.17 (sectPr), 17.6.22 (type), 17.18.77 (ST_SectionMark).
func (d *decoder) sections(body *element) ([]*flow.Section, error) {
	setups := d.setups(body)
	var list []*flow.Section
	var margins []margins
	at := 0
	d.page = setups[0].page
	q := &sequence{d: d, in: surroundings{width: d.page.TextWidth(), text: true}}
	end := func() {
		s := setups[at]
		s.page.RestartNotes, d.recounts = d.recounts, false
		blocks := q.finish()
		if n := len(list) - 1; n >= 0 && s.continues(&setups[at-1]) {
			shift(blocks, s.page.Left-list[n].Page.Left, s.page.Right-list[n].Page.Right)
			list[n].Blocks = append(list[n].Blocks, blocks...)
			margins[n].join(&s.margins)
			margins[n].at = d.at()
		} else if len(blocks) > 0 || at == 0 {
			s.margins.at = d.at()
			list, margins = append(list, &flow.Section{Page: s.page, Blocks: blocks}), append(margins, s.margins)
		}
		if at+1 < len(setups) {
			at++
		}
		d.page = setups[at].page
		q.in.width = d.page.TextWidth()
		if q.breaks && !setups[at].continues(&setups[at-1]) {
			q.breaks = false // the section begins a page anyway
		}
	}
	q.ends = func(*element) { end() }
	q.walk(body.children)
	if len(q.items) > 0 || q.carry != nil || len(list) == 0 || at == len(setups)-1 {
		end()
	}
	for i := range list {
		if len(list[i].Blocks) == 0 {
			list[i].Blocks = []flow.Block{&flow.Paragraph{Size: halfPoints(defaultSize), At: d.at()}}
		}
		if err := d.margins(&list[i].Page, &margins[i]); err != nil {
			return nil, err
		}
	}
	return list, d.err
}

// setup is the properties of one section.
type setup struct {
	page    flow.PageSetup
	kind    string
	margins margins
}

// continues reports whether a section goes on the page of the one before. On
// another sheet it cannot.
func (s *setup) continues(before *setup) bool {
	return s.kind == "continuous" && s.page.Width == before.page.Width && s.page.Height == before.page.Height
}

// shift moves blocks that are set between other margins than their page has.
func shift(blocks []flow.Block, left, right unit.Length) {
	if left == 0 && right == 0 {
		return
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			b.Format.IndentLeft += left
			b.Format.IndentRight += right
			for i := range b.Format.Tabs {
				b.Format.Tabs[i].At += left
			}
		case *flow.Table:
			b.Indent += left
		}
	}
}

// setups reads the properties of all sections before the text, which needs to
// know how wide its column is.
func (d *decoder) setups(body *element) []setup {
	var list []setup
	var find func(children []*element)
	find = func(children []*element) {
		for _, e := range children {
			switch e.name {
			case "w:p":
				if s := e.child("w:pPr").child("w:sectPr"); s != nil {
					list = append(list, d.setup(s, list))
				}
			case "w:sdt":
				find(e.child("w:sdtContent").kids())
			case "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
				find(e.children)
			}
		}
	}
	find(body.children)
	return append(list, d.setup(body.child("w:sectPr"), list))
}

// The page that Word takes where a file names none, in twips.
const (
	usualWidth  = 12240
	usualHeight = 15840
	usualMargin = 1440
	usualHeader = 720
)

// setup reads the properties of a section; nil says nothing. Headers that it
// does not name are those of the section before.
func (d *decoder) setup(e *element, before []setup) setup {
	read := func(e *element, name string, otherwise int) unit.Length {
		if n, ok := twipsOf(e.value(name)); ok {
			return unit.Twips(n)
		}
		return unit.Twips(otherwise)
	}
	size, margin := e.child("w:pgSz"), e.child("w:pgMar")
	p := flow.PageSetup{
		Width: read(size, "w:w", usualWidth), Height: read(size, "w:h", usualHeight),
		Top: read(margin, "w:top", usualMargin), Bottom: read(margin, "w:bottom", usualMargin),
		Left: read(margin, "w:left", usualMargin), Right: read(margin, "w:right", usualMargin),
		Header: read(margin, "w:header", usualHeader),
	}
	p.Width, p.Height = max(p.Width, unit.Inch/2), max(p.Height, unit.Inch/2)
	p.Top, p.Bottom = max(p.Top, -p.Top), max(p.Bottom, -p.Bottom) // negative ones hold whatever the header
	p.Header = max(0, p.Header)
	if gutter := read(margin, "w:gutter", 0); gutter > 0 && d.settings.topGutter {
		p.Top += gutter
	} else if gutter > 0 {
		p.Left += gutter
	}
	number := e.child("w:pgNumType")
	if n, ok := numberOf(number.value("w:start")); ok {
		p.RestartNumber = true
		if n != 1 {
			p.FirstNumber = n
		}
	}
	s := setup{page: p, kind: valOf(e, "w:type")}
	if len(before) > 0 {
		s.margins.parts = before[len(before)-1].margins.parts
	}
	s.margins.first, s.margins.format = hasOn(e, "w:titlePg"), number.value("w:fmt")
	s.margins.even = d.settings.evenAndOdd
	s.margins.name(e, d.archive.related(d.archive.main()))
	return s
}
