package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	register "vanban/internal/places"
	"vanban/internal/viet"
)

// capitalWhy is why capitals matter.
const capitalWhy = "Viết hoa không đúng Phụ lục II làm tên riêng bị hiểu sai và văn bản bị trả lại để sửa."

// capitalRules are the rules of Phụ lục II that can be judged without knowing
// what a sentence means. The others are left to who reads.
// NĐ 30/2020, Phụ lục II.
func capitalRules(r *law.Regulation) []check.Rule {
	l := r.Language()
	provinces := remembered(provinceNames)
	bodies := remembered(func(r registerOn) []string { return bodyNames(r.Register, l) })
	rule := func(id, title string, cite law.Ref, bad, good string, run func(*check.Pass, law.Language)) check.Rule {
		return check.Rule{
			ID: id, Title: title, Why: capitalWhy, Tier: check.Decree, Cite: cite, Severity: diag.Warning,
			Examples: []check.Example{{Bad: "noi_dung ^ " + bad, Good: "noi_dung ^ " + good}},
			Run:      func(p *check.Pass) { run(p, p.Regulation.Language()) },
		}
	}
	return []check.Rule{
		rule("VH-01", "chữ cái đầu câu viết hoa", l.SentenceRef,
			"Đề nghị các đơn vị thực hiện nghiêm túc. kết quả gửi về Sở để tổng hợp.",
			"Đề nghị các đơn vị gửi số liệu về diện tích, sản lượng v.v. theo mẫu. Kết quả gửi về Sở để tổng hợp.", checkSentences),
		rule("VH-06", "danh từ chung chỉ đơn vị hành chính viết thường trước tên riêng", l.UnitRef,
			"Kế hoạch áp dụng trên địa bàn Tỉnh Lạng Sơn.", "Kế hoạch áp dụng trên địa bàn tỉnh Lạng Sơn. Tỉnh Lạng Sơn giao Sở chủ trì.",
			func(p *check.Pass, l law.Language) { checkUnits(p, l, provinces) }),
		rule("VH-07", "đơn vị hành chính mang tên số, tên người, tên sự kiện viết hoa cả danh từ chung", l.NumberRef,
			"Cuộc họp tổ chức tại phường Điện Biên Phủ.", "Cuộc họp tổ chức tại Phường Điện Biên Phủ, có đại diện 12 phường, 5 xã.", checkNumbered),
		rule("VH-08", "Thủ đô Hà Nội và Thành phố Hồ Chí Minh viết hoa cả danh từ chung", l.SpecialRef,
			"Đoàn công tác học tập kinh nghiệm tại thành phố Hồ Chí Minh.", "Đoàn công tác học tập kinh nghiệm tại Thành phố Hồ Chí Minh và thành phố Đà Nẵng.", checkSpecialCities),
		rule("VH-14", "tên cơ quan, tổ chức viết hoa chữ đầu của các từ chỉ loại hình và chức năng, lĩnh vực", l.BodyRef,
			"Đề nghị Ủy Ban Nhân Dân các xã phối hợp.", "Đề nghị Ủy ban nhân dân các xã phối hợp.",
			func(p *check.Pass, _ law.Language) { checkNames(p, bodies(registerOn{Register: p.Places})) }),
		rule("VH-15", "tên cơ quan của Đảng viết hoa theo trường hợp đặc biệt của Phụ lục II", l.PartyRef,
			"Thực hiện chủ trương của Đảng cộng sản Việt Nam.", "Thực hiện chủ trương của Đảng Cộng sản Việt Nam.",
			func(p *check.Pass, l law.Language) { checkNames(p, l.Party) }),
		rule("VH-18", "“Nhân dân”, “Nhà nước” viết hoa", l.StateRef,
			"Thực hiện chủ trương của Đảng và nhà nước.", "Thực hiện chủ trương của Đảng và Nhà nước trong các cơ quan nhà nước.", checkState),
		rule("VH-24", "“Chương”, “Điều” viết hoa khi viện dẫn", l.CiteRef,
			"Các đơn vị thực hiện theo điều 5 của Quy chế làm việc.", "Các đơn vị thực hiện theo Điều 5 của Quy chế làm việc trong mọi điều kiện.", checkDivisionWords),
		rule("VH-26", "tên ngày tết viết “tết” thường, viết hoa chữ đầu của tên", l.FestivalRef,
			"Các đơn vị trực trong dịp Tết Nguyên Đán.", "Các đơn vị trực trong dịp tết Nguyên đán, vui Tết an toàn.", checkFestivals),
		rule("VH-27", "ngày trong tuần, tháng trong năm viết bằng chữ thì viết hoa chữ chỉ ngày, tháng", l.DayRef,
			"Cuộc họp tổ chức vào sáng thứ sáu hằng tuần.", "Cuộc họp tổ chức vào sáng thứ Sáu hằng tuần, bàn nội dung thứ hai.", checkDays),
	}
}

