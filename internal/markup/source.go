package markup

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"vanban/internal/diag"
	"vanban/internal/record"
)

// Source is body markup with a way back to the places it was typed at.
type Source struct {
	Text string
	// At gives the place of Text[start:stop] in the file the user typed.
	At func(start, stop int) diag.Range
}

// File returns the Source of a text that is a whole file.
func File(name, text string) Source {
	lines := NewLines(text)
	return Source{Text: text, At: func(start, stop int) diag.Range {
		return diag.Range{File: name, Start: lines.Pos(start), End: lines.Pos(stop)}
	}}
}

// Scalar returns the Source of a scalar of a definition. In a block scalar
// each line keeps its place; other scalars are one place as a whole.
func Scalar(v *record.Value) Source {
	if v.FirstLine == 0 {
		return Source{Text: v.Text, At: func(int, int) diag.Range { return v.At }}
	}
	lines := NewLines(v.Text)
	pos := func(offset int) diag.Pos {
		p := lines.Pos(offset)
		return diag.Pos{Line: v.FirstLine + p.Line - 1, Col: v.Indent + p.Col}
	}
	return Source{Text: v.Text, At: func(start, stop int) diag.Range {
		return diag.Range{File: v.At.File, Start: pos(start), End: pos(stop)}
	}}
}

// Lines turns byte offsets of a text into lines and columns. It is read-only
// once made, so that several goroutines may share it.
type Lines struct {
	text   string
	starts []int  // offset of each line
	marks  []mark // known columns inside long lines, by offset
}

type mark struct{ offset, col int }

// longLine is the length in bytes past which a line gets marks, so that the
// cost of a column does not grow with the line.
const longLine = 1024

// NewLines indexes a text.
func NewLines(text string) *Lines {
	l := &Lines{text: text, starts: []int{0}}
	for i := 0; i < len(text); {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			n = len(text) - i
		}
		l.markLine(i, i+n)
		i += n + 1
		if i <= len(text) {
			l.starts = append(l.starts, i)
		}
	}
	return l
}

func (l *Lines) markLine(start, stop int) {
	col := 1
	for stop-start > longLine {
		next := start + longLine
		for next < stop && (!utf8.RuneStart(l.text[next]) || l.text[next] != ' ') && next < start+2*longLine {
			next++
		}
		for next < stop && !utf8.RuneStart(l.text[next]) {
			next++
		}
		col += graphemes(l.text[start:next])
		l.marks = append(l.marks, mark{next, col})
		start = next
	}
}

// Pos gives the line and column of an offset; offsets outside the text are
// drawn to its ends.
func (l *Lines) Pos(offset int) diag.Pos {
	offset = max(0, min(offset, len(l.text)))
	line := sort.SearchInts(l.starts, offset+1) - 1
	start, col := l.starts[line], 1
	if offset-start > longLine {
		i := sort.Search(len(l.marks), func(i int) bool { return l.marks[i].offset > offset }) - 1
		if i >= 0 && l.marks[i].offset >= start {
			start, col = l.marks[i].offset, l.marks[i].col
		}
	}
	return diag.Pos{Line: line + 1, Col: col + graphemes(l.text[start:offset]), Offset: offset}
}

// Start gives the offset of a 1-based line, or the end of the text.
func (l *Lines) Start(line int) int {
	if line < 1 {
		return 0
	}
	if line > len(l.starts) {
		return len(l.text)
	}
	return l.starts[line-1]
}

// graphemes counts grapheme clusters. Text in precomposed Latin letters needs
// no segmentation, which is some fifty times faster.
func graphemes(s string) int {
	n := 0
	for _, r := range s {
		if r == '\r' || r >= 0x300 && (r < 0x1E00 || r > 0x1EFF) && (r < 0x2010 || r > 0x2027) {
			return uniseg.GraphemeClusterCount(s)
		}
		n++
	}
	return n
}
