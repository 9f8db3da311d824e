package nd30

import (
	"fmt"
	"regexp"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// languageRules are the rules of wording beyond capitals.
func languageRules(r *law.Regulation) []check.Rule {
	l := r.Language()
	return []check.Rule{{
		ID: "VT-01", Title: "“khoản”, “điểm” viết thường khi viện dẫn trong câu", Why: "Phụ lục II chỉ viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết hoa khoản, điểm là lỗi hay gặp nhất khi viện dẫn.",
		Tier: check.Decree, Cite: l.CiteRef, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Các đơn vị thực hiện theo Khoản 2 Điều 5 của Quy chế làm việc.",
			Good: "noi_dung ^ Các đơn vị thực hiện theo điểm a khoản 2 Điều 5 của Quy chế làm việc. Khoản 3 Điều này áp dụng từ năm 2027.",
		}},
		Run: checkSmallDivisions,
	}, {
		ID: "VT-02", Title: "không dẫn nghị định về văn thư đã hết hiệu lực", Why: "Căn cứ đã hết hiệu lực làm văn bản mất căn cứ pháp lý.",
		Tier: check.Decree, Cite: l.RepealedRef, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Các đơn vị trình bày văn bản theo Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư.",
			Good: "noi_dung ^ Các đơn vị trình bày văn bản theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
		}},
		Run: checkRepealed,
	}, {
		ID: "CT-DAU", Title: "một cách đặt dấu thanh trong cả văn bản, không sót phím gõ Telex", Why: "Lẫn “hòa” với “hoà” làm tìm kiếm trong tệp bỏ sót, còn chữ gõ Telex chưa thành dấu là lỗi đánh máy ai cũng thấy.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Văn bản này khoong thay thế hướng dẫn trước.",
			Good: "noi_dung ^ Văn bản này không thay thế hướng dẫn trước, xem thêm trên Google.",
		}, {
			Bad:  "noi_dung ^ Các đơn vị điều hòa kế hoạch, hòa giải cơ sở, trao đổi hoà nhã, bảo đảm sức khỏe và hóa đơn.",
			Good: "noi_dung ^ Các đơn vị điều hòa kế hoạch, trao đổi hòa nhã với đại diện Công ty Hoà Phát và ông Nguyễn Văn Hoà.",
		}},
		Run: checkTones,
	}}
}

// capitalDivision is khoản or điểm with a capital inside a sentence.
var capitalDivision = regexp.MustCompile(`(?:\p{Ll}|\p{Ll},|\d,) ((?:Khoản \d+|Điểm \p{Ll}))(?:[ ,.;)]|$)`)

// checkSmallDivisions is VT-01.
// NĐ 30/2020, Phụ lục II, Mục V, khoản 7.
func checkSmallDivisions(p *check.Pass) {
	var found hits
	for _, s := range with(p, anyText(p), "khoản", "điểm") {
		if !hasAny(s.own, "Khoản ", "Điểm ") {
			continue
		}
		for _, m := range capitalDivision.FindAllStringSubmatchIndex(s.own, -1) {
			wrong := s.text[m[2]:m[3]]
			found.add(s.at(m[2], m[3]), "viết thường chữ “"+viet.LowerFirst(strings.Fields(wrong)[0])+"”",
				fmt.Sprintf("“%s” đứng trong câu, phải viết “%s”", wrong, viet.LowerFirst(wrong)))
		}
	}
	found.report(p)
}

// repealCues show that a text tells of the end of a regulation.
var repealCues = regexp.MustCompile(`thay thế|bãi bỏ|hết hiệu lực|sửa đổi|trước đây`)

// checkRepealed is VT-02.
// NĐ 30/2020, Điều 37.
func checkRepealed(p *check.Pass) {
	on := issued(p.Document)
	var found hits
	repealed := p.Regulation.Language().Repealed
	numbers := make([]string, len(repealed))
	for i, old := range repealed {
		numbers[i] = old.Code
	}
	held := holding(p, numbers)
	for _, s := range anyText(p) {
		for _, i := range held[s] {
			old := repealed[i]
			if !on.IsZero() && on.Compare(old.From) < 0 {
				continue
			}
			for _, at := range wordsAt(s.text, old.Code) {
				if repealCues.MatchString(sentence(s.text, at)) {
					continue
				}
				found.add(s.at(at, at+len(old.Code)), "thay bằng "+old.By, fmt.Sprintf("viện dẫn “%s” đã hết hiệu lực, nay là %s", old.Code, old.By))
			}
		}
	}
	found.report(p)
}

// minorityShare is how many words of the other spelling of tones there must be
// for each word of one that is said to be mixed in.
const minorityShare = 3

// tonedWord is a word whose tone may stand at two places.
type tonedWord struct {
	passage *passage
	token   viet.Token
	place   viet.TonePlace
	rime    string // “oa”: those who write hoá may write ủy
}

// checkTones is CT-DAU. Proper names keep the spelling that their bearers
// chose, and so does what stands in quotation marks.
func checkTones(p *check.Pass) {
	var telex, mixed hits
	var words []tonedWord
	count := map[string][viet.ToneLate + 1]int{} // by rime
	for _, s := range anyText(p) {
		for i, t := range s.tokens() {
			if t.Kind != viet.Word || i > 0 && !startsSmall(t.Text) || viet.Lower(t.Text[1:]) != t.Text[1:] {
				continue
			}
			if should, ok := viet.TelexRemains(t.Text); ok {
				telex.add(s.at(t.From, t.From+len(t.Text)), "gõ lại “"+should+"”", fmt.Sprintf("“%s” còn phím gõ Telex, phải là “%s”", t.Text, should))
			}
			if place := viet.ToneOf(t.Text); place != viet.NoChoice {
				rime := viet.Fold(t.Text)
				rime = rime[len(rime)-2:]
				words = append(words, tonedWord{s, t, place, rime})
				of := count[rime]
				of[place]++
				count[rime] = of
			}
		}
	}
	for _, w := range words {
		of := count[w.rime]
		usual, other := viet.ToneEarly, viet.ToneLate
		if of[viet.ToneLate] > of[viet.ToneEarly] {
			usual, other = other, usual
		}
		if w.place != other || of[usual] < minorityShare*of[other] {
			continue
		}
		should := viet.WithTone(w.token.Text, usual)
		mixed.add(w.passage.at(w.token.From, w.token.From+len(w.token.Text)), "viết “"+should+"”, như những chỗ khác trong văn bản",
			fmt.Sprintf("“%s” đặt dấu thanh khác những chỗ còn lại, phải viết “%s” cho thống nhất", w.token.Text, should))
	}
	telex.report(p)
	mixed.report(p)
}
