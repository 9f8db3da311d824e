package main

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"vanban/internal/viet"
)

// writeTable saves a workbook that a guide shows as text: a row on each line,
// bars between its cells, “~” before a hidden row, “<” in a cell that is merged
// with the one on its left. Days and figures are what a person's typing makes of
// them, but figures behind a zero are text.
func (g *guide) writeTable(text string) {
	book := excelize.NewFile()
	const sheet = "Danh sách"
	g.must(book.SetSheetName(book.GetSheetName(0), sheet))
	days, err := book.NewStyle(&excelize.Style{NumFmt: 14})
	g.must(err)
	row := 0
	for line := range strings.Lines(text) {
		row++
		line, hidden := strings.CutPrefix(line, "~")
		if hidden {
			g.must(book.SetRowVisible(sheet, row, false))
		}
		left := ""
		for i, cell := range strings.Split(line, "|") {
			at, err := excelize.CoordinatesToCellName(i+1, row)
			g.must(err)
			cell = strings.TrimSpace(cell)
			day, err := viet.ParseDate(cell)
			switch {
			case cell == "<":
				g.must(book.MergeCell(sheet, left, at))
				continue
			case cell == "":
			case err == nil && day.Complete():
				g.must(book.SetCellValue(sheet, at, time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC)))
				g.must(book.SetCellStyle(sheet, at, at, days))
			case wholeNumber.MatchString(cell):
				n, err := strconv.Atoi(cell)
				g.must(err)
				g.must(book.SetCellInt(sheet, at, int64(n)))
			default:
				g.must(book.SetCellStr(sheet, at, cell))
			}
			left = at
		}
	}
	out, err := book.WriteToBuffer()
	g.must(err)
	g.write(g.name, out.String())
}

// fillTable types into cells of a workbook what a guide shows, “Sheet!B12: text”
// on each line, and saves it as another program does.
func (g *guide) fillTable(text string) {
	book, err := excelize.OpenReader(strings.NewReader(g.read(g.name)))
	g.must(err)
	for line := range strings.Lines(text) {
		sheet, rest, ok := strings.Cut(line, "!")
		cell, value, ok2 := strings.Cut(rest, ":")
		if !ok || !ok2 {
			g.fatalf("not “Sheet!B12: text”: %s", line)
		}
		g.must(book.SetCellValue(sheet, cell, strings.TrimSpace(value)))
	}
	out, err := book.WriteToBuffer()
	g.must(err)
	g.write(g.name, out.String())
}

// writeText saves a text file that a guide shows.
func (g *guide) writeText(text string) { g.write(g.name, text) }

// writeANSI saves a text file as old programs do, which have no place for most
// Vietnamese letters.
func (g *guide) writeANSI(text string) {
	out, err := encoding.ReplaceUnsupported(charmap.Windows1252.NewEncoder()).String(text)
	g.must(err)
	g.write(g.name, out)
}

var wholeNumber = regexp.MustCompile(`^[1-9]\d{0,8}$`)

func (g *guide) must(err error) {
	g.t.Helper()
	if err != nil {
		g.fatalf("%v", err)
	}
}
