package typeset

import (
	"strconv"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// numbering holds the number of every division and the wording of every
// reference to a label. What is counted while the text is set is in progress.
type numbering struct {
	words    law.FixedText
	of       map[*doc.Division]designation
	headings map[string][]*doc.Division // in reading order, by the key of their part
	cited    map[string]citation        // divisions, attachments and appendices by label
	sources  map[string]*doc.Citation   // văn bản được viện dẫn by label
	file     string                     // key of the part that is set to a file of its own; empty for the document
	progress progress
}

// designation is what is printed before a division.
type designation struct {
	number  int
	text    string // “II.”, “1.”, “a)”, “Chương I”
	alone   bool   // on a line of its own, above the heading
	outline int    // level in the outline of the file, see outlineAbove; 0 without a heading
}

// part is a text whose numbers start afresh: the body, an attachment or an
// appendix.
type part struct {
	key  string // its name, or empty for the body
	name string // what is said after its divisions elsewhere: “Phụ lục II”
	file string // key of the part whose file holds it; empty for the file of the document
}

// citation is how a label is referred to.
type citation struct {
	text string // “khoản 2 Mục II”; empty for an attachment or appendix as a whole
	part part
}

// from returns the wording in a text that stands in the part with a key: inside
// one part its name goes without saying.
func (c citation) from(key string) string {
	switch {
	case c.text == "":
		return c.part.name
	case c.part.key == key:
		return c.text
	}
	return c.text + " " + c.part.name
}

// numberAll numbers the body, each attachment and each appendix afresh.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm c và điểm đ.
func numberAll(r *law.Regulation, d *doc.Document) *numbering {
	n := &numbering{
		words: r.Text(), of: map[*doc.Division]designation{}, headings: map[string][]*doc.Division{},
		cited: map[string]citation{}, sources: map[string]*doc.Citation{}, progress: newProgress(),
	}
	for i := range d.Citations {
		n.sources[d.Citations[i].Label] = &d.Citations[i]
	}
	n.part(d.Body, part{name: d.Kind.Name}, "")
	for i := range d.Attachments {
		a := &d.Attachments[i]
		n.part(a.Body, newPart(attachmentName(d, a), a.Separate), a.Label)
	}
	for i := range d.Appendices {
		a := &d.Appendices[i]
		n.part(a.Body, newPart(appendixName(r, a), a.Separate), a.Label)
	}
	return n
}

func newPart(name string, separate bool) part {
	p := part{key: name, name: name}
	if separate {
		p.file = name
	}
	return p
}

// appendixName is the word and, where there are several, the number.
func appendixName(r *law.Regulation, a *doc.Appendix) string {
	word := r.Text().AppendixWord
	if a.Number == 0 {
		return word
	}
	return word + " " + viet.Roman(a.Number)
}

// attachmentName is the name of its kind and, where another attachment is of
// that kind too, what it is about.
func attachmentName(d *doc.Document, a *doc.Attachment) string {
	for i := range d.Attachments {
		other := &d.Attachments[i]
		if other != a && other.Kind.Name == a.Kind.Name && a.Subject.Text != "" {
			return a.Kind.Name + " " + viet.LowerFirst(a.Subject.Text)
		}
	}
	return a.Kind.Name
}

// trail is where a division stands.
type trail struct {
	layoutA  bool // Mục is numbered 1, 2, …; otherwise I, II, …
	running  *counters
	quoted   bool              // in a quotation, whose headings are not those of the text
	within   string            // how the divisions around it are cited; empty at the top
	part     part              // the text it stands in
	outlines map[doc.Level]int // of the ranks in use
}

// counters count the ranks that run through a whole text, whatever is around
// them.
type counters struct{ parts, chapters, articles int }

// of returns the counter of a rank, nil if the rank starts again in each
// division.
func (c *counters) of(l doc.Level) *int {
	switch l {
	case doc.LevelPart:
		return &c.parts
	case doc.LevelChapter:
		return &c.chapters
	case doc.LevelArticle:
		return &c.articles
	}
	return nil
}

// part numbers a text and names it for references.
func (n *numbering) part(body []doc.Block, p part, label string) {
	if label != "" {
		n.cited[label] = citation{part: p}
	}
	used := map[doc.Level]bool{}
	ranks(body, used)
	outlines := map[doc.Level]int{}
	above := outlineAbove(p.key)
	for l := doc.LevelPart; l <= doc.LevelPoint; l++ {
		if used[l] {
			outlines[l] = above + len(outlines) + 1
		}
	}
	n.walk(body, trail{layoutA: doc.HasArticles(body), running: &counters{}, part: p, outlines: outlines})
}

// outlineAbove is the outline level above the headings of the part with a key:
// those of an attachment or appendix stand below its title, which has level 1
// as the highest headings of the body do. With the seven ranks of doc.Level it
// stays within the nine that Word has.
func outlineAbove(key string) int {
	if key == "" {
		return 0
	}
	return 1
}

// ranks finds the ranks of the headings of a text.
func ranks(blocks []doc.Block, used map[doc.Level]bool) {
	for _, b := range blocks {
		if d, ok := b.(*doc.Division); ok {
			used[d.Level] = used[d.Level] || len(d.Heading) > 0
			ranks(d.Blocks, used)
		}
	}
}

// walk numbers the divisions among blocks. Divisions of one rank in a row
// count on; a row that starts again with a typed number starts there, so that
// text between two clauses does not break their count.
func (n *numbering) walk(blocks []doc.Block, t trail) {
	count := map[doc.Level]int{}
	row := false // the block before was a division
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Division:
			count[b.Level] = n.next(b, count[b.Level], row, t)
			n.division(b, count[b.Level], t)
			row = true
			continue
		case *doc.List:
			for _, item := range b.Items {
				n.walk(item, t)
			}
		case *doc.Quote:
			n.walk(b.Blocks, trail{layoutA: doc.HasArticles(b.Blocks), running: &counters{}, quoted: true, part: t.part})
		}
		row = false
	}
}

