// Package record holds the values of one document with the places they were
// typed at.
//
// [YAML] reads a definition and reports what is wrong with the file, duplicate
// keys among it; [Decode] fills a struct from a Value by its yaml tags and
// reports every unknown key and wrong type at once. Scalars
// stay the text that was typed (05, 0912…, 1.100): only the type of the field
// that receives them decides what they mean.
package record

import "vanban/internal/diag"

// Kind is the shape of a Value.
type Kind int

// The shapes.
const (
	Null   Kind = iota // nothing was typed: “so:” with no value
	Scalar             // text
	List               // items in order
	Map                // fields in order of appearance, keys unique
)

// String names the shape in Vietnamese, for messages.
func (k Kind) String() string {
	return [...]string{Null: "giá trị trống", Scalar: "một dòng chữ", List: "một danh sách", Map: "một nhóm khóa"}[k]
}

// Value is one node of the data a user typed. A nil *Value is an absent one.
type Value struct {
	Kind   Kind
	Text   string   // Scalar: NFC, as typed, without quotes
	Quoted bool     // Scalar: quoted or a block scalar, so never read as “nothing”
	Items  []*Value // List
	Fields []Field  // Map
	At     diag.Range
	// FirstLine and Indent place the lines of a block scalar: line i of Text,
	// from 0, stands at source line FirstLine+i from column Indent+1 on.
	// FirstLine is 0 for other scalars and for a folded block (“>”) whose
	// lines were joined.
	FirstLine, Indent int
}

// Field is one key of a Map with its value.
type Field struct {
	Key   string // folded: unaccented snake_case, “Nơi nhận” -> “noi_nhan”
	Name  string // as typed, NFC
	KeyAt diag.Range
	Value *Value
}

// Field returns the value under a folded key, or nil if it is absent.
func (v *Value) Field(key string) *Value {
	if v == nil {
		return nil
	}
	for i := range v.Fields {
		if v.Fields[i].Key == key {
			return v.Fields[i].Value
		}
	}
	return nil
}

// Empty reports whether nothing was typed: an absent value, a null, an empty
// scalar that is not quoted, a list or map without members.
func (v *Value) Empty() bool {
	switch {
	case v == nil || v.Kind == Null:
		return true
	case v.Kind == Scalar:
		return v.Text == "" && !v.Quoted
	case v.Kind == List:
		return len(v.Items) == 0
	}
	return len(v.Fields) == 0
}
