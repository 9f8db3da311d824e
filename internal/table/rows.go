package table

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// maxFaults is how many cells at fault are told one by one.
const maxFaults = 100

// builder makes a table of a grid.
type builder struct {
	*grid
	table *Table
	list  diag.List
	told  int
}

// table finds the header of a grid, or takes the one that starts at a given
// row, and makes rows of what stands below it.
func (g *grid) table(row int) (*Table, diag.List) {
	b := &builder{grid: g, table: &Table{File: g.file, Sheet: g.sheet}}
	if row < 0 {
		panic(fmt.Sprintf("table: invalid row of a header %d", row))
	}
	if len(g.lines) == 0 {
		b.list.Add(g.at(0, 0), "nhập một dòng tiêu đề và mỗi nơi nhận một dòng bên dưới", "%s trống, cần một dòng tiêu đề và ít nhất một dòng số liệu", g.what())
		return nil, b.list
	}
	var h header
	var ok bool
	if i := g.index(row); row == 0 {
		g.lookNear(0)
		h, ok = g.findHeader()
	} else if i < len(g.lines) && g.lines[i].number == row {
		g.lookNear(i)
		h, ok = g.headerAt(i), true
	} else {
		b.list.Add(g.at(row, 0), "chọn lại dòng tiêu đề, hoặc để chương trình tự tìm", "dòng %d trống, không phải dòng tiêu đề", row)
		return nil, b.list
	}
	if !ok {
		b.list.Add(g.at(g.lines[0].number, 0), "thêm một dòng tiêu đề ở trên, mỗi cột một tên", "%s không có dòng tiêu đề: dòng nào cũng là số liệu", g.what())
		return nil, b.list
	}
	g.spread(g.lines[h.last].number + 1)
	b.table.Header = g.lines[h.last].number
	b.columns(h)
	b.rows(h.body)
	b.letters()
	return b.table, b.list
}

func (g *grid) what() string {
	if g.sheet == "" {
		return "tệp"
	}
	return "trang tính"
}

// columns keeps those that have a title or in which something stands.
func (b *builder) columns(h header) {
	used := make([]bool, len(h.titles))
	for i := h.body; i < len(b.lines); i++ {
		for _, it := range b.lines[i].items {
			used[it.col] = true
		}
	}
	seen := map[string]diag.Range{}
	for col, title := range h.titles {
		if col == 0 || title == "" && (!used[col] || b.sheet == "" && col > b.lines[h.last].fields) {
			continue
		}
		at := b.titlePlace(h, col)
		b.table.Columns = append(b.table.Columns, Column{Title: title, At: at, Index: col, Hidden: b.columnHidden(col)})
		key := viet.Fold(title)
		first, twice := seen[key]
		switch {
		case title == "":
			b.list.Warn(at, "gõ tên cột vào dòng tiêu đề, hoặc xóa cột nếu không dùng", "%s có số liệu nhưng không có tiêu đề", b.columnName(col))
		case twice:
			b.list.Warn(at, "đặt cho mỗi cột một tên riêng", "tiêu đề “%s” có ở hai cột", title)
			b.list[len(b.list)-1].Related = []diag.Related{{At: first, Message: "cột cùng tên đứng trước"}}
		default:
			seen[key] = at
		}
	}
}

func (b *builder) columnName(col int) string {
	if b.sheet == "" {
		return fmt.Sprintf("cột thứ %d", col)
	}
	return "cột " + diag.ColumnName(col)
}

// titlePlace is where the lowest name of a column stands.
func (b *builder) titlePlace(h header, col int) diag.Range {
	for i := h.last; i >= h.first; i-- {
		if it := b.lines[i].item(col); it != nil {
			return b.place(it)
		}
	}
	if b.sheet == "" {
		return b.at(b.lines[h.last].number, 0)
	}
	return b.at(b.lines[h.last].number, col)
}

