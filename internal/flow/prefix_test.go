package flow

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// named is a section with a name in every place that may have one.
func named(prefix string) []*Section {
	name := func(s string) string { return prefix + s }
	text := func(p Paragraph) *Paragraph { p.Runs = append(p.Runs, Run{Text: "x"}); return &p }
	link := func() []Block { return []Block{text(Paragraph{Runs: []Run{{Target: name("a")}}})} }
	return []*Section{{
		Page: PageSetup{FirstHeader: link(), FirstFooter: []Block{text(Paragraph{})}, NextHeader: link(), NextFooter: link(), EvenHeader: link(), EvenFooter: link()},
		Blocks: []Block{
			text(Paragraph{}),
			text(Paragraph{Bookmark: name("a")}),
			text(Paragraph{Runs: []Run{{Target: name("b")}, {PageOf: name("b")}}}),
			&Table{Rows: []Row{{Cells: []Cell{{Blocks: []Block{text(Paragraph{})}}, {Blocks: []Block{&Stroke{}, text(Paragraph{Bookmark: name("b")})}}}}}},
			&Table{Rows: []Row{{Cells: []Cell{{Blocks: []Block{text(Paragraph{})}}}}}},
			text(Paragraph{Runs: []Run{{Note: []*Paragraph{text(Paragraph{}), text(Paragraph{Runs: []Run{{Target: name("a")}}})}}}}),
			&Frame{Text: "MẬT"},
		},
	}, {}}
}

func TestPrefixedNamesEverythingAndChangesNothing(t *testing.T) {
	from := named("")
	got := Prefixed(from, "p1_")
	if diff := cmp.Diff(named("p1_"), got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(named(""), from); diff != "" {
		t.Errorf("what was given changed: %s", diff)
	}
	for i, b := range from[0].Blocks {
		shared := b == got[0].Blocks[i]
		if nameless := i == 0 || i == 4 || i == 6; shared != nameless {
			t.Errorf("block %d: shared %t", i, shared)
		}
	}
}

func TestMarkFindsTheFirstFreeParagraph(t *testing.T) {
	cell := func(p *Paragraph) *Table {
		return &Table{Rows: []Row{{Cells: []Cell{{Blocks: []Block{&Stroke{}}}, {Blocks: []Block{p}}}}}}
	}
	for _, c := range []struct {
		name         string
		blocks, want func() []Block
		marked       bool
	}{
		{"in the text", func() []Block { return []Block{&Stroke{}, &Paragraph{}} }, func() []Block { return []Block{&Stroke{}, &Paragraph{Bookmark: "m"}} }, true},
		{"in a cell", func() []Block { return []Block{cell(&Paragraph{}), &Paragraph{}} }, func() []Block { return []Block{cell(&Paragraph{Bookmark: "m"}), &Paragraph{}} }, true},
		{"after one that has a name", func() []Block { return []Block{cell(&Paragraph{Bookmark: "a"}), &Paragraph{}} }, func() []Block { return []Block{cell(&Paragraph{Bookmark: "a"}), &Paragraph{Bookmark: "m"}} }, true},
		{"nowhere", func() []Block { return []Block{&Stroke{}, cell(&Paragraph{Bookmark: "a"})} }, func() []Block { return []Block{&Stroke{}, cell(&Paragraph{Bookmark: "a"})} }, false},
	} {
		from := c.blocks()
		got, marked := Mark(from, "m")
		if diff := cmp.Diff(c.want(), got); diff != "" || marked != c.marked {
			t.Errorf("%s: marked %t, %s", c.name, marked, diff)
		}
		if diff := cmp.Diff(c.blocks(), from); diff != "" {
			t.Errorf("%s: what was given changed: %s", c.name, diff)
		}
	}
}
