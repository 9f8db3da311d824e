package schema

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// data is du_lieu of a template; needed tells that a definition cannot be
// without it.
func (b *builder) data(fields []template.Field) (form object, needed bool) {
	form = b.fields("du_lieu", fields, true)
	for i := range fields {
		needed = needed || isNeeded(&fields[i])
	}
	return form, needed
}

// isNeeded reports whether the reader refuses a definition without the field.
func isNeeded(f *template.Field) bool { return f.Required && f.Default.Empty() }

// fields defines a group with the fields of a template. One that is whole has
// its fields even if it is typed as {}.
func (b *builder) fields(name string, fields []template.Field, whole bool) object {
	var needed []string
	for i := range fields {
		if isNeeded(&fields[i]) {
			needed = append(needed, fields[i].Name)
		}
	}
	inner := func(pointer string) object {
		var props []property
		for i := range fields {
			props = append(props, b.field(name, &fields[i]))
		}
		return b.group(pointer, props)
	}
	if !whole {
		return b.define(name, inner, needed)
	}
	ref := b.define(name, inner, nil)
	all := []any{ref, checked("các trường, mỗi trường một dòng thụt vào", "object", "null")}
	if len(needed) > 0 {
		all = []any{ref, checked("các trường, mỗi trường một dòng thụt vào", "object"), b.needs(needed...)}
	}
	return obj("properties", object{}, "allOf", all)
}

// field is a field of a template as a key under du_lieu.
func (b *builder) field(path string, f *template.Field) property {
	p := property{key: f.Name, title: cmp.Or(oneLine(f.Label), f.Name), form: b.value(path+"."+f.Name, f)}
	need := ""
	if f.Required {
		need = "Bắt buộc"
	}
	help := template.TypeHelp(f.Type)
	said := oneLine(f.Help)
	if said != "" && slices.Contains([]template.Type{template.Line, template.Province, template.Ministry, template.Department}, f.Type) {
		help = "" // the author has said it
	}
	if f.Type == template.Listing {
		help += " Mỗi mục: " + viet.LowerFirst(template.TypeHelp(f.Item))
	}
	p.help = sentence(said, help, need)
	if v, ok := sample(f, f.Default); ok {
		p.more = p.more.with("default", v)
	}
	if v, ok := sample(f, f.Example); ok {
		p.more = p.more.with("examples", []any{v})
	}
	if p.more != nil && p.more.get("examples") != nil {
		p.form = p.form.dropped("examples")
	}
	return p
}

// oneLine is a text without line ends and needless spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// value is what may stand under a field.
func (b *builder) value(path string, f *template.Field) object {
	switch f.Type {
	case template.Listing:
		return b.listOf(b.value(path, &template.Field{Type: f.Item}))
	case template.Records:
		row := obj("anyOf", []any{b.fields(path, f.Fields, true), checked("các cột của bảng", "null")})
		return checked(wanted(f.Type), "array", "null").unless("object").with("items", row)
	case template.Group:
		return group(b.fields(path, f.Fields, false))
	case template.Milestones:
		return checked(wanted(f.Type), "object", "null").with("properties", object{}).with("propertyNames", obj("pattern", fourDigits)).
			with("additionalProperties", typed(wanted(template.Fraction), `^\s*`+anyNumber+`\s*$`, "number"))
	case template.Choice:
		return b.choices(f.Choices)
	case template.Province, template.Ministry, template.Department:
		return b.suggested(b.registered(f.Type)...)
	}
	return b.single(f.Type)
}

const fourDigits = `^\s*[1-9][0-9]{3}\s*$`

