package consolidate

import (
	"fmt"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/viet"
)

// place finds the province of a report as of the day of the consolidated report.
func (c *collector) place(r *report, e entry, problems *diag.List) bool {
	r.at = e.at
	if e.text == "" {
		problems.Add(e.at, "ghi tên tỉnh, thành phố vào báo cáo rồi tổng hợp lại", "báo cáo không ghi địa phương nào")
		return false
	}
	p, ok := c.register.Province(e.text, c.on)
	if !ok {
		reason, hint := c.noProvince(e.text)
		problems.Add(e.at, hint, "%s", reason)
		return false
	}
	r.province = p
	return true
}

// noProvince says why a text names no province of the day, and what to do.
func (c *collector) noProvince(text string) (reason, hint string) {
	missing := c.register.Missing(text, c.on)
	for _, e := range c.register.EndedNames(c.on) {
		if e.Province && e.In(text) && len(e.Now) > 0 {
			return missing.Reason, "gộp số liệu vào báo cáo của " + strings.Join(e.Now, ", ")
		}
	}
	return missing.Reason, missing.Hint
}

// ofYear reports a report of another year.
func (c *collector) ofYear(e entry, problems *diag.List) bool {
	want := c.Settings.Year
	if n, err := viet.ParseInt(strings.TrimPrefix(viet.Fold(e.text), "nam ")); err == nil && int(n) == want {
		return true
	}
	if e.text == "" {
		problems.Add(e.at, fmt.Sprintf("ghi năm báo cáo %d vào báo cáo", want), "báo cáo không ghi năm, phải là báo cáo năm %d", want)
		return false
	}
	problems.Add(e.at, "đưa vào báo cáo của năm này, hoặc sửa “nam” trong "+c.Settings.File, "báo cáo của năm “%s”, phải là năm %d", e.text, want)
	return false
}

// readReports reads every file and settles which report of a province counts.
func (c *collector) readReports() {
	of := map[string][]*report{}
	var ids []string
	for _, f := range c.Reports {
		r, problems := c.readReport(f)
		c.problems = append(c.problems, problems...)
		if r == nil {
			c.result.Summary.Refused = append(c.result.Summary.Refused, f.Name)
			continue
		}
		if of[r.province.ID] == nil {
			ids = append(ids, r.province.ID)
		}
		of[r.province.ID] = append(of[r.province.ID], r)
	}
	for _, id := range ids {
		if r := c.settle(of[id]); r != nil && c.arrival(r) {
			c.reports[id] = r
			c.result.Summary.Read++
		}
	}
	c.replacingUsed()
}

// readReport reads one file by its kind.
func (c *collector) readReport(f File) (*report, diag.List) {
	name := strings.ToLower(f.Name)
	var r *report
	var problems diag.List
	switch {
	case strings.HasSuffix(name, pipeline.DefinitionSuffix):
		r, problems = c.fromDefinition(f)
	case strings.HasSuffix(name, ".xlsx"):
		r, problems = c.fromForm(f)
	default:
		problems.Add(diag.Range{File: f.Name}, "gửi tệp "+pipeline.DefinitionSuffix+" hoặc biểu .xlsx", "không đọc được loại tệp này")
	}
	if r == nil {
		return nil, problems
	}
	for i := range r.facts {
		r.facts[i] = r.facts[i].fit(&problems)
	}
	for n, list := range r.lists {
		for _, it := range list {
			for i := range it.values {
				it.values[i] = it.values[i].fit(&problems)
			}
		}
		r.lists[n] = slices.DeleteFunc(list, func(it item) bool { return it.values[0].text == "" })
	}
	return r, problems
}

// settle picks the report that counts of those of one province; nil if that
// would be a guess.
func (c *collector) settle(all []*report) *report {
	if len(all) == 1 {
		return all[0]
	}
	var named []*report
	for _, r := range all {
		if c.replaces(r.file) {
			named = append(named, r)
		}
	}
	if len(named) == 1 {
		for _, r := range all {
			if r != named[0] {
				c.problems.Remark(r.at, "giữ lại tệp này trong hồ sơ", "không dùng báo cáo này của %s: đã có “%s” thay thế", r.province.FullName, named[0].file)
			}
		}
		return named[0]
	}
	c.problems.Add(all[0].at, "bỏ tệp thừa, hoặc ghi tên tệp được dùng vào “thay_the” trong "+c.Settings.File,
		"%s có %d báo cáo (%s), không rõ dùng báo cáo nào; chưa tổng hợp báo cáo nào", all[0].province.FullName, len(all), describe(all, c.Settings))
	d := &c.problems[len(c.problems)-1]
	for _, r := range all[1:] {
		d.Related = append(d.Related, diag.Related{At: r.at, Message: "báo cáo khác của cùng địa phương"})
	}
	for _, r := range all {
		c.result.Summary.Refused = append(c.result.Summary.Refused, r.file)
	}
	return nil
}

// describe lists files with number and date.
func describe(all []*report, s *Settings) string {
	var out []string
	for _, r := range all {
		text := r.file
		if n := r.fact(s, s.form.Target.Number.Text); n.text != "" {
			text += " số " + n.text
		}
		if d := r.fact(s, s.form.Target.Signed.Text); d.text != "" {
			text += " ngày " + d.text
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// fact is what a report says for a column of the consolidated table.
func (r *report) fact(s *Settings, column string) entry {
	for i, x := range s.form.Facts {
		if x.Column.Text == column && column != "" {
			return r.facts[i]
		}
	}
	return entry{at: r.at}
}

// replaces reports whether the settings name a file as the one that counts.
func (c *collector) replaces(file string) bool {
	return slices.ContainsFunc(c.Settings.form.Replacing, func(n doc.Text) bool { return names(n.Text, file) })
}

// names reports whether a text is the name of a file, with or without its folder.
func names(text, file string) bool {
	base := file[strings.LastIndexAny(file, `/\`)+1:]
	return viet.NFC(text) == viet.NFC(base) || viet.NFC(text) == viet.NFC(file)
}

// replacingUsed reports names of replacing files that are not among the reports.
func (c *collector) replacingUsed() {
	for _, n := range c.Settings.form.Replacing {
		found := slices.ContainsFunc(c.Reports, func(f File) bool { return names(n.Text, f.Name) })
		if !found {
			c.problems.Warn(n.At, "sửa tên, hoặc bỏ dòng này", "không có tệp “%s” trong các báo cáo", n.Text)
		}
	}
}
