package nd30

import (
	"fmt"
	"strings"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// numberRules are PG-07 to PG-12.
// NĐ 30/2020, Phụ lục I, Phần I, Mục I, khoản 7; Mục V, ô số 14.
func numberRules(r *law.Regulation) []check.Rule {
	rule := func(id, title, why string, severity diag.Severity, run func(*check.Pass), examples ...check.Example) check.Rule {
		return check.Rule{ID: id, Title: title, Why: why, Cite: r.HeadRules().PageNumber, Severity: severity,
			Whole: true, Examples: examples, Run: run}
	}
	form := rule("PG-11", "số trang chỉ gồm chữ số, không kèm chữ “Trang” hay tổng số trang",
		"Mẫu trình bày của nghị định chỉ có chữ số; chữ kèm theo làm đầu trang rối.",
		diag.Note, checkBareNumber,
		check.Example{On: "quy-che", At: string(law.PageNumber), Bad: "trang {đầu Trang ‹số›/‹tổng›}", Good: "trang {đầu ‹số›}"})
	form.Tier = check.Form
	return []check.Rule{
		rule("PG-07", "văn bản từ hai trang trở lên có số trang từ trang thứ hai",
			"Không có số trang thì không biết văn bản có mấy trang, thiếu trang nào.",
			diag.Error, checkPagesNumbered,
			check.Example{On: "quy-che", Own: true, At: string(law.PageNumber), Bad: "trang {số không}", Good: "trang {số cỡ 13 pt}"}),
		rule("PG-08", "trang thứ nhất không hiển thị số trang",
			"Trang thứ nhất đã có phần đầu văn bản, nghị định không cho hiện số trang ở đó.",
			diag.Error, checkFirstHidden,
			check.Example{On: "quy-che", Own: true, At: string(law.PageNumber), Bad: "trang {số ở trang đầu}", Good: "trang {số cỡ 13 pt}"},
			check.Example{On: "thong-bao", Own: true, At: string(law.PageNumber), Bad: "trang {số ở trang đầu}", Good: "trang {số không}"}),
		rule("PG-09", "số trang đặt canh giữa trong phần lề trên của văn bản",
			"Số trang ở chân trang hay ở góc là của kiểu trình bày khác.",
			diag.Error, checkNumberPlace,
			check.Example{On: "quy-che", At: string(law.PageNumber), Bad: "trang {chân ‹số›}", Good: "trang {đầu ‹số›}"},
			check.Example{On: "quy-che", At: string(law.PageNumber), Bad: "trang {đầu phải ‹số›}", Good: "trang {số cỡ 13 pt}"}),
		rule("PG-10", "số trang là chữ số cỡ 13 đến 14, kiểu chữ đứng",
			"Số trang cùng phông, cùng cỡ với nội dung thì trang mới đồng đều.",
			diag.Warning, checkNumberLook,
			check.Example{On: "quy-che", At: string(law.PageNumber), Bad: "trang {số cỡ 11 pt}", Good: "trang {số cỡ 13 pt}"}),
		form,
		rule("PG-12", "số trang được đánh từ số 1",
			"Số trang bắt đầu từ số khác làm người đọc tưởng thiếu trang.",
			diag.Warning, checkNumberStart,
			check.Example{On: "quy-che", At: string(law.PageNumber), Bad: "trang {số bắt đầu 3}", Good: "trang {số bắt đầu 1}", Also: []string{"PL-06"}}),
	}
}

// pageNumber is a page number that stands in a header or footer.
type pageNumber struct {
	paragraph *flow.Paragraph
	footer    bool
	float     *flow.Float // the box it stands in; nil for none
	inCell    bool
}

// numbersIn finds the page numbers of a header or footer: fields, or a line of
// figures alone.
func numbersIn(blocks []flow.Block, footer bool) []pageNumber {
	var out []pageNumber
	var walk func([]flow.Block, *flow.Float, bool)
	walk = func(blocks []flow.Block, box *flow.Float, inCell bool) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *flow.Paragraph:
				if isNumber(b) {
					out = append(out, pageNumber{b, footer, box, inCell})
				}
				for _, f := range b.Floats {
					walk(f.Blocks, f, inCell)
				}
			case *flow.Table:
				for i := range b.Rows {
					for j := range b.Rows[i].Cells {
						walk(b.Rows[i].Cells[j].Blocks, box, true)
					}
				}
			}
		}
	}
	walk(blocks, nil, false)
	return out
}

func isNumber(p *flow.Paragraph) bool {
	for i := range p.Runs {
		if p.Runs[i].PageNumber {
			return true
		}
	}
	text := strings.TrimSpace(p.Text())
	return text != "" && len(text) <= 3 && strings.Trim(text, "0123456789") == ""
}

