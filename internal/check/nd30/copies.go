package nd30

import (
	"fmt"
	"regexp"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// copyRules are SC-01 and SC-02.
// NĐ 30/2020, Phụ lục I, Phần II, Mục II; Phụ lục III, Mục I.
func copyRules(r *law.Regulation) []check.Rule {
	refs := r.OtherRefs()
	return []check.Rule{{
		ID: "SC-01", Title: "phần bản sao ghi đúng hình thức sao, in hoa, đứng, đậm, cỡ 13 đến 14, số có chữ viết tắt của hình thức sao, dưới đường kẻ", Why: "Bản sao không đúng hình thức thì không có giá trị như bản chính.",
		Tier: check.Decree, Cite: refs.CopyForm, Severity: diag.Error,
		Examples: []check.Example{
			{On: "sao-y", Bad: "hinh_thuc_sao: SAO Y BẢN CHÍNH", Good: "hinh_thuc_sao: SAO Y"},
			{On: "sao-y", Bad: "hinh_thuc_sao {không đậm}", Good: "hinh_thuc_sao {cỡ 13}"},
			{On: "sao-y", Bad: "so_ky_hieu#2: Số: 05/BS-TTCĐS", Good: "so_ky_hieu#2: Số: 06/SY-TTCĐS"},
		},
		Run: checkCopy,
	}, {
		ID: "SC-02", Title: "bản trích sao có chữ viết tắt TrS", Why: "“TS” không có trong bảng chữ viết tắt của Phụ lục III.",
		Tier: check.Decree, Cite: refs.CopyCodes, Severity: diag.Warning,
		Examples: []check.Example{{On: "sao-y", Bad: "hinh_thuc_sao: TRÍCH SAO\nso_ky_hieu#2: Số: 05/TS-TTCĐS", Good: "hinh_thuc_sao: TRÍCH SAO\nso_ky_hieu#2: Số: 05/TrS-TTCĐS"}},
		Run:      checkExtractCode,
	}}
}

// copyCode is the abbreviation in the ký hiệu of a copy.
var copyCode = regexp.MustCompile(`/ ?(\p{L}+) ?-`)

// copyAbbreviation is what the số of a copy has before its body, and the piece
// that says so; "" if it cannot be read.
func copyAbbreviation(d *recognize.Document) (string, *recognize.Piece) {
	for _, piece := range pieces(d, law.CodeLine) {
		if m := copyCode.FindStringSubmatch(viet.NFC(piece.Text)); m != nil {
			return m[1], piece
		}
	}
	return "", nil
}

// checkCopy is SC-01.
// NĐ 30/2020, Phụ lục I, Phần II, Mục II, khoản 1 và khoản 2.
func checkCopy(p *check.Pass) {
	titles := pieces(p.Document, law.CopyTitle)
	if p.Document.Role != recognize.Copy || len(titles) == 0 {
		return
	}
	title := titles[0]
	look(p, titles[:1], size, weight, slant, letterCase)
	form := copyForm(p.Regulation.Copies, title.Text)
	if form == nil {
		p.Report(check.At(title), "gõ một trong "+copyTitles(p.Regulation.Copies), "hình thức sao ghi “%s”, phải là một trong %s", title.Text, copyTitles(p.Regulation.Copies))
	} else if code, at := copyAbbreviation(p.Document); at != nil && code != form.Abbreviation && code != p.Regulation.OtherRefs().WrongExtract {
		p.Report(check.At(at), "sửa ký hiệu thành “"+form.Abbreviation+"-…”", "ký hiệu bản sao có “%s”, bản %s có chữ viết tắt là %s", code, strings.ToLower(form.Name), form.Abbreviation)
	}
	if title.Under == nil && !hasStroke(p.File.Flow, law.CopyTitle) {
		reportCopyLine(p, title)
	}
}

func reportCopyLine(p *check.Pass, title *recognize.Piece) {
	if title.Box.Width() == 0 || lost(p) {
		p.Skip("không biết trên phần bản sao có đường kẻ hay không")
		return
	}
	p.Report(check.At(title), lineHint, "trên phần bản sao không có đường kẻ hết chiều ngang vùng chữ")
}

// hasStroke reports whether a flow draws a line for a component.
func hasStroke(f *flow.Flow, c law.Component) bool {
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			if line, ok := b.(*flow.Stroke); ok && line.Component == c {
				return true
			}
		}
	}
	return false
}

func copyForm(forms []law.CopyForm, text string) *law.CopyForm {
	for i := range forms {
		if viet.Upper(text) == forms[i].Title {
			return &forms[i]
		}
	}
	return nil
}

func copyTitles(forms []law.CopyForm) string {
	var out []string
	for _, f := range forms {
		out = append(out, "“"+f.Title+"”")
	}
	return strings.Join(out, ", ")
}

// checkExtractCode is SC-02.
// NĐ 30/2020, Phụ lục III, Mục I.
func checkExtractCode(p *check.Pass) {
	if p.Document.Role != recognize.Copy {
		return
	}
	wrong := p.Regulation.OtherRefs().WrongExtract
	for _, form := range p.Regulation.Copies {
		if code, at := copyAbbreviation(p.Document); form.Extract && at != nil && code == wrong {
			p.Report(check.At(at), fmt.Sprintf("sửa “%s” thành “%s”", wrong, form.Abbreviation), "ký hiệu bản trích sao có “%s”, phải là “%s”", wrong, form.Abbreviation)
		}
	}
}
