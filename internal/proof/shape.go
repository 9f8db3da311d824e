package proof

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"vanban/internal/viet"
)

// length says how long made-up texts are.
type length int

const (
	likeExample length = iota
	shortest
	longest // three to four times the example
)

var (
	bodyStart = regexp.MustCompile(`^(?:Bộ|Sở|Ủy ban|UBND|Cục|Vụ|Ban|Văn phòng|Hội|Liên đoàn|Công ty|Thanh tra|Viện|Trung tâm|Trường|Tổng cục|Phòng|Các|Hợp tác xã|Tập đoàn|Kho bạc)(?:\s|$)`)
	numerals  = regexp.MustCompile(`\d+`)
	address   = regexp.MustCompile(`[\w.\-]+@[\w.\-]+|(?:https?://|www\.)\S+`)
	fullDate  = regexp.MustCompile(`\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b`)
	longDate  = regexp.MustCompile(`\d{1,2} tháng \d{1,2} năm \d{4}`)
	notation  = regexp.MustCompile(`\d+/(?:\d{4}/)?\p{Lu}[\p{L}\d]*(?:-[\p{L}\d&]+)*`)
	lawBasis  = regexp.MustCompile(`^(?:Căn cứ|Thực hiện) (?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)`)
	weekday   = regexp.MustCompile(`(?i)thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật`)
)

// shaped makes a text of the shape of an example: with its capital or small
// first letter, its stop, and its digits changed where it is mostly a number or
// a notation.
func (g *gen) shaped(example, label string, want length) string {
	example = strings.TrimSpace(example)
	switch {
	case example == "":
		return g.finished(label, "Ab", want)
	case address.MatchString(example):
		return address.ReplaceAllStringFunc(example, func(typed string) string {
			switch {
			case strings.Contains(typed, "@"):
				return mail(g.next())
			case g.r.extreme:
				return longAddress
			}
			return typed
		})
	case isUpper(example):
		return example // “GIÁM ĐỐC”, “BÊN A”: one of few that rules know
	case g.m.kinds[viet.Fold(example)]:
		return example
	case strings.ContainsAny(example, "0123456789"):
		return g.renumbered(example, want)
	case strings.Contains(viet.Fold(label), "ho va ten"), strings.Contains(viet.Fold(label), "ho ten"):
		return person(g.next())
	case bodyStart.MatchString(example):
		return g.body(example, want)
	}
	return g.finished(example, example, want)
}

// finished makes a phrase about as long as an example, with the first letter
// and the stop of another.
func (g *gen) finished(sized, example string, want length) string {
	letters := len([]rune(sized))
	switch want {
	case shortest:
		letters = min(letters, 12)
	case longest:
		letters = letters*3 + letters*g.rng.IntN(100)/100
	}
	n := g.next()
	var out string
	switch words := strings.Fields(sized); {
	case len(words) <= 2 && want != longest:
		out = units[n%len(units)]
	case letters < 40 || startsWithThing(sized):
		out = noun(n, letters)
		if want == longest && len([]rune(out)) < letters {
			out += ", " + phrase(n, letters-len([]rune(out)))
		}
	default:
		out = phrase(n, letters)
	}
	if first, _ := firstRune(example); unicode.IsUpper(first) {
		out = viet.UpperFirst(out)
	}
	if strings.HasSuffix(example, ".") {
		out += "."
	}
	return out
}

// body makes the name of a body.
func (g *gen) body(example string, want length) string {
	n := g.next()
	switch {
	case want == longest:
		return longBody(n)
	case strings.HasPrefix(example, "Sở ") && g.m.departments != nil && g.rng.IntN(3) > 0:
		return g.m.departments[n%len(g.m.departments)]
	case strings.HasPrefix(example, "Bộ ") && g.m.ministries != nil:
		return g.m.ministries[n%len(g.m.ministries)]
	case strings.HasPrefix(example, "Công ty"), strings.HasPrefix(example, "Tập đoàn"):
		return "Công ty TNHH Thí dụ " + placeName(n)
	}
	return bodyName(n)
}

// renumbered changes the numbers in a text: days and notations as fields of
// their own, years by the shift of the case, other numbers freely.
func (g *gen) renumbered(example string, want length) string {
	if lawBasis.MatchString(example) || weekday.MatchString(example) {
		return example
	}
	var kept []string
	keep := func(pattern *regexp.Regexp, text string, change func(string) string) string {
		return pattern.ReplaceAllStringFunc(text, func(typed string) string {
			kept = append(kept, change(typed))
			return string(rune(firstKept + len(kept) - 1))
		})
	}
	text := keep(fullDate, example, g.date)
	text = keep(longDate, text, func(typed string) string {
		d, err := viet.ParseDate(g.date("ngày " + typed))
		if err != nil {
			return typed
		}
		return strings.TrimPrefix(d.Long(), "ngày ")
	})
	text = keep(notation, text, func(typed string) string {
		number, rest, _ := strings.Cut(typed, "/")
		return padded(1+g.next()%4999, len(number)) + "/" + numerals.ReplaceAllStringFunc(rest, g.digits) // 4999 numbers before one comes again
	})
	text = numerals.ReplaceAllStringFunc(text, g.digits)
	for i, k := range kept {
		text = strings.Replace(text, string(rune(firstKept+i)), k, 1)
	}
	if want == longest && len(strings.Fields(example)) > 3 && !strings.HasSuffix(example, ".") {
		text += " về " + phrase(g.next(), 2*len([]rune(example)))
	}
	return text
}

// firstKept stands in a text for what is already changed.
const firstKept = 0xE000

// digits changes one number of a text.
func (g *gen) digits(typed string) string {
	n, err := strconv.Atoi(typed)
	switch {
	case err != nil || len(typed) > 6:
		return typed
	case len(typed) == 4 && n > 1900 && n < 2100:
		return strconv.Itoa(n + g.shift)
	case n <= 31: // a day, a month, an hour, or a count
		return padded(1+g.rng.IntN(max(n, 1)), len(typed))
	}
	return strconv.Itoa(n/2 + 1 + g.rng.IntN(n))
}

func padded(n, width int) string {
	s := strconv.Itoa(n)
	if len(s) < 2 && width > 1 {
		return "0" + s
	}
	return s
}

func isUpper(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1 && !strings.ContainsAny(s, "0123456789")
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// startsWithThing tells a text that names something from one that says what to
// do.
func startsWithThing(s string) bool {
	folded := strings.ToLower(s)
	for _, v := range append([]string{"chủ động", "tham mưu", "phát triển", "cụ thể", "hình thành", "đào tạo", "thực hiện", "đề nghị", "phối hợp", "chủ trì", "giao", "quy định"}, verbs...) {
		if strings.HasPrefix(folded, v) {
			return false
		}
	}
	return len(strings.Fields(s)) < 9
}
