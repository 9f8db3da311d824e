package typeset

import (
	"strings"
	"testing"
)

func TestGlue(t *testing.T) {
	for in, want := range map[string]string{
		"theo Điều 5 và khoản 2":          "theo Điều~5 và khoản~2",
		"điểm a khoản 1 Mục II":           "điểm~a khoản~1 Mục~II",
		"ngày 05 tháng 01 năm 2020":       "ngày~05 tháng~01 năm~2020",
		"giai đoạn 2021 - 2025 và":        "giai đoạn 2021~-~2025 và",
		"Tự do - Hạnh phúc":               "Tự do - Hạnh phúc",
		"chín tháng 9, phần việc còn lại": "chín tháng~9, phần việc còn lại",
		"Chánh Văn phòng 5 sao":           "Chánh Văn phòng 5 sao",
		"Phụ lục I, II":                   "Phụ lục~I, II",
		"":                                "",
	} {
		if got := strings.ReplaceAll(glue(in), "\u00A0", "~"); got != want {
			t.Errorf("glue(%q) = %q, want %q", in, got, want)
		}
	}
}
