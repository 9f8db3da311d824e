package viet

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// Whatever stands beside a letter, composing is what Unicode says it is.
func TestNFCOfEveryLetter(t *testing.T) {
	beside := []string{"", "a", "ư", "ề", "\u0301", "\u0323", "\u1100", "\xC3", "\xE1\xBA", "\xE2\x80", "\x81", "…"}
	for r := rune(0); r <= 0xFFFF; r++ {
		for _, b := range beside {
			for _, s := range []string{b + string(r), string(r) + b} {
				if got, want := NFC(s), norm.NFC.String(s); got != want {
					t.Fatalf("NFC(%q) = %q, want %q", s, got, want)
				}
				if isNFC(s) != norm.NFC.IsNormalString(s) {
					t.Fatalf("isNFC(%q) = %v", s, isNFC(s))
				}
			}
		}
	}
}

// The texts that documents are made of need no tables.
func TestComposedIsSeenByItsBytes(t *testing.T) {
	for _, s := range []string{"", "Quyết định số 45/QĐ-UBND về “chuyển đổi số” – năm 2026…", "ƯỠNG ẹ ỹ\u00A0·"} {
		if n := composed(s); n != len(s) {
			t.Errorf("%q is seen as composed up to byte %d", s, n)
		}
	}
	for _, s := range []string{"e\u0302", "가", "\u2000", "\xC3", "a\x80"} {
		if composed(s) == len(s) {
			t.Errorf("%q is seen as composed", s)
		}
	}
}
