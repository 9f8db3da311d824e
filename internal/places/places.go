// Package places knows the provinces and centrally run cities of Vietnam, the
// ministries and the departments of a province, with the dates from which each
// name holds: what “bac-ninh” is called in a document of 19/9/2026 and in one
// of the next day, and what became of Bộ Thông tin và Truyền thông.
//
// [Load] gives the register that the program carries, [Register.With] lays a
// file of the user over it; [Register.Province], [Register.Ministry] and
// [Register.Department] answer for a date. Communes and districts are not in it.
package places

import (
	"bytes"
	_ "embed"
	"errors"
	"slices"
	"strings"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Register holds provinces, ministries and departments through time. It does
// not change once it is read, so that many goroutines may ask it at once.
type Register struct {
	provinces, ministries, departments table
}

//go:embed dia-phuong.yaml
var provinceData []byte

//go:embed bo-nganh.yaml
var ministryData []byte

//go:embed so-nganh.yaml
var departmentData []byte

var load = sync.OnceValues(func() (*Register, error) {
	return read(
		source{"dia-phuong.yaml", provinceData},
		source{"bo-nganh.yaml", ministryData},
		source{"so-nganh.yaml", departmentData},
	)
})

// source is one file of the register.
type source struct {
	file string
	data []byte
}

// read reads files whose mistakes are the programmer's.
func read(files ...source) (*Register, error) {
	r := empty()
	for _, f := range files {
		var problems diag.List
		if r, problems = r.With(f.file, f.data); len(problems) > 0 {
			var text bytes.Buffer
			_ = diag.Print(&text, problems) // a buffer takes all
			return nil, errors.New("places: " + strings.TrimSpace(text.String()))
		}
	}
	return r, nil
}

// Load returns the register that the program carries. The data is read on the
// first call; an error means that the program was built with a broken file.
func Load() (*Register, error) { return load() }

// Province is a tỉnh or thành phố trực thuộc trung ương as it was on one day.
type Province struct {
	ID       string // “lang-son”; the same through all names
	Name     string // “Lạng Sơn”
	Type     string // “tỉnh” or “thành phố”
	FullName string // “tỉnh Lạng Sơn”, as inside a sentence; “Thành phố Hồ Chí Minh” keeps its capital
	// IssuerLines is the name of the People's Committee, line by line, not in
	// capitals: “Ủy ban nhân dân”, “tỉnh Lạng Sơn”.
	IssuerLines []string
	// Place is địa danh as written before the date: “Lạng Sơn”, “Thành phố Hồ
	// Chí Minh”. NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 4, điểm a.
	Place string
	// PlaceUnconfirmed tells that no signed document was found to confirm Place
	// for this time.
	PlaceUnconfirmed bool
	Region           string // vùng: “Trung du và miền núi phía Bắc”
	Act              string // what changed the name or type to this one: “Nghị quyết số 39/2026/QH16”; empty if nothing did
}

func province(u *unit, s span) Province {
	p := Province{
		ID: u.ID.Text, Name: s.Name.Text, Type: s.Type.Text, FullName: fullName(s), Place: place(s),
		PlaceUnconfirmed: s.unconfirmed, Region: s.Region.Text, Act: s.Act.Text,
	}
	p.IssuerLines = []string{"Ủy ban nhân dân", p.FullName}
	return p
}

// place is địa danh of a province: its name unless the register says otherwise.
func place(s span) string {
	if s.Place.Text != "" {
		return s.Place.Text
	}
	return s.Name.Text
}

// fullName is a province as named inside a sentence.
func fullName(s span) string {
	full := s.Type.Text + " " + s.Name.Text
	if strings.EqualFold(place(s), full) {
		return place(s) // Thành phố Hồ Chí Minh is one name
	}
	return full
}

// Province returns the province that a person names, by id or by present or
// former name with or without its type, as it was on a date. An unknown part of
// the date is read as late as it can be, no date at all as today's state. It is
// false if there is no such province or it did not exist then; see
// [Register.Missing].
func (r *Register) Province(id string, on viet.Date) (Province, bool) {
	u, s, ok := r.provinces.on(id, on)
	if !ok {
		return Province{}, false
	}
	return province(u, s), true
}

// Former returns the provinces that one of a date was put together from, itself
// among them if it was one before, as they were on the last day before that;
// none if it took over no other.
func (r *Register) Former(id string, on viet.Date) []Province {
	into, _, ok := r.provinces.on(id, on)
	if !ok {
		return nil
	}
	gone := r.provinces.predecessors(into, on)
	if len(gone) == 0 {
		return nil
	}
	var eve viet.Date
	for _, id := range gone {
		u, _ := r.provinces.find(id)
		if day := u.last().until.Before(); day.Compare(eve) > 0 {
			eve = day
		}
	}
	var out []Province
	for _, p := range all(&r.provinces, eve, province) {
		if p.ID == into.ID.Text || slices.Contains(gone, p.ID) {
			out = append(out, p)
		}
	}
	return out
}

// List returns the provinces of a date in alphabetical order.
func (r *Register) List(on viet.Date) []Province {
	out := all(&r.provinces, on, province)
	slices.SortFunc(out, func(a, b Province) int { return viet.Compare(a.Name, b.Name) })
	return out
}

// Missing says why [Register.Province] found nothing, and what may be meant:
// the province that a former one now belongs to, or one with a similar name.
func (r *Register) Missing(id string, on viet.Date) *viet.InputError {
	return r.provinces.missing(id, on)
}
