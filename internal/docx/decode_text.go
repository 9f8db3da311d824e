package docx

import (
	"strings"
	"unicode/utf8"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// text is a paragraph while its runs are read.
type text struct {
	d      *decoder
	q      *sequence
	b      *base
	mark   runProps
	p      *flow.Paragraph
	pieces []*flow.Paragraph // before the page breaks in it; not nil if there are some
	buf    []byte            // text of the run being read
	last   flow.Run          // how it looks
	target string            // of the link around the runs
}

func (d *decoder) newText(b *base, mark runProps, q *sequence) *text {
	return &text{d: d, q: q, b: b, mark: mark, p: &flow.Paragraph{At: d.at(), Where: q.in.where}}
}

// inline reads what stands in a paragraph.
// ECMA-376-1, 17.3.1.22 (p), 17.16 (fields and links), 17.13.5 (revisions).
func (t *text) inline(list []*element) {
	for _, e := range list {
		switch e.name {
		case "w:r":
			t.run(e)
		case "w:hyperlink":
			outer := t.target
			t.target = e.value("w:anchor")
			t.inline(e.children)
			t.target = outer
		case "w:ins", "w:moveTo":
			t.d.source.Insertions++
			t.inline(e.children)
		case "w:del", "w:moveFrom":
			t.d.source.Deletions++
		case "w:fldSimple":
			t.simpleField(e)
		case "w:sdt":
			t.inline(e.child("w:sdtContent").kids())
		case "w:smartTag", "w:customXml", "w:dir", "w:bdo":
			t.inline(e.children)
		case "w:bookmarkStart":
			t.d.bookmark(e)
		case "m:oMath", "m:oMathPara":
			t.d.lost("công thức toán")
			t.emit(mathText(e), &t.mark)
		}
	}
}

// mathText is the text of a formula in the order of the file.
// ECMA-376-1, 22.1.2.116 (t).
func mathText(e *element) string {
	var b strings.Builder
	for c := range e.all() {
		if c.name == "m:t" {
			b.WriteString(c.content())
		}
	}
	return b.String()
}

// run reads a run. ECMA-376-1, 17.3.2.25 (r), 17.3.3 (content).
func (t *text) run(e *element) {
	direct := t.d.sheet.runProps(e.child("w:rPr"))
	look := t.d.sheet.look(t.b, &direct)
	if look.on&turnVanish != 0 && !hasField(e) {
		return
	}
	mark := "" // of the note before, if the next text is that
	for i, c := range e.children {
		switch c.name {
		case "w:t":
			if c.content() != mark {
				t.emit(c.content(), &look)
			}
			mark = ""
		case "w:tab":
			t.emit("\t", &look)
		case "w:ptab":
			t.alignedTab(c)
			t.emit("\t", &look)
		case "w:br":
			t.lineBreak(c, &look)
		case "w:cr":
			t.emit("\n", &look)
		case "w:noBreakHyphen":
			t.emit("\u2011", &look)
		case "w:sym":
			t.symbol(c, &look)
		case "w:fldChar":
			t.fieldChar(c, &look)
		case "w:instrText":
			t.d.instruction(c.content())
		case "w:ruby":
			for r := range c.child("w:rubyBase").each("w:r") {
				t.run(r)
			}
		case "w:pgNum":
			t.special(flow.Run{Text: "1", PageNumber: true}, &look)
		case "w:footnoteReference":
			mark = t.note(c, writtenMark(e.children[i:]), &look)
		case "w:endnoteReference":
			t.endnote(c, &look)
		case "w:footnoteRef", "w:endnoteRef":
			t.special(flow.Run{Text: t.d.noteNumber(), Number: true}, &look)
		case "w:drawing", "w:pict", "w:object":
			t.drawing(c, &look)
		}
	}
}

// hasField reports whether a run begins, parts or ends a field, which it does
// even if it is hidden.
func hasField(e *element) bool {
	return e.child("w:fldChar") != nil || e.child("w:instrText") != nil
}

// lineBreak reads w:br. ECMA-376-1, 17.3.3.1.
func (t *text) lineBreak(e *element, look *runProps) {
	switch e.value("w:type") {
	case "page":
		if t.d.hidden() || !t.q.in.text || t.q.in.inner {
			return
		}
		t.flush()
		t.pieces = append(t.pieces, t.p)
		t.p = &flow.Paragraph{At: t.p.At, Where: t.p.Where}
	case "column":
	default:
		t.emit("\n", look)
	}
}

// alignedTab sets the stop of a tab to the middle or the right end of the
// column. ECMA-376-1, 17.3.3.23 (ptab).
func (t *text) alignedTab(e *element) {
	stop := flow.Tab{At: t.q.in.width, Dots: e.value("w:leader") == "dot"}
	switch e.value("w:alignment") {
	case "center":
		stop.At, stop.Center = t.q.in.width/2, true
	case "right":
		stop.Right = true
	default:
		return
	}
	t.p.Format.Tabs = append(t.p.Format.Tabs, stop)
}

// symbol reads a character of a font of symbols. ECMA-376-1, 17.3.3.30 (sym).
//
//	<w:sym w:font="Wingdings" w:char="F0FC"/>
func (t *text) symbol(e *element, look *runProps) {
	var code rune
	for _, c := range e.value("w:char") {
		digit := strings.IndexRune("0123456789ABCDEF", c&^0x20)
		if c >= '0' && c <= '9' {
			digit = int(c - '0')
		}
		if digit < 0 || code > 0xFFFF {
			return
		}
		code = code*16 + rune(digit)
	}
	if code >= ' ' && utf8.ValidRune(code) {
		t.emit(string(symbol(code, e.value("w:font"))), look)
	}
}

// emit adds text as it is seen: where a font of its own is meant for letters
// beyond ASCII, in several runs.
func (t *text) emit(s string, look *runProps) {
	if s == "" || look.on&turnVanish != 0 || t.d.hidden() {
		return
	}
	s = plainText(s, look)
	if f := t.d.gathering(); f != nil {
		f.gather(s, look)
		return
	}
	if n := t.d.contents(); n > 0 {
		t.p.Contents = n
	}
	t.d.speak(look.language, len(s))
	if look.ascii == look.high || strings.EqualFold(look.ascii, look.high) {
		t.put(s, look, look.ascii)
		return
	}
	for s != "" {
		n, high := stretch(s)
		font := look.ascii
		if high {
			font = look.high
		}
		t.put(s[:n], look, font)
		s = s[n:]
	}
}

// stretch is how far s begins with letters of one kind, beyond ASCII or not.
// Blanks go with what stands before them.
// ECMA-376-1, 17.3.2.26 (rFonts).
func stretch(s string) (n int, high bool) {
	begun := false
	for i, r := range s {
		if r == ' ' || r == '\t' || r == '\n' {
			continue
		}
		if begun && high != (r >= 0x80) {
			return i, high
		}
		begun, high = true, r >= 0x80
	}
	return len(s), high
}

// plainText is s as its look shows it.
func plainText(s string, look *runProps) string {
	if strings.ContainsAny(s, "\r\n") && s != "\n" {
		s = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ").Replace(s)
	}
	if strings.Contains(s, "\uFEFF") {
		s = strings.ReplaceAll(s, "\uFEFF", "")
	}
	if look.on&(turnCaps|turnSmallCaps) != 0 {
		s = strings.ToUpper(s)
	}
	if strings.IndexByte(s, 0xEF) >= 0 || strings.HasPrefix(look.ascii, "W") || strings.HasPrefix(look.ascii, "S") {
		font := look.ascii
		if symbols[strings.ToLower(font)] != nil || strings.IndexByte(s, 0xEF) >= 0 {
			s = strings.Map(func(r rune) rune { return symbol(r, font) }, s)
		}
	}
	return s
}

// put adds text of one font.
func (t *text) put(s string, look *runProps, font string) {
	r := look.run(font)
	r.Target = t.target
	if link := t.d.link(); link != "" {
		r.Target = link
	}
	if len(t.buf) > 0 && alike(&t.last, &r) {
		t.buf = append(t.buf, s...)
		return
	}
	t.flush()
	t.last, t.buf = r, append(t.buf, s...)
}

// alike reports whether two runs of text look alike and lead to the same.
func alike(a, b *flow.Run) bool {
	return a.Bold == b.Bold && a.Italic == b.Italic && a.Size == b.Size && a.Target == b.Target && a.Font == b.Font &&
		a.Color == b.Color && a.Underline == b.Underline && a.Strike == b.Strike && a.Script == b.Script
}

// flush ends the run being read, and gives the paragraph its bookmarks.
func (t *text) flush() {
	if len(t.buf) > 0 {
		t.last.Text = string(t.buf)
		t.p.Runs = append(t.p.Runs, t.last)
		t.buf = t.buf[:0]
	}
	if len(t.d.pending) > 0 {
		t.name()
	}
}

// name gives the paragraph the bookmarks in it and before it.
func (t *text) name() {
	for _, name := range t.d.pending {
		if _, taken := t.d.bookmarks[name]; taken || !t.q.in.text {
			continue
		}
		if t.p.Bookmark == "" {
			t.p.Bookmark = name
		}
		t.d.bookmarks[name] = t.p.Bookmark
	}
	t.d.pending = t.d.pending[:0]
}

// special adds what is no text.
func (t *text) special(r flow.Run, look *runProps) {
	if t.d.hidden() || look.on&turnVanish != 0 {
		return
	}
	t.flush()
	shown := look.run(look.font())
	shown.Text, shown.Note, shown.Number, shown.Image = r.Text, r.Note, r.Number, r.Image
	shown.PageNumber, shown.PageCount, shown.PageOf = r.PageNumber, r.PageCount, r.PageOf
	shown.Target = t.target
	if link := t.d.link(); link != "" {
		shown.Target = link
	}
	t.p.Runs = append(t.p.Runs, shown)
}

// drawing reads a drawing: a picture in the line, or what stands free of it.
func (t *text) drawing(e *element, look *runProps) {
	d := t.d
	if d.hidden() {
		return
	}
	drawn := d.drawer.read(d.part, e)
	if drawn.image != nil {
		t.special(flow.Run{Image: drawn.image}, look)
	}
	t.p.Floats = append(t.p.Floats, drawn.floats...)
	for _, what := range drawn.lost {
		d.lost(what)
	}
}

// textBox reads the text of a box that leaves so much width to it. Its
// paragraphs count like those around it.
func (d *decoder) textBox(content *element, width unit.Length) []flow.Block {
	if d.boxes == maxBoxes {
		return nil
	}
	fields, pending := d.fields, d.pending
	d.fields, d.pending = nil, nil
	d.boxes++
	blocks := d.blocks(content, surroundings{width: width, where: "hộp văn bản"})
	d.boxes--
	d.fields, d.pending = fields, pending
	return blocks
}

// maxBoxes is how deep boxes may stand in boxes; Word allows none.
const maxBoxes = 8
