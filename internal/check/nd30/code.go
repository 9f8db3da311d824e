package nd30

import (
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// codeRules are SO-01 to SO-12.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 3; Phụ lục III, Mục I.
func codeRules(r *law.Regulation) []check.Rule {
	return slices.Concat(codeFormRules(r), codeNumberRules(r), notationRules(r), codePlaceRules(r))
}

func codeFormRules(r *law.Regulation) []check.Rule {
	cite := r.Components[law.CodeLine].Cite
	return []check.Rule{{
		ID:       "SO-01",
		Title:    "số, ký hiệu có dạng “Số: 05/KH-UBND”",
		Why:      "Phần mềm quản lý văn bản và người nhận đọc số, ký hiệu theo đúng dạng này.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{On: "thong-bao", Own: true, Bad: "so_ky_hieu: 18/TB-UBND", Good: "so_ky_hieu: Số:18/TB-UBND"},
			{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số: 18-TB-UBND", Good: "so_ky_hieu: Số: 123/TB-UBND"},
			{On: "bao-cao", Own: true, Bad: "so_ky_hieu -", Good: "so_ky_hieu {giữa}", At: string(law.CodeLine)},
			{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số: 18/tb-ubnd", Good: "so_ky_hieu: Số: 18a/TB-UBND"},
		},
		Run: checkCodeForm,
	}, {
		ID:       "SO-02",
		Title:    "sau từ “Số” có dấu hai chấm",
		Why:      "Nghị định ghi rõ: sau từ “Số” có dấu hai chấm.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Examples: []check.Example{{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số 18/TB-UBND", Good: "so_ky_hieu: Số: 18/TB-UBND"}},
		Run:      checkCodeColon,
	}, {
		ID:       "SO-05",
		Title:    "trong số, ký hiệu có dấu gạch chéo và gạch nối không cách chữ",
		Why:      "Dấu cách làm số, ký hiệu bị ngắt khi tìm kiếm và khi xuống dòng.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số: 18 / TB-UBND", Good: "so_ky_hieu: Số: 18/TB-UBND"},
			{On: "bao-cao", Own: true, Bad: "so_ky_hieu “-” → “ - ”", Good: "so_ky_hieu {cỡ 13}"},
		},
		Run: checkCodeSpaces,
	}}
}

