package doc

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWalkVisitsEveryBlockInOrder(t *testing.T) {
	word := func(s string) *Paragraph { return &Paragraph{Spans: []Span{{Text: s}}} }
	blocks := []Block{
		word("1"),
		&Division{Level: LevelClause, Blocks: []Block{
			word("2"),
			&List{Items: [][]Block{{word("3"), word("4")}, {&Quote{Blocks: []Block{word("5")}}}}},
		}},
		&Table{}, &Image{}, word("6"),
	}
	var got []string
	kinds := 0
	Walk(blocks, func(b Block) {
		kinds++
		if p, ok := b.(*Paragraph); ok {
			got = append(got, p.Spans[0].Text)
		}
	})
	if diff := cmp.Diff([]string{"1", "2", "3", "4", "5", "6"}, got); diff != "" || kinds != 11 {
		t.Errorf("%d blocks; %s", kinds, diff)
	}
}

func TestHasArticles(t *testing.T) {
	for level, want := range map[Level]bool{
		LevelPart: false, LevelChapter: true, LevelSection: false, LevelSubsection: false,
		LevelArticle: true, LevelClause: false, LevelPoint: false,
	} {
		nested := []Block{&Paragraph{}, &Division{Level: LevelPart, Blocks: []Block{&Division{Level: level}}}}
		if HasArticles(nested) != want {
			t.Errorf("level %d: %v", level, !want)
		}
	}
}

func TestBodiesAreThoseOfAllParts(t *testing.T) {
	d := &Document{
		Body:        []Block{&Paragraph{}},
		Attachments: []Attachment{{Body: []Block{&Table{}}}},
		Appendices:  []Appendix{{Body: []Block{&Image{}}}, {}},
	}
	if got := d.Bodies(); len(got) != 4 || got[0][0] != d.Body[0] || got[1][0] != d.Attachments[0].Body[0] || got[2][0] != d.Appendices[0].Body[0] {
		t.Errorf("bodies %v", got)
	}
}
