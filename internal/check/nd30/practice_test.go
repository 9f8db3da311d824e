package nd30

import (
	"slices"
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	register "vanban/internal/places"
	"vanban/internal/recognize"
)

// judgeTexts runs one rule over a document of paragraphs, dated 02/02/2026, and
// returns the texts at fault.
func judgeTexts(t *testing.T, id string, c law.Component, texts ...string) []string {
	t.Helper()
	r := law.Decree30()
	places, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &recognize.Document{Kind: r.Kind("cong-van"), Content: &doc.Document{Kind: r.Kind("cong-van"), Date: doc.Date{Day: 2, Month: 2, Year: 2026}}, Sections: []int{0}}
	section := &flow.Section{}
	for _, text := range texts {
		own := c
		if strings.HasPrefix(text, "Điều ") {
			own = law.ArticleHeading
		}
		p := &flow.Paragraph{Component: own, Runs: []flow.Run{{Text: text}}}
		section.Blocks = append(section.Blocks, p)
		d.Pieces = append(d.Pieces, recognize.Piece{Component: own, Paragraph: p, To: len(text), Text: oneLine(text)})
	}
	s := &check.Subject{
		File:  &recognize.File{Flow: &flow.Flow{Sections: []*flow.Section{section}}, Documents: []*recognize.Document{d}},
		Stage: doc.Issue, Regulation: r, Places: places, Settings: &check.Settings{},
	}
	rules := Rules(r)
	i := slices.IndexFunc(rules, func(rule check.Rule) bool { return rule.ID == id })
	var quotes []string
	for _, f := range check.Run(s, rules[i:i+1]).Findings {
		quotes = append(quotes, f.Quote)
	}
	return quotes
}

func TestLanguageFindsWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ rule, text, quote string }{
		{"VH-01", "Các đơn vị thực hiện nghiêm túc. kết quả gửi về Sở.", "túc. kết"},
		{"VH-06", "Thực hiện trên địa bàn Tỉnh Lạng Sơn.", "Tỉnh Lạng Sơn"},
		{"VH-06", "Sở Tài chính Thành phố Đà Nẵng chủ trì.", "Thành phố Đà Nẵng"},
		{"VH-07", "Cuộc họp tại phường 5, Thành phố Hồ Chí Minh.", "phường 5"},
		{"VH-08", "Đoàn đến thủ đô Hà Nội.", "thủ đô Hà Nội"},
		{"VH-14", "Theo đề nghị của Bộ Tư Pháp.", "Bộ Tư Pháp"},
		{"VH-14", "Sở giáo dục và đào tạo chủ trì.", "Sở giáo dục và đào tạo"},
		{"VH-14", "Báo cáo Uỷ ban Nhân dân tỉnh.", "Uỷ ban Nhân dân"},
		{"VH-15", "Văn phòng trung ương Đảng thông báo.", "Văn phòng trung ương Đảng"},
		{"VH-18", "Chính sách của Đảng, nhà nước.", "Đảng, nhà nước"},
		{"VH-24", "Theo điều 5 của Luật Doanh nghiệp.", "điều 5"},
		{"VH-24", "Quy định tại chương II của Quy chế.", "chương II"},
		{"VH-26", "Nghỉ Tết Nguyên đán từ ngày 14.", "Tết Nguyên đán"},
		{"VH-27", "Họp sáng thứ hai hằng tuần.", "thứ hai"},
		{"VH-27", "Hoàn thành trong tháng ba năm 2026.", "tháng ba"},
		{"VT-01", "Theo quy định tại Khoản 2 Điều 5.", "Khoản 2"},
		{"VT-01", "Thực hiện khoản 1, Điểm b khoản 2 Điều 5.", "Điểm b"},
		{"VT-02", "Thực hiện Nghị định số 09/2010/NĐ-CP của Chính phủ.", "09/2010/NĐ-CP"},
		{"SO-CHINH", "Rà soát , tổng hợp.", "soát ,"},
		{"SO-CHINH", "Rà soát;tổng hợp.", "soát;tổng"},
		{"SO-DON", "Gửi Sở A để phối hợp.", "Sở A"},
		{"SO-DON", "Gửi trước ngày [...] để tổng hợp.", "[...]"},
		{"TM-TRON", "Gửi «Ten_don_vi».", "«Ten_don_vi»"},
		{"CT-DAU", "Văn bản này khoong thay thế.", "khoong"},
		{"NG-THU", "Họp vào thứ Hai, ngày 10/02/2026.", "thứ Hai, ngày 10/02/2026"},
		{"NG-THU", "Họp ngày 10/02/2026 (chủ nhật).", "10/02/2026 (chủ nhật"},
		{"NG-THU", "Kết thúc ngày 31 tháng 4 năm 2026.", "31 tháng 4 năm 2026"},
		{"NG-THU", "Gửi báo cáo chậm nhất là ngày 15 tháng 01 năm 2026.", "15 tháng 01 năm 2026"},
		{"NG-THU", "Từ ngày 15/3/2026 đến ngày 10/3/2026.", "Từ ngày 15/3/2026 đến ngày 10/3/2026"},
		{"DH-CU", "Đề nghị UBND cấp huyện phối hợp.", "UBND cấp huyện"},
		{"DH-CU", "Đề nghị Ủy ban nhân dân huyện Cao Lộc phối hợp.", "Ủy ban nhân dân huyện Cao Lộc"},
		{"DH-CU", "Đề nghị Bộ Giao thông vận tải hướng dẫn.", "Bộ Giao thông vận tải"},
		{"DH-CU", "Đề nghị Bộ LĐ-TB&XH hướng dẫn.", "Bộ LĐ-TB&XH"},
		{"DH-CU", "Đề nghị Sở KH&ĐT phối hợp.", "Sở KH&ĐT"},
		{"DH-CU", "Đề nghị UBND thành phố Lạng Sơn phối hợp.", "UBND thành phố Lạng Sơn"},
		{"TM-TRON", "Gửi trước ngày 46053.", "46053"},
		{"TM-TRON", "Kinh phí 1E+05 đồng.", "1E+05"},
		{"TM-TRON", "Đạt 33,333333333333336%.", "33,333333333333336"},
		{"TM-TRON", "Họp ngày 05/02/2026 12:00:00 AM.", "05/02/2026 12:00:00 AM"},
		{"SO-CHINH", "Rà soát  tổng hợp.", "soát  tổng"},
		{"SL-TONG", "Trong 15 (mười bốn) ngày.", "15 (mười bốn)"},
		{"SL-TONG", "Có 45/50 xã (95%) báo cáo.", "45/50 xã (95%"},
	} {
		if got := judgeTexts(t, c.rule, law.BodyText, c.text); !slices.Contains(got, c.quote) {
			t.Errorf("%s %q: found %q, want %q", c.rule, c.text, got, c.quote)
		}
	}
}

