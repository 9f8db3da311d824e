package definition

import (
	"regexp"
	"strings"
	"unicode"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/record"
)

// code reads số and ký hiệu, without the marks that stand around them on paper.
func (a *assembler) code(number, notation *record.Value) doc.Code {
	c := a.typedCode(number, notation)
	a.checkNotation(c.Notation)
	return c
}

func (a *assembler) typedCode(number, notation *record.Value) doc.Code {
	n, s := withoutLead(a.line("so", number), "Số"), a.line("ky_hieu", notation)
	s.Text = strings.TrimLeft(s.Text, "/ ")
	a.checkNumber(n)
	return doc.Code{Number: withLeadingZero(n), Notation: s}
}

// withLeadingZero writes a number of one digit as the decree does.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 3, điểm c.
func withLeadingZero(number doc.Text) doc.Text {
	if len(number.Text) == 1 && number.Text[0] >= '1' && number.Text[0] <= '9' {
		number.Text = "0" + number.Text
	}
	return number
}

var (
	yearBehind = regexp.MustCompile(`^\d+/(19|20)\d\d$`)
	ordinal    = regexp.MustCompile(`^\d+\p{Ll}?$`) // “12a” follows “12” in practice
)

func (a *assembler) checkNumber(n doc.Text) {
	cite := a.env.Regulation.Components[law.CodeLine].Cite
	digits := strings.TrimLeft(n.Text, "0")
	_, after, slash := strings.Cut(n.Text, "/")
	switch {
	case n.Text == "":
	case yearBehind.MatchString(n.Text):
		a.problems.Doubt(a.rules.Notation, n.At, "bỏ năm, ghi năm ở ngay_ban_hanh", "so “%s” có năm, số của văn bản hành chính không có năm", n.Text)
	case slash && strings.ContainsFunc(after, unicode.IsLetter):
		a.problems.Breach(a.rules.Notation, n.At, "tách ra, như “so: 07” và “ky_hieu: KH-UBND”", "so “%s” có cả ký hiệu", n.Text)
	case digits == "":
		a.problems.Breach(cite, n.At, "đánh số từ 01, hoặc để trống để văn thư cấp số", "so “%s” không phải là số thứ tự, số đầu tiên là 01", n.Text)
	case !strings.ContainsFunc(n.Text, unicode.IsDigit):
		if !waits(n.Text) { // which is said at issue
			a.problems.Breach(cite, n.At, "viết số bằng chữ số Ả Rập, như 07", "so “%s” không phải là số Ả Rập", n.Text)
		}
	case !waits(n.Text) && !ordinal.MatchString(n.Text):
		a.problems.Breach(cite, n.At, "viết số thứ tự bằng chữ số liền nhau, như 07 hoặc 1080", "so “%s” không phải là số thứ tự", n.Text)
	case n.Text[0] == '0' && (len(digits) > 1 || len(n.Text) > 2) && allDigits(n.Text):
		a.problems.Breach(cite, n.At, "viết “"+withLeadingZero(doc.Text{Text: digits}).Text+"”", "so “%s” thừa số 0, chỉ số nhỏ hơn 10 có một số 0 ở trước", n.Text)
	}
}

func allDigits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// checkNotation compares ký hiệu with what the kind is abbreviated to.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 3, điểm b; Phụ lục III, Mục I.
func (a *assembler) checkNotation(s doc.Text) {
	if s.Text == "" || waits(s.Text) {
		return
	}
	first, rest, _ := strings.Cut(s.Text, "-")
	kind, own := strings.ToLower(a.kind.Name), a.kind.Abbreviation
	switch {
	case strings.ContainsRune(s.Text, ' '):
		a.problems.Breach(a.env.Regulation.Components[law.CodeLine].Cite, s.At, "viết liền, như “"+strings.ReplaceAll(s.Text, " ", "")+"”", "ký hiệu “%s” có dấu cách, các nhóm chữ chỉ nối bằng dấu gạch", s.Text)
	case strings.ContainsRune(s.Text, '/'):
		a.problems.Doubt(a.rules.Notation, s.At, "nối các nhóm chữ bằng “-”, như “"+strings.ReplaceAll(s.Text, "/", "-")+"”", "ký hiệu “%s” có dấu “/”, dấu này chỉ đứng giữa số và ký hiệu", s.Text)
	case a.kind.CodeByIssuer:
		if first == "CV" && rest != "" && a.kind.Title == "" {
			a.problems.Doubt(a.rules.Notation, s.At, "mở đầu ký hiệu bằng chữ viết tắt của cơ quan, như “"+rest+"-VP”", "ký hiệu “%s” mở đầu bằng “CV”, %s không có chữ viết tắt tên loại", s.Text, kind)
		} else if k := a.kindBy(first); k != nil && rest != "" {
			a.problems.Doubt(a.rules.Notation, s.At, "mở đầu ký hiệu bằng chữ viết tắt của cơ quan, hoặc ghi “loai: "+k.Key+"”", "ký hiệu “%s” mở đầu bằng chữ viết tắt của %s, %s không có tên loại trong ký hiệu", s.Text, strings.ToLower(k.Name), kind)
		}
	case own != "" && first != own:
		hint := "mở đầu ký hiệu bằng “" + own + "-”"
		if k := a.kindBy(first); k != nil {
			hint += ", hoặc ghi “loai: " + k.Key + "”"
		}
		a.problems.Doubt(a.rules.Notation, s.At, hint, "ký hiệu “%s” mở đầu bằng “%s”, ký hiệu của %s mở đầu bằng “%s”", s.Text, first, kind, own)
	}
}

// kindBy finds the kind with an abbreviation.
func (a *assembler) kindBy(abbreviation string) *law.Kind {
	for i := range a.env.Regulation.Kinds {
		if k := &a.env.Regulation.Kinds[i]; k.Abbreviation != "" && k.Abbreviation == abbreviation {
			return k
		}
	}
	return nil
}
