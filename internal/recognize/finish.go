package recognize

import (
	"slices"

	"vanban/internal/law"
	"vanban/internal/unit"
)

// height is where a piece stands in the flow and how far down.
type height struct {
	at   place
	base unit.Length
	from int
	// drawn is the drawn line that is the piece's, and how far below it stands.
	drawn *drawing
	gap   unit.Length
}

// compare orders pieces as they are read.
func (a height) compare(b height) int {
	if a.at.order != b.at.order {
		return a.at.order - b.at.order
	}
	return a.from - b.from
}

// onlyNearest leaves a drawn line to the piece that it stands nearest to: it may
// lie within reach of the line of text above that one, too.
func (s *segment) onlyNearest() {
	nearest := map[*drawing]int{}
	for i := range s.doc.Pieces {
		d := s.heights[i].drawn
		if d == nil {
			continue
		}
		j, ok := nearest[d]
		if !ok {
			nearest[d] = i
			continue
		}
		lose := j
		if s.heights[j].gap <= s.heights[i].gap {
			lose = i
		} else {
			nearest[d] = i
		}
		if p := &s.doc.Pieces[lose]; p.Under != nil && p.Under.Made == Drawn {
			p.Under = nil
		}
	}
}

// finish puts the pieces into reading order and numbers the lines of head and
// foot.
func (s *segment) finish() {
	byReading := make([]int, len(s.doc.Pieces))
	for i := range byReading {
		byReading[i] = i
	}
	slices.SortStableFunc(byReading, func(a, b int) int { return s.heights[a].compare(s.heights[b]) })
	pieces, heights := make([]Piece, len(byReading)), make([]height, len(byReading))
	for to, from := range byReading {
		pieces[to], heights[to] = s.doc.Pieces[from], s.heights[from]
	}
	s.doc.Pieces, s.heights = pieces, heights
	s.onlyNearest()
	level(pieces, heights)
	for i := range heights {
		if h := heights[i].at; h.margin == inText && !slices.Contains(s.doc.Sections, h.section) {
			s.doc.Sections = append(s.doc.Sections, h.section)
		}
	}
	slices.Sort(s.doc.Sections)
}

// sameLine is how far apart two texts may stand that share a line of the page.
const sameLine = 8 * unit.Point

// level numbers the lines of head and foot from 1.
func level(pieces []Piece, heights []height) {
	var side []int
	for i := range pieces {
		if besides(pieces[i].Component) && heights[i].at.margin == inText {
			side = append(side, i)
		}
	}
	slices.SortStableFunc(side, func(a, b int) int {
		if d := heights[a].at.section - heights[b].at.section; d != 0 {
			return d
		}
		return int(heights[a].base - heights[b].base)
	})
	n := 0
	for k, i := range side {
		if k == 0 || heights[i].at.section != heights[side[k-1]].at.section ||
			heights[i].base-heights[side[k-1]].base > sameLine {
			n++
		}
		pieces[i].Level = n
	}
}

// besides reports whether a component stands in one of the two columns of a
// head or foot.
func besides(c law.Component) bool {
	switch c {
	case law.NationalName, law.Motto, law.IssuerParent, law.IssuerName, law.CodeLine, law.PlaceAndDate, law.LetterSubject,
		law.Secrecy, law.Urgency, law.SignAuthority, law.SignPosition, law.SignName, law.RecipientsWord, law.RecipientsList,
		law.Confirmation, law.CopyTitle:
		return true
	}
	return false
}
