package places

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// registerFile is a file of a register.
type registerFile struct {
	Version     text   `yaml:"phien_ban" title:"Phiên bản" help:"Ngày cập nhật tệp danh mục."`
	Provinces   []unit `yaml:"tinh_thanh" title:"Tỉnh, thành phố" help:"Các tỉnh, thành phố trực thuộc trung ương thêm vào hoặc thay mục có sẵn."`
	Ministries  []unit `yaml:"bo_nganh" title:"Bộ, ngành" help:"Các bộ, cơ quan ngang bộ thêm vào hoặc thay mục có sẵn."`
	Departments []unit `yaml:"so_nganh" title:"Sở, ngành" help:"Các sở, cơ quan tương đương sở thêm vào hoặc thay mục có sẵn."`
}

// FileForm is the form of the file of a register.
func FileForm() reflect.Type { return reflect.TypeFor[registerFile]() }

// With returns the register with the entries of a file laid over: one with the
// id of a known unit takes its whole place, the others are added. The file has
// the keys of the files that the program carries, all three lists in one if
// need be; docs/co-quan.md describes them. If the list has errors the register
// comes back as it was.
func (r *Register) With(file string, data []byte) (*Register, diag.List) {
	root, problems := record.YAML(file, data)
	var in registerFile
	problems = append(problems, record.Decode(root, &in)...)
	out := &Register{
		provinces:   r.provinces.with(in.Provinces, &problems),
		ministries:  r.ministries.with(in.Ministries, &problems),
		departments: r.departments.with(in.Departments, &problems),
	}
	if problems.HasErrors() {
		return r, problems
	}
	return out, problems
}

// with lays units over a table, which does not change.
func (t table) with(more []unit, problems *diag.List) table {
	out := table{words: t.words, units: slices.Clone(t.units)}
	place := make(map[string]int, len(t.units)+len(more))
	for i := range t.units {
		place[t.units[i].ID.Text] = i
	}
	own := map[int]bool{}
	for _, u := range more {
		if u.At == (diag.Range{}) || !t.words.check(&u, problems) {
			continue // what is no group of keys is reported already
		}
		i, known := place[u.ID.Text]
		switch {
		case own[i] && known:
			problems.Add(u.ID.At, "gộp hai mục, hoặc đổi id của một mục", "id “%s” khai hai lần trong %s", u.ID.Text, t.words.key)
			relate(problems, out.units[i].ID.At)
			continue
		case known:
			out.units[i] = u
		default:
			i = len(out.units)
			place[u.ID.Text] = i
			out.units = append(out.units, u)
		}
		own[i] = true
	}
	out.reindex(own, problems)
	for _, i := range slices.Sorted(maps.Keys(own)) {
		u := &out.units[i]
		for _, s := range slices.Concat(u.Successors, u.Partly) {
			if _, ok := out.find(s.Text); !ok {
				e := out.unknown(s.Text, viet.Date{})
				problems.Add(s.At, e.Hint, "“%s” chuyển về nơi chưa biết: %s", u.ID.Text, e.Reason)
			}
		}
	}
	return out
}

// relate points at the first of two entries that clash.
func relate(problems *diag.List, first diag.Range) {
	(*problems)[len(*problems)-1].Related = []diag.Related{{At: first, Message: "mục kia ở đây"}}
}

// reindex collects the names of all units. Ids, names and aliases are of one
// unit each; a name without its type or an abbreviation is of the first unit
// that has it.
func (t *table) reindex(own map[int]bool, problems *diag.List) {
	t.index = make(map[string]int, 4*len(t.units))
	for i := range t.units {
		for _, name := range t.units[i].names() {
			j, taken := t.index[name]
			switch {
			case !taken:
				t.index[name] = i
			case j != i:
				late, early := &t.units[i], &t.units[j]
				if !own[i] {
					late, early = early, late
				}
				problems.Add(late.ID.At, "đổi tên, đổi goi_khac, hoặc dùng id “"+early.ID.Text+"” để thay mục có sẵn",
					"“%s” chỉ cả “%s” và “%s”", name, early.ID.Text, late.ID.Text)
			}
		}
	}
	for i := range t.units {
		u := &t.units[i]
		loose := []string{viet.ID(u.Abbreviation.Text)}
		for _, s := range u.Spans {
			loose = append(loose, viet.ID(s.Abbreviation.Text))
		}
		for _, name := range u.names() {
			loose = append(loose, t.withoutType(name))
		}
		for _, name := range loose {
			if _, taken := t.index[name]; !taken && name != "" {
				t.index[name] = i
			}
		}
	}
}

