package template

import (
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/templates"
)

// linted gives what Lint says of a template with some fields and a body, each
// finding as “line:col rule message”, lines counted from the body.
func linted(t *testing.T, fields, body string) string {
	t.Helper()
	head := "---\nid: mau\nten: Mẫu\nloai: thong-bao\n" + fields
	tmpl, problems := Parse("m.vb.md", []byte(head+"---\n"+body))
	if tmpl == nil {
		t.Fatalf("%s", listed(problems))
	}
	var b strings.Builder
	for _, d := range tmpl.Lint() {
		if d.Hint == "" && d.Rule != ruleNever && d.Rule != ruleColumn {
			t.Errorf("%s %s: no hint", d.Rule, d.Message)
		}
		b.WriteString(d.Rule + " " + d.Message + "\n")
	}
	return b.String()
}

// lintFields declares one field of each type, all optional but r, rl and rb.
const lintFields = `truong:
  - {ten: a, nhan: A, vi_du: x, tro_giup: T.}
  - {ten: r, nhan: R, bat_buoc: true, vi_du: x, tro_giup: T.}
  - {ten: md, nhan: Mặc định, mac_dinh: x, vi_du: x, tro_giup: T.}
  - {ten: so, nhan: Số, kieu: so, bat_buoc: true, vi_du: 1, tro_giup: T.}
  - {ten: ngay, nhan: Ngày, kieu: ngay, vi_du: 1/2/2026, tro_giup: T.}
  - {ten: rn, nhan: Ngày có, kieu: ngay, bat_buoc: true, vi_du: 1/2/2026, tro_giup: T.}
  - {ten: han, nhan: Hạn, kieu: thoi_han, bat_buoc: true, vi_du: 2026, tro_giup: T.}
  - {ten: ck, nhan: Có, kieu: co_khong, vi_du: có, tro_giup: T.}
  - {ten: lc, nhan: Chọn, kieu: lua_chon, lua_chon: [mot, hai, ba], bat_buoc: true, vi_du: mot, tro_giup: T.}
  - {ten: olc, nhan: Chọn, kieu: lua_chon, lua_chon: [mot, hai], vi_du: mot, tro_giup: T.}
  - {ten: t, nhan: Tỉnh, kieu: tinh_thanh, vi_du: lang-son, tro_giup: T.}
  - {ten: ds, nhan: Dãy, kieu: danh_sach, vi_du: [x], tro_giup: T.}
  - {ten: moc, nhan: Mốc, kieu: theo_moc, bat_buoc: true, vi_du: {2026: 1}, tro_giup: T.}
  - ten: g
    nhan: Nhóm
    kieu: nhom
    tro_giup: T.
    truong: [{ten: x, nhan: X, bat_buoc: true, vi_du: x, tro_giup: T.}, {ten: y, nhan: Y, vi_du: x, tro_giup: T.}]
  - ten: b
    nhan: Bảng
    kieu: bang
    tro_giup: T.
    cot: [{ten: c, nhan: C, bat_buoc: true, vi_du: x, tro_giup: T.}, {ten: d, nhan: D, vi_du: x, tro_giup: T.}, {ten: n, nhan: N, kieu: so, vi_du: 1, tro_giup: T.}, {ten: l, nhan: L, kieu: lua_chon, lua_chon: [x, y], bat_buoc: true, vi_du: x, tro_giup: T.}]
  - ten: rb
    nhan: Bảng có
    kieu: bang
    bat_buoc: true
    tro_giup: T.
    cot: [{ten: c, nhan: C, bat_buoc: true, vi_du: x, tro_giup: T.}]
`

// lintedBody judges a body in which every field is used at the end.
func lintedBody(t *testing.T, more, body string) string {
	t.Helper()
	const useAll = `
{{ if false }}{{ .a }}{{ .r }}{{ .md }}{{ .so }}{{ .ngay }}{{ .rn }}{{ .han }}{{ .ck }}{{ .lc }}{{ .olc }}{{ .t }}{{ noi .ds }}{{ index .moc 2026 }}
{{ .g.x }}{{ .g.y }}{{ range .b }}{{ .c }}{{ .d }}{{ .n }}{{ .l }}{{ end }}{{ range .rb }}{{ .c }}{{ end }}{{ end }}
`
	got := linted(t, lintFields+more, body+useAll)
	return strings.Replace(got, "MAU-07 “false” ở đây không bao giờ đúng, nhánh này không bao giờ chạy\n", "", 1)
}

type lintCase struct{ body, want string }

