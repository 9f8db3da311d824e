package corpus

import "strings"

// plan is a kế hoạch by Google Docs: its defaults are Arial, so that each run
// says its font; lines are borders of empty paragraphs.
func plan() work {
	const tnr = ", phông Times New Roman"
	set := "trước 0, sau 0, dòng 240"
	text := "đều, thụt 720, trước 120, sau 0, dòng 240"
	cell := func(look, s string) string { return para("giữa, "+set, run(look+tnr, s)) }
	line := func(each string) string { return para("giữa, kẻ "+each+", "+set, run("cỡ 2"+tnr, "")) }
	p := func(look, s string) string { return para(text, run(strings.TrimPrefix(look+", cỡ 14"+tnr, ", "), s)) }
	body := table([]int{3402, 5670},
		cell("cỡ 13", "UBND TỈNH LẠNG SƠN")+cell("đậm, cỡ 13", "SỞ NỘI VỤ")+line("1300")+cell("cỡ 13", "Số: 07/KH-SNV"),
		cell("đậm, cỡ 13", nation)+cell("đậm, cỡ 14", motto)+line("1000")+cell("nghiêng, cỡ 14", "Lạng Sơn, ngày 05 tháng 3 năm 2026")) +
		para(set, run("cỡ 14"+tnr, "")) +
		cell("đậm, cỡ 14", "KẾ HOẠCH") + cell("đậm, cỡ 14", "Kiểm tra công tác văn thư, lưu trữ năm 2026") + line("3500") +
		p("", "Thực hiện Kế hoạch số 18/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về công tác văn thư, lưu trữ năm 2026, Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:") +
		p("đậm", "I. MỤC ĐÍCH, YÊU CẦU") +
		p("", "1. Đánh giá việc chấp hành quy định về công tác văn thư, lưu trữ của các cơ quan, đơn vị trên địa bàn tỉnh.") +
		p("", "2. Việc kiểm tra phải khách quan, không gây khó khăn cho hoạt động của cơ quan, đơn vị.") +
		p("đậm", "II. NỘI DUNG") +
		p("", "a) Việc soạn thảo, ban hành và quản lý văn bản của cơ quan, đơn vị được kiểm tra.") +
		p("", "b) Việc lập hồ sơ, giao nộp hồ sơ vào Lưu trữ cơ quan trong hai năm gần nhất.") +
		p("", "c) Việc quản lý, sử dụng con dấu và thiết bị lưu khóa bí mật.") +
		p("", "Sở Nội vụ yêu cầu các cơ quan, đơn vị thực hiện nghiêm túc Kế hoạch này./.") +
		para(set, run("cỡ 14"+tnr, "")) +
		table([]int{4536, 4536},
			para("trái, "+set, run("đậm, nghiêng, cỡ 12"+tnr, "Nơi nhận:"))+para("trái, "+set, run("cỡ 11"+tnr, "- Ủy ban nhân dân tỉnh (để b/c);"))+
				para("trái, "+set, run("cỡ 11"+tnr, "- Các sở, ban, ngành;"))+para("trái, "+set, run("cỡ 11"+tnr, "- Lưu: VT, VTLT.")),
			cell("đậm, cỡ 14", "GIÁM ĐỐC")+strings.Repeat(cell("cỡ 14", ""), 4)+cell("đậm, cỡ 14", "Lê Văn Thử"))
	return work{"kế hoạch, Google Docs, bảng", docs, body, []slip{
		{"a font forgotten", `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/></w:rPr><w:t xml:space="preserve">2. Việc`, `</w:rPr><w:t xml:space="preserve">2. Việc`, "FT-01"},
		{"title in small letters", "KẾ HOẠCH</w:t>", "Kế hoạch</w:t>", "TL-01"},
		{"a stop after trích yếu", "lưu trữ năm 2026</w:t>", "lưu trữ năm 2026.</w:t>", "TL-05"},
		{"points a, b, d", "c) Việc quản lý", "d) Việc quản lý", "HD-08"},
		{"a code with spaces", "07/KH-SNV", "07 / KH-SNV", "SO-05"},
		{"one digit", "07/KH", "7/KH", "SO-03"},
		{"list in 12", `<w:sz w:val="22"/><w:szCs w:val="22"/><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/></w:rPr><w:t xml:space="preserve">- Các sở`, `<w:sz w:val="24"/><w:szCs w:val="24"/><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/></w:rPr><w:t xml:space="preserve">- Các sở`, "NN-04"},
	}}
}

