// Package docx writes a flow as a WordprocessingML file.
//
// [Encode] is the function most readers want, a [Packer] does the same for many
// files; [Verify] reads a finished file
// back and says what is wrong with it. The package decides no presentation:
// the flow has resolved it. A style takes the look that most of its paragraphs
// have, and a paragraph states what sets it apart.
//
// Some paragraphs of the file are not in the flow: the empty one after a table
// ([flow.NeedsTail]), which layout counts too, one of no height before a table
// that begins the section of the first footnote, and those of the headers.
package docx

import (
	"strconv"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// Encode returns f as a DOCX file. Equal flows give equal bytes. It fails if
// f breaks a promise of its types: no sections, unknown style, missing size,
// cells that do not fill their row, a reference without its bookmark, a
// character that XML cannot hold. So it does if f has floats, which only files
// made elsewhere have. Automatic numbers are written as plain text.
func Encode(f *flow.Flow) ([]byte, error) { return NewPacker().Encode(f) }

// encoder builds the body of one document.
type encoder struct {
	markup
	looks     map[flow.Style]look
	names     map[string]string // bookmark in the flow -> legal bookmark name
	bookmarks int               // begun so far; the next id
	scopes    scopes            // what tables of contents cover
	open      []int             // ids of the bookmarks around blocks that have not ended
	headers   []unit.Length     // size of the page number of each header part
	tops      distinct          // heads of pages, so far
	feet      distinct          // feet of pages, so far
	evens     bool              // pages of even number have heads or feet of their own
	footers   bool              // pages after the first have feet
	media     []media           // pictures, so far
	pictures  int               // how often one was written
	notes     [][]*flow.Paragraph
	recounts  bool              // notes are counted anew within the file
	entries   []*flow.Paragraph // of tables of contents, so far
	field     entry             // place of the next paragraph in a table of contents
}

func newEncoder(f *flow.Flow) *encoder {
	names, taken := bookmarkNames(f)
	e := &encoder{names: names, scopes: scopesOf(f, taken), looks: usualLooks(f)}
	e.b = make([]byte, 0, 16<<10)
	for i, s := range f.Sections {
		e.recounts = e.recounts || i > 0 && s.Page.RestartNotes
		e.addHeader(s.Page.NumberSize)
		e.evens = e.evens || s.Page.EvenDiffers
		e.footers = e.footers || len(s.Page.NextFooter)+len(s.Page.EvenFooter) > 0
	}
	return e
}

const documentStart = xmlStart + `<w:document xmlns:w="` + nsMain + `" xmlns:r="` + nsRel + `"><w:body>`

// document writes word/document.xml: the blocks of each section, the last
// paragraph of all sections but the last holding the section's properties.
func (e *encoder) document(f *flow.Flow) {
	e.s(documentStart)
	for i, s := range f.Sections {
		if len(e.notes) == 0 {
			e.beforeTable(s)
		}
		if i == len(f.Sections)-1 {
			e.blocks(s.Blocks, nil)
			e.endScopes(i)
			e.section(&s.Page)
		} else {
			e.blocks(s.Blocks, &s.Page)
			e.endScopes(i)
		}
	}
	e.s("</w:body></w:document>")
}

// blocks writes blocks in a row. A non-nil page is that of the section that
// ends with them.
func (e *encoder) blocks(list []flow.Block, page *flow.PageSetup) {
	twin := false // this block is a frame that must not join the one before
	for i, b := range list {
		var ends *flow.PageSetup
		if i == len(list)-1 {
			ends = page
		}
		_, framed := b.(*flow.Frame)
		e.beginScopes(b)
		switch b := b.(type) {
		case *flow.Paragraph:
			e.field = entryOf(list, i)
			e.paragraph(b, ends)
		case *flow.Stroke:
			e.stroke(b, ends)
		case *flow.Frame:
			e.frame(b, twin, ends)
		case *flow.Table:
			e.table(b)
			if flow.NeedsTail(list[i+1:]) {
				e.tableTail(ends)
			}
		}
		twin = framed && !twin
	}
}

// bookmarkNames gives each bookmark of f a name that Word accepts: ASCII
// letters, digits and underscores, at most 40, unique without regard to case.
// taken holds these names in small letters.
func bookmarkNames(f *flow.Flow) (names map[string]string, taken map[string]bool) {
	names, taken = map[string]string{}, map[string]bool{}
	eachParagraph(f, func(p *flow.Paragraph) {
		if p.Bookmark == "" {
			return
		}
		name := legalName(p.Bookmark)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			suffix := "_" + strconv.Itoa(n)
			base := legalName(p.Bookmark)
			name = base[:min(len(base), maxBookmark-len(suffix))] + suffix
		}
		taken[strings.ToLower(name)] = true
		names[p.Bookmark] = name
	})
	return names, taken
}

// maxBookmark is the longest bookmark name Word accepts.
const maxBookmark = 40

func legalName(s string) string {
	b := make([]byte, 0, maxBookmark)
	for _, r := range s {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
		digit := '0' <= r && r <= '9'
		switch {
		case letter || digit && len(b) > 0:
			b = append(b, byte(r))
		case digit:
			b = append(b, '_', byte(r))
		default:
			b = append(b, '_')
		}
	}
	return string(b[:min(len(b), maxBookmark)])
}

// eachParagraph calls visit for every paragraph of f in reading order, a note
// after the paragraph it belongs to, the head and foot of first pages before
// the text of their section.
func eachParagraph(f *flow.Flow, visit func(*flow.Paragraph)) {
	for _, s := range f.Sections {
		eachInBlocks(s.Page.FirstHeader, visit)
		eachInBlocks(s.Page.FirstFooter, visit)
		for _, blocks := range [...][]flow.Block{s.Page.NextHeader, s.Page.NextFooter, s.Page.EvenHeader, s.Page.EvenFooter} {
			eachInBlocks(blocks, visit)
		}
		eachInBlocks(s.Blocks, visit)
	}
}

func eachInBlocks(list []flow.Block, visit func(*flow.Paragraph)) {
	for _, b := range list {
		switch b := b.(type) {
		case *flow.Paragraph:
			visit(b)
			for i := range b.Runs {
				for _, p := range b.Runs[i].Note {
					visit(p)
				}
			}
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					eachInBlocks(b.Rows[i].Cells[j].Blocks, visit)
				}
			}
		}
	}
}
