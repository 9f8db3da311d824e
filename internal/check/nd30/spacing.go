package nd30

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// What converters round.
const (
	indentTolerance = unit.MM / 2
	gapTolerance    = unit.Point / 4
	lineTolerance   = 4    // 240ths of a line
	shareTolerance  = 0.02 // of a line, for pitches in points
)

// spacingRules are indents, gaps and pitch of running text.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm e.
func spacingRules(r *law.Regulation) []check.Rule {
	cite := r.Body.Cite
	return []check.Rule{{
		ID: "BD-03", Title: "dòng đầu đoạn lùi vào 1 cm hoặc 1,27 cm", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Nghị định chỉ cho hai mức lùi đầu dòng, 1 cm hoặc 1,27 cm, không phải một khoảng; đoạn không lùi làm người đọc khó thấy chỗ xuống dòng.",
		Examples: []check.Example{
			{Bad: "noi_dung#1 {thụt 0 mm}", Good: "noi_dung {thụt 10 mm}\nkhoan {thụt 10 mm}", Own: true},
			{Bad: "khoan {thụt 15 mm}", Good: "noi_dung#cuối: Trân trọng cảm ơn./. {giữa, thụt 0 mm}", Own: true},
			{Bad: "noi_dung {thụt 11.5 mm}\nkhoan {thụt 11.5 mm}", Good: "noi_dung#1: - Rà soát nhu cầu sử dụng sản phẩm, dịch vụ công nghệ số của đơn vị trong năm 2026, ghi rõ tên nhu cầu, thời gian và kinh phí dự kiến; {lùi 15 mm, thụt -5 mm}", Own: true},
		},
		Run: checkIndent,
	}, {
		ID: "BD-04", Title: "cả văn bản dùng một mức lùi đầu dòng", Tier: check.Form, Cite: cite, Severity: diag.Warning,
		Why:      "Đoạn lùi 1 cm xen đoạn lùi 1,27 cm làm mép trái so le.",
		Examples: []check.Example{{Bad: "noi_dung#1 {thụt 10 mm}", Good: "noi_dung {thụt 10 mm}\nkhoan {thụt 10 mm}", Own: true}},
		Run:      checkOneIndent,
	}, {
		ID: "BD-05", Title: fmt.Sprintf("các đoạn cách nhau ít nhất %v", r.Body.SpaceMin), Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why:      "Đoạn sát nhau làm trang chữ dày đặc, khó thấy chỗ hết ý.",
		Examples: []check.Example{{Bad: "noi_dung {sau 0 pt}\nkhoan {sau 0 pt}", Good: "noi_dung {trước 6 pt, sau 0 pt}\nkhoan {trước 6 pt, sau 0 pt}", Own: true}},
		Run:      checkGaps,
	}, {
		ID: "BD-06", Title: "các dòng cách nhau từ một dòng đơn đến 1,5 dòng", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Dòng quá sát che mất dấu của chữ tiếng Việt; dòng quá thưa làm văn bản dài thêm trang.",
		Examples: []check.Example{
			{Bad: "noi_dung {dòng 2}", Good: "noi_dung {dòng 1.5}", Own: true},
			{Bad: "khoan {dòng đúng 12 pt}", Good: "khoan {dòng đúng 18 pt}"},
			{Bad: "noi_dung#1 {dòng ít nhất 30 pt}", Good: "noi_dung#1 {dòng ít nhất 12 pt}"},
		},
		Run: checkPitch,
	}, {
		ID: "BD-09", Title: "không lùi dòng bằng dấu cách hay phím Tab, không tạo khoảng cách bằng dòng trống", Tier: check.Practice, Severity: diag.Note,
		Why: "Dấu cách, Tab và dòng trống xê dịch khi đổi phông, sửa chữ hay mở ở máy khác.",
		Examples: []check.Example{
			{Bad: "noi_dung#cuối: →Sở Khoa học và Công nghệ đề nghị các cơ quan, đơn vị phối hợp thực hiện./. {thụt 0 mm}", Good: "noi_dung#1 {đều}", Own: true},
		},
		Run: checkTypedSpace,
	}}
}

// indent is where the first line of a paragraph starts.
type indent struct {
	at    unit.Length // from the left margin
	left  unit.Length // where the other lines start
	typed bool        // by spaces or tabs
}

// indentOf measures the first line of a paragraph.
func indentOf(p *recognize.Piece) indent {
	f := p.Paragraph.Format
	out := indent{at: f.IndentLeft + f.FirstLine, left: f.IndentLeft}
	text := p.Paragraph.Text()
	lead := text[:len(text)-len(strings.TrimLeft(text, " \t\u00a0"))]
	out.typed = strings.TrimLeft(lead, " \u00a0") != "" || len([]rune(lead)) > 1
	return out
}

// isAllowed reports whether a length is one of the two indents.
func isAllowed(r *law.Regulation, l unit.Length) bool {
	return slices.ContainsFunc(r.Body.Indents, func(i unit.Length) bool { return abs(l-i) <= indentTolerance })
}

