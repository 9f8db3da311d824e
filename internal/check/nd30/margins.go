package nd30

import (
	"fmt"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// pageTolerance forgives what printers and converters round.
const pageTolerance = unit.MM / 2

// margin is one of the four margins of a page.
type margin struct {
	id, name, key string
	allowed       law.Span
	of            func(flow.PageSetup) unit.Length
}

// marginRules are PG-03 to PG-06.
// NĐ 30/2020, Phụ lục I, Phần I, Mục I, khoản 3.
func marginRules(r *law.Regulation) []check.Rule {
	var rules []check.Rule
	for _, m := range []margin{
		{"PG-03", "lề trên", "trên", r.Page.Top, func(p flow.PageSetup) unit.Length { return p.Top }},
		{"PG-04", "lề dưới", "dưới", r.Page.Bottom, func(p flow.PageSetup) unit.Length { return p.Bottom }},
		{"PG-05", "lề trái", "trái", r.Page.Left, func(p flow.PageSetup) unit.Length { return p.Left }},
		{"PG-06", "lề phải", "phải", r.Page.Right, func(p flow.PageSetup) unit.Length { return p.Right }},
	} {
		rules = append(rules, check.Rule{
			ID:       m.id,
			Title:    fmt.Sprintf("%s từ %v đến %v", m.name, m.allowed.Min, m.allowed.Max),
			Why:      "Lề sai làm chữ sát mép giấy, mất chữ khi đóng tập, và dòng trang lệch với bản của cơ quan khác.",
			Tier:     check.Decree,
			Cite:     r.Page.Cite,
			Severity: diag.Error,
			Whole:    true,
			Examples: []check.Example{{
				Bad:  fmt.Sprintf("trang {lề %s %v}", m.key, m.allowed.Min-3*unit.MM),
				Good: fmt.Sprintf("trang {lề %s %v}", m.key, m.allowed.Max),
			}, {
				Bad:  fmt.Sprintf("trang {lề %s %v}", m.key, m.allowed.Max+3*unit.MM),
				Good: fmt.Sprintf("trang {lề %s %v}", m.key, m.allowed.Min),
			}},
			Run: func(p *check.Pass) { checkMargin(p, m) },
		})
	}
	return rules
}

// checkMargin reports each wrong margin once, with the sections that have it.
// What a sheet on its side must have the decree does not say.
func checkMargin(p *check.Pass, m margin) {
	var wrong []unit.Length
	where := map[unit.Length][]int{}
	for _, s := range judgedSections(p) {
		found := m.of(s.page)
		if s.page.Landscape() || m.allowed.Contains(found, pageTolerance) {
			continue
		}
		if where[found] == nil {
			wrong = append(wrong, found)
		}
		where[found] = append(where[found], s.index)
	}
	for _, found := range wrong {
		p.Report(check.Place{}, fmt.Sprintf("đặt %s %v trong Layout > Margins > Custom Margins", m.name, m.allowed.Min),
			"%s là %s%s, phải từ %v đến %v", m.name, millimetres(found), inSections(p, where[found]), m.allowed.Min, m.allowed.Max)
	}
}