// names are what a unit alone is called.
func (u *unit) names() []string {
	out := []string{u.ID.Text, viet.ID(u.Name.Text)}
	for _, a := range u.Aliases {
		out = append(out, viet.ID(a.Text))
	}
	for _, s := range u.Spans {
		out = append(out, viet.ID(s.Name.Text))
	}
	return out
}

// check reads the dates of a unit, completes its spans and reports what is
// wrong with it.
func (w words) check(u *unit, problems *diag.List) bool {
	before := problems.Count(diag.Error)
	switch {
	case u.ID.Text == "":
		problems.Add(u.At, "thêm “id: …” không dấu, như "+w.example, "mục của %s thiếu id", w.key)
	case u.ID.Text != viet.ID(u.ID.Text):
		problems.Add(u.ID.At, "viết “"+viet.ID(u.ID.Text)+"”", "id “%s” phải là chữ thường không dấu, nối bằng gạch", u.ID.Text)
	}
	if viet.ID(u.Name.Text) == "" {
		problems.Add(u.At, "thêm “ten: …” là tên đầy đủ", "mục “%s” thiếu tên (ten)", u.ID.Text)
	}
	if len(u.Spans) == 0 {
		u.Spans = []span{{At: u.At}}
	}
	for i := range u.Spans {
		w.span(u, &u.Spans[i], problems)
		if i > 0 {
			u.Spans[i].follows(u.Spans[i-1], problems)
		}
	}
	switch ended := !u.last().until.IsZero(); {
	case ended && len(u.Successors) == 0:
		problems.Add(u.last().Until.At, "thêm “nay_thuoc: …” là id của nơi tiếp nhận", "“%s” không còn từ %s mà không ghi nơi tiếp nhận (nay_thuoc)", u.ID.Text, u.last().until.Short())
	case !ended && len(u.Successors) > 0:
		problems.Add(u.Successors[0].At, "thêm “den: …” vào thời kỳ cuối, hoặc bỏ nay_thuoc", "“%s” có nơi tiếp nhận (nay_thuoc) mà không ghi ngày kết thúc", u.ID.Text)
	}
	return problems.Count(diag.Error) == before
}

// span reads and completes one span.
func (w words) span(u *unit, s *span, problems *diag.List) {
	s.over(u.traits)
	if s.Name.Text == "" {
		s.Name = u.Name
	}
	s.from, s.until = day(s.From, problems), day(s.Until, problems)
	if !s.until.IsZero() && s.until.Compare(s.from) <= 0 {
		problems.Add(s.Until.At, "ghi den là ngày đầu tiên không còn áp dụng", "thời kỳ kết thúc %s, không sau ngày bắt đầu %s", s.until.Short(), s.from.Short())
	}
	switch viet.Fold(s.Confirmed.Text) {
	case "", "co", "true":
	case "khong", "false":
		s.unconfirmed = true
	default:
		problems.Add(s.Confirmed.At, "viết “có” hoặc “không”", "xac_nhan là “%s”, cần “có” hoặc “không”", s.Confirmed.Text)
	}
	for _, need := range []struct {
		key string
		has text
	}{{"loai", s.Type}, {"viet_tat", s.Abbreviation}, {"dia_danh", s.Place}} {
		if need.has.Text == "" && slices.Contains(w.needs, need.key) {
			problems.Add(s.At, "thêm “"+need.key+": …”", "mục “%s” thiếu %s", u.ID.Text, need.key)
		}
	}
	if a := s.Abbreviation; strings.ContainsAny(a.Text, " /\n") {
		problems.Add(a.At, "viết liền, như BKHCN", "chữ viết tắt “%s” có dấu cách hoặc gạch chéo", a.Text)
	}
	if s.Code.Text != "" {
		if e := checkCode(s.Code.Text); e != nil {
			problems.Add(s.Code.At, e.Hint, "ma_dinh_danh: %s", e.Reason)
		}
	}
}

