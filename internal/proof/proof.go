// Package proof makes data for a template and looks whether the documents made
// of it say what it says.
//
// A [Maker] gives cases by number: the sample, the emptiest and the worst
// definitions, then as many mixed ones as are asked for. A case depends on the
// template, its number and the seed and on nothing else. [Maker.Examine] finds
// values that a document lost; [Maker.Shrink] makes a case as small as it can be.
package proof

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// What stands for the file in the places of problems: of du_lieu, which is made
// up, and of the definition around it, which is what a drafter starts from.
const (
	DataFile = "dữ liệu thử"
	RootFile = "khai báo thử"
)

// here is the place of every value that was made.
var here = diag.Range{File: DataFile}

// Case is a definition for a template.
type Case struct {
	Name  string // Vietnamese: what is special about it
	Root  *record.Value
	Stage doc.Stage
	// Office tells that the definition is one of the organisation of [Office].
	Office bool
	// Blank tells that required values are left blank, as in a draft: the document
	// can be made and looked at, and is not yet one that rules hold for.
	Blank bool
	// Twin is the same definition with harmless words where Root has words that
	// look like markup; nil if Root has none.
	Twin *record.Value
}

// Maker makes cases for one template. Many goroutines may use it at once.
type Maker struct {
	template *template.Template
	starter  *record.Value
	front    *record.Value // of the template
	recipes  []recipe
	seed     uint64
	issued   viet.Date // day of documents that are issued
	env      template.Env
	register *places.Register
	sample   []Leaf // of the starter

	provinces, ministries, departments         []string
	longProvince, longMinistry, longDepartment string
	kinds                                      map[string]bool // folded names of kinds
}

// New makes a Maker. front is the front matter of the template.
func New(t *template.Template, front *record.Value, env template.Env, seed uint64) *Maker {
	register := env.Places
	m := &Maker{template: t, front: front, env: env, register: register, seed: seed, issued: viet.Date{Day: 20, Month: 11, Year: 2026}, kinds: map[string]bool{}}
	m.starter, _ = record.YAML(RootFile, t.Starter())
	if data := m.starter.Field("du_lieu"); data != nil {
		set(m.starter, "du_lieu", moved(data))
	}
	open := map[string]bool{}
	for _, key := range []string{"kinh_gui", "can_cu", "noi_nhan", "co_quan_ban_hanh", "nguoi_ky"} {
		open[key] = front.Field(key).Empty()
	}
	for _, k := range law.Decree30().Kinds {
		m.kinds[viet.Fold(k.Name)] = true
	}
	for _, p := range register.List(viet.Date{}) {
		m.provinces = append(m.provinces, p.Name)
		m.longProvince = longer(m.longProvince, p.Name)
	}
	for _, b := range register.Ministries(viet.Date{}) {
		m.ministries = append(m.ministries, b.Name)
		m.longMinistry = longer(m.longMinistry, b.Name)
	}
	for _, d := range register.Departments(viet.Date{}) {
		m.departments = append(m.departments, d.Name)
		m.longDepartment = longer(m.longDepartment, d.Name)
	}
	m.recipes = recipes(t, open)
	m.sample = m.leaves(m.starter.Field("du_lieu"))
	return m
}

func longer(a, b string) string {
	if len([]rune(b)) > len([]rune(a)) {
		return b
	}
	return a
}

// Named is how many cases there are before the mixed ones, the sample being
// number 0.
func (m *Maker) Named() int { return 1 + len(m.recipes) }

// Case makes the case of a number.
func (m *Maker) Case(i int) Case {
	if i == 0 {
		return Case{Name: "dữ liệu mẫu", Root: m.starter, Stage: doc.Sign}
	}
	rng := rand.New(rand.NewPCG(m.seed, uint64(i)))
	r := recipe{name: fmt.Sprintf("dữ liệu ngẫu nhiên số %d", i), rows: -1}
	if i <= len(m.recipes) {
		r = m.recipes[i-1]
	} else {
		r.blanks = rng.IntN(20) == 0
		r.stage = []doc.Stage{doc.Sign, doc.Sign, doc.Sign, doc.Draft, doc.Issue}[rng.IntN(5)]
		if rng.IntN(4) == 0 {
			formats := formats(law.Decree30())
			r.parts = []part{formats[rng.IntN(len(formats))]}
		}
	}
	if r.blanks {
		r.stage = doc.Draft
	}
	out := Case{Name: r.name, Stage: r.stage, Blank: r.blanks, Office: r.office != ""}
	start := rng.IntN(1 << 20)
	shift := 0
	if i > len(m.recipes) {
		shift = rng.IntN(4)
	}
	out.Root = m.definition(&gen{m: m, r: r, rng: rng, counter: start, first: start, stride: 7919, shift: shift})
	m.satisfy(out.Root, r.stage, rng.IntN)
	if r.hostile {
		out.Twin = harmless(out.Root)
	}
	return out
}

