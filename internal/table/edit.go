package table

import (
	"errors"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Change is one thing to do to a workbook: to set cells, to append a row or to
// add a sheet.
type Change struct {
	Sheet string
	// Row is that of the cells, from 1. With 0 the values become a new row
	// below the last row in which something stands.
	Row int
	Col int // of the first value, from 1
	// Values are set side by side, of the types of [Sheet.Rows]. A nil leaves
	// its cell alone and "" empties it.
	Values []any
	// Add is a sheet to append to the workbook; the rest is then of no account.
	// Of two sheets of one name the new one takes a number.
	Add *Sheet
}

// ErrNoSheet is the error of an [Edit] that names a sheet the workbook does not
// have.
var ErrNoSheet = errors.New("no such sheet")

// Edit makes the changes in a copy of a workbook and keeps the rest of it:
// looks, widths, hidden rows, lists, formulas. A cell that was not there takes
// the look of the one above it, below the header without its bold and fill, in
// the first row that of its left neighbour. A formula in the way is replaced by the value. The others show what follows
// from the changes, as far as we can work it out; Excel does it anew at opening.
func Edit(data []byte, changes []Change) (edited []byte, err error) {
	defer func() {
		if p := recover(); p != nil { // excelize trusts what a file says
			edited, err = nil, fmt.Errorf("table: damaged workbook: %v", p)
		}
	}()
	b, err := openBook("", data)
	if err != nil {
		return nil, fmt.Errorf("table: %w", err)
	}
	f := b.file
	defer f.Close()
	e := &editor{file: f, data: data, ends: map[string]int{}, headers: map[string]int{}, since1904: b.date1904}
	if e.formulas, err = follow(b); err != nil {
		return nil, fmt.Errorf("table: %w", err)
	}
	for _, c := range changes {
		if err := e.apply(c); err != nil {
			return nil, fmt.Errorf("table: %w", err)
		}
	}
	whole := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &whole}); err != nil {
		return nil, fmt.Errorf("table: %w", err)
	}
	return pack(f, e.formulas.patches(f))
}

// editor holds a workbook while it is changed.
type editor struct {
	file      *excelize.File
	since1904 bool
	data      []byte         // the workbook as it was
	ends      map[string]int // last row of each sheet, once it is known
	headers   map[string]int // last row of the header of each sheet, once it is known
	formulas  *follower
}

func (e *editor) apply(c Change) error {
	if c.Add != nil {
		return e.add(c.Add)
	}
	names := e.file.GetSheetList()
	i := slices.IndexFunc(names, func(name string) bool { return viet.NFC(name) == viet.NFC(c.Sheet) })
	if i < 0 {
		return fmt.Errorf("%w: %q", ErrNoSheet, c.Sheet)
	}
	c.Sheet = names[i]
	row := c.Row
	if row == 0 {
		last, err := e.end(c.Sheet)
		if err != nil {
			return err
		}
		row = last + 1
		if err := e.begin(c, row); err != nil {
			return err
		}
	}
	for i, v := range c.Values {
		if v == nil {
			continue
		}
		if err := e.set(c.Sheet, row, c.Col+i, v); err != nil {
			return fmt.Errorf("sheet %s, cell %s: %w", c.Sheet, cellName(row, c.Col+i), err)
		}
	}
	if last, known := e.ends[c.Sheet]; known {
		e.ends[c.Sheet] = max(last, row)
	}
	return nil
}

// highestRow is what Excel lets a row be, about, in points.
const highestRow = 400

// begin gives a new row the look of the one above it, for the cells in which
// nothing stands yet too, and the height of its texts.
func (e *editor) begin(c Change, row int) error {
	lines := 1
	for i, v := range c.Values {
		ref := cellName(row, c.Col+i)
		style, err := e.look(c.Sheet, row, c.Col+i)
		if err != nil {
			return err
		}
		if err := e.file.SetCellStyle(c.Sheet, ref, ref, style); err != nil {
			return err
		}
		width, err := e.file.GetColWidth(c.Sheet, diag.ColumnName(c.Col+i))
		if err != nil {
			return err
		}
		if s, ok := v.(string); ok {
			lines = max(lines, linesIn(s, width))
		}
	}
	if lines == 1 {
		return nil
	}
	return e.file.SetRowHeight(c.Sheet, row, min(float64(lines)*lineHeight, highestRow))
}

