package recognize

import (
	"slices"

	"vanban/internal/law"
	"vanban/internal/unit"
)

// issuer takes what stands above số, ký hiệu in its column for the names of the
// body and of the one above it.
func (h *header) issuer() {
	var lines []*headPart
	for i := range h.parts {
		if p := &h.parts[i]; h.mayIssue(p) {
			lines = append(lines, p)
		}
	}
	if len(lines) == 0 {
		return
	}
	parents, sure := parentLines(lines)
	for i, p := range lines {
		if i < parents {
			h.use(p, law.IssuerParent, sure)
		} else {
			h.use(p, law.IssuerName, sure)
		}
	}
}

// mayIssue reports whether a part can be a line of the issuer.
func (h *header) mayIssue(p *headPart) bool {
	if p.used || p == h.title || p.sign != plain && p.sign != kindSign || p.look.letters < 3 || p.look.letters > longLine {
		return false
	}
	if p.lead("mau ", "(", "bieu mau", "bieu so", "phu luc", "dieu ", "can cu", "- ") {
		return false
	}
	column := p.at.grid != nil || p.at.float != nil || h.shares(p)
	switch {
	case h.code != nil:
		if !readsBefore(p, h.code) {
			return false
		}
		if column && h.code.at.grid != nil && p.at.outer == h.code.at.outer && !h.sameColumn(p, h.code) {
			return false
		}
	case h.title != nil && !readsBefore(p, h.title), h.date != nil && h.date.at.outer == nil && !readsBefore(p, h.date) && !h.shares(h.date):
		return false
	}
	switch {
	case h.nation == nil && h.motto == nil:
	case column:
		other := h.nation
		if other == nil {
			other = h.motto
		}
		if h.sideBySide(p, other) {
			return false
		}
	}
	if !column || h.code == nil {
		return p.look.capitals || p.opensBody()
	}
	return true
}

// sideBySide reports whether a part stands in the same column as Quốc hiệu.
func (h *header) sideBySide(p, nation *headPart) bool {
	if p.at.float != nil && p.at.float == nation.at.float {
		return true
	}
	if p.at.outer != nil && p.at.outer == nation.at.outer && len(p.at.outer.Columns) > 1 {
		const off = 3 * unit.MM
		d := p.at.left - nation.at.left
		return d < off && -d < off
	}
	return h.side(p) > 0 && h.side(nation) > 0
}

// shares reports whether a part shares its line of the paragraph with another.
func (h *header) shares(p *headPart) bool {
	for i := range h.parts {
		q := &h.parts[i]
		if q != p && q.p != nil && q.p == p.p && q.at.down == p.at.down {
			return true
		}
	}
	return false
}

// readsBefore reports whether a part is read before another.
func readsBefore(p, q *headPart) bool {
	switch {
	case p.at.order != q.at.order:
		return p.at.order < q.at.order
	case p.at.down != q.at.down:
		return p.at.down < q.at.down
	}
	return p.at.part < q.at.part
}

// generic are names of bodies that say nothing without the line after them.
var generic = []string{"van phong", "thanh tra", "hoi dong", "ban chap hanh", "ban chi dao", "ban quan ly", "ban to chuc"}

// parentLines tells how many lines name the body above the issuer: those that
// are not bold where the rest is; where the type does not tell, all but the
// last name.
func parentLines(lines []*headPart) (int, Confidence) {
	light := 0
	for light < len(lines) && !lines[light].look.bold {
		light++
	}
	heavy := light
	for heavy < len(lines) && lines[heavy].look.bold {
		heavy++
	}
	if 0 < light && light < len(lines) && heavy == len(lines) {
		return light, Sure
	}
	last := 0
	for i := 1; i < len(lines); i++ {
		if lines[i].opensBody() && !slices.Contains(generic, lines[i-1].fold) {
			last = i
		}
	}
	if last == 0 && heavy == len(lines) && light == 0 {
		return 0, Sure
	}
	return last, Likely
}

// letterSubject takes trích yếu of a công văn: from “V/v” on, or, in the column
// of số, ký hiệu, what follows it where the document has no tên loại.
func (h *header) letterSubject() {
	start, sure := h.subject, Sure
	if start == nil && h.title == nil && h.code != nil {
		if p := h.below(h.code); p != nil && p.sign == plain && !p.used && p.look.letters >= 8 && !p.look.capitals &&
			h.side(p) < 0 && p.index-h.code.index <= 1 && p.bottom-p.top < 12*unit.CM && (p.at.grid != nil || h.code.at.part > 0 || h.shares(h.code)) {
			start, sure = p, Likely
		}
	}
	if start == nil {
		return
	}
	h.subject = start
	h.use(start, law.LetterSubject, sure)
	last := start
	for i := range h.parts {
		p := &h.parts[i]
		named := p.sign == kindSign && p.index == last.index+1 && !p.look.capitals // “V/v … ↵ Quyết định số …”
		if p.used || p.sign != plain && !named || !readsBefore(start, p) || h.title != nil && !readsBefore(p, h.title) {
			continue
		}
		if p.index-last.index > 1 && !h.onlyBeside(last.index, p.index) {
			return
		}
		if h.continues(p, last) {
			h.use(p, law.LetterSubject, Likely)
			last = p
		}
	}
}

// continues reports whether trích yếu of a công văn goes on with a part.
func (h *header) continues(p, last *headPart) bool {
	if p.at.grid != nil || last.at.grid != nil || p.at.float != nil || last.at.float != nil {
		return p.at.beside(last.at)
	}
	page := h.flow.Sections[p.at.section].Page
	return h.side(p) < 0 && h.box(&p.line).Right < page.Width/2+page.Width/10 && !p.look.capitals
}

// onlyBeside reports whether nothing but other columns lies between two lines
// of the segment.
func (h *header) onlyBeside(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if h.lines[i].empty() || h.lines[i].at.beside(h.lines[from].at) {
			return false
		}
	}
	return true
}
