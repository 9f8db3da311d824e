package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// setBody sets căn cứ and body alone.
func setBody(t *testing.T, d *doc.Document) (*flow.Flow, diag.List) {
	t.Helper()
	env := environment(t)
	b := &builder{doc: d, env: env, law: env.Regulation, choice: env.Choice, out: &flow.Flow{}}
	b.number = numberAll(b.law, d)
	b.section(false, true)
	b.basis()
	b.body()
	return b.out, b.problems
}

func decision(body ...doc.Block) *doc.Document {
	return &doc.Document{Kind: law.Decree30().Kind("bao-cao"), Body: body}
}

func division(l doc.Level, heading string, blocks ...doc.Block) *doc.Division {
	d := &doc.Division{Level: l, Blocks: blocks}
	if heading != "" {
		d.Heading = []doc.Span{{Text: heading}}
	}
	return d
}

func labelled(d *doc.Division, label string) *doc.Division {
	d.Label = label
	return d
}

func spans(s ...doc.Span) *doc.Paragraph { return &doc.Paragraph{Spans: s} }

func TestBodyGoldens(t *testing.T) {
	for name, body := range map[string][]doc.Block{
		"layout-a": layoutA(),
		"articles": articles(),
		"inserts":  inserts(),
		"contents": append([]doc.Block{&doc.Contents{}}, layoutA()[1:]...),
		"contents-b": {
			&doc.Contents{Levels: 2},
			division(doc.LevelSection, "Mục đích, yêu cầu", division(doc.LevelClause, "Mục đích", para("x")), division(doc.LevelClause, "", para("y"))),
			division(doc.LevelSection, "Tổ chức thực hiện", para("z")),
		},
		"merged": {mergedTable()},
	} {
		t.Run(name, func(t *testing.T) {
			f, problems := setBody(t, decision(body...))
			if len(problems) > 0 {
				t.Fatalf("unexpected problems: %v", problems)
			}
			golden(t, "testdata/body-"+name+".golden", flow.Dump(f))
		})
	}
}

// layoutA has every rank.
func layoutA() []doc.Block {
	article := func(heading string) *doc.Division {
		return division(doc.LevelArticle, heading,
			division(doc.LevelClause, "", para("Khoản:"), division(doc.LevelPoint, "", para("Điểm.")), division(doc.LevelPoint, "", para("Điểm."))),
			division(doc.LevelClause, "", para("Khoản.")))
	}
	return []doc.Block{
		division(doc.LevelPart, "Những quy định chung",
			division(doc.LevelChapter, "Phạm vi", division(doc.LevelArticle, "Đối tượng áp dụng", para("Quy chế áp dụng cho Sở."))),
			division(doc.LevelChapter, "Văn bản",
				division(doc.LevelSection, "Văn bản đi",
					division(doc.LevelSubsection, "Soạn thảo", article("Soạn thảo văn bản")),
					division(doc.LevelSubsection, "Ký", article("Ký ban hành"))),
				division(doc.LevelSection, "Văn bản đến", labelled(article("Tiếp nhận"), "tiep-nhan")))),
		division(doc.LevelPart, "Tổ chức thực hiện",
			division(doc.LevelChapter, "Điều khoản thi hành", division(doc.LevelSection, "Hiệu lực", article("Hiệu lực thi hành")))),
	}
}

// articles are those of a decision: without headings.
func articles() []doc.Block {
	return []doc.Block{
		division(doc.LevelArticle, "", para("Ban hành kèm theo Quyết định này Quy chế công tác văn thư.")),
		labelled(division(doc.LevelArticle, "", para("Trách nhiệm thi hành:"),
			division(doc.LevelClause, "", para("Chánh Văn phòng.")), division(doc.LevelClause, "", para("Các phòng."))), "trach-nhiem"),
		division(doc.LevelArticle, "", spans(doc.Span{Text: "Những người nêu tại "}, doc.Span{Ref: "trach-nhiem"}, doc.Span{Text: " thi hành Quyết định này."})),
	}
}

