package bind

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// columnsTitled lists the columns of a title; case, accents and spaces do not
// count.
func columnsTitled(t *table.Table, title string) []int {
	key := viet.Key(title)
	var out []int
	for i, c := range t.Columns {
		if key != "" && viet.Key(c.Title) == key {
			out = append(out, i)
		}
	}
	return out
}

// letter names a column as workbooks do.
func letter(t *table.Table, column int) string {
	if n := t.Columns[column].At.Start.Col; n > 0 && t.Sheet != "" {
		return diag.ColumnName(n)
	}
	return diag.ColumnName(column + 1)
}

func letters(t *table.Table, columns []int) string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = letter(t, c)
	}
	return strings.Join(out, ", ")
}

// nearestTitle asks whether another column was meant, or lists what there is.
func nearestTitle(t *table.Table, typed string) string {
	titles := make([]string, 0, len(t.Columns))
	for _, c := range t.Columns {
		if c.Title != "" {
			titles = append(titles, c.Title)
		}
	}
	if near, ok := viet.Nearest(typed, titles); ok {
		return diag.Meant(near)
	}
	return "dùng một trong các cột: " + strings.Join(titles, ", ")
}

// suggest asks whether another field was meant, or lists the first ones.
func (b *binder) suggest(typed string) string {
	names := b.names(func(*target) bool { return true })
	if near, ok := viet.Nearest(typed, names); ok {
		return diag.Meant(near)
	}
	var fields []string
	for i := range b.all {
		if t := &b.all[i]; !t.component && len(t.segments) == 1 && t.segments[0].number == unnumbered {
			fields = append(fields, t.segments[0].key)
		}
	}
	if len(fields) == 0 {
		return "dùng một thành phần của văn bản, như kinh_gui, trich_yeu"
	}
	return "dùng một trong các trường: " + strings.Join(fields, ", ")
}

// names lists what the targets are called, keys first; each stands for itself.
func (b *binder) names(which func(*target) bool) []string {
	var keys, labels []string
	for i := range b.all {
		t := &b.all[i]
		if !which(t) || slices.ContainsFunc(t.segments, func(s segment) bool { return s.number == mustNumber || s.number == mustYear }) {
			continue
		}
		var key, label []string
		for _, s := range t.segments {
			key, label = append(key, s.key), append(label, s.label)
		}
		keys, labels = append(keys, strings.Join(key, ".")), append(labels, strings.Join(label, ": "))
	}
	return append(keys, labels...)
}

// meant returns the field that the title of an unused column most likely means:
// one that no column fills and whose name differs by a slip only.
func (b *binder) meant(title string) (string, bool) {
	free := b.names(func(t *target) bool {
		way := t.tie(0, ByMap, make([]int, len(t.segments))).steps
		return !t.component && !slices.ContainsFunc(b.ties, func(o Tie) bool { return overlap(o.steps, way) })
	})
	near, ok := viet.Nearest(title, free)
	if !ok {
		return "", false
	}
	return near, slips(viet.Key(title), viet.Key(near)) <= max(1, len(near)/6)
}

// slips counts the letters to insert, delete or replace to make b of a.
func slips(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