// indented are the paragraphs whose first line must be set in. Items of lists
// below the ranks of bố cục, single lines that are no sentences and what goes
// on after a table or formula are left alone, and so is an Điều with a heading, see HD-05.
func indented(d *recognize.Document) []*recognize.Piece {
	return slices.DeleteFunc(textOf(d, law.BodyText, law.Clause, law.ClauseHeading, law.Point), func(p *recognize.Piece) bool {
		a := p.Paragraph.Format.Align
		first, _ := utf8.DecodeRuneInString(p.Text)
		return a == flow.Center || a == flow.Right || isItem(p.Text) || unicode.IsLower(first) && !pointLine.MatchString(p.Text) ||
			first == '(' || !isLong(p, 1) && !endsSentence(p.Text)
	})
}

// isItem reports whether a paragraph is an item of a list: “- ”, “+ ”, “• ”.
func isItem(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	return s != "" && strings.ContainsRune("-–—+*•●○▪◦■□✓➢⁃∙·o", first) && !unicode.IsLetter(second)
}

// checkIndent is BD-03.
func checkIndent(p *check.Pass) {
	allowed := p.Regulation.Body.Indents
	var wrong, between []check.Place
	var first, second unit.Length
	for _, piece := range indented(p.Document) {
		in := indentOf(piece)
		switch at := in.at; {
		case in.typed || isAllowed(p.Regulation, at):
		case at > allowed[0] && at < allowed[1] || isAuto(piece):
			if len(between) == 0 {
				second = at
			}
			between = append(between, check.At(piece))
		default:
			if len(wrong) == 0 {
				first = at
			}
			wrong = append(wrong, check.At(piece))
		}
	}
	hint := "bôi đen các đoạn này, vào Home > Paragraph > Special, chọn First line, By: 1 cm hoặc 1,27 cm; Indentation Left: 0 cm"
	required := fmt.Sprintf("phải lùi %s hoặc %s", centimetres(allowed[0]), centimetres(allowed[1]))
	if len(wrong) > 0 {
		reportAll(p, wrong, hint, "dòng đầu đoạn lùi "+centimetres(first)+", "+required)
	}
	if len(between) > 0 {
		warnAll(p, between, hint, "dòng đầu đoạn lùi "+centimetres(second)+", "+required)
	}
}

// isAuto reports whether Word numbers a paragraph by itself.
func isAuto(p *recognize.Piece) bool {
	return slices.ContainsFunc(p.Runs(), func(r flow.Run) bool { return r.Auto })
}

// centimetres writes a length as Word's dialogue shows it.
func centimetres(l unit.Length) string {
	s := fmt.Sprintf("%.2f", float64(l)/float64(unit.CM))
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		s = "0"
	}
	return strings.ReplaceAll(s, ".", ",") + " cm"
}

// warnAll is [reportAll] for what weighs a warning at most.
func warnAll(p *check.Pass, at []check.Place, hint, message string) {
	if n := len(at) - 1; n > 0 {
		message += fmt.Sprintf(" (và %d chỗ nữa)", n)
	}
	p.Warn(at[0], hint, "%s", message)
	p.Also(at[1:], "chỗ này cũng vậy")
}

// remarkAll is [reportAll] for what is worth knowing and no more.
func remarkAll(p *check.Pass, at []check.Place, hint, message string) {
	if n := len(at) - 1; n > 0 {
		message += fmt.Sprintf(" (và %d chỗ nữa)", n)
	}
	p.Remark(at[0], hint, "%s", message)
	p.Also(at[1:], "chỗ này cũng vậy")
}

// checkOneIndent is BD-04: the paragraphs that have the rarer of the two.
func checkOneIndent(p *check.Pass) {
	allowed := p.Regulation.Body.Indents
	by := make([][]check.Place, len(allowed))
	for _, piece := range indented(p.Document) {
		if in := indentOf(piece); !in.typed && !isAuto(piece) {
			i := slices.IndexFunc(allowed, func(l unit.Length) bool { return abs(in.at-l) <= indentTolerance })
			if i >= 0 {
				by[i] = append(by[i], check.At(piece))
			}
		}
	}
	rare, usual := 0, 1
	if len(by[0]) > len(by[1]) {
		rare, usual = 1, 0
	}
	if len(by[rare]) > 0 {
		reportAll(p, by[rare], "bôi đen các đoạn này, đặt Home > Paragraph > Special > First line là "+centimetres(allowed[usual]),
			fmt.Sprintf("đoạn này lùi đầu dòng %s, các đoạn khác lùi %s", centimetres(allowed[rare]), centimetres(allowed[usual])))
	}
}

