package viet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Group writes n with a dot between groups of three digits: “1.234.567”.
func Group(n int64) string { return group(strconv.FormatInt(n, 10)) }

// Decimal writes d with a decimal comma and dots between groups of three
// digits: “1.234,50”. It rounds half away from zero to the given number of
// decimal places and pads with zeros; places below 0 keeps the value exact
// without trailing zeros.
func Decimal(d decimal.Decimal, places int) string {
	s := d.String()
	if places >= 0 {
		s = d.StringFixed(int32(places))
	}
	whole, frac, found := strings.Cut(s, ".")
	if strings.Trim(s, "-0.") == "" {
		whole = strings.TrimPrefix(whole, "-")
	}
	if !found {
		return group(whole)
	}
	return group(whole) + "," + frac
}

// group sets dots into a run of digits that may begin with “-”.
func group(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(s) {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var digitWords = [...]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// Words writes n in words as financial papers do: “một triệu hai trăm ba mươi
// tư nghìn không trăm linh năm”, “âm hai mươi mốt”. A thousand million is “tỷ”,
// and larger numbers count in tỷ: 10¹⁸ is “một tỷ tỷ”.
func Words(n int64) string {
	if n == 0 {
		return digitWords[0]
	}
	sign, u := []string(nil), uint64(n)
	if n < 0 {
		sign, u = []string{"âm"}, -u
	}
	return strings.Join(appendWords(sign, u, false), " ")
}

// appendWords appends the words of n. If padded, n follows a larger unit, so
// that its first group is read with all its places: “không trăm linh năm”.
func appendWords(w []string, n uint64, padded bool) []string {
	const billion = 1_000_000_000
	if n >= billion {
		w = append(appendWords(w, n/billion, padded), "tỷ")
		n, padded = n%billion, true
	}
	for _, unit := range [...]struct {
		size uint64
		name string
	}{{1_000_000, "triệu"}, {1_000, "nghìn"}, {1, ""}} {
		if part := int(n / unit.size % 1000); part > 0 {
			w = appendHundreds(w, part, padded)
			if unit.name != "" {
				w = append(w, unit.name)
			}
			padded = true
		}
	}
	return w
}

// appendHundreds appends the words of 1 to 999.
func appendHundreds(w []string, n int, padded bool) []string {
	hundreds, tens, ones := n/100, n/10%10, n%10
	if hundreds > 0 || padded {
		w = append(w, digitWords[hundreds], "trăm")
	}
	switch {
	case tens > 1:
		w = append(w, digitWords[tens], "mươi")
	case tens == 1:
		w = append(w, "mười")
	case ones > 0 && (hundreds > 0 || padded):
		w = append(w, "linh")
	}
	switch {
	case ones == 0:
	case ones == 1 && tens > 1:
		w = append(w, "mốt")
	case ones == 4 && tens > 1:
		w = append(w, "tư")
	case ones == 5 && tens > 0:
		w = append(w, "lăm")
	default:
		w = append(w, digitWords[ones])
	}
	return w
}

// ParseInt reads a whole number as typed: “1234567”, “1.234.567”, “1 234 567”,
// with “-” or “+” in front. A dot groups three digits, so “1.100” is one
// thousand one hundred. The error is an [*InputError].
func ParseInt(s string) (int64, error) {
	t := typedNumber(s)
	if t.bad == "" && (t.comma || t.point) && strings.Trim(t.frac, "0") != "" {
		hint := "bỏ phần thập phân"
		if t.comma && len(t.frac) == 3 && len(t.whole) <= 3 {
			hint = "viết " + quote(group(t.sign+t.whole+t.frac)) + " nếu dấu phẩy ngăn nghìn"
		}
		return 0, &InputError{s, quote(s) + " có phần thập phân, cần một số nguyên", hint}
	}
	d, err := t.decimal(s)
	if err != nil {
		return 0, err
	}
	if t.comma || t.point {
		return 0, &InputError{s, quote(s) + " viết có phần thập phân, cần một số nguyên",
			"viết " + quote(group(t.sign+t.whole))}
	}
	if !d.BigInt().IsInt64() {
		return 0, &InputError{s, quote(s) + " vượt quá số lớn nhất dùng được là 9.223.372.036.854.775.807", ""}
	}
	return d.IntPart(), nil
}

// ParseDecimal reads a decimal number as typed. The comma is the decimal mark:
// “0,69”, “1.234,5”. A single dot is ambiguous and read so: it groups if one to
// three digits other than a leading 0 stand before it and exactly three after
// (“1.100” is one thousand one hundred), else it is a decimal mark (“0.69”,
// “12.5”, “0.125”). Two kinds of marks in English order (“1,234.5”) are an
// error, as are two commas. The error is an [*InputError].
func ParseDecimal(s string) (decimal.Decimal, error) { return typedNumber(s).decimal(s) }

// maxDigits bounds a typed number; no amount of money comes near it.
const maxDigits = 40

// typed is a number taken apart. Groups are joined; bad says what is wrong.
type typed struct {
	sign, whole, frac string
	comma, point      bool // the mark that starts frac
	bad, hint         string
}

func (t typed) decimal(s string) (decimal.Decimal, error) {
	if t.bad != "" {
		return decimal.Decimal{}, &InputError{s, t.bad, t.hint}
	}
	text := t.sign + t.whole
	if t.frac != "" {
		text += "." + t.frac
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return decimal.Decimal{}, &InputError{s, quote(s) + " không phải là số", "chỉ dùng chữ số, dấu chấm ngăn nghìn và dấu phẩy thập phân"}
	}
	return d, nil
}

func typedNumber(s string) typed {
	var t typed
	rest := strings.TrimSpace(NFC(s))
	for _, minus := range []string{"-", "−", "–", "+"} {
		if after, ok := strings.CutPrefix(rest, minus); ok {
			if minus != "+" {
				t.sign = "-"
			}
			rest = after
			break
		}
	}
	if rest == "" {
		t.bad = "thiếu số"
		return t
	}
	for _, r := range rest {
		if !('0' <= r && r <= '9') && !strings.ContainsRune("., \u00a0\u202f", r) {
			t.bad = quote(s) + " không phải là số: có ký tự " + quote(string(r))
			t.hint = "chỉ dùng chữ số, dấu chấm ngăn nghìn và dấu phẩy thập phân"
			return t
		}
	}
	t.split(s, rest)
	if len(t.whole)+len(t.frac) > maxDigits {
		t.bad = quote(s) + " dài quá " + strconv.Itoa(maxDigits) + " chữ số"
	}
	return t
}

// split finds the decimal mark in rest, which holds digits, dots, commas and
// spaces, and joins the groups before it.
func (t *typed) split(s, rest string) {
	whole, frac, comma := strings.Cut(rest, ",")
	dots := strings.Count(rest, ".")
	switch {
	case comma && strings.ContainsAny(frac, ",."):
		t.bad = quote(s) + " dùng dấu phẩy để ngăn nghìn, cần dấu chấm"
		if english := strings.ReplaceAll(rest, ",", ""); strings.Count(english, ".") <= 1 && strings.Trim(english, "0123456789.") == "" {
			w, f, point := strings.Cut(english, ".")
			if point {
				f = "," + f
			}
			t.hint = "viết " + quote(group(t.sign+w)+f)
		}
		return
	case comma:
		t.comma = true
	case dots == 1:
		before, after, _ := strings.Cut(rest, ".")
		if grouped := len(after) == 3 && len(before) <= 3 && before != "" && before[0] != '0'; !grouped && !strings.ContainsAny(before, " \u00a0\u202f") {
			whole, frac, t.point = before, after, true
		}
	}
	if (t.comma || t.point) && !isDigits(frac) {
		t.bad = quote(s) + " không phải là số: sau dấu thập phân cần ít nhất một chữ số"
		t.hint = "bỏ dấu thập phân, hoặc viết thêm chữ số"
		return
	}
	t.frac = frac
	sep := "."
	for _, space := range []string{" ", "\u00a0", "\u202f"} {
		if strings.Contains(whole, space) {
			sep = space
		}
	}
	groups := strings.Split(whole, sep)
	for i, g := range groups {
		if !isDigits(g) || len(groups) > 1 && (i == 0 && len(g) > 3 || i > 0 && len(g) != 3) {
			t.bad = quote(s) + " không phải là số: mỗi nhóm sau dấu ngăn nghìn cần đúng ba chữ số"
			if len(groups) == 1 {
				t.bad = quote(s) + " không phải là số: trước dấu thập phân cần ít nhất một chữ số"
				t.hint = "viết " + quote(t.sign+"0,"+frac) + " nếu đó là số nhỏ hơn một"
			}
			if digits := strings.Join(groups, ""); !t.comma && isDigits(digits) && !slices.Contains(groups, "") {
				t.hint = "viết " + quote(group(t.sign+digits)) + " nếu đó là số nguyên"
			}
			return
		}
	}
	t.whole = strings.Join(groups, "")
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// quote sets what was typed in quotation marks, shortened to fit a message.
func quote(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return "“" + s + "”"
}
