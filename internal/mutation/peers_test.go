package mutation

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/diag"
	"vanban/internal/doc"
)

// seeded are the 45 defects of one letter that public checkers were measured
// with: they found 8 and 6 of them.
func seeded() []struct{ rule, changes string } {
	return []struct{ rule, changes string }{
		{"QH-02", "quoc_hieu {cỡ 16}"},
		{"TN-02", "tieu_ngu {nghiêng}"},
		{"TN-01", "tieu_ngu: Độc lập – Tự do – Hạnh phúc"},
		{"TN-04", "tieu_ngu nét -"},
		{"CQ-04", "co_quan_ban_hanh nét -"},
		{"CQ-03", "co_quan_chu_quan {đậm}"},
		{"CQ-01", "co_quan_ban_hanh {không đậm}"},
		{"SO-02", "so_ky_hieu: Số 204/SKHCN-CĐS"},
		{"SO-03", "so_ky_hieu: Số: 5/SKHCN-CĐS"},
		{"SO-05", "so_ky_hieu: Số: 204 / SKHCN-CĐS"},
		{"SO-09", "so_ky_hieu: Số: 204/CV-SKHCN"},
		{"SO-06", "so_ky_hieu {đậm}"},
		{"DD-02 DD-03", "dia_danh_thoi_gian: Lạng Sơn, ngày 5 tháng 2 năm 2026"},
		{"DD-04", "dia_danh_thoi_gian: Lạng Sơn, ngày 15 tháng 06 năm 2026"},
		{"DD-07", "dia_danh_thoi_gian: Lạng Sơn, ngày 31 tháng 02 năm 2026"},
		{"DD-05", "dia_danh_thoi_gian {đứng}"},
		{"DD-06", "dia_danh_thoi_gian: Lạng Sơn ngày 02 tháng 02 năm 2026"},
		{"CV-02", "trich_yeu_cong_van {đậm}"},
		{"BD-01", "noi_dung {trái}"},
		{"BD-02", "noi_dung {cỡ 12}"},
		{"BD-06", "noi_dung {dòng 2}"},
		{"BD-05", "khoan {sau 0 pt}\nnoi_dung {sau 0 pt}"},
		{"BD-03", "noi_dung {thụt 0 mm}"},
		{"NN-06", "noi_nhan_danh_sach: - Như trên;⏎- Giám đốc Sở (để b/c)."},
		{"NN-06", "noi_nhan_danh_sach: - Như trên;⏎- Giám đốc Sở (để b/c);⏎- Lưu: CĐS."},
		{"NN-01", "noi_nhan -\nnoi_nhan_danh_sach -"},
		{"NN-04", "noi_nhan_danh_sach {cỡ 14}"},
		{"NN-07", "noi_nhan_danh_sach: - Giám đốc Sở (để b/c);⏎- Lưu: VT, CĐS."},
		{"KG-01", "kinh_gui -"},
		{"KY-01", "quyen_han: K/T GIÁM ĐỐC"},
		{"KY-03", "chuc_vu: GIÁM ĐỐC"},
		{"KY-07", "ho_ten: ThS. Lê Văn Thử"},
		{"KY-06", "ho_ten: LÊ VĂN THỬ"},
		{"TL-02", "kinh_gui ^ CÔNG VĂN {giữa, đậm}"},
		{"PG-05", "trang {lề trái 20 mm}"},
		{"PG-01", "trang {khổ 215.9 x 279.4 mm}"},
		{"FT-01", "noi_dung {phông Arial}"},
		{"FT-02", "noi_dung {phông .VnTime}"},
		{"FT-01", "noi_dung {phông Cambria}"},
		{"FT-02", "noi_dung “đề nghị” → “" + norm.NFD.String("đề nghị") + "”"},
		{"FT-03", "noi_dung {màu FF0000}"},
		{"SO-CHINH", "noi_dung “đề nghị” → “đề  nghị”"},
		{"SO-CHINH", "noi_dung “, Sở” → “ , Sở”"},
		{"SO-DON", "noi_dung “đề nghị” → “đề nghị …………”"},
		{"BD-08", "noi_dung#cuối “./.” → “.”"},
	}
}

// TestSeededDefects finds all 45, with every make of head.
func TestSeededDefects(t *testing.T) {
	b := newBench(t)
	found := 0
	for _, head := range Heads() {
		for _, d := range seeded() {
			if findsSeeded(t, b, d.rule, d.changes, head) {
				found++
			}
		}
	}
	t.Logf("%d of %d", found, len(Heads())*len(seeded()))
	if len(seeded()) != 45 {
		t.Errorf("%d defects", len(seeded()))
	}
}

// findsSeeded reports whether each of some rules finds what a change plants.
func findsSeeded(t *testing.T, b *bench, ids, changes string, head Head) bool {
	t.Helper()
	m := &mutant{rule: &check.Rule{}, example: &check.Example{}, host: "cong-van", head: head}
	file, _, err := m.plant(t, b, changes)
	if err != nil {
		t.Fatalf("%s: %v", changes, err)
	}
	found := check.Run(b.subject(file, doc.Draft), nd30.Rules(b.law)).Findings
	for id := range strings.FieldsSeq(ids) {
		if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Rule == id }) {
			t.Errorf("%s, head %s: %s is not found, but %v", changes, head, id, found)
			return false
		}
	}
	return true
}