// checkGaps is BD-05. Word adds the gap after a paragraph to that before the
// next.
func checkGaps(p *check.Pass) {
	body := map[*flow.Paragraph]*recognize.Piece{}
	for _, piece := range textOf(p.Document, append([]law.Component{law.Basis}, runningText...)...) {
		if a := piece.Paragraph.Format.Align; a == flow.Left || a == flow.Justify {
			body[piece.Paragraph] = piece
		}
	}
	var at []check.Place
	var first unit.Length
	for _, pair := range neighbours(p) {
		upper, lower := body[pair[0]], body[pair[1]]
		if upper == nil || lower == nil || !isLong(upper, 1) && !isLong(lower, 1) {
			continue
		}
		gap := pair[0].Format.SpaceAfter + pair[1].Format.SpaceBefore
		if gap >= p.Regulation.Body.SpaceMin-gapTolerance {
			continue
		}
		if len(at) == 0 {
			first = gap
		}
		at = append(at, check.At(upper))
	}
	if len(at) > 0 {
		reportAll(p, at, fmt.Sprintf("bôi đen nội dung, đặt Home > Paragraph > Spacing > After là %v, bỏ dấu “Don't add space between paragraphs of the same style”", p.Regulation.Body.SpaceMin),
			fmt.Sprintf("đoạn này cách đoạn sau %v, các đoạn phải cách nhau ít nhất %v", points(first), p.Regulation.Body.SpaceMin))
	}
}

// points writes a length in points.
func points(l unit.Length) string {
	return strings.ReplaceAll(strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.1f", l.Points()), "0"), "."), ".", ",") + " pt"
}

// neighbours are the paragraphs that follow one another without anything
// between them, in the sections of the document.
func neighbours(p *check.Pass) [][2]*flow.Paragraph {
	var out [][2]*flow.Paragraph
	for _, i := range p.Document.Sections {
		var last *flow.Paragraph
		for _, b := range p.File.Flow.Sections[i].Blocks {
			next, _ := b.(*flow.Paragraph)
			if last != nil && next != nil && !next.Format.PageBreak {
				out = append(out, [2]*flow.Paragraph{last, next})
			}
			last = next
		}
	}
	return out
}

// checkPitch is BD-06.
func checkPitch(p *check.Pass) {
	body := p.Regulation.Body
	var at []check.Place
	first := ""
	for _, piece := range textOf(p.Document, append([]law.Component{law.Basis}, runningText...)...) {
		found, ok := pitch(piece, p.Regulation)
		if ok {
			continue
		}
		if len(at) == 0 {
			first = found
		}
		at = append(at, check.At(piece))
	}
	if len(at) > 0 {
		reportAll(p, at, "bôi đen nội dung, đặt Home > Paragraph > Line spacing là Single, 1.5 lines hoặc Multiple từ 1 đến 1,5",
			fmt.Sprintf("khoảng cách dòng là %s, phải từ %s đến %s dòng", first, lines(body.LineMin), lines(body.LineMax)))
	}
}

// pitch words the pitch of a paragraph and tells whether it is allowed.
func pitch(p *recognize.Piece, r *law.Regulation) (found string, ok bool) {
	f := p.Paragraph.Format
	if f.LineRule == flow.Multiple {
		line := f.Line
		if line == 0 {
			line = 240
		}
		return lines(line) + " dòng", line >= r.Body.LineMin-lineTolerance && line <= r.Body.LineMax+lineTolerance
	}
	single := 0.0
	for _, run := range visible(p) {
		single = max(single, run.Size.Points()*r.BodyRules().SingleLine)
	}
	if single == 0 || f.LineHeight == 0 {
		return "", true
	}
	share := f.LineHeight.Points() / single
	low := f.LineRule == flow.AtLeast || share >= float64(r.Body.LineMin)/240-shareTolerance
	return fmt.Sprintf("%s (%s dòng)", points(f.LineHeight), lines(int(share*240+0.5))), low && share <= float64(r.Body.LineMax)/240+shareTolerance
}

// lines writes 240ths of a line.
func lines(n int) string {
	return strings.ReplaceAll(strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", float64(n)/240), "0"), "."), ".", ",")
}

// checkTypedSpace is BD-09.
func checkTypedSpace(p *check.Pass) {
	var at []check.Place
	body := map[*flow.Paragraph]bool{}
	for _, piece := range textOf(p.Document, runningText...) {
		body[piece.Paragraph] = true
		if indentOf(piece).typed && !isAuto(piece) {
			at = append(at, check.At(piece))
		}
	}
	if len(at) > 0 {
		reportAll(p, at, "xóa dấu cách và Tab ở đầu đoạn, đặt Home > Paragraph > Special > First line là 1,27 cm", "đầu đoạn lùi bằng dấu cách hoặc phím Tab")
	}
	var blank []check.Place
	pairs := neighbours(p)
	for i := 1; i < len(pairs); i++ {
		above, between, below := pairs[i-1][0], pairs[i-1][1], pairs[i][1]
		if pairs[i][0] == between && body[above] && body[below] && strings.TrimSpace(between.Text()) == "" && len(between.Floats) == 0 && between.MarkSize() > 2*unit.Point && !hasImage(between) {
			blank = append(blank, check.Place{Component: law.BodyText, Paragraph: between})
		}
	}
	if len(blank) > 0 {
		reportAll(p, blank, fmt.Sprintf("xóa dòng trống, đặt Home > Paragraph > Spacing > After là %v", p.Regulation.Body.SpaceMin), "dòng trống giữa hai đoạn nội dung")
	}
}

func hasImage(p *flow.Paragraph) bool {
	return slices.ContainsFunc(p.Runs, func(r flow.Run) bool { return r.Image != nil })
}
