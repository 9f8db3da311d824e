package nd30

import (
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// appendixRules are PL-01 to PL-06.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1.
func appendixRules(r *law.Regulation) []check.Rule {
	word, title, reference := r.Components[law.AppendixWord], r.Components[law.AppendixTitle], r.Components[law.AppendixReference]
	refs := r.AppendixRefs()
	return []check.Rule{{
		ID: "PL-01", Title: "văn bản có chỉ dẫn về từng phụ lục", Why: "Phụ lục không được nhắc đến trong văn bản thì người đọc không biết nó thuộc nội dung nào.",
		Tier: check.Decree, Cite: refs.Pointer, Severity: diag.Error,
		Examples: []check.Example{{On: "ke-hoach", Bad: "khoan#1: 1. Sở Khoa học và Công nghệ chủ trì thực hiện.", Good: "khoan#1: 1. Sở Khoa học và Công nghệ chủ trì thực hiện các nhiệm vụ tại Phụ lục kèm theo.", At: string(law.AppendixWord), Own: true}},
		Run:      checkPointer,
	}, {
		ID: "PL-02", Title: "từ hai phụ lục trở lên được đánh số La Mã liên tục", Why: "Phụ lục không có số, hoặc có số Ả Rập, thì không dẫn chiếu được như Nghị định quy định.",
		Tier: check.Decree, Cite: refs.Pointer, Severity: diag.Error,
		Examples: []check.Example{{On: "ke-hoach", Bad: "phu_luc: Phụ lục I\nphu_luc_kem_theo + Phụ lục 2 {thành phu_luc, đậm, đứng, cỡ 14}", Good: "phu_luc: Phụ lục I", At: string(law.AppendixWord), Also: []string{"PL-01", "PL-05", "PL-06"}}},
		Run:      checkAppendixNumbers,
	}, {
		ID: "PL-03", Title: "“Phụ lục” và số thứ tự viết chữ in thường, cỡ 14, đứng, đậm, đặt giữa", Why: "“PHỤ LỤC” in hoa là cách trình bày cũ, trái Phụ lục I.",
		Tier: check.Decree, Cite: word.Cite, Severity: diag.Error,
		Examples: []check.Example{
			{On: "ke-hoach", Bad: "phu_luc: PHỤ LỤC I", Good: "phu_luc: Phụ lục I"},
			{On: "ke-hoach", Bad: "phu_luc: Phụ lục I {cỡ 13}", Good: "phu_luc: Phụ lục {cỡ 14}"},
		},
		Run: checkAppendixWord,
	}, {
		ID: "PL-04", Title: "tiêu đề phụ lục viết chữ in hoa, cỡ 13 đến 14, đứng, đậm, đặt giữa", Why: "Tiêu đề viết khác mẫu làm phụ lục không nổi thành một phần riêng.",
		Tier: check.Decree, Cite: title.Cite, Severity: diag.Error,
		Examples: []check.Example{{On: "ke-hoach", Bad: "phu_luc: Phụ lục↵Phân công nhiệm vụ", Good: "phu_luc: Phụ lục↵PHÂN CÔNG NHIỆM VỤ", At: string(law.AppendixTitle)}},
		Run:      checkAppendixTitle,
	}, {
		ID: "PL-05", Title: "phụ lục có dòng kèm theo, viết nghiêng cỡ 13 đến 14, đặt giữa, ghi đúng văn bản", Why: "Dòng “Kèm theo …” buộc phụ lục vào văn bản; thiếu nó thì tờ phụ lục rời không biết của văn bản nào.",
		Tier: check.Decree, Cite: reference.Cite, Severity: diag.Error,
		Examples: []check.Example{
			{On: "ke-hoach", Bad: "phu_luc_kem_theo {đứng}", Good: "phu_luc_kem_theo {cỡ 13}", With: law.AppendixWord},
			{On: "ke-hoach", Bad: "phu_luc_kem_theo “18/KH-UBND” → “17/KH-UBND”", Good: "phu_luc_kem_theo “18/KH-UBND” → “18/KH-UBND”"},
		},
		Run: checkAppendixReference,
	}, {
		ID: "PL-06", Title: "số trang được đánh riêng theo từng phụ lục", Why: "Nghị định yêu cầu mỗi phụ lục có số trang riêng, bắt đầu từ 1.",
		Tier: check.Decree, Cite: refs.Pages, Severity: diag.Error,
		Examples: []check.Example{{On: "ke-hoach", Bad: "trang {số nối tiếp}", Good: "trang {số bắt đầu 1}", At: string(law.AppendixWord), Own: true}},
		Run:      checkAppendixPages,
	}}
}

// appendixParts are the word with its number and the title of a phụ lục, which
// may be lines of one paragraph.
func appendixParts(d *recognize.Document) (word, title *recognize.Piece) {
	found := pieces(d, law.AppendixWord)
	if len(found) == 0 {
		return nil, nil
	}
	word = found[0]
	if own := pieces(d, law.AppendixTitle); len(own) > 0 {
		title = own[0]
	}
	first, rest, two := strings.Cut(word.Paragraph.Text()[word.From:word.To], "\n")
	if !two || strings.TrimSpace(rest) == "" {
		return word, title
	}
	upper, lower := *word, *word
	upper.To, upper.Text = word.From+len(first), oneLine(first)
	lower.From, lower.Text, lower.Component = upper.To+1, oneLine(rest), law.AppendixTitle
	return &upper, &lower
}

// appendices are the parts of a document that are phụ lục in its own file.
func appendices(p *check.Pass) []*recognize.Document {
	var out []*recognize.Document
	for _, part := range p.File.Documents {
		if part.Role == recognize.Appendix && part.Of == p.Document {
			out = append(out, part)
		}
	}
	return out
}

// appendixOrdinal is the number of a phụ lục and how it is written; 0 for none.
func appendixOrdinal(word *recognize.Piece) (int, string) {
	if m := appendixNumber.FindStringSubmatch(viet.NFC(word.Text)); m != nil {
		return number(strings.ToUpper(m[1])), m[1]
	}
	return 0, ""
}

var (
	appendixMention = regexp.MustCompile(`(?i)phụ lục`)
	mentionNumbers  = regexp.MustCompile(`^ (?:số )?((?:[IVX]+|\d{1,2})(?:(?:, ?| và | đến | - |-)(?:phụ lục |Phụ lục )?(?:số )?(?:[IVX]+|\d{1,2}))*)`)
	rangeOf         = regexp.MustCompile(`([IVX]+|\d+)(?: đến | - |-)(?:phụ lục |Phụ lục )?(?:số )?([IVX]+|\d+)`)
	oneNumber       = regexp.MustCompile(`[IVX]+|\d+`)
	enclosed        = regexp.MustCompile(`(?i)kèm theo|đính kèm|gửi kèm`)
)

// pointersOf lists the phụ lục that the document points to; all tells that it does
// so without a number.
func pointersOf(p *check.Pass) (numbers []int, all bool) {
	said := with(p, anyText(p), "phụ", "kèm")
	for _, part := range p.File.Documents { // what is issued together points to the same ones
		if part.Role == recognize.Attachment && part.Of == p.Document {
			said = append(said, wordingIn(p, part).all...)
		}
	}
	for _, s := range said {
		for _, m := range appendixMention.FindAllStringIndex(s.text, -1) {
			row := mentionNumbers.FindStringSubmatch(s.text[m[1]:])
			if row == nil {
				all = true
				continue
			}
			numbers = append(numbers, inRow(row[1])...)
		}
		all = all || enclosed.MatchString(s.text) && !strings.Contains(s.text, " này")
	}
	return numbers, all
}

// inRow lists the numbers of a row such as “I, II và IV” or “1 đến 3”.
func inRow(row string) []int {
	var out []int
	for _, n := range oneNumber.FindAllString(row, -1) {
		out = append(out, number(n))
	}
	for _, r := range rangeOf.FindAllStringSubmatch(row, -1) {
		for n := number(r[1]); n < number(r[2]); n++ {
			out = append(out, n)
		}
	}
	return out
}

// checkPointer is PL-01.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm a.
func checkPointer(p *check.Pass) {
	if p.Document.Role != recognize.Main {
		return
	}
	parts := appendices(p)
	if len(parts) == 0 {
		return
	}
	numbers, all := pointersOf(p)
	for _, part := range parts {
		word, _ := appendixParts(part)
		if word == nil || all {
			continue
		}
		n, written := appendixOrdinal(word)
		if slices.Contains(numbers, n) || n == 0 && len(numbers) > 0 {
			continue
		}
		name := strings.TrimSpace("Phụ lục " + written)
		p.Report(check.At(word), "thêm vào nội dung văn bản câu chỉ dẫn, như “(chi tiết tại "+name+" kèm theo)”", "nội dung văn bản không nhắc đến %s", name)
	}
}

// checkAppendixNumbers is PL-02.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm a.
func checkAppendixNumbers(p *check.Pass) {
	parts := appendices(p)
	if len(parts) < 2 {
		return
	}
	apart := enclosedAppendices(p)
	next := 1
	for i, part := range parts {
		word, _ := appendixParts(part)
		if word == nil {
			p.Skip("không chắc chắn dòng nào là “Phụ lục”")
			return
		}
		n, written := appendixOrdinal(word)
		for next < n && slices.Contains(apart, next) && !hasAppendix(parts, next) {
			next++ // in a file of its own
		}
		switch {
		case n == 0:
			p.Report(check.At(word), "gõ “Phụ lục "+viet.Roman(i+1)+"”", "phụ lục thứ %d không có số thứ tự, phải đánh số La Mã khi có từ hai phụ lục trở lên", i+1)
		case viet.RomanNumber(written) == 0:
			p.Report(check.At(word), "gõ “Phụ lục "+viet.Roman(n)+"”", "“%s” đánh số Ả Rập, phải đánh số La Mã", word.Text)
		case n != next:
			p.Report(check.At(word), "sửa số phụ lục thành "+viet.Roman(next), "“%s” đứng thứ %d trong văn bản, phải là Phụ lục %s", word.Text, i+1, viet.Roman(next))
		}
		next++
	}
}

// hasAppendix reports whether one of the phụ lục has a number.
func hasAppendix(parts []*recognize.Document, number int) bool {
	return slices.ContainsFunc(parts, func(part *recognize.Document) bool {
		word, _ := appendixParts(part)
		if word == nil {
			return false
		}
		n, _ := appendixOrdinal(word)
		return n == number
	})
}

// checkAppendixWord is PL-03.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm b.
func checkAppendixWord(p *check.Pass) {
	if word, _ := appendixParts(p.Document); word != nil {
		look(p, []*recognize.Piece{word}, size, weight, slant, letterCase)
		look(p, pieces(p.Document, law.AppendixWord)[:1], centring)
	}
}

// checkAppendixTitle is PL-04.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm b.
func checkAppendixTitle(p *check.Pass) {
	word, title := appendixParts(p.Document)
	if word == nil || title == nil {
		return
	}
	look(p, []*recognize.Piece{title}, size, weight, slant, letterCase)
	if title.Paragraph != word.Paragraph {
		look(p, []*recognize.Piece{title}, centring)
	}
}

// numberTold is the số, ký hiệu that a reference line names.
var numberTold = regexp.MustCompile(`số:? ?(\d+)(/[\p{L}\d&-]+)`)

// blankTold is a place of a reference line that is not filled in.
var blankTold = regexp.MustCompile(`số:? *(?:/|\.{2,}|…)|ngày *(?:tháng|\.{2,}|…)`)

// checkAppendixReference is PL-05. On paper the line is filled in; in a file
// that is issued electronically its places stay blank.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm c.
func checkAppendixReference(p *check.Pass) {
	d := p.Document
	if d.Role != recognize.Appendix {
		return
	}
	lines := pieces(d, law.AppendixReference)
	word, _ := appendixParts(d)
	if len(lines) == 0 {
		if word != nil && d.First(law.AppendixReference) == nil {
			p.Report(check.At(word), "thêm dưới tiêu đề phụ lục một dòng nghiêng “(Kèm theo … số … ngày … tháng … năm … của …)”", "%s không có dòng “Kèm theo …”", word.Text)
		}
		return
	}
	look(p, lines, size, weight, slant, centring)
	text := plain(lines[0])
	of := d.Content
	if of == nil || of.Code.Number.Text == "" {
		return
	}
	if m := numberTold.FindStringSubmatch(text); m != nil && strings.TrimLeft(m[1], "0")+m[2] != strings.TrimLeft(of.Code.Number.Text, "0")+"/"+of.Code.Notation.Text {
		p.Warn(check.At(lines[0]), "sửa số, ký hiệu trong dòng này cho khớp với văn bản", "dòng kèm theo ghi số %s%s, văn bản có số %s/%s", m[1], m[2], of.Code.Number.Text, of.Code.Notation.Text)
	}
	if p.Stage == doc.Issue && !of.Electronic && blankTold.MatchString(text) {
		p.Warn(check.At(lines[0]), "điền số và ngày của văn bản; chỉ để trống khi ban hành văn bản điện tử", "dòng kèm theo chưa ghi số hoặc ngày của văn bản, phải ghi đủ ở văn bản giấy")
	}
}

// checkAppendixPages is PL-06.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm đ.
func checkAppendixPages(p *check.Pass) {
	d := p.Document
	word := d.First(law.AppendixWord)
	if d.Role != recognize.Appendix || d.Of == nil || word == nil || len(d.Sections) == 0 || len(p.File.Flow.Sections) == 0 {
		return
	}
	first := d.Sections[0]
	page := p.File.Flow.Sections[first].Page
	const hint = "đặt dấu ngắt Layout > Breaks > Next Page trước phụ lục, rồi Insert > Page Number > Format Page Numbers > Start at 1"
	switch {
	case slices.Contains(d.Of.Sections, first) || sharedSection(p, first):
		p.Report(check.At(word), hint, "%s không tách thành phần riêng của tệp nên số trang đánh tiếp, phải đánh riêng từ 1", word.Text)
	case !page.RestartNumber || page.FirstNumber > 1:
		p.Report(check.At(word), hint, "số trang của %s đánh tiếp, phải đánh riêng từ 1", word.Text)
	}
}

// sharedSection reports whether another phụ lục before this one stands in a
// section, too.
func sharedSection(p *check.Pass, section int) bool {
	for _, d := range p.File.Documents {
		if d == p.Document {
			return false
		}
		if slices.Contains(d.Sections, section) {
			return true
		}
	}
	return false
}
