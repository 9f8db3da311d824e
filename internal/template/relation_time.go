package template

import (
	"cmp"
	"strings"

	"vanban/internal/viet"
)

// moment is a value of time as relations compare it.
type moment struct {
	first, last viet.Date // zero: none is said
	parts       int       // how exact it is: 1 the year, 2 the month, 3 the day
	yearly      bool      // a day of every year; the dates have no year
}

// newMoment reads a day, a day of every year, a year or a deadline.
func newMoment(t Type, typed string) (moment, bool) {
	typed = strings.TrimSpace(typed)
	switch t {
	case DayMonth:
		d, err := viet.ParseDayMonth(typed)
		return moment{first: d, last: d, parts: 3, yearly: true}, err == nil
	case Deadline:
		d, err := viet.ParseDeadline(typed)
		if err != nil {
			return moment{}, false
		}
		const year, next = 2001, 2002 // of a deadline that names a day of every year
		m := moment{first: d.First(), last: d.Last(year), parts: 3}
		if m.last != d.Last(next) {
			m.yearly, m.first, m.last.Year = true, viet.Date{}, 0
		}
		return m, true
	}
	d, err := viet.ParseDate(typed)
	return momentOf(d), err == nil
}

// momentOf is a date, of which parts may be unknown.
func momentOf(d viet.Date) moment {
	m := moment{first: d, last: d, parts: 3}
	if d.Day == 0 {
		m.parts, m.first.Day = 2, 1
	}
	if d.Month == 0 {
		m.parts, m.first.Month, m.last.Month = 1, 1, 12
	}
	if d.Day == 0 {
		m.last.Day = viet.DaysIn(d.Year, m.last.Month)
	}
	return m
}

// compare orders two moments by their last days, as exactly as both are known;
// false if one of them does not end or only one has a year.
func (m moment) compare(n moment) (int, bool) {
	if m.last.IsZero() || n.last.IsZero() || m.yearly != n.yearly {
		return 0, false
	}
	parts := min(m.parts, n.parts)
	order := cmp.Compare(m.last.Year, n.last.Year)
	if parts > 1 {
		order = cmp.Or(order, cmp.Compare(m.last.Month, n.last.Month))
	}
	if parts > 2 {
		order = cmp.Or(order, cmp.Compare(m.last.Day, n.last.Day))
	}
	return order, true
}

// outside tells whether a moment begins or ends before a first day (-1) or after
// a last day (1); 0 if it does neither.
func (m moment) outside(first, last viet.Date) int {
	if m.yearly {
		return 0
	}
	for _, d := range []viet.Date{m.first, m.last} {
		switch {
		case d.IsZero():
		case d.Compare(first) < 0:
			return -1
		case d.Compare(last) > 0:
			return 1
		}
	}
	return 0
}

// keeps reports whether an order of two values is what a relation asks for.
func keeps(key string, order int) bool {
	switch key {
	case keyAfter:
		return order > 0
	case keyNotBefore, keyAtLeast:
		return order >= 0
	case keyBefore:
		return order < 0
	}
	return order <= 0
}

// must is what a relation on the order of two values asks for, in words.
func must(key string) string {
	switch key {
	case keyAfter:
		return "phải sau"
	case keyNotBefore:
		return "không được trước"
	case keyBefore:
		return "phải trước"
	case keyNotAfter:
		return "không được sau"
	case keyAtLeast:
		return "không được nhỏ hơn"
	}
	return "không được lớn hơn"
}
