package recognize

import (
	"regexp"
	"strings"

	"vanban/internal/law"
)

// letters are the letters and digits of a folded text, without anything else:
// “Q U Y Ế T  Đ Ị N H” and “QUYẾT ĐỊNH” have the same.
func letters(folded string) string {
	out := make([]byte, 0, len(folded))
	for i := range len(folded) {
		if c := folded[i]; 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			out = append(out, c)
		}
	}
	return string(out)
}

// near counts the letters to insert, delete or replace to make b of a, but no
// further than most: more is most+1.
func near(a, b string, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	old, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range old {
		old[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := old[j]
			if a[i] != b[j] {
				cost++
			}
			row[j+1] = min(cost, old[j+1]+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > most {
			return most + 1
		}
		old, row = row, old
	}
	return min(old[len(b)], most+1)
}

// mayDiffer is how many letters of a fixed text may be wrong: about a third,
// which old encodings cost it.
func mayDiffer(text string) int { return len(text) / 3 }

// isFixed reports whether a line says one of some fixed texts, and how surely.
func (l *line) isFixed(texts []string) (Confidence, bool) {
	if n := l.look.letters; n < 8 || n > 60 {
		return Guess, false
	}
	said := letters(l.fold)
	for _, t := range texts {
		switch d := near(said, t, mayDiffer(t)); {
		case d <= 2:
			return Sure, true
		case d <= mayDiffer(t):
			return Likely, true
		}
	}
	return Guess, false
}

// fixedTexts are the texts of a head that are the same in every document, by
// their letters.
type fixedTexts struct {
	nation, nationStart []string
	motto, mottoStart   []string
	party, union        []string
}

// newFixed takes the fixed texts from the decree, with the short forms that
// people write.
func newFixed(r *law.Regulation) fixedTexts {
	key := func(s string) string { return letters(foldNFC(s)) }
	text := r.Text()
	nation, motto := key(text.NationalName), key(text.Motto)
	return fixedTexts{
		nation:      []string{nation, strings.Replace(nation, "xahoichunghia", "xhcn", 1)},
		nationStart: []string{strings.TrimSuffix(nation, "vietnam")},
		motto:       []string{motto},
		mottoStart:  []string{strings.TrimSuffix(motto, "hanhphuc")},
		party:       []string{key(r.PartyHead())},
		union:       []string{key(r.UnionHead()), key("Đoàn Thanh niên Cộng sản Hồ Chí Minh")},
	}
}

// The shapes of số and ngày in folded text.
var (
	codeShape = regexp.MustCompile(`^s[oe0]a?\s*([:.;,]\s*|\s+(\d|[/.…_–-])|$)`)
	// bareCode is a code without its word: “15/QĐ-UBND”, “…/KH-SGDĐT”.
	bareCode  = regexp.MustCompile(`^[\d.…_ ]*/ ?[A-ZĐ][\pLÐ]*(&[\pL]+)?( ?- ?[\pL\d&.-]+)*$`)
	datePlain = regexp.MustCompile(`^([^:;]*?)[,.]?\s*\bngay\b?\s*[\d.…_/ ]*\s*thang\s*[\d.…_ ]*\s*nam\s*[\d.…_ ]*\.?$`)
	dateShort = regexp.MustCompile(`^([^:;]{0,60}?)[,.]?\s*(ngay\s*)?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}\.?$`)
	dateBlank = regexp.MustCompile(`^([^:;]{1,60}?)[,.]\s*ngay[\s\d.…_/-]*$`)
	reference = regexp.MustCompile(`^\(? ?(ban hanh |dinh |gui )?kem theo\b.*`)
	appendix  = regexp.MustCompile(`^phu luc( so)?( ([ivxlc]+|\d{1,2}[a-z]?|[a-z]))?( ?[:.–-].*| ?\(.*)?$`)
	infoShape = regexp.MustCompile(`^[^;]+;.*\d{4}[^;]*;[^;]*\d{1,2}:\d{2}`)
	infoBlank = regexp.MustCompile(`;.*;.*\bgio\b`)
	codeYear  = regexp.MustCompile(`/ ?(19|20)\d\d ?/ ?([A-ZĐ]+)`)
	partyCode = regexp.MustCompile(`^(?i:số)?\s*:?\s*[\d.…_ ]*-\s*([\pL]+)\s*/\s*[\pL]`)
)

// isCode reports whether a line is số, ký hiệu.
func (l *line) isCode() bool {
	if len(l.text) > 90 {
		return false
	}
	if codeShape.MatchString(l.fold) {
		return !l.isInfo()
	}
	return len(l.text) < 60 && strings.Contains(l.text, "/") && bareCode.MatchString(l.text)
}

// isInfo reports whether a line says what a digital signature shows.
func (l *line) isInfo() bool {
	return l.look.letters < 120 && (infoShape.MatchString(l.fold) || infoBlank.MatchString(l.fold))
}

// isDate reports whether a line is địa danh and thời gian.
func (l *line) isDate() bool {
	if len(l.text) > 120 || l.lead("(", "can cu", "kem theo", "tu ngay", "den ngay", "so:", "- ", "v/v", "ve viec") {
		return false
	}
	end := strings.TrimSuffix(l.fold, ".")
	if !strings.Contains(l.fold, "ngay") && strings.TrimRight(end, "0123456789") == end {
		return false
	}
	for _, shape := range []*regexp.Regexp{datePlain, dateShort, dateBlank} {
		if m := shape.FindStringSubmatch(l.fold); m != nil && len(m[1]) <= 60 && !strings.ContainsAny(m[1], "0123456789/") {
			return true
		}
		if m := shape.FindStringSubmatch(l.fold); m != nil && strings.Count(m[1], " ") <= 6 && !strings.Contains(m[1], "/") {
			return true
		}
	}
	return false
}

// subjectLeads open trích yếu of a công văn.
var subjectLeads = []string{"v/v", "v / v", "vv ", "vv:", "v.v", "(v/v", "ve viec", "trich yeu:"}

// isLetterSubject reports whether a line opens trích yếu under số, ký hiệu.
func (l *line) isLetterSubject() bool { return l.lead(subjectLeads...) && len(l.text) < 600 }

// bodyWords open the name of a body, by their folding; a line that starts so
// begins a name, any other goes on with the one before it.
var bodyWords = []string{
	"uy ban", "ubnd", "hoi dong", "hdnd", "so ", "bo ", "cuc ", "tong cuc", "chi cuc", "vu ", "phong ", "truong ", "ban ",
	"trung tam", "van phong", "thanh tra", "vien ", "cong ty", "tong cong ty", "tap doan", "benh vien", "ngan hang",
	"dai hoc", "hoc vien", "kho bac", "toa an", "chinh phu", "thu tuong", "quoc hoi", "bao hiem", "cong an", "quan ",
	"dai ", "hoi ", "lien ", "to chuc", "co quan", "ten co quan", "ten cq", "chu tich nuoc", "mat tran", "don vi", "khoa ",
	"tram ", "doi ", "nha ", "thu vien", "bao tang", "chi nhanh", "xi nghiep", "hop tac xa", "doan ", "dang uy", "tinh uy",
	"thanh uy", "huyen uy", "quan uy", "chi bo", "dang bo", "lien doan", "cong doan", "kiem toan", "thong tan", "bo tu lenh",
}

// opensBody reports whether a line begins the name of a body.
func (l *line) opensBody() bool { return l.lead(bodyWords...) }

// postWords open the post of who is competent, by their folding.
var postWords = []string{
	"chu tich", "giam doc", "tong giam doc", "bo truong", "thu truong", "truong ", "hieu truong", "chu nhiem", "cuc truong",
	"vu truong", "chi cuc truong", "vien truong", "tong cuc truong", "thong doc", "tong kiem toan", "chanh ", "tong bien tap",
	"tham quyen", "pho ", "chi huy", "tu lenh",
}

// isCompetence reports whether a line in capitals names who is competent
// rather than what the document is about.
func (l *line) isCompetence() bool {
	return l.look.capitals && (l.opensBody() || l.lead(postWords...))
}

// isReference reports whether a line ties a part to its document.
func (l *line) isReference() bool {
	return l.lead("(", "kem theo", "ban hanh kem theo") && reference.MatchString(l.fold)
}

// isAppendixWord reports whether a line is “Phụ lục” with its number, and
// perhaps its title.
func (l *line) isAppendixWord() bool {
	return l.lead("phu luc") && l.look.letters < 400 && appendix.MatchString(fold(firstRow(l), foldStart))
}
