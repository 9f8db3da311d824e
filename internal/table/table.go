// Package table reads rows out of workbooks, CSV and YAML files as the people
// who typed them see them, and writes workbooks.
//
// [Read] finds the header, joins header rows that belong together, spreads
// merged cells, and gives every cell the text that stands on the screen: a date
// is dd/mm/yyyy, a code keeps its leading zeros. What a text means is for the
// field that receives it to say.
package table

import (
	"vanban/internal/diag"
	"vanban/internal/record"
)

// Table is one sheet, one CSV file, or the list of a YAML file.
type Table struct {
	File    string
	Sheet   string // name of the sheet; empty in CSV and YAML files
	Columns []Column
	Rows    []Row // without blank rows; in the order of the file
}

// Column is one column with its header.
type Column struct {
	Title string // as typed, NFC, on one line; header rows above each other joined by “: ”
	At    diag.Range
}

// Row is one row below the header.
type Row struct {
	Number int    // of the sheet or the file's line, from 1; in YAML the place in the list
	Hidden bool   // hidden in the workbook, by hand or by a filter
	Cells  []Cell // as many as Columns
	At     diag.Range
}

// Cell is one value of a row.
type Cell struct {
	Text string // as the user sees it, NFC, without blanks around it; empty if there is none
	// Value is the value of a YAML file, of any shape; nil elsewhere.
	Value *record.Value
	At    diag.Range
}

// Empty reports whether nothing stands in the cell.
func (c Cell) Empty() bool { return c.Text == "" && c.Value.Empty() }
