package template

import (
	"strings"
	"testing"
	"time"
)

// TestLintOfHostileTemplates judges templates that nobody would write. None takes
// more than a second or two; without bounds each would take minutes or all memory.
func TestLintOfHostileTemplates(t *testing.T) {
	const n = 8000
	for name, body := range map[string]string{
		"a variable set again and again": "{{ $x := list }}" + strings.Repeat("{{ if .a }}{{ $x = append $x .a }}{{ end }}{{ if $x }}{{ end }}\n", n),
		"blocks that call two others": `{{ define "a" }}{{ template "b" . }}{{ template "c" . }}{{ end }}{{ define "b" }}{{ template "c" . }}{{ template "a" . }}{{ end }}` +
			`{{ define "c" }}{{ template "a" . }}{{ template "b" . }}{{ end }}` + strings.Repeat(`{{ template "a" . }}`, n),
		"branches in branches":   strings.Repeat("{{ if .ck }}", n/4) + strings.Repeat("{{ end }}", n/4),
		"a value in parentheses": "{{ " + strings.Repeat("(", 900) + "hoa .r" + strings.Repeat(")", 900) + " }}",
	} {
		done := make(chan bool)
		go func() {
			lintedBody(t, "", body)
			done <- true
		}()
		select {
		case <-done:
		case <-time.After(time.Minute):
			t.Fatal(name + ": not judged within a minute")
		}
	}
}

// TestLintSaysHowToMend looks at the hints, which name what the author has to
// write.
func TestLintSaysHowToMend(t *testing.T) {
	for body, want := range map[string]string{
		"{{ noi .r }}":        "dùng một trường kiểu danh_sach hoặc bang",
		"{{ len .so }}":       "dùng một trường kiểu danh_sach hoặc bang",
		"{{ ngay_dai .han }}": "lấy ngày cuối của thời hạn bằng ngay_cuoi trước",
		"{{ ngay_dai .r }}":   "khai trường kiểu ngay",
		"{{ ngay_cuoi .rn }}": "khai trường kiểu thoi_han",
		"{{ add 1 .rn }}":     "lấy năm bằng nam_cua trước",
		"{{ add 1 .rb }}":     "đếm bằng len, hoặc cộng bằng cong trước",
		"{{ add 1 .r }}":      "khai trường kiểu so, thap_phan, tien hoặc ty_le",
		"{{ hoa .g }}":        "lấy một trường bên trong, như .g.x",
		"{{ hoa .ds }}":       "nối các mục bằng noi hoặc join trước",
	} {
		tmpl, problems := Parse("m.vb.md", []byte("---\nid: mau\nten: Mẫu\nloai: thong-bao\n"+lintFields+"---\n"+body))
		if tmpl == nil {
			t.Fatal(listed(problems))
		}
		var hints []string
		for _, d := range tmpl.Lint() {
			if d.Rule == ruleType {
				hints = append(hints, d.Hint)
			}
		}
		if got := strings.Join(hints, "|"); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}
