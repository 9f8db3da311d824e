package template

import (
	"slices"
	"unicode/utf8"

	"vanban/internal/viet"
)

func listFunctions() []function {
	return []function{
		{name: "noi", usage: "danh_sách", min: 1, max: 1, call: joinWords},
		{name: "join", usage: "dấu danh_sách", min: 2, max: 2, call: func(_ *run, a []any) (any, error) {
			sep, err := text(a[0])
			if err != nil {
				return nil, err
			}
			list, err := items(a[1])
			if err != nil {
				return nil, err
			}
			return joinTexts(list, sep)
		}},
		{name: "cot", usage: "bảng tên_cột", min: 2, max: 2, call: func(_ *run, a []any) (any, error) {
			list, err := items(a[0])
			if err != nil {
				return nil, err
			}
			return column(list, a[1:])
		}},
		{name: "rieng", usage: "bảng tên_cột, hoặc danh_sách", min: 1, max: 2, call: distinct},
		{name: "loc", usage: "bảng tên_cột giá_trị", min: 3, max: 3, call: filter},
		{name: "sap_xep", usage: "danh_sách [tên_cột]", min: 1, max: 2, call: sortList},
		{name: "dau_muc", usage: "thứ_tự danh_sách", min: 2, max: 2, call: itemStop},
		{name: "index", usage: "danh_sách thứ_tự_hoặc_năm …", min: 2, max: 5, call: index},
		{name: "len", usage: "danh_sách", min: 1, max: 1, call: length},
		{name: "until", usage: "số", min: 1, max: 1, call: func(_ *run, a []any) (any, error) {
			n, err := whole(a[0])
			if err != nil || n < 0 || n > 10_000 {
				return nil, faultf("chia thành nhiều vòng lặp nhỏ hơn", "cần một số từ 0 đến 10000")
			}
			out := make([]any, n)
			for i := range out {
				out[i] = i
			}
			return out, nil
		}},
	}
}

// joinWords writes “a, b và c”.
func joinWords(_ *run, a []any) (any, error) {
	list, err := items(a[0])
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(slices.Clone(list), isAbsent)
	if len(list) < 2 {
		return joinTexts(list, "")
	}
	head, err := joinTexts(list[:len(list)-1], ", ")
	if err != nil {
		return nil, err
	}
	tail, err := text(list[len(list)-1])
	return head + " và " + tail, err
}

// itemStop is what ends an item of a list written as one sentence: a semicolon,
// a full stop after the last.
func itemStop(_ *run, a []any) (any, error) {
	i, err := whole(a[0])
	if err != nil {
		return nil, err
	}
	list, err := items(a[1])
	if err != nil {
		return nil, err
	}
	if i == int64(len(list)-1) {
		return ".", nil
	}
	return ";", nil
}

// column takes one field of each record of a table.
func column(list []any, name []any) ([]any, error) {
	key, err := text(name[0])
	if err != nil {
		return nil, err
	}
	out := make([]any, 0, len(list))
	for _, row := range list {
		v, err := cell(row, key)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func cell(row any, key string) (any, error) {
	r, ok := row.(Record)
	if !ok {
		return nil, faultf("dùng với trường kiểu bang", "danh sách không có cột")
	}
	v, ok := r[key]
	if !ok {
		names := make([]string, 0, len(r))
		for k := range r {
			names = append(names, k)
		}
		return nil, faultf(suggest(key, sorted(names)), "bảng không có cột “%s”", key)
	}
	return v, nil
}

// distinct lists the values of a column, or of a list, once each in order.
func distinct(_ *run, a []any) (any, error) {
	list, err := items(a[0])
	if err != nil {
		return nil, err
	}
	if len(a) > 1 {
		if list, err = column(list, a[1:]); err != nil {
			return nil, err
		}
	}
	seen := map[string]bool{}
	out := make([]any, 0, len(list))
	for _, v := range list {
		if isAbsent(v) {
			continue
		}
		s, err := text(v)
		if err != nil {
			return nil, err
		}
		if !seen[s] {
			seen[s] = true
			out = append(out, v)
		}
	}
	return out, nil
}

// filter keeps the records whose field equals a value.
func filter(r *run, a []any) (any, error) {
	list, err := items(a[0])
	if err != nil {
		return nil, err
	}
	key, err := text(a[1])
	if err != nil {
		return nil, err
	}
	if err := r.spend(len(list)); err != nil {
		return nil, err
	}
	out := []any{}
	for _, row := range list {
		v, err := cell(row, key)
		if err != nil {
			return nil, err
		}
		same, err := equalValues(v, a[2])
		if err != nil {
			return nil, err
		}
		if same {
			out = append(out, row)
		}
	}
	return out, nil
}

func sortList(r *run, a []any) (any, error) {
	list, err := items(a[0])
	if err != nil {
		return nil, err
	}
	keys := list
	if len(a) > 1 {
		if keys, err = column(list, a[1:]); err != nil {
			return nil, err
		}
	}
	if err := r.spend(20 * len(list)); err != nil {
		return nil, err
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	var failed error
	slices.SortStableFunc(order, func(i, j int) int {
		c, _, err := compare(keys[i], keys[j])
		if err != nil {
			failed = err
		}
		return c
	})
	out := make([]any, len(list))
	for i, o := range order {
		out[i] = list[o]
	}
	return out, failed
}

// index takes an item by its place from 0, a number by its year, or a field.
func index(_ *run, a []any) (any, error) {
	v := a[0]
	for _, key := range a[1:] {
		if p, ok := key.(*Pending); ok {
			return p, nil
		}
		switch from := v.(type) {
		case *Pending:
			return from, nil
		case map[int]*Number:
			if len(from) == 0 { // a required one that a draft leaves blank
				return &Pending{"giá trị theo năm"}, nil
			}
			n, err := whole(key)
			if err != nil {
				return nil, err
			}
			if v = (*absent)(nil); from[int(n)] != nil {
				v = from[int(n)]
			}
		case Record:
			k, err := text(key)
			if err != nil {
				return nil, err
			}
			if v, err = cell(from, k); err != nil {
				return nil, err
			}
		case map[string]any:
			k, err := text(key)
			if err != nil {
				return nil, err
			}
			v = from[k]
		default:
			list, err := items(v)
			if err != nil {
				return nil, err
			}
			n, err := whole(key)
			if err != nil {
				return nil, err
			}
			if n < 0 || n >= int64(len(list)) {
				return nil, faultf("mục đầu tiên có số 0", "không có mục số %d, danh sách có %d mục", n, len(list))
			}
			v = list[n]
		}
	}
	return v, nil
}

func length(_ *run, a []any) (any, error) {
	switch v := a[0].(type) {
	case string:
		return utf8.RuneCountInString(viet.NFC(v)), nil
	case map[int]*Number:
		return len(v), nil
	case map[string]any:
		return len(v), nil
	}
	list, err := items(a[0])
	return len(list), err
}
