package nd30

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	register "vanban/internal/places"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// headOf makes a document of lines “component: text”, each looking as the law
// wants it, on a sheet where the left column of the head is 30 to 93 mm and the
// right one 93 to 190.
func headOf(kind string, lines ...string) *recognize.File {
	r := law.Decree30()
	d := &recognize.Document{Kind: r.Kind(kind), Sections: []int{0}, Content: &doc.Document{Kind: r.Kind(kind)}}
	page := flow.PageSetup{Width: 210 * unit.MM, Height: 297 * unit.MM, Top: 20 * unit.MM, Bottom: 20 * unit.MM,
		Left: 30 * unit.MM, Right: 20 * unit.MM, NumberSize: 14 * unit.Point, HideFirstNumber: true, RestartNumber: true}
	f := &flow.Flow{Sections: []*flow.Section{{Page: page}}}
	for i, l := range lines {
		name, text, _ := strings.Cut(l, ": ")
		c := law.Component(name)
		spec := r.Components[c]
		p := &flow.Paragraph{Component: c, Runs: []flow.Run{{Text: text, Bold: spec.Bold, Italic: spec.Italic, Size: spec.Default}}}
		p.At.Start.Line = i + 1
		p.Format.Align = flow.Center
		f.Sections[0].Blocks = append(f.Sections[0].Blocks, p)
		d.Pieces = append(d.Pieces, recognize.Piece{Component: c, Paragraph: p, To: len(text), Text: oneLine(text), Box: boxOf(c)})
	}
	return &recognize.File{Flow: f, Documents: []*recognize.Document{d}}
}

// boxOf is where a component of the head stands, 40 mm wide.
func boxOf(c law.Component) recognize.Box {
	middle := 110 * unit.MM
	switch c {
	case law.IssuerParent, law.IssuerName, law.CodeLine, law.LetterSubject:
		middle = 62 * unit.MM
	case law.NationalName, law.Motto, law.PlaceAndDate:
		middle = 142 * unit.MM
	}
	return recognize.Box{ColumnLeft: middle - 32*unit.MM, ColumnRight: middle + 32*unit.MM,
		Left: middle - 20*unit.MM, Right: middle + 20*unit.MM, Lines: 1}
}

// judged runs some rules and returns “ID severity” of what they find.
func judged(t *testing.T, file *recognize.File, stage doc.Stage, ids ...string) []string {
	t.Helper()
	var out []string
	for _, d := range findings(t, file, stage, ids...) {
		out = append(out, d.Rule+" "+map[diag.Severity]string{diag.Error: "E", diag.Warning: "W", diag.Note: "I"}[d.Severity])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func findings(t *testing.T, file *recognize.File, stage doc.Stage, ids ...string) diag.List {
	t.Helper()
	known, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := law.Decree30()
	rules := slices.DeleteFunc(Rules(r), func(rule check.Rule) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return strings.HasPrefix(rule.ID, id) })
	})
	if len(rules) == 0 {
		t.Fatalf("no rules %q", ids)
	}
	return check.Run(&check.Subject{File: file, Stage: stage, Regulation: r, Places: known, Settings: &check.Settings{}}, rules).Findings
}

