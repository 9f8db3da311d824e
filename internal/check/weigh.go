package check

import (
	"slices"

	"vanban/internal/diag"
)

// Weigh does for findings that were made elsewhere what [Run] does for its own:
// those of rules that are not to run are left out, and the others get the
// severity that the organisation wants. Findings without a rule stay.
func (s *Settings) Weigh(found diag.List, rules []Rule) diag.List {
	var out diag.List
	for _, d := range found {
		one := diag.List{d}
		if i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == d.Rule }); i >= 0 {
			if !s.runs(&rules[i]) {
				continue
			}
			s.weigh(&rules[i], one)
		}
		out = append(out, one...)
	}
	return out
}
