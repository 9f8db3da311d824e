package remind

import (
	"reflect"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/record"
)

// settingsFile is don-doc.yaml.
type settingsFile struct {
	Title    text          `yaml:"ten" title:"Tên" help:"Tên của kế hoạch đôn đốc, hiện khi in danh sách công văn." form:",required"`
	Tracking text          `yaml:"bang_theo_doi" title:"Bảng theo dõi" help:"Tên tệp bảng theo dõi, đặt cạnh tệp này."`
	Report   reportForm    `yaml:"bao_cao" title:"Chế độ báo cáo" help:"Báo cáo năm được theo dõi: văn bản quy định và hạn gửi." form:",required"`
	Reviews  []reviewForm  `yaml:"moc_ra_soat" title:"Mốc rà soát" help:"Kế hoạch ban hành trước một trong các mốc này thì phải rà soát."`
	Holidays []text        `yaml:"ngay_nghi" title:"Ngày nghỉ" help:"Ngày nghỉ lễ, tết, nghỉ bù trong năm; không tính là ngày làm việc." form:"day"`
	Workdays []text        `yaml:"ngay_lam_bu" title:"Ngày làm bù" help:"Thứ Bảy, Chủ nhật làm bù; tính là ngày làm việc." form:"day"`
	Manner   text          `yaml:"gui" title:"Cách gửi" help:"rieng: mỗi địa phương một công văn; gop: một công văn cho các địa phương có cùng viện dẫn." words:"rieng gop"`
	Document *record.Value `yaml:"van_ban" title:"Phần chung của các công văn" help:"Khóa của tệp khai báo mà công văn nào cũng có: ky_hieu, nguoi_ky, luu…" form:"data"`
	Data     *record.Value `yaml:"du_lieu" title:"Dữ liệu chung" help:"Trường của mẫu mà công văn nào cũng có; mẫu nào không có trường ấy thì bỏ qua." form:"data"`
	Letters  []letterForm  `yaml:"cong_van" title:"Các loại công văn" help:"Mỗi loại một mục; mục đứng trước được gửi trước khi một địa phương có nhiều việc." form:",required"`
	At       diag.Range
}

// reportForm is the reporting regime.
type reportForm struct {
	Year     text           `yaml:"nam" title:"Năm báo cáo" help:"Bỏ trống thì lấy năm gần nhất đã đến kỳ nhắc."`
	Basis    text           `yaml:"can_cu" title:"Văn bản quy định" help:"Tên loại, số, ký hiệu, ngày và cơ quan ban hành văn bản đặt ra kỳ báo cáo; không dấu cuối." form:",required"`
	Deadline text           `yaml:"han" title:"Hạn gửi hằng năm" help:"“trước ngày 10/12” thì ngày cuối là 09/12; “chậm nhất ngày 10/12” thì tính cả ngày 10." form:",required"`
	Extended []extendedForm `yaml:"han_rieng" title:"Hạn riêng của từng năm" help:"Năm nào có hạn khác thì ghi ở đây."`
	At       diag.Range
}

// extendedForm is the deadline of one year.
type extendedForm struct {
	Year     text `yaml:"nam" title:"Năm báo cáo" help:"Năm của báo cáo." form:",required"`
	Deadline text `yaml:"han" title:"Hạn gửi" help:"Ngày đầy đủ, như trước ngày 15/12/2026." form:",required"`
	At       diag.Range
}

// reviewForm is a day before which plans are out of date.
type reviewForm struct {
	Before text `yaml:"truoc" title:"Trước ngày" help:"Kế hoạch ban hành trước ngày này thì phải rà soát." form:"day,required"`
	Merged bool `yaml:"chi_sau_sap_xep" title:"Chỉ nơi sau sắp xếp" help:"có: chỉ áp dụng cho địa phương hình thành từ hai tỉnh trở lên."`
	Reason text `yaml:"ly_do" title:"Lý do" help:"Vì sao phải rà soát, như: ban hành trước khi luật mới có hiệu lực." form:",required"`
	At     diag.Range
}

// letterForm is one kind of letter.
type letterForm struct {
	Code     text          `yaml:"ma" title:"Mã" help:"Mã ngắn, dùng ở cột Loại của trang tính “Công văn đã gửi”." form:",required"`
	Matter   text          `yaml:"khi" title:"Gửi khi" help:"Tình trạng của địa phương mà công văn này nhắc." form:",required" words:"qua_han thieu_so_lieu sap_den_han chua_ban_hanh_sau_sap_xep chua_ban_hanh can_ra_soat"`
	Template text          `yaml:"mau" title:"Mẫu" help:"Mã của mẫu công văn." form:",required"`
	Manner   text          `yaml:"gui" title:"Cách gửi" help:"rieng hoặc gop; thay cho khóa gui chung." words:"rieng gop"`
	Deadline text          `yaml:"han" title:"Hạn" help:"Một ngày (chậm nhất ngày 31/12/2026) hoặc số ngày kể từ ngày công văn (5 ngày làm việc)."`
	Lead     text          `yaml:"truoc_han" title:"Nhắc trước hạn" help:"Số ngày trước hạn báo cáo thì bắt đầu nhắc; chỉ dùng khi nhắc sắp đến hạn."`
	Gap      text          `yaml:"gian_cach" title:"Giãn cách" help:"Số ngày ít nhất giữa hai lần nhắc cùng loại."`
	Most     text          `yaml:"nhieu_nhat" title:"Số lần nhiều nhất" help:"Đã nhắc đủ số lần này thì thôi; bỏ trống là không giới hạn."`
	Counts   []text        `yaml:"tinh_ca" title:"Tính cả" help:"Mã các loại khác cũng được tính và viện dẫn là lần nhắc trước."`
	Since    text          `yaml:"tinh_tu" title:"Tính từ ngày" help:"Công văn gửi trước ngày này không tính là lần nhắc trước." form:"day"`
	Document *record.Value `yaml:"van_ban" title:"Phần riêng" help:"Khóa của tệp khai báo chỉ loại này có; thay cho phần chung." form:"data"`
	Data     *record.Value `yaml:"du_lieu" title:"Dữ liệu riêng" help:"Trường của mẫu chỉ loại này có; thay cho dữ liệu chung." form:"data"`
	At       diag.Range
}

// FileForm is the kind of file that [ReadSettings] reads.
func FileForm() pipeline.FileForm {
	form := pipeline.FileForm{Key: "don-doc", Files: "don-doc.yaml", Title: "kế hoạch đôn đốc"}
	return pipeline.FormOf(form, reflect.TypeFor[settingsFile](), "Tệp don-doc.yaml: ai được nhắc việc gì, bằng mẫu nào, hạn bao lâu.")
}
