package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"vanban/internal/table"
	"vanban/internal/viet"
)

// fillIn types into a workbook as a clerk does, a line for each cell, “SHEET |
// ROW | COLUMN | VALUE”: ROW is a text in one of the row's cells or several with
// “&” between them, “*” for every row or “+” for a new one below, whose values
// then follow, cell by cell. What is a day becomes one: fill WORKBOOK TEXT
func fillIn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fill WORKBOOK TEXT")
	}
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		data, err := os.ReadFile(ts.MkAbs(args[0]))
		ts.Check(err)
		var cells []string
		for cell := range strings.SplitSeq(line, "|") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		changes := typed(ts, data, cells)
		if len(changes) == 0 {
			ts.Fatalf("no cell for %q", line)
		}
		data, err = table.Edit(data, changes)
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
	}
}

// typed are the changes that a line of fill asks for.
func typed(ts *testscript.TestScript, book []byte, cells []string) []table.Change {
	if len(cells) < 3 {
		ts.Fatalf("a line of fill is SHEET | ROW | COLUMN | VALUE, not %q", cells)
	}
	sheet, row := cells[0], cells[1]
	if row == "+" {
		var values []any
		for _, cell := range cells[2:] {
			values = append(values, entered(cell))
		}
		return []table.Change{{Sheet: sheet, Col: 1, Values: values}}
	}
	rows, _ := table.Read("book.xlsx", book, table.Options{Sheet: sheet})
	if rows == nil {
		ts.Fatalf("no sheet %q", sheet)
	}
	column := slices.IndexFunc(rows.Columns, func(c table.Column) bool { return c.Title == cells[2] })
	if column < 0 {
		ts.Fatalf("no column %q in %q", cells[2], sheet)
	}
	var out []table.Change
	for _, r := range rows.Rows {
		if row == "*" || holds(r, row) {
			value := entered(cells[3])
			out = append(out, table.Change{Sheet: sheet, Row: r.Number, Col: rows.Columns[column].Index, Values: []any{value}})
		}
	}
	return out
}

// holds reports whether each of the texts stands in a cell of a row.
func holds(r table.Row, texts string) bool {
	for want := range strings.SplitSeq(texts, "&") {
		if !slices.ContainsFunc(r.Cells, func(c table.Cell) bool { return c.Text == strings.TrimSpace(want) }) {
			return false
		}
	}
	return true
}

// entered is what Excel makes of what is typed into a cell.
func entered(s string) any {
	if d, err := viet.ParseDate(s); err == nil && d.Complete() {
		return d
	}
	return s
}

// pasteRows copies the rows of a sheet of one workbook below those of the sheet of
// the same name in another: paste FROM TO SHEET
func pasteRows(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: paste FROM TO SHEET")
	}
	from, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	to, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	rows, _ := table.Read(args[0], from, table.Options{Sheet: args[2]})
	if rows == nil {
		ts.Fatalf("no sheet %q in %s", args[2], args[0])
	}
	var changes []table.Change
	for _, r := range rows.Rows {
		var values []any
		for _, cell := range r.Cells {
			values = append(values, cell.Text)
		}
		changes = append(changes, table.Change{Sheet: args[2], Col: 1, Values: values})
	}
	to, err = table.Edit(to, changes)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), to, 0o666))
}

var (
	endOfParagraph = regexp.MustCompile(`</w:p>|<w:br/>`)
	markupOfWord   = regexp.MustCompile(`<[^>]*>`)
)

// readWord prints the text of Word files, a line for each paragraph: read FILE...
func readWord(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: read FILE...")
	}
	for _, name := range args {
		z, err := zip.OpenReader(ts.MkAbs(name))
		ts.Check(err)
		part, err := z.Open("word/document.xml")
		ts.Check(err)
		text, err := io.ReadAll(part)
		ts.Check(err)
		ts.Check(z.Close())
		lines := endOfParagraph.ReplaceAllString(string(text), "\n")
		fmt.Fprintln(ts.Stdout(), strings.ReplaceAll(markupOfWord.ReplaceAllString(lines, ""), "\u00a0", " "))
	}
}
