// Package recognize finds the components of thể thức in a flow that was not
// made by us: which paragraph is the Quốc hiệu, which the signer's name, where
// one document ends and the next begins. It is the inverse of typeset.
//
// [Find] is the function most readers want. It decides no right or wrong: how
// sure it is of a piece is part of what it says, so that a rule can leave alone
// what nobody could judge.
package recognize

import (
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/places"
	"vanban/internal/unit"
)

// File is what stands in one file.
type File struct {
	// Flow is a copy of the flow whose blocks carry their components.
	Flow *flow.Flow
	// Documents stand in the order of the file; at least one.
	Documents []*Document
}

// Document is one văn bản, or a part that has a head of its own.
type Document struct {
	Role   Role
	Regime Regime
	// Why names what told the regime, such as “45/2026/QĐ-UBND”; empty for
	// [Administrative].
	Why string
	// Kind is the tên loại; nil if it could not be told.
	Kind     *law.Kind
	KindSure Confidence
	// Of is the document that a part belongs to; nil for a [Main] one and for a
	// part in a file of its own.
	Of *Document
	// Pieces are the components in reading order, the left column of a head first.
	Pieces []Piece
	// Sections are the sections of the flow that it stands in, by index.
	Sections []int
	// Content is what the document says, as far as it was understood; never nil
	// for an [Administrative] one.
	Content *doc.Document
}

// Role says what a document is in its file.
type Role int

// The roles.
const (
	Main       Role = iota
	Attachment      // quy chế, quy định… issued with a document; Phụ lục III, Mẫu 1.3
	Appendix        // phụ lục
	Copy            // what is added to a document to make a bản sao of it
)

// Regime says which rules a document is written by.
type Regime int

// The regimes.
const (
	Administrative Regime = iota // văn bản hành chính: Decree 30
	Legal                        // văn bản quy phạm pháp luật
	Party                        // văn bản của Đảng
	Unknown                      // no head of an official document was found
)

// Confidence tells how sure a finding is. The zero value is [Sure]: what we
// made ourselves.
type Confidence int

// The degrees.
const (
	Sure   Confidence = iota
	Likely            // a reader would agree
	Guess             // it could be something else: rules of look and wording leave it alone
)

// Piece is one component, or one line of it: a paragraph or a part of one, as
// where tabs set two columns side by side.
type Piece struct {
	Component law.Component
	// Paragraph holds it. Nil only for a mark in a [flow.Frame].
	Paragraph *flow.Paragraph
	Frame     *flow.Frame
	// From and To are the bytes of Paragraph.Text that are the piece.
	From, To int
	// Text is what it says, with single spaces instead of white space, line
	// breaks and tabs; not normalised otherwise.
	Text string
	Box  Box
	// Under is the line below it, or above where the decree wants it there
	// (địa chỉ cơ quan, hình thức sao); nil if there is none.
	Under *Line
	// Level numbers the lines of a head or a foot: pieces side by side on one
	// line of the page have the same. 0 if that is not known.
	Level int
	Sure  Confidence
}

// Runs returns the runs of a piece, cut at its ends; those without text are
// left out.
func (p *Piece) Runs() []flow.Run {
	if p.Paragraph == nil {
		return nil
	}
	var out []flow.Run
	at := 0
	for _, r := range p.Paragraph.Runs {
		from, to := max(p.From-at, 0), min(p.To-at, len(r.Text))
		at += len(r.Text)
		if from < to {
			r.Text = r.Text[from:to]
			out = append(out, r)
		}
	}
	return out
}

// Box tells where text stands on its page, from the left edge of the sheet.
type Box struct {
	ColumnLeft, ColumnRight unit.Length // the cell, box or text width it stands in
	Left, Right             unit.Length // of its longest line
	Lines                   int         // it fills; 0 if not known
}

// Center is the middle of the text.
func (b Box) Center() unit.Length { return (b.Left + b.Right) / 2 }

// Width is that of the longest line.
func (b Box) Width() unit.Length { return b.Right - b.Left }

// Line is a line near a piece, however it is made.
type Line struct {
	Made        Make
	Left, Right unit.Length // from the left edge of the sheet
	Weight      unit.Length
}

// Width is the length of the line.
func (l *Line) Width() unit.Length { return l.Right - l.Left }

// Make says how a line is made.
type Make int

// The ways.
const (
	Border     Make = iota // of a paragraph or a cell
	Drawn                  // a shape
	Characters             // “_____”
	Underline              // of the text itself
)

// First returns the first piece of a component, or nil.
func (d *Document) First(c law.Component) *Piece {
	for i := range d.Pieces {
		if d.Pieces[i].Component == c {
			return &d.Pieces[i]
		}
	}
	return nil
}

// All returns the pieces of some components in reading order.
func (d *Document) All(components ...law.Component) []*Piece {
	var out []*Piece
	for i := range d.Pieces {
		for _, c := range components {
			if d.Pieces[i].Component == c {
				out = append(out, &d.Pieces[i])
			}
		}
	}
	return out
}

// Env is what recognition knows of the world.
type Env struct {
	Regulation *law.Regulation
	Fonts      *font.Set // measures text; nil leaves widths unknown
	Places     *places.Register
}