// rows takes the lines below the header, without blank ones.
func (b *builder) rows(from int) {
	columns := make([]int, len(b.table.Columns))
	ordinal := -1
	for i, c := range b.table.Columns {
		columns[i] = c.Index
		if ordinal < 0 && isOrdinal(c.Title) {
			ordinal = i
		}
	}
	cells := make([]Cell, 0, (len(b.lines)-from)*len(columns))
	for i := from; i < len(b.lines); i++ {
		l := &b.lines[i]
		kind, blank := b.kind(l, columns, ordinal)
		if blank {
			continue
		}
		start := len(cells)
		r := Row{Number: l.number, Kind: kind, Hidden: l.hidden, At: b.at(l.number, 0)}
		for _, col := range columns {
			c, bad := b.cell(l, col, kind)
			cells = append(cells, c)
			r.Bad = r.Bad || bad
		}
		r.Cells = slices.Clip(cells[start:])
		b.table.Rows = append(b.table.Rows, r)
	}
	b.remarks(ordinal)
	b.struckOut(ordinal)
	if b.told > maxFaults {
		b.list.Warn(b.at(0, 0), "sửa các ô đã nêu rồi chạy lại để thấy các ô còn lại", "còn %d ô có lỗi không nêu ở đây", b.told-maxFaults)
	}
}

// struckOut warns of rows whose first text is struck through: whoever did that may
// have meant to take the row out of the table.
func (b *builder) struckOut(ordinal int) {
	var at []diag.Range
	for _, r := range b.table.Rows {
		for i, c := range b.table.Columns {
			it := b.lines[b.index(r.Number)].item(c.Index)
			if it == nil || i == ordinal {
				continue
			}
			if it.struck && r.Kind == Record && !r.Hidden {
				at = append(at, b.place(it))
			}
			break
		}
	}
	if len(at) == 0 {
		return
	}
	b.list.Warn(at[0], "ẩn hoặc xóa dòng nếu đã bỏ, bỏ gạch ngang nếu còn dùng", "chữ bị gạch ngang, dòng này vẫn được coi là số liệu")
	last := &b.list[len(b.list)-1]
	for _, place := range at[1:min(len(at), 4)] {
		last.Related = append(last.Related, diag.Related{At: place, Message: "cũng thế"})
	}
}

// cell takes one value and tells what is wrong with it.
func (b *builder) cell(l *line, col int, kind Kind) (Cell, bool) {
	it := l.item(col)
	if it == nil {
		if b.sheet == "" {
			return Cell{At: b.at(l.number, 0)}, false
		}
		return Cell{At: b.at(l.number, col)}, false
	}
	at := b.place(it)
	if it.fault == nil {
		return Cell{Text: it.text, Exact: it.exact, Day: it.day, At: at}, false
	}
	bad := kind == Record
	if b.told++; b.told <= maxFaults {
		if bad {
			b.list.Add(at, it.fault.hint, "%s", it.fault.message)
		} else {
			b.list.Warn(at, it.fault.hint, "%s", it.fault.message)
		}
	}
	return Cell{Text: it.text, Bad: bad, At: at}, bad
}

// isOrdinal reports whether a column only counts its rows.
func isOrdinal(title string) bool {
	switch viet.Key(title) {
	case "stt", "tt", "so_tt", "so_thu_tu", "thu_tu":
		return true
	}
	return false
}

// outline matches the numbers of headings inside a table: I, IV, A.
var outline = regexp.MustCompile(`^([IVXLC]+|[A-H])\.?$`)

// kind tells what a line is; it is blank if nothing stands in the columns but
// a number that counts rows.
func (b *builder) kind(l *line, columns []int, ordinal int) (Kind, bool) {
	filled, across := 0, 0
	var first *item // of those that are not the count
	count := ""
	for i, col := range columns {
		it := l.item(col)
		switch {
		case it == nil || it.text == "" && it.fault == nil:
		case i == ordinal && it.across < 2 && !sumsUp(it.text):
			count = it.text
		default:
			if first == nil {
				first = it
			}
			across = max(across, it.across)
			filled++
		}
	}
	switch {
	case filled == 0 && count != "" && !isCount(count):
		return Section, false // typed where the numbers stand
	case filled == 0:
		return Record, true
	case sumsUp(first.text):
		return Total, false
	case filled > 1 && b.repeats(l, columns):
		return Section, false // printed again at the top of a page
	case filled == 1 && (across > 2 || across == 2 && len(columns) < 5), filled == 1 && len(columns) > 3 && outline.MatchString(count):
		return Section, false
	}
	return Record, false
}

