package recognize_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/law"
	"vanban/internal/recognize"
)

// Lines pasted without any look: what they say and where they end tells what
// they are.
func TestPlainLinesBelowTheHead(t *testing.T) {
	text := ":Thực hiện chương trình công tác năm 2026, Sở Nội vụ ban hành kế hoạch công tác văn thư của các cơ quan, đơn vị trực thuộc với những nội dung sau đây."
	plan := []string{":SỞ NỘI VỤ", ":" + nation[3:], ":" + motto[3:], ":Số: 15/KH-SNV", ":" + date[3:], ":", ":KẾ HOẠCH"}
	letter := []string{":SỞ NỘI VỤ", ":" + nation[3:], ":" + motto[3:], ":Số: 15/SNV-VP", ":V/v góp ý dự thảo Quyết định sửa"}
	for _, c := range []struct {
		name  string
		lines []string
		of    law.Component
		want  []string
	}{
		{"one line", append(plan, ":Tổ chức “Ngày hội sách” năm 2026", ":", text), law.Subject, []string{"Tổ chức “Ngày hội sách” năm 2026"}},
		{"an empty line above", append(plan, ":", ":Tổ chức ngày hội sách năm 2026", ":", text), law.Subject, []string{"Tổ chức ngày hội sách năm 2026"}},
		{"lines of a scan", append(plan, ":Tình hình, kết quả thực hiện công tác", ":cải cách thủ tục hành chính tháng 01/2026 của tỉnh", ":", ":Kính gửi:", ":- Văn phòng Chính phủ.", text),
			law.Subject, []string{"Tình hình, kết quả thực hiện công tác", "cải cách thủ tục hành chính tháng 01/2026 của tỉnh"}},
		{"after a line that says about", append(plan, ":Về việc ban hành Chương trình thực hiện Nghị quyết của Chính phủ và các", ":nghị quyết khác", ":", text),
			law.Subject, []string{"Về việc ban hành Chương trình thực hiện Nghị quyết của Chính phủ và các", "nghị quyết khác"}},
		{"before grounds", append(plan, ":Tổ chức ngày hội sách năm 2026", ":Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;", text), law.Subject, []string{"Tổ chức ngày hội sách năm 2026"}},
		{"a sentence is none", append(plan, ":Sở Nội vụ tổ chức ngày hội sách.", ":", text), law.Subject, nil},
		{"a field is none", append(plan, ":Thời gian: 08 giờ 00", ":", text), law.Subject, nil},
		{"text that goes on is none", append(plan, ":Sở Nội vụ tổ chức", text), law.Subject, nil},
		{"a letter that is about a decision", append(letter, ":Quyết định số 2269/QĐ-TTg", ":", ":Kính gửi: Sở Tài chính", text), law.LetterSubject,
			[]string{"V/v góp ý dự thảo Quyết định sửa", "Quyết định số 2269/QĐ-TTg"}},
		{"its addressee", append(letter, ":Quyết định số 2269/QĐ-TTg", ":", ":Kính gửi: Sở Tài chính", text), law.Addressees, []string{"Kính gửi: Sở Tài chính"}},
		{"addressees with empty lines between", append(plan, ":Kết quả công tác năm 2026", ":", ":Kính gửi:", ":", ":- Văn phòng Chính phủ;", ":", ":- Bộ Nội vụ.", ":", ":- Dòng khác", text),
			law.Addressees, []string{"Kính gửi:", "- Văn phòng Chính phủ;", "- Bộ Nội vụ."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range recognize.Find(sheet(paras(c.lines...)...), env(t)).Documents[0].All(c.of) {
				got = append(got, p.Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
