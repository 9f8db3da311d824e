package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

func TestReferenceWithoutLabelIsReported(t *testing.T) {
	d := letter()
	d.Body = append(d.Body, &doc.Paragraph{Spans: []doc.Span{{Ref: "khong-co"}}})
	_, problems := Document(d, environment(t))
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "không có nhãn “khong-co”") {
		t.Errorf("got %v", problems)
	}
}

// sources are a directive and a law, as vien_dan gives them.
func sources() []doc.Citation {
	return []doc.Citation{
		{Label: "ct01", Kind: line("Chỉ thị"), Code: line("01/CT-TTg"), Date: doc.Date{Day: 14, Month: 1, Year: 2020},
			Issuer: line("Thủ tướng Chính phủ"), Subject: line("Về thúc đẩy phát triển doanh nghiệp công nghệ số")},
		{Label: "luat", Kind: line("Luật"), Date: doc.Date{Day: 19, Month: 6, Year: 2015}, Subject: line("Tổ chức Chính phủ")},
	}
}

func refer(label string) *doc.Paragraph { return spans(doc.Span{Ref: label}) }

func TestSourceText(t *testing.T) {
	directive, act := sources()[0], sources()[1]
	bare, named, board := directive, act, directive
	bare.Date, bare.Issuer, bare.Subject = doc.Date{}, doc.Text{}, doc.Text{}
	named.Subject = line("Luật Tổ chức Chính phủ")
	board.Subject = line("UBND cấp xã")
	const full = "Chỉ thị số 01/CT-TTg ngày 14 tháng 01 năm 2020 của Thủ tướng Chính phủ "
	for _, c := range []struct {
		name          string
		source        doc.Citation
		first, ground bool
		want          string
	}{
		{"first", directive, true, false, full + "về thúc đẩy phát triển doanh nghiệp công nghệ số"},
		{"first as a ground", directive, true, true, full + "về thúc đẩy phát triển doanh nghiệp công nghệ số"},
		{"later", directive, false, false, "Chỉ thị số 01/CT-TTg"},
		{"nothing but the code", bare, true, false, "Chỉ thị số 01/CT-TTg"},
		{"a title that starts with an abbreviation", board, true, false, full + "UBND cấp xã"},
		{"a law", act, true, false, "Luật Tổ chức Chính phủ"},
		{"a law as a ground", act, true, true, "Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015"},
		{"a law whose name has the kind in it", named, false, false, "Luật Tổ chức Chính phủ"},
	} {
		if got := sourceText(&c.source, c.first, c.ground); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSourcesAreCitedInFullOnce(t *testing.T) {
	d := decision(
		refer("ct01"),
		spans(doc.Span{Text: "Theo"}, doc.Span{Note: []doc.Span{{Ref: "luat"}, {Text: "; "}, {Ref: "ct01"}}}),
		refer("luat"),
	)
	d.Citations = sources()
	d.Basis = []doc.Paragraph{*refer("luat"), *refer("ct01")}
	f, problems := setBody(t, d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, block := range f.Sections[0].Blocks {
		p := block.(*flow.Paragraph)
		got = append(got, runText(p, ""))
		for _, r := range p.Runs {
			if r.Target != "" {
				t.Errorf("%q leads to %q", r.Text, r.Target)
			}
			for _, note := range r.Note {
				got = append(got, runText(note, ""))
			}
		}
	}
	want := []string{
		"Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
		"Chỉ thị số 01/CT-TTg ngày 14 tháng 01 năm 2020 của Thủ tướng Chính phủ về thúc đẩy phát triển doanh nghiệp công nghệ số.",
		"Chỉ thị số 01/CT-TTg", "Theo1", "1 Luật Tổ chức Chính phủ; Chỉ thị số 01/CT-TTg", "Luật Tổ chức Chính phủ./.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Divisions are cited with what is around them as far as their number needs
// it, and with the name of their text from outside of it.
func TestReferencesNameTheTextTheyLeadTo(t *testing.T) {
	d := decision(layoutA()...)
	d.Kind = law.Decree30().Kind("quyet-dinh")
	d.Body = append(d.Body, labelled(division(doc.LevelChapter, "Sau", labelled(division(doc.LevelSection, "Một",
		labelled(division(doc.LevelSubsection, "Hai"), "tieu-muc")), "muc")), "chuong"))
	regulation := func(subject, label string, separate bool) doc.Attachment {
		article := division(doc.LevelArticle, "Một", division(doc.LevelClause, ""), labelled(division(doc.LevelClause, "", labelled(division(doc.LevelPoint, ""), label+"-a")), label+"-2"))
		return doc.Attachment{Kind: law.Decree30().Kind("quy-che"), Subject: line(subject), Label: label, Separate: separate, Body: []doc.Block{article}}
	}
	d.Attachments = []doc.Attachment{regulation("Công tác văn thư", "van-thu", false), regulation("Lưu trữ", "luu-tru", true)}
	d.Appendices = []doc.Appendix{{Number: 2, Label: "pl", Body: []doc.Block{labelled(division(doc.LevelSection, "Một"), "pl-1")}}}
	n := numberAll(law.Decree30(), d)
	for _, c := range []struct{ label, from, want, file string }{
		{"tiep-nhan", "", "Điều 4", ""},
		{"tiep-nhan", "Phụ lục II", "Điều 4 Quyết định", ""},
		{"chuong", "", "Chương IV", ""},
		{"muc", "", "Mục 1 Chương IV", ""},
		{"tieu-muc", "", "Tiểu mục 1 Mục 1 Chương IV", ""},
		{"van-thu", "", "Quy chế công tác văn thư", ""},
		{"van-thu-a", "", "điểm a khoản 2 Điều 1 Quy chế công tác văn thư", ""},
		{"van-thu-a", "Quy chế công tác văn thư", "điểm a khoản 2 Điều 1", ""},
		{"luu-tru-2", "Quy chế công tác văn thư", "khoản 2 Điều 1 Quy chế lưu trữ", "Quy chế lưu trữ"},
		{"pl", "Phụ lục II", "Phụ lục II", ""},
		{"pl-1", "", "Mục I Phụ lục II", ""},
	} {
		cited, ok := n.cited[c.label]
		if got := cited.from(c.from); !ok || got != c.want || cited.part.file != c.file {
			t.Errorf("%s from %q: got %q in file %q, want %q in %q", c.label, c.from, got, cited.part.file, c.want, c.file)
		}
	}
	d.Attachments = d.Attachments[:1]
	if got := attachmentName(d, &d.Attachments[0]); got != "Quy chế" {
		t.Errorf("the only attachment of its kind is called %q", got)
	}
}

func TestReferencesToOtherFilesAreWords(t *testing.T) {
	d := decision(refer("pl"), refer("rieng"))
	d.Appendices = []doc.Appendix{{Number: 1, Label: "pl"}, {Number: 2, Label: "rieng", Separate: true}}
	f, _ := setBody(t, d)
	for i, want := range []string{"pl", ""} {
		if r := f.Sections[0].Blocks[i].(*flow.Paragraph).Runs[0]; r.Target != want || !strings.HasPrefix(r.Text, "Phụ lục") {
			t.Errorf("%q leads to %q, want %q", r.Text, r.Target, want)
		}
	}
}
