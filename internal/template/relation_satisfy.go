package template

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Satisfy changes a definition so that its data keep every rule of quy_tac, as
// far as that is possible: values are replaced, moved, added or dropped, sums
// worked out anew; what keeps the rules already stays as it is. Only “du_lieu”
// changes, and “noi_nhan” where a rule asks for an entry there; the date of the
// document is read from “ngay_ban_hanh”. Every value must be one that its field
// can have. pick chooses a number from 0 to below n, n > 0; with the same choices
// the result is the same. Other values than those of root are never changed.
func (t *Template) Satisfy(root *record.Value, env Env, pick func(n int) int) {
	if len(t.relations) == 0 || root == nil || root.Kind != record.Map {
		return
	}
	f := &fixer{t: t, root: root, pick: pick, judge: judge{env: env}}
	data := root.Field("du_lieu")
	if data == nil || data.Kind != record.Map {
		data = &record.Value{Kind: record.Map}
	}
	f.data = t.givePresets(copyOf(data))
	setField(root, "du_lieu", f.data)
	f.readDate()
	const rounds = 25
	for f.round = range rounds {
		f.changed = false
		f.readRecipients()
		f.reader = &converter{env: env, on: f.issued}
		for i := range t.relations {
			f.relation(&t.relations[i])
		}
		if !f.changed {
			return
		}
	}
}

// fixer changes data until they keep the rules.
type fixer struct {
	judge
	t       *Template
	root    *record.Value
	pick    func(n int) int
	round   int // how often all rules were gone through
	changed bool
}

// copyOf is a value of its own, all through.
func copyOf(v *record.Value) *record.Value {
	if v == nil {
		return nil
	}
	c := *v
	c.Items, c.Fields = slices.Clone(v.Items), slices.Clone(v.Fields)
	for i := range c.Items {
		c.Items[i] = copyOf(c.Items[i])
	}
	for i := range c.Fields {
		c.Fields[i].Value = copyOf(c.Fields[i].Value)
	}
	return &c
}

func setField(in *record.Value, key string, v *record.Value) {
	for i := range in.Fields {
		if in.Fields[i].Key == key {
			in.Fields[i].Value = v
			return
		}
	}
	in.Fields = append(in.Fields, record.Field{Key: key, Name: key, KeyAt: in.At, Value: v})
}

func dropField(in *record.Value, key string) {
	in.Fields = slices.DeleteFunc(in.Fields, func(f record.Field) bool { return f.Key == key })
}

func scalarOf(text string) *record.Value {
	return &record.Value{Kind: record.Scalar, Text: text, Quoted: true}
}

// givePresets writes the tables that stand in the template as defaults into the
// data, where their rows can change.
func (t *Template) givePresets(data *record.Value) *record.Value {
	for i := range t.Fields {
		f := &t.Fields[i]
		nests := f.Type == Records || f.Type == Group || f.Type == Listing
		if nests && data.Field(f.Name).Empty() && f.Default != nil && !f.Default.Empty() {
			setField(data, f.Name, copyOf(f.Default))
		}
	}
	return data
}

func (f *fixer) readDate() {
	date := f.root.Field("ngay_ban_hanh")
	if date.Empty() {
		date = f.t.parts.Date
	}
	if !date.Empty() && date.Kind == record.Scalar {
		if d, err := viet.ParseDate(date.Text); err == nil {
			f.issued = d
		}
	}
}

// readRecipients reads Nơi nhận as far as it does not hang on data.
func (f *fixer) readRecipients() {
	list := f.root.Field(recipientsName)
	if list == nil {
		list = f.t.parts.Recipients
	}
	f.recipients = []string{}
	for _, text := range textsOf(list) {
		f.recipients = append(f.recipients, strings.TrimSpace(text))
	}
}

func textsOf(v *record.Value) []string {
	if v == nil {
		return nil
	}
	if v.Kind == record.Scalar {
		return []string{v.Text}
	}
	var out []string
	for _, item := range v.Items {
		out = append(out, textsOf(item)...)
	}
	return out
}

// relation makes the data keep one rule.
func (f *fixer) relation(r *Relation) {
	slots := f.begin(r)
	switch r.Key {
	case keyDistinct:
		f.makeDistinct(slots)
		return
	case keyRising, keyRisingFrom:
		f.makeRising(r, slots)
		return
	}
	for _, s := range slots {
		switch r.Key {
		case keyRequiredFor, keyBlankFor:
			f.fixPresence(r, s)
		case keyAmong:
			f.makeMember(r, s)
		case keyOutside:
			f.takeOut(r, s)
		case keyWithin:
			f.moveInside(r, s)
		case keyAfter, keyNotBefore, keyBefore, keyNotAfter, keyAtLeast, keyAtMost:
			f.putInOrder(r, s)
		case keyEveryYear:
			f.fillYears(r, s)
		case keySumOf, keyShareOf:
			f.fixTotal(r, s)
		case keyInForce:
			f.makeCurrent(s)
		}
	}
}

