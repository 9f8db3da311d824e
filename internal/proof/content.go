package proof

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// Text is what a document says, to look things up in.
type Text struct {
	plain string
	from  int // where the last value was found: the next mostly stands behind it
}

// NewText makes a Text of the paragraphs of a document.
func NewText(paragraphs []string) *Text { return &Text{plain: plain(strings.Join(paragraphs, "\n"))} }

// plain writes a text without capitals and with single, ordinary spaces, so
// that neither {{ hoa }} nor the breaking of lines hides a value.
func plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range viet.NFC(s) {
		switch {
		case r == '\u2060' || r == '\ufeff':
		case unicode.IsSpace(r): // U+00A0 among them
			gap = true
		default:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			if r == '\u2011' || r == '–' {
				r = '-'
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Has reports whether the text has a value in one of its forms; whole tells
// that digits beside it make it another value.
func (t *Text) Has(forms []string, whole bool) bool {
	for _, f := range forms {
		if at := t.find(f, whole); at >= 0 {
			t.from = at
			return true
		}
	}
	return false
}

func (t *Text) find(form string, whole bool) int {
	if form == "" {
		return t.from
	}
	for _, from := range []int{t.from, 0} {
		for at := from; at <= len(t.plain); {
			i := strings.Index(t.plain[at:], form)
			if i < 0 {
				break
			}
			if at += i; !whole || !digitAround(t.plain, at, at+len(form)) {
				return at
			}
			at++
		}
		if t.from == 0 {
			break
		}
	}
	return -1
}

// digitAround reports whether what stands at i to j is a part of a longer
// number.
func digitAround(s string, i, j int) bool {
	digit := func(k int) bool { return k >= 0 && k < len(s) && s[k] >= '0' && s[k] <= '9' }
	mark := func(k int) bool { return k >= 0 && k < len(s) && (s[k] == '.' || s[k] == ',') }
	return digit(i-1) || mark(i-1) && digit(i-2) || digit(j) || mark(j) && digit(j+1)
}

// Leaf is one value of a definition that the document has to show.
type Leaf struct {
	Path  string // “nhiem_vu.viec”
	Field *template.Field
	Index []int // of the items and rows around it, from 0
	Of    []int // how many there are of each
	Typed string
	kind  template.Type // of an item, for a list
	forms []string
	whole bool
}

// Where tells which item or row a leaf is in, “ở dòng 3/3”; empty for none.
func (l *Leaf) Where() string {
	var out []string
	for i := range l.Index {
		out = append(out, fmt.Sprintf("mục %d/%d", l.Index[i]+1, l.Of[i]))
	}
	return strings.Join(out, ", ")
}

// Examined is what a document says of the values of its definition.
type Examined struct {
	Missing  []Leaf // values that the document has to show and does not
	Fixed    []Leaf // values of the sample that it shows though others were given: someone wrote them into the template
	Reversed string // path of a list whose items stand in the opposite order; empty for none
}

// Examine compares a document with its definition.
func (m *Maker) Examine(root *record.Value, text *Text) Examined {
	data := root.Field("du_lieu")
	given := m.leaves(data)
	var out Examined
	for _, l := range given {
		if !text.Has(l.forms, l.whole) && !m.replaced(root, &l) {
			out.Missing = append(out.Missing, l)
		}
	}
	out.Fixed = m.fixed(root, given, text)
	out.Reversed = reversed(given, text)
	return out
}

// replaced reports whether a value would be printed by a component of the
// template in whose place the definition has its own.
func (m *Maker) replaced(root *record.Value, l *Leaf) bool {
	name, _, _ := strings.Cut(l.Path, ".")
	use := regexp.MustCompile(`\.` + regexp.QuoteMeta(name) + `\b`)
	for _, key := range []string{"kinh_gui", "can_cu", "noi_nhan"} {
		if own := root.Field(key); !own.Empty() && own != m.starter.Field(key) && slices.ContainsFunc(texts(m.front.Field(key), nil), use.MatchString) {
			return true
		}
	}
	return false
}

// leaves lists the values of du_lieu that a document has to show.
func (m *Maker) leaves(data *record.Value) []Leaf {
	w := &leaves{register: m.register, years: map[string]bool{}}
	w.gatherYears(m.template.Fields, data)
	w.record(m.template.Fields, data, "")
	return w.found
}

// leaves gathers the values that a document has to show.
type leaves struct {
	register  *places.Register
	years     map[string]bool // that a field of the definition names
	index, of []int
	found     []Leaf
}

func (w *leaves) gatherYears(fields []template.Field, v *record.Value) {
	for i := range fields {
		f := &fields[i]
		in := v.Field(f.Name)
		if in.Empty() {
			continue
		}
		switch {
		case f.Type == template.Year:
			w.years[strings.TrimSpace(in.Text)] = true
		case f.Type == template.Listing && f.Item == template.Year:
			for _, y := range in.Items {
				w.years[strings.TrimSpace(y.Text)] = true
			}
		case f.Type == template.Group:
			w.gatherYears(f.Fields, in)
		}
	}
}

func (w *leaves) record(fields []template.Field, v *record.Value, path string) {
	for i := range fields {
		if in := v.Field(fields[i].Name); !in.Empty() {
			w.field(&fields[i], in, join(path, fields[i].Name))
		}
	}
}

func (w *leaves) field(f *template.Field, v *record.Value, path string) {
	if f.Aside {
		return
	}
	switch f.Type {
	case template.Group:
		w.record(f.Fields, v, path)
	case template.Records:
		w.each(v.Items, func(row *record.Value) { w.record(f.Fields, row, path) })
	case template.Listing:
		item := *f
		item.Type = f.Item
		items := v.Items
		if v.Kind == record.Scalar {
			items = []*record.Value{v}
		}
		w.each(items, func(i *record.Value) { w.leaf(&item, i, path) })
	case template.Milestones:
		number := *f
		number.Type = template.Fraction
		for _, m := range v.Fields {
			if len(w.years) == 0 || w.years[strings.TrimSpace(m.Name)] {
				w.leaf(&number, m.Value, path+"."+m.Name)
			}
		}
	default:
		w.leaf(f, v, path)
	}
}

func (w *leaves) each(items []*record.Value, visit func(*record.Value)) {
	w.of = append(w.of, len(items))
	w.index = append(w.index, 0)
	last := len(w.index) - 1
	for i, item := range items {
		w.index[last] = i
		if !item.Empty() {
			visit(item)
		}
	}
	w.index, w.of = w.index[:last], w.of[:last]
}

func (w *leaves) leaf(f *template.Field, v *record.Value, path string) {
	if v.Empty() || v.Kind != record.Scalar {
		return
	}
	typed := strings.TrimSpace(v.Text)
	l := Leaf{Path: path, Field: f, Typed: typed, kind: f.Type, Index: slices.Clone(w.index), Of: slices.Clone(w.of)}
	if f.Type == template.Passage {
		for part := range strings.SplitSeq(typed, "\n\n") {
			l.forms = []string{strings.TrimRight(plain(part), ".")}
			w.found = append(w.found, l)
		}
		return
	}
	forms, whole := w.forms(f.Type, typed)
	l.whole = whole
	for _, form := range forms {
		l.forms = append(l.forms, plain(form))
	}
	w.found = append(w.found, l)
}

// forms are the ways in which a value may be printed.
func (w *leaves) forms(kind template.Type, typed string) (forms []string, whole bool) {
	switch kind {
	case template.Integer, template.Money, template.Fraction, template.Percent:
		d, err := viet.ParseDecimal(strings.TrimSpace(strings.TrimSuffix(typed, "%")))
		if err != nil {
			return []string{typed}, true
		}
		return numberForms(d), true
	case template.Year:
		return []string{typed}, true
	case template.Day:
		if d, err := viet.ParseDate(typed); err == nil {
			return dateForms(d), true
		}
	case template.DayMonth:
		if d, err := viet.ParseDayMonth(typed); err == nil {
			return dayMonthForms(d), true
		}
	case template.Deadline:
		forms := []string{typed}
		if d, err := viet.ParseDeadline(typed); err == nil {
			forms = append(forms, d.String())
			if last := d.Last(2026); !last.IsZero() {
				forms = append(forms, dateForms(last)...)
			}
		}
		return forms, false
	case template.Province:
		if p, ok := w.register.Province(typed, viet.Date{}); ok {
			return []string{p.Name}, false
		}
	case template.Ministry:
		if b, ok := w.register.Ministry(typed, viet.Date{}); ok {
			return []string{b.Name, b.Abbreviation}, false
		}
	case template.Department:
		if d, ok := w.register.Department(typed, viet.Date{}); ok {
			return []string{d.Name, strings.TrimSuffix(d.Name, " tỉnh"), d.Abbreviation}, false
		}
	}
	return []string{strings.TrimRight(typed, ".;,: ")}, false
}

func numberForms(d decimal.Decimal) []string {
	places := int(max(0, -d.Exponent()))
	forms := []string{viet.Decimal(d, places), d.String()}
	for n := range 4 {
		if n > places { // padded, as by lam_tron
			forms = append(forms, viet.Decimal(d, n))
		}
	}
	if d.IsInteger() && d.Abs().LessThan(decimal.New(1, 18)) {
		forms = append(forms, viet.Words(d.IntPart()), fmt.Sprintf("%02d", d.IntPart()))
	}
	return forms
}

func dateForms(d viet.Date) []string {
	long := d.Long()
	return []string{
		d.Short(), strconv.Itoa(d.Day) + "/" + strconv.Itoa(d.Month) + "/" + strconv.Itoa(d.Year), long, strings.TrimPrefix(long, "ngày "),
		fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year), fmt.Sprintf("%d tháng %d năm %d", d.Day, d.Month, d.Year),
	}
}

func dayMonthForms(d viet.Date) []string {
	return []string{
		d.Short(), fmt.Sprintf("%d/%d", d.Day, d.Month), fmt.Sprintf("%02d/%02d", d.Day, d.Month), fmt.Sprintf("%02d/%d", d.Day, d.Month),
		fmt.Sprintf("%02d tháng %02d", d.Day, d.Month), fmt.Sprintf("%d tháng %d", d.Day, d.Month), fmt.Sprintf("%02d tháng %d", d.Day, d.Month),
	}
}

// Forms are the ways in which the value may be printed, without capitals.
func (l *Leaf) Forms() []string { return l.forms }

// fixed lists values of the sample that a document shows though its definition
// gives their fields others.
func (m *Maker) fixed(root *record.Value, given []Leaf, text *Text) []Leaf {
	paths := map[string]bool{}
	var said []string
	for _, l := range given {
		paths[l.Path] = true
		said = append(said, l.forms...)
	}
	typed := NewText(append(texts(root, nil), said...))
	var out []Leaf
	for _, l := range m.sample {
		if paths[l.Path] && telling(&l) && !typed.Has(l.forms, l.whole) && text.Has(l.forms, l.whole) {
			out = append(out, l)
		}
	}
	return out
}

// telling reports whether a value is one that no document has by chance.
func telling(l *Leaf) bool {
	switch l.kind {
	case template.Day, template.Province:
		return true
	case template.Integer, template.Money, template.Fraction:
		return len(l.Typed) >= 4 && !strings.HasSuffix(l.Typed, "00") // “1.000 dân” is said of anything
	case template.Line:
		return len(l.Typed) >= 6 && strings.ContainsAny(l.Typed, "0123456789") || wordy(l)
	}
	return false
}

// wordy reports whether a value has so many words that a template does not say
// them by itself. Names of bodies and offices it may, and one of several things
// of a list it often does.
func wordy(l *Leaf) bool {
	const least = 4
	words := len(strings.Fields(l.Typed))
	return words >= least && (len(l.Index) == 0 || words >= 2*least) &&
		!bodyStart.MatchString(l.Typed) && !office.MatchString(l.Typed) && !isUpper(l.Typed)
}

// office begins the name of one who is no body.
var office = regexp.MustCompile(`^(?:Thủ tướng|Chính phủ|Quốc hội|Chủ tịch|Phó Chủ tịch|Giám đốc|Bộ trưởng|Thứ trưởng|Lãnh đạo|Đại diện)(?:\s|$)`)

// texts gathers what a value says.
func texts(v *record.Value, into []string) []string {
	if v == nil {
		return into
	}
	into = append(into, v.Text)
	for _, item := range v.Items {
		into = texts(item, into)
	}
	for _, f := range v.Fields {
		into = texts(f.Value, into)
	}
	return into
}

// reversed is the path of a list whose items stand in a document in the order
// opposite to that of the definition; empty for none.
func reversed(given []Leaf, text *Text) string {
	at := map[string][]int{}
	for _, l := range given {
		if len(l.Index) != 1 || l.kind != template.Line || len(l.Typed) < 8 {
			continue
		}
		if i := strings.Index(text.plain, l.forms[0]); i >= 0 && strings.Count(text.plain, l.forms[0]) == 1 {
			at[l.Path] = append(at[l.Path], i)
		}
	}
	for _, l := range given {
		found := at[l.Path]
		if len(found) >= 4 && slices.IsSortedFunc(found, func(a, b int) int { return b - a }) {
			return l.Path
		}
	}
	return ""
}
