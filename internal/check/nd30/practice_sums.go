package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	figure "github.com/shopspring/decimal"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// sumRules are those of figures.
func sumRules(*law.Regulation) []check.Rule {
	return []check.Rule{{
		ID: "SL-TONG", Title: "tổng bằng các số cộng lại, tỷ lệ đúng phép chia, số viết bằng chữ khớp số", Why: "Một tổng sai làm cả bảng không dùng được để thanh toán hay báo cáo.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Các đơn vị gửi báo cáo trong thời hạn 15 (mười bốn) ngày làm việc.",
			Good: "noi_dung ^ Các đơn vị gửi báo cáo trong thời hạn 15 (mười lăm) ngày làm việc, kinh phí 1.005.000 đồng (Một triệu không trăm linh năm nghìn đồng).",
		}, {
			Bad:  "noi_dung ^ Có 45/50 đơn vị (95%) đã gửi báo cáo.",
			Good: "noi_dung ^ Có 45/50 đơn vị (90%) đã gửi báo cáo, 2/3 chỉ tiêu đạt 100% kế hoạch.",
		}, {
			On:   "bao-cao",
			Bad:  "bang#14: Tổng cộng\nbang#15: 415\nbang#16: 451",
			Good: "bang#14: Tổng cộng\nbang#15: 135\nbang#16: 140",
			Own:  true,
		}},
		Run: checkFigures,
	}}
}

// checkFigures is SL-TONG.
func checkFigures(p *check.Pass) {
	for _, s := range anyText(p) {
		text := s.own
		if !strings.ContainsAny(text, "0123456789") || !strings.ContainsAny(text, "(%") {
			continue
		}
		for _, m := range numberAndWords.FindAllStringSubmatchIndex(text, -1) {
			checkInWords(p, s, text, m)
		}
		for _, m := range shareOfWhole.FindAllStringSubmatchIndex(text, -1) {
			checkShare(p, s, text, m)
		}
	}
	own := map[*flow.Paragraph]bool{}
	for i := range p.Document.Pieces {
		if q := p.Document.Pieces[i].Paragraph; q != nil {
			own[q] = true
		}
	}
	for _, n := range p.Document.Sections {
		for _, b := range p.File.Flow.Sections[n].Blocks {
			if t, ok := b.(*flow.Table); ok && holdsAny(t, own) {
				checkTotals(p, t)
			}
		}
	}
}

func holdsAny(t *flow.Table, own map[*flow.Paragraph]bool) bool {
	found := false
	eachParagraph([]flow.Block{t}, func(q *flow.Paragraph) { found = found || own[q] })
	return found
}

// numberAndWords is a number and, in brackets, what may be its words.
var numberAndWords = regexp.MustCompile(`(?:^|[ (])(\d{1,3}(?:\.\d{3})+|\d{1,9})(?: đồng)? \((?:bằng chữ: ?|Bằng chữ: ?)?([\p{L} ,]+?)(?: đồng)?(?: chẵn)?[./]*\)`)

// numberWords are the words of which numbers are made.
var numberWords = []string{
	"không", "một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "nhăm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "mươi", "trăm",
	"nghìn", "ngàn", "triệu", "tỷ", "tỉ", "linh", "lẻ",
}

// plainNumber makes the ways of saying a number alike.
var plainNumber = strings.NewReplacer("ngàn", "nghìn", "tỉ", "tỷ", "bẩy", "bảy", "không trăm", "", "linh", "", "lẻ", "", "mốt", "một", "nhăm", "năm", "lăm", "năm", "tư", "bốn", ",", " ")

func plainWords(s string) string { return oneLine(plainNumber.Replace(strings.ToLower(s))) }

// checkInWords compares a number with its words.
func checkInWords(p *check.Pass, s *passage, text string, m []int) {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(text[m[4]:m[5]]), ",", " "))
	n, err := viet.ParseInt(text[m[2]:m[3]])
	if err != nil || len(words) == 0 {
		return
	}
	for _, w := range words {
		if !slices.Contains(numberWords, w) {
			return
		}
	}
	right := viet.Words(n)
	if said := plainWords(text[m[4]:m[5]]); said == plainWords(right) || said == "năm" && n != 5 {
		return
	}
	p.Report(s.at(m[2], m[1]), "sửa số, hoặc viết “"+right+"”", "số %s viết bằng chữ là “%s”, phải là “%s”", text[m[2]:m[3]], text[m[4]:m[5]], right)
}

// shareOfWhole is a part, a whole and right after it, in brackets or after
// “đạt tỷ lệ”, its percentage.
var shareOfWhole = regexp.MustCompile(`(?:^|[ (])(\d{1,3}(?:\.\d{3})+|\d{1,7})/(\d{1,3}(?:\.\d{3})+|\d{1,7})((?: \p{L}+){0,4}?)(?: \(|, đạt tỷ lệ |, đạt tỉ lệ |, chiếm tỷ lệ |, chiếm |, tỷ lệ )(?:đạt |chiếm |tỷ lệ )?(\d{1,3}(?:,\d+)?) ?%`)

// dayBeforeShare shows that what looks like a part of a whole is a day or a
// number of a document.
var dayBeforeShare = regexp.MustCompile(`(?:ngày|tháng|số|quý|Quý|Điều|đến|từ) ?$`)

