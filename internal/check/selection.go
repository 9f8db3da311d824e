package check

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Selection says which rules run. The zero value is all that are not off.
type Selection struct {
	only, except []string
}

// Select reads a list such as “QH-01,SO-*,-SO-04”: rules to run, with a minus
// rules to leave out. It reports names that no rule has.
func Select(list string, rules []Rule) (Selection, diag.List) {
	var (
		out      Selection
		problems diag.List
	)
	for part := range strings.SplitSeq(list, ",") {
		name, except := strings.CutPrefix(strings.TrimSpace(part), "-")
		if name = strings.ToUpper(strings.TrimSpace(name)); name == "" {
			continue
		}
		if !slices.ContainsFunc(rules, func(r Rule) bool { return names(name, r.ID) }) {
			problems.Add(diag.Range{}, nearestRule(name, rules), "không có quy tắc “%s”", name)
			continue
		}
		if except {
			out.except = append(out.except, name)
		} else {
			out.only = append(out.only, name)
		}
	}
	return out, problems
}

// nearestRule is the hint for a name that no rule has.
func nearestRule(name string, rules []Rule) string {
	ids := make([]string, len(rules))
	for i := range rules {
		ids[i] = rules[i].ID
	}
	if near, ok := viet.Nearest(name, ids); ok {
		return diag.Meant(near)
	}
	return "chạy vanban rules để xem các quy tắc"
}

// names reports whether a name, which may end in a star, is that of a rule.
func names(name, id string) bool {
	if prefix, star := strings.CutSuffix(name, "*"); star {
		return strings.HasPrefix(id, prefix)
	}
	return name == id
}

// runs reports whether a rule is to run. One that is off runs only where it is
// named in full or given a severity.
func (s *Settings) runs(r *Rule) bool {
	severity, set := s.Severities[r.ID]
	named := slices.Contains(s.Rules.only, r.ID)
	chosen := len(s.Rules.only) == 0 || slices.ContainsFunc(s.Rules.only, func(name string) bool { return names(name, r.ID) })
	switch {
	case slices.ContainsFunc(s.Rules.except, func(name string) bool { return names(name, r.ID) }):
		return false
	case named:
		return true
	case set:
		return chosen && severity != 0
	}
	return chosen && !r.Off
}

// weigh gives findings of a rule the severity that the organisation wants: the
// heaviest of the rule take it, and none weighs more.
func (s *Settings) weigh(r *Rule, found diag.List) {
	severity := s.Severities[r.ID]
	for i := range found {
		if severity != 0 && (found[i].Severity == r.Severity || found[i].Severity < severity) {
			found[i].Severity = severity
		}
	}
}

// Judges reports whether a rule, or one of those with a name that ends in a
// star, may run: only then can it be said that it found nothing.
func (s *Settings) Judges(name string) bool {
	if s.Rules.only == nil && s.Rules.except == nil {
		return true
	}
	return (s.Rules.only == nil || slices.Contains(s.Rules.only, name)) && !slices.Contains(s.Rules.except, name)
}
