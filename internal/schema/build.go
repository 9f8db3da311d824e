package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"vanban/internal/definition"
	"vanban/internal/record"
	"vanban/internal/template"
)

// builder makes one schema.
type builder struct {
	Source
	spelling
	// templated tells that texts may hold {{ }}.
	templated bool
	defs      object // of groups, by name
	open      map[string]bool
}

func newBuilder(s Source, templated bool) *builder {
	return &builder{Source: s, spelling: letters(), templated: templated, open: map[string]bool{}}
}

// property is one key of a group.
type property struct {
	key         string
	form        object // what may stand there
	title, help string
	more        object // members besides: default, examples
}

// schema puts together what an editor shows and what it checks.
func (p property) schema() object {
	if p.title == "" || p.help == "" {
		panic("schema: no title or help for " + p.key)
	}
	out := slices.Concat(obj("title", p.title, "description", p.help), p.form, p.more)
	for _, m := range out { // by one of these editors know what to write behind the key
		if slices.Contains([]string{"anyOf", "items", "properties", "examples", "default"}, m.key) {
			return out
		}
	}
	return slices.Concat(obj("title", p.title, "description", p.help), obj("anyOf", []any{p.form}), p.more)
}

// file writes the schema of a whole file; rest is what it needs besides.
func (b *builder) file(title, help string, props []property, rest object) []byte {
	out := obj("$schema", dialect, "title", title, "description", help)
	out = append(out, b.group("#", props)...)
	out = slices.Concat(out, rest)
	if len(b.defs) > 0 {
		out = out.with("definitions", b.defs)
	}
	return out.text()
}

// group is an object with some keys; pointer is where it stands in the file.
func (b *builder) group(pointer string, props []property) object {
	var plain, folded object
	for _, p := range props {
		plain = plain.with(p.key, p.schema())
		folded = folded.with(b.one(p.key), obj("$ref", pointer+"/properties/"+p.key))
	}
	return obj("type", "object", "properties", plain, "patternProperties", folded, "additionalProperties", false)
}

// has holds for groups with a key, however it is typed.
func (b *builder) has(key string) object {
	return obj("not", obj("propertyNames", obj("not", obj("pattern", b.one(key)))))
}

// needs holds for groups with all of some keys. Where the keys are typed as
// documented an editor can say which one is missing.
func (b *builder) needs(keys ...string) object {
	var list, each []any
	for _, k := range keys {
		list = append(list, k)
		each = append(each, b.has(k))
	}
	return obj("if", obj("propertyNames", obj("pattern", plainKey)), "then", obj("required", list), "else", obj("allOf", each))
}

// define keeps a group under a name and refers to it. Blank groups are no
// groups: nothing, [] and {} may stand for one.
func (b *builder) define(name string, props func(pointer string) object, needed []string) object {
	ref := obj("$ref", "#/definitions/"+name)
	if b.open[name] {
		return ref
	}
	b.open[name] = true
	b.defs = b.defs.with(name, nil) // holds the place, so that outer groups stand before inner ones
	all := []any{checked("các khóa thụt vào, mỗi khóa một dòng", "object", "null").unless("array")}
	if len(needed) > 0 {
		all = append(all, obj("if", obj("minProperties", 1), "then", b.needs(needed...)))
	}
	b.defs = b.defs.replaced(name, props("#/definitions/"+name).dropped("type").with("allOf", all))
	return ref
}

// structure defines the group that a struct reads.
func (b *builder) structure(t reflect.Type) object {
	var needed []string
	for _, m := range record.Members(t) {
		if isRequired(m) {
			needed = append(needed, m.Key)
		}
	}
	own := func(pointer string) object { return b.group(pointer, b.properties(t)) }
	if more := template.AttachedForm(); b.templated && t == attachment() {
		needed = nil // the attached template may say it
		own = func(pointer string) object { return b.group(pointer, append(b.properties(more), b.properties(t)...)) }
	}
	return b.define(t.Name(), own, needed)
}

// attachment is the form of an item of kem_theo.
func attachment() reflect.Type { return grouped("kem_theo").Elem() }

// grouped is the type of a component that is typed as keys below keys.
func grouped(key string) reflect.Type {
	for _, m := range record.Members(reflect.TypeFor[definition.Groups]()) {
		if m.Key == key {
			return m.Field.Type
		}
	}
	panic("schema: no group of keys under " + key)
}

// properties are the keys of a struct.
func (b *builder) properties(t reflect.Type) []property {
	var out []property
	for _, m := range record.Members(t) {
		tag := m.Field.Tag
		p := property{key: m.Key, form: b.form(m), title: tag.Get("title"), help: tag.Get("help")}
		if allowed := definition.Allowed(b.Regulation, m.Key); formOf(m) == "measure" && allowed != "" {
			p.help += " Giá trị: " + allowed + "."
		}
		out = append(out, p)
	}
	return out
}

// formOf is the first word of the tag “form”.
func formOf(m record.Member) string {
	form, _, _ := strings.Cut(m.Field.Tag.Get("form"), ",")
	return form
}

