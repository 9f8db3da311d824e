package viet

import "testing"

func TestDateLongAndShortFollowTheZeroRule(t *testing.T) {
	for _, tt := range []struct {
		d                Date
		long, short, iso string
	}{
		{Date{5, 1, 2020}, "ngày 05 tháng 01 năm 2020", "05/01/2020", "2020-01-05"},
		{Date{29, 6, 2019}, "ngày 29 tháng 6 năm 2019", "29/6/2019", "2019-06-29"},
		{Date{30, 3, 2020}, "ngày 30 tháng 3 năm 2020", "30/3/2020", "2020-03-30"},
		{Date{9, 2, 2021}, "ngày 09 tháng 02 năm 2021", "09/02/2021", "2021-02-09"},
		{Date{10, 12, 2021}, "ngày 10 tháng 12 năm 2021", "10/12/2021", "2021-12-10"},
		{Date{0, 7, 2021}, "ngày " + blank + " tháng 7 năm 2021", "7/2021", "2021-07"},
		{Date{0, 0, 2021}, "ngày " + blank + " tháng " + blank + " năm 2021", "2021", "2021"},
		{Date{}, "ngày " + blank + " tháng " + blank + " năm " + blank, "", ""},
	} {
		if got := tt.d.Long(); got != tt.long {
			t.Errorf("%v.Long() = %q, want %q", tt.d, got, tt.long)
		}
		if got := tt.d.Short(); got != tt.short {
			t.Errorf("%v.Short() = %q, want %q", tt.d, got, tt.short)
		}
		if got := tt.d.ISO(); got != tt.iso {
			t.Errorf("%v.ISO() = %q, want %q", tt.d, got, tt.iso)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]Date{
		"2020-03-30": {30, 3, 2020}, "30/3/2020": {30, 3, 2020}, "30-3-2020": {30, 3, 2020}, "30.3.2020": {30, 3, 2020},
		"05/01/2020": {5, 1, 2020}, " 5 / 1 / 2020 ": {5, 1, 2020}, "2020/03/30": {30, 3, 2020},
		"7/2021": {0, 7, 2021}, "2021-07": {0, 7, 2021}, "2021": {0, 0, 2021}, "29/2/2024": {29, 2, 2024},
		"ngày 05 tháng 01 năm 2020": {5, 1, 2020}, "Ngày 30 tháng 3 năm 2020": {30, 3, 2020},
		"tháng 7 năm 2021": {0, 7, 2021}, "năm 2021": {0, 0, 2021}, "nga\u0300y 1 thang 2 nam 2021": {1, 2, 2021},
	} {
		if got, err := ParseDate(in); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %v, %v, want %v", in, got, err, want)
		}
	}
}

func TestParseDateSaysWhatIsWrong(t *testing.T) {
	const hint = "viết ngày/tháng/năm, như 30/3/2020 hoặc 2020-03-30"
	for _, tt := range []struct{ in, reason, hint string }{
		{"31/4/2026", "không có ngày “31/4/2026”: tháng 4 năm 2026 chỉ có 30 ngày", "sửa ngày thành số từ 1 đến 30"},
		{"29/2/2026", "không có ngày “29/2/2026”: tháng 2 năm 2026 chỉ có 28 ngày", "sửa ngày thành số từ 1 đến 28"},
		{"0/2/2026", "không có ngày “0/2/2026”: tháng 2 năm 2026 chỉ có 28 ngày", "sửa ngày thành số từ 1 đến 28"},
		{"3/30/2020", "ngày “3/30/2020” có tháng 30, một năm chỉ có 12 tháng", "viết ngày trước, tháng sau: 30/3/2020"},
		{"1/13", "ngày “1/13” có năm “13”, cần năm đủ bốn chữ số", "viết năm đủ bốn chữ số, như 30/3/2020"},
		{"30/3/20", "ngày “30/3/20” có năm “20”, cần năm đủ bốn chữ số", "viết năm đủ bốn chữ số, như 30/3/2020"},
		{"13/2021", "ngày “13/2021” có tháng 13, tháng phải từ 1 đến 12", "sửa tháng thành số từ 1 đến 12"},
		{"0/2021", "ngày “0/2021” có tháng 0, tháng phải từ 1 đến 12", "sửa tháng thành số từ 1 đến 12"},
		{"hôm nay", "“hôm nay” không phải là ngày", hint},
		{"", "“” không phải là ngày", hint},
		{"12", "“12” không phải là ngày", hint},
		{"1/2/3/2020", "“1/2/3/2020” không phải là ngày", hint},
		{"1/2-2020", "“1/2-2020” không phải là ngày", hint},
		{"123/1/2020", "“123/1/2020” không phải là ngày", hint},
		{"năm 2021 tháng 7", "“năm 2021 tháng 7” không phải là ngày", hint},
		{"2020-03-30T10:00", "“2020-03-30T10:00” không phải là ngày", hint},
	} {
		_, err := ParseDate(tt.in)
		checkInputError(t, tt.in, err, tt.reason, tt.hint)
	}
}

func TestDateOrder(t *testing.T) {
	d := Date{21, 11, 2026}
	for i, earlier := range []Date{{}, {0, 0, 2026}, {0, 11, 2026}, {20, 11, 2026}} {
		if earlier.Compare(d) != -1 || d.Compare(earlier) != 1 {
			t.Errorf("case %d: %v does not lie before %v", i, earlier, d)
		}
	}
	if d.Compare(d) != 0 || d.IsZero() || !d.Complete() || !(Date{}).IsZero() {
		t.Error("a date equals itself and is complete; the zero date is none")
	}
}

func TestOrdinalCountsDays(t *testing.T) {
	day := Date{1, 1, 1999}
	n := day.Ordinal()
	for day.Year < 2101 {
		for day.Month = 1; day.Month <= 12; day.Month++ {
			for day.Day = 1; day.Day <= DaysIn(day.Year, day.Month); day.Day++ {
				if got := day.Ordinal(); got != n {
					t.Fatalf("%s has number %d, want %d", day.Short(), got, n)
				}
				n++
			}
		}
		day.Year++
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2020-03-30", "30/3/2020", "7/2021", "2021", "31/4/2026", "ngày 05 tháng 01 năm 2020", "năm "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		for _, text := range []string{d.Short(), d.ISO()} {
			if again, err := ParseDate(text); err != nil || again != d {
				t.Errorf("%q reads as %v, written %q, read again %v, %v", s, d, text, again, err)
			}
		}
		if d.Complete() {
			if again, err := ParseDate(d.Long()); err != nil || again != d {
				t.Errorf("%q reads as %v, written %q, read again %v, %v", s, d, d.Long(), again, err)
			}
		}
	})
}

func TestWeekday(t *testing.T) {
	for d, want := range map[Date]string{{22, 11, 2026}: "Chủ nhật", {23, 11, 2026}: "thứ Hai", {29, 2, 2028}: "thứ Ba"} {
		if got := d.Weekday(); got != want {
			t.Errorf("Weekday of %s is %q, want %q", d.ISO(), got, want)
		}
	}
}
