package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// existenceRules are those of bodies that there are no more.
func existenceRules(r *law.Regulation) []check.Rule {
	forms := sync.OnceValue(func() [2]*regexp.Regexp { return [2]*regexp.Regexp{districtBody(r), cityBody(r.Usage())} })
	tables := remembered(func(now registerOn) bygone { return bygoneOn(now, r.Usage()) })
	return []check.Rule{{
		ID: "DH-CU", Title: "cơ quan, đơn vị hành chính còn tồn tại vào ngày ban hành", Why: "Văn bản gửi cơ quan đã giải thể hoặc đã đổi tên thì không có ai nhận.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_nhan_danh_sach#2: - Ủy ban nhân dân các huyện, thành phố;",
			Good: "noi_nhan_danh_sach#2: - Ủy ban nhân dân các xã, phường;",
			With: law.PlaceAndDate,
		}, {
			Bad:  "noi_dung ^ Đề nghị Bộ Thông tin và Truyền thông hướng dẫn thực hiện.",
			Good: "noi_dung ^ Văn bản này thay thế văn bản số 12/2023 đã gửi Bộ Thông tin và Truyền thông trước đây. Đề nghị Bộ Khoa học và Công nghệ hướng dẫn.",
			With: law.PlaceAndDate,
		}, {
			Bad:  "noi_dung ^ Đề nghị Bộ TT&TT hướng dẫn thực hiện.",
			Good: "noi_dung ^ Đề nghị Bộ KH&CN hướng dẫn thực hiện.",
			With: law.PlaceAndDate,
		}, {
			Bad:  "noi_dung ^ Sở phối hợp với Ủy ban nhân dân thành phố Lạng Sơn tổ chức hội nghị.",
			Good: "noi_dung ^ Sở phối hợp với Ủy ban nhân dân thành phố Hà Nội tổ chức hội nghị.",
			With: law.PlaceAndDate,
		}, {
			Bad:  "noi_dung ^ Sở phối hợp với Ủy ban nhân dân tỉnh Bắc Kạn tổ chức hội nghị.",
			Good: "noi_dung ^ Sở phối hợp với Ủy ban nhân dân tỉnh Thái Nguyên tổ chức hội nghị.",
			With: law.PlaceAndDate,
		}},
		Run: func(p *check.Pass) { checkBodiesExist(p, forms(), tables) },
	}}
}

// historyCues show that a sentence tells of what was.
var historyCues = regexp.MustCompile(`\(?cũ\)?|trước đây|trước sắp xếp|sáp nhập|hợp nhất|nguyên là|nguyên (?:Chủ tịch|Phó|Giám đốc|Bí thư)|trước ngày|đã |giải thể|kết thúc hoạt động|chấm dứt|không còn|từng |năm (?:19\d\d|20[01]\d|202[0-4])|số \d+|/(?:19\d\d|20[01]\d|202[0-4])`)

// checkBodiesExist is DH-CU. Who receives a document must be there on its day;
// a sentence of the text may tell of the past, and is judged only if nothing
// in it hints at that.
func checkBodiesExist(p *check.Pass, forms [2]*regexp.Regexp, tables func(registerOn) bygone) {
	on := issued(p.Document)
	if on.IsZero() || on.Year == 0 {
		p.Skip(undated)
		return
	}
	g := gone{Pass: p, on: on, usage: p.Regulation.Usage(), districtBody: forms[0], cityBody: forms[1]}
	g.bygone = tables(registerOn{p.Places, on})
	g.held = holding(p, g.names)
	for _, s := range passages(p, law.Addressees, law.RecipientsList) {
		g.look(s, true)
	}
	for _, s := range passages(p, law.BodyText, law.Clause, law.ClauseHeading, law.Point, law.ArticleHeading, law.TableText) {
		g.look(s, false)
	}
	g.issuer()
	g.found.report(p)
}

// districtBody is a body of a district, or of several.
func districtBody(r *law.Regulation) *regexp.Regexp {
	return regexp.MustCompile(`(?:` + quoteAll(r.Usage().BodyWords) + `) (?:cấp huyện|(?:các )?(?:` + quoteAll(r.HeadRules().Districts) + `)(?:,| \p{Lu}| \d|;|\.|$))`)
}

// cityBody is a body of a city.
func cityBody(u law.Usage) *regexp.Regexp {
	return regexp.MustCompile(`(?:` + quoteAll(u.PeoplesBodies) + `) (?:[Tt]hành phố |T[Pp]\.? ?)(\p{Lu})`)
}

func quoteAll(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = regexp.QuoteMeta(w)
	}
	return strings.Join(out, "|")
}

// gone looks for bodies that there are no more.
type gone struct {
	*check.Pass
	on           viet.Date
	usage        law.Usage
	districtBody *regexp.Regexp
	cityBody     *regexp.Regexp
	bygone
	held  map[*passage][]int // the names that each may hold
	found hits
}

// bygone is what there is no more on a day.
type bygone struct {
	cities func() []string // those that are no districts, and still there
	former []former
	names  []string // of former
}

func bygoneOn(now registerOn, u law.Usage) bygone {
	b := bygone{cities: sync.OnceValue(func() []string { return citiesOn(now) }), former: formerNames(now, u)}
	for _, f := range b.former {
		b.names = append(b.names, f.name)
	}
	return b
}

// former is a name that no body has on the day.
type former struct {
	name string
	hint string // what to write instead
	// province tells that a unit is named, which only counts as part of the name
	// of a body.
	province bool
}

