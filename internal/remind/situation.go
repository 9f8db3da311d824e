package remind

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/viet"
)

// survey finds out how things stand in every province on the day of a plan.
type survey struct {
	settings *Settings
	tracking *Tracking
	register *places.Register
	day      viet.Date
	year     int
	problems *diag.List

	cases  []*situation // in the order of the table
	byID   map[string]*situation
	future map[string][]diag.Range // cells with days after the day, by sheet
	unread int                     // rows whose name is no province
}

// run reads the whole table for the day.
func (v *survey) run() {
	v.byID, v.future = map[string]*situation{}, map[string][]diag.Range{}
	for i := range v.tracking.entries {
		v.entry(&v.tracking.entries[i])
	}
	v.tellMissing()
	v.tellRest()
	v.tellNoColumn()
	numbers := map[string]viet.Date{}
	for _, s := range v.tracking.sent {
		v.letter(s, numbers)
	}
	for _, o := range v.tracking.old {
		v.oldPlan(o)
	}
	for _, f := range v.tracking.figures {
		if s := v.find(f.province); s != nil {
			s.gaps = append(s.gaps, f)
		}
	}
	for _, s := range v.cases {
		slices.SortStableFunc(s.sent, func(a, b sent) int {
			if c := a.day.Compare(b.day); c != 0 {
				return c
			}
			return strings.Compare(a.number.Text, b.number.Text)
		})
	}
	v.tellFuture()
}

// tellMissing says which provinces have no row.
func (v *survey) tellMissing() {
	var missing []string
	for _, p := range v.register.List(v.day) {
		if v.byID[p.ID] == nil {
			missing = append(missing, p.FullName)
		}
	}
	const add = "thêm mỗi nơi một dòng; chưa có gì thì để trống các ô sau tên"
	hint := add
	switch {
	case slices.ContainsFunc(missing, func(name string) bool { _, still := v.register.Province(name, viet.Date{}); return !still }):
		hint = "xem lại ngày tính, ngày " + v.day.Short() + " là trước khi sắp xếp; nếu đúng ngày ấy thì " + add
	case v.unread > 0:
		hint = "sửa tên ở dòng chưa đọc được đã nêu; không phải dòng ấy thì " + add
	}
	at := diag.Range{File: v.tracking.File, Sheet: v.tracking.tables[mainSheet].table.Sheet}
	switch len(missing) {
	case 0:
	case 1:
		v.problems.Add(at, hint, "thiếu %s trong danh sách địa phương", missing[0])
	default:
		v.problems.Add(at, hint, "thiếu %s địa phương trong danh sách: %s", counted(len(missing)), strings.Join(missing, ", "))
	}
}

// tellNoColumn says that the table cannot tell who has sent the report.
func (v *survey) tellNoColumn() {
	main := v.tracking.tables[mainSheet]
	if len(v.cases) > 0 && !slices.Contains(main.years, v.year) {
		v.problems.Warn(diag.Range{File: v.tracking.File, Sheet: main.table.Sheet}, fmt.Sprintf("thêm cột “Báo cáo %d: Ngày gửi”", v.year),
			"không có cột nào về báo cáo năm %d, nơi nào cũng được tính là chưa gửi", v.year)
	}
}

// tellRest says that nobody works on the day.
func (v *survey) tellRest() {
	if v.settings.calendar.works(v.day) {
		return
	}
	kind := v.day.Weekday()
	if slices.Contains(v.settings.calendar.off, v.day) {
		kind = "ngày nghỉ"
	}
	v.problems.Remark(diag.Range{}, "chọn ngày làm việc nếu không phát hành công văn ngày này", "ngày công văn %s là %s", v.day.Short(), kind)
}

// entry places a row of the main sheet.
func (v *survey) entry(e *entry) {
	p, ok := v.register.Province(bare(e.name.Text), v.day)
	if !ok {
		v.unknown(e.name)
		v.unread++
		return
	}
	if first := v.byID[p.ID]; first != nil {
		v.problems.Add(e.at, "gộp hai dòng thành một", "%s có hai dòng, dòng trước ở ô %s", p.FullName, first.row.at.Cell())
		first.row.faulty = true
		return
	}
	_, last := v.settings.report(v.year)
	s := &situation{province: p, row: e, former: len(v.register.Former(p.ID, v.day)), day: v.day, year: v.year, last: last}
	if !e.plan.none() && v.past(e.plan.day, e.plan.at, &e.faulty) {
		s.plan = e.plan
	}
	s.report, s.before = v.report(e, v.year), v.report(e, v.year-1)
	if !s.report.none() && !s.plan.none() && s.plan.day.Year == v.year && s.report.arrived().Compare(s.plan.day) < 0 {
		v.problems.Warn(s.report.at, "xem lại ngày báo cáo và ngày kế hoạch", "báo cáo năm %d của %s ngày %s, trước ngày kế hoạch %s",
			v.year, p.FullName, s.report.arrived().Short(), s.plan.day.Short())
	}
	v.byID[p.ID] = s
	v.cases = append(v.cases, s)
}

