package remind

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Settings are the ministry's plan of reminding, read from don-doc.yaml.
type Settings struct {
	File     string
	Title    string
	Tracking string // name of the file of the tracking table, beside the settings; may be empty

	year     int // 0 if the day decides
	basis    text
	deadline text // of every year
	extended map[int]text
	reviews  []review
	calendar calendar
	document *record.Value
	data     *record.Value
	rules    []*rule
}

// review is a day before which plans are out of date.
type review struct {
	before viet.Date
	merged bool
	reason string
}

// rule is one kind of letter.
type rule struct {
	code     string
	at       diag.Range
	matter   *matter
	template text
	manner   string
	deadline text
	lead     int
	gap      int
	most     int // 0 for no limit
	counts   []string
	since    viet.Date
	document *record.Value
	data     *record.Value
}

// The manners of sending.
const (
	single  = "rieng"
	grouped = "gop"
)

// ReadSettings reads don-doc.yaml. If the list has errors the settings are nil.
func ReadSettings(file string, data []byte) (*Settings, diag.List) {
	root, problems := record.YAML(file, data)
	if root == nil {
		return nil, problems
	}
	var in settingsFile
	problems = append(problems, record.Decode(root, &in)...)
	r := settingsReader{problems: &problems}
	s := &Settings{File: file, Title: in.Title.Text, Tracking: in.Tracking.Text, document: in.Document, data: in.Data}
	for _, need := range []struct {
		key string
		has bool
	}{{"ten", !in.Title.empty()}, {"bao_cao", in.Report.At != diag.Range{}}, {"cong_van", len(in.Letters) > 0}} {
		if !need.has {
			r.missing(in.At, need.key)
		}
	}
	if in.Report.At != (diag.Range{}) {
		r.report(s, &in.Report)
	}
	for _, f := range in.Reviews {
		s.reviews = append(s.reviews, r.review(f))
	}
	s.calendar = calendar{off: r.days(in.Holidays), on: r.days(in.Workdays)}
	manner := r.manner(in.Manner, single)
	r.program(in.Document, documentKeys())
	r.program(in.Data, filledKeys())
	for i := range in.Letters {
		s.rules = append(s.rules, r.rule(&in.Letters[i], manner))
	}
	r.codes(s.rules, in.Letters)
	if problems.HasErrors() {
		return nil, problems
	}
	return s, problems
}

// Codes are the codes of the letters, in the order of the settings.
func (s *Settings) Codes() []string {
	var out []string
	for _, r := range s.rules {
		out = append(out, r.code)
	}
	return out
}

// settingsReader turns what was typed into what it means.
type settingsReader struct{ problems *diag.List }

func (r settingsReader) missing(at diag.Range, key string) {
	r.problems.Add(at, fmt.Sprintf("thêm dòng “%s:” và điền giá trị", key), "thiếu khóa “%s”", key)
}

// input reports why a typed value cannot be read.
func (r settingsReader) input(t text, err error) {
	var in *viet.InputError
	if errors.As(err, &in) {
		hint := in.Hint
		if hint == "" {
			hint = "sửa giá trị này"
		}
		r.problems.Add(t.At, hint, "%s", in.Reason)
		return
	}
	r.problems.Add(t.At, "sửa giá trị này", "không đọc được “%s”", t.Text)
}

func (r settingsReader) day(t text) viet.Date {
	if t.empty() {
		return viet.Date{}
	}
	d, err := viet.ParseDate(t.Text)
	switch {
	case err != nil:
		r.input(t, err)
	case !d.Complete():
		r.problems.Add(t.At, "ghi đủ ngày/tháng/năm", "“%s” thiếu ngày hoặc tháng", t.Text)
		return viet.Date{}
	}
	return d
}

