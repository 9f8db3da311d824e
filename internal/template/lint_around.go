package template

import (
	"regexp"
	"strings"
	"text/template/parse"
	"unicode"
	"unicode/utf8"
)

var (
	lineLead    = regexp.MustCompile(`(?:^|\n)[ \t>]*$`)
	numberMark  = regexp.MustCompile(`^[.)][ \t]`)
	lastWord    = regexp.MustCompile(`(\p{L}+)[ \t]*\n?[ \t]*$`)
	dayLead     = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(trước|chậm nhất|ngày)\s+$`)
	typedNumber = regexp.MustCompile(`(?:^|\n)[ \t]*(#{0,3}[ \t]*(?:Phần|Chương|Mục|Tiểu mục|Điều)[ \t]+(?:[0-9]{1,4}|[IVXL]{1,8})[.:]|([2-9]|[1-9][0-9]+)\.[ \t])`)
)

// around judges the words before and after a value that is printed.
func (w *flow) around(n *parse.ActionNode, got known) {
	start, stop := w.piece.actionAround(int(n.Pos))
	before, after := tail(w.piece.text[:start]), w.piece.text[stop:]
	w.doubled(n, got, before, after)
	if w.piece.place != body || !lineLead.MatchString(before) || !numberMark.MatchString(after) {
		return
	}
	id, isCall := n.Pipe.Cmds[len(n.Pipe.Cmds)-1].Args[0].(*parse.IdentifierNode)
	ordinal := isCall && (id.Ident == "la_ma" || id.Ident == "chu_cai")
	if got.kind == numberKind || ordinal {
		w.report(ruleValueStart, w.at(n.Pos), "viết “1. ” cho mọi mục, máy tự đánh số; nếu không phải số thứ tự thì viết “\\"+after[:1]+"” sau giá trị",
			"“%s” đầu dòng thành số thứ tự gõ tay", w.piece.text[start:stop]+after[:1])
	}
}

// tail is the end of what stands before a value, long enough to judge it by.
func tail(s string) string {
	const most = 160
	if len(s) <= most {
		return s
	}
	return " " + strings.ToValidUTF8(s[len(s)-most:], "")
}

// doubled reports a word that a value prints once more.
func (w *flow) doubled(n *parse.ActionNode, got known, before, after string) {
	word := ""
	if m := lastWord.FindStringSubmatch(before); m != nil {
		word = m[1]
	}
	name := got.name()
	switch {
	case got.longDate && strings.EqualFold(word, "ngày"):
		w.report(ruleDoubled, w.at(n.Pos), "bỏ chữ “ngày” ở trước, hoặc dùng ngay_so", "chữ “ngày” in hai lần: ngay_dai đã có “ngày … tháng … năm …”")
	case got.field == nil:
	case got.field.Type == Percent && strings.HasPrefix(after, "%"):
		w.report(ruleDoubled, w.at(n.Pos), "bỏ dấu “%” ở sau", "dấu “%%” in hai lần: “%s” có kiểu ty_le đã in dấu này", name)
	case got.field.Type == Deadline && dayLead.MatchString(before):
		w.report(ruleDoubled, w.at(n.Pos), "bỏ chữ “"+word+"” ở trước, hoặc khai trường kiểu ngay", "“%s” là thời hạn, có thể là “trước ngày 10/12/2026” hay “Quý II/2027”, không đứng sau chữ “%s” được", name, word)
	case got.kind == registerKind || got.field.Name == title:
		r, _ := utf8.DecodeRuneInString(word)
		province := got.kind == registerKind && got.field.Type == Province
		if province && (strings.EqualFold(word, "tỉnh") || strings.HasSuffix(strings.ToLower(strings.TrimSpace(before)), "thành phố")) ||
			got.kind == registerKind && !province && unicode.IsUpper(r) && (word == "Bộ" || word == "Sở") {
			w.report(ruleDoubled, w.at(n.Pos), "bỏ chữ “"+word+"” ở trước, hoặc in {{ "+name+".ten }}", "chữ “%s” in hai lần: “%s” đã in cả loại", word, name)
		}
	}
}

// typed judges text that a loop repeats.
func (w *flow) typed(n *parse.TextNode) {
	if w.loops == 0 || w.piece.place != body {
		return
	}
	pos := int(n.Pos)
	if pos+len(n.Text) > len(w.piece.text) {
		return
	}
	from := strings.LastIndexByte(w.piece.text[:pos], '\n') + 1
	for _, m := range typedNumber.FindAllStringSubmatchIndex(w.piece.text[from:pos+len(n.Text)], -1) {
		if m[2] += from; m[2] < pos {
			continue
		}
		m[3] += from
		found := strings.TrimSpace(w.piece.text[m[2]:m[3]])
		w.report(ruleLoopNumber, w.piece.src.At(m[2], m[3]), "bỏ số (viết “Điều. ”, “1. ”), máy tự đánh số", "số “%s” gõ trong range, dòng nào của dữ liệu cũng mang số này", found)
	}
}
