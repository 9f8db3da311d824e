package nd30

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// runningText are the components that are set as running text is.
var runningText = []law.Component{law.BodyText, law.Clause, law.ClauseHeading, law.Point, law.ArticleHeading}

// ranked are the components that nội dung is made of.
var ranked = append([]law.Component{law.PartHeading, law.ChapterHeading, law.SectionHeading, law.SubsectionHeading}, runningText...)

// bodyRules are the rules of running text.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm e.
func bodyRules(r *law.Regulation) []check.Rule {
	cite := r.Body.Cite
	return []check.Rule{{
		ID: "BD-01", Title: "nội dung căn đều cả hai lề", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Nghị định yêu cầu nội dung được canh đều cả hai lề; căn trái làm mép phải lởm chởm.",
		Examples: []check.Example{
			{Bad: "noi_dung#1 {trái}", Good: "noi_dung#1 {đều}", Own: true},
			{Bad: "khoan {trái}", Good: "noi_dung#2: Trân trọng./. {trái}", Own: true},
		},
		Run: checkJustified,
	}, {
		ID: "BD-02", Title: "cỡ chữ nội dung từ 13 đến 14 pt", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why:      "Chữ nhỏ hơn khó đọc khi in và sao chụp; cỡ chữ của phần lời văn là cỡ gốc của cả văn bản.",
		Examples: []check.Example{{Bad: "noi_dung#1 {cỡ 12}", Good: "noi_dung#1 {cỡ 14}", Own: true, Also: []string{"FT-05", "FT-06"}}},
		Run:      checkTextSize,
	}, {
		ID: "BD-07", Title: "nội dung viết kiểu chữ đứng", Tier: check.Decree, Cite: cite, Severity: diag.Warning,
		Why: "Chữ nghiêng dành cho căn cứ, địa danh và thời gian ban hành; cả đoạn nghiêng làm người đọc tưởng là trích dẫn.",
		Examples: []check.Example{
			{Bad: "noi_dung#cuối: Sở Khoa học và Công nghệ đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện và gửi kết quả về Sở để tổng hợp, báo cáo./. {nghiêng}",
				Good: "noi_dung#cuối: Sở Khoa học và Công nghệ đề nghị các cơ quan, đơn vị [[nghiêng|quan tâm, phối hợp]] thực hiện và gửi kết quả về Sở để tổng hợp, báo cáo./.", Own: true},
		},
		Run: checkUpright,
	}, {
		ID: "BD-08", Title: "nội dung kết thúc bằng “./.”", Tier: check.Form, Cite: r.Body.EndMarkRef, Severity: diag.Warning,
		Why: "Mọi mẫu của Phụ lục III đều có dấu này; người đọc biết văn bản hết ở đó, không ai viết thêm được.",
		Examples: []check.Example{
			{Bad: "noi_dung#cuối: Sở Khoa học và Công nghệ đề nghị các cơ quan, đơn vị phối hợp thực hiện.", Good: "noi_dung#cuối: Đề nghị các cơ quan, đơn vị phối hợp thực hiện./.", Own: true},
		},
		Run: checkEndMark,
	}, {
		ID: "KT-DOI", Title: "dấu “./.” đứng một lần, ngay sau chữ cuối của nội dung", Tier: check.Form, Cite: r.Body.EndMarkRef, Severity: diag.Warning,
		Why: "Dấu kết thúc viết hai lần, viết giữa chừng hoặc đứng riêng một dòng thì không còn cho biết văn bản hết ở đâu.",
		Examples: []check.Example{
			{Bad: "noi_dung#cuối: Đề nghị các cơ quan, đơn vị phối hợp thực hiện././.", Good: "noi_dung#cuối: Đề nghị các cơ quan, đơn vị phối hợp thực hiện./.", Own: true},
			{On: "quyet-dinh", Bad: "noi_dung#1 “trên địa bàn tỉnh.” → “trên địa bàn tỉnh./.”", Good: "noi_dung#1 “trên địa bàn tỉnh.” → “trên địa bàn.”"},
			{Bad: "noi_dung#cuối: Đề nghị các cơ quan, đơn vị phối hợp thực hiện.⏎./.", Good: "noi_dung#cuối: Đề nghị các cơ quan, đơn vị phối hợp thực hiện./.", Own: true},
		},
		Run: checkEndMarkOnce,
	}}
}

// parts cuts the pieces of a document where another text begins in it: numbers
// start again there, and each has an end of its own.
func parts(d *recognize.Document) [][]*recognize.Piece {
	var out [][]*recognize.Piece
	begun := map[law.Component]bool{}
	for i := range d.Pieces {
		c := d.Pieces[i].Component
		opens := slices.Contains([]law.Component{law.KindTitle, law.AppendixWord, law.CopyTitle}, c) && (begun[c] || c != law.KindTitle)
		if len(out) == 0 || opens && d.Pieces[i-1].Component != c {
			out = append(out, nil)
		}
		begun[c] = true
		out[len(out)-1] = append(out[len(out)-1], &d.Pieces[i])
	}
	return out
}

