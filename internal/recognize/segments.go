package recognize

import "strings"

// start is a line at which a document of the file begins.
type start struct {
	line int
	role Role
	sure Confidence
	// headed tells that Quốc hiệu stands above a phụ lục.
	headed bool
}

// segments divides the lines of the file among its documents.
func (f *finder) segments() []*segment {
	starts := f.starts()
	var all []*segment
	var main *Document
	for i, st := range starts {
		end := len(f.lines)
		if i+1 < len(starts) {
			end = starts[i+1].line
		}
		s := &segment{finder: f, doc: &Document{Role: st.role}, headed: st.headed}
		s.lines = make([]line, 0, end-st.line)
		for j := st.line; j < end; j++ {
			if f.lines[j].at.margin == inText {
				s.lines = append(s.lines, f.lines[j])
			}
		}
		if st.role == Main {
			main = s.doc
		} else {
			s.doc.Of = main
		}
		f.file.Documents = append(f.file.Documents, s.doc)
		all = append(all, s)
	}
	f.shareMargins(all, starts)
	return all
}

// shareMargins gives the lines in the margins of each section to the document
// that begins there, or the last one before.
func (f *finder) shareMargins(all []*segment, starts []start) {
	for i := range f.lines {
		l := &f.lines[i]
		if l.at.margin == inText {
			continue
		}
		owner := 0
		for k, st := range starts {
			if k > 0 && f.lines[st.line].at.section < l.at.section || k == 0 {
				owner = k
			} else if k > 0 && f.lines[st.line].at.section == l.at.section && f.lines[st.line].fresh && f.opensSection(st.line) {
				owner = k
			}
		}
		all[owner].margins = append(all[owner].margins, *l)
	}
}

// opensSection reports whether no text of its section stands before a line.
func (f *finder) opensSection(line int) bool {
	for i := line - 1; i >= 0 && f.lines[i].at.section == f.lines[line].at.section; i-- {
		if f.lines[i].at.margin == inText && !f.lines[i].empty() {
			return false
		}
	}
	return true
}

// divider looks for the starts of documents.
type divider struct {
	*finder
	found []start
	// What was seen since the last start: Quốc hiệu, text that is no head, and
	// the foot of a document.
	nation, body, foot bool
	lines              int // with text
}

// starts finds where documents begin: the first at the first line.
func (f *finder) starts() []start {
	d := &divider{finder: f, found: []start{{}}}
	for i := range f.lines {
		l := &f.lines[i]
		if l.at.margin != inText || l.empty() || isRule(l.text) {
			continue
		}
		d.look(i, l)
		d.lines++
	}
	return d.found
}

// look judges line i.
func (d *divider) look(i int, l *line) {
	if l.look.letters > 2*longLine {
		d.body = true
		return
	}
	if data := l.at.outer; data != nil && data.Borders && len(data.Rows) > 2 {
		d.body = true
		return
	}
	switch {
	case d.hasNation(l):
		if d.nation || d.body || d.foot || d.here().role == Appendix || d.here().role == Copy {
			d.begin(d.headStart(i), Main, Sure)
		}
		d.nation = true
	case d.isAppendix(i, l):
		if d.nation && !d.body && !d.foot && d.here().role == Main {
			d.here().role, d.here().headed = Appendix, true
		} else {
			d.begin(d.tableStart(i), Appendix, Sure)
		}
		d.body = true
	case d.words.isCopy(l) && (d.body || d.foot):
		d.begin(d.copyStart(i), Copy, Sure)
	case l.isReference() && d.partHere(i, l):
		// begun by partHere
	default:
		d.note(l)
	}
}

// here is the document that the current line is in.
func (d *divider) here() *start { return &d.found[len(d.found)-1] }

// begin starts a document at a line.
func (d *divider) begin(line int, role Role, sure Confidence) {
	d.nation, d.body, d.foot, d.lines = false, false, false, 0
	if !d.textBetween(d.here().line, line) {
		d.here().role = role
		return
	}
	d.found = append(d.found, start{line: line, role: role, sure: sure})
}

// textBetween reports whether a line of the text with something to read stands
// between two lines, the second not included.
func (d *divider) textBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if l := d.at(i); l.at.margin == inText && !l.empty() {
			return true
		}
	}
	return false
}

