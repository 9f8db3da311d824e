package pipeline_test

import (
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

// A signing tool looks for the signer's name on the page: a second one there
// leads it astray. A biên bản cannot but name its signers.
func TestSignersNameElsewhereOnThePage(t *testing.T) {
	const rest = `co_quan_ban_hanh: Sở Ví dụ
ky_hieu: XX-SVD
dia_danh: Hà Nội
trich_yeu: Về việc phân công
noi_nhan: [Các phòng]
luu: VT
`
	const one = "nguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}\n"
	const two = "nguoi_ky: [{chuc_vu: THƯ KÝ, ho_ten: Nguyễn Văn Mẫu}, {chuc_vu: CHỦ TỌA, ho_ten: Trần Thị Ví Dụ}]\n"
	const named = "noi_dung: |\n  Giao ông Nguyễn Văn Mẫu làm đầu mối.\n"
	for _, c := range []struct {
		name, definition string
		want             diag.Severity // 0 for none
	}{
		{"named", "loai: thong-bao\n" + rest + one + named, diag.Warning},
		{"not named", "loai: thong-bao\n" + rest + one + "noi_dung: Một câu.\n", 0},
		{"on another page", "loai: thong-bao\n" + rest + one + named + "\n  {trang}\n\n  Một câu.\n", 0},
		{"biên bản", "loai: bien-ban\n" + strings.Replace(rest, "dia_danh: Hà Nội\n", "", 1) + two + named, diag.Note},
	} {
		_, problems, err := open(t).Layout(pipeline.Source{File: "a.vb.yaml", Data: []byte(c.definition)}, pipeline.Options{Stage: doc.Sign})
		if err != nil || problems.HasErrors() {
			t.Fatal(c.name, err, problems.Sorted())
		}
		var got diag.Severity
		for _, p := range problems {
			if strings.Contains(p.Message, "phần mềm ký số") {
				got = p.Severity
			}
		}
		if got != c.want {
			t.Errorf("%s: severity %d, want %d: %v", c.name, got, c.want, problems)
		}
	}
}
