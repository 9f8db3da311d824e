package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// typingRules are those of neat typing: marks and leftovers.
func typingRules(r *law.Regulation) []check.Rule {
	return []check.Rule{{
		ID: "SO-CHINH", Title: "dấu câu viết liền chữ trước, cách chữ sau một khoảng trắng, các chữ cách nhau một khoảng trắng", Why: "Khoảng trắng thừa trước dấu câu làm dấu rơi xuống đầu dòng và câu căn đều bị giãn.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Các đơn vị rà soát , tổng hợp và báo cáo.",
			Good: "noi_dung ^ Từ 14:30 ngày 05/01/2026, tăng 1,5 lần (1.000.000 đồng), xem https://example.vn/a,b và số 05/KH-UBND; v.v.",
		}, {
			Bad:  "noi_dung ^ Các đơn vị rà soát,tổng hợp và báo cáo.",
			Good: "noi_dung ^ Các đơn vị rà soát, tổng hợp... và báo cáo (nếu có).",
		}, {
			Bad:  "noi_dung ^ Các đơn vị thực hiện “bốn tại chỗ” và \"ba sẵn sàng\".",
			Good: "noi_dung ^ Các đơn vị thực hiện “bốn tại chỗ” và “ba sẵn sàng”.",
		}, {
			Bad:  "noi_dung ^ Các đơn vị  rà soát, tổng hợp và báo cáo.",
			Good: "noi_dung ^ Các đơn vị rà soát, tổng hợp và báo cáo.",
		}},
		Run: checkSpacing,
	}, {
		ID: "SO-DON", Title: "không sót chỗ để trống, chữ giữ chỗ hay tên ví dụ", Why: "Chỗ chấm chấm, “xxx”, “Sở A” còn lại trong văn bản ban hành cho thấy mẫu chưa được điền hết.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:   "noi_dung ^ Đề nghị xxx phối hợp thực hiện.",
			Good:  "noi_dung ^ Đề nghị các đơn vị phối hợp thực hiện các nội dung về y tế, giáo dục...",
			Stage: doc.Issue,
		}, {
			Bad:   "noi_dung ^ Các đơn vị gửi báo cáo trước ngày ……… để tổng hợp.",
			Good:  "noi_dung ^ Các đơn vị gửi báo cáo trước ngày 10 tháng 3 năm 2027 để tổng hợp.",
			Stage: doc.Issue,
		}},
		Run: checkLeftovers,
	}}
}

// tabbedMark is a mark at the end of a tab, which draws room to fill in.
var tabbedMark = regexp.MustCompile(`\t *[,;:.]`)

// closers are marks that stand at the word before them.
const closers = ",;:.?!)”"

// checkSpacing is SO-CHINH. What a token holds is never looked into: numbers,
// hours, days, ký hiệu, addresses, rows of dots, “./.”.
func checkSpacing(p *check.Pass) {
	var before, after, double, quotes hits
	curly, straight := 0, 0
	var firstStraight check.Place
	for _, s := range anyText(p) {
		curly += strings.Count(s.text, "“")
		if i := strings.IndexByte(s.text, '"'); i >= 0 && strings.Count(s.text, `"`)%2 == 0 {
			if straight == 0 {
				firstStraight = s.at(i, len(s.text))
			}
			straight++
		}
		tokens := s.tokens()
		if s.own != s.text {
			tokens = viet.Tokens(s.text)
		}
		reaches := tabbedMark.MatchString(s.piece.Paragraph.Text()[s.piece.From:s.piece.To])
		for i := range tokens {
			switch {
			case !reaches && spaceBefore(tokens, i):
				from := tokens[i-2].From
				before.add(s.at(from, tokens[i].From+len(tokens[i].Text)), "xóa khoảng trắng trước dấu “"+tokens[i].Text+"”",
					fmt.Sprintf("khoảng trắng trước dấu “%s”, phải viết liền chữ trước", tokens[i].Text))
			case noSpaceAfter(tokens, i):
				after.add(s.at(tokens[i-1].From, tokens[i+1].From+len(tokens[i+1].Text)), "thêm một khoảng trắng sau dấu “"+tokens[i].Text+"”",
					fmt.Sprintf("thiếu khoảng trắng sau dấu “%s”", tokens[i].Text))
			case doubleSpace(s, tokens, i):
				double.add(s.at(tokens[i-1].From, tokens[i+1].From+len(tokens[i+1].Text)), "xóa bớt, chỉ giữ một khoảng trắng (Home > Replace thay hai dấu cách bằng một)",
					fmt.Sprintf("%d khoảng trắng liền nhau, chỉ viết một", len(tokens[i].Text)))
			}
		}
	}
	if straight > 0 && curly > 0 {
		quotes.add(firstStraight, "gõ lại bằng dấu “ ” (File > Options > Proofing > AutoCorrect Options)", `dấu ngoặc kép thẳng " lẫn với dấu ngoặc kép cong, phải dùng một loại`)
	}
	before.report(p)
	after.report(p)
	double.report(p)
	quotes.report(p)
}

