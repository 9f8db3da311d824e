package pipeline

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// said is a paragraph of the text with what it needs to be judged among its
// neighbours.
type said struct {
	*flow.Paragraph
	text  string
	item  bool // of a list
	typed bool // by who fills the template in
	level int  // of a heading; 0 for none
	again bool // what stands before it comes from the same line of the template
	alone bool // what stands before it neither leads in nor is an item
}

// listItems are the components that items of lists have, but for dashes.
var listItems = map[law.Component]bool{law.Clause: true, law.Point: true}

// sentences looks at the words that stand together where values were put in,
// and at what is said twice or not at all.
func (j *judgement) sentences(part *Laid) {
	eachParagraph(part.Flow, func(p *flow.Paragraph, _ *cell) {
		if s := j.paragraphOf(p); s != nil && !s.typed {
			j.seams(s)
		}
	})
	seen := map[string]int{}
	for _, s := range part.Flow.Sections {
		var before *said
		run := counting{}
		under := 0 // level of the heading that all stands under
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case *flow.Paragraph:
				if now := j.paragraphOf(b); now != nil {
					j.sentence(now)
					now.again = before != nil && !now.typed && before.At.Start.Line == now.At.Start.Line
					now.alone = before != nil && !strings.ContainsAny(before.text[len(before.text)-1:], ":;,")
					j.follows(before, now, under)
					if now.level > 0 {
						under = now.level
					} else if !now.typed && (now.Component == law.BodyText || listItems[now.Component]) {
						j.twice(seen, strings.TrimRight(now.text, "./"), now.At)
					}
					j.counts(now, &run)
					before = now
				}
			case *flow.Table:
				if b.Borders {
					j.serial(b)
					j.tableTwice(seen, b)
					before = nil
				}
			}
		}
		j.follows(before, nil, under)
	}
}

// paragraphOf is a paragraph of the text proper; nil for what is none.
func (j *judgement) paragraphOf(p *flow.Paragraph) *said {
	text := strings.TrimSpace(p.Text())
	if text == "" {
		return nil
	}
	s := &said{Paragraph: p, text: text, level: p.Format.Outline, typed: !j.source.has(p.At)}
	s.item = listItems[p.Component] || marker.MatchString(text)
	if p.Component == law.AppendixWord || p.Component == law.AppendixTitle {
		s.level = 1
	}
	return s
}

var (
	marker = regexp.MustCompile(`^(?:[-+]|\d+\.|\p{L}\)|\([ivxlc]+\))\s+`)
	// seam is punctuation that no sentence has: what stands around a value that
	// is missing or brings its own.
	seam   = regexp.MustCompile(`[,;:]\s*[,;:]|[,;:]\s*\.(?:[^.]|$)|\p{Ll}{3}\.[,;]|\(\s*\)|“\s*”|[^.]\.\.(?:[^./]|$)|\.\./\.|[\p{L}\d)] {2,}[\p{L}\d(]|[\p{L}\d] [,;:](?:\s|$)|\d\p{Ll}{4,}`)
	opened = regexp.MustCompile(`^[,;:.)]`)
	joined = regexp.MustCompile(`[;,] (?:và|hoặc)$`)
	// labelled is a line of a form: “Về việc: …”.
	labelled = regexp.MustCompile(`^[^.;:]{2,40}: `)
	// counted begins items that the template counts: “(ii) …”, “Phương án 2: …”.
	counted = regexp.MustCompile(`^(?:- )?\(?(?:\p{L}+ ){0,3}([ivxlc]{1,9}|\d{1,2})[):]`)
)

// seams looks at the marks of one paragraph.
func (j *judgement) seams(s *said) {
	odd := seam.FindString(s.text)
	if odd == "" {
		odd = opened.FindString(marker.ReplaceAllString(s.text, ""))
	}
	if odd != "" {
		j.fault(ruleSeam, j.source.line(s.At), "xem chữ đứng sát giá trị ở dòng này: dấu câu thừa, hoặc giá trị không có ở nhánh này",
			"dấu câu không khớp quanh giá trị, ở chỗ “%s”", around(s.text, odd))
	}
}

