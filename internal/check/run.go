package check

import (
	"cmp"

	"vanban/internal/diag"
)

// Result is what became of a check.
type Result struct {
	Findings diag.List
	Skipped  []Skip
}

// Skip is a rule that could not be judged.
type Skip struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
}

// Run runs rules over every document of a file.
func Run(s *Subject, rules []Rule) Result {
	var out Result
	for i := range rules {
		for n, d := range s.File.Documents {
			if n > 0 && rules[i].Whole {
				break
			}
			p := &Pass{Subject: s, Document: d, rule: &rules[i]}
			rules[i].Run(p)
			out.Findings = append(out.Findings, p.found...)
			if p.skipped != "" {
				out.Skipped = append(out.Skipped, Skip{rules[i].ID, p.skipped})
			}
		}
	}
	return out
}

// locate is the place in the file.
func (p *Pass) locate(at Place) diag.Range {
	if at.Paragraph != nil {
		return at.Paragraph.At
	}
	return diag.Range{}
}

// stamp puts what the rule and the place say on the last finding.
func (p *Pass) stamp(at Place, severity diag.Severity) {
	d := &p.found[len(p.found)-1]
	d.Rule, d.Severity, d.Component, d.Quote = p.rule.ID, severity, string(at.Component), at.Quote
	if p.rule.Cite.Path != "" {
		d.Cite = p.rule.Cite.String()
	}
	if at.Paragraph != nil {
		d.Where = at.Paragraph.Where
	}
}

// lighten makes the last finding weigh no more than a severity.
func (p *Pass) lighten(most diag.Severity) {
	d := &p.found[len(p.found)-1]
	d.Severity = cmp.Or(max(d.Severity, most), most)
}
