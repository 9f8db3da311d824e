package bind

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// rowPart is what a pattern of names calls the number of a row.
const rowPart = "dong"

// Names says what the files of each row are called, in the order of the table:
// by a pattern such as “{dia_phuong}-{stt}”, whose braces hold titles of columns,
// paths of fields or “dong”, the number of the row; by an empty pattern after
// the stem and the recipient. Rows that would share a name all get their number
// as well, told in a note. All rows of the table that are about somebody count,
// wanted or not, so that the name of a row does not hang on which others are made.
func (b *Binding) Names(pattern, stem string, base *record.Value) ([]string, diag.List) {
	parts, problems := b.pattern(pattern)
	if problems.HasErrors() {
		return nil, problems
	}
	names := make([]string, len(b.table.Rows))
	for i, row := range b.table.Rows {
		if row.Kind == table.Record {
			names[i] = b.name(parts, stem, base, row)
		}
	}
	shared := 0
	for again := true; again; {
		again = false
		rows := map[string][]int{}
		for i, n := range names {
			rows[viet.Lower(n)] = append(rows[viet.Lower(n)], i)
		}
		for i, n := range names {
			same := rows[viet.Lower(n)]
			if n == "" || len(same) < 2 {
				continue
			}
			again = true
			if i == same[0] {
				if shared++; shared <= mostShared {
					b.sharedName(&problems, n, same)
				}
			}
			names[i] = withRow(n, b.table.Rows[i].Number)
		}
	}
	if shared > mostShared {
		problems.Remark(diag.Range{File: b.table.File, Sheet: b.table.Sheet}, "thêm cột khác vào mẫu tên để phân biệt", "còn %d tên nữa có nhiều dòng cùng dùng", shared-mostShared)
	}
	return names, problems
}

// mostShared is how many shared names are told one by one.
const mostShared = 5

func (b *Binding) sharedName(problems *diag.List, name string, rows []int) {
	first := b.table.Rows[rows[0]]
	problems.Remark(first.At, "thêm cột khác vào mẫu tên để phân biệt", "%d dòng cùng cho tên “%s”, tên của mỗi dòng có thêm số dòng", len(rows), name)
	last := &(*problems)[len(*problems)-1]
	for _, i := range rows[1:] {
		if len(last.Related) == 3 {
			break
		}
		last.Related = append(last.Related, diag.Related{At: b.table.Rows[i].At, Message: "cũng cho tên ấy"})
	}
}

// withRow puts the number of a row behind a name, which is cut if need be.
func withRow(name string, number int) string {
	suffix := fmt.Sprintf("-dong-%d", number)
	for len(name)+len(suffix) > viet.FileNameLimit {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return strings.TrimRight(name, " .-") + suffix
}

// part is a piece of a pattern: a text, or what stands in a column.
type part struct {
	text   string
	column int // -1 for a text, -2 for the number of the row
}

const (
	literal = -1
	ofRow   = -2
)

// pattern reads a pattern of names.
func (b *Binding) pattern(s string) ([]part, diag.List) {
	var out []part
	var problems diag.List
	at := diag.Range{File: "--name"}
	for rest := s; rest != ""; {
		before, after, open := strings.Cut(rest, "{")
		if before != "" {
			out = append(out, part{before, literal})
		}
		if !open {
			break
		}
		inside, behind, closed := strings.Cut(after, "}")
		if !closed {
			problems.Add(at, "viết tên cột trong cặp ngoặc nhọn, như {dia_phuong}", "mẫu tên “%s” thiếu dấu “}”", s)
			break
		}
		rest = behind
		column, ok := b.Column(inside)
		switch {
		case ok:
			out = append(out, part{"", column})
		case viet.Key(inside) == rowPart:
			out = append(out, part{"", ofRow})
		default:
			problems.Add(at, nearestTitle(b.table, inside), "mẫu tên “%s”: không có cột hay trường “%s”", s, inside)
		}
	}
	return out, problems
}

// Column finds a column by its title or by the path or label of what it is tied
// to. Of columns with one title it is the first that is tied, else the first.
func (b *Binding) Column(name string) (int, bool) {
	key := viet.Key(name)
	if key == "" {
		return 0, false
	}
	hits := columnsTitled(b.table, name)
	for _, c := range hits {
		if b.tieOf(c) != nil {
			return c, true
		}
	}
	if len(hits) > 0 {
		return hits[0], true
	}
	for _, t := range b.ties {
		for _, known := range []string{t.Path, strings.TrimPrefix(t.Path, "van_ban."), t.Label} {
			if viet.Key(known) == key {
				return t.Column, true
			}
		}
	}
	return 0, false
}

func (b *Binding) name(parts []part, stem string, base *record.Value, row table.Row) string {
	var out strings.Builder
	for _, p := range parts {
		switch p.column {
		case literal:
			out.WriteString(p.text)
		case ofRow:
			fmt.Fprint(&out, row.Number)
		default:
			out.WriteString(b.text(p.column, row))
		}
	}
	if len(parts) == 0 {
		out.WriteString(b.standard(stem, base, row))
	}
	s := strings.Trim(strings.Join(strings.Fields(out.String()), " "), " -_.")
	if s == "" {
		return fmt.Sprintf("dong-%d", row.Number)
	}
	return viet.FileName(s)
}

// standard names a row where no pattern says how: as its own ten_tep says, else
// after the stem and the recipient.
func (b *Binding) standard(stem string, base *record.Value, row table.Row) string {
	for _, t := range b.ties {
		if t.Path == "van_ban.ten_tep" && !row.Cells[t.Column].Empty() {
			return b.text(t.Column, row)
		}
	}
	if own := base.Field("ten_tep"); !own.Empty() && own.Kind == record.Scalar {
		stem = own.Text
	}
	return strings.Trim(stem+"-"+b.Recipient(base, row).ID, "-")
}
