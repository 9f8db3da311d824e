package recognize

import "testing"

func TestIsName(t *testing.T) {
	for text, want := range map[string]bool{
		"Lê Văn Thử": true, "ThS. Lê Văn Thử": true, "LÊ VĂN THỬ": true,
		"Thử": false, "đã ký": false, "ký và đóng dấu": false, "Lê Văn 1": false, "Lê Văn Thử-": false,
		"Phó Giám đốc": false, "Một Hai Ba Bốn Năm Sáu Bảy": false, "Lê Vănnnnnnnnn": false,
	} {
		if got := isName(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// The word of a rank ends where its number begins.
func TestCutWord(t *testing.T) {
	for _, c := range []struct {
		text, rest string
		ok         bool
	}{
		{"Điều 1. Phạm vi", "1. Phạm vi", true},
		{"ĐIỀU  1", "1", true},
		{"Điều1. Phạm vi", "1. Phạm vi", false},
		{"Điều", "", false},
		{"Mục 1", "", false},
	} {
		if rest, ok := cutWord(c.text, "Điều"); ok != c.ok || ok && rest != c.rest {
			t.Errorf("%q: %q, %v", c.text, rest, ok)
		}
	}
}
