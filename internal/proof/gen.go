package proof

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/template"
)

// gen makes the values of one case.
type gen struct {
	m       *Maker
	r       recipe
	rng     *rand.Rand
	shift   int // years that everything is later than in the examples
	counter int
	first   int            // of a register to take
	stride  int            // step of the counter, without a common divisor with the bank
	hostile int            // next of the hostile texts
	taken   map[string]int // of a register, by the field: how many were taken
}

// next is a number not given out before, so that the texts of a case differ.
func (g *gen) next() int {
	g.counter += g.stride
	return g.counter
}

func scalar(s string) *record.Value {
	return &record.Value{Kind: record.Scalar, Text: s, Quoted: true, At: here}
}

func list(items ...*record.Value) *record.Value {
	return &record.Value{Kind: record.List, Items: items, At: here}
}

func field(key string, v *record.Value) record.Field {
	return record.Field{Key: key, Name: key, KeyAt: here, Value: v}
}

// record makes the values of fields. example is what the field around them
// gives as an example; nil if it gives none.
func (g *gen) record(fields []template.Field, example *record.Value, path string) *record.Value {
	out := &record.Value{Kind: record.Map, At: here}
	for i := range fields {
		f := &fields[i]
		full := join(path, f.Name)
		if !g.present(f, full) {
			continue
		}
		if g.blank(f) {
			out.Fields = append(out.Fields, field(f.Name, &record.Value{Kind: record.Null, At: here}))
			continue
		}
		if v := g.value(f, exampleOf(f, example), full); v != nil {
			out.Fields = append(out.Fields, field(f.Name, v))
		}
	}
	return out
}

// blank reports whether a required field of a draft is left to be filled in.
func (g *gen) blank(f *template.Field) bool {
	if g.r.stage != doc.Draft || !f.Required || g.r.hostile || f.Type == template.Choice || f.Type == template.YesNo {
		return false
	}
	return g.r.blanks && (g.r.optional != some || g.rng.IntN(3) == 0)
}

// exampleOf is the example of a field: its own, else what the example of the
// table around it has, else its default.
func exampleOf(f *template.Field, around *record.Value) *record.Value {
	if !f.Example.Empty() {
		return f.Example
	}
	if around != nil && around.Kind == record.List && len(around.Items) > 0 {
		around = around.Items[0]
	}
	if v := around.Field(f.Name); !v.Empty() {
		return v
	}
	return f.Default
}

func (g *gen) present(f *template.Field, path string) bool {
	if _, ok := g.r.chosen[path]; ok {
		return true
	}
	if n, ok := g.r.count[path]; ok {
		return n > 0
	}
	for p := range g.r.count { // the table around must be there
		if strings.HasPrefix(p, path+".") {
			return true
		}
	}
	if f.Required {
		return true
	}
	switch g.r.optional {
	case none:
		return false
	case all:
		return true
	}
	return g.rng.IntN(100) < 65
}

// rowsOf says how many items a list or table has.
func (g *gen) rowsOf(f *template.Field, path string) int {
	if n, ok := g.r.count[path]; ok {
		return n
	}
	least := 0
	if f.Required {
		least = 1
	}
	if g.r.rows >= 0 {
		return max(g.r.rows, least)
	}
	most := []int{1, 2, 4, 8, 25}[g.rng.IntN(5)]
	if strings.Contains(path, ".") {
		most = min(most, 5)
	}
	return max(least, 1+g.rng.IntN(most))
}

// value makes one value; nil for none.
func (g *gen) value(f *template.Field, example *record.Value, path string) *record.Value {
	switch f.Type {
	case template.Listing:
		return g.listing(f, example, path)
	case template.Records:
		rows := make([]*record.Value, g.rowsOf(f, path))
		for i := range rows {
			rows[i] = g.record(f.Fields, example, path)
		}
		return list(rows...)
	case template.Group:
		return g.record(f.Fields, example, path)
	case template.Milestones:
		return g.milestones(example)
	}
	text := ""
	if example != nil && example.Kind == record.Scalar {
		text = example.Text
	}
	return scalar(g.scalar(f, text, path))
}

func (g *gen) listing(f *template.Field, example *record.Value, path string) *record.Value {
	item := *f
	item.Type, item.Item, item.Example = f.Item, "", nil
	var texts []string
	if example != nil {
		for _, v := range example.Items {
			texts = append(texts, v.Text)
		}
		if example.Kind == record.Scalar {
			texts = []string{example.Text}
		}
	}
	n := g.rowsOf(f, path)
	switch f.Item {
	case template.Province:
		n = min(n, len(g.m.provinces))
	case template.Ministry:
		n = min(n, len(g.m.ministries))
	case template.Department:
		n = min(n, len(g.m.departments))
	}
	if f.Item == template.Year && len(texts) > 0 {
		n = len(texts) // other fields speak of these years
	}
	out := make([]*record.Value, n)
	for i := range out {
		text := ""
		if len(texts) > 0 { // the last example stays last: “Theo đề nghị của …”
			text = texts[max(0, i+len(texts)-n)]
		}
		if i+len(texts) < n && lawBasis.MatchString(text) {
			text = otherBasis
		}
		out[i] = scalar(g.scalar(&item, text, path))
	}
	return list(out...)
}

