// Package flow says how a document is presented: sections of paragraphs and
// tables whose formatting is fully resolved, each tagged with the component of
// the decree it carries. DOCX is written from a Flow, PDF pages are laid out
// from it, so the two files cannot disagree on what the decree regulates.
package flow

import (
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// Flow is a whole presented document.
type Flow struct {
	Meta     Meta
	Sections []*Section
	// Styles shows what each paragraph style looks like where no paragraph of
	// the flow has it: one paragraph a style, whose text means nothing. A style
	// that stands in neither looks like plain text.
	Styles []*Paragraph
	// Source is what the file says of itself that the flow was read from; nil for
	// a flow that we made.
	Source *Source
}

// Source tells of the file that a flow was read from.
type Source struct {
	Application string // program that wrote it, as it names itself; may be empty
	Insertions  int    // tracked insertions: the flow has their text
	Deletions   int    // tracked deletions: the flow has not
	Comments    int
	Language    string // of most of the text, “vi-VN”; empty if the file does not say
	Strict      bool   // ISO/IEC 29500 Strict
	Lost        []Loss // what the file holds and the flow does not
}

// Loss is something a flow cannot hold, such as a chart.
type Loss struct {
	What string // Vietnamese, lower case: “biểu đồ”
	At   diag.Range
}

// Meta is what the file says about itself. Empty fields are not written.
type Meta struct {
	Title    string // trích yếu
	Subject  string // số, ký hiệu
	Author   string // issuing body
	Category string // tên loại
	Created  string // date of the document as YYYY-MM-DD; empty if unknown
	// Properties are further fields under their standard names, in order.
	Properties []Property
}

// Property is one field of the metadata.
type Property struct{ Name, Value string }

// Section is a run of pages with one page setup, starting on a new page.
type Section struct {
	Page   PageSetup
	Blocks []Block
}

// PageSetup is the sheet and its margins.
type PageSetup struct {
	Width, Height            unit.Length // as the page is read: landscape has Width > Height
	Top, Bottom, Left, Right unit.Length // margins
	Header                   unit.Length // from the top edge to the page number's line
	RestartNumber            bool        // page numbers start again at 1, or at FirstNumber
	FirstNumber              int         // with RestartNumber; 0 means 1
	HideFirstNumber          bool        // the first page of the section shows no number
	RestartNotes             bool        // footnotes are counted from 1 again
	// NumberSize is the size of the page number that stands bare, upright and
	// centred at Header; 0 if there is none, or another that the blocks below hold.
	NumberSize unit.Length
	// FirstHeader stands above the text of the first page of the section, from
	// Header down, in the place of a page number; only with HideFirstNumber.
	// It is a single table without borders, and lower than the top margin
	// leaves room for. Empty for none.
	FirstHeader []Block
	// FirstFooter stands at the foot of the first page of the section, its last
	// line on the bottom margin; the text above it gets that much less room.
	// Only with HideFirstNumber. Empty for none.
	FirstFooter []Block
	// NextHeader and NextFooter stand on the pages after the first, or on all
	// without HideFirstNumber; EvenHeader and EvenFooter on pages of even number
	// if EvenDiffers. They are what files made elsewhere have instead of a bare
	// number; ours have none.
	NextHeader, NextFooter []Block
	EvenHeader, EvenFooter []Block
	EvenDiffers            bool
}

// Landscape reports whether the page lies on its side.
func (p PageSetup) Landscape() bool { return p.Width > p.Height }

// TextWidth is the width between the margins.
func (p PageSetup) TextWidth() unit.Length { return p.Width - p.Left - p.Right }

// Block is *Paragraph, *Table, *Stroke or *Frame.
type Block interface{ block() }

// Align is the horizontal alignment of a paragraph.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
	Justify
)

// LineRule says how Format.Line is read.
type LineRule int

// The rules. ECMA-376-1, 17.18.48 (ST_LineSpacingRule).
const (
	Multiple LineRule = iota // Line is a factor in 240ths; 240 is single
	Exact                    // LineHeight is the pitch whatever the size
	AtLeast                  // LineHeight is the least pitch
)

// Style names the paragraph style a block is written with. It carries no
// formatting of its own: formatting is always resolved in the block.
type Style string

