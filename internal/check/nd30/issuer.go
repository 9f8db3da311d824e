package nd30

import (
	"slices"
	"strings"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// issuerRules are CQ-01 to CQ-07.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 2.
func issuerRules(r *law.Regulation) []check.Rule {
	return slices.Concat(issuerLookRules(r), issuerLineRules(r), issuerNameRules(r))
}

func issuerLookRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.IssuerName]
	return []check.Rule{{
		ID:       "CQ-01",
		Title:    "tên cơ quan ban hành ở bên trái, in hoa, kiểu chữ đứng, đậm",
		Why:      "Người nhận tìm tên cơ quan ban hành ở góc trên bên trái, dòng đậm.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "co_quan_ban_hanh {không đậm}", Good: "co_quan_ban_hanh {đậm}"},
			{On: "quyet-dinh", Own: true, Bad: "co_quan_ban_hanh: Sở Khoa học và Công nghệ", Good: "co_quan_ban_hanh: SỞ KHOA HỌC VÀ CÔNG NGHỆ"},
			{On: "bao-cao", Bad: "co_quan_ban_hanh {nghiêng}", Good: "co_quan_ban_hanh {đứng}"},
		},
		Run: checkIssuer,
	}, {
		ID:       "CQ-02",
		Title:    "tên cơ quan ban hành cỡ " + spanText(spec.Size),
		Why:      "Cỡ chữ của tên cơ quan do nghị định ấn định.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "co_quan_ban_hanh {cỡ 14}", Good: "co_quan_ban_hanh {cỡ 12}"},
		},
		Run: func(p *check.Pass) { look(p, pieces(p.Document, law.IssuerName), size) },
	}, {
		ID:       "CQ-03",
		Title:    "tên cơ quan chủ quản in hoa, cỡ " + spanText(r.Components[law.IssuerParent].Size) + ", kiểu chữ đứng, không đậm",
		Why:      "Chỉ tên cơ quan ban hành in đậm; chủ quản cũng đậm thì không rõ cơ quan nào ban hành.",
		Tier:     check.Decree,
		Cite:     r.Components[law.IssuerParent].Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "co_quan_chu_quan {đậm}", Good: "co_quan_chu_quan {không đậm}"},
			{Bad: "co_quan_chu_quan {cỡ 14}", Good: "co_quan_chu_quan {cỡ 12}"},
			{Bad: "co_quan_chu_quan: Ủy ban nhân dân⏎tỉnh Lạng Sơn", Good: "co_quan_chu_quan: UBND TỈNH LẠNG SƠN"},
		},
		Run: func(p *check.Pass) { look(p, pieces(p.Document, law.IssuerParent), size, weight, slant, letterCase) },
	}}
}

func issuerLineRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.IssuerName]
	return []check.Rule{{
		ID:       "CQ-04",
		Title:    "dưới tên cơ quan ban hành có đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ",
		Why:      "Đường kẻ là một phần của ô số 2; dài quá hay thiếu là lỗi thường bị trả lại.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "co_quan_ban_hanh nét -", Good: "co_quan_ban_hanh nét 0.5"},
			{On: "quyet-dinh", Bad: "co_quan_ban_hanh nét 0.8", Good: "co_quan_ban_hanh nét 0.34"},
			{On: "bao-cao", Bad: "co_quan_ban_hanh nét ký tự", Good: "co_quan_ban_hanh nét 0.4"},
		},
		Run: checkIssuerLine,
	}, {
		ID:       "CQ-05",
		Title:    "đường kẻ dưới tên cơ quan ban hành đặt cân đối so với dòng chữ",
		Why:      "Đường kẻ lệch thường do nét vẽ trôi đi khi sửa văn bản.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Warning,
		Examples: []check.Example{{
			On:    "ke-hoach",
			Own:   true,
			Table: true,
			Bad:   "co_quan_ban_hanh#cuối {trái, lùi 0 mm}",
			Good:  "co_quan_ban_hanh#cuối {giữa}",
			Also:  []string{"SO-11"},
		}},
		Run: checkIssuerLineCentre,
	}}
}

func issuerNameRules(r *law.Regulation) []check.Rule {
	cite := r.HeadRules().FullName
	return []check.Rule{{
		ID:       "CQ-06",
		Title:    "tên cơ quan ban hành viết đầy đủ, không viết tắt",
		Why:      "Tên cơ quan ban hành phải là tên chính thức, đầy đủ; chỉ tên cơ quan chủ quản được viết tắt những cụm từ thông dụng.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Warning,
		Examples: []check.Example{
			{Own: true, Bad: "co_quan_ban_hanh: SỞ KH&CN TỈNH LẠNG SƠN", Good: "co_quan_chu_quan: UBND TỈNH LẠNG SƠN"},
			{On: "ke-hoach", Own: true, Bad: "co_quan_ban_hanh#1: UBND", Good: "co_quan_ban_hanh#1: UỶ BAN NHÂN DÂN"},
		},
		Run: checkFullName,
	}, {
		ID:       "CQ-07",
		Title:    "chỉ ghi một cơ quan chủ quản trực tiếp",
		Why:      "Nghị định chỉ cho ghi cơ quan chủ quản trực tiếp, không ghi cấp trên nữa.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "co_quan_chu_quan: BỘ NỘI VỤ⏎ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
			Good: "co_quan_chu_quan: ỦY BAN NHÂN DÂN⏎TỈNH LẠNG SƠN",
		}},
		Run: checkParents,
	}}
}

