// Package metadata says what exchange between agencies (edXML) and archives ask
// to know of a document: what the document itself tells, and what its author
// gives below sieu_du_lieu.
//
// [Of] is the flat list that goes into the files, [Sidecar] the same as JSON
// for programs, [Keys] what an author may type.
package metadata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// Of returns the fields that have a value, in the order of [Fields]: each name
// once, the values of a list in one text. pages is the number of pages, 0 if it
// is not known.
func Of(d *doc.Document, pages int) []doc.Property {
	var properties []doc.Property
	for _, f := range fields() {
		if text := flat(f.of(source{d, pages})); text != "" {
			properties = append(properties, doc.Property{Name: f.Name, Value: text})
		}
	}
	return properties
}

// flat writes a value as one text.
func flat(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case []string:
		return joined(v, listSeparator)
	case []response:
		texts := make([]string, len(v))
		for i, r := range v {
			texts[i] = r.text
		}
		return joined(texts, listSeparator)
	case nil:
		return ""
	}
	panic(fmt.Sprintf("metadata: a value of type %T", value))
}

// listSeparator stands between the values of a list, which may have commas.
const listSeparator = "; "

func joined(texts []string, separator string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, separator)
}

// The name and the version of the form of [Sidecar]. A change that makes a
// reader of the old form fail counts up.
const (
	Schema  = "vanban/sieu-du-lieu"
	Version = 1
)

// Sidecar returns the fields that have a value as an indented JSON object: the
// schema and its version first, then the order of [Fields]. Lists are arrays
// and numbers are numbers. docs/sieu-du-lieu.md describes it.
func Sidecar(d *doc.Document, pages int) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	out.WriteString(`{"schema":`)
	if err := e.Encode(Schema); err != nil {
		return nil, err
	}
	fmt.Fprintf(&out, `,"version":%d`, Version)
	for _, f := range fields() {
		value := f.of(source{d, pages})
		if flat(value) == "" {
			continue
		}
		fmt.Fprintf(&out, ",%q:", f.Name)
		if err := e.Encode(value); err != nil {
			return nil, fmt.Errorf("ghi siêu dữ liệu %s: %w", f.Name, err)
		}
	}
	out.WriteByte('}')
	var indented bytes.Buffer
	if err := json.Indent(&indented, out.Bytes(), "", "  "); err != nil {
		return nil, err
	}
	indented.WriteByte('\n')
	return indented.Bytes(), nil
}

// Check warns of what archives would refuse in the components of the document.
// [Key.Read] has looked at what was typed below sieu_du_lieu.
func Check(d *doc.Document) diag.List {
	var list diag.List
	for _, c := range []struct {
		v doc.Text
		limit
	}{
		{d.Code.Number, limit{"Số", 11}},
		{d.Code.Notation, limit{"Ký hiệu", 30}},
		{doc.Text{Text: lines(d.Issuer.Name), At: placeOf(d.Issuer.Name, d.At)}, limit{"Tên cơ quan ban hành", 200}},
		{d.Subject, limit{"Trích yếu", 500}},
	} {
		if n := utf8.RuneCountInString(c.v.Text); n > c.max {
			tooLong(&list, c.v, c.limit, n)
		}
	}
	if typed := given(d, "mode"); d.Secrecy != nil && len(typed) > 0 && typed[0] != secretMode {
		list.Warn(d.At, "bỏ che_do_su_dung hoặc ghi “mật”", "văn bản có độ mật “%s” nhưng chế độ sử dụng là “%s”; siêu dữ liệu ghi “mật”",
			d.Secrecy.Text, labelOf(modes(), typed[0]))
	}
	return list
}

func labelOf(codes []Code, code string) string {
	for _, c := range codes {
		if c.Code == code {
			return viet.LowerFirst(c.Label)
		}
	}
	return code
}

func placeOf(texts []doc.Text, whole diag.Range) diag.Range {
	if len(texts) == 0 {
		return whole
	}
	return texts[0].At
}

// given returns what the author typed for a field.
func given(d *doc.Document, name string) []string {
	var values []string
	for _, p := range d.Metadata {
		if p.Name == name && p.Value != "" {
			values = append(values, p.Value)
		}
	}
	return values
}

// lines joins the printed lines of a name as they are read.
func lines(texts []doc.Text) string { return joined(plain(texts), " ") }

func plain(texts []doc.Text) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = t.Text
	}
	return out
}

// priority is the Priority of edXML for a mức độ khẩn: 0 for none.
func priority(m *law.Mark) int {
	if m == nil {
		return 0
	}
	return map[string]int{"khan": 1, "thuong-khan": 2, "hoa-toc": 3}[m.Key]
}

// kindCode is the typeDoc of a kind.
func kindCode(k *law.Kind) string {
	for _, c := range kindCodes() {
		if c.Label == k.Name {
			return c.Code
		}
	}
	return otherKind
}
