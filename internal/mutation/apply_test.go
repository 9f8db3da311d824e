package mutation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
)

// Every change of the notation shows as the lines of the dump that differ.
func TestApply(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ changes, want string }{
		{"quoc_hieu: Cộng hòa", "-QuocHieu center: {13 pt bold}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n+QuocHieu center: {13 pt bold}Cộng hòa"},
		{"quoc_hieu {cỡ 16, không đậm, trái}", "-QuocHieu center: {13 pt bold}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n+QuocHieu: {16 pt}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		{"khoan#2 -", "-Khoan justify first 36 pt after 6 pt: {14 pt}2. Gửi danh mục nhu cầu về Sở Khoa học và Công nghệ trước ngày~10 tháng~02 năm~2026 để tổng hợp, công bố."},
		{"khoan + a [[nghiêng|b]] c⏎d→", "+Khoan justify first 36 pt after 6 pt: {14 pt}a  {14 pt italic}b {14 pt} c\n+Khoan justify first 36 pt after 6 pt: {14 pt}d→"},
		{"kinh_gui ^ CÔNG VĂN {giữa, đậm}", "+KinhGui center left 39,15 mm before 18 pt keep-next: {14 pt bold}CÔNG VĂN"},
		{"tieu_ngu nét -", "-stroke 60,46 mm of 96,38 mm before 3 pt"},
		{"dia_danh_thoi_gian “tháng 02” → “tháng 2”", "-DiaDanh center before 8 pt: {14 pt italic}Lạng Sơn, ngày~02 tháng~02 năm~2026\n+DiaDanh center before 8 pt: {14 pt italic}Lạng Sơn, ngày 02 tháng 2 năm 2026"},
		{"trang {lề trái 20 mm}", "-section 210 mm x 297 mm margins 20 mm 20 mm 30 mm 15 mm restart hide-first\n+section 210 mm x 297 mm margins 20 mm 20 mm 20 mm 15 mm restart hide-first"},
		{"ho_ten: A⏎B", "-KyHoTen center before 30 mm keep-next: {14 pt bold}Lê Văn Thử\n+KyHoTen center before 30 mm keep-next: {14 pt bold}A\n+KyHoTen center before 30 mm keep-next: {14 pt bold}B"},
	} {
		laid := b.clean(t, "cong-van")
		before := flow.Dump(laid.Flow)
		if _, err := Apply(laid.Flow, c.changes); err != nil {
			t.Errorf("%s: %v", c.changes, err)
			continue
		}
		if diff := cmp.Diff(c.want, lineDiff(before, flow.Dump(laid.Flow))); diff != "" {
			t.Errorf("%s:\n%s", c.changes, diff)
		}
	}
}

func TestApplyRefusesWhatItDoesNotUnderstand(t *testing.T) {
	b := newBench(t)
	for _, changes := range []string{
		"???", "quoc_hieu", "quoc_hieu = x", "quoc_hieu {xanh}", "khoan#9 -", "phu_luc -", "trang {lề giữa 3 mm}", "quoc_hieu “x” → “y”", "quoc_hieu nét -",
	} {
		if _, err := Apply(b.clean(t, "cong-van").Flow, changes); err == nil {
			t.Errorf("%s: no error", changes)
		}
	}
}

// lineDiff names the lines, without indents, that only one of two texts has.
func lineDiff(a, b string) string {
	count := map[string]int{}
	for line := range strings.Lines(b) {
		count[strings.TrimSpace(line)]++
	}
	var out []string
	for line := range strings.Lines(a) {
		if line = strings.TrimSpace(line); count[line] > 0 {
			count[line]--
		} else {
			out = append(out, "-"+line)
		}
	}
	for line := range strings.Lines(b) {
		if line = strings.TrimSpace(line); count[line] > 0 {
			count[line]--
			out = append(out, "+"+line)
		}
	}
	return strings.Join(out, "\n")
}