func checkIssuer(p *check.Pass) {
	if p.Document.First(law.IssuerName) == nil {
		if lacking(p, law.IssuerName) {
			p.Report(check.Absent(law.IssuerName), "ghi tên cơ quan, tổ chức ban hành bằng chữ in hoa đậm ở góc trên bên trái trang đầu",
				"thiếu tên cơ quan, tổ chức ban hành văn bản")
		}
		return
	}
	list := pieces(p.Document, law.IssuerName)
	look(p, list, weight, slant, letterCase)
	if p.Document.Role != recognize.Copy {
		checkHalf(p, law.IssuerName, false)
	}
}

// issuerLine is what share of the text the line under it has: the decree's own
// third to half, with what rounding takes. Shorter ones down to issuerShort
// stand in its own forms.
var (
	issuerLine  = ratio{0.30, 0.55}
	issuerShort = 0.20
)

func checkIssuerLine(p *check.Pass) {
	list := pieces(p.Document, law.IssuerName)
	if len(list) == 0 {
		return
	}
	last := list[len(list)-1]
	line := last.Under
	switch {
	case line == nil:
		reportNoLine(p, last)
		return
	case line.Made == recognize.Underline || line.Made == recognize.Characters:
		warnMade(p, law.IssuerName)
		return
	}
	known := false
	var shares []float64
	for _, piece := range list {
		if measured(piece) && line.Width() > 0 {
			known = true
			shares = append(shares, shareOf(line, piece))
		}
	}
	if !known {
		p.Skip("không đo được đường kẻ dưới tên cơ quan ban hành")
		return
	}
	longest := widest(list)
	if slices.ContainsFunc(shares, issuerLine.has) {
		return
	}
	const hint = "chọn đường kẻ, kéo cho dài từ 1/3 đến 1/2 dòng chữ ở trên"
	const message = "đường kẻ dưới tên cơ quan ban hành dài %s lần dòng chữ, phải dài từ 1/3 đến 1/2"
	if found := shareOf(line, longest); found >= issuerShort && found < issuerLine.min {
		p.Remark(check.At(last), hint, message, share(line, longest))
	} else {
		p.Warn(check.At(last), hint, message, share(line, longest))
	}
}

// widest is the piece with the longest line of text.
func widest(list []*recognize.Piece) *recognize.Piece {
	return slices.MaxFunc(list, func(a, b *recognize.Piece) int { return int(a.Box.Width() - b.Box.Width()) })
}

// lineShift is how far the middle of a line may stand from that of its text.
const lineShift = 3 * unit.MM

func checkIssuerLineCentre(p *check.Pass) {
	list := pieces(p.Document, law.IssuerName)
	if len(list) == 0 {
		return
	}
	last := list[len(list)-1]
	line := last.Under
	if line == nil || line.Made == recognize.Underline {
		return
	}
	if !measured(last) || line.Width() == 0 {
		p.Skip("không đo được đường kẻ dưới tên cơ quan ban hành")
		return
	}
	if shift := (line.Left+line.Right)/2 - last.Box.Center(); abs(shift) > lineShift {
		p.Report(check.At(last), "chọn đường kẻ, kéo về giữa dòng chữ ở trên",
			"đường kẻ dưới tên cơ quan ban hành lệch %s %s so với giữa dòng chữ", side(shift > 0), millimetres(abs(shift)))
	}
}

func checkFullName(p *check.Pass) {
	for _, piece := range pieces(p.Document, law.IssuerName) {
		for _, word := range strings.FieldsFunc(viet.Upper(piece.Text), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '.' }) {
			full, short := "", false
			for _, s := range p.Regulation.HeadRules().ShortForms {
				if word == s.Short {
					full, short = s.Full, true
				}
			}
			if !short && !strings.Contains(word, "&") {
				continue
			}
			hint := "viết đủ tên cơ quan theo quyết định thành lập"
			if full != "" {
				hint = "viết “" + full + "” thay cho “" + word + "”"
			}
			p.Report(check.At(piece), hint, "tên cơ quan ban hành “%s” viết tắt “%s”, phải viết đầy đủ", piece.Text, word)
			return
		}
	}
}

func checkParents(p *check.Pass) {
	var starts []*recognize.Piece
	before := ""
	for _, piece := range pieces(p.Document, law.IssuerParent) {
		text := viet.Upper(plainLine(piece.Text))
		if beginsBody(text, p.Regulation.HeadRules().Bodies) && !strings.HasSuffix(before, " VÀ") && !strings.HasSuffix(before, ",") {
			starts = append(starts, piece)
		}
		before = text
	}
	if len(starts) > 1 {
		p.Report(check.At(starts[1]), "xóa tên cơ quan cấp trên nữa, chỉ để cơ quan chủ quản trực tiếp",
			"có %d cơ quan chủ quản (“%s” và “%s”), chỉ ghi cơ quan chủ quản trực tiếp", len(starts), starts[0].Text, starts[1].Text)
	}
}

// beginsBody reports whether a line in capitals begins the name of a body.
func beginsBody(line string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(line, w+" ") || line == w && strings.Contains(w, " ") })
}
