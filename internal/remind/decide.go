package remind

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/viet"
)

// Decide computes the state of every province on a day and the letters that
// follow. The rules stand in the order of the settings: the first matter that
// is open gives the one letter of a round; with Choice.All every open matter
// gives one. A matter of which a province was reminded too lately, or often
// enough, is held back, and the next one takes its place. A province whose
// rows have errors gets nothing. The plan is nil if the choice cannot be kept.
func Decide(s *Settings, t *Tracking, register *places.Register, c Choice) (*Plan, diag.List) {
	var problems diag.List
	d := decider{settings: s, choice: c, problems: &problems, dues: map[*rule]due{}}
	wanted := d.wanted(register)
	if problems.HasErrors() {
		return nil, problems
	}
	year := s.yearOn(c.Date)
	v := survey{settings: s, tracking: t, register: register, day: c.Date, year: year, problems: &problems}
	v.run()
	d.plan = &Plan{Title: s.Title, Date: c.Date, Year: year, settings: s, tracking: t}
	d.decide(v.cases, wanted)
	if wanted != nil || len(c.Codes) > 0 {
		whole := decider{settings: s, choice: Choice{Date: c.Date, Manner: c.Manner, All: c.All}, problems: &diag.List{}, dues: map[*rule]due{}, plan: &Plan{Year: year}}
		whole.decide(v.cases, nil)
		d.plan.rest = others(whole.plan.Letters, d.plan.Letters)
	}
	return d.plan, problems
}

// decide decides on every province that is wanted; nil stands for all.
func (d *decider) decide(cases []*situation, wanted map[string]bool) {
	for _, sit := range cases {
		if wanted == nil || wanted[sit.province.ID] {
			d.plan.Entries = append(d.plan.Entries, d.entry(sit))
		}
	}
	d.gather()
}

// others are the letters of a round that are not chosen, but for those to
// somebody who now gets another in their place.
func others(all, chosen []*Letter) []*Letter {
	var out []*Letter
	for _, l := range all {
		replaced := slices.ContainsFunc(chosen, func(c *Letter) bool {
			return c.rule == l.rule && slices.ContainsFunc(c.IDs, func(id string) bool { return slices.Contains(l.IDs, id) })
		})
		if !replaced {
			l.rest = true
			out = append(out, l)
		}
	}
	return out
}

// all are the letters that are chosen and those that are not, in order.
func (p *Plan) all() []*Letter {
	out := slices.Concat(p.Letters, p.rest)
	slices.SortStableFunc(out, func(a, b *Letter) int {
		rules := p.settings.rules
		return cmp.Or(slices.Index(rules, a.rule)-slices.Index(rules, b.rule), a.cases[0].row.row-b.cases[0].row.row)
	})
	return out
}

// decider picks the letters.
type decider struct {
	settings *Settings
	choice   Choice
	problems *diag.List
	plan     *Plan
	dues     map[*rule]due
	picked   []pick // in the order of the table
}

// pick is one letter for one province, before letters are joined.
type pick struct {
	rule  *rule
	sit   *situation
	cites []sent
	why   string
	entry int // place in the plan
}

// due is the deadline that a letter sets.
type due struct {
	text string
	last viet.Date
	bad  string // why there is none, empty if there is or none is wanted
}

// onlyFile stands for the command line in the places of what is chosen.
const onlyFile = "--only"

// wanted resolves the choice of provinces; nil for all.
func (d *decider) wanted(register *places.Register) map[string]bool {
	for _, code := range d.choice.Codes {
		if !slices.ContainsFunc(d.settings.rules, func(r *rule) bool { return viet.Fold(r.code) == viet.Fold(code) }) {
			d.problems.Add(diag.Range{File: onlyFile}, "chọn trong: "+strings.Join(d.settings.Codes(), ", "), "không có loại công văn “%s” trong %s", code, d.settings.File)
		}
	}
	if m := viet.Key(d.choice.Manner); m != "" && m != single && m != grouped {
		d.problems.Add(diag.Range{}, "ghi rieng hoặc gop", "cách gửi “%s” không có; có “rieng” và “gop”", d.choice.Manner)
	}
	if !d.choice.Date.Complete() {
		d.problems.Add(diag.Range{}, "ghi đủ ngày/tháng/năm, như 16/12/2026", "thiếu ngày để tính tình trạng")
	}
	if len(d.choice.Only) == 0 {
		return nil
	}
	out := map[string]bool{}
	for _, name := range d.choice.Only {
		p, ok := register.Province(bare(name), d.choice.Date)
		if !ok {
			e := register.Missing(bare(name), d.choice.Date)
			d.problems.Add(diag.Range{File: onlyFile}, e.Hint, "%s", e.Reason)
		}
		out[p.ID] = true
	}
	return out
}

