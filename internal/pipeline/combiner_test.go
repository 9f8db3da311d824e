package pipeline

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// laidPages is a file of pages with these numbers, a section from each 1 on; its
// first page has a heading that a text leads to.
func laidPages(name string, numbers ...int) Laid {
	text := &flow.Paragraph{Bookmark: "muc_1", Runs: []flow.Run{{Text: name, Target: "muc_1"}}}
	l := Laid{Name: name, Flow: &flow.Flow{Meta: flow.Meta{Title: "Tệp " + name, Author: "Bộ Ví dụ"}}}
	for i, n := range numbers {
		page := layout.Page{Width: 210 * unit.MM, Height: 297 * unit.MM, Number: n, Items: []layout.Item{&layout.Text{Text: name, Target: "muc_1"}}}
		if i == 0 {
			page.Anchors = []layout.Anchor{{Name: "muc_1", Outline: 1, Title: "I. Đề mục"}}
		}
		if n == 1 {
			l.Flow.Sections = append(l.Flow.Sections, &flow.Section{
				Page: flow.PageSetup{RestartNumber: i > 0, NumberSize: unit.Point}, Blocks: []flow.Block{&flow.Paragraph{}, text},
			})
			text = &flow.Paragraph{}
		}
		l.Pages = append(l.Pages, page)
	}
	return l
}

// told writes pages and sections, one a line.
func (c *combiner) told() (pages, sections []string) {
	for _, p := range c.pages {
		line := fmt.Sprint(p.Number)
		for _, a := range p.Anchors {
			line += fmt.Sprintf(" | %d %s %s", a.Outline, a.Title, a.Name)
		}
		for _, item := range p.Items {
			line += " | " + item.(*layout.Text).Text + " > " + item.(*layout.Text).Target
		}
		pages = append(pages, line)
	}
	for _, s := range c.sections {
		line := fmt.Sprintf("%v", s.Page.NumberSize)
		if s.Page.RestartNumber {
			line += " restart"
		}
		if s.Page.RestartNotes {
			line += " notes"
		}
		sections = append(sections, line)
	}
	return pages, sections
}

func TestCombinerKeepsDocumentsApart(t *testing.T) {
	first, second := laidPages("một", 1, 2, 3, 1), laidPages("hai", 1)
	first.Separate = []Laid{laidPages("phụ lục", 1, 2)}
	for _, c := range []struct {
		name            string
		duplex          bool
		pages, sections []string
	}{
		{"one after the other", false, []string{
			"1 | 1 tỉnh A  | 2 I. Đề mục p1_muc_1 | một > p1_muc_1", "2 | một > p1_muc_1", "3 | một > p1_muc_1", "1 | một > p1_muc_1",
			"1 | 2 Tệp phụ lục  | 3 I. Đề mục p2_muc_1 | phụ lục > p2_muc_1", "2 | phụ lục > p2_muc_1",
			"1 | 1 tỉnh A  | 2 I. Đề mục p3_muc_1 | hai > p3_muc_1",
		}, []string{"1 pt restart notes", "1 pt restart", "1 pt restart notes", "1 pt restart notes"}},
		{"each on a sheet of its own", true, []string{
			"1 | 1 tỉnh A  | 2 I. Đề mục p1_muc_1 | một > p1_muc_1", "2 | một > p1_muc_1", "3 | một > p1_muc_1", "4",
			"1 | một > p1_muc_1", "2",
			"1 | 2 Tệp phụ lục  | 3 I. Đề mục p2_muc_1 | phụ lục > p2_muc_1", "2 | phụ lục > p2_muc_1",
			"1 | 1 tỉnh A  | 2 I. Đề mục p3_muc_1 | hai > p3_muc_1",
		}, []string{"1 pt restart notes", "0 mm", "1 pt restart", "0 mm", "1 pt restart notes", "1 pt restart notes"}},
	} {
		for _, only := range []CombineOptions{{DOCX: true, PDF: true}, {DOCX: true}, {PDF: true}} {
			only.Duplex = c.duplex
			all := combiner{options: only, names: map[string]bool{}}
			all.add(&Part{Laid: &first, Title: "tỉnh A"})
			all.add(&Part{Laid: &second, Title: "tỉnh A"})
			pages, sections := all.told()
			if diff := cmp.Diff(c.pages, pages); only.PDF && diff != "" {
				t.Errorf("%s: %s", c.name, diff)
			}
			if diff := cmp.Diff(c.sections, sections); only.DOCX && diff != "" {
				t.Errorf("%s: %s", c.name, diff)
			}
			if all.count != len(c.pages) {
				t.Errorf("%s: %d pages, want %d", c.name, all.count, len(c.pages))
			}
		}
	}
	if diff := cmp.Diff(laidPages("hai", 1), second); diff != "" {
		t.Errorf("what was given changed: %s", diff)
	}
}

func TestBookmarksOfDocumentsAreUnlike(t *testing.T) {
	c := combiner{options: CombineOptions{DOCX: true}, names: map[string]bool{}}
	for _, title := range []string{"tỉnh Lạng Sơn", "Tỉnh Lạng Sơn", "tỉnh Lạng Sơn 2", "…", ""} {
		laid := laidPages("mot", 1)
		c.add(&Part{Laid: &laid, Title: title})
	}
	var got []string
	for _, s := range c.sections {
		got = append(got, s.Blocks[0].(*flow.Paragraph).Bookmark)
	}
	if want := []string{"tinh_lang_son", "tinh_lang_son_2", "tinh_lang_son_2_2", "van_ban", "mot"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCombinedAuthorIsThatOfAllDocuments(t *testing.T) {
	for _, c := range []struct {
		other, want string
	}{{"Bộ Ví dụ", "Bộ Ví dụ"}, {"Sở Ví dụ", ""}} {
		all := combiner{names: map[string]bool{}}
		for _, author := range []string{"Bộ Ví dụ", c.other, "Bộ Ví dụ"} {
			laid := laidPages("một", 1)
			laid.Flow.Meta.Author = author
			all.add(&Part{Laid: &laid})
		}
		if got := all.meta(); got.Author != c.want || got.Properties[0].Value != "3" {
			t.Errorf("%+v, want the author “%s”", got, c.want)
		}
	}
}
