package table

import (
	"strings"

	"vanban/internal/viet"
)

// numberFormat is a number format of cells, as far as it changes what a reader
// must see. The zero format is General.
type numberFormat struct {
	day, month, year bool
	clock, elapsed   bool // hours or seconds; hours above 24
	shaped           bool // it says how digits are written; otherwise General
	grouped, percent bool
	digits           int    // least number of digits before the decimal mark
	least, most      int    // decimals
	scale            int    // how often the number is divided by 1000
	pattern          string // of digits with marks between them, such as “0000 000 000”; “0” is any digit
	before, after    string // words around the number
}

// isDate reports whether a number of this format is a day or a time.
func (f *numberFormat) isDate() bool { return f.day || f.month || f.year || f.clock }

// builtinFormats are the number formats that a workbook names by number alone.
// ECMA-376-1, 18.8.30; those of days that hang on the language of the machine
// are days in any.
var builtinFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
	9: "0%", 10: "0.00%",
	14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
	27: "dd/mm/yyyy", 28: "dd/mm/yyyy", 29: "dd/mm/yyyy", 30: "dd/mm/yyyy", 31: "dd/mm/yyyy",
	32: "h:mm:ss", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "dd/mm/yyyy",
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
	41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
	50: "dd/mm/yyyy", 51: "dd/mm/yyyy", 52: "dd/mm/yyyy", 53: "dd/mm/yyyy", 54: "dd/mm/yyyy",
	55: "dd/mm/yyyy", 56: "dd/mm/yyyy", 57: "dd/mm/yyyy", 58: "dd/mm/yyyy",
}

// formatPart is a piece of a format code: a sign that means something, or
// words that are shown as they are.
type formatPart struct {
	sign  byte // 0 for words
	words string
}

// parseFormat reads a format code. Of the sections for positive and negative
// numbers, zero and text it takes the first: the sign we write ourselves.
func parseFormat(code string) numberFormat {
	var f numberFormat
	parts := f.cut(code)
	digits := 0
	for _, p := range parts {
		switch p.sign {
		case '0', '#', '?':
			digits++
		case 'E', '@':
			return numberFormat{}
		}
	}
	if f.dates(parts, digits) || digits == 0 {
		return f
	}
	f.shape(parts)
	return f
}

// cut takes the first section of a code apart.
func (f *numberFormat) cut(code string) []formatPart {
	var parts []formatPart
	words := func(s string) { parts = append(parts, formatPart{words: s}) }
	if strings.HasPrefix(strings.ToLower(code), "general") {
		code = "@"
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return parts
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return parts
			}
			words(code[i+1 : i+1+end])
			i += end + 1
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return parts
			}
			f.bracket(code[i+1:i+end], words)
			i += end
		case '\\':
			s := firstRune(code[i+1:])
			words(s)
			i += len(s)
		case '_', '*':
			i += len(firstRune(code[i+1:]))
		case '0', '#', '?', '.', ',', '%', '@':
			parts = append(parts, formatPart{sign: c})
		case 'E', 'e':
			if i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-') {
				parts = append(parts, formatPart{sign: 'E'})
			}
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			parts = append(parts, formatPart{sign: c | 0x20})
		default:
			s := firstRune(code[i:])
			words(s)
			i += len(s) - 1
		}
	}
	return parts
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// bracket reads “[$đ-42A]”, a currency, and “[h]”; colours and conditions
// change nothing.
func (f *numberFormat) bracket(inside string, words func(string)) {
	low := strings.ToLower(inside)
	switch {
	case strings.HasPrefix(inside, "$"):
		symbol, rest, _ := strings.Cut(inside[1:], "-")
		switch {
		case strings.HasPrefix(strings.ToUpper(rest), "F800"):
			f.day, f.month, f.year = true, true, true
		case strings.HasPrefix(strings.ToUpper(rest), "F400"):
			f.clock = true
		default:
			words(symbol)
		}
	case low != "" && (strings.Trim(low, "h") == "" || strings.Trim(low, "m") == "" || strings.Trim(low, "s") == ""):
		f.clock, f.elapsed = true, true
	}
}

// dates looks whether a format is that of a day or a time. An m beside hours
// or seconds alone is a minute.
func (f *numberFormat) dates(parts []formatPart, digits int) bool {
	m := false
	for _, p := range parts {
		switch p.sign {
		case 'y':
			f.year = true
		case 'd':
			f.day = true
		case 'h', 's':
			f.clock = true
		case 'm':
			m = true
		}
	}
	if m && (f.year || f.day || !f.clock) {
		f.month = true
	}
	if f.isDate() && digits > 0 && !f.clock {
		f.day, f.month, f.year = false, false, false // letters of a word without quotes
	}
	return f.isDate()
}

// shape reads how the digits of a number are written.
func (f *numberFormat) shape(parts []formatPart) {
	f.shaped = true
	first, last, point := -1, -1, len(parts)
	for i, p := range parts {
		switch p.sign {
		case '0', '#', '?':
			if first < 0 {
				first = i
			}
			last = i
		case '.':
			point = min(point, i)
		case '%':
			f.percent = true
		}
	}
	var pattern strings.Builder
	marked := false
	for i := first; i <= last; i++ {
		p := parts[i]
		switch {
		case i > point && (p.sign == '0' || p.sign == '?'):
			f.most++
			f.least = f.most
		case i > point && p.sign == '#':
			f.most++
		case i > point:
		case p.sign == '0':
			f.digits++
			pattern.WriteByte('0')
		case p.sign == '#' || p.sign == '?':
			if f.digits > 0 {
				f.digits++
			}
			pattern.WriteByte('0')
		case p.sign == ',':
			f.grouped = true
		case p.sign == 0 && p.words == "/":
			*f = numberFormat{} // a fraction: the number says it better
			return
		case p.sign == 0 && p.words != "":
			pattern.WriteString(strings.ReplaceAll(p.words, "0", ""))
			marked = true
		}
	}
	for i := last + 1; i < len(parts) && parts[i].sign == ','; i++ {
		f.scale++
	}
	if marked && f.most == 0 {
		f.pattern = pattern.String()
	}
	f.before, f.after = wordsOf(parts[:first]), wordsOf(parts[last+1:])
}

// wordsOf joins the words on one side of a number, without those that name a
// currency: a field for money takes the number alone.
func wordsOf(parts []formatPart) string {
	var b strings.Builder
	for _, p := range parts {
		if p.sign == 0 {
			b.WriteString(p.words)
		}
	}
	s := clean(b.String())
	switch viet.Fold(strings.Trim(s, " ()")) {
	case "", "d", "dong", "vnd", "$", "usd", "€", "eur", "₫", "-", "+":
		return ""
	}
	return strings.Trim(visibleSpaces(b.String()), "\n")
}

func visibleSpaces(s string) string { return strings.Map(visible, viet.NFC(s)) }
