package typeset

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// minimal is a document of a kind with every component that its form shows and
// nothing else.
func minimal(k *law.Kind) *doc.Document {
	d := &doc.Document{
		Kind:       k,
		Issuer:     doc.Issuer{Parent: []doc.Text{line("Bộ Nội vụ")}, Name: []doc.Text{line("Cục Văn thư")}},
		Code:       doc.Code{Number: line("05"), Notation: line(k.Abbreviation + "-CVT")},
		Body:       []doc.Block{para("Một."), para("Hai.")},
		Recipients: doc.Recipients{Items: []doc.Text{line("Vụ Tổ chức")}, Filing: line("VT")},
		Stage:      doc.Issue,
	}
	for i := range k.MinSignatures {
		d.Signatures = append(d.Signatures, doc.Signature{FullName: line(fmt.Sprintf("Nguyễn Văn Mẫu %d", i+1))})
		if len(k.Posts) == 0 {
			d.Signatures[i].Position = line("Cục trưởng")
		}
	}
	if k.Date != law.Absent {
		d.Place, d.Date = line("Hà Nội"), doc.Date{Day: 5, Month: 3, Year: 2026}
	}
	if k.Subject != law.SubjectAbsent {
		d.Subject = line("Về công tác văn thư")
	}
	if k.Addressees != law.Absent {
		d.Addressees = []doc.Text{line("Vụ Một"), line("Vụ Hai")}
	}
	if slices.Contains(k.Sample.Components, law.Basis) {
		d.Basis = []doc.Paragraph{*para("Căn cứ Luật Lưu trữ"), *para("Theo đề nghị của Chánh Văn phòng")}
	}
	if k.Parties != law.Absent {
		d.Parties = []doc.Party{{Title: line("BÊN A"), Name: line("Cục Văn thư")}, {Title: line("BÊN B"), Name: line("Cục Lưu trữ")}}
	}
	if slices.Contains(k.Sample.Components, law.ContactBlock) {
		d.Contact = []doc.Text{line("Số 1, phố Mẫu")}
	}
	return d
}

// reading lists the components of blocks in reading order, cells from left to
// right, neighbours of one component once.
func reading(blocks []flow.Block) []law.Component {
	var out []law.Component
	add := func(c law.Component) {
		if c != "" && (len(out) == 0 || out[len(out)-1] != c) {
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
				for _, c := range b.Rows[i].Cells {
					for _, component := range reading(c.Blocks) {
						add(component)
					}
				}
			}
		}
	}
	return out
}

// sheet lists the components of a section, what stands in its margins included.
func sheet(s *flow.Section) []law.Component {
	return slices.Concat(reading(s.Page.FirstHeader), reading(s.Blocks), reading(s.Page.FirstFooter))
}

func TestEveryKindShowsWhatItsFormLists(t *testing.T) {
	for _, k := range law.Decree30().Kinds {
		for _, small := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/%v", k.Key, small), func(t *testing.T) {
				env := environment(t)
				env.Choice = NewChoice(env.Regulation, doc.Format{Sizes: &law.SizeSet{Small: small}})
				f, problems := Document(minimal(&k), env)
				if len(problems) > 0 || len(f.Sections) != 1 {
					t.Fatalf("%d sections, problems %v", len(f.Sections), problems)
				}
				if diff := cmp.Diff(k.Sample.Components, sheet(f.Sections[0])); diff != "" {
					t.Error(diff)
				}
				sizesInRange(t, env.Regulation, f)
			})
		}
	}
}

// sizesInRange checks every run of a flow against the law.
func sizesInRange(t *testing.T, r *law.Regulation, f *flow.Flow) {
	t.Helper()
	seen := 0
	check := func(c law.Component, run flow.Run) {
		seen++
		if spec, ok := r.Components[c]; !ok || !spec.Size.Contains(run.Size, 0) {
			t.Errorf("%s %q is %v", c, run.Text, run.Size)
		}
	}
	var walk func([]flow.Block)
	walk = func(blocks []flow.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *flow.Paragraph:
				for _, run := range b.Runs {
					check(b.Component, run)
				}
			case *flow.Frame:
				check(b.Component, flow.Run{Text: b.Text, Size: b.Size})
			case *flow.Table:
				for i := range b.Rows {
					for _, c := range b.Rows[i].Cells {
						walk(c.Blocks)
					}
				}
			}
		}
	}
	for _, s := range f.Sections {
		walk(s.Page.FirstHeader)
		walk(s.Blocks)
		walk(s.Page.FirstFooter)
	}
	if seen < 3 {
		t.Errorf("checked only %d runs", seen)
	}
}