func TestLanguageLeavesAloneWhatIsRight(t *testing.T) {
	for _, c := range []struct{ rule, text string }{
		{"VH-01", "Diện tích, sản lượng v.v. theo mẫu; TP. hồ chứa; tại mục 1. nội dung; xem tr. sáu."},
		{"VH-01", "Truy cập langson.gov.vn. Các đơn vị... và cá nhân; “nghiêm túc. kết quả”."},
		{"VH-06", "Tỉnh Lạng Sơn giao Sở; trên địa bàn tỉnh Lạng Sơn; tại Thành phố Hồ Chí Minh; tại Phường Điện Biên Phủ."},
		{"VH-06", "Đồng chí Bí thư Tỉnh ủy; báo cáo Tỉnh; Tỉnh đoàn Lạng Sơn; “Vì Tỉnh Lạng Sơn”."},
		{"VH-07", "Toàn tỉnh có 12 phường, 5 xã; gửi cấp xã 10 ngày trước; mỗi phường 2 đại biểu."},
		{"VH-08", "Các thành phố Hồ Chí Minh, Hà Nội; Thủ đô Hà Nội; thành phố Hà Nội."},
		{"VH-14", "Bộ Tư pháp, Bộ Công an, Sở Y tế, các sở y tế; ỦY BAN NHÂN DÂN; ủy ban nhân dân các cấp; Uỷ ban nhân dân."},
		{"VH-14", "Viện Kiểm sát nhân dân tối cao; Viện kiểm sát nhân dân tối cao."}, // the decree's rule and its own text differ
		{"VH-15", "Đảng Cộng sản Việt Nam; Ban Chấp hành Đảng bộ; tổ chức đảng."},
		{"VH-18", "Quản lý nhà nước của cơ quan nhà nước; Ủy ban nhân dân; Đảng và Nhà nước; tòa án nhân dân."},
		{"VH-24", "Bảo đảm điều kiện; theo điều kiện 5; các điều 5; chương trình; khoản 2 Điều 3 Chương II."},
		{"VH-26", "Nghỉ tết Nguyên đán; vui Tết; Tết Nguyên đán năm nay ngắn; TẾT NGUYÊN ĐÁN."},
		{"VH-27", "Nội dung thứ hai; lần thứ ba; vào thứ Hai; ngày, tháng, năm sinh; trong ba tháng; hai là, thứ hai, phối hợp."},
		{"VT-01", "Khoản 2 Điều này áp dụng; theo khoản 2; Điểm mới của Luật; các Khoản thu; 3 Điểm du lịch."},
		{"VT-02", "Nghị định này thay thế Nghị định số 110/2004/NĐ-CP; số 1110/2004/NĐ-CP."},
		{"SO-CHINH", "Tăng 1,5 lần; lúc 14:30, 14h30; 1.000.000 đồng; https://a.vn/b,c; 05/KH-UBND; vân vân...; tệp .docx; tỷ lệ 1:5.000 (nếu có)./."},
		{"SO-CHINH", "Hệ số a,b và x,y; 'khoản 1,2'; 3,5%; 01/01/2026; ... và các đơn vị; “ngoặc”, (ngoặc); 5 ... 10."},
		{"SO-CHINH", "Căn cứ\t;"}, // a row of dots that the tab draws
		{"SO-DON", "Y tế, giáo dục...; và nhiều nội dung khác…; Sở An ninh; Nguyễn Văn An; Bộ Tài chính; Sở Ấn loát."},
		{"SO-DON", "(xxix) nhóm trước; (xxx) nhóm thứ ba mươi."},
		{"TM-TRON", "Tác phẩm «Truyện Kiều» của Nguyễn Du; tập {1, 2}."},
		{"CT-DAU", "Website Google, zoom, wifi, view, new, too; boong tàu; xoong; Công ty Hoà Phát; ông Hoà; hòa giải, điều hòa."},
		{"CT-DAU", "ủy ban, ủy quyền, ủy thác, thủy lợi; hoá chất, hoá đơn, văn hoá."},
		{"NG-THU", "Họp thứ Ba, ngày 10/02/2026; hồ sơ đã tiếp nhận trước ngày 01/7/2025; ngày 29/02/2024; từ ngày 05/3/2026 đến hết ngày 05/3/2026."},
		{"NG-THU", "Thực hiện Công văn số 12/SKHCN-VP về việc gửi báo cáo trước ngày 05 tháng 01 năm 2026; địa chỉ IP 10.20.2026; tỷ lệ 31/4."},
		{"DH-CU", "Ông A, nguyên Chủ tịch UBND huyện Cao Lộc; Quyết định số 12/QĐ-UBND của UBND huyện Cao Lộc; tỉnh Hà Giang (cũ); quê ở tỉnh Bắc Kạn."},
		{"DH-CU", "Ủy ban nhân dân các xã, phường; Quân khu 1; quận công; thành phố Hà Nội; UBND tỉnh Bắc Ninh; Bộ Tài chính."},
		{"DH-CU", "Bộ KH&CN, Sở KH&CN; UBND thành phố Hà Nội, UBND TP. Hồ Chí Minh, UBND TP.HCM, UBND thành phố; UBND Thành phố Huế; Công an thành phố Bắc Kinh."},
		{"DH-CU", "Ông B, nguyên Chủ tịch UBND thành phố Lạng Sơn; Quyết định số 12/QĐ-UBND của UBND thành phố Lạng Sơn; GTVT; TNMT đất đai."},
		{"TM-TRON", "Có 46053 hồ sơ; ngày 05/02/2026; mã E10; xăng E5; 2E; IPv6 2001:0db8; 3,14159; tọa độ 21,8537123; lô 1E-02A; số 46053/QĐ-UBND."},
		{"SO-CHINH", "1.  Rà soát; a)  Tổng hợp; rà soát    tổng hợp\u00a0 và báo cáo."},
		{"SL-TONG", "Trong 15 (mười lăm) ngày; 24 (hai mươi tư) giờ; 05 (năm) bản; 21 (hai mươi mốt); 10 (năm 2025); 105 (một trăm linh năm)."},
		{"SL-TONG", "Nghị quyết số 24/2013 (50%); 5/7 chỉ tiêu đạt 100%; 45/50 xã (90%); 1/3 (33,3%); tháng 5/2026 (80%); 2/3 (67%)."},
	} {
		if got := judgeTexts(t, c.rule, law.BodyText, c.text); len(got) > 0 {
			t.Errorf("%s %q: found %q", c.rule, c.text, got)
		}
	}
}