// report is a báo cáo by Word: two text boxes hold the head.
func report() work {
	text := "đều, thụt 720, trước 120"
	left := box(0, 0, 170, 90, para("giữa", run("cỡ 13", "UBND TỈNH LẠNG SƠN")), para("giữa", run("đậm, cỡ 13", "SỞ NỘI VỤ"), vmlLine(70, 100, 18)), para("giữa, trước 120", run("cỡ 13", "Số: 12/BC-SNV")))
	right := box(175, 0, 280, 90, para("giữa", run("đậm, cỡ 13", nation)), para("giữa", run("đậm, cỡ 14", motto), vmlLine(54, 226, 18)), para("giữa, trước 120", run("nghiêng, cỡ 14", "Lạng Sơn, ngày 05 tháng 3 năm 2026")))
	body := para("", left, right) + strings.Repeat(para("", run("", "")), 5) +
		para("giữa", run("đậm", "BÁO CÁO")) + para("giữa", run("đậm", "Kết quả công tác văn thư quý I năm 2026"), vmlLine(177, 277, 19)) +
		para("", run("", "")) +
		para("giữa", run("", "Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn")) +
		para(text, run("", "Thực hiện chế độ báo cáo định kỳ, Sở Nội vụ báo cáo kết quả công tác văn thư quý I năm 2026 của các cơ quan, đơn vị trên địa bàn tỉnh như sau:")) +
		para(text, run("đậm", "I. KẾT QUẢ THỰC HIỆN")) +
		para(text, run("", "Các cơ quan, đơn vị đã ban hành 1.250 văn bản, tăng 12,5% so với cùng kỳ năm 2025; không có văn bản phải thu hồi.")) +
		para(text, run("đậm", "II. NHIỆM VỤ QUÝ II")) +
		para(text, run("", "Tiếp tục kiểm tra việc gửi, nhận văn bản điện tử giữa các cơ quan, đơn vị trên địa bàn tỉnh.")) +
		para(text, run("", "Sở Nội vụ kính báo cáo Ủy ban nhân dân tỉnh./.")) +
		para("", run("", "")) +
		table([]int{4536, 4536},
			para("", run("đậm, nghiêng, cỡ 12", "Nơi nhận:"))+para("", run("cỡ 11", "- Như trên;"))+para("", run("cỡ 11", "- Lưu: VT, VP.")),
			para("giữa", run("đậm", "GIÁM ĐỐC"))+strings.Repeat(para("giữa", run("", "")), 4)+para("giữa", run("đậm", "Lê Văn Thử")))
	return work{"báo cáo, Word, hộp văn bản", word365, body, []slip{
		{"bold parent", `<w:rPr><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t xml:space="preserve">UBND`, `<w:rPr><w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t xml:space="preserve">UBND`, "CQ-03"},
		{"Quốc hiệu in plain", `<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t xml:space="preserve">` + nation, `<w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t xml:space="preserve">` + nation, "QH-02"},
		{"body to the left", `<w:jc w:val="both"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Thực hiện chế độ`, `<w:jc w:val="left"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Thực hiện chế độ`, "BD-01"},
		{"a sequence broken", "II. NHIỆM VỤ", "III. NHIỆM VỤ", "HD-09"},
		{"an abbreviated place", "Lạng Sơn, ngày", "TP.HCM, ngày", "DD-09"},
		{"the day in one digit", "ngày 05 tháng 3 năm 2026</w:t>", "ngày 5 tháng 3 năm 2026</w:t>", "DD-02"},
	}}
}

