package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// basisRules are the rules of căn cứ ban hành and of what stands around them.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm a; Phụ lục III, Mẫu 1.1
// đến Mẫu 1.3.
func basisRules(r *law.Regulation) []check.Rule {
	cite, sample := r.Components[law.Basis].Cite, r.Components[law.Enactment].Cite
	why := "Căn cứ cho biết văn bản có đúng thẩm quyền không; trình bày đúng thì người đọc tách được căn cứ với nội dung."
	decree := func(id, title string, run func(*check.Pass), examples ...check.Example) check.Rule {
		return check.Rule{ID: id, Title: title, Why: why, Tier: check.Decree, Cite: cite, Severity: diag.Error, Examples: examples, Run: run}
	}
	shown := func(id, title string, s diag.Severity, run func(*check.Pass), examples ...check.Example) check.Rule {
		return check.Rule{ID: id, Title: title, Tier: check.Form, Cite: sample, Severity: s, Examples: examples, Run: run,
			Why: "Mẫu của nghị quyết và quyết định nêu ai có thẩm quyền, căn cứ vào đâu, rồi mới đến câu quyết định."}
	}
	const kind = "quyet-dinh"
	return []check.Rule{
		decree("CC-01", "căn cứ in nghiêng, không đậm, cỡ 13 đến 14 pt",
			func(p *check.Pass) { look(p, pieces(p.Document, law.Basis), size, weight, slant) },
			check.Example{On: kind, Bad: "can_cu {đứng}", Good: "can_cu {nghiêng}"},
			check.Example{On: kind, Bad: "can_cu#2 {đậm}", Good: "can_cu {cỡ 14}"}),
		decree("CC-02", "mỗi căn cứ trên một dòng riêng", checkOneBasis,
			check.Example{On: kind, Bad: "can_cu: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;⏎Theo đề nghị của Chánh Văn phòng Sở.",
				Good: "can_cu: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;⏎Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;⏎Theo đề nghị của Chánh Văn phòng Sở.", Own: true}),
		decree("CC-03", "cuối mỗi căn cứ, trừ căn cứ cuối cùng, có dấu chấm phẩy", checkBasisEnds,
			check.Example{On: kind, Bad: "can_cu: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.⏎Theo đề nghị của Chánh Văn phòng Sở.",
				Good: "can_cu: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;⏎Theo đề nghị của Chánh Văn phòng Sở.", Own: true}),
		decree("CC-04", "căn cứ cuối cùng kết thúc bằng dấu chấm", checkLastBasis,
			check.Example{On: kind, Bad: "can_cu#cuối: Theo đề nghị của Chánh Văn phòng Sở;", Good: "can_cu#cuối: Theo đề nghị của Trưởng phòng Chuyển đổi số."},
			check.Example{On: kind, Bad: "can_cu#cuối: Theo đề nghị của Chánh Văn phòng Sở,", Good: "can_cu#cuối: Theo đề nghị của Chánh Văn phòng Sở."}),
		{ID: "CC-07", Title: "nghị quyết, quyết định có căn cứ", Tier: check.Form, Cite: sample, Severity: diag.Warning, Why: why, Run: checkHasBasis,
			Examples: []check.Example{{On: kind, Bad: "can_cu -", Good: "can_cu#1 -", Own: true}}},
		shown("CC-08", "“QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:” ở giữa, in hoa, in đậm, có dấu hai chấm", diag.Warning, checkEnactment,
			check.Example{On: kind, Bad: "cau_quyet_dinh: QUYẾT ĐỊNH", Good: "cau_quyet_dinh {đậm}"},
			check.Example{On: kind, Bad: "cau_quyet_dinh {không đậm}", Good: "cau_quyet_dinh {giữa}"},
			check.Example{On: "nghi-quyet", Bad: "cau_quyet_dinh {trái}", Good: "cau_quyet_dinh: QUYẾT NGHỊ:", Own: true}),
		shown("CC-09", "dòng thẩm quyền ban hành ở giữa, in hoa, in đậm, trên căn cứ", diag.Warning, checkCompetence,
			check.Example{On: kind, Bad: "tham_quyen_ban_hanh -", Good: "tham_quyen_ban_hanh: GIÁM ĐỐC SỞ"},
			check.Example{On: kind, Bad: "tham_quyen_ban_hanh {không đậm}", Good: "tham_quyen_ban_hanh {đậm}"}),
	}
}

// bases are the căn cứ that can be judged as a list: all of them, or none.
func bases(d *recognize.Document) []*recognize.Piece {
	list := d.All(law.Basis)
	if slices.ContainsFunc(list, func(p *recognize.Piece) bool { return p.Sure == recognize.Guess || p.Paragraph == nil }) {
		return nil
	}
	return list
}

// nextBasis finds a căn cứ that begins inside a paragraph.
var nextBasis = regexp.MustCompile(`[;.,]\s*(Căn cứ|Theo đề nghị|Xét đề nghị)\s`)

