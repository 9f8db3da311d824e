package viet

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestUpper(t *testing.T) {
	small := "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ"
	capital := "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ Đ ÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ"
	for _, in := range []string{small, norm.NFD.String(small), capital} {
		if got := Upper(in); got != capital {
			t.Errorf("Upper(%q) = %q", in, got)
		}
	}
}

func TestFirstLetter(t *testing.T) {
	for _, tt := range [][3]string{
		{"Đề nghị", "đề nghị", "Đề nghị"}, {"ủy ban", "ủy ban", "Ủy ban"}, {"“Ứng dụng”", "“ứng dụng”", "“Ứng dụng”"},
		{"10 Xã", "10 Xã", "10 Xã"}, {"", "", ""}, {"o\u031b\u0309 nhà", "ở nhà", "Ở nhà"},
	} {
		if got := [2]string{LowerFirst(tt[0]), UpperFirst(tt[0])}; got != [2]string{tt[1], tt[2]} {
			t.Errorf("%q: got %q, want %q", tt[0], got, tt[1:])
		}
	}
}

func TestFoldKeyID(t *testing.T) {
	for _, tt := range [][4]string{
		{"Nơi nhận", "noi nhan", "noi_nhan", "noi-nhan"},
		{"ĐẮK LẮK", "dak lak", "dak_lak", "dak-lak"},
		{"  noi-nhan. ", "  noi-nhan. ", "noi_nhan", "noi-nhan"},
		{norm.NFD.String("Trích yếu"), "trich yeu", "trich_yeu", "trich-yeu"},
		{"Bà Rịa - Vũng Tàu", "ba ria - vung tau", "ba_ria_vung_tau", "ba-ria-vung-tau"},
		{"2026", "2026", "2026", "2026"},
		{"…", "…", "", ""},
	} {
		if got := [...]string{tt[0], Fold(tt[0]), Key(tt[0]), ID(tt[0])}; got != tt {
			t.Errorf("got %q, want %q", got, tt)
		}
	}
}

func TestLetterFollowsTheDecree(t *testing.T) {
	var all []string
	for n := 1; n <= LetterCount; n++ {
		all = append(all, Letter(n))
		if LetterNumber(Letter(n)) != n {
			t.Errorf("LetterNumber(%q) = %d, want %d", Letter(n), LetterNumber(Letter(n)), n)
		}
	}
	if got, want := strings.Join(all, " "), "a b c d đ e g h i k l m n o p q r s t u v x y"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if Letter(0)+Letter(LetterCount+1) != "" || LetterNumber("f") != 0 || LetterNumber("") != 0 {
		t.Error("outside the alphabet there is no letter and no number")
	}
}

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{
		1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 99: "XCIX", 1987: "MCMLXXXVII", 3999: "MMMCMXCIX", 0: "", -1: "", 4000: "",
	} {
		if got := Roman(n); got != want {
			t.Errorf("Roman(%d) = %q, want %q", n, got, want)
		}
		if want != "" && (RomanNumber(want) != n || RomanNumber(strings.ToLower(want)) != n) {
			t.Errorf("RomanNumber(%q) = %d, want %d", want, RomanNumber(want), n)
		}
	}
	for _, s := range []string{"", "IIII", "VX", "IC", "A", "MMMM", strings.Repeat("M", 9999)} {
		if got := RomanNumber(s); got != 0 {
			t.Errorf("RomanNumber(%.9q) = %d, want 0", s, got)
		}
	}
}

func TestCompareOrdersLikeADictionary(t *testing.T) {
	want := []string{
		"an", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "bác", "Bắc Giang", "Bắc Ninh", "cao", "dao", "đao", "em", "êm",
		"Nam", "nghệ", "on", "ôn", "ơn", "tàu", "Trà Vinh", "un", "ưng", "Vĩnh Long", "Yên Bái",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if Compare("hòa", norm.NFD.String("hòa")) != 0 || Compare("Hòa", "hòa") == 0 {
		t.Error("only texts equal after composition compare as 0")
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"trich_yeu", "noi_nhan", "kinh_gui", "so", "ky_hieu", "noi_dung"}
	for word, want := range map[string]string{
		"trich_yieu": "trich_yeu", "Trích yếu": "trich_yeu", "nơi nhậ": "noi_nhan", "kihn_gui": "kinh_gui", "kyhieu": "ky_hieu",
		"noidung": "noi_dung", "s": "so", "xa_la": "", "": "", "zz": "", strings.Repeat("noi_nhan", 20): "",
	} {
		if got, ok := Nearest(word, keys); got != want || ok != (want != "") {
			t.Errorf("Nearest(%.20q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"ke-hoach":                  "ke-hoach",
		"Kế hoạch số 17/KH-UBND":    "Kế hoạch số 17-KH-UBND",
		norm.NFD.String("Công văn"): "Công văn",
		`a<b>c:d"e/f\g|h?i*j`:       "a-b-c-d-e-f-g-h-i-j",
		"tab\tdòng\nmới\x00":        "tab dòng mới",
		"cuối. . .":                 "cuối",
		" .ẩn":                      "ẩn",
		"../../etc/passwd":          "etc-passwd",
		"-rf":                       "rf",
		"con":                       "con_",
		"NUL.txt":                   "NUL_.txt",
		"com1 .x":                   "com1 _.x",
		"COM¹":                      "COM¹_",
		"LPT10":                     "LPT10",
		"console":                   "console",
		"a\u202egpj.exe":            "agpj.exe",
		"":                          "van-ban",
		"...":                       "van-ban",
		"\xff":                      "van-ban",
	} {
		if got := FileName(in); got != want {
			t.Errorf("FileName(%q) = %q, want %q", in, got, want)
		}
	}
	if got := FileName(strings.Repeat("ế", 100)); got != strings.Repeat("ế", 66) {
		t.Errorf("a long name is cut at %d bytes: %q", len(got), got)
	}
	if got := FileName("a" + strings.Repeat("\u0301", 300)); got != "van-ban" {
		t.Errorf("a letter longer than the limit is dropped whole, got %d bytes", len(got))
	}
}

func FuzzFileName(f *testing.F) {
	for _, s := range []string{"Kế hoạch 17/KH", "CON.", "a\u0301.", " . -", "con\u200b", "LPT1 .", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := FileName(s)
		if name == "" || len(name) > FileNameLimit || !utf8.ValidString(name) || NFC(name) != name {
			t.Errorf("FileName(%q) = %q", s, name)
		}
		if again := FileName(name); again != name {
			t.Errorf("FileName(%q) = %q, and of that %q", s, name, again)
		}
	})
}

func FuzzNFC(f *testing.F) {
	for _, s := range []string{"Nơi nhận", "o\u031b\u0309", "\u0301a", "\xff\u0323", "đĐ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := NFC(s)
		if twice := NFC(once); twice != once {
			t.Errorf("NFC(%q) = %q, and of that %q", s, once, twice)
		}
		if utf8.ValidString(s) && Key(once) != Key(s) {
			t.Errorf("Key(%q) = %q, of the composed text %q", s, Key(s), Key(once))
		}
	})
}
