package nd30

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// dateRules are DD-01 to DD-11.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 4.
func dateRules(r *law.Regulation) []check.Rule {
	return slices.Concat(dateFormRules(r), dateZeroRules(r), dateSenseRules(r), placeRules(r))
}

func dateFormRules(r *law.Regulation) []check.Rule {
	spec := r.Components[law.PlaceAndDate]
	return []check.Rule{{
		ID:       "DD-01",
		Title:    "địa danh và thời gian có dạng “Hà Nội, ngày 05 tháng 01 năm 2020”",
		Why:      "Ngày, tháng, năm phải viết đầy đủ bằng chữ số Ả Rập, sau địa danh.",
		Tier:     check.Decree,
		Cite:     r.Provisions().Date,
		Severity: diag.Error,
		Examples: []check.Example{
			{Own: true, Bad: "dia_danh_thoi_gian: Lạng Sơn, 02/02/2026", Good: "dia_danh_thoi_gian: Lạng Sơn, ngày 02 tháng 02 năm 2026"},
			{On: "quyet-dinh", Own: true, Bad: "dia_danh_thoi_gian: ngày 12 tháng 10 năm 2026", Good: "dia_danh_thoi_gian: Lạng Sơn, ngày    tháng 10 năm 2026"},
			{On: "bao-cao", Bad: "dia_danh_thoi_gian -", Good: "dia_danh_thoi_gian {giữa}", Also: []string{"FT-04"}},
			{On: "ke-hoach", Stage: doc.Issue, Own: true, Bad: "dia_danh_thoi_gian: Lạng Sơn, ngày    tháng 01 năm 2026", Good: "dia_danh_thoi_gian: Lạng Sơn, ngày 05 tháng 01 năm 2026"},
		},
		Run: checkDateForm,
	}, {
		ID:       "DD-05",
		Title:    "địa danh và thời gian in nghiêng, không đậm, cỡ " + spanText(spec.Size),
		Why:      "Cỡ và kiểu chữ của dòng này do nghị định ấn định.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{
			{Bad: "dia_danh_thoi_gian {đứng}", Good: "dia_danh_thoi_gian {nghiêng}"},
			{On: "quyet-dinh", Bad: "dia_danh_thoi_gian {đậm}", Good: "dia_danh_thoi_gian {không đậm}"},
			{On: "bao-cao", Bad: "dia_danh_thoi_gian {cỡ 12}", Good: "dia_danh_thoi_gian {cỡ 14}"},
		},
		Run: func(p *check.Pass) { look(p, pieces(p.Document, law.PlaceAndDate), size, weight, slant) },
	}, {
		ID:       "DD-06",
		Title:    "sau địa danh có dấu phẩy",
		Why:      "Nghị định ghi rõ: sau địa danh có dấu phẩy.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Error,
		Examples: []check.Example{{Own: true, Bad: "dia_danh_thoi_gian: Lạng Sơn ngày 02 tháng 02 năm 2026", Good: "dia_danh_thoi_gian: Lạng Sơn, ngày 02 tháng 02 năm 2026"}},
		Run:      checkDateComma,
	}, {
		ID:       "DD-08",
		Title:    "địa danh và thời gian nằm cùng một dòng với số, ký hiệu",
		Why:      "Hai thành phần này đứng ngang nhau ở phần đầu văn bản.",
		Tier:     check.Decree,
		Cite:     spec.Cite,
		Severity: diag.Warning,
		Examples: []check.Example{{Bad: "dia_danh_thoi_gian {trước 40 pt}", Good: "dia_danh_thoi_gian {giữa}", Table: true}},
		Run:      checkDateLevel,
	}}
}

