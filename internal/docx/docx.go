// Package docx writes a flow as a WordprocessingML file.
//
// [Encode] is the function most readers want; [Verify] reads a finished file
// back and says what is wrong with it. The package decides no presentation:
// the flow has resolved it. A style takes the look that most of its paragraphs
// have, and a paragraph states what sets it apart.
//
// Three paragraphs of the file are not in the flow: the empty one after a table
// ([flow.NeedsTail]), which layout counts too, and those of the headers.
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
// character that XML cannot hold.
func Encode(f *flow.Flow) ([]byte, error) {
	if err := check(f); err != nil {
		return nil, err
	}
	e := newEncoder(f)
	e.document(f)
	return pack(e.parts(f))
}

// encoder builds the body of one document.
type encoder struct {
	markup
	looks     map[flow.Style]look
	names     map[string]string // bookmark in the flow -> legal bookmark name
	bookmarks int               // written so far; the next id
	headers   []unit.Length     // size of the page number of each header part
}

func newEncoder(f *flow.Flow) *encoder {
	e := &encoder{names: bookmarkNames(f), looks: usualLooks(f)}
	e.b = make([]byte, 0, 64<<10)
	for _, s := range f.Sections {
		e.addHeader(s.Page.NumberSize)
	}
	return e
}

const documentStart = xmlStart + `<w:document xmlns:w="` + nsMain + `" xmlns:r="` + nsRel + `"><w:body>`

// document writes word/document.xml: the blocks of each section, the last
// paragraph of all sections but the last holding the section's properties.
func (e *encoder) document(f *flow.Flow) {
	e.s(documentStart)
	for i, s := range f.Sections {
		last := i == len(f.Sections)-1
		for j, b := range s.Blocks {
			ends := j == len(s.Blocks)-1 && !last
			var page *flow.PageSetup
			if ends {
				page = &s.Page
			}
			switch b := b.(type) {
			case *flow.Paragraph:
				e.paragraph(b, page)
			case *flow.Stroke:
				e.stroke(b, page)
			case *flow.Table:
				e.table(b)
				if flow.NeedsTail(s.Blocks[j+1:]) {
					e.tableTail(page)
				}
			}
		}
		if last {
			e.section(&s.Page)
		}
	}
	e.s("</w:body></w:document>")
}

// bookmarkNames gives each bookmark of f a name that Word accepts: ASCII
// letters, digits and underscores, at most 40, unique without regard to case.
func bookmarkNames(f *flow.Flow) map[string]string {
	names := map[string]string{}
	taken := map[string]bool{}
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
	return names
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

// eachParagraph calls visit for every paragraph of f in reading order.
func eachParagraph(f *flow.Flow, visit func(*flow.Paragraph)) {
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case *flow.Paragraph:
				visit(b)
			case *flow.Table:
				for i := range b.Rows {
					eachInRow(&b.Rows[i], visit)
				}
			}
		}
	}
}

func eachInRow(r *flow.Row, visit func(*flow.Paragraph)) {
	for _, c := range r.Cells {
		for _, b := range c.Blocks {
			if p, ok := b.(*flow.Paragraph); ok {
				visit(p)
			}
		}
	}
}
