package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// referenceRules are those of references inside a document.
func referenceRules(*law.Regulation) []check.Rule {
	return []check.Rule{{
		ID: "PL-KHOP", Title: "phụ lục, mục, điều, khoản được dẫn chiếu có trong văn bản, nơi được giao việc có ở Nơi nhận", Why: "Dẫn đến một phụ lục hay một điều không có làm người thực hiện không biết phải theo đâu.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			On:   "quyet-dinh",
			Bad:  "khoan#1: 1. Tham mưu danh mục sản phẩm theo quy định tại Điều 7 Quyết định này.",
			Good: "khoan#1: 1. Tham mưu danh mục sản phẩm theo Điều 7 Luật Công nghệ thông tin và Điều 3 Quyết định này.",
			Own:  true,
		}, {
			On:   "ke-hoach",
			Bad:  "khoan#cuối: 2. Các sở, ban, ngành báo cáo kết quả theo chỉ tiêu tại Mục V./.",
			Good: "khoan#cuối: 2. Các sở, ban, ngành báo cáo kết quả theo chỉ tiêu tại Mục II./.",
			Own:  true,
		}, {
			On:   "ke-hoach",
			Own:  true,
			At:   string(law.TableText),
			Bad:  "noi_nhan_danh_sach: - Sở Khoa học và Công nghệ;⏎- Sở Tài chính;⏎- Lưu: VT, KGVX.",
			Good: "noi_nhan_danh_sach: - Các sở, ban, ngành;⏎- Tỉnh Đoàn;⏎- Lưu: VT, KGVX.",
		}},
		Run: func(p *check.Pass) {
			checkReferences(p)
			checkUnitsReceive(p)
		},
	}}
}

var (
	appendixReference = regexp.MustCompile(`Phụ lục (?:số )?([IVX]+|\d{1,2})(?:[ ,.;:)]|$)`)
	sectionReference  = regexp.MustCompile(`(?:tại|theo|ở|nêu) [Mm]ục ([IVX]+)(?:[ ,.;:)]|$)`)
	articleReference  = regexp.MustCompile(`(?:khoản (\d{1,2}) )?Điều (\d{1,3})(?:[ ,.;:)]|$)`)
	headingNumber     = regexp.MustCompile(`^(?:Mục )?([IVX]+)\.? `)
	articleNumber     = regexp.MustCompile(`^Điều (\d+)\.?`)
	clauseNumber      = regexp.MustCompile(`^(\d+)\. `)
	appendixNumber    = regexp.MustCompile(`(?i)^phụ lục (?:số )?([IVX]+|\d+)`)
	amending          = regexp.MustCompile(`(?i)sửa đổi|bổ sung|bãi bỏ|đính chính|thay thế|góp ý|thẩm định|dự thảo`)
	// furtherReferences are references in a row, after the first.
	furtherReferences = regexp.MustCompile(`^(?:(?:,| và| hoặc| đến|;)? ?(?:các )?(?:khoản|điểm|Điều|Mục|Chương|Phụ lục)? ?(?:\d{1,3}|[IVX]+|\p{Ll})\b)*`)
)

// numbering is what a document numbers.
type numbering struct {
	appendices, sections, articles []int
	clauses                        map[int][]int // by article
}

// checkReferences is PL-KHOP. A reference counts as one to this document only
// if nothing in its sentence names another.
func checkReferences(p *check.Pass) {
	d := p.Document
	if d.Role != recognize.Main && d.Role != recognize.Attachment {
		return
	}
	if c := d.Content; c != nil && amending.MatchString(c.Subject.Text) {
		p.Skip("văn bản nói về việc sửa đổi hoặc góp ý một văn bản khác")
		return
	}
	own := numbersOf(p)
	var found, apart hits
	miss := func(s *passage, m []int, what string) {
		found.add(s.at(m[0], m[1]), "sửa số, hoặc ghi rõ văn bản được dẫn", fmt.Sprintf("dẫn chiếu %s, nhưng văn bản không có", what))
	}
	for _, s := range prose(p) {
		text := s.own
		if !hasAny(text, "Phụ lục ", "ục ", "Điều ") {
			continue
		}
		if len(own.appendices) > 0 {
			for _, m := range appendixReference.FindAllStringSubmatchIndex(text, -1) {
				n, written := number(text[m[2]:m[3]]), text[m[2]:m[3]]
				switch {
				case slices.Contains(own.appendices, n) || !concerns(p, text, m[0], m[3]):
				case slices.Contains(enclosedAppendices(p), n):
					apart.add(s.at(m[0], m[3]), "thêm phụ lục này; nếu nó ở tệp riêng thì giữ nguyên", fmt.Sprintf("dẫn chiếu Phụ lục %s kèm theo, trong tệp không có", written))
				default:
					miss(s, []int{m[0], m[3]}, "Phụ lục "+written)
				}
			}
		}
		if len(own.sections) > 1 {
			for _, m := range sectionReference.FindAllStringSubmatchIndex(text, -1) {
				if n := number(text[m[2]:m[3]]); !slices.Contains(own.sections, n) && concerns(p, text, m[0], m[3]) {
					miss(s, []int{m[2] - len("Mục "), m[3]}, "Mục "+text[m[2]:m[3]])
				}
			}
		}
		if len(own.articles) > 1 {
			own.checkArticles(p, s, text, miss)
		}
	}
	found.report(p)
	apart.remark(p)
}