// textOf are the paragraphs of running text of a document that can be judged
// as such: those of tables and quotations have a look of their own, and a form
// to be filled in by hand is no text yet.
func textOf(d *recognize.Document, components ...law.Component) []*recognize.Piece {
	quotes := quoted(d)
	return slices.DeleteFunc(pieces(d, components...), func(p *recognize.Piece) bool {
		return d.Role == recognize.Appendix || p.Paragraph.Where != "" || quotes[p.Paragraph] || !whole(p) || isForm(p.Text)
	})
}

// isForm reports whether most of a text waits to be filled in: dots, or the
// name of a field.
func isForm(s string) bool {
	if strings.Contains(s, "{{") || strings.Contains(s, "«") {
		return true
	}
	if strings.Count(s, ".")+strings.Count(s, "_")+3*strings.Count(s, "…") < fewDots {
		return !legible(s)
	}
	letters, dots := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case r == '.' || r == '_':
			dots++
		case r == '…':
			dots += 3
		}
	}
	return letters == 0 || dots >= fewDots && 2*dots >= letters
}

// fewDots is how many dots leave room to write in.
const fewDots = 6

// quoted are the paragraphs that quote another text: set in from both sides,
// or between quotation marks.
func quoted(d *recognize.Document) map[*flow.Paragraph]bool {
	out := map[*flow.Paragraph]bool{}
	open := 0
	for _, p := range d.All(ranked...) {
		if p.Paragraph == nil {
			continue
		}
		f := p.Paragraph.Format
		apart := f.IndentLeft >= setApart && f.IndentRight >= setApart
		if open == 0 && !strings.HasPrefix(strings.TrimSpace(p.Text), "“") {
			if apart {
				out[p.Paragraph] = true
			}
			continue
		}
		out[p.Paragraph] = true
		open = max(0, open+strings.Count(p.Text, "“")-strings.Count(p.Text, "”"))
	}
	if open > 0 { // a mark that nothing closes says nothing of what follows
		clear(out)
	}
	return out
}

const setApart = 5 * unit.MM

// isLong reports whether a paragraph takes more than n lines, as far as that
// can be told without its pages.
func isLong(p *recognize.Piece, n int) bool {
	if p.Box.Lines > 0 {
		return p.Box.Lines > n
	}
	return len([]rune(p.Text)) > 100*n
}

// checkJustified is BD-01. What is centred or set right in one or two lines is
// so on purpose.
func checkJustified(p *check.Pass) {
	var at []check.Place
	how := ""
	for _, piece := range textOf(p.Document, law.BodyText, law.Clause, law.Point) {
		align := piece.Paragraph.Format.Align
		if align == flow.Justify || !isLong(piece, 1) || align != flow.Left && (!isLong(piece, 2) || !endsSentence(piece.Text)) {
			continue
		}
		if len(at) == 0 {
			how = alignName(align)
		}
		at = append(at, check.At(piece))
	}
	if len(at) > 0 {
		reportAll(p, at, "bôi đen các đoạn nội dung, bấm Ctrl+J để căn đều hai bên", fmt.Sprintf("nội dung %s, phải căn đều cả hai lề", how))
	}
}

// checkTextSize is BD-02. A centred line may be the caption of a table.
func checkTextSize(p *check.Pass) {
	look(p, slices.DeleteFunc(textOf(p.Document, runningText...), func(l *recognize.Piece) bool {
		return l.Paragraph.Format.Align == flow.Center && !isLong(l, 1)
	}), size)
}

func alignName(a flow.Align) string {
	return [...]string{flow.Left: "căn trái", flow.Center: "căn giữa", flow.Right: "căn phải", flow.Justify: "căn đều"}[a]
}

// endsSentence reports whether a text ends as a sentence or its part does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " ”)")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".;:,")
}

// checkUpright is BD-07. Remarks in brackets and what may be a căn cứ are left
// alone.
func checkUpright(p *check.Pass) {
	var at []check.Place
	for _, piece := range textOf(p.Document, law.BodyText, law.Point) {
		text := strings.TrimLeft(piece.Text, "-+*• ")
		remark := strings.HasPrefix(text, "(") || startsWithAny(text, "Ghi chú", "Lưu ý", "Nguồn", "Thực hiện") || startsWithAny(text, p.Regulation.BodyRules().Basis...)
		if !remark && isLong(piece, 1) && allItalic(piece) {
			at = append(at, check.At(piece))
		}
	}
	if len(at) > 0 {
		reportAll(p, at, "bôi đen đoạn này, bấm Ctrl+I để bỏ in nghiêng", "cả đoạn nội dung in nghiêng, phải viết kiểu chữ đứng")
	}
}