// absentCases are bodies with what is to be said of values that may be absent.
func absentCases() []lintCase {
	return []lintCase{
		{"{{ .a }}", "MAU-02 “.a” không bắt buộc"},
		{"{{ .r }}{{ .md }}{{ .so }}{{ .ck }}{{ noi .ds }}", ""},
		{"{{ if .a }}{{ .a }}{{ end }}", ""},
		{"{{ if .a }}{{ else }}{{ .a }}{{ end }}", "MAU-02 “.a” ở nhánh này luôn trống"},
		{"{{ if not .a }}x{{ else }}{{ .a }}{{ end }}", ""},
		{"{{ with .a }}{{ . }}{{ $.a }}{{ end }}", ""},
		{"{{ with .ngay }}{{ $.a }}{{ end }}", "MAU-02 “$.a” không bắt buộc"},
		{`{{ .a | default "x" }}{{ default "x" .a }}{{ coalesce .a "x" }}{{ or .a "x" }}`, ""},
		{"{{ hoa .a }}", "MAU-02 “.a”"},
		{"{{ .a | hoa }}", "MAU-02 “.a”"},
		{"{{ ngay_dai .ngay }}", "MAU-02 “.ngay”"},
		{"{{ if .ngay }}{{ ngay_dai .ngay }}{{ end }}", ""},
		{"{{ if and .a (contains \"x\" .a) }}{{ .a }}{{ end }}", ""},
		{"{{ if or .a (contains \"x\" .a) }}x{{ end }}", "MAU-02 “.a”"},
		{"{{ if or (not .a) (not .ngay) (contains .a \"x\") (gt .rn .ngay) }}x{{ end }}", ""},
		{"{{ if not .a }}{{ loi \"thiếu\" }}{{ .ngay }}{{ end }}", ""},
		{"{{ if or (not .a) (contains \"x\" .a) }}x{{ end }}", ""},
		{"{{ if and .a .ngay }}{{ .a }}{{ .ngay }}{{ end }}", ""},
		{"{{ if or .a .ngay }}{{ .a }}{{ end }}", "MAU-02 “.a”"},
		{"{{ if and .a .ngay }}{{ else }}{{ .a }}{{ end }}", "MAU-02 “.a” không bắt buộc"},
		{"{{ if co .a }}{{ .a }}{{ end }}{{ if empty .a }}x{{ else }}{{ .a }}{{ end }}", ""},
		{`{{ if eq .a "x" }}{{ .a }}{{ end }}{{ if ne .a "x" }}{{ else }}{{ .a }}{{ end }}`, ""},
		{`{{ if ne .a "x" }}{{ .a }}{{ end }}`, "MAU-02 “.a”"},
		{"{{ if gt .ngay .rn }}{{ .ngay }}{{ end }}", ""},
		{`{{ if eq .olc "mot" "hai" }}{{ .olc }}{{ else }}{{ .olc }}{{ end }}`, "MAU-02 “.olc”"},
		{"{{ if not .a }}{{ loi \"thiếu a\" }}{{ end }}{{ .a }}", ""},
		{"{{ $x := .a }}{{ $x }}", "MAU-02 “$x”"},
		{"{{ $x := .a }}{{ if $x }}{{ .a }}{{ $x }}{{ end }}", ""},
		{"{{ $co := and .a .ngay }}{{ if $co }}{{ .a }}{{ end }}", ""},
		{"{{ $co := false }}{{ if .a }}{{ $co = true }}{{ end }}{{ if $co }}{{ .a }}{{ end }}{{ if eq $co true }}{{ .a }}{{ end }}", ""},
		{"{{ $co := false }}{{ if .a }}{{ $co = true }}{{ end }}{{ if not $co }}x{{ else }}{{ .a }}{{ end }}", ""},
		{"{{ $co := false }}{{ if .a }}{{ $co = true }}{{ end }}{{ if .ngay }}{{ $co = true }}{{ end }}{{ if $co }}{{ .a }}{{ end }}", "MAU-02 “.a”"},
		{"{{ $co := false }}{{ if .a }}{{ $co = true }}{{ end }}{{ if not $co }}{{ .a }}{{ end }}", "MAU-02 “.a”"},
		{"{{ $k := \"\" }}{{ if .a }}{{ $k = \"a\" }}{{ else }}{{ $k = \"b\" }}{{ end }}{{ if eq $k \"a\" }}{{ .a }}{{ end }}", ""},
		{"{{ $k := \"\" }}{{ if .a }}{{ $k = \"a\" }}{{ else }}{{ $k = \"b\" }}{{ end }}{{ if eq $k \"b\" }}{{ .a }}{{ end }}", "MAU-02 “.a” ở nhánh này luôn trống"},
		{"{{ $n := 0 }}{{ if .a }}{{ $n = add $n 1 }}{{ end }}{{ if gt $n 0 }}{{ .a }}{{ end }}", ""},
		{"{{ $l := list }}{{ if .a }}{{ $l = append $l .a }}{{ end }}{{ if $l }}{{ .a }}{{ end }}{{ if gt (len $l) 0 }}{{ .a }}{{ end }}", ""},
		{"{{ .g.x }}", "MAU-02 “.g” không bắt buộc"},
		{"{{ if .g.x }}x{{ end }}", "MAU-02 “.g”"},
		{"{{ with .g }}{{ .x }}{{ end }}{{ if .g }}{{ .g.x }}{{ end }}{{ if and .g .g.y }}{{ .g.y }}{{ end }}", ""},
		{"{{ with .g }}{{ .y }}{{ end }}", "MAU-02 “.y”"},
		{"{{ .t.ten }}", "MAU-02 “.t”"},
		{"{{ with .t }}{{ .ten }}{{ end }}{{ if .t }}{{ .t }}{{ end }}", ""},
		{"{{ range .b }}{{ .c }}{{ with .d }}{{ . }}{{ end }}{{ if .n }}{{ cong .n 1 }}{{ end }}{{ end }}", ""},
		{"{{ range .b }}{{ .d }}{{ end }}", "MAU-02 “.d”"},
		{"{{ range $i, $r := .b }}{{ $r.d }}{{ end }}", "MAU-02 “$r.d”"},
		{"{{ range $r := .b }}{{ if .d }}{{ $r.d }}{{ end }}{{ end }}", ""},
		{"{{ range $r := .b }}{{ range $s := $.b }}{{ if $s.d }}{{ $r.d }}{{ end }}{{ end }}{{ end }}", "MAU-02 “$r.d”"},
		{"{{ range .b }}{{ if not .d }}{{ continue }}{{ end }}{{ .d }}{{ end }}", ""},
		{"{{ range loc .b \"c\" \"x\" }}{{ .d }}{{ end }}", "MAU-02 “.d”"},
		{"{{ first .ds }}", "MAU-02 “(first .ds)”"},
		{"{{ if lt (len .ds) 3 }}x{{ else }}{{ first .ds }}{{ end }}{{ if gt (len .ds) 2 }}{{ first .ds }}{{ end }}", ""},
		{"{{ if lt (len .ds) 3 }}{{ first .ds }}{{ end }}", "MAU-02 “(first .ds)”"},
		{"{{ if le 2 (len .ds) }}{{ first .ds }}{{ end }}{{ if gt 2 (len .ds) }}x{{ else }}{{ first .ds }}{{ end }}", ""},
		{"{{ if .ds }}{{ first .ds }}{{ end }}{{ if gt (len .ds) 0 }}{{ last .ds }}{{ end }}{{ with first .ds }}{{ . }}{{ end }}", ""},
		{"{{ .van_ban.so }}", "MAU-02 “.van_ban.so”"},
		{"{{ with .van_ban.ngay_ban_hanh }}{{ ngay_dai . }}{{ end }}", ""},
		{"{{ join \", \" (cot .b \"d\") }}{{ noi .ds }}{{ cong .b \"n\" }}{{ cat .a .r }}{{ print .a }}", ""},
		{"{{ printf \"%s\" .a }}", "MAU-02 “.a”"},
		{"{{ define \"k\" }}{{ .d }}{{ end }}{{ range .b }}{{ template \"k\" . }}{{ end }}", "MAU-02 “.d”"},
		{"{{ define \"k\" }}{{ .d }}{{ end }}{{ range .b }}{{ if .d }}{{ template \"k\" . }}{{ end }}{{ end }}", ""},
		{`{{ if eq .lc "mot" }}{{ .a }}{{ end }}`, "MAU-02 “.a”"},
	}
}