// report is the report of a year if it had come by the day.
func (v *survey) report(e *entry, year int) report {
	r := e.reports[year]
	if r.none() || !v.past(r.arrived(), r.at, &e.faulty) {
		return report{}
	}
	return r
}

// past reports whether a day is not after that of the plan, and notes those
// that are. One that lies further ahead than anybody looks back is a mistake.
func (v *survey) past(d viet.Date, at diag.Range, faulty *bool) bool {
	ahead := d.Ordinal() - v.day.Ordinal()
	switch {
	case ahead <= 0:
		return true
	case ahead > farAhead:
		*faulty = true
		v.problems.Add(at, "sửa năm của ngày này", "ngày %s ở sau ngày %s hơn một năm", d.Short(), v.day.Short())
	default:
		v.future[at.Sheet] = append(v.future[at.Sheet], at)
	}
	return false
}

// farAhead is how many days after that of a plan a table may tell of: tables
// are looked at as of days in the past.
const farAhead = 366

// letter gives a letter that went out to those who got it.
func (v *survey) letter(s sent, numbers map[string]viet.Date) {
	if !v.knowsCode(s.code) || !s.faulty && !v.past(s.day, s.at, &s.faulty) && !s.faulty {
		return
	}
	if day, known := numbers[s.number.Text]; known && day != s.day && !s.number.empty() && !s.faulty {
		v.problems.Add(s.number.At, "sửa số hoặc ngày cho khớp", "công văn số %s ghi hai ngày khác nhau: %s và %s", s.number.Text, day.Short(), s.day.Short())
		s.faulty = true
	}
	numbers[s.number.Text] = s.day
	to := map[string]bool{}
	for _, name := range s.to {
		if everyone.MatchString(viet.Key(name.Text)) {
			for _, c := range v.cases {
				c.sent = append(c.sent, s)
			}
			return
		}
		if v.gone(name, s.day) {
			continue
		}
		c := v.find(name)
		if c == nil {
			v.doubt(s, name)
			continue
		}
		if to[c.province.ID] || slices.ContainsFunc(c.sent, func(o sent) bool { return same(o, s) && !s.number.empty() }) {
			v.problems.Warn(name.At, "xóa tên hoặc dòng bị lặp", "công văn số %s ghi %s hai lần", s.number.Text, c.province.FullName)
			continue
		}
		to[c.province.ID] = true
		c.sent = append(c.sent, s)
	}
}

// gone reports whether a name was that of a province on the day of a letter and is
// none any more: what it was reminded of is not what the new one is.
func (v *survey) gone(name text, then viet.Date) bool {
	_, was := v.register.Province(bare(name.Text), then)
	_, is := v.register.Province(bare(name.Text), v.day)
	return was && !is && !then.IsZero()
}

// doubt marks a letter as one that cannot be cited for those who may be meant by
// a name that is none: the provinces whose names stand in it, or all.
func (v *survey) doubt(s sent, name text) {
	s.vague = true
	typed := bare(name.Text)
	if hint, ok := v.meant(typed); ok {
		typed += " " + hint
	}
	key := "_" + viet.Key(typed) + "_"
	var meant []*situation
	for _, c := range v.cases {
		if strings.Contains(key, "_"+viet.Key(c.province.Name)+"_") {
			meant = append(meant, c)
		}
	}
	if len(meant) == 0 {
		meant = v.cases
	}
	for _, c := range meant {
		c.sent = append(c.sent, s)
	}
}

// same reports whether two rows tell of one letter.
func same(a, b sent) bool { return a.number.Text == b.number.Text && a.day == b.day }

// knowsCode reports a code that no letter of the settings has or counts.
func (v *survey) knowsCode(code text) bool {
	known := v.settings.known()
	if slices.ContainsFunc(known, func(k string) bool { return viet.Fold(k) == viet.Fold(code.Text) }) {
		return true
	}
	hint := "chọn trong: " + strings.Join(known, ", ") + "; hoặc thêm mã vào khóa “tinh_ca” của một loại công văn trong " + v.settings.File
	v.problems.Add(code.At, hint, "không có loại công văn “%s”", code.Text)
	return false
}

func (v *survey) oldPlan(o oldPlan) {
	s := v.find(o.province)
	if s == nil {
		return
	}
	if s.former == 0 {
		v.problems.Warn(o.at, "xóa dòng này, hoặc sửa địa phương", "%s không hình thành từ sắp xếp, nên kế hoạch cũ không dùng đến", s.province.FullName)
		return
	}
	s.old = append(s.old, o)
}

// find is the province that a cell of another sheet names.
func (v *survey) find(name text) *situation {
	p, ok := v.register.Province(bare(name.Text), v.day)
	if !ok {
		v.unknown(name)
		return nil
	}
	return v.byID[p.ID]
}