func isRequired(m record.Member) bool {
	_, need, _ := strings.Cut(m.Field.Tag.Get("form"), ",")
	return need == "required"
}

// form is what may stand under a key of a struct.
func (b *builder) form(m record.Member) object {
	if words := strings.Fields(m.Field.Tag.Get("words")); len(words) > 0 {
		return b.byType(m.Field.Type, b.words(words, nil))
	}
	name := formOf(m)
	if name == "" {
		return b.byType(m.Field.Type, b.scalar())
	}
	if name == "group" {
		return b.byType(grouped(m.Key), nil)
	}
	form, ok := b.named(name)
	if !ok {
		panic(fmt.Sprintf("schema: no form %q, which %s asks for", name, m.Key))
	}
	return b.byType(m.Field.Type, form)
}

// byType lays a form of one value into what a Go type makes of it: a list, a
// group of keys.
func (b *builder) byType(t reflect.Type, one object) object {
	switch t.Kind() {
	case reflect.Slice:
		return b.listOf(b.byType(t.Elem(), one))
	case reflect.Pointer:
		if t == reflect.TypeFor[*record.Value]() {
			return one
		}
		return b.byType(t.Elem(), one)
	case reflect.Bool:
		return b.yesNo()
	case reflect.Struct:
		if !record.IsText(t) {
			return group(b.structure(t))
		}
	}
	return one
}

// group refers to a group of keys; “properties” tells editors that keys follow.
func group(ref object) object { return obj("properties", object{}, "allOf", []any{ref}) }

// checked is a form of some types. What is wanted completes “cần …”. Editors
// offer values by the types that they see, null, true and false among them; what
// stands under “then” they only check.
func checked(wanted string, types ...any) object {
	return obj("if", true, "then", obj("type", types, "errorMessage", "cần "+wanted))
}

// and adds to what is checked.
func (o object) and(pairs ...any) object {
	return o.replaced("then", slices.Concat(o.get("then").(object), obj(pairs...)))
}

// unless lets an empty list or group stand for nothing.
func (o object) unless(empty string) object {
	return obj("if", obj("type", empty, "maxItems", 0, "maxProperties", 0), "then", true, "else", o.get("then"))
}

// listOf is a list of some form or one item without the list.
func (b *builder) listOf(item object) object {
	if then, plain := item.get("then").(object); plain && item.get("anyOf") == nil {
		types := append([]any{"array"}, then.get("type").([]any)...)
		return item.replaced("then", then.replaced("type", types)).with("items", item)
	}
	return obj("anyOf", []any{obj("type", "array", "items", item), item})
}

// scalar is a line of text. YAML may take it for a number or a truth value.
func (b *builder) scalar() object {
	return checked("chữ, không phải danh sách hay nhóm khóa", "string", "number", "boolean", "null")
}

// blank matches a place that waits to be filled in.
const blank = `^\s*$|…|\.{4}|___|\[chưa có`

// matching is a text of a pattern, of which YAML may make one of some types.
// What waits for a template or a clerk may stand there too.
func (b *builder) matching(wanted, pattern string, types ...any) object {
	pattern += "|" + blank
	if b.templated {
		pattern += `|\{\{`
	}
	return typed(wanted, pattern, types...)
}

// words is a text from a list; names, if there are any, explain the words.
func (b *builder) words(list, names []string) object {
	return b.choice(list, names, b.matching(oneOf(list), b.one(list...)))
}

// choice offers values and takes other spellings of them.
func (b *builder) choice(list, names []string, other object) object {
	values := make([]any, len(list))
	for i, v := range list {
		values[i] = v
	}
	offered := obj("enum", values, "errorMessage", "cần "+oneOf(list))
	if len(names) > 0 {
		told := make([]any, len(names))
		for i, n := range names {
			told[i] = n
		}
		offered = offered.with("enumDescriptions", told)
	}
	return obj("anyOf", []any{offered, other})
}

// oneOf tells what there is to choose from.
func oneOf(list []string) string {
	const most = 12
	if len(list) > most {
		return "một trong các giá trị có sẵn, bấm Ctrl+Space để chọn"
	}
	return "một trong: " + strings.Join(list, ", ")
}

// suggested offers values and takes any line.
func (b *builder) suggested(list ...string) object { return b.choice(list, nil, b.scalar()) }

// typed is a text of a pattern, of which YAML may make one of some types.
func typed(wanted, pattern string, types ...any) object {
	return checked(wanted, append([]any{"string", "null"}, types...)...).and("pattern", pattern, "patternErrorMessage", "cần "+wanted)
}

// yesNo is có or không.
func (b *builder) yesNo() object {
	return b.matching("ghi có hoặc không", b.one(yesWords()...), "boolean").with("examples", []any{"có", "không"})
}

// yesWords are what the readers take for có and không.
func yesWords() []string { return []string{"có", "không", "true", "false", "yes", "no"} }

// sentence joins what is known of a key.
func sentence(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			if !strings.ContainsAny(p[len(p)-1:], ".?!") && !strings.HasSuffix(p, "…") {
				p += "."
			}
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}
