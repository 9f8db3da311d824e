package nd30

import (
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

// nationalRules are QH-01 to QH-04.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 1, điểm a.
func nationalRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.NationalName]
	return []check.Rule{{
		ID:       "QH-01",
		Title:    "văn bản có Quốc hiệu “" + r.Text().NationalName + "”",
		Why:      "Quốc hiệu là thành phần bắt buộc của mọi văn bản hành chính.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "quoc_hieu: CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM", Good: "quoc_hieu: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
			{On: "quyet-dinh", Bad: "quoc_hieu -", Good: "quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Also: []string{"TN-03", "TN-06"}},
		},
		Run: checkNationalName,
	}, {
		ID:       "QH-02",
		Title:    "Quốc hiệu in hoa, cỡ " + spanText(spec.Size) + ", kiểu chữ đứng, đậm",
		Why:      "Cỡ và kiểu chữ của Quốc hiệu do nghị định ấn định, phần đầu mọi văn bản nhờ đó giống nhau.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "quoc_hieu {cỡ 11}", Good: "quoc_hieu {cỡ 12}\ntieu_ngu {cỡ 13}\ndia_danh_thoi_gian {cỡ 13}"},
			{On: "quyet-dinh", Bad: "quoc_hieu {không đậm}", Good: "quoc_hieu {đậm}"},
			{On: "bao-cao", Bad: "quoc_hieu {nghiêng}", Good: "quoc_hieu {đứng}"},
			{Bad: "quoc_hieu: Cộng hòa xã hội chủ nghĩa Việt Nam", Good: "quoc_hieu: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		},
		Run: func(p *check.Pass) { look(p, pieces(p.Document, law.NationalName), size, weight, slant, letterCase) },
	}, {
		ID:       "QH-03",
		Title:    "Quốc hiệu ở nửa bên phải của trang đầu",
		Why:      "Ô số 1 nằm ở góc trên bên phải; bên trái là tên cơ quan.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{{
			On: "thong-bao", At: string(law.NationalName),
			Own: true, Table: true, Bad: "trang {ngang}", Good: "trang {lề trái 35 mm}", Also: []string{"PG-02", "KY-09", "TL-04"},
		}},
		Run: func(p *check.Pass) { checkHalf(p, law.NationalName, true) },
	}, {
		ID:       "QH-04",
		Title:    "Quốc hiệu nằm trên một dòng",
		Why:      "Quốc hiệu bị xuống dòng là do cột bên phải của phần đầu quá hẹp.",
		Tier:     check.Practice,
		Cite:     spec.Cite,
		Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA↵VIỆT NAM",
			Good: "quoc_hieu: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", Table: true,
		}},
		Run: checkOneLine,
	}}
}

// joined is what the pieces of a component say together.
func joined(list []*recognize.Piece) string {
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = p.Text
	}
	return plainLine(strings.Join(texts, " "))
}

// plainLine writes a text composed and with ordinary spaces and hyphens.
func plainLine(s string) string {
	return strings.ReplaceAll(oneLine(viet.NFC(s)), "\u2011", "-")
}

func checkNationalName(p *check.Pass) {
	want := p.Regulation.Text().NationalName
	if p.Document.First(law.NationalName) == nil {
		if lacking(p, law.NationalName) {
			p.Report(check.Absent(law.NationalName), "thêm dòng “"+want+"” ở góc trên bên phải trang đầu", "thiếu Quốc hiệu “%s”", want)
		}
		return
	}
	list := pieces(p.Document, law.NationalName)
	if len(list) == 0 {
		p.Skip("không chắc đâu là Quốc hiệu")
		return
	}
	if found := joined(list); viet.SameSpelling(viet.Upper(found)) != viet.SameSpelling(want) {
		p.Report(check.At(list[0]), "gõ lại dòng này thành “"+want+"”", "Quốc hiệu viết “%s”, phải là “%s”", found, want)
	}
}

