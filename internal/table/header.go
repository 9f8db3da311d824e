package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/viet"
)

// header is where the header of a grid stands.
type header struct {
	first, last int      // indexes of lines
	body        int      // index of the first line below it
	titles      []string // by column, from index 1
}

// headerReach is how many lines from the top the header is looked for in, and
// nearMerges how many merged cells may stand there.
const (
	headerReach = 60
	nearMerges  = 2000
)

// lookNear picks the merged cells that a header from a line on may have.
func (g *grid) lookNear(from int) {
	first, last := g.lines[from].number, g.lines[min(from+3*headerReach, len(g.lines)-1)].number
	for _, m := range g.merges {
		if m.bottom >= first && m.top <= last && len(g.near) < nearMerges {
			g.near = append(g.near, m)
		}
	}
}

// findHeader looks for the rows that name the columns: the first lines that
// have as many names, each its own, as a table of this width should. What
// stands above them, a title over all columns, “Đơn vị: đồng”, the name of the
// office beside Quốc hiệu, has fewer. It returns false if nothing stands in
// the grid.
func (g *grid) findHeader() (header, bool) {
	widest, most := 0, 0 // the width that two lines have: a stray cell makes one of them wide
	for i := range min(len(g.lines), 3*headerReach) {
		n := g.visible(i)
		widest = max(widest, min(n, most))
		most = max(most, n)
	}
	if len(g.lines) == 1 {
		widest = most
	}
	need := (most*6 + 9) / 10
	if widest <= 3 {
		need = max(need, widest)
	}
	var best header
	most = 0
	for i := range min(len(g.lines), headerReach) {
		h := g.headerAt(i)
		n := h.names()
		if isMotto(&g.lines[i]) || !g.namesThings(i) {
			continue
		}
		if n >= need {
			return h, true
		}
		if n > most {
			best, most = h, n
		}
	}
	return best, most > 0
}

// visible counts the cells of a line that people see: merged ones are one.
func (g *grid) visible(i int) int {
	n := 0
	for k := range g.lines[i].items {
		if it := &g.lines[i].items[k]; g.anchors(g.lines[i].number, it.col) {
			n++
		}
	}
	return n
}

// anchors reports whether a cell is no covered part of a merged one.
func (g *grid) anchors(row, col int) bool {
	m, merged := g.merged(row, col)
	return !merged || m.top == row && m.left == col
}

// merged finds the merged cell that covers a place.
func (g *grid) merged(row, col int) (span, bool) {
	for _, m := range g.near {
		if m.holds(row, col) {
			return m, true
		}
		if m.top > row {
			break
		}
	}
	return span{}, false
}

// isMotto finds the line of Quốc hiệu or Tiêu ngữ, which stands beside the name
// of the office like two columns.
func isMotto(l *line) bool {
	for _, it := range l.items {
		if f := viet.Key(it.text); strings.HasPrefix(f, "cong_hoa_xa_hoi_chu_nghia") || strings.HasPrefix(f, "doc_lap_tu_do_hanh_phuc") {
			return true
		}
	}
	return false
}

// namesThings reports whether a line can be part of a header: no day stands in
// it, and at least half of it is text or the number of a year.
func (g *grid) namesThings(i int) bool {
	words := 0
	for _, it := range g.lines[i].items {
		if it.day {
			return false
		}
		if !it.typed || isYear(it.text) {
			words++
		}
	}
	return 2*words >= len(g.lines[i].items)
}

func isYear(s string) bool { return len(s) == 4 && ("1900" <= s && s <= "2199") }

// headerAt takes the header that begins at a line, with the rows that belong
// to it and the row of column numbers below.
func (g *grid) headerAt(i int) header {
	last := i
	for {
		next := g.below(i, last)
		if next == last || next-i >= 5 {
			break
		}
		last = next
	}
	h := header{first: i, last: last, body: last + 1, titles: g.titles(i, last)}
	if h.body < len(g.lines) && numbersColumns(&g.lines[h.body], h.names()) {
		h.body++
	}
	return h
}

// names counts the columns that have a name of their own.
func (h *header) names() int {
	seen := map[string]bool{}
	for _, t := range h.titles {
		if t != "" {
			seen[t] = true
		}
	}
	return len(seen)
}

