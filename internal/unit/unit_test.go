package unit

import "testing"

func TestConversions(t *testing.T) {
	for _, c := range []struct {
		name string
		got  any
		want any
	}{
		{"A4 width in twips", (210 * MM).Twips(), 11906},
		{"A4 height in twips", (297 * MM).Twips(), 16838},
		{"left margin 30 mm", (30 * MM).Twips(), 1701},
		{"indent 1,27 cm", Millimetres(12.7).Twips(), 720},
		{"negative rounds like positive", (-30 * MM).Twips(), -1701},
		{"13,5 pt in half-points", Points(13.5).HalfPoints(), 27},
		{"twips back and forth", Twips(567).Twips(), 567},
		{"text in mm", (30 * MM).String(), "30 mm"},
		{"text in pt", Points(13.5).String(), "13,5 pt"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestNear(t *testing.T) {
	if !(30 * MM).Near(Twips(1701), Points(0.5)) {
		t.Error("30 mm and 1701 twips should be near")
	}
	if (30 * MM).Near(31*MM, MM/2) {
		t.Error("30 mm and 31 mm should not be near within 0,5 mm")
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string]Length{
		"30mm": 30 * MM, "1,27 cm": Millimetres(12.7), " 6 pt ": 6 * Point, "12.5pt": Points(12.5),
	} {
		got, err := Parse(in)
		if err != nil || got != want {
			t.Errorf("Parse(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "30", "mm", "1e999mm", "NaNpt", "ba cm"} {
		if got, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", in, got)
		}
	}
}
