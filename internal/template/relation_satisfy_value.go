package template

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/record"
	"vanban/internal/viet"
)

func itoa(n int) string { return strconv.Itoa(n) }

// makeDistinct drops what a list has twice; in a column the second text gets a
// number, and a row whose value can be no other one goes.
func (f *fixer) makeDistinct(slots []slot) {
	seen := map[string]bool{}
	for _, s := range slots {
		if s.field.Type == Listing {
			clear(seen)
		}
		texts := s.texts()
		for i, d := range s.data() {
			key := folded(d.same(f.reader))
			if seen[key] {
				texts[i] = f.otherThan(s, d, seen)
				if texts[i] != nil {
					key = folded(*texts[i])
				}
			}
			seen[key] = true
		}
		if s.field.Type != Listing && len(texts) == 1 && texts[0] == nil && s.field.Required {
			f.dropRow(s)
			continue
		}
		f.write(s, texts)
	}
}

// otherThan is a text like a value that was not seen yet; nil if there is none or
// the value may go.
func (f *fixer) otherThan(s slot, d datum, seen map[string]bool) *string {
	if d.kind != Line || s.field.Type == Listing || f.bound(s.field) {
		return nil
	}
	for n := 2; ; n++ {
		if text := d.text() + " " + itoa(n); !seen[folded(text)] {
			return &text
		}
	}
}

// bound reports whether a rule says which values a field can have.
func (f *fixer) bound(field *Field) bool {
	return slices.ContainsFunc(f.t.relations, func(r Relation) bool { return r.Key == keyAmong && r.Field.Field() == field })
}

// dropRow takes the row of a slot out of its table.
func (f *fixer) dropRow(s slot) {
	removeFrom(f.data, s.parent)
	f.changed = true
}

// removeFrom takes one value out of a list below another.
func removeFrom(in, gone *record.Value) {
	if in == nil {
		return
	}
	in.Items = slices.DeleteFunc(in.Items, func(v *record.Value) bool { return v == gone })
	for _, item := range in.Items {
		removeFrom(item, gone)
	}
	for _, field := range in.Fields {
		removeFrom(field.Value, gone)
	}
}

// makeCurrent replaces the names of what has ended.
func (f *fixer) makeCurrent(s slot) {
	if f.env.Places == nil {
		return
	}
	texts := s.texts()
	for i, d := range s.data() {
		name := f.nameOf(d)
		if e, ok := f.ended(name); ok {
			now := "Sở Nội vụ"
			if len(e.Now) > 0 {
				now = e.Now[f.pick(len(e.Now))]
			}
			texts[i] = &now
		} else if _, ok := f.districtEnded(name); ok {
			now := "Ủy ban nhân dân các xã, phường"
			texts[i] = &now
		}
	}
	f.write(s, texts)
}

// moveInside moves times into their period; a period that ends before it begins
// is turned round.
func (f *fixer) moveInside(r *Relation, s slot) {
	if f.faults(func(j *judge) { j.within(r, s) }) == 0 {
		return
	}
	from, to := f.operandData(r, s, 0), f.operandData(r, s, 1)
	first, _ := newMoment(from[0].kind, from[0].text())
	last, _ := newMoment(to[0].kind, to[0].text())
	if first.first.Compare(last.last) > 0 {
		f.turnRound(r, s)
		return
	}
	texts := s.texts()
	for i, d := range s.data() {
		if m, ok := newMoment(d.kind, d.text()); ok && m.outside(first.first, last.last) != 0 {
			text := f.timeInside(d, first.first, last.last)
			texts[i] = &text
		}
	}
	f.write(s, texts)
}

// turnRound swaps the ends of a period.
func (f *fixer) turnRound(r *Relation, s slot) {
	if !r.operands[0].isField() || !r.operands[1].isField() {
		return
	}
	a, _ := f.others(r, s, 0)
	b, _ := f.others(r, s, 1)
	if a[0].field.Type != b[0].field.Type || a[0].value == nil || b[0].value == nil {
		return
	}
	x, y := a[0].data()[0].text(), b[0].data()[0].text()
	f.write(a[0], []*string{&y})
	f.write(b[0], []*string{&x})
	f.begin(r)
}

var anyYear = regexp.MustCompile(`\b\d{4}\b`)

// timeInside is a time between two days, worded like the one given if it can be.
func (f *fixer) timeInside(d datum, first, last viet.Date) string {
	years := last.Year - first.Year + 1
	shift := f.pick(years)
	for i := range years {
		year := itoa(first.Year + (shift+i)%years)
		text := anyYear.ReplaceAllString(d.text(), year)
		if m, ok := newMoment(d.kind, text); ok && m.outside(first, last) == 0 && !m.last.IsZero() {
			return text
		}
	}
	if d.kind == Year {
		return itoa(first.Year + shift)
	}
	return last.Short()
}

