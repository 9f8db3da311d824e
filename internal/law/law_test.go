package law

import (
	"strings"
	"testing"

	"vanban/internal/unit"
)

func TestKindsAreThoseOfArticle7(t *testing.T) {
	r := Decree30()
	if len(r.Kinds) != 29 {
		t.Fatalf("Điều 7 lists 29 kinds, table has %d", len(r.Kinds))
	}
	seen := map[string]bool{}
	for _, k := range r.Kinds {
		for _, id := range []string{k.Key, k.Abbreviation} {
			if id == "" {
				continue
			}
			if seen[id] {
				t.Errorf("%s: %q is used twice", k.Key, id)
			}
			seen[id] = true
		}
		if k.CodeByIssuer != (k.Abbreviation == "") {
			t.Errorf("%s: ký hiệu starts with the issuer exactly when the kind has no abbreviation", k.Key)
		}
		if k.MinSignatures < 1 || k.Form.Path == "" || k.Name == "" {
			t.Errorf("%s: incomplete row %+v", k.Key, k)
		}
	}
	for key := range divisions30() {
		if !seen[key] {
			t.Errorf("a division is given for %q, which is no kind", key)
		}
	}
	for key, want := range map[string]string{"quy-dinh": "QyĐ", "to-trinh": "TTr", "chuong-trinh": "CTr", "cong-van": ""} {
		if got := r.Kind(key).Abbreviation; got != want {
			t.Errorf("%s: abbreviation %q, want %q", key, got, want)
		}
	}
	if r.Kind("khong-co") != nil {
		t.Error("an unknown key must give nil")
	}
}

func TestEveryComponentIsCitedAndItsDefaultIsAllowed(t *testing.T) {
	for c, s := range Decree30().Components {
		if s.Cite.Path == "" {
			t.Errorf("%s: no citation", c)
		}
		if !s.Size.Contains(s.Default, 0) {
			t.Errorf("%s: default %v outside %v to %v", c, s.Default, s.Size.Min, s.Size.Max)
		}
		if r := s.Stroke; r.Default < r.Min || r.Default > r.Max {
			t.Errorf("%s: stroke %v outside %v to %v", c, r.Default, r.Min, r.Max)
		}
	}
}

func TestRefIsWrittenInFull(t *testing.T) {
	got := Decree30().Components[Motto].Cite.String()
	want := "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1, điểm b"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, a := range Decree30().Authority {
		if !strings.HasPrefix(a.Cite.String(), "NĐ 30/2020/NĐ-CP, ") || !strings.HasSuffix(a.Prefix, ".") {
			t.Errorf("%+v", a)
		}
	}
}

func TestSpanHasTolerance(t *testing.T) {
	right := Decree30().Page.Right
	if !right.Contains(unit.Millimetres(14.8), unit.MM/2) || right.Contains(10*unit.MM, unit.MM/2) {
		t.Error("15-20 mm with 0,5 mm of tolerance")
	}
}