// inserts are what stands in running text besides words.
func inserts() []doc.Block {
	note := []doc.Span{{Text: "Số liệu năm 2025, theo "}, {Text: "Niên giám", Italic: true}, {Text: "."}}
	return []doc.Block{
		spans(doc.Span{Text: "Phát thải CO"}, doc.Span{Text: "2", Script: doc.ScriptSub}, doc.Span{Text: " giảm "}, doc.Span{Note: note}, doc.Span{Text: " trên 500 m"},
			doc.Span{Text: "2", Script: doc.ScriptSuper}, doc.Span{Text: ", cụ thể:"}),
		&doc.Quote{Blocks: []doc.Block{para("“Lời trích thứ nhất."), division(doc.LevelClause, "", para("Khoản được trích.”"))}},
		&doc.Image{Alt: "Sơ đồ", Caption: []doc.Span{{Text: "Hình 1. Sơ đồ tổ chức"}}, Type: "png", Pixels: [2]int{480, 240}},
		spans(doc.Span{Text: "Câu cuối."}, doc.Span{Note: []doc.Span{{Text: "Chú thích cuối."}}}),
	}
}

func mergedTable() *doc.Table {
	merged := func(s string, rows int) doc.Cell {
		c := cell(s)
		c.Rows = rows
		return c
	}
	covered := doc.Cell{Covered: true}
	wide := func(s string) doc.Cell {
		c := cell(s)
		c.Span = 2
		return c
	}
	return &doc.Table{
		Columns: []doc.Column{{Align: doc.AlignCenter}, {}, {Align: doc.AlignRight}, {Align: doc.AlignRight}},
		Header:  2,
		Rows: []doc.Row{
			{Cells: []doc.Cell{merged("TT", 2), merged("Chỉ tiêu", 2), wide("Năm")}},
			{Cells: []doc.Cell{covered, covered, cell("2026"), cell("2027")}},
			{Cells: []doc.Cell{merged("1", 2), cell("Số xã"), wide("bằng nhau")}},
			{Cells: []doc.Cell{covered, cell("Số phường"), cell("5"), cell("6")}},
			{Cells: []doc.Cell{cell("2"), cell("Cả hai"), cell("7"), cell("8")}},
		},
	}
}

func TestEndMarkFollowsTheLastWords(t *testing.T) {
	for name, c := range map[string]struct {
		last doc.Block
		want string // runs, parted by “|”
	}{
		"a stop gives way":       {para("Hết."), "Hết./."},
		"typed by the author":    {para("Hết./."), "Hết./."},
		"a footnote comes after": {spans(doc.Span{Text: "Hết."}, doc.Span{Note: []doc.Span{{Text: "n"}}}), "Hết./.|1"},
		"a reference is no part": {spans(doc.Span{Text: "Xem "}, doc.Span{Ref: "a"}), "Xem |khoản 1|./."},
		"raised text neither":    {spans(doc.Span{Text: "m"}, doc.Span{Text: "2", Script: doc.ScriptSuper}), "m|2|./."},
		"a quotation":            {&doc.Quote{Blocks: []doc.Block{para("“Hết.”")}}, "“Hết.”./."},
		"an image has none":      {&doc.Image{Pixels: [2]int{10, 10}}, ""},
		"nor has a caption":      {&doc.Image{Pixels: [2]int{10, 10}, Caption: []doc.Span{{Text: "Hình 1"}}}, "Hình 1"},
	} {
		f, problems := setBody(t, decision(clause("a", para("x")), c.last))
		blocks := f.Sections[0].Blocks
		if got := runText(blocks[len(blocks)-1].(*flow.Paragraph), "|"); got != c.want || len(problems) > 0 {
			t.Errorf("%s: got %q, want %q; %v", name, got, c.want, problems)
		}
	}
}

// runText joins the runs of a paragraph; no-break spaces are plain.
func runText(p *flow.Paragraph, between string) string {
	var parts []string
	for _, r := range p.Runs {
		parts = append(parts, strings.ReplaceAll(r.Text, "\u00a0", " "))
	}
	return strings.Join(parts, between)
}