func allItalic(p *recognize.Piece) bool {
	runs := visible(p)
	return len(runs) > 0 && !slices.ContainsFunc(runs, func(r flow.Run) bool { return !r.Italic })
}

func startsWithAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(viet.NFC(s), w) })
}

// lastText is the last paragraph of a text; nil if it ends with a table or a
// picture, or if that is not sure.
func lastText(part []*recognize.Piece) *recognize.Piece {
	for i := len(part) - 1; i >= 0; i-- {
		switch c := part[i].Component; {
		case c == law.TableText || c == law.ImageCaption:
			return nil
		case slices.Contains(ranked, c):
			if part[i].Sure == recognize.Guess || part[i].Paragraph.Where != "" {
				return nil
			}
			return part[i]
		}
	}
	return nil
}

// checkEndMark is BD-08.
func checkEndMark(p *check.Pass) {
	mark := p.Regulation.Body.EndMark
	if p.Document.Role == recognize.Appendix || p.Document.Role == recognize.Copy {
		return
	}
	for _, part := range parts(p.Document) {
		last := lastText(part)
		if last == nil || isForm(last.Text) || followedByTable(p, last.Paragraph) || !endsSentence(last.Text) && !isLong(last, 1) {
			continue
		}
		if text := tight(last.Text); !strings.Contains(text, mark) && !strings.HasSuffix(text, "/.") {
			p.Report(check.At(last), "gõ “"+mark+"” ngay sau chữ cuối cùng của nội dung", "nội dung kết thúc bằng “%s”, mẫu kết thúc bằng “%s”", ending(last.Text), mark)
		} else if !strings.HasSuffix(strings.TrimRight(text, "”)"), mark) {
			p.Report(check.At(last), "gõ “"+mark+"” ngay sau chữ cuối cùng của nội dung", "dấu kết thúc nội dung viết “%s”, mẫu viết “%s”", ending(last.Text), mark)
		}
	}
}

// followedByTable reports whether a data table stands between a paragraph and
// what comes after it: then the text does not end with the paragraph.
func followedByTable(p *check.Pass, last *flow.Paragraph) bool {
	for _, s := range p.File.Flow.Sections {
		for i, b := range s.Blocks {
			if b != flow.Block(last) {
				continue
			}
			for _, next := range s.Blocks[i+1:] {
				switch next := next.(type) {
				case *flow.Table:
					return next.Borders
				case *flow.Paragraph:
					if next.Text() != "" {
						return false
					}
				}
			}
		}
	}
	return false
}

// tight leaves out white space.
func tight(s string) string { return strings.Join(strings.Fields(s), "") }

// ending is the last word of a text.
func ending(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[max(0, len(words)-2):], " ")
}

// checkEndMarkOnce is KT-DOI.
func checkEndMarkOnce(p *check.Pass) {
	mark := p.Regulation.Body.EndMark
	stroke := strings.Trim(mark, ".")
	for _, part := range parts(p.Document) {
		last := lastText(part)
		for i, piece := range part {
			if !strings.Contains(piece.Text, stroke) || !slices.Contains(ranked, piece.Component) || piece.Sure == recognize.Guess || i > 0 && isForm(part[i-1].Text) {
				continue
			}
			text := strings.TrimRight(tight(piece.Text), "”)")
			at := check.At(piece)
			switch {
			case !strings.HasSuffix(text, mark):
			case text == mark:
				p.Report(at, "xóa dòng này, gõ “"+mark+"” ngay sau chữ cuối của đoạn trước", "“%s” đứng riêng một dòng, phải liền sau chữ cuối của nội dung", mark)
			case isDoubled(text, mark):
				p.Report(at, "xóa bớt, chỉ giữ một dấu “"+mark+"”", "dấu kết thúc viết “%s”, chỉ viết “%s” một lần", ending(piece.Text), mark)
			case last != nil && piece != last && !isAloneMark(last, mark):
				p.Report(at, "thay “"+mark+"” ở đoạn này bằng dấu chấm", "“%s” đứng ở đoạn chưa phải cuối nội dung, chỉ viết ở cuối văn bản", mark)
			}
		}
	}
}

// isDoubled reports whether more strokes and stops end a text than one mark has.
func isDoubled(text, mark string) bool {
	rest := strings.TrimRightFunc(text, func(r rune) bool { return r == '.' || r == '/' })
	end := text[len(rest):]
	return strings.Count(end, "/") > strings.Count(mark, "/") && unicode.IsLetter(lastRune(rest))
}

func isAloneMark(p *recognize.Piece, mark string) bool { return tight(p.Text) == mark }

func lastRune(s string) rune {
	runes := []rune(s)
	if len(runes) == 0 {
		return ' '
	}
	return runes[len(runes)-1]
}