// shortWords end in a stop without ending a sentence.
var shortWords = []string{"v", "vv", "tp", "tr", "tx", "tt", "ths", "ts", "pgs", "gs", "bs", "st", "vd", "đ", "đc", "sđt", "đt", "no", "p", "q", "h", "x", "t", "ông", "bà"}

// checkSentences is VH-01.
// NĐ 30/2020, Phụ lục II, Mục I.
func checkSentences(p *check.Pass, _ law.Language) {
	var found hits
	for _, s := range passages(p, law.BodyText, law.Clause, law.Point, law.ArticleHeading) {
		if !hasAny(s.text, ". ", "? ", "! ") {
			continue
		}
		tokens := s.tokens()
		for i := 3; i < len(tokens); i++ {
			before, stop, gap, word := tokens[i-3], tokens[i-2], tokens[i-1], tokens[i]
			switch {
			case word.Kind != viet.Word || gap.Kind != viet.Space || before.Kind != viet.Word || !slices.Contains([]string{".", "?", "!"}, stop.Text):
			case !startsSmall(word.Text) || utf8.RuneCountInString(word.Text) < 2 || !viet.IsSyllable(word.Text):
			case utf8.RuneCountInString(before.Text) < 3 || !startsSmall(before.Text) || slices.Contains(shortWords, before.Text) || !viet.IsSyllable(before.Text):
			default:
				found.add(s.at(before.From, word.From+len(word.Text)), "viết hoa chữ “"+word.Text+"” đầu câu, hoặc bỏ dấu chấm nếu câu chưa hết",
					fmt.Sprintf("câu bắt đầu bằng chữ thường “%s”, phải viết hoa chữ cái đầu câu", word.Text))
			}
		}
	}
	found.report(p)
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// inSentence reports whether a byte of a text stands inside a sentence, after
// a word or a comma.
func inSentence(text string, at int) bool {
	before := strings.TrimRight(lastPart(text[:at]), " ")
	if len(before) == len(lastPart(text[:at])) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r) || unicode.IsDigit(r) && !numbered.MatchString(before) || r == ',' || r == ')' && !pointed.MatchString(before)
}

var (
	numbered = regexp.MustCompile(`^[\dIVX.]+$`)
	pointed  = regexp.MustCompile(`^\p{L}{1,2}\)$`)
)

