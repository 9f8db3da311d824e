package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
)

// recounted has two sections with footnotes, the second counted from 1 again.
func recounted() *flow.Flow {
	f := page(noted(1, "Số liệu"), noted(2, "Diện tích"))
	again := page(noted(1, "Dân số")).Sections[0]
	again.Page.RestartNotes = true
	f.Sections = append(f.Sections, again)
	return f
}

func TestRecountedNotesComeBack(t *testing.T) {
	f := recounted()
	back, err := Decode("a.docx", encode(t, f))
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range back.Sections {
		if want := f.Sections[i].Page.RestartNotes; s.Page.RestartNotes != want {
			t.Errorf("section %d: counted anew %t, want %t", i, s.Page.RestartNotes, want)
		}
		s.Page = f.Sections[i].Page // whose lengths are no whole twips
	}
	if diff := cmp.Diff(flow.Dump(f), flow.Dump(back)); diff != "" {
		t.Error(diff)
	}
}

// A mark that is no number stays in the text, and the note is counted.
func TestMarksOfNotesMadeElsewhere(t *testing.T) {
	for mark, want := range map[string]string{
		`w:customMarkFollows="1" w:id="3"/><w:t xml:space="preserve">*</w:t>`:  "Dân số|3|* trên",
		`w:customMarkFollows="0" w:id="3"/><w:t xml:space="preserve">1</w:t>`:  "Dân số|3|1 trên",
		`w:customMarkFollows="1" w:id="3"/><w:t xml:space="preserve">07</w:t>`: "Dân số|3|07 trên",
		`w:customMarkFollows="1" w:id="3"/><w:t xml:space="preserve">7</w:t>`:  "Dân số|7| trên",
		`w:customMarkFollows="1" w:id="3"/>`:                                   "Dân số|3| trên",
		`w:customMarkFollows="1" w:id="9"/><w:t xml:space="preserve">1</w:t>`:  "Dân số1 trên",
	} {
		changed := repack(t, recounted(), documentName, `w:customMarkFollows="1" w:id="3"/><w:t xml:space="preserve">1</w:t>`, mark)
		back, err := Decode("a.docx", changed)
		if err != nil {
			t.Fatal(err)
		}
		p := back.Sections[1].Blocks[0].(*flow.Paragraph)
		var got strings.Builder
		for i := range p.Runs {
			if p.Runs[i].Note != nil {
				got.WriteString("|" + p.Runs[i].Text + "|")
			} else {
				got.WriteString(p.Runs[i].Text)
			}
		}
		if !strings.HasPrefix(got.String(), want) {
			t.Errorf("%s: read as %q, want %q", mark, got.String(), want)
		}
	}
}
