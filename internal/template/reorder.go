package template

import "regexp"

// reordering finds actions that go through a list in another order than that of
// the data: sorted, turned round, or row by row of another list.
var reordering = regexp.MustCompile(`\{\{[^}]*\b(?:sap_xep|reverse)\b|\{\{-?\s*range\b[^}]*\bloc\b|=\s*loc\b`)

// Reorders reports whether the template, or one it attaches, may print items in
// another order than they were typed in.
func (t *Template) Reorders() bool {
	if reordering.MatchString(t.body.text) {
		return true
	}
	for _, p := range t.pieces {
		if reordering.MatchString(p.text) {
			return true
		}
	}
	return false
}
