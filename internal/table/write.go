package table

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Sheet is a sheet to write.
type Sheet struct {
	Name    string   // at most 31 characters, none of : \ / ? * [ ]; [Write] makes it so
	Titles  []string // lines above the header
	Columns []Head
	// Rows hold a value for each column: nil, string, int, int64,
	// decimal.Decimal, viet.Date or bool. Text stays text, with its leading
	// zeros; a date that is complete becomes a real date.
	Rows [][]any
}

// Form is what a column takes: how cells look that have no value yet.
type Form int

// The forms.
const (
	General Form = iota
	Text         // what is typed stays text: 0012, 5/6
	Number       // a number, grouped by thousands
	Day          // dd/mm/yyyy
)

// Head is the header of a column.
type Head struct {
	Title   string
	Note    string   // help, shown over the header cell; may be empty
	Choices []string // what may be chosen in the cells below; none for anything
	Width   float64  // in characters; 0 to take it from what stands in the column
	Form    Form
}

// What Excel holds.
const (
	maxSheetName = 31
	maxCellText  = 32_767
	maxListText  = 255 // of the choices of a cell, with their commas
)

// Write makes a workbook. The same sheets give the same bytes. An error means
// that the caller asked for what no workbook holds: a value of another type,
// more rows or longer text than Excel takes.
func Write(sheets []Sheet) ([]byte, error) { return write(sheets, streamedRows) }

// write streams sheets that have so many rows.
func write(sheets []Sheet, many int) ([]byte, error) {
	if len(sheets) == 0 {
		return nil, fmt.Errorf("table: no sheet to write")
	}
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetDefaultFont("Times New Roman"); err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for i := range sheets {
		name := sheetName(sheets[i].Name, names)
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(name); err != nil {
			return nil, err
		}
		if err := (&sheetWriter{file: f, name: name, sheet: &sheets[i], many: many}).write(); err != nil {
			return nil, fmt.Errorf("table: sheet %s: %w", name, err)
		}
	}
	return pack(f, nil)
}

// sheetName makes a name that Excel takes and no other sheet has.
func sheetName(name string, taken map[string]bool) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return '-'
		}
		return r
	}, viet.NFC(name)), "' ")
	if name == "" {
		name = "Trang tính"
	}
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = fmt.Sprintf(" (%d)", n)
		}
		cut := []rune(name)
		cut = cut[:min(len(cut), maxSheetName-len(suffix))]
		try := string(cut) + suffix
		if key := strings.ToLower(try); !taken[key] {
			taken[key] = true
			return try
		}
	}
}

// sheetWriter writes one sheet.
type sheetWriter struct {
	file   *excelize.File
	name   string
	sheet  *Sheet
	many   int // as many rows are streamed; 0 if none are, so that more can be done to the sheet
	styles styles
	widths []float64
}

func (w *sheetWriter) write() error {
	s := w.sheet
	head := len(s.Titles) + 1
	if len(s.Titles) > 0 {
		head++ // a blank row keeps the titles apart
	}
	if head+len(s.Rows) > maxSheetRow || len(s.Columns) > maxSheetColumn {
		return fmt.Errorf("%d rows, %d columns are more than a sheet holds", len(s.Rows), len(s.Columns))
	}
	var err error
	if w.styles, err = newStyles(w.file); err != nil {
		return err
	}
	if err := w.measure(head); err != nil {
		return err
	}
	if w.many > 0 && len(s.Rows) >= w.many {
		if err := w.furnish(head); err != nil {
			return err
		}
		return w.stream(head)
	}
	for i := range head + len(s.Rows) {
		for j, c := range w.cells(i+1, head) {
			if err := w.set(i+1, j+1, c.value, c.style); err != nil {
				return err
			}
		}
	}
	if err := w.furnish(head); err != nil {
		return err
	}
	return w.heights(head)
}

// measure finds how wide the columns are.
func (w *sheetWriter) measure(head int) error {
	w.widths = make([]float64, len(w.sheet.Columns))
	for i, h := range w.sheet.Columns {
		w.widths[i] = titleWidth(h.Title)
	}
	for r, row := range w.sheet.Rows {
		if len(row) > len(w.sheet.Columns) {
			return fmt.Errorf("row %d has %d values, the header has %d columns", head+1+r, len(row), len(w.sheet.Columns))
		}
		for i, v := range row {
			w.widths[i] = max(w.widths[i], valueWidth(v))
		}
	}
	for i, h := range w.sheet.Columns {
		if h.Width > 0 {
			w.widths[i] = h.Width
		}
		w.widths[i] = math.Min(math.Max(w.widths[i], 6), 100)
	}
	return nil
}

// styled is a value with its look.
type styled struct {
	value any
	style int
}

