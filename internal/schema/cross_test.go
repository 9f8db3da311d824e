package schema_test

import (
	"reflect"
	"testing"

	"vanban/internal/definition"
	"vanban/internal/record"
)

// values are what people type, in every place whether it fits or not.
var values = []string{
	"", "một", "Tỉnh", "hai\n\n    dòng", "\"\"", "' '", "05", "5", "-5", "+5", "−5", "0", "0,5", "\"0,5\"", "0.5", "1.100", "1.234.567", "1 234", "12,5%", "\"12,5 %\"",
	"1e3", "0x10", "1_000", ".5", "5.", "99999999999999999999", "2026", "\"2026\"", "02026", "26", "2026.0", "30/3/2026", "2026-03-30", "30.3.2026", "31/2/2026", "3/2026", "3.2026",
	"10/12", "10.12", "10-12", "ngày 30 tháng 3 năm 2026", "NGÀY 5 THÁNG 1 NĂM 2026", "Quý II/2026", "Hằng năm", "hàng quý", "Thường xuyên", "định kỳ", "2026 - 2030",
	"trước ngày 10/12/2026", "6 tháng đầu năm 2027", "có", "Có", "KHÔNG", "khong", "yes", "No", "true", "False", "TRUE", "on", "y", "~", "null", "Null",
	"……", "…", "[chưa có: ngày]", "....", "___", "cong-van", "Thông báo", "thong-bao", "khẩn", "HỎA TỐC", "Mật", "sao-y", "13/14/14", "13 / 14 / 14", "14", "13,5", "30 mm", "1,27 cm", "13 pt",
	"Lạng Sơn", "tỉnh Lạng Sơn", "BNV", "SNV", "2026-03-05T10:15:30+07:00", "05/3/2026 10:15:30", "LẦN 2", "PL", "300", "1.300", "dọc", "ngang", "X", "xã phường", "Xã-Phường",
	"[]", "{}", "[a]", "[a, b]", "[1, 2]", "[2026, 2027]", "[[a, b], c]", "[~]", "{a: b}", "{ho_ten: A}", "{chuc_vu: GIÁM ĐỐC, ho_ten: A}", "[{chuc_vu: A}]", "{ma: gd}",
	"{2026: 5}", "{2026: \"1,5\", 2027: }", "{ten: a}", "[{ten: a}]", "[{ten: a, diem: 5}, ~]", "{dia_chi: a}", "{loai: quy-che, noi_dung: a}", "[{noi_dung: a}]", "{nhan: a, ten_loai: Luật, trich_yeu: b}",
	"{co_chu: 14}", "{hinh_thuc: sao-y, co_quan_ban_hanh: A, dia_danh: B, nguoi_ky: {chuc_vu: C}, noi_nhan: D}", "{tu_khoa: [a, b]}", "{ngon_ngu: 1}", "[{danh_xung: BÊN A}]",
}

// Whatever the program takes in a field the schema takes, and most of what it
// refuses the schema refuses.
func TestEveryValueInEveryField(t *testing.T) {
	tpl := tpl(t)
	s := compile(t, source(t).Template(tpl))
	wrong, caught := 0, 0
	for _, f := range tpl.Fields {
		for _, v := range values {
			text := "mau: mau-thu\ndu_lieu:\n  dong: a\n  " + f.Name + ": " + v
			if f.Name == "dong" {
				text = "mau: mau-thu\ndu_lieu:\n  dong: " + v
			}
			problems := read(t, tpl, text)
			err := s.Validate(typed(t, text))
			switch blank := v == "[]" || v == "{}"; {
			case problems.HasErrors():
				wrong++
				if err != nil {
					caught++
				}
			case err != nil && !blank: // nobody types those for a value on one line
				t.Errorf("%s: %v", text, err)
			}
		}
	}
	if wrong < 1000 || caught < wrong*80/100 {
		t.Errorf("%d of %d wrong values are caught", caught, wrong)
	}
}

// The same of the components of a document.
func TestEveryValueInEveryComponent(t *testing.T) {
	tpl := tpl(t)
	s := compile(t, source(t).Template(tpl))
	wrong, caught := 0, 0
	for _, m := range record.Members(reflect.TypeFor[definition.Components]()) {
		for _, v := range values {
			text := "mau: mau-thu\ndu_lieu: {dong: a}\n" + m.Key + ": " + v
			problems := read(t, tpl, text)
			err := s.Validate(typed(t, text))
			switch blank := v == "[]" || v == "{}"; {
			case problems.HasErrors():
				wrong++
				if err != nil {
					caught++
				}
			case err != nil && !blank:
				t.Errorf("%s: %v", text, err)
			}
		}
	}
	if wrong < 1000 || caught < wrong*60/100 {
		t.Errorf("%d of %d wrong values are caught", caught, wrong)
	}
}
