package template

import (
	"slices"

	"vanban/internal/diag"
)

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

	ruleForeign    = "MAU-11"
	ruleTyped      = "MAU-12"
	ruleHeading    = "MAU-13"
	ruleLineStart  = "MAU-14"
	ruleValueStart = "MAU-15"
	ruleCells      = "MAU-16"
	rulePlaced     = "MAU-17"
	ruleTab        = "MAU-18"
	ruleDoubled    = "MAU-19"
	ruleLoopNumber = "MAU-30"

	ruleLiteralDate = "MAU-31"
	ruleLiteralPart = "MAU-32"
	ruleExample     = "MAU-33"
	ruleHelp        = "MAU-34"
	ruleAsked       = "MAU-35"
	rulePartial     = "MAU-40"
)

// LintRules lists the rules in the order in which they are explained.
func LintRules() []LintRule { return slices.Concat(valueRules(), markupRules(), fixedRules()) }

// valueRules are about fields, their values and the branches they lead to.
func valueRules() []LintRule {
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

// markupRules are about text that does not mean what it seems to.
func markupRules() []LintRule {
	return []LintRule{
		{ruleForeign, "nội dung không có HTML, liên kết, mã nguồn", "Những dấu ấy không được hiểu mà in ra nguyên như đã gõ.", diag.Warning,
			"<b>Lưu ý</b>", "**Lưu ý**"},
		{ruleTyped, "danh sách và tiêu đề không gõ số, chữ cái, dấu chấm tròn", "Đoạn ấy in ra như chữ thường: không thụt, không đậm, không đánh lại số khi thêm bớt.", diag.Warning,
			"• Gửi báo cáo;", "- Gửi báo cáo;"},
		{ruleHeading, "tiêu đề nằm trọn một dòng, gõ chữ thường", "Dòng thứ hai của tiêu đề thành một đoạn văn; dòng gạch ở dưới in ra như chữ; chữ hoa gõ sẵn làm tiêu đề bậc hai to hơn bậc một.", diag.Warning,
			"# Nhiệm vụ, giải pháp\nchủ yếu", "# Nhiệm vụ, giải pháp chủ yếu"},
		{ruleLineStart, "dòng ngắt giữa câu không bắt đầu như một mục", "Dấu gạch hay số ở đầu dòng cắt câu thành danh sách; số ở đầu dòng lại có khi không thành khoản.", diag.Warning,
			"phát triển kinh tế\n- xã hội", "phát triển kinh tế -\nxã hội"},
		{ruleValueStart, "số thứ tự không in bằng giá trị", "Số do mẫu in ra thành số gõ tay: sai khi thêm bớt mục, và bị báo lỗi khi không liên tục.", diag.Warning,
			"{{ $i }}. {{ .viec }}", "1. {{ .viec }}"},
		{ruleCells, "dòng nào của bảng cũng đủ ô", "Dòng thiếu hay thừa ô làm mẫu hỏng với mọi dữ liệu in dòng ấy.", diag.Error,
			"| {{ .ten }} | {{ .so }} |, dưới tiêu đề có ba ô", "| {{ .ten }} | {{ .so }} | |"},
		{rulePlaced, "nội dung không lặp thành phần mà máy tự đặt", "Quốc hiệu, Kính gửi, Nơi nhận gõ trong nội dung thì in hai lần, sai chỗ và sai cỡ chữ.", diag.Warning,
			"Kính gửi: Sở Nội vụ", "kinh_gui: Sở Nội vụ, trong phần khai báo"},
		{ruleTab, "nội dung không có dấu tab", "Khoảng cách của dấu tab không giữ được trong văn bản.", diag.Warning,
			"Họ tên:⇥Chức vụ:", "hai dòng, hoặc một bảng"},
		{ruleDoubled, "lời quanh giá trị không lặp lời của giá trị", "Văn bản in “ngày ngày 10 tháng 12”, “12,5%%”, “tỉnh tỉnh Lạng Sơn”.", diag.Warning,
			"trước ngày {{ ngay_dai .han }}", "trước {{ ngay_dai .han }}"},
		{ruleLoopNumber, "trong range không gõ số thứ tự", "Dữ liệu có hai dòng thì số ấy in hai lần và bị báo là không liên tục.", diag.Warning,
			"{{ range .viec }}2. {{ . }}{{ end }}", "{{ range .viec }}1. {{ . }}{{ end }}"},
	}
}

// fixedRules are about what belongs into the data, and about the person who
// fills it in.
func fixedRules() []LintRule {
	return []LintRule{
		{ruleLiteralDate, "ngày, hạn là dữ liệu, không gõ cứng", "Mẫu dùng lại năm sau vẫn in ngày của năm nay.", diag.Warning,
			"gửi báo cáo trước ngày 10/12/2026", "gửi báo cáo trước ngày {{ .han }}"},
		{ruleLiteralPart, "số, ngày ban hành và họ tên người ký để người soạn ghi", "Mọi văn bản làm từ mẫu mang cùng số, cùng ngày, cùng người ký.", diag.Warning,
			"ngay_ban_hanh: 20/11/2026", "bỏ khóa này khỏi mẫu"},
		{ruleExample, "trường chữ có nhãn và ví dụ", "“vanban new” không có gì để viết sẵn, người soạn phải đoán.", diag.Note,
			"- {ten: ly_do}", "- {ten: ly_do, nhan: Lý do, vi_du: thay đổi nhân sự}"},
		{ruleHelp, "trường có một câu giải thích", "Người soạn không biết gõ gì, có dấu chấm cuối hay không.", diag.Note,
			"- {ten: ly_do, nhan: Lý do}", "- {ten: ly_do, nhan: Lý do, tro_giup: Một cụm từ, không có dấu cuối.}"},
		{ruleAsked, "giá trị chỉ để rẽ nhánh, tính toán thì khai in_ra: tùy", "Người soạn gõ một giá trị và tin rằng văn bản có nó.", diag.Warning,
			"{{ if .ly_do }}Có thay đổi.{{ end }}, khi ly_do là trường chữ", "{{ with .ly_do }}Có thay đổi: {{ . }}.{{ end }}"},
		{rulePartial, "range đi qua cả danh sách", "Mục đầu hay mục cuối người soạn đã gõ mà không chỗ nào in, không được đếm, không được cộng.", diag.Warning,
			"{{ range initial .viec }}- {{ . }};{{ end }}", "{{ range $i, $v := .viec }}- {{ . }}{{ dau_muc $i $.viec }}{{ end }}"},
	}
}