func TestHeadingsGoToTheNewPageWithTheirText(t *testing.T) {
	for name, turn := range map[string]doc.Block{"break": &doc.PageBreak{}, "landscape": &doc.Orientation{Landscape: true}} {
		f, _ := setBody(t, decision(para("Trước."),
			division(doc.LevelSection, "Một", division(doc.LevelClause, "Hai", turn, para("Sau.")))))
		var before, after []string
		seen := false
		for i, s := range f.Sections {
			for _, block := range s.Blocks {
				p := block.(*flow.Paragraph)
				seen = seen || p.Format.PageBreak || i > 0
				if seen {
					after = append(after, runText(p, ""))
				} else {
					before = append(before, runText(p, ""))
				}
			}
		}
		if got := strings.Join(before, "|") + " // " + strings.Join(after, "|"); got != "Trước. // I. MỘT|1. Hai|Sau./." {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestImagesFitThePage(t *testing.T) {
	caption := []doc.Span{{Text: "Hình 1"}}
	for name, c := range map[string]struct {
		image    doc.Image
		width    string
		problems int
	}{
		"own size at 96 pixels an inch": {doc.Image{Pixels: [2]int{480, 240}}, "127 mm", 0},
		"own size as the file says":     {doc.Image{Pixels: [2]int{480, 240}, PixelsPerInch: 240}, "144 pt", 0},
		"wider than the text":           {doc.Image{Pixels: [2]int{4800, 240}}, "165 mm", 0},
		"as asked for":                  {doc.Image{Pixels: [2]int{480, 240}, Width: 60 * unit.MM}, "60 mm", 0},
		"asked for too wide":            {doc.Image{Pixels: [2]int{480, 240}, Width: 300 * unit.MM}, "165 mm", 1},
		"unread":                        {doc.Image{Width: 60 * unit.MM}, "60 mm", 0},
	} {
		f, problems := setBody(t, decision(&c.image))
		got := f.Sections[0].Blocks[0].(*flow.Paragraph).Runs[0].Image
		if got.Width.String() != c.width || len(problems) != c.problems {
			t.Errorf("%s: %v wide, want %s; %v", name, got.Width, c.width, problems)
		}
	}
	f, _ := setBody(t, decision(&doc.Image{Pixels: [2]int{1000, 9000}, Caption: caption}))
	page, picture := f.Sections[0].Page, f.Sections[0].Blocks[0].(*flow.Paragraph)
	left := page.Height - page.Top - page.Bottom - picture.Runs[0].Image.Height
	if left < 30*unit.Point || left > 60*unit.Point || !picture.Format.KeepNext {
		t.Errorf("a high picture leaves %v for its caption; kept with it: %v", left, picture.Format.KeepNext)
	}
}

func TestContentsWithoutHeadingsIsReported(t *testing.T) {
	f, problems := setBody(t, decision(&doc.Contents{}, para("Chỉ có chữ.")))
	if len(problems) != 1 || problems.HasErrors() || len(f.Sections[0].Blocks) != 1 {
		t.Errorf("got %v and %d blocks", problems, len(f.Sections[0].Blocks))
	}
}

func TestContentsTakeNoLabelForABookmark(t *testing.T) {
	f, _ := setBody(t, decision(&doc.Contents{},
		division(doc.LevelSection, "Một", para("x")),
		labelled(division(doc.LevelSection, "Hai", para("y")), "muc_luc_1"),
		division(doc.LevelSection, "Ba", para("z"))))
	var got []string
	for _, block := range f.Sections[0].Blocks {
		p := block.(*flow.Paragraph)
		if p.Contents > 0 {
			got = append(got, p.Runs[len(p.Runs)-1].PageOf)
		} else if p.Format.Outline > 0 {
			got = append(got, p.Bookmark)
		}
	}
	if s := strings.Join(got, " "); s != "muc_luc_2 muc_luc_1 muc_luc_3 muc_luc_2 muc_luc_1 muc_luc_3" {
		t.Errorf("got %s", s)
	}
}

// The contents of an appendix show its headings as those of a body, though in
// the outline they stand below its title.
func TestContentsOfAppendix(t *testing.T) {
	d := plan()
	d.Appendices = []doc.Appendix{{Body: []doc.Block{
		&doc.Contents{Levels: 1}, division(doc.LevelSection, "Một", division(doc.LevelClause, "Hai", para("x"))),
	}}}
	f, _ := Document(d, environment(t))
	var levels []int
	entries := 0
	for _, b := range f.Sections[len(f.Sections)-1].Blocks {
		p, ok := b.(*flow.Paragraph)
		if !ok {
			continue
		}
		if p.Format.Outline > 0 {
			levels = append(levels, p.Format.Outline)
		}
		if p.Contents > 0 {
			entries++
			if first := p.Format.IndentLeft + p.Format.FirstLine; p.Contents != 2 || first != 0 {
				t.Errorf("entry starts at %v and its field shows %d levels, want 0 and 2", first, p.Contents)
			}
		}
	}
	if diff := cmp.Diff([]int{1, 2, 3}, levels); diff != "" || entries != 1 {
		t.Errorf("%d entries, want 1; levels %s", entries, diff)
	}
}
