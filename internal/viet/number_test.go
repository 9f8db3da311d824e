package viet

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestGroup(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 7: "7", 999: "999", 1000: "1.000", 1080: "1.080", 1234567: "1.234.567",
		-1234: "-1.234", -100: "-100", math.MinInt64: "-9.223.372.036.854.775.808",
	} {
		if got := Group(n); got != want {
			t.Errorf("Group(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, tt := range []struct {
		in     string
		places int
		want   string
	}{
		{"0.69", 2, "0,69"}, {"0.69", -1, "0,69"}, {"12.5", 2, "12,50"}, {"1234567.891", 2, "1.234.567,89"},
		{"1234567.00", -1, "1.234.567"}, {"-1234.5", -1, "-1.234,5"}, {"2.5", 0, "3"}, {"-2.5", 0, "-3"},
		{"-0.001", 2, "0,00"}, {"-0.001", 0, "0"}, {"100", 0, "100"}, {"999.995", 2, "1.000,00"},
	} {
		if got := Decimal(decimal.RequireFromString(tt.in), tt.places); got != tt.want {
			t.Errorf("Decimal(%s, %d) = %q, want %q", tt.in, tt.places, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		n    int64
		want string
	}{
		{0, "không"}, {1, "một"}, {4, "bốn"}, {5, "năm"}, {10, "mười"}, {11, "mười một"}, {14, "mười bốn"},
		{15, "mười lăm"}, {20, "hai mươi"}, {21, "hai mươi mốt"}, {24, "hai mươi tư"}, {25, "hai mươi lăm"},
		{55, "năm mươi lăm"}, {100, "một trăm"}, {101, "một trăm linh một"}, {104, "một trăm linh bốn"},
		{105, "một trăm linh năm"}, {110, "một trăm mười"}, {115, "một trăm mười lăm"}, {121, "một trăm hai mươi mốt"},
		{1000, "một nghìn"}, {1001, "một nghìn không trăm linh một"}, {1010, "một nghìn không trăm mười"},
		{1_234_000, "một triệu hai trăm ba mươi tư nghìn"},
		{1_000_005, "một triệu không trăm linh năm"},
		{21_000_000, "hai mươi mốt triệu"},
		{1_000_000_000, "một tỷ"},
		{1_000_000_001, "một tỷ không trăm linh một"},
		{1_500_000_000_000, "một nghìn năm trăm tỷ"},
		{1_000_000_000_000_000, "một triệu tỷ"},
		{1_000_000_000_000_000_000, "một tỷ tỷ"},
		{-21, "âm hai mươi mốt"},
		{math.MinInt64, "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ " +
			"tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám"},
	} {
		if got := Words(tt.n); got != tt.want {
			t.Errorf("Words(%d)\n got %s\nwant %s", tt.n, got, tt.want)
		}
	}
}

func TestParseInt(t *testing.T) {
	for in, want := range map[string]int64{
		"0": 0, "7": 7, "05": 5, "1234567": 1234567, "1.234.567": 1234567, "1.100": 1100, "1 234 567": 1234567,
		"1\u00a0234": 1234, " 12 ": 12, "-5": -5, "−5": -5, "+5": 5, "-9.223.372.036.854.775.808": math.MinInt64,
	} {
		if got, err := ParseInt(in); err != nil || got != want {
			t.Errorf("ParseInt(%q) = %d, %v, want %d", in, got, err, want)
		}
	}
}

func TestParseIntSaysWhatIsWrong(t *testing.T) {
	for _, tt := range []struct{ in, reason, hint string }{
		{"", "thiếu số", ""},
		{"-", "thiếu số", ""},
		{"abc", "“abc” không phải là số: có ký tự “a”", "chỉ dùng chữ số, dấu chấm ngăn nghìn và dấu phẩy thập phân"},
		{"12 tỷ", "“12 tỷ” không phải là số: có ký tự “t”", "chỉ dùng chữ số, dấu chấm ngăn nghìn và dấu phẩy thập phân"},
		{"12,5", "“12,5” có phần thập phân, cần một số nguyên", "bỏ phần thập phân"},
		{"812,400", "“812,400” có phần thập phân, cần một số nguyên", "viết “812.400” nếu dấu phẩy ngăn nghìn"},
		{"0.812", "“0.812” có phần thập phân, cần một số nguyên", "bỏ phần thập phân"},
		{"0.69", "“0.69” có phần thập phân, cần một số nguyên", "bỏ phần thập phân"},
		{"12,0", "“12,0” viết có phần thập phân, cần một số nguyên", "viết “12”"},
		{"1,234,567", "“1,234,567” dùng dấu phẩy để ngăn nghìn, cần dấu chấm", "viết “1.234.567”"},
		{"1.23.456", "“1.23.456” không phải là số: mỗi nhóm sau dấu ngăn nghìn cần đúng ba chữ số", "viết “123.456” nếu đó là số nguyên"},
		{"1 23", "“1 23” không phải là số: mỗi nhóm sau dấu ngăn nghìn cần đúng ba chữ số", "viết “123” nếu đó là số nguyên"},
		{"9223372036854775808", "“9223372036854775808” vượt quá số lớn nhất dùng được là 9.223.372.036.854.775.807", ""},
	} {
		_, err := ParseInt(tt.in)
		checkInputError(t, tt.in, err, tt.reason, tt.hint)
	}
}

func TestParseDecimal(t *testing.T) {
	for in, want := range map[string]string{
		"0,69": "0.69", "0.69": "0.69", "12.5": "12.5", "12,5": "12.5", "0.125": "0.125", "1.100": "1100",
		"1,100": "1.1", "1.234.567,89": "1234567.89", "1234567,89": "1234567.89", "-0,5": "-0.5", "1234.567": "1234.567",
		"1 234,5": "1234.5", "100": "100",
	} {
		got, err := ParseDecimal(in)
		if err != nil || !got.Equal(decimal.RequireFromString(want)) {
			t.Errorf("ParseDecimal(%q) = %s, %v, want %s", in, got, err, want)
		}
	}
}

func TestParseDecimalSaysWhatIsWrong(t *testing.T) {
	for _, tt := range []struct{ in, reason, hint string }{
		{"1,234.5", "“1,234.5” dùng dấu phẩy để ngăn nghìn, cần dấu chấm", "viết “1.234,5”"},
		{"1,234,567", "“1,234,567” dùng dấu phẩy để ngăn nghìn, cần dấu chấm", "viết “1.234.567”"},
		{"12,", "“12,” không phải là số: sau dấu thập phân cần ít nhất một chữ số", "bỏ dấu thập phân, hoặc viết thêm chữ số"},
		{",5", "“,5” không phải là số: trước dấu thập phân cần ít nhất một chữ số", "viết “0,5” nếu đó là số nhỏ hơn một"},
		{"-.25", "“-.25” không phải là số: trước dấu thập phân cần ít nhất một chữ số", "viết “-0,25” nếu đó là số nhỏ hơn một"},
		{"1..5", "“1..5” không phải là số: mỗi nhóm sau dấu ngăn nghìn cần đúng ba chữ số", ""},
		{"12%", "“12%” không phải là số: có ký tự “%”", "chỉ dùng chữ số, dấu chấm ngăn nghìn và dấu phẩy thập phân"},
		{strings.Repeat("9", 41), "“" + strings.Repeat("9", 41) + "” dài quá 40 chữ số", ""},
		{strings.Repeat("x", 99), "“" + strings.Repeat("x", 60) + "…” không phải là số: có ký tự “x”", "chỉ dùng chữ số, dấu chấm ngăn nghìn và dấu phẩy thập phân"},
		{"1e9", "“1e9” không phải là số: có ký tự “e”", "chỉ dùng chữ số, dấu chấm ngăn nghìn và dấu phẩy thập phân"},
	} {
		_, err := ParseDecimal(tt.in)
		checkInputError(t, tt.in, err, tt.reason, tt.hint)
	}
}

func checkInputError(t *testing.T, in string, err error, reason, hint string) {
	t.Helper()
	var e *InputError
	if !errors.As(err, &e) {
		t.Errorf("%q: got error %v, want an *InputError", in, err)
		return
	}
	if e.Text != in || e.Reason != reason || e.Hint != hint {
		t.Errorf("%q:\n got %q, %q, %q\nwant %q, %q", in, e.Text, e.Reason, e.Hint, reason, hint)
	}
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"0,69", "1.234.567,8", "0.125", "1,234.5", "-", "1 234"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDecimal(s)
		if err != nil {
			return
		}
		again, err := ParseDecimal(Decimal(d, -1))
		if err != nil || !again.Equal(d) {
			t.Errorf("%q reads as %s, written %q, read again %s, %v", s, d, Decimal(d, -1), again, err)
		}
	})
}
