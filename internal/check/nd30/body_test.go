package nd30

import (
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// line is a paragraph of a small document. It looks as the law wants it unless
// a change is given.
type line struct {
	component law.Component
	text      string
	change    func(*flow.Paragraph)
}

// paper is a document of some lines, each a paragraph of its own.
func paper(kind string, lines ...line) *recognize.File {
	r := law.Decree30()
	section := &flow.Section{Page: flow.PageSetup{Width: r.Page.Width, Height: r.Page.Height, Left: 30 * unit.MM, Right: 15 * unit.MM}}
	d := &recognize.Document{Kind: r.Kind(kind), Sections: []int{0}, Content: &doc.Document{Kind: r.Kind(kind), Date: doc.Date{Day: 5, Month: 1, Year: 2026}}}
	for i, l := range lines {
		spec := r.Components[l.component]
		p := &flow.Paragraph{Component: l.component, Size: spec.Default, Runs: []flow.Run{{Text: l.text, Bold: spec.Bold, Italic: spec.Italic, Size: spec.Default}}}
		p.At.Start.Line = i + 1
		switch {
		case spec.Center:
			p.Format.Align = flow.Center
		case spec.AsBody:
			p.Format = flow.Format{Align: flow.Justify, FirstLine: r.Body.Indents[1], SpaceAfter: r.Body.SpaceMin}
		}
		if l.change != nil {
			l.change(p)
		}
		section.Blocks = append(section.Blocks, p)
		text := p.Text()
		d.Pieces = append(d.Pieces, recognize.Piece{Component: l.component, Paragraph: p, To: len(text), Text: oneLine(text)})
	}
	return &recognize.File{Flow: &flow.Flow{Sections: []*flow.Section{section}}, Documents: []*recognize.Document{d}}
}

// found runs one rule and returns what it says, line by line: severity, line
// and message.
func found(t *testing.T, id string, file *recognize.File) string {
	t.Helper()
	r := law.Decree30()
	for _, rule := range Rules(r) {
		if rule.ID != id {
			continue
		}
		result := check.Run(&check.Subject{File: file, Regulation: r, Settings: &check.Settings{}}, []check.Rule{rule})
		var out []string
		for _, d := range result.Findings {
			if d.Severity == diag.Note {
				out = append(out, "note")
				continue
			}
			out = append(out, d.Message)
		}
		return strings.Join(out, "\n")
	}
	t.Fatalf("no rule %s", id)
	return ""
}

// ruleCase is one document and what a rule says of it: part of the only
// finding, or nothing.
type ruleCase struct {
	name, rule, kind, want string
	lines                  []line
}

func runCases(t *testing.T, cases []ruleCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.rule+" "+c.name, func(t *testing.T) {
			got := found(t, c.rule, paper(c.kind, c.lines...))
			if c.want == "" && got != "" || !strings.Contains(got, c.want) || strings.Contains(got, "\n") {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

const long = "Các cơ quan, đơn vị rà soát nhu cầu sử dụng sản phẩm, dịch vụ công nghệ số trong năm và gửi danh mục về Sở để tổng hợp, công bố theo quy định."

// body is a long paragraph of running text in another look.
func body(change func(*flow.Paragraph)) []line { return []line{{law.BodyText, long, change}} }

func TestRunningText(t *testing.T) {
	align := func(a flow.Align) func(*flow.Paragraph) { return func(p *flow.Paragraph) { p.Format.Align = a } }
	indent := func(first, left unit.Length) func(*flow.Paragraph) {
		return func(p *flow.Paragraph) { p.Format.FirstLine, p.Format.IndentLeft = first, left }
	}
	pitch := func(rule flow.LineRule, line int, height unit.Length) func(*flow.Paragraph) {
		return func(p *flow.Paragraph) { p.Format.LineRule, p.Format.Line, p.Format.LineHeight = rule, line, height }
	}
	one := func(text string, change func(*flow.Paragraph)) []line { return []line{{law.BodyText, text, change}} }
	runCases(t, []ruleCase{
		{"left", "BD-01", "cong-van", "căn trái, phải căn đều", body(align(flow.Left))},
		{"centred text of three lines", "BD-01", "cong-van", "căn giữa", one(long+" "+long, align(flow.Center))},
		{"short line", "BD-01", "cong-van", "", one("Trân trọng.", align(flow.Left))},
		{"centred title", "BD-01", "cong-van", "", body(align(flow.Center))},
		{"quotation", "BD-01", "cong-van", "", body(func(p *flow.Paragraph) {
			p.Format.Align, p.Format.IndentLeft, p.Format.IndentRight = flow.Left, 10*unit.MM, 10*unit.MM
		})},
		{"no indent", "BD-03", "cong-van", "lùi 0 cm, phải lùi 1 cm hoặc 1,27 cm", body(indent(0, 0))},
		{"between the two", "BD-03", "cong-van", "lùi 1,15 cm", body(indent(unit.Millimetres(11.5), 0))},
		{"one centimetre", "BD-03", "cong-van", "", body(indent(10*unit.MM, 0))},
		{"rounded by a converter", "BD-03", "cong-van", "", body(indent(unit.Millimetres(12.5), 0))},
		{"a form to fill in", "BD-03", "cong-van", "", one(".................. 6 ..................", indent(0, 0))},
		{"a field of a template", "BD-01", "cong-van", "", one("{{noi_dung}} "+long, align(flow.Left))},
		{"hanging item of a list", "BD-03", "cong-van", "", one("- "+long, indent(-5*unit.MM, 20*unit.MM))},
		{"plus below a dash", "BD-03", "cong-van", "", one("+ "+long, indent(0, 20*unit.MM))},
		{"typed tab", "BD-03", "cong-van", "", one("\t"+long, indent(0, 0))},
		{"typed tab is noted", "BD-09", "cong-van", "note", one("\t"+long, indent(0, 0))},
		{"label of one line", "BD-03", "giay-moi", "", one("Thời gian", indent(0, 0))},
		{"goes on after a table", "BD-03", "cong-van", "", one("trong đó, "+long, indent(0, 0))},
		{"remark in brackets", "BD-03", "cong-van", "", one("("+long+")", indent(0, 0))},
		{"double", "BD-06", "cong-van", "khoảng cách dòng là 2 dòng", body(pitch(flow.Multiple, 480, 0))},
		{"1,6 lines", "BD-06", "cong-van", "1,6 dòng", body(pitch(flow.Multiple, 384, 0))},
		{"below single", "BD-06", "cong-van", "0,9 dòng", body(pitch(flow.Multiple, 216, 0))},
		{"exactly 12", "BD-06", "cong-van", "12 pt (0,75 dòng)", body(pitch(flow.Exact, 0, 12*unit.Point))},
		{"exactly 17", "BD-06", "cong-van", "", body(pitch(flow.Exact, 0, 17*unit.Point))},
		{"exactly 16 at 14 pt", "BD-06", "cong-van", "", body(pitch(flow.Exact, 0, 16*unit.Point))},
		{"at least 12", "BD-06", "cong-van", "", body(pitch(flow.AtLeast, 0, 12*unit.Point))},
		{"1,5 lines", "BD-06", "cong-van", "", body(pitch(flow.Multiple, 360, 0))},
		{"wholly italic", "BD-07", "cong-van", "in nghiêng", body(func(p *flow.Paragraph) { p.Runs[0].Italic = true })},
		{"italic căn cứ of a plan", "BD-07", "ke-hoach", "", one("Căn cứ "+long, func(p *flow.Paragraph) { p.Runs[0].Italic = true })},
	})
}

func TestGapsAndIndentsOfSeveral(t *testing.T) {
	gap := func(before, after unit.Length) func(*flow.Paragraph) {
		return func(p *flow.Paragraph) { p.Format.SpaceBefore, p.Format.SpaceAfter = before, after }
	}
	two := func(first, second func(*flow.Paragraph)) []line {
		return []line{{law.BodyText, long, first}, {law.BodyText, long, second}}
	}
	ten := func(p *flow.Paragraph) { p.Format.FirstLine = 10 * unit.MM }
	runCases(t, []ruleCase{
		{"none", "BD-05", "cong-van", "cách đoạn sau 0 pt", two(gap(0, 0), gap(0, 0))},
		{"three and two", "BD-05", "cong-van", "cách đoạn sau 5 pt", two(gap(0, 3*unit.Point), gap(2*unit.Point, 0))},
		{"three and three", "BD-05", "cong-van", "", two(gap(0, 3*unit.Point), gap(3*unit.Point, 0))},
		{"all before", "BD-05", "cong-van", "", two(gap(6*unit.Point, 0), gap(6*unit.Point, 0))},
		{"labels of one line each", "BD-05", "giay-moi", "", []line{{law.BodyText, "Thời gian: 8 giờ.", gap(0, 0)}, {law.BodyText, "Địa điểm: Sở.", gap(0, 0)}}},
		{"two indents", "BD-04", "cong-van", "lùi đầu dòng 1 cm, các đoạn khác lùi 1,27 cm", []line{{law.BodyText, long, nil}, {law.BodyText, long, ten}, {law.BodyText, long, nil}}},
		{"one indent", "BD-04", "cong-van", "", two(ten, ten)},
		{"three at fault are one finding", "BD-03", "cong-van", "(và 2 chỗ nữa)", []line{
			{law.BodyText, long, func(p *flow.Paragraph) { p.Format.FirstLine = 0 }},
			{law.Clause, "1. " + long, func(p *flow.Paragraph) { p.Format.FirstLine = 0 }},
			{law.BodyText, long, func(p *flow.Paragraph) { p.Format.FirstLine = 0 }},
		}},
	})
}

func TestEndMark(t *testing.T) {
	text := func(texts ...string) []line {
		var out []line
		for _, s := range texts {
			out = append(out, line{law.BodyText, s, nil})
		}
		return out
	}
	runCases(t, []ruleCase{
		{"missing", "BD-08", "cong-van", "kết thúc bằng “quy định.”", text(long)},
		{"stroke and stop", "BD-08", "cong-van", "viết", text(strings.TrimSuffix(long, ".") + "/.")},
		{"there", "BD-08", "cong-van", "", text(strings.TrimSuffix(long, ".") + "./.")},
		{"with a space", "BD-08", "cong-van", "", text(strings.TrimSuffix(long, ".") + " ./.")},
		{"after a quotation", "BD-08", "cong-van", "", text("“" + strings.TrimSuffix(long, ".") + "./.”")},
		{"text ends with a table", "BD-08", "bao-cao", "", append(text("Số liệu như sau:"), line{law.TableText, "15", nil})},
		{"doubled", "KT-DOI", "cong-van", "chỉ viết “./.” một lần", text("Trân trọng././.")},
		{"doubled with a space", "KT-DOI", "cong-van", "chỉ viết “./.” một lần", text("Trân trọng./. ./.")},
		{"alone", "KT-DOI", "cong-van", "đứng riêng một dòng", text("Trân trọng.", "./.")},
		{"in the middle", "KT-DOI", "quyet-dinh", "chưa phải cuối", text("Điều 1. Giao nhiệm vụ./.", "Điều 2. Thi hành./.")},
		{"once", "KT-DOI", "quyet-dinh", "", text("Điều 1. Giao nhiệm vụ.", "Điều 2. Thi hành./.")},
		{"a date with strokes", "KT-DOI", "cong-van", "", text("Xong trước ngày 05/01/2026.", "Trân trọng./.")},
	})
}
