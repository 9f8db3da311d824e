package mutation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/recognize"
)

// TestExamples carries out the examples of every rule: what is bad is found by
// the rule at the component that was changed, and what is good by none.
func TestExamples(t *testing.T) {
	b := newBench(t)
	rules := nd30.Rules(b.law)
	for i := range rules {
		t.Run(rules[i].ID, func(t *testing.T) {
			if len(rules[i].Examples) == 0 {
				t.Fatal("no example")
			}
			for n := range rules[i].Examples {
				t.Run(fmt.Sprint(n+1), func(t *testing.T) { runExample(t, b, &rules[i], &rules[i].Examples[n]) })
			}
		})
	}
}

func runExample(t *testing.T, b *bench, rule *check.Rule, e *check.Example) {
	rules := enabled(nd30.Rules(b.law), rule)
	named, bad := judge(t, b, e, e.Bad, rule.ID, rules)
	own := false
	for _, d := range bad {
		switch {
		case d.Rule == rule.ID:
			own = true
			if !atPlace(&d, e, named) {
				t.Errorf("bad %q: found at %q, changed was %q: %s", e.Bad, d.Component, named, d.Message)
			}
		case !slices.Contains(e.Also, d.Rule):
			t.Errorf("bad %q: also %s: %s: %s", e.Bad, d.Rule, d.Component, d.Message)
		}
	}
	if !own {
		t.Errorf("bad %q: %s finds nothing", e.Bad, rule.ID)
	}
	if _, good := judge(t, b, e, e.Good, rule.ID, rules); len(good) > 0 {
		t.Errorf("good %q: %s: %s: %s", e.Good, good[0].Rule, good[0].Component, good[0].Message)
	}
}

// atPlace reports whether a finding is where the example says, or else at one
// of the components that it changes.
func atPlace(d *diag.Diagnostic, e *check.Example, named []law.Component) bool {
	if e.At != "" {
		return d.Component == strings.TrimPrefix(e.At, "-")
	}
	return slices.Contains(named, law.Component(d.Component))
}

// enabled are the rules that run by default, and rule.
func enabled(rules []check.Rule, rule *check.Rule) []check.Rule {
	return slices.DeleteFunc(rules, func(r check.Rule) bool { return r.Off && r.ID != rule.ID })
}

// judge changes a clean sample and returns what is found in it, notes left out
// but those of the rule itself.
func judge(t *testing.T, b *bench, e *check.Example, changes string, own string, rules []check.Rule) ([]law.Component, diag.List) {
	t.Helper()
	laid := b.clean(t, cmp.Or(e.On, "cong-van"))
	named, err := Apply(laid.Flow, changes)
	if err != nil {
		t.Fatal(err)
	}
	env := recognize.Env{Regulation: b.law, Fonts: b.fonts, Places: b.places}
	file := recognize.KnownIn(laid.Document, laid.Flow, env)
	if slices.ContainsFunc(rules, func(r check.Rule) bool { return r.ID == own && r.AnyRegime }) {
		file = recognize.Find(laid.Flow, env) // only it tells regimes apart
	}
	subject := b.subject(file, e.Stage)
	subject.Settings.Rules, _ = check.Select("*,"+own, rules) // also a rule that is off
	findings := check.Run(subject, rules).Findings
	return named, slices.DeleteFunc(findings, func(d diag.Diagnostic) bool { return d.Severity == diag.Note && d.Rule != own })
}
