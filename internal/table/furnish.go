package table

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"vanban/internal/viet"
)

// styles are the numbers of the looks that a written workbook has.
type styles struct{ title, head, plain, text, whole, exact, day int }

const (
	dayFormat   = "dd/mm/yyyy"
	wholeFormat = "#,##0"
	exactFormat = "#,##0.###############"
	textFormat  = "@"
)

func newStyles(f *excelize.File) (styles, error) {
	var s styles
	line := func(side string) excelize.Border { return excelize.Border{Type: side, Color: "808080", Style: 1} }
	borders := []excelize.Border{line("left"), line("right"), line("top"), line("bottom")}
	font := excelize.Font{Family: "Times New Roman", Size: 12}
	bold := font
	bold.Bold = true
	body := func(format, side string) *excelize.Style {
		st := &excelize.Style{Font: &font, Border: borders, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: side, WrapText: side == ""}}
		if side == "right" {
			st.Alignment.Indent = 1 // apart from the text to its right
		}
		if format != "" {
			st.CustomNumFmt = &format
		}
		return st
	}
	for _, n := range []struct {
		into  *int
		style *excelize.Style
	}{
		{&s.title, &excelize.Style{Font: &bold}},
		{&s.head, &excelize.Style{
			Font: &bold, Border: borders, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EDF5"}},
			Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
		}},
		{&s.plain, body("", "")},
		{&s.text, body(textFormat, "")},
		{&s.whole, body(wholeFormat, "right")},
		{&s.exact, body(exactFormat, "right")},
		{&s.day, body(dayFormat, "center")},
	} {
		id, err := f.NewStyle(n.style)
		if err != nil {
			return s, err
		}
		*n.into = id
	}
	return s, nil
}

// of picks the look of a value in a column. Digits that are text are told to
// Excel as text, which it would else make numbers of at the first edit.
func (s *styles) of(value any, form Form) int {
	switch v := value.(type) {
	case string:
		if v != "" && strings.Trim(v, "0123456789.,/-+ ") == "" {
			return s.text
		}
	case int, int64:
		return s.whole
	case viet.Date:
		if realDate(v) {
			return s.day
		}
	case interface{ Exponent() int32 }:
		if v.Exponent() < 0 {
			return s.exact
		}
		return s.whole
	}
	switch form {
	case Text:
		return s.text
	case Number:
		return s.exact
	case Day:
		return s.day
	}
	return s.plain
}

// furnish gives a sheet its widths, panes, filter, lists and notes.
func (w *sheetWriter) furnish(head int) error {
	f, s := w.file, w.sheet
	last := max(head+len(s.Rows), head+1)
	for i, h := range s.Columns {
		column := strings.TrimRight(cellName(1, i+1), "1")
		if err := f.SetColWidth(w.name, column, column, w.widths[i]); err != nil {
			return err
		}
		if err := w.choices(h, head+1, max(last, head+200), i+1); err != nil {
			return err
		}
		if h.Note != "" {
			note := excelize.Comment{Cell: cellName(head, i+1), Author: "vanban", Width: 320, Height: 120,
				Paragraph: []excelize.RichTextRun{{Text: viet.NFC(h.Note)}}}
			if err := f.AddComment(w.name, note); err != nil {
				return err
			}
		}
	}
	if len(s.Columns) > 0 {
		if err := f.AutoFilter(w.name, cellName(head, 1)+":"+cellName(last, len(s.Columns)), nil); err != nil {
			return err
		}
		if err := f.SetPanes(w.name, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: cellName(head+1, 1), ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	landscape, paper, wide, high := "landscape", 9, 1, 0
	if err := f.SetPageLayout(w.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	fit := true
	if err := f.SetSheetProps(w.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: w.name,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(w.name, "'", "''"), head, head)})
}

// lineHeight is that of a line of text, in points.
const lineHeight = 16

// heights makes room for texts of several lines, which not every program does
// by itself.
func (w *sheetWriter) heights(head int) error {
	for number := head; number <= head+len(w.sheet.Rows); number++ {
		if height := w.height(number, head); height > 0 {
			if err := w.file.SetRowHeight(w.name, number, height); err != nil {
				return err
			}
		}
	}
	return nil
}

// height is that of the header or a row below it, 0 for one of a single line.
func (w *sheetWriter) height(number, head int) float64 {
	lines := 1
	if number == head {
		for i, h := range w.sheet.Columns {
			lines = max(lines, linesIn(h.Title, w.widths[i]*0.85)) // bold
		}
		return float64(lines)*lineHeight + 6
	}
	for i, v := range w.sheet.Rows[number-head-1] {
		if s, ok := v.(string); ok {
			lines = max(lines, linesIn(s, w.widths[i]))
		}
	}
	if lines == 1 {
		return 0
	}
	return min(float64(lines)*lineHeight, highestRow)
}

// linesIn estimates how many lines a text takes in a column. Programs break it
// at spaces and after hyphens.
func linesIn(s string, width float64) int {
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		used := 0.0
		n++
		for _, word := range breakable.FindAllString(line, -1) {
			w := textWidth(strings.TrimRight(word, " "))
			if used > 0 && used+w > width {
				n++
				used = 0
			}
			used += textWidth(word)
		}
	}
	return n
}

// breakable is what stays on one line.
var breakable = regexp.MustCompile(`[^ -]*(?:-+| +|$)`)

// choices lets a user choose the values of a column from a list. One that is
// too long for Excel, or has a comma in it, stays a note in words.
func (w *sheetWriter) choices(h Head, from, to, col int) error {
	if len(h.Choices) == 0 {
		return nil
	}
	joined := strings.Join(h.Choices, ",")
	if utf8.RuneCountInString(joined) > maxListText || strings.Count(joined, ",") != len(h.Choices)-1 {
		return nil
	}
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(cellName(from, col) + ":" + cellName(to, col))
	if err := dv.SetDropList(h.Choices); err != nil {
		return err
	}
	dv.SetError(excelize.DataValidationErrorStyleWarning, "Ngoài danh sách", "Giá trị này không có trong danh sách. Vẫn giữ?")
	return w.file.AddDataValidation(w.name, dv)
}

// pack writes the parts, with new values of formulas, in an order that does not depend on chance, the list of
// their types first, as programs expect that look into a zip file.
func pack(f *excelize.File, patches map[string]map[string]string) ([]byte, error) {
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &orderedZip{out: w, patches: patches} })
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, fmt.Errorf("table: %w", err)
	}
	return slices.Clip(b.Bytes()), nil
}