// notice is a thông báo by WPS: a table of two rows for the head and an
// automatic list; Normal is justified.
func notice() work {
	text := "đều, thụt 567, trước 120"
	body := table([]int{3402, 5670},
		para("giữa", run("cỡ 12", "UBND TỈNH LẠNG SƠN"))+para("giữa", run("đậm, cỡ 12", "SỞ NỘI VỤ"), vmlLine(67, 93, 16)),
		para("giữa", run("đậm, cỡ 12", nation))+para("giữa", run("đậm, cỡ 13", motto), vmlLine(57, 215, 17))) +
		table([]int{3402, 5670}, para("giữa", run("cỡ 13", "Số: 31/TB-SNV")), para("giữa", run("nghiêng, cỡ 13", "Lạng Sơn, ngày 05 tháng 3 năm 2026"))) +
		para("", run("", "")) +
		para("giữa", run("đậm", "THÔNG BÁO")) + para("giữa", run("đậm", "Lịch kiểm tra công tác văn thư năm 2026"), vmlLine(177, 277, 19)) +
		para("", run("", "")) +
		para(text, run("", "Sở Nội vụ thông báo lịch kiểm tra công tác văn thư năm 2026 tại các cơ quan, đơn vị trên địa bàn tỉnh như sau:")) +
		para(text+", danh 1", run("", "Ngày 10 tháng 3 năm 2026: kiểm tra tại Sở Tài chính và các đơn vị trực thuộc Sở.")) +
		para(text+", danh 1", run("", "Ngày 12 tháng 3 năm 2026: kiểm tra tại Sở Y tế và các đơn vị trực thuộc Sở.")) +
		para(text, run("", "Sở Nội vụ thông báo để các cơ quan, đơn vị biết, chuẩn bị./.")) +
		para("", run("", "")) +
		table([]int{4536, 4536},
			para("trái", run("đậm, nghiêng, cỡ 12", "Nơi nhận:"))+para("trái", run("cỡ 11", "- Sở Tài chính;"))+para("trái", run("cỡ 11", "- Sở Y tế;"))+para("trái", run("cỡ 11", "- Lưu: VT, VP.")),
			para("giữa", run("đậm", "TL. GIÁM ĐỐC"))+para("giữa", run("đậm", "CHÁNH VĂN PHÒNG"))+strings.Repeat(para("giữa", run("", "")), 4)+para("giữa", run("đậm", "Lê Văn Thử")))
	return work{"thông báo, WPS, hai bảng", wps, body, []slip{
		{"no stop at TL", "TL. GIÁM ĐỐC", "TL GIÁM ĐỐC", "KY-01"},
		{"a list without dashes", "- Sở Y tế;", "Sở Y tế;", "NN-05"},
		{"underscores", vmlLine(57, 215, 17) + "</w:p>", "</w:p>" + para("giữa", run("cỡ 13", "_______________________")), "TN-05"},
		{"name in capitals", "Lê Văn Thử", "LÊ VĂN THỬ", "KY-06"},
		{"a space before a comma", "chuẩn bị./.", "chuẩn bị , thực hiện./.", "SO-CHINH"},
		{"the weekday of another day", "Ngày 10 tháng 3 năm 2026:", "Thứ Hai, ngày 10 tháng 3 năm 2026:", "NG-THU"},
		{"Tiêu ngữ underlined", `<w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t xml:space="preserve">` + motto + `</w:t></w:r>` + vmlLine(57, 215, 17), `<w:u w:val="single"/><w:sz w:val="26"/></w:rPr><w:t xml:space="preserve">` + motto + `</w:t></w:r>`, "TN-05"},
	}}
}

