package record

import "reflect"

// Member is a key that [Decode] fills and the field of the struct behind it.
type Member struct {
	Key   string
	Field reflect.StructField
}

// Members lists the keys of a struct as [Decode] reads them, those of embedded
// structs in their place.
func Members(t reflect.Type) []Member {
	var out []Member
	for _, m := range members(t) {
		out = append(out, Member{m.key, t.FieldByIndex(m.index)})
	}
	return out
}

// IsText reports whether [Decode] reads a struct from one scalar.
func IsText(t reflect.Type) bool { return t.Kind() == reflect.Struct && isText(t) }
