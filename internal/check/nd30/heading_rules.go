package nd30

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// headingRules are the rules of headings.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm d và điểm đ.
func headingRules(r *law.Regulation) []check.Rule {
	cite := r.Components[law.ChapterHeading].Cite
	return slices.Concat(divisionRules(r), []check.Rule{{
		ID: "HD-05", Title: "“Điều 1.” in đậm, số Ả Rập, sau số có dấu chấm, lùi đầu dòng", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Điều là đơn vị được viện dẫn nhiều nhất; viết khác quy định thì khó tìm và phần mềm không nhận ra.",
		Examples: []check.Example{
			{On: "quy-che", Bad: "dieu#1 {không đậm}", Good: "dieu#1 {thụt 10 mm}\ndieu#2 {thụt 10 mm}"},
			{On: "quyet-dinh", Bad: "noi_dung#1 “Điều 1.” → “Điều 1:”", Good: "noi_dung#1 “Giao Phòng” → “Nay giao Phòng”"},
			{On: "quy-che", Bad: "dieu {thụt 0 mm}", Good: "dieu#1 {đậm}"},
		},
		Run: checkArticles,
	}, {
		ID: "HD-06", Title: "điều có tiêu đề khi văn bản bố cục theo chương, mục, điều", Tier: check.Decree, Cite: r.Body.HeadingRef, Severity: diag.Warning,
		Why: "Tiêu đề cho biết điều nói gì mà không phải đọc hết; nghị định yêu cầu các điều phải có tiêu đề.",
		Examples: []check.Example{
			{On: "quy-che", Bad: "dieu#2: [[đậm|Điều 2.]] [[không đậm|Các thành viên làm việc theo nguyên tắc tập trung dân chủ.]]", Good: "dieu#2: Điều 2. Nguyên tắc", Own: true},
		},
		Run: checkArticleHeadings,
	}, {
		ID: "HD-07", Title: "sau số của khoản có dấu chấm; khoản có tiêu đề thì tiêu đề in đậm trên dòng riêng", Tier: check.Decree, Cite: cite, Severity: diag.Warning,
		Why: "Khoản viết “1)” hay “1/” dễ lẫn với điểm “a)”; tiêu đề nằm chung dòng với lời văn thì không còn là tiêu đề.",
		Examples: []check.Example{
			{Bad: "khoan#1 “1. Rà” → “1) Rà”\nkhoan#2 “2. Gửi” → “2) Gửi”", Good: "khoan#1 “1. Rà” → “1. Tổng hợp, rà”"},
			{On: "bao-cao", Bad: "khoan_co_tieu_de#1 {nghiêng}", Good: "khoan_co_tieu_de#1: 1. Công tác chỉ đạo"},
		},
		Run: checkClauses,
	}, {
		ID: "HD-11", Title: "mục đánh số “I.” viết in hoa, in đậm", Tier: check.Decree, Cite: cite, Severity: diag.Warning,
		Why: "Mục là cấp trên của khoản; chữ thường hay chữ nhạt làm hai cấp trông như nhau.",
		Examples: []check.Example{
			{On: "bao-cao", Bad: "muc#1: I. Kết quả đạt được", Good: "muc#1: I. KẾT QUẢ", Own: true},
			{On: "bao-cao", Bad: "muc {không đậm}", Good: "muc {đậm}", Own: true},
		},
		Run: checkBareSections,
	}})
}

// division is a rank whose number stands above its heading.
type division struct {
	component law.Component
	level     doc.Level
	word      string
	roman     bool
}

