package doc

import "vanban/internal/diag"

// Block is a part of the body: *Paragraph, *Division, *List, *Table,
// *PageBreak or *Orientation.
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
	At     diag.Range
}

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

// Division is a numbered part of the body. A khoản or điểm without a heading
// has its text in the first Paragraph of Blocks; the number is set before it.
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
	At         diag.Range
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
func (*PageBreak) block()   {}
func (*Orientation) block() {}