func codeNumberRules(r *law.Regulation) []check.Rule {
	cite := r.Components[law.CodeLine].Cite
	return []check.Rule{{
		ID:       "SO-03",
		Title:    "số nhỏ hơn 10 có số 0 ở trước",
		Why:      "Số 0 ở trước giữ cho không ai thêm được chữ số vào trước.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Examples: []check.Example{{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số: 5/TB-UBND", Good: "so_ky_hieu: Số: 05/TB-UBND"}},
		Run:      checkLeadingZero,
	}, {
		ID:       "SO-04",
		Title:    "số từ 10 trở lên không thêm số 0 ở trước",
		Why:      "Nghị định chỉ thêm số 0 cho số nhỏ hơn 10; “015” và “15” dễ bị coi là hai số.",
		Tier:     check.Practice,
		Cite:     cite,
		Severity: diag.Warning,
		Examples: []check.Example{
			{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số: 018/TB-UBND", Good: "so_ky_hieu: Số: 18/TB-UBND"},
			{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số: 005/TB-UBND", Good: "so_ky_hieu: Số: 05/TB-UBND"},
		},
		Run: checkPadding,
	}, {
		ID:       "SO-07",
		Title:    "số của văn bản hành chính không kèm năm",
		Why:      "Năm trong số là dấu hiệu của văn bản quy phạm pháp luật.",
		Tier:     check.Decree,
		Cite:     r.Provisions().Notation,
		Severity: diag.Error,
		Examples: []check.Example{{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số: 18/2026/TB-UBND", Good: "so_ky_hieu: Số: 2026/TB-UBND"}},
		Run:      checkYear,
	}, {
		ID:       "SO-12",
		Title:    "văn bản đã ban hành có số",
		Why:      "Dự thảo để trống số là đúng; văn bản phát hành mà chưa có số thì không vào sổ, không viện dẫn được.",
		Tier:     check.Decree,
		Cite:     r.HeadRules().Number,
		Severity: diag.Error,
		Examples: []check.Example{{On: "thong-bao", Stage: doc.Issue, Own: true, Bad: "so_ky_hieu: Số:      /TB-UBND", Good: "so_ky_hieu: Số: 18/TB-UBND"}},
		Run:      checkNumberGiven,
	}}
}

func notationRules(r *law.Regulation) []check.Rule {
	cite := r.Provisions().Notation
	return []check.Rule{{
		ID:       "SO-08",
		Title:    "ký hiệu mở đầu bằng chữ viết tắt tên loại theo bảng của nghị định",
		Why:      "Bảng chữ viết tắt ở Phụ lục III là thống nhất cho cả nước.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{On: "thong-bao", Own: true, Bad: "so_ky_hieu: Số: 18/QĐ-UBND", Good: "so_ky_hieu: Số: 18/TB-UBND"},
			{On: "quy-che", Own: true, Bad: "so_ky_hieu: Số: 18/QCh-SKHCN", Good: "so_ky_hieu: Số: 18/QC-SKHCN"},
			{On: "to-trinh", Own: true, Bad: "so_ky_hieu: Số: 18/SKHCN-TTr", Good: "so_ky_hieu: Số: 18/TTr-SKHCN"},
		},
		Run: checkNotation,
	}, {
		ID:       "SO-09",
		Title:    "ký hiệu công văn mở đầu bằng chữ viết tắt tên cơ quan, không có “CV”",
		Why:      "Công văn không có tên loại nên ký hiệu gồm tên cơ quan và đơn vị soạn thảo.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Examples: []check.Example{{Own: true, Bad: "so_ky_hieu: Số: 204/CV-SKHCN", Good: "so_ky_hieu: Số: 204/SKHCN-VP"}},
		Run:      checkLetterNotation,
	}, {
		ID:       "SO-10",
		Title:    "chữ viết tắt tên cơ quan trong ký hiệu đúng như cơ quan quy định",
		Why:      "Ký hiệu chép từ văn bản của cơ quan khác làm văn bản mang nhầm tên.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Warning,
		Examples: []check.Example{{
			Own:  true,
			Bad:  "co_quan_chu_quan -\nco_quan_ban_hanh: BỘ KHOA HỌC VÀ CÔNG NGHỆ\nso_ky_hieu: Số: 204/BTC-VP",
			Good: "co_quan_chu_quan -\nco_quan_ban_hanh: BỘ KHOA HỌC VÀ CÔNG NGHỆ\nso_ky_hieu: Số: 204/BKHCN-VP",
		}},
		Run: checkIssuerCode,
	}}
}

func codePlaceRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.CodeLine]
	return []check.Rule{{
		ID:       "SO-06",
		Title:    "số, ký hiệu cỡ " + spanText(spec.Size) + ", kiểu chữ đứng, không đậm",
		Why:      "Cỡ và kiểu chữ của số, ký hiệu do nghị định ấn định.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "so_ky_hieu {đậm}", Good: "so_ky_hieu {không đậm}"},
			{On: "quyet-dinh", Bad: "so_ky_hieu {cỡ 14}", Good: "so_ky_hieu {cỡ 13}"},
			{On: "bao-cao", Bad: "so_ky_hieu {nghiêng}", Good: "so_ky_hieu {đứng}"},
		},
		Run: func(p *check.Pass) { look(p, pieces(p.Document, law.CodeLine), size, weight, slant) },
	}, {
		ID:       "SO-11",
		Title:    "số, ký hiệu canh giữa dưới tên cơ quan ban hành",
		Why:      "Ô số 3 nằm ngay dưới ô số 2, cùng trục giữa.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Warning,
		Examples: []check.Example{{Bad: "so_ky_hieu {trái}", Good: "so_ky_hieu {giữa}", Also: []string{"CV-03"}, Table: true}},
		Run:      checkCodeCentre,
	}}
}

// codeText is số, ký hiệu taken apart.
type codeText struct {
	piece            *recognize.Piece
	word             string // “Số”, however it is written
	colon            bool
	number           string // empty or dots where the clerk will write it
	spaced           bool   // white space on a side of the slash
	notation         string
	year             bool // the number has a year behind it
	blank            bool
	wellFormed, dash bool
}