// faults tells what a rule finds wrong with one slot, as its judge sees it.
func (f *fixer) faults(judge func(*judge)) int {
	j := f.judge
	j.problems, j.told = nil, map[string]bool{}
	judge(&j)
	return len(j.problems)
}

// write gives the values of a slot new texts; nil drops one. The record around
// the slot must be part of the data.
func (f *fixer) write(s slot, texts []*string) {
	data := s.data()
	same := true
	for i, d := range data {
		same = same && texts[i] != nil && *texts[i] == d.text()
	}
	if same || s.parent == nil {
		return
	}
	f.changed = true
	instead := map[*record.Value]*record.Value{}
	for i, d := range data {
		instead[d.value] = nil
		if texts[i] != nil {
			v := *d.value
			if d.text() != *texts[i] {
				v = *scalarOf(*texts[i])
				v.At = d.value.At
			}
			instead[d.value] = &v
		}
	}
	if s.value.Kind == record.Scalar {
		if v := instead[s.value]; v != nil {
			setField(s.parent, s.field.Name, v)
		} else {
			dropField(s.parent, s.field.Name)
		}
		return
	}
	v := *s.value
	v.Items, v.Fields = nil, nil
	for _, item := range s.value.Items {
		if now, ok := instead[item]; !ok {
			v.Items = append(v.Items, item)
		} else if now != nil {
			v.Items = append(v.Items, now)
		}
	}
	for _, m := range s.value.Fields {
		if now, ok := instead[m.Value]; ok {
			m.Value = now
		}
		if m.Value != nil {
			v.Fields = append(v.Fields, m)
		}
	}
	setField(s.parent, s.field.Name, &v)
}

// texts is the values of a slot for write.
func (s slot) texts() []*string {
	var out []*string
	for _, d := range s.data() {
		text := d.text()
		out = append(out, &text)
	}
	return out
}

// give puts a value where there was none.
func (f *fixer) give(s slot) {
	if s.parent != nil {
		f.changed = true
		setField(s.parent, s.field.Name, anyValue(s.field))
	}
}

// take removes what a slot holds.
func (f *fixer) take(s slot) {
	if s.parent != nil {
		f.changed = true
		dropField(s.parent, s.field.Name)
	}
}

// anyValue is a value that a field can have.
func anyValue(f *Field) *record.Value {
	if !f.Example.Empty() {
		return copyOf(f.Example)
	}
	switch f.Type {
	case Listing:
		return &record.Value{Kind: record.List, Items: []*record.Value{anyValue(&Field{Name: f.Name, Label: f.Label, Type: f.Item})}}
	case Records:
		return &record.Value{Kind: record.List, Items: []*record.Value{anyRow(f.Fields)}}
	case Group:
		return anyRow(f.Fields)
	case Milestones:
		return &record.Value{Kind: record.Map, Fields: []record.Field{{Key: "2030", Name: "2030", Value: scalarOf("1")}}}
	}
	return scalarOf(map[Type]string{
		Integer: "1", Fraction: "1", Money: "1", Percent: "1", Day: "01/7/2030", DayMonth: "01/7", Deadline: "2030", Year: "2030",
		YesNo: "có", Choice: strings.Join(f.Choices[:min(1, len(f.Choices))], ""), Province: "lang-son", Ministry: "bo-noi-vu", Department: "so-noi-vu",
		Line: viet.UpperFirst(f.Label), Passage: viet.UpperFirst(f.Label) + ".",
	}[f.Type])
}

// anyRow is a record with what it must have.
func anyRow(fields []Field) *record.Value {
	row := &record.Value{Kind: record.Map}
	for i := range fields {
		if fields[i].Required {
			setField(row, fields[i].Name, anyValue(&fields[i]))
		}
	}
	return row
}

// fixPresence adds what must be there and drops what must not.
func (f *fixer) fixPresence(r *Relation, s slot) {
	if f.faults(func(j *judge) { j.presence(r, s) }) == 0 {
		return
	}
	if r.Key == keyRequiredFor {
		f.give(s)
	} else {
		f.take(s)
	}
}

// makeMember replaces values by ones of the other fields, or adds to these.
func (f *fixer) makeMember(r *Relation, s slot) {
	known := f.known(r, s)
	if known == nil {
		return
	}
	texts := s.texts()
	var choice []string
	for i, d := range s.members() {
		switch {
		case f.has(r, known, d.same(f.reader)):
			continue
		case !r.operands[0].isField():
			f.addRecipient(r, d.text())
			f.begin(r)
			return
		case s.field.Type == Milestones:
			texts[i] = nil
			continue
		}
		if choice == nil {
			choice = f.source(r, s)
		}
		if len(choice) == 0 {
			f.add(r, s, d.text())
			f.begin(r)
			return
		}
		texts[i] = &choice[f.pick(len(choice))]
	}
	f.write(s, texts)
}

