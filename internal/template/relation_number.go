package template

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// number reads a value as a number.
func (d datum) number() (*Number, bool) {
	return numberOf(d.kind, d.text())
}

func numberOf(t Type, typed string) (*Number, bool) {
	n, err := viet.ParseDecimal(strings.TrimSpace(strings.TrimSuffix(typed, "%")))
	return newNumber(n, t), err == nil
}

// order asks each value to lie on one side of others in time or size.
func (j *judge) order(r *Relation, s slot) {
	o := &r.operands[0]
	for _, d := range s.data() {
		for _, e := range j.operandData(r, s, 0) {
			order, ok := 0, false
			if r.Key == keyAtLeast || r.Key == keyAtMost {
				a, okA := d.number()
				b, okB := e.number()
				if ok = okA && okB; ok {
					order = a.value.Cmp(b.value)
				}
			} else {
				a, okA := newMoment(d.kind, d.text())
				b, okB := newMoment(e.kind, e.text())
				if okA && okB {
					order, ok = a.compare(b)
				}
			}
			if !ok || keeps(r.Key, order) {
				continue
			}
			hint, found := "sửa "+r.Field.String(), o.title()
			if o.given {
				hint += " hoặc xem lại giá trị này"
			} else {
				hint += orChange(*o)
				found += " là " + e.shown()
			}
			j.report(r, d.at, hint, "%s là %s, %s %s", r.Field.title(), d.shown(), must(r.Key), found)
			if e.at != (diag.Range{}) {
				j.also(e.at, "so với giá trị này")
			}
			break // the rest would say the same
		}
	}
}

// shown is a value as it stands in a message; of a deadline with the last day
// that counts, if its words do not say it.
func (d datum) shown() string {
	switch d.kind {
	case Year, Day, DayMonth:
		return d.text()
	case Deadline:
		m, _ := newMoment(Deadline, d.text())
		if last := m.last.Short(); last != "" && !strings.Contains(d.text(), last) {
			return "“" + d.text() + "” (đến hết ngày " + last + ")"
		}
		return "“" + d.text() + "”"
	}
	if n, ok := d.number(); ok {
		return n.String()
	}
	return "“" + d.text() + "”"
}

// operandData is the values of an operand for a slot; none if they are blank.
func (j *judge) operandData(r *Relation, s slot, i int) []datum {
	o := &r.operands[i]
	switch {
	case o.isField():
		var out []datum
		others, _ := j.others(r, s, i)
		for _, other := range others {
			out = append(out, other.data()...)
		}
		return out
	case o.given:
		return []datum{o.literal(r.Field.Field().single())}
	case j.issued.IsZero():
		return nil
	}
	return []datum{typed(j.issued.Short(), Day)}
}

// typed is a value that nobody typed in the data.
func typed(text string, kind Type) datum {
	return datum{value: &record.Value{Kind: record.Scalar, Text: text}, kind: kind}
}

// literal is a value that the template gives, of the type that fits a field.
func (o *operand) literal(beside Type) datum {
	switch beside {
	case Deadline, Year, Day:
		return typed(o.text, Day)
	}
	return typed(o.text, beside)
}

// within asks each time to lie in a period.
func (j *judge) within(r *Relation, s slot) {
	var ends [2]moment
	var names [2]string
	years := true
	for i := range ends {
		data := j.operandData(r, s, i)
		if len(data) == 0 {
			return
		}
		var ok bool
		if ends[i], ok = newMoment(data[0].kind, data[0].text()); !ok {
			return
		}
		names[i] = data[0].text()
		years = years && ends[i].parts == 1
	}
	period := "thời gian từ " + names[0] + " đến " + names[1]
	if years {
		period = "giai đoạn " + names[0] + " - " + names[1]
	}
	first, last := ends[0].first, ends[1].last
	for _, d := range s.data() {
		m, ok := newMoment(d.kind, d.text())
		if !ok {
			continue
		}
		switch m.outside(first, last) {
		case -1:
			j.report(r, d.at, "ghi từ ngày "+first.Short()+" trở đi"+orChange(r.operands[0]), "%s là %s, phải nằm trong %s", r.Field.title(), d.shown(), period)
		case 1:
			j.report(r, d.at, "ghi không sau ngày "+last.Short()+orChange(r.operands[1]), "%s là %s, phải nằm trong %s", r.Field.title(), d.shown(), period)
		}
	}
}

// orChange offers to change an operand, if it is no fixed value.
func orChange(o operand) string {
	if o.given {
		return ""
	}
	return ", hoặc sửa " + strings.TrimPrefix(o.key(), reserved+".")
}

// rising asks that no number is below the one before it.
func (j *judge) rising(r *Relation, slots []slot) {
	var before datum
	around := []int{}
	for i, s := range slots {
		column := s.field.Type != Milestones && s.field.Type != Listing
		if outer := s.rows[:max(0, len(s.rows)-1)]; !column || i == 0 || !slices.Equal(outer, around) {
			before, around = datum{}, outer
		}
		beside := ""
		for k := range r.operands {
			for _, d := range j.operandData(r, s, k) {
				before, beside = d, r.operands[k].title()
			}
		}
		for _, d := range s.data() {
			n, ok := d.number()
			if !ok {
				continue
			}
			if last, ok := before.numberIfAny(); ok && n.value.LessThan(last.value) {
				j.report(r, d.at, "sửa một trong hai số", "%s %s, nhỏ hơn %s", r.Field.title(), d.inYear(""), before.inYear(cmp.Or(beside, "số trước")))
				j.also(before.at, "số đứng trước")
			}
			before, beside = d, ""
		}
	}
}

