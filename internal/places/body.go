package places

import (
	"strings"

	"vanban/internal/viet"
)

// Ministry is a bộ or cơ quan ngang bộ as it was on one day.
type Ministry struct {
	ID           string // “bo-khoa-hoc-va-cong-nghe”; the same through all names
	Name         string // “Bộ Khoa học và Công nghệ”
	Type         string // “bộ” or “cơ quan ngang bộ”
	Abbreviation string // in ký hiệu: “BKHCN”
	// Code is mã định danh: “G06”; empty if it is not known. Quyết định số
	// 20/2020/QĐ-TTg, Quyết định số 09/2025/QĐ-TTg.
	Code  string
	Place string // địa danh of its seat: “Hà Nội”
	Origin
}

// Department is a sở or a body of its rank as it was on one day. Every province
// has one of its name, or may have.
type Department struct {
	ID           string // “so-khoa-hoc-va-cong-nghe”; the same through all names
	Name         string // “Sở Khoa học và Công nghệ”; a last word “tỉnh” stands for the province, see [Department.Of]
	Type         string // “sở” or “cơ quan tương đương sở”
	Abbreviation string // in ký hiệu, as most provinces write it: “SKHCN”
	Code         string // mã định danh; empty if it is not known
	Place        string // địa danh of its seat; empty for that of the province
	Origin
}

// Origin tells how long a state of a body has held and who says so.
type Origin struct {
	From         viet.Date // first day; zero if the register does not go back so far
	Predecessors []string  // ids of the bodies whose work it took over by then, in the order of the register
	Act          string    // what made it so: “Nghị quyết số 176/2025/QH15”; empty if nothing did
	Source       string    // where the values come from: “Công văn số 7197/BKHCN-CDSQG”
	// Unconfirmed tells that no signed document was found that confirms the
	// abbreviation and the dates.
	Unconfirmed bool
}

func (t *table) origin(u *unit, s span, on viet.Date) Origin {
	return Origin{From: s.from, Predecessors: t.predecessors(u, on), Act: s.Act.Text, Source: s.Source.Text, Unconfirmed: s.unconfirmed}
}

// Of names the department of one province: “Sở Khoa học và Công nghệ tỉnh Lạng
// Sơn”, “Thanh tra thành phố Hà Nội”.
func (d Department) Of(p Province) string {
	return strings.TrimSuffix(d.Name, " tỉnh") + " " + p.FullName
}

func (r *Register) ministry(u *unit, s span, on viet.Date) Ministry {
	return Ministry{
		ID: u.ID.Text, Name: s.Name.Text, Type: s.Type.Text, Abbreviation: s.Abbreviation.Text,
		Code: s.Code.Text, Place: s.Place.Text, Origin: r.ministries.origin(u, s, on),
	}
}

func (r *Register) department(u *unit, s span, on viet.Date) Department {
	return Department{
		ID: u.ID.Text, Name: s.Name.Text, Type: s.Type.Text, Abbreviation: s.Abbreviation.Text,
		Code: s.Code.Text, Place: s.Place.Text, Origin: r.departments.origin(u, s, on),
	}
}

// Ministry returns the bộ or cơ quan ngang bộ that a person names by id, name
// or abbreviation, as it was on a date; the date is read as by
// [Register.Province]. It is false if there is no such ministry or it did not
// exist then; see [Register.MissingMinistry].
func (r *Register) Ministry(id string, on viet.Date) (Ministry, bool) {
	u, s, ok := r.ministries.on(id, on)
	if !ok {
		return Ministry{}, false
	}
	return r.ministry(u, s, on), true
}

// Ministries returns the bộ and cơ quan ngang bộ of a date in their official
// order; what a user's file adds stands at the end.
func (r *Register) Ministries(on viet.Date) []Ministry {
	return all(&r.ministries, on, func(u *unit, s span) Ministry { return r.ministry(u, s, on) })
}

// MissingMinistry says why [Register.Ministry] found nothing, and what may be
// meant.
func (r *Register) MissingMinistry(id string, on viet.Date) *viet.InputError {
	return r.ministries.missing(id, on)
}

// Department returns the sở that a person names by id, name or abbreviation, as
// it was on a date; the date is read as by [Register.Province]. It is false if
// there is no such department or it did not exist then; see
// [Register.MissingDepartment].
func (r *Register) Department(id string, on viet.Date) (Department, bool) {
	u, s, ok := r.departments.on(id, on)
	if !ok {
		return Department{}, false
	}
	return r.department(u, s, on), true
}

// Departments returns the sở of a date in the order of the decree; what a
// user's file adds stands at the end. Not every province has all of them.
func (r *Register) Departments(on viet.Date) []Department {
	return all(&r.departments, on, func(u *unit, s span) Department { return r.department(u, s, on) })
}

// MissingDepartment says why [Register.Department] found nothing, and what may
// be meant.
func (r *Register) MissingDepartment(id string, on viet.Date) *viet.InputError {
	return r.departments.missing(id, on)
}
