package template

import (
	"os"
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/record"
)

// TestRulesOfThePlan breaks the plan of the examples in one place at a time and
// looks for what its template says of it.
func TestRulesOfThePlan(t *testing.T) {
	src, err := os.ReadFile("../../templates/ke-hoach-doanh-nghiep-cong-nghe-so.vb.md")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../examples/ke-hoach/ke-hoach-lang-son.vb.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tmpl, problems := Parse("ke-hoach.vb.md", src)
	if tmpl == nil {
		t.Fatal(problems)
	}
	for _, test := range []struct{ set, want string }{
		{"", ""},
		{"du_lieu.den_nam=2026", "“den_nam” (Năm cuối của kế hoạch) là 2026, phải sau “tu_nam” (Năm đầu của kế hoạch) là 2026"},
		{"du_lieu.moc[1]=2031", "“moc” (Các mốc nêu mục tiêu) là 2031, phải nằm trong giai đoạn 2026 - 2030"},
		{"du_lieu.nam_chi_tieu[3]=2029", "“nam_chi_tieu” (Các năm của bảng chỉ tiêu) nêu “2029” hai lần"},
		{"du_lieu.nam_hien_trang=2027", "“nam_hien_trang” (Năm của cột hiện trạng) là 2027, phải trước “nam_chi_tieu” (Các năm của bảng chỉ tiêu) là 2027"},
		{"du_lieu.thuc_trang.dan_so=0", "“thuc_trang.dan_so” (Dân số) là 0, không được nhỏ hơn 1"},
		{"du_lieu.thuc_trang.thoi_diem=21/11/2026", "“thuc_trang.thoi_diem” (Thời điểm của số liệu) là 21/11/2026, không được sau ngày ban hành là 20/11/2026"},
		{"du_lieu.so_chu_tri=Sở Khoa học Công nghệ", "“so_chu_tri” (Sở làm đầu mối) là “Sở Khoa học Công nghệ”, không có trong “co_quan.ten” (Tên cơ quan)"},
		{"du_lieu.nhiem_vu[0].chu_tri=Sở Dân tộc", "“nhiem_vu.chu_tri” (Cơ quan chủ trì) là “Sở Dân tộc”, không có trong “co_quan.ten” (Tên cơ quan)"},
		{"du_lieu.nhiem_vu[0].phoi_hop[0]=Sở Dân tộc", "“nhiem_vu.phoi_hop” (Cơ quan phối hợp) là “Sở Dân tộc”, không có trong “co_quan.ten” (Tên cơ quan)"},
		{"du_lieu.nhiem_vu[0].chu_tri=Sở Khoa học và Công nghệ", "“nhiem_vu.phoi_hop” (Cơ quan phối hợp) là “Sở Khoa học và Công nghệ”, trùng với “nhiem_vu.chu_tri” (Cơ quan chủ trì)"},
		{"du_lieu.nhiem_vu[0].phoi_hop[0]=Văn phòng Ủy ban nhân dân tỉnh", "“nhiem_vu.phoi_hop” (Cơ quan phối hợp) nêu “Văn phòng Ủy ban nhân dân tỉnh” hai lần"},
		{"du_lieu.nhiem_vu[0].nhom=Việc khác", "“nhiem_vu.nhom” (Nhóm nhiệm vụ) là “Việc khác”, không có trong “nhom_nhiem_vu.ten” (Tên nhóm)"},
		{"du_lieu.nhiem_vu[0].han=trước ngày 01/01/2026", "“nhiem_vu.han” (Thời hạn) là “trước ngày 01/01/2026” (đến hết ngày 31/12/2025), phải nằm trong giai đoạn 2026 - 2030"},
		{"du_lieu.nhu_cau[0].thoi_gian=2029 - 2032", "“nhu_cau.thoi_gian” (Thời gian dự kiến) là “2029 - 2032” (đến hết ngày 31/12/2032), phải nằm trong giai đoạn 2026 - 2030"},
		{"du_lieu.nhu_cau[0].co_quan=Sở Dân tộc", "“nhu_cau.co_quan” (Cơ quan có nhu cầu) là “Sở Dân tộc”, không có trong “co_quan.ten” (Tên cơ quan)"},
		{"du_lieu.chi_tieu[0].theo_doi=Sở Dân tộc", "“chi_tieu.theo_doi” (Cơ quan theo dõi) là “Sở Dân tộc”, không có trong “co_quan.ten” (Tên cơ quan)"},
		{"du_lieu.chi_tieu[0].hien_trang=151", "“chi_tieu.gia_tri” (Giá trị theo năm) năm 2027 là 150, nhỏ hơn “chi_tieu.hien_trang” (Hiện trạng) là 151"},
		{"du_lieu.chi_tieu[0].gia_tri.2029=189", "“chi_tieu.gia_tri” (Giá trị theo năm) năm 2029 là 189, nhỏ hơn năm 2028 là 190"},
		{"du_lieu.chi_tieu[0].gia_tri.2029=", "“chi_tieu.gia_tri” (Giá trị theo năm) thiếu giá trị năm 2029"},
		{"du_lieu.chi_tieu[0].gia_tri.2026=100", "“chi_tieu.gia_tri” (Giá trị theo năm) là “2026”, không có trong “moc” (Các mốc nêu mục tiêu) hoặc “nam_chi_tieu” (Các năm của bảng chỉ tiêu)"},
		{"du_lieu.kinh_phi[0].tong=1501", "“kinh_phi.tong” (Tổng) là 1.501, cộng “kinh_phi.ngan_sach_tinh” (Ngân sách tỉnh), “kinh_phi.trung_uong” (Ngân sách trung ương), “kinh_phi.xa_hoi_hoa” (Nguồn xã hội hóa) được 1.500"},
		{"du_lieu.kinh_phi[0].theo_nam.2030=351", "“kinh_phi.tong” (Tổng) là 1.500, cộng “kinh_phi.theo_nam” (Chia theo năm) được 1.501"},
		{"du_lieu.co_quan[9].ten=Sở Thông tin và Truyền thông", "“co_quan.ten” (Tên cơ quan) là “Sở Thông tin và Truyền thông”; từ 01/3/2025 không còn “Sở Thông tin và Truyền thông”"},
		{"noi_nhan[5]=Sở Y tế", "“nhiem_vu.chu_tri” (Cơ quan chủ trì) là “Văn phòng Ủy ban nhân dân tỉnh”, không có trong Nơi nhận"},
	} {
		root, _ := record.YAML("d.vb.yaml", data)
		if test.set != "" {
			if bad := record.Set(root, test.set); bad.HasErrors() {
				t.Fatal(bad)
			}
		}
		_, problems := tmpl.Fill(root, newEnv(t, doc.Issue))
		found := test.want == "" && !problems.HasErrors()
		var said []string
		for _, p := range problems {
			found = found || test.want != "" && strings.Contains(p.Message, test.want)
			said = append(said, p.Message)
		}
		if !found {
			t.Errorf("%s says %q, want %q", test.set, said, test.want)
		}
	}
}
