package recognize

import (
	"strings"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// titles takes tên loại and trích yếu below it, and the line that ties a part
// to its document, and moves next past them.
func (h *header) titles() {
	t := h.title
	if t == nil {
		h.referenceLine()
		return
	}
	rest := h.titleLine(t)
	h.next = max(h.next, t.index+1)
	for i := range h.parts {
		if p := &h.parts[i]; p.index == t.index && !p.used && readsBefore(t, p) {
			h.use(p, law.Subject, Sure)
			rest = true
		}
	}
	if !h.subjectLines(rest, t.line.stroke != nil && rest) {
		h.plainSubject()
	}
	h.referenceLine()
}

// titleLine takes tên loại, and what follows it on its line as trích yếu.
func (h *header) titleLine(t *headPart) (rest bool) {
	if t.size == 0 {
		h.use(t, law.KindTitle, Sure)
		return false
	}
	end := t.from + inkSize(t.raw[t.from:t.to], inkCount(t.text[:t.size]))
	name, subject := t.line, t.line
	name.cut(t.from, end)
	name.look = lookOf(t.p, name.from, name.to)
	subject.cut(end, t.to)
	subject.look = lookOf(t.p, subject.from, subject.to)
	name.stroke = nil
	h.tag(&name, law.KindTitle, t.sure)
	h.tag(&subject, law.Subject, Likely)
	t.used = true
	return true
}

// subjectLines takes the lines of trích yếu that follow tên loại, and reports
// whether a line or an empty one closes them.
func (h *header) subjectLines(some, closed bool) bool {
	for i := h.next; i < len(h.lines) && !closed; i++ {
		l := &h.lines[i]
		if l.empty() || isRule(l.text) {
			if some && l.empty() && !isRule(l.text) {
				return true
			}
			continue
		}
		if !h.isSubject(l, some) {
			return false
		}
		sure := Sure
		if !h.centred(l) {
			sure = Likely
		}
		h.tag(l, law.Subject, sure)
		h.next, some = i+1, true
		closed = l.stroke != nil || l.rule != nil
	}
	return closed
}

// plainLines is how many lines trích yếu may have that only its words tell.
const plainLines = 6

// plainSubject takes lines without the look of trích yếu that stand where it
// should: a phrase without a stop, up to an empty line or what comes after it
// by its own words.
func (h *header) plainSubject() {
	kind := h.title.kind
	if kind == nil || kind.Subject != law.SubjectUnderTitle {
		return
	}
	start, letters := h.skipEmpty(h.next), 0
	if h.title.index+1 < h.next && start != h.next {
		return // what there is of it is closed
	}
	i := start
	for ; i < len(h.lines) && !h.lines[i].empty() && !h.endsSubject(&h.lines[i]); i++ {
		l := &h.lines[i]
		letters += l.look.letters
		if i-start == plainLines || letters > longSubject || l.p == nil || l.at.outer != nil || l.isDash() || strings.Contains(l.text, ": ") || strings.ContainsAny(l.text[len(l.text)-1:], ".;:") {
			return
		}
	}
	if i == len(h.lines) {
		return
	}
	for j := start; j < i; j++ {
		h.tag(&h.lines[j], law.Subject, Likely)
		h.next = j + 1
	}
}

// endsSubject reports whether a line tells by its words that it comes after
// trích yếu.
func (h *header) endsSubject(l *line) bool {
	s, _ := h.signOf(l)
	return s != plain && s != letterSign || l.lead("can cu ", "kinh gui", "dieu 1", "chuong i", "i.", "1.", "a)") || l.isCompetence() || l.isReference() || l.isTelegram(h.title.kind)
}

// longSubject is how many letters a line of trích yếu may have.
const longSubject = 400

// isSubject reports whether a line below tên loại is trích yếu; some tells that
// it has lines already.
func (h *header) isSubject(l *line, some bool) bool {
	kind := h.title.kind
	if l.p == nil || l.look.letters > longSubject || l.at.outer != nil && l.at.outer.Borders {
		return false
	}
	if s, _ := h.signOf(l); s != plain && s != letterSign {
		return false
	}
	if l.look.letters == 0 {
		return !some && isDotted(l.text) && h.centred(l) && (kind == nil || kind.Subject == law.SubjectUnderTitle)
	}
	if l.lead("can cu ", "dieu ", "chuong ", "phan thu", "phan i", "muc ", "thuc hien ", "- ", "+ ", "xet ", "theo de nghi", "ben a", "i.", "1.", "a)", "hom nay") {
		return false
	}
	if l.text[len(l.text)-1] == ':' || l.isCompetence() && (kind == nil || kind.Competence || some) {
		return false
	}
	centred := h.centred(l) && l.p.Format.Align != flow.Justify
	if kind != nil && kind.Subject == law.SubjectAbsent {
		return centred && l.look.bold
	}
	if some {
		return centred && !l.isTelegram(kind)
	}
	if l.isTelegram(kind) {
		return false
	}
	return centred || l.lead("ve viec", "ve ", "v/v") && l.look.letters < longLine || l.look.bold && !strings.HasSuffix(l.text, ".")
}

// isDotted reports whether a text is dots to write on, as forms have them.
func isDotted(s string) bool {
	dots := 0
	for _, r := range s {
		switch {
		case r == '…':
			dots += 3
		case r == '.':
			dots++
		}
	}
	return dots >= 6
}

// isTelegram reports whether a line names the sender of a kind that is
// addressed by its sender: “… điện:”.
func (l *line) isTelegram(kind *law.Kind) bool {
	return kind != nil && kind.AddresseesWord != "" && strings.HasSuffix(viet.Fold(l.text), viet.Fold(strings.TrimSuffix(kind.AddresseesWord, ":"))+":")
}

// referenceLine takes “(Kèm theo …)” where next is, over as many lines as it
// has.
func (h *header) referenceLine() {
	i := h.skipEmpty(h.next)
	if i == len(h.lines) || !h.lines[i].isReference() {
		return
	}
	open := strings.HasPrefix(h.lines[i].text, "(")
	for ; i < len(h.lines) && !h.lines[i].empty(); i++ {
		l := &h.lines[i]
		h.tag(l, law.AppendixReference, Sure)
		h.next = i + 1
		if !open || strings.Contains(l.text, ")") || l.look.letters > longSubject {
			break
		}
	}
	if h.code == nil && h.doc.Role == Main {
		h.doc.Role = Attachment
	}
}

// skipEmpty is the first line from i on that says something.
func (h *header) skipEmpty(i int) int {
	for i < len(h.lines) && (h.lines[i].empty() || isRule(h.lines[i].text)) {
		i++
	}
	return i
}

// addressees takes Kính gửi and the list that goes with it.
func (h *header) addressees() {
	i := h.skipEmpty(h.next)
	if i == len(h.lines) {
		return
	}
	l := &h.lines[i]
	var kind *law.Kind
	if h.title != nil {
		kind = h.title.kind
	}
	if !l.lead("kinh gui") && !l.isTelegram(kind) {
		return
	}
	h.tag(l, law.Addressees, Sure)
	h.next = i + 1
	done := h.closesList(l) && !strings.HasSuffix(l.text, ":")
	for i++; i < len(h.lines); i++ {
		item := &h.lines[i]
		if item.empty() || item.p == nil {
			if item.at.outer != nil && item.at.outer == l.at.outer {
				continue
			}
			if h.next == i && strings.HasSuffix(l.text, ":") {
				continue // an empty line before the list
			}
			return
		}
		last := &h.lines[h.next-1]
		if !h.isAddressee(item, last, done) {
			return
		}
		h.tag(item, law.Addressees, Sure)
		h.next = i + 1
		done = h.closesList(item)
	}
}

// closesList reports whether no other addressee need follow a line.
func (h *header) closesList(l *line) bool {
	return !strings.HasSuffix(l.text, ";") && !strings.HasSuffix(l.text, ",") && !strings.HasSuffix(l.text, ":")
}

// isAddressee reports whether a list of addressees goes on with a line; done
// tells that the one before closes it, unless dashes say otherwise.
func (h *header) isAddressee(l, last *line, done bool) bool {
	if l.look.letters > longSubject || l.look.letters == 0 && !(isDotted(l.text) && l.isDash()) {
		return false
	}
	if l.at.outer != nil {
		return l.at.outer == last.at.outer
	}
	if l.lead("can cu ", "thuc hien ", "dieu ", "1.", "i.") {
		return false
	}
	dash := l.isDash()
	if done {
		return dash && last.isDash() && !strings.HasSuffix(last.text, ".") && l.look.letters < longLine
	}
	return dash || l.look.letters < longLine
}

// isDash reports whether a line is an entry of a list with dashes.
func (l *line) isDash() bool {
	for _, mark := range []string{"-", "–", "—", "+", "•", "−", "*"} {
		if strings.HasPrefix(l.text, mark) {
			return true
		}
	}
	return false
}
