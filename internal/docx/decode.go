package docx

import (
	"time"

	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/unit"
)

// Decode reads a Word file as its reader sees it: formatting resolved through
// styles, lists and tables, tracked changes accepted, hidden text left out,
// fields as what they show. file names the input in places. An error is a
// *FormatError.
//
// What a flow cannot hold is named in Source.Lost. Our own files give back the
// flow that they were made of, but for the components of the paragraphs.
func Decode(file string, data []byte) (*flow.Flow, error) {
	a, err := open(data)
	if err != nil {
		return nil, err
	}
	d := &decoder{archive: a, file: file, part: a.main()}
	root, err := a.part(a.main())
	if err != nil {
		return nil, err
	}
	if err := d.parts(); err != nil {
		return nil, err
	}
	d.source.Strict = a.strict
	f := &flow.Flow{Source: &d.source}
	if f.Meta, err = d.meta(); err != nil {
		return nil, err
	}
	body := root.child("w:body")
	if body == nil {
		return nil, torn("phần “%s” không có nội dung văn bản (w:body)", a.main())
	}
	if f.Sections, err = d.sections(body); err != nil {
		return nil, err
	}
	d.anchor(f)
	d.source.Language = d.language()
	return f, nil
}

// decoder reads one file.
type decoder struct {
	archive   *archive
	file      string
	part      string // being read
	sheet     *sheet
	notes     map[noteKey]*element
	source    flow.Source
	settings  settings
	line      int  // paragraphs of the text so far
	fixed     int  // line of all paragraphs read now; 0 to count on
	tables    int  // of the text so far
	count     int  // notes so far, or the number of the last
	recounts  bool // notes of the section being read are counted anew
	boxes     int  // of text around the block being read
	nested    int  // tables around the block being read
	page      flow.PageSetup
	drawer    *drawer
	fields    []*field
	bookmarks map[string]string // name in the file -> bookmark of its paragraph
	pending   []string          // bookmarks that begin before the next paragraph
	languages map[string]int    // letters of each language
	spoken    string            // language of the last run
	spokenLen int               // its letters not yet in languages
	repeated  int               // elements of notes and margins, as often as they were read
	err       error             // first of a part that notes or margins need
}

// settings are those of the file that change what its text looks like.
type settings struct {
	evenAndOdd bool
	topGutter  bool
	mode       int // of compatibility: 15 for Word 2013 and later
	auto       int // gap the program sets where it is left to it, in twips
	language   string
}

// parts reads the parts that the text rests on.
func (d *decoder) parts() error {
	var e struct{ styles, numbering, theme, settings, comments, footnotes, endnotes *element }
	var err error
	relations := d.archive.related(d.part)
	for _, p := range []struct {
		kind string
		to   **element
	}{
		{"styles", &e.styles}, {"numbering", &e.numbering}, {"theme", &e.theme}, {"settings", &e.settings},
		{"comments", &e.comments}, {"footnotes", &e.footnotes}, {"endnotes", &e.endnotes},
	} {
		if *p.to, err = d.first(relations, p.kind); err != nil {
			return err
		}
	}
	d.sheet = readSheet(e.styles, e.numbering, e.theme)
	d.drawer = newDrawer(d.archive, e.theme, d.textBox)
	d.notes = map[noteKey]*element{}
	for n := range e.footnotes.each("w:footnote") {
		d.notes[noteKey{false, n.value("w:id")}] = n
	}
	for n := range e.endnotes.each("w:endnote") {
		d.notes[noteKey{true, n.value("w:id")}] = n
	}
	for range e.comments.each("w:comment") {
		d.source.Comments++
	}
	d.bookmarks, d.languages = map[string]string{}, map[string]int{}
	d.readSettings(e.settings)
	return nil
}

