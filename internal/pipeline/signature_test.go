package pipeline_test

import (
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/pipeline"
	"vanban/internal/unit"
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

// Two who sign side by side have their names on one line, though one chức vụ
// takes more lines than the other.
func TestNamesOfTwoSignersAreLevel(t *testing.T) {
	const definition = `loai: ban-thoa-thuan
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: BTT-SVD
dia_danh: Hà Nội
trich_yeu: Về hợp tác
cac_ben: [{danh_xung: BÊN A, ten: Một}, {danh_xung: BÊN B, ten: Hai}]
nguoi_ky:
  - {quyen_han: ĐẠI DIỆN BÊN A, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}
  - {quyen_han: ĐẠI DIỆN BÊN B, chuc_vu: CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ KIÊM TỔNG GIÁM ĐỐC, ho_ten: Trần Thị Ví Dụ}
noi_dung: Các bên thỏa thuận.
`
	pages := paginate(t, []byte(definition))
	if n := lines(&pages[0], law.SignName); n != 1 {
		t.Errorf("the names stand on %d lines", n)
	}
}

// A copy is named by its own number.
func TestCopyIsNamedByItsOwnNumber(t *testing.T) {
	laid, problems, err := open(t).Layout(source(t, mauFolder+"/30-sao-y.vb.yaml"), pipeline.Options{Stage: doc.Sign, Set: []string{"ten_tep="}})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.Sorted())
	}
	if laid.Name != "05-SY-TTCĐS" {
		t.Errorf("named %q", laid.Name)
	}
}

// The seal covers the left third of the signature: nothing stands there,
// between chức vụ and họ tên. The measures are those of practice: a signature
// 40 mm wide in the middle above the name, a seal of 42 mm.
func TestNothingStandsWhereTheSealOverlaps(t *testing.T) {
	const half, seal = 20 * unit.MM, 42 * unit.MM
	for _, file := range mau(t) {
		laid, problems, err := open(t).Layout(source(t, file), pipeline.Options{Stage: doc.Sign})
		if err != nil || problems.HasErrors() {
			t.Fatal(file, err, problems.Sorted())
		}
		for i := range laid.Pages {
			for _, item := range laid.Pages[i].Items {
				name, ok := item.(*layout.Text)
				if !ok || name.Component != law.SignName {
					continue
				}
				right := name.X + name.Width/2 + half
				left := right - 2*half + 2*half/3 - seal
				for _, other := range laid.Pages[i].Items {
					x, ok := other.(*layout.Text)
					above := ok && x.Y < name.Y-name.Size && x.Y > name.Y-25*unit.MM
					if above && x.X < right && x.X+x.Width > left {
						t.Errorf("%s: “%s” stands where “%s” is signed", file, x.Text, name.Text)
					}
				}
			}
		}
	}
}