// checkUnits is VH-06, over the names of provinces: those of communes are not
// known.
// NĐ 30/2020, Phụ lục II, Mục III, khoản 1, điểm a.
func checkUnits(p *check.Pass, l law.Language, provinces func(registerOn) []string) {
	var found hits
	names := sync.OnceValue(func() []string { return provinces(registerOn{Register: p.Places}) })
	words := holding(p, l.UnitWords)
	for _, s := range anyText(p) {
		text := s.own
		for _, i := range words[s] {
			word := l.UnitWords[i]
			wrong := viet.UpperFirst(word)
			for _, at := range wordsAt(text, wrong+" ") {
				name := startOf(firstPart(text[at+len(wrong)+1:]), names())
				full := wrong + " " + name
				if name == "" || !inSentence(text, at) || slices.Contains(l.SpecialCity, full) || slices.Contains(unitTitles, lastWord(lastPart(text[:at]))) {
					continue
				}
				found.add(s.at(at, at+len(full)), "viết thường chữ “"+word+"” trước tên riêng",
					fmt.Sprintf("“%s” viết hoa danh từ chung, phải viết “%s %s”", full, word, name))
			}
		}
	}
	found.report(p)
}

// unitTitles are words after which the name of a document, body or title may begin
// with the word for a unit.
var unitTitles = []string{"là", "tên", "gọi", "án", "chuyên"}

