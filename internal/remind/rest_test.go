package remind

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func letterNames(letters []*Letter) []string {
	var names []string
	for _, l := range letters {
		names = append(names, l.Name)
	}
	return names
}

// Whatever is chosen, the letters of the round are all there in their order, but
// for those that another takes the place of.
func TestLettersThatAreNotChosenStayInTheRound(t *testing.T) {
	for _, c := range []struct {
		name      string
		choice    Choice
		left, own []string // letters of the round that are not there, and others in their place
	}{
		{"a code", Choice{Manner: single, Codes: []string{"D4"}}, nil, nil},
		{"a province", Choice{Manner: single, Only: []string{"Điện Biên"}}, nil, nil},
		{"one of two letters to a province", Choice{Manner: single, All: true, Codes: []string{"D1"}}, nil, nil},
		{"a province of a letter to many", Choice{Manner: grouped, Only: []string{"Điện Biên"}}, []string{"d4-lan-3-dien-bien-va-3-noi"}, []string{"d4-lan-3-dien-bien"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole, _ := examplePlan(t, "16/12/2026", Choice{Manner: c.choice.Manner, All: c.choice.All})
			p, _ := examplePlan(t, "16/12/2026", c.choice)
			if len(p.Letters) == 0 || len(p.Letters) >= len(whole.Letters) {
				t.Fatalf("%d of %d letters are chosen", len(p.Letters), len(whole.Letters))
			}
			got := slices.DeleteFunc(letterNames(p.all()), func(s string) bool { return slices.Contains(c.own, s) })
			want := slices.DeleteFunc(letterNames(whole.Letters), func(s string) bool { return slices.Contains(c.left, s) })
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			b, _ := p.Batch(shared(), nil, nil)
			if len(b.Jobs) != len(p.Letters) || len(b.Rest) != len(got)+len(c.own)-len(p.Letters) {
				t.Errorf("%d jobs and a rest of %d", len(b.Jobs), len(b.Rest))
			}
			for _, r := range b.Rest {
				after := slices.Index(letterNames(p.all()), r.Name)
				for _, l := range p.all()[:after] {
					if l.rest {
						after--
					}
				}
				if r.After != after {
					t.Errorf("%s stands after %d jobs, want %d", r.Name, r.After, after)
				}
			}
		})
	}
}

// Nobody is reminded twice on one day.
func TestNoSecondLetterOnOneDay(t *testing.T) {
	for date, want := range map[string]bool{"16/12/2026": false, "15/12/2026": true} {
		tr, problems := tracking(t, "16/12/2026", []string{"Phú Thọ | | | 7/BC-UBND | 05/12/2025 | " + reported},
			sentHead+"D1 | 9/BKHCN-CNCNTT | "+date+" | đôn đốc | Phú Thọ | \n")
		if len(problems) > 0 {
			t.Fatal(printed(t, problems))
		}
		s := exampleSettings(t)
		for _, r := range s.rules {
			r.gap = 0
		}
		p, _ := Decide(s, tr, register(t), Choice{Date: day(t, "16/12/2026")})
		if got := !strings.Contains(decided(p, "Phú Thọ"), "(D1)"); got != want {
			t.Errorf("reminded on %s, and again: %t: %s", date, got, decided(p, "Phú Thọ"))
		}
	}
}

// The table for the next round has the letters that are chosen, and of several
// to one province the highest number.
func TestUpdatedTellsOfTheChosenLetters(t *testing.T) {
	p, _ := examplePlan(t, "16/12/2026", Choice{Manner: single, All: true, Only: []string{"Điện Biên"}})
	if len(p.Letters) != 2 || p.Letters[0].Times != 3 {
		t.Fatalf("letters %v, the first of round %d", letterNames(p.Letters), p.Letters[0].Times)
	}
	p.Letters[1].Times = 1
	updated, err := p.Updated(shared(), nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(sheetText(t, updated, sentSheet, 3)), "\n") {
		if chosen := strings.Contains(line, " | 16/12/2026 | "); chosen != (i > 0) || chosen && !strings.Contains(line, " | Điện Biên | ") {
			t.Errorf("letter %d: %s", i, line)
		}
	}
	for line := range strings.Lines(sheetText(t, updated, mainSheet, 34)) {
		if strings.Contains(line, " | Điện Biên | ") && !strings.Contains(line, " | 3 | ") {
			t.Error(line)
		}
	}
}