// unknown says why a name is no province of the day, and what to write.
func (v *survey) unknown(name text) {
	typed := bare(name.Text)
	e := v.register.Missing(typed, v.day)
	hint, ok := v.meant(typed)
	if _, other := v.register.Province(typed, viet.Date{}); !ok && other {
		hint = e.Hint
	}
	v.problems.Add(name.At, hint, "%s", e.Reason)
}

// meant says what to write in place of a name that is no province of the day; it
// is false if no province is likely.
func (v *survey) meant(typed string) (hint string, likely bool) {
	for _, ended := range v.register.EndedNames(v.day) {
		if ended.Province && viet.Key(ended.Name) == "tinh_"+viet.Key(strings.TrimPrefix(viet.Lower(typed), "tỉnh ")) {
			return ended.Instead(), true
		}
	}
	var names []string
	key := "_" + viet.Key(typed) + "_"
	for _, p := range v.register.List(v.day) {
		if strings.Contains(key, "_"+viet.Key(p.Name)+"_") {
			return "chỉ ghi tên một địa phương, như " + p.FullName, true
		}
		names = append(names, p.Name)
	}
	if near, ok := viet.Nearest(typed, names); ok {
		if p, ok := v.register.Province(near, v.day); ok {
			return diag.Meant(p.FullName), true
		}
	}
	return "ghi tên một tỉnh, thành phố trực thuộc trung ương, như Lạng Sơn", false
}

var (
	inBrackets = regexp.MustCompile(`\s*\([^()]*\)\s*$`)
	committee  = regexp.MustCompile(`(?i)^(?:(?:ủy|uỷ) ban nhân dân|ubnd|thủ đô|t\.)\s+`)
	ofAll      = regexp.MustCompile(`(?i)^(?:các )?(?:tỉnh|thành phố|địa phương)\s*:\s*`)
	ordinal    = regexp.MustCompile(`^\s*\d{1,2}\s*[.)]\s*`)
)

// bare leaves out what stands around the name of a province: its place in a
// list, a remark in brackets, the words for the People's Committee.
func bare(name string) string {
	name = ordinal.ReplaceAllString(inBrackets.ReplaceAllString(name, ""), "")
	return ofAll.ReplaceAllString(committee.ReplaceAllString(name, ""), "")
}

// tellFuture says which days were left out, one note a sheet.
func (v *survey) tellFuture() {
	for _, sheet := range []string{mainSheet, sentSheet} {
		r := v.tracking.tables[sheet]
		if r == nil || len(v.future[r.table.Sheet]) == 0 {
			continue
		}
		places := v.future[r.table.Sheet]
		var cells []string
		for _, at := range places {
			if cell := at.Cell(); cell != "" && len(cells) < 5 {
				cells = append(cells, cell)
			}
		}
		where := ""
		if len(cells) > 0 {
			where = " (" + strings.Join(cells, ", ")
			if len(places) > len(cells) {
				where += ", …"
			}
			where += ")"
		}
		v.problems.Remark(diag.Range{File: v.tracking.File, Sheet: r.table.Sheet}, "xem lại năm của các ngày này nếu không định tính lùi ngày",
			"%s ngày ở sau ngày %s nên chưa tính%s", counted(len(places)), v.day.Short(), where)
	}
}

// earlier are the letters that a new one of a rule has to cite, oldest first.
func (s *situation) earlier(r *rule) []sent {
	var out []sent
	for _, l := range s.sent {
		code := viet.Fold(l.code.Text)
		if code != viet.Fold(r.code) && !slices.ContainsFunc(r.counts, func(c string) bool { return viet.Fold(c) == code }) {
			continue
		}
		if !l.faulty && (r.matter.years && l.about() != s.year || l.day.Compare(r.since) < 0) {
			continue // a row with errors may be about anything
		}
		out = append(out, l)
	}
	return out
}

// about is the year of the report that a letter spoke of.
func (l sent) about() int {
	if l.year != 0 {
		return l.year
	}
	return l.day.Year
}

// called names a letter by its code and day.
func (l sent) called() string { return l.code.Text + " ngày " + l.day.Short() }

// uncitable says why an earlier letter cannot be cited, empty if it can.
func (l sent) uncitable(problems *diag.List) string {
	switch {
	case l.faulty, l.vague:
		return "dòng của công văn " + l.code.Text + " đã gửi có lỗi, ở " + l.at.String()
	case l.number.empty():
		called := "công văn " + l.called()
		problems.Add(l.number.At, "ghi số sau khi phát hành", "%s chưa có số, ký hiệu nên chưa viện dẫn được", called)
		return called + " chưa ghi số"
	case l.subject.empty():
		problems.Add(l.subject.At, "chép phần đứng sau chữ “V/v” của công văn", "công văn số %s chưa có trích yếu nên chưa viện dẫn được", l.number.Text)
		return "công văn số " + l.number.Text + " chưa ghi trích yếu"
	}
	return ""
}