func TestLintOfValuesThatMayBeAbsent(t *testing.T) {
	for _, test := range absentCases() {
		got := lintedBody(t, "", test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) || strings.Count(got, "\n") > 1 {
			t.Errorf("%s\ngot:\n%swant: %s", test.body, got, test.want)
		}
	}
}

// TestLintAgreesWithTheRun fills the same bodies: what is let pass prints
// whatever is absent, and what is reported fails with some data.
func TestLintAgreesWithTheRun(t *testing.T) {
	const required = "  r: r\n  so: 1\n  rn: 1/2/2026\n  han: 2026\n  moc: {2026: 1}\n  rb: [{c: x}]\n"
	data := []string{
		required + "  lc: mot\n", required + "  lc: hai\n  ck: có\n  a: z\n", required + "  lc: ba\n  ngay: 1/3/2026\n",
		required + "  lc: mot\n  b: [{c: x, l: x}, {c: y, l: y, d: d}]\n  g: {x: x}\n", required + "  lc: mot\n  a: x\n  ds: [x]\n  olc: hai\n  t: lang-son\n",
	}
	for _, test := range absentCases() {
		tmpl, problems := Parse("m.vb.md", []byte("---\nid: mau\nten: Mẫu\nloai: thong-bao\n"+lintFields+"---\n"+test.body))
		if tmpl == nil {
			t.Fatal(listed(problems))
		}
		failed := ""
		for _, d := range data {
			root, _ := record.YAML("d.vb.yaml", []byte("mau: mau\ndu_lieu:\n"+d))
			_, problems := tmpl.Fill(root, newEnv(t, doc.Issue))
			for _, p := range problems {
				if p.At.File == "m.vb.md" && (strings.Contains(p.Message, "không có giá trị") || strings.Contains(p.Message, "không có phần")) {
					failed += p.Message + " with\n" + d
				}
			}
		}
		if (failed != "") != (test.want != "") {
			t.Errorf("%s\nlint says %q, the run %q", test.body, test.want, failed)
		}
	}
}

