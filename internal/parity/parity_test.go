package parity

import (
	"testing"

	"vanban/fonts"
	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/layout"
	"vanban/internal/pdf"
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
