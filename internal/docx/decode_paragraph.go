package docx

import (
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// paragraph reads a paragraph: one block, or several where pages begin in it.
// ECMA-376-1, 17.3.1.22 (p).
func (q *sequence) paragraph(e *element) {
	d := q.d
	if d.fixed == 0 {
		d.line++
	}
	own := readParaProps(e.child("w:pPr"))
	b := d.sheet.base(own.style, q.in.cell)
	props := b.para
	d.sheet.layer(&props, &own, "")
	direct := d.sheet.runProps(own.mark)
	t := d.newText(b, d.sheet.look(b, &direct), q)
	d.countMark(&direct)
	joins := direct.deleted || t.mark.on&turnSpecial != 0 || props.frame.value("w:dropCap") == "drop"
	if !joins {
		t.number(&props, &direct)
	}
	if q.carry != nil {
		t.takeOver(q.carry)
		q.carry = nil
	}
	t.inline(e.children)
	t.flush()
	d.endFields()
	hidden := t.mark.on&turnVanish != 0 && len(t.p.Runs) == 0 && len(t.p.Floats) == 0 && len(t.pieces) == 0
	switch {
	case joins && own.section == nil:
		t.dress(&props)
		if len(t.p.Runs)+len(t.p.Floats) > 0 {
			q.carry = t.p
		}
	case hidden, t.dropped(own.style):
	default:
		t.place(&props, &own)
	}
	if own.section != nil && q.ends != nil {
		q.release()
		q.ends(own.section)
	}
}

// countMark counts a mark that was inserted or deleted.
func (d *decoder) countMark(mark *runProps) {
	if mark.deleted {
		d.source.Deletions++
	}
	if mark.inserted {
		d.source.Insertions++
	}
}

// dropped reports whether a paragraph is one of those that [encoder.tableTail]
// and [encoder.beforeTable] write and that no flow has.
func (t *text) dropped(style string) bool {
	return t.d.sheet.styleName(style) == styleTail && len(t.p.Runs)+len(t.p.Floats)+len(t.pieces) == 0
}

// takeOver begins a paragraph with the text of one whose mark is deleted.
func (t *text) takeOver(p *flow.Paragraph) {
	t.p.Runs = append(t.p.Runs, p.Runs...)
	t.p.Floats = append(t.p.Floats, p.Floats...)
	t.p.At, t.p.Bookmark = p.At, p.Bookmark
	if n := len(t.p.Runs) - 1; n >= 0 && isText(&t.p.Runs[n]) {
		t.last, t.p.Runs = t.p.Runs[n], t.p.Runs[:n]
		t.buf = append(t.buf, t.last.Text...)
	}
}

// isText reports whether a run is nothing but text.
func isText(r *flow.Run) bool {
	return r.Note == nil && r.Image == nil && !r.Number && !r.Auto && !r.PageNumber && !r.PageCount && r.PageOf == ""
}

// number begins a paragraph of a list with its number or mark.
func (t *text) number(props *paraProps, direct *runProps) {
	s := t.d.sheet
	l := s.numbers.level(props.number, props.level)
	if l == nil || props.number <= 0 || t.mark.on&turnVanish != 0 {
		return
	}
	label := s.numbers.next(props.number, props.level)
	if label == "" {
		return
	}
	look := t.mark
	look.underline = false // Word draws it only if the level says so
	over := l.run
	if l.format == "bullet" {
		over.has &^= hasASCII | hasHigh // the mark is now one of any font
	}
	look.on = look.on&^over.stated | over.on
	look.values(&over)
	if look.on&turnVanish != 0 {
		return
	}
	if look.on&(turnCaps|turnSmallCaps) != 0 {
		label = strings.ToUpper(label)
	}
	r := look.run(look.font())
	r.Text, r.Auto = label+l.suffix, true
	t.p.Runs = append(t.p.Runs, r)
}

// font is the font of digits and signs.
func (p *runProps) font() string {
	if p.ascii == "" {
		return p.high
	}
	return p.ascii
}

// dress gives a paragraph its format and mark.
func (t *text) dress(props *paraProps) {
	size := t.mark.height()
	tabs := t.p.Format.Tabs // that its text asked for
	t.p.Format = props.format(size, t.d.settings.auto)
	t.p.Format.Tabs = append(t.p.Format.Tabs, tabs...)
	t.setMark(t.p)
	t.p.Style = t.d.sheet.styleName(props.style)
}

// setMark notes the size of the mark if the text does not tell it.
func (t *text) setMark(p *flow.Paragraph) {
	if n := len(p.Runs); n == 0 || p.Runs[n-1].Size != t.mark.height() {
		p.Size = t.mark.height()
	}
}

// place puts a paragraph down, cut where pages begin.
func (t *text) place(props, own *paraProps) {
	q := t.q
	props.style = own.style
	t.dress(props)
	if len(t.pieces) > 0 {
		t.cut(props)
	}
	for _, p := range t.pieces {
		t.lay(p, props)
	}
	if t.pieces != nil && blank(t.p) && len(t.p.Floats) == 0 {
		q.breaks = true // only the mark stands after the last break
		return
	}
	if t.pieces != nil {
		q.breaks = true
	}
	t.lay(t.p, props)
}

// lay adds a paragraph, to the text or to a frame beside it.
func (t *text) lay(p *flow.Paragraph, props *paraProps) {
	q := t.q
	if props.frame != nil && props.frame.value("w:dropCap") == "" {
		q.aside(p, props.frame)
		return
	}
	q.add(item{
		block: p, borders: props.borders, style: props.style, number: props.number,
		contextual: props.on&isContextual != 0, autoBefore: props.on&isAutoBefore != 0, autoAfter: props.on&isAutoAfter != 0,
	})
}

// cut shares the format of a paragraph out among the pieces between the page
// breaks in it. A piece in which nothing stands is left out.
func (t *text) cut(props *paraProps) {
	format := t.p.Format
	var pieces []*flow.Paragraph
	for i, p := range t.pieces {
		p.Format, p.Style = format, t.p.Style
		t.setMark(p)
		p.Format.SpaceAfter, p.Format.KeepNext = 0, false
		if i > 0 {
			p.Format.SpaceBefore, p.Format.FirstLine, p.Format.PageBreak = 0, 0, true
		}
		if i > 0 || !blank(p) || len(p.Floats) > 0 {
			pieces = append(pieces, p)
		}
	}
	t.p.Format.SpaceBefore, t.p.Format.FirstLine = 0, 0
	if pieces == nil {
		pieces = []*flow.Paragraph{}
		t.p.Format = format
	}
	t.pieces = pieces
}

// aside puts a paragraph into a frame that stands beside the text; neighbours
// with the same frame share it. The frame is tied to the next paragraph.
// ECMA-376-1, 17.3.1.11 (framePr).
//
//	<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>
func (q *sequence) aside(p *flow.Paragraph, e *element) {
	if q.framed != nil && sameAttributes(q.frame, e) {
		q.framed.Blocks = append(q.framed.Blocks, p)
		return
	}
	length := func(name string) unit.Length {
		n, _ := twipsOf(e.value(name))
		return unit.Twips(n)
	}
	f := &flow.Float{
		X: length("w:x"), Y: length("w:y"), Width: length("w:w"), Height: length("w:h"),
		FromX: originOf(e.value("w:hAnchor")), FromY: originOf(e.value("w:vAnchor")),
		Blocks: []flow.Block{p},
	}
	if e.value("w:vAnchor") == "" {
		f.FromY = flow.FromPage
	}
	switch e.value("w:xAlign") {
	case "center":
		f.AlignedX, f.Align = true, flow.Center
	case "right", "outside":
		f.AlignedX, f.Align = true, flow.Right
	case "left", "inside":
		f.AlignedX, f.Align = true, flow.Left
	}
	if f.Width <= 0 {
		f.Width = q.in.width
	}
	q.framed, q.frame = f, e
	q.floats = append(q.floats, f)
}

func originOf(s string) flow.Origin {
	switch s {
	case "margin":
		return flow.FromMargin
	case "page":
		return flow.FromPage
	}
	return flow.FromText
}

func sameAttributes(a, b *element) bool {
	if len(a.attrs) != len(b.attrs) {
		return false
	}
	for i := range a.attrs {
		if a.attrs[i] != b.attrs[i] {
			return false
		}
	}
	return true
}
