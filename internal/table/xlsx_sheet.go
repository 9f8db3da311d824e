package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"vanban/internal/diag"
)

const (
	maxSheetRow    = 1_048_576
	maxSheetColumn = maxColumns
	maxLetters     = 64 << 20 // bytes of text in a sheet
)

// sheetReader makes a grid of one sheet.
type sheetReader struct {
	*book
	grid *grid
	name string // of the sheet, as the file has it
	line line
}

func (b *book) readSheet(entry sheetEntry) (g *grid, err error) {
	defer func() {
		if recover() != nil { // excelize trusts what a file says
			g, err = nil, errDamaged
		}
	}()
	o, err := b.survey(entry)
	if err != nil {
		return nil, err
	}
	r := &sheetReader{book: b, grid: &grid{file: b.name, sheet: entry.name}, name: entry.typed}
	if err := r.takeMerges(); err != nil {
		return nil, err
	}
	for _, m := range o.cells {
		if err := r.take(m); err != nil {
			return nil, err
		}
	}
	r.endLine()
	return r.grid, r.findHidden()
}

// takeMerges reads the merged cells and takes them apart: to excelize each cell
// under a merged one has its value, and it looks for that at every cell.
func (r *sheetReader) takeMerges() error {
	merged, err := r.file.GetMergeCells(r.name, true)
	if err != nil {
		return r.damage(err)
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return errDamaged
		}
		right, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return errDamaged
		}
		if top != bottom || left != right {
			r.grid.merges = append(r.grid.merges, span{top, left, bottom, right})
		}
	}
	slices.SortFunc(r.grid.merges, func(a, b span) int {
		if a.top != b.top {
			return a.top - b.top
		}
		return a.left - b.left
	})
	if len(merged) == 0 {
		return nil
	}
	return r.file.UnmergeCell(r.name, "A1", cellName(maxSheetRow, maxSheetColumn))
}

// damage says what an error of excelize means to those who have the file.
func (r *sheetReader) damage(err error) error {
	for _, e := range []error{excelize.ErrSheetNameLength, excelize.ErrSheetNameInvalid, excelize.ErrSheetNameSingleQuote, excelize.ErrSheetNameBlank} {
		if errors.Is(err, e) {
			return &fault{fmt.Sprintf("tên trang tính để trống, dài quá %d ký tự hoặc có dấu Excel không cho dùng", maxSheetName), "đổi tên trang tính trong Excel rồi lưu lại"}
		}
	}
	return errDamaged
}

// take makes an item of a cell, if people see something in it.
func (r *sheetReader) take(m mark) error {
	if !m.valued && !m.formula {
		return nil
	}
	row, col := int(m.row), int(m.col)
	ref := cellName(row, col)
	kind, err := r.file.GetCellType(r.name, ref)
	if err != nil {
		return errDamaged
	}
	it := item{col: col, at: diag.Pos{Line: row, Col: col}}
	raw, err := r.file.GetCellValue(r.name, ref, excelize.Options{RawCellValue: true})
	isText := kind == excelize.CellTypeFormula || kind == excelize.CellTypeInlineString
	switch {
	case err != nil && strings.Contains(err.Error(), "shared string index"):
		it.fault = &fault{"ô trỏ tới chuỗi chữ không có trong sổ tính", damagedHint}
	case err != nil:
		return errDamaged
	case m.formula && (!m.valued || raw == "" && !isText):
		r.compute(&it, int(m.style))
	default:
		r.show(&it, kind, int(m.style), raw)
	}
	if it.text == "" && it.fault == nil {
		return nil
	}
	it.struck = r.style(int(m.style)).struck
	if r.letters += len(raw); r.letters > maxLetters {
		return tooMuch("có quá %s MB chữ", maxLetters>>20)
	}
	if row != r.line.number {
		r.endLine()
		visible, err := r.file.GetRowVisible(r.name, row)
		if err != nil {
			return errDamaged
		}
		r.line = line{number: row, hidden: !visible, items: make([]item, 0, max(len(r.line.items), 4))}
	}
	r.line.items = append(r.line.items, it)
	return nil
}

func (r *sheetReader) endLine() {
	if len(r.line.items) > 0 {
		r.grid.lines = append(r.grid.lines, r.line)
	}
}

