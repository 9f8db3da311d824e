package check

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/recognize"
)

// always reports one finding at a place.
func always(id string, tier Tier, severity diag.Severity, at Place) Rule {
	return Rule{ID: id, Tier: tier, Severity: severity, Run: func(p *Pass) { p.Report(at, "sửa", "sai %s", id) }}
}

func subject(documents ...*recognize.Document) *Subject {
	return &Subject{File: &recognize.File{Flow: &flow.Flow{}, Documents: documents}, Settings: &Settings{}}
}

func found(r Result) string {
	var out []string
	for _, d := range r.Findings {
		out = append(out, d.Rule+" "+d.Severity.String())
	}
	return strings.Join(out, ", ")
}

func TestOnlyTheDecreeMakesErrors(t *testing.T) {
	s := subject(&recognize.Document{})
	got := found(Run(s, []Rule{
		always("A-1", Decree, diag.Error, Place{}), always("B-1", Form, diag.Error, Place{}), always("C-1", Practice, diag.Error, Place{}),
	}))
	if want := "A-1 lỗi, B-1 cảnh báo, C-1 cảnh báo"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSeveritiesOfTheOrganisation(t *testing.T) {
	mixed := Rule{ID: "M-1", Tier: Practice, Severity: diag.Warning, Run: func(p *Pass) {
		p.Report(Place{Quote: "a"}, "sửa", "nặng")
		p.Remark(Place{Quote: "b"}, "sửa", "nhẹ")
	}}
	for severity, want := range map[diag.Severity]string{
		diag.Error: "M-1 lỗi, M-1 ghi chú", diag.Note: "M-1 ghi chú, M-1 ghi chú", 0: "",
	} {
		s := subject(&recognize.Document{})
		s.Settings.Severities = map[string]diag.Severity{"M-1": severity}
		if got := found(Run(s, []Rule{mixed})); got != want {
			t.Errorf("at %d got %s, want %s", severity, got, want)
		}
	}
}

func TestSelection(t *testing.T) {
	rules := []Rule{
		always("SO-02", Decree, diag.Error, Place{}), always("SO-04", Decree, diag.Error, Place{}), always("QH-01", Decree, diag.Error, Place{}),
		{ID: "TU-1", Off: true, Tier: Practice, Severity: diag.Note, Run: func(p *Pass) { p.Report(Place{}, "sửa", "x") }},
	}
	for list, want := range map[string]string{
		"":                  "QH-01 lỗi, SO-02 lỗi, SO-04 lỗi",
		"SO-*":              "SO-02 lỗi, SO-04 lỗi",
		"so-*, -SO-04":      "SO-02 lỗi",
		"-SO-04":            "QH-01 lỗi, SO-02 lỗi",
		"TU-1":              "TU-1 ghi chú",
		"TU-*,QH-01":        "QH-01 lỗi",
		"*,TU-1,-SO-*,QH-*": "QH-01 lỗi, TU-1 ghi chú",
	} {
		selection, problems := Select(list, rules)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		s := subject(&recognize.Document{})
		s.Settings.Rules = selection
		if got := found(Run(s, rules)); got != want {
			t.Errorf("%q runs %s, want %s", list, got, want)
		}
	}
	if _, problems := Select("SO02", rules); len(problems) != 1 || problems[0].Hint != diag.Meant("SO-02") {
		t.Errorf("an unknown rule gives %v", problems)
	}
}

// Documents that Decree 30 does not lay down are left to the rules for any, and
// so are their parts.
func TestRegimes(t *testing.T) {
	rules := []Rule{always("A-1", Decree, diag.Error, Place{}), always("SY-1", Practice, diag.Note, Place{})}
	rules[1].AnyRegime = true
	legal := &recognize.Document{Regime: recognize.Legal}
	for name, c := range map[string]struct {
		documents []*recognize.Document
		want      string
		skips     int
	}{
		"administrative": {[]*recognize.Document{{}}, "A-1 lỗi, SY-1 ghi chú", 0},
		"legal":          {[]*recognize.Document{legal, {Role: recognize.Appendix, Of: legal}}, "SY-1 ghi chú", 0},
		"party":          {[]*recognize.Document{{Regime: recognize.Party}}, "SY-1 ghi chú", 0},
		"unknown":        {[]*recognize.Document{{Regime: recognize.Unknown}}, " cảnh báo, SY-1 ghi chú", 1},
	} {
		r := Run(subject(c.documents...), rules)
		if got := found(r); got != c.want || len(r.Skipped) != c.skips {
			t.Errorf("%s: %s, %v; want %s, %d skipped", name, got, r.Skipped, c.want, c.skips)
		}
	}
}

func TestWholeRunsOnceAndSkipsAreToldOnce(t *testing.T) {
	n := 0
	rules := []Rule{
		{ID: "W-1", Whole: true, Run: func(*Pass) { n++ }},
		{ID: "S-1", Run: func(p *Pass) { p.Skip("không rõ") }},
	}
	r := Run(subject(&recognize.Document{}, &recognize.Document{}), rules)
	if n != 1 {
		t.Errorf("a rule for the file ran %d times", n)
	}
	if diff := cmp.Diff([]Skip{{"S-1", "không rõ"}}, r.Skipped); diff != "" {
		t.Error(diff)
	}
}

func TestPlacesInAWordFile(t *testing.T) {
	p := &flow.Paragraph{
		Runs:  []flow.Run{{Text: "Độc lập — Tự do"}},
		At:    diag.Range{File: "a.docx", Start: diag.Pos{Line: 14, Col: 1}},
		Where: "bảng 1, hàng 1, cột 2",
	}
	s := subject(&recognize.Document{})
	s.File.Flow.Source = &flow.Source{}
	s.Pages = func() []layout.Page {
		return []layout.Page{{}, {Items: []layout.Item{&layout.Text{Text: "Độc", Paragraph: p}}}}
	}
	at := Place{Component: law.Motto, Paragraph: p, Quote: "—", From: strings.Index(p.Text(), "—")}
	d := Run(s, []Rule{always("TN-01", Decree, diag.Error, at)}).Findings[0]
	want := diag.Range{File: "a.docx", Start: diag.Pos{Line: 14, Col: 9}, End: diag.Pos{Line: 14, Col: 10}}
	if d.At != want || d.Where != "khoảng trang 2, bảng 1, hàng 1, cột 2, đoạn 14" || d.Component != "tieu_ngu" {
		t.Errorf("at %+v, %q, %s", d.At, d.Where, d.Component)
	}
	s.File.Flow.Source = nil // a definition
	d = Run(s, []Rule{always("TN-01", Decree, diag.Error, at)}).Findings[0]
	if d.At != p.At || d.Where != "" {
		t.Errorf("in a definition at %+v, %q", d.At, d.Where)
	}
}

// The pages are laid out only where something was found.
func TestACleanFileIsNotLaidOut(t *testing.T) {
	s := subject(&recognize.Document{})
	s.File.Flow.Source = &flow.Source{}
	s.Pages = func() []layout.Page { t.Error("laid out"); return nil }
	Run(s, []Rule{{ID: "A-1", Run: func(*Pass) {}}, always("B-1", Decree, diag.Error, Place{})})
}

// What one of several documents lacks is told of that one.
func TestWhatOneOfSeveralDocumentsLacks(t *testing.T) {
	document := func(line int) *recognize.Document {
		p := &flow.Paragraph{At: diag.Range{File: "a.docx", Start: diag.Pos{Line: line, Col: 1}}}
		return &recognize.Document{Pieces: []recognize.Piece{{Component: law.NationalName, Paragraph: p}}}
	}
	s := subject(document(1), document(40))
	s.File.Flow.Source = &flow.Source{}
	got := Run(s, []Rule{always("NN-01", Decree, diag.Error, Absent(law.RecipientsWord))}).Findings
	if len(got) != 2 || got[1].At.Start.Line != 40 || got[1].Where != "đoạn 40" {
		t.Errorf("%+v", got)
	}
	s = subject(document(1))
	if got := Run(s, []Rule{always("NN-01", Decree, diag.Error, Absent(law.RecipientsWord))}).Findings; got[0].At.Start.Line != 0 {
		t.Errorf("in a file of its own: %+v", got)
	}
}

// A rule that fails fails the check where its caller can see it.
func TestAPanicReachesTheCaller(t *testing.T) {
	defer func() {
		if r := recover(); r == nil || !strings.Contains(r.(string), "hỏng") {
			t.Errorf("recovered %v", r)
		}
	}()
	Run(subject(&recognize.Document{}), []Rule{{ID: "A-1", Run: func(*Pass) { panic("hỏng") }}, {ID: "B-1", Run: func(*Pass) {}}})
}