// single is a value on one line.
func (b *builder) single(t template.Type) object {
	switch t {
	case template.Passage:
		return b.scalar()
	case template.Integer:
		return typed(wanted(t), wholeNumber, "number")
	case template.Fraction, template.Money:
		return typed(wanted(t), `^\s*`+anyNumber+`\s*$`, "number")
	case template.Percent:
		return typed(wanted(t), `^\s*`+anyNumber+`\s*%?\s*$`, "number")
	case template.Day:
		return typed(wanted(t), b.day(), "number")
	case template.DayMonth:
		return typed(wanted(t), b.dayMonth(), "number").and("minimum", 1)
	case template.Deadline:
		return typed(wanted(t), b.deadline(), "number").and("minimum", 1)
	case template.Year:
		return typed(wanted(t), fourDigits, "integer").and("minimum", 1000, "maximum", 9999)
	case template.YesNo:
		return typed(wanted(t), b.one(yesWords()...), "boolean").with("examples", []any{"có", "không"})
	}
	return b.scalar().and("pattern", `^\s*[^\n]*\s*$`, "patternErrorMessage", "cần một dòng chữ, thấy nhiều dòng")
}

// wanted says what a type takes, behind “cần”.
func wanted(t template.Type) string {
	return viet.LowerFirst(strings.TrimSuffix(template.TypeHelp(t), "."))
}

// choices are the values of a field with a list of them.
func (b *builder) choices(list []string) object {
	values := make([]any, 0, len(list))
	add := func(v any) { // each once
		if !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	for _, c := range list {
		add(c)
		if isNumber(c) {
			add(json.Number(number(c)))
		}
	}
	types := []any{}
	for _, c := range list {
		if word := viet.Key(c); truth.MatchString(word) {
			types = append(types, "boolean")
			break
		}
	}
	return obj("anyOf", []any{obj("enum", values, "errorMessage", "cần "+oneOf(list)), typed(oneOf(list), b.one(list...), types...)})
}

// truth are the words that YAML takes for true or false, in its older version
// too.
var truth = regexp.MustCompile(`^(true|false|yes|no|on|off|y|n)$`)

// registered are the names of today in a register.
func (b *builder) registered(t template.Type) []string {
	if b.Places == nil {
		return nil
	}
	var names []string
	switch t {
	case template.Province:
		for _, p := range b.Places.List(viet.Date{}) {
			names = append(names, p.Name)
		}
	case template.Ministry:
		for _, m := range b.Places.Ministries(viet.Date{}) {
			names = append(names, m.Name)
		}
	default:
		for _, d := range b.Places.Departments(viet.Date{}) {
			names = append(names, d.Name)
		}
	}
	return names
}

// sample is a value that a template gives for a field, as an editor writes it.
func sample(f *template.Field, v *record.Value) (any, bool) {
	if v.Empty() || f.Type == template.Records || f.Type == template.Group {
		return nil, false
	}
	return plain(v, isCounted(f)), true
}

// isCounted reports whether the values of a field are numbers.
func isCounted(f *template.Field) bool {
	t := f.Type
	if t == template.Listing {
		t = f.Item
	}
	switch t {
	case template.Integer, template.Fraction, template.Money, template.Percent, template.Year, template.Milestones:
		return true
	}
	return false
}

// plain is a value as JSON; counted tells that what looks like a number is one.
func plain(v *record.Value, counted bool) any {
	switch v.Kind {
	case record.List:
		list := make([]any, 0, len(v.Items))
		for _, item := range v.Items {
			list = append(list, plain(item, counted))
		}
		return list
	case record.Map:
		group := object{}
		for _, f := range v.Fields {
			group = group.with(f.Name, plain(f.Value, counted))
		}
		return group
	case record.Null:
		return nil
	}
	if counted && integral.MatchString(v.Text) {
		return json.Number(v.Text)
	}
	return strings.TrimRight(v.Text, "\n")
}

// integral are numbers that mean the same in YAML and to us.
var integral = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,14})$`)

// number is a word that YAML takes for a number, as JSON writes that.
func number(word string) string {
	f, err := strconv.ParseFloat(word, 64)
	if err != nil {
		panic("schema: no number: " + word)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
