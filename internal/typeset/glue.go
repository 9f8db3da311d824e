package typeset

import (
	"strings"
	"unicode/utf8"
)

const nbsp = '\u00A0'

// binders are the words after which a number or letter must not start a line.
var binders = [...]string{
	"Điều", "điều", "khoản", "Khoản", "điểm", "Điểm", "Mục", "mục", "Chương", "chương", "Phần", "phần", "Phụ lục", "Mẫu",
	"ngày", "tháng", "năm", "quý", "Quý", "số", "Số", "trang", "Bảng", "Hình",
}

// glue joins with no-break spaces what reads badly when it is split over two
// lines: “Điều 5”, “ngày 05”, “tháng 7”, “Phụ lục I”, “2021 - 2025”.
func glue(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' && binds(s[:i], s[i+1:]) {
			if out == nil {
				out = append(make([]byte, 0, len(s)+8), s[:i]...)
			}
			out = utf8.AppendRune(out, nbsp)
		} else if out != nil {
			out = append(out, s[i])
		}
	}
	if out == nil {
		return s
	}
	return string(out)
}

// binds reports whether the space between before and after must not break.
func binds(before, after string) bool {
	if after == "" || before == "" {
		return false
	}
	if strings.HasPrefix(after, "- ") && isDigit(before[len(before)-1]) && len(after) > 2 && isDigit(after[2]) {
		return true
	}
	if n := len(before); n > 2 && strings.HasSuffix(before, " -") && isDigit(before[n-3]) && isDigit(after[0]) {
		return true
	}
	if !isDesignator(after) {
		return false
	}
	for _, w := range binders {
		if strings.HasSuffix(before, w) && startsWord(before[:len(before)-len(w)]) {
			return true
		}
	}
	return false
}

// isDesignator reports whether s starts with a number, a Roman numeral or a
// single letter, as the designation of a provision does.
func isDesignator(s string) bool {
	if isDigit(s[0]) {
		return true
	}
	_, size := utf8.DecodeRuneInString(s)
	if size == len(s) || endsWord(s[size:]) {
		return true
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case 'I', 'V', 'X', 'L':
		default:
			return i > 0 && endsWord(s[i:])
		}
	}
	return true
}

// endsWord reports whether a word may end before rest.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune(" ,;.:)\u00A0", r)
}

// startsWord reports whether a word may begin after prefix.
func startsWord(prefix string) bool {
	if prefix == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(prefix)
	return strings.ContainsRune(" \u00A0\n(“\"'-–", last)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
