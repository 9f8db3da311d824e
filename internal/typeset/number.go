package typeset

import (
	"strconv"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// numbering holds the number of every division and the wording of every
// reference to a label.
type numbering struct {
	words law.FixedText
	of    map[*doc.Division]designation
	cited map[string]citation // by label
}

// designation is what is printed before a division.
type designation struct {
	text  string // “II.”, “1.”, “a)”, “Chương I”
	alone bool   // on a line of its own, above the heading
}

// citation is how a label is referred to.
type citation struct {
	text     string // “khoản 2 Mục II”; empty for an appendix as a whole
	appendix string // “Phụ lục I” if it stands in one
}

// from returns the wording in a text that stands in an appendix, or in the
// body if that is empty: inside one appendix its name goes without saying.
func (c citation) from(appendix string) string {
	switch {
	case c.text == "":
		return c.appendix
	case c.appendix == "" || c.appendix == appendix:
		return c.text
	}
	return c.text + " " + c.appendix
}

// numberAll numbers the body and each appendix afresh.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm c và điểm đ.
func numberAll(r *law.Regulation, d *doc.Document) *numbering {
	n := &numbering{words: r.Text(), of: map[*doc.Division]designation{}, cited: map[string]citation{}}
	n.walk(d.Body, trail{layoutA: hasArticles(d.Body), articles: new(int)})
	for i := range d.Appendices {
		a := &d.Appendices[i]
		name := appendixName(r, a)
		if a.Label != "" {
			n.cited[a.Label] = citation{appendix: name}
		}
		n.walk(a.Body, trail{layoutA: hasArticles(a.Body), articles: new(int), appendix: name})
	}
	return n
}

// appendixName is the word and, where there are several, the number.
func appendixName(r *law.Regulation, a *doc.Appendix) string {
	word := r.Text().AppendixWord
	if a.Number == 0 {
		return word
	}
	return word + " " + viet.Roman(a.Number)
}

// trail is where a division stands.
type trail struct {
	layoutA  bool   // Mục is numbered 1, 2, …; otherwise I, II, …
	articles *int   // Điều run through the whole text
	within   string // how the divisions around it are cited; empty at the top
	appendix string // name of the appendix it stands in; empty for the body
}

// hasArticles reports whether a body follows layout a, which has chapters or
// articles.
func hasArticles(blocks []doc.Block) bool {
	for _, b := range blocks {
		d, ok := b.(*doc.Division)
		if ok && (d.Level == doc.LevelChapter || d.Level == doc.LevelArticle || hasArticles(d.Blocks)) {
			return true
		}
	}
	return false
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
		case *doc.List:
			for _, item := range b.Items {
				n.walk(item, t)
			}
			row = false
		default:
			row = false
		}
	}
}

// next is the number that follows last.
func (n *numbering) next(d *doc.Division, last int, row bool, t trail) int {
	if d.Level == doc.LevelArticle {
		*t.articles++
		return *t.articles
	}
	if !row && d.Given != "" {
		if given, ok := givenNumber(d); ok {
			return given
		}
	}
	return last + 1
}

func givenNumber(d *doc.Division) (int, bool) {
	if d.Level == doc.LevelPoint {
		if i := viet.LetterNumber(d.Given); i > 0 {
			return i, true
		}
	}
	i, err := strconv.Atoi(d.Given)
	return i, err == nil && i > 0
}

func (n *numbering) division(d *doc.Division, i int, t trail) {
	number, roman := strconv.Itoa(i), viet.Roman(i)
	w := &n.words
	printed, cited, alone := number+".", "", false
	switch d.Level {
	case doc.LevelPart:
		printed, cited, alone = w.PartWord+" "+roman, w.PartWord+" "+roman, true
	case doc.LevelChapter:
		printed, cited, alone = w.ChapterWord+" "+roman, w.ChapterWord+" "+roman, true
	case doc.LevelSection:
		if t.layoutA {
			printed, cited, alone = w.SectionWord+" "+number, w.SectionWord+" "+number, true
		} else {
			printed, cited = roman+".", w.SectionWord+" "+roman
		}
	case doc.LevelSubsection:
		printed, cited, alone = w.SubsectionWord+" "+number, w.SubsectionWord+" "+number, true
	case doc.LevelArticle:
		// An article is cited without the chapters around it.
		printed, cited, t.within = w.ArticleWord+" "+number+".", w.ArticleWord+" "+number, ""
	case doc.LevelClause:
		cited = w.ClauseWord + " " + number
	case doc.LevelPoint:
		printed, cited = viet.Letter(i)+")", w.PointWord+" "+viet.Letter(i)
	}
	n.of[d] = designation{printed, alone}
	if t.within != "" {
		cited += " " + t.within
	}
	if d.Label != "" {
		n.cited[d.Label] = citation{cited, t.appendix}
	}
	t.within = cited
	n.walk(d.Blocks, t)
}
