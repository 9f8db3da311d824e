package remind

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/viet"
)

var (
	dayMonth   = regexp.MustCompile(`^(.*\d{1,2}/\d{1,2})(?: hằng năm| hàng năm)?$`)
	dayMonthIn = regexp.MustCompile(`^(.*tháng \d{1,2})(?: hằng năm| hàng năm)?$`)
)

// inYear names the year in a deadline that has none.
func inYear(deadline string, year int, last viet.Date) string {
	if d, err := viet.ParseDeadline(deadline); err == nil && d.Last(year) == d.Last(year+1) {
		return deadline
	}
	if m := dayMonth.FindStringSubmatch(deadline); m != nil {
		return fmt.Sprintf("%s/%d", m[1], year)
	}
	if m := dayMonthIn.FindStringSubmatch(deadline); m != nil {
		return fmt.Sprintf("%s năm %d", m[1], year)
	}
	return "chậm nhất ngày " + last.Short()
}

// gather makes the letters of the plan: one of each that goes alone, one of
// those that may be joined. Letters are joined only where they cite the same:
// a letter that tells all its readers “đã hai lần nhắc” must be right for each.
func (d *decider) gather() {
	for _, r := range d.settings.rules {
		var letters []*Letter
		joined := map[string]*Letter{}
		for _, p := range d.picked {
			if p.rule != r {
				continue
			}
			key := citation(p.cites)
			l := joined[key]
			if l == nil || d.manner(r) == single {
				l = &Letter{Code: r.code, Template: r.template.Text, Times: len(p.cites) + 1, Deadline: d.due(r).text, Why: p.why, rule: r, cites: p.cites, until: d.due(r).last}
				letters, joined[key] = append(letters, l), l
			}
			l.cases = append(l.cases, p.sit)
			l.IDs, l.To = append(l.IDs, p.sit.province.ID), append(l.To, p.sit.province.FullName)
		}
		for _, l := range letters {
			d.settle(l, len(letters))
			d.plan.Letters = append(d.plan.Letters, l)
		}
	}
	for _, p := range d.picked {
		e := &d.plan.Entries[p.entry]
		i := slices.IndexFunc(d.plan.Letters, func(l *Letter) bool { return l.rule == p.rule && slices.Contains(l.IDs, e.ID) })
		l := d.plan.Letters[i]
		why := p.why
		if len(l.IDs) > 1 {
			why += fmt.Sprintf("; gửi chung %s nơi", counted(len(l.IDs)))
		}
		why += l.apart
		e.Letters = append(e.Letters, Due{Code: l.Code, Template: l.Template, Times: l.Times, Deadline: l.Deadline, Why: why, File: l.Name})
	}
}

// settle names a letter and says why it stands beside others of its kind.
func (d *decider) settle(l *Letter, of int) {
	l.Name = viet.ID(l.Code) + fmt.Sprintf("-lan-%d-", l.Times) + l.IDs[0]
	if n := len(l.IDs) - 1; n > 0 {
		l.Name += fmt.Sprintf("-va-%d-noi", n)
	}
	if d.manner(l.rule) == grouped && of > 1 {
		l.apart = "; tách riêng vì viện dẫn khác"
	}
}

func (d *decider) manner(r *rule) string {
	if m := viet.Key(d.choice.Manner); m != "" {
		return m
	}
	return r.manner
}

// citation tells which letters are cited; letters with one key may be joined.
func citation(cites []sent) string {
	var b strings.Builder
	for _, l := range cites {
		fmt.Fprintf(&b, "%s\x00%s\x00%s\x01", l.number.Text, l.day.ISO(), l.subject.Text)
	}
	return b.String()
}