// entry decides on one province.
func (d *decider) entry(s *situation) Entry {
	e := Entry{ID: s.province.ID, Province: s.province.FullName, At: s.row.at, Faulty: s.row.faulty}
	e.State, e.Means = s.state()
	if e.Faulty {
		e.State, e.Means = "khong_ro", "không rõ"
		e.Held = append(e.Held, "dòng của địa phương này có lỗi, sửa rồi chạy lại")
		return e
	}
	given := false
	for _, r := range d.settings.rules {
		why, open := r.matter.holds(s, r, d.settings.reviews)
		if !open || d.excluded(s, r) {
			continue
		}
		if given && !d.choice.All {
			e.Held = append(e.Held, r.code+": "+why+"; để vòng sau")
			continue
		}
		if !d.asks(r) {
			e.Held = append(e.Held, r.code+": "+why+"; không chọn ở lần này")
			continue
		}
		cites := s.earlier(r)
		if wait := d.wait(s, r, cites); wait != "" {
			e.Held = append(e.Held, r.code+": "+why+"; "+wait)
			continue
		}
		if fault := d.fault(s, r, cites); fault != "" {
			e.Faulty = true
			e.Held = append(e.Held, r.code+": "+why+"; chưa viết được vì "+fault)
			given = true
			continue
		}
		d.picked = append(d.picked, pick{r, s, cites, why, len(d.plan.Entries)})
		given = true
	}
	return e
}

// asks reports whether letters of a rule are wanted.
func (d *decider) asks(r *rule) bool {
	return len(d.choice.Codes) == 0 || slices.ContainsFunc(d.choice.Codes, func(c string) bool { return viet.Fold(c) == viet.Fold(r.code) })
}

// excluded reports whether a narrower matter takes the place of that of a rule:
// a merged province without a plan is not simply one without a plan.
func (d *decider) excluded(s *situation, r *rule) bool {
	if r.matter.unless == "" {
		return false
	}
	i := slices.IndexFunc(d.settings.rules, func(o *rule) bool { return o.matter.key == r.matter.unless })
	if i < 0 {
		return false
	}
	_, open := d.settings.rules[i].matter.holds(s, d.settings.rules[i], d.settings.reviews)
	return open
}

// wait says why a letter does not go out yet; empty if it does.
func (d *decider) wait(s *situation, r *rule, cites []sent) string {
	if r.most > 0 && len(cites) >= r.most {
		return fmt.Sprintf("đã nhắc đủ %s lần", counted(r.most))
	}
	if l, ok := pending(s, r, cites); ok {
		return fmt.Sprintf("công văn %s hẹn đến hết ngày %s", l.called(), l.until.Short())
	}
	for _, l := range slices.Backward(cites) {
		if l.faulty || l.vague || viet.Fold(l.code.Text) != viet.Fold(r.code) {
			continue
		}
		gap := max(r.gap, 1)
		if s.day.Ordinal()-l.day.Ordinal() < gap {
			return fmt.Sprintf("vừa nhắc ngày %s, chưa đủ %s ngày", l.day.Short(), counted(gap))
		}
		break
	}
	return ""
}

// pending is the letter whose deadline passes last, if it has not passed yet. A
// letter that only recalls the deadline of the report sets none of its own.
func pending(s *situation, r *rule, cites []sent) (sent, bool) {
	var out sent
	for _, l := range cites {
		if !l.faulty && !l.vague && l.until.Compare(s.day) >= 0 && l.until.Compare(out.until) > 0 {
			out = l
		}
	}
	return out, !r.matter.lead && !out.until.IsZero()
}

// fault says why a letter cannot be written, and reports it.
func (d *decider) fault(s *situation, r *rule, cites []sent) string {
	reason := ""
	for _, l := range cites {
		if why := l.uncitable(d.problems); why != "" {
			reason = why
		}
	}
	if r.matter.rows != nil {
		for _, at := range r.matter.rows(s) {
			reason = "có lỗi ở " + at.String()
		}
	}
	if bad := d.due(r).bad; bad != "" {
		reason = bad
	}
	return reason
}

// due is the deadline that letters of a rule set.
func (d *decider) due(r *rule) due {
	if out, ok := d.dues[r]; ok {
		return out
	}
	out := d.reckon(r)
	d.dues[r] = out
	return out
}

func (d *decider) reckon(r *rule) due {
	day, year := d.choice.Date, d.plan.Year
	if r.deadline.empty() {
		if !r.matter.lead {
			return due{}
		}
		t, last := d.settings.report(year)
		return due{text: inYear(t.Text, year, last), last: last}
	}
	if s, ok := parseSpan(r.deadline.Text); ok {
		last := d.settings.calendar.after(day, s)
		return due{text: "chậm nhất ngày " + last.Short(), last: last}
	}
	parsed, err := viet.ParseDeadline(r.deadline.Text)
	if err != nil {
		panic("remind: deadline was read before: " + r.deadline.Text)
	}
	last := parsed.Last(year)
	if last.Compare(day) <= 0 {
		d.problems.Add(r.deadline.At, "ghi một ngày sau ngày công văn, hoặc số ngày như 5 ngày làm việc",
			"hạn của công văn %s (ngày cuối %s) không sau ngày công văn %s", r.code, last.Short(), day.Short())
		return due{bad: "hạn ghi trong " + d.settings.File + " đã qua"}
	}
	return due{text: inYear(parsed.String(), year, last), last: last}
}