// divisionRules are HD-01 to HD-04.
func divisionRules(r *law.Regulation) []check.Rule {
	cite := r.Components[law.ChapterHeading].Cite
	words := r.Text()
	upper := []division{{law.PartHeading, doc.LevelPart, words.PartWord, true}, {law.ChapterHeading, doc.LevelChapter, words.ChapterWord, true}}
	lower := []division{{law.SectionHeading, doc.LevelSection, words.SectionWord, false}, {law.SubsectionHeading, doc.LevelSubsection, words.SubsectionWord, false}}
	why := "Số và tên của phần, chương, mục là khung của văn bản; trình bày thống nhất thì người đọc thấy ngay mình ở đâu."
	return []check.Rule{{
		ID: "HD-01", Title: "“Phần I”, “Chương I” trên một dòng riêng, ở giữa, in đậm, chữ in thường, số La Mã", Why: why, Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Examples: []check.Example{
			{On: "quy-che", Bad: "chuong#1: Chương 1↵QUY ĐỊNH CHUNG", Good: "chuong#1: Chương I↵NHỮNG QUY ĐỊNH CHUNG"},
			{On: "quy-che", Bad: "chuong#1: CHƯƠNG I↵QUY ĐỊNH CHUNG", Good: "chuong#1 {cỡ 14}"},
			{On: "quy-che", Bad: "chuong#1: Chương I. QUY ĐỊNH CHUNG", Good: "chuong#1 {đậm}"},
			{On: "quy-che", Bad: "chuong#2 {trái}", Good: "chuong#2 {giữa}"},
		},
		Run: func(p *check.Pass) { checkDivisions(p, upper) },
	}, {
		ID: "HD-02", Title: "phần, chương có tiêu đề in hoa, in đậm, ở giữa, ngay dưới số", Why: why, Tier: check.Decree, Cite: r.Body.HeadingRef, Severity: diag.Error,
		Examples: []check.Example{
			{On: "quy-che", Bad: "chuong#1: Chương I↵Quy định chung", Good: "chuong#1: Chương I↵NHỮNG QUY ĐỊNH CHUNG"},
			{On: "quy-che", Bad: "chuong#1: Chương I", Good: "chuong#1 {đậm}"},
		},
		Run: func(p *check.Pass) { checkTitles(p, upper) },
	}, {
		ID: "HD-03", Title: "“Mục 1”, “Tiểu mục 1” trên một dòng riêng, ở giữa, in đậm, chữ in thường, số Ả Rập", Why: why, Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Examples: []check.Example{
			{On: "quyet-dinh-ban-hanh-quy-che", Bad: "muc#1: Mục I↵TRÁCH NHIỆM", Good: "muc#1: Mục 1↵NHIỆM VỤ", Own: true},
			{On: "quyet-dinh-ban-hanh-quy-che", Bad: "muc#2 {trái}", Good: "muc#2 {giữa}", Own: true},
		},
		Run: func(p *check.Pass) { checkDivisions(p, lower) },
	}, {
		ID: "HD-04", Title: "mục, tiểu mục có tiêu đề in hoa, in đậm, ở giữa, ngay dưới số", Why: why, Tier: check.Decree, Cite: r.Body.HeadingRef, Severity: diag.Error,
		Examples: []check.Example{
			{On: "quyet-dinh-ban-hanh-quy-che", Bad: "muc#1: Mục 1↵Trách nhiệm", Good: "muc#1: Mục 1↵NHIỆM VỤ", Own: true},
		},
		Run: func(p *check.Pass) { checkTitles(p, lower) },
	}}
}

// titled is a division as it stands: the line of its number, and its title,
// which is nil if it has none.
type titled struct {
	rank
	division
	number, title *recognize.Piece
}

// titledOf finds the divisions of some ranks. The title is on the next line of
// the same paragraph, or in the next paragraph.
func titledOf(d *recognize.Document, of []division) []titled {
	var out []titled
	quotes := quoted(d)
	list := d.All(append([]law.Component{law.PartHeading, law.ChapterHeading, law.SectionHeading, law.SubsectionHeading}, runningText...)...)
	for i, p := range list {
		k := slices.IndexFunc(of, func(x division) bool { return x.component == p.Component })
		if k < 0 || p.Paragraph == nil || p.Sure == recognize.Guess || quotes[p.Paragraph] || !whole(p) {
			continue
		}
		r, ok := rankOf(p)
		if !ok || !r.isWorded() || r.level != of[k].level {
			continue
		}
		t := titled{rank: r, division: of[k], number: p}
		if above, below := cutLine(p); below != nil {
			t.number, t.title = above, below
		} else if r.rest == "" && i+1 < len(list) && list[i+1].Component == p.Component {
			if _, numbered := rankOf(list[i+1]); !numbered {
				t.title = list[i+1]
			}
		}
		out = append(out, t)
	}
	return out
}

