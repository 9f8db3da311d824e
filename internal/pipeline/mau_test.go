package pipeline_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/pipeline"
)

const mauFolder = "../../examples/mau"

// mau lists the definitions that show the kinds and the forms.
func mau(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(mauFolder + "/*.vb.yaml")
	if err != nil || len(files) < 33 {
		t.Fatal(err, len(files))
	}
	return files
}

// source reads a definition with its folder and the profile in it.
func source(t testing.TB, file string) pipeline.Source {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(file)
	s := pipeline.Source{File: file, Data: data, Folder: os.DirFS(folder)}
	if profile, err := os.ReadFile(filepath.Join(folder, "co-quan.yaml")); err == nil {
		s.Office = &pipeline.Office{File: "co-quan.yaml", Data: profile, Folder: s.Folder}
	}
	return s
}

func TestEveryKindHasAnExample(t *testing.T) {
	shown := map[string]bool{}
	for _, file := range mau(t) {
		laid, problems, err := open(t).Layout(source(t, file), pipeline.Options{Stage: doc.Sign})
		if err != nil || problems.HasErrors() {
			t.Fatal(file, err, problems.Sorted())
		}
		shown[laid.Document.Kind.Key] = true
	}
	for _, k := range law.Decree30().Kinds {
		if !shown[k.Key] {
			t.Errorf("no example of %s", k.Name)
		}
	}
}

// Each builds in every stage and both formats, and says nothing: an office
// copies them.
func TestMauBuildInEveryStage(t *testing.T) {
	blank := []string{"so=", "ngay_ban_hanh="}
	for _, file := range mau(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			for _, c := range []struct {
				name  string
				stage doc.Stage
				set   []string
			}{{"draft", doc.Draft, blank}, {"sign", doc.Sign, blank}, {"issue", doc.Issue, nil}} {
				result, problems, err := open(t).Build(source(t, file),
					pipeline.Options{Stage: c.stage, DOCX: true, PDF: true, Metadata: true, Set: c.set})
				if err != nil || problems.HasErrors() {
					t.Fatal(c.name, err, problems.Sorted())
				}
				if n := problems.Count(diag.Warning); n > 0 {
					t.Errorf("%s: %d warnings: %v", c.name, n, problems.Sorted())
				}
				if len(result.DOCX) == 0 || len(result.PDF) == 0 || len(result.Metadata) == 0 || result.Pages == 0 {
					t.Errorf("%s: an output is missing", c.name)
				}
			}
			_, problems, err := open(t).Build(source(t, file), pipeline.Options{Stage: doc.Issue, PDF: true, Set: blank})
			if err != nil || !problems.HasErrors() {
				t.Errorf("issued without number: %v", err)
			}
		})
	}
}

// The components of every example follow one another as its sample form shows
// them.
func TestMauFollowTheirForms(t *testing.T) {
	r := law.Decree30()
	for _, file := range mau(t) {
		laid, problems, err := open(t).Layout(source(t, file), pipeline.Options{Stage: doc.Issue})
		if err != nil || problems.HasErrors() {
			t.Fatal(file, err, problems.Sorted())
		}
		d := laid.Document
		form := d.Kind.Sample
		switch {
		case d.Copy != nil && d.Electronic:
			form = *r.Form("3.2")
		case d.Copy != nil:
			form = *r.Form("3.1")
		}
		sections := laid.Flow.Sections
		end := slices.IndexFunc(sections[1:], func(s *flow.Section) bool { return s.Page.RestartNumber })
		if end < 0 {
			end = len(sections) - 1
		}
		compareForm(t, file, form, sections[:end+1])
		parts := sections[end+1:]
		for len(parts) > 0 {
			n := 1
			for n < len(parts) && !parts[n].Page.RestartNumber {
				n++
			}
			compareForm(t, file, *r.Form(partForm(parts[0], false)), parts[:n])
			parts = parts[n:]
		}
		for i := range laid.Separate {
			sections := laid.Separate[i].Flow.Sections
			compareForm(t, laid.Separate[i].Name, *r.Form(partForm(sections[0], true)), sections)
		}
	}
}

// partForm is the number of the form of an attachment or an appendix.
func partForm(first *flow.Section, separate bool) string {
	attached := false
	if _, ok := first.Blocks[0].(*flow.Table); ok {
		attached = true
	}
	switch {
	case attached && separate:
		return "1.3 điện tử"
	case attached:
		return "1.3 giấy"
	case separate:
		return "2.2"
	}
	return "2.1"
}