func TestReferencesOfThisDocumentOnly(t *testing.T) {
	articles := []string{"Điều 1. Giao Sở chủ trì.", "Điều 2. Trách nhiệm."}
	for _, c := range []struct {
		text string
		want int
	}{
		{"Thực hiện theo Điều 7 Quyết định này.", 1},
		{"Thực hiện theo Điều 2 Quyết định này.", 0},
		{"Thực hiện theo Điều 7 Luật Doanh nghiệp.", 0},
		{"Theo Điều 7, Điều 8 và khoản 2 Điều 9 của Nghị định số 30/2020/NĐ-CP.", 0},
		{"Theo quy định tại Điều 7.", 1},
		{"Luật Doanh nghiệp quy định tại Điều 7.", 0},
		{"Cụ thể: “theo Điều 7”.", 0},
	} {
		if got := judgeTexts(t, "PL-KHOP", law.BodyText, append(slices.Clone(articles), c.text)...); len(got) != c.want {
			t.Errorf("%q: found %q", c.text, got)
		}
	}
}

// A phụ lục that comes with a document may be in a file of its own.
func TestAppendicesInFilesOfTheirOwn(t *testing.T) {
	const text = "Thực hiện theo Phụ lục I, Phụ lục II và Phụ lục III kèm theo."
	for _, c := range []struct {
		text, want string
		has        []string
	}{
		{text, "", []string{"Phụ lục I", "Phụ lục II", "Phụ lục III"}},
		{text, "PL-KHOP I", []string{"Phụ lục II", "Phụ lục III"}},
		{text, "PL-KHOP I", []string{"Phụ lục I", "Phụ lục III"}},
		{text, "PL-02 E", []string{"Phụ lục II", "Phụ lục I", "Phụ lục III"}},
		{"Thực hiện theo Phụ lục I và Phụ lục II.", "PL-02 E,PL-KHOP W", []string{"Phụ lục II", "Phụ lục III"}},
	} {
		file := headOf("ke-hoach", "noi_dung: "+c.text)
		for _, word := range c.has {
			part := headOf("ke-hoach", "phu_luc: "+word).Documents[0]
			part.Role, part.Of = recognize.Appendix, file.Documents[0]
			file.Documents = append(file.Documents, part)
		}
		if got := strings.Join(judged(t, file, doc.Sign, "PL-KHOP", "PL-02"), ","); got != c.want {
			t.Errorf("%q with %q: got %q, want %q", c.text, c.has, got, c.want)
		}
	}
}

