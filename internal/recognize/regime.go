package recognize

import (
	"slices"
	"strings"

	"vanban/internal/law"
	"vanban/internal/viet"
)

// judge tells the kind of the document and by which rules it is written.
func (h *header) judge() {
	if h.doc.Role != Copy {
		h.doc.Kind, h.doc.KindSure = h.kindOf()
	}
	h.doc.Regime, h.doc.Why = h.regime()
	if h.doc.Kind == nil && h.doc.Regime == Administrative && h.title == nil && h.doc.Role == Main {
		h.doc.KindSure = Guess
	}
}

// kindOf tells the kind by tên loại; else by what the notation starts with; a
// head with neither is that of a công văn.
func (h *header) kindOf() (*law.Kind, Confidence) {
	if h.title != nil {
		return h.title.kind, h.title.sure
	}
	r := h.env.Regulation
	letter := slices.IndexFunc(r.Kinds, func(k law.Kind) bool { return k.Subject == law.SubjectUnderCode })
	if h.subject != nil && letter >= 0 {
		return &r.Kinds[letter], max(h.subject.sure, Sure)
	}
	if abbreviation := h.notation(); abbreviation != "" {
		for i := range r.Kinds {
			if r.Kinds[i].Abbreviation == abbreviation {
				return &r.Kinds[i], Likely
			}
		}
		if letter >= 0 {
			return &r.Kinds[letter], Likely
		}
	}
	if letter >= 0 && (h.nation != nil || h.code != nil) && h.doc.First(law.Addressees) != nil {
		return &r.Kinds[letter], Likely
	}
	return nil, Guess
}

// notation is what the notation of the document starts with: “QĐ” of
// “15/QĐ-UBND”.
func (h *header) notation() string {
	if h.code == nil {
		return ""
	}
	_, after, ok := strings.Cut(h.code.text, "/")
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(strings.TrimSpace(after), "-")
	return strings.TrimSpace(first)
}

// regime tells by which rules the document is written, and what says so.
func (h *header) regime() (Regime, string) {
	for _, p := range h.parts {
		switch p.sign {
		case partySign:
			return Party, p.text
		case unionSign:
			if h.nation == nil {
				return Unknown, p.text
			}
		}
	}
	if why := h.legal(); why != "" {
		return Legal, why
	}
	if h.nation == nil && h.code != nil && h.title != nil && partyCode.MatchString(h.code.text) && h.motto == nil {
		return Party, h.code.text
	}
	if h.doc.Role != Main {
		return Administrative, ""
	}
	return h.official()
}

// legal is what shows that this is a văn bản quy phạm pháp luật; empty if
// nothing does.
func (h *header) legal() string {
	if h.title != nil && h.title.legal != nil && h.title.legal.Always && h.anchored() {
		return h.title.text[:cmpOr(h.title.size, len(h.title.text))]
	}
	if h.code == nil {
		return ""
	}
	for _, m := range codeYear.FindAllStringSubmatch(h.code.text, -1) {
		for _, f := range h.env.Regulation.Normative() {
			if strings.HasPrefix(m[2], f.Abbreviation) {
				return h.code.text
			}
		}
	}
	for _, f := range h.env.Regulation.Normative() {
		if f.Always && len(f.Abbreviation) > 1 && h.notation() == f.Abbreviation && h.title == nil {
			return h.code.text
		}
	}
	return ""
}

func cmpOr(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

// enough is what the parts of a head must weigh together before it is taken
// for that of an official document.
const enough = 3

// official weighs what was found of the head.
func (h *header) official() (Regime, string) {
	issuer := h.doc.First(law.IssuerName) != nil
	weight := 0
	for _, p := range []struct {
		found  bool
		weight int
	}{
		{h.nation != nil, 2}, {h.motto != nil, 2}, {h.code != nil, 2}, {h.date != nil, 1}, {issuer, 1}, {h.subject != nil, 1},
		{h.title != nil && h.title.kind != nil, 1}, {h.doc.First(law.Addressees) != nil, 1},
	} {
		if p.found {
			weight += p.weight
		}
	}
	if weight < enough {
		return Unknown, "không có Quốc hiệu, Tiêu ngữ, số và ký hiệu"
	}
	if h.code == nil && !issuer && (h.title == nil || h.title.kind == nil) && h.subject == nil {
		if h.title != nil {
			return Unknown, h.title.text
		}
		return Unknown, "không có tên cơ quan ban hành, số và ký hiệu"
	}
	return Administrative, ""
}

// kindOfWhole gives a part without tên loại of its own the kind of the document
// it belongs to, as far as that is known.
func (s *segment) kindOfWhole() {
	if s.doc.Kind != nil || s.doc.Role != Appendix && s.doc.Role != Copy {
		return
	}
	if s.doc.Of != nil {
		s.doc.Kind, s.doc.KindSure = s.doc.Of.Kind, s.doc.Of.KindSure
		return
	}
	reference := s.doc.First(law.AppendixReference)
	if reference == nil {
		return
	}
	said := fold(viet.NFC(reference.Text), foldStart)
	if i := strings.Index(said, "kem theo "); i >= 0 {
		l := line{fold: said[i+len("kem theo "):]}
		l.text, l.look.letters = l.fold, len(l.fold)
		if k := s.kindAt(&l); k.kindName != nil {
			s.doc.Kind, s.doc.KindSure = k.kind, Likely
		}
	}
}
