package law

import "vanban/internal/unit"

// brightRed is “đỏ tươi”. NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm b.
const brightRed = "FF0000"

// markHeight is the height of the urgency stamps; the others are drawn as high.
const markHeight = 8 * unit.MM

// urgency30 lists mức độ khẩn.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm b.
func urgency30() []Mark {
	mark := func(key, text string, width unit.Length) Mark {
		return Mark{Key: key, Text: text, Width: width * unit.MM, Height: markHeight, Color: brightRed,
			Component: Urgency, Cite: otherRef("khoản 2, điểm b")}
	}
	return []Mark{mark("hoa-toc", "HỎA TỐC", 30), mark("thuong-khan", "THƯỢNG KHẨN", 40), mark("khan", "KHẨN", 20)}
}

// secrecy30 lists độ mật. The decree leaves the shape of these stamps to the
// law on state secrets; as practice they are drawn like those of urgency.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm a.
func secrecy30() []Mark {
	mark := func(key, text string, width unit.Length) Mark {
		return Mark{Key: key, Text: text, Width: width * unit.MM, Height: markHeight, Color: brightRed,
			Component: Secrecy, Cite: otherRef("khoản 2, điểm a")}
	}
	return []Mark{mark("tuyet-mat", "TUYỆT MẬT", 40), mark("toi-mat", "TỐI MẬT", 30), mark("mat", "MẬT", 20)}
}

// recall30 is dấu tài liệu thu hồi; its shape is practice, as that of độ mật.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm a.
func recall30() Mark {
	return Mark{Key: "tai-lieu-thu-hoi", Text: "TÀI LIỆU THU HỒI", Height: markHeight, Color: brightRed,
		Component: Recall, Cite: otherRef("khoản 2, điểm a")}
}

// circulation30 lists the examples of chỉ dẫn phạm vi lưu hành. Their frame is
// as wide as the text asks for.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm c.
func circulation30() []Mark {
	mark := func(key, text string) Mark {
		return Mark{Key: key, Text: text, Height: markHeight, Component: Circulation, Cite: otherRef("khoản 2, điểm c")}
	}
	return []Mark{mark("xem-xong-tra-lai", "XEM XONG TRẢ LẠI"), mark("luu-hanh-noi-bo", "LƯU HÀNH NỘI BỘ")}
}

// copies30 lists hình thức sao.
// NĐ 30/2020, Điều 25; Phụ lục III, Mục I.
func copies30() []CopyForm {
	article := func(clause string) Ref { return Ref{"", "Điều 25, khoản " + clause} }
	return []CopyForm{
		{Key: "sao-y", Name: "Sao y", Title: "SAO Y", Abbreviation: "SY", Cite: article("1")},
		{Key: "sao-luc", Name: "Sao lục", Title: "SAO LỤC", Abbreviation: "SL", Cite: article("2")},
		{Key: "trich-sao", Name: "Trích sao", Title: "TRÍCH SAO", Abbreviation: "TrS", Extract: true, Cite: article("3")},
	}
}

// sizeSets30 lists the two examples of sizes that go up and down together.
// NĐ 30/2020, Phụ lục I, Phần I, Mục V, chú thích 1.
func sizeSets30() []SizeSet {
	cite := Ref{"I", "Phần I, Mục V, chú thích 1"}
	return []SizeSet{{Key: "13/14/14", Cite: cite}, {Key: "12/13/13", Small: true, Cite: cite}}
}

// citedByName30 lists luật and pháp lệnh; bộ luật and Hiến pháp, which have no
// số either, are cited likewise as practice.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm b.
func citedByName30() []string {
	return []string{"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"}
}
