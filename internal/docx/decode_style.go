package docx

import (
	"slices"

	"vanban/internal/flow"
)

// sheet holds the styles of a file and what they rest on.
// ECMA-376-1, 17.7 (styles).
type sheet struct {
	theme   theme
	styles  map[string]*styleEntry
	normal  *styleEntry // of paragraphs that name none
	grid    *styleEntry // of tables that name none
	para    paraProps   // of the document
	run     runProps
	numbers numbering
	cells   map[cellKey]*cellLook // of tables, so far
	bases   map[baseKey]*base
}

// styleEntry is a style of any kind.
type styleEntry struct {
	id, name string
	kind     string // “paragraph”, “character”, “table” or “numbering”
	basedOn  string
	para     paraProps // of its own
	run      runProps
	table    *tableStyle // of its own; nil for other kinds
	state    int         // of resolving
	allPara  paraProps   // with those it is based on
	allRun   runProps
	outside  *base // of paragraphs that stand in no table
}

// The states of a style.
const (
	unresolved = iota
	resolving
	resolved
)

// cellLook is what a table makes of the text of a cell. It is compared by its
// address.
type cellLook struct {
	para paraProps
	run  runProps
}

type baseKey struct {
	style *styleEntry
	cell  *cellLook
}

// readSheet reads the styles, then the numbering that they refer to; nil parts
// say nothing.
func readSheet(styles, numbers, colors *element) *sheet {
	s := &sheet{
		theme: readTheme(colors), styles: map[string]*styleEntry{},
		cells: map[cellKey]*cellLook{}, bases: map[baseKey]*base{},
	}
	s.para.turn(isWidows, true)
	defaults := styles.child("w:docDefaults")
	own := readParaProps(defaults.child("w:pPrDefault").child("w:pPr"))
	s.para.under(&own)
	s.run = s.runProps(defaults.child("w:rPrDefault").child("w:rPr"))
	for e := range styles.each("w:style") {
		s.add(e)
	}
	if s.normal == nil {
		s.normal = &styleEntry{kind: "paragraph"}
	}
	s.readNumbering(numbers)
	return s
}

// add reads a style; of two with the same id the first holds.
// ECMA-376-1, 17.7.4.17 (style).
func (s *sheet) add(e *element) {
	entry := &styleEntry{
		id: e.value("w:styleId"), kind: e.value("w:type"), name: e.child("w:name").value("w:val"),
		basedOn: valOf(e, "w:basedOn"), para: readParaProps(e.child("w:pPr")), run: s.runProps(e.child("w:rPr")),
	}
	if entry.kind == "" {
		entry.kind = "paragraph"
	}
	if entry.kind == "table" {
		entry.table = s.readTableStyle(e)
	}
	if s.styles[entry.id] == nil {
		s.styles[entry.id] = entry
	}
	if !truth(e.value("w:default")) || e.value("w:default") == "" {
		return
	}
	switch {
	case entry.kind == "paragraph" && s.normal == nil:
		s.normal = entry
	case entry.kind == "table" && s.grid == nil:
		s.grid = entry
	}
}

// resolve lays a style over those it is based on. A chain that bites its tail
// is cut where it does.
func (s *sheet) resolve(e *styleEntry) {
	if e.state != unresolved {
		return
	}
	e.state = resolving
	for _, up := range s.chain(e) {
		s.layer(&e.allPara, &up.para, up.id)
		e.allRun.under(&up.run)
	}
	e.state = resolved
}

// maxChain bounds how many styles may be based on each other.
const maxChain = 64

// chain is a style after those it is based on, the first of all first.
func (s *sheet) chain(e *styleEntry) []*styleEntry {
	var list []*styleEntry
	for e != nil && len(list) < maxChain && !slices.Contains(list, e) {
		list = append(list, e)
		up := s.styles[e.basedOn]
		if up != nil && up.kind != e.kind {
			up = nil
		}
		e = up
	}
	slices.Reverse(list)
	return list
}

// layer puts the properties of one level on top of p, below them those of the
// list that the level puts a paragraph in. style is the id of the level.
// ECMA-376-1, 17.9.23 (pStyle), 17.7.2 (hierarchy).
func (s *sheet) layer(p, over *paraProps, style string) {
	if over.has&(hasNumber|hasLevel) != 0 {
		number, level := p.number, p.level
		if over.has&hasNumber != 0 {
			number = over.number
		}
		if over.has&hasLevel != 0 {
			level = over.level
		} else if style != "" {
			level = s.numbers.levelOf(number, style, level)
			p.level = level
		}
		if l := s.numbers.level(number, level); l != nil {
			p.under(&l.para)
		}
	}
	p.under(over)
}

// base is what the style of a paragraph makes of it, in a cell if that is not
// nil.
func (s *sheet) base(id string, cell *cellLook) *base {
	e := s.styles[id]
	if e == nil || e.kind != "paragraph" {
		e = s.normal
	}
	if cell == nil && e.outside != nil {
		return e.outside
	}
	key := baseKey{e, cell}
	if b := s.bases[key]; cell != nil && b != nil {
		return b
	}
	s.resolve(e)
	b := &base{para: s.para, run: s.run, always: s.run.on}
	if cell != nil {
		b.para.under(&cell.para)
		b.run.values(&cell.run)
		b.styles = cell.run.on
	}
	b.para.under(&e.allPara)
	b.para.mark, b.para.section = nil, nil
	b.run.values(&e.allRun)
	b.styles ^= e.allRun.on
	if cell == nil {
		e.outside = b
	} else {
		s.bases[key] = b
	}
	return b
}

// ourStyles are the ids of our styles by the names that Word shows, which other
// programs keep when they make ids of their own.
var ourStyles = func() map[string]flow.Style {
	ids := make(map[string]flow.Style, len(styles))
	for i := range styles {
		ids[styles[i].name] = styles[i].id
	}
	return ids
}()

// styleName is the style of a paragraph in the flow: the id of one of ours, or
// the name of another; empty for that of paragraphs that name none.
func (s *sheet) styleName(id string) flow.Style {
	e := s.styles[id]
	if e == nil || e == s.normal || e.kind != "paragraph" {
		return ""
	}
	if own := ourStyles[e.name]; own != "" {
		return own
	}
	if e.name == "" {
		return flow.Style(e.id)
	}
	return flow.Style(e.name)
}