// otherBasis is what a list of căn cứ has more of.
const otherBasis = "Căn cứ Quyết định số 411/QĐ-UBND ngày 31 tháng 3 năm 2022 của Ủy ban nhân dân tỉnh về phát triển kinh tế số"

// milestones are numbers by year, none smaller than the one before.
func (g *gen) milestones(example *record.Value) *record.Value {
	out := &record.Value{Kind: record.Map, At: here}
	years, base := []string{"2026", "2030"}, 10
	if example != nil && example.Kind == record.Map && len(example.Fields) > 0 {
		years = nil
		for _, f := range example.Fields {
			years = append(years, f.Name)
		}
		base = size(example.Fields[0].Value.Text)
	}
	if g.r.many {
		base = max(1, base/20)
	}
	value := g.count(base)
	for _, y := range years {
		year, err := strconv.Atoi(strings.TrimSpace(y))
		if err != nil {
			continue
		}
		out.Fields = append(out.Fields, field(strconv.Itoa(year+g.shift), scalar(strconv.Itoa(value))))
		value += 1 + g.rng.IntN(max(1, value/3+1))
	}
	return out
}

// scalar makes a value on one line, or a passage.
func (g *gen) scalar(f *template.Field, example, path string) string {
	want := g.r.length
	if g.r.optional == some && want == likeExample {
		want = []length{likeExample, likeExample, shortest, longest}[g.rng.IntN(4)]
	}
	inRow := strings.Contains(path, ".")
	switch f.Type {
	case template.Line:
		if g.r.hostile {
			g.hostile++
			return hostile[g.hostile%len(hostile)] + " " + strconv.Itoa(g.hostile)
		}
		return g.shaped(example, f.Label, want)
	case template.Passage:
		return g.passage(want)
	case template.Integer, template.Money:
		return strconv.Itoa(g.number(size(example), inRow))
	case template.Fraction:
		return g.decimal(size(example), inRow)
	case template.Percent:
		return g.pick("0", "100", "12,5", "33,33", "0,05") + g.pick("", "%")
	case template.Year:
		return g.year(example)
	case template.YesNo:
		return g.choose(path, "không", "có")
	case template.Choice:
		return g.choose(path, f.Choices...)
	case template.Province:
		return g.place(path, g.m.provinces, g.m.longProvince)
	case template.Ministry:
		return g.place(path, g.m.ministries, g.m.longMinistry)
	case template.Department:
		return g.place(path, g.m.departments, g.m.longDepartment)
	case template.Day:
		return g.date(example)
	case template.DayMonth:
		return g.dayMonth()
	}
	return g.deadline(example)
}

func (g *gen) choose(path string, from ...string) string {
	if n, ok := g.r.chosen[path]; ok {
		return from[n]
	}
	if g.r.short {
		return from[0]
	}
	return g.pick(from...)
}

func (g *gen) pick(from ...string) string { return from[g.rng.IntN(len(from))] }

// place takes a name of a register: the longest first where names are to be
// long, no name twice in a list or column before all were taken.
func (g *gen) place(path string, from []string, longest string) string {
	if g.taken == nil {
		g.taken = map[string]int{}
	}
	n := g.taken[path]
	g.taken[path]++
	if g.r.extreme {
		at := slices.Index(from, longest)
		return from[(at+n)%len(from)]
	}
	return from[(g.shift*5+g.first+n)%len(from)]
}

func (g *gen) passage(want length) string {
	n := g.next()
	switch {
	case g.r.pages > 0:
		return passage(n, 5*g.r.pages)
	case g.r.short || want == shortest:
		return sentences(n, 1)
	case want == longest:
		return passage(n, 2+g.rng.IntN(4))
	}
	return passage(n, 1+g.rng.IntN(2))
}

// size reads the example of a number, roughly.
func size(example string) int {
	whole, _, _ := strings.Cut(strings.TrimSpace(example), ",")
	n, err := strconv.Atoi(strings.NewReplacer(".", "", " ", "", "%", "").Replace(whole))
	if err != nil || n == 0 {
		return 10
	}
	return n
}

// count is a number about as large as an example, and never 0.
func (g *gen) count(base int) int { return max(1, base/2+g.rng.IntN(base+base/2+1)) }

// number is a whole number: like the example or one that programs trip over. In
// a row, whose numbers are compared with one another and have a narrow column,
// it stays near the example.
func (g *gen) number(base int, inRow bool) int {
	switch {
	case g.r.zero:
		return 0
	case g.r.extreme && inRow:
		return base * 12
	case g.r.extreme:
		return 123_456_789_012
	case g.r.short && inRow:
		return base
	case g.r.short:
		return 1
	case inRow && g.r.many: // their sum has to stay one that there may be
		return g.count(max(1, base/20))
	case inRow:
		return g.count(base)
	}
	return []int{0, 1, 999, 1000, g.count(base), g.count(base), g.count(base), g.count(base)}[g.rng.IntN(8)]
}

func (g *gen) decimal(base int, inRow bool) string {
	n := strconv.Itoa(g.number(base, inRow))
	if inRow {
		if g.r.extreme {
			return n
		}
		return n + g.pick("", "", ",5")
	}
	return n + g.pick("", "", ",5", ",25", ",05")
}
