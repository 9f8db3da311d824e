package template

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"vanban/internal/viet"
)

// builtins lists our own functions: Vietnamese forms, exact numbers, and
// checked versions of what text/template and sprig do by bytes or guesses.
func builtins() []function {
	return slices.Concat(wordFunctions(), numberFunctions(), listFunctions(), compareFunctions())
}

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}

// onText makes a function of one text.
func onText(name string, fn func(string) string) function {
	return function{name: name, usage: "chữ", min: 1, max: 1, call: func(_ *run, a []any) (any, error) {
		s, err := text(a[0])
		return fn(s), err
	}}
}

// onDate makes a function of one date.
func onDate(name string, fn func(viet.Date) any) function {
	return function{name: name, usage: "ngày", min: 1, max: 1, call: func(_ *run, a []any) (any, error) {
		d, ok := a[0].(*Date)
		if !ok || d == nil {
			if isAbsent(a[0]) {
				return nil, faultf("bọc trong {{ if … }} hoặc cho trường giá trị", "không có giá trị, cần một ngày")
			}
			return nil, faultf("khai trường kiểu ngay", "cần một ngày")
		}
		return fn(d.date), nil
	}}
}

// lastDay is the last day on which a deadline is still kept; absent if it
// never ends.
func lastDay(_ *run, a []any) (any, error) {
	term, ok := a[0].(*Term)
	if !ok {
		return nil, faultf("khai trường kiểu thoi_han", "cần một thời hạn")
	}
	year := int64(0)
	if len(a) > 1 {
		var err error
		if year, err = whole(a[1]); err != nil {
			return nil, err
		}
	}
	last := term.deadline.Last(int(year))
	switch {
	case last.IsZero():
		return (*absent)(nil), nil
	case last.Year == 0:
		return nil, faultf("thêm năm: {{ ngay_cuoi .han .nam }}", "thời hạn “%s” không ghi năm", term)
	}
	return &Date{last}, nil
}

// daysBetween counts the days from one date to another; below zero if the
// other is earlier.
func daysBetween(_ *run, a []any) (any, error) {
	var day [2]int
	for i := range day {
		switch d, ok := a[i].(*Date); {
		case isAbsent(a[i]):
			return nil, faultf("bọc trong {{ if … }} hoặc cho trường giá trị", "không có giá trị, cần một ngày")
		case !ok || d == nil:
			return nil, faultf("khai trường kiểu ngay; với thời hạn dùng (ngay_cuoi .han)", "cần một ngày")
		case !d.date.Complete():
			return nil, faultf("ghi đủ ngày, tháng, năm", "ngày “%s” không đủ ngày, tháng, năm", d)
		default:
			day[i] = d.date.Ordinal()
		}
	}
	return day[1] - day[0], nil
}

// onCount makes a function of a whole number.
func onCount(name string, most int64, fn func(int64) string) function {
	return function{name: name, usage: "số", min: 1, max: 1, call: func(_ *run, a []any) (any, error) {
		n, err := whole(a[0])
		if err != nil {
			return nil, err
		}
		s := ""
		if most == 0 || n >= 1 && n <= most {
			s = fn(n)
		}
		if s == "" {
			return nil, faultf(fmt.Sprintf("dùng một số từ 1 đến %d", most), "số %d nằm ngoài phạm vi của hàm", n)
		}
		return s, nil
	}}
}

