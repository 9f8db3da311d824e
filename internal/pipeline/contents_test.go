package pipeline_test

import (
	"path/filepath"
	"strconv"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/pipeline"
)

// Every entry of a table of contents ends with the number of the page that its
// heading stands on, and that number is what is printed.
func TestContentsTellThePagesOfTheHeadings(t *testing.T) {
	for _, file := range []string{"../../examples/de-an/de-an.vb.yaml", mauFolder + "/12-de-an.vb.yaml"} {
		laid, problems, err := open(t).Layout(source(t, file), pipeline.Options{Stage: doc.Sign})
		if err != nil || problems.HasErrors() {
			t.Fatal(file, err, problems.Sorted())
		}
		entries, farthest := 0, 0
		for _, block := range laid.Flow.Sections[0].Blocks {
			p, ok := block.(*flow.Paragraph)
			if !ok || p.Contents == 0 {
				continue
			}
			entries++
			number := p.Runs[len(p.Runs)-1]
			page := pageOfAnchor(t, laid.Pages, number.PageOf)
			if number.Text != strconv.Itoa(page.Number) {
				t.Errorf("%s: entry %q says page %s, the heading is on %d", filepath.Base(file), p.Runs[0].Text, number.Text, page.Number)
			}
			if !printedEntry(laid.Pages, number) {
				t.Errorf("%s: page %s of entry %q is not printed", filepath.Base(file), number.Text, p.Runs[0].Text)
			}
			farthest = max(farthest, page.Number)
		}
		if entries < 3 || farthest < 2 {
			t.Errorf("%s: %d entries, up to page %d: the example shows too little", file, entries, farthest)
		}
	}
}

func TestContentsWithoutHeadingsIsToldOnce(t *testing.T) {
	src := source(t, mauFolder+"/07-thong-bao.vb.yaml")
	_, problems, err := open(t).Layout(src, pipeline.Options{Stage: doc.Sign, Set: []string{"noi_dung={muc_luc}"}})
	if err != nil || len(problems) != 1 || problems[0].Severity != diag.Warning {
		t.Errorf("%v %v", err, problems)
	}
}

// pageOfAnchor finds the page on which a bookmark stands.
func pageOfAnchor(t *testing.T, pages []layout.Page, name string) *layout.Page {
	t.Helper()
	for i := range pages {
		for _, a := range pages[i].Anchors {
			if a.Name == name {
				return &pages[i]
			}
		}
	}
	t.Fatalf("no bookmark %q on any page", name)
	return nil
}

// printedEntry reports whether the number of an entry is on a page as typed.
func printedEntry(pages []layout.Page, number flow.Run) bool {
	for i := range pages {
		for _, item := range pages[i].Items {
			if x, ok := item.(*layout.Text); ok && x.Component == law.Contents && x.Target == number.Target && x.Text == number.Text {
				return true
			}
		}
	}
	return false
}