// laterNumbers are the numbers on the pages after the first of a section. bare
// tells that there is one as the decree wants it, which is no paragraph.
func laterNumbers(page *flow.PageSetup) (found []pageNumber, bare bool) {
	found = append(numbersIn(page.NextHeader, false), numbersIn(page.NextFooter, true)...)
	return found, page.NumberSize > 0
}

// showsNumbers reports whether the pages after the first show their numbers.
func showsNumbers(page *flow.PageSetup) bool {
	found, bare := laterNumbers(page)
	if page.EvenDiffers && !bare {
		even := append(numbersIn(page.EvenHeader, false), numbersIn(page.EvenFooter, true)...)
		return len(found) > 0 && len(even) > 0
	}
	return bare || len(found) > 0
}

// enoughLines is how many lines a last page must have for it to be sure that
// other programs break pages there, too.
const enoughLines = 3

// pagesOf counts the pages of each section in our own layout. The last one of
// a section counts only if it is well filled.
func pagesOf(p *check.Pass) map[int]int {
	home := map[*flow.Paragraph]int{}
	for i, s := range p.File.Flow.Sections {
		eachParagraph(s.Blocks, func(par *flow.Paragraph) { home[par] = i })
	}
	out := map[int]int{}
	pages := p.Pages()
	for i := range pages {
		section, known := 0, false
		lines := map[unit.Length]bool{}
		for _, item := range pages[i].Items {
			if t, ok := item.(*layout.Text); ok && t.Paragraph != nil {
				if n, ok := home[t.Paragraph]; ok {
					section, known = n, true
					lines[t.Y] = true
				}
			}
		}
		if known && (out[section] == 0 || len(lines) >= enoughLines) {
			out[section]++
		}
	}
	return out
}

func checkPagesNumbered(p *check.Pass) {
	if p.Pages == nil {
		p.Skip("không dàn được trang")
		return
	}
	var wrong []int
	var pages map[int]int
	for _, s := range judgedSections(p) {
		if showsNumbers(&s.page) {
			continue
		}
		if pages == nil {
			pages = pagesOf(p)
		}
		first := 1 // pages that need no number
		if s.opens == nil {
			first = 0
		}
		if pages[s.index] > first {
			wrong = append(wrong, s.index)
		}
	}
	if len(wrong) > 0 {
		p.Report(check.Absent(law.PageNumber), "chọn Insert > Page Number > Top of Page > Plain Number 2, rồi đánh dấu Different First Page",
			"không có số trang%s, văn bản từ hai trang trở lên phải có số trang từ trang thứ hai", inSections(p, wrong))
	}
}

func checkFirstHidden(p *check.Pass) {
	for _, s := range judgedSections(p) {
		if s.opens == nil || s.opens.Role != recognize.Main {
			continue
		}
		shown := append(numbersIn(s.page.FirstHeader, false), numbersIn(s.page.FirstFooter, true)...)
		if !s.page.HideFirstNumber {
			later, bare := laterNumbers(&s.page)
			shown = append(shown, later...)
			if bare {
				shown = append(shown, pageNumber{})
			}
		}
		if len(shown) > 0 {
			p.Report(check.Place{Component: law.PageNumber, Paragraph: shown[0].paragraph},
				"bấm đúp vào đầu trang, đánh dấu Different First Page, rồi xóa số ở trang thứ nhất",
				"trang thứ nhất%s hiện số trang, số trang chỉ hiện từ trang thứ hai", inSections(p, []int{s.index}))
			return
		}
	}
}

func checkNumberPlace(p *check.Pass) {
	for _, s := range judgedSections(p) {
		found, _ := laterNumbers(&s.page)
		for _, n := range found {
			where := ""
			switch {
			case n.footer:
				where = "ở chân trang"
			case offCentre(n, &s.page):
				where = "không ở giữa đầu trang"
			default:
				continue
			}
			p.Report(numberPlace(n), "xóa số này, chọn Insert > Page Number > Top of Page > Plain Number 2",
				"số trang đặt %s%s, phải canh giữa trong phần lề trên", where, inSections(p, []int{s.index}))
			return
		}
	}
}

func numberPlace(n pageNumber) check.Place {
	return check.Place{Component: law.PageNumber, Paragraph: n.paragraph, Quote: oneLine(n.paragraph.Text())}
}

// centreTab is how far the middle of a tab stop may stand from the middle of
// the page: the stops of Word's own header are made for Letter paper.
const centreTab = 10 * unit.MM