// What kiem_tra has refused is not absent any more.
func TestLintBelievesTheConditionsOfTheTemplate(t *testing.T) {
	check := func(condition string) string {
		return "kiem_tra:\n  - {dieu_kien: '" + condition + "', thong_bao: sai}\n"
	}
	tests := []struct{ more, body, want string }{
		{check(`{{ ne (eq .lc "mot") (co .a) }}`), `{{ if eq .lc "hai" }}{{ .a }}{{ end }}`, ""},
		{check(`{{ ne (eq .lc "mot") (co .a) }}`), `{{ if ne .lc "mot" }}{{ .a }}{{ end }}`, ""},
		{check(`{{ ne (eq .lc "mot") (co .a) }}`), `{{ if eq .lc "mot" }}x{{ else }}{{ .a }}{{ end }}`, ""},
		{check(`{{ ne (eq .lc "mot") (co .a) }}`), `{{ .a }}`, "MAU-02"},
		{check(`{{ or (not .ck) .a }}`), `{{ if .ck }}{{ .a }}{{ end }}`, ""},
		{check(`{{ or (not .ck) .a }}`), `{{ if not .ck }}{{ .a }}{{ end }}`, "MAU-02"},
		{check(`{{ co .a }}`), `{{ .a }}`, ""},
		{check(`{{ co .a }}`), `{{ .ngay }}`, "MAU-02 “.ngay”"},
		{check(`{{ $x := true }}{{ if not .a }}{{ $x = false }}{{ end }}{{ $x }}`), `{{ .a }}`, ""},
		{strings.Replace(check(`{{ co .d }}`), "thong_bao", "moi_dong: b, thong_bao", 1), `{{ range .b }}{{ .d }}{{ end }}`, ""},
		{strings.Replace(check(`{{ co .d }}`), "thong_bao", "moi_dong: b, thong_bao", 1), `{{ range .b }}{{ cong 1 .n }}{{ end }}`, "MAU-02 “.n”"},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {lc: [mot, hai]}}\n", `{{ if eq .lc "mot" }}{{ .a }}{{ end }}{{ if ne .lc "ba" }}{{ .a }}{{ end }}`, ""},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {lc: [mot, hai]}}\n", `{{ if ne .lc "mot" }}{{ .a }}{{ end }}`, "MAU-02"},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {lc: mot}, muc: cảnh báo}\n", `{{ if eq .lc "mot" }}{{ .a }}{{ end }}`, "MAU-02"},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {ck: có}}\n", `{{ if .ck }}{{ .a }}{{ end }}{{ if not .ck }}x{{ else }}{{ .a }}{{ end }}`, ""},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {ck: không}}\n", `{{ if .ck }}{{ .a }}{{ end }}`, "MAU-02"},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {ds: có}}\n", `{{ if .ds }}{{ .a }}{{ end }}`, ""},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {ds: không}}\n", `{{ range .ds }}x{{ else }}{{ .a }}{{ end }}`, ""},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {ds: không}}\n", `{{ if .ds }}{{ .a }}{{ end }}`, "MAU-02"},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {ngay: có}}\n", `{{ with .ngay }}{{ $.a }}{{ end }}`, ""},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {ngay: có}}\n", `{{ .a }}`, "MAU-02"},
		{"quy_tac:\n  - {truong: a, bat_buoc_khi: {ngay: [có, không]}}\n", `{{ .a }}`, ""},
		{"quy_tac:\n  - {truong: b.d, bat_buoc_khi: {b.n: có}}\n", `{{ range .b }}{{ if .n }}{{ .d }}{{ end }}{{ end }}`, ""},
		{"quy_tac:\n  - {truong: b.d, bat_buoc_khi: {b.l: x}}\n", `{{ range .b }}{{ if eq .l "x" }}{{ .d }}{{ end }}{{ end }}`, ""},
		{"quy_tac:\n  - {truong: b.d, bat_buoc_khi: {b.l: x}}\n", `{{ range $r := .b }}{{ range $.b }}{{ if eq $r.l "x" }}{{ .d }}{{ end }}{{ end }}{{ end }}`, "MAU-02 “.d”"},
		{check(`{{ hasPrefix "x" .a }}`), "x", "MAU-02 “.a”"},
		{"kiem_tra:\n  - {dieu_kien: '{{ gt .ngay .rn }}', thong_bao: 'ngày {{ .ngay }} sai'}\n", "x", "MAU-02 “.ngay”"},
		{"kiem_tra:\n  - {dieu_kien: '{{ or (not .ngay) (gt .ngay .rn) }}', thong_bao: 'ngày {{ .ngay }} sai'}\n", "x", ""},
	}
	for _, test := range tests {
		got := lintedBody(t, test.more, test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) || strings.Count(got, "\n") > 1 {
			t.Errorf("%s%s\ngot:\n%swant: %s", test.more, test.body, got, test.want)
		}
	}
}

