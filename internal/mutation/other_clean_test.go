package mutation

import (
	"testing"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/doc"
	"vanban/internal/recognize"
)

// TestSamplesAreCleanInLanguage runs the rules of language and practice over
// every sample at every stage: none of them has anything to find there.
func TestSamplesAreCleanInLanguage(t *testing.T) {
	b := newBench(t)
	rules := nd30.Rules(b.law)
	for name := range b.samples {
		laid := b.clean(t, name)
		for _, stage := range []doc.Stage{doc.Draft, doc.Issue} {
			for _, d := range check.Run(b.subject(recognize.Known(laid.Document, laid.Flow, b.env()), stage), rules).Findings {
				if d.Rule == "TR-CHU" {
					continue // a note on how lines happen to break
				}
				switch d.Rule[:2] {
				case "VH", "VT", "CT", "SO", "TM", "NG", "PL", "DH", "SL", "TR", "DK", "DM", "LH", "ST", "DC", "SC", "ED":
					t.Errorf("%s: %s %v: %s (%s)", name, d.Rule, d.Severity, d.Message, d.Quote)
				}
			}
		}
	}
}
