package recognize

import (
	"strings"
	"unicode"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// Known returns the pieces of a flow whose blocks carry their components
// already, as typeset made it of d.
func Known(d *doc.Document, f *flow.Flow, env Env) *File {
	main := &Document{Kind: d.Kind, Content: d}
	k := &known{finder: newFinder(f, env), content: d, main: main}
	k.file.Documents = []*Document{main}
	k.here = &segment{finder: k.finder, doc: main}
	for i := range k.lines {
		l := &k.lines[i]
		switch {
		case l.at.margin == inHeader: // of a document that may begin below it
			k.pending = append(k.pending, l)
			continue
		case l.at.margin == inText:
			k.divide(l)
		}
		k.flush()
		k.add(l)
	}
	k.flush()
	k.here.finish()
	if main.Role == Main && main.First(law.CodeLine) == nil && main.First(law.AppendixReference) != nil {
		main.Role = Attachment
		k.named(main)
	}
	return k.file
}

// known reads a flow that carries its components.
type known struct {
	*finder
	content *doc.Document
	main    *Document
	here    *segment
	text    bool // a piece of the text of here was seen
	copied  *flow.Table
	pending []*line
}

// flush adds what stands above the text of a page.
func (k *known) flush() {
	for _, l := range k.pending {
		k.add(l)
	}
	k.pending = nil
}

// divide begins another document where l does.
func (k *known) divide(l *line) {
	table := l.at.outer
	switch {
	case l.component() == law.AppendixWord:
		k.begin(Appendix)
	case table == nil || table == k.copied:
	case table.Component == law.CopyTitle:
		k.copied = table
		k.begin(Copy)
		k.here.lines = []line{*l}
	case table.Component == law.NationalName && k.text && k.here.doc.First(law.AppendixReference) != nil,
		table.Component == law.NationalName && k.text && k.here.doc.First(law.SignPosition) != nil:
		k.begin(Attachment)
	}
}

// begin begins a document in its role: the first of the file if nothing was
// seen of it.
func (k *known) begin(role Role) {
	if !k.text && k.here.doc == k.main && role != Copy {
		k.main.Role = role
		return
	}
	k.here.finish()
	part := &Document{Role: role, Of: k.main, Kind: k.main.Kind, Content: k.main.Content}
	k.file.Documents = append(k.file.Documents, part)
	k.here, k.text = &segment{finder: k.finder, doc: part}, false
}

// add makes a piece of a line that has a component.
func (k *known) add(l *line) {
	if l.at.margin == inText {
		sections := &k.here.doc.Sections
		if n := len(*sections); n == 0 || (*sections)[n-1] != l.at.section {
			*sections = append(*sections, l.at.section)
		}
	}
	c := l.component()
	if c == "" || l.empty() {
		return
	}
	k.text = k.text || l.at.margin == inText
	if i := strings.IndexByte(l.raw, '\n'); c == law.AppendixWord && i >= 0 {
		word, title := l.between(l.from, i), l.between(i, l.to)
		k.here.tag(&word, law.AppendixWord, Sure)
		k.here.tag(&title, law.AppendixTitle, Sure)
		return
	}
	p := k.here.tag(l, c, Sure)
	switch {
	case c == law.ContactBlock && l.above != nil:
		p.Under = strokeLine(l.above, l.at)
	case c == law.CopyTitle && len(k.here.lines) > 0:
		p.Under = k.here.over()
	case c == law.KindTitle && k.here.doc.Role == Attachment:
		k.named(k.here.doc)
	}
}

// named gives a document attached to another the kind that its title names.
func (k *known) named(d *Document) {
	title := d.First(law.KindTitle)
	for i := range k.content.Attachments {
		if a := k.content.Attachments[i].Kind; title != nil && a.Title == title.Text {
			d.Kind = a
		}
	}
}

// component is what the flow says the line is; empty if it does not say.
func (l *line) component() law.Component {
	if l.frame != nil {
		return l.frame.Component
	}
	return l.p.Component
}

// between is the part of a line's paragraph between two bytes.
func (l *line) between(from, to int) line {
	part := *l
	part.cut(from, to)
	part.look = lookOf(l.p, part.from, part.to)
	return part
}

// oneLine puts single spaces for all white space.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isOneLine reports whether the only white space of a text is single spaces
// between words; of most texts it is.
func isOneLine(s string) bool {
	space := true
	for _, r := range s {
		switch {
		case r == ' ':
			if space {
				return false
			}
			space = true
			continue
		case r < ' ' || r > unicode.MaxLatin1 && unicode.IsSpace(r) || r == '\u00a0' || r == '\u0085':
			return false
		}
		space = false
	}
	return !space || s == ""
}

// eachParagraph visits the paragraphs of blocks in reading order, those of
// tables row by row.
func eachParagraph(blocks []flow.Block, visit func(*flow.Paragraph)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Paragraph:
			visit(b)
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					eachParagraph(b.Rows[i].Cells[j].Blocks, visit)
				}
			}
		}
	}
}
