package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

func TestNumbersFollowTheDocument(t *testing.T) {
	second := clause("hai", para("x"))
	d := letter()
	d.Body = []doc.Block{
		clause("", para("a")), para("giữa"), &doc.Division{Level: doc.LevelClause, Given: "2", Blocks: []doc.Block{para("b")}},
		second,
		&doc.Division{Level: doc.LevelSection, Heading: []doc.Span{{Text: "Một"}}, Blocks: []doc.Block{
			clause("", &doc.Paragraph{Spans: []doc.Span{{Text: "c"}}}),
		}},
	}
	for i := range 6 {
		d.Body = append(d.Body, &doc.Division{Level: doc.LevelPoint, Label: string(rune('p' + i)), Blocks: []doc.Block{para("x")}})
	}
	n := numberAll(law.Decree30(), d)
	if n.of[second].text != "3." || n.cited["hai"].from("") != "khoản 3" {
		t.Errorf("third clause is %q, cited %q", n.of[second].text, n.cited["hai"].from(""))
	}
	if got := n.cited["t"].from("") + ", " + n.cited["u"].from(""); got != "điểm đ, điểm e" {
		t.Errorf("fifth and sixth points are cited %q", got)
	}
}

func TestRanksOfLayoutAStandAloneAboveTheirHeadings(t *testing.T) {
	heading := func(s string) []doc.Span { return []doc.Span{{Text: s}} }
	article := &doc.Division{Level: doc.LevelArticle, Heading: heading("Phạm vi"), Blocks: []doc.Block{para("x")}}
	section := &doc.Division{Level: doc.LevelSection, Heading: heading("Văn bản đi"), Blocks: []doc.Block{article}}
	chapter := &doc.Division{Level: doc.LevelChapter, Heading: heading("Quy định chung"), Blocks: []doc.Block{section}}
	d := letter()
	d.Body = []doc.Block{&doc.Division{Level: doc.LevelPart, Heading: heading("Mở đầu"), Blocks: []doc.Block{chapter}}}
	f, problems := Document(d, environment(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, block := range f.Sections[0].Blocks {
		if p, ok := block.(*flow.Paragraph); ok && p.Format.Outline > 0 {
			text := ""
			for _, r := range p.Runs {
				text += r.Text
			}
			got = append(got, string(p.Component)+": "+strings.ReplaceAll(text, "\u00a0", " "))
		}
	}
	want := []string{"phan: Phần I\nMỞ ĐẦU", "chuong: Chương I\nQUY ĐỊNH CHUNG", "muc: Mục 1\nVĂN BẢN ĐI", "dieu: Điều 1. Phạm vi"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
