package template

// The fields of templates that are written for their authors to go on from.
const (
	fieldWork = `  - ten: cong_viec
    nhan: Công việc
    kieu: chu
    bat_buoc: true
    tro_giup: Một cụm từ, viết thường chữ đầu, không có dấu chấm cuối.
    vi_du: rà soát thiết bị phòng họp năm 2026
`
	fieldTasks = `  - ten: noi_dung
    nhan: Các việc phải làm
    kieu: danh_sach
    bat_buoc: true
    tro_giup: Mỗi mục một việc, không gõ số thứ tự và dấu cuối mục.
    vi_du: [Kiểm kê thiết bị của từng phòng họp, Lập danh mục thiết bị phải thay thế]
`
	fieldDue = `  - ten: han
    nhan: Thời hạn hoàn thành
    kieu: thoi_han
    tro_giup: Ngày, tháng, quý hoặc năm; để trống nếu không đặt hạn.
    vi_du: Quý II/2026
`
	fieldLead = `  - ten: don_vi
    nhan: Đơn vị đầu mối
    kieu: chu
    bat_buoc: true
    tro_giup: Tên đầy đủ, như viết giữa câu.
    vi_du: Phòng Chuyển đổi số
`
	fieldBasis = `  - ten: can_cu
    nhan: Căn cứ
    kieu: danh_sach
    bat_buoc: true
    tro_giup: Mỗi mục một văn bản, có số, ngày, cơ quan ban hành; không gõ chữ “Căn cứ” và dấu cuối mục.
    vi_du: [Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]
`
	fieldEffect = `  - ten: hieu_luc
    nhan: Ngày có hiệu lực
    kieu: ngay
    bat_buoc: true
    tro_giup: Ngày/tháng/năm.
    vi_du: 15/7/2026
`
	fieldAim = `  - ten: muc_dich
    nhan: Mục đích, yêu cầu
    kieu: doan
    bat_buoc: true
    tro_giup: Một hoặc nhiều đoạn; kiểu doan được viết như nội dung của mẫu.
    vi_du: Bảo đảm phòng họp sẵn sàng cho các cuộc họp trực tuyến.
`
	fieldState = `  - ten: tinh_hinh
    nhan: Tình hình
    kieu: doan
    bat_buoc: true
    tro_giup: Một hoặc nhiều đoạn; kiểu doan được viết như nội dung của mẫu.
    vi_du: Các phòng họp đều có thiết bị họp trực tuyến, một số đã dùng quá mười năm.
`
	fieldTable = `  - ten: nhiem_vu
    nhan: Nhiệm vụ
    kieu: bang
    bat_buoc: true
    tro_giup: Mỗi dòng một nhiệm vụ.
    cot:
      - {ten: ten, nhan: Tên nhiệm vụ, kieu: chu, bat_buoc: true, vi_du: Kiểm kê thiết bị}
      - {ten: chu_tri, nhan: Đơn vị chủ trì, kieu: chu, bat_buoc: true, vi_du: Văn phòng Sở}
      - {ten: han, nhan: Thời hạn, kieu: thoi_han, vi_du: Quý II/2026}
`
	fieldMoney = `  - ten: kinh_phi
    nhan: Kinh phí, tính bằng đồng
    kieu: tien
    tro_giup: Để trống nếu không cần kinh phí.
    vi_du: 50.000.000
`
	fieldWishes = `  - ten: kien_nghi
    nhan: Kiến nghị
    kieu: danh_sach
    tro_giup: Mỗi mục một kiến nghị, không gõ số thứ tự và dấu cuối mục; để trống nếu không có.
    vi_du: [Bố trí kinh phí thay thế thiết bị]
`
	fieldMeeting = `  - {ten: ngay, nhan: Ngày họp, kieu: ngay, bat_buoc: true, tro_giup: Ngày/tháng/năm., vi_du: 24/3/2026}
  - {ten: bat_dau, nhan: Giờ bắt đầu, kieu: chu, bat_buoc: true, tro_giup: Như 08 giờ 00., vi_du: 08 giờ 00}
  - {ten: ket_thuc, nhan: Giờ kết thúc, kieu: chu, bat_buoc: true, tro_giup: Như 11 giờ 15., vi_du: 11 giờ 15}
  - {ten: dia_diem, nhan: Địa điểm, kieu: chu, bat_buoc: true, tro_giup: Tên phòng và nơi họp., vi_du: Phòng họp số 2}
  - {ten: thanh_phan, nhan: Thành phần dự họp, kieu: danh_sach, bat_buoc: true, tro_giup: Mỗi mục một người hoặc một nhóm người., vi_du: [Đại diện các phòng, Đại diện Văn phòng Sở]}
  - ten: y_kien
    nhan: Ý kiến thảo luận
    kieu: bang
    tro_giup: Mỗi dòng một ý kiến; để trống nếu không có.
    cot:
      - {ten: nguoi, nhan: Người phát biểu, kieu: chu, bat_buoc: true, vi_du: Đại diện Văn phòng Sở}
      - {ten: noi_dung, nhan: Nội dung, kieu: chu, bat_buoc: true, vi_du: đề nghị lập danh mục thiết bị}
  - {ten: ket_luan, nhan: Kết luận của chủ tọa, kieu: doan, bat_buoc: true, tro_giup: Một hoặc nhiều đoạn., vi_du: Thống nhất lập danh mục trước ngày 28 tháng 3 năm 2026.}
`
	fieldPerson = `  - {ten: nguoi, nhan: Họ và tên, kieu: chu, bat_buoc: true, tro_giup: Không ghi học hàm và học vị., vi_du: Trần Thị Thí Dụ}
  - {ten: chuc_vu, nhan: Chức vụ, kieu: chu, bat_buoc: true, tro_giup: Chức vụ và nơi công tác., vi_du: chuyên viên Văn phòng Sở}
`
	fieldLeave = `  - {ten: so_ngay, nhan: Số ngày nghỉ, kieu: so, bat_buoc: true, tro_giup: Số ngày làm việc được nghỉ., vi_du: 5}
  - {ten: tu_ngay, nhan: Nghỉ từ ngày, kieu: ngay, bat_buoc: true, tro_giup: Ngày/tháng/năm., vi_du: 04/5/2026}
  - {ten: noi_nghi, nhan: Nơi nghỉ, kieu: chu, bat_buoc: true, tro_giup: Tên địa phương., vi_du: tỉnh Cao Bằng}
`
	fieldVisit = `  - {ten: noi_den, nhan: Nơi đến, kieu: chu, bat_buoc: true, tro_giup: Tên đầy đủ của cơ quan., vi_du: Ủy ban nhân dân xã Hữu Liên}
  - {ten: het_han, nhan: Có giá trị đến hết ngày, kieu: ngay, bat_buoc: true, tro_giup: Ngày/tháng/năm., vi_du: 31/3/2026}
`
	fieldPlace = `  - {ten: ngay, nhan: Ngày, kieu: ngay, bat_buoc: true, tro_giup: Ngày/tháng/năm., vi_du: 24/3/2026}
  - {ten: dia_diem, nhan: Địa điểm, kieu: chu, tro_giup: Để trống nếu không có., vi_du: Phòng họp số 2}
`
	fieldPapers = `  - ten: tai_lieu
    nhan: Tài liệu gửi kèm
    kieu: bang
    tro_giup: Mỗi dòng một tài liệu; để trống nếu không có.
    cot:
      - {ten: ten, nhan: Tên tài liệu, kieu: chu, bat_buoc: true, vi_du: Danh mục thiết bị}
      - {ten: so_ban, nhan: Số bản, kieu: so, bat_buoc: true, vi_du: 1}
`
	fieldParties = `  - ten: ben_a
    nhan: Bên A
    kieu: nhom
    bat_buoc: true
    tro_giup: Tên, địa chỉ và người đại diện, in ở đầu văn bản.
    truong:
      - {ten: ten, nhan: Tên, kieu: chu, bat_buoc: true, vi_du: Sở Khoa học và Công nghệ}
      - {ten: dia_chi, nhan: Địa chỉ, kieu: chu, bat_buoc: true, vi_du: "phường Lương Văn Tri, tỉnh Lạng Sơn"}
      - {ten: dai_dien, nhan: Người đại diện, kieu: chu, bat_buoc: true, vi_du: Nguyễn Văn Mẫu}
  - ten: ben_b
    nhan: Bên B
    kieu: nhom
    bat_buoc: true
    tro_giup: Tên, địa chỉ và người đại diện, in ở đầu văn bản.
    truong:
      - {ten: ten, nhan: Tên, kieu: chu, bat_buoc: true, vi_du: Công ty Thí dụ}
      - {ten: dia_chi, nhan: Địa chỉ, kieu: chu, bat_buoc: true, vi_du: "phường Tam Thanh, tỉnh Lạng Sơn"}
      - {ten: dai_dien, nhan: Người đại diện, kieu: chu, bat_buoc: true, vi_du: Trần Thị Thí Dụ}
`
)