// source lists the texts of the other fields of a rule, as typed.
func (f *fixer) source(r *Relation, s slot) []string {
	var out []string
	for i := range r.operands {
		if r.operands[i].isField() {
			others, _ := f.others(r, s, i)
			for _, o := range others {
				for _, d := range o.data() {
					out = append(out, d.text())
				}
			}
		}
	}
	return out
}

// add puts a value into the first of the other fields of a rule, in a new row if
// it is a column.
func (f *fixer) add(r *Relation, s slot, text string) {
	p := r.operands[0].path
	in := f.data
	for i, step := range p.steps {
		leaf := i == len(p.steps)-1
		v := in.Field(step.Name)
		switch {
		case leaf && step.Type == Listing:
			list := &record.Value{Kind: record.List, Items: []*record.Value{scalarOf(text)}}
			setField(in, step.Name, list)
		case leaf:
			setField(in, step.Name, scalarOf(text))
		case step.Type == Group:
			if v.Empty() {
				v = anyRow(step.Fields)
				setField(in, step.Name, v)
			}
			in = v
		default:
			if v.Empty() {
				v = &record.Value{Kind: record.List, Items: []*record.Value{anyRow(step.Fields)}}
				setField(in, step.Name, v)
			}
			at := 0
			if r.Field.shared(p) > 0 && len(s.rows) > 0 {
				at = min(s.rows[0], len(v.Items)-1)
			}
			in = v.Items[at]
		}
	}
	f.changed = true
}

// addRecipient gives Nơi nhận an entry that the rule takes.
func (f *fixer) addRecipient(r *Relation, text string) {
	list := f.root.Field(recipientsName)
	if list == nil {
		list = f.t.parts.Recipients
	}
	now := &record.Value{Kind: record.List}
	if list != nil {
		now.At = list.At
		if list.Kind == record.Scalar {
			now.Items = []*record.Value{copyOf(list)}
		} else {
			now.Items = copyOf(list).Items
		}
	}
	if len(r.except) > 0 {
		text = r.except[0]
	}
	now.Items = append(now.Items, scalarOf(text))
	for _, item := range now.Items {
		if item.At == (diag.Range{}) {
			item.At = diag.Range{File: now.At.File, Start: now.At.Start}
		}
	}
	setField(f.root, recipientsName, now)
	f.changed = true
	f.readRecipients()
}

// takeOut drops values that another field has, here or there.
func (f *fixer) takeOut(r *Relation, s slot) {
	if f.faults(func(j *judge) { j.outside(r, s) }) == 0 {
		return
	}
	var forbidden []string
	var theirs []slot
	for i := range r.operands {
		if !r.operands[i].isField() {
			forbidden = append(forbidden, f.recipients...)
			continue
		}
		others, _ := f.others(r, s, i)
		theirs = append(theirs, others...)
		for _, o := range others {
			for _, d := range o.data() {
				forbidden = append(forbidden, d.same(f.reader))
			}
		}
	}
	own := s.data()
	clash := func(text string) bool {
		return slices.ContainsFunc(forbidden, func(k string) bool { return folded(k) == folded(text) || hasWords(folded(k), folded(text)) })
	}
	if s.field.Type != Listing && s.field.Required {
		for _, o := range theirs {
			if o.field.Type == Listing || !o.field.Required {
				f.dropFrom(o, own[0].same(f.reader))
			}
		}
		if f.begin(r); f.faults(func(j *judge) { j.outside(r, s) }) > 0 {
			f.another(r, s, clash)
		}
		return
	}
	texts := s.texts()
	for i, d := range own {
		if clash(d.same(f.reader)) {
			texts[i] = nil
		}
	}
	f.write(s, texts)
}

// dropFrom takes a value out of a slot.
func (f *fixer) dropFrom(s slot, value string) {
	texts := s.texts()
	for i, d := range s.data() {
		if folded(d.same(f.reader)) == folded(value) {
			texts[i] = nil
		}
	}
	f.write(s, texts)
}

// another gives a slot a value that does not clash: one that its other rules
// allow, or its own text with a number.
func (f *fixer) another(r *Relation, s slot, clash func(string) bool) {
	var choice []string
	bound := false
	for i := range f.t.relations {
		if o := &f.t.relations[i]; o.Key == keyAmong && o.Field.String() == r.Field.String() && o.operands[0].isField() {
			bound = true
			f.begin(o)
			choice = append(choice, f.source(o, s)...)
		}
	}
	f.begin(r)
	choice = slices.DeleteFunc(choice, clash)
	if len(choice) > 0 {
		f.write(s, []*string{&choice[f.pick(len(choice))]})
	} else if !bound && class(s.field.single()) == Line && s.field.Type == Line {
		text := s.data()[0].text()
		for n := 2; clash(text); n++ {
			text = s.data()[0].text() + " " + itoa(n)
		}
		f.write(s, []*string{&text})
	}
}
