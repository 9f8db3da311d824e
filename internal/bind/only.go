package bind

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// onlyFile stands for the command line in the places of chosen rows.
const onlyFile = "--only"

// only says which rows a list of names and numbers chooses; nil if there is no
// list. Each entry must choose something: a slip of the pen would leave somebody
// out.
func (b *Binding) only(lists []string, base *record.Value, problems *diag.List) []bool {
	var entries []string
	for _, list := range lists {
		for e := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
			if e = viet.NFC(strings.TrimSpace(e)); e != "" {
				entries = append(entries, e)
			}
		}
	}
	if len(lists) == 0 {
		return nil
	}
	if len(entries) == 0 {
		problems.Add(diag.Range{File: onlyFile}, "ghi tên nơi nhận hoặc số dòng, như 3,5-8; làm tất cả thì bỏ tùy chọn này", "danh sách chọn không nêu dòng nào")
		return nil
	}
	out := make([]bool, len(b.table.Rows))
	var names [][]string // of each row, made once it is needed
	for _, e := range entries {
		hit := false
		if from, to, ok := span(e); ok {
			for i, row := range b.table.Rows {
				if row.Number >= from && row.Number <= to {
					out[i], hit = true, true
				}
			}
			if !hit {
				problems.Add(diag.Range{File: onlyFile}, b.rowNumbers(), "bảng không có dòng %s", e)
			}
			continue
		}
		if names == nil {
			names = b.allNames(base)
		}
		wanted := b.identity(e, base)
		for i := range names {
			if slices.Contains(names[i], wanted) {
				out[i], hit = true, true
			}
		}
		if !hit {
			problems.Add(diag.Range{File: onlyFile}, b.nearestRecipient(e), "không dòng nào của “%s”", e)
		}
	}
	return out
}

// span reads “5” and “5-8”.
func span(s string) (from, to int, ok bool) {
	a, z, both := strings.Cut(s, "-")
	from, err := strconv.Atoi(strings.TrimSpace(a))
	if err != nil {
		return 0, 0, false
	}
	if !both {
		return from, from, true
	}
	to, err = strconv.Atoi(strings.TrimSpace(z))
	return from, to, err == nil && to >= from
}

func (b *Binding) rowNumbers() string {
	if len(b.table.Rows) == 0 {
		return "kiểm tra lại tệp dữ liệu: bảng không có dòng nào"
	}
	lo, hi := b.table.Rows[0].Number, b.table.Rows[0].Number
	for _, r := range b.table.Rows {
		lo, hi = min(lo, r.Number), max(hi, r.Number)
	}
	return "dùng số dòng như trong tệp, từ " + strconv.Itoa(lo) + " đến " + strconv.Itoa(hi)
}

// allNames lists what each row can be called by: the values of its key column
// and its recipient.
func (b *Binding) allNames(base *record.Value) [][]string {
	out := make([][]string, len(b.table.Rows))
	k := b.keyColumn()
	for i, row := range b.table.Rows {
		out[i] = append(out[i], folded(b.Recipient(base, row).Name))
		if k < 0 {
			continue
		}
		for _, item := range b.items(k, row) {
			out[i] = append(out[i], folded(item), b.identity(item, base))
		}
	}
	return out
}

// identity is a name as it is compared: the code of a province whatever it is
// called, else the folded text.
func (b *Binding) identity(name string, base *record.Value) string {
	if p, ok := b.province(name, b.baseDate(base)); ok {
		return p.ID
	}
	return folded(name)
}

// nearestRecipient asks whether another recipient was meant.
func (b *Binding) nearestRecipient(typed string) string {
	var names []string
	if k := b.keyColumn(); k >= 0 {
		for _, row := range b.table.Rows {
			if row.Kind == table.Record {
				names = append(names, b.items(k, row)...)
			}
		}
	}
	if near, ok := viet.Nearest(typed, names); ok {
		return diag.Meant(near)
	}
	if k := b.keyColumn(); k >= 0 {
		return "dùng giá trị của cột “" + b.table.Columns[k].Title + "” hoặc số dòng, như 3,5-8"
	}
	return "dùng số dòng, như 3,5-8"
}
