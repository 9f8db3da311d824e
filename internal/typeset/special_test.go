package typeset

import (
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// special documents show one thing each that not every document has.
func special() map[string]*doc.Document {
	r := law.Decree30()
	marked := minimal(r.Kind("cong-van"))
	marked.Secrecy, marked.Urgency = &r.Secrecy[2], &r.Urgency[1]
	marked.Recall, marked.Circulation = &r.Recall, &r.Circulation[1]
	marked.DraftMark, marked.Stage = line("DỰ THẢO LẦN 2"), doc.Draft
	marked.Contact = []doc.Text{line("Số 1, phố Mẫu, Hà Nội"), line("Điện thoại: 0000; thư điện tử: vanthu@example.vn")}
	marked.Drafter, marked.CopyCount = line("pl"), 300

	telegram := minimal(r.Kind("cong-dien"))
	telegram.Sender = line("Cục trưởng Cục Văn thư")

	minutes := minimal(r.Kind("bien-ban"))
	minutes.Signatures[1].Position = line("Phó Cục trưởng")

	contract := minimal(r.Kind("hop-dong"))
	contract.Parties[0].Details = []doc.Text{line("Địa chỉ: Hà Nội"), line("Đại diện: ông Nguyễn Văn Mẫu")}
	contract.Signatures = append(contract.Signatures, doc.Signature{Position: line("Giám đốc"), FullName: line("Lê Văn Thử")})
	contract.Recipients = doc.Recipients{}

	competence := minimal(r.Kind("quyet-dinh"))
	competence.Competence = line("Cục trưởng Cục Văn thư")

	return map[string]*doc.Document{
		"marks": marked, "telegram": telegram, "minutes": minutes, "contract": contract,
		"leave": minimal(r.Kind("giay-nghi-phep")), "introduction": minimal(r.Kind("giay-gioi-thieu")),
		"competence": competence, "attached": withParts(false), "copy": copied(),
	}
}

func TestSpecialGoldens(t *testing.T) {
	for name, d := range special() {
		t.Run(name, func(t *testing.T) {
			f, problems := Document(d, environment(t))
			if len(problems) > 0 {
				t.Fatalf("unexpected problems: %v", problems)
			}
			golden(t, "testdata/special-"+name+".golden", flow.Dump(f))
		})
	}
}

func TestSeparatePartsGolden(t *testing.T) {
	d := withParts(true)
	d.Electronic, d.SignedAt = true, line("2026-03-05T10:15:30+07:00")
	var out strings.Builder
	for _, p := range Separate(d, environment(t)) {
		out.WriteString(p.Name + ": " + p.Flow.Meta.Title + "\n" + flow.Dump(p.Flow))
	}
	main, problems := Document(d, environment(t))
	if len(problems) > 0 || len(main.Sections) != 2 {
		t.Fatalf("%d sections in the main file, problems %v", len(main.Sections), problems)
	}
	golden(t, "testdata/separate.golden", "the document\n"+flow.Dump(main)+out.String())
}

// Until the body has signed, the place of its line stays free.
func TestPlaceOfTheInfoLineIsFreeUntilItIsSigned(t *testing.T) {
	d := withParts(true)
	d.Electronic = true
	for _, p := range Separate(d, environment(t)) {
		if h := p.Flow.Sections[0].Page.FirstHeader; h != nil {
			t.Errorf("%s: header %v", p.Name, h)
		}
	}
	d.DraftMark, d.Stage = line("DỰ THẢO"), doc.Draft
	for _, p := range Separate(d, environment(t)) {
		columns := p.Flow.Sections[0].Page.FirstHeader[0].(*flow.Table).Columns
		if n := len(columns); n != 2 || columns[1].Twips() != infoRoom.Twips() {
			t.Errorf("%s: columns %v", p.Name, columns)
		}
	}
}

func TestDraftMarkIsPrintedOnDraftsOnly(t *testing.T) {
	for _, stage := range []doc.Stage{doc.Draft, doc.Sign, doc.Issue} {
		d := minimal(law.Decree30().Kind("thong-bao"))
		d.DraftMark, d.Stage = line("DỰ THẢO LẦN 2"), stage
		f, _ := Document(d, environment(t))
		printed := strings.Contains(flow.Dump(f), "DỰ THẢO LẦN 2")
		if printed != (stage == doc.Draft) {
			t.Errorf("stage %v: printed %v", stage, printed)
		}
	}
}

func TestInfoLineIsInTheTimeOfVietnam(t *testing.T) {
	d := copied()
	b := newBuilder(d, environment(t), flow.Meta{})
	for signed, want := range map[string]string{
		"":                          "",
		"2026-03-05T10:15:30+07:00": "SAO Y; Sở Nội vụ; 05/3/2026; 10:15:30 +07:00",
		"2026-12-31T20:00:00Z":      "SAO Y; Sở Nội vụ; 01/01/2027; 03:00:00 +07:00",
	} {
		d.SignedAt = line(signed)
		if got := b.copyInfo(); got != want {
			t.Errorf("%s: %q, want %q", signed, got, want)
		}
	}
}

// What stands in the top margin fits between the header line and the text, and
// its columns fill the width of the text whatever stands there.
func TestFirstHeaderFillsTheWidth(t *testing.T) {
	r := law.Decree30()
	for name, set := range map[string]top{
		"two marks":          {marks: []*law.Mark{&r.Recall, &r.Circulation[0]}},
		"one mark":           {marks: []*law.Mark{&r.Circulation[1]}},
		"marks and info":     {marks: []*law.Mark{&r.Recall, &r.Circulation[0]}, room: true, info: "Số: 05"},
		"mark and blank":     {marks: []*law.Mark{&r.Recall}, room: true},
		"only info":          {room: true, info: "Số: 05"},
		"long mark":          {marks: []*law.Mark{{Text: strings.Repeat("M", 32), Component: law.Circulation}}},
		"long info":          {marks: []*law.Mark{&r.Recall}, room: true, info: strings.Repeat("Trung tâm ", 9)},
		"draft and marks":    {marks: []*law.Mark{&r.Recall, {Text: "CHỈ LƯU HÀNH TRONG BAN", Component: law.Circulation}}},
		"draft, mark, room":  {marks: []*law.Mark{&r.Recall}, room: true},
		"long text in frame": {marks: []*law.Mark{{Text: strings.Repeat("DÀI ", 20), Component: law.Circulation}}},
		"draft, long mark":   {marks: []*law.Mark{&r.Recall, {Text: strings.Repeat("DÀI ", 10), Component: law.Circulation}}},
	} {
		d := copied()
		if strings.HasPrefix(name, "draft") {
			d.Stage, d.DraftMark = doc.Draft, line("DỰ THẢO LẦN 2")
		}
		b := newBuilder(d, environment(t), flow.Meta{})
		b.section(false, true)
		header := b.firstHeader(set)[0].(*flow.Table)
		sum := unit.Length(0)
		for i, c := range header.Columns {
			sum += c
			if c <= 0 {
				t.Errorf("%s: column %d is %v wide", name, i, c)
			}
		}
		if len(header.Rows) != 1 || len(header.Rows[0].Cells) != len(header.Columns) || sum.Twips() != b.current.Page.TextWidth().Twips() {
			t.Errorf("%s: columns %v for %d cells", name, header.Columns, len(header.Rows[0].Cells))
		}
		crowded := strings.Contains(name, "long text") || strings.Contains(name, "draft, long")
		if b.problems.HasErrors() != crowded {
			t.Errorf("%s: problems %v", name, b.problems)
		}
		for i, c := range header.Rows[0].Cells {
			switch block := c.Blocks[0].(type) {
			case *flow.Frame:
				if text := b.width(flow.Run{Text: block.Text, Bold: block.Bold, Size: block.Size}); block.Width > block.Within || !crowded && text >= block.Width {
					t.Errorf("%s: a frame of %v for %v in %v", name, block.Width, text, block.Within)
				}
			case *flow.Paragraph:
				lines := 1
				if block.Style == styleInfo {
					lines = infoLines
				}
				if len(block.Runs) > 0 && !crowded && breakPieces(b.pieces(block.Runs[0]), header.Columns[i]).lines > lines {
					t.Errorf("%s: %q takes more than %d lines", name, block.Runs[0].Text, lines)
				}
			}
		}
	}
}

func TestChoiceFollowsTheDocument(t *testing.T) {
	r := law.Decree30()
	if got := NewChoice(r, doc.Format{}); got.BodySize != 14*unit.Point || got.Line != 240 || got.Page.Left != 30*unit.MM {
		t.Errorf("default %+v", got)
	}
	c := NewChoice(r, doc.Format{Sizes: &r.SizeSets[1], Left: 35 * unit.MM, Line: 300, Indent: 10 * unit.MM, After: 8 * unit.Point, SignRoom: 40 * unit.MM})
	if c.BodySize != 13*unit.Point || c.Page.NumberSize != 13*unit.Point || c.Page.Left != 35*unit.MM || c.Page.Right != 15*unit.MM ||
		c.Line != 300 || c.Indent != 10*unit.MM || c.After != 8*unit.Point || c.SignRoom != 40*unit.MM {
		t.Errorf("chosen %+v", c)
	}
	if c := NewChoice(r, doc.Format{BodySize: 13 * unit.Point}); c.BodySize != 13*unit.Point || c.Sizes.Small {
		t.Errorf("13 pt text in the usual set: %+v", c)
	}
}

// Styles show what their paragraphs look like, wherever those stand.
func TestStylesOfSpecialParagraphs(t *testing.T) {
	seen := map[flow.Style]bool{}
	for name, d := range special() {
		f, _ := Document(d, environment(t))
		shown := map[flow.Style]*flow.Paragraph{}
		for _, p := range f.Styles {
			shown[p.Style] = p
		}
		var walk func([]flow.Block)
		walk = func(blocks []flow.Block) {
			for _, block := range blocks {
				switch block := block.(type) {
				case *flow.Table:
					for i := range block.Rows {
						for _, c := range block.Rows[i].Cells {
							walk(c.Blocks)
						}
					}
				case *flow.Paragraph:
					s := shown[block.Style]
					if len(block.Runs) == 0 || block.Format.Outline > 0 {
						continue
					}
					seen[block.Style] = true
					last := block.Runs[len(block.Runs)-1] // a number before it may be bold
					if s == nil || s.Format.Align != block.Format.Align || s.Runs[0].Size != last.Size ||
						s.Runs[0].Bold != last.Bold || s.Runs[0].Italic != last.Italic {
						t.Errorf("%s: style %s does not look like %q", name, block.Style, last.Text)
					}
				}
			}
		}
		for _, section := range f.Sections {
			walk(section.Page.FirstHeader)
			walk(section.Blocks)
			walk(section.Page.FirstFooter)
		}
	}
	for _, s := range []flow.Style{styleSender, styleDraft, styleContact, styleParty, stylePartyDetail, styleConfirmation, styleCopy} {
		if !seen[s] {
			t.Errorf("no paragraph of style %s", s)
		}
	}
}

// What makes a copy stays on one page: every block is kept with the next one.
func TestCopyStaysTogether(t *testing.T) {
	f, _ := Document(copied(), environment(t))
	blocks := f.Sections[0].Blocks
	line, ok := blocks[len(blocks)-3].(*flow.Stroke)
	if !ok || !line.KeepNext {
		t.Fatalf("before the copy stands %+v", blocks[len(blocks)-3])
	}
	table := blocks[len(blocks)-2].(*flow.Table)
	for i, r := range table.Rows {
		for _, c := range r.Cells {
			for _, block := range c.Blocks {
				p, paragraph := block.(*flow.Paragraph)
				s, stroke := block.(*flow.Stroke)
				if !r.CantSplit || paragraph && !p.Format.KeepNext || stroke && !s.KeepNext {
					t.Errorf("row %d may leave the next one: %+v", i, block)
				}
			}
		}
	}
}

// A few signatures stay on one page; rows of many may part, each whole.
// The third of three signatures stands in the middle below the others.
func TestOddSignatureStandsInTheMiddle(t *testing.T) {
	d := special()["contract"]
	d.Signatures = append(d.Signatures[:2:2], doc.Signature{Authority: []doc.Text{line("TM. Ủy ban nhân dân tỉnh Lạng Sơn")}, Position: line("Chủ tịch"), FullName: line("Vũ Thị Minh Họa")})
	f, _ := Document(d, environment(t))
	var signed *flow.Table
	for _, b := range f.Sections[0].Blocks {
		if table, ok := b.(*flow.Table); ok {
			signed = table
		}
	}
	if row := signed.Rows[1]; len(row.Cells) != 1 || row.Cells[0].Span != 2 || len(row.Cells[0].Blocks) != 3 {
		t.Errorf("the row of the third has %d cells", len(row.Cells))
	}
}

// A name that takes two lines breaks before its place.
func TestNamesBreakBeforeTheirPlace(t *testing.T) {
	b := newBuilder(plan(), environment(t), flow.Meta{})
	b.section(false, true)
	text := line("TM. Ủy ban nhân dân tỉnh Lạng Sơn")
	p, _ := b.balanced(law.SignAuthority, styleSign, text, 70*unit.MM)
	if got := p.Runs[0].Text; got != "TM. ỦY BAN NHÂN\u00a0DÂN TỈNH LẠNG SƠN" {
		t.Errorf("got %q", got)
	}
	if p, _ = b.balanced(law.SignAuthority, styleSign, text, 165*unit.MM); strings.Contains(p.Runs[0].Text, "\u00a0") {
		t.Errorf("a name on one line has a no-break space: %q", p.Runs[0].Text)
	}
}

func TestRowsOfManySignaturesMayPart(t *testing.T) {
	for signers, together := range map[int]bool{2: true, 4: true, 12: false} {
		d := minimal(law.Decree30().Kind("ban-thoa-thuan"))
		for len(d.Signatures) < signers {
			d.Signatures = append(d.Signatures, d.Signatures[0])
		}
		f, _ := Document(d, environment(t))
		blocks := f.Sections[0].Blocks
		table := blocks[len(blocks)-2].(*flow.Table)
		for i, r := range table.Rows[:(signers+1)/2] {
			position := r.Cells[0].Blocks[0].(*flow.Paragraph)
			if !r.CantSplit || position.Format.KeepNext != together {
				t.Errorf("%d signers, row %d: whole %v, kept with the next %v", signers, i, r.CantSplit, position.Format.KeepNext)
			}
		}
	}
}