var (
	codeParts = regexp.MustCompile(`^(Số|SỐ|số)\s*([:.;]?)\s*(.*?)(\s*)/(\s*)(\S.*)$`)
	codeYear  = regexp.MustCompile(`^(\d+)\s*/\s*((?:19|20)\d\d)$`)
	isBlank   = regexp.MustCompile(`^[\s.…_\[\]()<>{}*xX]*$`)
	aNumber   = regexp.MustCompile(`^\d+\p{L}?$`)
	aNotation = regexp.MustCompile(`^[\p{L}\d&.]+([-/][\p{L}\d&.]+)*$`)
)

// readCode takes the number and notation of the document apart; nil if there
// is none that can be judged.
func readCode(p *check.Pass) *codeText {
	list := pieces(p.Document, law.CodeLine)
	if len(list) == 0 {
		return nil
	}
	c := &codeText{piece: list[0]}
	text := plainLine(list[0].Text)
	if dashed := strings.NewReplacer("–", "-", "—", "-").Replace(text); dashed != text {
		text, c.dash = dashed, true
	}
	m := codeParts.FindStringSubmatch(text)
	if m == nil {
		return c
	}
	c.word, c.colon, c.number, c.notation = m[1], m[2] == ":", m[3], m[6]
	c.blank = isBlank.MatchString(c.number)
	c.spaced = m[5] != "" || m[4] != "" && !c.blank
	if first, rest, ok := strings.Cut(c.notation, "/"); ok && isYear(first) && isDigits(c.number) {
		c.year, c.notation = true, rest
	}
	tight := strings.Join(strings.Fields(c.notation), "")
	c.wellFormed = (c.blank || aNumber.MatchString(c.number) || codeYear.MatchString(c.number)) &&
		(aNotation.MatchString(tight) || isBlank.MatchString(tight) || unfilled(tight))
	return c
}

// unfilled reports whether a text has places to be filled in.
func unfilled(s string) bool {
	return strings.Contains(s, "..") || strings.ContainsAny(s, "…[{«<_")
}

func isYear(s string) bool { return len(s) == 4 && isDigits(s) && (s[:2] == "19" || s[:2] == "20") }

const codeHint = "gõ lại dòng này theo dạng “Số: 05/KH-UBND”, công văn theo dạng “Số: 05/UBND-VP”"

func checkCodeForm(p *check.Pass) {
	c := readCode(p)
	if c == nil {
		switch {
		case p.Document.First(law.CodeLine) != nil:
			p.Skip("không chắc đâu là số, ký hiệu")
		case lacking(p, law.CodeLine):
			p.Report(check.Absent(law.CodeLine), "thêm dòng “Số: …/…” dưới tên cơ quan ban hành", "thiếu số, ký hiệu của văn bản")
		}
		return
	}
	switch {
	case !c.wellFormed && p.Stage != doc.Issue && unfilled(c.piece.Text):
		p.Skip("số, ký hiệu còn chỗ chờ điền")
	case !c.wellFormed:
		p.Report(check.At(c.piece), codeHint, "số, ký hiệu viết “%s”, phải có dạng “Số: 05/KH-UBND”", c.piece.Text)
	case c.word != "Số":
		p.Report(check.At(c.piece), codeHint, "từ “%s” viết sai kiểu chữ, phải viết “Số”", c.word)
	case c.number == "0" || c.number == "00":
		p.Report(check.At(c.piece), codeHint, "số “%s” không phải là số thứ tự, số đầu tiên là 01", c.number)
	default:
		if group := smallGroup(c.notation); group != "" {
			p.Report(check.At(c.piece), codeHint, "ký hiệu “%s” có “%s” viết chữ in thường, phải viết in hoa", c.notation, group)
		} else if strings.Contains(c.notation, "/") {
			p.Warn(check.At(c.piece), "nối các nhóm chữ bằng “-”", "ký hiệu “%s” có dấu “/”, dấu này chỉ đứng giữa số và ký hiệu", c.notation)
		}
	}
}

// smallGroup is a group of letters of a notation without any capital. Single
// capitals suffice: “TTr”, “QyĐ” and “UBND-NgV” are right.
func smallGroup(notation string) string {
	if unfilled(notation) {
		return ""
	}
	for _, g := range strings.FieldsFunc(notation, func(r rune) bool { return r == '-' || r == '/' || r == ' ' }) {
		if hasSmall(g) && viet.NFC(g) == strings.ToLower(viet.NFC(g)) {
			return g
		}
	}
	return ""
}