// enclosedAppendices are the numbers of the phụ lục that a document says come
// with it, which may be in files of their own.
func enclosedAppendices(p *check.Pass) []int {
	var out []int
	for _, s := range prose(p) {
		for _, m := range appendixMention.FindAllStringIndex(s.text, -1) {
			if row := mentionNumbers.FindStringSubmatch(s.text[m[1]:]); row != nil && enclosed.MatchString(sentence(s.text, m[0])) {
				out = append(out, inRow(row[1])...)
			}
		}
	}
	return out
}

func (own *numbering) checkArticles(p *check.Pass, s *passage, text string, miss func(*passage, []int, string)) {
	for _, m := range articleReference.FindAllStringSubmatchIndex(text, -1) {
		if m[0] == 0 || !concerns(p, text, m[0], m[5]) {
			continue
		}
		article := number(text[m[4]:m[5]])
		switch {
		case !slices.Contains(own.articles, article):
			miss(s, []int{m[4] - len("Điều "), m[5]}, "Điều "+text[m[4]:m[5]])
		case m[2] >= 0 && !slices.Contains(own.clauses[article], number(text[m[2]:m[3]])):
			miss(s, []int{m[0], m[5]}, text[m[0]:m[5]])
		}
	}
}

// concerns reports whether a reference that stands between two bytes of a text
// is one to this document.
func concerns(p *check.Pass, text string, from, to int) bool {
	to += len(furtherReferences.FindString(firstPart(text[to:])))
	rest := strings.TrimLeft(firstPart(text[to:]), " ")
	around := sentence(text, from)
	names := slices.Clone(p.Regulation.Usage().CitedKinds)
	for _, k := range p.Regulation.Kinds {
		names = append(names, k.Name)
	}
	for _, name := range append(names, "Phụ lục", "Biểu") {
		if strings.HasPrefix(rest, name+" này") {
			return true
		}
		if name != "Phụ lục" && len(wordsAt(strings.ReplaceAll(around, name+" này", ""), name)) > 0 || strings.HasPrefix(strings.TrimPrefix(rest, "của "), name) {
			return false
		}
	}
	return true
}

// number reads an Arabic or Roman number; 0 if it is neither.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return viet.RomanNumber(s)
}

// numbersOf lists what a document and its parts number.
func numbersOf(p *check.Pass) *numbering {
	own := &numbering{clauses: map[int][]int{}}
	for _, part := range p.File.Documents {
		if word := part.First(law.AppendixWord); part.Role == recognize.Appendix && word != nil {
			if m := appendixNumber.FindStringSubmatch(viet.NFC(word.Text)); m != nil {
				own.appendices = append(own.appendices, number(strings.ToUpper(m[1])))
			}
		}
	}
	article := 0
	for i := range p.Document.Pieces {
		piece := &p.Document.Pieces[i]
		text := viet.NFC(piece.Text)
		switch piece.Component {
		case law.SectionHeading:
			if m := headingNumber.FindStringSubmatch(text); m != nil {
				own.sections = append(own.sections, number(m[1]))
			}
		case law.Clause, law.ClauseHeading:
			if m := clauseNumber.FindStringSubmatch(text); m != nil {
				own.clauses[article] = append(own.clauses[article], number(m[1]))
			}
		default:
			if m := articleNumber.FindStringSubmatch(text); m != nil && (piece.Component == law.ArticleHeading || piece.Component == law.BodyText) {
				article = number(m[1])
				own.articles = append(own.articles, article)
			}
		}
	}
	return own
}