// first returns the part that relations of a kind lead to; nil if there is
// none. Of several the one with the least target holds.
func (d *decoder) first(relations map[string]relation, kind string) (*element, error) {
	target := ""
	for _, r := range relations {
		if !r.external && r.kind == kind && d.archive.has(r.target) && (target == "" || r.target < target) {
			target = r.target
		}
	}
	if target == "" {
		return nil, nil
	}
	return d.archive.part(target)
}

// readSettings reads word/settings.xml. ECMA-376-1, 17.15.1.78 (settings).
func (d *decoder) readSettings(e *element) {
	s := settings{mode: 12, auto: autoGap}
	s.evenAndOdd, s.topGutter = hasOn(e, "w:evenAndOddHeaders"), hasOn(e, "w:gutterAtTop")
	s.language = e.child("w:themeFontLang").value("w:val")
	compat := e.child("w:compat")
	if hasOn(compat, "w:doNotUseHTMLParagraphAutoSpacing") {
		s.auto = plainGap
	}
	for c := range compat.each("w:compatSetting") {
		if n, ok := numberOf(c.value("w:val")); ok && c.value("w:name") == "compatibilityMode" {
			s.mode = n
		}
	}
	d.settings = s
}

// meta reads what the file says about itself.
func (d *decoder) meta() (flow.Meta, error) {
	var m flow.Meta
	relations := d.archive.related("")
	core, err := d.first(relations, "core-properties")
	if err != nil {
		return m, err
	}
	m = flow.Meta{
		Title: core.child("dc:title").content(), Subject: core.child("dc:subject").content(),
		Author: core.child("dc:creator").content(), Category: core.child("cp:category").content(),
	}
	if created := core.child("dcterms:created").content(); len(created) >= len(time.DateOnly) {
		created = created[:len(time.DateOnly)]
		if _, err := time.Parse(time.DateOnly, created); err == nil {
			m.Created = created
		}
	}
	custom, err := d.first(relations, "custom-properties")
	if err != nil {
		return m, err
	}
	for p := range custom.each("cust:property") {
		value := ""
		for _, c := range p.children {
			value += c.content()
		}
		m.Properties = append(m.Properties, flow.Property{Name: p.value("name"), Value: value})
	}
	app, err := d.first(relations, "extended-properties")
	if err != nil {
		return m, err
	}
	d.source.Application = app.child("ep:Application").content()
	return m, nil
}

// lost records something that a flow cannot hold, where the last paragraph is.
func (d *decoder) lost(what string) {
	d.source.Lost = append(d.source.Lost, flow.Loss{What: what, At: d.at()})
}

// at is the place of the paragraph being read.
func (d *decoder) at() diag.Range {
	line := d.line
	if d.fixed > 0 {
		line = d.fixed
	}
	return diag.Range{File: d.file, Start: diag.Pos{Line: max(line, 1), Col: 1}}
}

// speak counts letters of a language.
func (d *decoder) speak(language string, letters int) {
	if language != d.spoken {
		d.languages[d.spoken] += d.spokenLen
		d.spoken, d.spokenLen = language, 0
	}
	d.spokenLen += letters
}

// language is that of most of the text; of two with as much, the first by name.
func (d *decoder) language() string {
	d.speak("", 0)
	best := ""
	for name, letters := range d.languages {
		if name != "" && (best == "" || letters > d.languages[best] || letters == d.languages[best] && name < best) {
			best = name
		}
	}
	if best == "" {
		best = d.settings.language
	}
	return best
}

// anchor ties references to bookmarks that are in the flow. A paragraph with
// several bookmarks answers to one; one that nothing refers to stays.
func (d *decoder) anchor(f *flow.Flow) {
	eachParagraph(f, func(p *flow.Paragraph) {
		for i := range p.Runs {
			r := &p.Runs[i]
			r.Target, r.PageOf = d.bookmarks[r.Target], d.bookmarks[r.PageOf]
		}
	})
}

// surroundings are what stands around the blocks being read.
type surroundings struct {
	width unit.Length // of their column
	cell  *cellLook   // nil outside of tables whose style says something
	where string
	text  bool // of the document, not of a box, note or margin
	inner bool // in a table
}
