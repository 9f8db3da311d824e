package pipeline

import (
	"slices"

	"vanban/internal/check"
	"vanban/internal/diag"
)

// The ids of the rules of the proof by data.
const (
	ruleBuild   = "MAU-20"
	ruleLost    = "MAU-21"
	ruleFixed   = "MAU-22"
	ruleLeft    = "MAU-23"
	ruleEscape  = "MAU-24"
	ruleOrder   = "MAU-25"
	ruleColumns = "MAU-26"
	rulePage    = "MAU-27"
	ruleFile    = "MAU-28"
	ruleThin    = "MAU-29"
	ruleSeam    = "MAU-36"
	ruleTwice   = "MAU-37"
	ruleSerial  = "MAU-38"
	ruleHollow  = "MAU-39"
)

// ofProof tells the rules of the proof from those of documents.
func ofProof(id string) bool {
	return slices.ContainsFunc(proofRules(), func(r check.Rule) bool { return r.ID == id })
}

// proofRules are what the proof by data looks for, in the order in which they
// are explained.
func proofRules() []check.Rule {
	rule := func(id, title, why, bad, good string) check.Rule {
		return check.Rule{ID: id, Title: title, Why: why, Tier: check.Authoring, Severity: diag.Error, Examples: []check.Example{{Bad: bad, Good: good}}}
	}
	rules := []check.Rule{
		rule(ruleBuild, "mẫu làm ra văn bản với mọi dữ liệu mà nó nhận", "Người soạn gõ đúng mà vẫn gặp lỗi thì không tự sửa được, vì lỗi ở mẫu.",
			"{{ chia .so_doanh_nghiep .dan_so }}, khi dan_so có thể là 0", "thêm quy_tac {truong: dan_so, khong_nho_hon: 1}"),
		rule(ruleLost, "giá trị đã gõ thì có trong văn bản", "Mục cuối của danh sách hay một trường bị bỏ rơi ở một nhánh là sai sót không ai thấy cho đến khi văn bản đã gửi.",
			"{{ range initial .don_vi }}…{{ end }}", "{{ range .don_vi }}…{{ end }}"),
		rule(ruleFixed, "ngày, số, tên địa phương lấy từ dữ liệu, không viết sẵn trong mẫu", "Ngày viết sẵn thì năm sau, tỉnh khác vẫn in ra ngày ấy.",
			"trước ngày 10/12/2026, khi trường han có vi_du 10/12/2026", "trước ngày {{ .han }}"),
		rule(ruleLeft, "văn bản không còn dấu vết của cách viết mẫu", "“{{”, “<no value>”, “[chưa có: …]” trong văn bản trình ký cho thấy mẫu ghép sai.",
			`{{ print "{{" }}`, "{{ .ten }}"),
		rule(ruleEscape, "giá trị in ra là chữ thường, dù trông giống cách viết", "Tên đơn vị có dấu *, | hay { không được biến thành chữ nghiêng, ô bảng, phụ lục.",
			"{{ van_ban .ten }}, khi ten là kiểu chu", "{{ .ten }}"),
		rule(ruleOrder, "danh sách giữ thứ tự đã gõ", "Thứ tự cơ quan, căn cứ có ý nghĩa.",
			"{{ $x = prepend $x .ten }}", "{{ $x = append $x .ten }}"),
		rule(ruleColumns, "cột của bảng đủ rộng cho chữ trong đó", "Cột hẹp cắt đôi chữ hoặc xếp mỗi dòng một chữ, không đọc được.",
			"{bang rong=2,49,49}", "{bang rong=8,46,46}"),
		rule(rulePage, "không có trang trống, bảng trống; chữ không ra ngoài trang", "Trang trống, bảng chỉ có tiêu đề và chữ mất ở lề là lỗi in.", "{{ range .don_vi }}| {{ .ten }} |{{ end }} dưới hàng tiêu đề, khi don_vi có thể trống", "bọc cả bảng trong {{ if .don_vi }}…{{ end }}"),
		rule(ruleFile, "tệp Word làm ra mở lại được và giữ đủ chữ", "Tệp hỏng thì không sửa, không ký được.", "tệp .docx thiếu chữ so với tệp .pdf", "hai tệp cùng một nội dung"),
		rule(ruleThin, "mẫu nhận phần lớn dữ liệu thử", "Máy làm được dữ liệu thỏa quy_tac nhưng không đoán được kiem_tra, nên mẫu có nhiều kiem_tra chỉ được chứng minh một phần.",
			`kiem_tra: {dieu_kien: "{{ lt .tu_nam .den_nam }}"}`, "quy_tac: {truong: den_nam, sau: tu_nam}"),
	}
	rules[len(rules)-1].Severity = diag.Warning
	return append(rules, textRules()...)
}

// textRules are about words and marks that do not fit together.
func textRules() []check.Rule {
	rule := func(id, title, why, bad, good string) check.Rule {
		return check.Rule{ID: id, Title: title, Why: why, Tier: check.Authoring, Severity: diag.Warning, Examples: []check.Example{{Bad: bad, Good: good}}}
	}
	rules := []check.Rule{
		rule(ruleSeam, "câu và mục kết thúc đúng dấu, quanh giá trị không thừa dấu", "Dấu “;” ở mục cuối, hai dấu liền nhau hay đoạn không có dấu cuối cho thấy mẫu ghép câu sai với dữ liệu ấy.",
			"- {{ . }};, cho mọi mục của danh sách", "- {{ . }}{{ dau_muc $i $.viec }}"),
		rule(ruleTwice, "một đoạn, một bảng không in hai lần", "Người đọc không biết hai chỗ có khác nhau không; khi sửa mẫu thì chỉ một chỗ được sửa.",
			"một bảng viết hai lần trong mẫu", "một bảng, chỗ khác dẫn bằng {@nhan}"),
		rule(ruleSerial, "cột số thứ tự đếm từ 1", "Số thứ tự lệch thì chỗ dẫn “nhiệm vụ số 3” chỉ sang dòng khác.",
			"| {{ $i }} | {{ .ten }} |", "| {{ add $i 1 }} | {{ .ten }} |"),
		rule(ruleHollow, "dưới tiêu đề và sau câu dẫn có nội dung", "Danh sách trống để lại tiêu đề hay câu “như sau:” không có gì ở dưới.",
			"## Kết quả, rồi {{ range .ket_qua }}…{{ end }}, khi ket_qua có thể trống", "bọc cả tiêu đề trong {{ if .ket_qua }}…{{ end }}"),
	}
	rules[2].Severity, rules[3].Severity = diag.Error, diag.Error
	return rules
}