// satisfy changes a definition, which is its own, so that it keeps quy_tac.
func (m *Maker) satisfy(root *record.Value, stage doc.Stage, pick func(n int) int) {
	env := m.env
	env.Stage = stage
	m.template.Satisfy(root, env, pick)
	for i := range root.Fields {
		if f := &root.Fields[i]; f.Value != m.starter.Field(f.Key) && f.Value != nil {
			f.Value = moved(f.Value)
		}
	}
}

// Issue sets the day of the documents that are issued: the one of some that
// suits the sample best. faults tells what the sample is worth on a day.
func (m *Maker) Issue(faults func(Case) int) {
	days := []viet.Date{m.issued}
	gatherDays(m.starter.Field("du_lieu"), &days)
	least := -1
	for _, day := range days[:min(len(days), 12)] {
		root := *m.starter
		root.Fields = slices.Clone(root.Fields)
		set(&root, "so", scalar("125"))
		set(&root, "ngay_ban_hanh", scalar(day.Short()))
		if n := faults(Case{Root: &root, Stage: doc.Issue}); least < 0 || n < least {
			least, m.issued = n, day
		}
		if least == 0 {
			return
		}
	}
}

// gatherDays gathers the days that a definition names.
func gatherDays(v *record.Value, days *[]viet.Date) {
	if v == nil {
		return
	}
	for _, typed := range fullDate.FindAllString(v.Text, -1) {
		if d, err := viet.ParseDate(typed); err == nil && !slices.Contains(*days, d) {
			*days = append(*days, d)
		}
	}
	for _, item := range v.Items {
		gatherDays(item, days)
	}
	for _, f := range v.Fields {
		gatherDays(f.Value, days)
	}
}

// definition makes a whole definition.
func (m *Maker) definition(g *gen) *record.Value {
	data := g.record(m.template.Fields, nil, "")
	root := *m.starter
	root.Fields = slices.Clone(root.Fields)
	set(&root, "du_lieu", data)
	if g.r.stage == doc.Issue {
		set(&root, "so", scalar("125"))
		day := m.issued
		day.Year += g.shift
		set(&root, "ngay_ban_hanh", scalar(day.Short()))
	}
	for _, p := range g.r.parts {
		set(&root, p.key, g.part(p))
	}
	if g.r.office != "" {
		ofOffice(&root, g.r.office)
	}
	return &root
}

// part makes a component of the definition.
func (g *gen) part(p part) *record.Value {
	switch p.kind {
	case asFormat:
		return &record.Value{Kind: record.Map, At: here, Fields: []record.Field{field(p.choice, scalar(p.text))}}
	case asSigners:
		return p.signatures()
	case asBodies:
		var items []*record.Value
		if first := law.Decree30().Kind(g.m.template.Kind).FirstEntry; first != "" && p.key == "noi_nhan" {
			items = append(items, scalar(first))
		}
		for i := range p.n {
			items = append(items, scalar(bodyName(i)))
		}
		return list(items...)
	case asBases:
		items := make([]*record.Value, p.n)
		for i := range items {
			items[i] = scalar(fmt.Sprintf("Căn cứ Quyết định số %d/QĐ-UBND ngày %02d tháng %02d năm 2025 của Ủy ban nhân dân tỉnh về %s", 100+37*i, 10+i, 1+i%9, phrase(g.next(), 60)))
		}
		return list(items...)
	}
	return scalar(p.text)
}

// moved is a copy of a value that stands in DataFile.
func moved(v *record.Value) *record.Value {
	out := *v
	out.At = here
	out.Items = slices.Clone(v.Items)
	for i := range out.Items {
		out.Items[i] = moved(out.Items[i])
	}
	out.Fields = slices.Clone(v.Fields)
	for i := range out.Fields {
		out.Fields[i].KeyAt = here
		out.Fields[i].Value = moved(out.Fields[i].Value)
	}
	return &out
}

// harmless is a copy of a value without what looks like markup.
func harmless(v *record.Value) *record.Value {
	if v == nil {
		return nil
	}
	out := *v
	for _, h := range hostile {
		if rest, ok := strings.CutPrefix(v.Text, h+" "); ok {
			out.Text = "lời văn " + rest
		}
	}
	out.Items = slices.Clone(v.Items)
	for i := range out.Items {
		out.Items[i] = harmless(out.Items[i])
	}
	out.Fields = slices.Clone(v.Fields)
	for i := range out.Fields {
		out.Fields[i].Value = harmless(out.Fields[i].Value)
	}
	return &out
}

// set gives a map a field, over one of its key.
func set(v *record.Value, key string, to *record.Value) {
	for i := range v.Fields {
		if v.Fields[i].Key == key {
			v.Fields[i].Value = to
			return
		}
	}
	v.Fields = append(v.Fields, field(key, to))
}