// twoTiers reports whether there are no districts on the day.
func (g *gone) twoTiers() bool {
	return g.on.Compare(g.Regulation.HeadRules().DistrictsEnd) >= 0
}

// formerNames are the names that hold no more.
func formerNames(r registerOn, u law.Usage) []former {
	var out []former
	for _, e := range r.EndedNames(r.day) {
		out = append(out, former{name: e.Name, hint: e.Instead(), province: e.Province})
	}
	for _, f := range slices.Clone(out) {
		for _, short := range u.ShortFields {
			if body, ok := strings.CutSuffix(f.name, " "+short.Right); ok {
				out = append(out, former{name: body + " " + short.Wrong, hint: f.hint})
			}
		}
	}
	return slices.DeleteFunc(out, func(f former) bool { return strings.HasSuffix(f.name, " tỉnh") })
}

// citiesOn are the names of the cities of a day that stand beside provinces.
func citiesOn(r registerOn) []string {
	var out []string
	for _, v := range r.List(r.day) {
		if strings.HasPrefix(viet.Lower(v.FullName), "thành phố ") {
			out = append(out, v.Name)
		}
	}
	return out
}

// lookForCities looks for bodies of the cities that were districts.
func (g *gone) lookForCities(s *passage, text string, past func(int) bool) {
	for _, m := range g.cityBody.FindAllStringSubmatchIndex(text, -1) {
		name := nameAt(firstPart(text[m[2]:]))
		own := slices.ContainsFunc(g.cities(), func(city string) bool { return strings.HasPrefix(viet.SameSpelling(name), viet.SameSpelling(city)) })
		if own || utf8.RuneCountInString(name) < 2 || viet.Upper(name) == name || past(m[0]) {
			continue
		}
		words := text[m[0]:m[2]] + name
		g.found.add(s.at(m[0], m[0]+len(words)), "thay bằng Ủy ban nhân dân phường, xã hoặc tỉnh", fmt.Sprintf("“%s”: từ %s không còn thành phố thuộc tỉnh", words, g.Regulation.HeadRules().DistrictsEnd.Short()))
	}
}

// look looks through a text; always tells that it names who is there today.
func (g *gone) look(s *passage, always bool) {
	text := s.own
	if always {
		text = s.text
	}
	past := func(at int) bool { return !always && historyCues.MatchString(sentence(text, at)) }
	if g.twoTiers() && hasAny(text, "huyện", "quận", "thị xã", "thị trấn") {
		for _, m := range g.districtBody.FindAllStringIndex(text, -1) {
			if !past(m[0]) {
				words := strings.TrimRight(text[m[0]:m[1]], " ,;.")
				if r, n := utf8.DecodeLastRuneInString(words); strings.ContainsRune("ABCDĐEGHIKLMNOPQRSTUVXY", r) && strings.HasSuffix(words[:len(words)-n], " ") {
					words = text[m[0] : m[0]+len(words)-n+len(nameAt(text[m[0]+len(words)-n:]))]
				}
				g.found.add(s.at(m[0], m[0]+len(words)), "thay bằng Ủy ban nhân dân hoặc cơ quan của xã, phường, đặc khu, hoặc của tỉnh",
					fmt.Sprintf("“%s”: từ %s không còn đơn vị hành chính cấp huyện", words, g.Regulation.HeadRules().DistrictsEnd.Short()))
			}
		}
	}
	if g.twoTiers() && hasAny(text, "hành phố ", "TP", "Tp") {
		g.lookForCities(s, text, past)
	}
	held := g.held[s]
	if held == nil || !hasAny(text, "tỉnh ", "thành phố ", "Bộ ", "Sở ", "Thanh tra ", "Ban ", "Ủy ban ", "Uỷ ban ") {
		return
	}
	same, _ := s.spelling()
	if always {
		same, _ = spelled(s.text)
	}
	for _, i := range held {
		f := g.former[i]
		for _, at := range wordsAt(same, f.name) {
			if past(at) || f.province && !always && !g.namesBody(text[:at]) {
				continue
			}
			g.found.add(s.at(at, at+len(f.name)), f.hint, fmt.Sprintf("“%s” không còn vào ngày %s", f.name, g.on.Short()))
		}
	}
}

// nameAt is the proper name that a text begins with: words with capitals.
func nameAt(text string) string {
	end := 0
	for _, t := range viet.Tokens(text) {
		if t.Kind == viet.Space {
			continue
		}
		if t.Kind != viet.Word || startsSmall(t.Text) {
			break
		}
		end = t.From + len(t.Text)
	}
	return text[:end]
}

// namesBody reports whether a text ends with a word for a body, as before the
// name of its province.
func (g *gone) namesBody(before string) bool {
	before = strings.TrimRight(before, " ")
	return slices.ContainsFunc(g.usage.BodyWords, func(w string) bool { return strings.HasSuffix(before, w) }) || strings.HasSuffix(before, "Tỉnh ủy")
}

// issuer judges the name of the body that issues the document.
func (g *gone) issuer() {
	if !g.twoTiers() {
		return
	}
	for _, piece := range pieces(g.Document, law.IssuerParent, law.IssuerName) {
		for _, word := range g.Regulation.HeadRules().Districts {
			if len(wordsAt(viet.Lower(viet.NFC(piece.Text)), word)) > 0 && word != "quận" {
				g.found.add(check.At(piece), "thay bằng tên cơ quan hiện nay", fmt.Sprintf("“%s”: từ %s không còn đơn vị hành chính cấp huyện", piece.Text, g.Regulation.HeadRules().DistrictsEnd.Short()))
			}
		}
	}
}