func dateZeroRules(r *law.Regulation) []check.Rule {
	cite := r.Provisions().Date
	rule := func(id, title, why string, severity diag.Severity, run func(*check.Pass), bad, good string) check.Rule {
		return check.Rule{ID: id, Title: title, Why: why, Tier: check.Decree, Cite: cite, Severity: severity, Run: run, Examples: []check.Example{{
			Own:  true,
			Bad:  "dia_danh_thoi_gian: Lạng Sơn, " + bad,
			Good: "dia_danh_thoi_gian: Lạng Sơn, " + good,
		}}}
	}
	return []check.Rule{
		rule("DD-02", "ngày nhỏ hơn 10 có số 0 ở trước", "Số 0 ở trước giữ cho không ai thêm được chữ số.", diag.Error, checkDayZero,
			"ngày 5 tháng 02 năm 2026", "ngày 05 tháng 02 năm 2026"),
		rule("DD-03", "tháng 1 và tháng 2 có số 0 ở trước", "Không có số 0, tháng 1 và 2 có thể bị sửa thành 11, 12.", diag.Error, checkMonthZero,
			"ngày 15 tháng 2 năm 2026", "ngày 15 tháng 02 năm 2026"),
		rule("DD-04", "tháng 3 đến tháng 9 không có số 0 ở trước", "Nghị định chỉ thêm số 0 cho tháng 1 và tháng 2.", diag.Warning, checkMonthPadded,
			"ngày 15 tháng 06 năm 2026", "ngày 15 tháng 6 năm 2026"),
	}
}

func dateSenseRules(r *law.Regulation) []check.Rule {
	return []check.Rule{{
		ID:       "DD-07",
		Title:    "ngày ban hành có thật và không sớm hơn ngày của văn bản được viện dẫn",
		Why:      "Ngày không có trong lịch hay sớm hơn căn cứ thường do chép từ văn bản cũ.",
		Tier:     check.Decree,
		Cite:     r.Provisions().Date,
		Severity: diag.Error,
		Examples: []check.Example{
			{Own: true, Bad: "dia_danh_thoi_gian: Lạng Sơn, ngày 31 tháng 02 năm 2026", Good: "dia_danh_thoi_gian: Lạng Sơn, ngày 28 tháng 02 năm 2026"},
			{Own: true, Bad: "dia_danh_thoi_gian: Lạng Sơn, ngày 02 tháng 12 năm 2025", Good: "dia_danh_thoi_gian: Lạng Sơn, ngày 05 tháng 01 năm 2026"},
		},
		Run: checkDateSense,
	}, {
		ID:       "DD-11",
		Title:    "biên bản không có dòng địa danh và thời gian ban hành",
		Why:      "Mẫu 1.9 ghi thời gian, địa điểm trong nội dung biên bản.",
		Tier:     check.Form,
		Cite:     r.Kind("bien-ban").Form,
		Severity: diag.Note,
		Examples: []check.Example{{
			On:   "bien-ban",
			At:   string(law.PlaceAndDate),
			Own:  true,
			Bad:  "so_ky_hieu + Lạng Sơn, ngày 02 tháng 02 năm 2026 {nghiêng, cỡ 14, thành dia_danh_thoi_gian}",
			Good: "so_ky_hieu {giữa}",
		}},
		Run: checkDateAbsent,
	}}
}

func placeRules(r *law.Regulation) []check.Rule {
	return []check.Rule{{
		ID:       "DD-09",
		Title:    "địa danh mang tên người, chữ số hay sự kiện lịch sử ghi đầy đủ, không viết tắt",
		Why:      "Nghị định lấy ví dụ “Thành phố Hồ Chí Minh”: phải ghi cả danh từ chung.",
		Tier:     check.Decree,
		Cite:     r.HeadRules().Place,
		Severity: diag.Warning,
		Examples: []check.Example{
			{Own: true, Bad: "dia_danh_thoi_gian: TP. Hồ Chí Minh, ngày 02 tháng 02 năm 2026", Good: "dia_danh_thoi_gian: Thành phố Hồ Chí Minh, ngày 02 tháng 02 năm 2026"},
			{Own: true, Bad: "dia_danh_thoi_gian: Hồ Chí Minh, ngày 02 tháng 02 năm 2026", Good: "dia_danh_thoi_gian: Đồng Tháp, ngày 02 tháng 02 năm 2026"},
		},
		Run: checkPlaceName,
	}, {
		ID:       "DD-10",
		Title:    "từ 01/7/2025 địa danh không còn đơn vị hành chính cấp huyện",
		Why:      "Chính quyền địa phương hai cấp không còn quận, huyện, thị xã, thị trấn và thành phố thuộc tỉnh.",
		Tier:     check.Practice,
		Cite:     r.HeadRules().Place,
		Severity: diag.Warning,
		Examples: []check.Example{
			{Own: true, Bad: "dia_danh_thoi_gian: Quận 1, ngày 02 tháng 02 năm 2026", Good: "dia_danh_thoi_gian: Phường Điện Biên Phủ, ngày 02 tháng 02 năm 2026"},
			{On: "bao-cao", Own: true, Bad: "dia_danh_thoi_gian: Thành phố Vinh, ngày 15 tháng 10 năm 2026", Good: "dia_danh_thoi_gian: Thành phố Hồ Chí Minh, ngày 15 tháng 10 năm 2026"},
		},
		Run: checkDistrict,
	}}
}