// putInOrder moves values to the side of others on which they must lie.
func (f *fixer) putInOrder(r *Relation, s slot) {
	if f.faults(func(j *judge) { j.order(r, s) }) == 0 {
		return
	}
	others := f.operandData(r, s, 0)
	stuck := f.round%3 == 2 // this side is held by another rule
	if (stuck || f.computed(s.field)) && r.operands[0].isField() {
		f.moveOthers(r, s)
		return
	}
	texts := s.texts()
	for i, d := range s.data() {
		for _, e := range others {
			if text := moved(r.Key, typed(*texts[i], d.kind), e); text != "" {
				texts[i] = &text
			}
		}
	}
	f.write(s, texts)
}

// computed reports whether a rule works a field out from others.
func (f *fixer) computed(field *Field) bool {
	return slices.ContainsFunc(f.t.relations, func(r Relation) bool {
		return (r.Key == keySumOf || r.Key == keyShareOf) && r.Field.Field() == field
	})
}

// moveOthers moves the other side of an order.
func (f *fixer) moveOthers(r *Relation, s slot) {
	back := map[string]string{keyAfter: keyBefore, keyBefore: keyAfter, keyNotBefore: keyNotAfter, keyNotAfter: keyNotBefore, keyAtLeast: keyAtMost, keyAtMost: keyAtLeast}
	others, _ := f.others(r, s, 0)
	for _, o := range others {
		texts := o.texts()
		for i, d := range o.data() {
			for _, e := range s.data() {
				if text := moved(back[r.Key], typed(*texts[i], d.kind), e); text != "" {
					texts[i] = &text
				}
			}
		}
		f.write(o, texts)
	}
}

// moved is a value that keeps an order with another; "" if it does already or
// cannot be told.
func moved(key string, d, e datum) string {
	if key == keyAtLeast || key == keyAtMost {
		a, okA := d.number()
		b, okB := e.number()
		if !okA || !okB || keeps(key, a.value.Cmp(b.value)) {
			return ""
		}
		return numberText(d.kind, b.value)
	}
	a, okA := newMoment(d.kind, d.text())
	b, okB := newMoment(e.kind, e.text())
	if !okA || !okB {
		return ""
	}
	if order, ok := a.compare(b); !ok || keeps(key, order) {
		return ""
	}
	step := map[string]int{keyAfter: 1, keyBefore: -1}[key]
	if d.kind == Year || b.parts == 1 {
		return beyond(d.kind, b.last.Year+step)
	}
	day := b.last
	if b.yearly {
		day.Year = 2001
	}
	switch step {
	case 1:
		day = nextDay(day)
	case -1:
		day = day.Before()
	}
	if b.yearly {
		day.Year = 0
	}
	return day.Short()
}

// nextDay is the day after a complete date.
func nextDay(d viet.Date) viet.Date {
	switch {
	case d.Day < viet.DaysIn(d.Year, d.Month):
		return viet.Date{Day: d.Day + 1, Month: d.Month, Year: d.Year}
	case d.Month < 12:
		return viet.Date{Day: 1, Month: d.Month + 1, Year: d.Year}
	}
	return viet.Date{Day: 1, Month: 1, Year: d.Year + 1}
}

// beyond is a year, or a day in it.
func beyond(t Type, year int) string {
	if t == Day {
		return viet.Date{Day: 30, Month: 6, Year: year}.Short()
	}
	return itoa(year)
}

// numberText is a number as a field takes it.
func numberText(t Type, n decimal.Decimal) string {
	switch t {
	case Integer, Year:
		return n.Round(0).String()
	}
	return strings.ReplaceAll(n.String(), ".", ",")
}

// makeRising sorts numbers, so that none is below the one before it.
func (f *fixer) makeRising(r *Relation, slots []slot) {
	if f.faults(func(j *judge) { j.rising(r, slots) }) == 0 {
		return
	}
	if len(slots) > 0 && slots[0].field.Type != Milestones && slots[0].field.Type != Listing {
		f.sortColumn(slots)
		return
	}
	for _, s := range slots {
		data := s.data()
		least, bounded := decimal.Decimal{}, false
		for i := range r.operands {
			for _, d := range f.operandData(r, s, i) {
				if n, ok := d.number(); ok {
					least, bounded = n.value, true
				}
			}
		}
		sortNumbers(data)
		texts := make([]*string, len(data))
		for i, d := range data {
			text := d.text()
			if n, ok := d.number(); ok && bounded && n.value.LessThan(least) {
				text = numberText(d.kind, least)
			}
			texts[i] = &text
		}
		f.write(s, texts)
	}
}

func sortNumbers(data []datum) {
	slices.SortStableFunc(data, func(a, b datum) int {
		x, okX := a.number()
		y, okY := b.number()
		if !okX || !okY {
			return 0
		}
		return x.value.Cmp(y.value)
	})
}

