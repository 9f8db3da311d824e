package doc

import (
	"vanban/internal/diag"
	"vanban/internal/unit"
)

// Block is a part of the body: *Paragraph, *Division, *List, *Table, *Quote,
// *Image, *Contents, *PageBreak or *Orientation.
type Block interface{ block() }

// Paragraph is one paragraph of running text.
type Paragraph struct {
	Spans []Span
	Align Align // zero: as the decree lays down, justified with first-line indent
	At    diag.Range
}

// Align says how a paragraph departs from body text.
type Align int

// The alignments an author can ask for. All but AlignBody have no indent.
const (
	AlignBody Align = iota // justified, first line indented
	AlignLeft
	AlignCenter
	AlignRight
)

// Span is a stretch of text of one style, or a forced break, or a reference.
type Span struct {
	Text   string // NFC; ignored if Break is set; filled in for a Ref by numbering
	Bold   bool
	Italic bool
	Break  bool   // forced line break, Markdown “\” at the end of a line
	Ref    string // name of the label that {@tên} refers to; empty for plain text
	Note   []Span // text of a footnote whose mark stands here; nil for none
	Script Script
	At     diag.Range
}

// Script raises or lowers text.
type Script int

// The positions.
const (
	ScriptNone Script = iota
	ScriptSuper
	ScriptSub
)

// Level is the rank of a division in bố cục.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm c.
type Level int

// The ranks, highest first. LevelPart to LevelPoint are those of the decree.
// In layout a the numbered ranks are Phần, Chương, Mục, Tiểu mục, Điều,
// khoản, điểm; in layout b Phần, mục “I.”, khoản, điểm, where the mục is a
// LevelSection of a document without LevelArticle.
const (
	LevelPart       Level = iota + 1 // Phần I
	LevelChapter                     // Chương I
	LevelSection                     // Mục 1, or “I.” in layout b
	LevelSubsection                  // Tiểu mục 1
	LevelArticle                     // Điều 1.
	LevelClause                      // khoản 1.
	LevelPoint                       // điểm a)
)

// Division is a numbered part of the body. An Điều, khoản or điểm without a
// heading has its text in the first Paragraph of Blocks; the number is set
// before it.
type Division struct {
	Level   Level
	Heading []Span // empty if it has none
	Blocks  []Block
	Given   string // number as the author typed it, for checking; empty if none
	Label   string // name for cross-references; empty if none
	At      diag.Range
}

// Marker says what stands before each item of a List.
type Marker int

// The markers.
const (
	MarkerDash  Marker = iota // “- ”
	MarkerPlus                // “+ ”, below a dash
	MarkerRoman               // “(i) ”
)

// List is an enumeration below the ranks of bố cục.
type List struct {
	Marker Marker
	Items  [][]Block // the first block of an item is its text
	At     diag.Range
}

// Table is a data table.
type Table struct {
	Columns []Column
	Rows    []Row
	Header  int // number of leading rows repeated on each page
	At      diag.Range
}

// Column gives the width and alignment of a column.
type Column struct {
	Width int   // share of the text width, in the unit of its neighbours; 0 shares what is left equally
	Align Align // AlignBody: left, unless it is a header cell, which is centred
}

// Row is one row of a table.
type Row struct {
	Cells []Cell
	At    diag.Range
}

// Cell is one cell of a row.
type Cell struct {
	Paragraphs []Paragraph
	Span       int // number of columns covered; 0 and 1 mean one
	Rows       int // number of rows covered downwards; 0 and 1 mean one
	// Covered marks the place of a cell above that covers several rows; it has
	// the Span of that cell and no paragraphs.
	Covered bool
	At      diag.Range
}

// Quote is text quoted from elsewhere, set apart from the body around it.
type Quote struct {
	Blocks []Block
	At     diag.Range
}

// Image is a picture on lines of its own, with its caption below.
type Image struct {
	File    Text        // name relative to the definition, with slashes
	Width   unit.Length // on the page; 0 for its own size, at most the width of the text
	Alt     string      // what it shows, for who cannot see it
	Caption []Span      // empty for none
	At      diag.Range

	// What pipeline reads from the file.
	Data          []byte
	Type          string // “png” or “jpeg”
	Pixels        [2]int // width and height
	PixelsPerInch int    // 0 if the file does not say
}

// Contents is mục lục: the headings of the body with their pages.
type Contents struct {
	Levels int // ranks of headings shown, from the highest in use; 0 for three
	At     diag.Range
}

// PageBreak starts a new page.
type PageBreak struct{ At diag.Range }

// Orientation starts a new page whose pages lie on their side, or stand again.
type Orientation struct {
	Landscape bool
	At        diag.Range
}

func (*Paragraph) block()   {}
func (*Division) block()    {}
func (*List) block()        {}
func (*Table) block()       {}
func (*Quote) block()       {}
func (*Image) block()       {}
func (*Contents) block()    {}
func (*PageBreak) block()   {}
func (*Orientation) block() {}
