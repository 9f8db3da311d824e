package bind

import (
	"strconv"
	"strings"
	"time"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// dash reports whether a cell holds only a mark that people put where there is
// nothing to say. Of numbers and of yes and no it is not for us to say what the
// mark means.
func dash(k kind, c table.Cell) bool {
	if c.Value != nil || c.Text == "" || strings.Trim(c.Text, "-–—…. ") != "" {
		return false
	}
	switch k.shape {
	case passage, listing:
		return true
	case single:
		return k.item != template.Integer && k.item != template.Fraction && k.item != template.Money && k.item != template.Percent
	}
	return false
}

// flaws tells what is wrong with the text of a cell that its field would take, or
// refuse without saying why it stands there.
func flaws(t *Tie, c table.Cell) diag.List {
	var problems diag.List
	if c.Value != nil {
		return nil
	}
	if e := viet.GuessEncoding(c.Text); e != viet.Unicode {
		problems.Add(c.At, encodingHint, "“%s” gõ bằng bảng mã %s, không phải Unicode", shown(c.Text), e)
	}
	if !t.day() {
		return problems
	}
	if d, ok := serial(c.Text); ok {
		problems.Add(c.At, "định dạng ô kiểu ngày (Format Cells, Date), hoặc viết "+d.Short(), "“%s” (%s): “%s” là số mà Excel dùng để ghi ngày %s, không phải là ngày", t.Path, t.Label, c.Text, d.Short())
		return problems
	}
	if d, err := viet.ParseDate(c.Text); err == nil && d.Day == 0 && t.Path != issued {
		problems.Warn(c.At, "viết đủ ngày/tháng/năm; ô định dạng kiểu tháng/năm thì đổi sang kiểu ngày", "“%s” (%s): “%s” không có ngày, văn bản để trống chỗ ấy", t.Path, t.Label, c.Text)
	}
	return problems
}

const encodingHint = "chuyển bảng sang Unicode bằng bộ gõ, như UniKey, rồi lưu lại"

// shown cuts a long text for a message.
func shown(s string) string {
	const most = 40
	if r := []rune(oneLine(s)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return oneLine(s)
}

// issued is the path of the date of a document.
const issued = "van_ban.ngay_ban_hanh"

// day reports whether a column holds dates.
func (t *Tie) day() bool {
	return t.Path == issued || t.kind.shape == single && t.kind.item == template.Day
}

// serial reads the number by which Excel counts days: those of the years 2000
// to 2099.
func serial(s string) (viet.Date, bool) {
	const first, last = 36526, 73050
	n, err := strconv.Atoi(s)
	if err != nil || n < first || n > last {
		return viet.Date{}, false
	}
	d := time.Date(2000, time.January, 1+n-first, 0, 0, 0, 0, time.UTC)
	return viet.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}, true
}

// Reads says of each column whether anything asks for it: a field, the names of
// recipients and files, a condition.
func (b *Binding) Reads(w Wish, pattern string) []bool {
	out := b.asked(w, pattern)
	for _, t := range b.ties {
		out[t.Column] = true
	}
	if k := b.keyColumn(); k >= 0 {
		out[k] = true
	}
	return out
}

// asked says of each column whether a condition or the pattern of names asks for
// it.
func (b *Binding) asked(w Wish, pattern string) []bool {
	out := make([]bool, len(b.table.Columns))
	parts, _ := b.pattern(pattern)
	for _, p := range parts {
		if p.column >= 0 {
			out[p.column] = true
		}
	}
	var problems diag.List // told by Select
	for _, s := range w.Where {
		if c, ok := b.condition(s, &problems); ok {
			out[c.column] = true
		}
	}
	return out
}

// crossed reports a dash where the shared definition says something: the row may
// mean to have nothing there, which a blank cell does not say.
func crossed(t *Tie, c table.Cell, base *record.Value) diag.List {
	var problems diag.List
	if old, _ := walk(base, t.steps); dash(t.kind, c) && !old.Empty() {
		problems.Add(c.At, "để trống ô để dùng giá trị chung, hoặc bỏ giá trị chung và ghi riêng cho từng dòng",
			"“%s” (%s): ô ghi “%s” mà phần chung của mọi văn bản đã có giá trị", t.Path, t.Label, c.Text)
	}
	return problems
}
