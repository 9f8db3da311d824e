package template

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// judge holds the data against the rules of a template.
type judge struct {
	data       *record.Value
	env        Env
	issued     viet.Date // zero: the document has no date yet
	recipients []string  // Nơi nhận; nil if it is not known
	reader     *converter
	gone       []places.Ended // names that ended by then; worked out when asked for
	problems   diag.List
	unread     map[diag.Pos]bool // where values begin that could not be read
	undated    bool              // the date of the document could not be read
	blind      bool              // a table of the rule at work could not be read

	// of the rule at work
	beside [][]slot        // places of its operands
	common *values         // of its operands, if they are the same for every row
	told   map[string]bool // values that it missed
	free   bool            // Nơi nhận has an entry that stands for every value
}

// relate judges the data of a definition by the relations of the template. d is
// the document made of it, nil if there is none; faults are what is wrong with
// the data already: values that could not be read are not judged.
func (t *Template) relate(def *definition.Definition, d *doc.Document, env Env, faults diag.List) diag.List {
	if len(t.relations) == 0 {
		return nil
	}
	j := judge{data: def.Data, env: env, unread: map[diag.Pos]bool{}}
	for _, p := range faults {
		j.unread[p.At.Start] = true
	}
	if d != nil {
		j.issued = viet.Date{Day: d.Date.Day, Month: d.Date.Month, Year: d.Date.Year}
	}
	j.undated = !def.Date.Empty() && j.issued.IsZero()
	if d != nil && !faults.HasErrors() {
		j.recipients = []string{}
		for _, r := range d.Recipients.Items {
			j.recipients = append(j.recipients, r.Text)
		}
	}
	j.reader = &converter{env: env, on: j.issued}
	for i := range t.relations {
		j.relation(&t.relations[i])
	}
	return j.problems
}

// relation judges the data by one rule.
func (j *judge) relation(r *Relation) {
	if j.undated && r.Key == keyInForce {
		return
	}
	slots := j.begin(r)
	if j.blind {
		return
	}
	switch r.Key {
	case keyDistinct:
		j.distinct(r, slots)
		return
	case keyRising, keyRisingFrom:
		j.rising(r, slots)
		return
	}
	for _, s := range slots {
		if s.pending {
			continue
		}
		switch r.Key {
		case keyRequiredFor, keyBlankFor:
			j.presence(r, s)
		case keyAmong:
			j.among(r, s)
		case keyOutside:
			j.outside(r, s)
		case keyWithin:
			j.within(r, s)
		case keyAfter, keyNotBefore, keyBefore, keyNotAfter, keyAtLeast, keyAtMost:
			j.order(r, s)
		case keyEveryYear:
			j.everyYear(r, s)
		case keySumOf, keyShareOf:
			j.total(r, s)
		case keyInForce:
			j.inForce(r, s)
		}
	}
}

// begin looks up the places of the fields of a rule.
func (j *judge) begin(r *Relation) []slot {
	j.common, j.told, j.blind = nil, map[string]bool{}, false
	j.free = j.covered(r.except)
	j.beside = make([][]slot, len(r.operands))
	for i := range r.operands {
		if r.operands[i].isField() {
			j.beside[i] = j.slots(r.operands[i].path)
		}
	}
	return j.slots(r.Field)
}

// slots lists the places of a field; one whose value could not be read is as good
// as blank.
func (j *judge) slots(p Path) []slot {
	for i, f := range p.steps {
		if f.Type == Records || f.Type == Group {
			j.blind = j.blind || slices.ContainsFunc(Path{p.steps[:i+1]}.slots(j.data), func(s slot) bool {
				return s.value != nil && s.value.Kind == record.Scalar
			})
		}
	}
	list := p.slots(j.data)
	for i, s := range list {
		list[i].pending = s.pending || j.unread[s.at.Start] ||
			slices.ContainsFunc(s.data(), func(d datum) bool { return j.unread[d.at.Start] })
	}
	return list
}

