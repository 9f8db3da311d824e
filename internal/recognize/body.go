package recognize

import (
	"strings"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// body finds căn cứ, nội dung, the signature and Nơi nhận: what the head has
// left, from next on. The end is found first, from below, since nothing in the
// text tells as surely where it stops.
func (s *segment) body() {
	rest := s.lines[s.afterHead():]
	end := s.end(rest)
	r := &bodyReader{segment: s, ranks: newRanks(s.env.Regulation.Text()), text: rest[:end.from]}
	r.read()
	for i := range end.found {
		f := &end.found[i]
		s.tag(&f.line, f.component, f.sure)
	}
	s.leftOver(rest[end.until:])
	if s.doc.Regime == Administrative {
		s.doc.Content = s.say(r.items, end)
	}
}

// afterHead is the first line that the head has left. Head and signature of a
// copy may stand in one table.
func (s *segment) afterHead() int {
	i := s.next
	for s.doc.Role == Copy && i > 0 && i <= len(s.lines) && s.lines[i-1].p != nil && s.lines[i-1].p.Component == "" && s.lines[i-1].at.outer != nil {
		i--
	}
	return i
}

// leftOver marks what stands below the signature and belongs to no part that
// is known. Its tables are told, so that nobody takes their text for the body.
func (s *segment) leftOver(lines []line) {
	for i := range lines {
		if t := lines[i].at.outer; t != nil {
			s.data(t)
		}
	}
}

// data gives a data table and all that stands in it its component.
func (s *segment) data(t *flow.Table) {
	if t.Component != "" {
		return
	}
	t.Component = law.TableText
	eachParagraph([]flow.Block{t}, func(p *flow.Paragraph) {
		if p.Component == "" {
			p.Component = law.TableText
		}
	})
}

// what tells the items of a body apart.
type what int

const (
	isText what = iota
	isDivision
	isBullet
	isTable
	isImage
	isCaption
	isContents
	isQuote
	isBasis
	isCompetence
	isEnactment
	isParties
	isMerged // in the heading above it
)

// item is a paragraph or table of the body with what it was found to be.
type item struct {
	what      what
	line      *line
	component law.Component
	sure      Confidence
	number    number
	headed    bool // a division whose paragraph is its heading
	// more are the paragraphs after the first that the heading goes on in.
	more   []*line
	marker doc.Marker // of a bullet
	size   int        // bytes that the mark of a bullet takes
	// table and lines are those of a table.
	table *flow.Table
	lines []line
	// follows tells that a plain paragraph belongs to the division before it.
	follows bool
	first   bool // the first line of a party
}

// bodyReader reads the text between head and end.
type bodyReader struct {
	*segment
	ranks ranks
	text  []line
	items []item
}

// read finds the items of the text and tags them.
func (r *bodyReader) read() {
	r.split()
	at := r.opening()
	r.parties(at)
	r.quotes(at)
	r.divisions(at)
	r.follow()
	for i := range r.items {
		r.tagItem(&r.items[i])
	}
}

// split makes an item of each paragraph that says something and of each table.
func (r *bodyReader) split() {
	for i := 0; i < len(r.text); i++ {
		l := &r.text[i]
		if t := l.at.outer; t != nil {
			from := i
			for i+1 < len(r.text) && r.text[i+1].at.outer == t {
				i++
			}
			r.items = append(r.items, item{what: isTable, component: law.TableText, line: l, table: t, lines: r.text[from : i+1]})
			continue
		}
		if l.p == nil {
			continue
		}
		it := item{line: l, component: law.BodyText}
		switch {
		case l.p.Contents > 0:
			it.what, it.component = isContents, law.Contents
		case l.empty() && picture(l.p) != nil:
			it.what = isImage
		case l.empty(), isRule(l.text):
			continue
		}
		r.items = append(r.items, it)
	}
	r.contentsTitles()
	r.captions()
}

// picture returns the first picture of a paragraph, or nil.
func picture(p *flow.Paragraph) *flow.Image {
	for i := range p.Runs {
		if p.Runs[i].Image != nil {
			return p.Runs[i].Image
		}
	}
	return nil
}

// captions finds the line below a picture that says what it shows.
func (r *bodyReader) captions() {
	for i := 1; i < len(r.items); i++ {
		it, above := &r.items[i], &r.items[i-1]
		if it.what != isText || above.what != isImage {
			continue
		}
		l := it.line
		named := l.lead("hinh ", "anh ", "bieu do ", "so do ", "do thi ")
		if named && !strings.HasSuffix(l.text, ":") || l.p.Format.Align == flow.Center && l.look.letters < 150 {
			it.what, it.component = isCaption, law.ImageCaption
			if !named {
				it.sure = Likely
			}
		}
	}
}

// contentsTitles finds “MỤC LỤC”, and the entries below it that are no field
// but typed with dots.
func (r *bodyReader) contentsTitles() {
	title := foldNFC(r.env.Regulation.Text().ContentsTitle)
	for i := range r.items {
		it := &r.items[i]
		if it.what != isText || strings.TrimRight(it.line.fold, ":. ") != title {
			continue
		}
		j := i + 1
		for j < len(r.items) && (r.items[j].what == isContents || isEntry(r.items[j].line)) {
			r.items[j].what, r.items[j].component = isContents, law.Contents
			j++
		}
		if j > i+1 {
			it.what, it.component = isContents, law.Contents
		}
	}
}

// isEntry reports whether a line ends with dots or a tab and a page number.
func isEntry(l *line) bool {
	if l.p == nil {
		return false
	}
	raw := l.p.Text()[l.from:l.to]
	words := strings.TrimRight(raw, "0123456789")
	return len(words) < len(raw) && len(words) > 1 && (strings.HasSuffix(words, "\t") || strings.HasSuffix(strings.TrimRight(words, " "), "...."))
}

// tagItem gives the paragraphs of an item their component.
func (r *bodyReader) tagItem(it *item) {
	switch {
	case it.what == isMerged:
	case it.what == isTable:
		r.data(it.table)
		for i := range it.lines {
			if l := &it.lines[i]; !l.empty() {
				r.notes(l.p)
				r.tag(l, law.TableText, it.sure)
			}
		}
	case it.line.empty():
		it.line.p.Component = it.component
	default:
		r.notes(it.line.p)
		r.tag(it.line, it.component, it.sure)
		for _, l := range it.more {
			r.notes(l.p)
			r.tag(l, it.component, it.sure)
		}
	}
}

// notes gives the footnotes of a paragraph their component. Runs are shared
// with the flow that was given, so those of p are copied first.
func (r *bodyReader) notes(p *flow.Paragraph) {
	if p == nil {
		return
	}
	own := false
	for i := range p.Runs {
		if len(p.Runs[i].Note) == 0 {
			continue
		}
		if !own {
			p.Runs, own = append([]flow.Run(nil), p.Runs...), true
		}
		notes := make([]*flow.Paragraph, len(p.Runs[i].Note))
		for j, n := range p.Runs[i].Note {
			c := *n
			c.Component = law.Footnote
			notes[j] = &c
		}
		p.Runs[i].Note = notes
	}
}

// styled reports whether a paragraph has the style that our files give a
// component: by its name, or as Word shows that.
func styled(p *flow.Paragraph, key string) bool {
	return p != nil && string(p.Style) == key
}
