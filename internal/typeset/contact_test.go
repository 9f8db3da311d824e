package typeset

import "testing"

// The address of the body and the marks stand on the first page of the
// document, not on that of an attachment or appendix of it.
func TestFirstPagesOfPartsHaveNoAddressAndNoMarks(t *testing.T) {
	d := withParts(false)
	marked := special()["marks"]
	d.Contact, d.Recall, d.Circulation = marked.Contact, marked.Recall, marked.Circulation
	f, _ := Document(d, environment(t))
	if len(f.Sections) < 2 {
		t.Fatalf("%d sections", len(f.Sections))
	}
	for i, s := range f.Sections {
		if first := i == 0; len(s.Page.FirstFooter) > 0 != first || len(s.Page.FirstHeader) > 0 != first {
			t.Errorf("section %d: head %v, foot %v", i, s.Page.FirstHeader, s.Page.FirstFooter)
		}
	}
}