// invitation is a giấy mời by Word: the signature stands under an indent
// beside nothing, Nơi nhận above it in a table of one row.
func invitation() work {
	text := "đều, thụt 720, trước 120"
	body := tableHead("", "UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", drawnLine(65, 94, 17), drawnLine(51, 222, 18),
		[]string{para("giữa, trước 120", run("cỡ 13", "Số: 09/GM-SNV"))}, []string{para("giữa, trước 120", run("nghiêng, cỡ 14", "Lạng Sơn, ngày 05 tháng 3 năm 2026"))}) +
		para("", run("", "")) +
		para("giữa", run("đậm", "GIẤY MỜI")) + para("giữa", run("đậm", "Họp triển khai công tác văn thư năm 2026"), drawnLine(177, 277, 19)) +
		para("", run("", "")) +
		para(text, run("", "Sở Nội vụ trân trọng kính mời: Đại diện lãnh đạo các sở, ban, ngành của tỉnh.")) +
		para(text, run("", "Tới dự cuộc họp triển khai công tác văn thư năm 2026.")) +
		para(text, run("", "Chủ trì: Giám đốc Sở Nội vụ.")) +
		para(text, run("", "Thời gian: 08 giờ 00, thứ Ba, ngày 10 tháng 3 năm 2026.")) +
		para(text, run("", "Địa điểm: Phòng họp số 1, trụ sở Sở Nội vụ./.")) +
		para("", run("", "")) +
		table([]int{4536, 4536},
			para("", run("đậm, nghiêng, cỡ 12", "Nơi nhận:"))+para("", run("cỡ 11", "- Các sở, ban, ngành;\n- Lưu: VT, VP.")),
			para("giữa", run("đậm", "GIÁM ĐỐC\n\n\n\n\nLê Văn Thử")))
	return work{"giấy mời, Word, ngắt dòng", word365, body, []slip{
		{"a day that is not Tuesday", "thứ Ba, ngày 10", "thứ Hai, ngày 10", "NG-THU"},
		{"no comma after the place", "Lạng Sơn, ngày 05", "Lạng Sơn ngày 05", "DD-06"},
		{"parent in small letters", "UBND TỈNH LẠNG SƠN", "UBND tỉnh Lạng Sơn", "CQ-03"},
		{"a merge field", "các sở, ban, ngành của tỉnh.", "«Ten_don_vi».", "TM-TRON"},
	}}
}

// minutes is a biên bản by Google Docs, with two who sign.
func minutes() work {
	const tnr = ", phông Times New Roman"
	set, text := "trước 0, sau 0, dòng 240", "đều, thụt 567, trước 120, sau 0, dòng 240"
	cell := func(look, s string) string { return para("giữa, "+set, run(look+tnr, s)) }
	line := func(each string) string { return para("giữa, kẻ "+each+", "+set, run("cỡ 2"+tnr, "")) }
	p := func(s string) string { return para(text, run("cỡ 14"+tnr, s)) }
	body := table([]int{3402, 5670},
		cell("cỡ 13", "UBND TỈNH LẠNG SƠN")+cell("đậm, cỡ 13", "SỞ NỘI VỤ")+line("1300")+cell("cỡ 13", "Số: 03/BB-SNV"),
		cell("đậm, cỡ 13", nation)+cell("đậm, cỡ 14", motto)+line("1000")) +
		para(set, run("cỡ 14"+tnr, "")) +
		cell("đậm, cỡ 14", "BIÊN BẢN") + cell("đậm, cỡ 14", "Họp triển khai công tác văn thư năm 2026") + line("3500") +
		p("Thời gian bắt đầu: 08 giờ 00, ngày 10 tháng 3 năm 2026.") +
		p("Địa điểm: Phòng họp số 1, trụ sở Sở Nội vụ.") +
		p("Thành phần tham dự: Đại diện lãnh đạo các sở, ban, ngành của tỉnh.") +
		p("Chủ trì (chủ tọa): Ông Lê Văn Thử, Giám đốc Sở Nội vụ.") +
		p("Thư ký (người ghi biên bản): Bà Trần Thị Mẫu, Văn phòng Sở.") +
		p("Nội dung (theo diễn biến cuộc họp):") +
		p("Các đại biểu thống nhất kế hoạch kiểm tra công tác văn thư của các cơ quan, đơn vị trên địa bàn tỉnh trong năm 2026.") +
		p("Cuộc họp kết thúc vào 11 giờ 00, ngày 10 tháng 3 năm 2026./.") +
		para(set, run("cỡ 14"+tnr, "")) +
		table([]int{4536, 4536},
			cell("đậm, cỡ 14", "THƯ KÝ")+strings.Repeat(cell("cỡ 14", ""), 4)+cell("đậm, cỡ 14", "Trần Thị Mẫu"),
			cell("đậm, cỡ 14", "CHỦ TỌA")+strings.Repeat(cell("cỡ 14", ""), 4)+cell("đậm, cỡ 14", "Lê Văn Thử")) +
		para("trái, trước 120, sau 0, dòng 240", run("đậm, nghiêng, cỡ 12"+tnr, "Nơi nhận:")) +
		para("trái, "+set, run("cỡ 11"+tnr, "- Các sở, ban, ngành;")) + para("trái, "+set, run("cỡ 11"+tnr, "- Lưu: VT, Hồ sơ."))
	return work{"biên bản, Google Docs, hai người ký", docs, body, []slip{
		{"two who do not sign as such", "THƯ KÝ</w:t>", "NGƯỜI GHI</w:t>", "KY-11"},
		{"the code of another kind", "03/BB-SNV", "03/TB-SNV", "SO-08"},
		{"no end mark", "năm 2026./.", "năm 2026.", "BD-08"},
		{"Nơi nhận upright", `<w:b/><w:bCs/><w:i/><w:iCs/><w:sz w:val="24"/>`, `<w:b/><w:bCs/><w:sz w:val="24"/>`, "NN-02"},
	}}
}

