package nd30

import (
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// titleRules are TL-01 to TL-05.
// NĐ 30/2020, Điều 7; Phụ lục I, Phần I, Mục II, khoản 5.
func titleRules(r *law.Regulation) []check.Rule {
	return slices.Concat(kindRules(r), subjectRules(r), letterSubjectRules(r))
}

func kindRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.KindTitle]
	return []check.Rule{{
		ID:       "TL-01",
		Title:    "tên loại in hoa, đứng, đậm, canh giữa, cỡ " + spanText(spec.Size),
		Why:      "Tên loại là một trong các tên mà Điều 7 liệt kê, trình bày nổi bật giữa trang.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{On: "ke-hoach", Bad: "ten_loai {không đậm}", Good: "ten_loai {đậm}"},
			{On: "quyet-dinh", Bad: "ten_loai {cỡ 16}", Good: "ten_loai {cỡ 13}"},
			{On: "bao-cao", Own: true, Bad: "ten_loai: Báo cáo", Good: "ten_loai: BÁO CÁO"},
			{On: "to-trinh", Bad: "ten_loai {trái}", Good: "ten_loai {giữa}"},
			{On: "thong-bao", Own: true, Bad: "ten_loai -", Good: "ten_loai {cỡ 14}"},
		},
		Run: checkKindTitle,
	}, {
		ID:       "TL-02",
		Title:    "công văn không ghi tên loại",
		Why:      "Công văn là loại văn bản không có tên; mẫu 1.5 chỉ có trích yếu dưới số, ký hiệu.",
		Tier:     check.Decree,
		Cite:     r.Provisions().Kind,
		Severity: diag.Error,
		Examples: []check.Example{{
			Own:  true,
			At:   string(law.KindTitle),
			Bad:  "kinh_gui ^ CÔNG VĂN {đậm, giữa, lùi 0 mm, thụt 0 mm, thành ten_loai}",
			Good: "kinh_gui {cỡ 14}",
		}},
		Run: checkLetterTitle,
	}}
}

func subjectRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.Subject]
	return []check.Rule{{
		ID:       "TL-03",
		Title:    "dưới tên loại có trích yếu, in thường, đứng, đậm, canh giữa, cỡ " + spanText(spec.Size),
		Why:      "Trích yếu cho biết nội dung văn bản, dùng để vào sổ và tìm lại.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{On: "ke-hoach", Bad: "trich_yeu -", Good: "trich_yeu {cỡ 13}"},
			{On: "quyet-dinh", Bad: "trich_yeu {nghiêng}", Good: "trich_yeu {đứng}"},
			{On: "bao-cao", Bad: "trich_yeu {không đậm}", Good: "trich_yeu {đậm}"},
			{On: "ke-hoach", Own: true, Bad: "trich_yeu: PHÁT TRIỂN DOANH NGHIỆP CÔNG NGHỆ SỐ NĂM 2026", Good: "trich_yeu: Phát triển doanh nghiệp công nghệ số năm 2026"},
		},
		Run: checkSubject,
	}, {
		ID:       "TL-04",
		Title:    "dưới trích yếu có đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ",
		Why:      "Đường kẻ tách phần đầu văn bản với nội dung.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Warning,
		Examples: []check.Example{
			{On: "ke-hoach", Bad: "trich_yeu nét -", Good: "trich_yeu nét 0.5"},
			{On: "quyet-dinh", Bad: "trich_yeu nét 0.9", Good: "trich_yeu nét 0.34"},
		},
		Run: checkSubjectLine,
	}, {
		ID:       "TL-05",
		Title:    "trích yếu không có dấu chấm cuối",
		Why:      "Trích yếu là một câu ngắn hoặc cụm từ, các mẫu không có dấu ở cuối.",
		Tier:     check.Form,
		Cite:     r.Kind("ke-hoach").Form,
		Severity: diag.Warning,
		Examples: []check.Example{
			{On: "ke-hoach", Own: true, Bad: "trich_yeu: Phát triển doanh nghiệp công nghệ số năm 2026.", Good: "trich_yeu: Phát triển doanh nghiệp công nghệ số năm 2026"},
			{Bad: "trich_yeu_cong_van: V/v công bố nhu cầu chuyển đổi số;", Good: "trich_yeu_cong_van: V/v công bố nhu cầu chuyển đổi số"},
		},
		Run: checkSubjectEnd,
	}}
}

func letterSubjectRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.LetterSubject]
	lead := r.Text().SubjectLead
	rule := func(id, title, why string, severity diag.Severity, run func(*check.Pass), examples ...check.Example) check.Rule {
		return check.Rule{ID: id, Title: title, Why: why, Tier: check.Decree, Cite: spec.Cite, Severity: severity, Examples: examples, Run: run}
	}
	twice := rule("VV-DUP", "trích yếu không lặp “về việc”", "“"+lead+"” đã nghĩa là về việc; lặp lại do chép nguyên trích yếu có sẵn.",
		diag.Warning, checkDoubled,
		check.Example{Bad: "trich_yeu_cong_van: V/v về việc công bố nhu cầu chuyển đổi số", Good: "trich_yeu_cong_van: V/v công bố nhu cầu chuyển đổi số"},
		check.Example{On: "quyet-dinh", Bad: "trich_yeu “Về việc” → “Về việc về việc”", Good: "trich_yeu “Về việc” → “Về”"})
	twice.Tier = check.Practice
	return []check.Rule{
		rule("CV-01", "trích yếu công văn mở đầu bằng “"+lead+"” và đặt dưới số, ký hiệu", "Công văn không có tên loại, người nhận biết nội dung nhờ dòng này.",
			diag.Error, checkLetterLead,
			check.Example{Bad: "trich_yeu_cong_van -", Good: "trich_yeu_cong_van: V/v công bố nhu cầu chuyển đổi số"},
			check.Example{Bad: "trich_yeu_cong_van: v/v công bố nhu cầu chuyển đổi số", Good: "trich_yeu_cong_van: V/v xét nâng bậc lương"},
			check.Example{Bad: "trich_yeu_cong_van: V/v: công bố nhu cầu chuyển đổi số", Good: "trich_yeu_cong_van: V/v công bố: nhu cầu chuyển đổi số"}),
		rule("CV-02", "trích yếu công văn cỡ "+spanText(spec.Size)+", kiểu chữ đứng, không đậm", "Cỡ và kiểu chữ của dòng này do nghị định ấn định.",
			diag.Error, func(p *check.Pass) { look(p, pieces(p.Document, law.LetterSubject), size, weight, slant) },
			check.Example{Bad: "trich_yeu_cong_van {đậm}", Good: "trich_yeu_cong_van {không đậm}"},
			check.Example{Bad: "trich_yeu_cong_van {cỡ 14}", Good: "trich_yeu_cong_van {cỡ 12}"},
			check.Example{Bad: "trich_yeu_cong_van {nghiêng}", Good: "trich_yeu_cong_van {đứng}"}),
		rule("CV-03", "trích yếu công văn canh giữa dưới số, ký hiệu, cách dòng 6 pt", "Dòng này thuộc ô số 5b, ngay dưới ô số 3.",
			diag.Warning, checkLetterPlace,
			check.Example{Bad: "trich_yeu_cong_van {trước 18 pt}", Good: "trich_yeu_cong_van {trước 6 pt}"}),
		rule("CV-04", "“"+lead+"” chỉ dùng trong công văn", "Văn bản có tên loại viết trích yếu không có “"+lead+"”.",
			diag.Warning, checkLeadElsewhere,
			check.Example{On: "quyet-dinh", Bad: "trich_yeu “Về việc” → “V/v”", Good: "trich_yeu “Về việc” → “Về”"}),
		twice,
	}
}

func checkKindTitle(p *check.Pass) {
	if p.Document.Role == recognize.Appendix || p.Document.Role == recognize.Copy {
		return
	}
	list := pieces(p.Document, law.KindTitle)
	if p.Document.First(law.KindTitle) == nil {
		if p.Document.Role != recognize.Main {
			return
		}
		if kind := kindSure(p); kind != nil && kind.Title != "" {
			p.Report(check.Absent(law.KindTitle), "thêm dòng “"+kind.Title+"” ở giữa trang, dưới số, ký hiệu", "thiếu tên loại văn bản “%s”", kind.Title)
		}
		return
	}
	if len(list) == 0 {
		p.Skip("không chắc đâu là tên loại")
		return
	}
	if title := joined(list); titleKind(p.Regulation, title) == nil && !isLetterTitle(p.Regulation, title) && !isUnnamed(title) {
		p.Warn(check.At(list[0]), "chọn một trong 29 loại văn bản của Điều 7", "“%s” không phải là tên loại văn bản hành chính", joined(list))
	}
	look(p, list, size, weight, slant, letterCase, centring)
}