func TestLintOfTypes(t *testing.T) {
	tests := []struct{ body, want string }{
		{"{{ ngay_dai .r }}", "MAU-03 “ngay_dai” cần một ngày, nhưng “.r” là chữ"},
		{"{{ ngay_dai .rn }}{{ nam_cua .rn }}{{ cong (nam_cua .rn) 1 }}{{ so_chu .so }}{{ hoa .so }}", ""},
		{"{{ ngay_dai .han }}", "MAU-03 “ngay_dai” cần một ngày"},
		{"{{ with ngay_cuoi .han 2026 }}{{ ngay_dai . }}{{ end }}", ""},
		{"{{ cong .r 1 }}", "MAU-03"},
		{"{{ nhan .so .r }}", "MAU-03 “nhan” cần một số"},
		{"{{ noi .r }}", "MAU-03 “noi” cần một danh sách"},
		{"{{ noi .b }}", "MAU-03 “noi” cần danh sách các giá trị"},
		{"{{ len .so }}", "MAU-03 “len” cần một danh sách hoặc chữ"},
		{"{{ len .r }}{{ len .b }}{{ len .moc }}", ""},
		{`{{ if lt .rn "30/6/2026" }}x{{ end }}`, "MAU-03 “lt” so ngày với chữ"},
		{"{{ if lt .rn 2026 }}x{{ end }}", "MAU-03 “lt” so ngày với số"},
		{"{{ if lt (nam_cua .rn) 2026 }}x{{ end }}{{ if lt .so 3 }}x{{ end }}{{ if lt .r .md }}x{{ end }}", ""},
		{"{{ if lt .han .rn }}x{{ end }}", "MAU-03 “.han” là thời hạn"},
		{`{{ if eq .lc "bon" }}x{{ end }}`, "MAU-04 “.lc” không có lựa chọn “bon”"},
		{`{{ if eq .lc "mot" "bon" }}x{{ end }}`, "MAU-04"},
		{`{{ if eq "bon" .lc }}x{{ end }}`, "MAU-04"},
		{`{{ $l := .lc }}{{ if eq $l "bon" }}x{{ end }}`, "MAU-04"},
		{`{{ if eq .ck "true" }}x{{ end }}`, "MAU-04 “.ck” là có hoặc không"},
		{`{{ if eq .ck true }}x{{ end }}{{ if eq .ck "có" }}x{{ end }}{{ if ne .lc "ba" }}x{{ end }}{{ if eq .so 1 }}{{ end }}{{ if eq .so "1" }}{{ end }}`, ""},
		{`{{ if eq .so "mot" }}x{{ end }}`, "MAU-04"},
		{`{{ if eq .rn "hôm nay" }}x{{ end }}`, "MAU-04"},
		{`{{ cong .b "m" }}`, "MAU-05 “.b” không có cột “m”"},
		{`{{ range sap_xep .b "x" }}{{ .c }}{{ end }}`, "MAU-05"},
		{`{{ range rieng .b "x" }}{{ . }}{{ end }}`, "MAU-05"},
		{`{{ range rieng .b }}{{ .c }}{{ end }}`, "MAU-03 “rieng” cần danh sách các giá trị"},
		{`{{ range sap_xep .b }}{{ .c }}{{ end }}`, "MAU-03 “sap_xep” cần danh sách các giá trị"},
		{`{{ range rieng .ds }}{{ . }}{{ end }}{{ range sap_xep .ds }}{{ . }}{{ end }}`, ""},
		{`{{ range loc .b "x" "y" }}{{ .c }}{{ end }}`, "MAU-05"},
		{`{{ noi (cot .b "x") }}`, "MAU-05"},
		{`{{ noi (cot .ds "x") }}`, "MAU-05 “.ds” là danh sách không có cột"},
		{`{{ cong .b "c" }}`, "MAU-03 “cong” cần các số"},
		{`{{ range rieng (cot .b "c") }}{{ . }}{{ end }}{{ cong .so .so }}`, ""},
		{"{{ index .moc 0 }}", "MAU-03 “.moc” là giá trị theo năm"},
		{"{{ index .moc .r }}", "MAU-03 “index”"},
		{"{{ index .moc 2026 }}{{ index .moc (nam_cua .rn) }}{{ if .ds }}{{ index .ds 0 }}{{ end }}", ""},
		{"{{ .ds }}", "MAU-06 “.ds” là danh sách"},
		{"{{ .g }}", "MAU-06 “.g” là nhóm"},
		{"{{ .moc }}", "MAU-06 “.moc” là giá trị theo năm"},
		{"{{ range .b }}{{ . }}{{ end }}", "MAU-06"},
		{"{{ loc .b \"c\" \"x\" }}", "MAU-06"},
		{"{{ range .ds }}{{ . }}{{ end }}{{ range $nam, $v := .moc }}{{ $nam }}{{ $v }}{{ end }}", ""},
	}
	for _, test := range tests {
		got := lintedBody(t, "", test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) || strings.Count(got, "\n") > 1 {
			t.Errorf("%s\ngot:\n%swant: %s", test.body, got, test.want)
		}
	}
}

