package bind

import (
	"fmt"
	"slices"
	"strings"

	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// Person is who a document goes to.
type Person struct {
	Name string // as people name it in a sentence: “tỉnh Lạng Sơn”
	ID   string // for names of files: “lang-son”
}

// mostNamed is how many recipients of one document are named.
const mostNamed = 3

// Recipient says who the document of a row goes to: the provinces of the first
// column that holds some, else who “Kính gửi” names, else a column that nothing
// asks for and that bears a name such as “Đơn vị”, else the first text of the
// row. The names of provinces are those of the date of the document.
func (b *Binding) Recipient(base *record.Value, row table.Row) Person {
	k := b.keyColumn()
	var parts []string
	if k >= 0 {
		parts = b.items(k, row)
	}
	if len(parts) == 0 {
		return Person{Name: fmt.Sprintf("dòng %d", row.Number)}
	}
	on := b.date(base, row)
	names, ids := make([]string, len(parts)), make([]string, len(parts))
	for i, p := range parts {
		names[i], ids[i] = p, viet.ID(p)
		if known, ok := b.province(p, on); ok {
			ids[i] = known.ID
			if b.itemType(k) == template.Province {
				names[i] = known.FullName
			}
		}
	}
	if n := len(names); n > mostNamed {
		return Person{fmt.Sprintf("%s và %d nơi khác", names[0], n-1), short(ids[0]) + fmt.Sprintf("-va-%d-noi", n-1)}
	}
	return Person{strings.Join(names, ", "), short(strings.Join(ids, "-"))}
}

// short cuts a long id between words.
func short(id string) string {
	const longest = 60
	if len(id) <= longest {
		return id
	}
	if i := strings.LastIndexByte(id[:longest+1], '-'); i > 0 {
		return id[:i]
	}
	return viet.ID(strings.ToValidUTF8(id[:longest], ""))
}

// province looks up a province by its name or that of its People's Committee.
func (b *Binding) province(name string, on viet.Date) (places.Province, bool) {
	if b.places == nil {
		return places.Province{}, false
	}
	if p, ok := b.places.Province(name, on); ok {
		return p, true
	}
	for _, committee := range committees {
		if rest, ok := strings.CutPrefix(folded(name), committee); ok {
			return b.places.Province(rest, on)
		}
	}
	return places.Province{}, false
}

// date is the date of the document of a row; zero if there is none.
func (b *Binding) date(base *record.Value, row table.Row) viet.Date {
	v := base.Field("ngay_ban_hanh")
	for _, t := range b.ties {
		if t.Path == issued && !row.Cells[t.Column].Empty() {
			v = value(t.kind, row.Cells[t.Column])
		}
	}
	return dateOf(v)
}

// baseDate is the date that the shared definition gives; zero if it gives none.
func (b *Binding) baseDate(base *record.Value) viet.Date { return dateOf(base.Field("ngay_ban_hanh")) }

func dateOf(v *record.Value) viet.Date {
	if v.Empty() || v.Kind != record.Scalar {
		return viet.Date{}
	}
	d, err := viet.ParseDate(v.Text)
	if err != nil {
		return viet.Date{} // told of when the document is made
	}
	return d
}

// keyColumn is the column that names the recipients, -1 if there is none.
func (b *Binding) keyColumn() int {
	for _, t := range b.ties {
		if t.kind.item == template.Province {
			return t.Column
		}
	}
	for _, t := range b.ties {
		if t.Path == "van_ban.kinh_gui" {
			return t.Column
		}
	}
	for i, c := range b.table.Columns {
		if namesPeople(viet.Key(c.Title)) && b.tieOf(i) == nil {
			return i
		}
	}
	for _, t := range b.ties {
		if (t.kind.shape == single || t.kind.shape == listing) && (t.kind.item == template.Line || t.kind.item == template.Ministry || t.kind.item == template.Department) {
			return t.Column
		}
	}
	return slices.IndexFunc(b.table.Columns, func(c table.Column) bool {
		key := viet.Key(c.Title)
		return key != "" && !numbersRows(key)
	})
}

// namesPeople reports whether a folded title is what offices call the column of
// those that they write to.
func namesPeople(key string) bool {
	return slices.Contains([]string{"noi_nhan", "don_vi_nhan", "co_quan_nhan", "nguoi_nhan", "don_vi", "ten_don_vi", "co_quan", "ten_co_quan",
		"co_quan_don_vi", "ho_va_ten", "ho_ten", "doanh_nghiep", "ten_doanh_nghiep"}, key)
}

// tieOf is how a column is tied, nil if it is not.
func (b *Binding) tieOf(column int) *Tie {
	for i := range b.ties {
		if b.ties[i].Column == column {
			return &b.ties[i]
		}
	}
	return nil
}

// itemType is the type of the values of a column, empty if it is not tied.
func (b *Binding) itemType(column int) template.Type {
	if t := b.tieOf(column); t != nil {
		return t.kind.item
	}
	return ""
}

// items are the texts of a cell: those of a list one by one.
func (b *Binding) items(column int, row table.Row) []string {
	c := row.Cells[column]
	k := kind{}
	if t := b.tieOf(column); t != nil {
		k = t.kind
	}
	if c.Empty() || dash(k, c) {
		return nil
	}
	v := value(k, c)
	values := []*record.Value{v}
	if v.Kind == record.List {
		values = v.Items
	}
	var out []string
	for _, v := range values {
		if v != nil && v.Kind == record.Scalar && !v.Empty() {
			out = append(out, strings.TrimSpace(v.Text))
		}
	}
	return out
}

// text is a cell on one line, as people read it.
func (b *Binding) text(column int, row table.Row) string {
	return strings.Join(b.items(column, row), ", ")
}