func checkCodeColon(p *check.Pass) {
	if c := readCode(p); c != nil && c.wellFormed && !c.colon {
		p.Report(check.At(c.piece), "thêm dấu hai chấm ngay sau chữ “Số”", "“%s” thiếu dấu hai chấm sau từ “Số”, phải viết “Số:”", c.piece.Text)
	}
}

func checkLeadingZero(p *check.Pass) {
	c := readCode(p)
	if c == nil || !c.wellFormed {
		return
	}
	digits := strings.TrimRightFunc(c.number, func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) == 1 && digits != "0" {
		p.Report(check.At(c.piece), "viết “0"+c.number+"” thay cho “"+c.number+"”", "số “%s” nhỏ hơn 10, phải có số 0 ở trước: “0%s”", c.number, c.number)
	}
}

func checkPadding(p *check.Pass) {
	c := readCode(p)
	if c == nil || !c.wellFormed || !isDigits(c.number) || len(c.number) < 3 || c.number[0] != '0' {
		return
	}
	right := strings.TrimLeft(c.number, "0")
	if len(right) < 2 {
		right = "0" + right
	}
	p.Report(check.At(c.piece), "viết “"+right+"” thay cho “"+c.number+"”", "số “%s” thừa số 0, chỉ số nhỏ hơn 10 có một số 0 ở trước", c.number)
}

func checkCodeSpaces(p *check.Pass) {
	c := readCode(p)
	if c == nil || !c.wellFormed {
		return
	}
	switch {
	case unfilled(c.notation):
	case c.spaced || strings.Contains(c.notation, " "):
		p.Report(check.At(c.piece), "xóa dấu cách ở hai bên dấu “/” và dấu “-”", "số, ký hiệu “%s” có dấu cách ở giữa, phải viết liền", c.piece.Text)
	case c.dash:
		p.Warn(check.At(c.piece), "gõ lại dấu này bằng phím - trên bàn phím", "ký hiệu “%s” dùng gạch dài, phải dùng gạch nối (-)", c.piece.Text)
	}
}

func checkYear(p *check.Pass) {
	if c := readCode(p); c != nil && c.year {
		p.Report(check.At(c.piece), "xóa năm trong số; nếu đây là văn bản quy phạm pháp luật thì trình bày theo luật về ban hành loại văn bản ấy",
			"số “%s” kèm năm, số của văn bản hành chính không có năm", c.piece.Text)
	}
}

func checkNumberGiven(p *check.Pass) {
	c := readCode(p)
	if c == nil || p.Stage != doc.Issue || c.word == "" || !c.blank {
		return
	}
	p.Report(check.At(c.piece), "ghi số văn bản do văn thư hoặc Hệ thống cấp", "số, ký hiệu “%s” chưa có số, văn bản ban hành phải có số", c.piece.Text)
}

// kindSure returns the kind of the document if a rule may rely on it.
func kindSure(p *check.Pass) *law.Kind {
	if p.Document.Kind == nil || p.Document.KindSure == recognize.Guess {
		p.Skip("không chắc tên loại của văn bản")
		return nil
	}
	return p.Document.Kind
}

// firstGroup is what the notation of a main document begins with; empty if
// that cannot be judged.
func firstGroup(p *check.Pass) (c *codeText, first, rest string) {
	c = readCode(p)
	if c == nil || !c.wellFormed || p.Document.Role != recognize.Main || unfilled(c.notation) || isBlank.MatchString(c.notation) {
		return nil, "", ""
	}
	notation := strings.Join(strings.Fields(c.notation), "")
	first, rest, _ = strings.Cut(notation, "-")
	return c, first, rest
}

// kindOf finds the kind with an abbreviation.
func kindOf(r *law.Regulation, abbreviation string) *law.Kind {
	for i := range r.Kinds {
		if k := &r.Kinds[i]; k.Abbreviation != "" && k.Abbreviation == abbreviation {
			return k
		}
	}
	return nil
}