// report adds what breaks a rule; the message of the rule stands for the one
// given.
func (j *judge) report(r *Relation, at diag.Range, hint, format string, args ...any) {
	if r.message != "" {
		format, args = "%s", []any{r.message}
	}
	if r.warn {
		j.problems.Warn(at, hint, format, args...)
		return
	}
	j.problems.Add(at, hint, format, args...)
}

// also points at the second place of the last problem.
func (j *judge) also(at diag.Range, message string) {
	last := &j.problems[len(j.problems)-1]
	last.Related = append(last.Related, diag.Related{At: at, Message: message})
}

// others are the slots of an operand that belong to a slot of the judged field;
// known is false if one of them is still blank.
func (j *judge) others(r *Relation, s slot, i int) (list []slot, known bool) {
	list = s.besides(j.beside[i], r.Field.shared(r.operands[i].path))
	return list, !slices.ContainsFunc(list, func(o slot) bool { return o.pending })
}

// among asks for each value in one of the other fields, or in Nơi nhận.
func (j *judge) among(r *Relation, s slot) {
	known := j.known(r, s)
	if known == nil {
		return
	}
	for _, d := range s.members() {
		if r.operands[0].isField() || !j.told[folded(d.text())] {
			j.member(r, d, known)
		}
	}
}

// values are what a value may be, each once.
type values struct {
	list []string
	set  map[string]bool
}

func (v *values) add(texts ...string) {
	for _, t := range texts {
		if !v.set[t] {
			v.set[t] = true
			v.list = append(v.list, t)
		}
	}
}

// known is the values of the other fields for a slot; nil if they cannot be told
// or need not be.
func (j *judge) known(r *Relation, s slot) *values {
	if j.common != nil {
		return j.common
	}
	known, everywhere := &values{set: map[string]bool{}}, true
	for i := range r.operands {
		o := &r.operands[i]
		if !o.isField() {
			if j.recipients == nil || j.free {
				return nil
			}
			known.add(j.recipients...)
			continue
		}
		others, complete := j.others(r, s, i)
		if !complete {
			return nil
		}
		everywhere = everywhere && r.Field.shared(o.path) == 0
		for _, other := range others {
			for _, d := range other.data() {
				known.add(d.same(j.reader))
			}
		}
	}
	if everywhere {
		j.common = known
	}
	return known
}

// has reports whether a value is among those known for a rule.
func (j *judge) has(r *Relation, known *values, value string) bool {
	return known.set[value] || !r.operands[0].isField() && slices.ContainsFunc(known.list, func(k string) bool { return j.names(k, value) })
}

// covered reports whether an entry of Nơi nhận begins with one of some phrases.
func (j *judge) covered(phrases []string) bool {
	return slices.ContainsFunc(j.recipients, func(entry string) bool {
		return slices.ContainsFunc(phrases, func(p string) bool { return strings.HasPrefix(folded(entry), folded(p)) })
	})
}

// member asks for one value among others.
func (j *judge) member(r *Relation, d datum, known *values) {
	o := &r.operands[0]
	value := d.same(j.reader)
	if j.has(r, known, value) {
		return
	}
	names := make([]string, len(r.operands))
	keys := make([]string, len(r.operands))
	for i := range r.operands {
		names[i], keys[i] = r.operands[i].title(), r.operands[i].key()
	}
	where, key := strings.Join(names, " hoặc "), strings.Join(keys, " hoặc ")
	hint := "thêm “" + d.text() + "” vào " + key + ", hoặc chọn một giá trị đã có ở đó"
	j.told[folded(d.text())] = true
	if !o.isField() && len(r.except) > 0 {
		hint = "thêm “" + d.text() + "” vào " + key + ", hoặc một mục bắt đầu bằng “" + r.except[0] + "”"
	}
	const enough = 20 // problems with a near name to look for
	for _, k := range known.list {
		if o.isField() && len(j.told) <= enough && folded(k) == folded(value) {
			j.report(r, d.at, "viết đúng như ở "+key+": “"+k+"”", "%s là “%s”, ở %s viết là “%s”", r.Field.title(), d.text(), where, k)
			return
		}
	}
	if r.Field.Field().Type == Milestones {
		hint = "bỏ năm này, hoặc thêm “" + d.text() + "” vào " + key
	} else if o.isField() && len(j.told) <= enough {
		if near, ok := viet.Nearest(d.text(), known.list); ok {
			hint = "viết “" + near + "” nếu ý bạn là vậy, nếu không thì thêm “" + d.text() + "” vào " + key
		}
	}
	if items := separated(d.text()); r.Field.Field().Type == Listing && len(items) > 1 && !slices.ContainsFunc(items, func(s string) bool { return !j.has(r, known, s) }) {
		hint = "viết thành danh sách: [" + strings.Join(items, ", ") + "]"
	}
	if len(known.list) == 0 {
		where += ", nơi chưa có giá trị nào"
	}
	j.report(r, d.at, hint, "%s là “%s”, không có trong %s", r.Field.title(), d.text(), where)
}

