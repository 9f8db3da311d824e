package remind

import (
	"os"
	"testing"

	"vanban/internal/places"
)

// Whatever is typed as settings is refused with a list or decides on the
// example without a panic.
func FuzzReadSettings(f *testing.F) {
	settings, err := os.ReadFile(exampleFolder + "don-doc.yaml")
	if err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(exampleFolder + "theo-doi.xlsx")
	if err != nil {
		f.Fatal(err)
	}
	tracking, _ := ReadTracking("theo-doi.xlsx", data)
	register, err := places.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(settings)
	f.Add([]byte("ten: a\nbao_cao: {can_cu: a, han: 10/12, nam: 2025}\ncong_van: [{ma: A, khi: qua_han, mau: a, han: 3 ngày}, {ma: B, khi: sap_den_han, truoc_han: 366, mau: a}]\n"))
	f.Add([]byte("ten: a\nbao_cao: {can_cu: a, han: Quý IV hằng năm, han_rieng: {nam: 2026, han: 2026}}\ncong_van: {ma: A, khi: chua_ban_hanh, mau: a, han: 12/2026}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, problems := ReadSettings("don-doc.yaml", text)
		if (s == nil) != problems.HasErrors() {
			t.Fatal(printed(t, problems))
		}
		if s == nil {
			return
		}
		if p, problems := Decide(s, tracking, register, Choice{Date: day(t, "16/12/2026"), All: true}); p == nil {
			t.Error(printed(t, problems))
		}
	})
}
