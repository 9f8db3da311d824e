package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// How numbers open a line.
var (
	wordLine    = regexp.MustCompile(`^(?i)(phần|chương|tiểu mục|mục)\s+([IVXLC]+|\d+)\b[.:]?\s*(.*)$`)
	articleLine = regexp.MustCompile(`^(Điều|ĐIỀU|điều)\s+(\d+)(\p{Ll}?)\s*([.:)/–-]?)(?:\s+|$)(.*)$`)
	romanLine   = regexp.MustCompile(`^([IVXL]+)([.)/])\s+(.*)$`)
	clauseLine  = regexp.MustCompile(`^(\d{1,3})([.)/])\s+(.*)$`)
	levelLine   = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(\S.*)$`)
	pointLine   = regexp.MustCompile(`^(\p{Ll})([.)/])\s+(.*)$`)
)

// rank is a numbered line of nội dung.
type rank struct {
	piece  *recognize.Piece
	level  doc.Level
	number int    // 0 for the letter of a điểm
	label  string // “Chương II”, “Điều 3”, “2.”, “đ)”
	letter string // of a điểm
	mark   string // after the number: “.”, “)”
	roman  bool
	rest   string // what follows on the line
}

// ranksOf are the numbered lines of a text. Quotations are left out: their
// numbers are those of another text.
func ranksOf(part []*recognize.Piece, quotes map[*flow.Paragraph]bool) []rank {
	var out []rank
	for _, p := range part {
		if p.Paragraph == nil || quotes[p.Paragraph] || p.Paragraph.Where != "" || !slices.Contains(ranked, p.Component) {
			continue
		}
		if r, ok := rankOf(p); ok {
			out = append(out, r)
		}
	}
	return out
}

// rankOf reads the number that opens a piece.
func rankOf(p *recognize.Piece) (rank, bool) {
	text := viet.NFC(p.Text)
	r := rank{piece: p}
	if slices.Contains([]law.Component{law.PartHeading, law.ChapterHeading, law.SectionHeading, law.SubsectionHeading}, p.Component) {
		return headingRank(r, text)
	}
	if m := articleLine.FindStringSubmatch(text); m != nil && m[3] == "" && (m[4] != "" || p.Component == law.ArticleHeading) {
		r.level, r.mark, r.rest, r.label = doc.LevelArticle, m[4], m[5], "Điều "+m[2]
		r.number, _ = strconv.Atoi(m[2])
		return r, true
	}
	if m := clauseLine.FindStringSubmatch(text); m != nil {
		r.level, r.mark, r.rest, r.label = doc.LevelClause, m[2], m[3], m[1]+m[2]
		r.number, _ = strconv.Atoi(m[1])
		return r, true
	}
	if m := pointLine.FindStringSubmatch(text); m != nil {
		r.level, r.letter, r.mark, r.rest, r.label = doc.LevelPoint, m[1], m[2], m[3], m[1]+m[2]
		return r, true
	}
	return r, false
}

// headingRank reads the number of a phần, chương, mục or tiểu mục.
func headingRank(r rank, text string) (rank, bool) {
	if m := wordLine.FindStringSubmatch(text); m != nil {
		r.level = map[string]doc.Level{"phần": doc.LevelPart, "chương": doc.LevelChapter, "mục": doc.LevelSection, "tiểu mục": doc.LevelSubsection}[strings.ToLower(m[1])]
		r.label, r.rest = m[1]+" "+m[2], m[3]
		r.number, r.roman = numberOf(m[2])
		return r, r.number > 0
	}
	if m := romanLine.FindStringSubmatch(text); m != nil {
		r.level, r.mark, r.rest, r.label = doc.LevelSection, m[2], m[3], m[1]+m[2]
		r.number, r.roman = numberOf(m[1])
		return r, r.number > 0
	}
	return r, false
}

// numberOf reads a numeral, Roman or Arabic; 0 if it is none.
func numberOf(s string) (n int, roman bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, false
	}
	for n := 1; n < 400; n++ {
		if viet.Roman(n) == strings.ToUpper(s) {
			return n, true
		}
	}
	return 0, true
}

// isWorded reports whether a mục is numbered after the word: “Mục 1”, and not
// “I.”.
func (r *rank) isWorded() bool { return r.mark == "" && r.level <= doc.LevelSubsection }

// numberingRules are the rules of numbers through a text.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm c và điểm đ.
func numberingRules(r *law.Regulation) []check.Rule {
	cite := r.Components[law.Point].Cite
	return []check.Rule{{
		ID: "HD-08", Title: "điểm đánh bằng chữ cái tiếng Việt theo thứ tự: a, b, c, d, đ, e, g…", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Bảng chữ cái tiếng Việt có đ và không có f, j, w, z; sai thứ tự thì viện dẫn điểm sẽ nhầm.",
		Examples: []check.Example{
			{On: "quy-che", Bad: "diem#2: c) Tổ giúp việc của Ban Chỉ đạo.", Good: "diem#2: b) Tổ giúp việc của Ban Chỉ đạo.", Own: true},
		},
		Run: checkLetters,
	}, {
		ID: "HD-09", Title: "số thứ tự của phần, chương, mục, điều, khoản liên tục", Tier: check.Form, Cite: r.Body.OrderRef, Severity: diag.Warning,
		Why: "Số nhảy hoặc lặp làm viện dẫn “khoản 2 Điều 3” trỏ sai chỗ, và cho thấy văn bản bị cắt dán sót.",
		Examples: []check.Example{
			{Bad: "khoan#2: 3. Gửi danh mục nhu cầu về Sở Khoa học và Công nghệ trước ngày 10 tháng 02 năm 2026.", Good: "khoan#2: 2. Gửi danh mục nhu cầu về Sở Khoa học và Công nghệ trước ngày 10 tháng 02 năm 2026.", Own: true},
			{On: "quyet-dinh", Bad: "noi_dung#2 “Điều 2” → “Điều 4”", Good: "noi_dung#2 “có trách nhiệm” → “có nhiệm vụ”"},
			{On: "bao-cao", Bad: "muc#2: III. TỒN TẠI, HẠN CHẾ", Good: "muc#2: II. TỒN TẠI", Own: true},
		},
		Run: checkConsecutive,
	}, {
		ID: "HD-10", Title: "một văn bản dùng một kiểu bố cục", Tier: check.Decree, Cite: r.Body.OrderRef, Severity: diag.Warning,
		Why: "“Mục 1” thuộc bố cục phần, chương, mục, điều; “I.” thuộc bố cục phần, mục, khoản. Trộn hai kiểu thì không biết cấp nào lớn hơn.",
		Examples: []check.Example{
			{On: "bao-cao", Bad: "muc#2: Mục 2↵TỒN TẠI, HẠN CHẾ {giữa, thụt 0 mm}", Good: "muc#2: II. NHỮNG TỒN TẠI, HẠN CHẾ", Own: true},
		},
		Run: checkOneLayout,
	}, {
		ID: "HD-LV", Title: "bố cục chỉ có các cấp mà nghị định nêu, không có 1.1, 1.1.1", Tier: check.Practice, Severity: diag.Warning,
		Why: "Dưới khoản là điểm a), b); cấp 1.1, 1.1.1 không có trong nghị định nên không viện dẫn được theo điểm, khoản.",
		Examples: []check.Example{
			{Bad: "khoan#2: 1.1. Gửi danh mục nhu cầu về Sở Khoa học và Công nghệ trước ngày 10 tháng 02 năm 2026.", Good: "khoan#2: 2. Bố trí 1.500 lượt đào tạo, 2.1 tỷ đồng cho các xã, phường trên địa bàn tỉnh.", Own: true},
		},
		Run: checkLevels,
	}}
}

// checkLetters is HD-08.
func checkLetters(p *check.Pass) {
	rules := p.Regulation.BodyRules()
	quotes := quoted(p.Document)
	for _, part := range parts(p.Document) {
		var run []rank
		for _, r := range ranksOf(part, quotes) {
			if r.level == doc.LevelPoint && (len(run) == 0 || r.letter != rules.Letters[0]) {
				run = append(run, r)
				continue
			}
			checkRun(p, run, rules)
			run = nil
			if r.level == doc.LevelPoint {
				run = append(run, r)
			}
		}
		checkRun(p, run, rules)
	}
}

// checkRun compares the letters of one list of điểm with the alphabet, with
// and without the letters that the decree leaves out. A list that does not
// begin with a goes on another one, and a letter that stands alone is chance.
func checkRun(p *check.Pass, run []rank, rules law.BodyRules) {
	if len(run) < 2 || run[0].letter != rules.Letters[0] {
		return
	}
	short, long := goesWrong(run, rules.Letters), goesWrong(run, rules.AllLetters)
	if short < 0 || long < 0 {
		return
	}
	i := max(short, long)
	order := rules.Letters
	if long > short {
		order = rules.AllLetters
	}
	r, want := run[i], "?"
	if i < len(order) {
		want = order[i]
	}
	at := check.At(r.piece)
	hint := "sửa thành “" + want + ")”, rồi sửa các điểm sau theo thứ tự a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q"
	switch {
	case !slices.Contains(rules.AllLetters, r.letter):
		p.Warn(at, hint, "điểm “%s” đánh bằng chữ “%s”, bảng chữ cái tiếng Việt không có chữ này, phải là “%s)”", r.label, r.letter, want)
	case want == "đ" && r.letter == "e":
		p.Warn(at, hint, "điểm “%s” đứng sau điểm d, thiếu điểm đ", r.label)
	default:
		p.Report(at, hint, "điểm “%s” sai thứ tự, sau điểm %s phải là “%s)”", r.label, run[i-1].letter, want)
	}
}

// goesWrong is the index of the first letter out of order, or -1.
func goesWrong(run []rank, order []string) int {
	for i, r := range run {
		if i >= len(order) || r.letter != order[i] {
			return i
		}
	}
	return -1
}

// checkConsecutive is HD-09.
func checkConsecutive(p *check.Pass) {
	quotes := quoted(p.Document)
	for _, part := range parts(p.Document) {
		all := ranksOf(part, quotes)
		if mixesClauses(all) {
			continue
		}
		last, ever := map[doc.Level]int{}, map[doc.Level]int{}
		for _, r := range all {
			if r.level == doc.LevelPoint {
				continue
			}
			if r.number != ever[r.level]+1 { // a rank may go on through those above it
				checkNext(p, r, last)
			}
			last[r.level], ever[r.level] = r.number, r.number
			for l := r.level + 1; l <= doc.LevelPoint; l++ {
				if l != doc.LevelArticle && (l != doc.LevelChapter || r.level != doc.LevelPart || r.number == 1) {
					delete(last, l)
				}
			}
		}
	}
}

// mixesClauses reports whether “1.” and “1)” are two levels of a text: then
// their order cannot be told.
func mixesClauses(all []rank) bool {
	marks := map[string]bool{}
	for _, r := range all {
		if r.level == doc.LevelClause {
			marks[r.mark] = true
		}
	}
	return len(marks) > 1
}

// checkNext compares a number with the one before it. A list that begins again
// with 1 is another list; chương may go on through phần or begin again.
func checkNext(p *check.Pass, r rank, last map[doc.Level]int) {
	before, follows := last[r.level]
	switch {
	case r.number == before+1, r.piece.Sure == recognize.Guess:
	case r.number == 1 && (r.level == doc.LevelClause || r.level == doc.LevelChapter):
	case !follows && (r.level != doc.LevelClause || r.number >= maxOpening):
		// A trích sao keeps the numbers of the whole document.
	case !follows:
		p.Report(check.At(r.piece), "sửa số thứ tự, bắt đầu từ 1", "“%s” là %s đầu tiên, phải đánh số từ 1", r.label, levelName(r.level))
	default:
		p.Report(check.At(r.piece), "sửa số thứ tự cho liên tục, rồi sửa các chỗ viện dẫn đến nó", "sau %s %d là “%s”, số thứ tự phải liên tục", levelName(r.level), before, r.label)
	}
}

// maxOpening is how far a number that opens a text may still be that of a
// khoản; beyond, it is a year or an amount.
const maxOpening = 10

// levelName is the name of a rank.
func levelName(l doc.Level) string {
	return map[doc.Level]string{doc.LevelPart: "phần", doc.LevelChapter: "chương", doc.LevelSection: "mục", doc.LevelSubsection: "tiểu mục",
		doc.LevelArticle: "điều", doc.LevelClause: "khoản", doc.LevelPoint: "điểm"}[l]
}

// checkOneLayout is HD-10.
func checkOneLayout(p *check.Pass) {
	quotes := quoted(p.Document)
	for _, part := range parts(p.Document) {
		var worded, bare []rank
		for _, r := range ranksOf(part, quotes) {
			switch {
			case r.level == doc.LevelSection && r.isWorded():
				worded = append(worded, r)
			case r.level == doc.LevelSection && r.roman:
				bare = append(bare, r)
			}
		}
		if len(worded) == 0 || len(bare) == 0 {
			continue
		}
		odd, usual := worded[0], bare[0]
		if len(worded) > len(bare) {
			odd, usual = usual, odd
		}
		p.Report(check.At(odd.piece), "đánh số các mục theo một kiểu, “Mục 1” hoặc “I.”", "mục đánh số “%s”, mục khác đánh số “%s”, hai kiểu bố cục lẫn nhau", odd.label, usual.label)
	}
}

// checkLevels is HD-LV.
func checkLevels(p *check.Pass) {
	var at []check.Place
	first := ""
	for _, piece := range textOf(p.Document, runningText...) {
		m := levelLine.FindStringSubmatch(piece.Text)
		if m == nil || !startsAsHeading(m[2]) {
			continue
		}
		if len(at) == 0 {
			first = m[1]
		}
		at = append(at, check.At(piece))
	}
	if len(at) > 0 {
		reportAll(p, at, "đánh số thành điểm a), b), c) trong khoản", fmt.Sprintf("đoạn đánh số “%s”, nghị định không có cấp này: dưới khoản là điểm a), b)", first))
	}
}

// startsAsHeading tells the text after a number from a unit: “1.5 tỷ đồng”.
func startsAsHeading(s string) bool { return s != viet.LowerFirst(s) }
