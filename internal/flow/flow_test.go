package flow

import (
	"testing"

	"vanban/internal/unit"
)

func TestTableNeedsTailUnlessTextFollows(t *testing.T) {
	for _, c := range []struct {
		name string
		rest []Block
		want bool
	}{
		{"end of the section", nil, true},
		{"another table", []Block{&Table{}, &Paragraph{}}, true},
		{"a paragraph", []Block{&Paragraph{}}, false},
		{"a stroke", []Block{&Stroke{}}, false},
	} {
		if got := NeedsTail(c.rest); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestMarkSizeIsThatOfTheLastRun(t *testing.T) {
	small, large := 12*unit.Point, 14*unit.Point
	for _, c := range []struct {
		name string
		p    Paragraph
		want unit.Length
	}{
		{"given", Paragraph{Size: small, Runs: []Run{{Size: large}}}, small},
		{"of the last run", Paragraph{Runs: []Run{{Size: small}, {Size: large}}}, large},
		{"unknown", Paragraph{}, 0},
	} {
		if got := c.p.MarkSize(); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