// separated cuts what was typed as one value where a list was meant.
func separated(text string) []string {
	items := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	return items
}

// names reports whether an entry of Nơi nhận names a body, however “Ủy ban nhân
// dân” is written.
func (j *judge) names(entry, body string) bool {
	entry, body = folded(entry), folded(body)
	for _, full := range j.env.Regulation.Usage().PeoplesBodies {
		full, short := folded(full), ""
		for _, word := range strings.Fields(full) {
			short += word[:1]
		}
		if len(short) > 1 {
			entry, body = strings.ReplaceAll(entry, short, full), strings.ReplaceAll(body, short, full)
		}
	}
	return hasWords(entry, body)
}

// key names an operand by what a definition calls it.
func (o *operand) key() string {
	if o.isField() {
		return o.path.String()
	}
	return o.text
}

// hasWords reports whether a text holds words, not parts of longer ones.
func hasWords(text, words string) bool {
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		before, after := text[:from+i], text[from+i+len(words):]
		if !endsInWord(before) && !beginsInWord(after) {
			return true
		}
		from += i + len(words)
	}
	return false
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func beginsInWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// outside asks that no value is one of the others.
func (j *judge) outside(r *Relation, s slot) {
	for i := range r.operands {
		o := &r.operands[i]
		if !o.isField() {
			for _, d := range s.data() {
				if slices.ContainsFunc(j.recipients, func(k string) bool { return j.names(k, d.text()) }) {
					j.report(r, d.at, "bỏ “"+d.text()+"” khỏi một trong hai", "%s là “%s”, không được có trong Nơi nhận", r.Field.title(), d.text())
				}
			}
			continue
		}
		others, _ := j.others(r, s, i)
		for _, d := range s.data() {
			for _, other := range others {
				for _, e := range other.data() {
					if d.at != e.at && folded(d.same(j.reader)) == folded(e.same(j.reader)) {
						j.report(r, d.at, "bỏ “"+d.text()+"” khỏi một trong hai", "%s là “%s”, trùng với %s", r.Field.title(), d.text(), o.title())
						j.also(e.at, "ở đây cũng là “"+e.text()+"”")
					}
				}
			}
		}
	}
}

// distinct asks that no value comes twice in a list, or in a column.
func (j *judge) distinct(r *Relation, slots []slot) {
	type key struct {
		list int // 0 in a column
		text string
	}
	seen := map[key]datum{}
	for i, s := range slots {
		for _, d := range s.data() {
			k := key{text: folded(d.same(j.reader))}
			if s.field.Type == Listing {
				k.list = i + 1
			}
			first, twice := seen[k]
			if !twice {
				seen[k] = d
				continue
			}
			j.report(r, d.at, "xóa một trong hai", "%s nêu “%s” hai lần", r.Field.title(), d.text())
			j.also(first.at, "nêu lần đầu ở đây")
		}
	}
}

