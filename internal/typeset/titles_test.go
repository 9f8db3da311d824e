package typeset

import (
	"fmt"
	"testing"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// A title is broken the same way whatever was broken before it, in other looks
// and columns, too, and what is kept has a bound.
func TestTitlesDoNotDependOnOthers(t *testing.T) {
	env := environment(t)
	kept := env
	kept.Titles = new(Titles)
	for round := range 2 {
		for n := range keptTitles {
			text := fmt.Sprintf("Báo cáo tình hình thực hiện Chỉ thị số %d/CT-TTg về phát triển doanh nghiệp công nghệ số tỉnh Lạng Sơn", n%40)
			r := flow.Run{Text: text, Bold: n%2 == 0, Italic: n%3 == 0, Size: unit.Length(12+n%3) * unit.Point}
			column := unit.Length(60+n%90) * unit.MM
			own := &builder{env: env, law: law.Decree30()}
			shared := &builder{env: kept, law: law.Decree30()}
			if want, got := own.titled(r, column), shared.titled(r, column); want != got {
				t.Fatalf("round %d, %q in %v: %+v, want %+v", round, text, column, got, want)
			}
			if len(kept.Titles.kept) > keptTitles {
				t.Fatalf("%d titles are kept, at most %d may be", len(kept.Titles.kept), keptTitles)
			}
		}
	}
	if len(kept.Titles.kept) == 0 {
		t.Error("nothing is kept")
	}
}