// isUnnamed reports whether a title waits for the name of a kind, as that of
// the sample forms: NĐ 30/2020, Phụ lục III, Mẫu 1.4.
func isUnnamed(title string) bool {
	return unfilled(title) || strings.HasPrefix(viet.Fold(title), "ten loai")
}

// titleKind is the kind whose title a text begins with.
func titleKind(r *law.Regulation, text string) *law.Kind {
	text = viet.SameSpelling(viet.Upper(text))
	for i := range r.Kinds {
		title := viet.SameSpelling(r.Kinds[i].Title)
		if title != "" && (text == title || strings.HasPrefix(text, title+" ")) {
			return &r.Kinds[i]
		}
	}
	return nil
}

// isLetterTitle reports whether a title is the name of a kind that prints none.
func isLetterTitle(r *law.Regulation, text string) bool {
	return slices.ContainsFunc(r.Kinds, func(k law.Kind) bool { return k.Title == "" && viet.Upper(text) == viet.Upper(k.Name) })
}

func checkLetterTitle(p *check.Pass) {
	list := pieces(p.Document, law.KindTitle)
	if len(list) > 0 && isLetterTitle(p.Regulation, joined(list)) {
		p.Report(check.At(list[0]), "xóa dòng này, để trích yếu “V/v …” dưới số, ký hiệu", "có tên loại “%s”, công văn không ghi tên loại", list[0].Text)
	}
}

// optional reports whether the sample form of a kind lets a component go.
func optional(k *law.Kind, c law.Component) bool { return slices.Contains(k.Sample.Optional, c) }

func checkSubject(p *check.Pass) {
	if p.Document.Role == recognize.Appendix || p.Document.Role == recognize.Copy {
		return
	}
	if p.Document.First(law.Subject) != nil {
		look(p, pieces(p.Document, law.Subject), size, weight, slant, letterCase, centring)
		return
	}
	if p.Document.Role != recognize.Main || len(pieces(p.Document, law.KindTitle)) == 0 {
		return
	}
	if kind := kindSure(p); kind != nil && kind.Subject == law.SubjectUnderTitle && !optional(kind, law.Subject) && !awaitsMerge(p) {
		p.Report(check.Absent(law.Subject), "thêm trích yếu bằng chữ in thường đậm ngay dưới tên loại", "thiếu trích yếu nội dung dưới tên loại")
	}
}

// subjectLine is what share of trích yếu the line under it has, with what the
// eye allows; where the text has several lines the decree does not say which.
var (
	subjectLine  = ratio{0.25, 0.6}
	subjectLines = ratio{0.15, 0.6}
)

func checkSubjectLine(p *check.Pass) {
	list := pieces(p.Document, law.Subject)
	if len(list) == 0 || p.Document.Role != recognize.Main {
		return
	}
	last := list[len(list)-1]
	line := last.Under
	switch {
	case line == nil:
		reportNoLine(p, last)
		return
	case line.Made == recognize.Underline || line.Made == recognize.Characters:
		warnMade(p, law.Subject)
		return
	case line.Width() == 0 || !measured(last):
		p.Skip("không đo được đường kẻ dưới trích yếu")
		return
	}
	allowed, longest := subjectLine, widest(list)
	if len(list) > 1 || last.Box.Lines > 1 {
		allowed = subjectLines
	}
	if !allowed.holds(line, longest) {
		p.Report(check.At(last), "chọn đường kẻ, kéo cho dài từ 1/3 đến 1/2 dòng chữ ở trên",
			"đường kẻ dưới trích yếu dài %s lần dòng chữ, phải dài từ 1/3 đến 1/2", share(line, longest))
	}
}

func checkSubjectEnd(p *check.Pass) {
	list := pieces(p.Document, law.Subject, law.LetterSubject)
	if len(list) == 0 {
		return
	}
	last := list[len(list)-1]
	text := plainLine(last.Text)
	if unfilled(text) || !strings.ContainsAny(text[len(text)-1:], ".;,:") {
		return
	}
	p.Report(check.At(last), "xóa dấu “"+text[len(text)-1:]+"” ở cuối dòng", "trích yếu kết thúc bằng dấu “%s”, trích yếu không có dấu ở cuối", text[len(text)-1:])
}

var (
	leadLike = regexp.MustCompile(`(?i)^(v\s*/\s*v|về việc)(\s*[:.])?(\s|$)`)
	leadSlip = regexp.MustCompile(`(?i)^v\s*/\s*v`)
	doubled  = regexp.MustCompile(`(?i)^(v\s*/\s*v|về việc)\s*[:.]?\s*(v\s*/\s*v|về việc)(\s|$)`)
)

