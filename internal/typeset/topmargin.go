package typeset

import (
	"strings"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// The row in the top margin. Practice.
const (
	// infoRoom is the width at the top right of the first page that a signing
	// tool gets for its line of information, 10 pt high text of some forty
	// letters; infoMin is what it can do with where room is short.
	infoRoom  = 70 * unit.MM
	infoMin   = 50 * unit.MM
	infoLines = 2                // that the top margin holds
	markGap   = 2 * framePadding // around a frame, and right of the mark of a draft
)

// top is what stands inside the top margin of a first page.
type top struct {
	marks []*law.Mark // ô 11
	room  bool        // ô 14 is kept free
	info  string      // what stands in ô 14; empty leaves it blank
}

// firstHeader sets the mark of a draft on the left, ô 11 right of the middle
// and ô 14 on the far right, all in one row. It is nil if nothing is printed.
// NĐ 30/2020, Phụ lục I, Phần I, Mục IV.
func (b *builder) firstHeader(t top) []flow.Block {
	draft := b.draftMark()
	if draft == nil && len(t.marks) == 0 && t.info == "" {
		return nil
	}
	r := b.topRow(draft, t)
	whole := unit.Twips(b.current.Page.TextWidth().Twips())
	left := whole // for what stands left of the columns set so far
	out := &flow.Table{Caption: "Chỉ dẫn ở lề trên", Component: law.InfoLine}
	var cells []flow.Cell
	column := func(width unit.Length, block flow.Block) { // to the twip
		left -= width
		out.Columns = append([]unit.Length{width}, out.Columns...)
		cells = append([]flow.Cell{{Blocks: []flow.Block{block}, VAlign: flow.Middle}}, cells...)
	}
	if t.room {
		width := r.info
		if draft == nil && len(t.marks) == 0 {
			width = whole
		}
		column(unit.Twips(width.Twips()), b.infoLine(t.info))
	}
	for _, f := range r.frames {
		width := f.Width + r.gap
		if half := whole / 2; len(r.frames) == 1 && !t.room && width < half && r.draft <= half {
			width = half
		}
		f.Within = unit.Twips(min(width, left).Twips())
		f.Width = min(f.Width, f.Within)
		column(f.Within, f)
	}
	switch {
	case left < unit.Twip:
	case draft != nil:
		column(left, draft)
	default:
		column(left, empty(emptyHeight))
	}
	out.Rows = []flow.Row{{CantSplit: true, Cells: cells}}
	return []flow.Block{out}
}

// topRow is how the row in the top margin shares out its width.
type topRow struct {
	draft  unit.Length   // 0 without a mark of a draft
	frames []*flow.Frame // of the marks
	gap    unit.Length   // around each of them
	info   unit.Length   // of ô 14; 0 without it
}

func (r *topRow) width() unit.Length {
	sum := r.draft + r.info
	for _, f := range r.frames {
		sum += f.Width + r.gap
	}
	return sum
}

// topRow shares out the width of the text. Where it is too narrow the gaps
// give way, then ô 14; what is still too long is an error, as the row takes
// one line and its type is as small as it may be.
func (b *builder) topRow(draft *flow.Paragraph, t top) topRow {
	r := topRow{gap: markGap}
	if draft != nil {
		r.draft = b.width(draft.Runs...) + r.gap
	}
	for _, m := range t.marks {
		r.frames = append(r.frames, b.frame(m, 0))
	}
	least := infoMin
	if t.room {
		pieces := b.pieces(b.run(law.InfoLine, t.info))
		for breakPieces(pieces, least).lines > infoLines {
			least += unit.MM
		}
		r.info = max(infoRoom, least)
	}
	whole := unit.Twips(b.current.Page.TextWidth().Twips())
	if r.width() <= whole || draft == nil && len(t.marks) == 0 {
		return r
	}
	r.gap = markGap / 2
	r.draft = max(0, r.draft-r.gap)
	for i, m := range t.marks {
		if m.Width == 0 {
			r.frames[i].Width -= framePadding
		}
	}
	if r.info > 0 {
		r.info = max(least, r.info-max(0, r.width()-whole))
	}
	if over := r.width() - whole; over > 0 {
		b.crowded(draft, t.marks, over)
	}
	return r
}

// crowded tells of a row in the top margin that is too long by a length.
func (b *builder) crowded(draft *flow.Paragraph, marks []*law.Mark, over unit.Length) {
	var texts []string
	if draft != nil {
		texts = append(texts, "“"+b.doc.DraftMark.Text+"”")
	}
	cite := b.spec(law.InfoLine).Cite
	for _, m := range marks {
		texts, cite = append(texts, "“"+m.Text+"”"), m.Cite
	}
	b.problems.Breach(cite, at(b.doc.DraftMark.At, b.doc.At), "rút gọn dòng chữ dài nhất hoặc bỏ bớt một chỉ dẫn",
		"%s không vừa một dòng ở lề trên trang đầu, dài quá %s", strings.Join(texts, ", "), millimetres(over))
}

// draftMark is what a draft says of itself, or nil. Practice.
func (b *builder) draftMark() *flow.Paragraph {
	if b.doc.DraftMark.Text == "" || b.doc.Stage != doc.Draft {
		return nil
	}
	p := b.line(law.DraftMark, styleDraft, b.doc.DraftMark.Text, b.doc.DraftMark.At)
	align(p)
	return p
}

// infoLine is ô 14, or an empty paragraph that keeps its place.
func (b *builder) infoLine(text string) *flow.Paragraph {
	if text == "" {
		return empty(emptyHeight)
	}
	p := b.line(law.InfoLine, styleInfo, text, b.doc.SignedAt.At)
	align(p)
	return p
}
