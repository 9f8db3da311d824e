package template

import (
	"strings"
	"testing"
	"time"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
)

const head = "---\nid: mau\nten: Mẫu\nloai: thong-bao\ntruong: [{ten: a, nhan: Chữ a}, {ten: n, nhan: Số n, kieu: so}, {ten: l, nhan: Danh sách l, kieu: danh_sach}, {ten: k, nhan: Khác}]\n" +
	"co_quan_ban_hanh: Sở\ndia_danh: Hà Nội\ntrich_yeu: Thử\nnguoi_ky: {chuc_vu: GIÁM ĐỐC}\nnoi_nhan: [Lưu]\nluu: VT\n---\n"

// said fills a template of one body with given values and returns what is
// printed about it.
func said(t *testing.T, body string) string {
	t.Helper()
	var b strings.Builder
	tmpl, problems := Parse("m.vb.md", []byte(head+body))
	if tmpl != nil {
		root, _ := record.YAML("d.vb.yaml", []byte("mau: mau\ndu_lieu: {a: chữ, n: 3, l: [x, y]}\n"))
		var more diag.List
		_, more = tmpl.Fill(root, newEnv(t, doc.Draft))
		problems = append(problems, more...)
	}
	printAll(t, &b, problems)
	return strings.ReplaceAll(b.String(), "m.vb.md:13:", "")
}

