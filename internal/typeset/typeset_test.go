package typeset

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/fonts"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/unit"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func environment(t testing.TB) Env {
	t.Helper()
	set, err := font.Load(fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	r := law.Decree30()
	return Env{Regulation: r, Fonts: set, Choice: NewChoice(r, doc.Format{})}
}

func line(s string) doc.Text { return doc.Text{Text: s} }

func para(s string) *doc.Paragraph { return &doc.Paragraph{Spans: []doc.Span{{Text: s}}} }

func clause(label string, blocks ...doc.Block) *doc.Division {
	return &doc.Division{Level: doc.LevelClause, Label: label, Blocks: blocks}
}

// letter is a công văn with blank number and day.
func letter() *doc.Document {
	return &doc.Document{
		Kind:       law.Decree30().Kind("cong-van"),
		Issuer:     doc.Issuer{Name: []doc.Text{line("Bộ Khoa học"), line("và Công nghệ")}},
		Code:       doc.Code{Notation: line("BKHCN-CNCNTT")},
		Place:      line("Hà Nội"),
		Date:       doc.Date{Month: 7, Year: 2026},
		Subject:    line("đôn đốc xây dựng Kế hoạch"),
		Addressees: []doc.Text{line("Ủy ban nhân dân tỉnh Lạng Sơn"), line("Ủy ban nhân dân thành phố Huế")},
		Body: []doc.Block{
			para("Thực hiện Điều 5, Bộ đề nghị:"),
			clause("ban-hanh", para("Ban hành Kế hoạch theo "), &doc.List{Items: [][]doc.Block{{para("một;")}, {para("hai.")}}}),
			clause("", &doc.Paragraph{Spans: []doc.Span{{Text: "Báo cáo theo "}, {Ref: "ban-hanh"}, {Text: " và "}, {Ref: "pl"}, {Text: "."}}}),
			para("Trân trọng."),
		},
		Signatures: []doc.Signature{{Authority: []doc.Text{line("KT. Bộ trưởng")}, Position: line("Thứ trưởng"), FullName: line("Nguyễn Văn Mẫu")}},
		Recipients: doc.Recipients{Items: []doc.Text{line("Như trên")}, Filing: line("VT, CNCNTT")},
		Appendices: []doc.Appendix{{Title: line("Khung tham khảo"), Label: "pl", Landscape: true, Body: []doc.Block{
			&doc.Division{Level: doc.LevelSection, Heading: []doc.Span{{Text: "Mục tiêu"}}, Blocks: []doc.Block{
				&doc.Division{Level: doc.LevelClause, Heading: []doc.Span{{Text: "Mục tiêu cụ thể"}}, Blocks: []doc.Block{
					&doc.Division{Level: doc.LevelPoint, Blocks: []doc.Block{para("Đến năm 2030")}},
				}},
			}},
			&doc.Table{
				Columns: []doc.Column{{Width: 10, Align: doc.AlignCenter}, {Width: 60}, {Width: 30, Align: doc.AlignRight}},
				Header:  1,
				Rows: []doc.Row{
					{Cells: []doc.Cell{cell("TT"), cell("Chỉ tiêu"), cell("Năm 2030")}},
					{Cells: []doc.Cell{{Span: 3, Paragraphs: []doc.Paragraph{{Spans: []doc.Span{{Text: "I. Nhóm", Bold: true}}}}}}},
					{Cells: []doc.Cell{cell("1"), cell("Số doanh nghiệp"), cell("1.234")}},
				},
			},
		}}},
	}
}

func cell(s string) doc.Cell { return doc.Cell{Paragraphs: []doc.Paragraph{*para(s)}} }

func plan() *doc.Document {
	d := letter()
	d.Kind = law.Decree30().Kind("ke-hoach")
	d.Issuer = doc.Issuer{Parent: []doc.Text{line("Ủy ban nhân dân tỉnh Lạng Sơn")}, Name: []doc.Text{line("Sở Khoa học và Công nghệ")}}
	d.Code = doc.Code{Number: line("05"), Notation: line("KH-SKHCN")}
	d.Date = doc.Date{Day: 5, Month: 1, Year: 2026}
	d.Subject = line("Phát triển doanh nghiệp công nghệ số trên địa bàn tỉnh Lạng Sơn giai đoạn 2026 - 2030")
	d.Addressees = nil
	d.Basis = []doc.Paragraph{*para("Căn cứ Luật Công nghiệp công nghệ số ngày 14 tháng 6 năm 2025"), *para("Theo đề nghị của Chánh Văn phòng")}
	return d
}

func TestDocumentGoldens(t *testing.T) {
	for name, d := range map[string]*doc.Document{"letter": letter(), "plan": plan()} {
		t.Run(name, func(t *testing.T) {
			f, problems := Document(d, environment(t))
			if len(problems) > 0 {
				t.Fatalf("unexpected problems: %v", problems)
			}
			golden(t, "testdata/"+name+".golden", flow.Dump(f))
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestBalanceMakesLinesOfLikeLength(t *testing.T) {
	b := &builder{env: environment(t), law: law.Decree30()}
	r := b.run(law.Subject, plan().Subject.Text)
	column := 150 * unit.MM
	narrow, longest := b.balance(r, column)
	whole := breakPieces(b.pieces(r), column)
	if whole.lines != 2 || narrow >= column || longest >= whole.longest {
		t.Errorf("%d lines; column %v of %v, longest %v of %v", whole.lines, narrow, column, longest, whole.longest)
	}
	if got := breakPieces(b.pieces(r), narrow); got.lines != whole.lines || got.longest != longest {
		t.Errorf("the narrow column gives %+v, want %d lines of %v", got, whole.lines, longest)
	}
}

func TestBalanceKeepsCodesWhole(t *testing.T) {
	b := &builder{env: environment(t), law: law.Decree30()}
	r := b.run(law.LetterSubject, "V/v triển khai Chỉ thị số 01/CT-TTg ngày 14/01/2020 của Thủ tướng Chính phủ")
	for column := 40 * unit.MM; column < 80*unit.MM; column += unit.MM {
		narrow, _ := b.balance(r, column)
		if breakPieces(b.pieces(r), narrow).cut {
			t.Errorf("in %v the code is broken in a column of %v", column, narrow)
		}
	}
}

func TestNarrowColumnsLeaveNoShortLineInside(t *testing.T) {
	d := letter()
	d.Subject = line("triển khai Chỉ thị số 01/CT-TTg ngày 14/01/2020 của Thủ tướng Chính phủ về phát triển doanh nghiệp công nghệ số")
	f, problems := Document(d, environment(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	code := f.Sections[0].Blocks[0].(*flow.Table).Rows[1].Cells[0].Blocks
	if got := code[1].(*flow.Paragraph).Runs[0].Text; strings.Contains(got, "số\u00A0") || strings.Contains(got, "ngày\u00A0") {
		t.Errorf("numbers are kept with their words in %q", got)
	}
}

func TestTitlesBreakBetweenWords(t *testing.T) {
	b := &builder{env: environment(t), law: law.Decree30()}
	column := 150 * unit.MM
	for text, want := range map[string]string{
		"Thành lập Ban Chỉ đạo phát triển doanh nghiệp công nghệ số tỉnh Lạng Sơn":            "Thành lập Ban Chỉ đạo phát triển|doanh nghiệp công nghệ số tỉnh Lạng Sơn",
		"Công khai danh mục nhu cầu, bài toán chuyển đổi số trên địa bàn tỉnh giai đoạn 2027": "Công khai danh mục nhu cầu, bài toán|chuyển đổi số trên địa bàn tỉnh giai đoạn 2027",
		"Phát triển doanh nghiệp công nghệ số":                                                "Phát triển doanh nghiệp công nghệ số",
	} {
		r := b.run(law.Subject, text)
		set := b.arrange(r, column)
		narrow, _ := b.balance(set, column)
		line, got := "", ""
		for _, word := range strings.Split(set.Text, " ") {
			next := strings.TrimPrefix(line+" "+word, " ")
			if line != "" && b.width(flow.Run{Text: next, Bold: set.Bold, Size: set.Size}) > narrow {
				got, next = got+line+"|", word
			}
			line = next
		}
		if got = strings.ReplaceAll(got+line, "\u00A0", " "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestHeadFitsTheTextWidth(t *testing.T) {
	headFits(t, doc.Format{})
	page := law.Decree30().Page
	headFits(t, doc.Format{Left: page.Left.Max, Right: page.Right.Max})
}

func headFits(t *testing.T, f doc.Format) {
	t.Helper()
	for _, place := range []string{"Hà Nội", "Thành phố Hồ Chí Minh", strings.Repeat("Rất dài ", 20)} {
		d := plan()
		d.Place = line(place)
		b := &builder{env: environment(t), law: law.Decree30(), doc: d, out: &flow.Flow{}}
		b.choice = NewChoice(b.law, f)
		b.section(false, true)
		left, right := b.headColumns(b.ownPlace())
		if got, want := (left + right).Twips(), b.current.Page.TextWidth().Twips(); got != want {
			t.Errorf("%s: columns take %d twips of %d", place, got, want)
		}
		if quoc := b.width(b.run(law.NationalName, b.law.Text().NationalName)); quoc >= right || left < narrowIssuer {
			t.Errorf("%s: columns %v and %v for %v", place, left, right, quoc)
		}
		if date := b.width(b.run(law.PlaceAndDate, b.ownPlace())); len(place) < 40 && date >= right {
			t.Errorf("%s: the date takes %v of %v", place, date, right)
		}
	}
}

// What a style shows is what the paragraphs of it are, apart from what the
// text around them decides.
func TestStylesLookLikeTheirParagraphs(t *testing.T) {
	d := plan()
	d.Body = append([]doc.Block{&doc.Contents{}, division(doc.LevelSection, "Một", para("x"))}, inserts()...)
	d.Appendices = append(d.Appendices, doc.Appendix{Number: 2, Body: articles()})
	f, _ := Document(d, environment(t))
	shown := map[flow.Style]*flow.Paragraph{}
	for _, p := range f.Styles {
		if shown[p.Style] != nil {
			t.Errorf("style %s is shown twice", p.Style)
		}
		shown[p.Style] = p
	}
	checked := 0
	for i, s := range f.Sections {
		for _, b := range s.Blocks {
			p, ok := b.(*flow.Paragraph)
			if !ok || len(p.Runs) == 0 {
				continue
			}
			outline := p.Format.Outline
			if i > 0 && outline > 0 {
				outline-- // below the title of the part
			}
			style := shown[p.Style]
			if style == nil {
				t.Errorf("style %s is not shown", p.Style)
				continue
			}
			got := []any{style.Format.Align, style.Format.FirstLine, style.Format.Outline, style.Runs[0].Size, style.Runs[0].Bold, style.Runs[0].Italic}
			want := []any{p.Format.Align, p.Format.FirstLine, outline, p.Runs[0].Size, p.Runs[0].Bold, p.Runs[0].Italic}
			if diff := cmp.Diff(want, got); p.Style != styleAppendix && p.Style != styleArticleText && diff != "" {
				t.Errorf("style %s: %s", p.Style, diff)
			}
			checked++
		}
	}
	if checked < 10 {
		t.Errorf("checked only %d paragraphs", checked)
	}
}
