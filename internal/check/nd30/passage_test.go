package nd30

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/check"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
)

// A phrase is looked for in every passage that has it, however it is written.
func TestHoldingMissesNoPhrase(t *testing.T) {
	d := &recognize.Document{Content: &doc.Document{}}
	for _, text := range []string{
		"Ủy ban nhân dân tỉnh", "UỶ BAN NHÂN DÂN xã", "theo “ủy ban nhân dân” cũ", "nhân dân", "Sở Nội vụ; Bộ Nội vụ", "mẫu [...] và thuỳ", "",
	} {
		q := &flow.Paragraph{Runs: []flow.Run{{Text: text}}}
		d.Pieces = append(d.Pieces, recognize.Piece{Component: law.BodyText, Paragraph: q, Text: text, To: len(text)})
	}
	got := map[string]string{}
	phrases := []string{"Ủy ban nhân dân", "Sở Nội vụ", "bộ nội vụ ", "[...]", "thùy", "Bộ Công an"}
	rule := check.Rule{ID: "X", Run: func(p *check.Pass) {
		held := holding(p, phrases)
		for _, s := range anyText(p) {
			var names []string
			for _, i := range held[s] {
				names = append(names, phrases[i])
			}
			got[s.text] = strings.Join(names, "|")
		}
		var in []string
		for _, s := range with(p, anyText(p), "vụ", "dân") {
			in = append(in, s.text)
		}
		got["with"] = fmt.Sprint(len(in))
	}}
	check.Run(&check.Subject{File: &recognize.File{Flow: &flow.Flow{}, Documents: []*recognize.Document{d}}, Settings: &check.Settings{}}, []check.Rule{rule})
	want := map[string]string{
		"Ủy ban nhân dân tỉnh": "Ủy ban nhân dân|[...]", "UỶ BAN NHÂN DÂN xã": "Ủy ban nhân dân|[...]", "theo “ủy ban nhân dân” cũ": "Ủy ban nhân dân|[...]",
		"nhân dân": "[...]", "Sở Nội vụ; Bộ Nội vụ": "Sở Nội vụ|bộ nội vụ |[...]", "mẫu [...] và thuỳ": "[...]|thùy", "with": "5",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