func checkLetterLead(p *check.Pass) {
	if p.Document.Role != recognize.Main {
		return
	}
	lead := p.Regulation.Text().SubjectLead
	if p.Document.First(law.LetterSubject) == nil {
		if kind := kindSure(p); kind != nil && kind.Subject == law.SubjectUnderCode && len(pieces(p.Document, law.KindTitle)) == 0 && !awaitsMerge(p) {
			p.Report(check.Absent(law.LetterSubject), "thêm dòng “"+lead+" …” dưới số, ký hiệu", "thiếu trích yếu “%s …” của công văn", lead)
		}
		return
	}
	list := pieces(p.Document, law.LetterSubject)
	if len(list) == 0 {
		p.Skip("không chắc đâu là trích yếu công văn")
		return
	}
	text := joined(list)
	if strings.HasPrefix(text, lead+" ") && !strings.HasPrefix(text, lead+" :") {
		return
	}
	if m := leadLike.FindString(text); m != "" {
		p.Report(check.At(list[0]), "sửa đầu dòng thành “"+lead+" ”", "trích yếu công văn mở đầu bằng “%s”, phải mở đầu bằng “%s ”", strings.TrimSpace(m), lead)
		return
	}
	p.Report(check.At(list[0]), "thêm “"+lead+" ” vào đầu dòng", "trích yếu công văn “%s” không mở đầu bằng “%s ”", text, lead)
}

// How far trích yếu may stand from where the decree wants it below số, ký hiệu.
const (
	letterGapTolerance = 2 * unit.Point
	letterShift        = 5 * unit.MM
)

func checkLetterPlace(p *check.Pass) {
	code, subject := pieces(p.Document, law.CodeLine), pieces(p.Document, law.LetterSubject)
	page, ok := firstPage(p)
	if len(code) == 0 || len(subject) == 0 || !ok {
		return
	}
	if measured(code[0]) && measured(subject[0]) && !tooWide(subject[0], code[0].Box.Center()) {
		if shift := subject[0].Box.Center() - code[0].Box.Center(); abs(shift) > letterShift {
			p.Report(check.At(subject[0]), "đặt con trỏ ở dòng này, bấm Ctrl+E",
				"trích yếu công văn lệch %s %s so với giữa số, ký hiệu, phải canh giữa dưới số, ký hiệu", side(shift > 0), millimetres(abs(shift)))
			return
		}
	}
	upper, lower := code[len(code)-1].Paragraph, subject[0].Paragraph
	before, _, known := blocksAround(headBlocks(p, &page), lower)
	if !known || before != flow.Block(upper) {
		return
	}
	want := p.Regulation.HeadRules().LetterGap
	if gap := upper.Format.SpaceAfter + lower.Format.SpaceBefore; gap > want+letterGapTolerance {
		p.Report(check.At(subject[0]), "đặt Before "+sizeText(want)+", và After 0 pt ở dòng trên, trong Home > Paragraph",
			"trích yếu công văn cách số, ký hiệu %s, phải cách %s", sizeText(gap), sizeText(want))
	}
}

// tooWide reports whether a piece fills its line from the left edge on, so that
// it cannot have its middle where another has.
func tooWide(p *recognize.Piece, middle unit.Length) bool {
	return p.Box.Width() > 2*(middle-p.Box.ColumnLeft)
}

func checkLeadElsewhere(p *check.Pass) {
	if p.Document.Role != recognize.Main {
		return
	}
	kind := kindSure(p)
	if kind == nil || kind.Subject == law.SubjectUnderCode {
		return
	}
	for _, piece := range pieces(p.Document, law.Subject, law.LetterSubject) {
		if leadSlip.MatchString(plainLine(piece.Text)) {
			p.Report(check.At(piece), "bỏ “V/v”, viết trích yếu trực tiếp, hoặc “Về việc …” trong quyết định",
				"trích yếu “%s” mở đầu bằng “V/v”, chỉ công văn mới viết như vậy", piece.Text)
			return
		}
	}
}

func checkDoubled(p *check.Pass) {
	for _, c := range []law.Component{law.Subject, law.LetterSubject} {
		list := pieces(p.Document, c)
		if len(list) == 0 {
			continue
		}
		if m := doubled.FindString(joined(list)); m != "" {
			p.Report(check.At(list[0]), "xóa một trong hai chữ “về việc”", "trích yếu mở đầu bằng “%s”, lặp “về việc”", strings.TrimSpace(m))
		}
	}
}