func checkNotation(p *check.Pass) {
	c, first, _ := firstGroup(p)
	if c == nil {
		return
	}
	kind := kindSure(p)
	if kind == nil || kind.Abbreviation == "" || kind.CodeByIssuer || first == kind.Abbreviation || smallGroup(first) != "" {
		return
	}
	name := strings.ToLower(kind.Name)
	if other := kindOf(p.Regulation, first); other != nil {
		p.Report(check.At(c.piece), "mở đầu ký hiệu bằng “"+kind.Abbreviation+"-”",
			"ký hiệu “%s” mở đầu bằng “%s” của %s, ký hiệu của %s mở đầu bằng “%s”", c.notation, first, strings.ToLower(other.Name), name, kind.Abbreviation)
		return
	}
	p.Report(check.At(c.piece), "mở đầu ký hiệu bằng “"+kind.Abbreviation+"-”",
		"ký hiệu “%s” mở đầu bằng “%s”, ký hiệu của %s mở đầu bằng “%s”", c.notation, first, name, kind.Abbreviation)
}

func checkLetterNotation(p *check.Pass) {
	c, first, rest := firstGroup(p)
	if c == nil {
		return
	}
	kind := kindSure(p)
	if kind == nil || !kind.CodeByIssuer || slices.Contains(p.Settings.Issuers, first) {
		return
	}
	name := strings.ToLower(kind.Name)
	if first == "CV" {
		p.Report(check.At(c.piece), "bỏ “CV”, mở đầu ký hiệu bằng chữ viết tắt tên cơ quan, như “Số: 05/BNV-VP”",
			"ký hiệu “%s” có “CV”, ký hiệu của %s mở đầu bằng chữ viết tắt tên cơ quan", c.notation, name)
	} else if other := kindOf(p.Regulation, first); other != nil && rest != "" {
		p.Warn(check.At(c.piece), "mở đầu ký hiệu bằng chữ viết tắt tên cơ quan, như “Số: 05/BNV-VP”",
			"ký hiệu “%s” mở đầu bằng chữ viết tắt của %s, %s không có tên loại trong ký hiệu", c.notation, strings.ToLower(other.Name), name)
	}
}

func checkIssuerCode(p *check.Pass) {
	c, first, rest := firstGroup(p)
	if c == nil || p.Document.Kind == nil || c.year {
		return
	}
	want := p.Settings.Issuers
	if len(want) == 0 {
		want = ministryCode(p)
	}
	if len(want) == 0 {
		p.Skip("chưa biết chữ viết tắt tên cơ quan: khai ở tệp cấu hình")
		return
	}
	groups := strings.Split(rest, "-")
	if p.Document.Kind.CodeByIssuer {
		groups = []string{first}
	}
	for _, g := range groups {
		if slices.Contains(want, g) {
			return
		}
	}
	p.Report(check.At(c.piece), "sửa chữ viết tắt tên cơ quan trong ký hiệu thành “"+strings.Join(want, "” hoặc “")+"”",
		"ký hiệu “%s” không có chữ viết tắt tên cơ quan “%s”", c.notation, strings.Join(want, "” hoặc “"))
}

// ministryCode is the abbreviation of a ministry that issues the document, if
// signed documents have confirmed it.
func ministryCode(p *check.Pass) []string {
	list := pieces(p.Document, law.IssuerName)
	if p.Places == nil || len(list) == 0 || len(pieces(p.Document, law.IssuerParent)) > 0 {
		return nil
	}
	m, ok := p.Places.Ministry(joined(list), dateOf(p))
	if !ok || m.Unconfirmed || !strings.EqualFold(m.Name, joined(list)) {
		return nil
	}
	return []string{m.Abbreviation}
}

// codeShift is how far the middle of số, ký hiệu may stand from that of the
// issuer above it.
const codeShift = 5 * unit.MM

func checkCodeCentre(p *check.Pass) {
	above, below := pieces(p.Document, law.IssuerName), pieces(p.Document, law.CodeLine)
	if len(above) == 0 || len(below) == 0 {
		return
	}
	if !measured(below[0]) || !measured(above[0]) {
		p.Skip("không biết chỗ đứng của số, ký hiệu")
		return
	}
	if ok, known := centred(below[0]); known && ok {
		return
	}
	if shift := below[0].Box.Center() - above[len(above)-1].Box.Center(); abs(shift) > codeShift {
		p.Report(check.At(below[0]), "đặt con trỏ ở dòng này, bấm Ctrl+E",
			"số, ký hiệu lệch %s %s so với giữa tên cơ quan ban hành, phải canh giữa dưới tên cơ quan", side(shift > 0), millimetres(abs(shift)))
	}
}