// sortColumn sorts the numbers of a column among its rows.
func (f *fixer) sortColumn(slots []slot) {
	for from := 0; from < len(slots); {
		around := slots[from].rows[:max(0, len(slots[from].rows)-1)]
		to := from
		for to < len(slots) && slices.Equal(slots[to].rows[:max(0, len(slots[to].rows)-1)], around) {
			to++
		}
		var filled []slot
		var data []datum
		for _, s := range slots[from:to] {
			if d := s.data(); len(d) == 1 {
				filled, data = append(filled, s), append(data, d[0])
			}
		}
		sortNumbers(data)
		for i, s := range filled {
			text := data[i].text()
			f.write(s, []*string{&text})
		}
		from = to
	}
}

// fillYears adds the years that a field by years lacks, each with the number of
// the year before it.
func (f *fixer) fillYears(r *Relation, s slot) {
	if typed := s.parent.Field(s.field.Name); s.value == nil && typed != nil && typed.Kind == record.Map {
		s.value = typed // every year was dropped
	}
	if s.value == nil || s.parent == nil {
		return
	}
	missing := f.missingYears(r, s)
	if len(missing) == 0 {
		return
	}
	all := s.data()
	v := *s.value
	v.Fields = nil
	for _, y := range missing {
		number := "1"
		for i, d := range all {
			if i == 0 || d.year < y {
				number = d.value.Text
			}
		}
		all = append(all, datum{value: scalarOf(number), year: y})
		slices.SortStableFunc(all, func(a, b datum) int { return a.year - b.year })
	}
	for _, d := range all {
		v.Fields = append(v.Fields, record.Field{Key: itoa(d.year), Name: itoa(d.year), Value: d.value, KeyAt: s.value.At})
	}
	setField(s.parent, s.field.Name, &v)
	f.changed = true
}

// fixTotal works a total out anew. Of several sums for one field the first sets
// it, and the parts of the others give way.
func (f *fixer) fixTotal(r *Relation, s slot) {
	sums, given := f.sums(r, s)
	data := s.data()
	if sums == nil || len(data) != 1 {
		return
	}
	n, ok := data[0].number()
	if !ok {
		return
	}
	if noShare(r, sums, given) {
		f.makeShare(r, s)
		return
	}
	want, _ := f.wanted(r, n, sums, given)
	if want == nil || want.value.Equal(n.value) {
		return
	}
	if r.Key == keySumOf && f.setBefore(r) {
		f.spread(r, s, n.value)
		return
	}
	text := numberText(Fraction, want.value)
	if r.Key == keyShareOf {
		text = viet.Decimal(want.value, n.places)
		if s.field.Type == Percent {
			text += "%"
		}
	}
	if s.field.Type == Integer && !want.value.IsInteger() {
		f.roundParts(r, s)
		return
	}
	f.write(s, []*string{&text})
}

// makeShare leaves a percentage of nothing out, or where it must be given makes
// the whole something.
func (f *fixer) makeShare(r *Relation, s slot) {
	if !s.field.Required {
		f.write(s, []*string{nil})
		return
	}
	whole := "100"
	others, _ := f.others(r, s, 1)
	for _, o := range others {
		if len(o.data()) == 1 {
			f.write(o, []*string{&whole})
			return
		}
	}
}

// setBefore reports whether an earlier rule sets the same total.
func (f *fixer) setBefore(r *Relation) bool {
	for i := range f.t.relations {
		o := &f.t.relations[i]
		if o == r {
			return false
		}
		if o.Key == keySumOf && o.Field.Field() == r.Field.Field() {
			return true
		}
	}
	return false
}

// spread changes the parts of a sum so that they add up to a total: what is left
// over goes to the last one.
func (f *fixer) spread(r *Relation, s slot, total decimal.Decimal) {
	var parts []slot
	for i := range r.operands {
		others, _ := f.others(r, s, i)
		for _, o := range others {
			if len(o.data()) > 0 {
				parts = append(parts, o)
			}
		}
	}
	for k, p := range parts {
		texts := p.texts()
		for i, d := range p.data() {
			n, ok := d.number()
			if !ok {
				continue
			}
			value := decimal.Min(n.value, total)
			if k == len(parts)-1 && i == len(texts)-1 {
				value = total
			}
			total = total.Sub(value)
			text := numberText(d.kind, value)
			texts[i] = &text
		}
		f.write(p, texts)
	}
	f.begin(r)
}

// roundParts makes the parts of a whole number whole.
func (f *fixer) roundParts(r *Relation, s slot) {
	for i := range r.operands {
		others, _ := f.others(r, s, i)
		for _, o := range others {
			texts := o.texts()
			for k, d := range o.data() {
				if n, ok := d.number(); ok && !n.value.IsInteger() {
					text := n.value.Round(0).String()
					texts[k] = &text
				}
			}
			f.write(o, texts)
		}
	}
	f.begin(r)
}