// dateText is địa danh và thời gian taken apart.
type dateText struct {
	piece            *recognize.Piece
	place            string
	comma            bool
	day, month, year string // empty where they will be written in
	wellFormed       bool
}

var dateParts = regexp.MustCompile(`^(.*?)\s*([,.;]?)\s*ngày\s*([^a-zà-ỹ]*?)\s*tháng\s*([^a-zà-ỹ]*?)\s*năm\s*([^a-zà-ỹ]*?)\.?$`)

// readDate takes địa danh và thời gian apart; nil if there is none that can be
// judged.
func readDate(p *check.Pass) *dateText {
	list := pieces(p.Document, law.PlaceAndDate)
	if len(list) == 0 {
		return nil
	}
	d := &dateText{piece: list[0]}
	m := dateParts.FindStringSubmatch(joined(list))
	if m == nil {
		return d
	}
	d.place, d.comma = m[1], m[2] == ","
	d.wellFormed = true
	for i, part := range []*string{&d.day, &d.month, &d.year} {
		text := m[3+i]
		switch {
		case isBlank.MatchString(text):
		case isDigits(text):
			*part = text
		case i == 2 && unfilledYear.MatchString(text):
		default:
			d.wellFormed = false
		}
	}
	d.wellFormed = d.wellFormed && len(d.day) <= 2 && len(d.month) <= 2 && (len(d.year) == 4 || d.year == "")
	return d
}

// unfilledYear is a year whose last figures are to be written in: “202…”.
var unfilledYear = regexp.MustCompile(`^\d{1,3}[\s.…_]+$`)

// date is what is known of the day.
func (d *dateText) date() viet.Date {
	day, _ := strconv.Atoi(d.day)
	month, _ := strconv.Atoi(d.month)
	year, _ := strconv.Atoi(d.year)
	return viet.Date{Day: day, Month: month, Year: year}
}

// dateOf is the date of the document as far as it can be read.
func dateOf(p *check.Pass) viet.Date {
	if d := readDate(p); d != nil && d.wellFormed {
		return d.date()
	}
	return viet.Date{}
}

const dateHint = "gõ lại dòng này theo dạng “Hà Nội, ngày 05 tháng 01 năm 2020”"

func checkDateForm(p *check.Pass) {
	d := readDate(p)
	if d == nil {
		reportNoDate(p)
		return
	}
	switch {
	case !d.wellFormed && p.Stage != doc.Issue && unfilled(d.piece.Text):
		p.Skip("địa danh và thời gian còn chỗ chờ điền")
	case !d.wellFormed:
		p.Report(check.At(d.piece), dateHint, "địa danh và thời gian viết “%s”, phải có dạng “Hà Nội, ngày 05 tháng 01 năm 2020”", d.piece.Text)
	case d.place == "":
		p.Report(check.At(d.piece), dateHint, "“%s” thiếu địa danh ở trước ngày", d.piece.Text)
	case beginsSmall(d.place):
		p.Report(check.At(d.piece), "viết hoa chữ đầu của địa danh", "địa danh “%s” không viết hoa chữ đầu", d.place)
	case p.Stage == doc.Issue && (d.day == "" || d.month == "" || d.year == ""):
		p.Report(check.At(d.piece), "ghi ngày, tháng, năm ban hành", "“%s” chưa ghi đủ ngày, tháng, năm, văn bản ban hành phải có đủ", d.piece.Text)
	}
}

func beginsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func reportNoDate(p *check.Pass) {
	if p.Document.First(law.PlaceAndDate) != nil {
		p.Skip("không chắc đâu là địa danh và thời gian ban hành")
		return
	}
	if p.Document.Role != recognize.Main {
		return
	}
	if kind := kindSure(p); kind != nil && kind.Date == law.Required && !awaitsMerge(p) {
		p.Report(check.Absent(law.PlaceAndDate), "thêm dòng “…, ngày … tháng … năm …” dưới Tiêu ngữ, ngang với số, ký hiệu", "thiếu địa danh và thời gian ban hành")
	}
}

func checkDateComma(p *check.Pass) {
	if d := readDate(p); d != nil && d.wellFormed && d.place != "" && !d.comma {
		p.Report(check.At(d.piece), "thêm dấu phẩy ngay sau “"+d.place+"”", "sau địa danh “%s” không có dấu phẩy", d.place)
	}
}

func checkDayZero(p *check.Pass) {
	if d := readDate(p); d != nil && d.wellFormed && len(d.day) == 1 {
		p.Report(check.At(d.piece), "viết “ngày 0"+d.day+"”", "ngày %s nhỏ hơn 10, phải có số 0 ở trước: “0%s”", d.day, d.day)
	}
}

func checkMonthZero(p *check.Pass) {
	if d := readDate(p); d != nil && d.wellFormed && (d.month == "1" || d.month == "2") {
		p.Report(check.At(d.piece), "viết “tháng 0"+d.month+"”", "tháng %s phải có số 0 ở trước: “0%s”", d.month, d.month)
	}
}

func checkMonthPadded(p *check.Pass) {
	if d := readDate(p); d != nil && d.wellFormed && len(d.month) == 2 && d.month[0] == '0' && d.month[1] >= '3' {
		p.Report(check.At(d.piece), "viết “tháng "+d.month[1:]+"”", "tháng viết “%s”, chỉ tháng 1 và tháng 2 có số 0 ở trước", d.month)
	}
}

func checkDateSense(p *check.Pass) {
	d := readDate(p)
	if d == nil || !d.wellFormed || d.day == "" || d.month == "" {
		return
	}
	date := d.date()
	year := date.Year
	if year == 0 {
		year = 2024 // a leap year: any day that can be
	}
	if date.Month < 1 || date.Month > 12 || date.Day < 1 || date.Day > viet.DaysIn(year, date.Month) {
		p.Report(check.At(d.piece), "sửa lại ngày, tháng theo lịch", "không có ngày %s trong lịch", strings.TrimPrefix(date.Long(), "ngày "))
		return
	}
	if !date.Complete() {
		return
	}
	if cited, piece := latestCited(p); piece != nil && cited.Compare(date) > 0 {
		p.Warn(check.At(d.piece), "xem lại ngày ban hành và ngày của văn bản được viện dẫn",
			"ngày ban hành %s sớm hơn ngày của văn bản được viện dẫn (%s)", date.Short(), cited.Short())
	}
}

// citedDate is the date of a document that is cited by its number.
var citedDate = regexp.MustCompile(`số \S+/\S+ (ngày \d{1,2} tháng \d{1,2} năm \d{4}|ngày \d{1,2}/\d{1,2}/\d{4})`)

// latestCited is the latest date of a document that the text cites.
func latestCited(p *check.Pass) (viet.Date, *recognize.Piece) {
	var latest viet.Date
	var at *recognize.Piece
	for _, piece := range pieces(p.Document, law.Basis, law.BodyText, law.Clause, law.Point, law.ClauseHeading, law.ArticleHeading) {
		for _, m := range citedDate.FindAllStringSubmatch(plainLine(piece.Text), -1) {
			date, err := viet.ParseDate(strings.TrimPrefix(m[1], "ngày "))
			if err != nil {
				date, err = viet.ParseDate(m[1])
			}
			if err == nil && date.Complete() && date.Compare(latest) > 0 {
				latest, at = date, piece
			}
		}
	}
	return latest, at
}