// sentence looks at the end of one paragraph of the text.
func (j *judgement) sentence(s *said) {
	switch {
	case s.typed:
	case s.level > 0 && strings.ContainsAny(s.text[len(s.text)-1:], ".;,"):
		j.fault(ruleSeam, j.source.line(s.At), "bỏ dấu cuối tiêu đề", "tiêu đề “%s” có dấu câu ở cuối", s.text)
	case s.level == 0 && !s.item && s.Component == law.BodyText && small(s.text):
		j.fault(ruleSeam, j.source.line(s.At), "viết hoa chữ đầu bằng hoa_dau, hoặc nối vào đoạn trên", "đoạn “%s” mở đầu bằng chữ thường", shortened(s.text))
	case s.level == 0 && s.Format.Align == flow.Justify && !ended(s):
		j.fault(ruleSeam, j.source.line(s.At), "thêm dấu cuối câu, hoặc dấu cuối mục bằng dau_muc", "đoạn “%s” không có dấu câu ở cuối", shortened(s.text))
	}
}

// ended reports whether a paragraph has a mark at its end.
func ended(s *said) bool {
	last := s.Runs[len(s.Runs)-1]
	if last.Note != nil || s.Component != law.BodyText && !listItems[s.Component] || len([]rune(s.text)) < 20 {
		return true
	}
	r := []rune(s.text)
	return !unicode.IsLetter(r[len(r)-1]) && !unicode.IsDigit(r[len(r)-1]) || joined.MatchString(s.text) || labelled.MatchString(s.text)
}

// follows looks whether a paragraph ends as what comes next asks for; next is
// nil at the end, under the level of the heading that s stands under.
func (j *judgement) follows(s, next *said, under int) {
	if s == nil || s.typed {
		return
	}
	line := j.source.line(s.At)
	over := next == nil || next.level > 0
	switch {
	case s.level > 0 && next != nil && next.level > 0 && next.level <= s.level && s.Component != law.AppendixWord && s.Component != law.AppendixTitle:
		j.fault(ruleHollow, line, "bọc cả tiêu đề trong {{ if … }}, hoặc viết {{ else }}", "dưới tiêu đề “%s” không có gì", shortened(s.text))
	case s.level > 0:
	case strings.HasSuffix(s.text, ":") && (next == nil || over && next.level <= under):
		j.fault(ruleHollow, line, "bọc cả câu dẫn trong {{ if … }}, hoặc viết {{ else }} cho danh sách trống", "sau câu dẫn “%s” không có gì", shortened(s.text))
	case strings.HasSuffix(s.text, ":") && (listItems[s.Component] && next.Component == s.Component || !next.item && j.source.skipsList(line, j.source.line(next.At))):
		j.fault(ruleHollow, line, "bọc cả câu dẫn trong {{ if … }}, hoặc viết {{ else }} cho danh sách trống", "sau câu dẫn “%s” không có gì", shortened(s.text))
	case next != nil && joined.MatchString(s.text) && strings.HasSuffix(next.text, ";"):
		j.fault(ruleSeam, line, "đặt “và” ở mục ngay trước mục cuối", "“và” đứng ở mục “%s”, sau đó còn nhiều mục", shortened(s.text))
	case strings.ContainsAny(s.text[len(s.text)-1:], ";,") && (over || !next.typed && s.endsList(next)):
		j.fault(ruleSeam, line, "viết {{ dau_muc $i $.danh_sách }} ở cuối mục: dấu “.” sau mục cuối", "mục cuối “%s” không kết thúc bằng dấu chấm", shortened(s.text))
	}
}

