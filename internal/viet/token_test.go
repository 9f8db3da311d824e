package viet

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokensKeepWholeWhatBelongsTogether(t *testing.T) {
	names := [...]string{Word: "w", Number: "n", Day: "d", Clock: "c", Code: "k", Address: "@", Dots: "…", End: "end", Space: "_", Mark: "."}
	for _, c := range []struct{ in, want string }{
		{"tăng 1,5 lần, đạt 1.000.000 đồng", "w:tăng n:1,5 w:lần .:, w:đạt n:1.000.000 w:đồng"},
		{"lúc 14:30 hoặc 14h30, ngày 05/01/2026.", "w:lúc c:14:30 w:hoặc c:14h30 .:, w:ngày d:05/01/2026 .:."},
		{"Kế hoạch số 05/KH-UBND;", "w:Kế w:hoạch w:số k:05/KH-UBND .:;"},
		{"số /QĐ-BNV", "w:số k:/QĐ-BNV"},
		{"tại https://dichvucong.gov.vn/a.b,c?d=1.", "w:tại @:https://dichvucong.gov.vn/a.b,c?d=1 .:."},
		{"trang langson.gov.vn, thư vp@langson.gov.vn.", "w:trang @:langson.gov.vn .:, w:thư @:vp@langson.gov.vn .:."},
		{"các nội dung khác...; hết./.", "w:các w:nội w:dung w:khác …:... .:; w:hết end:./."},
		{"và/hoặc đạt 45,5%", "k:và/hoặc w:đạt n:45,5%"},
		{"Mát-xcơ-va, R&D", "w:Mát-xcơ-va .:, w:R&D"},
	} {
		var got []string
		whole := ""
		for _, k := range Tokens(c.in) {
			whole += k.Text
			if k.Kind != Space {
				got = append(got, names[k.Kind]+":"+k.Text)
			}
			if c.in[k.From:k.From+len(k.Text)] != k.Text {
				t.Errorf("%q: %q is not at %d", c.in, k.Text, k.From)
			}
		}
		if whole != c.in {
			t.Errorf("%q: tokens give %q", c.in, whole)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q:\n%s", c.in, diff)
		}
	}
}

// What is taken apart without the forms comes out as they would have it, and
// that is nearly all there is.
func TestPlainChunksAgreeWithTheForms(t *testing.T) {
	parts := []string{"", "việc", "A", "15", "9%", ".", "./.", "/", ",", ";", ":", "?", ")", "(", "“", "”", "\"", "’", "‘", "-", "–", "…", "@", "&", "'", "_", "%", "«", "»", "\u0301", "vn", "\x7F"}
	plain, all := 0, 0
	for _, a := range parts {
		for _, b := range parts {
			for _, c := range parts {
				for _, d := range []string{"", ".", "./.", ")", "n", "1", "/"} {
					s := a + b + c + d
					all++
					got, ok := plainChunk(nil, s, 3)
					if !ok {
						continue
					}
					plain++
					if diff := cmp.Diff(formed(nil, s, 3), got); diff != "" {
						t.Fatalf("%q:\n%s", s, diff)
					}
				}
			}
		}
	}
	if plain*20 < all {
		t.Errorf("%d of %d are plain", plain, all)
	}
	for _, s := range []string{"việc", "việc,", "(việc", "“Đề", "án”)./.", "2026.", "15", "95%).", "-", "v:"} {
		if _, ok := plainChunk(nil, s, 0); !ok {
			t.Errorf("%q needs the forms", s)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("Kế hoạch số 05/KH-UBND, 14:30 … ./.")
	f.Add("\xff\x00…..,")
	f.Fuzz(func(t *testing.T, s string) {
		whole := ""
		for _, k := range Tokens(s) {
			whole += k.Text
		}
		if whole != s {
			t.Errorf("%q: tokens give %q", s, whole)
		}
	})
}