// repeats reports whether a line holds nothing but the titles of its columns.
func (b *builder) repeats(l *line, columns []int) bool {
	for i, col := range columns {
		it := l.item(col)
		if it == nil || it.text == "" {
			continue
		}
		title := b.table.Columns[i].Title
		if key := viet.Key(it.text); key != viet.Key(title) && key != viet.Key(title[strings.LastIndex(title, ": ")+1:]) {
			return false
		}
	}
	return true
}

// sumsUp finds the words that begin a row of sums. “Cộng Hòa” is a commune,
// “Tổng cục” an office and “Tổng công ty” a company.
func sumsUp(text string) bool {
	if len(text) > 200 {
		return false
	}
	key := viet.Key(text)
	switch key {
	case "tong", "cong", "tong_cong", "tong_so", "cong_chung", "ca_nuoc", "toan_quoc":
		return true
	}
	if strings.HasPrefix(key, "tong_cong_") {
		return !strings.HasPrefix(key, "tong_cong_ty") || strings.HasPrefix(viet.Lower(text), "tổng cộng")
	}
	return strings.HasPrefix(key, "tong_so_") || strings.HasPrefix(key, "cong_vung_")
}

// remarks marks what stands below the table: after a gap, and never with more
// than a third of the columns filled.
func (b *builder) remarks(ordinal int) {
	rows, columns := b.table.Rows, b.table.Columns
	from := len(rows)
	for i := len(rows) - 1; i > 0; i-- {
		filled := 0
		for _, c := range rows[i].Cells {
			if c.Text != "" {
				filled++
			}
		}
		counted := ordinal >= 0 && isCount(rows[i].Cells[ordinal].Text)
		if counted || rows[i].Bad || 3*filled > max(len(columns), 3) {
			break
		}
		if isNote(rows[i].Cells) || rows[i].Number > rows[i-1].Number+1 && len(columns) > 2 {
			from = i
		}
	}
	if from == len(rows) {
		return
	}
	for i := from; i < len(rows); i++ {
		rows[i].Kind = Remark
	}
	b.list.Remark(rows[from].At, "xóa dòng trống phía trên nếu đây vẫn là số liệu của bảng", "từ dòng %d trở xuống là ghi chú dưới bảng, không coi là số liệu", rows[from].Number)
}

// isCount reports whether a text counts a row.
func isCount(s string) bool { _, err := viet.ParseInt(s); return err == nil }

// isNote finds a note by its first words.
func isNote(cells []Cell) bool {
	for _, c := range cells {
		if c.Text == "" {
			continue
		}
		key := viet.Key(c.Text[:min(len(c.Text), 60)])
		return strings.HasPrefix(key, "ghi_chu") || strings.HasPrefix(key, "luu_y") || strings.HasPrefix(key, "nguon_so_lieu") ||
			strings.HasPrefix(c.Text, "(*)") || strings.HasPrefix(c.Text, "* ")
	}
	return false
}

// letters looks whether the texts are Vietnamese as stored today.
func (b *builder) letters() {
	sample := b.texts(20_000)
	if e := viet.GuessEncoding(sample); e != viet.Unicode {
		b.list.Warn(b.at(0, 0), "chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) rồi lưu lại", "chữ trong %s theo bảng mã cũ %s, không đọc được là chữ Việt", b.what(), e)
	}
	if marks := lostLetter.FindAllStringIndex(sample, 3); len(marks) == 3 {
		b.list.Warn(b.at(0, 0), "lấy lại tệp gốc, lưu dạng “CSV UTF-8 (Comma delimited)” hoặc .xlsx",
			"chữ có dấu đã bị thay bằng dấu “?”, như “%s”", strings.TrimSpace(sample[marks[0][0]:marks[0][1]]))
	}
}

// lostLetter matches a question mark inside a word, left where a letter could
// not be stored.
var lostLetter = regexp.MustCompile(`(?m)(?:^| )[^\s/=]*\pL\?+\pL[^\s/=]*(?: |$)`)