// firstPage is the setup of the page a document begins on.
func firstPage(p *check.Pass) (flow.PageSetup, bool) {
	if len(p.Document.Sections) == 0 {
		return flow.PageSetup{}, false
	}
	return p.File.Flow.Sections[p.Document.Sections[0]].Page, true
}

// measured reports whether it is known where a piece stands.
func measured(p *recognize.Piece) bool { return p.Box.Lines > 0 && p.Box.Width() > 0 }

// checkHalf reports a component that stands in the wrong half of the page.
func checkHalf(p *check.Pass, c law.Component, right bool) {
	list := pieces(p.Document, c)
	page, ok := firstPage(p)
	if len(list) == 0 || !ok {
		return
	}
	first := list[0]
	if !measured(first) {
		p.Skip("không biết chỗ đứng của " + c.Name())
		return
	}
	if found := first.Box.Center() > page.Width/2; found == right {
		return
	}
	p.Report(check.At(first), "đặt phần đầu văn bản trong bảng hai cột không kẻ khung, tên cơ quan ở cột trái, Quốc hiệu ở cột phải",
		"%s nằm ở nửa bên %s của trang, phải ở nửa bên %s", c.Name(), side(!right), side(right))
}

func side(right bool) string { return either(right, "phải", "trái") }

func checkOneLine(p *check.Pass) {
	list := pieces(p.Document, law.NationalName)
	if len(list) == 0 || p.Document.Role == recognize.Copy {
		return
	}
	text := list[0].Paragraph.Text()[list[0].From:list[0].To]
	if len(list) > 1 || list[0].Box.Lines > 1 || strings.Contains(strings.TrimSpace(text), "\n") {
		p.Report(check.At(list[0]), "kéo rộng cột bên phải của bảng ở đầu văn bản đến khi Quốc hiệu vừa một dòng",
			"Quốc hiệu bị xuống dòng, phải nằm trên một dòng")
	}
}

// mottoRules are TN-01 to TN-06.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 1, điểm b và điểm c.
func mottoRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.Motto]
	text := r.Text().Motto
	return slices.Concat(mottoTextRules(spec, text), mottoPlaceRules(r, spec))
}

func mottoTextRules(spec law.Spec, text string) []check.Rule {
	return []check.Rule{{
		ID:       "TN-01",
		Title:    "văn bản có Tiêu ngữ “" + text + "”, gạch nối có cách chữ",
		Why:      "Tiêu ngữ viết in thường, chữ cái đầu mỗi cụm từ viết hoa, giữa các cụm từ có gạch nối và cách chữ.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "tieu_ngu: Độc lập-Tự do-Hạnh phúc", Good: "tieu_ngu: Độc lập - Tự do - Hạnh phúc"},
			{On: "quyet-dinh", Bad: "tieu_ngu: Độc lập – Tự do – Hạnh phúc", Good: "tieu_ngu: Độc lập - Tự do - Hạnh phúc"},
			{On: "bao-cao", Bad: "tieu_ngu: Độc Lập - Tự Do - Hạnh Phúc", Good: "tieu_ngu {cỡ 14}"},
		},
		Run: checkMotto,
	}, {
		ID:       "TN-02",
		Title:    "Tiêu ngữ cỡ " + spanText(spec.Size) + ", kiểu chữ đứng, đậm",
		Why:      "Cỡ và kiểu chữ của Tiêu ngữ do nghị định ấn định.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "tieu_ngu {nghiêng}", Good: "tieu_ngu {đứng}"},
			{On: "quyet-dinh", Bad: "tieu_ngu {cỡ 15}", Good: "tieu_ngu {cỡ 14}"},
			{On: "bao-cao", Bad: "tieu_ngu {không đậm}", Good: "tieu_ngu {đậm}"},
		},
		Run: func(p *check.Pass) { look(p, pieces(p.Document, law.Motto), size, weight, slant) },
	}, {
		ID:       "TN-03",
		Title:    "Tiêu ngữ canh giữa dưới Quốc hiệu",
		Why:      "Hai dòng lệch nhau làm phần đầu văn bản mất cân đối.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Warning,
		Examples: []check.Example{{Bad: "tieu_ngu {trái}", Good: "tieu_ngu {giữa}", Table: true}},
		Run:      checkMottoCentre,
	}}
}

