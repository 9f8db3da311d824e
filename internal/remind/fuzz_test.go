package remind

import (
	"os"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/table"
	"vanban/internal/viet"
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

// Whatever is typed into a table, it is read, decided on and told of at cells, and
// a letter that is written cites only what has a number.
func FuzzReadTracking(f *testing.F) {
	f.Add("TP. HCM", "số 5/KH-UBND", "20.5.2026", "D4 (lần 2)", "An Giang và Huế", "trước ngày 17/12/2026")
	f.Add("20. Lạng Sơn (cũ)", "đang trình", "46162", "đ 4", "UBND các tỉnh: Hà Giang; x", "15/12/2062")
	f.Add("", "\x00", "31/02/2026", "-", ";;", "sớm")
	register, err := places.Load()
	if err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(exampleFolder + "don-doc.yaml")
	if err != nil {
		f.Fatal(err)
	}
	settings, _ := ReadSettings("don-doc.yaml", data)
	f.Fuzz(func(t *testing.T, name, number, date, code, to, until string) {
		book, err := table.Write([]table.Sheet{
			{Name: mainSheet, Columns: []table.Head{{Title: "Địa phương"}, {Title: "Số kế hoạch"}, {Title: "Ngày kế hoạch"}, {Title: "Báo cáo 2026: Ngày gửi"}},
				Rows: [][]any{{name, number, date, until}, {"Huế", number, "", date}, {"An Giang", "", "", ""}}},
			{Name: sentSheet, Columns: []table.Head{{Title: "Loại"}, {Title: "Số"}, {Title: "Ngày"}, {Title: "Trích yếu"}, {Title: "Nơi nhận"}, {Title: "Hạn"}},
				Rows: [][]any{{code, number, date, "nhắc", to, until}, {"D4", number, "10/12/2026", name, to, until}}},
		})
		if err != nil {
			t.Skip()
		}
		tr, _ := ReadTracking("theo-doi.xlsx", book)
		if tr == nil {
			return
		}
		p, problems := Decide(settings, tr, register, Choice{Date: viet.Date{Day: 16, Month: 12, Year: 2026}})
		for _, m := range problems {
			if m.Severity == diag.Error && m.At.File == "" {
				t.Error("an error without a place: ", m.Message)
			}
		}
		for _, l := range p.Letters {
			for _, c := range l.cites {
				if c.number.empty() || c.faulty || c.vague {
					t.Errorf("%s cites %+v", l.Name, c)
				}
			}
		}
	})
}
