package recognize

import (
	"strings"

	"vanban/internal/flow"
	"vanban/internal/law"
)

// opening finds what stands before the text: who is competent, căn cứ and the
// sentence that enacts. It returns the index of the first item after them.
func (r *bodyReader) opening() int {
	if i := r.enactment(); i >= 0 {
		r.items[i].what, r.items[i].component = isEnactment, law.Enactment
		r.bases(r.items[:i])
		return i + 1
	}
	formal := r.doc.Kind != nil && r.doc.Kind.Enactment != "" && r.doc.Role != Appendix
	from := 0
	for formal && from < len(r.items) && r.items[from].what == isText && mayBeBody(r.items[from].line) {
		from++
	}
	to := from
	for to < len(r.items) && r.items[to].what == isText && isGround(r.items[to].line, formal, to > from) {
		if to > from && isLastBefore(r.items[to-1].line, r.items[to].line) {
			break
		}
		to++
	}
	if to == from {
		return 0
	}
	r.bases(r.items[:to])
	return to
}

// mostBases is more căn cứ than a document has.
const mostBases = 80

// enactment returns the index of “QUYẾT ĐỊNH:”, or -1.
func (r *bodyReader) enactment() int {
	if r.doc.Role != Main {
		return -1
	}
	for i := range r.items {
		it := &r.items[i]
		if i > mostBases || it.what != isText || r.ranks.of(it.line.text).word {
			return -1
		}
		if r.enacts(it.line) {
			return i
		}
	}
	return -1
}

// enacts reports whether a line is the sentence that enacts of its kind, or,
// where the kind is not known, of any. Letters set apart by spaces count too.
func (r *bodyReader) enacts(l *line) bool {
	if l.look.letters > 20 {
		return false
	}
	said := squeeze(l.fold)
	kinds := r.env.Regulation.Kinds
	for i := range kinds {
		k := &kinds[i]
		if k.Enactment == "" || r.doc.Kind != nil && r.doc.Kind.Key != k.Key {
			continue
		}
		if said == squeeze(foldNFC(k.Enactment)) {
			return true
		}
	}
	return false
}

// squeeze is a folded text without spaces and marks at its end.
func squeeze(fold string) string {
	return strings.TrimRight(strings.ReplaceAll(fold, " ", ""), ":.;-–")
}

// bases tells căn cứ, and the competent body above them, of items that are
// nothing else.
func (r *bodyReader) bases(items []item) {
	first := 0
	for first < len(items) && !(items[first].what == isText && isGround(items[first].line, true, false)) {
		first++
	}
	for i := range items {
		it := &items[i]
		switch {
		case it.what != isText:
		case i >= first:
			it.what, it.component = isBasis, law.Basis
			if !isGround(it.line, true, true) {
				it.sure = Likely // in words of its own, or the second half of one
			}
		case mayBeBody(it.line):
			it.what, it.component = isCompetence, law.Competence
			if !it.line.look.capitals {
				it.sure = Likely
			}
		}
	}
}

// isLastBefore reports whether a căn cứ is the last and the next line a sentence of
// the text that begins like one.
func isLastBefore(last, next *line) bool {
	return strings.HasSuffix(last.text, ".") && last.look.italic && !next.look.italic
}

// isGround reports whether a line is a căn cứ. In a kind that enacts nothing
// “Căn cứ …, Sở … báo cáo như sau:” is a sentence of the text.
func isGround(l *line, formal, after bool) bool {
	if !l.lead("can cu", "theo de nghi", "xet ", "tren co so", "thuc hien ", "theo ") {
		return false
	}
	if formal {
		return !strings.HasSuffix(l.text, ":")
	}
	if !l.lead("can cu", "theo de nghi", "xet ") {
		return false
	}
	switch {
	case strings.HasSuffix(l.text, ";"):
		return true
	case strings.HasSuffix(l.text, ":"):
		return false
	}
	return l.look.italic || after && !strings.HasSuffix(l.text, "./.")
}

// mayBeBody reports whether a line can name the competent body: short, and no
// sentence.
func mayBeBody(l *line) bool {
	return l.look.letters < 200 && l.look.letters > 0 && !strings.ContainsAny(l.text[len(l.text)-1:], ".;,") &&
		(l.look.capitals || l.look.bold || centred(l))
}

// parties finds the sides of a hợp đồng from item at on, each with its
// particulars.
func (r *bodyReader) parties(at int) {
	if r.doc.Kind == nil || r.doc.Kind.Parties == law.Absent || r.doc.Role != Main {
		return
	}
	inside, left := false, mostParties
	for i := at; i < len(r.items) && left > 0; i++ {
		it := &r.items[i]
		if it.what != isText || r.ranks.of(it.line.text).level != 0 && !inside {
			return
		}
		switch {
		case isParty(it.line):
			it.what, it.component, it.first = isParties, law.Party, true
			inside = true
			left--
		case inside && r.isParticular(it.line):
			it.what, it.component = isParties, law.Party
		case inside:
			return
		}
	}
}

// mostParties is more sides than a hợp đồng has.
const mostParties = 20

// isParty reports whether a line names a side: “BÊN A: …”, “2. Bên mua (Bên B)”.
func isParty(l *line) bool {
	text := l.fold
	for len(text) > 0 && (isDigit(text[0]) || strings.IndexByte(".) -iv", text[0]) >= 0) {
		text = text[1:]
	}
	if !strings.HasPrefix(text, "ben ") && !strings.HasPrefix(text, "dai dien ben ") {
		return false
	}
	return (l.look.bold || l.look.capitals || strings.Contains(l.text, ":") || strings.Contains(l.text, "(")) &&
		!strings.HasSuffix(l.text, ".") && !strings.HasSuffix(l.text, ";") && l.look.letters < 200
}

// isParticular reports whether a line tells something of a party: an address,
// who stands for it.
func (r *bodyReader) isParticular(l *line) bool {
	if l.lead("hai ben", "cac ben", "sau khi", "cung ", "hom nay", "dieu ") {
		return false
	}
	if styled(l.p, "BenChiTiet") || l.lead("ong ", "ba ", "ong: ", "- ") {
		return true
	}
	colon := strings.Index(l.fold, ":")
	return colon > 0 && colon < 40 && !strings.HasSuffix(l.text, ":")
}

// centred reports whether a line stands in the middle of its column.
func centred(l *line) bool { return l.p != nil && l.p.Format.Align == flow.Center }
