package metadata

// The tables of codes of Thông tư 05/2025/TT-BNV.

func languages() []Code {
	return []Code{
		{"01", "Tiếng Việt"}, {"02", "Tiếng Anh"}, {"03", "Tiếng Pháp"}, {"04", "Tiếng Nga"}, {"05", "Tiếng Trung"},
		{"06", "Tiếng Việt, tiếng Anh"}, {"07", "Tiếng Việt, tiếng Nga"}, {"08", "Tiếng Việt, tiếng Pháp"},
		{"09", "Hán Nôm"}, {"10", "Tiếng Việt, tiếng Trung"}, {"11", "Khác"},
	}
}

// vietnamese is the language of a document that does not say.
const vietnamese = "01"

func modes() []Code {
	return []Code{{"01", "Công khai"}, {"02", "Có điều kiện"}, {secretMode, "Mật"}}
}

// secretMode is the mode of a document with độ mật.
const secretMode = "03"

func origins() []Code {
	return []Code{{"01", "Gốc điện tử"}, {"02", "Số hóa"}, {"03", "Hỗn hợp"}}
}

func conditions() []Code {
	return []Code{{"01", "Tốt"}, {"02", "Bình thường"}, {"03", "Hỏng"}}
}

func retentions() []Code {
	return []Code{
		{"01", "Vĩnh viễn"}, {"02", "70 năm"}, {"03", "50 năm"}, {"04", "30 năm"}, {"05", "20 năm"}, {"06", "10 năm"}, {"07", "Khác"},
	}
}

// otherKind is the code of kinds the table does not name, as quy chế.
const otherKind = "32"

// kindCodes gives typeDoc, Mã loại văn bản, by the name of the kind.
func kindCodes() []Code {
	return []Code{
		{"01", "Nghị quyết"}, {"02", "Quyết định"}, {"03", "Chỉ thị"}, {"04", "Quy định"}, {"05", "Thông tư"},
		{"06", "Thông tư liên tịch"}, {"07", "Thông báo"}, {"08", "Hướng dẫn"}, {"09", "Chương trình"}, {"10", "Kế hoạch"},
		{"11", "Phương án"}, {"12", "Đề án"}, {"13", "Dự án"}, {"14", "Báo cáo"}, {"15", "Tờ trình"}, {"16", "Giấy ủy quyền"},
		{"17", "Phiếu gửi"}, {"18", "Phiếu chuyển"}, {"19", "Phiếu báo"}, {"20", "Biên bản"}, {"21", "Hợp đồng"},
		{"22", "Công văn"}, {"23", "Công điện"}, {"24", "Bản ghi nhớ"}, {"25", "Bản thỏa thuận"}, {"26", "Giấy mời"},
		{"27", "Giấy giới thiệu"}, {"28", "Giấy nghỉ phép"}, {"29", "Thư công"}, {"30", "Bản đồ"}, {"31", "Bản vẽ kỹ thuật"},
		{otherKind, "Khác"},
	}
}