// checkShare compares a percentage with its part and its whole.
func checkShare(p *check.Pass, s *passage, text string, m []int) {
	part, err := viet.ParseDecimal(text[m[2]:m[3]])
	whole, err2 := viet.ParseDecimal(text[m[4]:m[5]])
	said, err3 := viet.ParseDecimal(text[m[8]:m[9]])
	if err != nil || err2 != nil || err3 != nil || whole.IsZero() || dayBeforeShare.MatchString(tail(text[:m[2]])) {
		return
	}
	if y := whole.IntPart(); y >= 1900 && y <= 2100 && part.IntPart() <= 12 {
		return // a month of a year
	}
	places := int32(max(0, -int(said.Exponent())))
	right := part.Mul(figure.NewFromInt(100)).Div(whole)
	if right.Sub(said).Abs().GreaterThan(figure.New(1, -places)) {
		p.Report(s.at(m[2], m[1]), "tính lại tỷ lệ", "%s/%s là %s%%, văn bản ghi %s%%", text[m[2]:m[3]], text[m[4]:m[5]], viet.Decimal(right, int(places)), text[m[8]:m[9]])
	}
}

// sheetOf is a table as rows of texts, each cell at its column.
type sheetOf struct {
	text [][]string
	at   [][]*flow.Paragraph
}

// gridOf spreads the cells of a table over its columns.
func gridOf(t *flow.Table) *sheetOf {
	g := &sheetOf{}
	for i := range t.Rows {
		var texts []string
		var at []*flow.Paragraph
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			var words []string
			var first *flow.Paragraph
			eachParagraph(c.Blocks, func(q *flow.Paragraph) {
				if first == nil {
					first = q
				}
				words = append(words, viet.NFC(q.Text()))
			})
			for n := range max(c.Span, 1) {
				texts, at = append(texts, ""), append(at, first)
				if n == 0 && !c.Covered {
					texts[len(texts)-1] = oneLine(strings.Join(words, " "))
				}
			}
		}
		g.text, g.at = append(g.text, texts), append(g.at, at)
	}
	return g
}

// totalWord names the row of totals.
var totalWord = regexp.MustCompile(`(?i)^(?:tổng|tổng cộng|tổng số|cộng)[:.]?$`)

// plainRow is the number of a row of a table without ranks.
var plainRow = regexp.MustCompile(`^\d{1,3}\.?$`)

// notAdded are words in the head of a column whose figures nobody adds up.
var notAdded = regexp.MustCompile(`(?i)đơn giá|giá |tỷ lệ|tỉ lệ|%|năm|số hiệu|^tt$|^stt$|mã|bình quân|điểm|thứ tự|so sánh|so với|mật độ|hệ số|thời gian|thời hạn|ngày|điện thoại|ghi chú`)

// checkTotals compares the last row of a plain table, if it is one of totals,
// with the rows above it. A table with ranks of rows, or one in which a cell of
// the column is no number, is left alone.
func checkTotals(p *check.Pass, t *flow.Table) {
	g := gridOf(t)
	last := len(g.text) - 1
	if last < 3 || !slices.ContainsFunc(g.text[last][:min(2, len(g.text[last]))], totalWord.MatchString) {
		return
	}
	head := headRows(t, g)
	if head == 0 || last-head < 2 || !plainTable(g.text[head:last]) {
		return
	}
	for c := range g.text[last] {
		if slices.ContainsFunc(g.text[:head], func(row []string) bool { return c < len(row) && notAdded.MatchString(row[c]) }) {
			continue
		}
		sum, said, ok := g.column(c, head, last)
		if ok && !sum.Equal(said) {
			at := check.Place{Component: law.TableText, Paragraph: g.at[last][c], Quote: g.text[last][c]}
			p.Report(at, "cộng lại cột này", "dòng “%s” ghi %s, các dòng trên cộng lại là %s", totalName(g.text[last]), g.text[last][c], viet.Decimal(sum, int(max(0, -sum.Exponent()))))
		}
	}
}

func totalName(row []string) string {
	return row[slices.IndexFunc(row, totalWord.MatchString)]
}

// headRows is the number of rows above the figures.
func headRows(t *flow.Table, g *sheetOf) int {
	n := 0
	for n < len(t.Rows) && t.Rows[n].Header {
		n++
	}
	if n > 0 {
		return n
	}
	for _, row := range g.text {
		if slices.ContainsFunc(row, func(s string) bool { return plainRow.MatchString(s) }) {
			return n
		}
		n++
	}
	return 0
}

// plainTable reports whether rows are numbered 1, 2, 3… in their first column.
func plainTable(rows [][]string) bool {
	for i, row := range rows {
		if len(row) < 3 || !plainRow.MatchString(row[0]) || strings.TrimSuffix(row[0], ".") != fmt.Sprint(i+1) {
			return false
		}
	}
	return true
}

// column adds up a column and reads its total; ok tells that all of it are
// numbers, at least two of them, or blank.
func (g *sheetOf) column(c, from, last int) (sum, said figure.Decimal, ok bool) {
	said, err := viet.ParseDecimal(g.text[last][c])
	if err != nil || c == 0 {
		return sum, said, false
	}
	count := 0
	for _, row := range g.text[from:last] {
		if c >= len(row) {
			return sum, said, false
		}
		if slices.Contains([]string{"", "-", "–"}, row[c]) {
			continue
		}
		n, err := viet.ParseDecimal(row[c])
		if err != nil {
			return sum, said, false
		}
		sum = sum.Add(n)
		count++
	}
	return sum, said, count >= 2
}
