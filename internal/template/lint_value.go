package template

import (
	"slices"
	"strings"
)

// kind is what is known of the type of a value before anything is filled in.
type kind int

const (
	unknownKind kind = iota
	textKind
	markupKind
	numberKind
	dateKind
	dayMonthKind
	termKind
	boolKind
	registerKind // a province, ministry or department: prints, and has parts
	listKind
	recordKind
	milestonesKind
)

// String names a kind for people.
func (k kind) String() string {
	return [...]string{"giá trị", "chữ", "đoạn văn", "số", "ngày", "ngày trong năm", "thời hạn", "có hoặc không",
		"tên trong danh mục", "danh sách", "nhóm nhiều trường", "giá trị theo năm"}[k]
}

// single reports whether values of a kind print.
func (k kind) single() bool { return k != listKind && k != recordKind && k != milestonesKind }

// known is what is known of a value. The zero value is one of which nothing is
// known, about which nothing is said.
type known struct {
	kind  kind
	said  string // as the author named it: “.dia_phuong”
	field *Field // that the value comes from; nil if it was computed
	// path names the value among the data: “nhiem_vu[120].han”, where 120 is the
	// loop whose row it is in. Equal paths are equal values. Empty if computed.
	// The data as a whole are “$”.
	path string
	// need is the path of what must be there for the value to be there; empty
	// if it always is, or if that is not known.
	need  string
	whole bool   // a value of this field is never blank
	item  *known // of a list
	parts []known
	lit   *string // a text in quotes
	num   *string // a number as typed
	test  *outcome
	count *known    // the list whose length it is
	set   []setting // what a variable that is set again may hold
	// longDate tells that it prints as “ngày … tháng … năm …”.
	longDate bool
}

// names are those of the fields of a record, or of the rows of a list.
func (k known) names() []string {
	parts := k.parts
	if k.kind == listKind && k.item != nil {
		parts = k.item.parts
	}
	out := make([]string, len(parts))
	for i := range parts {
		out[i] = parts[i].field.Name
	}
	return out
}

// part is the field of a record by its name.
func (k known) part(name string) (known, bool) {
	i := slices.IndexFunc(k.parts, func(p known) bool { return p.field.Name == name })
	if i < 0 {
		return known{}, false
	}
	p := k.parts[i]
	p.said = k.said + "." + name
	if k.path == "" {
		p.need = ""
		return p, true
	}
	p.path = k.path + "." + name
	if p.need != "" {
		p.need = p.path
	}
	return p, true
}

// optional reports whether a field may have no value at all. Lists, values by
// year and yes or no are empty then, not absent.
func (f *Field) optional() bool {
	return !f.Required && f.Default.Empty() && f.kind().single() && f.Type != YesNo || f.Type == Group && !f.Required
}

func (f *Field) kind() kind { return kindOf(f.Type) }

func kindOf(t Type) kind {
	switch t {
	case Line, Choice:
		return textKind
	case Passage:
		return markupKind
	case Integer, Fraction, Money, Percent, Year:
		return numberKind
	case Day:
		return dateKind
	case DayMonth:
		return dayMonthKind
	case Deadline:
		return termKind
	case YesNo:
		return boolKind
	case Province, Ministry, Department:
		return registerKind
	case Listing, Records:
		return listKind
	case Group:
		return recordKind
	case Milestones:
		return milestonesKind
	}
	return unknownKind
}

// knownField describes the value of a field that stands below no path.
func knownField(f *Field) known {
	k := known{kind: f.kind(), field: f, whole: (f.Required || !f.Default.Empty()) && f.Type != Listing && f.Type != Milestones}
	if f.optional() {
		k.need = f.Name
	}
	switch f.Type {
	case Records:
		k.item = &known{kind: recordKind, parts: knownFields(f.Fields), whole: true}
	case Listing:
		k.item = &known{kind: kindOf(f.Item), field: &Field{Name: f.Name, Type: f.Item}, whole: true}
		k.item.parts = registerParts(f.Item)
	case Milestones:
		k.item = &known{kind: numberKind, whole: true}
	case Group:
		k.parts = knownFields(f.Fields)
	default:
		k.parts = registerParts(f.Type)
	}
	return k
}

func knownFields(fields []Field) []known {
	out := make([]known, len(fields))
	for i := range fields {
		out[i] = knownField(&fields[i])
	}
	return out
}

// registerParts describes the parts of a province, ministry or department. The
// registers may leave some blank; of these it is not known.
func registerParts(t Type) []known {
	if kindOf(t) != registerKind {
		return nil
	}
	var out []known
	for _, key := range registerKeys(t) {
		f := &Field{Name: key, Type: Line, Required: true}
		if key == "ten_co_quan" {
			f.Type, f.Item = Listing, Line
		}
		part := knownField(f)
		part.whole = slices.Contains([]string{"ten", "loai", title}, key)
		out = append(out, part)
	}
	return out
}

// plainPath is a path without the loops its rows are in: “nhiem_vu.han”.
func plainPath(path string) string {
	path = strings.TrimPrefix(strings.TrimPrefix(path, "$"), ".")
	var b strings.Builder
	for {
		before, after, found := strings.Cut(path, "[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, path, _ = strings.Cut(after, "]")
	}
}
