package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// wordRules are those of words: short forms and doubtful ones.
func wordRules(*law.Regulation) []check.Rule {
	ofBodies := remembered(bodyShorts)
	return []check.Rule{{
		ID: "VT-TAT", Title: "từ viết tắt được giải thích ở lần dùng đầu", Why: "Người ngoài cơ quan không hiểu chữ viết tắt chưa được giải thích.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Các đơn vị báo cáo TTCĐS hằng tháng. Trung tâm Chuyển đổi số (sau đây gọi tắt là TTCĐS) tổng hợp.",
			Good: "noi_dung ^ Trung tâm Chuyển đổi số (sau đây gọi tắt là TTCĐS) tổng hợp. Các đơn vị báo cáo TTCĐS và UBND tỉnh hằng tháng.",
		}},
		Run: func(p *check.Pass) { checkAbbreviations(p, ofBodies) },
	}, {
		ID: "TU-SUY", Title: "phần giao nhiệm vụ không dùng từ phỏng đoán", Why: "“Dự kiến”, “có thể” làm người nhận không biết việc có phải làm hay không.",
		Tier: check.Practice, Severity: diag.Note, Off: true,
		Examples: []check.Example{{
			On:   "quyet-dinh",
			Bad:  "khoan#2: 2. Có lẽ báo cáo trước ngày 15 hằng tháng.",
			Good: "khoan#2: 2. Báo cáo trước ngày 15 hằng tháng.",
			Own:  true,
		}},
		Run: checkDoubtful,
	}}
}

// isShortForm reports whether a word may be an abbreviation: capitals, two or
// more, and “&” among them.
func isShortForm(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) && (r != '&' || n == 0) {
			return false
		}
		n++
	}
	return n > 1
}

// explains tells where short forms are explained: “Tên đầy đủ (TTCĐS)”, “(sau
// đây gọi tắt là TTCĐS)”, “(viết tắt: TTCĐS)”, “TTCĐS là …”.
func explains(text, short string) bool {
	for _, at := range wordsAt(text, short) {
		before := strings.TrimRight(lastPart(text[:at]), " “\"")
		after := strings.TrimLeft(text[at+len(short):], " ”\"")
		switch {
		case strings.HasSuffix(before, "("), strings.HasPrefix(after, "("), strings.HasPrefix(after, ":"):
			return true
		case explainWords.MatchString(tail(before)):
			return true
		}
	}
	return false
}

var explainWords = regexp.MustCompile(`(?:gọi tắt|viết tắt|gọi chung|gọi)(?: là|:| như sau:)?$`)

// checkAbbreviations is VT-TAT. A short form that is explained later than it is
// used is a warning; one that is never explained a note, since who reads may
// know it.
func checkAbbreviations(p *check.Pass, ofBodies func(registerOn) []string) {
	if p.Document.Role != recognize.Main {
		return
	}
	texts := passages(p, slices.Concat(running, []law.Component{law.TableText})...)
	known := knownShort(p)
	var late, never hits
	seen := map[string]bool{}
	for i, s := range texts {
		for _, short := range shortForms(s) {
			if seen[short.Text] || known[short.Text] {
				continue
			}
			seen[short.Text] = true
			if slices.Contains(ofBodies(registerOn{p.Places, issued(p.Document)}), short.Text) {
				continue
			}
			if explains(s.text[:short.From+len(short.Text)]+closing(s.text[short.From+len(short.Text):]), short.Text) {
				continue
			}
			at := s.at(short.From, short.From+len(short.Text))
			held := holding(p, []string{short.Text})
			lacks := func(s *passage) bool { return held[s] == nil }
			switch {
			case explainedLater(slices.DeleteFunc(slices.Clone(texts[i:]), lacks), short):
				late.add(at, "đưa phần giải thích “"+short.Text+"” lên lần dùng đầu", fmt.Sprintf("“%s” dùng trước khi được giải thích", short.Text))
			case !explainedBefore(slices.DeleteFunc(slices.Clone(texts[:i]), lacks), short.Text):
				never.add(at, "viết đủ ở lần đầu, kèm “(sau đây gọi tắt là "+short.Text+")”", fmt.Sprintf("“%s” chưa được giải thích trong văn bản", short.Text))
			}
		}
	}
	late.report(p)
	never.remark(p)
}

