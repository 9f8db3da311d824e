package viet

import "testing"

func TestDecodeOldEncodings(t *testing.T) {
	for _, c := range []struct {
		from     Encoding
		in, want string
	}{
		{TCVN3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"},
		{TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"},
		{TCVN3, "Uû ban nh©n d©n tØnh", "Uỷ ban nhân dân tỉnh"},
		{VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"},
		{VNI, "ÔÛ ñöôøng, tröôùc ngaøy", "Ở đường, trước ngày"},
		{VNI, "Kyø hoïp cuûa Hoäi ñoàng nhaân daân tænh", "Kỳ họp của Hội đồng nhân dân tỉnh"},
		{Unicode, "hoµ", "hoµ"},
	} {
		if got := c.from.Decode(c.in); got != c.want {
			t.Errorf("%v %q: got %q, want %q", c.from, c.in, got, c.want)
		}
	}
}

func TestGuessEncoding(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Encoding
	}{
		{"Céng hoµ x· héi chñ nghÜa ViÖt Nam", TCVN3},
		{"Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", VNI},
		{"Cộng hòa xã hội chủ nghĩa Việt Nam", Unicode},
		{"Cộng hòa xã hội", Unicode}, // combining marks
		{"La société générale française à Genève, René Descartes", Unicode},
		{"São Paulo, Führer, naïve, über, größe", Unicode},
		{"diện tích 5 m² ± 3 %, góc 30° · 5 × 4", Unicode},
		{"Ông À, Bà É, xã, cã, é", Unicode},
		{"", Unicode},
	} {
		if got := GuessEncoding(c.in); got != c.want {
			t.Errorf("%q: got %v, want %v", c.in, got, c.want)
		}
	}
}

func TestFontEncoding(t *testing.T) {
	for font, want := range map[string]Encoding{
		".VnTime": TCVN3, ".VnTimeH": TCVN3, "VNI-Times": VNI, "vni-helve": VNI,
		"Times New Roman": Unicode, "": Unicode, "Vnbook": Unicode,
	} {
		if got := FontEncoding(font); got != want {
			t.Errorf("%q: got %v, want %v", font, got, want)
		}
	}
}

func TestDecomposed(t *testing.T) {
	if got := Decomposed("Độc la\u0323\u0302p - Tự do"); got != "la\u0323\u0302p" {
		t.Errorf("got %q", got)
	}
	if got := Decomposed("Độc lập - Tự do"); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestInvisible(t *testing.T) {
	if Invisible("Kế\u200B hoạch") == "" || Invisible("\uFEFFKế hoạch") == "" {
		t.Error("a character of no width was not seen")
	}
	if got := Invisible("Kế\u00A0hoạch 05\u2011KH"); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestIsSyllable(t *testing.T) {
	for _, yes := range []string{"nghĩa", "Việt", "quyết", "gì", "giếng", "già", "khuỷu", "xoong", "ĐƯỢC", "a", "ý", "yêu", "huyện", "uỷ", "gìn", "quốc", "quý"} {
		if !IsSyllable(yes) {
			t.Errorf("%q is a syllable", yes)
		}
	}
	for _, no := range []string{"", "ghap", "kong", "ngiêm", "cát t", "việc1", "lă", "hóà", "quyêt", "tax1", "zoo", "strong", "of", "nhanp"} {
		if IsSyllable(no) {
			t.Errorf("%q is no syllable", no)
		}
	}
}
