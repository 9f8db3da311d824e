package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/diag"
)

const (
	maxSheetRow    = 1_048_576
	maxSheetColumn = maxColumns
)

// sheetReader makes a grid of one sheet.
type sheetReader struct {
	*book
	grid  *grid
	name  string
	part  string
	cells int
	row   int // of the last row or cell
	col   int
	cell  rawCell
	line  line
	last  int // how many items the line before had
}

// rawCell is a cell as the file holds it.
type rawCell struct {
	kind    string // attribute t
	style   int
	formula bool
	source  string // of the formula; empty for the followers of a shared one
	value   strings.Builder
	found   bool // it has a value
}

func (b *book) readSheet(entry sheetEntry) (*grid, error) {
	data, err := b.part(entry.part)
	if err != nil {
		return nil, err
	}
	if data == nil {
		return nil, fmt.Errorf("thiếu phần %s", entry.part)
	}
	r := &sheetReader{book: b, grid: &grid{file: b.file, sheet: entry.name}, name: entry.typed, part: entry.part}
	for t := tokensOf(data); ; {
		kind, err := t.next()
		if err != nil {
			return nil, err
		}
		switch {
		case kind == endOfPart:
			r.finish()
			return r.grid, nil
		case kind == startTag:
			err = r.start(t)
		case kind == endTag && string(t.name) == "row":
			r.endRow()
		}
		if err != nil {
			return nil, err
		}
	}
}

// start takes the elements of a sheet that say something of its cells.
func (r *sheetReader) start(t *tokens) error {
	switch string(t.name) {
	case "col":
		if t.flag("hidden") {
			r.grid.hidden = append(r.grid.hidden, span{0, t.number("min"), 0, t.number("max")})
		}
	case "row":
		r.endRow()
		if n := t.number("r"); n > 0 {
			r.row = n
		} else {
			r.row++
		}
		r.col = 0
		if r.row > maxSheetRow {
			return fmt.Errorf("có dòng %d, nhiều nhất là %d", r.row, maxSheetRow)
		}
		r.line = line{number: r.row, hidden: t.flag("hidden")}
	case "c":
		return r.readCell(t)
	case "mergeCell":
		if m, ok := parseSpan(string(t.attr("ref"))); ok && len(r.grid.merges) < maxMerges {
			r.grid.merges = append(r.grid.merges, m)
		}
	}
	return nil
}

func (r *sheetReader) endRow() {
	if len(r.line.items) > 0 {
		slices.SortStableFunc(r.line.items, func(a, b item) int { return a.col - b.col })
		r.last = len(r.line.items)
		r.grid.lines = append(r.grid.lines, r.line)
	}
	r.line = line{}
}

// finish puts rows and merged cells in order, which a good file has them in
// already. A row that the file holds twice counts once.
func (r *sheetReader) finish() {
	g := r.grid
	byNumber := func(a, b line) int { return a.number - b.number }
	if !slices.IsSortedFunc(g.lines, byNumber) {
		slices.SortStableFunc(g.lines, byNumber)
	}
	g.lines = slices.CompactFunc(g.lines, func(a, b line) bool { return a.number == b.number })
	slices.SortFunc(g.merges, func(a, b span) int {
		if a.top != b.top {
			return a.top - b.top
		}
		return a.left - b.left
	})
}

