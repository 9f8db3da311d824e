package table

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"vanban/internal/viet"
)

// number is the value of a cell.
type number struct {
	digits string // of a whole number from 0 on, when that is all it is
	value  decimal.Decimal
}

// parseNumber reads a number of a file. Fifteen digits are what Excel knows:
// the rest of 0.30000000000000004 is dust of binary fractions.
func parseNumber(raw string) (number, bool) {
	plain := 0 < len(raw) && len(raw) <= 15
	for i := range len(raw) {
		if raw[i] < '0' || raw[i] > '9' {
			plain = false
			break
		}
	}
	if plain && (raw[0] != '0' || len(raw) == 1) {
		return number{digits: raw}, true
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) || len(raw) > 400 || strings.ContainsAny(raw, "xXpP_") {
		return number{}, false
	}
	text := raw
	if strings.ContainsAny(raw, ".eE") {
		text = strconv.FormatFloat(f, 'g', 15, 64)
	}
	d, err := decimal.NewFromString(text)
	return number{value: d}, err == nil
}

// decimal is the number, exact.
func (n number) decimal() decimal.Decimal {
	if n.digits == "" {
		return n.value
	}
	v, _ := strconv.ParseInt(n.digits, 10, 64) // 15 digits at most
	return decimal.NewFromInt(v)
}

// float is the number as a workbook knows it.
func (n number) float() float64 {
	if n.digits != "" {
		v, _ := strconv.ParseInt(n.digits, 10, 64)
		return float64(v)
	}
	v, _ := n.value.Float64()
	return v
}

// plainNumber writes a number as it would be typed, without groups.
func plainNumber(n number) string {
	if n.digits != "" {
		return n.digits
	}
	return ungrouped(n.value, 0, -1)
}

// ungrouped writes a number with a decimal comma; most is the greatest number
// of decimals, least the number that zeros fill up; -1 all there are.
func ungrouped(d decimal.Decimal, least, most int) string {
	if most >= 0 {
		d = d.Round(int32(most))
	}
	s := d.String()
	whole, part, _ := strings.Cut(s, ".")
	part = strings.TrimRight(part, "0")
	for len(part) < least {
		part += "0"
	}
	if part == "" {
		return whole
	}
	return whole + "," + part
}

// number writes a number as its cell shows it, in Vietnamese. If that rounds
// it, exact is the number itself.
func (f *numberFormat) number(n number) (text, exact string) {
	if !f.shaped {
		return plainNumber(n), ""
	}
	if n.digits != "" && !f.percent && f.scale == 0 && f.least == 0 && f.pattern == "" {
		return f.dress(f.whole(n.digits), false), ""
	}
	d := n.decimal()
	if f.percent {
		d = d.Shift(2)
	}
	shown := d.Shift(int32(-3 * f.scale))
	rounded := shown.Round(int32(f.most))
	whole, part, _ := strings.Cut(ungrouped(rounded.Abs(), f.least, f.most), ",")
	text = f.whole(whole)
	if part != "" {
		text += "," + part
	}
	text = f.dress(text, rounded.IsNegative())
	if !rounded.Equal(shown) || f.scale > 0 {
		exact = viet.Decimal(d, -1)
		if f.percent {
			exact += "%"
		}
	}
	return text, exact
}

// whole writes the digits before the decimal comma.
func (f *numberFormat) whole(digits string) string {
	for len(digits) < f.digits {
		digits = "0" + digits
	}
	if f.pattern != "" {
		return fillPattern(f.pattern, digits)
	}
	if !f.grouped {
		return digits
	}
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// fillPattern puts digits into the places of a pattern from the right; those
// left over stand before it.
func fillPattern(pattern, digits string) string {
	out := ""
	for i := len(pattern) - 1; i >= 0; i-- {
		switch {
		case pattern[i] != '0':
			out = string(pattern[i]) + out
		case digits == "":
			return strings.TrimLeft(out, " .-")
		default:
			out = digits[len(digits)-1:] + out
			digits = digits[:len(digits)-1]
		}
	}
	return digits + out
}

// dress adds the sign and the words around a number.
func (f *numberFormat) dress(s string, negative bool) string {
	if f.percent {
		s += "%"
	}
	if negative {
		s = "-" + s
	}
	if f.before == "" && f.after == "" {
		return s
	}
	return strings.TrimSpace(f.before + s + f.after)
}

// date writes a day as dd/mm/yyyy whatever the cell shows of it, a month as
// mm/yyyy and a time as hh:mm. It is false for a number that is no day.
func (f *numberFormat) date(n number, since1904 bool) (string, bool) {
	serial := n.float()
	if !f.day && !f.month && !f.year {
		return f.time(serial), serial >= 0 && serial < 1e6
	}
	day, ok := dayOf(serial, since1904)
	if !ok {
		return "", false
	}
	switch {
	case f.day || !f.year:
		return dayText(day), true
	case f.month:
		return dayText(day)[3:], true
	}
	return strconv.Itoa(day.Year), true
}

// dayText writes a day as dd/mm/yyyy.
func dayText(d viet.Date) string {
	b := [10]byte{2: '/', 5: '/'}
	for i, v := range []int{d.Day / 10, d.Day % 10, -1, d.Month / 10, d.Month % 10, -1, d.Year / 1000, d.Year / 100 % 10, d.Year / 10 % 10, d.Year % 10} {
		if v >= 0 {
			b[i] = byte('0' + v)
		}
	}
	return string(b[:])
}

// time writes the hours of a day, or as many as there are.
func (f *numberFormat) time(serial float64) string {
	seconds := int64(math.Round(serial * 86400))
	if !f.elapsed {
		seconds %= 86400
	}
	if s := seconds % 60; s != 0 {
		return fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, s)
	}
	return fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
}

// Days are numbered from 1/1/1900, as if that year had a 29 February, or from
// 1/1/1904, which is 0.
const (
	leapDay1900 = 60
	lastDay     = 2_958_465 // 31/12/9999
)

func dayOf(serial float64, since1904 bool) (viet.Date, bool) {
	n := int(math.Floor(serial + 1e-9))
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case serial < 0 || serial > lastDay+1:
		return viet.Date{}, false
	case since1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 1 || n == leapDay1900:
		return viet.Date{}, false
	case n < leapDay1900:
		n++
	}
	y, m, d := base.AddDate(0, 0, n).Date()
	return viet.Date{Day: d, Month: int(m), Year: y}, y <= 9999
}

// serialOf is the inverse of dayOf.
func serialOf(d viet.Date, since1904 bool) int {
	base := viet.Date{Day: 30, Month: 12, Year: 1899}
	if since1904 {
		base = viet.Date{Day: 1, Month: 1, Year: 1904}
	}
	n := d.Ordinal() - base.Ordinal()
	if !since1904 && n <= leapDay1900 {
		n--
	}
	return n
}

// isoDay reads the day of a cell that holds it as text: 2026-03-30T00:00:00.
func isoDay(raw string) string {
	day, _, _ := strings.Cut(raw, "T")
	if d, err := viet.ParseDate(day); err == nil && d.Complete() {
		return dayText(d)
	}
	return clean(raw)
}