func TestLintOfBranches(t *testing.T) {
	tests := []struct{ body, want string }{
		{"{{ if .r }}x{{ else }}y{{ end }}", "MAU-07 “.r” ở đây luôn đúng, nhánh else không bao giờ chạy"},
		{"{{ if .so }}x{{ else }}y{{ end }}", "MAU-07"},
		{"{{ if .r }}x{{ end }}", "MAU-08 “.r” ở đây luôn có giá trị"},
		{"{{ with .r }}{{ . }}{{ end }}{{ if .ds }}x{{ else }}y{{ end }}{{ if .ck }}x{{ else }}y{{ end }}{{ if .md }}{{ end }}", "MAU-08 “.md”"},
		{"{{ with .r }}{{ . }}{{ else }}x{{ end }}", "MAU-07"},
		{"{{ if not .r }}x{{ end }}", "MAU-07 điều kiện này ở đây không bao giờ đúng"},
		{"{{ if false }}x{{ end }}{{ if true }}x{{ end }}", "MAU-07"},
		{`{{ if eq .lc "mot" }}1{{ else if eq .lc "hai" }}2{{ else if eq .lc "ba" }}3{{ end }}`, ""},
		{`{{ if eq .lc "mot" }}1{{ else if eq .lc "hai" }}2{{ else }}3{{ end }}`, ""},
		{`{{ if eq .lc "mot" }}1{{ else if eq .lc "hai" }}2{{ else if eq .lc "ba" }}3{{ else }}4{{ end }}`, "MAU-07 điều kiện này ở đây luôn đúng"},
		{`{{ if eq .olc "mot" }}1{{ else if eq .olc "hai" }}2{{ else }}4{{ end }}`, ""},
		{`{{ if eq .lc "mot" }}1{{ else if eq .lc "mot" }}2{{ else }}4{{ end }}`, "MAU-07 điều kiện này ở đây không bao giờ đúng"},
		{`{{ if eq .lc "mot" "hai" }}1{{ else if ne .lc "ba" }}2{{ end }}`, "MAU-07"},
		{`{{ if eq .lc "mot" }}{{ if eq .lc "hai" }}2{{ end }}{{ end }}`, "MAU-07"},
		{`{{ if eq .lc "mot" }}{{ if ne .lc "mot" }}2{{ end }}{{ end }}`, "MAU-07"},
		{`{{ if eq .lc "mot" }}{{ if eq .r "hai" }}2{{ end }}{{ end }}`, ""},
		{`{{ if .a }}{{ if .a }}2{{ end }}{{ end }}`, "MAU-08"},
		{`{{ if .ck }}1{{ else if not .ck }}2{{ else }}3{{ end }}`, "MAU-07"},
		{"{{ range .rb }}{{ .c }}{{ else }}x{{ end }}", "MAU-07 “.rb” luôn có ít nhất một mục"},
		{"{{ range .b }}{{ .c }}{{ else }}x{{ end }}{{ range .ds }}{{ . }}{{ else }}x{{ end }}", ""},
		{"{{ if .b }}{{ range .b }}{{ .c }}{{ else }}x{{ end }}{{ end }}", "MAU-07"},
		{"{{ range loc .rb \"c\" \"x\" }}{{ .c }}{{ else }}x{{ end }}{{ if loc .rb \"c\" \"x\" }}x{{ else }}y{{ end }}", ""},
		{`{{ $x := len (loc .b "c" "x") }}{{ $y := len (loc .b "c" "y") }}{{ if $x }}{{ $x }}{{ end }}{{ if $y }}{{ if $x }}x{{ else }}y{{ end }}{{ end }}`, ""},
		{"{{ if len .b }}{{ if .b }}x{{ end }}{{ end }}", "MAU-08"},
		{"{{ with .t }}{{ if .vung }}{{ .vung }}{{ else }}x{{ end }}{{ noi .ten_co_quan }}{{ end }}", ""},
		{"{{ with .t }}{{ if .ten }}x{{ end }}{{ end }}", "MAU-08"},
		{"{{ range $i, $v := .ds }}{{ if $i }}, {{ end }}{{ $v }}{{ end }}{{ if int .so }}x{{ end }}{{ range .moc }}{{ if . }}x{{ end }}{{ end }}", ""},
		{"{{ $k := false }}{{ range .b }}{{ if not .d }}{{ $k = true }}{{ end }}{{ if $k }}{{ if .d }}{{ .d }}{{ end }}{{ end }}{{ end }}", ""},
		{"{{ $k := false }}{{ range .b }}{{ if eq .l \"x\" }}{{ $k = true }}{{ end }}{{ if $k }}{{ if eq .l \"y\" }}x{{ end }}{{ end }}{{ end }}", ""},
		{"{{ if co .ck }}x{{ end }}", "MAU-07 “co .ck” luôn đúng"},
		{"{{ if co .r }}x{{ else }}chưa có{{ end }}", ""},
		{`{{ if eq true (eq .lc "mot") }}{{ if eq .lc "hai" }}x{{ end }}{{ end }}`, "MAU-07"},
		{`{{ if eq (eq .lc "mot") false }}{{ if eq .lc "mot" }}x{{ end }}{{ end }}`, "MAU-07"},
		{"{{ if and .ck (eq .lc \"mot\") }}x{{ else if .ck }}y{{ else }}z{{ end }}", ""},
		{`{{ $x := 1 }}y`, "MAU-09 biến “$x” được đặt nhưng không dùng"},
		{`{{ $x := 1 }}{{ $x = 2 }}`, "MAU-09"},
		{"{{ $x := \"\" }}{{ $x = .a }}{{ if $x }}{{ $x }}{{ else }}y{{ end }}", ""},
		{`{{ $x := 1 }}{{ if .a }}{{ $x = 2 }}{{ end }}{{ $x }}{{ range $i, $v := .ds }}{{ $i }}{{ end }}`, ""},
		{`{{ define "k" }}x{{ end }}`, "MAU-10 khối “k”"},
		{`{{ define "k" }}{{ . }}{{ end }}{{ template "k" .r }}`, ""},
	}
	for _, test := range tests {
		got := lintedBody(t, "", test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) || strings.Count(got, "\n") > 1 {
			t.Errorf("%s\ngot:\n%swant: %s", test.body, got, test.want)
		}
	}
}