// cells are those of a row of the sheet, whose header is row head.
func (w *sheetWriter) cells(number, head int) []styled {
	s := w.sheet
	switch {
	case number <= len(s.Titles):
		return []styled{{s.Titles[number-1], w.styles.title}}
	case number < head:
		return nil
	}
	cells := make([]styled, len(s.Columns))
	for i, h := range s.Columns {
		if number == head {
			cells[i] = styled{h.Title, w.styles.head}
			continue
		}
		var v any
		if row := s.Rows[number-head-1]; i < len(row) {
			v = row[i]
		}
		cells[i] = styled{v, w.styles.of(v, h.Form)}
	}
	return cells
}

func (w *sheetWriter) set(row, col int, value any, style int) error {
	ref := cellName(row, col)
	if err := setValue(w.file, w.name, ref, value, false); err != nil {
		return fmt.Errorf("cell %s: %w", ref, err)
	}
	return w.file.SetCellStyle(w.name, ref, ref, style)
}

func cellName(row, col int) string { return fmt.Sprintf("%s%d", diag.ColumnName(col), row) }

// numeral is a number as a workbook writes it.
type numeral string

// setValue puts a value into a cell, which keeps its style.
func setValue(f *excelize.File, sheet, ref string, value any, since1904 bool) error {
	v, err := inCell(value, since1904)
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case string:
		return f.SetCellStr(sheet, ref, escapeCell(v))
	case numeral:
		return f.SetCellDefault(sheet, ref, string(v))
	case bool:
		return f.SetCellBool(sheet, ref, v)
	}
	return f.SetCellValue(sheet, ref, nil)
}

// inCell is a value as a cell holds it: nil, string, numeral or bool. A number
// with more digits than Excel knows is text: it would come back as another.
func inCell(value any, since1904 bool) (any, error) {
	number := func(d decimal.Decimal) any {
		if d.NumDigits() > 15 {
			return ungrouped(d, 0, -1)
		}
		return numeral(d.String())
	}
	switch v := value.(type) {
	case nil:
		return nil, nil
	case string:
		if v == "" {
			return nil, nil
		}
		if n := utf8.RuneCountInString(v); n > maxCellText {
			return nil, fmt.Errorf("text of %d characters, a cell holds %d", n, maxCellText)
		}
		return cleanCell(v), nil
	case int:
		return number(decimal.NewFromInt(int64(v))), nil
	case int64:
		return number(decimal.NewFromInt(v)), nil
	case decimal.Decimal:
		return number(v), nil
	case bool:
		return v, nil
	case viet.Date:
		switch {
		case v.IsZero():
			return nil, nil
		case !realDate(v):
			return v.Short(), nil
		}
		return numeral(fmt.Sprint(serialOf(v, since1904))), nil
	}
	return nil, fmt.Errorf("a value of type %T", value)
}

// cleanCell is a text without the characters that XML has no place for.
func cleanCell(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, viet.NFC(strings.ToValidUTF8(s, "\ufffd")))
}

// escapeCell makes a text that comes back as it is.
func escapeCell(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if strings.HasPrefix(s[i:], "_x") && len(s) >= i+7 && s[i+6] == '_' {
			if _, ok := hex4(s[i+2 : i+6]); ok { // Excel would read “_x0041_” as A
				b.WriteString("_x005F")
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// realDate reports whether a workbook can hold a date as one.
func realDate(d viet.Date) bool { return d.Complete() && 1904 < d.Year && d.Year <= 9999 }

// titleWidth leaves a header room for its longest word and two or three lines.
func titleWidth(title string) float64 {
	longest := 0
	for _, word := range strings.Fields(title) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return math.Max(float64(longest+4), math.Ceil(float64(utf8.RuneCountInString(title))/3))
}

// textWidth is about the width of a text in the cells of a written sheet, in the
// unit of widths of columns, a digit of the default font, which is smaller.
func textWidth(s string) float64 {
	width := 0.0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r) || r == 'm' || r == 'w' || r == '%':
			width += 1.5
		case unicode.IsDigit(r):
			width += 1.1
		case unicode.IsLetter(r):
			width++
		case unicode.IsMark(r):
		default:
			width += 0.7
		}
	}
	return width
}

// valueWidth is what a value takes on a line; long texts wrap.
func valueWidth(v any) float64 {
	switch v := v.(type) {
	case string:
		longest := 0.0
		for line := range strings.SplitSeq(v, "\n") {
			longest = max(longest, textWidth(line))
		}
		return math.Min(math.Ceil(longest)+2, 48)
	case int, int64, decimal.Decimal:
		return float64(len(fmt.Sprint(v))*4/3 + 3)
	case viet.Date:
		return 12
	}
	return 0
}
