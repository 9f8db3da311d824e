package template

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/law"
	"vanban/internal/markup"
)

// lineKind is what a line of markup begins.
type lineKind int

const (
	plainLine lineKind = iota
	blankLine
	headingLine
	directiveLine
	tableLine
	quoteLine
	itemLine
)

// markupLine is one line of a body with its actions covered.
type markupLine struct {
	start, stop int
	text        string // “x” for what an action prints, nothing for what only controls
	kind        lineKind
	opens       bool // no line of the same paragraph stands above
}

// covered replaces every action by as many bytes: what prints by “x”, what only
// controls by zeros.
func covered(s string) string {
	out := []byte(s)
	for _, a := range actions(s) {
		fill := byte('x')
		if controls(s[a.start+2 : a.stop-2]) {
			fill = 0
		}
		for i := a.start; i < a.stop; i++ {
			out[i] = fill
		}
	}
	return string(out)
}

// markupLines cuts a body into lines; those that hold nothing but control are
// left out.
func markupLines(s string) []markupLine {
	var out []markupLine
	start := 0
	opens := true
	for line := range strings.SplitSeq(covered(s), "\n") {
		l := markupLine{start: start, stop: start + len(line), text: strings.TrimRight(strings.ReplaceAll(line, "\x00", ""), " \r")}
		start = l.stop + 1
		l.kind = kindOfLine(strings.TrimLeft(l.text, " \t"))
		if l.kind == blankLine && strings.Contains(line, "\x00") {
			opens = true // what stands above and below may not come together
			continue
		}
		l.opens = opens
		opens = l.kind != plainLine && l.kind != itemLine && l.kind != quoteLine
		out = append(out, l)
	}
	return out
}

