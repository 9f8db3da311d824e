package nd30

import (
	"testing"

	"vanban/internal/law"
)

// texts are paragraphs of one component.
func texts(c law.Component, list ...string) []line {
	var out []line
	for _, s := range list {
		out = append(out, line{c, s, nil})
	}
	return out
}

func join(parts ...[]line) []line {
	var out []line
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

func TestLettersOfPoints(t *testing.T) {
	points := func(s ...string) []line { return texts(law.Point, s...) }
	runCases(t, []ruleCase{
		{"in order", "HD-08", "quy-che", "", points("a) Một;", "b) Hai;", "c) Ba;", "d) Bốn;", "đ) Năm;", "e) Sáu;", "g) Bảy.")},
		{"the whole alphabet", "HD-08", "quy-che", "", points("a) Một;", "ă) Hai;", "â) Ba;", "b) Bốn.")},
		{"no đ", "HD-08", "quy-che", "thiếu điểm đ", points("a) Một;", "b) Hai;", "c) Ba;", "d) Bốn;", "e) Năm.")},
		{"f", "HD-08", "quy-che", "không có chữ này, phải là “g)”", points("a) Một;", "b) Hai;", "c) Ba;", "d) Bốn;", "đ) Năm;", "e) Sáu;", "f) Bảy.")},
		{"twice", "HD-08", "quy-che", "sau điểm b phải là “c)”", points("a) Một;", "b) Hai;", "b) Ba.")},
		{"one is left out", "HD-08", "quy-che", "sau điểm a phải là “b)”", points("a) Một;", "c) Hai.")},
		{"begin again in the next khoản", "HD-08", "quy-che", "", join(points("a) Một;", "b) Hai."), texts(law.Clause, "2. Tiếp:"), points("a) Ba;", "b) Bốn."))},
		{"text stands between", "HD-08", "quy-che", "", join(points("a) Một;"), texts(law.BodyText, "Lời văn của điểm a."), points("b) Hai."))},
		{"a list that is quoted", "HD-08", "quy-che", "", texts(law.Point, "a) Một;", "“c) Ba.”", "b) Hai.")},
	})
}

func TestConsecutiveNumbers(t *testing.T) {
	text := func(s ...string) []line { return texts(law.BodyText, s...) }
	runCases(t, []ruleCase{
		{"điều is left out", "HD-09", "quyet-dinh", "sau điều 1 là “Điều 3”", text("Điều 1. Giao việc.", "Điều 3. Thi hành.")},
		{"điều twice", "HD-09", "quyet-dinh", "sau điều 2 là “Điều 2”", text("Điều 1. Giao việc.", "Điều 2. Tiếp.", "Điều 2. Thi hành.")},
		{"khoản is left out", "HD-09", "quyet-dinh", "sau khoản 1 là “3.”", text("1. Một.", "3. Ba.")},
		{"khoản begins with 2", "HD-09", "quyet-dinh", "“2.” là khoản đầu tiên", text("2. Hai.", "3. Ba.")},
		{"khoản begin again in each điều", "HD-09", "quyet-dinh", "", text("Điều 1. Giao:", "1. Một.", "2. Hai.", "Điều 2. Thi hành:", "1. Một.", "2. Hai.")},
		{"khoản go on through mục", "HD-09", "bao-cao", "", join(texts(law.SectionHeading, "I. KẾT QUẢ"), text("1. Một.", "2. Hai."), texts(law.SectionHeading, "II. TỒN TẠI"), text("3. Ba."))},
		{"điều go on through chương", "HD-09", "quy-che", "", join(texts(law.ChapterHeading, "Chương I\nCHUNG"), texts(law.ArticleHeading, "Điều 1. Phạm vi"), texts(law.ChapterHeading, "Chương II\nRIÊNG"), texts(law.ArticleHeading, "Điều 2. Trách nhiệm"))},
		{"chương is left out", "HD-09", "quy-che", "sau chương 1 là “Chương III”", texts(law.ChapterHeading, "Chương I\nCHUNG", "Chương III\nRIÊNG")},
		{"mục begin again in each chương", "HD-09", "quy-che", "", join(texts(law.ChapterHeading, "Chương I\nCHUNG"), texts(law.SectionHeading, "Mục 1\nMỘT", "Mục 2\nHAI"), texts(law.ChapterHeading, "Chương II\nRIÊNG"), texts(law.SectionHeading, "Mục 1\nBA"))},
		{"what is issued with it begins again", "HD-09", "quyet-dinh", "", join(texts(law.KindTitle, "QUYẾT ĐỊNH"), text("Điều 1. Ban hành.", "Điều 2. Thi hành./."), texts(law.KindTitle, "QUY CHẾ"), texts(law.ArticleHeading, "Điều 1. Phạm vi"))},
		{"quoted điều", "HD-09", "quyet-dinh", "", text("Điều 1. Sửa đổi Điều 5 như sau:", "“Điều 5. Nhiệm vụ", "1. Tham mưu.", "4. Báo cáo.”", "Điều 2. Thi hành./.")},
		{"an extract begins where it begins", "HD-09", "quy-dinh", "", texts(law.ArticleHeading, "Điều 3. Trả lời")},
		{"two kinds of khoản", "HD-09", "bao-cao", "", text("1. Một:", "1) Nhỏ.", "2) Nhỏ.", "2. Hai.")},
	})
}

func TestLayoutsAndLevels(t *testing.T) {
	runCases(t, []ruleCase{
		{"mixed", "HD-10", "bao-cao", "hai kiểu bố cục", join(texts(law.SectionHeading, "I. KẾT QUẢ", "II. TỒN TẠI", "Mục 3\nKIẾN NGHỊ"))},
		{"chương and mục", "HD-10", "quy-che", "", join(texts(law.ChapterHeading, "Chương I\nCHUNG"), texts(law.SectionHeading, "Mục 1\nMỘT"))},
		{"1.1", "HD-LV", "ke-hoach", "đánh số “1.1”", texts(law.BodyText, "1.1. Mục tiêu chung", "1.2. Mục tiêu riêng")},
		{"1.1.1", "HD-LV", "ke-hoach", "đánh số “1.1.1”", texts(law.BodyText, "1.1.1. Mục tiêu chung")},
		{"an amount", "HD-LV", "ke-hoach", "", texts(law.BodyText, "1.5 tỷ đồng được giao.", "2.500.000 đồng.")},
		{"a date", "HD-LV", "ke-hoach", "", texts(law.BodyText, "05.01.2026 là hạn cuối.")},
	})
}
