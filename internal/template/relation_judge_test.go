package template

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/record"
)

const relationFields = `
  - {ten: tu_nam, nhan: Năm đầu, kieu: nam}
  - {ten: den_nam, nhan: Năm cuối, kieu: nam}
  - {ten: ngay_a, nhan: Ngày họp, kieu: ngay}
  - {ten: ngay_b, nhan: Ngày gửi giấy mời, kieu: ngay}
  - {ten: hang_nam, nhan: Hạn hằng năm, kieu: ngay_thang}
  - {ten: so_a, nhan: Tổng số, kieu: so}
  - {ten: so_b, nhan: Trong đó, kieu: so}
  - {ten: moc, nhan: Mốc, kieu: danh_sach, muc: nam}
  - {ten: trang_thai, nhan: Trạng thái, kieu: lua_chon, lua_chon: [Đã xong, Đang làm, Chưa làm]}
  - {ten: gap, nhan: Gấp, kieu: co_khong}
  - {ten: ly_do, nhan: Lý do}
  - {ten: tinh, nhan: Tỉnh, kieu: tinh_thanh}
  - {ten: thay, nhan: Các tỉnh, kieu: danh_sach, muc: tinh_thanh}
  - {ten: tong_cong, nhan: Tổng cộng, kieu: tien}
  - {ten: chung, nhan: Tỷ lệ chung, kieu: ty_le}
  - ten: nhiem_vu
    nhan: Nhiệm vụ
    kieu: bang
    cot:
      - {ten: chu_tri, nhan: Cơ quan chủ trì, bat_buoc: true}
      - {ten: phoi_hop, nhan: Cơ quan phối hợp, kieu: danh_sach}
      - {ten: han, nhan: Thời hạn, kieu: thoi_han}
      - {ten: trang_thai, nhan: Tình hình, kieu: lua_chon, lua_chon: [Đã xong, Chưa xong]}
      - {ten: vuong_mac, nhan: Vướng mắc}
  - {ten: co_quan, nhan: Danh sách cơ quan, kieu: bang, cot: [{ten: ten, nhan: Tên cơ quan, bat_buoc: true}]}
  - ten: chi_tieu
    nhan: Chỉ tiêu
    kieu: bang
    cot:
      - {ten: hien_trang, nhan: Hiện trạng, kieu: thap_phan}
      - {ten: gia_tri, nhan: Giá trị, kieu: theo_moc}
      - {ten: ke_hoach, nhan: Kế hoạch, kieu: so}
      - {ten: thuc_hien, nhan: Thực hiện, kieu: so}
      - {ten: ty_le, nhan: Tỷ lệ, kieu: ty_le}
  - ten: kinh_phi
    nhan: Kinh phí
    kieu: bang
    cot:
      - {ten: tong, nhan: Tổng, kieu: tien}
      - {ten: tinh, nhan: Ngân sách tỉnh, kieu: tien}
      - {ten: khac, nhan: Nguồn khác, kieu: tien}
      - {ten: theo_nam, nhan: Theo năm, kieu: theo_moc}
`

// judged fills a template that has one rule with some data and gives the
// problems as place, message and hint.
func judged(t *testing.T, stage doc.Stage, rule, data string) []string {
	t.Helper()
	tmpl, problems := Parse("m.vb.md", []byte("---\nid: m\nten: M\nloai: bao-cao\nnguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}\nnoi_nhan: [Lãnh đạo Sở]\nluu: VT\nco_quan_ban_hanh: Sở Nội vụ\nky_hieu: BC-SNV\ndia_danh: Lạng Sơn\ntrich_yeu: Việc\ntruong:"+
		relationFields+"quy_tac:\n  - "+rule+"\n---\nChữ.\n"))
	if tmpl == nil {
		t.Fatal(problems)
	}
	head := "mau: m\nso: 1\nngay_ban_hanh: 20/11/2026\n"
	if strings.Contains(data, "noi_nhan:") || strings.Contains(data, "ngay_ban_hanh:") {
		head = "mau: m\nso: 1\n"
	}
	root, problems := record.YAML("d.vb.yaml", []byte(head+data))
	_, more := tmpl.Fill(root, newEnv(t, stage))
	var out []string
	for _, p := range append(problems, more...).Sorted() {
		line := strings.TrimPrefix(p.At.String(), "d.vb.yaml:") + ": " + p.Message
		if p.Severity.String() != "lỗi" {
			line = p.Severity.String() + " " + line
		}
		line += " | " + p.Hint
		for _, r := range p.Related {
			line += " | " + strings.TrimPrefix(r.At.String(), "d.vb.yaml:") + " " + r.Message
		}
		out = append(out, line)
	}
	return out
}

func TestEveryRelation(t *testing.T) {
	tests := []struct {
		rule, good, bad string
		want            []string
	}{
		{
			rule: "{truong: nhiem_vu.chu_tri, thuoc: co_quan.ten}",
			good: "  nhiem_vu: [{chu_tri: Sở  Tài chính}]\n  co_quan: [{ten: Sở Tài chính}]\n",
			bad:  "  nhiem_vu:\n    - chu_tri: Sở Tài chinh\n    - chu_tri: Sở Y tế\n    - chu_tri: sở tài chính\n  co_quan: [{ten: Sở Tài chính}]\n",
		},
	}
	for _, test := range tests {
		if got := judged(t, doc.Issue, test.rule, "du_lieu:\n"+test.good); got != nil {
			t.Errorf("%s: %q", test.rule, got)
		}
		if diff := cmp.Diff(test.want, judged(t, doc.Issue, test.rule, "du_lieu:\n"+test.bad)); diff != "" {
			t.Errorf("%s: %s", test.rule, diff)
		}
	}
}
