package check

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

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

// Run runs rules over every document of a file, as many rules at a time as there
// are processors: a rule only reads its subject. What they find does not depend
// on that.
func Run(s *Subject, rules []Rule) Result {
	outcomes, common := make([]outcome, len(rules)), &shared{}
	each(len(rules), func(i int) {
		if s.Settings.runs(&rules[i]) {
			outcomes[i] = s.judge(&rules[i], common)
		}
	})
	var out outcome
	for i := range outcomes {
		out.findings = append(out.findings, outcomes[i].findings...)
		out.places = append(out.places, outcomes[i].places...)
		out.skipped = append(out.skipped, outcomes[i].skipped...)
	}
	s.where(out.findings, out.places)
	if regime(s.File.Documents[0]) == recognize.Unknown {
		out.findings.Warn(diag.Range{}, "kiểm tra xem có chọn đúng tệp không; nếu đúng thì trình bày phần đầu văn bản theo Phụ lục I của Nghị định 30/2020/NĐ-CP",
			"không nhận ra phần đầu của một văn bản hành chính (Quốc hiệu, tên cơ quan, số và ký hiệu), nên không xét được thể thức")
	}
	return Result{Findings: out.findings.Sorted(), Skipped: out.skipped}
}

// outcome is what became of a rule.
type outcome struct {
	findings diag.List
	places   []Place // of the findings
	skipped  []Skip
}

// judge runs a rule over every document.
func (s *Subject) judge(rule *Rule, common *shared) outcome {
	var out outcome
	for n, d := range s.File.Documents {
		if n > 0 && rule.Whole {
			break
		}
		p := &Pass{Subject: s, Document: d, shared: common, rule: rule}
		p.run(regime(d))
		s.Settings.weigh(rule, p.found)
		out.findings, out.places = append(out.findings, p.found...), append(out.places, p.places...)
		skip := Skip{rule.ID, p.skipped}
		if p.skipped != "" && !slices.Contains(out.skipped, skip) {
			out.skipped = append(out.skipped, skip)
		}
	}
	return out
}

// each calls do for 0 to n-1, some at a time. What panics there panics here.
func each(n int, do func(int)) {
	var (
		next  atomic.Int64
		group sync.WaitGroup
		fault atomic.Value
	)
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					fault.CompareAndSwap(nil, fmt.Sprintf("%v\n%s", r, debug.Stack()))
				}
			}()
			for i := next.Add(1); i <= int64(n); i = next.Add(1) {
				do(int(i - 1))
			}
		})
	}
	group.Wait()
	if r := fault.Load(); r != nil {
		panic(r)
	}
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

// label puts what the rule and the place say on the last finding.
func (p *Pass) label(at Place) {
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
