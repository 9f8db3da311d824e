package definition_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/record"
)

func printed(t *testing.T, l diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Print(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMistakesOfAProfile(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"fine", "nguoi_ky: [{ma: a, quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH, ho_ten: A, duoc_ky: [TM., KT]}]", ""},
		{"keys", "co_quan: A\nnguoi_ky: abc\n", `co-quan.yaml:1:1: lỗi: không có khóa “co_quan”
    gợi ý: dùng một trong các khóa: co_quan_chu_quan, co_quan_ban_hanh, viet_tat, ma_dinh_danh, dia_danh, lien_he, trinh_bay, tham_quyen, noi_nhan, luu, don_vi, nguoi_ky, danh_muc
co-quan.yaml:2:11: lỗi: “nguoi_ky” là một dòng chữ, cần các khóa ma, quyen_han, chuc_vu, ho_ten, duoc_ky
    gợi ý: xuống dòng, thụt vào rồi viết từng khóa
`},
		{"values", "viet_tat: S KHCN\nnoi_nhan: {a: b}\ndanh_muc: ../danh-muc.yaml\n", `co-quan.yaml:1:11: lỗi: chữ viết tắt “S KHCN” có dấu cách hoặc gạch chéo, không dùng được trong ký hiệu
    gợi ý: viết liền, như SKHCN
co-quan.yaml:2:11: lỗi: “noi_nhan” cần chữ hoặc danh sách, thấy một nhóm khóa
    gợi ý: đặt cả mục trong dấu nháy nếu trong mục có dấu hai chấm
co-quan.yaml:3:11: lỗi: danh_muc “../danh-muc.yaml” có cả đường dẫn, cần tên tệp
    gợi ý: đặt tệp danh mục cạnh tệp này rồi chỉ ghi tên tệp
`},
		{"codes", `don_vi:
  - {ten: Văn phòng}
  - {ma: VP}
  - {ma: vp, viet_tat: V P}
nguoi_ky:
  - {ma: gd, chuc_vu: GIÁM ĐỐC, ho_ten: A}
  - {ma: GĐ, chuc_vu: GIÁM ĐỐC, ho_ten: B}
`, `co-quan.yaml:2:5: lỗi: mục này thiếu mã (ma)
    gợi ý: thêm “ma: …”, một mã ngắn để tệp khai báo gọi đến
co-quan.yaml:4:10: lỗi: mã “vp” dùng hai lần
    co-quan.yaml:3:10: mã kia ở đây
    gợi ý: đổi một trong hai mã
co-quan.yaml:7:10: lỗi: mã “GĐ” dùng hai lần
    co-quan.yaml:6:10: mã kia ở đây
    gợi ý: đổi một trong hai mã
`},
		{"no list of capacities", "nguoi_ky: [{ma: a, chuc_vu: GIÁM ĐỐC, ho_ten: A, duoc_ky: {a: b}}]\n", `co-quan.yaml:1:59: lỗi: “duoc_ky” là một nhóm khóa, cần một dòng chữ
    gợi ý: viết giá trị trên cùng dòng với khóa
`},
		{"capacities", `nguoi_ky:
  - {ma: a, quyen_han: KT. GIÁM ĐỐC, chuc_vu: GIÁM ĐỐC, ho_ten: A}
  - {ma: b, quyen_han: TL. GIÁM ĐỐC, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: B, duoc_ky: [KT., PP.]}
  - {ma: c, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: C}
  - {ma: d, quyen_han: TM. CHỦ TỊCH, chuc_vu: CHỦ TỊCH, ho_ten: D}
  - {ma: e, quyen_han: K/T GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: E, duoc_ky: []}
  - {ma: f, ho_ten: F}
  - {ma: g, chuc_vu: Q. GIÁM ĐỐC, ho_ten: G}
  - {ma: h, chuc_vu: Q. GIÁM ĐỐC, ho_ten: H, duoc_ky: [TUQ.]}
`, `co-quan.yaml:2:47: lỗi: chức vụ “GIÁM ĐỐC” không phải cấp phó, KT. là ký thay người đứng đầu
    căn cứ: NĐ 30/2020/NĐ-CP, Điều 13, khoản 1
    gợi ý: ghi chức vụ cấp phó của người ký, hoặc bỏ dòng KT.
co-quan.yaml:3:24: lỗi: “b” (B) không được ký TL.
    gợi ý: thêm “TL.” vào duoc_ky của người này nếu đã được giao, hoặc chọn người ký khác
co-quan.yaml:3:85: lỗi: chức vụ “CHÁNH VĂN PHÒNG” không phải cấp phó, KT. là ký thay người đứng đầu
    căn cứ: NĐ 30/2020/NĐ-CP, Điều 13, khoản 1
    gợi ý: ghi chức vụ cấp phó của người ký, hoặc bỏ dòng KT.
co-quan.yaml:3:90: lỗi: duoc_ky “PP.” không phải là chữ viết tắt của quyền hạn
    gợi ý: dùng một trong: TM., Q., KT., TL., TUQ.
co-quan.yaml:4:22: lỗi: “PHÓ GIÁM ĐỐC” là cấp phó, phải ghi KT. vì ký thay người đứng đầu
    căn cứ: NĐ 30/2020/NĐ-CP, Điều 13, khoản 1
    gợi ý: thêm vào quyen_han một dòng “KT.” và chức vụ của người đứng đầu
co-quan.yaml:5:24: lỗi: sau TM. là chức vụ “CHỦ TỊCH”, phải là tên tập thể hoặc cơ quan
    căn cứ: NĐ 30/2020/NĐ-CP, Điều 13, khoản 2
    gợi ý: viết tên tập thể lãnh đạo hoặc cơ quan sau “TM.”, như “TM. ỦY BAN NHÂN DÂN”
co-quan.yaml:6:24: lỗi: quyền hạn “K/T GIÁM ĐỐC” viết sai chữ viết tắt, phải là “KT.”
    căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7, điểm b
    gợi ý: viết “KT. GIÁM ĐỐC”
co-quan.yaml:6:24: lỗi: “e” (E) không được ký KT.
    gợi ý: thêm “KT.” vào duoc_ky của người này nếu đã được giao, hoặc chọn người ký khác
co-quan.yaml:7:5: lỗi: người ký chưa có chức vụ
    căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7, điểm c
    gợi ý: thêm “chuc_vu: …” dưới nguoi_ky
co-quan.yaml:9:22: lỗi: “h” (H) không được ký Q.
    gợi ý: thêm “Q.” vào duoc_ky của người này nếu đã được giao, hoặc chọn người ký khác
`},
	} {
		_, problems := definition.ReadProfile("co-quan.yaml", []byte(tt.src), law.Decree30())
		if diff := cmp.Diff(tt.want, printed(t, problems)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

const office = `
co_quan_ban_hanh: Sở Khoa học và Công nghệ
viet_tat: SKHCN
dia_danh: Lạng Sơn
noi_nhan: [Văn phòng Sở]
don_vi: [{ma: VP}, {ma: CNTT}]
nguoi_ky:
  - {ma: gd, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu, duoc_ky: []}
  - {ma: pgd, quyen_han: KT. GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Mẫu}
`

func TestCodesOfADefinition(t *testing.T) {
	for _, tt := range []struct{ name, profile, typed, want string }{
		{"known", office, "nguoi_ky: PGD\ndon_vi: cntt", ""},
		{"unknown", office, "nguoi_ky: pdg\ndon_vi: TCHC", `a.vb.yaml:3:11: lỗi: không có người ký “pdg” trong co-quan.yaml
    gợi ý: ý bạn là “pgd”?
a.vb.yaml:4:9: lỗi: không có đơn vị “TCHC” trong co-quan.yaml
    gợi ý: dùng một trong: VP, CNTT
`},
		{"not allowed", office, "nguoi_ky: {ma: gd, quyen_han: TUQ. CHỦ TỊCH}\ndon_vi: VP", `a.vb.yaml:3:31: lỗi: “gd” (Nguyễn Văn Mẫu) không được ký TUQ.
    gợi ý: thêm “TUQ.” vào duoc_ky của người này nếu đã được giao, hoặc chọn người ký khác
`},
		{"deputy without a capacity", office, "nguoi_ky: {ma: pgd, quyen_han: []}\ndon_vi: VP", `co-quan.yaml:9:49: lỗi: “PHÓ GIÁM ĐỐC” là cấp phó, phải ghi KT. vì ký thay người đứng đầu
    căn cứ: NĐ 30/2020/NĐ-CP, Điều 13, khoản 1
    gợi ý: thêm vào quyen_han một dòng “KT.” và chức vụ của người đứng đầu
`},
		{"no unit", office, "nguoi_ky: gd", `a.vb.yaml:1:1: cảnh báo: công văn chưa có đơn vị soạn thảo để dựng ký hiệu sau “SKHCN”
    căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm b
    gợi ý: thêm “don_vi: …”, hoặc ghi đủ ky_hieu
`},
		{"shapes", office, "nguoi_ky: {ma: [gd], chuc_vu: GIÁM ĐỐC, ho_ten: A}\ndon_vi: [VP]", `a.vb.yaml:3:16: lỗi: mã người ký (ma) trống hoặc không phải một dòng chữ
    gợi ý: ghi mã của người ký, như “nguoi_ky: gd”
a.vb.yaml:4:9: lỗi: don_vi cần mã của một đơn vị, thấy một danh sách
    gợi ý: ghi một mã, như “don_vi: VP”
`},
		{"a profile without any", "viet_tat: S\nco_quan_ban_hanh: Sở\ndia_danh: Lạng Sơn\nnoi_nhan: [A]\n", "nguoi_ky: gd\ndon_vi: VP", `a.vb.yaml:3:11: lỗi: không có người ký “gd” trong co-quan.yaml
    gợi ý: khai người này dưới nguoi_ky trong co-quan.yaml, hoặc ghi {chuc_vu: …, ho_ten: …}
a.vb.yaml:4:9: lỗi: không có đơn vị “VP” trong co-quan.yaml
    gợi ý: khai đơn vị này dưới don_vi trong co-quan.yaml
`},
		{"no profile", "", "nguoi_ky: gd\ndon_vi: VP\nco_quan_ban_hanh: Sở\ndia_danh: Lạng Sơn\nnoi_nhan: [A]", `a.vb.yaml:3:11: lỗi: người ký là “gd”, cần chức vụ và họ tên, hoặc tệp co-quan.yaml khai mã đó
    gợi ý: ghi {chuc_vu: …, ho_ten: …}; nếu “gd” là mã người ký thì đặt co-quan.yaml cạnh tệp khai báo
a.vb.yaml:4:9: lỗi: đơn vị “VP” chỉ là mã, cần tệp co-quan.yaml khai các đơn vị
    gợi ý: đặt co-quan.yaml cạnh tệp khai báo, hoặc bỏ don_vi và ghi ky_hieu, luu
`},
	} {
		env := definition.Env{Regulation: law.Decree30()}
		if tt.profile != "" {
			profile, problems := definition.ReadProfile("co-quan.yaml", []byte(tt.profile), env.Regulation)
			if len(problems) > 0 {
				t.Fatal(printed(t, problems))
			}
			env.Profile = profile
		}
		src := "loai: cong-van\ntrich_yeu: abc\n" + tt.typed + "\nkinh_gui: Sở Nội vụ\nngay_ban_hanh: 20/11/2026\nnoi_dung: Xong.\n"
		root, problems := record.YAML("a.vb.yaml", []byte(src))
		_, more := definition.Whole(root, env)
		if diff := cmp.Diff(tt.want, printed(t, append(problems, more...))); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// Filling in one document leaves the profile as it was.
func TestProfileServesManyDocuments(t *testing.T) {
	env := definition.Env{Regulation: law.Decree30()}
	env.Profile, _ = definition.ReadProfile("co-quan.yaml", []byte(office), env.Regulation)
	src := "loai: cong-van\ntrich_yeu: abc\nnguoi_ky: {ma: pgd, ho_ten: B}\ndon_vi: VP\nkinh_gui: A\nnoi_nhan: [Như trên]\nnoi_dung: Xong.\n"
	root, _ := record.YAML("a.vb.yaml", []byte(src))
	first, _ := definition.Whole(root, env)
	second, _ := definition.Whole(root, env)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	if got := second.Recipients.Filing.Text; got != "VT, VP" || len(second.Recipients.Items) != 2 {
		t.Errorf("got %q, %v: văn thư keeps every document", got, second.Recipients.Items)
	}
}

// Văn thư alone, as a template says it for every office, gives way to văn thư
// and the drafting unit; more than that stays as typed.
func TestDraftingUnitJoinsTheFiling(t *testing.T) {
	env := definition.Env{Regulation: law.Decree30()}
	env.Profile, _ = definition.ReadProfile("co-quan.yaml", []byte(office), env.Regulation)
	for typed, want := range map[string]string{
		"don_vi: VP\nluu: VT":        "VT, VP",
		"don_vi: VP\nluu: VT.":       "VT, VP",
		"don_vi: VP\nluu: VT, Hồ sơ": "VT, Hồ sơ",
		"don_vi: VP\nluu: VT, CNTT":  "VT, CNTT",
		"luu: VT":                    "VT",
		"don_vi: CNTT":               "VT, CNTT",
	} {
		root, _ := record.YAML("a.vb.yaml", []byte("loai: cong-van\ntrich_yeu: abc\nnguoi_ky: pgd\nkinh_gui: A\nnoi_nhan: [Như trên]\nnoi_dung: Xong.\n"+typed+"\n"))
		d, problems := definition.Whole(root, env)
		if d == nil {
			t.Fatal(problems)
		}
		if got := d.Recipients.Filing.Text; got != want {
			t.Errorf("%q gives “Lưu: %s”, want “%s”", typed, got, want)
		}
	}
}

// What the guide shows is right, and prints what it says.
func TestProfileOfTheGuide(t *testing.T) {
	guide, err := os.ReadFile("../../docs/co-quan.md")
	if err != nil {
		t.Fatal(err)
	}
	block := func(kind string) []byte {
		_, text, _ := strings.Cut(string(guide), "```"+kind+"\n")
		text, _, _ = strings.Cut(text, "```")
		return []byte(text)
	}
	env := definition.Env{Regulation: law.Decree30(), Stage: doc.Issue}
	profile, problems := definition.ReadProfile("co-quan.yaml", block("co-quan"), env.Regulation)
	env.Profile = profile
	root, more := record.YAML("a.vb.yaml", block("khai-bao"))
	d, list := definition.Whole(root, env)
	if text := printed(t, append(append(problems, more...), list...)); text != "" {
		t.Fatal(text)
	}
	var got []string
	for _, s := range append(d.Signatures[0].Authority, d.Signatures[0].Position, d.Signatures[0].FullName, d.Code.Notation) {
		got = append(got, s.Text)
	}
	for _, item := range append(d.Recipients.Items, d.Recipients.Filing) {
		got = append(got, item.Text)
	}
	want := []string{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Mẫu", "SKHCN-VP", "Như trên", "Ban Giám đốc Sở (để b/c)", "VT, VP"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if profile.Registers.Text != "danh-muc.yaml" {
		t.Errorf("the register is %q", profile.Registers.Text)
	}
}

func FuzzProfile(f *testing.F) {
	f.Add(office, "loai: cong-van\nnguoi_ky: {ma: pgd, quyen_han: []}\ndon_vi: VP\nnoi_dung: A\nban_sao: {hinh_thuc: sao-y, nguoi_ky: gd}\n")
	f.Fuzz(func(t *testing.T, profile, src string) {
		env := definition.Env{Regulation: law.Decree30(), Stage: doc.Issue}
		var problems diag.List
		env.Profile, problems = definition.ReadProfile("co-quan.yaml", []byte(profile), env.Regulation)
		root, _ := record.YAML("a.vb.yaml", []byte(src))
		_, more := definition.Whole(root, env)
		for _, d := range append(problems, more...) {
			if d.Message == "" || d.Hint == "" {
				t.Errorf("%+v", d)
			}
		}
	})
}