// note remembers what a line says of where in its document it stands.
func (d *divider) note(l *line) {
	switch {
	case l.lead("noi nhan"):
		d.foot = true
	case l.look.letters > longLine && l.at.outer == nil, l.lead("can cu ", "dieu 1", "kinh gui"):
		d.body = true
	}
}

// hasNation reports whether Quốc hiệu stands in a line.
func (d *divider) hasNation(l *line) bool {
	if l.look.letters > 140 || l.look.letters < 16 {
		return false
	}
	if l.look.letters < 60 {
		if _, ok := l.isFixed(d.words.fixed.nation); ok {
			return true
		}
	}
	if !strings.ContainsAny(l.raw, "\t\n") && !strings.Contains(l.raw, "    ") {
		return false
	}
	for _, p := range l.parts() {
		if _, ok := p.isFixed(d.words.fixed.nation); ok {
			return true
		}
	}
	return false
}

// isAppendix reports whether “Phụ lục …” begins with line i.
func (d *divider) isAppendix(i int, l *line) bool {
	if !l.isAppendixWord() || l.p == nil || l.p.Contents > 0 {
		return false
	}
	if t := l.at.outer; t != nil && (t.Borders || len(t.Rows) > 6) {
		return false
	}
	alone := l.look.letters <= 14
	set := d.centredHere(l)
	switch {
	case i == 0 || d.lines == 0 && len(d.found) == 1:
		return set || alone
	case alone:
		return set || l.fresh || l.look.bold && d.foot
	}
	return (set || l.fresh) && (l.look.bold || l.look.capitals)
}

// centredHere reports whether a line stands in the middle of its page.
func (d *divider) centredHere(l *line) bool {
	h := header{segment: &segment{finder: d.finder}}
	return h.centred(l)
}

// tableStart is the first line of the outermost table that line i is in, or i.
func (d *divider) tableStart(i int) int {
	t := d.at(i).at.outer
	for t != nil && i > 0 && d.at(i-1).at.outer == t {
		i--
	}
	return i
}

func (d *divider) at(i int) *line { return &d.finder.lines[i] }

// headStart is where the head begins that has Quốc hiệu at line i: with its
// table, or with the lines before it that can be part of a head.
func (d *divider) headStart(i int) int {
	i = d.tableStart(i)
	for i > 0 {
		l := d.at(i)
		if l.fresh && l.at.outer == nil {
			return i
		}
		p := d.at(i - 1)
		switch {
		case p.at.margin != inText || p.at.section != l.at.section && !p.empty():
			return i
		case p.at.order == l.at.order, p.at.float != nil && p.at.float == l.at.float, p.empty():
		case p.at.outer != nil || !d.mayOpen(p):
			return i
		}
		i--
	}
	return i
}

// mayOpen reports whether a line outside of tables may stand above Quốc hiệu.
func (d *divider) mayOpen(l *line) bool {
	if l.lead("mau ", "bieu mau") && l.look.letters < longLine || l.look.capitals && l.opensBody() {
		return true
	}
	s, _ := d.signOf(l)
	return markOf(s) != ""
}

// copyStart is where the head of a copy begins that has its title at line i.
func (d *divider) copyStart(i int) int {
	if d.at(i).at.outer != nil {
		return d.tableStart(i)
	}
	for i > 0 {
		p := d.at(i - 1)
		if p.at.margin != inText || p.at.outer != nil || !p.empty() && !(p.look.capitals && p.opensBody()) && p.at.order != d.at(i).at.order {
			return i
		}
		i--
	}
	return i
}

// partHead is how many lines with text may stand above “(Kèm theo …)”.
const partHead = 8

// partHere begins a part that has no Quốc hiệu and no “Phụ lục” above the line
// that ties it to its document.
func (d *divider) partHere(i int, l *line) bool {
	if d.here().role != Main && d.lines < partHead || !d.body && !d.foot || d.nation && d.lines < partHead || !d.centredHere(l) {
		return false
	}
	first, n := -1, 0
	for j := i - 1; j >= 0 && n < partHead; j-- {
		p := d.at(j)
		if p.empty() {
			continue
		}
		if p.at.margin != inText || p.at.outer != nil || !d.centredHere(p) {
			break
		}
		first, n = j, n+1
		if p.fresh {
			break
		}
	}
	if first < 0 || !d.at(first).fresh {
		return false
	}
	role := Appendix
	if k := d.kindAt(d.at(first)); k.kindName != nil && k.kind != nil {
		role = Attachment
	}
	d.begin(first, role, Likely)
	return true
}
