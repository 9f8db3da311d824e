package recognize

import (
	"vanban/internal/flow"
	"vanban/internal/law"
)

// finder looks for the documents of one flow.
type finder struct {
	env   Env
	words words
	flow  *flow.Flow // the copy that gets its components
	ruler ruler
	lines []line
	drawn []drawing
	// ruleParts are rows of characters beside or below a text of their paragraph.
	ruleParts []line
	file      *File
}

// segment is a document of the file, or a part, with the lines that are its.
type segment struct {
	*finder
	doc *Document
	// lines are those of the text in reading order; empty paragraphs too.
	lines []line
	// headed tells that a phụ lục has Quốc hiệu above it.
	headed bool
	// next is the first line that the head has left: the body starts there.
	next int
	// margins are the lines in the margins of its pages.
	margins []line
	// heights tells how far down each piece stands, and where it is read.
	heights []height
}

// tag makes l a piece of component c, and gives the paragraph or frame that it
// stands in the component, if that has none yet.
func (s *segment) tag(l *line, c law.Component, sure Confidence) *Piece {
	piece := Piece{Component: c, Paragraph: l.p, Frame: l.frame, From: l.from, To: l.to, Text: l.text, Sure: sure}
	if l.p != nil {
		piece.Text = oneLine(l.raw[l.from:l.to])
	}
	piece.Box = s.box(l)
	piece.Under = s.under(l, &piece.Box)
	switch {
	case l.frame != nil:
		if l.frame.Component == "" {
			l.frame.Component = c
		}
	case l.p.Component == "":
		l.p.Component = c
	}
	if s.doc.Pieces == nil { // most lines become one
		s.doc.Pieces, s.heights = make([]Piece, 0, len(s.lines)+8), make([]height, 0, len(s.lines)+8)
	}
	s.doc.Pieces = append(s.doc.Pieces, piece)
	h := height{at: l.at, base: l.base, from: l.from}
	if piece.Under != nil && piece.Under.Made == Drawn {
		h.drawn, h.gap = s.drawnUnder(l, &piece.Box)
	}
	s.heights = append(s.heights, h)
	return &s.doc.Pieces[len(s.doc.Pieces)-1]
}

// over is the line above the first text of the segment; nil if there is none.
func (s *segment) over() *Line {
	for i := range s.lines {
		l := &s.lines[i]
		if l.above != nil {
			return strokeLine(l.above, s.textColumn())
		}
		if !l.empty() && !isRule(l.text) {
			break
		}
	}
	return nil
}

// textColumn is the place of text between the margins of the page.
func (s *segment) textColumn() place {
	at := s.lines[0].at
	page := s.flow.Sections[at.section].Page
	at.left, at.right = page.Left, page.Width-page.Right
	return at
}