// typedRow is how many spaces in a row are meant to draw room, as a tab would:
// they are no slip of the finger.
const typedRow = 4

// doubleSpace reports whether a token is a few spaces where one is meant: typed
// as such, between words or numbers of running text.
func doubleSpace(s *passage, tokens []viet.Token, i int) bool {
	n := len(tokens[i].Text)
	if tokens[i].Kind != viet.Space || n < 2 || n >= typedRow || i == 0 || i+1 >= len(tokens) || !slices.Contains(running, s.piece.Component) {
		return false
	}
	at := tokens[i].From
	if len(s.raw) != len(s.text) || strings.Trim(s.raw[at:at+n], " ") != "" {
		return false
	}
	words := []viet.TokenKind{viet.Word, viet.Number, viet.Day, viet.Code}
	before := slices.Contains(words, tokens[i-1].Kind) || strings.Contains(closers, tokens[i-1].Text)
	return before && slices.Contains(words, tokens[i+1].Kind) && !leadsOn(s.text[:at])
}

// numberFirst is the number or mark that a paragraph begins with: the room
// after it is another matter.
var numberFirst = regexp.MustCompile(`^(?:(?:Điều|Mục|Chương|Phần|Phụ lục) )?[\p{L}\d.]{1,8}[.):]?$|^[-+*•]$`)

func leadsOn(before string) bool {
	return len(before) < 40 && numberFirst.MatchString(strings.TrimSpace(before))
}

// spaceBefore reports whether a space stands between a word or number and the
// mark that should follow it at once.
func spaceBefore(tokens []viet.Token, i int) bool {
	if i < 2 || tokens[i].Kind != viet.Mark || !strings.Contains(closers, tokens[i].Text) || tokens[i-1].Kind != viet.Space {
		return false
	}
	if i+1 < len(tokens) && tokens[i+1].Kind != viet.Space && (tokens[i].Text == "." || tokens[i].Text == ":") {
		return false // “ .docx”, “ :2026”
	}
	switch tokens[i-2].Kind {
	case viet.Word, viet.Number, viet.Day, viet.Code:
		return true
	}
	return tokens[i-2].Text == ")" || tokens[i-2].Text == "”"
}

// noSpaceAfter reports whether a comma or the like stands between two words
// without a space.
func noSpaceAfter(tokens []viet.Token, i int) bool {
	if i == 0 || i+1 >= len(tokens) || tokens[i].Kind != viet.Mark || !strings.Contains(",;", tokens[i].Text) {
		return false
	}
	left, right := tokens[i-1], tokens[i+1]
	long := func(t viet.Token) bool { return t.Kind == viet.Word && utf8.RuneCountInString(t.Text) > 1 }
	return long(left) && long(right) && (viet.IsSyllable(left.Text) || viet.IsSyllable(right.Text))
}

// dotted is a place to fill in by hand.
var dotted = regexp.MustCompile(`(?:\.{4,}|…{2,}|_{4,}|(?:\. ){4,})`)

// handFilled are kinds of words before a place that is filled in by hand after
// the document has been printed.
var handFilled = regexp.MustCompile(`(?i)ký|họ tên|họ và tên|xác nhận|mẫu số`)

// checkLeftovers is SO-DON. A draft may have places to fill in: there it is a
// note. Forms among the appendices and the entries of tables are made of them.
func checkLeftovers(p *check.Pass) {
	if p.Document.Role != recognize.Main {
		return
	}
	var found hits
	words := p.Regulation.Usage().Leftovers
	held := holding(p, words)
	for _, s := range passages(p, slices.Concat(running, []law.Component{law.Addressees, law.RecipientsList})...) {
		text := s.own
		for _, i := range held[s] {
			word := words[i]
			for _, at := range leftoversAt(text, word) {
				if strings.HasSuffix(text[:at], "(") && strings.HasPrefix(text[at+len(word):], ")") && viet.RomanNumber(word) > 0 {
					continue // “(xxx)” is the thirtieth of (i), (ii)…
				}
				found.add(s.at(at, at+len(word)), "thay bằng nội dung thật", fmt.Sprintf("còn sót “%s”, phải thay bằng nội dung thật", word))
			}
		}
		if !hasAny(text, "..", "……", "__", ". .") {
			continue
		}
		if m := dotted.FindStringIndex(text); m != nil && !handFilled.MatchString(text) {
			found.add(s.at(m[0], m[1]), "điền nội dung vào chỗ chấm", "còn chỗ chấm chưa điền")
		}
	}
	if p.Stage == doc.Draft {
		found.remark(p)
		return
	}
	found.report(p)
}

// leftoversAt are the places of a word, or of a sign wherever it stands.
func leftoversAt(text, word string) []int {
	if strings.ContainsAny(word[:1], "[<") {
		if i := strings.Index(text, word); i >= 0 {
			return []int{i}
		}
		return nil
	}
	return wordsAt(text, word)
}
