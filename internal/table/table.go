// Package table reads rows out of workbooks, CSV and YAML files as the people
// who typed them see them, and writes workbooks.
//
// [Read] finds the header, joins header rows that belong together, spreads
// merged cells, and gives every cell the text that stands on the screen: a date
// is dd/mm/yyyy, a code keeps its leading zeros. What a text means is for the
// field that receives it to say.
//
// [Write] makes a new workbook, [Edit] changes cells in a copy of one that a
// user owns and keeps the rest of it. Both give the same bytes for the same
// input.
package table

import (
	"vanban/internal/diag"
	"vanban/internal/record"
)

// Table is one sheet, one CSV file, or the list of a YAML file.
type Table struct {
	File    string
	Sheet   string   // name of the sheet; empty in CSV and YAML files
	Others  []string // the other sheets that people see
	Header  int      // row or line of the last header row; 0 in YAML files
	Columns []Column
	Rows    []Row // without blank rows; in the order of the file
}

// Column is one column with its header.
type Column struct {
	Title string // as typed, NFC, on one line; header rows above each other joined by “: ”; empty if nobody gave it one
	At    diag.Range
	// Index is the number of the column in the sheet or the file, from 1, for
	// a [Change]; in YAML files its place among the keys.
	Index  int
	Hidden bool // hidden in the workbook
}

// Kind says what a row is to its reader.
type Kind int

// The kinds. Only a Record is about somebody or something; the others stand in
// the table for people who read it.
const (
	Record  Kind = iota
	Section      // a heading inside the table: one text over several columns
	Total        // sums up rows: “Tổng cộng”, “Cộng”
	Remark       // below the table: a note, a date, who signs
)

// Row is one row below the header.
type Row struct {
	Number int    // of the sheet or the file's line, from 1; in YAML the place in the list
	Kind   Kind   // what to leave out: most users want to see nothing but a Record
	Hidden bool   // hidden in the workbook, by hand or by a filter
	Bad    bool   // an error of the list that Read returns stands in it: make nothing of it, but what none of its bad cells is asked for
	Cells  []Cell // as many as Columns
	At     diag.Range
}

// Cell is one value of a row.
type Cell struct {
	Text string // as the user sees it, NFC, without blanks around it; empty if there is none
	// Exact is the number behind a text that shows fewer decimals than the
	// workbook holds, in the same spelling; empty if Text says all.
	Exact string
	Day   bool // a day in the workbook, and no text that looks like one
	Bad   bool // an error of the list that Read returns is about it
	// Value is the value of a YAML file, of any shape; nil elsewhere.
	Value *record.Value
	// At is where the value was typed: of merged cells the first.
	At diag.Range
}

// Empty reports whether nothing stands in the cell.
func (c Cell) Empty() bool { return c.Text == "" && c.Value.Empty() }
