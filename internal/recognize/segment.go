package recognize

import (
	"vanban/internal/flow"
	"vanban/internal/law"
)

// finder looks for the documents of one flow.
type finder struct {
	env   Env
	flow  *flow.Flow // the copy that gets its components
	lines []line
	page  *geometry
	file  *File
}

// segment is a document of the file, or a part, with the lines that are its.
type segment struct {
	*finder
	doc *Document
	// lines are those of the text in reading order; empty paragraphs too.
	lines []line
	// next is the first line that the head has left: the body starts there.
	next int
	// margins are the lines in the margins of its pages.
	margins []line
}

// tag makes l a piece of component c, and gives the paragraph or frame that it
// stands in the component, if that has none yet.
func (s *segment) tag(l *line, c law.Component, sure Confidence) *Piece {
	piece := Piece{Component: c, Paragraph: l.p, Frame: l.frame, From: l.from, To: l.to, Text: l.text, Sure: sure}
	if l.p != nil {
		piece.Text = oneLine(l.p.Text()[l.from:l.to])
	}
	piece.Box = s.page.box(l)
	piece.Under = s.page.under(l)
	switch {
	case l.frame != nil:
		l.frame.Component = c
	case l.p.Component == "":
		l.p.Component = c
	}
	s.doc.Pieces = append(s.doc.Pieces, piece)
	return &s.doc.Pieces[len(s.doc.Pieces)-1]
}

// segments divides the lines of the file among its documents.
func (f *finder) segments() []*segment {
	d := &Document{}
	f.file.Documents = append(f.file.Documents, d)
	s := &segment{finder: f, doc: d}
	for i := range f.lines {
		l := &f.lines[i]
		if l.at.margin != inText {
			s.margins = append(s.margins, *l)
			continue
		}
		s.lines = append(s.lines, *l)
	}
	for i := range f.flow.Sections {
		d.Sections = append(d.Sections, i)
	}
	return []*segment{s}
}