// offCentre reports whether a number surely stands elsewhere than in the
// middle.
func offCentre(n pageNumber, page *flow.PageSetup) bool {
	f := n.paragraph.Format
	switch {
	case n.inCell:
		return false
	case n.float != nil && n.float.AlignedX:
		return n.float.Align == flow.Left || n.float.Align == flow.Right
	case n.float != nil:
		return false
	case f.Align == flow.Center:
		return false
	case f.Align == flow.Right:
		return true
	}
	before, _, _ := strings.Cut(textToNumber(n.paragraph), "\x00")
	tabs := strings.Count(before, "\t")
	if strings.TrimSpace(before) == "" && tabs > 0 && tabs <= len(f.Tabs) {
		stop := f.Tabs[tabs-1]
		return !stop.Center || !same(stop.At, page.TextWidth()/2, centreTab)
	}
	return tabs == 0 && len(before) < 4 && f.IndentLeft+f.FirstLine < page.TextWidth()/4
}

// textToNumber is the text of a paragraph with a NUL for the page number.
func textToNumber(p *flow.Paragraph) string {
	var b strings.Builder
	for i := range p.Runs {
		if p.Runs[i].PageNumber {
			b.WriteByte(0)
		}
		b.WriteString(p.Runs[i].Text)
	}
	return b.String()
}

func checkNumberLook(p *check.Pass) {
	spec := p.Regulation.Components[law.PageNumber]
	for _, s := range judgedSections(p) {
		found, bare := laterNumbers(&s.page)
		if bare && !numbersFit(s.page.NumberSize, spec) {
			p.Report(check.Absent(law.PageNumber), "bấm đúp vào đầu trang, bôi đen số trang, chọn cỡ 14 trong Home > Font Size",
				"số trang%s cỡ %s, phải có cỡ %s", inSections(p, []int{s.index}), sizeText(s.page.NumberSize), spanText(spec.Size))
			return
		}
		for _, n := range found {
			if reportNumberLook(p, n, spec) {
				return
			}
		}
	}
}

func numbersFit(l unit.Length, spec law.Spec) bool {
	n := l.HalfPoints()
	return n >= spec.Size.Min.HalfPoints() && n <= spec.Size.Max.HalfPoints()
}

// reportNumberLook reports a number of the wrong size or in italics.
func reportNumberLook(p *check.Pass, n pageNumber, spec law.Spec) bool {
	for _, r := range n.paragraph.Runs {
		if !r.PageNumber && !isDigits(strings.TrimSpace(r.Text)) {
			continue
		}
		switch {
		case r.Size != 0 && !numbersFit(r.Size, spec):
			p.Report(numberPlace(n), "bấm đúp vào đầu trang, bôi đen số trang, chọn cỡ 14 trong Home > Font Size",
				"số trang cỡ %s, phải có cỡ %s", sizeText(r.Size), spanText(spec.Size))
		case r.Italic:
			p.Report(numberPlace(n), "bấm đúp vào đầu trang, bôi đen số trang, bấm Ctrl+I để bỏ in nghiêng",
				"số trang in nghiêng, phải viết kiểu chữ đứng")
		case r.PageNumber && strings.ContainsFunc(r.Text, unicode.IsLetter):
			p.Report(numberPlace(n), "bấm đúp vào đầu trang, chọn Page Number > Format Page Numbers > Number format: 1, 2, 3",
				"số trang “%s” không phải là chữ số Ả Rập", r.Text)
		default:
			continue
		}
		return true
	}
	return false
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func checkBareNumber(p *check.Pass) {
	for _, s := range judgedSections(p) {
		found, _ := laterNumbers(&s.page)
		for _, n := range found {
			rest := ""
			for _, r := range n.paragraph.Runs {
				if !r.PageNumber {
					rest += r.Text
				}
			}
			if strings.TrimSpace(rest) == "" || isDigits(strings.TrimSpace(rest)) {
				continue
			}
			p.Report(numberPlace(n), "bấm đúp vào đầu trang, xóa phần chữ, chỉ để lại số trang",
				"số trang viết “%s”, mẫu trình bày chỉ có chữ số", oneLine(n.paragraph.Text()))
			return
		}
	}
}

func checkNumberStart(p *check.Pass) {
	for _, s := range judgedSections(p) {
		if s.opens == nil || s.opens.Role != recognize.Main || !showsNumbers(&s.page) {
			continue
		}
		found := ""
		switch {
		case s.page.RestartNumber && s.page.FirstNumber > 1:
			found = fmt.Sprintf("bắt đầu từ số %d", s.page.FirstNumber)
		case s.index > 0 && !s.page.RestartNumber:
			found = "đánh tiếp số của phần trước"
		default:
			continue
		}
		p.Report(check.Absent(law.PageNumber), "chọn Insert > Page Number > Format Page Numbers > Start at: 1",
			"số trang%s %s, phải đánh từ số 1", inSections(p, []int{s.index}), found)
		return
	}
}
