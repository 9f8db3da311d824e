package parity

import (
	"os"
	"testing"

	"vanban/fonts"
)

// Case is one document in both formats.
type Case struct {
	Name string
	DOCX []byte
	PDF  []byte
}

// What two sets of pages must reach.
const (
	leastShare  = 0.999 // of the lines
	maxBaseline = 0.5   // points
)

// Require skips the test on a machine that lacks a program the comparison
// needs, and fails it where the environment says CI=true.
func Require(t testing.TB) {
	t.Helper()
	missing := Missing()
	switch {
	case missing == "":
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is not installed", missing)
	default:
		t.Skipf("%s is not installed", missing)
	}
}

// Check converts the DOCX of each case by LibreOffice, in one run, and fails
// the test if its PDF differs from the result in pages, in more than one line
// of a thousand or in baselines by more than half a point.
func Check(t testing.TB, cases ...Case) {
	t.Helper()
	Require(t)
	documents := make([][]byte, len(cases))
	for i := range cases {
		documents[i] = cases[i].DOCX
	}
	for i, office := range convert(t, documents...) {
		ours, err := Read(cases[i].PDF)
		if err != nil {
			t.Fatalf("%s: %v", cases[i].Name, err)
		}
		judge(t, cases[i].Name, Compare(ours, office))
	}
}

// convert returns LibreOffice's pages of each document.
func convert(t testing.TB, documents ...[]byte) [][]Sheet {
	t.Helper()
	office, err := NewOffice(t.TempDir(), fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	pdfs, err := office.Convert(documents...)
	if err != nil {
		t.Fatal(err)
	}
	pages := make([][]Sheet, len(pdfs))
	for i := range pdfs {
		if pages[i], err = Read(pdfs[i]); err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

// judge logs the figures and fails the test if they are not good enough.
func judge(t testing.TB, name string, f *Figures) {
	t.Helper()
	t.Logf("%s: %s", name, f)
	if f.Pages != f.PagesOffice {
		t.Errorf("%s: %d pages, LibreOffice has %d", name, f.Pages, f.PagesOffice)
	}
	if f.Share() < leastShare {
		t.Errorf("%s: %.2f %% of the lines are LibreOffice's, want %.1f %%", name, 100*f.Share(), 100*leastShare)
	}
	if f.MaxBaseline > maxBaseline {
		t.Errorf("%s: a baseline differs by %.2f pt, want at most %.1f pt", name, f.MaxBaseline, maxBaseline)
	}
	if t.Failed() {
		for _, d := range f.Differences {
			t.Log(d)
		}
	}
}
