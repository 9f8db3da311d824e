package corpus

import "strings"

// wordHead is the head of an office by Word 365, as [tableHead] makes it.
func wordHead(code string) string {
	return tableHead("", "UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", drawnLine(65, 94, 17), drawnLine(51, 222, 18),
		[]string{para("giữa, trước 120", run("cỡ 13", code))}, []string{para("giữa, trước 120", run("nghiêng, cỡ 14", "Lạng Sơn, ngày 05 tháng 3 năm 2026"))}) + para("", run("", ""))
}

// titled is tên loại and trích yếu with the line below it.
func titled(kind, subject string) string {
	return para("giữa", run("đậm", kind)) + para("giữa", run("đậm", subject), drawnLine(177, 277, 19)) + para("", run("", ""))
}

// foot is Nơi nhận beside the signature.
func foot(entries ...string) string {
	left := para("", run("đậm, nghiêng, cỡ 12", "Nơi nhận:"))
	for _, e := range entries {
		left += para("", run("cỡ 11", e))
	}
	return para("", run("", "")) + table([]int{4536, 4536}, left,
		para("giữa", run("đậm", "GIÁM ĐỐC"))+strings.Repeat(para("giữa", run("", "")), 4)+para("giữa", run("đậm", "Lê Văn Thử")))
}

// sectionEnd ends a section of upright pages.
const sectionEnd = `<w:p><w:pPr>` + page + `</w:pPr></w:p>`

