package record

import (
	"fmt"
	"reflect"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Decode fills the struct that into points at from a map, by the yaml tags of
// its fields, and reports every unknown key and wrong type at once. What could
// be read is set even if the list has errors; fields whose key is absent keep
// their value. A nil v is an empty map.
//
// A field may be
//
//	string             a scalar as typed, without line ends at its end; null gives ""
//	bool               true, false, có, không
//	int                a whole number as typed in Vietnamese
//	a text struct      a struct with the fields Text string and At diag.Range, such as doc.Text
//	*Value             the value itself, of any shape, null included
//	a struct, *struct  a map; a pointer stays nil if the key is absent or null
//	a slice of these   a list; one item may stand without the list; null items are dropped
//
// An embedded struct without a tag lends its fields. A field named At of type
// diag.Range without a tag receives the place of the map. Other fields without
// a tag are left alone; a type not named here is a programmer's error and
// panics. Which keys are required is for the caller to say.
func Decode(v *Value, into any) diag.List {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.Elem().Kind() != reflect.Struct {
		panic(fmt.Sprintf("record: Decode into %T, want a pointer to a struct", into))
	}
	var d decoder
	if v != nil && v.Kind != Null {
		d.record(v, target.Elem(), "")
	}
	return d.list
}

var (
	rangeType = reflect.TypeFor[diag.Range]()
	valueType = reflect.TypeFor[*Value]()
)

type decoder struct{ list diag.List }

// member is one field of a struct that a key fills.
type member struct {
	key   string
	index []int
}

func members(t reflect.Type) []member {
	var out []member
	for i := range t.NumField() {
		f := t.Field(i)
		tag, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case f.Anonymous && tag == "" && f.Type.Kind() == reflect.Struct:
			for _, m := range members(f.Type) {
				out = append(out, member{m.key, append([]int{i}, m.index...)})
			}
		case tag != "" && tag != "-":
			out = append(out, member{tag, []int{i}})
		}
	}
	return out
}

func keys(ms []member) []string {
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = m.key
	}
	return out
}

// record fills a struct from a map. name is the key the map stands under, ""
// for the root.
func (d *decoder) record(v *Value, into reflect.Value, name string) {
	ms := members(into.Type())
	if v.Kind != Map {
		d.wrong(v, name, "các khóa "+strings.Join(keys(ms), ", "))
		return
	}
	if at := into.FieldByName("At"); at.IsValid() && at.Type() == rangeType {
		if f, _ := into.Type().FieldByName("At"); f.Tag.Get("yaml") == "" {
			at.Set(reflect.ValueOf(v.At))
		}
	}
	index := make(map[string][]int, len(ms))
	for _, m := range ms {
		index[m.key] = m.index
	}
	for _, f := range v.Fields {
		if at, ok := index[f.Key]; ok {
			d.value(f.Value, into.FieldByIndex(at), f.Name)
			continue
		}
		d.unknown(f, name, keys(ms))
	}
}

func (d *decoder) unknown(f Field, name string, known []string) {
	where := ""
	if name != "" {
		where = " trong “" + name + "”"
	}
	hint := "dùng một trong các khóa: " + strings.Join(known, ", ")
	if near, ok := viet.Nearest(f.Key, known); ok {
		hint = diag.Meant(near)
	}
	d.list.Add(f.KeyAt, hint, "không có khóa “%s”%s", f.Name, where)
}

// value fills one field. A nil v cannot occur: the key is present.
func (d *decoder) value(v *Value, into reflect.Value, name string) {
	t := into.Type()
	if t == valueType {
		into.Set(reflect.ValueOf(v))
		return
	}
	switch t.Kind() {
	case reflect.Slice:
		d.slice(v, into, name)
	case reflect.Pointer:
		if t.Elem().Kind() != reflect.Struct {
			panic(fmt.Sprintf("record: cannot decode into %s", t))
		}
		if v.Kind != Null {
			into.Set(reflect.New(t.Elem()))
			d.value(v, into.Elem(), name)
		}
	case reflect.Struct:
		switch {
		case isText(t):
			if text, ok := d.text(v, name); ok {
				into.FieldByName("Text").SetString(text)
				into.FieldByName("At").Set(reflect.ValueOf(v.At))
			}
		case v.Kind != Null:
			d.record(v, into, name)
		}
	case reflect.String, reflect.Bool, reflect.Int:
		d.scalar(v, into, name)
	default:
		panic(fmt.Sprintf("record: cannot decode into %s", t))
	}
}

func (d *decoder) slice(v *Value, into reflect.Value, name string) {
	items := []*Value{v}
	switch v.Kind {
	case List:
		items = v.Items
	case Null:
		items = nil
	}
	out := reflect.MakeSlice(into.Type(), 0, len(items))
	for _, item := range items {
		if item.Kind == Null && into.Type().Elem() != valueType {
			d.list.Warn(item.At, "xóa dấu “-” thừa", "mục trống trong “%s”, đã bỏ qua", name)
			continue
		}
		e := reflect.New(into.Type().Elem()).Elem()
		d.value(item, e, name)
		out = reflect.Append(out, e)
	}
	into.Set(out)
}

// isText reports whether a struct holds one scalar and its place.
func isText(t reflect.Type) bool {
	text, ok := t.FieldByName("Text")
	at, ok2 := t.FieldByName("At")
	return ok && ok2 && t.NumField() == 2 && text.Type.Kind() == reflect.String && at.Type == rangeType
}

func (d *decoder) text(v *Value, name string) (string, bool) {
	if v.Kind == Scalar || v.Kind == Null {
		return strings.TrimRight(v.Text, "\n"), true
	}
	d.wrong(v, name, "một dòng chữ")
	return "", false
}

func (d *decoder) scalar(v *Value, into reflect.Value, name string) {
	text, ok := d.text(v, name)
	if !ok {
		return
	}
	switch into.Kind() {
	case reflect.String:
		into.SetString(text)
	case reflect.Bool:
		switch viet.Fold(strings.TrimSpace(text)) {
		case "true", "co", "yes":
			into.SetBool(true)
		case "false", "khong", "no", "":
			into.SetBool(false)
		default:
			d.list.Add(v.At, "viết “có” hoặc “không”", "“%s” là “%s”, cần “có” hoặc “không”", name, clip(text))
		}
	case reflect.Int:
		if v.Empty() {
			return
		}
		n, err := viet.ParseInt(text)
		if err != nil {
			d.list.Add(v.At, "viết một số nguyên, như 12", "“%s”: %v", name, err)
			return
		}
		into.SetInt(n)
	}
}

// wrong reports a value of the wrong shape.
func (d *decoder) wrong(v *Value, name, want string) {
	if name == "" {
		d.list.Add(v.At, "viết các dòng dạng “khóa: giá trị”", "tệp chứa %s, cần %s", v.Kind, want)
		return
	}
	hint := "viết giá trị trên cùng dòng với khóa"
	switch keyed := strings.HasPrefix(want, "các khóa"); {
	case keyed && v.Kind == List:
		hint = "bỏ dấu “-” hoặc ngoặc [ ], rồi viết từng khóa"
	case keyed:
		hint = "xuống dòng, thụt vào rồi viết từng khóa"
	}
	d.list.Add(v.At, hint, "“%s” là %s, cần %s", name, v.Kind, want)
}
