package template

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/record"
)

// TestRelationsBesideFaults: a value that cannot be read hides no broken rule of
// other values, and breaks none itself.
func TestRelationsBesideFaults(t *testing.T) {
	tmpl := withRules(t,
		"{truong: den_nam, sau: tu_nam}",
		"{truong: so_b, khong_lon_hon: so_a}",
		"{truong: kinh_phi.tong, bang_tong: [kinh_phi.tinh, kinh_phi.khac]}",
		"{truong: nhiem_vu.chu_tri, thuoc: co_quan.ten}",
		"{truong: nhiem_vu.chu_tri, con_hieu_luc: có}",
	)
	tests := []struct {
		name, data string
		want       []string
	}{
		{"beside", "ngay_ban_hanh: 20/11/2026\ndu_lieu:\n  tinh: Lạng Sơnn\n  tu_nam: 2030\n  den_nam: 2026\n", []string{
			"4:9: “tinh” (Tỉnh): không có tỉnh, thành phố “Lạng Sơnn”",
			"6:12: “den_nam” (Năm cuối) là 2026, phải sau “tu_nam” (Năm đầu) là 2030",
		}},
		{"itself", "ngay_ban_hanh: 20/11/2026\ndu_lieu:\n  kinh_phi:\n    - {tong: 30, tinh: 20, khac: 10 đồng}\n    - {tong: 30, tinh: 20, khac: 11}\n", []string{
			"5:34: “kinh_phi.khac” (Nguồn khác): “10 đồng” không phải là số: có ký tự “đ”",
			"6:14: “kinh_phi.tong” (Tổng) là 30, cộng “kinh_phi.tinh” (Ngân sách tỉnh), “kinh_phi.khac” (Nguồn khác) được 31",
		}},
		{"missing", "ngay_ban_hanh: 20/11/2026\ndu_lieu:\n  co_quan: [{}]\n  nhiem_vu: [{chu_tri: Sở Tài chính}]\n", []string{
			"4:13: thiếu trường “co_quan.ten” (Tên cơ quan), là trường bắt buộc",
		}},
		{"table", "ngay_ban_hanh: 20/11/2026\ndu_lieu:\n  co_quan: Sở Y tế\n  nhiem_vu: [{chu_tri: Sở Tài chính}]\n", []string{
			"4:12: “co_quan” (Danh sách cơ quan) cần một danh sách các dòng",
		}},
		{"date", "ngay_ban_hanh: 31/6/2020\ndu_lieu:\n  nhiem_vu: [{chu_tri: Sở Thông tin và Truyền thông}]\n  co_quan: [{ten: Sở Thông tin và Truyền thông}]\n  tu_nam: 2030\n  den_nam: 2026\n", []string{
			"2:16: ngay_ban_hanh: không có ngày “31/6/2020”: tháng 6 năm 2020 chỉ có 30 ngày",
			"7:12: “den_nam” (Năm cuối) là 2026, phải sau “tu_nam” (Năm đầu) là 2030",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, problems := record.YAML("d.vb.yaml", []byte("mau: m\n"+tt.data))
			_, more := tmpl.Fill(root, newEnv(t, doc.Sign))
			var got []string
			for _, p := range append(problems, more...).Sorted() {
				got = append(got, strings.TrimPrefix(p.At.String(), "d.vb.yaml:")+": "+p.Message)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestBrokenRuleSilencesTemplate: where data break a rule, what then fails in the
// template only follows from that.
func TestBrokenRuleSilencesTemplate(t *testing.T) {
	for _, rule := range []string{
		"quy_tac: [{truong: so, khong_nho_hon: 1}]",
		"kiem_tra: [{truong: so, dieu_kien: \"{{ gt .so 0 }}\", thong_bao: số phải lớn hơn 0}]",
	} {
		tmpl, problems := Parse("m.vb.md", []byte("---\nid: m\nten: M\nloai: bao-cao\ntrich_yeu: \"{{ chia 1 .so }}\"\ntruong: [{ten: so, nhan: Số, kieu: so, bat_buoc: true}]\n"+rule+"\n---\n{{ chia 1 .so }}\n"))
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		root, _ := record.YAML("d.vb.yaml", []byte("mau: m\ndu_lieu:\n  so: 0\n"))
		_, more := tmpl.Fill(root, newEnv(t, doc.Sign))
		told := false
		for _, p := range more {
			if p.At.File == "m.vb.md" {
				t.Errorf("%s: %s", p.At, p.Message)
			}
			told = told || p.At.File == "d.vb.yaml" && p.At.Start.Line == 3
		}
		if !told {
			t.Errorf("%s: nothing told of the data: %v", rule, more)
		}
	}
}

// TestOrderToldOnce: a value on the wrong side of many is told once.
func TestOrderToldOnce(t *testing.T) {
	got := judged(t, doc.Sign, "{truong: tu_nam, truoc: moc}", "du_lieu:\n  tu_nam: 2030\n  moc: [2031, 2029, 2028]\n")
	want := []string{"5:11: “tu_nam” (Năm đầu) là 2030, phải trước “moc” (Mốc) là 2029 | sửa tu_nam, hoặc sửa moc | 6:15 so với giá trị này"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestListTypedAsOneValue: who types several bodies on one line is shown a list.
func TestListTypedAsOneValue(t *testing.T) {
	got := judged(t, doc.Sign, "{truong: nhiem_vu.phoi_hop, thuoc: co_quan.ten}", "du_lieu:\n  nhiem_vu: [{chu_tri: a, phoi_hop: \"Sở Y tế, Sở Nội vụ\"}, {chu_tri: a, phoi_hop: \"Sở Y tế; Sở X\"}]\n  co_quan: [{ten: Sở Y tế}, {ten: Sở Nội vụ}]\n")
	for i, want := range []string{"| viết thành danh sách: [Sở Y tế, Sở Nội vụ]", "| thêm “Sở Y tế; Sở X” vào co_quan.ten, hoặc chọn một giá trị đã có ở đó"} {
		if len(got) != 2 || !strings.HasSuffix(got[i], want) {
			t.Errorf("got %q, want %q at its end", got, want)
		}
	}
}