// closing is the mark after a short form, which may show that it is explained.
func closing(rest string) string {
	if strings.HasPrefix(strings.TrimLeft(rest, " ”\""), "(") {
		return " ("
	}
	return ""
}

func explainedBefore(texts []*passage, short string) bool {
	return slices.ContainsFunc(texts, func(s *passage) bool { return explains(s.text, short) })
}

// explainedLater reports whether a short form is explained in words after its
// first use: in brackets after its full name, or by “gọi tắt là”.
func explainedLater(texts []*passage, short viet.Token) bool {
	for i, s := range texts {
		text := s.text
		if i == 0 {
			text = text[short.From+len(short.Text):]
		}
		for _, at := range wordsAt(text, short.Text) {
			before := strings.TrimRight(lastPart(text[:at]), " “\"")
			if explainWords.MatchString(tail(before)) || strings.HasSuffix(before, "(") && spells(before[:len(before)-1], short.Text) {
				return true
			}
		}
	}
	return false
}

// spells reports whether the last words of a text begin with the letters of a
// short form.
func spells(text, short string) bool {
	words := strings.Fields(text)
	letters := []rune(strings.ReplaceAll(short, "&", ""))
	if len(words) < len(letters) {
		return false
	}
	for i, l := range letters {
		r, _ := utf8.DecodeRuneInString(words[len(words)-len(letters)+i])
		if unicode.ToUpper(r) != l {
			return false
		}
	}
	return true
}

// shortForms are the tokens of a text that look like abbreviations. A text in
// capitals has none, and numerals are none.
func shortForms(s *passage) []viet.Token {
	text := s.own
	if shouts(text) {
		return nil
	}
	var out []viet.Token
	tokens := s.tokens()
	for i, t := range tokens {
		if t.Kind != viet.Word || !isShortForm(t.Text) || viet.RomanNumber(t.Text) > 0 || viet.IsSyllable(t.Text) {
			continue
		}
		if i > 0 && slices.Contains([]string{"-", ".", "/", "–"}, tokens[i-1].Text) || i+1 < len(tokens) && slices.Contains([]string{"-", "/", "–"}, tokens[i+1].Text) {
			continue // a part of a ký hiệu or of a name
		}
		out = append(out, t)
	}
	return out
}

// knownShort are the short forms that need no explanation: those everybody
// knows, those of the organisation and those of the document's own ký hiệu.
func knownShort(p *check.Pass) map[string]bool {
	known := map[string]bool{}
	for _, short := range p.Regulation.Usage().Abbreviations {
		known[short] = true
	}
	for _, a := range p.Settings.Abbreviations {
		known[a.Short] = true
	}
	for _, issuer := range p.Settings.Issuers {
		known[issuer] = true
	}
	if c := p.Document.Content; c != nil {
		for _, part := range strings.FieldsFunc(c.Code.Notation.Text, func(r rune) bool { return r == '-' || r == '/' }) {
			known[part] = true
		}
	}
	return known
}

// bodyShorts are the short forms of ministries and departments.
func bodyShorts(r registerOn) []string {
	var out []string
	for _, m := range r.Ministries(r.day) {
		out = append(out, m.Abbreviation)
	}
	for _, d := range r.Departments(r.day) {
		out = append(out, d.Abbreviation)
	}
	return out
}

// checkDoubtful is TU-SUY.
func checkDoubtful(p *check.Pass) {
	var found hits
	for _, s := range passages(p, law.Clause, law.Point) {
		text := s.own
		for _, word := range p.Regulation.Usage().Doubtful {
			for _, at := range wordsAt(viet.Lower(text), word) {
				found.add(s.at(at, at+len(word)), "viết rõ việc phải làm, bỏ “"+word+"”", fmt.Sprintf("“%s” để ngỏ việc có phải làm hay không", word))
			}
		}
	}
	found.report(p)
}
