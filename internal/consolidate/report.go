package consolidate

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// The slots of an indicator.
const (
	slotNow = iota
	slotBefore
	slotPlan
	slots
)

// figure is one number where it stands.
type figure struct {
	text     string // as typed; empty if nothing was
	value    decimal.Decimal
	known    bool // a number was read
	estimate bool
	at       diag.Range
	sheet    string // the form or table, as a letter names it: “Biểu số liệu”
	cell     string // the place in it: “ô D7”, “dòng 2, cột Kỳ này”
	unit     string // as typed beside it; empty if none is
}

// entry is a text where it stands.
type entry struct {
	text   string
	at     diag.Range
	silent bool // the report says nothing; text is what that amounts to
}

// rate is a share that was typed beside the numbers it is made of.
type rate struct {
	typed, part, whole figure
	name               string // of the indicator, as typed
}

// item is one row of a listing: values by column.
type item struct {
	at     diag.Range
	values []entry // province left out; in the order of columnsOf
}

// report is what one file says, whatever its form.
type report struct {
	file     string
	at       diag.Range // where the province is named
	province places.Province
	cutoff   viet.Date
	facts    []entry           // as Settings.form.Facts
	figures  [][slots][]figure // as Settings.form.Indicators; each place where the figure stands
	rates    []rate
	lists    [][]item // as Settings.form.Lists
	arrived  viet.Date
	assumed  bool     // arrived is the report's own date
	notes    []string // for the comment above its row
	dropped  map[string]bool
}

// newReport makes room for what the settings ask for.
func (s *Settings) newReport(file string) *report {
	return &report{
		file: file, facts: make([]entry, len(s.form.Facts)), figures: make([][slots][]figure, len(s.form.Indicators)),
		lists: make([][]item, len(s.form.Lists)), dropped: map[string]bool{},
	}
}

// first is the figure that counts of several: the first that was filled in, or
// the first place where it could be.
func first(all []figure) (figure, bool) {
	for _, f := range all {
		if f.text != "" {
			return f, true
		}
	}
	if len(all) > 0 {
		return all[0], false
	}
	return figure{}, false
}

// now is the figure of the year.
func (r *report) now(i int) (figure, bool) { return first(r.figures[i][slotNow]) }

// estimated reports whether any figure that counts is an estimate.
func (r *report) estimated(s *Settings) bool {
	for i, ind := range s.form.Indicators {
		if f, ok := r.now(i); ok && f.estimate && ind.Now.Text != "" {
			return true
		}
	}
	return false
}

// column returns the column of the consolidated table that a slot fills, empty for none.
func (i indicator) column(slot int) string {
	return [slots]string{i.Now.Text, i.Before.Text, i.Plan.Text}[slot]
}

// blanks are what people type for nothing.
var blanks = []string{"-", "–", "—", "_", "…", "...", ".", "x", "/", "không có số liệu", "chưa có số liệu", "chưa có", "không có", "n/a"}

var (
	estimateMark = regexp.MustCompile(`(?i)\(?\*\)|\(?\s*ước( tính| thực hiện| đạt)?\s*\)?`)
	numberInText = regexp.MustCompile(`(?i)(?:số\s*:?\s*)?(\d+[\p{L}]?/(?:\d{4}/)?[\p{L}\d&]+(?:-[\p{L}\d&.]+)*)`)
	longDay      = regexp.MustCompile(`(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`)
	shortDay     = regexp.MustCompile(`\b(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\b`)
)

// number reads a figure as a person typed it: in groups or not, with its unit or
// the word ước behind it.
func number(text, unit string, at diag.Range) figure {
	f := figure{text: strings.TrimSpace(text), at: at, unit: unit}
	for _, b := range blanks {
		if strings.EqualFold(f.text, b) {
			f.text = ""
		}
	}
	if f.text == "" {
		return f
	}
	plain := f.text
	if estimateMark.MatchString(plain) {
		f.estimate = true
		plain = strings.TrimSpace(estimateMark.ReplaceAllString(plain, ""))
	}
	if unit != "" {
		if cut, ok := cutUnit(plain, unit); ok {
			plain = cut
		}
	}
	plain = strings.TrimSpace(strings.TrimPrefix(plain, "'"))
	if v, err := viet.ParseDecimal(plain); err == nil {
		f.value, f.known = v, true
	}
	return f
}

// cutUnit takes the unit away from the end of a number.
func cutUnit(text, unit string) (string, bool) {
	low, want := viet.Lower(viet.NFC(text)), viet.Lower(viet.NFC(unit))
	if cut, ok := strings.CutSuffix(low, want); ok {
		return text[:len(cut)], true
	}
	return text, false
}

// The ways to take a value out of a text.
const (
	takeNumber = "so_ky_hieu"
	takeDay    = "ngay"
	takeYes    = "co_khong"
)

// take takes what a fact asks for out of a text; empty if it is not there.
func (f fact) take(text string) string {
	switch viet.Key(f.Take.Text) {
	case takeNumber:
		text = withNumber(text)
	case takeDay:
		text = withDay(text)
	}
	text = strings.TrimSpace(text)
	if text != "" && f.Suffix.Text != "" && !strings.Contains(text, "/") {
		text += f.Suffix.Text
	}
	return text
}

// withNumber finds số, ký hiệu in a citation.
func withNumber(text string) string {
	for _, m := range numberInText.FindAllStringSubmatch(text, -1) {
		if strings.ContainsFunc(m[1], func(r rune) bool { return r >= 'A' && r <= 'Z' || r == 'Đ' }) {
			return m[1]
		}
	}
	return ""
}

// withDay finds the first day in a citation.
func withDay(text string) string {
	if m := longDay.FindStringSubmatch(text); m != nil {
		if d, err := viet.ParseDate(m[1] + "/" + m[2] + "/" + m[3]); err == nil {
			return d.Short()
		}
	}
	if m := shortDay.FindStringSubmatch(text); m != nil {
		if d, err := viet.ParseDate(m[1]); err == nil {
			return d.Short()
		}
	}
	return ""
}

// checkEntry reads the text of a cell of the consolidated table by the type of
// its column, and says why it cannot stand there.
func checkEntry(f *template.Field, text string) (string, error) {
	switch f.Type {
	case template.Day:
		d, err := viet.ParseDate(text)
		if err != nil {
			return "", err
		}
		if !d.Complete() {
			return "", &viet.InputError{Text: text, Reason: fmt.Sprintf("“%s” không đủ ngày, tháng, năm", text), Hint: "ghi ngày/tháng/năm, như 08/12/2026"}
		}
		return d.Short(), nil
	case template.YesNo:
		yes, known := yesNo(text)
		if !known {
			return "", &viet.InputError{Text: text, Reason: fmt.Sprintf("“%s” không phải có hay không", text), Hint: "ghi có hoặc không"}
		}
		if yes {
			return "có", nil
		}
		return "không", nil
	}
	return text, nil
}

// yesNo reads an answer; known is false if it is none.
func yesNo(text string) (yes, known bool) {
	switch viet.Fold(strings.TrimSpace(text)) {
	case "co", "da", "x", "true", "dung", "uoc", "yes", "roi", "da co":
		return true, true
	case "khong", "chua", "false", "sai", "no", "", "khong co", "chua co":
		return false, true
	}
	return false, false
}