// cutLine parts a piece at its first forced line break.
func cutLine(p *recognize.Piece) (above, below *recognize.Piece) {
	i := strings.IndexByte(p.Paragraph.Text()[p.From:p.To], '\n')
	if i < 0 {
		return p, nil
	}
	a, b := *p, *p
	a.To, b.From = p.From+i, p.From+i+1
	a.Text, b.Text = oneLine(p.Paragraph.Text()[a.From:a.To]), oneLine(p.Paragraph.Text()[b.From:b.To])
	if b.Text == "" {
		return &a, nil
	}
	return &a, &b
}

// checkDivisions is HD-01 and HD-03: the line of the number.
func checkDivisions(p *check.Pass, of []division) {
	var lines []*recognize.Piece
	for _, t := range titledOf(p.Document, of) {
		at := check.At(t.number)
		numeral := either(t.division.roman, "số La Mã", "số Ả Rập")
		want := fmt.Sprintf("%s %d", t.word, t.rank.number)
		if t.division.roman {
			want = t.word + " " + viet.Roman(t.rank.number)
		}
		switch {
		case t.rank.roman != t.division.roman:
			p.Report(at, "sửa thành “"+want+"”", "“%s” không dùng %s, phải viết “%s”", t.label, numeral, want)
		case !strings.HasPrefix(viet.NFC(t.number.Text), t.word):
			p.Report(at, "sửa thành “"+want+"”", "“%s” viết in hoa toàn bộ, chữ “%s” phải viết chữ in thường", t.label, t.word)
		case t.title == nil && t.rest != "" || rankRest(t.number) != "":
			p.Report(at, "đặt con trỏ sau “"+want+"”, xóa dấu nối, bấm Enter để tiêu đề xuống dòng dưới", "“%s” và tiêu đề viết chung một dòng, “%s” phải ở dòng riêng", t.label, want)
		}
		lines = append(lines, t.number)
	}
	for _, c := range of {
		own := slices.DeleteFunc(slices.Clone(lines), func(l *recognize.Piece) bool { return l.Component != c.component })
		spec := p.Regulation.Components[law.ChapterHeading] // a mục under phần looks another way
		for _, a := range []aspect{size, weight, slant} {
			lookAt(p, own, spec, a)
		}
		reportAside(p, own)
	}
}

// rankRest is what follows the number on its line.
func rankRest(p *recognize.Piece) string {
	r, _ := rankOf(p)
	return r.rest
}

// reportAside reports headings that are not in the middle.
func reportAside(p *check.Pass, list []*recognize.Piece) {
	var at []check.Place
	for _, l := range list {
		if l.Paragraph.Format.Align != flow.Center {
			if ok, known := centred(l); ok && known {
				continue
			}
			at = append(at, check.At(l))
		}
	}
	if len(at) > 0 {
		reportAll(p, at, "đặt con trỏ ở dòng này, bấm Ctrl+E", fmt.Sprintf("“%s” không ở giữa, phải đặt giữa dòng", at[0].Quote))
	}
}