func TestLintOfUnusedFields(t *testing.T) {
	const fields = `truong:
  - {ten: a, nhan: A, bat_buoc: true, vi_du: x, tro_giup: T., in_ra: tùy}
  - {ten: g, nhan: G, kieu: nhom, bat_buoc: true, tro_giup: T., truong: [{ten: x, nhan: X, bat_buoc: true, vi_du: x, tro_giup: T.}]}
  - {ten: b, nhan: B, kieu: bang, bat_buoc: true, tro_giup: T., cot: [{ten: c, nhan: C, bat_buoc: true, vi_du: x, tro_giup: T.}, {ten: d, nhan: D, bat_buoc: true, vi_du: x, tro_giup: T., in_ra: tùy}]}
`
	tests := []struct{ more, body, want string }{
		{"", "{{ .a }}{{ .g.x }}{{ range .b }}{{ .c }}{{ .d }}{{ end }}", ""},
		{"", "{{ .a }}{{ .g.x }}{{ range .b }}{{ .c }}{{ end }}", "MAU-01 trường bên trong “b.d”"},
		{"", "{{ .g.x }}{{ range .b }}{{ .c }}{{ .d }}{{ end }}", "MAU-01 trường “a”"},
		{"", "{{ .a }}{{ range .b }}{{ .c }}{{ .d }}{{ end }}", "MAU-01 trường “g”"},
		{"", "{{ .a }}{{ .g.x }}{{ noi (cot .b \"c\") }}{{ len (loc .b \"d\" \"x\") }}", ""},
		{"", "{{ .a }}{{ with .g }}{{ .x }}{{ end }}{{ range sap_xep .b \"d\" }}{{ .c }}{{ end }}", ""},
		{"trich_yeu: \"{{ .a }}\"\n", "{{ .g.x }}{{ range $r := .b }}{{ $r.c }}{{ template \"k\" $r }}{{ end }}{{ define \"k\" }}{{ .d }}{{ end }}", ""},
		{"kiem_tra:\n  - {dieu_kien: '{{ ne .a \"x\" }}', thong_bao: sai}\n", "{{ .g.x }}{{ range .b }}{{ .c }}{{ .d }}{{ end }}", ""},
		{"kiem_tra:\n  - {dieu_kien: '{{ ne .d \"x\" }}', thong_bao: sai, moi_dong: b}\n", "{{ .a }}{{ .g.x }}{{ range .b }}{{ .c }}{{ end }}", ""},
		{"quy_tac:\n  - {truong: b.d, thuoc: a}\n", "{{ .g.x }}{{ range .b }}{{ .c }}{{ end }}", ""},
		{"phu_luc:\n  - tieu_de: T\n    noi_dung: |\n      x {{ .a }}\n", "{{ .g.x }}{{ range .b }}{{ .c }}{{ .d }}{{ end }}", ""},
		{"", "{{ .a }}{{ .g.x }}{{ $l := list }}{{ range .b }}{{ $l = append $l . }}{{ end }}{{ len $l }}", ""},
		{"", "{{ .a }}{{ .g.x }}{{ if false }}{{ range .b }}{{ .c }}{{ .d }}{{ end }}{{ end }}", "MAU-07"},
	}
	for _, test := range tests {
		got := linted(t, fields+test.more, test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) || strings.Count(got, "\n") > 1 {
			t.Errorf("%s%s\ngot:\n%swant: %s", test.more, test.body, got, test.want)
		}
	}
}

