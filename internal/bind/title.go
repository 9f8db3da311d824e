package bind

import (
	"slices"
	"strconv"
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
	names := b.names(firstNumber(typed), func(Tie, *target) bool { return true })
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

// names lists what the targets are called, paths first, with a number where one
// is wanted.
func (b *binder) names(number int, which func(Tie, *target) bool) []string {
	var paths, labels []string
	for i := range b.all {
		t := &b.all[i]
		if tie := t.tie(0, ByMap, t.numbers(number)); which(tie, t) {
			paths, labels = append(paths, strings.TrimPrefix(tie.Path, "van_ban.")), append(labels, tie.Label)
		}
	}
	return append(paths, labels...)
}

// asList says which names of targets are asked for.
type asList struct {
	number     int
	components bool
}

// known is a name with its folding.
type known struct{ name, folded string }

// namesOnce lists names, made once for all columns that ask for the same.
func (b *binder) namesOnce(number int, components bool) []known {
	which := asList{number, components}
	if out, ok := b.lists[which]; ok {
		return out
	}
	var out []known
	for _, name := range b.names(number, func(_ Tie, t *target) bool { return !t.component || components }) {
		out = append(out, known{name, viet.Key(name)})
	}
	b.lists[which] = out
	return out
}

// exampleYear stands for the years that a title may name.
const exampleYear = 2026

// numbers are numbers that a title of the target may hold, n for a place.
func (t *target) numbers(n int) []int {
	out := make([]int, len(t.segments))
	for i, s := range t.segments {
		switch s.number {
		case mustNumber, orFirst:
			out[i] = n
		case mustYear:
			out[i] = exampleYear
		}
	}
	return out
}

// firstNumber is the first number in a title that may be a place in a list, 1
// if there is none.
func firstNumber(title string) int {
	for digits := range strings.FieldsFuncSeq(title, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(digits); err == nil && n >= 1 && n <= mostItems {
			return n
		}
	}
	return 1
}

// meant returns the field that the title of an unused column most likely means:
// one that no column fills and whose name differs by a slip only. Of components
// only keys are looked for: their names are those of many columns.
func (b *binder) meant(title string) (string, bool) {
	typed := viet.Key(title)
	keyed := typedAsKey(title) && strings.ContainsAny(title, "_.")
	best, least := "", len(typed)
	most := max(1, len(typed)/6)
	for _, n := range b.namesOnce(firstNumber(title), keyed) {
		name, folded := n.name, n.folded
		if apart := len(folded) - len(typed); apart > most || -apart > most {
			continue
		}
		if cost := slips(typed, folded); cost <= most && cost < least {
			best, least = name, cost
		}
	}
	if best == "" {
		return "", false
	}
	hits, _ := b.find(best, true)
	taken := len(hits) == 1 && slices.ContainsFunc(b.ties, func(o Tie) bool {
		return overlap(o.steps, hits[0].target.tie(0, ByMap, hits[0].numbers).steps)
	})
	return best, !taken
}

// partly says how an unused column may be used whose title names part of a field:
// one under a heading that no field has, or a column of a table, of which a row
// fills one row only if its title says which. It is empty if there is nothing to
// say.
func (b *binder) partly(title string) string {
	if i := strings.LastIndex(title, ": "); i >= 0 {
		hits, _ := b.find(title[i+2:], false)
		if len(hits) == 1 && !hits[0].target.component && len(hits[0].target.segments) == 1 && hits[0].target.kind.shape != nested && !b.filled(hits[0]) {
			return "nếu là trường ấy thì thêm " + asked(title, hits[0].path())
		}
	}
	key := viet.Key(title)
	for i := range b.all {
		t := &b.all[i]
		last := t.segments[len(t.segments)-1]
		inTable := slices.ContainsFunc(t.segments[:len(t.segments)-1], func(s segment) bool { return s.number == orFirst })
		if !inTable || last.folded != key && last.key != key {
			continue
		}
		if first := (found{t, t.numbers(1)}); !b.filled(first) {
			return "ghi vào tên cột nó điền dòng nào của bảng, như “" + first.path() + "”; nhiều dòng của một nơi nhận thì dồn về một dòng"
		}
	}
	return ""
}

// filled reports whether some column fills what a title means.
func (b *binder) filled(f found) bool {
	steps := f.target.tie(0, ByMap, f.numbers).steps
	return slices.ContainsFunc(b.ties, func(o Tie) bool { return overlap(o.steps, steps) })
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