// next is the number of the division after number last of its rank. A typed
// number ahead of the count holds: an extract or a quotation leaves some out.
func (n *numbering) next(d *doc.Division, last int, row bool, t trail) int {
	given := givenNumber(d)
	if running := t.running.of(d.Level); running != nil {
		*running = max(*running+1, given)
		return *running
	}
	if !row && len(d.Heading) == 0 && given > 0 {
		return given
	}
	return max(last+1, given)
}

// givenNumber is the number that the author typed, 0 if none or none that the
// rank can have.
func givenNumber(d *doc.Division) int {
	switch d.Level {
	case doc.LevelPoint:
		if i := viet.LetterNumber(d.Given); i > 0 {
			return i
		}
	case doc.LevelPart, doc.LevelChapter, doc.LevelSection:
		if i := viet.RomanNumber(d.Given); i > 0 {
			return i
		}
	}
	i, err := strconv.Atoi(d.Given)
	if err != nil || i < 1 {
		return 0
	}
	return i
}

// division gives a division its number i and numbers what it holds.
func (n *numbering) division(d *doc.Division, i int, t trail) {
	number, roman := strconv.Itoa(i), viet.Roman(i)
	w := &n.words
	printed, cited, alone := number+".", "", false
	switch d.Level {
	case doc.LevelPart:
		printed, cited, alone = w.PartWord+" "+roman, w.PartWord+" "+roman, true
	case doc.LevelChapter:
		// Chapters and articles run on, so they are cited without what is around them.
		printed, cited, alone, t.within = w.ChapterWord+" "+roman, w.ChapterWord+" "+roman, true, ""
	case doc.LevelSection:
		if t.layoutA {
			printed, cited, alone = w.SectionWord+" "+number, w.SectionWord+" "+number, true
		} else {
			printed, cited = roman+".", w.SectionWord+" "+roman
		}
	case doc.LevelSubsection:
		printed, cited, alone = w.SubsectionWord+" "+number, w.SubsectionWord+" "+number, true
	case doc.LevelArticle:
		printed, cited, t.within = w.ArticleWord+" "+number+".", w.ArticleWord+" "+number, ""
	case doc.LevelClause:
		cited = w.ClauseWord + " " + number
	case doc.LevelPoint:
		printed, cited = viet.Letter(i)+")", w.PointWord+" "+viet.Letter(i)
	}
	outline := 0
	if len(d.Heading) > 0 && !t.quoted {
		outline = t.outlines[d.Level]
		n.headings[t.part.key] = append(n.headings[t.part.key], d)
	}
	n.of[d] = designation{i, printed, alone, outline}
	if t.within != "" {
		cited += " " + t.within
	}
	if d.Label != "" {
		n.cited[d.Label] = citation{cited, t.part}
	}
	t.within = cited
	n.walk(d.Blocks, t)
}