func checkDateLevel(p *check.Pass) {
	d, c := pieces(p.Document, law.PlaceAndDate), pieces(p.Document, law.CodeLine)
	if len(d) == 0 || len(c) == 0 || p.Document.Kind != nil && p.Document.Kind.Date == law.Absent {
		return
	}
	if d[0].Level == 0 || c[0].Level == 0 {
		p.Skip("không biết địa danh và số, ký hiệu có cùng dòng không")
		return
	}
	if d[0].Level != c[0].Level {
		p.Report(check.At(d[0]), "đặt số, ký hiệu và địa danh trong cùng một hàng của bảng ở đầu văn bản",
			"địa danh và thời gian không cùng dòng với số, ký hiệu")
	}
}

func checkDateAbsent(p *check.Pass) {
	list := pieces(p.Document, law.PlaceAndDate)
	if len(list) == 0 || p.Document.Role != recognize.Main {
		return
	}
	if kind := kindSure(p); kind != nil && kind.Date == law.Absent {
		p.Report(check.At(list[0]), "xóa dòng này, ghi thời gian và địa điểm trong nội dung", "%s không có dòng địa danh và thời gian ban hành", strings.ToLower(kind.Name))
	}
}

// shortPlace is a common noun cut short: “TP.HCM”, “Q. 1”, “P.Bến Thành”.
var shortPlace = regexp.MustCompile(`^(TP|Tp|tp|T\.P|TX|Tx|Q|P|H|X|TT)(\.|\s*HCM|\s+\p{Lu})|^TPHCM$|^HCM$|^SG$`)

func checkPlaceName(p *check.Pass) {
	d := readDate(p)
	if d == nil || !d.wellFormed || d.place == "" {
		return
	}
	if shortPlace.MatchString(d.place) {
		p.Report(check.At(d.piece), "viết đủ tên gọi, như “Thành phố Hồ Chí Minh”", "địa danh “%s” viết tắt, phải viết đầy đủ", d.place)
		return
	}
	if p.Places == nil {
		return
	}
	province, ok := p.Places.Province(d.place, d.date())
	if !ok || province.PlaceUnconfirmed || !strings.EqualFold(province.Name, d.place) || province.Place == province.Name {
		return
	}
	p.Report(check.At(d.piece), "viết “"+province.Place+"” thay cho “"+d.place+"”", "địa danh “%s” thiếu danh từ chung, phải viết “%s”", d.place, province.Place)
}

func checkDistrict(p *check.Pass) {
	d := readDate(p)
	if d == nil || !d.wellFormed || d.year == "" {
		return
	}
	rules := p.Regulation.HeadRules()
	end, date := rules.DistrictsEnd, d.date()
	if date.Month == 0 && date.Year <= end.Year || date.Compare(end) < 0 && date.Day != 0 || date.Year < end.Year {
		return
	}
	if date.Year == end.Year && date.Month < end.Month {
		return
	}
	for _, word := range rules.Districts {
		if rest, ok := strings.CutPrefix(strings.ToLower(d.place), word+" "); ok && rest != "" {
			p.Report(check.At(d.piece), "ghi tên tỉnh, thành phố, hoặc xã, phường, đặc khu nơi cơ quan đóng trụ sở",
				"địa danh “%s” là đơn vị cấp huyện, không còn từ %s", d.place, end.Short())
			return
		}
	}
	name, city := strings.CutPrefix(d.place, "Thành phố ")
	if !city || p.Places == nil {
		return
	}
	if province, ok := p.Places.Province(name, date); ok && province.Type == "thành phố" {
		return
	}
	p.Report(check.At(d.piece), "ghi tên tỉnh, thành phố, hoặc xã, phường, đặc khu nơi cơ quan đóng trụ sở",
		"địa danh “%s” là thành phố thuộc tỉnh, không còn từ %s", d.place, end.Short())
}
