package typeset

import (
	"strings"
	"sync"

	"vanban/internal/flow"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// width measures runs set on one line. A forced break counts as a space.
func (b *builder) width(runs ...flow.Run) unit.Length {
	var total float64
	for _, r := range runs {
		face := b.env.Fonts.Face(r.Bold, r.Italic)
		units := 0
		for _, c := range r.Text {
			n, _ := face.Advance(c)
			units += n
		}
		total += float64(units) / float64(face.UnitsPerEm) * float64(r.Size)
	}
	return unit.Length(total)
}

// balance returns the narrowest column in which the run breaks into as few
// lines as in a column of the given width, and its longest line there, so that
// a title of two lines has two lines of like length. A code such as 01/CT-TTg
// is broken after its hyphen only where nothing else will do.
func (b *builder) balance(r flow.Run, column unit.Length) (narrow, longest unit.Length) {
	got := b.fill(r, column)
	return got.column, got.longest
}

// loosen gives up no-break spaces where, in a narrow column, they would break
// a code, cost a line or leave a very short one.
func (b *builder) loosen(r flow.Run, column unit.Length) flow.Run {
	if !strings.ContainsRune(r.Text, nbsp) {
		return r
	}
	loose := r
	loose.Text = strings.ReplaceAll(r.Text, string(nbsp), " ")
	got, other := b.fill(r, column), b.fill(loose, column)
	better := other.lines < got.lines || other.lines == got.lines && other.ragged < got.ragged/2
	if got.cut || better && !other.cut {
		return loose
	}
	return r
}

// whole are words of several syllables that titles are full of and that read badly
// when a title breaks inside them.
var whole = [...]string{
	"nhân dân", "doanh nghiệp", "công nghệ số", "công nghệ", "kế hoạch", "danh mục", "chỉ thị", "quyết định", "phát triển", "thực hiện", "ban hành",
	"báo cáo", "đôn đốc", "hướng dẫn", "triển khai", "rà soát", "thông tin", "đơn vị", "hành chính", "sắp xếp", "thành lập",
	"nhu cầu", "sản phẩm", "số liệu", "kết quả", "giai đoạn", "địa phương", "địa bàn", "nhiệm vụ", "chuyển đổi số", "chuyển đổi", "hoạt động",
}

// binding is a word and the same with its syllables kept together.
type binding struct{ loose, bound string }

// bindings are the ways to write the whole words: as they are, as the beginning
// of a title and in capitals.
var bindings = sync.OnceValue(func() [][3]binding {
	list := make([][3]binding, len(whole))
	for i, word := range whole {
		for j, form := range [...]string{word, viet.UpperFirst(word), viet.Upper(word)} {
			list[i][j] = binding{form, strings.ReplaceAll(form, " ", string(nbsp))}
		}
	}
	return list
})

// bindWords keeps words on one line where they would be broken and that costs
// no line, so that the name of an Ủy ban nhân dân breaks before its place and a
// title between its words.
func (b *builder) bindWords(r flow.Run, column unit.Length) flow.Run {
	if b.width(r) <= column {
		return r
	}
	best := b.fill(r, column)
	for _, forms := range bindings() {
		bound := r
		for _, form := range forms {
			bound.Text = strings.ReplaceAll(bound.Text, form.loose, form.bound)
		}
		if bound.Text == r.Text {
			continue
		}
		if got := b.fill(bound, column); got.lines <= best.lines && (!got.cut || best.cut) && got.broken != best.broken {
			r, best = bound, got
		}
	}
	return r
}

// arrange chooses what a centred text keeps together.
func (b *builder) arrange(r flow.Run, column unit.Length) flow.Run {
	strict, loose := b.bindWords(r, column), b.bindWords(b.loosen(r, column), column)
	s, l := b.fill(strict, column), b.fill(loose, column)
	if s.cut && !l.cut || s.lines > l.lines || s.ragged > tooRagged*l.ragged {
		return loose
	}
	return strict
}

// tooRagged is how much more unlike its lines may be for the sake of numbers
// that stay with their words.
const tooRagged = 2

// filled is a text in the column that suits it best.
type filled struct {
	broken
	column unit.Length
}

// fillKey is what fill depends on.
type fillKey struct {
	text         string
	bold, italic bool
	size, column unit.Length
}

// fill looks for the column, at most as wide as the given one, in which the
// lines are most alike.
func (b *builder) fill(r flow.Run, column unit.Length) filled {
	key := fillKey{r.Text, r.Bold, r.Italic, r.Size, column}
	got, known := b.fills[key]
	if !known {
		got = fillPieces(b.pieces(r), column)
		if b.fills == nil {
			b.fills = map[fillKey]filled{}
		}
		b.fills[key] = got
	}
	return got
}

func fillPieces(pieces []piece, column unit.Length) filled {
	whole := breakPieces(pieces, column)
	if whole.lines <= 1 {
		return filled{whole, column}
	}
	const step = unit.MM
	for extra := range 2 { // one more line rather than a broken code
		best := filled{}
		for width := column / 4; width < column; width += step {
			if countLines(pieces, width) != whole.lines+extra {
				continue
			}
			if got := breakPieces(pieces, width); best.lines == 0 || got.ragged < best.ragged {
				best = filled{got, width}
			}
		}
		if best.lines > 0 {
			return best
		}
	}
	return filled{whole, column}
}

// piece is what a line break never cuts: a word, or a part of one that ends
// with a hyphen.
type piece struct {
	width unit.Length
	space unit.Length // before it; 0 for the later parts of a word
	inner bool        // a later part of a word
}

func (b *builder) pieces(r flow.Run) []piece {
	measure := func(s string) unit.Length {
		return b.width(flow.Run{Text: s, Bold: r.Bold, Italic: r.Italic, Size: r.Size})
	}
	space := measure(" ")
	var out []piece
	for _, word := range strings.Split(r.Text, " ") {
		for i, part := range strings.SplitAfter(word, "-") {
			if part == "" && i > 0 {
				continue
			}
			p := piece{width: measure(part), inner: i > 0}
			if i == 0 && len(out) > 0 {
				p.space = space
			}
			out = append(out, p)
		}
	}
	return out
}

// broken is how pieces fill a column.
type broken struct {
	lines   int
	longest unit.Length
	ragged  float64 // how unlike the lines are: squares of what each lacks of the longest, in points
	cut     bool    // a word is cut, or wider than the column
}

// countLines is the lines that breakPieces breaks into without a cut, 0 if there
// is one.
func countLines(pieces []piece, column unit.Length) int {
	lines, x := 1, unit.Length(0)
	for i, p := range pieces {
		switch over := i > 0 && x+p.space+p.width > column; {
		case p.width > column || over && p.inner:
			return 0
		case over:
			lines++
			x = p.width
		default:
			x += p.space + p.width
		}
	}
	return lines
}

func breakPieces(pieces []piece, column unit.Length) broken {
	out := broken{lines: 1}
	var sum, squares float64
	end := func(x unit.Length) {
		out.longest = max(out.longest, x)
		sum += x.Points()
		squares += x.Points() * x.Points()
	}
	x := unit.Length(0)
	for i, p := range pieces {
		out.cut = out.cut || p.width > column
		if i > 0 && x+p.space+p.width > column {
			out.cut = out.cut || p.inner
			out.lines++
			end(x)
			x = p.width
			continue
		}
		x += p.space + p.width
	}
	end(x)
	longest := out.longest.Points()
	out.ragged = float64(out.lines)*longest*longest - 2*longest*sum + squares
	return out
}
