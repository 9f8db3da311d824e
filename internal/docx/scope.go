package docx

import (
	"strconv"
	"strings"

	"vanban/internal/flow"
)

// scopes are the parts of a document that its tables of contents cover, each a
// bookmark around blocks. Without one Word would add the headings of every
// attachment and appendix when it sets the field anew.
type scopes struct {
	of    map[*flow.Paragraph]string // first entry -> bookmark
	begin map[flow.Block][]string    // bookmarks that begin before a block
	end   []int                      // how many end after each section
}

// scopesOf finds the part that each table of contents covers: from what
// follows it, or from its first heading if that stands above, to the end of
// its text, after which page numbers start again. taken holds the names of
// other bookmarks in small letters.
func scopesOf(f *flow.Flow, taken map[string]bool) scopes {
	s := scopes{of: map[*flow.Paragraph]string{}, begin: map[flow.Block][]string{}, end: make([]int, len(f.Sections))}
	count := 0
	for i := 0; i < len(f.Sections); {
		text := f.Sections[i].Blocks
		last := i
		for last+1 < len(f.Sections) && !f.Sections[last+1].Page.RestartNumber {
			last++
			text = append(text[:len(text):len(text)], f.Sections[last].Blocks...)
		}
		for j := 0; j < len(text); j++ {
			first := j
			for j < len(text) && isEntry(text[j]) {
				j++
			}
			from := firstShown(text, first, j)
			if first == j || from == nil {
				continue
			}
			name := ""
			for name == "" || taken[strings.ToLower(name)] {
				count++
				name = scopePrefix + strconv.Itoa(count)
			}
			s.of[text[first].(*flow.Paragraph)] = name
			s.begin[from] = append(s.begin[from], name)
			s.end[last]++
		}
		i = last + 1
	}
	return s
}

const scopePrefix = "PhamViMucLuc"

// firstShown is the first heading of the entries text[first:end], or what
// follows them if that comes before; nil if there is neither.
func firstShown(text []flow.Block, first, end int) flow.Block {
	shown := map[string]bool{}
	for _, b := range text[first:end] {
		for _, r := range b.(*flow.Paragraph).Runs {
			shown[r.Target] = r.Target != ""
		}
	}
	for _, b := range text[:first] {
		if p, ok := b.(*flow.Paragraph); ok && shown[p.Bookmark] {
			return b
		}
	}
	if end < len(text) {
		return text[end]
	}
	return nil
}

// beginScopes begins the bookmarks around what starts with b.
// ECMA-376-1, 17.13.6.2 (bookmarkStart).
func (e *encoder) beginScopes(b flow.Block) {
	for _, name := range e.scopes.begin[b] {
		e.bookmarkStart(name)
		e.open = append(e.open, e.bookmarks)
		e.bookmarks++
	}
}

// endScopes ends the bookmarks that the text up to a section ends with.
func (e *encoder) endScopes(section int) {
	for range e.scopes.end[section] {
		e.bookmarkEnd(e.open[len(e.open)-1])
		e.open = e.open[:len(e.open)-1]
	}
}

func (e *encoder) bookmarkStart(name string) {
	e.s("<w:bookmarkStart")
	e.number("id", e.bookmarks)
	e.s(` w:name="`)
	e.s(name)
	e.s(`"/>`)
}

func (e *encoder) bookmarkEnd(id int) {
	e.s("<w:bookmarkEnd")
	e.number("id", id)
	e.s("/>")
}
