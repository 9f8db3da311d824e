package bind

import (
	"fmt"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// binder ties the columns of one table.
type binder struct {
	table    *table.Table
	all      []target
	options  Options
	ties     []Tie
	given    []bool         // by column: a mapping speaks of it
	taken    map[string]int // the column of each path that a mapping names
	lists    map[asList][]known
	problems diag.List
}

// found is a target that a title fits, with the numbers in the title.
type found struct {
	target  *target
	numbers []int
}

// mapped ties the columns that the user names.
func (b *binder) mapped() {
	for _, p := range b.options.Map {
		c, ok := b.column(p)
		if !ok {
			continue
		}
		if b.given[c] {
			b.problems.Add(p.At, "giữ lại một chỉ định cho mỗi cột", "cột “%s” được chỉ định hai lần", p.Column)
			continue
		}
		b.given[c] = true
		if p.Target == "" {
			continue
		}
		hits, _ := b.find(p.Target, true)
		switch {
		case len(hits) == 0:
			b.problems.Add(p.At, b.suggest(p.Target), "chỉ định “%s = %s”: không có trường “%s”", p.Column, p.Target, p.Target)
		case len(hits) > 1:
			b.problems.Add(p.At, "viết đường dẫn của trường: "+paths(hits), "chỉ định “%s = %s”: “%s” là nhãn của %d trường", p.Column, p.Target, p.Target, len(hits))
		default:
			t := hits[0].target.tie(c, ByMap, hits[0].numbers)
			b.ties = append(b.ties, t)
			b.taken[t.Path] = c
		}
	}
}

// column finds the column that a mapping names: by title, or by letter.
func (b *binder) column(p Pair) (int, bool) {
	hits := columnsTitled(b.table, p.Column)
	switch {
	case len(hits) == 1:
		return hits[0], true
	case len(hits) > 1:
		b.problems.Add(p.At, "chỉ cột bằng chữ cái của nó, như "+asked(letter(b.table, hits[0]), p.Target), "có %d cột tên “%s”: %s", len(hits), p.Column, letters(b.table, hits))
		b.relate(hits)
		return 0, false
	}
	for i := range b.table.Columns {
		if b.table.Sheet != "" && letter(b.table, i) == strings.ToUpper(p.Column) {
			return i, true
		}
	}
	b.problems.Add(p.At, nearestTitle(b.table, p.Column), "bảng không có cột “%s”", p.Column)
	return 0, false
}

// asked is the option that ties a column, or leaves it out.
func asked(column, target string) string { return mapFile + ` "` + column + "=" + target + `"` }

// named is what a mapping calls a column: its title, or the letter of one of
// several with the same.
func (b *binder) named(column int) string {
	if title := b.table.Columns[column].Title; len(columnsTitled(b.table, title)) == 1 || b.table.Sheet == "" {
		return title
	}
	return letter(b.table, column)
}

// relate points at columns that the last problem speaks of.
func (b *binder) relate(columns []int) {
	last := &b.problems[len(b.problems)-1]
	for _, c := range columns {
		last.Related = append(last.Related, diag.Related{At: b.table.Columns[c].At, Message: "cột “" + b.table.Columns[c].Title + "” ở đây"})
	}
}

// titled ties the other columns by what their titles say.
func (b *binder) titled() {
	for i, c := range b.table.Columns {
		key := viet.Key(c.Title)
		if b.given[i] || key == "" || numbersRows(key) {
			continue
		}
		hits, how := b.find(c.Title, false)
		switch {
		case len(hits) > 1:
			b.problems.Add(c.At, "chỉ rõ bằng "+asked(c.Title, hits[0].path())+" (hoặc: "+paths(hits[1:])+"), hoặc đổi tên cột",
				"tên cột “%s” là nhãn của %d trường", c.Title, len(hits))
			for _, h := range hits {
				if h.target.field != nil {
					last := &b.problems[len(b.problems)-1]
					last.Related = append(last.Related, diag.Related{At: h.target.field.At, Message: "trường “" + h.path() + "” khai ở đây"})
				}
			}
			b.given[i] = true
		case len(hits) == 1:
			t := hits[0].target.tie(i, how, hits[0].numbers)
			if other, ok := b.taken[t.Path]; ok && b.given[other] {
				continue // the user named another column for it
			}
			b.ties = append(b.ties, t)
		case strings.Contains(c.Title, "[0]"):
			if again, _ := b.find(strings.ReplaceAll(c.Title, "[0]", "[1]"), false); len(again) > 0 {
				b.problems.Add(c.At, "viết “"+strings.ReplaceAll(c.Title, "[0]", "[1]")+"”", "tên cột “%s” đánh số từ 0, phải từ 1", c.Title)
				b.given[i] = true
			}
		}
	}
	slices.SortFunc(b.ties, func(x, y Tie) int { return x.Column - y.Column })
}

// numbersRows reports whether a folded title is that of a column that only
// numbers the rows.
func numbersRows(key string) bool {
	return slices.Contains([]string{"stt", "tt", "so_tt", "so_thu_tu", "thu_tu", "no"}, key)
}

// find lists the targets that a title fits, those of the surest way only.
func (b *binder) find(title string, chosen bool) ([]found, How) {
	key := viet.Key(title)
	data, inData := strings.CutPrefix(key, dataKey+"_")
	own, outside := strings.CutPrefix(key, "van_ban_")
	component := byName // a column “Đơn vị” is no don_vi, the code of who drafts
	if chosen {
		component = byEither
	}
	exactly := func(t *target) bool { // “Số” is not “Sở”
		return len(t.segments) == 1 && t.segments[0].folded == key && viet.Lower(t.segments[0].label) == viet.Lower(title)
	}
	ways := []struct {
		how  How
		fits func(t *target) ([]int, bool)
	}{
		{ByPath, func(t *target) ([]int, bool) {
			n, ok := match(key, t.segments, byKey)
			if !ok && inData {
				n, ok = match(data, t.segments, byKey)
			}
			return n, ok && !t.component
		}},
		{ByPath, func(t *target) ([]int, bool) {
			n, ok := match(own, t.segments, byEither)
			return n, ok && outside && t.component
		}},
		{ByComponent, func(t *target) ([]int, bool) {
			n, ok := match(key, t.segments, byKey)
			return n, ok && t.component && typedAsKey(title)
		}},
		{ByLabel, func(t *target) ([]int, bool) {
			return []int{0}, !t.component && t.segments[0].number == unnumbered && exactly(t)
		}},
		{ByComponent, func(t *target) ([]int, bool) { return []int{0}, t.component && t.kind.shape != nested && exactly(t) }},
		{ByLabel, func(t *target) ([]int, bool) {
			n, ok := match(key, t.segments, byEither)
			return n, ok && !t.component && len(t.segments) == 1
		}},
		{ByLabel, func(t *target) ([]int, bool) {
			n, ok := match(key, t.segments, byEither)
			return n, ok && !t.component
		}},
		{ByComponent, func(t *target) ([]int, bool) {
			n, ok := match(key, t.segments, component)
			return n, ok && t.component && (chosen || t.kind.shape != nested) // a column “Phụ lục” holds no appendix
		}},
		{ByLastLabel, func(t *target) ([]int, bool) {
			ok := !t.component && t.kind.shape != nested && t.lone() && t.segments[len(t.segments)-1].folded == key
			return make([]int, len(t.segments)), ok
		}},
	}
	for _, way := range ways {
		var hits []found
		for i := range b.all {
			if n, ok := way.fits(&b.all[i]); ok {
				hits = append(hits, found{&b.all[i], n})
			}
		}
		if len(hits) > 1 {
			hits = plainest(hits)
		}
		if len(hits) > 0 {
			return hits, way.how
		}
	}
	return nil, 0
}

// typedAsKey reports whether a title is spelled as keys of definitions are.
func typedAsKey(title string) bool {
	return title == viet.Fold(title) && !strings.Contains(title, " ")
}

// plainest leaves out readings with numbers if there is one without: “han_2” is
// the field of that name rather than the second of “han”.
func plainest(hits []found) []found {
	numbered := func(f found) bool { return slices.ContainsFunc(f.numbers, func(n int) bool { return n > 0 }) }
	if !slices.ContainsFunc(hits, func(f found) bool { return !numbered(f) }) {
		return hits
	}
	return slices.DeleteFunc(hits, numbered)
}

// lone reports whether a target stands inside groups only, so that its label
// needs no number.
func (t *target) lone() bool {
	return len(t.segments) > 1 && !slices.ContainsFunc(t.segments, func(s segment) bool { return s.number != unnumbered })
}

func (f found) path() string { return f.target.tie(0, ByMap, f.numbers).Path }

func paths(hits []found) string {
	out := make([]string, len(hits))
	for i, h := range hits {
		out[i] = h.path()
	}
	return strings.Join(out, ", ")
}

// conflicts reports columns that fill the same value. One that is tied by the
// label of a part alone steps back behind a surer one.
func (b *binder) conflicts() {
	var kept []Tie
	for _, t := range b.ties {
		clash := func(o Tie) bool { return o.Column != t.Column && overlap(t.steps, o.steps) }
		if t.How == ByLastLabel && slices.ContainsFunc(b.ties, func(o Tie) bool { return o.How != ByLastLabel && clash(o) }) {
			continue
		}
		if first := slices.IndexFunc(kept, clash); first >= 0 {
			a, c := b.table.Columns[kept[first].Column], b.table.Columns[t.Column]
			b.problems.Add(c.At, "chọn một cột bằng "+asked(b.named(kept[first].Column), t.Path)+", hoặc bỏ qua một cột bằng "+asked(b.named(t.Column), ""),
				"hai cột “%s” và “%s” cùng điền “%s” (%s)", a.Title, c.Title, t.Path, t.Label)
			b.relate([]int{kept[first].Column})
			b.given[t.Column] = true
			continue
		}
		kept = append(kept, t)
	}
	b.ties = kept
}

// overlap reports whether one of two ways is the other or leads through it.
func overlap(a, b []step) bool {
	n := min(len(a), len(b))
	return slices.Equal(a[:n], b[:n])
}

// whole reports columns of plain cells for values that no cell can hold.
func (b *binder) whole() {
	for _, t := range b.ties {
		if t.kind.shape != nested {
			continue
		}
		for _, r := range b.table.Rows {
			if c := r.Cells[t.Column]; r.Kind == table.Record && c.Value == nil && c.Text != "" {
				title := b.table.Columns[t.Column].Title
				b.problems.Add(c.At, b.insideHint(t), "cột “%s” ứng với “%s” (%s), là bảng hoặc nhóm, không ghi được trong một ô", title, t.Path, t.Label)
				break
			}
		}
	}
}

// insideHint names columns that a value of many parts can be given by.
func (b *binder) insideHint(t Tie) string {
	for i := range b.all {
		o := &b.all[i]
		numbers := o.numbers(1)
		inner := o.tie(0, ByMap, numbers)
		if o.kind.shape != nested && len(inner.steps) > len(t.steps) && overlap(inner.steps, t.steps) {
			return "ghi mỗi phần một cột, như “" + inner.Path + "”; không cần cột này thì thêm " + asked(b.table.Columns[t.Column].Title, "")
		}
	}
	return "bỏ qua cột này bằng " + asked(b.table.Columns[t.Column].Title, "")
}

// required reports the fields that neither a column nor the shared definition
// gives, all in one.
func (b *binder) required(fields []template.Field) {
	var missing []string
	b.lacking(fields, b.options.Base.Field(dataKey), []step{{key: dataKey}}, &missing)
	if len(missing) == 0 {
		return
	}
	at, hint := diag.Range{File: b.table.File, Sheet: b.table.Sheet, Start: diag.Pos{Line: b.table.Header}}, "thêm cột có tên ấy, chỉ cột bằng "+asked("Cột", "trường")+", hoặc ghi giá trị chung vào tệp khai báo"
	if len(b.table.Others) > 0 {
		hint += fmt.Sprintf("; dữ liệu ở trang tính khác (“%s”) thì thêm --sheet TÊN", strings.Join(b.table.Others, "”, “"))
	}
	if b.table.Header > 0 {
		hint += fmt.Sprintf("; dòng %d không phải dòng tiêu đề thì thêm --header SỐ", b.table.Header)
	}
	if b.options.MapOnly {
		at, hint = diag.Range{}, "viết phần chung vào một tệp khai báo, vanban new viết sẵn tệp ấy, rồi dùng tệp thay cho tên mẫu"
		if b.options.Base != nil && b.options.Base.At.File != "" {
			at.File, hint = b.options.Base.At.File, "ghi giá trị vào du_lieu của tệp khai báo"
		}
	}
	b.problems.Add(at, hint, "thiếu trường bắt buộc, không có cột và không có trong phần chung: %s", strings.Join(missing, "; "))
}

func (b *binder) lacking(fields []template.Field, base *record.Value, path []step, missing *[]string) {
	for i := range fields {
		f := &fields[i]
		own := append(path[:len(path):len(path)], step{key: f.Name})
		value := base.Field(f.Name)
		columns, entire := 0, false
		for _, t := range b.ties {
			if overlap(t.steps, own) {
				columns++
				entire = entire || len(t.steps) <= len(own)
			}
		}
		switch {
		case entire:
		case f.Type == template.Group && (columns > 0 || value != nil && value.Kind == record.Map):
			b.lacking(f.Fields, value, own, missing)
		case columns > 0, value != nil, !f.Required, f.Default != nil && !f.Default.Empty():
		default:
			*missing = append(*missing, fmt.Sprintf("%s (%s)", pathOf(own), f.Label))
		}
	}
}

// pathOf writes the way to a field below du_lieu.
func pathOf(steps []step) string {
	var out strings.Builder
	for _, s := range steps[1:] {
		if s.key == "" {
			fmt.Fprintf(&out, "[%d]", s.index+1)
			continue
		}
		if out.Len() > 0 {
			out.WriteByte('.')
		}
		out.WriteString(s.key)
	}
	return out.String()
}

// leftOver lists the columns that nothing asks for and says what may be meant.
func (b *binder) leftOver(wanted []bool) []int {
	var unused, plain []int
	for i, c := range b.table.Columns {
		key := viet.Key(c.Title)
		if b.given[i] || wanted[i] || numbersRows(key) || key == "" || slices.ContainsFunc(b.ties, func(t Tie) bool { return t.Column == i }) {
			continue
		}
		unused = append(unused, i)
		if near, ok := b.meant(c.Title); ok && !b.options.MapOnly {
			b.problems.Warn(c.At, diag.Meant(near), "cột “%s” không ứng với trường nào", c.Title)
			continue
		}
		if hint := b.partly(c.Title); hint != "" && !b.options.MapOnly {
			b.problems.Remark(c.At, hint, "không dùng cột “%s”", c.Title)
			continue
		}
		plain = append(plain, i)
	}
	if len(plain) > 0 && !b.options.MapOnly {
		titles := make([]string, len(plain))
		for i, c := range plain {
			titles[i] = "“" + b.table.Columns[c].Title + "”"
		}
		b.problems.Remark(b.table.Columns[plain[0]].At, "dùng cột nào thì thêm "+asked("Cột", "trường"), "không dùng %d cột: %s", len(plain), strings.Join(titles, ", "))
	}
	return unused
}