func wordFunctions() []function {
	return []function{
		onDate("ngay_dai", func(d viet.Date) any { return d.Long() }),
		onDate("ngay_so", func(d viet.Date) any { return d.Short() }),
		onDate("nam_cua", func(d viet.Date) any {
			return newNumber(decimal.NewFromInt(int64(d.Year)), Year)
		}),
		onDate("thu_cua", func(d viet.Date) any {
			if !d.Complete() {
				return (*absent)(nil)
			}
			return d.Weekday()
		}),
		{name: "ngay_cuoi", usage: "thời_hạn [năm]", min: 1, max: 2, call: lastDay},
		{name: "so_ngay", usage: "từ đến", min: 2, max: 2, call: daysBetween},
		onCount("so_chu", 0, viet.Words),
		onCount("la_ma", 3999, func(n int64) string { return viet.Roman(int(n)) }),
		onCount("chu_cai", 23, func(n int64) string { return viet.Letter(int(n)) }),
		onText("hoa", viet.Upper),
		onText("hoa_dau", viet.UpperFirst),
		onText("thuong_dau", viet.LowerFirst),
		onText("nospace", func(s string) string { return strings.Join(strings.Fields(s), "") }),
		{name: "trunc", usage: "số_chữ chữ", min: 2, max: 2, call: cutText("")},
		{name: "abbrev", usage: "số_chữ chữ", min: 2, max: 2, call: cutText("…")},
		{name: "replace", usage: "cũ mới chữ", min: 3, max: 3, call: replace},
		{name: "trimAll", usage: "ký_tự chữ", min: 2, max: 2, call: trimAll},
		{name: "repeat", usage: "số_lần chữ", min: 2, max: 2, call: repeat},
		{name: "printf", usage: "khuôn a b …", min: 1, max: -1, call: printf},
		{name: "print", usage: "a b …", min: 0, max: -1, call: func(_ *run, a []any) (any, error) { return joinTexts(a, "") }},
		{name: "van_ban", usage: "chữ", min: 1, max: 1, call: asMarkup},
		{name: "loi", usage: "thông_báo", min: 1, max: 1, call: func(_ *run, a []any) (any, error) {
			s, err := text(a[0])
			if err != nil {
				return nil, err
			}
			return nil, &fault{message: s, loud: true}
		}},
	}
}

func cutText(mark string) func(*run, []any) (any, error) {
	return func(_ *run, a []any) (any, error) {
		n, err := whole(a[0])
		if err != nil {
			return nil, err
		}
		s, err := text(a[1])
		if err != nil || n < 0 || int64(utf8.RuneCountInString(s)) <= n {
			return s, err
		}
		r := []rune(s)[:n]
		if mark != "" && n > 0 {
			r = r[:n-1]
		}
		return string(r) + mark, nil
	}
}

func repeat(_ *run, a []any) (any, error) {
	n, err := whole(a[0])
	if err != nil {
		return nil, err
	}
	s, err := text(a[1])
	if err != nil {
		return nil, err
	}
	if n < 0 || n > 1000 {
		return nil, faultf("viết một số trong khoảng đó", "số lần lặp là %d, phải từ 0 đến 1000", n)
	}
	if int(n)*len(s) > maxText {
		return nil, faultf("giảm số lần lặp", "lặp %d lần cho ra chữ dài hơn %d byte", n, maxText)
	}
	return strings.Repeat(s, int(n)), nil
}

func replace(_ *run, a []any) (any, error) {
	s, err := three(a)
	if err != nil {
		return nil, err
	}
	if s[0] == "" {
		return nil, faultf("ghi phần chữ cần thay", "phần cần thay là chữ trống")
	}
	if strings.Count(s[2], s[0])*len(s[1])+len(s[2]) > maxText {
		return nil, faultf(shortenHint, "kết quả dài hơn %d byte", maxText)
	}
	return strings.ReplaceAll(s[2], s[0], s[1]), nil
}

func three(a []any) (out [3]string, err error) {
	for i := range out {
		if out[i], err = text(a[i]); err != nil {
			return out, err
		}
	}
	return out, nil
}

func trimAll(_ *run, a []any) (any, error) {
	marks, err := text(a[0])
	if err != nil {
		return nil, err
	}
	if len(marks) > 100 {
		return nil, faultf(shortenHint, "danh sách ký tự dài %d byte, tối đa 100", len(marks))
	}
	s, err := text(a[1])
	return strings.Trim(s, marks), err
}

