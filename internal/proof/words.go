package proof

import (
	"strconv"
	"strings"

	"vanban/internal/viet"
)

// The words of administrative prose that made-up texts are put together from.
// Each list is read aloud after those before it: “rà soát” “danh mục nhiệm vụ”
// “của các đơn vị trực thuộc”.
var (
	verbs = []string{
		"rà soát", "cập nhật", "hoàn thiện", "tổ chức", "xây dựng", "triển khai", "theo dõi", "tổng hợp", "đánh giá", "củng cố",
		"mở rộng", "chuẩn bị", "hướng dẫn", "kiểm tra", "bổ sung", "phổ biến", "nâng cao", "thống nhất", "sắp xếp", "khai thác",
	}
	things = []string{
		"danh mục nhiệm vụ", "cơ sở dữ liệu dùng chung", "quy trình giải quyết công việc", "hệ thống thông tin báo cáo",
		"nội dung tập huấn", "hạ tầng kỹ thuật", "kênh tiếp nhận phản ánh", "kho tài liệu tham khảo", "bộ chỉ số theo dõi",
		"mạng lưới hỗ trợ doanh nghiệp", "nền tảng học tập trực tuyến", "sổ tay nghiệp vụ", "phương án phối hợp",
		"lịch làm việc chung", "hồ sơ công việc", "dịch vụ tư vấn", "chương trình liên kết", "công tác lưu trữ",
		"mô hình thí điểm", "bản đồ số", "phần mềm quản lý", "kế hoạch bồi dưỡng", "điểm kết nối cung cầu", "tiêu chí lựa chọn",
	}
	whose = []string{
		"của các đơn vị trực thuộc", "theo phân công", "trên từng địa bàn", "trong toàn ngành", "ở cấp xã", "bảo đảm đúng tiến độ",
		"phù hợp với điều kiện thực tế", "gắn với cải cách hành chính", "phục vụ người dân", "cho cán bộ chuyên trách",
		"với sự tham gia của hiệp hội", "trong từng lĩnh vực", "theo hướng tinh gọn", "bằng hình thức phù hợp",
		"từ nguồn lực sẵn có", "để dùng lâu dài", "có phân công rõ ràng", "sau khi lấy ý kiến", "ở các khu công nghiệp",
		"tại bộ phận một cửa", "cho doanh nghiệp nhỏ và vừa", "trong các hợp tác xã", "qua môi trường mạng",
	}
	units     = []string{"doanh nghiệp", "sản phẩm", "dự án", "lượt người", "lớp học", "đề tài", "hợp đồng", "hệ thống", "cơ sở", "mô hình"}
	syllables = []string{"An", "Bình", "Cẩm", "Đông", "Gia", "Hòa", "Khánh", "Lộc", "Minh", "Nam", "Phú", "Quang", "Sơn", "Tân", "Thanh", "Vĩnh", "Xuân", "Yên"}
	surnames  = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"}
	given     = []string{"Mẫu", "Thí Dụ", "Ví Dụ", "Minh Họa", "Giả Định"}
)

// phrase is the n-th phrase without capital and stop, of about as many letters
// as wanted. Phrases of different numbers differ.
func phrase(n, letters int) string {
	n %= len(verbs) * len(things) * len(whose)
	verb, n := verbs[n%len(verbs)], n/len(verbs)
	thing, tail := things[n%len(things)], n/len(things)
	out := verb + " " + thing + " " + whose[tail]
	for i := 1; len([]rune(out)) < letters*9/10; i++ {
		joint := ", "
		if i%3 == 2 {
			joint = " và "
		}
		out += joint + verbs[(tail+7*i)%len(verbs)] + " " + things[(n+5*i)%len(things)] + " " + whose[(tail+11*i)%len(whose)]
	}
	return out
}

// noun is a thing, shorter than a phrase: what a label or a kind of thing is
// called.
func noun(n, letters int) string {
	n %= len(things) * len(whose)
	out := things[n%len(things)]
	if letters > len([]rune(out))*3/2 {
		out += " " + whose[n/len(things)]
	}
	return out
}

// placeName is the n-th name of a place that there may be: “Phú Lộc”.
func placeName(n int) string {
	n %= len(syllables) * (len(syllables) - 1)
	first := n % len(syllables)
	second := (first + 1 + n/len(syllables)) % len(syllables)
	return syllables[first] + " " + syllables[second]
}

// bodyName is the n-th name of a body that a list may have sixty of.
func bodyName(n int) string {
	if n%2 == 0 {
		return "Ủy ban nhân dân xã " + placeName(n/2)
	}
	return "Ủy ban nhân dân phường " + placeName(n/2+5)
}

// longBody names bodies about as long as real ones get.
func longBody(n int) string {
	return "Ban Quản lý Khu kinh tế cửa khẩu và các khu công nghiệp " + placeName(n)
}

// person is the n-th plainly invented name.
func person(n int) string {
	middle := "Văn"
	if n%2 == 1 {
		middle = "Thị"
	}
	return surnames[n%len(surnames)] + " " + middle + " " + given[n/2%len(given)]
}

// sentences are some sentences in a row, each with capital and stop.
func sentences(n, count int) string {
	out := make([]string, count)
	for i := range out {
		out[i] = viet.UpperFirst(phrase(n+i*37, 90+(i*53)%120)) + "."
	}
	return strings.Join(out, " ")
}

// passage is text of some paragraphs of about eighty words.
func passage(n, paragraphs int) string {
	out := make([]string, paragraphs)
	for i := range out {
		out[i] = sentences(n+i*211, 3)
	}
	return strings.Join(out, "\n\n")
}

// mail is the n-th address of a unit.
func mail(n int) string { return "donvi" + strconv.Itoa(n%900+100) + "@example.vn" }

// hostile are texts that look like something else: markup, a template, XML.
// What they say must come out as it stands.
var hostile = []string{
	"*nghiêng* và **đậm**", "# một tiêu đề", "1. một khoản", "- một gạch đầu dòng", "| ô một | ô hai |", "{@nhan}", "{trang}", `\ và \\ hai gạch`,
	"{{ .x }}", "{{ end }}", "{{ range .y }}", "<w:p/>", "]]> và <![CDATA[", "&amp; &lt;b&gt;", "<b>đậm</b>", "{phu_luc: Tên}", "Điều 1. Phạm vi",
	"a < b > c & d", "{^ chú thích}", "> lời dẫn", "a) một điểm", "(i) một ý", "---", "``mã``", "%s và %d", "{bang rong=1,2}", "# I. Mục", "Chương I",
}

// longAddress is the longest unbroken word there is in real texts.
const longAddress = "https://congthongtin.example.vn/danh-muc/san-pham-cong-nghe-so"