func mottoPlaceRules(r *law.Regulation, spec law.Spec) []check.Rule {
	return []check.Rule{{
		ID:       "TN-04",
		Title:    "dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ",
		Why:      "Đường kẻ là một phần của Tiêu ngữ; ngắn hay dài hơn dòng chữ là sai.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "tieu_ngu nét -", Good: "tieu_ngu nét 0.95"},
			{On: "quyet-dinh", Bad: "tieu_ngu nét 0.5", Good: "tieu_ngu nét 0.9"},
		},
		Run: checkMottoLine,
	}, {
		ID:       "TN-05",
		Title:    "đường kẻ dưới Tiêu ngữ không phải là gạch chân của chữ, không gõ bằng ký tự",
		Why:      "Gạch chân dính vào chữ và đổi theo chữ; dấu gạch dưới gõ liền nhau bị đứt khi đổi phông hay cỡ.",
		Tier:     check.Practice,
		Cite:     spec.Cite,
		Severity: diag.Warning,
		Examples: []check.Example{
			{Bad: "tieu_ngu nét gạch chân", Good: "tieu_ngu nét 1"},
			{On: "quyet-dinh", Bad: "tieu_ngu nét ký tự", Good: "tieu_ngu nét 1"},
		},
		Run: func(p *check.Pass) { warnMade(p, law.Motto) },
	}, {
		ID:       "TN-06",
		Title:    "Quốc hiệu và Tiêu ngữ cách nhau dòng đơn",
		Why:      "Dòng trống hay khoảng cách thêm giữa hai dòng làm chúng rời nhau.",
		Tier:     check.Decree,
		Cite:     r.HeadRules().HeadLines,
		Severity: diag.Warning,
		Examples: []check.Example{
			{Bad: "tieu_ngu {trước 12 pt}", Good: "tieu_ngu {trước 0 pt}"},
			{On: "quyet-dinh", Bad: "tieu_ngu {dòng 2}", Good: "tieu_ngu {dòng 1}", Table: true},
		},
		Run: checkMottoGap,
	}}
}

func checkMotto(p *check.Pass) {
	want := p.Regulation.Text().Motto
	if p.Document.First(law.Motto) == nil {
		if lacking(p, law.Motto) {
			p.Report(check.Absent(law.Motto), "thêm dòng “"+want+"” dưới Quốc hiệu", "thiếu Tiêu ngữ “%s”", want)
		}
		return
	}
	list := pieces(p.Document, law.Motto)
	if len(list) == 0 {
		p.Skip("không chắc đâu là Tiêu ngữ")
		return
	}
	found := joined(list)
	hyphens := strings.NewReplacer("–", "-", "—", "-", "−", "-").Replace(found)
	switch {
	case found == want:
	case hyphens == want:
		p.Warn(check.At(list[0]), "gõ lại dấu giữa các cụm từ bằng phím - trên bàn phím, mỗi bên một dấu cách",
			"Tiêu ngữ viết “%s” với gạch dài, phải dùng gạch nối (-): “%s”", found, want)
	default:
		p.Report(check.At(list[0]), "gõ lại dòng này thành “"+want+"”", "Tiêu ngữ viết “%s”, phải là “%s”", found, want)
	}
}

// mottoShift is how far the middle of Tiêu ngữ may stand from that of Quốc hiệu.
const mottoShift = 3 * unit.MM

