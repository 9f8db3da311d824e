package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
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

func TestTypedNumbers(t *testing.T) {
	given := func(l doc.Level, heading, number string) *doc.Division {
		d := division(l, heading)
		d.Given = number
		return d
	}
	for name, c := range map[string]struct {
		blocks []doc.Block
		want   string
	}{
		"a clause after text goes on":        {[]doc.Block{given(doc.LevelClause, "", "1"), para("x"), given(doc.LevelClause, "", "2")}, "1. 2."},
		"a point too":                        {[]doc.Block{given(doc.LevelPoint, "", "d"), para("x"), given(doc.LevelPoint, "", "đ")}, "d) đ)"},
		"a row counts by itself":             {[]doc.Block{given(doc.LevelClause, "", "1"), given(doc.LevelClause, "", "1")}, "1. 2."},
		"an extract leaves some out":         {[]doc.Block{para("x"), given(doc.LevelSection, "Một", "III"), given(doc.LevelSection, "Hai", "V")}, "III. V."},
		"articles run on":                    {[]doc.Block{given(doc.LevelArticle, "Một", ""), para("x"), given(doc.LevelArticle, "", ""), given(doc.LevelArticle, "", "7")}, "Điều 1. Điều 2. Điều 7."},
		"a quotation keeps its numbers":      {[]doc.Block{&doc.Quote{Blocks: []doc.Block{given(doc.LevelArticle, "", "5"), given(doc.LevelClause, "", "3"), given(doc.LevelClause, "", "4")}}}, "Điều 5. 3. 4."},
		"and does not count in the text":     {[]doc.Block{given(doc.LevelArticle, "", ""), &doc.Quote{Blocks: []doc.Block{given(doc.LevelArticle, "", "")}}, given(doc.LevelArticle, "", "")}, "Điều 1. Điều 1. Điều 2."},
		"sections of layout a start in each": {[]doc.Block{division(doc.LevelChapter, "Một", division(doc.LevelSection, "x")), division(doc.LevelChapter, "Hai", division(doc.LevelSection, "x"))}, "Chương I Mục 1 Chương II Mục 1"},
	} {
		n := numberAll(law.Decree30(), decision(c.blocks...))
		if got := strings.Join(printed(n, c.blocks), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// printed lists the numbers of the divisions in reading order.
func printed(n *numbering, blocks []doc.Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Division:
			out = append(append(out, n.of[b].text), printed(n, b.Blocks)...)
		case *doc.Quote:
			out = append(out, printed(n, b.Blocks)...)
		}
	}
	return out
}

// The headings of a trích sao are headings of its file like any other.
func TestHeadingsOfAnExtractAreInTheOutline(t *testing.T) {
	r := law.Decree30()
	section := division(doc.LevelSection, "Ba", para("x"))
	section.Given = "III"
	d := decision(&doc.Contents{}, section)
	for i := range r.Copies {
		if r.Copies[i].Extract {
			d.Copy = &doc.Copy{Form: &r.Copies[i]}
		}
	}
	if n := numberAll(r, d); n.of[section].outline != 1 || n.of[section].text != "III." {
		t.Errorf("got %+v", n.of[section])
	}
	if _, problems := setBody(t, d); len(problems) > 0 {
		t.Errorf("its table of contents: %v", problems)
	}
}

func TestOutlineCountsTheRanksInUse(t *testing.T) {
	article := division(doc.LevelArticle, "Một", division(doc.LevelClause, ""))
	plain := division(doc.LevelArticle, "")
	n := numberAll(law.Decree30(), decision(division(doc.LevelChapter, "Một", article), plain))
	if got := [...]int{n.of[article].outline, n.of[plain].outline}; got != [...]int{2, 0} {
		t.Errorf("got %v", got)
	}
}

func TestMorePointsThanLettersAreReportedOnce(t *testing.T) {
	for count, want := range map[int]int{23: 0, 25: 1} {
		var points []doc.Block
		for range count {
			points = append(points, division(doc.LevelPoint, "", para("x")))
		}
		if _, problems := setBody(t, decision(division(doc.LevelClause, "", points...))); problems.Count(diag.Error) != want {
			t.Errorf("%d points: got %v", count, problems)
		}
	}
}
