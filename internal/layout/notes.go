package layout

import (
	"vanban/internal/law"
)

// What LibreOffice puts between the text of a page and its footnotes: a line
// as thick as noteRule, a quarter as long as the text is wide, with noteGap
// above and below it. Word takes its own measures.
const (
	noteGap   twip = 57
	noteRule  twip = 10
	noteShare twip = 4
)

// notesOf lays out the footnotes whose marks stand in a line.
func (st *stacker) notesOf(l *line) []atom {
	var all []atom
	for _, note := range l.notes {
		one := stacker{styles: st.styles, frame: st.area, area: st.area}
		for _, p := range note {
			one.paragraph(p)
		}
		for i := range one.atoms {
			a := &one.atoms[i]
			a.tag = law.Footnote
			a.notes = nil // a footnote has none of its own
			a.opens = i == 0
		}
		all = append(all, one.atoms...)
	}
	return all
}

// footnotes are the footnotes of a page being filled.
type footnotes struct {
	placed []atom
	rest   []atom // for the next page
}

// area is the height that footnotes take from the text.
func area(notes []atom) twip {
	if len(notes) == 0 {
		return 0
	}
	return 2*noteGap + noteRule + stacked(notes)
}

// stacked is the height of footnotes. The space after the last is dropped.
func stacked(notes []atom) twip {
	var y twip
	for i := range notes {
		y += notes[i].below(notes[:i])
		y += notes[i].size
	}
	return y
}

// below is the space between an atom of footnotes and those above it.
func (a *atom) below(above []atom) twip {
	if n := len(above); n > 0 && a.first != nil {
		return above[n-1].after + a.before
	}
	return a.topGap
}

// least is the part of the height of a page that footnotes must leave to the
// text.
const least = 5

// carry begins the footnotes of a page with what the page before left over.
func (p *paginator) carry() {
	rest := p.notes.rest
	p.notes = footnotes{}
	if len(rest) == 0 {
		return
	}
	room := (p.bottom - p.top) * (least - 1) / least
	n := max(fittingNotes(rest, room), 1)
	p.notes = footnotes{placed: rest[:n:n], rest: rest[n:]}
}

// fittingNotes returns how many atoms of footnotes stay within room.
func fittingNotes(notes []atom, room twip) int {
	room -= 2*noteGap + noteRule
	var y twip
	n := 0
	for i := range notes {
		y += notes[i].below(notes[:i])
		if y+notes[i].fit > room {
			break
		}
		y += notes[i].size
		if !notes[i].keep {
			n = i + 1
		}
	}
	return n
}

// admit adds the footnotes of an atom whose foot is at y to those of the page.
// It fails if the beginning of one of them has no room below y, unless the
// atom is a row: LibreOffice lets its footnotes go to the next page alone.
func (p *paginator) admit(a *atom, y twip) bool {
	if len(a.notes) == 0 {
		return true
	}
	if len(p.notes.rest) > 0 {
		if a.row != nil {
			p.force(a)
		}
		return a.row != nil
	}
	had := len(p.notes.placed)
	all := append(p.notes.placed[:had:had], a.notes...)
	n := fittingNotes(all, p.bottom-y)
	last := len(all) - 1
	for !all[last].opens {
		last--
	}
	switch {
	case n > last:
	case a.row == nil:
		return false
	default:
		n = max(n, had)
	}
	p.notes = footnotes{placed: all[:n:n], rest: all[n:]}
	return true
}

// force moves the footnotes of an atom to the next page.
func (p *paginator) force(a *atom) {
	p.notes.rest = append(p.notes.rest[:len(p.notes.rest):len(p.notes.rest)], a.notes...)
}

// foot draws the footnotes of a page and the line above them.
func (p *paginator) foot(page *Page) {
	notes := p.notes.placed
	if len(notes) == 0 {
		return
	}
	y := p.bottom - area(notes) + noteGap
	width := twips(p.setup.Width) - twips(p.setup.Left) - twips(p.setup.Right)
	weight := noteRule.length()
	page.Items = append(page.Items, &Line{
		X1: p.left, Y1: y.length() + weight/2, X2: p.left + (width / noteShare).length(), Y2: y.length() + weight/2, Weight: weight,
	})
	y += noteRule + noteGap
	for i := range notes {
		y += notes[i].below(notes[:i])
		p.atom(page, &notes[i], p.left, y)
		y += notes[i].size
	}
}