// withParts is a quyết định with an attachment and two appendices.
func withParts(separate bool) *doc.Document {
	r := law.Decree30()
	d := minimal(r.Kind("quyet-dinh"))
	d.Body = []doc.Block{&doc.Division{Level: doc.LevelArticle, Blocks: []doc.Block{&doc.Paragraph{Spans: []doc.Span{
		{Text: "Ban hành kèm theo Quyết định này "}, {Ref: "quy-che"}, {Text: ", "}, {Ref: "danh-sach"}, {Text: " và "}, {Ref: "bieu"}, {Text: "."},
	}}}}}
	d.Attachments = []doc.Attachment{{Kind: r.Kind("quy-che"), Subject: line("Công tác văn thư của Cục Văn thư"), Label: "quy-che", Separate: separate,
		Body: []doc.Block{&doc.Division{Level: doc.LevelChapter, Heading: []doc.Span{{Text: "Quy định chung"}}, Blocks: []doc.Block{
			&doc.Division{Level: doc.LevelArticle, Heading: []doc.Span{{Text: "Phạm vi"}}, Blocks: []doc.Block{
				&doc.Paragraph{Spans: []doc.Span{{Text: "Theo "}, {Ref: "bieu"}, {Text: "."}}}}},
		}}}}}
	d.Appendices = []doc.Appendix{
		{Number: 1, Title: line("Danh sách"), Label: "danh-sach", Body: []doc.Block{para("Một.")}},
		{Number: 2, Title: line("Biểu mẫu"), Label: "bieu", Separate: separate, Body: []doc.Block{para("Hai.")}},
	}
	return d
}

func TestPartsShowWhatTheirFormsList(t *testing.T) {
	env := environment(t)
	form := func(number string) []law.Component { return env.Regulation.Form(number).Components }
	paper, problems := Document(withParts(false), env)
	if len(problems) > 0 || len(paper.Sections) != 4 {
		t.Fatalf("%d sections, problems %v", len(paper.Sections), problems)
	}
	for i, want := range map[int][]law.Component{1: form("1.3 giấy"), 2: form("2.1"), 3: form("2.1")} {
		if diff := cmp.Diff(want, ofText(sheet(paper.Sections[i]))); diff != "" {
			t.Errorf("section %d: %s", i, diff)
		}
		if p := paper.Sections[i].Page; !p.RestartNumber || !p.HideFirstNumber {
			t.Errorf("section %d does not start its own numbers", i)
		}
	}
	d := withParts(true)
	d.Electronic, d.SignedAt = true, line("2026-03-05T03:15:30Z")
	for i, p := range Separate(d, env) {
		want := [][]law.Component{form("1.3 điện tử"), form("2.2")}[i]
		if diff := cmp.Diff(want, ofText(sheet(p.Flow.Sections[0]))); diff != "" {
			t.Errorf("%s: %s", p.Name, diff)
		}
		sizesInRange(t, env.Regulation, p.Flow)
	}
}

// ofText names the ranks of nội dung and the two lines of an appendix as the
// forms do.
func ofText(components []law.Component) []law.Component {
	var out []law.Component
	for _, c := range components {
		switch c {
		case law.ChapterHeading, law.ArticleHeading:
			c = law.BodyText
		case law.AppendixWord:
			out = append(out, c)
			c = law.AppendixTitle
		}
		if len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	return out
}

func copied() *doc.Document {
	r := law.Decree30()
	d := minimal(r.Kind("thong-bao"))
	d.Copy = &doc.Copy{
		Form:       &r.Copies[0],
		Issuer:     doc.Issuer{Parent: []doc.Text{line("UBND tỉnh Lạng Sơn")}, Name: []doc.Text{line("Sở Nội vụ")}},
		Code:       doc.Code{Number: line("02"), Notation: line("SY-SNV")},
		Place:      line("Lạng Sơn"),
		Date:       doc.Date{Day: 9, Month: 3, Year: 2026},
		Signature:  doc.Signature{Authority: []doc.Text{line("TL. Giám đốc")}, Position: line("Chánh Văn phòng"), FullName: line("Trần Thị Ví Dụ")},
		Recipients: doc.Recipients{Items: []doc.Text{line("Các phòng")}, Filing: line("VT")},
	}
	return d
}

func TestCopiesShowWhatTheirFormsList(t *testing.T) {
	env := environment(t)
	for number, electronic := range map[string]bool{"3.1": false, "3.2": true} {
		d := copied()
		d.Copy.Signature.Authority = nil
		d.Electronic, d.SignedAt = electronic, line("2026-03-09T08:00:00+07:00")
		f, problems := Document(d, env)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if diff := cmp.Diff(env.Regulation.Form(number).Components, sheet(f.Sections[0])); diff != "" {
			t.Errorf("%s: %s", number, diff)
		}
		sizesInRange(t, env.Regulation, f)
	}
}