func checkMottoCentre(p *check.Pass) {
	above, below := pieces(p.Document, law.NationalName), pieces(p.Document, law.Motto)
	if len(above) == 0 || len(below) == 0 {
		return
	}
	if !measured(above[0]) || !measured(below[0]) {
		p.Skip("không biết chỗ đứng của Quốc hiệu và Tiêu ngữ")
		return
	}
	if shift := below[0].Box.Center() - above[0].Box.Center(); abs(shift) > mottoShift {
		p.Report(check.At(below[0]), "đặt con trỏ ở dòng này, bấm Ctrl+E",
			"Tiêu ngữ lệch %s %s so với giữa Quốc hiệu, phải canh giữa dưới Quốc hiệu", side(shift > 0), millimetres(abs(shift)))
	}
}

// mottoLine is what share of Tiêu ngữ its line may have: the decree says all of
// it, the lines of its own forms have 0.85 to 0.99.
var mottoLine = ratio{0.85, 1.10}

func checkMottoLine(p *check.Pass) {
	list := pieces(p.Document, law.Motto)
	if len(list) == 0 {
		return
	}
	motto := list[len(list)-1]
	switch line := motto.Under; {
	case line == nil:
		reportNoLine(p, motto)
	case line.Made == recognize.Underline || line.Made == recognize.Characters: // TN-05 tells
	case line.Width() == 0 || !measured(motto):
		p.Skip("không đo được đường kẻ dưới Tiêu ngữ")
	case !mottoLine.holds(line, motto):
		p.Warn(check.At(motto), "chọn đường kẻ, kéo cho dài bằng dòng “"+motto.Text+"”",
			"đường kẻ dưới Tiêu ngữ dài %s lần dòng chữ, phải dài bằng dòng chữ", share(line, motto))
	}
}

// mottoGap is the space between the two lines that nobody sees.
const (
	mottoGap   = 4 * unit.Point
	mottoPitch = 276 // 240ths: Word's own “1.15”
)

func checkMottoGap(p *check.Pass) {
	above, below := pieces(p.Document, law.NationalName), pieces(p.Document, law.Motto)
	page, ok := firstPage(p)
	if len(above) == 0 || len(below) == 0 || !ok || above[len(above)-1].Paragraph == below[0].Paragraph {
		return
	}
	upper, lower := above[len(above)-1].Paragraph, below[0].Paragraph
	before, _, known := blocksAround(headBlocks(p, &page), lower)
	if !known {
		p.Skip("không biết Tiêu ngữ đứng dưới dòng nào")
		return
	}
	const hint = "bôi đen hai dòng này, đặt Before, After 0 pt và Line spacing Single trong Home > Paragraph"
	if blank, ok := before.(*flow.Paragraph); ok && blank != upper {
		if slices.ContainsFunc(blank.Floats, func(f *flow.Float) bool { return !f.Line }) {
			p.Skip("Quốc hiệu và Tiêu ngữ không đứng trong cùng một khung, không đo được khoảng cách")
			return
		}
		if strings.TrimSpace(blank.Text()) == "" {
			p.Report(check.At(below[0]), "xóa dòng trống giữa Quốc hiệu và Tiêu ngữ", "có dòng trống giữa Quốc hiệu và Tiêu ngữ, hai dòng phải cách nhau dòng đơn")
		}
		return
	}
	if before != flow.Block(upper) {
		return
	}
	if gap := upper.Format.SpaceAfter + lower.Format.SpaceBefore; gap > mottoGap {
		p.Report(check.At(below[0]), hint, "Tiêu ngữ cách Quốc hiệu thêm %s, hai dòng phải cách nhau dòng đơn", sizeText(gap))
		return
	}
	if f := lower.Format; f.LineRule == flow.Multiple && f.Line > mottoPitch {
		p.Report(check.At(below[0]), hint, "Tiêu ngữ dãn %s dòng, phải dãn dòng đơn", pitchText(f.Line))
	}
}
