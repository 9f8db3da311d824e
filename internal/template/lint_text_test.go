package template

import (
	"slices"
	"strings"
	"testing"
)

func TestLintOfMarkup(t *testing.T) {
	tests := []struct{ body, want string }{
		{"<b>Lưu ý</b> gửi đúng hạn.", "MAU-11 “<b>” in ra nguyên"},
		{"a<br/>b", "MAU-11"},
		{"a &nbsp; b", "MAU-11"},
		{"xem [trang](https://example.vn)", "MAU-11"},
		{"![ảnh](/a.png)", "MAU-11"},
		{"`mã`", "MAU-11"},
		{"```\nx\n```", "MAU-11"},
		{"__đậm__", "MAU-11"},
		{"a < b và c > d; [1]; m^{2}; doanh thu <1 tỷ>; [chưa có: x]; R&D; {{ .r }}_{2}; ____", ""},
		{"a\tb", "MAU-18"},
		{"{{\t.r }} b", ""},
		{"• một", "MAU-12 “•” ở đầu đoạn"},
		{"– một\n\n— hai", "MAU-12"},
		{"a) một", "MAU-12 “a)” ở đầu đoạn"},
		{"I. Mục đích", "MAU-12 “I.”"},
		{"1.1. Mục đích", "MAU-12 “1.1.”"},
		{"1.2 Mục đích", "MAU-12 “1.2”"},
		{"- một\n  + hai\n\n1. ba\n   1. bốn\n\n(i) năm;\n\n(ii) sáu.", ""},
		{"V.I. Lê-nin\n\nI\\. Mục đích\n\n1.000 doanh nghiệp\n\n1,5 triệu\n\n12.5 triệu\n\n{{ .r }}) x\n\n> a) trích\n>\n> • trích", ""},
		{"# Nhiệm vụ và\ngiải pháp", "MAU-13 dòng này nối tiếp tiêu đề"},
		{"# Nhiệm vụ\nSở Nội vụ chủ trì.\n\n## Hai\n- một\n\n## Ba\n{{ .r }}\n\n# Chương I\nQUY ĐỊNH\n\n# Điều 1. A\n\nmột", ""},
		{"# Nhiệm vụ\n\n## TUYÊN TRUYỀN, VẬN ĐỘNG", "MAU-13 tiêu đề “TUYÊN TRUYỀN, VẬN ĐỘNG” gõ chữ hoa"},
		{"# ĐIỀU 1. TRÁCH NHIỆM", "MAU-13 tiêu đề “ĐIỀU 1. TRÁCH NHIỆM”"},
		{"Nhiệm vụ\n--------", "MAU-13 dòng “--------”"},
		{"| a | b |\n|---|---|\n| - | - |\n\n{trang}\n\n……", ""},
		{"phát triển kinh tế\n- xã hội của tỉnh", "MAU-14 dòng bắt đầu bằng “-” giữa câu"},
		{"giai đoạn 2026\n- 2030 của tỉnh", "MAU-14"},
		{"1. Giai đoạn 2026\n   - 2030 của tỉnh", "MAU-14"},
		{"1. Phát triển\n   kinh tế\n   - xã hội", "MAU-14"},
		{"thực hiện khoản\n1. Điều 5", "MAU-14 dòng bắt đầu bằng “1.” giữa câu nên thành một khoản"},
		{"Các việc sau:\n2. Việc hai", "MAU-14 dòng “2.” nối vào đoạn ở trên"},
		{"Các việc sau:\n1. Việc một\n2. Việc hai\n   - Ý một;\n   - ý hai.\n3. Việc ba\nnối.\n4. Bốn", ""},
		{"gồm:\n- xã\n- phường", ""},
		{"Thành phần gồm\n- Sở A\n- Sở B", ""},
		{"năm\n2026. Các sở", ""},
		{"giai đoạn {{ .r }} -\n{{ .md }} của tỉnh", ""},
		{"{{ range $i, $v := .ds }}\n{{ cong $i 1 }}. {{ $v }}\n\n{{ end }}", "MAU-15 “{{ cong $i 1 }}.” đầu dòng"},
		{"{{ range $i, $v := .ds }}\n{{ chu_cai (cong $i 1) }}) {{ $v }}\n\n{{ end }}", "MAU-15"},
		{"{{ range $i, $v := .ds }}\n({{ la_ma (cong $i 1) | lower }}) {{ $v }}\n\n{{ end }}", ""},
		{"có {{ .so }}. Và\n\n{{ .so }}.\n\n{{ .r }}. Và", ""},
		{"| a | b |\n|---|---|\n| 1 | 2 | 3 |", "MAU-16 dòng của bảng có 3 ô, phải có 2"},
		{"| a | b |\n|---|---|\n{{ range .b }}\n| {{ .c }} |\n{{ end }}", "MAU-16 dòng của bảng có 1 ô, phải có 2"},
		{"| a | b |\n|---|---|\n{{ range .b }}\n| {{ .c }} | {{ with .d }}{{ . }}{{ end }} |\n{{ end }}\n| a \\| b | < |", ""},
		{"| a |{{ range .ds }} {{ . }} |{{ end }}\n|---|{{ range .ds }}---|{{ end }}\n| 1 |{{ range .ds }} {{ . }} |{{ end }}", ""},
		{"| a | b |\n|---|---|\n| 1 |{{ if .ck }} 2 |{{ else }} 3 |{{ end }}", ""},
		{"Kính gửi: Sở Nội vụ", "MAU-17 “Kính gửi:”"},
		{"**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "MAU-17"},
		{"Nơi nhận:\n\nđây", "MAU-17"},
		{"Đơn này kính gửi: ai\n\n{phu_luc: Đơn}\n\nKính gửi: Sở Nội vụ", ""},
		{"trước ngày {{ ngay_dai .rn }}", "MAU-19 chữ “ngày” in hai lần"},
		{"trước\nngày\n{{ ngay_dai .rn }}", "MAU-19"},
		{"trước ngày {{ .rn }}, {{ ngay_dai .rn }}, ngày {{ ngay_so .rn }}", ""},
		{"trước ngày {{ .han }}", "MAU-19 “.han” là thời hạn"},
		{"thời hạn: {{ .han }}", ""},
		{"{{ with .t }}tỉnh {{ . }}{{ end }}", "MAU-19 chữ “tỉnh” in hai lần"},
		{"{{ with .t }}tỉnh {{ .ten }}; của {{ . }}; Ủy ban nhân dân {{ .ten_day_du }}{{ end }}", ""},
		{"{{ range .ds }}\n2. {{ . }}\n\n{{ end }}", "MAU-30 số “2.” gõ trong range"},
		{"{{ range .ds }}\n# Điều 3. {{ . }}\n\nx\n\n{{ end }}", "MAU-30"},
		{"{{ range .ds }}\n1. {{ . }} theo Điều 3. Hết\n\n# Điều. {{ . }}\n\nx\n{{ end }}\n# Điều 3. A\n\nx", ""},
	}
	for _, test := range tests {
		got := lintedBody(t, "", test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) || strings.Count(got, "\n") > 2 {
			t.Errorf("%q\ngot:\n%swant: %s", test.body, got, test.want)
		}
	}
}

func TestLintOfWhatBelongsIntoTheData(t *testing.T) {
	tests := []struct{ more, body, want string }{
		{"", "gửi trước ngày 10/12/2026.", "MAU-31 “ngày 10/12/2026” gõ cứng"},
		{"", "gửi trước\nngày 10 tháng 12 năm 2026.", "MAU-31 “ngày 10 tháng 12 năm 2026”"},
		{"", "gửi báo cáo theo Quyết định số 12/QĐ-UBND trước ngày 10/12/2026.", "MAU-31"},
		{"", "gửi trước ngày 10/12 hằng năm", "MAU-31 “ngày 10/12”"},
		{"", "họp 10/12/2026", "MAU-31"},
		{"", "chậm nhất ngày 05 tháng 12 hằng năm", "MAU-31"},
		{"", "hưởng ứng ngày 10 tháng 10 hằng năm; Ngày 10/10", ""},
		{"", "ngày {{ .rn }}; trước ngày 15 hằng tháng; ngày … tháng … năm …; tỷ lệ 10/12; số 12/2026", ""},
		{"", "Căn cứ Luật Công nghiệp công nghệ số ngày 14 tháng 6 năm 2025; Chỉ thị số 01/CT-TTg ngày 14/01/2020 của Thủ tướng Chính phủ; Nghị quyết số {{ .r }} ngày 4/5/2025", ""},
		{"trich_yeu: báo cáo trước ngày 10/12/2026\n", "x", "MAU-31"},
		{"can_cu: [Căn cứ đề nghị ngày 10/12/2026]\nvien_dan: [{nhan: ct, ten_loai: Chỉ thị, so_ky_hieu: 01/CT-TTg, ngay: 14/01/2020, trich_yeu: về x, co_quan: Thủ tướng Chính phủ}]\n", "x", ""},
		{"phu_luc:\n  - tieu_de: T\n    noi_dung: |\n      một\n\n      • trước ngày 10/12/2026\n", "x", "MAU-12"},
		{"phu_luc:\n  - tieu_de: T\n    noi_dung: |\n      một\n\n      {{ .r }} trước ngày 10/12/2026\n", "x", "MAU-31"},
		{"ngay_ban_hanh: 20/11/2026\n", "x", "MAU-32 ngay_ban_hanh “20/11/2026”"},
		{"ngay_ban_hanh: \"{{ .rn }}\"\nso:\n", "x", ""},
		{"nguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}\n", "x", "MAU-32 họ tên người ký"},
		{"nguoi_ky: {chuc_vu: GIÁM ĐỐC}\n", "x", ""},
	}
	for _, test := range tests {
		got := lintedBody(t, test.more, test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s%s\ngot:\n%swant: %s", test.more, test.body, got, test.want)
		}
	}
}

func TestLintOfFieldsThatSayTooLittle(t *testing.T) {
	tests := []struct{ fields, want string }{
		{"{ten: a, nhan: A, vi_du: x, tro_giup: T., bat_buoc: true}", ""},
		{"{ten: a, nhan: A, mac_dinh: x, tro_giup: T.}", ""},
		{"{ten: a, nhan: A, tro_giup: T., bat_buoc: true}", "MAU-33 trường “a” chưa có vi_du\n"},
		{"{ten: a, tro_giup: T., bat_buoc: true}", "MAU-33 trường “a” chưa có nhan, vi_du\n"},
		{"{ten: a, nhan: A, kieu: so, tro_giup: T., bat_buoc: true}", ""},
		{"{ten: a, nhan: A, vi_du: x, bat_buoc: true}", "MAU-34 trường chưa có lời giải thích: a\n"},
	}
	for _, test := range tests {
		if got := linted(t, "truong: ["+test.fields+"]\n", "{{ .a }}"); got != test.want {
			t.Errorf("%s\ngot:\n%swant: %s", test.fields, got, test.want)
		}
	}
}

// Each rule is told apart, and shown at work.
func TestLintRulesAreWhole(t *testing.T) {
	var seen []string
	for _, r := range LintRules() {
		if slices.Contains(seen, r.ID) || r.Title == "" || r.Why == "" || r.Bad == "" || r.Good == "" || r.Severity == 0 || strings.HasSuffix(r.Title, ".") {
			t.Errorf("%+v", r)
		}
		seen = append(seen, r.ID)
	}
	if !slices.IsSorted(seen) {
		t.Errorf("not in order: %v", seen)
	}
}

// TestLintPlaces says where findings stand.
func TestLintPlaces(t *testing.T) {
	src := `---
id: mau
ten: Mẫu
loai: thong-bao
truong:
  - {ten: a, nhan: A, vi_du: x, tro_giup: T.}
  - {ten: b, nhan: B, vi_du: x, tro_giup: T.}
trich_yeu: Về {{ .a }}
---
Một

{{ if .a }}
Hai trước ngày 1/2/2026.
{{ else }}
  {{ hoa .a }}
{{ end }}
`
	tmpl, problems := Parse("m.vb.md", []byte(src))
	if tmpl == nil {
		t.Fatal(listed(problems))
	}
	want := "m.vb.md:7:5: trường “b” được; m.vb.md:8:12: “.a” không bắt; m.vb.md:13:11: “ngày 1/2/2026” gõ; m.vb.md:15:3: “.a” ở nhánh"
	var got []string
	for _, d := range tmpl.Lint() {
		words := strings.Fields(d.At.String() + ": " + d.Message)
		got = append(got, strings.Join(words[:4], " "))
	}
	if strings.Join(got, "; ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
	}
}

// What grows without end when it runs does not do so here.
func TestLintEnds(t *testing.T) {
	var b strings.Builder
	for i := range 6 {
		name := string(rune('a' + i))
		b.WriteString("{{ define \"" + name + "\" }}" + strings.Repeat("{{ template \""+string(rune('b'+i))+"\" . }}", 60) + "{{ .x }}{{ end }}")
	}
	b.WriteString("{{ define \"g\" }}{{ .x }}{{ end }}{{ with .g }}{{ template \"a\" . }}{{ end }}")
	b.WriteString("{{ if and" + strings.Repeat(" .a", 20000) + " }}x{{ end }}\n" + strings.Repeat("{{ range .ds }}\n2. {{ . }}, {{ $.r }}\n{{ end }}\n", 2000))
	if got := lintedBody(t, "", b.String()); strings.Count(got, "MAU-30") != 2000 {
		t.Errorf("%d findings", strings.Count(got, "\n"))
	}
}

// FuzzLint judges whatever parses, without failing and the same way twice.
func FuzzLint(f *testing.F) {
	for _, body := range []string{
		"{{ range $i, $v := .b }}{{ with .d }}{{ . }}{{ end }}{{ else }}x{{ end }}", "{{ define \"k\" }}{{ .x }}{{ end }}{{ template \"k\" .g }}",
		"{{ if and .a (or .ck (eq .lc \"mot\")) }}{{ index .moc 2026 | hoa }}{{ else if not .t }}{{ .t.ten }}{{ end }}",
		"| a | b |\n|---|---|\n{{ range loc .b \"c\" .r }}\n| {{ .c }} |\n{{ end }}\n\na\n- b\n", "# A\nb\n• c <b> ngày 1/2/2026 {{/* x */}}",
		"{{ $x := len .ds }}{{ if gt $x 0 }}{{ first .ds }}{{ break }}{{ end }}{{ .van_ban.so }}{{ (index .b 0).c }}{{ $.g.y }}",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		tmpl, _ := Parse("m.vb.md", []byte("---\nid: mau\nten: Mẫu\nloai: thong-bao\n"+lintFields+"---\n"+body))
		if tmpl == nil {
			return
		}
		if one, two := listed(tmpl.Lint()), listed(tmpl.Lint()); one != two {
			t.Errorf("%s\nthen\n%s", one, two)
		}
	})
}
