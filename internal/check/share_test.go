package check

import (
	"sync/atomic"
	"testing"

	"vanban/internal/recognize"
)

// What rules share is worked out once for a document and run, by any of them,
// and not kept for the next run.
func TestShareWorksOnceForEachDocument(t *testing.T) {
	var worked atomic.Int64
	var wrong atomic.Bool
	work := func(d *recognize.Document) *recognize.Document { worked.Add(1); return d }
	rules := make([]Rule, 50)
	for i := range rules {
		rules[i] = Rule{ID: "R", Tier: Practice, Run: func(p *Pass) {
			if Share(p, p.Document, work) != p.Document {
				wrong.Store(true)
			}
			if Share(p, p.Document, func(*recognize.Document) string { return "a" }) != "a" {
				wrong.Store(true)
			}
		}}
	}
	s := subject(&recognize.Document{}, &recognize.Document{})
	Run(s, rules)
	if worked.Load() != 2 || wrong.Load() {
		t.Errorf("two documents are worked out %d times", worked.Load())
	}
	Run(s, rules)
	if worked.Load() != 4 {
		t.Errorf("a second run works out %d", worked.Load()-2)
	}
}