func TestCodes(t *testing.T) {
	for _, c := range []struct {
		kind, text string
		stage      doc.Stage
		want       string
	}{
		{"cong-van", "Số: 05/BTTTT-CNTT", doc.Issue, ""},
		{"cong-van", "Số:05/BTTTT-CNTT", doc.Issue, ""},
		{"cong-van", "Số: 123/UBND-VX", doc.Issue, ""},
		{"cong-van", "Số: 12a/UBND-VX", doc.Issue, ""},
		{"cong-van", "Số: 05/BTTTT\u2011CNTT", doc.Issue, ""},
		{"cong-van", "Số:\u00a0\u00a0\u00a0\u00a0/UBND-VX", doc.Draft, ""},
		{"cong-van", "Số: ...../UBND-VX", doc.Sign, ""},
		{"cong-van", "Số: …/UBND-…", doc.Sign, ""},
		{"cong-van", "Số:\u00a0\u00a0\u00a0\u00a0/UBND-VX", doc.Issue, "SO-12 E"},
		{"cong-van", "Số: 5/UBND-VX", doc.Issue, "SO-03 E"},
		{"cong-van", "Số: 5a/UBND-VX", doc.Issue, "SO-03 E"},
		{"cong-van", "Số 05/UBND-VX", doc.Issue, "SO-02 E"},
		{"cong-van", "Số. 05/UBND-VX", doc.Issue, "SO-02 E"},
		{"cong-van", "Số: 015/UBND-VX", doc.Issue, "SO-04 W"},
		{"cong-van", "Số: 005/UBND-VX", doc.Issue, "SO-04 W"},
		{"cong-van", "Số: 05 / UBND-VX", doc.Issue, "SO-05 E"},
		{"cong-van", "Số: 05/UBND - VX", doc.Issue, "SO-05 E"},
		{"cong-van", "Số: 05/UBND–VX", doc.Issue, "SO-05 W"},
		{"cong-van", "Số: 05/CV-UBND", doc.Issue, "SO-09 E"},
		{"cong-van", "Số: 05/TB-UBND", doc.Issue, "SO-09 W"},
		{"cong-van", "Số: 05/2026/UBND-VX", doc.Issue, "SO-07 E"},
		{"cong-van", "05/UBND-VX", doc.Issue, "SO-01 E"},
		{"cong-van", "Số: 05-UBND", doc.Issue, "SO-01 E"},
		{"cong-van", "SỐ: 05/UBND-VX", doc.Issue, "SO-01 E"},
		{"cong-van", "Số: 05/ubnd-vx", doc.Issue, "SO-01 E"},
		{"cong-van", "Số: 00/UBND-VX", doc.Issue, "SO-01 E"},
		{"cong-van", "Số: 05/UBND/VX", doc.Issue, "SO-01 W"},
		{"cong-van", "Số: 05/UBND-NgV", doc.Issue, ""},
		{"ke-hoach", "Số: 05/KH-UBND", doc.Issue, ""},
		{"ke-hoach", "Số: 2026/KH-UBND", doc.Issue, ""},
		{"ke-hoach", "Số: 05/2026/KH-UBND", doc.Issue, "SO-07 E"},
		{"ke-hoach", "Số: 05/UBND-KH", doc.Issue, "SO-08 E"},
		{"ke-hoach", "Số: 05/QĐ-UBND", doc.Issue, "SO-08 E"},
		{"ke-hoach", "Số:   /KH-[cơ quan]", doc.Draft, ""},
		{"to-trinh", "Số: 05/TTr-UBND", doc.Issue, ""},
		{"to-trinh", "Số: 05/TTR-UBND", doc.Issue, "SO-08 E"},
		{"quy-dinh", "Số: 05/QyĐ-UBND", doc.Issue, ""},
		{"quy-che", "Số: 05/QCh-UBND", doc.Issue, "SO-08 E"},
		{"chuong-trinh", "Số: 05/CTr-UBND", doc.Issue, ""},
		{"thu-cong", "Số: 05/UBND-VP", doc.Issue, ""},
	} {
		want := strings.Fields(strings.ReplaceAll(c.want, " ", "_"))
		got := judged(t, headOf(c.kind, "so_ky_hieu: "+c.text), c.stage, "SO-")
		if diff := cmp.Diff(strings.Join(want, ","), strings.ReplaceAll(strings.Join(got, ","), " ", "_")); diff != "" {
			t.Errorf("%s %q: %s", c.kind, c.text, diff)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text  string
		stage doc.Stage
		want  string
	}{
		{"Hà Nội, ngày 05 tháng 01 năm 2020", doc.Issue, ""},
		{"Hà Nội, ngày 29 tháng 6 năm 2019", doc.Issue, ""},
		{"Thành phố Hồ Chí Minh, ngày 29 tháng 02 năm 2024", doc.Issue, ""},
		{"Phường Điện Biên Phủ, ngày 10 tháng 10 năm 2026", doc.Issue, ""},
		{"Quận 1, ngày 10 tháng 6 năm 2025", doc.Issue, ""},
		{"Hà Nội, ngày\u00a0\u00a0\u00a0tháng 7 năm 2021", doc.Draft, ""},
		{"Hà Nội, ngày ..... tháng ..... năm 202...", doc.Sign, ""},
		{"Hà Nội, ngày … tháng … năm …", doc.Draft, ""},
		{"Hà Nội, ngày\u00a0\u00a0\u00a0tháng 7 năm 2021", doc.Issue, "DD-01 E"},
		{"ngày 05 tháng 01 năm 2020", doc.Issue, "DD-01 E"},
		{"hà Nội, ngày 05 tháng 01 năm 2020", doc.Issue, "DD-01 E"},
		{"Hà Nội, 05/01/2020", doc.Issue, "DD-01 E"},
		{"Hà Nội, ngày 05/01/2020", doc.Issue, "DD-01 E"},
		{"Hà Nội, Ngày 05 tháng 01 năm 2020", doc.Issue, "DD-01 E"},
		{"Hà Nội, ngày 05 tháng 01 năm 20", doc.Issue, "DD-01 E"},
		{"Hà Nội, ngày 5 tháng 10 năm 2020", doc.Issue, "DD-02 E"},
		{"Hà Nội, ngày 15 tháng 2 năm 2020", doc.Issue, "DD-03 E"},
		{"Hà Nội, ngày 15 tháng 06 năm 2020", doc.Issue, "DD-04 W"},
		{"Hà Nội, ngày 15 tháng 12 năm 2020", doc.Issue, ""},
		{"Hà Nội ngày 15 tháng 12 năm 2020", doc.Issue, "DD-06 E"},
		{"Hà Nội; ngày 15 tháng 12 năm 2020", doc.Issue, "DD-06 E"},
		{"Hà Nội, ngày 31 tháng 02 năm 2020", doc.Issue, "DD-07 E"},
		{"Hà Nội, ngày 29 tháng 02 năm 2023", doc.Issue, "DD-07 E"},
		{"Hà Nội, ngày 15 tháng 13 năm 2023", doc.Issue, "DD-07 E"},
		{"TP. Hồ Chí Minh, ngày 15 tháng 12 năm 2023", doc.Issue, "DD-09 W"},
		{"TP.HCM, ngày 15 tháng 12 năm 2023", doc.Issue, "DD-09 W"},
		{"Tp Hồ Chí Minh, ngày 15 tháng 12 năm 2023", doc.Issue, "DD-09 W"},
		{"Hồ Chí Minh, ngày 15 tháng 12 năm 2023", doc.Issue, "DD-09 W"},
		{"Huyện Cao Lộc, ngày 15 tháng 12 năm 2025", doc.Issue, "DD-10 W"},
		{"Thị xã Sa Pa, ngày 01 tháng 7 năm 2025", doc.Issue, "DD-10 W"},
		{"Thành phố Vinh, ngày 15 tháng 12 năm 2025", doc.Issue, "DD-10 W"},
		{"Thành phố Vinh, ngày 30 tháng 6 năm 2025", doc.Issue, ""},
		{"Đặc khu Phú Quốc, ngày 15 tháng 12 năm 2025", doc.Issue, ""},
	} {
		got := strings.Join(judged(t, headOf("ke-hoach", "dia_danh_thoi_gian: "+c.text), c.stage, "DD-"), ",")
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestDateBeforeWhatIsCited(t *testing.T) {
	for text, want := range map[string]string{
		"Căn cứ Quyết định số 05/QĐ-UBND ngày 16 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh;": "DD-07 W",
		"Thực hiện Công văn số 05/UBND-VX ngày 16/12/2025 của Ủy ban nhân dân tỉnh;":          "DD-07 W",
		"Căn cứ Quyết định số 05/QĐ-UBND ngày 15 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh;": "",
		"Báo cáo kết quả trước ngày 31 tháng 12 năm 2026;":                                    "",
	} {
		file := headOf("ke-hoach", "dia_danh_thoi_gian: Hà Nội, ngày 15 tháng 12 năm 2025", "can_cu: "+text)
		if got := strings.Join(judged(t, file, doc.Issue, "DD-"), ","); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// A merge field that nobody can place may bring what seems to be missing.
func TestFieldsMayBringWhatIsMissing(t *testing.T) {
	for text, want := range map[string]string{"{{so_ky_hieu}}, {{ngay_thang}}": "", "Điện thoại: 024": "CV-01 E,DD-01 E,SO-01 E"} {
		file := headOf("cong-van", "quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
		section := file.Flow.Sections[0]
		section.Blocks = append(section.Blocks, &flow.Paragraph{Runs: []flow.Run{{Text: text}}})
		if got := strings.Join(judged(t, file, doc.Sign, "SO-01", "DD-01", "CV-01"), ","); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestMinutesHaveNoDate(t *testing.T) {
	if got := judged(t, headOf("bien-ban", "quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), doc.Issue, "DD-"); len(got) > 0 {
		t.Error(got)
	}
	got := judged(t, headOf("bien-ban", "dia_danh_thoi_gian: Hà Nội, ngày 15 tháng 12 năm 2025"), doc.Issue, "DD-")
	if diff := cmp.Diff([]string{"DD-11 I"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFixedTexts(t *testing.T) {
	for line, want := range map[string]string{
		"quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM":        "",
		"quoc_hieu: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM":        "",
		"quoc_hieu: CỘNG HÒA XÃ  HỘI CHỦ NGHĨA VIỆT NAM":       "",
		"quoc_hieu: CỘNG HO\u0300A XÃ HỘI CHỦ NGHĨA VIỆT NAM":  "",
		"quoc_hieu: Cộng hòa xã hội chủ nghĩa Việt Nam":        "QH-02 E",
		"quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM":        "QH-01 E",
		"tieu_ngu: Độc lập - Tự do - Hạnh phúc":                "",
		"tieu_ngu: Độc lập\u00a0- Tự do \u2011 Hạnh phúc":      "",
		"tieu_ngu: Độc lập – Tự do – Hạnh phúc":                "TN-01 W",
		"tieu_ngu: Độc lập-Tự do-Hạnh phúc":                    "TN-01 E",
		"tieu_ngu: Độc Lập - Tự Do - Hạnh Phúc":                "TN-01 E",
		"tieu_ngu: ĐỘC LẬP - TỰ DO - HẠNH PHÚC":                "TN-01 E",
		"tieu_ngu: Độc lập – Tự do - Hạnh phúc.":               "TN-01 E",
		"trich_yeu_cong_van: V/v nâng bậc lương năm 2019":      "",
		"trich_yeu_cong_van: V/v xét đề nghị: nâng bậc lương":  "",
		"trich_yeu_cong_van: v/v nâng bậc lương":               "CV-01 E",
		"trich_yeu_cong_van: V/V nâng bậc lương":               "CV-01 E",
		"trich_yeu_cong_van: V/v: nâng bậc lương":              "CV-01 E",
		"trich_yeu_cong_van: Về việc nâng bậc lương":           "CV-01 E",
		"trich_yeu_cong_van: Nâng bậc lương":                   "CV-01 E",
		"trich_yeu_cong_van: V/v Về việc nâng bậc lương":       "VV-DUP W",
		"trich_yeu_cong_van: V/v V/v nâng bậc lương":           "VV-DUP W",
		"trich_yeu_cong_van: V/v việc nâng bậc lương":          "",
		"co_quan_ban_hanh: SỞ KHOA HỌC VÀ CÔNG NGHỆ":           "",
		"co_quan_ban_hanh: CÔNG TY TNHH MTV MÔI TRƯỜNG ĐÔ THỊ": "",
		"co_quan_ban_hanh: UBND TỈNH LẠNG SƠN":                 "CQ-06 W",
		"co_quan_ban_hanh: SỞ GD&ĐT":                           "CQ-06 W",
		"co_quan_chu_quan: UBND TỈNH LẠNG SƠN":                 "",
		"co_quan_chu_quan: Ủy ban nhân dân tỉnh Lạng Sơn":      "CQ-03 E",
		"ten_loai: CÔNG VĂN":                                   "TL-02 E",
		"ten_loai: TÊN LOẠI VĂN BẢN6":                          "", // as the sample forms have it
		"ten_loai: [TÊN LOẠI]":                                 "",
		"ten_loai: QUYẾT TOÁN":                                 "TL-01 W",
	} {
		name, _, _ := strings.Cut(line, ":")
		ids := map[string][]string{
			"quoc_hieu": {"QH-"}, "tieu_ngu": {"TN-01", "TN-02", "TN-03"}, "trich_yeu_cong_van": {"CV-", "VV-"},
			"co_quan_ban_hanh": {"CQ-01", "CQ-02", "CQ-06"}, "co_quan_chu_quan": {"CQ-03", "CQ-07"}, "ten_loai": {"TL-01", "TL-02"},
		}[name]
		if got := strings.Join(judged(t, headOf("cong-van", line), doc.Issue, ids...), ","); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
