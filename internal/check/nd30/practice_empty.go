package nd30

import (
	"slices"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// fewLetters is how many letters a row has at most that is said to be empty
// for its height.
const fewLetters = 300

// middleOf is the middle between the margins, from the upper edge of the sheet.
func middleOf(page *flow.PageSetup) unit.Length {
	return (page.Top + page.Height - page.Bottom) / 2
}

// checkTallRows tells of rows that are set to be higher than half a page and
// have little in them.
func checkTallRows(p *check.Pass, s *flow.Section) {
	half := (s.Page.Height - s.Page.Top - s.Page.Bottom) / 2
	for _, b := range s.Blocks {
		t, ok := b.(*flow.Table)
		if !ok {
			continue
		}
		for i := range t.Rows {
			row := &t.Rows[i]
			first := firstText(row)
			if row.Height <= half || first == nil || !nearlyEmpty(row) {
				continue
			}
			p.Remark(check.Place{Component: law.TableText, Paragraph: first, Quote: oneLine(first.Text())},
				"bôi đen hàng này, bỏ dấu Specify height trong Table Properties > Row", "hàng của bảng đặt cao %s, quá nửa trang mà ít chữ", millimetres(row.Height))
		}
	}
}

// nearlyEmpty reports whether a row holds a few words and no picture.
func nearlyEmpty(r *flow.Row) bool {
	letters, picture := 0, false
	for i := range r.Cells {
		eachParagraph(r.Cells[i].Blocks, func(q *flow.Paragraph) {
			letters += utf8.RuneCountInString(q.Text())
			picture = picture || pictured(q)
		})
	}
	return letters <= fewLetters && !picture
}

// checkBreaksAfterTables tells of running text that a page break drives away
// from a table in the upper half of its page.
func checkBreaksAfterTables(p *check.Pass, s *flow.Section, lowest map[*flow.Paragraph]unit.Length) {
	for i, b := range s.Blocks {
		t, ok := b.(*flow.Table)
		if !ok || i+1 >= len(s.Blocks) || len(t.Rows) == 0 {
			continue
		}
		next, ok := s.Blocks[i+1].(*flow.Paragraph)
		if !ok || !next.Format.PageBreak || !slices.Contains([]law.Component{law.BodyText, law.Clause, law.Point}, next.Component) {
			continue
		}
		last := firstText(&t.Rows[len(t.Rows)-1])
		if last == nil || t.Component != "" && t.Component != law.TableText || lowest[last] == 0 || lowest[last] > middleOf(&s.Page) {
			continue
		}
		p.Remark(check.Place{Component: next.Component, Paragraph: next, Quote: oneLine(next.Text())},
			"xóa dấu ngắt trang trước đoạn này, bỏ Page break before trong Home > Paragraph > Line and Page Breaks",
			"ngắt trang sau bảng làm quá nửa trang bỏ trống")
	}
}

// lowestOf is how far down its page each paragraph reaches.
func lowestOf(pages []layout.Page) map[*flow.Paragraph]unit.Length {
	out := map[*flow.Paragraph]unit.Length{}
	for i := range pages {
		for _, t := range textsOf(&pages[i]) {
			out[t.Paragraph] = max(out[t.Paragraph], t.Y)
		}
	}
	return out
}
