package remind

import (
	"regexp"
	"slices"
	"strconv"
	"time"

	"vanban/internal/viet"
)

// calendar tells working days from others. Saturdays and Sundays are off; what
// else is off, and which weekends are worked on, the settings say.
type calendar struct{ off, on []viet.Date }

func (c calendar) works(d viet.Date) bool {
	if slices.Contains(c.on, d) {
		return true
	}
	day := asTime(d).Weekday()
	return day != time.Saturday && day != time.Sunday && !slices.Contains(c.off, d)
}

// span is a stretch of days: “5 ngày làm việc”, “20 ngày”.
type span struct {
	days    int
	working bool
}

var spanForm = regexp.MustCompile(`^(?:trong )?(?:thoi han )?(\d{1,3}) ngay( lam viec)?$`)

// parseSpan reads a stretch of days as typed.
func parseSpan(s string) (span, bool) {
	m := spanForm.FindStringSubmatch(viet.Fold(s))
	if m == nil {
		return span{}, false
	}
	n, err := strconv.Atoi(m[1])
	return span{n, m[2] != ""}, err == nil && n > 0
}

// after is the last day of a span counted from the day after a day. Of plain
// days it is put off to a working day.
func (c calendar) after(from viet.Date, s span) viet.Date {
	d := from
	for n := 0; n < s.days; {
		d = nextDay(d)
		if !s.working || c.works(d) {
			n++
		}
	}
	for !c.works(d) {
		d = nextDay(d)
	}
	return d
}

func nextDay(d viet.Date) viet.Date {
	t := asTime(d).AddDate(0, 0, 1)
	return viet.Date{Day: t.Day(), Month: int(t.Month()), Year: t.Year()}
}

func asTime(d viet.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
