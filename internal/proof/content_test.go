package proof

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/record"
)

const lettered = `---
id: thu
ten: Thư
loai: cong-van
truong:
  - {ten: ten, nhan: Tên, bat_buoc: true, vi_du: Xã Hữu Liên}
  - {ten: so, nhan: Số, kieu: so, vi_du: 1250}
  - {ten: ty_le, nhan: Tỷ lệ, kieu: ty_le, vi_du: "12,5"}
  - {ten: ngay, nhan: Ngày, kieu: ngay, vi_du: 10/12/2026}
  - {ten: han, nhan: Hạn, kieu: thoi_han, vi_du: trước ngày 10/12/2026}
  - {ten: tinh, nhan: Tỉnh, kieu: tinh_thanh, vi_du: lang-son}
  - {ten: viec, nhan: Việc, kieu: danh_sach, vi_du: [Rà soát danh mục]}
  - {ten: moc, nhan: Mốc, kieu: theo_moc, vi_du: {2026: 10}}
  - {ten: loi, nhan: Lời, kieu: doan, vi_du: Một đoạn.}
  - {ten: an, nhan: Ẩn, in_ra: tùy, vi_du: không in}
---
Nội dung.
`

func data(t *testing.T, yaml string) *record.Value {
	t.Helper()
	root, problems := record.YAML("a", []byte("du_lieu: "+yaml+"\n"))
	if root == nil {
		t.Fatal(problems)
	}
	return root
}

func TestExamineFindsWhatADocumentLost(t *testing.T) {
	m := makerOf(t, lettered, 1)
	for _, c := range []struct{ data, says, missing string }{
		{"{ten: Xã Hữu Liên}", "gửi XÃ HỮU\u00a0LIÊN để biết", ""},
		{"{ten: Xã Hữu Liên.}", "tại xã Hữu Liên, ngày", ""},
		{"{ten: Xã Hữu Liên}", "gửi xã Hữu", "ten"},
		{"{so: 1250}", "có 1.250 người", ""},
		{"{so: 1250}", "có 21.250 người", "so"},
		{"{so: 1250}", "có 1.250,5 người", "so"},
		{"{so: 15}", "có mười lăm người", ""},
		{`{ty_le: "12,5%"}`, "đạt 12,5%", ""},
		{`{ty_le: "12,5"}`, "đạt 12,50%", ""},
		{`{ty_le: "12,5"}`, "đạt 112,5%", "ty_le"},
		{"{ngay: 5/1/2026}", "ngày 05 tháng 01 năm 2026", ""},
		{"{ngay: 5/1/2026}", "trước 05/01/2026.", ""},
		{"{ngay: 5/1/2026}", "trước 15/01/2026.", "ngay"},
		{"{han: trước ngày 10/12/2026}", "chậm nhất ngày 09/12/2026", ""},
		{"{han: trước ngày 10/12/2026}", "ngày 08/12/2026", "han"},
		{"{tinh: lang-son}", "TỈNH\nLẠNG SƠN", ""},
		{"{tinh: lang-son}", "tỉnh Cà Mau", "tinh"},
		{"{viec: [Rà soát danh mục, Tổ chức hội nghị]}", "- Rà soát danh mục;", "viec"},
		{"{moc: {2026: 1520, 2030: 1780}}", "1.520 và 1.780", ""},
		{"{moc: {2026: 1520, 2030: 1780}}", "1.520", "moc.2030"},
		{"{loi: \"Một câu.\\n\\nHai câu.\"}", "Một câu.\nHai câu.", ""},
		{"{loi: \"Một câu.\\n\\nHai câu.\"}", "Một câu.", "loi"},
		{"{an: không có ở đâu}", "Nội dung.", ""},
	} {
		var got []string
		for _, l := range m.Examine(data(t, c.data), NewText([]string{c.says})).Missing {
			got = append(got, l.Path)
		}
		if strings.Join(got, " ") != c.missing {
			t.Errorf("%s in %q: missing %q, want %q", c.data, c.says, got, c.missing)
		}
	}
}

func TestExamineFindsTheSampleWhereOtherDataWasGiven(t *testing.T) {
	m := makerOf(t, lettered, 1)
	for _, c := range []struct{ data, says, fixed string }{
		{"{ngay: 5/1/2027}", "05/01/2027, trước ngày 10 tháng 12 năm 2026", "ngay"},
		{"{ngay: 10/12/2026}", "trước ngày 10 tháng 12 năm 2026", ""},
		{"{ten: Nơi khác}", "Nơi khác, trước ngày 10/12/2026", ""}, // the field has no value
		{"{tinh: ca-mau}", "tỉnh Cà Mau và tỉnh Lạng Sơn", "tinh"},
		{"{tinh: ca-mau, ten: Sở ở Lạng Sơn}", "Sở ở Lạng Sơn, tỉnh Cà Mau", ""}, // another value says it
	} {
		var got []string
		for _, l := range m.Examine(data(t, c.data), NewText([]string{c.says})).Fixed {
			got = append(got, l.Path)
		}
		if strings.Join(got, " ") != c.fixed {
			t.Errorf("%s in %q: fixed %q, want %q", c.data, c.says, got, c.fixed)
		}
	}
}

func TestExamineTellsAListThatWasReversed(t *testing.T) {
	m := makerOf(t, lettered, 1)
	const four = "{viec: [Rà soát danh mục, Tổ chức hội nghị, Tổng hợp số liệu, Báo cáo kết quả]}"
	for says, want := range map[string]string{
		"Báo cáo kết quả; Tổng hợp số liệu; Tổ chức hội nghị; Rà soát danh mục": "viec",
		"Rà soát danh mục; Tổ chức hội nghị; Tổng hợp số liệu; Báo cáo kết quả": "",
		"Tổ chức hội nghị; Rà soát danh mục; Tổng hợp số liệu; Báo cáo kết quả": "",
	} {
		if got := m.Examine(data(t, four), NewText([]string{says})).Reversed; got != want {
			t.Errorf("%q: reversed %q, want %q", says, got, want)
		}
	}
}

// What is left of a case is what makes it fail, and nothing else.
func TestShrinkLeavesWhatMatters(t *testing.T) {
	m := makerOf(t, lettered, 1)
	c := m.Case(2) // every field
	three := func(c Case) bool { return len(c.Root.Field("du_lieu").Field("viec").Items) >= 3 }
	if !three(c) {
		t.Fatal("the case has too few items")
	}
	asked := 0
	got := m.Shrink(c, 300, func(c Case) bool { asked++; return c.Root.Field("du_lieu").Field("viec") != nil && three(c) })
	want := "du_lieu:\n  ten: Xã Hữu Liên\n  viec: [Rà soát danh mục, Rà soát danh mục, Rà soát danh mục]\n"
	if diff := cmp.Diff(want, m.YAML(got.Root)); diff != "" {
		t.Error(diff)
	}
	if asked > 300 {
		t.Errorf("asked %d times", asked)
	}
}
