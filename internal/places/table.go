package places

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// text is a scalar with its place.
type text struct {
	Text string
	At   diag.Range
}

// unit is one province or body through time, as a file gives it.
type unit struct {
	At         diag.Range
	ID         text   `yaml:"id" form:"id,required" title:"Mã" help:"Tên không dấu nối bằng gạch; trùng với mục có sẵn thì thay cả mục đó."`
	Name       text   `yaml:"ten" form:",required" title:"Tên" help:"Tên đầy đủ."`
	Aliases    []text `yaml:"goi_khac" title:"Tên gọi khác" help:"Những cách gọi khác cũng nhận."`
	Successors []text `yaml:"nay_thuoc" title:"Nay thuộc" help:"Mã của nơi tiếp nhận, khi đơn vị không còn; nhiều nơi thì viết danh sách."`
	Partly     []text `yaml:"mot_phan_thuoc" title:"Một phần thuộc" help:"Mã của nơi nhận một phần việc."`
	traits
	Spans []span `yaml:"ky" title:"Thời kỳ" help:"Các thời kỳ nối tiếp nhau; không có thay đổi thì không cần ghi."`
}

// span is a stretch of time without change.
type span struct {
	At    diag.Range
	From  text `yaml:"tu" form:"day" title:"Từ ngày" help:"Ngày đầu của thời kỳ."`
	Until text `yaml:"den" form:"day" title:"Đến ngày" help:"Ngày đầu tiên không còn áp dụng."`
	Name  text `yaml:"ten" title:"Tên" help:"Tên đầy đủ."`
	traits
	from, until viet.Date // until is the first day after
	unconfirmed bool
}

// traits are what a unit says for all its spans and a span for itself.
type traits struct {
	Type         text `yaml:"loai" title:"Loại" help:"Tỉnh, thành phố; bộ, cơ quan ngang bộ; sở, cơ quan tương đương sở."`
	Abbreviation text `yaml:"viet_tat" title:"Chữ viết tắt" help:"Chữ viết tắt trong ký hiệu, viết liền; bộ và sở phải có."`
	Code         text `yaml:"ma_dinh_danh" title:"Mã định danh" help:"Mã định danh điện tử, như G06, H37.02."`
	Place        text `yaml:"dia_danh" title:"Địa danh" help:"Địa danh nơi đặt trụ sở; bộ phải có."`
	Region       text `yaml:"vung" title:"Vùng" help:"Vùng của tỉnh."`
	Act          text `yaml:"van_ban" title:"Văn bản" help:"Văn bản làm thay đổi."`
	Source       text `yaml:"nguon" title:"Nguồn" help:"Lấy ở đâu."`
	Confirmed    text `yaml:"xac_nhan" form:"yes" title:"Xác nhận" help:"Ghi “không” nếu chưa đối chiếu với văn bản đã ký."`
}

// each visits the traits in order.
func (t *traits) each(visit func(*text)) {
	for _, v := range []*text{&t.Type, &t.Abbreviation, &t.Code, &t.Place, &t.Region, &t.Act, &t.Source, &t.Confirmed} {
		visit(v)
	}
}