func TestRecipientsMustBeThere(t *testing.T) {
	for text, want := range map[string]int{
		"- UBND các huyện, thành phố;":                  1,
		"- Ủy ban nhân dân tỉnh Hà Giang;":              1,
		"- Ủy ban nhân dân các tỉnh, thành phố;":        0,
		"- Bộ Kế hoạch và Đầu tư;":                      1,
		"- Sở Tài chính; Ủy ban nhân dân tỉnh Lào Cai;": 0,
	} {
		if got := judgeTexts(t, "DH-CU", law.RecipientsList, text); len(got) != want {
			t.Errorf("%q: found %q", text, got)
		}
	}
}

func TestAbbreviationsBeforeTheyAreExplained(t *testing.T) {
	late := []string{"Các đơn vị gửi TTCĐS báo cáo.", "Trung tâm Chuyển đổi số (TTCĐS) tổng hợp."}
	if got := judgeTexts(t, "VT-TAT", law.BodyText, late...); !slices.Equal(got, []string{"TTCĐS"}) {
		t.Errorf("used before: found %q", got)
	}
	slices.Reverse(late)
	if got := judgeTexts(t, "VT-TAT", law.BodyText, late...); len(got) > 0 {
		t.Errorf("explained first: found %q", got)
	}
	if got := judgeTexts(t, "VT-TAT", law.BodyText, "UBND tỉnh, HĐND tỉnh, quý II, Mục XIV, số 05/QĐ-ABCD, TRUNG TÂM, BKHCN."); len(got) > 0 {
		t.Errorf("known to all: found %q", got)
	}
}
