package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

const (
	// columnGap stands between the columns of a table.
	columnGap = "  "
	// narrowColumn is the width below which no column is made narrower, so that
	// words stay readable.
	narrowColumn = 10
	// noteWidth is the width of notes where nobody knows that of the screen.
	noteWidth = 110
)

// textTable is a table for people: titles, a rule, rows of as many cells. A
// column in which no row says anything is left out, and a table without rows.
type textTable struct {
	titles []string
	rows   [][]string
	// notes stand below the rows of the same number, behind the first column;
	// there may be fewer of them than rows.
	notes [][]string
}

// print writes the table in lines of at most width letters where that is
// possible, 0 for any width. Every letter takes one column of the terminal, as
// composed Vietnamese letters do.
func (t *textTable) print(w io.Writer, width int) {
	if len(t.rows) == 0 {
		return
	}
	t.dropEmpty()
	widths := t.widths(width)
	rule := make([]string, len(widths))
	for i, n := range widths {
		rule[i] = strings.Repeat("─", n)
	}
	printCells(w, widths, t.titles)
	printCells(w, widths, rule)
	limit := width
	if limit == 0 {
		limit = noteWidth
	}
	indent := widths[0] + len(columnGap)
	for i, row := range t.rows {
		printCells(w, widths, row)
		if i >= len(t.notes) {
			continue
		}
		for _, note := range t.notes[i] {
			for n, line := range wrap(note, max(limit-indent-len(columnGap), narrowColumn)) {
				gap := ""
				if n > 0 {
					gap = columnGap
				}
				fmt.Fprintln(w, strings.Repeat(" ", indent)+gap+line)
			}
		}
	}
}

// dropEmpty leaves out the columns in which no row says anything.
func (t *textTable) dropEmpty() {
	for i := len(t.titles) - 1; i > 0; i-- {
		if slices.ContainsFunc(t.rows, func(row []string) bool { return row[i] != "" }) {
			continue
		}
		t.titles = slices.Delete(slices.Clone(t.titles), i, i+1)
		for k, row := range t.rows {
			t.rows[k] = slices.Delete(slices.Clone(row), i, i+1)
		}
	}
}

// widths gives every column the room of its longest cell, and takes from the
// widest what the whole has too much.
func (t *textTable) widths(limit int) []int {
	widths := make([]int, len(t.titles))
	total := (len(widths) - 1) * len(columnGap)
	for i, title := range t.titles {
		widths[i] = utf8.RuneCountInString(title)
		for _, row := range t.rows {
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
		total += widths[i]
	}
	for limit > 0 && total > limit {
		widest := 0
		for i, n := range widths {
			if n > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= narrowColumn {
			break
		}
		widths[widest]--
		total--
	}
	return widths
}

// printCells writes one row, each cell in lines of its width.
func printCells(w io.Writer, widths []int, cells []string) {
	lines := make([][]string, len(cells))
	most := 0
	for i, cell := range cells {
		lines[i] = wrap(cell, widths[i])
		most = max(most, len(lines[i]))
	}
	for n := range most {
		var b strings.Builder
		for i, width := range widths {
			text := ""
			if n < len(lines[i]) {
				text = lines[i][n]
			}
			b.WriteString(text)
			if i < len(widths)-1 {
				b.WriteString(strings.Repeat(" ", width-utf8.RuneCountInString(text)) + columnGap)
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// wrap cuts a text into lines of at most width letters, between words where it
// can.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
		for utf8.RuneCountInString(line) > width {
			letters := []rune(line)
			lines = append(lines, string(letters[:width]))
			line = string(letters[width:])
		}
	}
	return append(lines, line)
}

// screenWidth is how many letters a line of the standard output has room for, 0
// where nobody watches or nobody knows.
func (c *console) screenWidth() int {
	f, ok := c.out.(*os.File)
	if !ok || !c.outTTY {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
