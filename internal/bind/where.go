package bind

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// whereFile stands for the command line in the places of conditions.
const whereFile = "--where"

// condition is one thing that must hold of a row.
type condition struct {
	column   int
	operator string // “=”, “!=”, “<”, “<=”, “>”, “>=”, “~”
	value    string
	text     string // as people read it: “vùng = Đồng bằng sông Hồng”
}

// operators are the signs of conditions, longer ones before their beginnings.
func operators() []string {
	return []string{"!=", "<>", "<=", ">=", "≠", "≤", "≥", "=", "<", ">", "~"}
}

// contains is the sign “~” in words.
const contains = " chứa "

// condition reads “cột = giá trị”. A title may hold signs itself: the first sign
// with a known column before it counts.
func (b *Binding) condition(s string, problems *diag.List) (condition, bool) {
	s = viet.NFC(strings.TrimSpace(s))
	first := ""
	for i := range s {
		sign, length := signAt(s, i)
		if sign == "" {
			continue
		}
		name := strings.TrimSpace(s[:i])
		if first == "" {
			first = name
		}
		if column, ok := b.Column(name); ok {
			c := condition{column: column, operator: sign, value: unquote(strings.TrimSpace(s[i+length:]))}
			c.text = b.describe(c)
			if c.value == "" && sign != "=" && sign != "!=" {
				problems.Add(diag.Range{File: whereFile}, "viết giá trị sau dấu “"+sign+"”", "điều kiện “%s” không có giá trị để so", s)
				return c, false
			}
			return c, true
		}
	}
	if first == "" {
		problems.Add(diag.Range{File: whereFile}, "viết dạng “cột = giá trị”, với một trong các dấu = != < <= > >= hoặc chữ “chứa”", "không hiểu điều kiện “%s”", s)
	} else {
		problems.Add(diag.Range{File: whereFile}, nearestTitle(b.table, first), "điều kiện “%s”: bảng không có cột “%s”", s, first)
	}
	return condition{}, false
}

// signAt returns the operator that begins at a byte of a text, with its length.
func signAt(s string, i int) (string, int) {
	for _, o := range operators() {
		if strings.HasPrefix(s[i:], o) {
			switch o {
			case "<>", "≠":
				return "!=", len(o)
			case "≤":
				return "<=", len(o)
			case "≥":
				return ">=", len(o)
			}
			return o, len(o)
		}
	}
	if len(s[i:]) > len(contains) && viet.Lower(s[i:i+len(contains)]) == contains {
		return "~", len(contains)
	}
	return "", 0
}

func unquote(s string) string {
	for _, q := range [][2]string{{`"`, `"`}, {"“", "”"}, {"'", "'"}} {
		if inner, ok := strings.CutPrefix(s, q[0]); ok {
			if inner, ok := strings.CutSuffix(inner, q[1]); ok {
				return inner
			}
		}
	}
	return s
}

// describe words a condition for the plan.
func (b *Binding) describe(c condition) string {
	title := b.table.Columns[c.column].Title
	switch {
	case c.value == "" && c.operator == "=":
		return title + " để trống"
	case c.value == "":
		return title + " không để trống"
	case c.operator == "~":
		return title + " chứa “" + c.value + "”"
	}
	return title + " " + c.operator + " " + c.value
}

// holds reports whether a row fulfils a condition, and what its cell says.
func (b *Binding) holds(c condition, row table.Row, on viet.Date) (bool, string) {
	items := b.items(c.column, row)
	if len(items) == 0 && !row.Cells[c.column].Empty() {
		return c.value != "" && c.operator == "!=", "ô là một nhóm giá trị" // of a YAML file
	}
	said := "ô để trống"
	if len(items) > 0 {
		said = "ô ghi “" + strings.Join(items, ", ") + "”"
	}
	if c.value == "" || len(items) == 0 {
		return (c.operator == "=") == (len(items) == 0 && c.value == "") && (c.operator == "=" || c.operator == "!="), said
	}
	match := func(item string) bool {
		if c.operator == "~" {
			return strings.Contains(folded(item), folded(c.value))
		}
		order, comparable := b.compare(c, item, on)
		switch c.operator {
		case "=", "!=":
			return comparable && order == 0
		case "<":
			return comparable && order < 0
		case "<=":
			return comparable && order <= 0
		case ">":
			return comparable && order > 0
		}
		return comparable && order >= 0
	}
	return slices.ContainsFunc(items, match) != (c.operator == "!="), said
}

// folded is a text as it is compared: without case, accents and needless spaces,
// and chua_ban_hanh as the words that it stands for.
func folded(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(viet.Fold(s), "_", " ")), " ")
}