func (r settingsReader) days(in []text) []viet.Date {
	var out []viet.Date
	for _, t := range in {
		if d := r.day(t); d.Complete() {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, viet.Date.Compare)
	return out
}

// number reads a count from least on; 0 if nothing was typed.
func (r settingsReader) number(t text, least, most int) int {
	if t.empty() {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(t.Text))
	if err != nil || n < least || n > most {
		r.problems.Add(t.At, fmt.Sprintf("ghi một số từ %d đến %d", least, most), "“%s” không phải là số từ %d đến %d", t.Text, least, most)
		return 0
	}
	return n
}

func (r settingsReader) report(s *Settings, f *reportForm) {
	s.year = r.number(f.Year, 1990, 2100)
	s.basis, s.deadline, s.extended = f.Basis, f.Deadline, map[int]text{}
	if f.Basis.empty() {
		r.missing(f.At, "can_cu")
	}
	if f.Deadline.empty() {
		r.missing(f.At, "han")
	} else if r.ends(f.Deadline, 2026) {
		r.everyYear(f.Deadline)
	}
	for _, e := range f.Extended {
		year := r.number(e.Year, 1990, 2100)
		switch {
		case e.Year.empty():
			r.missing(e.At, "nam")
		case e.Deadline.empty():
			r.missing(e.At, "han")
		case year != 0 && r.ends(e.Deadline, year):
			s.extended[year] = e.Deadline
		}
	}
}

// ends reports whether a text is a deadline with a last day.
func (r settingsReader) ends(t text, year int) bool {
	d, err := viet.ParseDeadline(t.Text)
	if err != nil {
		r.input(t, err)
		return false
	}
	if !d.Last(year).Complete() {
		r.problems.Add(t.At, "ghi một ngày, như trước ngày 10/12", "hạn “%s” không có ngày cuối", t.Text)
		return false
	}
	return true
}

// everyYear reports a deadline of one year where that of every year is wanted.
func (r settingsReader) everyYear(t text) {
	d, err := viet.ParseDeadline(t.Text)
	if err == nil && d.Last(2026) == d.Last(2027) {
		r.problems.Add(t.At, "bỏ năm, như trước ngày 10/12; hạn của riêng một năm ghi ở “han_rieng”", "hạn hằng năm “%s” có năm", t.Text)
	}
}

func (r settingsReader) review(f reviewForm) review {
	if f.Before.empty() {
		r.missing(f.At, "truoc")
	}
	if f.Reason.empty() {
		r.missing(f.At, "ly_do")
	}
	return review{r.day(f.Before), f.Merged, f.Reason.Text}
}

func (r settingsReader) manner(t text, otherwise string) string {
	if t.empty() {
		return otherwise
	}
	key := viet.Key(t.Text)
	if key != single && key != grouped {
		r.problems.Add(t.At, "ghi rieng hoặc gop", "cách gửi “%s” không có; có “rieng” và “gop”", t.Text)
		return otherwise
	}
	return key
}

func (r settingsReader) rule(f *letterForm, manner string) *rule {
	out := &rule{
		code: f.Code.Text, at: f.At, template: f.Template, manner: r.manner(f.Manner, manner), deadline: f.Deadline,
		lead: r.number(f.Lead, 1, 366), gap: r.number(f.Gap, 1, 3660), most: r.number(f.Most, 1, 99),
		since: r.day(f.Since), document: f.Document, data: f.Data,
	}
	for _, need := range []struct {
		key  string
		text text
	}{{"ma", f.Code}, {"khi", f.Matter}, {"mau", f.Template}} {
		if need.text.empty() {
			r.missing(f.At, need.key)
		}
	}
	for _, c := range f.Counts {
		out.counts = append(out.counts, c.Text)
	}
	if !f.Matter.empty() {
		out.matter = r.matter(f.Matter)
	}
	if !f.Deadline.empty() {
		r.deadline(f.Deadline)
	}
	if out.matter != nil && out.matter.lead != (out.lead > 0) {
		if out.matter.lead {
			r.missing(f.At, "truoc_han")
		} else if !f.Lead.empty() {
			r.problems.Add(f.Lead.At, "xóa khóa này", "khóa “truoc_han” không dùng khi nhắc “%s”", out.matter.key)
		}
	}
	r.program(f.Document, documentKeys())
	r.program(f.Data, filledKeys())
	return out
}

func (r settingsReader) matter(t text) *matter {
	var keys []string
	for _, m := range matters() {
		if m.key == viet.Key(t.Text) {
			return &m
		}
		keys = append(keys, m.key)
	}
	hint := "chọn một trong: " + strings.Join(keys, ", ")
	if near, ok := viet.Nearest(t.Text, keys); ok {
		hint = diag.Meant(near)
	}
	r.problems.Add(t.At, hint, "không có tình trạng “%s”", t.Text)
	return nil
}

func (r settingsReader) deadline(t text) {
	if _, ok := parseSpan(t.Text); ok {
		return
	}
	d, err := viet.ParseDeadline(t.Text)
	if err != nil {
		r.problems.Add(t.At, "ghi một ngày (chậm nhất ngày 31/12/2026) hoặc số ngày (5 ngày làm việc)", "không đọc được hạn “%s”", t.Text)
		return
	}
	if !d.Last(2026).Complete() {
		r.problems.Add(t.At, "ghi một ngày, như chậm nhất ngày 31/12/2026", "hạn “%s” không có ngày cuối", t.Text)
	}
}

// program reports keys that the program fills itself.
func (r settingsReader) program(v *record.Value, keys []string) {
	if v == nil || v.Kind == record.Null {
		return
	}
	if v.Kind != record.Map {
		r.problems.Add(v.At, "ghi mỗi khóa một dòng thụt vào", "cần các khóa, ở đây là %s", v.Kind)
		return
	}
	for _, f := range v.Fields {
		if slices.Contains(keys, f.Key) {
			r.problems.Add(f.KeyAt, "xóa khóa này", "khóa “%s” do chương trình điền", f.Name)
		}
	}
}

// codes reports codes that stand twice, and letters that wait for the same.
func (r settingsReader) codes(rules []*rule, forms []letterForm) {
	code, when := map[string]bool{}, map[string]bool{}
	for i, rule := range rules {
		if rule.code != "" && code[viet.Fold(rule.code)] {
			r.problems.Add(forms[i].Code.At, "đổi mã của một loại", "mã “%s” dùng hai lần", rule.code)
		}
		code[viet.Fold(rule.code)] = true
		if rule.matter == nil {
			continue
		}
		if when[rule.matter.key] {
			r.problems.Add(forms[i].Matter.At, "giữ một loại cho mỗi tình trạng", "hai loại công văn cùng gửi khi “%s”", rule.matter.key)
		}
		when[rule.matter.key] = true
	}
}

// report is the deadline of the report of a year: as the letters say it, and
// its last day.
func (s *Settings) report(year int) (text, viet.Date) {
	t := s.deadline
	if own, ok := s.extended[year]; ok {
		t = own
	}
	d, err := viet.ParseDeadline(t.Text)
	if err != nil {
		panic("remind: deadline was read before: " + t.Text)
	}
	return text{d.String(), t.At}, d.Last(year)
}

// yearOn is the year of the report that is spoken of on a day: the last whose
// reminding has begun.
func (s *Settings) yearOn(day viet.Date) int {
	if s.year != 0 {
		return s.year
	}
	lead := 0
	for _, r := range s.rules {
		lead = max(lead, r.lead)
	}
	if _, last := s.report(day.Year); day.Ordinal() >= last.Ordinal()-lead {
		return day.Year
	}
	return day.Year - 1
}