// printf knows %s, %v, %d and %% only, all of which print the Vietnamese form.
func printf(_ *run, a []any) (any, error) {
	format, err := text(a[0])
	if err != nil {
		return nil, err
	}
	args := a[1:]
	var b strings.Builder
	for {
		before, after, found := strings.Cut(format, "%")
		b.WriteString(before)
		if !found {
			break
		}
		if after == "" || !strings.Contains("svd%", after[:1]) {
			return nil, faultf("dùng %s cho mọi giá trị, %% cho dấu phần trăm", "khuôn “%s” có dấu %% không hiểu được", a[0])
		}
		format = after[1:]
		if after[0] == '%' {
			b.WriteByte('%')
			continue
		}
		if len(args) == 0 {
			return nil, faultf("thêm giá trị cho từng %s", "khuôn có nhiều chỗ trống hơn giá trị")
		}
		s, err := text(args[0])
		if err != nil {
			return nil, err
		}
		b.WriteString(s)
		args = args[1:]
	}
	if len(args) > 0 {
		return nil, faultf("thêm %s vào khuôn", "khuôn có ít chỗ trống hơn giá trị")
	}
	return b.String(), nil
}

func asMarkup(_ *run, a []any) (any, error) {
	if t, ok := a[0].(*Text); ok && t != nil {
		return t, nil
	}
	s, err := text(a[0])
	return &Text{markup: s}, err
}

func joinTexts(values []any, sep string) (string, error) {
	parts := make([]string, 0, len(values))
	n := 0
	for _, v := range values {
		if isAbsent(v) {
			continue
		}
		s, err := text(v)
		if err != nil {
			return "", err
		}
		if n += len(s) + len(sep); n > maxText {
			return "", faultf(shortenHint, "kết quả dài hơn %d byte", maxText)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, sep), nil
}

func compareFunctions() []function {
	order := func(name string, ok func(int) bool) function {
		return function{name: name, usage: "a b", min: 2, max: 2, call: func(_ *run, a []any) (any, error) {
			c, known, err := compare(a[0], a[1])
			return known && ok(c), err
		}}
	}
	equal := func(_ *run, a []any) (any, error) {
		for _, b := range a[1:] {
			if same, err := equalValues(a[0], b); err != nil || same {
				return same, err
			}
		}
		return false, nil
	}
	return []function{
		{name: "eq", usage: "a b …", min: 2, max: -1, call: equal},
		{name: "ne", usage: "a b", min: 2, max: 2, call: func(r *run, a []any) (any, error) {
			same, err := equal(r, a)
			return same == false, err
		}},
		order("lt", func(c int) bool { return c < 0 }),
		order("le", func(c int) bool { return c <= 0 }),
		order("gt", func(c int) bool { return c > 0 }),
		order("ge", func(c int) bool { return c >= 0 }),
		{name: "co", usage: "giá_trị", min: 1, max: 1, call: func(_ *run, a []any) (any, error) {
			list, err := items(a[0])
			_, pending := a[0].(*Pending)
			return !isAbsent(a[0]) && !pending && (err != nil || len(list) > 0), nil
		}},
	}
}

// takesPending tells whether a function looks at blanks of a draft itself; the
// others give such a blank back.
func takesPending(name string) bool {
	return slices.Contains([]string{"eq", "ne", "lt", "le", "gt", "ge", "co", "default", "coalesce",
		"list", "append", "prepend", "concat", "dict", "loc", "index"}, name)
}

// compare orders two values; known is false if one of them is blank.
func compare(a, b any) (order int, known bool, err error) {
	if isBlank(a) || isBlank(b) {
		return 0, false, nil
	}
	if d, ok := a.(*Date); ok {
		if e, ok := b.(*Date); ok {
			return d.date.Compare(e.date), true, nil
		}
	}
	_, textA := a.(string)
	_, textB := b.(string)
	if !textA && !textB {
		x, errX := number(a)
		y, errY := number(b)
		if errX == nil && errY == nil {
			return x.value.Cmp(y.value), true, nil
		}
	}
	x, err := text(a)
	if err != nil {
		return 0, false, err
	}
	y, err := text(b)
	if err != nil {
		return 0, false, err
	}
	return viet.Compare(x, y), true, nil
}

// equalValues is compare for equality, which needs no alphabet.
func equalValues(a, b any) (bool, error) {
	if x, ok := a.(string); ok {
		if y, ok := b.(string); ok {
			return x == y, nil
		}
	}
	order, known, err := compare(a, b)
	return known && order == 0, err
}

func isBlank(v any) bool {
	_, pending := v.(*Pending)
	return pending || isAbsent(v)
}