// Format is the resolved formatting of a paragraph. The zero Format is left
// aligned, single spaced, without indents or spacing, and lets the page break
// anywhere.
type Format struct {
	Align       Align
	IndentLeft  unit.Length
	IndentRight unit.Length
	FirstLine   unit.Length // negative hangs
	SpaceBefore unit.Length
	SpaceAfter  unit.Length
	LineRule    LineRule
	Line        int         // Multiple: 240ths of a line; 0 means 240
	LineHeight  unit.Length // Exact and AtLeast
	KeepNext    bool        // on the page of the next block
	KeepLines   bool        // all lines on one page
	NoWidows    bool        // widow and orphan control: no single line alone
	PageBreak   bool        // starts a new page
	Outline     int         // 1 to 9 for a heading, 0 for none
	Tabs        []Tab
}

// Tab is a tab stop measured from the left margin of the text.
type Tab struct {
	At    unit.Length
	Right bool // text ends at the stop instead of starting there
	// Center tells that the middle of the text stands at the stop.
	Center bool
	Dots   bool // a row of dots leads to it
}

// Paragraph is a paragraph of runs. A paragraph without runs still has the
// height of one line at Size.
type Paragraph struct {
	Style     Style
	Format    Format
	Runs      []Run
	Size      unit.Length // size of the paragraph mark; 0: the size of the last run
	Component law.Component
	Bookmark  string // name of a target of cross-references; empty if none
	// Contents marks an entry of the table of contents. Entries in a row are one
	// field in Word, which its user can bring up to date.
	Contents int // lowest outline level that the field shows; 0 if this is no entry
	// Floats are drawings that stand beside or over the text and are tied to this
	// paragraph. Ours have none.
	Floats []*Float
	// At is where its text was typed. In a file that was read, Line counts the
	// paragraphs of that file from 1.
	At diag.Range
	// Where names the place in a file that was read, for who opens it: “bảng 2,
	// hàng 3, cột 1”, “đầu trang”, “hộp văn bản”. Empty for a paragraph of the text.
	Where string
}

// Text is what the paragraph says, line breaks and tabs included.
func (p *Paragraph) Text() string {
	if len(p.Runs) == 1 {
		return p.Runs[0].Text
	}
	n := 0
	for i := range p.Runs {
		n += len(p.Runs[i].Text)
	}
	b := make([]byte, 0, n)
	for i := range p.Runs {
		b = append(b, p.Runs[i].Text...)
	}
	return string(b)
}

// Float is a drawn line or a text box that stands free of the text.
// ECMA-376-1, 20.4.2.3 (anchor); ECMA-376-4, 19.1.2 (VML).
type Float struct {
	X, Y          unit.Length // of the upper left corner, from where From says
	Width, Height unit.Length // a horizontal line has no height
	FromX, FromY  Origin
	Align         Align       // if AlignedX: where it stands between the edges of FromX, whatever X
	AlignedX      bool        //
	Line          bool        // a straight line
	Weight        unit.Length // of the line, or of the frame; 0 for none
	Color         string      // of the line or frame, RRGGBB; empty for black
	Blocks        []Block     // text of a box; nil for a line
	// InsetLeft, InsetRight and InsetTop are what a box leaves between its edges
	// and its text.
	InsetLeft, InsetRight, InsetTop unit.Length
	// VAlign is where it stands between the edges of FromY, whatever Y, if AlignedY.
	VAlign   VAlign
	AlignedY bool
	// Image is the picture that it is, such as that of a seal; nil for none.
	Image *Image
}

// Origin is what an offset is measured from.
type Origin int

// The origins. ECMA-376-1, 20.4.3.4 (ST_RelFromH), 20.4.3.5 (ST_RelFromV).
const (
	FromText      Origin = iota // the column, or the top of the paragraph
	FromMargin                  // the margin of the page
	FromPage                    // the edge of the page
	FromCharacter               // the character or line it is tied to
)

// MarkSize is the size of the paragraph mark, which alone gives an empty
// paragraph its height; 0 if the flow says nothing.
func (p *Paragraph) MarkSize() unit.Length {
	if p.Size != 0 || len(p.Runs) == 0 {
		return p.Size
	}
	return p.Runs[len(p.Runs)-1].Size
}

// Run is text of one format. U+00A0 and U+2011 keep words together; '\n' is a
// forced line break and '\t' a tab.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Size   unit.Length
	Target string // bookmark this run refers to; empty for plain text
	// Font is the name of the font; empty for that of the decree.
	Font string
	// Color is RRGGBB; empty for black or for what the program takes.
	Color     string
	Underline bool
	Strike    bool
	// Auto marks the number or mark that Word sets before an automatically
	// numbered paragraph; Text is what it shows, with the tab or space after it.
	Auto bool
	// PageNumber marks the number of the page it stands on, PageCount that of all.
	PageNumber, PageCount bool
	Script                Script
	// Note is the footnote whose mark this run is: its paragraphs, the first of
	// which starts with a run that has Number set. Text is the number of the
	// note, counted through the flow from 1. Nil for other runs.
	Note []*Paragraph
	// Number marks the number before the text of a footnote. Text is the number.
	Number bool
	// PageOf is the bookmark whose page this run names; Text is that number as
	// far as it is known. Empty for other runs.
	PageOf string
	// Image is a picture that stands in the line; Text is then empty. Nil for none.
	Image *Image
}

