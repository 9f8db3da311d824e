// Package places knows the provinces and centrally run cities of Vietnam with
// the dates from which each name holds: what “bac-ninh” is called in a document
// of 19/9/2026 and in one of the next day.
//
// [Load] gives the register; [Register.Province] answers for a date. Communes
// and districts are not in it.
package places

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

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

// Register holds all provinces through time. It is safe for concurrent use.
type Register struct {
	units []unit
	index map[string]int // unaccented names and ids -> unit
}

// unit is one province through time, as the data file gives it.
type unit struct {
	ID        string   `yaml:"id"`
	Name      string   `yaml:"ten"`
	Aliases   []string `yaml:"goi_khac"`
	Successor string   `yaml:"nay_thuoc"`
	Spans     []span   `yaml:"ky"`
}

// span is a stretch of time without change.
type span struct {
	From        string `yaml:"tu"`
	Until       string `yaml:"den"`
	Type        string `yaml:"loai"`
	Name        string `yaml:"ten"`
	Place       string `yaml:"dia_danh"`
	Confirmed   *bool  `yaml:"dia_danh_xac_nhan"`
	Region      string `yaml:"vung"`
	Act         string `yaml:"van_ban"`
	from, until viet.Date
}

//go:embed dia-phuong.yaml
var data []byte

var load = sync.OnceValues(func() (*Register, error) { return parse(data) })

// Load returns the register that the program carries. The data is read on the
// first call; an error means that the program was built with a broken file.
func Load() (*Register, error) { return load() }

func parse(data []byte) (*Register, error) {
	var file struct {
		Version string `yaml:"phien_ban"`
		Units   []unit `yaml:"don_vi"`
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("places: reading the register: %w", err)
	}
	r := &Register{units: file.Units, index: make(map[string]int, 2*len(file.Units))}
	for i := range r.units {
		u := &r.units[i]
		if err := u.check(); err != nil {
			return nil, fmt.Errorf("places: unit %q: %w", u.ID, err)
		}
		names := append([]string{u.ID, viet.ID(u.Name)}, u.Aliases...)
		for _, s := range u.Spans {
			if s.Name != "" {
				names = append(names, viet.ID(s.Name))
			}
		}
		for _, name := range names {
			if other, ok := r.index[name]; ok && other != i {
				return nil, fmt.Errorf("places: %q names both %q and %q", name, r.units[other].ID, u.ID)
			}
			r.index[name] = i
		}
	}
	for _, u := range r.units {
		if _, ok := r.index[u.Successor]; u.Successor != "" && !ok {
			return nil, fmt.Errorf("places: unit %q: unknown successor %q", u.ID, u.Successor)
		}
	}
	return r, nil
}

// check reads the dates of a unit and sees that its spans follow one another.
func (u *unit) check() error {
	if u.ID == "" || u.Name == "" || len(u.Spans) == 0 {
		return errors.New("id, name and spans are required")
	}
	for i := range u.Spans {
		s := &u.Spans[i]
		for _, d := range []struct {
			text string
			date *viet.Date
		}{{s.From, &s.from}, {s.Until, &s.until}} {
			if d.text == "" {
				continue
			}
			date, err := viet.ParseDate(d.text)
			if err != nil {
				return err
			}
			*d.date = date
		}
		if i > 0 && (s.from.IsZero() || s.from != u.Spans[i-1].until) {
			return fmt.Errorf("span %d does not start where the one before ends", i+1)
		}
	}
	if last := u.Spans[len(u.Spans)-1]; last.until.IsZero() == (u.Successor != "") {
		return errors.New("a unit that ended needs a successor, and only such a unit")
	}
	return nil
}

// on returns the span that holds on a day.
func (u *unit) on(day viet.Date) (span, bool) {
	for _, s := range u.Spans {
		if day.Compare(s.from) >= 0 && (s.until.IsZero() || day.Compare(s.until) < 0) {
			return s, true
		}
	}
	return span{}, false
}