// presence asks for a value, or for none, when other fields have one of the
// values named.
func (j *judge) presence(r *Relation, s slot) {
	reasons := make([]string, 0, len(r.operands))
	for i := range r.operands {
		o := &r.operands[i]
		others, _ := j.others(r, s, i)
		reason := ""
		for _, other := range others {
			if is := o.is(other, j.reader); is != "" {
				reason = o.title() + " " + is
			}
		}
		if reason == "" {
			return
		}
		reasons = append(reasons, reason)
	}
	blank := s.value.Empty()
	why := strings.Join(reasons, " và ")
	switch {
	case r.Key == keyBlankFor && !blank && !s.preset:
		j.report(r, s.at, "xóa giá trị này, hoặc sửa "+strings.Join(pathsOf(r.operands), ", "), "%s phải để trống vì %s", r.Field.title(), why)
	case r.Key == keyRequiredFor && blank && (j.env.Stage != doc.Draft || s.parent.Field(s.field.Name) == nil):
		j.report(r, s.at, "thêm “"+s.field.Name+": …”, hoặc sửa "+strings.Join(pathsOf(r.operands), ", "), "thiếu %s, cần có vì %s", r.Field.title(), why)
	}
}

func pathsOf(operands []operand) []string {
	out := make([]string, len(operands))
	for i := range operands {
		out[i] = operands[i].key()
	}
	return out
}

// is tells in what way a slot of the operand is as a condition asks; "" if it is
// not, or not known yet.
func (o *operand) is(s slot, c *converter) string {
	if len(o.values) > 0 {
		if v, ok := s.oneOf(o.values, c); ok {
			return "là “" + v + "”"
		}
	}
	unknown := s.pending || c.env.Stage == doc.Draft && s.parent.Field(s.field.Name) != nil
	switch filled := len(s.data()) > 0; {
	case o.filled && filled:
		return "có giá trị"
	case o.blank && !filled && !unknown:
		return "để trống"
	}
	return ""
}

// oneOf gives the value of a slot if it is one of some; a co_khong that is not
// given is “không”.
func (s slot) oneOf(values []string, c *converter) (string, bool) {
	text := "không"
	if s.value != nil {
		text = datum{value: s.value}.text()
	} else if s.field.Type != YesNo {
		return "", false
	}
	got := folded(typed(text, s.field.Type).same(c))
	return text, slices.ContainsFunc(values, func(v string) bool {
		return folded(typed(v, s.field.Type).same(c)) == got
	})
}

// everyYear asks a field by years for a number in each year.
func (j *judge) everyYear(r *Relation, s slot) {
	if s.value == nil {
		return
	}
	need := j.missingYears(r, s)
	if len(need) == 0 {
		return
	}
	years := strconv.Itoa(need[0])
	for i, y := range need[1:] {
		sep := ", "
		if i == len(need)-2 {
			sep = " và "
		}
		years += sep + strconv.Itoa(y)
	}
	first := "“" + strconv.Itoa(need[0]) + ": …” "
	hint := "thêm " + first + "vào " + s.field.Name
	if slices.Contains(s.blankYears(), need[0]) {
		hint = "điền " + first + "trong " + s.field.Name
	}
	j.report(r, s.at, hint, "%s thiếu giá trị năm %s", r.Field.title(), years)
}

// blankYears lists the years that a field by years names without a number.
func (s slot) blankYears() []int {
	var years []int
	if s.value == nil {
		return nil
	}
	for _, f := range s.value.Fields {
		if y, err := strconv.Atoi(strings.TrimSpace(f.Name)); err == nil && f.Value.Empty() {
			years = append(years, y)
		}
	}
	return years
}

// missingYears lists the years for which a field by years has no number.
func (j *judge) missingYears(r *Relation, s slot) []int {
	var need []int
	for i := range r.operands {
		for _, d := range j.operandData(r, s, i) {
			if n, err := strconv.Atoi(d.text()); err == nil {
				need = append(need, n)
			}
		}
	}
	for _, d := range s.data() {
		need = slices.DeleteFunc(need, func(y int) bool { return y == d.year })
	}
	slices.Sort(need)
	return slices.Compact(need)
}
