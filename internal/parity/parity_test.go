package parity

import (
	"testing"

	"vanban/fonts"
	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/layout"
	"vanban/internal/pdf"
	"vanban/internal/unit"
)

// faces loads the faces all documents are set in.
func faces(t testing.TB) *font.Set {
	t.Helper()
	set, err := font.Load(fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// files writes a flow in both formats.
func files(t testing.TB, f *flow.Flow, set *font.Set) Case {
	t.Helper()
	document, err := docx.Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := pdf.Encode(layout.Paginate(f, set), f.Meta, set)
	if err != nil {
		t.Fatal(err)
	}
	return Case{DOCX: document, PDF: pages}
}

func TestStress(t *testing.T) {
	Require(t)
	set := faces(t)
	f := stress(2026)
	pages := layout.Paginate(f, set)
	if len(pages) < 60 {
		t.Fatalf("%d pages, want 60 or more", len(pages))
	}
	c := files(t, f, set)
	office := convert(t, c.DOCX)[0]
	judge(t, "pages", Compare(Sheets(pages, set), office))
	written, err := Read(c.PDF)
	if err != nil {
		t.Fatal(err)
	}
	judge(t, "pdf", Compare(written, office))
	judge(t, "pdf against pages", Compare(written, Sheets(pages, set)))
}

// TestCompare proves that the comparison sees what it must see.
func TestCompare(t *testing.T) {
	set := faces(t)
	words := func(edit func(*flow.Paragraph)) []Sheet {
		p := newMaker(1).body(60)
		edit(p)
		return Sheets(layout.Paginate(document(portrait(), p), set), set)
	}
	ours := words(func(*flow.Paragraph) {})
	for _, c := range []struct {
		name string
		edit func(*flow.Paragraph)
		same bool
	}{
		{"nothing", func(*flow.Paragraph) {}, true},
		{"a narrower line", func(p *flow.Paragraph) { p.Format.IndentRight = 40 * unit.Point }, false},
		{"another page", func(p *flow.Paragraph) { p.Format.SpaceBefore = 700 * unit.Point }, false},
		{"a lost word", func(p *flow.Paragraph) { p.Runs[0].Text = p.Runs[0].Text[1:] }, false},
		{"lower lines", func(p *flow.Paragraph) { p.Format.SpaceBefore = 4 * unit.Point }, false},
	} {
		f := Compare(ours, words(c.edit))
		if same := f.Same == f.Lines && f.MaxBaseline == 0; same != c.same {
			t.Errorf("%s: %s", c.name, f)
		}
	}
}