// end is the last row in which something stands.
func (e *editor) end(sheet string) (int, error) {
	if last, known := e.ends[sheet]; known {
		return last, nil
	}
	rows, err := e.file.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return 0, err
	}
	last := 0
	for i, row := range rows {
		for _, v := range row {
			if v != "" {
				last = i + 1
			}
		}
	}
	e.ends[sheet] = last
	return last, nil
}

func (e *editor) set(sheet string, row, col int, value any) error {
	ref := cellName(row, col)
	style, err := e.look(sheet, row, col)
	if err != nil {
		return err
	}
	if err := e.formulas.part(e.file, sheet, ref); err != nil {
		return err
	}
	if err := setValue(e.file, sheet, ref, value, e.since1904); err != nil {
		return err
	}
	if d, ok := value.(viet.Date); ok && realDate(d) {
		if style, err = e.dated(style); err != nil {
			return err
		}
	}
	return e.file.SetCellStyle(sheet, ref, ref, style)
}

// look is the style of a cell or, where it has none, of its neighbour.
func (e *editor) look(sheet string, row, col int) (int, error) {
	style, err := e.file.GetCellStyle(sheet, cellName(row, col))
	if err != nil || style != 0 {
		return style, err
	}
	if row > 1 {
		if style, err = e.file.GetCellStyle(sheet, cellName(row-1, col)); err == nil && style != 0 {
			style, err = e.body(sheet, row-1, style)
		}
		if err != nil || style != 0 {
			return style, err
		}
	}
	if col > 1 {
		return e.file.GetCellStyle(sheet, cellName(row, col-1))
	}
	return 0, nil
}

// body is the look that a row takes from the one above it: where that is the
// header, without what makes it one.
func (e *editor) body(sheet string, above, style int) (int, error) {
	s, err := e.file.GetStyle(style)
	if err != nil {
		return 0, err
	}
	if bold := s.Font != nil && s.Font.Bold; !bold && s.Fill.Pattern == 0 && len(s.Fill.Color) == 0 || above != e.header(sheet) {
		return style, nil
	}
	s.Fill = excelize.Fill{}
	if s.Font != nil {
		s.Font.Bold, s.Font.Color, s.Font.ColorTheme, s.Font.ColorIndexed, s.Font.ColorTint = false, "", nil, 0, 0
	}
	s.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true}
	return e.file.NewStyle(s)
}

// header is the last row of the header of a sheet, 0 if it has none.
func (e *editor) header(sheet string) int {
	row, known := e.headers[sheet]
	if !known {
		if t, _ := Read("", e.data, Options{Sheet: sheet}); t != nil {
			row = t.Header
		}
		e.headers[sheet] = row
	}
	return row
}

// dated makes sure that a style shows a day as one.
func (e *editor) dated(style int) (int, error) {
	s, err := e.file.GetStyle(style)
	if err != nil {
		return 0, err
	}
	code := builtinFormats[s.NumFmt]
	if s.CustomNumFmt != nil {
		code = *s.CustomNumFmt
	}
	if f := parseFormat(code); f.day {
		return style, nil
	}
	format := dayFormat
	s.NumFmt, s.CustomNumFmt = 0, &format
	return e.file.NewStyle(s)
}

// add appends a sheet.
func (e *editor) add(s *Sheet) error {
	taken := map[string]bool{}
	for _, name := range e.file.GetSheetList() {
		sheetName(name, taken)
	}
	name := sheetName(s.Name, taken)
	if _, err := e.file.NewSheet(name); err != nil {
		return err
	}
	return (&sheetWriter{file: e.file, name: name, sheet: s}).write()
}