func (u *unit) province(s span) Province {
	p := Province{
		ID: u.ID, Name: cmp.Or(s.Name, u.Name), Type: s.Type, Region: s.Region, Act: s.Act,
		PlaceUnconfirmed: s.Confirmed != nil && !*s.Confirmed,
	}
	p.Place = cmp.Or(s.Place, p.Name)
	p.FullName = p.Type + " " + p.Name
	if strings.EqualFold(p.Place, p.FullName) {
		p.FullName = p.Place // Thành phố Hồ Chí Minh is one name
	}
	p.IssuerLines = []string{"Ủy ban nhân dân", p.FullName}
	return p
}

// lastDay completes a date to the last day it may mean; a date of which nothing
// is known lies after every change.
func lastDay(d viet.Date) viet.Date {
	if d.Year == 0 {
		return viet.Date{Day: 31, Month: 12, Year: 9999}
	}
	if d.Month == 0 {
		d.Month, d.Day = 12, 31
	}
	if d.Day == 0 {
		d.Day = viet.DaysIn(d.Year, d.Month)
	}
	return d
}

// find returns the unit that a person names: “lang-son”, “Lạng Sơn”, “tỉnh Lạng
// Sơn”, “TP. Hồ Chí Minh”; present or former.
func (r *Register) find(name string) (*unit, bool) {
	id := viet.ID(name)
	for _, name := range []string{id, withoutType(id)} {
		if i, ok := r.index[name]; ok {
			return &r.units[i], true
		}
	}
	return nil, false
}

// withoutType takes “tinh-” or “thanh-pho-” off an id.
func withoutType(id string) string {
	for _, prefix := range [...]string{"tinh-", "thanh-pho-", "tp-"} {
		if rest, ok := strings.CutPrefix(id, prefix); ok {
			return rest
		}
	}
	return id
}

// Province returns the province that a person names, by id or by present or
// former name with or without its type, as it was on a date. An unknown part of
// the date is read as late as it can be, no date at all as today's state. It is
// false if there is no such province or it did not exist then; see
// [Register.Missing].
func (r *Register) Province(id string, on viet.Date) (Province, bool) {
	u, ok := r.find(id)
	if !ok {
		return Province{}, false
	}
	s, ok := u.on(lastDay(on))
	if !ok {
		return Province{}, false
	}
	return u.province(s), true
}

// List returns the provinces of a date in alphabetical order.
func (r *Register) List(on viet.Date) []Province {
	var out []Province
	for i := range r.units {
		if s, ok := r.units[i].on(lastDay(on)); ok {
			out = append(out, r.units[i].province(s))
		}
	}
	slices.SortFunc(out, func(a, b Province) int { return viet.Compare(a.Name, b.Name) })
	return out
}

// Missing says why [Register.Province] found nothing, and what may be meant:
// the province that a former one now belongs to, or one with a similar name.
func (r *Register) Missing(id string, on viet.Date) *viet.InputError {
	if u, ok := r.find(id); ok {
		last := u.Spans[len(u.Spans)-1]
		e := &viet.InputError{Text: id, Reason: fmt.Sprintf("%s không còn từ %s", u.province(last).FullName, last.until.Short())}
		if now, ok := r.Province(u.Successor, on); ok {
			e.Reason += ", nay thuộc " + now.FullName
			e.Hint = "dùng “" + now.ID + "”, hoặc ghi ngày ban hành trước " + last.until.Short()
		}
		return e
	}
	e := &viet.InputError{Text: id, Reason: "không có tỉnh, thành phố “" + id + "”", Hint: "viết tên đầy đủ hoặc không dấu, như lang-son"}
	var known []string
	for _, p := range r.List(on) {
		known = append(known, p.ID)
	}
	if near, ok := viet.Nearest(withoutType(viet.ID(id)), known); ok {
		e.Hint = diag.Meant(near)
	}
	return e
}
