package template

import (
	"slices"
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
  - {ten: dau_moi, nhan: Đầu mối, kieu: nhom, truong: [{ten: don_vi, nhan: Đơn vị}, {ten: so_nguoi, nhan: Số người, kieu: so}]}
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

// withRules reads a template of all kinds of fields with some rules.
func withRules(t *testing.T, rules ...string) *Template {
	t.Helper()
	tmpl, problems := Parse("m.vb.md", []byte("---\nid: m\nten: M\nloai: bao-cao\nnguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}\nnoi_nhan: [Lãnh đạo Sở]\nluu: VT\nco_quan_ban_hanh: Sở Nội vụ\nky_hieu: BC-SNV\ndia_danh: Lạng Sơn\ntrich_yeu: Việc\ntruong:"+
		relationFields+"quy_tac:\n  - "+strings.Join(rules, "\n  - ")+"\n---\nChữ.\n"))
	if tmpl == nil {
		t.Fatal(problems)
	}
	return tmpl
}

// judged fills a template that has one rule with some data and gives the
// problems as place, message and hint.
func judged(t *testing.T, stage doc.Stage, rule, data string) []string {
	t.Helper()
	tmpl := withRules(t, rule)
	head := "mau: m\nso: 1\nngay_ban_hanh: 20/11/2026\n"
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

// relationTest has data that keep a rule and data that break it at the places
// named.
type relationTest struct {
	rule, good, bad string
	want            []string
}

func relationTests() []relationTest {
	return []relationTest{
		{
			rule: "{truong: nhiem_vu.chu_tri, thuoc: co_quan.ten}",
			good: "  nhiem_vu: [{chu_tri: \"Sở Tài chính \"}]\n  co_quan: [{ten: Sở Tài chính}]\n",
			bad:  "  nhiem_vu:\n    - chu_tri: Sở Tài chinh\n    - chu_tri: Sở Y tế\n    - chu_tri: Sở Tài chánh\n  co_quan: [{ten: Sở Tài chính}]\n",
			want: []string{
				"6:16: “nhiem_vu.chu_tri” (Cơ quan chủ trì) là “Sở Tài chinh”, ở “co_quan.ten” (Tên cơ quan) viết là “Sở Tài chính” | viết đúng như ở co_quan.ten: “Sở Tài chính”",
				"7:16: “nhiem_vu.chu_tri” (Cơ quan chủ trì) là “Sở Y tế”, không có trong “co_quan.ten” (Tên cơ quan) | thêm “Sở Y tế” vào co_quan.ten, hoặc chọn một giá trị đã có ở đó",
				"8:16: “nhiem_vu.chu_tri” (Cơ quan chủ trì) là “Sở Tài chánh”, không có trong “co_quan.ten” (Tên cơ quan) | viết “Sở Tài chính” nếu ý bạn là vậy, nếu không thì thêm “Sở Tài chánh” vào co_quan.ten",
			},
		},
		{
			rule: "{truong: moc, thuoc: [tu_nam, den_nam], muc: cảnh báo}",
			good: "  tu_nam: 2026\n  den_nam: 2030\n  moc: [2026, 2030]\n",
			bad:  "  tu_nam: 2026\n  den_nam: 2030\n  moc: [2026, 2031]\n",
			want: []string{
				"cảnh báo 7:15: “moc” (Mốc) là “2031”, không có trong “tu_nam” (Năm đầu) hoặc “den_nam” (Năm cuối) | viết “2030” nếu ý bạn là vậy, nếu không thì thêm “2031” vào tu_nam hoặc den_nam",
			},
		},
		{
			rule: "{truong: chi_tieu.gia_tri, thuoc: [moc, den_nam]}",
			good: "  den_nam: 2030\n  moc: [2028]\n  chi_tieu: [{gia_tri: {2030: 1}}]\n",
			bad:  "  den_nam: 2030\n  moc: [2028]\n  chi_tieu:\n    - gia_tri: {2028: 1, 2029: 2}\n",
			want: []string{
				"8:32: “chi_tieu.gia_tri” (Giá trị) là “2029”, không có trong “moc” (Mốc) hoặc “den_nam” (Năm cuối) | bỏ năm này, hoặc thêm “2029” vào moc hoặc den_nam",
			},
		},
		{
			rule: "{truong: thay, thuoc: tinh}",
			good: "  tinh: lang-son\n  thay: [Lạng Sơn, tỉnh Lạng Sơn]\n",
			bad:  "  thay: [cao-bang]\n",
			want: []string{
				"5:10: “thay” (Các tỉnh) là “cao-bang”, không có trong “tinh” (Tỉnh), nơi chưa có giá trị nào | thêm “cao-bang” vào tinh, hoặc chọn một giá trị đã có ở đó",
			},
		},
		{
			rule: "{truong: nhiem_vu.phoi_hop, thuoc: noi_nhan, tru_khi_co: [Các cơ quan được giao nhiệm vụ]}",
			good: "  nhiem_vu: [{chu_tri: A, phoi_hop: [Sở Tài chính, \"Ủy ban nhân dân các xã\"]}]\nnoi_nhan: [Lãnh đạo Sở, \"Sở Tài chính (để p/h)\", \"UBND các xã, phường\"]\n",
			bad:  "  nhiem_vu: [{chu_tri: A, phoi_hop: [Sở Tài chính, Sở Y tế]}]\nnoi_nhan: [Sở Tài chính]\n",
			want: []string{
				"5:52: “nhiem_vu.phoi_hop” (Cơ quan phối hợp) là “Sở Y tế”, không có trong Nơi nhận | thêm “Sở Y tế” vào noi_nhan, hoặc một mục bắt đầu bằng “Các cơ quan được giao nhiệm vụ”",
			},
		},
		{
			rule: "{truong: nhiem_vu.chu_tri, thuoc: noi_nhan, tru_khi_co: [Các cơ quan được giao nhiệm vụ]}",
			good: "  nhiem_vu: [{chu_tri: A}]\nnoi_nhan: [Các cơ quan được giao nhiệm vụ tại Kế hoạch]\n",
			bad:  "  nhiem_vu: [{chu_tri: Sở Tài}, {chu_tri: Sở Tài}]\nnoi_nhan: [Sở Tàichính]\n",
			want: []string{
				"5:24: “nhiem_vu.chu_tri” (Cơ quan chủ trì) là “Sở Tài”, không có trong Nơi nhận | thêm “Sở Tài” vào noi_nhan, hoặc một mục bắt đầu bằng “Các cơ quan được giao nhiệm vụ”",
			},
		},
		{
			rule: "{truong: nhiem_vu.phoi_hop, khong_thuoc: nhiem_vu.chu_tri}",
			good: "  nhiem_vu: [{chu_tri: A, phoi_hop: [B, C]}, {chu_tri: B, phoi_hop: [A]}]\n",
			bad:  "  nhiem_vu:\n    - {chu_tri: A, phoi_hop: [B, C]}\n    - {chu_tri: Sở Y tế, phoi_hop: [A, sở y tế]}\n",
			want: []string{
				"7:40: “nhiem_vu.phoi_hop” (Cơ quan phối hợp) là “sở y tế”, trùng với “nhiem_vu.chu_tri” (Cơ quan chủ trì) | bỏ “sở y tế” khỏi một trong hai | 7:17 ở đây cũng là “Sở Y tế”",
			},
		},
		{
			rule: "{truong: ly_do, khong_thuoc: noi_nhan}",
			good: "  ly_do: Sở Y tế\n",
			bad:  "  ly_do: lãnh đạo sở\n",
			want: []string{
				"5:10: “ly_do” (Lý do) là “lãnh đạo sở”, không được có trong Nơi nhận | bỏ “lãnh đạo sở” khỏi một trong hai",
			},
		},
		{
			rule: "{truong: nhiem_vu.phoi_hop, khong_lap: có}",
			good: "  nhiem_vu: [{chu_tri: A, phoi_hop: [B, C]}, {chu_tri: A, phoi_hop: [B]}]\n",
			bad:  "  nhiem_vu:\n    - chu_tri: A\n      phoi_hop: [B, C]\n    - chu_tri: A\n      phoi_hop: [B, C, b]\n",
			want: []string{
				"9:24: “nhiem_vu.phoi_hop” (Cơ quan phối hợp) nêu “b” hai lần | xóa một trong hai | 9:18 nêu lần đầu ở đây",
			},
		},
		{
			rule: "{truong: co_quan.ten, khong_lap: có}",
			good: "  co_quan: [{ten: A}, {ten: B}]\n",
			bad:  "  co_quan:\n    - ten: A\n    - ten: B\n    - ten: A\n    - ten: A\n",
			want: []string{
				"8:12: “co_quan.ten” (Tên cơ quan) nêu “A” hai lần | xóa một trong hai | 6:12 nêu lần đầu ở đây",
				"9:12: “co_quan.ten” (Tên cơ quan) nêu “A” hai lần | xóa một trong hai | 6:12 nêu lần đầu ở đây",
			},
		},
		{
			rule: "{truong: nhiem_vu.han, trong: [tu_nam, den_nam]}",
			good: "  tu_nam: 2026\n  den_nam: 2030\n  nhiem_vu: [{chu_tri: A, han: trước ngày 01/01/2031}, {chu_tri: B, han: Thường xuyên}, {chu_tri: B, han: 2026 - 2030}, {chu_tri: B, han: trước ngày 10/12}]\n",
			bad:  "  tu_nam: 2026\n  den_nam: 2030\n  nhiem_vu:\n    - {chu_tri: A, han: 01/01/2031}\n    - {chu_tri: A, han: Quý I/2031}\n    - {chu_tri: A, han: trước ngày 01/01/2026}\n    - {chu_tri: A, han: \"Hằng năm, từ năm 2031\"}\n    - {chu_tri: A, han: 2029 - 2031}\n",
			want: []string{
				"8:25: “nhiem_vu.han” (Thời hạn) là “01/01/2031”, phải nằm trong giai đoạn 2026 - 2030 | ghi không sau ngày 31/12/2030, hoặc sửa den_nam",
				"9:25: “nhiem_vu.han” (Thời hạn) là “Quý I/2031” (đến hết ngày 31/3/2031), phải nằm trong giai đoạn 2026 - 2030 | ghi không sau ngày 31/12/2030, hoặc sửa den_nam",
				"10:25: “nhiem_vu.han” (Thời hạn) là “trước ngày 01/01/2026” (đến hết ngày 31/12/2025), phải nằm trong giai đoạn 2026 - 2030 | ghi từ ngày 01/01/2026 trở đi, hoặc sửa tu_nam",
				"11:25: “nhiem_vu.han” (Thời hạn) là “Hằng năm, từ năm 2031”, phải nằm trong giai đoạn 2026 - 2030 | ghi không sau ngày 31/12/2030, hoặc sửa den_nam",
				"12:25: “nhiem_vu.han” (Thời hạn) là “2029 - 2031” (đến hết ngày 31/12/2031), phải nằm trong giai đoạn 2026 - 2030 | ghi không sau ngày 31/12/2030, hoặc sửa den_nam",
			},
		},
		{
			rule: "{truong: ngay_a, trong: [van_ban.ngay_ban_hanh, 31/12/2026]}",
			good: "  ngay_a: 20/11/2026\n",
			bad:  "  ngay_a: 19/11/2026\n",
			want: []string{
				"5:11: “ngay_a” (Ngày họp) là 19/11/2026, phải nằm trong thời gian từ 20/11/2026 đến 31/12/2026 | ghi từ ngày 20/11/2026 trở đi, hoặc sửa ngay_ban_hanh",
			},
		},
		{
			rule: "{truong: den_nam, sau: tu_nam}",
			good: "  tu_nam: 2026\n  den_nam: 2027\n",
			bad:  "  tu_nam: 2026\n  den_nam: 2026\n",
			want: []string{
				"6:12: “den_nam” (Năm cuối) là 2026, phải sau “tu_nam” (Năm đầu) là 2026 | sửa den_nam, hoặc sửa tu_nam | 5:11 so với giá trị này",
			},
		},
		{
			rule: "{truong: ngay_a, khong_truoc: ngay_b}",
			good: "  ngay_a: 5/3/2026\n  ngay_b: 05/3/2026\n",
			bad:  "  ngay_a: 4/3/2026\n  ngay_b: 05/3/2026\n",
			want: []string{
				"5:11: “ngay_a” (Ngày họp) là 4/3/2026, không được trước “ngay_b” (Ngày gửi giấy mời) là 05/3/2026 | sửa ngay_a, hoặc sửa ngay_b | 6:11 so với giá trị này",
			},
		},
		{
			rule: "{truong: ngay_b, truoc: van_ban.ngay_ban_hanh}",
			good: "  ngay_b: 19/11/2026\n",
			bad:  "  ngay_b: 20/11/2026\n",
			want: []string{
				"5:11: “ngay_b” (Ngày gửi giấy mời) là 20/11/2026, phải trước ngày ban hành là 20/11/2026 | sửa ngay_b, hoặc sửa ngay_ban_hanh",
			},
		},
		{
			rule: "{truong: nhiem_vu.han, khong_sau: 9/12/2026}",
			good: "  nhiem_vu: [{chu_tri: A, han: trước ngày 10/12/2026}]\n",
			bad:  "  nhiem_vu: [{chu_tri: A, han: chậm nhất ngày 10/12/2026}, {chu_tri: A, han: Quý IV/2026}]\n",
			want: []string{
				"5:32: “nhiem_vu.han” (Thời hạn) là “chậm nhất ngày 10/12/2026”, không được sau 9/12/2026 | sửa nhiem_vu.han hoặc xem lại giá trị này",
				"5:78: “nhiem_vu.han” (Thời hạn) là “Quý IV/2026” (đến hết ngày 31/12/2026), không được sau 9/12/2026 | sửa nhiem_vu.han hoặc xem lại giá trị này",
			},
		},
		{
			rule: "{truong: hang_nam, truoc: 15/12}",
			good: "  hang_nam: 10/12\n",
			bad:  "  hang_nam: 15/12\n",
			want: []string{
				"5:13: “hang_nam” (Hạn hằng năm) là 15/12, phải trước 15/12 | sửa hang_nam hoặc xem lại giá trị này",
			},
		},
		{
			rule: "{truong: so_a, khong_nho_hon: so_b}",
			good: "  so_a: 5\n  so_b: 5\n",
			bad:  "  so_a: 1999\n  so_b: 2.000\n",
			want: []string{
				"5:9: “so_a” (Tổng số) là 1.999, không được nhỏ hơn “so_b” (Trong đó) là 2.000 | sửa so_a, hoặc sửa so_b | 6:9 so với giá trị này",
			},
		},
		{
			rule: "{truong: so_a, khong_lon_hon: 100}",
			good: "  so_a: 100\n",
			bad:  "  so_a: 101\n",
			want: []string{
				"5:9: “so_a” (Tổng số) là 101, không được lớn hơn 100 | sửa so_a hoặc xem lại giá trị này",
			},
		},
		{
			rule: "{truong: nhiem_vu.phoi_hop, thuoc: dau_moi.don_vi}",
			good: "  nhiem_vu: [{chu_tri: Sở Y tế, phoi_hop: [Sở Nội vụ]}]\n  dau_moi: {don_vi: Sở Nội vụ}\n",
			bad:  "  nhiem_vu: [{chu_tri: Sở Y tế, phoi_hop: [Sở Nội vụ]}]\n",
			want: []string{
				"5:44: “nhiem_vu.phoi_hop” (Cơ quan phối hợp) là “Sở Nội vụ”, không có trong “dau_moi.don_vi” (Đơn vị), nơi chưa có giá trị nào | thêm “Sở Nội vụ” vào dau_moi.don_vi, hoặc chọn một giá trị đã có ở đó",
			},
		},
		{
			rule: "{truong: dau_moi.so_nguoi, khong_nho_hon: so_a}",
			good: "  so_a: 3\n  dau_moi: {so_nguoi: 3}\n",
			bad:  "  so_a: 3\n  dau_moi: {so_nguoi: 2}\n",
			want: []string{
				"6:23: “dau_moi.so_nguoi” (Số người) là 2, không được nhỏ hơn “so_a” (Tổng số) là 3 | sửa dau_moi.so_nguoi, hoặc sửa so_a | 5:9 so với giá trị này",
			},
		},
		{
			rule: "{truong: chi_tieu.gia_tri, khong_giam: có}",
			good: "  chi_tieu: [{gia_tri: {2027: 5, 2028: 5}}, {gia_tri: {2027: 1}}]\n",
			bad:  "  chi_tieu:\n    - gia_tri: {2028: 7, 2027: 8, 2030: 6}\n",
			want: []string{
				"6:23: “chi_tieu.gia_tri” (Giá trị) năm 2028 là 7, nhỏ hơn năm 2027 là 8 | sửa một trong hai số | 6:32 số đứng trước",
				"6:41: “chi_tieu.gia_tri” (Giá trị) năm 2030 là 6, nhỏ hơn năm 2028 là 7 | sửa một trong hai số | 6:23 số đứng trước",
			},
		},
		{
			rule: "{truong: chi_tieu.gia_tri, khong_giam_tu: chi_tieu.hien_trang}",
			good: "  chi_tieu: [{hien_trang: 5, gia_tri: {2027: 5, 2028: 6}}]\n",
			bad:  "  chi_tieu:\n    - {hien_trang: \"5,5\", gia_tri: {2027: 5, 2028: 6, 2029: 4}}\n    - {hien_trang: 4, gia_tri: {2027: 4}}\n",
			want: []string{
				"6:43: “chi_tieu.gia_tri” (Giá trị) năm 2027 là 5, nhỏ hơn “chi_tieu.hien_trang” (Hiện trạng) là 5,5 | sửa một trong hai số | 6:20 số đứng trước",
				"6:61: “chi_tieu.gia_tri” (Giá trị) năm 2029 là 4, nhỏ hơn năm 2028 là 6 | sửa một trong hai số | 6:52 số đứng trước",
			},
		},
		{
			rule: "{truong: moc, khong_giam: có}",
			good: "  moc: [2026, 2028]\n",
			bad:  "  moc: [2028, 2026]\n",
			want: []string{
				"5:15: “moc” (Mốc) là 2026, nhỏ hơn số trước là 2028 | sửa một trong hai số | 5:9 số đứng trước",
			},
		},
		{
			rule: "{truong: kinh_phi.tong, khong_giam: có}",
			good: "  kinh_phi: [{tong: 1}, {tong: 2}]\n",
			bad:  "  kinh_phi: [{tong: 4}, {tong: 2}, {tong: 1}]\n",
			want: []string{
				"5:32: “kinh_phi.tong” (Tổng) là 2, nhỏ hơn số trước là 4 | sửa một trong hai số | 5:21 số đứng trước",
				"5:43: “kinh_phi.tong” (Tổng) là 1, nhỏ hơn số trước là 2 | sửa một trong hai số | 5:32 số đứng trước",
			},
		},
		{
			rule: "{truong: chi_tieu.gia_tri, du_moc: [moc, den_nam, 2025]}",
			good: "  den_nam: 2030\n  moc: [2028]\n  chi_tieu: [{gia_tri: {2025: 1, 2028: 1, 2030: 1}}]\n",
			bad:  "  den_nam: 2030\n  moc: [2028]\n  chi_tieu:\n    - gia_tri: {2025: 1, 2028: 1, 2030: }\n    - gia_tri: {2026: 1}\n",
			want: []string{
				"8:16: “chi_tieu.gia_tri” (Giá trị) thiếu giá trị năm 2030 | điền “2030: …” trong gia_tri",
				"9:16: “chi_tieu.gia_tri” (Giá trị) thiếu giá trị năm 2025, 2028 và 2030 | thêm “2025: …” vào gia_tri",
			},
		},
		{
			rule: "{truong: kinh_phi.tong, bang_tong: [kinh_phi.tinh, kinh_phi.khac]}",
			good: "  kinh_phi: [{tong: 3, tinh: 1, khac: 2}, {tong: \"3,5\", tinh: \"3,50\"}]\n",
			bad:  "  kinh_phi:\n    - {tong: 3.000, tinh: 1000, khac: 2001}\n    - {tong: 3, tinh: 3, khac: 0}\n",
			want: []string{
				"6:14: “kinh_phi.tong” (Tổng) là 3.000, cộng “kinh_phi.tinh” (Ngân sách tỉnh), “kinh_phi.khac” (Nguồn khác) được 3.001 | sửa tong thành 3.001, hoặc sửa các số đem tính",
			},
		},
		{
			rule: "{truong: kinh_phi.tong, bang_tong: kinh_phi.theo_nam}",
			good: "  kinh_phi: [{tong: 3, theo_nam: {2027: 1, 2028: 2}}]\n",
			bad:  "  kinh_phi: [{tong: 3, theo_nam: {2027: 1, 2028: 3}}]\n",
			want: []string{
				"5:21: “kinh_phi.tong” (Tổng) là 3, cộng “kinh_phi.theo_nam” (Theo năm) được 4 | sửa tong thành 4, hoặc sửa các số đem tính",
			},
		},
		{
			rule: "{truong: tong_cong, bang_tong: [kinh_phi.tong]}",
			good: "  tong_cong: 3\n  kinh_phi: [{tong: 1}, {tong: 2}]\n",
			bad:  "  tong_cong: 4\n  kinh_phi: [{tong: 1}, {tong: 2}]\n",
			want: []string{
				"5:14: “tong_cong” (Tổng cộng) là 4, cộng “kinh_phi.tong” (Tổng) được 3 | sửa tong_cong thành 3, hoặc sửa các số đem tính",
			},
		},
		{
			rule: "{truong: chi_tieu.ty_le, bang_ty_le: [chi_tieu.thuc_hien, chi_tieu.ke_hoach]}",
			good: "  chi_tieu: [{thuc_hien: 1, ke_hoach: 3, ty_le: \"33,3%\"}, {thuc_hien: 1, ke_hoach: 0}, {thuc_hien: 1, ke_hoach: 3, ty_le: 33}, {ke_hoach: 0, ty_le: 5}]\n",
			bad:  "  chi_tieu:\n    - {thuc_hien: 1, ke_hoach: 3, ty_le: \"33,34%\"}\n    - {thuc_hien: 2, ke_hoach: 3, ty_le: 66%}\n    - {thuc_hien: 1, ke_hoach: 0, ty_le: 5}\n",
			want: []string{
				"6:42: “chi_tieu.ty_le” (Tỷ lệ) là 33,34%, “chi_tieu.thuc_hien” (Thực hiện) chia “chi_tieu.ke_hoach” (Kế hoạch) (1 / 3) được 33,33% | sửa ty_le thành 33,33%, hoặc sửa các số đem tính",
				"7:42: “chi_tieu.ty_le” (Tỷ lệ) là 66%, “chi_tieu.thuc_hien” (Thực hiện) chia “chi_tieu.ke_hoach” (Kế hoạch) (2 / 3) được 67% | sửa ty_le thành 67%, hoặc sửa các số đem tính",
				"8:42: “chi_tieu.ty_le” (Tỷ lệ) là 5%, nhưng “chi_tieu.ke_hoach” (Kế hoạch) bằng 0 nên không có tỷ lệ | bỏ trống ty_le, hoặc sửa các số đem tính",
			},
		},
		{
			rule: "{truong: chung, bang_ty_le: [chi_tieu.thuc_hien, chi_tieu.ke_hoach]}",
			good: "  chung: 50\n  chi_tieu: [{thuc_hien: 1, ke_hoach: 3}, {thuc_hien: 1, ke_hoach: 1}]\n",
			bad:  "  chung: 60\n  chi_tieu: [{thuc_hien: 1, ke_hoach: 3}, {thuc_hien: 1, ke_hoach: 1}]\n",
			want: []string{
				"5:10: “chung” (Tỷ lệ chung) là 60%, “chi_tieu.thuc_hien” (Thực hiện) chia “chi_tieu.ke_hoach” (Kế hoạch) (2 / 4) được 50% | sửa chung thành 50%, hoặc sửa các số đem tính",
			},
		},
		{
			rule: "{truong: co_quan.ten, con_hieu_luc: có}",
			good: "  co_quan: [{ten: Sở Khoa học và Công nghệ}, {ten: \"Ủy ban nhân dân các xã, phường\"}]\n",
			bad:  "  co_quan:\n    - ten: Sở Thông tin và Truyền thông\n    - ten: Sở TT&TT tỉnh Lạng Sơn\n    - ten: Ủy ban nhân dân tỉnh Bắc Kạn\n    - ten: Ủy ban nhân dân huyện Cao Lộc\n    - ten: Ủy ban nhân dân các huyện, thành phố\n",
			want: []string{
				"6:12: “co_quan.ten” (Tên cơ quan) là “Sở Thông tin và Truyền thông”; từ 01/3/2025 không còn “Sở Thông tin và Truyền thông” | thay bằng Sở Khoa học và Công nghệ (một phần việc thuộc Sở Văn hóa, Thể thao và Du lịch)",
				"7:12: “co_quan.ten” (Tên cơ quan) là “Sở TT&TT tỉnh Lạng Sơn”; từ 01/3/2025 không còn “Sở Thông tin và Truyền thông” | thay bằng Sở Khoa học và Công nghệ (một phần việc thuộc Sở Văn hóa, Thể thao và Du lịch)",
				"8:12: “co_quan.ten” (Tên cơ quan) là “Ủy ban nhân dân tỉnh Bắc Kạn”; từ 01/7/2025 không còn “tỉnh Bắc Kạn” | thay bằng tỉnh Thái Nguyên",
				"9:12: “co_quan.ten” (Tên cơ quan) là “Ủy ban nhân dân huyện Cao Lộc”; từ 01/7/2025 không còn cấp huyện | thay bằng cơ quan của xã, phường, đặc khu, hoặc của tỉnh",
				"10:12: “co_quan.ten” (Tên cơ quan) là “Ủy ban nhân dân các huyện, thành phố”; từ 01/7/2025 không còn cấp huyện | thay bằng cơ quan của xã, phường, đặc khu, hoặc của tỉnh",
			},
		},
		{
			rule: "{truong: ly_do, bat_buoc_khi: {trang_thai: [đang làm, Chưa làm]}}",
			good: "  trang_thai: Đã xong\n",
			bad:  "  trang_thai: Chưa làm\n",
			want: []string{
				"5:3: thiếu “ly_do” (Lý do), cần có vì “trang_thai” (Trạng thái) là “Chưa làm” | thêm “ly_do: …”, hoặc sửa trang_thai",
			},
		},
		{
			rule: "{truong: nhiem_vu.vuong_mac, bat_buoc_khi: {nhiem_vu.trang_thai: Chưa xong, gap: có}, thong_bao: việc gấp chưa xong thì phải nêu vướng mắc}",
			good: "  gap: không\n  nhiem_vu: [{chu_tri: A, trang_thai: Chưa xong}]\n",
			bad:  "  gap: có\n  nhiem_vu:\n    - {chu_tri: A, trang_thai: Đã xong}\n    - {chu_tri: A, trang_thai: Chưa xong}\n    - {chu_tri: A, trang_thai: Chưa xong, vuong_mac: }\n",
			want: []string{
				"8:7: việc gấp chưa xong thì phải nêu vướng mắc | thêm “vuong_mac: …”, hoặc sửa nhiem_vu.trang_thai, gap",
				"9:54: việc gấp chưa xong thì phải nêu vướng mắc | thêm “vuong_mac: …”, hoặc sửa nhiem_vu.trang_thai, gap",
			},
		},
		{
			rule: "{truong: nhiem_vu.vuong_mac, bo_trong_khi: {gap: [không]}}",
			good: "  gap: có\n  nhiem_vu: [{chu_tri: A, vuong_mac: B}]\n",
			bad:  "  nhiem_vu: [{chu_tri: A, vuong_mac: B}]\n",
			want: []string{
				"5:38: “nhiem_vu.vuong_mac” (Vướng mắc) phải để trống vì “gap” (Gấp) là “không” | xóa giá trị này, hoặc sửa gap",
			},
		},
		{
			rule: "{truong: ly_do, bat_buoc_khi: {moc: có, chi_tieu: không}}",
			good: "  moc: [2030]\n  chi_tieu: [{ke_hoach: 1}]\n",
			bad:  "  moc: [2030]\n",
			want: []string{
				"5:3: thiếu “ly_do” (Lý do), cần có vì “moc” (Mốc) có giá trị và “chi_tieu” (Chỉ tiêu) để trống | thêm “ly_do: …”, hoặc sửa moc, chi_tieu",
			},
		},
		{
			rule: "{truong: nhiem_vu.vuong_mac, bo_trong_khi: {nhiem_vu.han: [không]}}",
			good: "  nhiem_vu: [{chu_tri: A, han: 2027, vuong_mac: B}]\n",
			bad:  "  nhiem_vu: [{chu_tri: A, han: 2027, vuong_mac: B}, {chu_tri: A, vuong_mac: C}]\n",
			want: []string{
				"5:77: “nhiem_vu.vuong_mac” (Vướng mắc) phải để trống vì “nhiem_vu.han” (Thời hạn) để trống | xóa giá trị này, hoặc sửa nhiem_vu.han",
			},
		},
		{
			rule: "{truong: ly_do, bat_buoc_khi: {so_a: [0, không]}}",
			good: "  so_a: 1\n",
			bad:  "  so_a: 0\n",
			want: []string{
				"5:3: thiếu “ly_do” (Lý do), cần có vì “so_a” (Tổng số) là “0” | thêm “ly_do: …”, hoặc sửa so_a",
			},
		},
	}
}

func TestEveryRelation(t *testing.T) {
	for _, test := range relationTests() {
		if got := judged(t, doc.Issue, test.rule, "du_lieu:\n"+test.good); got != nil {
			t.Errorf("%s: %q", test.rule, got)
		}
		if diff := cmp.Diff(test.want, judged(t, doc.Issue, test.rule, "du_lieu:\n"+test.bad)); diff != "" {
			t.Errorf("%s: %s", test.rule, diff)
		}
	}
}

// A row that is left blank is none: it neither breaks a rule nor hides that one
// is broken.
func TestBlankRowsAreNoRows(t *testing.T) {
	got := judged(t, doc.Draft, "{truong: co_quan.ten, thuoc: nhiem_vu.chu_tri}", "du_lieu:\n  co_quan: [{ten: Sở Y tế}]\n  nhiem_vu:\n    -\n    - {chu_tri: Sở Nội vụ}\n")
	if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "“Sở Y tế”, không có trong") }) {
		t.Errorf("%q", got)
	}
}

// What is still blank in a draft is neither there nor absent.
func TestPresenceInDrafts(t *testing.T) {
	const rule = "{truong: ly_do, bat_buoc_khi: {ngay_a: không}}"
	if got := judged(t, doc.Draft, rule, "du_lieu:\n  ngay_a:\n  so_a: 1\n"); got != nil {
		t.Errorf("%q", got)
	}
	if got := judged(t, doc.Draft, rule, "du_lieu:\n  so_a: 1\n"); len(got) != 1 {
		t.Errorf("%q", got)
	}
}
