package places

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/viet"
)

// Ended is a name that a province, a ministry or a department had and that
// none has any more on a day.
type Ended struct {
	Name     string // “Sở Thông tin và Truyền thông”, “tỉnh Bắc Kạn”
	Province bool
	Until    viet.Date // first day on which it held no more
	Now      []string  // what stands in its place on the day
	Partly   []string  // what took over a part of its work

	short string // of a province that is no more: its name without the type
}

// EndedNames lists the names that had gone by a date: ministries, departments and
// provinces, each with what stands in its place.
func (r *Register) EndedNames(on viet.Date) []Ended {
	var out []Ended
	for _, t := range []*table{&r.ministries, &r.departments, &r.provinces} {
		held := map[string]bool{}
		for _, name := range all(t, on, func(_ *unit, s span) string { return t.words.full(s) }) {
			held[name] = true
		}
		for i := range t.units {
			for _, s := range t.units[i].Spans {
				name := t.words.full(s)
				if s.until.IsZero() || s.until.Compare(lastDay(on)) > 0 || held[name] {
					continue
				}
				held[name] = true
				out = append(out, t.past(&t.units[i], s, on, t == &r.provinces))
			}
		}
	}
	return out
}

// past tells of one state of a unit that is past.
func (t *table) past(u *unit, s span, on viet.Date, province bool) Ended {
	e := Ended{Name: t.words.full(s), Province: province, Until: s.until}
	if now, ok := u.on(lastDay(on)); ok {
		e.Now = []string{t.words.full(now)}
		return e
	}
	if province {
		e.short = s.Name.Text
	}
	for _, v := range t.successors(u, on) {
		now, _ := v.on(lastDay(on))
		e.Now = append(e.Now, t.words.full(now))
	}
	for _, v := range t.partly(u, on) {
		now, _ := v.on(lastDay(on))
		e.Partly = append(e.Partly, t.words.full(now))
	}
	return e
}

// Instead tells what to write in place of the name.
func (e Ended) Instead() string {
	if len(e.Now) == 0 {
		return "thay bằng tên cơ quan, địa phương hiện nay"
	}
	hint := "thay bằng " + strings.Join(e.Now, " hoặc ")
	if len(e.Partly) > 0 {
		hint += " (một phần việc thuộc " + strings.Join(e.Partly, ", ") + ")"
	}
	return hint
}

// In reports whether a text names the former body or province, as whole words
// and however the tones are placed.
func (e Ended) In(text string) bool {
	text, name := viet.SameSpelling(viet.NFC(text)), viet.SameSpelling(e.Name)
	if e.short != "" && strings.EqualFold(text, viet.SameSpelling(e.short)) {
		return true
	}
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		at := from + i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = at + len(name)
	}
}
