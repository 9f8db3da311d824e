package nd30

import (
	"regexp"
	"strings"
	"time"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// electronicRules are what a Word file can show of electronic documents: the
// line with số, ký hiệu and time of signing. ED-01 to ED-04 and ED-08 judge
// signatures and scans, which only a PDF has.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 8, điểm b; Phần II, Mục I, khoản 3.
func electronicRules(r *law.Regulation) []check.Rule {
	refs := r.OtherRefs()
	return []check.Rule{{
		ID: "ED-05", Title: "thông tin chữ ký số ở góc trên bên phải trang đầu, không có hình ảnh", Why: "Người nhận tìm thông tin ký số của tệp kèm theo ở đúng góc ấy.",
		Tier: check.Decree, Cite: refs.SeparateSign, Severity: diag.Error,
		Examples: []check.Example{{On: "trich-sao", Bad: "thong_tin_ky_so {trái, lùi -100 mm}", Good: "thong_tin_ky_so {phải}"}},
		Run:      checkInfoPlace,
	}, {
		ID: "ED-06", Title: "thông tin chữ ký số viết chữ in thường, đứng, cỡ 10, màu đen", Why: "Chữ to hoặc có màu ở lề trên lấn vào phần đầu văn bản.",
		Tier: check.Decree, Cite: refs.SeparateSign, Severity: diag.Warning,
		Examples: []check.Example{{On: "trich-sao", Bad: "thong_tin_ky_so {cỡ 13}", Good: "thong_tin_ky_so {cỡ 10}", Also: []string{"FT-06"}}, {On: "trich-sao", Bad: "thong_tin_ky_so {nghiêng}", Good: "thong_tin_ky_so {đứng}"}},
		Run:      checkInfoLook,
	}, {
		ID: "ED-07", Title: "thông tin chữ ký số của tệp kèm theo có số, ký hiệu và thời gian ký", Why: "Thiếu giờ ký hoặc số thì không đối chiếu được tệp kèm theo với văn bản.",
		Tier: check.Decree, Cite: refs.SeparateSign, Severity: diag.Warning,
		Examples: []check.Example{{On: "trich-sao", Bad: "thong_tin_ky_so: Số: 02/QyĐ-SKHCN; 08/4/2026", Good: "thong_tin_ky_so: Số: 02/QyĐ-SKHCN; 08/4/2026; 09:15:30 +07:00"}},
		Run:      checkInfoContent,
	}, {
		ID: "ED-09", Title: "thông tin chữ ký số của bản sao điện tử có hình thức sao, tên cơ quan sao và thời gian ký", Why: "Thiếu hình thức sao hoặc cơ quan sao thì không biết ai chịu trách nhiệm về bản sao.",
		Tier: check.Decree, Cite: refs.CopySign, Severity: diag.Error,
		Examples: []check.Example{{On: "trich-sao", Bad: "thong_tin_ky_so: TRÍCH SAO; 08/4/2026; 09:15:30 +07:00", Good: "thong_tin_ky_so: TRÍCH SAO; Trung tâm Chuyển đổi số; 2026-04-08T09:15:30+07:00"}},
		Run:      checkCopyInfo,
	}}
}

// checkInfoPlace is ED-05.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 8, điểm b.
func checkInfoPlace(p *check.Pass) {
	for _, piece := range inMargins(p, law.InfoLine) {
		for i := range piece.Paragraph.Runs {
			if piece.Paragraph.Runs[i].Image != nil {
				p.Report(check.At(piece), "xóa hình ở dòng này", "dòng thông tin ký số có hình ảnh, không được hiển thị hình ảnh")
			}
		}
		page := p.File.Flow.Sections[p.Document.Sections[0]].Page
		switch b := piece.Box; {
		case b.Width() > 0 && b.Center() <= page.Width/2:
			p.Report(check.At(piece), "đặt con trỏ ở dòng này, bấm Ctrl+R", "dòng thông tin ký số ở bên trái, phải ở góc trên bên phải")
		case b.Width() == 0 && piece.Paragraph.Format.Align == flow.Left && whole(piece):
			p.Report(check.At(piece), "đặt con trỏ ở dòng này, bấm Ctrl+R", "dòng thông tin ký số căn trái, phải ở góc trên bên phải")
		}
	}
}

// checkInfoLook is ED-06.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 8, điểm b.
func checkInfoLook(p *check.Pass) {
	look(p, inMargins(p, law.InfoLine), size, weight, slant)
}

var (
	infoDay   = regexp.MustCompile(`\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{4}-\d{2}-\d{2}`)
	infoClock = regexp.MustCompile(`\d{1,2}:\d{2}:\d{2}`)
	infoCode  = regexp.MustCompile(`\d+/[\p{L}\d&-]+`)
)

// infoLacks names what a line of information lacks of its parts.
func infoLacks(text string) []string {
	var out []string
	if !infoDay.MatchString(text) {
		out = append(out, "ngày, tháng, năm ký")
	}
	if !infoClock.MatchString(text) {
		out = append(out, "giờ, phút, giây ký")
	}
	return out
}

// copyInfo tells of which hình thức sao a line of information speaks; nil if
// of none.
func copyInfo(p *check.Pass, text string) *law.CopyForm {
	for i := range p.Regulation.Copies {
		if strings.HasPrefix(viet.Upper(text), p.Regulation.Copies[i].Title) {
			return &p.Regulation.Copies[i]
		}
	}
	return nil
}

// checkInfoContent is ED-07.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 8, điểm b.
func checkInfoContent(p *check.Pass) {
	for _, piece := range inMargins(p, law.InfoLine) {
		if copyInfo(p, piece.Text) != nil {
			continue
		}
		lacks := infoLacks(piece.Text)
		if !infoCode.MatchString(piece.Text) {
			lacks = append([]string{"số và ký hiệu"}, lacks...)
		}
		reportLacks(p, piece, lacks)
	}
}

// reportLacks reports what a line lacks, unless it is a form that nobody has
// signed yet.
func reportLacks(p *check.Pass, piece *recognize.Piece, lacks []string) {
	if len(lacks) > 0 && !hasAny(piece.Text, "…", "...") {
		p.Report(check.At(piece), "ký số lại bằng công cụ ghi đủ "+strings.Join(lacks, ", "), "dòng thông tin ký số “%s” thiếu %s", piece.Text, strings.Join(lacks, ", "))
	}
}

// checkCopyInfo is ED-09.
// NĐ 30/2020, Phụ lục I, Phần II, Mục I, khoản 3.
func checkCopyInfo(p *check.Pass) {
	for _, piece := range inMargins(p, law.InfoLine) {
		form := copyInfo(p, piece.Text)
		if form == nil {
			continue
		}
		lacks := infoLacks(piece.Text)
		parts := strings.FieldsFunc(piece.Text[len(form.Title):], func(r rune) bool { return r == ';' })
		if !strings.Contains(piece.Text, ";") || len(parts) == 0 || !namesSomebody(parts[0]) {
			lacks = append([]string{"tên cơ quan sao văn bản"}, lacks...)
		}
		reportLacks(p, piece, lacks)
	}
}

// namesSomebody reports whether a part of a line is a name and no time.
func namesSomebody(part string) bool {
	part = strings.TrimSpace(part)
	_, err := time.Parse(time.RFC3339, part)
	return err != nil && legible(part) && !infoDay.MatchString(part) && !infoClock.MatchString(part)
}