var (
	listItem    = regexp.MustCompile(`^(?:(\d{1,9})[.)]|[-+*])\s+(\S.*)$`)
	blockMark   = regexp.MustCompile(`^(?:#{1,6}\s|\{[\p{L}_])`)
	htmlTag     = regexp.MustCompile(`(?i)</?(?:b|i|u|s|em|strong|br|p|div|span|table|tr|td|th|ul|ol|li|h[1-6]|a|img|sup|sub|center|font|hr|blockquote|pre|code)(?:\s[^<>]*)?/?>|<!--|&(?:nbsp|amp|lt|gt|quot|#\d+);`)
	foreignMark = regexp.MustCompile("!?\\[[^\\]\\n]+\\]\\((?:https?:|mailto:|www\\.|/|#|\\.)[^)\\n]*\\)|^(?:```|~~~)|`[^`\\n]+`|\\b__[^_\\s][^_]*__\\b|~~[^~\\s][^~]*~~")
	otherBullet = regexp.MustCompile(`^[•▪●○◦·■►]`)
	typedBullet = regexp.MustCompile(`^[–—]\s`)
	typedPoint  = regexp.MustCompile(`^([a-zđ]\))\s`)
	typedRoman  = regexp.MustCompile(`^([IVX]{1,6}\.)\s+\p{Lu}`)
	typedNested = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2})+\.|\d{1,2}(?:\.\d{1,2})+)\s+\p{Lu}`)
)

func kindOfLine(s string) lineKind {
	switch {
	case s == "":
		return blankLine
	case s[0] == '|':
		return tableLine
	case s[0] == '>':
		return quoteLine
	case s[0] == '#' && blockMark.MatchString(s):
		return headingLine
	case s[0] == '{' && blockMark.MatchString(s):
		return directiveLine
	case listItem.MatchString(s):
		return itemLine
	}
	return plainLine
}

// markup judges a body as its author typed it.
func (l *linter) markup(p *piece) {
	lines := markupLines(p.text)
	appendix := false
	for i, line := range lines {
		above := markupLine{kind: blankLine}
		if i > 0 {
			above = lines[i-1]
		}
		at := &textPlace{l, p, line}
		s := strings.TrimLeft(line.text, " \t")
		at.foreign(s)
		switch {
		case line.kind == headingLine:
			at.capitals(s)
		case line.kind == directiveLine:
			appendix = appendix || strings.HasPrefix(s, "{phu_luc")
		case line.kind == plainLine && line.opens:
			at.typedMarks(s)
			if !appendix {
				at.placed(s)
			}
			fallthrough
		case line.kind == plainLine:
			at.underline(s)
			if above.kind == headingLine && above.stop+1 == line.start {
				at.wrappedHeading(s)
			}
		case line.kind == itemLine && !line.opens:
			at.interrupts(s, above, firstOf(lines, i))
		}
	}
	l.tables(p, lines)
}

// firstOf is the line that begins the paragraph that line i belongs to.
func firstOf(lines []markupLine, i int) markupLine {
	for i--; i > 0 && !lines[i].opens; i-- {
		if lines[i].kind == itemLine {
			break
		}
	}
	return lines[i]
}

// textPlace is a line under judgement.
type textPlace struct {
	*linter
	piece *piece
	line  markupLine
}

// say reports the line.
func (t *textPlace) say(rule, hint, format string, args ...any) {
	start, stop := t.line.start, t.line.stop
	for start < stop && isSpace(t.piece.text[start]) {
		start++
	}
	t.report(rule, t.piece.src.At(start, stop), hint, format, args...)
}

// foreign reports marks of other languages, which print as they are.
func (t *textPlace) foreign(s string) {
	if found := htmlTag.FindString(s); found != "" && !strings.Contains(s, `\`+found) {
		t.say(ruleForeign, "bỏ thẻ; đậm là **chữ**, nghiêng là *chữ*, xuống dòng là {br}", "“%s” in ra nguyên như vậy, không được hiểu là HTML", found)
	}
	if found := foreignMark.FindString(s); found != "" && !strings.Contains(s, `\`+found) {
		t.say(ruleForeign, "bỏ các dấu ấy; ảnh là {anh tep=…}, đậm là **chữ**", "“%s” in ra nguyên như vậy: không có liên kết, ảnh hay mã nguồn kiểu Markdown", found)
	}
	if strings.Contains(s, "\t") {
		t.say(ruleTab, "thay dấu tab bằng dấu cách, hoặc viết bảng", "dòng có dấu tab, văn bản không giữ khoảng cách này")
	}
}

// typedMarks reports marks of lists at the start of a paragraph that stays one.
func (t *textPlace) typedMarks(s string) {
	mark, hint := "", "viết thành danh sách “1.” thụt vào dưới khoản, máy đánh chữ cái"
	switch {
	case otherBullet.MatchString(s), typedBullet.MatchString(s):
		mark, _ = firstLetter(s)
		hint = "viết “- ” ở đầu dòng"
	case typedPoint.MatchString(s):
		mark = typedPoint.FindStringSubmatch(s)[1]
	case typedRoman.MatchString(s):
		mark = typedRoman.FindStringSubmatch(s)[1]
		hint = "viết “# ” trước nếu là mục, hoặc “" + strings.Replace(mark, ".", `\.`, 1) + "” nếu là lời thường"
	case typedNested.MatchString(s):
		mark = typedNested.FindStringSubmatch(s)[1]
		hint = "viết thành danh sách “1.” hoặc tiêu đề ##, máy đánh số"
	default:
		return
	}
	t.say(ruleTyped, hint, "“%s” ở đầu đoạn in ra như chữ thường, không thành danh sách hay tiêu đề", mark)
}

// firstLetter cuts a text behind its first letter.
func firstLetter(s string) (string, string) {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n], s[n:]
}

// placed reports what the program itself puts around the body.
func (t *textPlace) placed(s string) {
	words := (&law.Regulation{}).Text()
	plain := strings.Trim(s, "* ")
	for _, w := range []struct{ words, hint string }{
		{words.NationalName, "bỏ dòng này, máy đặt Quốc hiệu và Tiêu ngữ"},
		{words.Motto, "bỏ dòng này, máy đặt Quốc hiệu và Tiêu ngữ"},
		{words.AddresseesWord, "ghi ở kinh_gui trong phần khai báo"},
		{words.RecipientsWord, "ghi ở noi_nhan trong phần khai báo"},
		{words.SubjectLead + " ", "ghi ở trich_yeu trong phần khai báo, không có “" + words.SubjectLead + "”"},
	} {
		if w.words != "" && strings.HasPrefix(plain, w.words) {
			t.say(rulePlaced, w.hint, "“%s” là thành phần máy tự đặt, gõ trong nội dung thì in hai lần hoặc sai chỗ", strings.TrimSpace(w.words))
			return
		}
	}
}

// underline reports a line of dashes or the like.
func (t *textPlace) underline(s string) {
	if len(s) >= 3 && strings.Contains("-=*~", s[:1]) && strings.Trim(s, s[:1]) == "" {
		t.say(ruleHeading, "bỏ dòng này; tiêu đề viết “# Tên”, sang trang viết {trang}", "dòng “%s” in ra như chữ, không phải đường kẻ hay gạch dưới tiêu đề", s)
	}
}

// wrappedHeading reports a heading that goes on in the next line.
func (t *textPlace) wrappedHeading(s string) {
	r, _ := utf8.DecodeRuneInString(s)
	typed := strings.TrimLeft(t.piece.text[t.line.start:t.line.stop], " \t")
	if unicode.IsLower(r) && !strings.HasPrefix(typed, "{") {
		t.say(ruleHeading, "viết cả tiêu đề trên một dòng, hoặc để một dòng trống dưới tiêu đề", "dòng này nối tiếp tiêu đề ở trên nhưng thành một đoạn riêng: tiêu đề chỉ một dòng")
	}
}

// capitals reports a heading below the first rank that is typed in capitals: only
// those of the first are printed so, and whatever way they are typed.
func (t *textPlace) capitals(s string) {
	const least = 8 // letters of what is no abbreviation
	title := strings.TrimLeft(s, "#")
	if (len(s)-len(title) > 1 || strings.HasPrefix(title, " ĐIỀU ")) && len(title) > least && strings.ContainsRune(strings.TrimSpace(title), ' ') && strings.ToUpper(title) == title && strings.ToLower(title) != title && !strings.ContainsRune(title, 0) {
		t.say(ruleHeading, "viết chữ thường: máy tự in hoa tiêu đề bậc một", "tiêu đề “%s” gõ chữ hoa; tiêu đề của điều và tiêu đề từ bậc hai in chữ thường", strings.TrimSpace(title))
	}
}

// interrupts judges a line that begins like an item inside a paragraph.
func (t *textPlace) interrupts(s string, above, begin markupLine) {
	m := listItem.FindStringSubmatch(s)
	if above.kind != plainLine && above.kind != itemLine {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(above.text)
	ends := strings.ContainsRune(".;:!?…”\")*}", last)
	next, _ := utf8.DecodeRuneInString(m[2])
	goesOn := !ends && (unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',')
	mark, _, _ := strings.Cut(s, " ")
	switch {
	case m[1] == "" && goesOn && !strings.HasSuffix(above.text, "xx") &&
		(unicode.IsDigit(next) && unicode.IsDigit(last) || above.kind == plainLine && (unicode.IsDigit(next) || unicode.IsLower(next))):
		t.say(ruleLineStart, "đưa dấu “"+mark+"” lên cuối dòng trên", "dòng bắt đầu bằng “%s” giữa câu nên thành một gạch đầu dòng", mark)
	case m[1] == "1" && goesOn && begin.kind == plainLine:
		t.say(ruleLineStart, "ngắt dòng ở chỗ khác, hoặc để một dòng trống ở trên nếu là khoản", "dòng bắt đầu bằng “%s” giữa câu nên thành một khoản", mark)
	case m[1] != "" && m[1] != "1" && ends && begin.kind == plainLine:
		t.say(ruleLineStart, "để một dòng trống ở trên", "dòng “%s” nối vào đoạn ở trên, không thành khoản", mark)
	}
}

// tables reports rows that have not as many cells as their table has columns.
func (l *linter) tables(p *piece, lines []markupLine) {
	for i := 0; i < len(lines); i++ {
		if lines[i].kind != tableLine {
			continue
		}
		j := i
		for j < len(lines) && lines[j].kind == tableLine {
			j++
		}
		l.table(p, lines[i:j])
		i = j
	}
}

func (l *linter) table(p *piece, rows []markupLine) {
	rule := func(r markupLine) bool { return strings.Trim(r.text, "|:- ") == "" && strings.Contains(r.text, "-") }
	at := slices.IndexFunc(rows, rule)
	if at < 0 || slices.ContainsFunc(rows[at+1:], rule) {
		return
	}
	columns, ok := cellsOf(p.text, rows[at])
	if !ok {
		return
	}
	for _, r := range rows {
		if found, ok := cellsOf(p.text, r); ok && found != columns {
			hint := "thêm ô cho đủ, ô trống viết | |"
			if found > columns {
				hint = "bỏ bớt ô; dấu | trong chữ viết là \\|"
			}
			(&textPlace{l, p, r}).say(ruleCells, hint, "dòng của bảng có %d ô, phải có %d", found, columns)
		}
	}
}

// cellsOf counts the cells of a row; not if a bar stands in a branch or a loop.
func cellsOf(text string, r markupLine) (int, bool) {
	line := covered(text[r.start:r.stop])
	depth := 0
	for _, a := range actions(text[r.start:r.stop]) {
		inner := strings.Trim(text[r.start+a.start+2:r.start+a.stop-2], "- \t\n")
		word, _, _ := strings.Cut(inner, " ")
		switch word {
		case "if", "with", "range":
			depth++
		case "end":
			depth--
		}
		if next, _, _ := strings.Cut(line[a.stop:], "\x00"); depth != 0 && strings.Contains(next, "|") {
			return 0, false
		}
	}
	line = strings.TrimSpace(strings.ReplaceAll(line, "\x00", ""))
	line = strings.TrimSuffix(strings.TrimPrefix(strings.ReplaceAll(line, `\|`, "x"), "|"), "|")
	return strings.Count(line, "|") + 1, depth == 0
}

// bodyOf gives the piece of a body, also of one without actions.
func (t *Template) bodyOf(src markup.Source) *piece {
	return &piece{text: src.Text, src: src, lines: markup.NewLines(src.Text), place: body, plain: true}
}
