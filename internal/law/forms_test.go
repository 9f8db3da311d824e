package law

import (
	"slices"
	"testing"

	"vanban/internal/unit"
)

func TestEveryKindHasAForm(t *testing.T) {
	r := Decree30()
	var practice []string
	for _, k := range r.Kinds {
		f := k.Sample
		if len(f.Components) == 0 || f.Cite != k.Form {
			t.Errorf("%s: form %q with %d components, cited %v", k.Key, f.Number, len(f.Components), k.Form)
		}
		if f.Number == "" {
			practice = append(practice, k.Key)
		}
		for name, holds := range map[Component]bool{
			KindTitle:     k.Title != "",
			Subject:       k.Subject == SubjectUnderTitle,
			LetterSubject: k.Subject == SubjectUnderCode,
			PlaceAndDate:  k.Date != Absent,
			Enactment:     k.Enactment != "",
			Competence:    k.Competence,
			Confirmation:  k.Confirmation != "",
			Party:         k.Parties != Absent,
		} {
			if slices.Contains(f.Components, name) != holds {
				t.Errorf("%s: the form and the kind disagree on %s", k.Key, name)
			}
		}
		if k.Addressees != Absent != slices.Contains(f.Components, Addressees) {
			t.Errorf("%s: the form and the kind disagree on the addressees", k.Key)
		}
		if n := count(f.Components, SignName); n != k.MinSignatures || len(k.Posts) > 0 && len(k.Posts) != n {
			t.Errorf("%s: the form has %d signatures, the kind %d and %d posts", k.Key, n, k.MinSignatures, len(k.Posts))
		}
	}
	if want := []string{"hop-dong", "ban-ghi-nho", "ban-thoa-thuan", "thu-cong"}; !slices.Equal(practice, want) {
		t.Errorf("without a sample form: %v, want %v", practice, want)
	}
}

func count(all []Component, c Component) int {
	n := 0
	for _, other := range all {
		if other == c {
			n++
		}
	}
	return n
}

func TestFormsListComponentsOfTheLaw(t *testing.T) {
	r := Decree30()
	for _, number := range []string{"1.1", "1.10", "1.3 giấy", "1.3 điện tử", "2.1", "2.2", "3.1", "3.2"} {
		if r.Form(number) == nil {
			t.Errorf("no form %s", number)
		}
	}
	if r.Form("4.1") != nil {
		t.Error("an unknown form must give nil")
	}
	for _, f := range r.Forms {
		for _, c := range f.Components {
			if _, ok := r.Components[c]; !ok {
				t.Errorf("%s: %s is no component", f.Name, c)
			}
		}
		for _, c := range f.Optional {
			if !slices.Contains(f.Components, c) {
				t.Errorf("%s: %s is optional and not shown", f.Name, c)
			}
		}
	}
}

func TestMarksHaveTheSizesOfTheDecree(t *testing.T) {
	r := Decree30()
	want := map[string]unit.Length{"HỎA TỐC": 30 * unit.MM, "THƯỢNG KHẨN": 40 * unit.MM, "KHẨN": 20 * unit.MM}
	for _, m := range r.Urgency {
		if m.Width != want[m.Text] || m.Height != 8*unit.MM || m.Color != "FF0000" {
			t.Errorf("%s: %v x %v %s", m.Text, m.Width, m.Height, m.Color)
		}
	}
	marks := slices.Concat(r.Secrecy, r.Urgency, r.Circulation, []Mark{r.Recall})
	if len(marks) != 9 {
		t.Errorf("%d marks, want 9", len(marks))
	}
	for _, m := range marks {
		if m.Key == "" || m.Cite.Path == "" || r.Components[m.Component].Cite.Path == "" {
			t.Errorf("incomplete mark %+v", m)
		}
	}
}

func TestCopiesAreThoseOfTheTable(t *testing.T) {
	want := map[string]string{"sao-y": "SY", "sao-luc": "SL", "trich-sao": "TrS"}
	copies := Decree30().Copies
	if len(copies) != len(want) {
		t.Fatalf("%d forms of copies", len(copies))
	}
	for _, c := range copies {
		if want[c.Key] != c.Abbreviation {
			t.Errorf("%s: abbreviation %q", c.Key, c.Abbreviation)
		}
	}
}

func TestSizeSetsGiveTheSizesTheyAreNamedAfter(t *testing.T) {
	r := Decree30()
	want := map[string][3]unit.Length{"13/14/14": {13 * pt, 14 * pt, 14 * pt}, "12/13/13": {12 * pt, 13 * pt, 13 * pt}}
	for _, set := range r.SizeSets {
		got := [3]unit.Length{r.Components[NationalName].In(set), r.Components[Motto].In(set), r.Components[PlaceAndDate].In(set)}
		if got != want[set.Key] {
			t.Errorf("%s: %v", set.Key, got)
		}
		for c, s := range r.Components {
			if !s.Size.Contains(s.In(set), 0) {
				t.Errorf("%s: %s is %v", set.Key, c, s.In(set))
			}
		}
	}
	if len(r.SizeSets) != len(want) {
		t.Errorf("%d size sets", len(r.SizeSets))
	}
}

// NĐ 30/2020, Phụ lục III, Mẫu 1.1 đến Mẫu 1.3: only these two kinds enact, each
// in its own words.
func TestSentencesThatEnact(t *testing.T) {
	want := map[string]string{"nghi-quyet": "QUYẾT NGHỊ:", "quyet-dinh": "QUYẾT ĐỊNH:"}
	for _, k := range Decree30().Kinds {
		if k.Enactment != want[k.Key] || k.Competence != (k.Enactment != "") {
			t.Errorf("%s: %q, competence %v", k.Key, k.Enactment, k.Competence)
		}
	}
}
