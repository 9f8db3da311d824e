package consolidate

import (
	"testing"

	"vanban/internal/diag"
)

func TestFitKeepsWhatDocumentsHold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ửng hộ “Make in Viet Nam”, 5 – 10%: đạt ≥ 0,5 tỷ ₫", "Ửng hộ “Make in Viet Nam”, 5 – 10%: đạt ≥ 0,5 tỷ ₫"},
		{"hai\n dòng\u00a0một", "hai dòng một"},
		{"rất tốt 👍", "rất tốt"},
		{"248/KH\x80UBND", "248/KHUBND"},
	} {
		var problems diag.List
		got := entry{text: c.text}.fit(&problems)
		if got.text != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got.text, c.want)
		}
		lost := c.want == "rất tốt" || c.want == "248/KHUBND"
		if told := len(problems) == 1; told != lost {
			t.Errorf("%q: %v", c.text, problems)
		}
	}
}
