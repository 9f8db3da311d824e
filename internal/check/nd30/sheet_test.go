package nd30

import (
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// pageChanged is a document of one line whose page is changed.
func pageChanged(change func(*flow.Section)) func(*testing.T, ...string) string {
	return func(t *testing.T, ids ...string) string {
		t.Helper()
		file := headOf("ke-hoach", "noi_dung: Các đơn vị thực hiện.")
		change(file.Flow.Sections[0])
		return strings.Join(judged(t, file, doc.Draft, ids...), ",")
	}
}

// numberAt is a header line with the number of the page.
func numberAt(align flow.Align, before string, tabs ...flow.Tab) []flow.Block {
	return []flow.Block{&flow.Paragraph{Format: flow.Format{Align: align, Tabs: tabs},
		Runs: []flow.Run{{Text: before, Size: 14 * unit.Point}, {Text: "2", PageNumber: true, Size: 14 * unit.Point}}}}
}

func TestPages(t *testing.T) {
	middle, right := flow.Tab{At: 80 * unit.MM, Center: true}, flow.Tab{At: 160 * unit.MM, Right: true}
	for name, c := range map[string]struct {
		change func(*flow.Section)
		want   string
	}{
		"ours":        {func(*flow.Section) {}, ""},
		"Letter":      {func(s *flow.Section) { s.Page.Width, s.Page.Height = unit.Millimetres(215.9), unit.Millimetres(279.4) }, "PG-01 E"},
		"A4 in twips": {func(s *flow.Section) { s.Page.Width, s.Page.Height = unit.Twips(11907), unit.Twips(16840) }, ""},
		"on its side": {func(s *flow.Section) { s.Page.Width, s.Page.Height = s.Page.Height, s.Page.Width }, "PG-02 W"},
		"with a table": {func(s *flow.Section) {
			s.Page.Width, s.Page.Height = s.Page.Height, s.Page.Width
			s.Blocks = append(s.Blocks, &flow.Table{Borders: true})
		}, ""},
		"left of 20 mm":    {func(s *flow.Section) { s.Page.Left = 20 * unit.MM }, "PG-05 E"},
		"left of 29.6 mm":  {func(s *flow.Section) { s.Page.Left = unit.Millimetres(29.6) }, ""},
		"left of 35 mm":    {func(s *flow.Section) { s.Page.Left = 35 * unit.MM }, ""},
		"number on page 1": {func(s *flow.Section) { s.Page.HideFirstNumber = false }, "PG-08 E"},
		"number of 12 pt":  {func(s *flow.Section) { s.Page.NumberSize = 12 * unit.Point }, "PG-10 W"},
		"begins at 3":      {func(s *flow.Section) { s.Page.FirstNumber = 3 }, "PG-12 W"},
		"centred":          {func(s *flow.Section) { s.Page.NumberSize, s.Page.NextHeader = 0, numberAt(flow.Center, "") }, ""},
		"at the right":     {func(s *flow.Section) { s.Page.NumberSize, s.Page.NextHeader = 0, numberAt(flow.Right, "") }, "PG-09 E"},
		"at the left":      {func(s *flow.Section) { s.Page.NumberSize, s.Page.NextHeader = 0, numberAt(flow.Left, "") }, "PG-09 E"},
		"at a middle stop": {func(s *flow.Section) {
			s.Page.NumberSize, s.Page.NextHeader = 0, numberAt(flow.Left, "\t", middle, right)
		}, ""},
		"at a right stop": {func(s *flow.Section) {
			s.Page.NumberSize, s.Page.NextHeader = 0, numberAt(flow.Left, "\t\t", middle, right)
		}, "PG-09 E"},
		"at the foot": {func(s *flow.Section) { s.Page.NumberSize, s.Page.NextFooter = 0, numberAt(flow.Center, "") }, "PG-09 E"},
		"with a word": {func(s *flow.Section) { s.Page.NumberSize, s.Page.NextHeader = 0, numberAt(flow.Center, "Trang ") }, "PG-11 I"},
		"with a drawing": {func(s *flow.Section) {
			s.Page.Width, s.Page.Height = s.Page.Height, s.Page.Width
			s.Blocks = append(s.Blocks, &flow.Paragraph{Floats: []*flow.Float{{Width: unit.CM, Height: unit.CM}}})
		}, ""},
	} {
		if got := pageChanged(c.change)(t, "PG-01", "PG-02", "PG-03", "PG-04", "PG-05", "PG-06", "PG-08", "PG-09", "PG-1"); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// A blank page on its side, as stands behind a wide appendix in a file that is
// printed on both sides, needs no table; one with a line does.
func TestBlankPagesNeedNoTable(t *testing.T) {
	for text, want := range map[string]string{"": "", " \u00a0": "", "Một dòng.": "PG-02 W"} {
		file := headOf("ke-hoach", "noi_dung: Các đơn vị thực hiện.")
		back := &flow.Section{Page: file.Flow.Sections[0].Page, Blocks: []flow.Block{&flow.Paragraph{Runs: []flow.Run{{Text: text, Size: 14 * unit.Point}}}}}
		back.Page.Width, back.Page.Height = back.Page.Height, back.Page.Width
		file.Flow.Sections = append(file.Flow.Sections, back)
		if got := strings.Join(judged(t, file, doc.Draft, "PG-02"), ","); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestFontsAndColours(t *testing.T) {
	for _, c := range []struct {
		run  flow.Run
		want string
	}{
		{flow.Run{Text: "thường"}, ""},
		{flow.Run{Text: "thường", Font: "Times New Roman"}, ""},
		{flow.Run{Text: "thường", Font: "TimesNewRomanPSMT"}, ""},
		{flow.Run{Text: "thường", Font: "Arial"}, "FT-01 E"},
		{flow.Run{Text: " ", Font: "Arial"}, ""},
		{flow.Run{Text: "\uf0b7", Font: "Symbol", Auto: true}, ""},
		{flow.Run{Text: "a", Font: "Wingdings"}, ""},
		{flow.Run{Text: "thường", Font: ".VnTime"}, "FT-02 E"},
		{flow.Run{Text: "thường", Font: "VNI-Times"}, "FT-02 E"},
		{flow.Run{Text: "thu\u031bo\u031b\u0300ng"}, "FT-02 W"},
		{flow.Run{Text: "thường\u200b xuyên"}, "FT-02 W"},
		{flow.Run{Text: "thường", Color: "000000"}, ""},
		{flow.Run{Text: "thường", Color: "FF0000"}, "FT-03 E"},
		{flow.Run{Text: "thường", Color: "1F1F1F"}, "FT-03 W"},
		{flow.Run{Text: "1", Font: "Calibri", Number: true}, ""},
	} {
		file := headOf("ke-hoach", "noi_dung: Các đơn vị")
		p := file.Documents[0].Pieces[0].Paragraph
		p.Runs = append(p.Runs, c.run)
		if got := strings.Join(judged(t, file, doc.Draft, "FT-01", "FT-02", "FT-03"), ","); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.run, got, c.want)
		}
	}
}

// An address that stands at the foot of every page is at fault where a page
// follows the first.
func TestAddressOnLaterPages(t *testing.T) {
	for pages, want := range map[int]int{1: 0, 2: 1} {
		file := headOf("ke-hoach", "dia_chi_co_quan: Địa chỉ: số 1, đường Mẫu", "noi_dung: Các đơn vị thực hiện.")
		section := file.Flow.Sections[0]
		section.Page.HideFirstNumber, section.Page.NextFooter = false, section.Blocks[:1]
		file.Documents[0].Pieces[0].Paragraph.Runs[0].Size = 11 * unit.Point
		section.Blocks = section.Blocks[1:]
		var laid []layout.Page
		for range pages {
			var page layout.Page
			for line := range enoughLines {
				page.Items = append(page.Items, &layout.Text{Y: unit.Length(line) * unit.CM, Paragraph: section.Blocks[0].(*flow.Paragraph)})
			}
			laid = append(laid, page)
		}
		subject := &check.Subject{File: file, Regulation: law.Decree30(), Settings: &check.Settings{}, Pages: func() []layout.Page { return laid }}
		for _, rule := range Rules(subject.Regulation) {
			if rule.ID == "DC-01" {
				if got := check.Run(subject, []check.Rule{rule}).Findings; len(got) != want {
					t.Errorf("%d pages: %v", pages, got)
				}
			}
		}
	}
}

// One fault of many paragraphs is one finding that names them all.
func TestOneFaultIsToldOnce(t *testing.T) {
	file := headOf("ke-hoach", "noi_dung: Một.", "noi_dung: Hai.", "noi_dung: Ba.")
	for _, piece := range file.Documents[0].Pieces {
		piece.Paragraph.Runs[0].Font = "Arial"
	}
	found := findings(t, file, doc.Draft, "FT-01")
	if len(found) != 1 || len(found[0].Related) != 2 || !strings.Contains(found[0].Message, "và 2 chỗ nữa") {
		t.Errorf("%+v", found)
	}
}