// compareForm compares the components of sections with those of a form,
// without the ones that the form leaves open and that are not there.
func compareForm(t *testing.T, name string, form law.Form, sections []*flow.Section) {
	t.Helper()
	var got []law.Component
	for _, s := range sections {
		got = components(got, s.Page.FirstHeader)
		got = components(got, s.Blocks)
		got = components(got, s.Page.FirstFooter)
	}
	if diff := cmp.Diff(asked(form, got), got); diff != "" {
		t.Errorf("%s, Mẫu %s: %s", name, form.Number, diff)
	}
}

// asked are the components that a form asks for, with those of the ones it
// leaves open that are there, and the signatures of as many parties as sign.
func asked(form law.Form, got []law.Component) []law.Component {
	var want []law.Component
	for _, c := range form.Components {
		here := len(want) < len(got) && got[len(want)] == c
		open := slices.Contains(form.Optional, c) || c == law.InfoLine // which the signing tool prints
		if (here || !open) && (len(want) == 0 || want[len(want)-1] != c) {
			want = append(want, c)
		}
	}
	// More parties than two sign in a row.
	if i := slices.Index(want, law.SignName); form.Number == "" && i >= 0 {
		for len(got) > len(want) && slices.Contains(got[len(want):], law.SignName) {
			want = slices.Insert(want, i+1, law.SignPosition, law.SignName)
		}
	}
	return want
}

// additional are components that any document may have, thành phần bổ sung,
// and what only practice knows.
var additional = []law.Component{
	law.SignAuthority, law.Secrecy, law.Urgency, law.Circulation, law.Recall, law.DraftMark, law.PageNumber, "",
}

// inText are the parts of nội dung.
var inText = []law.Component{
	law.PartHeading, law.ChapterHeading, law.SectionHeading, law.SubsectionHeading, law.ArticleHeading,
	law.ClauseHeading, law.Clause, law.Point, law.TableText, law.ImageCaption, law.Contents, law.Footnote,
}

// components appends the components of blocks in reading order, each once in a
// row.
func components(out []law.Component, blocks []flow.Block) []law.Component {
	add := func(c law.Component) {
		if slices.Contains(inText, c) {
			c = law.BodyText
		}
		if !slices.Contains(additional, c) && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			if len(b.Runs) > 0 {
				add(b.Component)
			}
		case *flow.Frame:
			add(b.Component)
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					out = components(out, b.Rows[i].Cells[j].Blocks)
				}
			}
		}
	}
	return out
}

// A signing tool puts number and date where the page is blank.
func TestSignLeavesNumberAndDateBlank(t *testing.T) {
	laid, problems, err := open(t).Layout(source(t, mauFolder+"/18-cong-van.vb.yaml"),
		pipeline.Options{Stage: doc.Sign, Set: []string{"so=", "ngay_ban_hanh="}})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.Sorted())
	}
	text := pageText(&laid.Pages[0])
	for _, want := range []string{"/SKHCN-CĐS", "Lạng Sơn, ngày"} {
		if !strings.Contains(strings.ReplaceAll(text, "\u00A0", " "), want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	if strings.Contains(text, "….") || strings.Contains(text, "___") || strings.Contains(text, "[chưa có") {
		t.Errorf("not blank: %q", text)
	}
}

// The files of parts carry the fields of the document they belong to.
func TestFilesOfPartsTellTheMetadataOfTheDocument(t *testing.T) {
	laid, problems, err := open(t).Layout(source(t, mauFolder+"/33-quyet-dinh-tep-rieng.vb.yaml"), pipeline.Options{Stage: doc.Issue})
	if err != nil || problems.HasErrors() || len(laid.Separate) == 0 {
		t.Fatal(err, problems.Sorted())
	}
	want := laid.Flow.Meta.Properties
	if !slices.Contains(want, flow.Property{Name: "pageAmount", Value: strconv.Itoa(len(laid.Pages))}) {
		t.Errorf("no number of pages in %v", want)
	}
	for _, part := range laid.Separate {
		if diff := cmp.Diff(want, part.Flow.Meta.Properties); diff != "" {
			t.Errorf("%s: %s", part.Name, diff)
		}
	}
}