// compare orders a cell and the value of a condition, as provinces, yes and no,
// numbers, dates or texts, by what both are. It is false if they are of two kinds
// that have no order.
func (b *Binding) compare(c condition, item string, on viet.Date) (int, bool) {
	switch b.itemType(c.column) {
	case template.Province:
		if b.places != nil {
			x, okX := b.places.Province(item, on)
			y, okY := b.places.Province(c.value, on)
			if okX && okY {
				return strings.Compare(x.ID, y.ID), true
			}
		}
	case template.YesNo:
		return strings.Compare(viet.Fold(yesOrNo(item)), viet.Fold(yesOrNo(c.value))), true
	}
	x, okX := number(item)
	y, okY := number(c.value)
	if okX && okY {
		return x.Cmp(y), true
	}
	d, errD := viet.ParseDate(item)
	e, errE := viet.ParseDate(c.value)
	switch {
	case errD == nil && errE == nil:
		return compareSpans(d, e), true
	case folded(item) == folded(c.value):
		return 0, true
	case okY || errE == nil:
		return 1, c.operator == "=" || c.operator == "!=" // “chưa có” is neither before nor after 5
	}
	return viet.Compare(item, c.value), true
}

func number(s string) (decimal.Decimal, bool) {
	d, err := viet.ParseDecimal(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%")))
	return d, err == nil
}

// compareSpans orders two dates of which parts may be unknown: a month lies
// before a day after its end, and is equal to each of its days.
func compareSpans(a, b viet.Date) int {
	switch {
	case lastDay(a).Compare(firstDay(b)) < 0:
		return -1
	case firstDay(a).Compare(lastDay(b)) > 0:
		return 1
	}
	return 0
}

func firstDay(d viet.Date) viet.Date {
	return viet.Date{Day: max(1, d.Day), Month: max(1, d.Month), Year: d.Year}
}

func lastDay(d viet.Date) viet.Date {
	if d.Month == 0 {
		d.Month = 12
	}
	if d.Day == 0 {
		d.Day = viet.DaysIn(d.Year, d.Month)
	}
	return d
}

// Wish says which rows are wanted.
type Wish struct {
	Where  []string // “cột = giá trị”; all must hold
	Only   []string // recipients, values of their column, or numbers of rows: “3,5-8”
	Limit  int      // the first so many; 0 for all
	Hidden bool     // those that the workbook hides, too
}

// Choice says whether a row is wanted.
type Choice struct {
	Wanted bool
	Why    string // the conditions that decided it; empty if nothing was asked
	Rule   string // why a row is not wanted without what stands in it, for counts
}

// Select says of each row of the table, in its order, whether it is wanted.
func (b *Binding) Select(w Wish, base *record.Value) ([]Choice, diag.List) {
	var problems diag.List
	var conditions []condition
	for _, s := range w.Where {
		if c, ok := b.condition(s, &problems); ok {
			conditions = append(conditions, c)
		}
	}
	if w.Limit < 0 {
		problems.Add(diag.Range{File: "--limit"}, "viết số dòng nhiều nhất, như 5", "giới hạn %d không dùng được, phải từ 1", w.Limit)
	}
	named := b.only(w.Only, base, &problems)
	if problems.HasErrors() {
		return nil, problems
	}
	out := make([]Choice, len(b.table.Rows))
	hidden, wanted := 0, 0
	for i, row := range b.table.Rows {
		switch c := b.choose(conditions, row, base); {
		case row.Kind != table.Record:
			out[i] = Choice{Why: noRecord(row.Kind)}
		case row.Hidden && !w.Hidden:
			hidden++
			out[i] = Choice{Why: "dòng đang ẩn trong bảng tính"}
		case named != nil && !named[i]:
			out[i] = Choice{Why: "không có trong danh sách chọn"}
		case !c.Wanted:
			out[i] = c
		case w.Limit > 0 && wanted == w.Limit:
			out[i] = Choice{Why: fmt.Sprintf("quá giới hạn %d dòng", w.Limit)}
		default:
			wanted++
			out[i] = c
		}
		if !out[i].Wanted && out[i].Rule == "" {
			out[i].Rule = out[i].Why
		}
	}
	if hidden > 0 {
		problems.Remark(diag.Range{File: b.table.File, Sheet: b.table.Sheet}, "bỏ ẩn hoặc bỏ lọc trong bảng tính, hoặc thêm --hidden để làm cả các dòng ấy", "bỏ qua %d dòng đang ẩn", hidden)
	}
	return out, problems
}

// noRecord says why a row that is about nobody is left out.
func noRecord(k table.Kind) string {
	switch k {
	case table.Section:
		return "dòng tiêu đề của một nhóm dòng"
	case table.Total:
		return "dòng tổng cộng"
	}
	return "dòng ghi chú ngoài bảng"
}

// choose judges one row by the conditions.
func (b *Binding) choose(conditions []condition, row table.Row, base *record.Value) Choice {
	var kept []string
	for _, c := range conditions {
		if row.Cells[c.column].Bad {
			return Choice{Wanted: true, Why: c.text + ": ô có lỗi"} // which its document tells
		}
		ok, said := b.holds(c, row, b.date(base, row))
		if !ok {
			return Choice{Why: c.text + ": không đúng, " + said, Rule: c.text + ": không đúng"}
		}
		kept = append(kept, c.text)
	}
	return Choice{Wanted: true, Why: strings.Join(kept, "; ")}
}
