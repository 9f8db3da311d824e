package template

import (
	"strings"
	"testing"
)

func TestReorders(t *testing.T) {
	for body, want := range map[string]bool{
		"{{ range .viec }}{{ .ten }}{{ end }}":                                         false,
		`{{ len (loc .viec "ten" "a") }}`:                                              false,
		"{{ range sap_xep .viec \"ten\" }}{{ .ten }}{{ end }}":                         true,
		"{{ range reverse .viec }}{{ .ten }}{{ end }}":                                 true,
		"{{ range .ten }}{{ range loc $.viec \"ten\" . }}{{ .ten }}{{ end }}{{ end }}": true,
		"{{ $x := loc .viec \"ten\" \"a\" }}{{ range $x }}{{ .ten }}{{ end }}":         true,
	} {
		head := "---\nid: m\nten: M\nloai: ke-hoach\ntruong:\n  - {ten: ten, kieu: danh_sach}\n  - {ten: viec, kieu: bang, cot: [{ten: ten}]}\n"
		tmpl, problems := Parse("m.vb.md", []byte(head+"---\n"+body+"\n"))
		if tmpl == nil {
			t.Fatalf("%s: %v", body, problems)
		}
		if got := tmpl.Reorders(); got != want {
			t.Errorf("%s: %v, want %v", body, got, want)
		}
		head = strings.Replace(head, "ke-hoach", "quyet-dinh", 1) + "kem_theo:\n  - {loai: ke-hoach, noi_dung: '" + body + "'}\n"
		if tmpl, _ = Parse("m.vb.md", []byte(head+"---\nMột.\n")); tmpl == nil || tmpl.Reorders() != want {
			t.Errorf("attached %s: want %v", body, want)
		}
	}
}