func (d datum) numberIfAny() (*Number, bool) {
	if d.value == nil {
		return nil, false
	}
	return d.number()
}

// inYear names a number with its year or field.
func (d datum) inYear(title string) string {
	switch {
	case d.year != 0:
		return "năm " + strconv.Itoa(d.year) + " là " + d.shown()
	case title != "":
		return title + " là " + d.shown()
	}
	return "là " + d.shown()
}

// total asks a number to be the sum of others, or the percentage of one sum in
// another.
func (j *judge) total(r *Relation, s slot) {
	sums, given := j.sums(r, s)
	if sums == nil {
		return
	}
	for _, d := range s.data() {
		n, ok := d.number()
		if !ok {
			continue
		}
		if noShare(r, sums, given) {
			j.report(r, d.at, "bỏ trống "+s.field.Name+", hoặc sửa các số đem tính", "%s là %s, nhưng %s bằng 0 nên không có tỷ lệ", r.Field.title(), n, r.operands[1].title())
			continue
		}
		want, how := j.wanted(r, n, sums, given)
		if want == nil || want.value.Equal(n.value) {
			continue
		}
		j.report(r, d.at, "sửa "+s.field.Name+" thành "+want.String()+", hoặc sửa các số đem tính", "%s là %s, %s được %s", r.Field.title(), n, how, want)
	}
}

// noShare reports whether a percentage is asked of a whole that is 0.
func noShare(r *Relation, sums []decimal.Decimal, given []bool) bool {
	return r.Key == keyShareOf && given[0] && given[1] && sums[1].IsZero()
}

// sums adds up each operand of a total; nil if something is still blank. given
// tells which have a number at all.
func (j *judge) sums(r *Relation, s slot) (sums []decimal.Decimal, given []bool) {
	sums = make([]decimal.Decimal, len(r.operands))
	given = make([]bool, len(r.operands))
	for i := range r.operands {
		others, known := j.others(r, s, i)
		if !known {
			return nil, nil
		}
		for _, other := range others {
			for _, d := range other.data() {
				if n, ok := d.number(); ok {
					sums[i], given[i] = sums[i].Add(n.value), true
				}
			}
		}
	}
	return sums, given
}

// wanted is the number that a total should be, nil if it cannot be told, and how
// it comes about.
func (j *judge) wanted(r *Relation, n *Number, sums []decimal.Decimal, given []bool) (want *Number, how string) {
	if r.Key == keyShareOf {
		if !given[0] || sums[1].IsZero() {
			return nil, ""
		}
		share := sums[0].Mul(decimal.NewFromInt(100)).DivRound(sums[1], divisionDigits).Round(int32(n.places))
		how = r.operands[0].title() + " chia " + r.operands[1].title() + " (" + viet.Decimal(sums[0], -1) + " / " + viet.Decimal(sums[1], -1) + ")"
		return &Number{value: share, places: n.places, kind: Percent}, how
	}
	if !slices.Contains(given, true) {
		return nil, ""
	}
	sum := decimal.Zero
	names := make([]string, len(sums))
	for i := range sums {
		sum = sum.Add(sums[i])
		names[i] = r.operands[i].title()
	}
	return newNumber(sum, n.kind), "cộng " + strings.Join(names, ", ")
}

// inForce asks that no body or province is named that had ended by the date of
// the document.
func (j *judge) inForce(r *Relation, s slot) {
	if j.env.Places == nil {
		return
	}
	for _, d := range s.data() {
		name := j.nameOf(d)
		if e, ok := j.ended(name); ok {
			j.report(r, d.at, e.Instead(), "%s là “%s”; từ %s không còn “%s”", r.Field.title(), d.text(), e.Until.Short(), e.Name)
			continue
		}
		if end, ok := j.districtEnded(name); ok {
			j.report(r, d.at, "thay bằng cơ quan của xã, phường, đặc khu, hoặc của tỉnh", "%s là “%s”; từ %s không còn cấp huyện", r.Field.title(), d.text(), end.Short())
		}
	}
}

// nameOf is the name that a value stands for.
func (j *judge) nameOf(d datum) string {
	if d.kind == Line {
		return d.text()
	}
	return d.same(j.reader)
}

// districtEnded reports whether a text names a body of a district though there
// are no districts any more, and the day when they ended.
func (j *judge) districtEnded(text string) (viet.Date, bool) {
	end := j.env.Regulation.HeadRules().DistrictsEnd
	return end, (j.issued.IsZero() || j.issued.Compare(end) >= 0) && ofDistrict(text, j.env.Regulation)
}

// ended finds the name of a body in a text that there is no more.
func (j *judge) ended(text string) (places.Ended, bool) {
	for _, short := range j.env.Regulation.Usage().ShortFields {
		if before, after, ok := strings.Cut(text, short.Wrong); ok && !endsInWord(before) && !beginsInWord(after) {
			text = before + short.Right + after
		}
	}
	if j.gone == nil {
		j.gone = j.env.Places.EndedNames(j.issued)
	}
	for _, e := range j.gone {
		if e.In(text) {
			return e, true
		}
	}
	return places.Ended{}, false
}

// ofDistrict reports whether a text names a body of a district.
func ofDistrict(text string, regulation *law.Regulation) bool {
	for _, body := range regulation.Usage().BodyWords {
		i := strings.Index(text, body+" ")
		if i < 0 {
			continue
		}
		rest := strings.TrimPrefix(text[i+len(body)+1:], "các ")
		for _, unit := range append(regulation.HeadRules().Districts, "cấp huyện") {
			if after, ok := strings.CutPrefix(rest, unit); ok && !beginsInWord(after) {
				return true
			}
		}
	}
	return false
}
