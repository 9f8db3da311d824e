package docx

import "vanban/internal/flow"

const (
	styleNote       = "ChuThich"   // of the paragraphs of notes
	styleNoteNumber = "SoChuThich" // of characters
)

// separators are the notes that draw the line above the footnotes of a page.
// Word numbers them so; those of the text follow from 1.
// ECMA-376-1, 17.11.23 (separator), 17.11.1 (continuationSeparator).
const separators = `<w:footnote w:type="separator" w:id="-1">` + separatorLook + `<w:separator/></w:r></w:p></w:footnote>` +
	`<w:footnote w:type="continuationSeparator" w:id="0">` + separatorLook + `<w:continuationSeparator/></w:r></w:p></w:footnote>`

const separatorLook = `<w:p><w:pPr><w:pStyle w:val="` + styleNote + `"/>` +
	`<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>` +
	`<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr><w:r>`

// noteNumber is the style that Word gives the numbers of notes its user adds.
// LibreOffice 7.4 looks for its name, and raises the numbers at the foot of
// the page only if it is there.
const noteNumber = `<w:style w:type="character" w:styleId="` + styleNoteNumber + `">` +
	`<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>` +
	`<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`

// footnotes returns word/footnotes.xml.
// ECMA-376-1, 17.11.15 (footnotes), 17.11.10 (footnote).
//
//	<w:footnotes>
//	  <w:footnote w:type="separator" w:id="-1">…</w:footnote>
//	  <w:footnote w:type="continuationSeparator" w:id="0">…</w:footnote>
//	  <w:footnote w:id="1">
//	    <w:p>
//	      <w:pPr><w:pStyle w:val="ChuThich"/></w:pPr>
//	      <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>
//	      <w:r><w:t xml:space="preserve"> Theo số liệu …</w:t></w:r>
//	    </w:p>
//	  </w:footnote>
//	</w:footnotes>
func (e *encoder) footnotes() []byte {
	return e.apart(xmlStart+`<w:footnotes xmlns:w="`+nsMain+`">`+separators, func() {
		for i, note := range e.notes {
			e.s("<w:footnote")
			e.number("id", i+1)
			e.s(">")
			for _, p := range note {
				e.paragraph(p, nil)
			}
			e.s("</w:footnote>")
		}
	}, "</w:footnotes>")
}

// noteMark writes the mark of the note added last. Where notes are counted anew
// within a file their numbers are written out: LibreOffice 7.4 takes the
// w:numRestart of a section for the whole file and loses count. It shows numbers
// that are written out rightly in the text and twice at the foot of the page.
// ECMA-376-1, 17.11.14 (footnoteReference, customMarkFollows).
//
//	<w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t xml:space="preserve">1</w:t>
func (e *encoder) noteMark(number string) {
	e.s("<w:footnoteReference")
	if e.recounts {
		e.s(` w:customMarkFollows="1"`)
	}
	e.number("id", len(e.notes))
	e.s("/>")
	if e.recounts {
		e.runText(number)
	}
}

// settingsOfNotes names the separators in the settings.
// ECMA-376-1, 17.11.9 (footnotePr).
const settingsOfNotes = `<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` + "\n"

// apart writes a part other than the document with the functions that write
// the document.
func (e *encoder) apart(start string, write func(), end string) []byte {
	document := e.b
	e.b = make([]byte, 0, 4<<10)
	e.s(start)
	write()
	e.s(end)
	part := e.b
	e.b = document
	return part
}

// beforeTable writes an empty paragraph of one twip before a table that begins
// the section with the first footnote: LibreOffice 7.4 puts a line of its own
// there, of the size of plain text, if the table comes first.
func (e *encoder) beforeTable(s *flow.Section) {
	if _, first := s.Blocks[0].(*flow.Table); !first || !hasNotes(s) {
		return
	}
	has := e.looks[styleTail]
	want := has
	want.line = 1
	e.s("<w:p><w:pPr>")
	e.styleName(styleTail)
	e.spacing(want, has)
	e.s("</w:pPr></w:p>")
}

// hasNotes reports whether a paragraph of s has a footnote.
func hasNotes(s *flow.Section) bool {
	found := false
	eachInBlocks(s.Blocks, func(p *flow.Paragraph) {
		for i := range p.Runs {
			found = found || p.Runs[i].Note != nil
		}
	})
	return found
}
