package check

import (
	"cmp"
	"slices"

	"vanban/internal/diag"
	"vanban/internal/recognize"
)

// Result is what became of a check.
type Result struct {
	Findings diag.List // by place, each once
	Skipped  []Skip    // by rule, in the order of the rules
}

// Skip is a rule that could not be judged.
type Skip struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
}

// Run runs rules over every document of a file.
func Run(s *Subject, rules []Rule) Result {
	var (
		out    Result
		places []Place // of the findings
	)
	for i := range rules {
		rule := &rules[i]
		if !s.Settings.runs(rule) {
			continue
		}
		for n, d := range s.File.Documents {
			if n > 0 && rule.Whole {
				break
			}
			p := &Pass{Subject: s, Document: d, rule: rule}
			p.run(regime(d))
			s.Settings.weigh(rule, p.found)
			out.Findings, places = append(out.Findings, p.found...), append(places, p.places...)
			skip := Skip{rule.ID, p.skipped}
			if p.skipped != "" && !slices.Contains(out.Skipped, skip) {
				out.Skipped = append(out.Skipped, skip)
			}
		}
	}
	s.where(out.Findings, places)
	if regime(s.File.Documents[0]) == recognize.Unknown {
		out.Findings.Warn(diag.Range{}, "kiểm tra xem có chọn đúng tệp không; nếu đúng thì trình bày phần đầu văn bản theo Phụ lục I của Nghị định 30/2020/NĐ-CP",
			"không nhận ra phần đầu của một văn bản hành chính (Quốc hiệu, tên cơ quan, số và ký hiệu), nên không xét được thể thức")
	}
	out.Findings = out.Findings.Sorted()
	return out
}

// run judges the document by the rule if that is for documents of its regime.
func (p *Pass) run(r recognize.Regime) {
	switch {
	case r == recognize.Administrative || p.rule.AnyRegime:
		p.rule.Run(p)
	case r == recognize.Unknown:
		p.Skip("không nhận ra phần đầu của một văn bản hành chính")
	}
}

// regime is that of the document, or of the one that it is a part of.
func regime(d *recognize.Document) recognize.Regime {
	for d.Regime == recognize.Administrative && d.Of != nil {
		d = d.Of
	}
	return d.Regime
}

// stamp puts what the rule and the place say on the last finding.
func (p *Pass) stamp(at Place) {
	d := &p.found[len(p.found)-1]
	d.Rule, d.Severity, d.Component, d.Quote = p.rule.ID, p.rule.Severity, string(at.Component), at.Quote
	if p.rule.Tier != Decree {
		d.Severity = max(d.Severity, diag.Warning)
	}
	if p.rule.Cite.Path != "" {
		d.Cite = p.rule.Cite.String()
	}
	if at.Paragraph == nil {
		at = p.beginning(at)
	}
	p.places = append(p.places, at)
}

// lighten makes the last finding weigh no more than a severity.
func (p *Pass) lighten(most diag.Severity) {
	d := &p.found[len(p.found)-1]
	d.Severity = cmp.Or(max(d.Severity, most), most)
}
