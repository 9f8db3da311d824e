package nd30

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// pageRules are those of what falls on which page, as our own layout has it.
// They are notes: another program may break its lines elsewhere.
func pageRules(*law.Regulation) []check.Rule {
	return []check.Rule{{
		ID: "KY-10", Title: "chữ ký không đứng một mình trên một trang, chức vụ và họ tên cùng trang", Why: "Tờ chỉ có chữ ký có thể bị ghép vào văn bản khác; người ký thường trả lại. Mục này còn gọi là TR-KY.",
		Tier: check.Practice, Severity: diag.Note, Whole: true,
		Examples: []check.Example{{Bad: "chuc_vu {sau 600 pt}", Good: "chuc_vu {sau 6 pt}", At: string(law.SignName)}},
		Run:      checkSignedPages,
	}, {
		ID: "TR-DE", Title: "tiêu đề không đứng cuối trang, dòng đầu của bảng dài lặp lại ở trang sau", Why: "Tiêu đề ở cuối trang tách khỏi nội dung, bảng sang trang không có đầu cột thì khó đọc.",
		Tier: check.Practice, Severity: diag.Note, Whole: true,
		Examples: []check.Example{{On: "bao-cao", Bad: "muc#2 {trước 305 pt, rời đoạn sau}", Good: "muc#2 {trước 12 pt}", Own: true, Table: true}},
		Run:      checkHeadingsOnPages,
	}, {
		ID: "TR-CHU", Title: "dòng cuối của đoạn không chỉ có một chữ ngắn", Why: "Một chữ lẻ chiếm cả dòng, nhiều khi đẩy chữ ký sang trang sau.",
		Tier: check.Practice, Severity: diag.Note, Whole: true,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Sở Khoa học và Công nghệ đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện đúng hạn và báo cáo đầy đủ mọi kết quả về Sở để theo dõi và tổng hợp ngay.",
			Good: "noi_dung ^ Sở Khoa học và Công nghệ đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện đúng hạn và báo cáo đầy đủ mọi kết quả về Sở để theo dõi và tổng hợp.",
			Own:  true,
		}},
		Run: checkLoneWords,
	}, {
		ID: "TR-TRONG", Title: "không để trống quá nửa trang giữa văn bản", Why: "Khoảng trống lớn do dòng trống hoặc hàng bảng quá cao làm người đọc tưởng văn bản đã hết.",
		Tier: check.Practice, Severity: diag.Note, Whole: true,
		Examples: []check.Example{{Bad: "khoan#1 ^ " + strings.Repeat("⏎", 45), Good: "noi_dung ^ Đề nghị các đơn vị thực hiện."}},
		Run:      checkEmptyPages,
	}}
}

// unpaged is why a rule about pages cannot be judged.
const unpaged = "không dựng được trang của tệp"

// textsOf are the texts of a page without its number, in the order drawn.
func textsOf(page *layout.Page) []*layout.Text {
	var out []*layout.Text
	for _, item := range page.Items {
		if t, ok := item.(*layout.Text); ok && t.Paragraph != nil {
			out = append(out, t)
		}
	}
	return out
}

// signing are the components of a foot; the rest of a page is the text.
var signing = []law.Component{
	law.SignAuthority, law.SignPosition, law.SignName, law.RecipientsWord, law.RecipientsList, law.Confirmation, law.InfoLine, law.ContactBlock,
}

