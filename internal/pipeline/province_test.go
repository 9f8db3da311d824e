package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

// TestProvinceTemplatesFindContradictions plants one contradiction into an
// example of the province's documents; it is told on its line or on the next one.
func TestProvinceTemplatesFindContradictions(t *testing.T) {
	for _, test := range []struct{ file, old, new, want string }{
		{"bao-cao-nam/bao-cao-lang-son-2026", "ngay_ban_hanh: 07/12/2026", "ngay_ban_hanh: 10/12/2026", "là “trước ngày 10/12/2026” (đến hết ngày 09/12/2026), không được trước ngày ban hành là 10/12/2026"},
		{"bao-cao-nam/bao-cao-lang-son-2026", "ngay_ban_hanh: 07/12/2026", "ngay_ban_hanh: 09/12/2026", ""}, // “trước ngày 10/12” is the 9th
		{"bao-cao-nam/bao-cao-lang-son-2026", `ty_le: "98,3"`, `ty_le: "98,4"`, "98,4"},
		{"bao-cao-nam/bao-cao-lang-son-2026", "so_sanh: \"122,9\"", "so_sanh: \"123,0\"", "123,0"},
		{"bao-cao-nam/bao-cao-lang-son-2026", ", ly_do: Kinh phí được giao trong quý IV", "", "ly_do"},
		{"bao-cao-nam/bao-cao-lang-son-2026", "    tinh_trang: da_ban_hanh\n", "    tinh_trang: chua_ban_hanh\n", "ke_hoach.ghi_tai"},
		{"bao-cao-nam/bao-cao-lang-son-2026", "so_doanh_nghiep: 8\n", "so_doanh_nghiep: 80\n", "so_san_pham"},
		{"to-trinh/to-trinh-lang-son", "tra_loi: 22", "tra_loi: 23", "lay_y_kien.tra_loi"},
		{"to-trinh/to-trinh-lang-son", "tong: 50700", "tong: 50701", "kinh_phi.tong"},
		{"to-trinh/to-trinh-lang-son", "hien_trang: 640, gia_tri: 2400", "hien_trang: 640, gia_tri: 600", "cảnh báo: “muc_tieu.gia_tri”"},
		{"to-trinh/to-trinh-lang-son", "{ngay: 06/11/2026", "{ngay: 06/12/2026", "qua_trinh.ngay"},
		{"dau-moi/quyet-dinh-lang-son", "han_phoi_hop: trước ngày 20/11", "han_phoi_hop: chậm nhất ngày 10/12", "(đến hết ngày 09/12)"},
		{"dau-moi/quyet-dinh-lang-son", "- ten: Sở Công Thương", "- ten: Sở Khoa học và Công nghệ", "so_dau_moi"},
		{"dau-moi/quyet-dinh-lang-son", "- ten: Sở Công Thương", "- ten: Sở Thông tin và Truyền thông", "từ 01/3/2025 không còn"},
		{"dau-moi/quyet-dinh-lang-son", "hieu_luc: 01/12/2026", "hieu_luc: 26/11/2026", "không được trước ngày ban hành"},
		{"danh-muc/nhu-cau", "thoi_gian: Quý IV/2028", "thoi_gian: Quý I/2031", "nhu_cau.thoi_gian"},
		{"danh-muc/nhu-cau", "kinh_phi: 900", "kinh_phi: 0", "chưa tính được kinh phí thì bỏ trống"},
		{"danh-muc/san-pham", "thoi_diem: 28/11/2026", "thoi_diem: 28/12/2026", "thoi_diem"},
		{"quyet-dinh-ke-hoach/quyet-dinh-bac-ninh", "ngay: 09/11/2026", "ngay: 19/11/2026", "to_trinh.ngay"},
		{"quyet-dinh-ke-hoach/quyet-dinh-bac-ninh", "chu_tri: Sở Xây dựng", "chu_tri: Sở Du lịch", "“Sở Du lịch”"}, // a rule of the plan
		{"quyet-dinh-ke-hoach/quyet-dinh-bac-ninh", "han: Quý IV/2029", "han: Quý IV/2031", "nhiem_vu.han"},
	} {
		t.Run(strings.Join([]string{filepath.Base(test.file), test.new}, " "), func(t *testing.T) {
			file := "../../examples/" + test.file + ".vb.yaml"
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			before, after, found := strings.Cut(string(data), test.old)
			if !found || strings.Contains(after, test.old) {
				t.Fatalf("%q does not stand once in %s", test.old, file)
			}
			_, problems, err := open(t).Build(pipeline.Source{File: "v.vb.yaml", Data: []byte(before + test.new + after)}, pipeline.Options{Stage: doc.Issue})
			if err != nil {
				t.Fatal(err)
			}
			if test.want == "" {
				if len(problems) > 0 {
					t.Errorf("told of %v", problems)
				}
				return
			}
			for _, p := range problems {
				line := p.At.Start.Line - strings.Count(before, "\n") - 1
				if strings.Contains(fmt.Sprintf("%s: %s", p.Severity, p.Message), test.want) && p.At.File == "v.vb.yaml" && (line == 0 || line == 1 || strings.HasPrefix(test.old, "ngay_ban_hanh")) {
					return
				}
			}
			t.Errorf("not told; got %v", problems)
		})
	}
}
