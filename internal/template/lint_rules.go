package template

import "vanban/internal/diag"

// LintRule is one thing that [Template.Lint] looks for.
type LintRule struct {
	ID       string // “MAU-01”; never reused or renamed
	Title    string // Vietnamese: what must hold, one sentence without a stop
	Why      string // Vietnamese: what goes wrong otherwise
	Severity diag.Severity
	Bad      string // a line or two of a template at fault
	Good     string // the same, right
}

// The ids of the rules.
const (
	ruleUnused    = "MAU-01"
	ruleAbsent    = "MAU-02"
	ruleType      = "MAU-03"
	ruleNever     = "MAU-04"
	ruleColumn    = "MAU-05"
	ruleWhole     = "MAU-06"
	ruleBranch    = "MAU-07"
	ruleRedundant = "MAU-08"
	ruleVariable  = "MAU-09"
	ruleBlock     = "MAU-10"
)

// LintRules lists the rules in the order in which they are explained.
func LintRules() []LintRule {
	return []LintRule{
		{ruleUnused, "trường đã khai thì được dùng", "Người soạn phải tìm và gõ một giá trị mà văn bản không cần đến.", diag.Warning,
			"khai trường dan_so mà nội dung không có {{ .dan_so }}", "in {{ .dan_so }}, hoặc bỏ trường"},
		{ruleAbsent, "giá trị không bắt buộc chỉ in ở chỗ chắc chắn có", "In một trường trống là lỗi, nên mẫu hỏng với đúng người bỏ trống trường ấy.", diag.Error,
			"Bản điện tử gửi về {{ .thu_dien_tu }}.", "{{ with .thu_dien_tu }}Bản điện tử gửi về {{ . }}.{{ end }}"},
		{ruleType, "giá trị đúng kiểu mà hàm cần", "Hàm báo lỗi với mọi dữ liệu, hoặc so sánh như so chữ cái.", diag.Error,
			"{{ ngay_dai .ten_goi }}", "{{ ngay_dai .ngay_hop }}"},
		{ruleNever, "giá trị được so với điều có thể xảy ra", "So sánh luôn sai thì nhánh viết cho trường hợp ấy không bao giờ in ra.", diag.Error,
			`{{ if eq .trang_thai "da_co" }}, khi lua_chon: [chua_co, da_ban_hanh]`, `{{ if eq .trang_thai "da_ban_hanh" }}`},
		{ruleColumn, "cột được gọi tên có trong bảng", "Tên cột sai làm mẫu hỏng với mọi dữ liệu có bảng đó.", diag.Error,
			`{{ cong .kinh_phi "tongg" }}`, `{{ cong .kinh_phi "tong" }}`},
		{ruleWhole, "danh sách, nhóm được in từng phần", "Cả một danh sách hay nhóm không in được.", diag.Error,
			"{{ .giai_doan }}", "{{ noi .giai_doan }}"},
		{ruleBranch, "nhánh nào cũng có dữ liệu dẫn đến", "Nhánh không bao giờ chạy thường là điều kiện viết nhầm, và lời trong đó không ai thấy sai.", diag.Warning,
			"{{ if .ten }}…{{ else }}…{{ end }}, khi ten là trường bắt buộc", "bỏ điều kiện, hoặc để trường không bắt buộc"},
		{ruleRedundant, "điều kiện nào cũng có lúc sai", "Điều kiện luôn đúng làm người sửa mẫu sau này hiểu nhầm.", diag.Note,
			"{{ if .ten }}Kính gửi {{ .ten }}{{ end }}, khi ten là trường bắt buộc", "Kính gửi {{ .ten }}"},
		{ruleVariable, "biến đã đặt thì được dùng", "Biến thừa là dấu vết của một câu đã bỏ, hoặc của tên gõ nhầm.", diag.Warning,
			"{{ $ngay := ngay_dai .han }}", "{{ $ngay := ngay_dai .han }}Trước {{ $ngay }}"},
		{ruleBlock, "khối đã đặt thì được gọi", "Khối không được gọi không in ra gì.", diag.Warning,
			`{{ define "dau" }}…{{ end }}`, `{{ define "dau" }}…{{ end }}{{ template "dau" . }}`},
	}
}