// checkSignedPages is KY-10.
func checkSignedPages(p *check.Pass) {
	pages := p.Pages()
	if len(pages) == 0 {
		p.Skip(unpaged)
		return
	}
	has := func(page *layout.Page, components ...law.Component) *layout.Text {
		for _, t := range textsOf(page) {
			if slices.Contains(components, t.Component) {
				return t
			}
		}
		return nil
	}
	for i := 1; i < len(pages); i++ {
		name := has(&pages[i], law.SignName)
		if name == nil {
			continue
		}
		alone := !slices.ContainsFunc(textsOf(&pages[i]), func(t *layout.Text) bool { return !slices.Contains(signing, t.Component) })
		split := has(&pages[i], law.SignPosition, law.SignAuthority) == nil && has(&pages[i-1], law.SignPosition, law.SignAuthority) != nil && has(&pages[i-1], law.SignName) == nil
		at := check.Place{Component: name.Component, Paragraph: name.Paragraph, Quote: oneLine(name.Paragraph.Text())}
		switch {
		case split:
			p.Remark(at, "chọn Keep with next cho các dòng của khối chữ ký trong Home > Paragraph > Line and Page Breaks", "họ tên người ký nằm ở trang %d, chức vụ ở trang trước", pages[i].Number)
		case alone:
			p.Remark(at, "giãn hoặc rút nội dung để ít nhất hai dòng cuối sang cùng trang với chữ ký", "trang %d chỉ có chữ ký, không có dòng nội dung nào", pages[i].Number)
		}
	}
}

// headings are components that belong with the text after them.
var headings = []law.Component{law.PartHeading, law.ChapterHeading, law.SectionHeading, law.SubsectionHeading, law.ClauseHeading}

// checkHeadingsOnPages is TR-DE.
func checkHeadingsOnPages(p *check.Pass) {
	pages := p.Pages()
	if len(pages) == 0 {
		p.Skip(unpaged)
		return
	}
	for i := 0; i+1 < len(pages); i++ {
		texts := textsOf(&pages[i])
		if len(texts) == 0 || len(textsOf(&pages[i+1])) == 0 {
			continue
		}
		last := slices.MaxFunc(texts, func(a, b *layout.Text) int { return int(a.Y - b.Y) })
		if slices.Contains(headings, last.Component) && last.Paragraph.Contents == 0 {
			p.Remark(check.Place{Component: last.Component, Paragraph: last.Paragraph, Quote: oneLine(last.Paragraph.Text())},
				"chọn Keep with next cho dòng này trong Home > Paragraph > Line and Page Breaks", "tiêu đề đứng cuối trang %d, nội dung ở trang sau", pages[i].Number)
		}
	}
	where := pageOfParagraphs(pages)
	for _, s := range p.File.Flow.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(*flow.Table); ok {
				checkHeaderRow(p, t, where)
			}
		}
	}
}

// pageOfParagraphs tells on which page, from 0, each paragraph begins.
func pageOfParagraphs(pages []layout.Page) map[*flow.Paragraph]int {
	where := map[*flow.Paragraph]int{}
	for i := range pages {
		for _, t := range textsOf(&pages[i]) {
			if _, known := where[t.Paragraph]; !known {
				where[t.Paragraph] = i
			}
		}
	}
	return where
}

// checkHeaderRow tells of a table on several pages whose first row, the names
// of its columns in bold, stands on the first only.
func checkHeaderRow(p *check.Pass, t *flow.Table, where map[*flow.Paragraph]int) {
	if len(t.Rows) < 3 || t.Rows[0].Header || !boldRow(&t.Rows[0]) || boldRow(&t.Rows[1]) && boldRow(&t.Rows[2]) {
		return
	}
	first := firstText(&t.Rows[0])
	last := firstText(&t.Rows[len(t.Rows)-1])
	if first == nil || last == nil || where[last] <= where[first] {
		return
	}
	p.Remark(check.Place{Component: law.TableText, Paragraph: first, Quote: oneLine(first.Text())},
		"bôi đen hàng đầu của bảng, chọn Layout > Repeat Header Rows", "bảng kéo sang trang sau nhưng hàng đầu không lặp lại")
}

// boldRow reports whether a row has several cells with text, all of it bold.
func boldRow(r *flow.Row) bool {
	cells := 0
	for i := range r.Cells {
		plain, some := false, false
		eachParagraph(r.Cells[i].Blocks, func(q *flow.Paragraph) {
			for _, run := range q.Runs {
				if legible(run.Text) {
					some = true
					plain = plain || !run.Bold
				}
			}
		})
		if plain {
			return false
		}
		if some {
			cells++
		}
	}
	return cells > 1
}

