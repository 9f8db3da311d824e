package template

import (
	"github.com/shopspring/decimal"
)

// divisionDigits is how exact a division is before it is rounded for print.
const divisionDigits = 16

func numberFunctions() []function {
	fold := func(name string, fn func(a, b decimal.Decimal) (decimal.Decimal, error)) function {
		return function{name: name, usage: "a b …", min: 1, max: -1, call: func(_ *run, args []any) (any, error) {
			return foldNumbers(args, fn)
		}}
	}
	add := func(a, b decimal.Decimal) (decimal.Decimal, error) { return a.Add(b), nil }
	sub := func(a, b decimal.Decimal) (decimal.Decimal, error) { return a.Sub(b), nil }
	mul := func(a, b decimal.Decimal) (decimal.Decimal, error) {
		if a.NumDigits()+b.NumDigits() > 200 {
			return a, faultf("kiểm tra lại các số, hoặc làm tròn trước khi nhân", "kết quả quá lớn")
		}
		return a.Mul(b), nil
	}
	return []function{
		{name: "cong", usage: "a b …, hoặc danh_sách [tên_cột]", min: 1, max: -1, call: sum},
		fold("add", add), fold("sub", sub), fold("mul", mul), fold("tru", sub), fold("nhan", mul),
		{name: "chia", usage: "a b", min: 2, max: 2, call: func(_ *run, args []any) (any, error) {
			return foldNumbers(args, func(a, b decimal.Decimal) (decimal.Decimal, error) {
				if b.IsZero() {
					return a, faultf("kiểm tra số chia bằng {{ if … }} trước khi chia", "chia cho 0")
				}
				return shorten(a.DivRound(b, divisionDigits)), nil
			})
		}},
		{name: "lam_tron", usage: "số số_chữ_số", min: 1, max: 2, call: round},
		{name: "int", usage: "số", min: 1, max: 1, call: func(_ *run, args []any) (any, error) {
			n, err := whole(args[0])
			return int(n), err
		}},
	}
}

// foldNumbers combines numbers from left to right. The result prints as many
// decimals as it has, and keeps the kind all numbers share.
func foldNumbers(args []any, fn func(a, b decimal.Decimal) (decimal.Decimal, error)) (any, error) {
	first, err := number(args[0])
	if err != nil {
		return nil, err
	}
	total, kind := first.value, first.kind
	for _, arg := range args[1:] {
		n, err := number(arg)
		if err != nil {
			return nil, err
		}
		if total, err = fn(total, n.value); err != nil {
			return nil, err
		}
		if n.kind != kind && (n.kind == Percent || kind == Percent) {
			kind = Fraction
		}
	}
	return newNumber(total, kind), nil
}

// sum adds numbers, a list of numbers, or one column of a table. Blank cells
// count as nothing.
func sum(_ *run, args []any) (any, error) {
	list, err := items(args[0])
	if err != nil {
		return foldNumbers(args, func(a, b decimal.Decimal) (decimal.Decimal, error) { return a.Add(b), nil })
	}
	if isAbsent(args[0]) && len(args) > 1 {
		if _, isColumn := args[1].(string); !isColumn {
			list = args
			args = args[:1]
		}
	}
	if len(args) > 1 {
		if list, err = column(list, args[1:]); err != nil {
			return nil, err
		}
	}
	total := newNumber(decimal.Zero, Integer)
	for i, v := range list {
		if isAbsent(v) {
			continue
		}
		if _, ok := v.(*Pending); ok {
			return v, nil
		}
		n, err := number(v)
		if err != nil {
			return nil, faultf(err.(*fault).hint, "mục thứ %d: %v", i+1, err)
		}
		kind := n.kind
		if i > 0 && kind != total.kind {
			kind = Fraction
		}
		total = &Number{value: total.value.Add(n.value), places: max(total.places, n.places), kind: kind}
	}
	return total, nil
}

func round(_ *run, args []any) (any, error) {
	n, err := number(args[0])
	if err != nil {
		return nil, err
	}
	places := int64(0)
	if len(args) > 1 {
		if places, err = whole(args[1]); err != nil {
			return nil, err
		}
	}
	if places < 0 || places > divisionDigits {
		return nil, faultf("viết một số trong khoảng đó", "số chữ số sau dấu phẩy là %d, phải từ 0 đến %d", places, divisionDigits)
	}
	return &Number{value: n.value.Round(int32(places)), places: int(places), kind: n.kind}, nil
}

// whole reads a value as a whole number.
func whole(v any) (int64, error) {
	n, err := number(v)
	if err != nil {
		return 0, err
	}
	if !n.value.IsInteger() || n.value.Abs().Cmp(decimal.New(1, 18)) > 0 {
		return 0, faultf("làm tròn bằng lam_tron trước", "%s không phải số nguyên dùng được", n)
	}
	return n.value.IntPart(), nil
}

// shorten drops zeros at the end of the decimals.
func shorten(d decimal.Decimal) decimal.Decimal {
	for d.Exponent() < 0 {
		next := d.Truncate(-d.Exponent() - 1)
		if !next.Equal(d) {
			break
		}
		d = next
	}
	return d
}