// readCell reads up to the end of a cell.
func (r *sheetReader) readCell(t *tokens) error {
	c := &r.cell
	c.kind, c.style, c.formula, c.source, c.found = string(t.attr("t")), t.number("s"), false, "", false
	c.value.Reset()
	if ref := t.attr("r"); ref != nil {
		row, col := parseCell(string(ref))
		if col == 0 {
			return fmt.Errorf("có ô mang địa chỉ sai “%s”", ref)
		}
		r.col = col
		if r.line.number == 0 || row != r.line.number {
			return fmt.Errorf("có ô %s đứng sai dòng", ref)
		}
	} else {
		r.col++
	}
	if r.col > maxSheetColumn {
		return fmt.Errorf("có cột %d, nhiều nhất là %d", r.col, maxSheetColumn)
	}
	inValue, inFormula := false, false
	for {
		kind, err := t.next()
		if err != nil {
			return err
		}
		switch {
		case kind == endOfPart:
			return errDamaged
		case kind == text && inValue:
			t.content(&c.value)
		case kind == text && inFormula:
			c.source += string(t.text)
		case kind == text:
		case string(t.name) == "v":
			inValue = kind == startTag
			c.found = true
		case string(t.name) == "f":
			inFormula = kind == startTag
			c.formula = true
		case string(t.name) == "is" && kind == startTag:
			s, err := t.richText("is")
			if err != nil {
				return err
			}
			c.found = true
			c.value.WriteString(s)
		case string(t.name) == "c" && kind == endTag:
			return r.take()
		}
	}
}

// take makes an item of the cell read, if people see something in it.
func (r *sheetReader) take() error {
	c := &r.cell
	if !c.found && !c.formula {
		return nil
	}
	it := item{col: r.col, at: diag.Pos{Line: r.row, Col: r.col}}
	switch raw := c.value.String(); {
	case c.formula && (!c.found || raw == "" && c.kind != "str" && c.kind != "inlineStr"):
		r.compute(&it)
	default:
		r.show(&it, c.kind, raw)
	}
	if it.text == "" && it.fault == nil {
		return nil
	}
	it.struck = c.style < len(r.struck) && r.struck[c.style]
	if r.cells++; r.cells > maxCells {
		return fmt.Errorf("có quá %d ô", maxCells)
	}
	if r.line.items == nil {
		r.line.items = make([]item, 0, max(r.last, 4))
	}
	r.line.items = append(r.line.items, it)
	return nil
}

const errorCellHint = "sửa công thức hoặc nguồn của nó trong Excel, rồi lưu lại"

// show gives a cell the text that its value is seen as.
func (r *sheetReader) show(it *item, kind, raw string) {
	switch kind {
	case "s":
		if i := atoi([]byte(raw)); raw != "" && i < len(r.strings) {
			it.text = r.strings[i]
		} else {
			it.fault = &fault{"ô trỏ tới chuỗi chữ không có trong sổ tính", damagedHint}
		}
	case "str", "inlineStr":
		it.text = clean(unescapeCell(raw))
	case "b":
		it.text, it.typed = "FALSE", true
		if raw == "1" || raw == "true" {
			it.text = "TRUE"
		}
	case "e":
		it.text = raw
		it.fault = &fault{fmt.Sprintf("ô báo lỗi %s%s", raw, errorMeaning(raw)), errorCellHint}
	case "d":
		it.typed, it.day = true, true
		it.text = isoDay(raw)
	default:
		r.showNumber(it, raw)
	}
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

func (r *sheetReader) format(style int) numberFormat {
	if style < len(r.formats) {
		return r.formats[style]
	}
	return numberFormat{}
}

func (r *sheetReader) showNumber(it *item, raw string) {
	if raw = strings.TrimSpace(raw); raw == "" {
		return
	}
	n, ok := parseNumber(raw)
	if !ok {
		it.fault = &fault{fmt.Sprintf("ô có giá trị “%s” không phải là số", clip(raw)), damagedHint}
		return
	}
	f := r.format(r.cell.style)
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

// parseCell reads “C5”; 0 if it is no cell.
func parseCell(ref string) (row, col int) {
	i := 0
	for i < len(ref) && i < 4 {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = 26*col + int(c-'A') + 1
		i++
	}
	row = atoi([]byte(ref[i:]))
	if row == 0 || col == 0 || row > maxSheetRow || col > maxSheetColumn {
		return 0, 0
	}
	return row, col
}

// parseSpan reads “C5:D7”; false for a single cell.
func parseSpan(ref string) (span, bool) {
	from, to, found := strings.Cut(ref, ":")
	top, left := parseCell(from)
	bottom, right := parseCell(to)
	if !found || top == 0 || bottom < top || right < left || top == bottom && left == right {
		return span{}, false
	}
	return span{top, left, bottom, right}, true
}