// checkOneBasis is CC-02.
func checkOneBasis(p *check.Pass) {
	var at []check.Place
	for _, b := range bases(p.Document) {
		if nextBasis.MatchString(viet.NFC(b.Text)) {
			at = append(at, check.At(b))
		}
	}
	if len(at) > 0 {
		reportAll(p, at, "đặt con trỏ trước chữ “Căn cứ” hoặc “Theo đề nghị” tiếp theo, bấm Enter", "hai căn cứ viết chung một đoạn, mỗi căn cứ phải ở một dòng riêng")
	}
}

// checkBasisEnds is CC-03.
func checkBasisEnds(p *check.Pass) {
	list := bases(p.Document)
	end := p.Regulation.Text().EntryEnd
	var at []check.Place
	found := ""
	for i, b := range list {
		if i == len(list)-1 || strings.HasSuffix(b.Text, end) || continues(list[i+1].Text, p.Regulation) {
			continue
		}
		if len(at) == 0 {
			found = lastMark(b.Text)
		}
		at = append(at, check.At(b))
	}
	if len(at) > 0 {
		reportAll(p, at, "gõ dấu “"+end+"” ở cuối dòng", fmt.Sprintf("căn cứ kết thúc %s, phải kết thúc bằng “%s” vì còn căn cứ ở sau", found, end))
	}
}

// continues reports whether a line is the rest of the căn cứ before it.
func continues(s string, r *law.Regulation) bool {
	return s == viet.LowerFirst(s) || !startsWithAny(s, r.BodyRules().Basis...)
}

// lastMark words how a line ends.
func lastMark(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || !strings.ContainsAny(s[len(s)-1:], ".,;:") {
		return "không có dấu"
	}
	return "bằng “" + s[len(s)-1:] + "”"
}

// checkLastBasis is CC-04.
func checkLastBasis(p *check.Pass) {
	list := bases(p.Document)
	if len(list) == 0 || p.Document.First(law.Enactment) == nil && len(list) == 1 {
		return // one that opens a sentence has no end of its own
	}
	last, end := list[len(list)-1], p.Regulation.Text().LastEntryEnd
	if !strings.HasSuffix(last.Text, end) && !strings.HasSuffix(last.Text, ":") {
		p.Report(check.At(last), "gõ dấu “"+end+"” ở cuối dòng", "căn cứ cuối cùng kết thúc %s, phải kết thúc bằng “%s”", lastMark(last.Text), end)
	}
}

// enacts reports whether a document is a main one of a kind that decides. What
// is issued with it has no number of its own.
func enacts(p *check.Pass) bool {
	d := p.Document
	return d.Role == recognize.Main && d.Kind != nil && d.KindSure == recognize.Sure && d.Kind.Enactment != "" && d.First(law.CodeLine) != nil
}

// checkHasBasis is CC-07.
func checkHasBasis(p *check.Pass) {
	if enacts(p) && p.Document.First(law.Basis) == nil {
		p.Report(check.Absent(law.Basis), "gõ các căn cứ ở trên câu “"+p.Document.Kind.Enactment+"”, mỗi căn cứ một dòng", "%s không có căn cứ ban hành, mẫu có ít nhất một", viet.LowerFirst(p.Document.Kind.Name))
	}
}

// checkEnactment is CC-08.
func checkEnactment(p *check.Pass) {
	if !enacts(p) {
		return
	}
	want := p.Document.Kind.Enactment
	if p.Document.First(law.Enactment) == nil {
		p.Report(check.Absent(law.Enactment), "gõ “"+want+"” ở giữa dòng, dưới căn cứ", "%s không có câu “%s”", viet.LowerFirst(p.Document.Kind.Name), want)
		return
	}
	list := pieces(p.Document, law.Enactment)
	for _, e := range list {
		if got := viet.Upper(e.Text); got != want && strings.TrimRight(tight(got), ":") == strings.TrimRight(tight(want), ":") {
			p.Report(check.At(e), "sửa thành “"+want+"”", "câu quyết định viết “%s”, mẫu viết “%s”", e.Text, want)
		}
	}
	look(p, list, size, weight, slant, letterCase)
	reportAside(p, list)
}

// checkCompetence is CC-09.
func checkCompetence(p *check.Pass) {
	if !enacts(p) || !p.Document.Kind.Competence {
		return
	}
	if p.Document.First(law.Competence) == nil {
		if p.Document.First(law.Basis) != nil {
			p.Report(check.Absent(law.Competence), "gõ tên cơ quan hoặc chức vụ người có thẩm quyền, in hoa, in đậm, ở giữa, trên căn cứ đầu tiên",
				"%s không có dòng thẩm quyền ban hành trên căn cứ, mẫu có dòng này", viet.LowerFirst(p.Document.Kind.Name))
		}
		return
	}
	list := pieces(p.Document, law.Competence)
	look(p, list, size, weight, slant, letterCase)
	reportAside(p, list)
}
