package table

import (
	"fmt"
	"math"
	"strings"
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
func Write(sheets []Sheet) ([]byte, error) {
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
		if err := (&sheetWriter{file: f, name: name, sheet: &sheets[i]}).write(); err != nil {
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
	w.widths = make([]float64, len(s.Columns))
	for i, title := range s.Titles {
		if err := w.set(i+1, 1, title, w.styles.title); err != nil {
			return err
		}
	}
	for i, h := range s.Columns {
		if err := w.set(head, i+1, h.Title, w.styles.head); err != nil {
			return err
		}
		w.widths[i] = titleWidth(h.Title)
	}
	for i, row := range s.Rows {
		if err := w.row(head+1+i, row); err != nil {
			return err
		}
	}
	return w.furnish(head)
}

func (w *sheetWriter) row(number int, row []any) error {
	if len(row) > len(w.sheet.Columns) {
		return fmt.Errorf("row %d has %d values, the header has %d columns", number, len(row), len(w.sheet.Columns))
	}
	for i := range w.sheet.Columns {
		var v any
		if i < len(row) {
			v = row[i]
		}
		if err := w.set(number, i+1, v, w.styles.of(v, w.sheet.Columns[i].Form)); err != nil {
			return err
		}
		w.widths[i] = max(w.widths[i], valueWidth(v))
	}
	return nil
}

func (w *sheetWriter) set(row, col int, value any, style int) error {
	ref := cellName(row, col)
	if err := setValue(w.file, w.name, ref, value, false); err != nil {
		return fmt.Errorf("cell %s: %w", ref, err)
	}
	return w.file.SetCellStyle(w.name, ref, ref, style)
}

func cellName(row, col int) string { return fmt.Sprintf("%s%d", diag.ColumnName(col), row) }

// setValue puts a value into a cell, which keeps its style.
func setValue(f *excelize.File, sheet, ref string, value any, since1904 bool) error {
	switch v := value.(type) {
	case nil:
		return f.SetCellValue(sheet, ref, nil)
	case string:
		if v == "" {
			return f.SetCellValue(sheet, ref, nil)
		}
		if n := len([]rune(v)); n > maxCellText {
			return fmt.Errorf("text of %d characters, a cell holds %d", n, maxCellText)
		}
		return f.SetCellStr(sheet, ref, escapeCell(v))
	case int:
		return setNumber(f, sheet, ref, decimal.NewFromInt(int64(v)))
	case int64:
		return setNumber(f, sheet, ref, decimal.NewFromInt(v))
	case decimal.Decimal:
		return setNumber(f, sheet, ref, v)
	case bool:
		return f.SetCellBool(sheet, ref, v)
	case viet.Date:
		switch {
		case v.IsZero():
			return f.SetCellValue(sheet, ref, nil)
		case !realDate(v):
			return f.SetCellStr(sheet, ref, v.Short())
		}
		return f.SetCellDefault(sheet, ref, fmt.Sprint(serialOf(v, since1904)))
	}
	return fmt.Errorf("a value of type %T", value)
}

// escapeCell makes a text that comes back as it is, without the characters that
// XML has no place for.
func escapeCell(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, viet.NFC(strings.ToValidUTF8(s, "\ufffd")))
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

// setNumber writes a number. One with more digits than Excel knows is written
// as text: it would come back as another.
func setNumber(f *excelize.File, sheet, ref string, d decimal.Decimal) error {
	if d.NumDigits() > 15 {
		return f.SetCellStr(sheet, ref, ungrouped(d, 0, -1))
	}
	return f.SetCellDefault(sheet, ref, d.String())
}

// titleWidth leaves a header room for its longest word and two or three lines.
func titleWidth(title string) float64 {
	longest := 0
	for _, word := range strings.Fields(title) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return math.Max(float64(longest+4), math.Ceil(float64(utf8.RuneCountInString(title))/3))
}

// valueWidth is what a value takes on a line; long texts wrap.
func valueWidth(v any) float64 {
	switch v := v.(type) {
	case string:
		longest := 0
		for line := range strings.SplitSeq(v, "\n") {
			longest = max(longest, utf8.RuneCountInString(line))
		}
		return math.Min(float64(longest+2), 48)
	case int, int64, decimal.Decimal:
		return float64(len(fmt.Sprint(v))*4/3 + 3)
	case viet.Date:
		return 12
	}
	return 0
}
