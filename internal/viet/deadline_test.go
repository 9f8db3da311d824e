package viet

import (
	"errors"
	"testing"
)

func TestParseDeadline(t *testing.T) {
	tests := []struct{ typed, text, first, last string }{ // days of a deadline without a year in 2026
		{"30/6/2027", "30/6/2027", "2027-06-30", "2027-06-30"},
		{"ngày 05 tháng 01 năm 2027", "ngày 05 tháng 01 năm 2027", "2027-01-05", "2027-01-05"},
		{"12/2026", "12/2026", "2026-12-01", "2026-12-31"},
		{"Tháng 02 năm 2028", "Tháng 02 năm 2028", "2028-02-01", "2028-02-29"},
		{"Tháng 12/2026", "Tháng 12/2026", "2026-12-01", "2026-12-31"},
		{"Quý II/2026", "Quý II/2026", "2026-04-01", "2026-06-30"},
		{"quý 4 năm 2027", "quý 4 năm 2027", "2027-10-01", "2027-12-31"},
		{"6 tháng đầu năm 2027", "6 tháng đầu năm 2027", "2027-01-01", "2027-06-30"},
		{"2027", "2027", "2027-01-01", "2027-12-31"},
		{"Năm 2027", "Năm 2027", "2027-01-01", "2027-12-31"},
		{"2026–2030", "2026 - 2030", "2026-01-01", "2030-12-31"},
		{"2026-2030", "2026 - 2030", "2026-01-01", "2030-12-31"},
		{"từ năm 2026 đến năm 2030", "từ năm 2026 đến năm 2030", "2026-01-01", "2030-12-31"},
		{"Thường xuyên", "Thường xuyên", "", ""},
		{"Hàng năm", "Hàng năm", "", ""},
		{"Hằng năm, từ năm 2027", "Hằng năm, từ năm 2027", "2027-01-01", ""},
		{"trước ngày 10/12/2026", "trước ngày 10/12/2026", "", "2026-12-09"},
		{"trước ngày 02/12/2026", "trước ngày 02/12/2026", "", "2026-12-01"},
		{"trước ngày 01/02/2027", "trước ngày 01/02/2027", "", "2027-01-31"},
		{"trước ngày 01/01/2027", "trước ngày 01/01/2027", "", "2026-12-31"},
		{"Trước  01/3/2028", "Trước 01/3/2028", "", "2028-02-29"},
		{"trước tháng 7/2027", "trước tháng 7/2027", "", "2027-06-30"},
		{"trước năm 2027", "trước năm 2027", "", "2026-12-31"},
		{"chậm nhất ngày 20/12/2026", "chậm nhất ngày 20/12/2026", "", "2026-12-20"},
		{"đến hết quý I/2027", "đến hết quý I/2027", "", "2027-03-31"},
		{"trong năm 2027", "trong năm 2027", "2027-01-01", "2027-12-31"},
		{"Từ quý I/2027", "Từ quý I/2027", "2027-01-01", ""},
		{"từ năm 2028", "từ năm 2028", "2028-01-01", ""},
		{"Tháng 10 hằng năm", "Tháng 10 hằng năm", "", ""},
		{"Tháng 01/2027, cập nhật hằng quý", "Tháng 01/2027, cập nhật hằng quý", "2027-01-01", "2027-01-31"},
		{"10/12", "10/12", "", "2026-12-10"},
		{"trước ngày 10/12 hằng năm", "trước ngày 10/12 hằng năm", "", "2026-12-09"},
		{"trước ngày 01/3", "trước ngày 01/3", "", "2026-02-28"},
		{"chậm nhất ngày 29/02", "chậm nhất ngày 29/02", "", "2026-02-28"},
	}
	for _, test := range tests {
		d, err := ParseDeadline(test.typed)
		if err != nil {
			t.Errorf("ParseDeadline(%q): %v", test.typed, err)
			continue
		}
		if got := d.String(); got != test.text {
			t.Errorf("ParseDeadline(%q) prints %q, want %q", test.typed, got, test.text)
		}
		if got := d.First().ISO(); got != test.first {
			t.Errorf("ParseDeadline(%q) begins %q, want %q", test.typed, got, test.first)
		}
		if got := d.Last(2026).ISO(); got != test.last {
			t.Errorf("ParseDeadline(%q) ends %q, want %q", test.typed, got, test.last)
		}
	}
	for _, typed := range []string{"", "sớm", "quý V/2026", "13/2026", "31/02/2027", "2030 - 2026", "trước", "12/26/27", "0000", "trước năm", "32/12", "từ từ", "tháng 13 hằng năm", "từ đến hết 2027"} {
		d, err := ParseDeadline(typed)
		var input *InputError
		if !errors.As(err, &input) || input.Hint == "" {
			t.Errorf("ParseDeadline(%q) = %v, %v; want an error with a hint", typed, d, err)
		}
	}
}

func TestParseDayMonth(t *testing.T) {
	for typed, want := range map[string]Date{
		"10/12": {Day: 10, Month: 12}, "ngày 10 tháng 12": {Day: 10, Month: 12}, " 5/1 ": {Day: 5, Month: 1}, "29/2": {Day: 29, Month: 2},
	} {
		if got, err := ParseDayMonth(typed); err != nil || got != want {
			t.Errorf("ParseDayMonth(%q) = %v, %v; want %v", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "30/2", "10/13", "0/5", "12/2026", "mười hai"} {
		if got, err := ParseDayMonth(typed); err == nil {
			t.Errorf("ParseDayMonth(%q) = %v, want an error", typed, got)
		}
	}
}
