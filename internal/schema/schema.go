// Package schema writes JSON Schemas (draft-07) of the files that people type:
// definitions, front matter of templates, the profile of an organisation, the
// settings of check, registers and the manifest of a pack. An editor that knows
// YAML offers the keys with them, explains them and marks what is wrong.
//
// A schema is made from the structs that read the file, see [record.Decode],
// by tags beside “yaml”:
//
//	title  what the key is, shown by editors
//	help   a sentence or two on what to write
//	form   what may stand there, if its Go type does not say it; “required”
//	       behind a comma if the reader refuses a group without the key
//	words  the words that may stand there, if the package that reads them does
//	       not stand below this one
//
// A schema never refuses what the reader accepts, except blanks of the wrong
// shape ({} for a line): keys and fixed words may be typed in capitals and with
// diacritics, numbers with dots and commas, one item without a list. It accepts
// much that the reader refuses, such as 31/2/2026.
package schema

import (
	"reflect"

	"vanban/internal/check"
	"vanban/internal/definition"
	"vanban/internal/law"
	"vanban/internal/pack"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/template"
)

// dialect is the draft that editors know.
const dialect = "http://json-schema.org/draft-07/schema#"

// Source is what schemas are made from besides the forms of the files.
type Source struct {
	Regulation *law.Regulation
	Places     *places.Register // whose names are offered
	Rules      []check.Rule     // which settings may name
}

// Definition returns the schema of NAME.vb.yaml, with or without a template.
func (s Source) Definition() []byte {
	b := newBuilder(s, false)
	props := b.properties(reflect.TypeFor[definition.Definition]())
	named := b.has("mau")
	whole := obj("allOf", []any{b.needs("loai", "noi_dung"), obj("properties", obj("du_lieu", false))})
	return b.file("Tệp khai báo", "Tệp khai báo của vanban: một văn bản hành chính, theo mẫu hoặc toàn văn.", props,
		obj("if", named, "then", true, "else", whole))
}

// Kind returns the schema of a definition of a kind that names no template.
func (s Source) Kind(kind *law.Kind) []byte {
	b := newBuilder(s, false)
	props := without(b.properties(reflect.TypeFor[definition.Definition]()), "mau", "du_lieu")
	props = replaced(props, "loai", b.words([]string{kind.Key}, []string{kind.Name}))
	needed := []string{"loai"}
	for _, part := range []struct {
		key  string
		need bool
	}{
		{"trich_yeu", kind.Subject != law.SubjectAbsent},
		{"kinh_gui", kind.Addressees == law.Required},
		{"cac_ben", kind.Parties == law.Required},
	} {
		if part.need {
			needed = append(needed, part.key)
		}
	}
	return b.file(kind.Name, "Tệp khai báo toàn văn một "+kind.Name+".", props, b.needs(append(needed, "noi_dung")...))
}

// Template returns the schema of a definition of a template.
func (s Source) Template(t *template.Template) []byte {
	b := newBuilder(s, false)
	props := without(b.properties(reflect.TypeFor[definition.Definition]()), "noi_dung")
	props = replaced(props, "mau", checked("mã của mẫu này", "string").
		and("pattern", `^\s*`+quote(t.ID)+`(@.*)?\s*$`, "patternErrorMessage", "lược đồ này là của mẫu "+t.ID).with("examples", []any{t.Reference()}))
	if kind := s.Regulation.Kind(t.Kind); kind != nil {
		props = replaced(props, "loai", b.words([]string{kind.Key}, []string{kind.Name}))
	}
	data, needed := b.data(t.Fields)
	props = replaced(props, "du_lieu", data)
	keys := []string{"mau"}
	if needed {
		keys = append(keys, "du_lieu")
	}
	return b.file(t.Title, "Tệp khai báo của mẫu “"+t.ID+"”: "+t.Title+".", props, b.needs(keys...))
}

// FrontMatter returns the schema of the head of a template, ID.vb.md.
func (s Source) FrontMatter() []byte {
	b := newBuilder(s, true)
	return b.typed(template.HeadForm(), "Phần khai báo của mẫu", "Phần giữa hai dòng --- ở đầu tệp mẫu MÃ.vb.md.")
}

// Profile returns the schema of co-quan.yaml.
func (s Source) Profile() []byte {
	b := newBuilder(s, false)
	return b.typed(definition.ProfileForm(), "Thông tin cơ quan", "Tệp co-quan.yaml: những gì văn bản nào của cơ quan cũng có.")
}

// Settings returns the schema of .vanban.yaml.
func (s Source) Settings() []byte {
	b := newBuilder(s, false)
	return b.typed(check.SettingsForm(), "Cài đặt kiểm tra", "Tệp .vanban.yaml: cơ quan quyết định kiểm tra thế nào.")
}

// Register returns the schema of the file of a register.
func (s Source) Register() []byte {
	b := newBuilder(s, false)
	return b.typed(places.FileForm(), "Danh mục riêng", "Tệp danh mục: tỉnh, bộ, sở mà danh mục có sẵn chưa có hoặc nơi mình gọi khác.")
}

// Manifest returns the schema of goi.yaml.
func (s Source) Manifest() []byte {
	b := newBuilder(s, false)
	return b.typed(pack.ManifestForm(), "Gói mẫu", "Tệp goi.yaml: gói mẫu tên gì, của ai, phiên bản nào.")
}

// Form returns the schema of a file that is one struct, which a package above
// reads.
func (s Source) Form(t reflect.Type, title, help string) []byte {
	b := newBuilder(s, false)
	return b.typed(t, title, help)
}

// without leaves out properties.
func without(props []property, keys ...string) []property {
	var out []property
	for _, p := range props {
		keep := true
		for _, k := range keys {
			keep = keep && p.key != k
		}
		if keep {
			out = append(out, p)
		}
	}
	return out
}

// replaced gives a property another form; what it is called stays.
func replaced(props []property, key string, form object) []property {
	out := append([]property(nil), props...)
	for i := range out {
		if out[i].key == key {
			out[i].form = form
		}
	}
	return out
}

// typed is the schema of a file that is one struct.
func (b *builder) typed(t reflect.Type, title, help string) []byte {
	var needed []string
	for _, m := range record.Members(t) {
		if isRequired(m) {
			needed = append(needed, m.Key)
		}
	}
	var rest object
	if len(needed) > 0 {
		rest = b.needs(needed...)
	}
	return b.file(title, help, b.properties(t), rest)
}