func lastWord(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// provinceNames are the names of provinces, present and former.
func provinceNames(r registerOn) []string {
	var names []string
	for _, on := range []viet.Date{{Day: 31, Month: 12, Year: 2024}, {}} {
		for _, p := range r.List(on) {
			if !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names
}

// startOf returns the name that a text begins with, in either spelling of
// tones, as it stands there; empty if it begins with none.
func startOf(text string, names []string) string {
	for _, name := range names {
		if len(text) < len(name) || !utf8.RuneStart((text + " ")[len(name)]) {
			continue
		}
		head := text[:len(name)]
		if viet.SameSpelling(head) == viet.SameSpelling(name) && endsWord(text, len(name)) && !goesOn(text[len(name):]) {
			return head
		}
	}
	return ""
}

// goesOn reports whether a name goes on with another word in a capital: “Điện
// Biên” is no province in “Điện Biên Phủ”.
func goesOn(rest string) bool {
	next, ok := strings.CutPrefix(rest, " ")
	r, _ := utf8.DecodeRuneInString(next)
	return ok && unicode.IsUpper(r)
}

// endsWord reports whether no letter or figure stands at a byte of a text.
func endsWord(text string, at int) bool {
	r, n := utf8.DecodeRuneInString(text[at:])
	return n == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// wordsAt are the places where words stand in a text as they are written,
// neither the end nor the beginning of longer ones.
func wordsAt(text, words string) []int {
	var out []int
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return out
		}
		at := from + i
		before, n := utf8.DecodeLastRuneInString(text[:at])
		begins := n == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before)
		if begins && (strings.HasSuffix(words, " ") || endsWord(text, at+len(words))) {
			out = append(out, at)
		}
		from = at + len(words)
	}
}

// byNumber is a unit with a number for a name at the end of its phrase.
var byNumber = regexp.MustCompile(`(\p{Ll}+|,) ((quận|phường) (\d{1,2}))(?:[,.;)]|$| (?:Thành phố|thành phố|tỉnh|quận|Quận))`)

// checkNumbered is VH-07.
// NĐ 30/2020, Phụ lục II, Mục III, khoản 1, điểm b.
func checkNumbered(p *check.Pass, l law.Language) {
	var found hits
	report := func(s *passage, at int, wrong string) {
		found.add(s.at(at, at+len(wrong)), "viết hoa chữ đầu của “"+wrong+"”",
			fmt.Sprintf("“%s” viết thường danh từ chung, phải viết “%s”", wrong, viet.UpperFirst(wrong)))
	}
	words, names := holding(p, l.UnitWords), holding(p, l.EventNames)
	for _, s := range anyText(p) {
		text := s.own
		if words[s] == nil {
			continue
		}
		for _, m := range byNumber.FindAllStringSubmatchIndex(text, -1) {
			if before := text[m[2]:m[3]]; !slices.Contains([]string{"các", "cấp", "số", "mỗi", "những", "và", ","}, before) {
				report(s, m[4], text[m[4]:m[5]])
			}
		}
		for _, i := range words[s] {
			for _, n := range names[s] {
				wrong := l.UnitWords[i] + " " + l.EventNames[n]
				for _, at := range wordsAt(text, wrong) {
					report(s, at, wrong)
				}
			}
		}
	}
	found.report(p)
}

// checkSpecialCities is VH-08.
// NĐ 30/2020, Phụ lục II, Mục III, khoản 1, điểm c.
func checkSpecialCities(p *check.Pass, l law.Language) {
	var found hits
	names := holding(p, l.SpecialCity)
	for _, s := range anyText(p) {
		text := s.own
		for _, i := range names[s] {
			name := l.SpecialCity[i]
			wrong := viet.LowerFirst(name)
			for _, at := range wordsAt(text, wrong) {
				if slices.Contains([]string{"các", "hai", "những", "tỉnh,"}, viet.Lower(lastWord(lastPart(text[:at])))) {
					continue // “các thành phố Hồ Chí Minh, Hà Nội”: the noun is that of several
				}
				found.add(s.at(at, at+len(wrong)), "viết hoa chữ đầu của “"+wrong+"”", fmt.Sprintf("“%s” phải viết “%s”", wrong, name))
			}
		}
	}
	found.report(p)
}

// bodyNames are the names that VH-14 looks at, in alphabetical order: those of
// ministries, sở and what stands in the law.
// NĐ 30/2020, Phụ lục II, Mục IV, khoản 1, điểm a.
func bodyNames(r *register.Register, l law.Language) []string {
	names := slices.Clone(l.Bodies)
	for _, on := range []viet.Date{{Day: 31, Month: 12, Year: 2024}, {}} {
		for _, m := range r.Ministries(on) {
			names = append(names, m.Name)
		}
		for _, d := range r.Departments(on) {
			if !strings.HasSuffix(d.Name, " tỉnh") {
				names = append(names, d.Name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// checkNames reports names that stand in the text with other capitals.
func checkNames(p *check.Pass, names []string) {
	var found hits
	right, small := make([]string, len(names)), make([]string, len(names))
	for i, name := range names {
		right[i] = viet.SameSpelling(name)
		small[i] = viet.Lower(right[i])
	}
	held := holding(p, names)
	for _, s := range anyText(p) {
		text, folded := s.spelling()
		for _, i := range held[s] {
			name := names[i]
			for _, at := range wordsAt(folded, small[i]) {
				written := text[at : at+len(name)]
				if written == right[i] || startsSmall(written) || written == viet.Upper(written) {
					continue
				}
				found.add(s.at(at, at+len(name)), "viết “"+name+"”", fmt.Sprintf("“%s” viết hoa không đúng, phải viết “%s”", s.text[at:at+len(name)], name))
			}
		}
	}
	found.report(p)
}

// checkState is VH-18: where the two words name the People and the State
// beyond doubt. In “cơ quan nhà nước”, “Ủy ban nhân dân” they are small.
// NĐ 30/2020, Phụ lục II, Mục V, khoản 1.
func checkState(p *check.Pass, l law.Language) {
	var found hits
	wrong := make([]string, len(l.State))
	for i, spelling := range l.State {
		wrong[i] = spelling.Wrong
	}
	held := holding(p, wrong)
	for _, s := range prose(p) {
		text := s.own
		for _, i := range held[s] {
			spelling := l.State[i]
			for _, at := range wordsAt(text, spelling.Wrong) {
				found.add(s.at(at, at+len(spelling.Wrong)), "viết “"+spelling.Right+"”", fmt.Sprintf("“%s” phải viết “%s”", spelling.Wrong, spelling.Right))
			}
		}
	}
	found.report(p)
}

// smallDivision is the word for a division in a reference, written small.
var smallDivision = regexp.MustCompile(`(?:[Tt]ại|[Tt]heo|[Cc]ăn cứ|của|thuộc|và|,|khoản \d+|điểm \p{Ll}) ((điều) \d+|(chương) [IVX]+)(?:[ ,.;)]|$)`)

// checkDivisionWords is VH-24.
// NĐ 30/2020, Phụ lục II, Mục V, khoản 7.
func checkDivisionWords(p *check.Pass, _ law.Language) {
	var found hits
	for _, s := range with(p, prose(p), "điều", "chương") {
		if !hasAny(s.own, "điều ", "chương ") {
			continue
		}
		for _, m := range smallDivision.FindAllStringSubmatchIndex(s.own, -1) {
			wrong := s.text[m[2]:m[3]]
			found.add(s.at(m[2], m[3]), "viết “"+viet.UpperFirst(wrong)+"”", fmt.Sprintf("“%s” phải viết “%s”", wrong, viet.UpperFirst(wrong)))
		}
	}
	found.report(p)
}

// checkFestivals is VH-26.
// NĐ 30/2020, Phụ lục II, Mục V, khoản 8, điểm b.
func checkFestivals(p *check.Pass, l law.Language) {
	var found hits
	held := holding(p, l.Festivals)
	for _, s := range prose(p) {
		text := s.own
		for _, i := range held[s] {
			name := l.Festivals[i]
			for _, at := range wordsAt(viet.Lower(text), viet.Lower(name)) {
				written := text[at : at+len(name)]
				if written == name || written == viet.Upper(name) || written == viet.UpperFirst(name) && !inSentence(text, at) {
					continue
				}
				found.add(s.at(at, at+len(name)), "viết “"+name+"”", fmt.Sprintf("“%s” phải viết “%s”", written, name))
			}
		}
	}
	found.report(p)
}

// dayBefore and dayAfter show that “thứ sáu” is a day and not the sixth.
var (
	dayBefore   = regexp.MustCompile(`(?:sáng|chiều|tối|trưa|đêm|các ngày|vào ngày|hằng tuần|hàng tuần|,) $`)
	dayAfter    = regexp.MustCompile(`^(?:,? ngày \d|,? hằng tuần|,? hàng tuần|,? \(?\d{1,2}/\d)`)
	monthBefore = regexp.MustCompile(`(?:trong|vào|đầu|cuối|giữa|hết|từ|đến|Cách mạng) $`)
	monthAfter  = regexp.MustCompile(`^(?:[,.;)]| năm \d|$)`)
)

// checkDays is VH-27. A word for a day or month may be a number: it is judged
// only where what stands around it leaves no other reading.
// NĐ 30/2020, Phụ lục II, Mục V, khoản 8, điểm c.
func checkDays(p *check.Pass, l law.Language) {
	var found hits
	weekdays, months := holding(p, l.Weekdays), holding(p, l.Months)
	for _, s := range prose(p) {
		text := s.own
		if weekdays[s] == nil && months[s] == nil || !hasAny(text, "hứ ", "háng ") {
			continue
		}
		small := viet.Lower(text)
		look := func(names []string, held []int, sure func(before, after string) bool) {
			for _, i := range held {
				name := names[i]
				for _, at := range wordsAt(small, viet.Lower(name)) {
					written := text[at : at+len(name)]
					if written == name || written == viet.UpperFirst(name) || written == viet.Upper(name) || !sure(lastPart(text[:at]), firstPart(text[at+len(name):])) {
						continue
					}
					found.add(s.at(at, at+len(name)), "viết “"+name+"”", fmt.Sprintf("“%s” phải viết “%s”", written, name))
				}
			}
		}
		look(l.Weekdays, weekdays[s], func(before, after string) bool {
			return dayBefore.MatchString(before) && before != "" && !strings.HasSuffix(before, ", ") || dayAfter.MatchString(after)
		})
		look(l.Months, months[s], func(before, after string) bool {
			return monthBefore.MatchString(before) && monthAfter.MatchString(after)
		})
	}
	found.report(p)
}