// over fills what a span does not say from its unit.
func (t *traits) over(base traits) {
	var theirs []text
	base.each(func(v *text) { theirs = append(theirs, *v) })
	i := 0
	t.each(func(v *text) {
		if v.Text == "" {
			*v = theirs[i]
		}
		i++
	})
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

// last is the latest state of a unit.
func (u *unit) last() span { return u.Spans[len(u.Spans)-1] }

// table is one of the registers.
type table struct {
	words words
	units []unit
	index map[string]int // ids, names and abbreviations without accents -> unit
}

// words are what sets the registers apart.
type words struct {
	key      string            // what a file lists them under
	what     string            // “tỉnh, thành phố”
	example  string            // of an id
	prefixes []string          // of ids, which a person may leave out or add
	becomes  string            // before the name of a successor
	needs    []string          // traits that each unit has
	full     func(span) string // a unit as named in a message
}

func empty() *Register {
	name := func(s span) string { return s.Name.Text }
	return &Register{
		provinces: table{words: words{key: "tinh_thanh", what: "tỉnh, thành phố", example: "lang-son",
			prefixes: []string{"tinh-", "thanh-pho-", "tp-"}, becomes: "nay thuộc ", needs: []string{"loai"}, full: fullName}},
		ministries: table{words: words{key: "bo_nganh", what: "bộ, cơ quan ngang bộ", example: "bo-noi-vu",
			prefixes: []string{"bo-"}, becomes: "nay là ", needs: []string{"loai", "viet_tat", "dia_danh"}, full: name}},
		departments: table{words: words{key: "so_nganh", what: "sở, cơ quan tương đương sở", example: "so-noi-vu",
			prefixes: []string{"so-"}, becomes: "nay là ", needs: []string{"loai", "viet_tat"}, full: name}},
	}
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
// Sơn”, “TP. Hồ Chí Minh”, “BKHCN”; present or former.
func (t *table) find(name string) (*unit, bool) {
	id := viet.ID(name)
	for _, name := range []string{id, t.withoutType(id)} {
		if i, ok := t.index[name]; ok {
			return &t.units[i], true
		}
	}
	return nil, false
}

// withoutType takes “tinh-”, “thanh-pho-” or “bo-” off an id.
func (t *table) withoutType(id string) string {
	for _, prefix := range t.words.prefixes {
		if rest, ok := strings.CutPrefix(id, prefix); ok {
			return rest
		}
	}
	return id
}

// on returns a unit and its state on a date.
func (t *table) on(name string, date viet.Date) (*unit, span, bool) {
	u, ok := t.find(name)
	if !ok {
		return nil, span{}, false
	}
	s, ok := u.on(lastDay(date))
	return u, s, ok
}

// all returns every unit that there was on a date, in the order of the table.
func all[T any](t *table, date viet.Date, show func(*unit, span) T) []T {
	var out []T
	for i := range t.units {
		if s, ok := t.units[i].on(lastDay(date)); ok {
			out = append(out, show(&t.units[i], s))
		}
	}
	return out
}

// predecessors are the units that one has taken over by a date.
func (t *table) predecessors(of *unit, date viet.Date) []string {
	var out []string
	for i := range t.units {
		u := &t.units[i]
		if holds(u.Successors, of.ID.Text) && u.last().until.Compare(lastDay(date)) <= 0 {
			out = append(out, u.ID.Text)
		}
	}
	return out
}

func holds(list []text, id string) bool {
	return slices.ContainsFunc(list, func(t text) bool { return viet.ID(t.Text) == id })
}

// successors are the units of a date that took over from one, through those
// that ended in their turn.
func (t *table) successors(of *unit, date viet.Date) []*unit {
	var out []*unit
	seen := map[string]bool{}
	var follow func(*unit)
	follow = func(u *unit) {
		for _, next := range u.Successors {
			v, ok := t.find(next.Text)
			if !ok || seen[v.ID.Text] {
				continue
			}
			seen[v.ID.Text] = true
			if _, ok := v.on(lastDay(date)); ok {
				out = append(out, v)
			} else {
				follow(v)
			}
		}
	}
	follow(of)
	return out
}

// missing says why a name gives no unit on a date, and what may be meant.
func (t *table) missing(name string, date viet.Date) *viet.InputError {
	u, ok := t.find(name)
	switch {
	case !ok:
		return t.unknown(name, date)
	case lastDay(date).Compare(u.Spans[0].from) < 0:
		return t.early(name, u, date)
	}
	return t.ended(name, u, date)
}

// ended is for a unit that is no more.
func (t *table) ended(name string, u *unit, date viet.Date) *viet.InputError {
	last := u.last()
	e := &viet.InputError{Text: name, Reason: t.words.full(last) + " không còn từ " + last.until.Short(),
		Hint: "ghi ngày ban hành trước " + last.until.Short()}
	now := t.successors(u, date)
	if len(now) == 0 {
		return e
	}
	e.Reason += ", " + t.words.becomes + t.list(now, date)
	if part := t.partly(u, date); len(part) > 0 {
		e.Reason += " (một phần thuộc " + t.list(part, date) + ")"
	}
	e.Hint = "dùng " + ids(now) + ", hoặc " + e.Hint
	return e
}

// partly are the units of a date that a unit names as taking a part of its work.
func (t *table) partly(u *unit, date viet.Date) []*unit {
	var out []*unit
	for _, p := range u.Partly {
		if v, _, ok := t.on(p.Text, date); ok {
			out = append(out, v)
		}
	}
	return out
}

// early is for a unit that was not yet.
func (t *table) early(name string, u *unit, date viet.Date) *viet.InputError {
	first := u.Spans[0]
	e := &viet.InputError{Text: name, Reason: t.words.full(first) + " chưa có trước " + first.from.Short(),
		Hint: "ghi ngày ban hành từ " + first.from.Short()}
	var before []*unit
	for _, id := range t.predecessors(u, first.from) {
		if v, _, ok := t.on(id, date); ok {
			before = append(before, v)
		}
	}
	if len(before) > 0 {
		e.Reason += ", khi đó là " + t.list(before, date)
		e.Hint = "dùng " + ids(before) + ", hoặc " + e.Hint
	}
	return e
}

// unknown is for a name that no unit ever had.
func (t *table) unknown(name string, date viet.Date) *viet.InputError {
	e := &viet.InputError{Text: name, Reason: "không có " + t.words.what + " “" + name + "”",
		Hint: "viết tên đầy đủ hoặc không dấu, như " + t.words.example}
	known := all(t, date, func(u *unit, _ span) string { return u.ID.Text })
	slices.SortFunc(known, viet.Compare)
	id := viet.ID(name)
	for _, typed := range []string{id, t.withoutType(id)} {
		if near, ok := viet.Nearest(typed, known); ok {
			e.Hint = diag.Meant(near)
			break
		}
	}
	return e
}

// list names units as they were on a date.
func (t *table) list(units []*unit, date viet.Date) string {
	out := ""
	for i, u := range units {
		s, _ := u.on(lastDay(date))
		switch {
		case i > 0 && i == len(units)-1:
			out += " và "
		case i > 0:
			out += "; "
		}
		out += t.words.full(s)
	}
	return out
}

// ids offers the ids of units.
func ids(units []*unit) string {
	var out []string
	for _, u := range units {
		out = append(out, "“"+u.ID.Text+"”")
	}
	return strings.Join(out, " hoặc ")
}
