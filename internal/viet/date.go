package viet

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day of the calendar. A zero part is not known: Day, then Day and
// Month, may be 0. The zero Date is no date.
type Date struct {
	Day, Month, Year int
}

// IsZero reports whether nothing of the date is known.
func (d Date) IsZero() bool { return d == Date{} }

// Complete reports whether day, month and year are known.
func (d Date) Complete() bool { return d.Day > 0 && d.Month > 0 && d.Year > 0 }

// Compare returns -1, 0 or +1 as d lies before, on or after e. An unknown part
// lies before every known one.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// blank is the room for a part of a date that is written in by hand.
const blank = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"

// Long writes the date in full: “ngày 05 tháng 01 năm 2020”, “ngày 29 tháng 6
// năm 2019”. Days below 10 and the months 1 and 2 take a leading 0, other
// months none. An unknown part leaves room of six no-break spaces.
//
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 4, điểm b.
func (d Date) Long() string {
	return "ngày " + cmp.Or(d.day(), blank) + " tháng " + cmp.Or(d.month(), blank) + " năm " + cmp.Or(d.year(), blank)
}

// Short writes the date in figures under the zero rule of [Date.Long]:
// “05/01/2020”, “30/3/2020”. Unknown parts are left out: “7/2021”, “2021”, "".
func (d Date) Short() string {
	var parts []string
	for _, p := range []string{d.day(), d.month(), d.year()} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "/")
}

// ISO writes the date as 2020-03-30, leaving out unknown parts: 2020-03, 2020.
// Texts of this form sort by time.
func (d Date) ISO() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Weekday is the day of the week of a complete date as the decree capitalises
// it: “thứ Hai”, “Chủ nhật”. NĐ 30/2020, Phụ lục II, Mục V, khoản 8, điểm c.
func (d Date) Weekday() string {
	names := [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}
	return names[time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday()]
}

// Parts returns day, month and year as the decree writes them, each "" if it
// is not known.
func (d Date) Parts() (day, month, year string) { return d.day(), d.month(), d.year() }

func (d Date) day() string { return padded(d.Day, 9) }

func (d Date) month() string { return padded(d.Month, 2) }

func (d Date) year() string { return padded(d.Year, 0) }

// padded writes n, with a leading 0 up to a limit; 0 gives "".
func padded(n, limit int) string {
	switch {
	case n == 0:
		return ""
	case n <= limit:
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// DaysIn returns the number of days of a month, 1 to 12.
func DaysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Ordinal numbers the days: that of the next day is one more. The date must be
// complete.
func (d Date) Ordinal() int {
	return int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// dateHint tells how to write a date that cannot be read.
const dateHint = "viết ngày/tháng/năm, như 30/3/2020 hoặc 2020-03-30"

// ParseDate reads a date as typed: 2020-03-30, 30/3/2020, 30-3-2020, 30.3.2020,
// “ngày 30 tháng 3 năm 2020”; 7/2021 and 2021-07 leave the day unknown, 2021
// day and month. The year has four digits. The error is an [*InputError] that
// says, for a day that does not exist, how many days its month has.
func ParseDate(s string) (Date, error) {
	fail := func(hint, format string, args ...any) (Date, error) {
		return Date{}, &InputError{s, fmt.Sprintf(format, args...), hint}
	}
	parts, ok := dateParts(s)
	if !ok {
		return fail(dateHint, "%s không phải là ngày", quote(s))
	}
	if len(parts[0]) == 4 { // the year first
		for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
			parts[i], parts[j] = parts[j], parts[i]
		}
	}
	if y := parts[len(parts)-1]; len(y) != 4 || y[0] == '0' {
		return fail("viết năm đủ bốn chữ số, như 30/3/2020", "ngày %s có năm “%s”, cần năm đủ bốn chữ số", quote(s), y)
	}
	var n [3]int // day, month, year
	for i, p := range parts {
		if len(p) > 2 && i < len(parts)-1 {
			return fail(dateHint, "%s không phải là ngày", quote(s))
		}
		n[3-len(parts)+i], _ = strconv.Atoi(p)
	}
	d := Date{n[0], n[1], n[2]}
	if len(parts) > 1 && (d.Month < 1 || d.Month > 12) {
		if len(parts) == 3 && 1 <= d.Day && d.Day <= 12 && d.Month > 12 && d.Month <= DaysIn(d.Year, d.Day) {
			return fail("viết ngày trước, tháng sau: "+Date{d.Month, d.Day, d.Year}.Short(), "ngày %s có tháng %d, một năm chỉ có 12 tháng", quote(s), d.Month)
		}
		return fail("sửa tháng thành số từ 1 đến 12", "ngày %s có tháng %d, tháng phải từ 1 đến 12", quote(s), d.Month)
	}
	if len(parts) < 3 {
		return d, nil
	}
	if last := DaysIn(d.Year, d.Month); d.Day < 1 || d.Day > last {
		return fail(fmt.Sprintf("sửa ngày thành số từ 1 đến %d", last), "không có ngày %s: tháng %d năm %d chỉ có %d ngày", quote(s), d.Month, d.Year, last)
	}
	return d, nil
}

// dateParts takes a date apart into one to three runs of digits.
func dateParts(s string) ([]string, bool) {
	t := Fold(strings.TrimSpace(s))
	if strings.Contains(t, "nam ") {
		words := strings.Fields(strings.ReplaceAll(t, ",", " "))
		t = ""
		for i, w := range words {
			names := [...]string{"nam", "thang", "ngay"}
			back := len(words) - 1 - i
			if back%2 == 0 {
				t += "/" + w
			} else if back/2 >= len(names) || w != names[back/2] {
				return nil, false
			}
		}
		t = strings.TrimPrefix(t, "/")
	}
	for _, sep := range []string{"/", "-", "."} {
		if !strings.Contains(t, sep) {
			continue
		}
		parts := strings.Split(t, sep)
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
			if !isDigits(parts[i]) || len(parts[i]) > 4 {
				return nil, false
			}
		}
		return parts, len(parts) <= 3
	}
	return []string{t}, isDigits(t) && len(t) == 4
}
