package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"vanban/internal/doc"
	"vanban/internal/viet"
)

// title is what stands before the text of a heading.
type title struct {
	level  doc.Level
	ranked bool   // it opens with the word of a rank
	number string // as typed, without marks; empty if there is none
	typed  typedNumber
	skipTo int // where the text begins
}

// heading opens a division with a heading. It returns the node to go on with:
// a title on the line below “# Chương I” has been read.
func (b *builder) heading(n *ast.Heading, ctx context) (next ast.Node) {
	next = n.NextSibling()
	b.dropPending()
	start, stop := extent(n)
	if n.Lines().Len() > 0 {
		start = max(n.Pos(), 0)
	}
	at := b.at(start, stop)
	if ctx.inList {
		b.problems.Add(at, "viết tiêu đề từ đầu dòng, hoặc \\# nếu muốn in dấu #", "tiêu đề không đứng trong khoản, điểm, danh sách hay trích dẫn")
		return next
	}
	t, known := b.title(n)
	if !known {
		b.problems.Add(at, "dùng #, ## hoặc ###", "tiêu đề có %d dấu #, tối đa là 3", n.Level)
		return next
	}
	var label doc.Label
	spans := b.inline(n, inlineOptions{skipTo: t.skipTo, label: &label, place: inHeading})
	if len(spans) == 0 && t.ranked {
		spans, next = b.titleBelow(n)
	}
	switch {
	case len(spans) > 0:
	case t.ranked:
		shown := t.typed.word
		if t.number != "" {
			shown += " " + t.number
		}
		hint := "viết tiêu đề trên cùng một dòng, ví dụ # " + shown + ". Quy định chung"
		if t.level == doc.LevelArticle {
			hint += "; hoặc bỏ # và viết nội dung ngay sau “" + shown + ".”"
		}
		b.problems.Breach(regulation().Body.HeadingRef, at, hint, "“%s” chưa có tiêu đề", shown)
	default:
		b.problems.Add(at, "viết tên sau dấu #", "tiêu đề trống")
		return next
	}
	o := &b.outline
	o.close(t.level)
	if t.level == doc.LevelPoint && o.level() != doc.LevelClause {
		b.problems.Add(at, "thêm một tiêu đề ## ở trên, hoặc dùng ##", "tiêu đề ### phải nằm dưới một tiêu đề ##")
	}
	d := &doc.Division{Level: t.level, Heading: spans, Given: t.number, Label: label.Name, At: at}
	if t.ranked || t.number != "" {
		b.typed[d] = t.typed
	}
	o.enter(d)
	return next
}

// title reads the mark of a rank or a number at the start of a heading. It
// reports false if neither that nor the number of “#” gives a rank.
func (b *builder) title(n *ast.Heading) (title, bool) {
	from, stop := extent(n)
	raw := b.text[from:stop]
	if n.Lines().Len() == 0 {
		from, raw = 0, nil
	}
	t := title{skipTo: from + b.escape(from, from+len(raw))}
	m, ok := readRank(raw, &b.words)
	if rest := bytes.TrimLeft(raw[min(m.end, len(raw)):], " \t*"); ok && (m.closed || m.number != "" && (len(rest) == 0 || bytes.HasPrefix(rest, []byte("{#")))) {
		t.level, t.ranked, t.number, t.skipTo = m.level, true, m.number, from+m.end
		t.typed = typedNumber{word: m.word, text: m.number, at: b.at(from+m.start, from+m.stop)}
		return t, true
	}
	if n.Level > 3 {
		return t, false
	}
	t.level = []doc.Level{doc.LevelSection, doc.LevelClause, doc.LevelPoint}[n.Level-1]
	if ok && m.number != "" {
		shown := string(raw[m.start:m.stop])
		b.problems.Warn(b.at(from+m.start, from+m.stop), "viết “"+shown+".” nếu đây là "+viet.LowerFirst(m.word)+", hoặc \\"+shown+" nếu là lời của tiêu đề",
			"sau “%s” không có dấu chấm nên không được hiểu là số của %s", shown, viet.LowerFirst(m.word))
	}
	if m := headingNumber.FindSubmatchIndex(raw); m != nil {
		t.number = string(raw[m[4] : m[5]-1])
		t.typed = typedNumber{text: string(raw[m[4]:m[5]]), at: b.at(from+m[4], from+m[5])}
		t.skipTo = from + m[5]
	} else if m := nestedNumber.FindSubmatchIndex(raw); m != nil {
		b.problems.Warn(b.at(from+m[2], from+m[3]), "bỏ “"+string(raw[m[2]:m[3]])+"” khỏi tiêu đề, chương trình tự đánh số I., 1., a)",
			"tiêu đề có số “%s” gõ tay, sẽ in thêm sau số của chương trình", raw[m[2]:m[3]])
	}
	return t, true
}

// titleBelow takes the title of “# Chương I” from the line below: a line on
// its own that follows at once or is in capitals. It returns the node after.
func (b *builder) titleBelow(n *ast.Heading) ([]doc.Span, ast.Node) {
	below := n.NextSibling()
	if below == nil || below.Lines() == nil || below.Lines().Len() != 1 {
		return nil, below
	}
	if below.Kind() != ast.KindParagraph && below.Kind() != ast.KindHeading {
		return nil, below
	}
	start, stop := extent(below)
	line := b.text[start:stop]
	if _, ranked := readRank(line, &b.words); ranked || headingNumber.Match(line) {
		return nil, below
	}
	if below.HasBlankPreviousLines() && (below.Kind() == ast.KindHeading || !allCapitals(line)) {
		return nil, below
	}
	return b.inline(below, inlineOptions{place: inHeading}), below.NextSibling()
}

// escape is 1 if the text starts with a backslash before the mark of a rank.
func (b *builder) escape(start, stop int) int {
	if escapedRank(b.text[start:stop], &b.words) {
		return 1
	}
	return 0
}

// articleStart reports whether a paragraph is an Điều without a heading.
func (b *builder) articleStart(n ast.Node, ctx context) (rankMark, bool) {
	if ctx.inList {
		return rankMark{}, false
	}
	start, stop := extent(n)
	return articleMark(b.text[start:stop], &b.words)
}

// article opens an Điều whose text is a paragraph: what follows belongs to it.
func (b *builder) article(n ast.Node, m rankMark) {
	b.dropPending()
	start, stop := extent(n)
	var label doc.Label
	p := &doc.Paragraph{Spans: b.inline(n, inlineOptions{skipTo: start + m.end, label: &label}), At: b.at(start, stop)}
	if len(p.Spans) == 0 {
		b.problems.Add(b.nodeAt(n), "viết nội dung ngay sau “"+string(b.text[start+m.start:start+m.end])+"”, hoặc thêm # ở đầu dòng nếu sau số là tiêu đề",
			"điều chưa có nội dung")
	}
	d := &doc.Division{Level: doc.LevelArticle, Given: m.number, Label: label.Name, Blocks: []doc.Block{p}, At: b.nodeAt(n)}
	b.typed[d] = typedNumber{word: m.word, text: m.number, at: b.at(start+m.start, start+m.stop)}
	b.checkJoined(start, stop)
	b.outline.close(doc.LevelArticle)
	b.outline.enter(d)
}

// close ends the divisions of a rank and those below it.
func (o *outline) close(level doc.Level) {
	for len(o.open) > 0 && o.level() >= level {
		o.open = o.open[:len(o.open)-1]
	}
}

// enter adds a division whose blocks follow.
func (o *outline) enter(d *doc.Division) {
	o.add(d)
	o.open = append(o.open, d)
}