// checkTitles is HD-02 and HD-04. What the line of the number breaks, too, in
// the same paragraph is reported there.
func checkTitles(p *check.Pass, of []division) {
	spec := p.Regulation.Components[law.ChapterHeading]
	spec.Case = law.Capitals
	var own []*recognize.Piece
	for _, t := range titledOf(p.Document, of) {
		switch {
		case t.title == nil && t.rest == "":
			p.Report(check.At(t.number), "gõ tiêu đề in hoa ở dòng dưới", "“%s” không có tiêu đề, %s phải có tiêu đề", t.label, levelName(t.rank.level))
		case t.title != nil:
			own = append(own, t.title)
			if t.title.Paragraph != t.number.Paragraph {
				reportAside(p, []*recognize.Piece{t.title})
			}
		}
	}
	lookAt(p, own, spec, letterCase)
	for _, a := range []aspect{size, weight, slant} {
		lookAt(p, slices.DeleteFunc(slices.Clone(own), func(l *recognize.Piece) bool {
			above, _ := cutLine(&recognize.Piece{Component: l.Component, Paragraph: l.Paragraph, To: len(l.Paragraph.Text())})
			_, wrong := departure(above, spec, a)
			return wrong && l.From > 0
		}), spec, a)
	}
}

// articles are the lines that open an Điều, of all texts of a document.
func articles(d *recognize.Document) []rank {
	var out []rank
	for _, r := range ranksOf(pieces(d, ranked...), quoted(d)) {
		if r.level == doc.LevelArticle && whole(r.piece) && d.Role != recognize.Appendix {
			out = append(out, r)
		}
	}
	return out
}

// checkArticles is HD-05. Where text follows the number, only that is bold.
// NĐ 30/2020, Phụ lục III, Mẫu 1.2.
func checkArticles(p *check.Pass) {
	spec := p.Regulation.Components[law.ArticleHeading]
	var lines, heads []*recognize.Piece
	for _, a := range articles(p.Document) {
		if a.mark != "." {
			p.Report(check.At(a.piece), "sửa thành “"+p.Regulation.Text().ArticleWord+fmt.Sprintf(" %d.", a.number)+"”",
				"“%s%s” không có dấu chấm sau số, phải viết “%s.”", a.label, a.mark, a.label)
		}
		if word := p.Regulation.Text().ArticleWord; !strings.HasPrefix(viet.NFC(a.piece.Text), word) {
			p.Report(check.At(a.piece), fmt.Sprintf("sửa thành “%s %d.”", word, a.number), "chữ “%s” phải viết “%s”", strings.Fields(a.piece.Text)[0], word)
		}
		lines = append(lines, a.piece)
		head := a.piece
		if isText(a) {
			number := *opening(a.piece, 2)
			number.Component = law.ArticleHeading // as which messages name it
			head = &number
		}
		heads = append(heads, head)
	}
	for _, x := range []aspect{weight, slant} {
		lookAt(p, heads, spec, x)
	}
	var at []check.Place
	found := ""
	for _, l := range lines {
		f := l.Paragraph.Format
		if l.Component != law.ArticleHeading {
			continue // as running text, which BD-03 sees to
		}
		if in := indentOf(l); !in.typed && !isAuto(l) && (f.Align == flow.Left || f.Align == flow.Justify) && !isAllowed(p.Regulation, in.at) {
			if len(at) == 0 {
				found = centimetres(in.at)
			}
			at = append(at, check.At(l))
		} else if f.Align == flow.Center {
			at, found = append(at, check.At(l)), "0 cm vì đặt giữa dòng"
		}
	}
	if len(at) > 0 {
		allowed := p.Regulation.Body.Indents
		reportAll(p, at, "bôi đen dòng này, vào Home > Paragraph > Special, chọn First line, By: 1 cm hoặc 1,27 cm",
			fmt.Sprintf("“%s” lùi đầu dòng %s, phải lùi %s hoặc %s", firstWords(at[0].Quote, 2), found, centimetres(allowed[0]), centimetres(allowed[1])))
	}
}

// isText reports whether an Điều has its text, and not a heading, after its
// number.
func isText(a rank) bool {
	if a.piece.Component == law.ArticleHeading && !endsSentence(a.rest) {
		return false
	}
	runs := visible(a.piece)
	return len(runs) > 0 && (a.piece.Component == law.BodyText || !runs[len(runs)-1].Bold)
}

