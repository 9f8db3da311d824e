package viet

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestLowerKeepsBytes(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		want := unicode.ToLower(r)
		if utf8.RuneLen(want) != utf8.RuneLen(r) {
			want = r
		}
		if got := Lower("Đ" + string(r) + "A"); got != "đ"+string(want)+"a" {
			t.Fatalf("Lower of %q is %q", r, got)
		}
		if isLetter(r) != unicode.IsLetter(r) {
			t.Fatalf("isLetter(%q) = %v", r, isLetter(r))
		}
	}
	if got := Lower("A\xFFB\xC6"); got != "a\xFFb\xC6" {
		t.Errorf("bytes that are no text become %q", got)
	}
}
