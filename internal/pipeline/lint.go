package pipeline

import (
	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/template"
)

// lintRules are the rules for templates, which package template runs.
func lintRules() []check.Rule {
	var rules []check.Rule
	for _, r := range template.LintRules() {
		rules = append(rules, check.Rule{
			ID: r.ID, Title: r.Title, Why: r.Why, Tier: check.Authoring, Severity: r.Severity,
			Examples: []check.Example{{Bad: r.Bad, Good: r.Good}},
		})
	}
	return rules
}

// lint judges a template without data.
func lint(t *template.Template, settings *check.Settings) diag.List {
	return settings.Weigh(t.Lint(), lintRules())
}
