package schema

import (
	"slices"
	"strings"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/metadata"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// Patterns of what the readers make of numbers and days. They are wider than
// the readers: a pattern cannot count the days of a month.
const (
	spaceInNumber = ". \u00a0\u202f"
	wholeNumber   = `^\s*[-−–+]?(\d+|\d{1,3}([` + spaceInNumber + `]\d{3})*)\s*$`
	anyNumber     = `[-−–+]?\d[\d` + spaceInNumber + `]*(,\d+)?`
	anyTime       = `\d:\d\d`
)

// named is the form of one value by the word of the tag “form”.
func (b *builder) named(name string) (object, bool) {
	switch name {
	case "any":
		return object{}, true
	case "none":
		return obj("doNotSuggest", true, "anyOf", []any{checked("để trống", "null")}), true
	case "lines":
		return b.lines(), true
	case "yes":
		return b.yesNo(), true
	case "count":
		return b.matching("một số, như 300", wholeNumber, "number"), true
	case "day":
		return b.matching("một ngày, như 30/3/2026", b.day(), "number"), true
	case "time":
		return b.matching("ngày và giờ, như 05/3/2026 10:15:30", anyTime), true
	case "measure":
		return b.matching("một số", `^\s*`+anyNumber+`\s*(pt|cm|mm)?\s*$`, "number"), true
	case "data":
		return checked("các trường của mẫu, mỗi trường một dòng thụt vào", "object", "null").with("properties", object{}), true
	case "signers":
		return b.signers(), true
	case "metadata":
		return b.metadata(), true
	case "severities":
		return b.severities(), true
	case "id":
		return typed("chữ thường không dấu, nối bằng gạch", `^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$`, "number"), true
	case "version":
		return typed("ba số ngăn bằng dấu chấm, như 1.0.0", `^\s*\d+\.\d+\.\d+\s*$`), true
	case "severity":
		return b.words([]string{"lỗi", "cảnh báo"}, nil), true
	case "abbreviations":
		return checked("mỗi dòng một chữ viết tắt và nghĩa, như BCĐ: Ban Chỉ đạo", "object", "null").unless("array").with("properties", object{}), true
	}
	return b.listed(name)
}

// listed is the form of a word from a list.
func (b *builder) listed(name string) (object, bool) {
	reg := b.Regulation
	switch name {
	case "kind":
		var keys, names []string
		for _, k := range reg.Kinds {
			keys, names = append(keys, k.Key), append(names, k.Name)
		}
		return b.words(keys, names), true
	case "copy":
		var keys, names []string
		for _, f := range reg.Copies {
			keys, names = append(keys, f.Key), append(names, f.Name)
		}
		return b.words(keys, names), true
	case "secrecy":
		return b.marks(reg.Secrecy), true
	case "urgency":
		return b.marks(reg.Urgency), true
	case "sizes":
		var keys, patterns []string
		for _, s := range reg.SizeSets {
			keys = append(keys, s.Key)
			patterns = append(patterns, strings.ReplaceAll(quote(s.Key), "/", " */ *"))
		}
		return b.choice(keys, nil, b.matching(oneOf(keys), `^\s*(`+strings.Join(patterns, "|")+`)\s*$`)), true
	case "capacity":
		var prefixes []string
		for _, a := range reg.Authority {
			prefixes = append(prefixes, a.Prefix)
		}
		return b.suggested(prefixes...), true
	case "orientation":
		return b.words([]string{"dọc", "ngang"}, nil), true
	case "shown":
		return b.words([]string{"luôn", "tùy"}, nil), true
	case "type":
		var words, helps []string
		for _, t := range template.Types() {
			words, helps = append(words, string(t)), append(helps, template.TypeHelp(t))
		}
		return b.choice(words, helps, checked("một kiểu của trường", "null")), true
	}
	return nil, false
}

// day matches what [viet.ParseDate] may read.
func (b *builder) day() string {
	const apart, year = `\s*[/.-]\s*`, `[1-9]\d{3}`
	return `^\s*(\d{1,2}` + apart + `){0,2}` + year + `\s*$|^\s*` + year + `(` + apart + `\d{1,2}){1,2}\s*$` +
		`|^\D*(\d{1,2}\D+){0,2}` + b.spell("năm") + `\s+` + year + `\s*$`
}

// dayMonth matches what [viet.ParseDayMonth] may read.
func (b *builder) dayMonth() string {
	return `^\s*(` + b.spell("ngày") + `\s)?\d{1,2}(\s?[/.-]\s?|\s` + b.spell("tháng") + `\s)\d{1,2}\s*$`
}

// deadline matches what [viet.ParseDeadline] may read: a year, a day of every
// year, or words of what never ends.
func (b *builder) deadline() string {
	patterns := []string{`[1-9]\d{3}`, `\d\s*[/.-]\s*\d`}
	for _, word := range []string{"tháng", "thường xuyên", "định kỳ", "hằng", "mỗi"} {
		patterns = append(patterns, b.spell(word))
	}
	return strings.Join(patterns, "|")
}

// lines is a text or a list of texts, which may stand in lists again.
func (b *builder) lines() object {
	const name = "dong_chu"
	if !b.open[name] {
		b.open[name] = true
		b.defs = b.defs.with(name, checked("một dòng chữ hoặc danh sách", "string", "number", "boolean", "null", "array").
			with("items", obj("$ref", "#/definitions/"+name)))
	}
	return obj("items", obj("$ref", "#/definitions/"+name), "allOf", []any{obj("$ref", "#/definitions/"+name)})
}

// marks are độ mật and mức độ khẩn, by key or as printed.
func (b *builder) marks(marks []law.Mark) object {
	var keys, texts []string
	for _, m := range marks {
		keys, texts = append(keys, m.Key), append(texts, m.Text)
	}
	return b.choice(keys, texts, b.matching(oneOf(keys), b.one(append(texts, keys...)...)))
}

// signers are those of a document: each a group of keys or a code.
func (b *builder) signers() object {
	one := obj("anyOf", []any{b.structure(definition.CodedSigner()), b.scalar()})
	return obj("anyOf", append(one.get("anyOf").([]any), obj("type", "array", "items", one)))
}

// metadata is sieu_du_lieu.
func (b *builder) metadata() object {
	keys := func(pointer string) object {
		var props []property
		for _, k := range metadata.Keys() {
			props = append(props, b.metadataKey(k))
		}
		return b.group(pointer, props)
	}
	return group(b.define("sieu_du_lieu", keys, nil))
}

func (b *builder) metadataKey(k metadata.Key) property {
	p := property{key: k.Key, title: k.Label, form: b.lines()}
	switch {
	case k.Codes != nil:
		var labels, codes []string
		for _, c := range k.Codes {
			labels, codes = append(labels, c.Label), append(codes, "0?"+strings.TrimLeft(c.Code, "0"))
		}
		other := b.matching(oneOf(labels), b.one(labels...)+`|^\s*(`+strings.Join(codes, "|")+`)\s*$`, "number")
		p.form = b.listOf(b.choice(labels, nil, other))
		p.help = "Ghi tên hoặc mã trong bảng mã của Thông tư về lưu trữ."
	case k.List:
		p.help = "Một giá trị hoặc danh sách."
	default:
		p.help = "Một giá trị."
	}
	if k.Max > 0 {
		p.help += " Lưu trữ nhận nhiều nhất " + viet.Group(int64(k.Max)) + " ký tự."
	}
	return p
}

// severities is muc_do of the settings: the rules and what each weighs. Those of
// the decree cannot weigh less than an error.
func (b *builder) severities() object {
	free, fixed := []string{"lỗi", "cảnh báo", "ghi chú", "tắt"}, []string{"lỗi"}
	weight := func(words []string) object {
		return b.choice(words, nil, checked(oneOf(words), "string").and("pattern", b.one(words...), "patternErrorMessage", "cần "+oneOf(words)))
	}
	var plain, folded object
	for _, r := range b.Rules {
		words := free
		if r.Tier == check.Decree && r.Severity == diag.Error {
			words = fixed
		}
		plain = plain.with(r.ID, slices.Concat(obj("title", r.ID, "description", viet.UpperFirst(r.Title)+"."), weight(words)))
		folded = folded.with(`^\s*`+inAnyCase(r.ID)+`\s*$`, obj("$ref", "#/properties/muc_do/properties/"+r.ID))
	}
	return checked("mỗi dòng một quy tắc và mức độ, như SO-CHINH: ghi chú", "object", "null").unless("array").
		with("properties", plain).with("patternProperties", folded).with("additionalProperties", false)
}

// inAnyCase matches an ASCII text in capitals or not.
func inAnyCase(text string) string {
	var b strings.Builder
	for _, r := range text {
		if low, up := unicode.ToLower(r), unicode.ToUpper(r); low != up {
			b.WriteString("[" + string(low) + string(up) + "]")
			continue
		}
		b.WriteString(escape(r))
	}
	return b.String()
}
