package law

// NormativeForm is a form of văn bản quy phạm pháp luật, which this decree does
// not rule. Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15, Điều 4.
type NormativeForm struct {
	Name         string
	Abbreviation string // in số, ký hiệu, after the year; for a law of the Assembly the Assembly
	// Always tells that nothing else has this name: a nghị định or thông tư is
	// one whatever its number; a quyết định only with the year in its number.
	Always bool
}

// Normative lists the forms of văn bản quy phạm pháp luật.
// Luật số 64/2025/QH15, Điều 4; the ways to number them: Nghị định
// 78/2025/NĐ-CP, Phụ lục I.
func (r *Regulation) Normative() []NormativeForm {
	return []NormativeForm{
		{"Hiến pháp", "HP", true},
		{"Bộ luật", "QH", true},
		{"Luật", "QH", true},
		{"Nghị quyết", "NQ", false},
		{"Nghị quyết", "QH", false},
		{"Nghị quyết", "UBTVQH", false},
		{"Nghị quyết liên tịch", "NQLT", true},
		{"Pháp lệnh", "UBTVQH", true},
		{"Lệnh", "L", true},
		{"Nghị định", "NĐ", true},
		{"Quyết định", "QĐ", false},
		{"Thông tư", "TT", true},
		{"Thông tư liên tịch", "TTLT", true},
	}
}

// PartyHead stands in the head of a document of the Party instead of Quốc hiệu
// and Tiêu ngữ. Hướng dẫn 05-HD/VPTW của Văn phòng Trung ương Đảng.
func (r *Regulation) PartyHead() string { return "ĐẢNG CỘNG SẢN VIỆT NAM" }

// UnionHead stands in the head of a document of Đoàn Thanh niên instead of
// Quốc hiệu and Tiêu ngữ. Practice.
func (r *Regulation) UnionHead() string { return "ĐOÀN TNCS HỒ CHÍ MINH" }
