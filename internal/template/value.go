package template

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/record"
	"vanban/internal/viet"
)

// Number is a number with the form it prints in.
type Number struct {
	value  decimal.Decimal
	places int  // digits after the comma
	kind   Type // Year prints plain, Percent prints %
}

// String gives the Vietnamese form: 1.234.567, 0,69, 12,5%, 2026.
func (n *Number) String() string {
	switch n.kind {
	case Year:
		return n.value.String()
	case Percent:
		return viet.Decimal(n.value, n.places) + "%"
	}
	return viet.Decimal(n.value, n.places)
}

func newNumber(d decimal.Decimal, kind Type) *Number {
	return &Number{value: d, places: int(max(0, -d.Exponent())), kind: kind}
}

// Date is a date; parts may be unknown.
type Date struct{ date viet.Date }

// String gives the short form 05/01/2020.
func (d *Date) String() string { return d.date.Short() }

// Term is a deadline.
type Term struct{ deadline viet.Deadline }

// String gives the deadline as typed.
func (t *Term) String() string { return t.deadline.String() }

// Text is body markup that a definition or a template wrote on purpose.
type Text struct {
	markup string
	value  *record.Value // where it was typed; nil if it was computed
}

// String gives the markup as typed.
func (t *Text) String() string { return t.markup }

// Pending stands for a required value that is still blank in a draft.
type Pending struct{ label string }

// String gives the visible token.
func (p *Pending) String() string { return "[chưa có: " + p.label + "]" }

// absent is the value of an optional field that was not given. The nil pointer
// is what templates see, since that is false for “if”, “and” and “or”.
type absent struct{}

// String makes an absent value an empty text inside joins.
func (*absent) String() string { return "" }

func isAbsent(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case *absent:
		return true
	case *Number:
		return v == nil
	}
	return false
}

// Record is a group of values by field name. A province is a Record too, which
// prints as its name.
type Record map[string]any

// title is the key whose value a Record prints as, if it has one.
const title = "ten_day_du"

// text gives the plain text of a single value.
func text(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case bool:
		if v {
			return "có", nil
		}
		return "không", nil
	case int:
		return strconv.Itoa(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case float64:
		return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1), nil
	case Record:
		switch s := v[title].(type) {
		case string:
			return s, nil
		case *Pending:
			return s.String(), nil
		}
		return "", faultf("lấy một trường bên trong, ví dụ .nhom.ten", "đây là một nhóm nhiều trường, không in được")
	case []any, []string, map[int]*Number, map[string]any:
		return "", faultf("dùng “range” để đi qua từng mục, hoặc hàm “noi”", "đây là một danh sách, không in được")
	}
	if isAbsent(v) {
		return "", faultf("bọc trong {{ if … }} hoặc cho trường giá trị", "không có giá trị")
	}
	if s, ok := v.(fmt.Stringer); ok {
		return s.String(), nil
	}
	return "", faultf("in từng phần của giá trị", "giá trị này không in được")
}

// number reads a value as a number.
func number(v any) (*Number, error) {
	switch v := v.(type) {
	case *Number:
		if v != nil {
			return v, nil
		}
	case int:
		return newNumber(decimal.NewFromInt(int64(v)), Fraction), nil
	case int64:
		return newNumber(decimal.NewFromInt(v), Fraction), nil
	case float64:
		return newNumber(decimal.NewFromFloat(v), Fraction), nil
	case string:
		return nil, faultf("khai trường kiểu so, thap_phan, tien hoặc ty_le", "“%s” là chữ, cần một số", v)
	}
	if isAbsent(v) {
		return nil, faultf("bọc trong {{ if … }} hoặc cho trường giá trị", "không có giá trị, cần một số")
	}
	return nil, faultf("dùng một trường kiểu so, thap_phan, tien hoặc ty_le", "cần một số")
}

// items reads a value as a list.
func items(v any) ([]any, error) {
	switch v := v.(type) {
	case []any:
		return v, nil
	case []string:
		out := make([]any, len(v))
		for i, s := range v {
			out[i] = s
		}
		return out, nil
	}
	if isAbsent(v) {
		return nil, nil
	}
	return nil, faultf("dùng một trường kiểu danh_sach hoặc bang", "cần một danh sách")
}

// fault is an error whose text is for the author of the template.
type fault struct {
	message, hint string
	loud          bool // message of the template itself, not to be explained further
}

func (f *fault) Error() string { return f.message }

func faultf(hint, format string, args ...any) *fault {
	return &fault{message: fmt.Sprintf(format, args...), hint: hint}
}
