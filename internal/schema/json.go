package schema

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// object is a JSON object whose members keep the order in which they were set.
type object []member

type member struct {
	key   string
	value any
}

// obj makes an object of keys and values that alternate.
func obj(pairs ...any) object {
	out := make(object, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, member{pairs[i].(string), pairs[i+1]})
	}
	return out
}

// with is the object with one more member.
func (o object) with(key string, value any) object {
	return append(o[:len(o):len(o)], member{key, value})
}

// get returns the value of a key, nil if there is none.
func (o object) get(key string) any {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// replaced is the object with another value for a key that it has.
func (o object) replaced(key string, value any) object {
	out := append(object(nil), o...)
	for i := range out {
		if out[i].key == key {
			out[i].value = value
		}
	}
	return out
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encode(&b, m.key, ""); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := encode(&b, m.value, ""); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode writes a value as JSON with its letters as they are.
func encode(b *bytes.Buffer, value any, indent string) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(value)
}

// text is the object as a file.
func (o object) text() []byte {
	var b bytes.Buffer
	if err := encode(&b, o, "  "); err != nil {
		panic("schema: " + err.Error()) // an object holds nothing but strings, numbers and lists
	}
	// Marks without a letter of their own would sit on whatever stands before.
	return []byte(strings.NewReplacer(firstMark, `\u0300`, lastMark, `\u036f`).Replace(b.String()))
}

// dropped is the object without a key.
func (o object) dropped(key string) object {
	return slices.DeleteFunc(slices.Clone(o), func(m member) bool { return m.key == key })
}
