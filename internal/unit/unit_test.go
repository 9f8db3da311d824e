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