// below returns the last line that belongs to row i of a header that begins at
// a line: as far as a merged cell of it reaches, or a row of names below groups.
func (g *grid) below(first, i int) int {
	row, deep := g.lines[i].number, g.lines[i].number
	for _, m := range g.near {
		if m.top == row && m.bottom-m.top < 5 && g.lines[i].item(m.left) != nil {
			deep = max(deep, m.bottom)
		}
	}
	last := i
	for last+1 < len(g.lines) && g.lines[last+1].number <= deep {
		last++
	}
	if last == i && i+1 < len(g.lines) && g.lines[i+1].number == row+1 && (g.namesParts(i) || g.namesGaps(first, i)) {
		return i + 1
	}
	return last
}

// namesParts reports whether the line after i names the columns below merged
// groups of line i, and nothing else.
func (g *grid) namesParts(i int) bool {
	upper, lower := &g.lines[i], &g.lines[i+1]
	parts, outside := 0, 0
	for _, it := range lower.items {
		m, merged := g.merged(upper.number, it.col)
		switch {
		case it.typed && !isYear(it.text):
			return false
		case merged && m.right > m.left && m.bottom == upper.number:
			parts++
		default:
			outside++
		}
	}
	return parts > 1 && outside == 0 && len(upper.items) > 1
}

// namesGaps reports whether the line after i fills the gaps of the header down
// to line i, as where groups were typed without merging: “Kế hoạch” above “Số”
// and a blank above “Ngày”. A group has a gap for each part but its first: a row
// of values with a stray cell has more below names than in gaps.
func (g *grid) namesGaps(first, i int) bool {
	upper, lower := &g.lines[i], &g.lines[i+1]
	filled, under, alone := 0, 0, 0
	for _, it := range lower.items {
		switch {
		case it.typed && !isYear(it.text):
			return false
		case !g.named(first, i, it.col):
			filled++
		default:
			under++
		}
	}
	for _, it := range upper.items {
		if lower.item(it.col) == nil {
			alone++
		}
	}
	return filled >= under && under > 0 && alone > 0 && len(upper.items) > 1
}

// named reports whether something stands in a column of some lines.
func (g *grid) named(first, last, col int) bool {
	return slices.ContainsFunc(g.lines[first:last+1], func(l line) bool { return l.item(col) != nil })
}

// titles joins the header rows above each column.
func (g *grid) titles(first, last int) []string {
	titles := make([]string, g.width()+1)
	group := make([]string, last-first+1) // the name that reaches to the right, by row
	for col := 1; col < len(titles); col++ {
		var parts []string
		deepest := g.lines[last].item(col)
		for i := first; i <= last; i++ {
			text := g.title(i, col)
			if text == "" && i < last && deepest != nil {
				text = group[i-first] // a group typed without merging
			}
			group[i-first] = ""
			if deepest != nil {
				group[i-first] = text
			}
			if text != "" && (len(parts) == 0 || parts[len(parts)-1] != text) {
				parts = append(parts, text)
			}
		}
		titles[col] = strings.Join(parts, ": ")
	}
	return titles
}

// title is what a header row says over a column.
func (g *grid) title(i, col int) string {
	l := &g.lines[i]
	if m, merged := g.merged(l.number, col); merged {
		at := g.index(m.top)
		if at == len(g.lines) || g.lines[at].number != m.top {
			return ""
		}
		l, col = &g.lines[at], m.left
	}
	if it := l.item(col); it != nil {
		return strings.Join(strings.Fields(it.text), " ")
	}
	return ""
}

// columnNumber matches what stands in the row that numbers the columns: (1),
// 2, A, 5=3+4.
var columnNumber = regexp.MustCompile(`^([(\[]?)([0-9]{1,3}|[A-Z])[)\]]?\s*(=.*)?$`)

// numbersColumns reports whether a line numbers the columns, as forms do:
// letters from A on, then numbers that run on. Without brackets it must number
// four, so that it is no row of values.
func numbersColumns(l *line, columns int) bool {
	if len(l.items) < 3 || 3*len(l.items) < 2*columns {
		return false
	}
	letter, previous, bare := 'A', 0, false
	for _, it := range l.items {
		m := columnNumber.FindStringSubmatch(it.text)
		if m == nil {
			return false
		}
		bare = bare || m[1] == ""
		n, err := strconv.Atoi(m[2])
		switch {
		case err != nil && (previous > 0 || m[2] != string(letter)):
			return false
		case err != nil:
			letter++
			continue
		case previous > 0 && n != previous+1, previous == 0 && n > 9:
			return false
		}
		previous = n
	}
	return (previous > 1 || previous == 0) && (!bare || len(l.items) > 3)
}