// proposal is a tờ trình by WPS: each column of the head is one paragraph of
// line breaks, and the addressees stand in a table of their own.
func proposal() work {
	text := "đều, thụt 567, trước 120"
	body := table([]int{3402, 5670},
		para("giữa", run("cỡ 13", "UBND TỈNH LẠNG SƠN\n"), run("đậm, cỡ 13", "SỞ NỘI VỤ"), vmlLine(65, 94, 32))+para("giữa, trước 120", run("cỡ 13", "Số:       /TTr-SNV")),
		para("giữa", run("đậm, cỡ 13", nation+"\n"), run("đậm, cỡ 14", motto), vmlLine(51, 222, 33))+para("giữa, trước 120", run("nghiêng, cỡ 14", "Lạng Sơn, ngày      tháng 3 năm 2026"))) +
		para("", run("", "")) +
		para("giữa", run("đậm", "TỜ TRÌNH")) + para("giữa", run("đậm", "Về việc phê duyệt Đề án số hóa tài liệu lưu trữ\ncủa các cơ quan, đơn vị trên địa bàn tỉnh"), vmlLine(177, 277, 35)) +
		para("", run("", "")) +
		table([]int{2400, 6672}, para("trái", run("", "Kính gửi:")), para("trái", run("", "- Ủy ban nhân dân tỉnh;"))+para("trái", run("", "- Sở Tài chính."))) +
		para("", run("", "")) +
		para(text, run("", "Thực hiện Kế hoạch số 18/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về công tác văn thư, lưu trữ năm 2026, Sở Nội vụ trình Ủy ban nhân dân tỉnh như sau:")) +
		para(text, run("đậm", "1. Sự cần thiết")) +
		para(text, run("", "Tài liệu lưu trữ của tỉnh còn ở dạng giấy, việc khai thác mất nhiều thời gian của tổ chức, cá nhân.")) +
		para(text, run("đậm", "2. Nội dung chính")) +
		para(text, run("", "Số hóa tài liệu lưu trữ của các cơ quan, đơn vị trong ba năm, từ năm 2026 đến năm 2028.")) +
		para(text, run("", "Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.")) +
		para("", run("", "")) +
		table([]int{4536, 4536},
			para("trái", run("đậm, nghiêng, cỡ 12", "Nơi nhận:\n"), run("cỡ 11", "- Như trên;\n- Lưu: VT, VTLT.")),
			para("giữa", run("đậm", "GIÁM ĐỐC"))+strings.Repeat(para("giữa", run("", "")), 4)+para("giữa", run("đậm", "Lê Văn Thử")))
	return work{"tờ trình, WPS, ngắt dòng trong ô", wps, body, []slip{
		{"the last addressee by ;", "- Sở Tài chính.", "- Sở Tài chính;", "KG-06"},
		{"no dash", "- Ủy ban nhân dân tỉnh;", "Ủy ban nhân dân tỉnh;", "KG-06"},
		{"TTR", "/TTr-SNV", "/TTR-SNV", "SO-08"},
		{"trích yếu in plain", `<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">Về việc`, `</w:rPr><w:t xml:space="preserve">Về việc`, "TL-03"},
		{"the bold of the issuer forgotten", `<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t xml:space="preserve">SỞ NỘI VỤ`, `<w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t xml:space="preserve">SỞ NỘI VỤ`, "CQ-01"},
	}}
}