func TestMessagesOfTemplates(t *testing.T) {
	tests := []struct{ body, want string }{
		{"{{ if .a }}", "thiếu {{ end }}"},
		{"x {{ end }}", "thừa {{ end }}"},
		{"x {{ .a", "“{{” chưa đóng"},
		{"x {{ .a }\n", "“{{” đóng bằng một dấu “}”"},
		{"{{ \"a }}", "dấu nháy chưa đóng"},
		{"{{ $x }}", "biến “$x” chưa được đặt"},
		{"{{ .tên }}", "không có trường “.tên”"},
		{"{{ hoa “a” }}", "ký tự lạ"},
		{"{{ if }}x{{ end }}", "thiếu điều kiện"},
		{"{{ break }}", "nằm ngoài range"},
		{"{{ add 99999999999999999999 1 }}", "quá lớn"},
		{"{{ add 1e999999999 1 }}", "không phải là số"},
		{"{{-.a-}}", "“-.a” không phải là số"},
		{"{{ hoa 'ab' }}", "dùng dấu nháy đơn"},
		{"{{ hoa \"\\q\" }}", "phải đi với một chữ biết trước"},
		{"{{ " + strings.Repeat("(", 20000) + "1" + strings.Repeat(")", 20000) + " }}", "lồng nhau quá sâu"},
		{"{{ define \"a\" }}1{{ end }}{{ define \"a\" }}2{{ end }}", "khối “a” được đặt hai lần"},
		{"{{ 1 | 2 }}", "phải là tên một hàm"},
		{"{{ range $i, $j, $k := .l }}{{ end }}", "đặt quá nhiều biến"},
		{"{{ .a) }}", "thừa dấu “)”"},
		{"{{ $x := }}", "{{ }} thiếu giá trị"},
		{"{{ template }}", "không hiểu “}}”"},
		{"{{ $x = 1 }}", "biến “$x” chưa được đặt"},
		{"{{ .a 1 }}", "không nhận thêm giá trị đứng sau"},
		{"{{ not }}", "hàm “not” thiếu tham số"},
		{"{{ nil }}", "“nil” không đứng một mình được"},
		{"{{ repeat -1 .a }}", "phải từ 0 đến 1000"},
		{"{{ else }}", "{{ else }} không thuộc khối nào"},
		{"{{ (hoa .a }}", "chưa đóng"},
		{"{{ hoaa .a }}", "1: lỗi: không có hàm “hoaa”\n    gợi ý: ý bạn là “hoa”?"},
		{"{{ .b }}", "1: lỗi: không có trường “.b”\n    gợi ý: dùng một trong: a, n, l, k, van_ban"},
		{"{{ .van_bann }}", "ý bạn là “van_ban”?"},
		{"ă {{ .k }}", "3: lỗi: “.k” không có giá trị\n    gợi ý: bọc trong {{ if .k }}"},
		{"{{ .l }}", "đây là một danh sách"},
		{"{{ loi \"tự báo\" }}", "1: lỗi: tự báo"},
		{"{{ chia 1 0 }}", "chia cho 0"},
		{"{{ ngay_dai .a }}", "cần một ngày"},
		{"{{ cong .a 1 }}", "“chữ” là chữ, cần một số"},
		{"{{ la_ma 0 }}", "nằm ngoài phạm vi"},
		{"{{ index .l 9 }}", "không có mục số 9, danh sách có 2 mục"},
		{"{{ cong .l \"x\" }}", "danh sách không có cột"},
		{"{{ trunc 1 }}", "có 1 tham số, cần 2"},
		{"{{ printf \"%9999999d\" 1 }}", "không hiểu được"},
		{"{{ range $i := 9223372036854775807 }}{{ end }}", "mẫu chạy quá 2006000 bước"},
		{"{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}", "các khối gọi nhau quá sâu"},
		{"{{ $x := \"abcdefgh\" }}{{ range until 60 }}{{ $x = cat $x $x }}{{ end }}", "cho ra hơn 1048576 byte"},
		{"{{ $x := repeat 1000 (repeat 1000 \"a\") }}{{ range until 20 }}{{ $x }}{{ end }}", "nội dung tạo ra dài hơn"},
		{"{{ $x := list 1 }}{{ range until 60 }}{{ $x = concat $x $x }}{{ end }}", "cho ra hơn 100000 mục"},
		{"{{ define \"=0\" }}x{{ end }}", "không được bắt đầu bằng “=”"},
		{"{{ $x := repeat 1000 (repeat 900 \"a\") }}{{ replace \"a\" $x $x }}", "kết quả dài hơn"},
		{"{{ $x := repeat 1000 (repeat 900 \"a\") }}{{ join $x (until 1000) }}", "kết quả dài hơn"},
		{"{{ $x := repeat 1000 (repeat 900 \"a\") }}{{ trimAll $x $x }}", "tối đa 100"},
		{"{{ $x := repeat 1000 (repeat 900 \"a\") }}{{ print $x $x $x }}", "nhận các giá trị dài hơn"},
		{"{{ $x := repeat 1000 (repeat 900 \"a\") }}{{ splitList \"\" $x | len }}", "cho ra hơn 100000 mục"},
		{"{{ $l := list }}{{ range until 1000 }}{{ $l = append $l (repeat 1000 (repeat 900 \"a\")) }}{{ end }}", "mẫu chạy quá"},
		{"{{ range until 10000 }}{{ range until 10000 }}{{ end }}{{ end }}", "mẫu chạy quá"},
		{"{{ template \"y\" }}", "không có khối “y”"},
		{"{{ .a.b }}", "không có phần nào bên trong"},
		{"{{ range .a }}{{ end }}", "không phải danh sách"},
		{"{{ .l.b }}", "là danh sách"},
		{"{{ $x := index .l 0 }}{{ $x.y }}", "không có phần nào bên trong"},
		{"{{ $x := dict \"a\" 1 }}{{ $x.y }}", "không có trường “y”"},
		{"{{ env \"HOME\" }}", "không có hàm “env”"},
		{"{{ set (dict) \"a\" 1 }}", "không có hàm “set”"},
		{"{{ html .a }}", "không có hàm “html”"},
		{"{{ _out 1 .a }}", "không có hàm “_out”"},
		{"{{ van_ban \"{trangg}\" }}", "1: lỗi: không có chỉ thị “trangg”"},
		{"dòng\n\n# {{ .a }}\n### sâu", "m.vb.md:16:1: lỗi: tiêu đề ###"},
		{"  {{ if .a }}\n  {{ .zz }}\n  {{ end }}", "m.vb.md:14:3: lỗi: không có trường “.zz”"},
	}
	for _, test := range tests {
		t.Run(test.body, func(t *testing.T) {
			start := time.Now()
			got := said(t, test.body)
			if !strings.Contains(got, test.want) {
				t.Errorf("got:\n%swant: %s", got, test.want)
			}
			if strings.Contains(got, "template:") || strings.Contains(got, "%!") {
				t.Errorf("raw message:\n%s", got)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestTemplatesThatAreRight(t *testing.T) {
	for _, body := range []string{
		"{{ if .k }}{{ .k }}{{ end }}không",
		"{{ if and .k (gt .n 5) }}x{{ else }}y{{ end }}",
		"{{ range .l }}{{ . }}{{ if eq . \"x\" }}{{ continue }}{{ end }}{{ break }}{{ end }}",
		"{{ with .k }}{{ . }}{{ else }}trống{{ end }}",
		"{{ .k | default \"mặc định\" }}",
		"{{ $t := .n }}{{ range .l }}{{ $t = add $t 1 }}{{ end }}{{ $t }}",
		"{{ $x := .l }}{{ if .a }}{{ $x = .a }}{{ end }}{{ $x }}",
		"{{ define \"x\" }}[{{ . }}]{{ end }}{{ template \"x\" .a }}",
		"{{- /* chú thích */ -}}\n{{ upper .a }} {{ `{{` }}",
		"{{ len .l }} {{ first .l }} {{ noi (sap_xep .l) }}",
	} {
		if got := said(t, body); got != "" {
			t.Errorf("%s\n%s", body, got)
		}
	}
}

func TestControlLinesLeaveNoTrace(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a\n  {{ if .x }}  \nb\n{{ end }}\nc", "a\n{{   if .x \n  }}b\n{{ end \n}}c"},
		{"a {{ if .x }}\n", "a {{ if .x }}\n"},
		{"{{- if .x -}}\nb", "{{- if .x -}}\nb"},
		{"{{/* x */}}\nb", "{{/* x \n*/}}b"},
		{"{{ $x := 1 }}\n{{ $x }}\n", "{{ $x := 1 \n}}{{ $x }}\n"},
		{"{{ end }}{{ end }}\nb", "{{ end }}{{ end \n}}b"},
		{"{{ end }}", "{{ end }}"},
		{"{{ if \"}}\" }}\nb", "{{ if \"}}\" \n}}b"},
	}
	for _, test := range tests {
		got := joinControlLines(test.in)
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.in, got, test.want)
		}
		if len(got) != len(test.in) {
			t.Errorf("%q: length changed", test.in)
		}
	}
}

// A value in căn cứ is text: only the template itself cites there.
func TestReferencesInDataAreText(t *testing.T) {
	tmpl, problems := Parse("m.vb.md", []byte(strings.Replace(head, "luu: VT\n", "luu: VT\nvien_dan: [{nhan: goc, ten_loai: Luật, trich_yeu: Lưu trữ}]\n"+
		"can_cu: ['Căn cứ {@goc}', 'Căn cứ {{ .a }}']\n", 1)+"Nội dung."))
	if tmpl == nil {
		t.Fatal(problems)
	}
	root, _ := record.YAML("d.vb.yaml", []byte("mau: mau\ndu_lieu: {a: 'x {@nhan} \\{@y}'}\n"))
	d, problems := tmpl.Fill(root, newEnv(t, doc.Draft))
	for _, p := range problems {
		if strings.Contains(p.Message, "nhan") {
			t.Errorf("a reference was read in a value: %s", p.Message)
		}
	}
	if len(d.Basis) != 2 || len(d.Basis[1].Spans) == 0 {
		t.Fatalf("căn cứ: %+v", d.Basis)
	}
	var text strings.Builder
	for _, s := range d.Basis[1].Spans {
		text.WriteString(s.Text)
	}
	if got, want := text.String(), `Căn cứ x {@nhan} \{@y}`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPartsOfAbsentGroups: what is missing is the group, not the part of it that
// is asked for.
func TestPartsOfAbsentGroups(t *testing.T) {
	const fields = "  - {ten: g, nhan: G, kieu: nhom, truong: [{ten: x, nhan: X}, {ten: h, nhan: H, kieu: nhom, truong: [{ten: x, nhan: X}]}]}\n" +
		"  - {ten: o, nhan: O, kieu: nhom, truong: [{ten: k, nhan: K}, {ten: g, nhan: G, kieu: nhom, truong: [{ten: x, nhan: X}]}]}\n" +
		"  - {ten: b, nhan: B, kieu: bang, cot: [{ten: a, nhan: A}, {ten: g, nhan: G, kieu: nhom, truong: [{ten: x, nhan: X}]}]}\n" +
		"  - {ten: t, nhan: T, kieu: tinh_thanh}\n"
	for body, want := range map[string]string{
		"{{ .g.x }}":                                                 "1: “.g” không có giá trị, nên không có “.g.x” | bọc trong {{ with .g }}…{{ end }} và viết “.x” ở trong",
		"{{ .g.h.x }}":                                               "1: “.g” không có giá trị, nên không có “.g.h.x” | bọc trong {{ with .g }}…{{ end }} và viết “.h.x” ở trong",
		"{{ .t.ten }}":                                               "1: “.t” không có giá trị, nên không có “.t.ten” | bọc trong {{ with .t }}…{{ end }} và viết “.ten” ở trong",
		"{{ with .o }}{{ .g.x }}{{ end }}":                           "14: “.g” không có giá trị, nên không có “.g.x” | bọc trong {{ with .g }}…{{ end }} và viết “.x” ở trong",
		"{{ with .o }}{{ $.g.x }}{{ end }}":                          "14: “$.g” không có giá trị, nên không có “$.g.x” | bọc trong {{ with $.g }}…{{ end }} và viết “.x” ở trong",
		"{{ range .b }}{{ hoa .g.x }}{{ end }}":                      "15: “.g” không có giá trị, nên không có “.g.x” | bọc trong {{ with .g }}…{{ end }} và viết “.x” ở trong",
		"{{ range $i, $v := .b }}{{ $v.g.x }}{{ end }}":              "25: “$v.g” không có giá trị, nên không có “$v.g.x” | bọc trong {{ with $v.g }}…{{ end }} và viết “.x” ở trong",
		"{{ $g := .g }}{{ $g.x }}":                                   "15: “$g” không có giá trị, nên không có “$g.x” | bọc trong {{ with $g }}…{{ end }} và viết “.x” ở trong",
		"{{ (first .b).g.x }}":                                       "1: giá trị ở trước “.x” không có | đặt giá trị ấy vào {{ with … }}…{{ end }} và viết “.x” ở trong",
		"{{ template \"k\" .g }}{{ define \"k\" }}{{ .x }}{{ end }}": "38: dấu chấm ở đây không có giá trị, nên không có “.x” | chỉ gọi khối này trong {{ with … }} hoặc {{ if … }} của giá trị đưa vào",
	} {
		tmpl, problems := Parse("m.vb.md", []byte("---\nid: m\nten: M\nloai: bao-cao\ntruong:\n"+fields+"---\n"+body+"\n"))
		if tmpl == nil {
			t.Fatalf("%s: %s", body, listed(problems))
		}
		root, _ := record.YAML("d.vb.yaml", []byte("mau: m\ndu_lieu: {o: {k: x}, b: [{a: x}]}\n"))
		_, more := tmpl.Fill(root, newEnv(t, doc.Draft))
		got := ""
		for _, p := range more {
			if p.At.File == "m.vb.md" {
				got += strings.TrimPrefix(p.At.String(), "m.vb.md:11:") + ": " + p.Message + " | " + p.Hint
			}
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", body, got, want)
		}
	}
}
