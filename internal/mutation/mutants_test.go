package mutation

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
)

// hosts are the samples that faults are planted into: kinds with and without a
// title, with addressees, with articles, with two signatures, with copies.
func hosts() []string {
	return []string{
		"cong-van", "quyet-dinh", "nghi-quyet", "ke-hoach", "bao-cao", "to-trinh", "thong-bao", "chi-thi",
		"giay-moi", "cong-dien", "bien-ban", "huong-dan", "quyet-dinh-ban-hanh-quy-che", "sao-y",
	}
}

// mutant is a fault in one host, whose head is made in one way.
type mutant struct {
	rule    *check.Rule
	example *check.Example
	host    string
	head    Head
	named   []law.Component
	found   diag.List // at Bad
	twin    diag.List // at Good
}

// mutantsOf plants the examples of a rule into their own sample with every
// make of head, and into the other hosts with one make each.
func mutantsOf(rules []check.Rule, i int) []mutant {
	var out []mutant
	for n := range rules[i].Examples {
		e := &rules[i].Examples[n]
		for _, head := range Heads() {
			if !e.Table || head == HeadTable {
				out = append(out, mutant{rule: &rules[i], example: e, host: sampleOf(e), head: head})
			}
		}
		for k, host := range hosts() {
			head := Heads()[(k+i)%len(Heads())]
			if e.Table {
				head = HeadTable
			}
			if host != sampleOf(e) && !e.Own {
				out = append(out, mutant{rule: &rules[i], example: e, host: host, head: head})
			}
		}
	}
	return out
}

// sampleOf is the sample that an example is written for.
func sampleOf(e *check.Example) string { return cmp.Or(e.On, "cong-van") }

// breed carries a mutant out; false where a host that is not its own lacks
// what it changes.
func (m *mutant) breed(t *testing.T, b *bench) bool {
	t.Helper()
	for _, changes := range []string{m.example.Good, m.example.Bad} {
		file, named, err := m.plant(t, b, changes)
		switch {
		case errors.Is(err, errAbsent) && m.host != sampleOf(m.example):
			return false
		case err != nil:
			t.Fatalf("%s on %s: %v", m.rule.ID, m.host, err)
		}
		m.twin, m.found, m.named = m.found, m.judge(b, file), named
	}
	return true
}

// suits reports whether the fault can be one in a host: what the example needs
// is there, and the text that it changes is not that of a phụ lục alone, which
// may be a form to fill in.
func (m *mutant) suits(f *flow.Flow) bool {
	if m.example.With != "" && len(placesOf(f, m.example.With)) == 0 {
		return false
	}
	if !strings.Contains(m.example.Bad, string(law.BodyText)) {
		return true
	}
	for _, s := range f.Sections {
		only := &flow.Flow{Sections: []*flow.Section{s}}
		switch {
		case len(placesOf(only, law.AppendixWord)) > 0:
			return false
		case len(placesOf(only, law.BodyText)) > 0:
			return true
		}
	}
	return false
}

// plant changes a host, writes it as a Word file with its head made anew and
// reads it back as a stranger's.
func (m *mutant) plant(t *testing.T, b *bench, changes string) (*recognize.File, []law.Component, error) {
	t.Helper()
	f := b.clean(t, m.host).Flow
	if m.host != sampleOf(m.example) && !m.suits(f) {
		return nil, nil, errAbsent
	}
	named, err := Apply(f, changes)
	if err != nil {
		return nil, nil, err
	}
	return reread(t, b, f, m.head), named, nil
}

// judge returns what all rules find, with the notes of the mutant's own only.
func (m *mutant) judge(b *bench, file *recognize.File) diag.List {
	subject, rules := b.subject(file, m.example.Stage), nd30.Rules(b.law)
	subject.Settings.Rules, _ = check.Select("*,"+m.rule.ID, rules) // its own also if it is off
	return slices.DeleteFunc(check.Run(subject, rules).Findings, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Note && d.Rule != m.rule.ID
	})
}

// reread takes a flow through a Word file.
func reread(t *testing.T, b *bench, f *flow.Flow, head Head) *recognize.File {
	t.Helper()
	finish := Relay(f, head)
	data, err := docx.Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	if data, err = finish(data); err != nil {
		t.Fatal(err)
	}
	read, err := docx.Decode("mutant.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return recognize.Find(read, b.env())
}

// fault says what is wrong with the outcome of a mutant; empty if nothing is.
func (m *mutant) fault() string {
	var wrong []string
	own := false
	for i := range m.found {
		d := &m.found[i]
		switch {
		case d.Rule == m.rule.ID:
			own = true
			if !atPlace(d, m.example, m.named) {
				wrong = append(wrong, fmt.Sprintf("at %q: %s", d.Component, d.Message))
			}
		case !slices.Contains(m.example.Also, d.Rule):
			wrong = append(wrong, fmt.Sprintf("also %s at %q: %s", d.Rule, d.Component, d.Message))
		}
	}
	if !own {
		wrong = append(wrong, "not found")
	}
	for i := range m.twin {
		wrong = append(wrong, fmt.Sprintf("the twin has %s: %s", m.twin[i].Rule, m.twin[i].Message))
	}
	return strings.Join(wrong, "\n    ")
}

// atPlace reports whether a finding is where the example says, or else at one
// of the components that it changes.
func atPlace(d *diag.Diagnostic, e *check.Example, named []law.Component) bool {
	if e.At != "" {
		return d.Component == strings.TrimPrefix(e.At, "-")
	}
	return slices.Contains(named, law.Component(d.Component))
}

// TestMutants finds every fault by its own rule, whatever the kind and the
// make of the head, and nothing in the twins. It prints the table of results.
func TestMutants(t *testing.T) {
	b := newBench(t)
	rules := nd30.Rules(b.law)
	table := make([]row, len(rules))
	t.Cleanup(func() { tally(t, rules, table) })
	for i := range rules {
		t.Run(rules[i].ID, func(t *testing.T) {
			t.Parallel()
			table[i] = sow(t, b, mutantsOf(rules, i))
		})
	}
}

// row is what became of the mutants of a rule.
type row struct {
	killed, all int
	kinds       []string // some more than once
}

// sow breeds the mutants of a rule.
func sow(t *testing.T, b *bench, all []mutant) row {
	var out row
	for _, m := range all {
		if !m.breed(t, b) {
			continue
		}
		out.all++
		out.kinds = append(out.kinds, m.host)
		if wrong := m.fault(); wrong != "" {
			t.Errorf("%s %q in %s, head %s:\n    %s", m.rule.ID, m.example.Bad, m.host, m.head, wrong)
			continue
		}
		out.killed++
	}
	if out.all == 0 {
		t.Error("no mutant")
	}
	return out
}

// tally prints the table, and counts what all rules have together where all
// were run.
func tally(t *testing.T, rules []check.Rule, table []row) {
	kinds := map[string]bool{}
	whole, killed, total := true, 0, 0
	for i, r := range table {
		whole = whole && r.all > 0
		if r.all > 0 {
			t.Logf("%-8s %3d of %3d  %s", rules[i].ID, r.killed, r.all, rules[i].Title)
		}
		killed, total = killed+r.killed, total+r.all
		for _, kind := range r.kinds {
			kinds[kind] = true
		}
	}
	t.Logf("%d of %d mutants of %d rules found, in %d kinds with %d makes of head", killed, total, len(rules), len(kinds), len(Heads()))
	if whole && (total < 300 || len(kinds) < 10) {
		t.Errorf("%d mutants of %d kinds are too few", total, len(kinds))
	}
}