// findHidden looks which of the columns in use people do not see.
func (r *sheetReader) findHidden() error {
	for col := 1; col <= r.grid.width(); col++ {
		visible, err := r.file.GetColVisible(r.name, diag.ColumnName(col))
		if err != nil {
			return errDamaged
		}
		if !visible {
			r.grid.hidden = append(r.grid.hidden, span{0, col, 0, col})
		}
	}
	return nil
}

const errorCellHint = "sửa công thức hoặc nguồn của nó trong Excel, rồi lưu lại"

// show gives a cell the text that its value is seen as.
func (r *sheetReader) show(it *item, kind excelize.CellType, style int, raw string) {
	switch kind {
	case excelize.CellTypeSharedString, excelize.CellTypeInlineString:
		it.text = r.text(raw)
	case excelize.CellTypeFormula: // a text that a formula gave
		it.text = r.text(unescapeCell(raw))
	case excelize.CellTypeBool:
		it.text, it.typed = "FALSE", true
		if raw == "1" || raw == "true" {
			it.text = "TRUE"
		}
	case excelize.CellTypeError:
		it.text = raw
		it.fault = &fault{fmt.Sprintf("ô báo lỗi %s%s", raw, errorMeaning(raw)), errorCellHint}
	case excelize.CellTypeDate:
		it.typed, it.day = true, true
		it.text = isoDay(raw)
	default:
		r.showNumber(it, style, raw)
	}
}

// text is what people see of a text, kept once however many cells have it.
func (b *book) text(raw string) string {
	s, known := b.texts[raw]
	if !known {
		s = clean(raw)
		b.texts[raw] = s
	}
	return s
}

// errorMeaning says in words what Excel says in capitals.
func errorMeaning(code string) string {
	switch code {
	case "#REF!":
		return ": công thức trỏ tới ô đã xóa"
	case "#N/A":
		return ": không tìm thấy giá trị"
	case "#DIV/0!":
		return ": chia cho 0"
	case "#VALUE!":
		return ": sai kiểu giá trị"
	case "#NAME?":
		return ": sai tên hàm hoặc tên vùng"
	case "#NUM!":
		return ": số không hợp lệ"
	case "#NULL!":
		return ": hai vùng không giao nhau"
	}
	return ""
}

// unescapeCell reads “_x000D_”, with which Excel writes characters that XML
// does not allow.
func unescapeCell(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		if len(s) >= 7 && s[6] == '_' {
			if n, ok := hex4(s[2:6]); ok {
				b.WriteRune(n)
				s = s[7:]
				continue
			}
		}
		b.WriteString("_x")
		s = s[2:]
	}
}

func hex4(s string) (rune, bool) {
	n := rune(0)
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			n = n<<4 | rune(c-'0')
		case 'A' <= c && c <= 'F':
			n = n<<4 | rune(c-'A'+10)
		case 'a' <= c && c <= 'f':
			n = n<<4 | rune(c-'a'+10)
		default:
			return 0, false
		}
	}
	return n, true
}

func (r *sheetReader) showNumber(it *item, style int, raw string) {
	if raw = strings.TrimSpace(raw); raw == "" {
		return
	}
	n, ok := parseNumber(raw)
	if !ok {
		it.fault = &fault{fmt.Sprintf("ô có giá trị “%s” không phải là số", clip(raw)), damagedHint}
		return
	}
	f := r.style(style)
	it.typed = true
	if f.isDate() {
		it.day = true
		text, ok := f.date(n, r.date1904)
		if it.text = text; !ok {
			it.text = plainNumber(n)
			it.fault = &fault{fmt.Sprintf("ô định dạng ngày nhưng có số %s, không phải là ngày", it.text), "gõ lại ngày, như 30/3/2026, hoặc đổi định dạng của ô sang số"}
		}
		return
	}
	it.text, it.exact = f.number(n)
	if !f.grouped && n.digits == "" && n.value.Abs().GreaterThanOrEqual(decimal.New(1, exactDigits)) {
		it.fault = &fault{fmt.Sprintf("ô là số dài quá %d chữ số, Excel đã thay các chữ số sau bằng 0, thấy %s", exactDigits, it.text),
			"đặt ô kiểu Text (hoặc gõ dấu nháy đơn ở đầu) rồi gõ lại mã số"}
	}
}

// exactDigits is how many digits of a number Excel keeps. A longer one that is not
// grouped is no amount but a code.
const exactDigits = 15

// clip shortens a text for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