func firstText(r *flow.Row) *flow.Paragraph {
	var found *flow.Paragraph
	for i := range r.Cells {
		eachParagraph(r.Cells[i].Blocks, func(q *flow.Paragraph) {
			if found == nil && legible(q.Text()) {
				found = q
			}
		})
	}
	return found
}

// loneWord is how many letters the last line of a paragraph has at most when
// it counts as one short word.
const loneWord = 4

// checkLoneWords is TR-CHU.
func checkLoneWords(p *check.Pass) {
	pages := p.Pages()
	if len(pages) == 0 {
		p.Skip(unpaged)
		return
	}
	type line struct {
		y    unit.Length
		page int
		text string
	}
	lines := map[*flow.Paragraph][]line{}
	var order []*flow.Paragraph
	for i := range pages {
		for _, t := range textsOf(&pages[i]) {
			if !slices.Contains(running, t.Component) {
				continue
			}
			own := lines[t.Paragraph]
			if len(own) == 0 {
				order = append(order, t.Paragraph)
			}
			if n := len(own); n > 0 && own[n-1].y == t.Y && own[n-1].page == i {
				own[n-1].text += t.Text
			} else {
				own = append(own, line{t.Y, i, t.Text})
			}
			lines[t.Paragraph] = own
		}
	}
	var found hits
	for _, q := range order {
		own := lines[q]
		last := strings.Trim(own[len(own)-1].text, " .,;:/…\u00A0")
		if len(own) > 2 && legible(last) && !strings.ContainsAny(last, " \u00A0") && utf8.RuneCountInString(last) <= loneWord && strings.Count(q.Text(), "\n") == 0 {
			found.add(check.Place{Component: q.Component, Paragraph: q, Quote: last}, "rút bớt một hai chữ trong đoạn", "dòng cuối của đoạn chỉ có “"+last+"”")
		}
	}
	found.remark(p)
}

// emptyLines is how many empty paragraphs in a row make a gap.
const emptyLines = 5

// checkEmptyPages is TR-TRONG: a page that is less than half full although its
// section goes on, and what leaves the rest of it empty.
func checkEmptyPages(p *check.Pass) {
	pages := p.Pages()
	if len(pages) == 0 {
		p.Skip(unpaged)
		return
	}
	where, lowest := pageOfParagraphs(pages), lowestOf(pages)
	for _, s := range p.File.Flow.Sections {
		checkTallRows(p, s)
		checkBreaksAfterTables(p, s, lowest)
		var before *flow.Paragraph
		empty := 0
		for _, b := range s.Blocks {
			q, ok := b.(*flow.Paragraph)
			if ok && strings.TrimSpace(q.Text()) == "" && !pictured(q) {
				empty++
				continue
			}
			next := q
			if t, table := b.(*flow.Table); table && len(t.Rows) > 0 {
				next = firstText(&t.Rows[0])
			}
			if empty >= emptyLines && before != nil && next != nil && where[next] > where[before] && !(ok && q.Format.PageBreak) && inText(before.Component) && inText(next.Component) {
				p.Remark(check.Place{Component: next.Component, Paragraph: next, Quote: oneLine(next.Text())}, "xóa các dòng trống, dùng Ctrl+Enter nếu cần sang trang", "%d dòng trống đẩy “%s” sang trang sau", empty, oneLine(next.Text()))
			}
			empty = 0
			if next != nil {
				before = next
			}
		}
	}
}

// inText reports whether a component is part of the text and not of the foot.
func inText(c law.Component) bool { return !slices.Contains(signing, c) }

// pictured reports whether a paragraph holds something to see beside text.
func pictured(q *flow.Paragraph) bool {
	return len(q.Floats) > 0 || slices.ContainsFunc(q.Runs, func(r flow.Run) bool { return r.Image != nil })
}