func TestLintOfFieldsThatAreNotShown(t *testing.T) {
	const fields = `truong:
  - {ten: a, nhan: A, bat_buoc: true, vi_du: x, tro_giup: T.%s}
  - {ten: t, nhan: Tỉnh, kieu: tinh_thanh, bat_buoc: true, vi_du: lang-son, tro_giup: T.}
  - {ten: b, nhan: B, kieu: bang, bat_buoc: true, tro_giup: T., cot: [{ten: c, nhan: C, bat_buoc: true, vi_du: x, tro_giup: T.}]}
`
	const rest = "{{ .t.ten }}{{ range .b }}{{ .c }}{{ end }}"
	tests := []struct{ key, more, body, want string }{
		{"", "", "{{ .a }}" + rest, ""},
		{"", "", "{{ $x := hoa .a }}{{ $x }}" + rest, ""},
		{"", "", "{{ $x := .a }}{{ range .b }}{{ .c }}{{ $x }}{{ end }}{{ .t }}", ""},
		{"", "trich_yeu: \"{{ .a }}\"\n", rest, ""},
		{"", "", "{{ if eq .a \"x\" }}y{{ end }}" + rest, "MAU-35 trường “a” chỉ dùng để rẽ nhánh"},
		{", in_ra: tùy", "", "{{ if eq .a \"x\" }}y{{ end }}" + rest, ""},
		{"", "", "{{ len (loc .b \"c\" .a) }}" + rest, "MAU-35 trường “a”"},
		{"", "kiem_tra:\n  - {dieu_kien: '{{ ne .a \"x\" }}', thong_bao: 'sai {{ .a }}'}\n", rest, "MAU-35 trường “a”"},
		{"", "quy_tac:\n  - {truong: b.c, thuoc: a}\n", rest, "MAU-35 trường “a”"},
		{"", "", "{{ .a }}{{ .t.ten }}{{ range .b }}{{ if eq .c \"x\" }}y{{ end }}{{ end }}", "MAU-35 trường “b.c”"},
		{"", "", "{{ .a }}{{ .t.ten }}{{ noi (cot .b \"c\") }}", ""},
		{"", "", "{{ .a }}{{ .t.ten }}{{ range rieng .b \"c\" }}{{ . }}{{ end }}", ""},
		{"", "", "{{ .a }}{{ .t.ten }}{{ range $r := .b }}{{ print $r.c }}{{ end }}", ""},
		{"", "", "{{ .a }}{{ .t.ten }}{{ range loc .b \"c\" .a }}x{{ end }}", ""},
		{"", "", "{{ .a }}{{ .t.ten }}{{ range .b }}{{ if eq .c $.a }}x{{ end }}{{ end }}", ""},
		{"", "", "{{ .a }}{{ if eq .t.ten \"x\" }}{{ end }}{{ range .b }}{{ .c }}{{ end }}", "MAU-35 trường “t”"},
	}
	for _, test := range tests {
		got := linted(t, strings.Replace(fields, "%s", test.key, 1)+test.more, test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) || strings.Count(got, "\n") > 1 {
			t.Errorf("%s%s%s\ngot:\n%swant: %s", test.key, test.more, test.body, got, test.want)
		}
	}
}

// TestLintOfTheLibrary holds the templates that come with the program to the
// rules.
func TestLintOfTheLibrary(t *testing.T) {
	library, problems := NewLibrary(plain(templates.FS)...)
	if len(problems) > 0 {
		t.Fatal(listed(problems))
	}
	all := library.List()
	if len(all) == 0 {
		t.Fatal("no templates")
	}
	for _, tmpl := range all {
		for _, d := range tmpl.Lint() {
			t.Errorf("%s: %v [%s] %s (%s)", d.At, d.Severity, d.Rule, d.Message, d.Hint)
		}
	}
}