// endsList reports whether a paragraph is the last of a list, before what is no
// item or one of a higher rank.
func (s *said) endsList(next *said) bool {
	if s.item && !next.item {
		return true
	}
	dash := strings.HasPrefix(s.text, "- ")
	if s.Component == law.BodyText && s.alone && !s.again && !s.item && !next.item && strings.Contains(s.text, "; ") {
		return true // a list in a sentence
	}
	return s.again && s.Component != law.Basis && s.At.Start.Line != next.At.Start.Line && (!s.item && !next.item || dash && listItems[next.Component])
}

// twice reports what was said before at another line of the template.
func (j *judgement) twice(seen map[string]int, text string, at diag.Range) {
	const least = 40 // letters of what nobody says twice
	if len([]rune(text)) < least {
		return
	}
	line := j.source.line(at)
	if was, ok := seen[text]; ok && was != line {
		j.fault(ruleTwice, line, "bỏ một trong hai chỗ", "“%s” in hai lần, đã có ở %s", shortened(text), j.source.told(was))
		return
	}
	seen[text] = line
}

// tableTwice is twice for a table.
func (j *judgement) tableTwice(seen map[string]int, t *flow.Table) {
	var b strings.Builder
	var at diag.Range
	for n := range t.Rows {
		for i := range t.Rows[n].Cells {
			for _, block := range t.Rows[n].Cells[i].Blocks {
				if p, ok := block.(*flow.Paragraph); ok {
					b.WriteString(p.Text() + " | ")
					if at.File == "" {
						at = p.At
					}
				}
			}
		}
	}
	j.twice(seen, b.String(), at)
}

// serial looks whether the serial numbers of a table run from 1.
func (j *judgement) serial(t *flow.Table) {
	head, want, rows, numbers := "", 1, 0, 0
	var first *flow.Paragraph
	for n := range t.Rows {
		row := &t.Rows[n]
		p, ok := row.Cells[0].Blocks[0].(*flow.Paragraph)
		if !ok {
			return
		}
		text := strings.TrimSpace(p.Text())
		if row.Header || n == 0 {
			if head == "" {
				head, first = text, p
			}
			continue
		}
		rows++
		number, err := strconv.Atoi(text)
		if err != nil {
			continue
		}
		numbers++
		if (head == "STT" || head == "TT") && number != want && number != 1 {
			j.fault(ruleSerial, j.source.line(p.At), "đếm từ 1: {{ add $i 1 }} với $i của range", "số thứ tự %d đứng ở chỗ của %d", number, want)
			return
		}
		want = number + 1
	}
	if (head == "STT" || head == "TT") && numbers == 0 && rows > 1 {
		j.fault(ruleSerial, j.source.line(first.At), "đếm từ 1: {{ add $i 1 }} với $i của range", "cột “%s” không có số thứ tự nào", head)
	}
}

// counting is the number that an item of a list began with, and where it stands.
type counting struct {
	line, number int
	text         string
}

// counts looks whether items of one range that carry numbers begin with 1: the
// second tells that they are counted.
func (j *judgement) counts(s *said, run *counting) {
	m := counted.FindStringSubmatch(s.text)
	line := j.source.line(s.At)
	if m == nil || s.typed {
		*run = counting{}
		return
	}
	number, err := strconv.Atoi(m[1])
	if err != nil {
		number = viet.RomanNumber(strings.ToUpper(m[1]))
	}
	if run.text != "" && run.line == line && run.number != 1 && number == run.number+1 {
		j.fault(ruleSerial, line, "đếm từ 1: {{ add $i 1 }} với $i của range", "mục đầu “%s” không mang số 1", shortened(run.text))
	}
	if run.line == line {
		*run = counting{line: line, number: 1, text: s.text} // told once
		return
	}
	*run = counting{line: line, number: number, text: s.text}
}

// small reports whether a text begins with a small letter.
func small(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// around is a place in a text with some words beside it.
func around(text, what string) string {
	at := strings.Index(text, what)
	r := []rune(text[:at])
	left := string(r[max(0, len(r)-20):])
	right := []rune(text[at+len(what):])
	return strings.TrimSpace(left + what + string(right[:min(len(right), 20)]))
}

// shortened is the beginning of a text.
func shortened(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