// day reads a whole date; nothing typed gives none.
func day(t text, problems *diag.List) viet.Date {
	if t.Text == "" {
		return viet.Date{}
	}
	d, err := viet.ParseDate(t.Text)
	var typed *viet.InputError
	switch {
	case errors.As(err, &typed):
		problems.Add(t.At, typed.Hint, "%s", typed.Reason)
	case !d.Complete():
		problems.Add(t.At, "viết đủ ngày, tháng, năm, như 2025-03-01", "“%s” thiếu ngày hoặc tháng", t.Text)
		return viet.Date{}
	}
	return d
}

// follows reports a gap or an overlap between two spans.
func (s *span) follows(before span, problems *diag.List) {
	at := s.From.At
	if s.From.Text == "" {
		at = s.At
	}
	switch {
	case before.Until.Text == "":
		problems.Add(before.At, "thêm “den: …” là ngày bắt đầu của thời kỳ sau", "thời kỳ này có thời kỳ sau mà không ghi ngày kết thúc (den)")
	case s.From.Text == "":
		problems.Add(at, "thêm “tu: "+before.until.ISO()+"”", "thời kỳ này có thời kỳ trước mà không ghi ngày bắt đầu (tu)")
	case s.from.IsZero() || before.until.IsZero(): // not read, which is said already
	case s.from.Compare(before.until) > 0:
		problems.Add(at, "ghi “tu: "+before.until.ISO()+"”, bằng den của thời kỳ trước", "có khoảng trống từ %s đến %s giữa hai thời kỳ", before.until.Short(), s.from.Short())
	case s.from.Compare(before.until) < 0:
		problems.Add(at, "ghi “tu: "+before.until.ISO()+"”, bằng den của thời kỳ trước", "hai thời kỳ chồng lên nhau từ %s đến %s", s.from.Short(), before.until.Short())
	}
}

// longestCode is the length that a mã định danh may have. Quyết định số
// 20/2020/QĐ-TTg.
const longestCode = 35

// checkCode says what is wrong with a mã định danh của cơ quan, or nil: a
// letter and two digits, then levels after stops, highest first: “G06”,
// “H37.02.02”. Quyết định số 20/2020/QĐ-TTg.
func checkCode(code string) *viet.InputError {
	hint := "viết dạng H37.02.02: cấp cao nhất trước, ngăn bằng dấu chấm"
	levels := strings.Split(code, ".")
	if old := levels[len(levels)-1]; len(levels) > 1 && isTop(old) && !isTop(levels[0]) {
		slices.Reverse(levels)
		for len(levels) > 1 && strings.Trim(levels[len(levels)-1], "0") == "" {
			levels = levels[:len(levels)-1]
		}
		return &viet.InputError{Text: code, Reason: "mã “" + code + "” viết kiểu cũ, cấp thấp nhất trước", Hint: "viết “" + strings.Join(levels, ".") + "” nếu cơ quan được cấp mã đó"}
	}
	ok := isTop(levels[0]) && len(code) <= longestCode
	for _, level := range levels[1:] {
		ok = ok && level != "" && strings.Trim(level, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
	}
	if !ok {
		return &viet.InputError{Text: code, Reason: "“" + code + "” không phải là mã định danh của cơ quan", Hint: hint}
	}
	return nil
}

// isTop reports whether a level of a code is the highest: “G06”.
func isTop(level string) bool {
	return len(level) == 3 && level[0] >= 'A' && level[0] <= 'Z' && strings.Trim(level[1:], "0123456789") == ""
}