// Script raises or lowers text.
type Script int

// The positions.
const (
	Baseline Script = iota
	Super
	Sub
)

// Image is a picture at its size on the page.
type Image struct {
	Data          []byte
	Type          string // “png” or “jpeg”
	Width, Height unit.Length
	Alt           string // what it shows
}

// Frame is one line of text in a rectangle of single lines, with the text in
// its middle.
type Frame struct {
	Text          string
	Bold          bool
	Size          unit.Length
	Width, Height unit.Length // of the rectangle, from outer edge to outer edge
	Weight        unit.Length // thickness of its lines
	Within        unit.Length // width of the column it stands in
	Align         Align       // in that column: Left, Center or Right
	Before        unit.Length // gap above
	After         unit.Length // gap below
	Color         string      // of text and lines, RRGGBB; empty for black
	KeepNext      bool
	Component     law.Component
}

// Stroke is a short horizontal line centred under the text of the block
// before it.
type Stroke struct {
	Width     unit.Length // length of the line
	Within    unit.Length // width of the column it is centred in
	Before    unit.Length // gap above the line
	Height    unit.Length // height of the block that holds the line, Before not included
	Weight    unit.Length // thickness
	KeepNext  bool
	Component law.Component
}

// Table is a table with fixed column widths.
type Table struct {
	Columns   []unit.Length // widths; their sum is the width of the table
	Rows      []Row
	Borders   bool        // single lines around and between all cells
	Indent    unit.Length // left edge of the first cell's box from the left margin
	CellLeft  unit.Length // padding inside each cell
	CellRight unit.Length
	Caption   string // description for assistive technology
	Component law.Component
}

// maxFrameGap is the widest gap that a border keeps from its text, in points.
// ECMA-376-1, 17.3.4 (space).
const maxFrameGap = 31

// Heights shares the height of a frame out, from its upper edge to the middle:
// the border, a whole number of eighths of a point; the gap below it, whole
// points; and the line, which takes what they leave. WordprocessingML knows no
// finer measures for the borders of a paragraph.
func (f *Frame) Heights() (border, gap, line unit.Length) {
	border = (f.Weight*8 + unit.Point/2) / unit.Point * unit.Point / 8
	inside := unit.Twips(f.Height.Twips()) - 2*border
	natural := f.Size.Twips() * 115 / 100
	gap = unit.Length(max(0, min((inside.Twips()-natural)/2/20, maxFrameGap))) * unit.Point
	return border, gap, inside - 2*gap
}

// BorderWidth is the thickness of the lines of a table with Borders.
const BorderWidth = unit.Point / 2

// TableTail is the height of the empty paragraph that stands after a table
// where [NeedsTail] says so. It is not in the flow.
const TableTail = unit.Point

// NeedsTail reports whether an empty paragraph must follow a table, given the
// blocks after it in its section: WordprocessingML joins neighbouring tables
// and wants a paragraph before the end of a section.
func NeedsTail(rest []Block) bool {
	if len(rest) == 0 {
		return true
	}
	_, table := rest[0].(*Table)
	return table
}

// Row is one row of cells.
type Row struct {
	Cells     []Cell
	Header    bool        // repeated at the top of each page; leading rows only
	CantSplit bool        // stays on one page
	Height    unit.Length // at least; 0 for the height of its content
}

// Cell is one cell.
type Cell struct {
	Span int // columns covered; 0 means 1
	Rows int // rows covered downwards; 0 means 1
	// Covered marks the place of a cell above that covers several rows, with
	// its Span and one empty paragraph.
	Covered bool
	Blocks  []Block // paragraphs, strokes, frames and, in files made elsewhere, tables; at least one
	Edges   Edges   // lines around it in a table without Borders
	VAlign  VAlign
}

// Edges are the sides of a cell that have a line.
type Edges uint8

// The sides.
const (
	EdgeTop Edges = 1 << iota
	EdgeBottom
	EdgeLeft
	EdgeRight
)

// VAlign is the vertical alignment in a cell.
type VAlign int

// The vertical alignments.
const (
	Top VAlign = iota
	Middle
	Bottom
)

func (*Paragraph) block() {}
func (*Table) block()     {}
func (*Stroke) block()    {}
func (*Frame) block()     {}
