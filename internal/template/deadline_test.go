package template

import (
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/record"
)

// fillLine fills a template of one paragraph and gives its text, or the first
// message.
func fillLine(t *testing.T, fields, body, data string) string {
	t.Helper()
	tmpl, problems := Parse("m.vb.md", []byte("---\nid: m\nten: M\nloai: bao-cao\nnguoi_ky: {chuc_vu: GIÁM ĐỐC}\nnoi_nhan: [Lãnh đạo Sở]\nluu: VT\nco_quan_ban_hanh: Sở Nội vụ\nky_hieu: BC-SNV\ndia_danh: Lạng Sơn\ntrich_yeu: Việc\ntruong:\n"+fields+"---\n"+body+"\n"))
	if tmpl == nil {
		return problems.Sorted()[0].Message
	}
	root, problems := record.YAML("d.vb.yaml", []byte("mau: m\nso:\nngay_ban_hanh:\ndu_lieu:\n"+data))
	d, more := tmpl.Fill(root, newEnv(t, doc.Draft))
	if problems = append(problems, more...); d == nil || len(d.Body) == 0 {
		return problems.Sorted()[0].Message
	}
	var text strings.Builder
	for _, s := range d.Body[0].(*doc.Paragraph).Spans {
		text.WriteString(s.Text)
	}
	return text.String()
}

func TestDeadlines(t *testing.T) {
	fields := "  - {ten: han, kieu: thoi_han}\n  - {ten: ngay, kieu: ngay_thang}\n  - {ten: a, kieu: ngay}\n  - {ten: b, kieu: ngay}\n"
	for _, test := range []struct{ body, data, want string }{
		{"{{ .han }}", "  han: 2026–2030", "2026 - 2030"},
		{"{{ ngay_cuoi .han }}", "  han: trước ngày 10/12/2026", "09/12/2026"},
		{"{{ ngay_cuoi .han 2027 }}", "  han: chậm nhất ngày 10/12", "10/12/2027"},
		{"{{ with ngay_cuoi .han }}{{ . }}{{ else }}mãi{{ end }}", "  han: Hằng năm", "mãi"},
		{"{{ ngay_cuoi .han }}", "  han: 10/12", "hàm “ngay_cuoi”: thời hạn “10/12” không ghi năm"},
		{"{{ ngay_cuoi .ngay }}", "  ngay: 10/12", "hàm “ngay_cuoi”: cần một thời hạn"},
		{"{{ .ngay }}", "  ngay: ngày 5 tháng 1", "05/01"},
		{"{{ with thu_cua .ngay }}{{ . }}{{ else }}không rõ{{ end }}", "  ngay: 10/12", "không rõ"},
		{"{{ .ngay }}", "  ngay: 31/4", "“ngay” (ngay): không có ngày “31/4”: tháng 4 chỉ có 30 ngày"},
		{"{{ so_ngay (ngay_cuoi .han) .a }}", "  han: trước ngày 10/12/2026\n  a: 15/12/2026", "6"},
		{"{{ so_ngay .a (ngay_cuoi .han) }}", "  han: chậm nhất ngày 1/3/2028\n  a: 28/2/2028", "2"},
		{"{{ so_ngay .a .b }}", "  a: 1/3/2027\n  b: 28/2/2027", "-1"},
		{"{{ so_ngay .a .b }}", "  a: 1/3/2027\n  b:", "hàm “so_ngay”: không có giá trị, cần một ngày"},
		{"{{ so_ngay .a .b }}", "  a: 1/3/2027\n  b: 3/2027", "hàm “so_ngay”: ngày “3/2027” không đủ ngày, tháng, năm"},
		{"{{ so_ngay .a .han }}", "  a: 1/3/2027\n  han: 2/3/2027", "hàm “so_ngay”: cần một ngày"},
		{"{{ .han }}", "  han: sớm", "“han” (han): “sớm” không phải là thời hạn"},
	} {
		if got := fillLine(t, fields, test.body, test.data); got != test.want {
			t.Errorf("%s with %s gives %q, want %q", test.body, test.data, got, test.want)
		}
	}
}

func TestWhetherAFieldIsShown(t *testing.T) {
	tmpl, problems := Parse("m.vb.md", []byte(`---
id: m
ten: M
loai: bao-cao
truong:
  - {ten: a}
  - {ten: b, in_ra: tùy}
  - {ten: c, kieu: co_khong}
  - {ten: d, kieu: co_khong, in_ra: luôn}
---
Chữ.
`))
	if tmpl == nil {
		t.Fatal(problems)
	}
	for i, want := range []bool{false, true, true, false} {
		if f := tmpl.Fields[i]; f.Aside != want {
			t.Errorf("Aside of %s is %t", f.Name, f.Aside)
		}
	}
	if got := fillLine(t, "  - {ten: a, in_ra: có}\n", "chữ", ""); got != "không hiểu “in_ra: có” của trường “a”" {
		t.Errorf("in_ra: có gives %q", got)
	}
}

func TestProvinceNamesThoseItCameFrom(t *testing.T) {
	fields := "  - {ten: a, kieu: tinh_thanh}\n"
	for _, test := range []struct{ data, want string }{
		{"  a: Lào Cai", "tỉnh Lào Cai và tỉnh Yên Bái"},
		{"  a: Lạng Sơn", "không"},
	} {
		if got := fillLine(t, fields, "{{ with .a.gom }}{{ noi . }}{{ else }}không{{ end }}", test.data); got != test.want {
			t.Errorf("%s gives %q, want %q", test.data, got, test.want)
		}
	}
}
