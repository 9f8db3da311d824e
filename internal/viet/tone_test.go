package viet

import "testing"

func TestToneOf(t *testing.T) {
	for word, want := range map[string]TonePlace{
		"hòa": ToneEarly, "hoà": ToneLate, "HÒA": ToneEarly, "khoẻ": ToneLate, "khỏe": ToneEarly, "ủy": ToneEarly, "uỷ": ToneLate, "thuý": ToneLate,
		"quý": NoChoice, "quỹ": NoChoice, "hoàn": NoChoice, "toán": NoChoice, "hoa": NoChoice, "mùa": NoChoice, "của": NoChoice, "khuỷu": NoChoice, "quá": NoChoice,
		"quà": NoChoice, "ABC": NoChoice, "": NoChoice, "ngoài": NoChoice,
	} {
		if got := ToneOf(word); got != want {
			t.Errorf("%q: got %v, want %v", word, got, want)
		}
	}
}

func TestWithTone(t *testing.T) {
	for _, c := range []struct {
		in    string
		place TonePlace
		want  string
	}{
		{"hoà", ToneEarly, "hòa"}, {"hòa", ToneLate, "hoà"}, {"UỶ", ToneEarly, "ỦY"}, {"khoẻ", ToneEarly, "khỏe"},
		{"quý", ToneEarly, "quý"}, {"hoàn", ToneEarly, "hoàn"}, {"hòa", NoChoice, "hòa"},
	} {
		if got := WithTone(c.in, c.place); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestSameSpelling(t *testing.T) {
	if got := SameSpelling("Uỷ ban, “Khánh Hoà” 05/QĐ"); got != "Ủy ban, “Khánh Hòa” 05/QĐ" {
		t.Errorf("got %q", got)
	}
}

func TestTelexRemains(t *testing.T) {
	for word, want := range map[string]string{
		"khoong": "không", "dduwowcj": "được", "dduowcj": "được", "dduwocj": "được", "hooij": "hội", "quyeets": "quyết", "ddinhj": "định",
		"vieecj": "việc", "nghij": "nghị", "ddeer": "để", "laf": "là", "uyr": "",
		"too": "", "see": "", "google": "", "now": "", "boong": "", "fax": "", "là": "", "new": "", "law": "", "of": "", "box": "", "max": "",
		"phos": "", "cos": "", "tax": "", "his": "", "was": "", "view": "", "show": "", "UBND": "", "wifi": "", "week": "", "meeting": "", "free": "", "need": "",
	} {
		got, ok := TelexRemains(word)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: got %q, %v, want %q", word, got, ok, want)
		}
	}
}
