package nd30

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// section is one section of the file that Decree 30 lays down.
type section struct {
	index int
	page  flow.PageSetup
	body  []flow.Block
	// opens is the document whose first page is that of the section; nil if
	// there is none.
	opens *recognize.Document
}

// judgedSections are the sections without those that only hold documents of
// another regime.
func judgedSections(p *check.Pass) []section {
	out := make([]section, 0, len(p.File.Flow.Sections))
	for i, s := range p.File.Flow.Sections {
		next := section{index: i, page: s.Page, body: s.Blocks}
		own, foreign := false, false
		for _, d := range p.File.Documents {
			for n, at := range d.Sections {
				if at != i {
					continue
				}
				if n == 0 && !own && !foreign {
					next.opens = d
				}
				own, foreign = own || d.Regime == recognize.Administrative, foreign || d.Regime != recognize.Administrative
			}
		}
		if own || !foreign {
			out = append(out, next)
		}
	}
	return out
}

// inSections names sections if the file has several.
func inSections(p *check.Pass, indexes []int) string {
	if len(p.File.Flow.Sections) == 1 || len(indexes) == len(p.File.Flow.Sections) {
		return ""
	}
	names := make([]string, len(indexes))
	for i, n := range indexes {
		names[i] = fmt.Sprint(n + 1)
	}
	return " ở phần (section) " + strings.Join(names, ", ")
}

// millimetres writes a length of the page as Word's dialogs would, to a tenth.
func millimetres(l unit.Length) string {
	return unit.Millimetres(math.Round(l.Millimetres()*10) / 10).String()
}

// sheetTolerance forgives the several ways in which programs round A4.
const sheetTolerance = unit.MM

// sheetRules are PG-01 and PG-02.
// NĐ 30/2020, Phụ lục I, Phần I, Mục I, khoản 1 và khoản 2.
func sheetRules(r *law.Regulation) []check.Rule {
	rules := r.HeadRules()
	return []check.Rule{{
		ID:       "PG-01",
		Title:    "khổ giấy A4 (210 mm x 297 mm)",
		Why:      "Giấy khổ khác không in được trên giấy A4 mà không co giãn, và không đóng được chung với hồ sơ.",
		Tier:     check.Decree,
		Cite:     rules.Paper,
		Severity: diag.Error,
		Whole:    true,
		Examples: []check.Example{
			{Bad: "trang {khổ 216 x 279 mm}", Good: "trang {khổ 210 x 297 mm}"},
			{On: "bao-cao", Bad: "trang {khổ 210 x 330 mm}", Good: "trang {khổ 210.1 x 297.1 mm}"},
		},
		Run: checkSheet,
	}, {
		ID:       "PG-02",
		Title:    "văn bản trình bày theo chiều dài của trang giấy, chỉ theo chiều rộng khi có bảng, biểu",
		Why:      "Trang nằm ngang khó đọc và khó đóng tập; nghị định chỉ cho phép khi nội dung có bảng, biểu.",
		Tier:     check.Decree,
		Cite:     rules.Orientation,
		Severity: diag.Warning,
		Whole:    true,
		Examples: []check.Example{{
			On:   "thong-bao",
			Own:  true,
			Bad:  "trang {ngang}",
			Good: "trang {lề trái 35 mm}",
			Also: []string{"QH-03", "KY-09", "TL-04"},
		}},
		Run: checkOrientation,
	}}
}

// sheets are papers that users know by name.
var sheets = []struct {
	name          string
	width, height unit.Length
}{
	{"Letter", unit.Millimetres(215.9), unit.Millimetres(279.4)},
	{"Legal", unit.Millimetres(215.9), unit.Millimetres(355.6)},
	{"A5", 148 * unit.MM, 210 * unit.MM},
	{"A3", 297 * unit.MM, 420 * unit.MM},
	{"B5", 176 * unit.MM, 250 * unit.MM},
}

func checkSheet(p *check.Pass) {
	type sheet struct{ width, height unit.Length }
	var wrong []sheet
	where := map[sheet][]int{}
	want := p.Regulation.Page
	for _, s := range judgedSections(p) {
		found := sheet{min(s.page.Width, s.page.Height), max(s.page.Width, s.page.Height)}
		if same(found.width, want.Width, sheetTolerance) && same(found.height, want.Height, sheetTolerance) {
			continue
		}
		if where[found] == nil {
			wrong = append(wrong, found)
		}
		where[found] = append(where[found], s.index)
	}
	for _, found := range wrong {
		name := ""
		for _, known := range sheets {
			if same(found.width, known.width, sheetTolerance) && same(found.height, known.height, sheetTolerance) {
				name = known.name + " "
			}
		}
		p.Report(check.Place{}, "chọn A4 trong Layout > Size",
			"khổ giấy là %s%s x %s%s, phải là A4 %v x %v", name, millimetres(found.width), millimetres(found.height),
			inSections(p, where[found]), want.Width, want.Height)
	}
}

func same(a, b, tolerance unit.Length) bool { return abs(a-b) <= tolerance }

func checkOrientation(p *check.Pass) {
	var wrong []int
	for _, s := range judgedSections(p) {
		if s.page.Landscape() && hasText(s.body) && !hasGrid(s.body) {
			wrong = append(wrong, s.index)
		}
	}
	if len(wrong) > 0 && lost(p) {
		p.Skip("tệp có hình vẽ mà chương trình không đọc được, có thể là bảng, biểu nằm ngang")
		return
	}
	if len(wrong) > 0 {
		p.Report(check.Place{}, "chọn Portrait trong Layout > Orientation",
			"trang giấy nằm ngang%s mà không có bảng, biểu, phải trình bày theo chiều dài của trang", inSections(p, wrong))
	}
}

// hasText reports whether there is anything to read: behind a wide appendix that
// is printed on both sides stands a blank page.
func hasText(blocks []flow.Block) bool {
	found := false
	eachParagraph(blocks, func(q *flow.Paragraph) {
		found = found || slices.ContainsFunc(q.Runs, func(r flow.Run) bool { return strings.TrimSpace(r.Text) != "" })
	})
	return found
}

// hasGrid reports whether there is a table that is more than a means of
// setting text side by side, or a picture or drawing.
func hasGrid(blocks []flow.Block) bool {
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			for i := range b.Runs {
				if b.Runs[i].Image != nil {
					return true
				}
			}
			if slices.ContainsFunc(b.Floats, func(f *flow.Float) bool { return !f.Line && !holdsHead(f.Blocks) }) {
				return true
			}
		case *flow.Table:
			if b.Borders || hasEdges(b) {
				return true
			}
		}
	}
	return false
}

// holdsHead reports whether a box holds a part of the head of a document.
func holdsHead(blocks []flow.Block) bool {
	found := false
	eachParagraph(blocks, func(q *flow.Paragraph) {
		found = found || slices.Contains([]law.Component{law.NationalName, law.Motto, law.IssuerParent, law.IssuerName, law.CodeLine, law.PlaceAndDate}, q.Component)
	})
	return found
}

// hasEdges reports whether cells have lines on several sides, as those of a
// grid do, or hold such a table.
func hasEdges(t *flow.Table) bool {
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			if c.Edges&(flow.EdgeLeft|flow.EdgeRight) != 0 || hasGrid(c.Blocks) {
				return true
			}
		}
	}
	return false
}
