package nd30

import (
	"strings"
	"testing"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// coded has what tells a document of a kind: its code.
func coded(code string, parts ...[]line) []line {
	return append([]line{{law.CodeLine, "Số: " + code, nil}}, join(parts...)...)
}

func TestBasis(t *testing.T) {
	basis := func(s ...string) []line { return coded("05/QĐ-SKHCN", texts(law.Basis, s...)) }
	const plan = "Theo đề nghị của Chánh Văn phòng Sở."
	decided := func(c law.Component, text string) []line { return append(basis(plan), line{c, text, nil}) }
	runCases(t, []ruleCase{
		{"two in one", "CC-02", "quyet-dinh", "chung một đoạn", basis("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019; Theo đề nghị của Chánh Văn phòng.")},
		{"by a stop", "CC-03", "quyet-dinh", "kết thúc bằng “.”", basis("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019.", plan)},
		{"by nothing", "CC-03", "quyet-dinh", "không có dấu", basis("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019", plan)},
		{"by a semicolon", "CC-03", "quyet-dinh", "", basis("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;", plan)},
		{"a line broken by hand", "CC-03", "quyet-dinh", "", basis("Căn cứ Bộ luật Lao động", "ngày 20 tháng 11 năm 2019;", plan)},
		{"last by a semicolon", "CC-04", "quyet-dinh", "bằng “;”", basis("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;", "Theo đề nghị của Chánh Văn phòng;")},
		{"the only one opens a sentence", "CC-04", "ke-hoach", "", basis("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019,")},
		{"law with its number", "CC-05", "quyet-dinh", "luật làm căn cứ ghi số, ký hiệu “72/2025/QH15”", basis("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;")},
		{"bộ luật by its name", "CC-05", "quyet-dinh", "", basis("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;")},
		{"decree with its number", "CC-05", "quyet-dinh", "", basis("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ hướng dẫn Luật Lưu trữ số 33/2024/QH15;")},
		{"complete", "CC-06", "quyet-dinh", "", basis("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;")},
		{"complete, of the Party", "CC-06", "quyet-dinh", "", basis("Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học;")},
		{"a line that goes on in the next paragraph", "CC-06", "quyet-dinh", "", basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026 của", "Ủy ban nhân dân tỉnh về phân công nhiệm vụ;")},
		{"the last without an end", "CC-06", "quyet-dinh", "thiếu trích yếu", basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh")},
		{"date in figures", "CC-06", "quyet-dinh", "", basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về phân công nhiệm vụ;")},
		{"no date", "CC-06", "quyet-dinh", "thiếu ngày ban hành", basis("Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh về phân công nhiệm vụ;")},
		{"no body", "CC-06", "quyet-dinh", "thiếu cơ quan ban hành", basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 về phân công nhiệm vụ;")},
		{"no subject", "CC-06", "quyet-dinh", "thiếu trích yếu", basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh;")},
		{"named in another way", "CC-06", "quyet-dinh", "", basis("Căn cứ Kế hoạch công tác năm 2026;", "Căn cứ chức năng, nhiệm vụ được giao;")},
		{"short after it was full", "CC-06", "quyet-dinh", "", basis("Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về phân công;", "Căn cứ Quyết định số 12/QĐ-UBND;")},
		{"no word", "CC-SO", "quyet-dinh", "thiếu chữ “số”", basis("Căn cứ Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;")},
		{"colon", "CC-08", "quyet-dinh", "mẫu viết “QUYẾT ĐỊNH:”", decided(law.Enactment, "QUYẾT ĐỊNH")},
		{"of another kind", "CC-08", "ke-hoach", "", basis(plan)},
		{"after its repeal", "CC-HL", "quyet-dinh", "đã hết hiệu lực từ ngày 01/7/2025", basis("Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;")},
		{"what took its place", "CC-HL", "quyet-dinh", "", basis("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;")},
	})
}

func TestCitations(t *testing.T) {
	text := func(s ...string) []line { return coded("12/SKHCN-VP", texts(law.BodyText, s...)) }
	const full = "Thực hiện Công văn số 45/BNV-VP ngày 02 tháng 01 năm 2026 của Bộ Nội vụ về văn thư."
	runCases(t, []ruleCase{
		{"full, then short", "VD-01", "cong-van", "", text(full, "Theo Công văn số 45/BNV-VP, các đơn vị báo cáo.")},
		{"full twice", "VD-01", "cong-van", "đã viện dẫn ở trên", text(full, full)},
		{"short first", "VD-01", "cong-van", "viện dẫn lần đầu thiếu ngày", text("Thực hiện Công văn số 45/BNV-VP của Bộ Nội vụ.")},
		{"date before the number", "VD-01", "cong-van", "", text("Ngày 02/01/2026, Bộ Nội vụ có Công văn số 45/BNV-VP về văn thư.")},
		{"a line that goes on in the next paragraph", "VD-01", "cong-van", "", text("Thực hiện Công văn số 45/BNV-VP", "ngày 02 tháng 01 năm 2026 của Bộ Nội vụ về văn thư, Sở báo cáo.")},
		{"itself", "VD-01", "cong-van", "", text("Kèm theo Công văn số 12/SKHCN-VP.")},
		{"in the trích yếu of another", "VD-01", "cong-van", "", text("Thực hiện Công văn số 45/BNV-VP ngày 02 tháng 01 năm 2026 của Bộ Nội vụ về việc thực hiện Chỉ thị số 01/CT-TTg, Sở báo cáo kết quả thực hiện Chỉ thị số 01/CT-TTg ngày 14 tháng 01 năm 2020 của Thủ tướng Chính phủ về doanh nghiệp số.")},
		{"after the trích yếu of another", "VD-01", "cong-van", "viện dẫn lần đầu thiếu ngày", text("Thực hiện Công văn số 45/BNV-VP ngày 02 tháng 01 năm 2026 của Bộ Nội vụ về văn thư, Sở thực hiện Chỉ thị số 01/CT-TTg.")},
	})
}

func TestAddressees(t *testing.T) {
	to := func(s ...string) []line { return coded("12/SKHCN-VP", texts(law.Addressees, s...)) }
	at := func(left unit.Length) func(*flow.Paragraph) {
		return func(p *flow.Paragraph) { p.Format = flow.Format{IndentLeft: left} }
	}
	runCases(t, []ruleCase{
		{"none", "KG-01", "cong-van", "không có “Kính gửi:”", coded("12/SKHCN-VP")},
		{"none", "KG-01", "ke-hoach", "", coded("12/KH-SKHCN")},
		{"one with a dash", "KG-05", "cong-van", "có gạch đầu dòng", to("Kính gửi: - Bộ Nội vụ.")},
		{"one on the next line", "KG-05", "cong-van", "ở dòng dưới", to("Kính gửi:", "Bộ Nội vụ.")},
		{"one", "KG-05", "cong-van", "", to("Kính gửi: Bộ Nội vụ")},
		{"one over two lines", "KG-06", "cong-van", "", to("Kính gửi: Ủy ban nhân dân các xã, phường", "trên địa bàn tỉnh")},
		{"many", "KG-06", "cong-van", "", to("Kính gửi:", "- Bộ Nội vụ;", "- Bộ Tài chính.")},
		{"no dash", "KG-06", "cong-van", "không có gạch đầu dòng", to("Kính gửi:", "Bộ Nội vụ;", "- Bộ Tài chính.")},
		{"comma", "KG-06", "cong-van", "kết thúc bằng “,”", to("Kính gửi:", "- Bộ Nội vụ,", "- Bộ Tài chính.")},
		{"no stop", "KG-06", "cong-van", "dòng cuối “- Bộ Tài chính” kết thúc không có dấu", to("Kính gửi:", "- Bộ Nội vụ;", "- Bộ Tài chính")},
		{"a list of line breaks", "KG-05", "cong-van", "", to("Kính gửi:\n- Bộ Nội vụ;\n- Bộ Tài chính.")},
		{"a list of line breaks", "KG-06", "cong-van", "", to("Kính gửi:\n- Bộ Nội vụ;\n- Bộ Tài chính.")},
		{"a list of line breaks without an end", "KG-06", "cong-van", "dòng cuối “- Bộ Tài chính” kết thúc không có dấu", to("Kính gửi:\n- Bộ Nội vụ;\n- Bộ Tài chính")},
		{"one broken by hand", "KG-06", "cong-van", "", to("Kính gửi: Ủy ban nhân dân\nThành phố Hồ Chí Minh")},
		{"of a công điện", "KG-06", "cong-dien", "", to("Chủ tịch Ủy ban nhân dân tỉnh điện:", "- Các sở;", "- Các xã.")},
		{"no colon", "KG-04", "cong-van", "không có dấu hai chấm", to("Kính gửi Bộ Nội vụ")},
		{"dashes apart", "KG-07", "cong-van", "phải thẳng hàng", append(to("Kính gửi:"), line{law.Addressees, "- Bộ Nội vụ;", at(50 * unit.MM)}, line{law.Addressees, "- Bộ Tài chính.", at(45 * unit.MM)})},
		{"dashes in line", "KG-07", "cong-van", "", append(to("Kính gửi:"), line{law.Addressees, "- Bộ Nội vụ;", at(50 * unit.MM)}, line{law.Addressees, "- Bộ Tài chính.", at(50 * unit.MM)})},
		{"in a plan", "KG-03", "ke-hoach", "chỉ công văn và tờ trình", coded("12/KH-SKHCN", texts(law.Addressees, "Kính gửi: Bộ Nội vụ"))},
	})
}

// Dashes are compared where all are known by the same measure: the place of a
// line on the sheet, or, when a text fills several lines, the indent.
func TestDashesOfShortAndLongTexts(t *testing.T) {
	inset := func(p *flow.Paragraph) { p.Format = flow.Format{IndentLeft: 20 * unit.MM} }
	file := paper("cong-van", coded("12/SKHCN-VP", texts(law.Addressees, "Kính gửi:"),
		[]line{{law.Addressees, "- Bộ Nội vụ;", inset}, {law.Addressees, "- Các cơ quan, tổ chức, đơn vị thuộc Sở.", inset}})...)
	list := pieces(file.Documents[0], law.Addressees)
	list[1].Box = recognize.Box{Lines: 1, Left: 50 * unit.MM, Right: 80 * unit.MM}
	list[2].Box = recognize.Box{Lines: 2, Left: 50 * unit.MM, Right: 195 * unit.MM}
	if got := found(t, "KG-07", file); got != "" {
		t.Errorf("found %q", got)
	}
	list[2].Paragraph.Format.IndentLeft = 30 * unit.MM
	if got := found(t, "KG-07", file); !strings.Contains(got, "phải thẳng hàng") {
		t.Errorf("found %q", got)
	}
}

func TestRecipients(t *testing.T) {
	list := func(code string, s ...string) []line {
		return coded(code, texts(law.RecipientsWord, "Nơi nhận:"), texts(law.RecipientsList, s...))
	}
	letter := func(s ...string) []line {
		return append(texts(law.Addressees, "Kính gửi: Bộ Nội vụ"), list("12/SKHCN-VP", s...)...)
	}
	decision := func(s ...string) []line {
		return append(list("12/QĐ-SKHCN", s...), texts(law.BodyText, "Điều 1. Giao việc.", "Điều 2. Thi hành./.")...)
	}
	runCases(t, []ruleCase{
		{"none", "NN-01", "cong-van", "không có “Nơi nhận:”", coded("12/SKHCN-VP")},
		{"in order", "NN-05", "cong-van", "", letter("- Như trên;", "- Lưu: VT, VP.")},
		{"no dash", "NN-05", "cong-van", "không có gạch đầu dòng", letter("Như trên;", "- Lưu: VT, VP.")},
		{"an automatic dash", "NN-05", "cong-van", "", letter("-\tNhư trên;", "-\tLưu: VT, VP.")},
		{"no space", "NN-05", "cong-van", "không viết “- ”", letter("-Như trên;", "- Lưu: VT, VP.")},
		{"last by a semicolon", "NN-05", "cong-van", "phải kết thúc bằng “.”", letter("- Như trên;", "- Lưu: VT, VP;")},
		{"number of copies", "NN-05", "cong-van", "", letter("- Như trên;", "- Lưu: VT, HC (2).")},
		{"drafter's code", "NN-05", "cong-van", "", letter("- Như trên;", "- Lưu: VT, CĐS. PL.(90)")},
		{"drafter's code on its own line", "NN-05", "cong-van", "", letter("- Như trên;", "- Lưu: VT, CĐS.", "PL.(90)")},
		{"a line broken after a comma", "NN-05", "cong-van", "", letter("- Như trên;", "- VPCP: BTCN, các PCN, Trợ lý TTg,", "TGĐ Cổng TTĐT, các Vụ, Cục;", "- Lưu: VT.")},
		{"initials in brackets", "ST-01", "cong-van", "", letter("- Như trên;", "- Lưu: VT, ĐT (M).")},
		{"a Roman number of copies", "ST-01", "cong-van", "số lượng bản phát hành ghi “XC”", letter("- Như trên;", "- Lưu: VT, CĐS. PL.(XC)")},
		{"a line broken by hand", "NN-05", "cong-van", "", letter("- Như trên;", "- Ủy ban nhân dân", "các xã, phường;", "- Lưu: VT.")},
		{"no Lưu", "NN-06", "cong-van", "không có dòng “Lưu: VT”", letter("- Như trên;", "- Phòng Kế toán.")},
		{"Lưu without colon", "NN-06", "cong-van", "phải viết “Lưu: VT", letter("- Như trên;", "- Lưu VT, VP.")},
		{"Lưu without VT", "NN-06", "cong-van", "không có “VT”", letter("- Như trên;", "- Lưu: VP.")},
		{"Lưu in the middle", "NN-06", "cong-van", "không ở cuối", letter("- Như trên;", "- Lưu: VT;", "- Phòng Kế toán.")},
		{"Lưu: VT", "NN-06", "cong-van", "", letter("- Như trên;", "- Lưu: VT.")},
		{"not as above", "NN-07", "cong-van", "phải mở đầu bằng “- Như trên;”", letter("- Bộ Nội vụ;", "- Lưu: VT.")},
		{"a plan has none above", "NN-07", "ke-hoach", "", list("12/KH-SKHCN", "- Bộ Nội vụ;", "- Lưu: VT.")},
		{"of a công điện", "NN-07", "cong-dien", "", append(texts(law.Addressees, "Chủ tịch điện:", "- Các sở;", "- Các xã."), list("12/CĐ-UBND", "- Bộ Nội vụ;", "- Lưu: VT.")...)},
		{"a form to fill in", "NN-07", "cong-van", "", letter("- ............;", "- Lưu: VT, .....")},
		{"an article that is not there", "NN-08", "quyet-dinh", "không có Điều 3", decision("- Như Điều 3;", "- Lưu: VT.")},
		{"the last article", "NN-08", "quyet-dinh", "", decision("- Như Điều 2;", "- Lưu: VT.")},
		{"no article", "NN-08", "quyet-dinh", "mẫu mở đầu bằng “Như Điều …”", decision("- Bộ Nội vụ;", "- Lưu: VT.")},
		{"of a giấy giới thiệu", "NN-08", "giay-gioi-thieu", "mẫu mở đầu bằng “Như trên”", list("12/GGT-SKHCN", "- Ông A;", "- Lưu: VT.")},
		{"another unit", "NN-09", "cong-van", "note", letter("- Như trên;", "- Lưu: VT, TC.")},
	})
}

func TestSignatures(t *testing.T) {
	sign := func(s ...string) []line {
		var out []line
		for i, text := range s {
			c := law.SignAuthority
			switch i {
			case len(s) - 1:
				c = law.SignName
			case len(s) - 2:
				c = law.SignPosition
			}
			out = append(out, line{c, text, nil})
		}
		return coded("12/SKHCN-VP", out)
	}
	const name = "Lê Văn Thử"
	runCases(t, []ruleCase{
		{"by the Party's strokes", "KY-01", "cong-van", "phải viết “KT.”", sign("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name)},
		{"no stop", "KY-01", "cong-van", "phải viết “TM.”", sign("TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH", name)},
		{"no space", "KY-01", "cong-van", "phải viết “TUQ.”", sign("TUQ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", name)},
		{"right", "KY-01", "cong-van", "", sign("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", name)},
		{"Q.", "KY-01", "cong-van", "", sign("Q. GIÁM ĐỐC", name)},
		{"a post of the head", "KY-03", "cong-van", "không phải cấp phó", sign("KT. GIÁM ĐỐC", "GIÁM ĐỐC", name)},
		{"a deputy without", "KY-03", "cong-van", "không có dòng “KT.”", sign("PHÓ GIÁM ĐỐC", name)},
		{"thứ trưởng", "KY-03", "cong-van", "", sign("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", name)},
		{"for a collective", "KY-03", "cong-van", "", sign("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name)},
		{"by order of, for", "KY-03", "cong-van", "", sign("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", name)},
		{"TM. and a post", "KY-04", "cong-van", "phải là tên tập thể", sign("TM. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name)},
		{"TM. and a body", "KY-04", "cong-van", "", sign("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", name)},
		{"KT. and a deputy", "KY-05", "cong-van", "phải là chức vụ của người đứng đầu", sign("KT. PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name)},
		{"TL. and a body", "KY-05", "cong-van", "phải là chức vụ của người đứng đầu", sign("TL. ỦY BAN NHÂN DÂN", "CHÁNH VĂN PHÒNG", name)},
		{"KT. hiệu trưởng", "KY-05", "cong-van", "", sign("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", name)},
		{"capitals", "KY-06", "cong-van", "in hoa toàn bộ", sign("GIÁM ĐỐC", "LÊ VĂN THỬ")},
		{"ThS.", "KY-07", "cong-van", "học vị", sign("GIÁM ĐỐC", "ThS. Lê Văn Thử")},
		{"tiến sĩ", "KY-07", "cong-van", "học vị", sign("GIÁM ĐỐC", "Tiến sĩ Lê Văn Thử")},
		{"a name like a title", "KY-07", "cong-van", "", sign("GIÁM ĐỐC", "Tạ Thị Sĩ")},
		{"a small letter", "KY-08", "cong-van", "“văn” không viết hoa", sign("GIÁM ĐỐC", "Lê văn Thử")},
		{"a name with hyphens", "KY-08", "cong-van", "", sign("GIÁM ĐỐC", "Y Bhăm Niê Kđăm")},
		{"one is missing", "KY-11", "bien-ban", "không có chữ ký của “THƯ KÝ”", coded("12/BB-SKHCN", texts(law.SignPosition, "CHỦ TỌA"), texts(law.SignName, name))},
		{"the head of the meeting", "KY-11", "bien-ban", "", coded("12/BB-SKHCN", texts(law.SignPosition, "THƯ KÝ", "CHỦ TRÌ"), texts(law.SignName, name))},
	})
}

func TestHeadings(t *testing.T) {
	chapter := func(s ...string) []line { return texts(law.ChapterHeading, s...) }
	plain := func(p *flow.Paragraph) { p.Runs[0].Bold = false }
	runCases(t, []ruleCase{
		{"Arabic", "HD-01", "quy-che", "không dùng số La Mã", chapter("Chương 1\nQUY ĐỊNH CHUNG")},
		{"capitals", "HD-01", "quy-che", "viết in hoa toàn bộ", chapter("CHƯƠNG I\nQUY ĐỊNH CHUNG")},
		{"one line", "HD-01", "quy-che", "viết chung một dòng", chapter("Chương I. QUY ĐỊNH CHUNG")},
		{"two paragraphs", "HD-01", "quy-che", "", chapter("Chương I", "QUY ĐỊNH CHUNG")},
		{"small letters", "HD-02", "quy-che", "in thường, phải viết in hoa", chapter("Chương I", "Quy định chung")},
		{"no title", "HD-02", "quy-che", "không có tiêu đề", chapter("Chương I")},
		{"one fault is one finding", "HD-02", "quy-che", "", []line{{law.ChapterHeading, "Chương I\nQUY ĐỊNH CHUNG", plain}}},
		{"Roman mục", "HD-03", "quy-che", "không dùng số Ả Rập", []line{{law.SectionHeading, "Mục I\nTRÁCH NHIỆM", func(p *flow.Paragraph) { p.Format.Align = flow.Center }}}},
		{"not bold", "HD-05", "quyet-dinh", "điều không in đậm", texts(law.BodyText, "Điều 1. Giao Phòng Chuyển đổi số làm đầu mối.")},
		{"no stop", "HD-05", "quy-che", "không có dấu chấm sau số", texts(law.ArticleHeading, "Điều 1: Phạm vi")},
		{"a mention in a sentence", "HD-05", "quyet-dinh", "", texts(law.BodyText, "Điều 5 của Quy chế được thực hiện từ ngày ký.")},
		{"brackets", "HD-07", "ke-hoach", "đánh số “1)”", texts(law.Clause, "1) Rà soát nhu cầu.")},
		{"not capitals", "HD-11", "bao-cao", "in thường", func() []line {
			l := texts(law.SectionHeading, "I. Kết quả đạt được")
			l[0].change = func(p *flow.Paragraph) { p.Runs[0].Bold = true }
			return l
		}()},
	})
}