// The components that such templates fill from their fields.
const (
	partsOfBasis = `# Mục cho kết quả nhiều dòng thì thành nhiều căn cứ.
can_cu: ['{{ range .can_cu }}Căn cứ {{ . }}{{ "\n" }}{{ end }}']
`
	partsOfSides = `cac_ben:
  - {danh_xung: BÊN A, ten: "{{ .ben_a.ten }}", thong_tin: ["Địa chỉ: {{ .ben_a.dia_chi }}", "Đại diện: {{ .ben_a.dai_dien }}"]}
  - {danh_xung: BÊN B, ten: "{{ .ben_b.ten }}", thong_tin: ["Địa chỉ: {{ .ben_b.dia_chi }}", "Đại diện: {{ .ben_b.dai_dien }}"]}
`
)

// The bodies of such templates; “[LOẠI]” stands for the name of the kind.
const (
	listOfTasks = `{{ range $i, $viec := .noi_dung }}
1. {{ $viec }}{{ dau_muc $i $.noi_dung }}
{{ end }}
`
	tableOfTasks = `{{/* rong: tỷ lệ độ rộng của các cột; dòng giữa range và end viết lại cho từng nhiệm vụ */}}
{bang rong=8,46,26,20 can=giua,trai,trai,giua}
| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |
|----|----------|----------------|----------|
{{ range $i, $viec := .nhiem_vu }}
| {{ cong $i 1 }} | {{ .ten }} | {{ .chu_tri }} | {{ with .han }}{{ . }}{{ end }} |
{{ end }}
`
	bodyOfSides = `Hai bên thống nhất ký kết [LOẠI] với các điều khoản sau:

# Điều 1. Nội dung công việc

Bên B thực hiện việc {{ .cong_viec }}, gồm:

` + listOfTasks + `
# Điều 2. Thời gian thực hiện

Thời gian thực hiện: {{ if .han }}{{ .han }}{{ else }}theo thỏa thuận của hai bên{{ end }}.

# Điều 3. Điều khoản thi hành

[LOẠI] có hiệu lực kể từ ngày ký, được lập thành 04 bản có giá trị như nhau, mỗi bên giữ 02 bản.
`
	bodyOfEnactment = `Điều 1. Giao {{ .don_vi }} {{ .cong_viec }}.

Điều 2. {{ hoa_dau .don_vi }} có trách nhiệm:

` + listOfTasks + `
Điều 3. [LOẠI] này có hiệu lực kể từ ngày ký. Văn phòng Sở, {{ .don_vi }} và các đơn vị liên quan chịu trách nhiệm thi hành [LOẠI] này.
`
	bodyOfRegulation = `# Chương I. Quy định chung

# Điều 1. Phạm vi điều chỉnh

[LOẠI] này quy định về {{ .cong_viec }}.

# Điều 2. Đầu mối thực hiện

{{ hoa_dau .don_vi }} là đơn vị đầu mối thực hiện [LOẠI] này.

# Chương II. Quy định cụ thể

# Điều 3. Nội dung thực hiện

` + listOfTasks + `
# Chương III. Điều khoản thi hành

# Điều 4. Hiệu lực thi hành

[LOẠI] này có hiệu lực kể từ {{ ngay_dai .hieu_luc }}.
`
	bodyOfReport = `# Tình hình

{{ .tinh_hinh }}

# Nội dung thực hiện

Các nhiệm vụ về {{ .cong_viec }} được giao như sau:

` + tableOfTasks + `
{{ if .kien_nghi }}
# Kiến nghị

{{ range $i, $viec := .kien_nghi }}
1. {{ $viec }}{{ dau_muc $i $.kien_nghi }}
{{ end }}

{{ end }}
`
	bodyOfPlan = `# Mục đích, yêu cầu

{{ .muc_dich }}

# Nội dung thực hiện

Các nhiệm vụ về {{ .cong_viec }} được giao như sau:

` + tableOfTasks + `
# Tổ chức thực hiện

{{ if .kinh_phi }}
1. Kinh phí thực hiện là {{ .kinh_phi }} đồng ({{ so_chu .kinh_phi }} đồng).

{{ end }}
1. Đơn vị chủ trì từng nhiệm vụ báo cáo kết quả khi hoàn thành.
`
	bodyOfMinutes = `Thời gian bắt đầu: {{ .bat_dau }}, {{ ngay_dai .ngay }}.

Địa điểm: {{ .dia_diem }}.

Thành phần dự họp: {{ noi .thanh_phan }}.

Nội dung: {{ .cong_viec }}.

{{ if .y_kien }}
Ý kiến thảo luận:

{{ range $i, $y := .y_kien }}
1. {{ .nguoi }}: {{ .noi_dung }}{{ dau_muc $i $.y_kien }}
{{ end }}

{{ end }}
Kết luận của chủ tọa:

{{ .ket_luan }}

Cuộc họp kết thúc vào {{ .ket_thuc }}, {{ ngay_dai .ngay }}.
`
	bodyOfLeave = `Cấp cho:

Ông (bà): {{ .nguoi }}

Chức vụ: {{ .chuc_vu }}

Được nghỉ phép trong thời gian {{ .so_ngay }} ngày làm việc kể từ {{ ngay_dai .tu_ngay }} tại {{ .noi_nghi }}.

Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm.
`
	bodyOfVisit = `{giua}
Trân trọng giới thiệu:

Ông (bà): {{ .nguoi }}

Chức vụ: {{ .chuc_vu }}

Được cử đến: {{ .noi_den }}

Về việc: {{ .cong_viec }}

Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.

Giấy này có giá trị đến hết {{ ngay_dai .het_han }}.
`
	bodyOfLines = `Nội dung: {{ .cong_viec }}.

Thời gian: {{ ngay_dai .ngay }}.

{{ if .dia_diem }}
Địa điểm: {{ .dia_diem }}.

{{ end }}
{{ if .tai_lieu }}
Tài liệu gửi kèm:

{bang rong=10,65,25 can=giua,trai,giua}
| TT | Tên tài liệu | Số bản |
|----|--------------|--------|
{{ range $i, $t := .tai_lieu }}
| {{ cong $i 1 }} | {{ .ten }} | {{ .so_ban }} |
{{ end }}
{{ end }}
`
	bodyOfClauses = `Việc {{ .cong_viec }} được thực hiện như sau:

` + listOfTasks + `
{{ if .han }}
Thời hạn hoàn thành: {{ .han }}.
{{ end }}
`
)