// opening is a piece cut after its first words.
func opening(p *recognize.Piece, words int) *recognize.Piece {
	text := p.Paragraph.Text()[p.From:p.To]
	in := false
	for i, r := range text {
		space := unicode.IsSpace(r)
		if in && space {
			if words--; words == 0 {
				cut := *p
				cut.To, cut.Text = p.From+i, oneLine(text[:i])
				return &cut
			}
		}
		in = !space
	}
	return p
}

// checkArticleHeadings is HD-06.
func checkArticleHeadings(p *check.Pass) {
	quotes := quoted(p.Document)
	for n, part := range parts(p.Document) {
		if n == 0 && p.Document.Role == recognize.Main && p.Document.Kind != nil && p.Document.Kind.Enactment != "" {
			continue
		}
		var bare []check.Place
		headed, chapters := 0, false
		for _, r := range ranksOf(part, quotes) {
			switch {
			case r.level == doc.LevelChapter || r.level == doc.LevelSection && r.isWorded():
				chapters = true
			case r.level != doc.LevelArticle || r.piece.Sure == recognize.Guess:
			case isText(r) || r.rest == "":
				at := check.At(r.piece)
				at.Component = law.ArticleHeading
				bare = append(bare, at)
			default:
				headed++
			}
		}
		if len(bare) > 0 && (chapters || headed > len(bare)) {
			reportAll(p, bare, "gõ tiêu đề in đậm sau số của điều, đưa lời văn xuống đoạn dưới", "điều không có tiêu đề, trong văn bản bố cục theo chương, mục, điều thì điều phải có tiêu đề")
		}
	}
}

// checkClauses is HD-07.
func checkClauses(p *check.Pass) {
	var marks, mixed []check.Place
	label := ""
	for _, piece := range textOf(p.Document, law.Clause, law.ClauseHeading) {
		r, ok := rankOf(piece)
		if !ok || r.level != doc.LevelClause {
			continue
		}
		if r.mark != "." {
			if len(marks) == 0 {
				label = r.label
			}
			marks = append(marks, check.At(piece))
		}
		if piece.Component == law.Clause && opensBold(piece) {
			mixed = append(mixed, check.At(piece))
		}
	}
	if len(marks) > 0 {
		reportAll(p, marks, "thay dấu sau số bằng dấu chấm", fmt.Sprintf("khoản đánh số “%s”, sau số của khoản phải là dấu chấm", label))
	}
	if len(mixed) > 0 { // which may be a label: “Thời gian: …”
		remarkAll(p, mixed, "đặt con trỏ sau tiêu đề, bấm Enter để lời văn xuống đoạn dưới", "tiêu đề in đậm của khoản viết chung dòng với lời văn, tiêu đề phải ở dòng riêng")
	}
	look(p, textOf(p.Document, law.ClauseHeading), weight, slant)
}

// opensBold reports whether a khoản opens with bold words, a heading to who
// reads it, and goes on with text that is not.
func opensBold(p *recognize.Piece) bool {
	bold, words := true, 0
	for _, r := range visible(p) {
		if !r.Bold {
			bold = false
			break
		}
		words += len(strings.Fields(r.Text))
	}
	return !bold && words > 2
}

// checkBareSections is HD-11.
func checkBareSections(p *check.Pass) {
	spec := p.Regulation.Components[law.SectionHeading]
	if p.Document.Role == recognize.Appendix {
		return
	}
	var list []*recognize.Piece
	for _, r := range ranksOf(pieces(p.Document, law.SectionHeading), quoted(p.Document)) {
		if r.level == doc.LevelSection && r.roman && !r.isWorded() {
			list = append(list, r.piece)
		}
	}
	for _, a := range []aspect{size, weight, slant, letterCase} {
		lookAt(p, list, spec, a)
	}
}
