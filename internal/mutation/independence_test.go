package mutation

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/diag"
)

// Switching a rule off loses its findings and nothing else: what all rules
// find in a mutant is what each of them finds alone. With TestMutants, where
// every mutant is found by its own rule, this tells that a rule which is off
// loses exactly its mutants.
func TestRulesAreIndependent(t *testing.T) {
	b := newBench(t)
	rules := nd30.Rules(b.law)
	for i := range rules {
		t.Run(rules[i].ID, func(t *testing.T) {
			t.Parallel()
			m := mutantsOf(rules, i)[0]
			file, _, err := m.plant(t, b, m.example.Bad)
			if err != nil {
				t.Fatal(err)
			}
			find := func(rules []check.Rule) diag.List {
				subject := b.subject(file, m.example.Stage)
				subject.Settings.Rules, _ = check.Select("*,"+m.rule.ID, rules)
				return check.Run(subject, rules).Findings
			}
			all := find(rules)
			own := func(d diag.Diagnostic) bool { return d.Rule == m.rule.ID }
			if !slices.ContainsFunc(all, own) {
				t.Fatal("not found")
			}
			without := find(slices.Delete(slices.Clone(rules), i, i+1))
			if diff := cmp.Diff(slices.DeleteFunc(slices.Clone(all), own), without, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("without its rule (-want +got)\n%s", diff)
			}
			var alone diag.List
			for j := range rules {
				alone = append(alone, find(rules[j:j+1])...)
			}
			if diff := cmp.Diff(all, alone.Sorted(), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("rule by rule (-want +got)\n%s", diff)
			}
		})
	}
}
