package viet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Deadline is when something is to be done, as plans and letters say it: a
// day, a month, a quarter, a year, a span of years, “trước ngày 10/12/2026”,
// “Hằng năm”. The zero Deadline is none.
type Deadline struct {
	text  string
	first Date // zero: no beginning is said
	last  Date // the last day that counts; zero: no end is said
	// yearly is set for a day of every year, which last holds as it was named and
	// without its year.
	yearly bool
	before bool // with yearly: the day named does not count itself
}

// String is the deadline as typed, without needless spaces and with a hyphen
// between years.
func (d Deadline) String() string { return d.text }

// First is the first day of the time named, zero if none is said, as of a day of
// every year.
func (d Deadline) First() Date { return d.first }

// Last is the last day on which the deadline is still kept, zero if it never
// ends; year is the year meant by a deadline that names none. “Trước ngày
// 10/12” ends on 9 December, “chậm nhất ngày 10/12” on the 10th.
func (d Deadline) Last(year int) Date {
	if !d.yearly {
		return d.last
	}
	day := Date{min(d.last.Day, DaysIn(year, d.last.Month)), d.last.Month, year}
	if d.before {
		return day.Before()
	}
	return day
}

// Before is the day before d, which must be complete.
func (d Date) Before() Date {
	switch {
	case d.Day > 1:
		return Date{d.Day - 1, d.Month, d.Year}
	case d.Month > 1:
		return Date{DaysIn(d.Year, d.Month-1), d.Month - 1, d.Year}
	}
	return Date{31, 12, d.Year - 1}
}

// ParseDayMonth reads a day of every year, 10/12 or “ngày 10 tháng 12”; the
// year of the result is 0. The error is an [*InputError].
func ParseDayMonth(s string) (Date, error) {
	const hint = "viết ngày/tháng, như 10/12"
	m := dayMonth.FindStringSubmatch(Fold(strings.TrimSpace(s)))
	if m == nil {
		return Date{}, &InputError{s, quote(s) + " không phải là ngày và tháng", hint}
	}
	day, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	if month < 1 || month > 12 {
		return Date{}, &InputError{s, fmt.Sprintf("%s có tháng %d, tháng phải từ 1 đến 12", quote(s), month), hint}
	}
	if last := DaysIn(2000, month); day < 1 || day > last {
		return Date{}, &InputError{s, fmt.Sprintf("không có ngày %s: tháng %d chỉ có %d ngày", quote(s), month, last), hint}
	}
	return Date{Day: day, Month: month}, nil
}

var (
	dayMonth  = regexp.MustCompile(`^(?:ngay )?(\d{1,2})(?: ?[/.-] ?| thang )(\d{1,2})$`)
	quarter   = regexp.MustCompile(`^quy (iv|iii|ii|i|[1-4])(?: ?/ ?| nam )(\d{4})$`)
	halfYear  = regexp.MustCompile(`^(?:6|06|sau) thang (dau|cuoi) nam (\d{4})$`)
	yearSpan  = regexp.MustCompile(`^(?:giai doan |tu nam |nam )?(\d{4})(?: ?[-–—] ?| den (?:nam )?)(\d{4})$`)
	limitWord = regexp.MustCompile(`^(truoc|cham nhat|khong muon hon|den het|den|trong) +(?:het )?(?:vao )?(.+)$`)
	unending  = regexp.MustCompile(`^(?:thuong xuyen|dinh ky|(?:hang|moi) (?:nam|quy|thang|tuan|ngay))(?:, ?tu nam (\d{4}))?$`)
	fromThen  = regexp.MustCompile(`^tu (?:het )?(.+)$`)
	monthly   = regexp.MustCompile(`^thang (?:0?[1-9]|1[0-2]) (?:hang|moi) nam$`)
	afterward = regexp.MustCompile(`, [a-z ]+ (?:hang|moi) (?:nam|quy|thang|tuan|ngay)$`)
	everyYear = regexp.MustCompile(`(?:,? (?:hang|moi) nam)$`)
	spanDash  = regexp.MustCompile(`(\d{4}) ?[-–—] ?(\d{4})`)
)

// ParseDeadline reads a deadline: 30/6/2027, 12/2026, “Quý II/2026”, “6 tháng
// đầu năm 2027”, 2027, “2026 - 2030”, any of them after “trước”, “chậm nhất”
// or “đến hết”; “trước ngày 10/12 hằng năm”; “Thường xuyên”, “Hằng năm, từ năm
// 2027”, “Từ quý I/2027”, “Tháng 10 hằng năm”, “12/2026, cập nhật hằng quý”. The
// error is an [*InputError].
func ParseDeadline(s string) (Deadline, error) {
	text := strings.Join(strings.Fields(NFC(s)), " ")
	d := Deadline{text: spanDash.ReplaceAllString(text, "$1 - $2")}
	folded := Fold(text)
	if m := unending.FindStringSubmatch(folded); m != nil {
		if year, err := strconv.Atoi(m[1]); err == nil {
			d.first = Date{1, 1, year}
		}
		return d, nil
	}
	if monthly.MatchString(folded) {
		return d, nil
	}
	folded = afterward.ReplaceAllString(folded, "")
	limit := ""
	if m := limitWord.FindStringSubmatch(folded); m != nil {
		limit, folded = m[1], m[2]
	}
	if day, err := ParseDayMonth(everyYear.ReplaceAllString(folded, "")); err == nil {
		d.yearly, d.before, d.last = true, limit == "truoc", day
		return d, nil
	}
	first, last, ok := span(folded)
	if m := fromThen.FindStringSubmatch(folded); !ok && limit == "" && m != nil {
		if first, _, ok = span(m[1]); ok {
			d.first = first
			return d, nil
		}
	}
	if !ok {
		return Deadline{}, &InputError{s, quote(s) + " không phải là thời hạn",
			"viết như 30/6/2027, 12/2026, Quý II/2026, 2027, 2026 - 2030, trước ngày 10/12/2026, Hằng năm hoặc Thường xuyên"}
	}
	switch limit {
	case "":
		d.first, d.last = first, last
	case "truoc":
		d.last = first.Before()
	case "trong":
		d.first, d.last = first, last
	default:
		d.last = last
	}
	return d, nil
}

// span reads a stretch of time by its folded text.
func span(folded string) (first, last Date, ok bool) {
	months := func(from, to int, year string) (Date, Date, bool) {
		y, err := strconv.Atoi(year)
		return Date{1, from, y}, Date{DaysIn(y, to), to, y}, err == nil && y >= 1000
	}
	if m := quarter.FindStringSubmatch(folded); m != nil {
		n := map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}[m[1]]
		return months(3*n-2, 3*n, m[2])
	}
	if m := halfYear.FindStringSubmatch(folded); m != nil {
		if m[1] == "dau" {
			return months(1, 6, m[2])
		}
		return months(7, 12, m[2])
	}
	if m := yearSpan.FindStringSubmatch(folded); m != nil && m[1] <= m[2] {
		first, _, _ = months(1, 12, m[1])
		_, last, ok = months(1, 12, m[2])
		return first, last, ok
	}
	for _, word := range []string{"ngay ", "thang ", "nam "} {
		if rest, cut := strings.CutPrefix(folded, word); cut && !strings.Contains(rest, "nam ") {
			folded = rest
			break
		}
	}
	date, err := ParseDate(folded)
	switch {
	case err != nil:
		return Date{}, Date{}, false
	case date.Complete():
		return date, date, true
	case date.Month > 0:
		return months(date.Month, date.Month, strconv.Itoa(date.Year))
	}
	return months(1, 12, strconv.Itoa(date.Year))
}