// regulation is a quyết định with the quy chế that it issues, in one file.
func regulation() work {
	p := func(look, s string) string { return para("đều, thụt 720, trước 120", run(look, s)) }
	article := func(head, s string) string {
		return para("đều, thụt 720, trước 120", run("đậm", head), run("", s))
	}
	centre := func(s string) string { return para("giữa, trước 120", run("đậm", s)) }
	body := wordHead("Số: 48/QĐ-SNV") + titled("QUYẾT ĐỊNH", "Ban hành Quy chế công tác văn thư của Sở Nội vụ") + centre("GIÁM ĐỐC SỞ NỘI VỤ") +
		p("nghiêng", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;") +
		p("nghiêng", "Theo đề nghị của Chánh Văn phòng Sở.") + centre("QUYẾT ĐỊNH:") +
		article("Điều 1.", " Ban hành kèm theo Quyết định này Quy chế công tác văn thư của Sở Nội vụ.") +
		article("Điều 2.", " Quyết định này có hiệu lực kể từ ngày ký.") +
		article("Điều 3.", " Chánh Văn phòng Sở, Trưởng các phòng thuộc Sở chịu trách nhiệm thi hành Quyết định này./.") +
		foot("- Như Điều 3;", "- Lưu: VT, VP.") + sectionEnd +
		tableHead("", "UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", drawnLine(65, 94, 17), drawnLine(51, 222, 18), nil, nil) + para("", run("", "")) +
		para("giữa", run("đậm", "QUY CHẾ")) + para("giữa", run("đậm", "Công tác văn thư của Sở Nội vụ")) +
		para("giữa", run("nghiêng", "(Kèm theo Quyết định số 48/QĐ-SNV ngày 05 tháng 3 năm 2026 của Giám đốc Sở Nội vụ)"), drawnLine(190, 270, 36)) + para("", run("", "")) +
		centre("Chương I") + centre("QUY ĐỊNH CHUNG") +
		p("đậm", "Điều 1. Phạm vi điều chỉnh") + p("", "Quy chế này quy định việc soạn thảo, ban hành và quản lý văn bản của Sở Nội vụ.") +
		p("đậm", "Điều 2. Đối tượng áp dụng") + p("", "1. Quy chế này áp dụng đối với các phòng, đơn vị thuộc Sở.") + p("", "2. Công chức, viên chức của Sở có trách nhiệm thực hiện Quy chế này.") +
		centre("Chương II") + centre("QUY ĐỊNH CỤ THỂ") +
		p("đậm", "Điều 3. Soạn thảo văn bản") + p("", "1. Phòng được giao chủ trì chịu trách nhiệm:") + p("", "a) Thu thập, xử lý thông tin;") + p("", "b) Soạn thảo văn bản đúng thể thức.") +
		p("", "2. Lãnh đạo phòng kiểm tra văn bản trước khi trình ký./.")
	return work{"quyết định kèm quy chế, Word", word365, body, []slip{
		{"chapters in Arabic", "Chương II", "Chương 2", "HD-01"},
		{"the word in capitals", "Chương II", "CHƯƠNG II", "HD-01"},
		{"a heading in small letters", "QUY ĐỊNH CỤ THỂ", "Quy định cụ thể", "HD-02"},
		{"an article left out", "Điều 3. Soạn thảo", "Điều 4. Soạn thảo", "HD-09"},
		{"a clause left out", "2. Lãnh đạo phòng", "3. Lãnh đạo phòng", "HD-09"},
	}}
}

// annexed is a kế hoạch by WPS with a table on a sheet of its own, that lies on
// its side.
func annexed() work {
	p := func(look, s string) string { return para("đều, thụt 567, trước 120", run(look, s)) }
	rule := func(side string) string { return `<w:` + side + ` w:val="single" w:sz="4"/>` }
	grid := `<w:tbl><w:tblPr><w:tblBorders>` + rule("top") + rule("left") + rule("bottom") + rule("right") + rule("insideH") + rule("insideV") +
		`</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="800"/><w:gridCol w:w="8000"/><w:gridCol w:w="4000"/></w:tblGrid>`
	for _, row := range [][]string{{"TT", "Đơn vị", "Thời gian"}, {"1", "Sở Tài chính", "10/3/2026"}, {"2", "Sở Y tế", "12/3/2026"}} {
		grid += `<w:tr>`
		for _, cell := range row {
			grid += `<w:tc>` + para("giữa", run("cỡ 12", cell)) + `</w:tc>`
		}
		grid += `</w:tr>`
	}
	body := wordHead("Số: 07/KH-SNV") + titled("KẾ HOẠCH", "Kiểm tra công tác văn thư năm 2026") +
		p("", "Sở Nội vụ ban hành Kế hoạch kiểm tra công tác văn thư năm 2026 như sau:") +
		p("đậm", "I. MỤC ĐÍCH") + p("", "Đánh giá việc chấp hành quy định về công tác văn thư của cơ quan, đơn vị trên địa bàn tỉnh.") +
		p("đậm", "II. NỘI DUNG") + p("đậm", "1. Nội dung kiểm tra") + p("", "- Việc soạn thảo văn bản;") + p("", "- Việc quản lý văn bản.") +
		p("đậm", "2. Thời gian") + p("", "Theo lịch tại Phụ lục kèm theo./.") +
		foot("- Các sở, ban, ngành;", "- Lưu: VT, VP.") + sectionEnd +
		para("giữa", run("đậm", "Phụ lục")) + para("giữa", run("đậm", "LỊCH KIỂM TRA CÔNG TÁC VĂN THƯ NĂM 2026")) +
		para("giữa", run("nghiêng", "(Kèm theo Kế hoạch số 07/KH-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)"), drawnLine(290, 370, 18)) + para("", run("", "")) + grid + `</w:tbl>`
	m := wps
	m.last = strings.NewReplacer(`w:w="11907" w:h="16840"`, `w:w="16840" w:h="11907" w:orient="landscape"`, `w:gutter="0"/>`, `w:gutter="0"/><w:pgNumType w:start="1"/>`).Replace(page)
	return work{"kế hoạch có phụ lục khổ ngang, WPS", m, body, []slip{
		{"the word in capitals", `preserve">Phụ lục</w:t>`, `preserve">PHỤ LỤC</w:t>`, "PL-03"},
		{"a title in small letters", "LỊCH KIỂM TRA CÔNG TÁC VĂN THƯ NĂM 2026", "Lịch kiểm tra công tác văn thư năm 2026", "PL-04"},
		{"an upright reference", `<w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">(Kèm`, `<w:rPr></w:rPr><w:t xml:space="preserve">(Kèm`, "PL-05"},
		{"not mentioned", "Theo lịch tại Phụ lục kèm theo./.", "Theo lịch của Văn phòng Sở./.", "PL-01"},
	}}
}
