package recognize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/internal/law"
)

// kindName is how a title names a kind of document.
type kindName struct {
	fold, letters string
	kind          *law.Kind // nil for a form of văn bản quy phạm pháp luật
	legal         *law.NormativeForm
}

// words are what recognising looks for, taken from the decree once.
type words struct {
	fixed fixedTexts
	kinds []kindName // the longest first
	marks []markWord
	copy  []string
}

type markWord struct {
	fold string
	sign sign
}

func newWords(r *law.Regulation) words {
	w := words{fixed: newFixed(r)}
	for i := range r.Kinds {
		w.kinds = append(w.kinds, kindName{fold: foldNFC(r.Kinds[i].Name), kind: &r.Kinds[i]})
	}
	normative := r.Normative()
	for i := range normative {
		name := foldNFC(normative[i].Name)
		if !slices.ContainsFunc(w.kinds, func(k kindName) bool { return k.fold == name }) {
			w.kinds = append(w.kinds, kindName{fold: name, legal: &normative[i]})
		}
	}
	for i := range w.kinds {
		w.kinds[i].letters = letters(w.kinds[i].fold)
	}
	slices.SortStableFunc(w.kinds, func(a, b kindName) int { return len(b.fold) - len(a.fold) })
	mark := func(s sign, marks ...law.Mark) {
		for _, m := range marks {
			w.marks = append(w.marks, markWord{foldNFC(m.Text), s})
		}
	}
	mark(secrecySign, r.Secrecy...)
	mark(urgencySign, r.Urgency...)
	mark(circulationSign, r.Circulation...)
	mark(recallSign, r.Recall)
	for _, c := range r.Copies {
		w.copy = append(w.copy, foldNFC(c.Title))
	}
	return w
}

// signOf names what a line looks like by its words, and how surely.
func (f *finder) signOf(l *line) (sign, Confidence) {
	w := &f.words
	for _, fixed := range []struct {
		texts []string
		sign  sign
	}{
		{w.fixed.nation, nationSign}, {w.fixed.nationStart, nationSign}, {w.fixed.motto, mottoSign},
		{w.fixed.mottoStart, mottoSign}, {w.fixed.party, partySign}, {w.fixed.union, unionSign},
	} {
		if sure, ok := l.isFixed(fixed.texts); ok && (fixed.sign != partySign && fixed.sign != unionSign || sure == Sure) {
			return fixed.sign, sure
		}
	}
	switch {
	case l.lead("kinh gui"):
		return toSign, Sure
	case l.at.margin == inText && l.isReference():
		return referenceSign, Sure
	case l.isInfo():
		return infoSign, Sure
	case l.at.margin == inHeader && l.isShortInfo(w):
		return infoSign, Likely
	case l.isCode():
		return codeSign, Sure
	case l.isDate():
		return dateSign, Sure
	case l.isLetterSubject():
		return letterSign, Sure
	case l.isDraft():
		return draftSign, Sure
	case w.isCopy(l):
		return copySign, Sure
	}
	return w.mark(l)
}

// isShortInfo reports whether a line in the margin begins like what a digital
// signature shows but does not say all of it.
func (l *line) isShortInfo(w *words) bool {
	parts := strings.SplitN(l.fold, ";", 2)
	return len(parts) == 2 && l.look.letters < 120 && (codeShape.MatchString(l.fold) || slices.Contains(w.copy, strings.TrimSpace(parts[0])))
}

// isDraft reports whether a line is the mark of a draft.
func (l *line) isDraft() bool {
	return l.lead("du thao", "(du thao") && l.look.letters < 40 && (l.look.capitals || len(l.text) < 14 || l.look.bold)
}

// isCopy reports whether a line is a hình thức sao.
func (w *words) isCopy(l *line) bool {
	if !l.look.capitals || l.look.letters > 24 {
		return false
	}
	return slices.ContainsFunc(w.copy, func(c string) bool { return l.fold == c || strings.HasPrefix(l.fold, c+" ") })
}

// mark is what mark a line is; plain if it is none. In a frame a mark may be
// in small letters, and have words that it should not.
func (w *words) mark(l *line) (sign, Confidence) {
	framed := l.frame != nil
	if !framed && !l.look.capitals || l.look.letters > 24 {
		return plain, Sure
	}
	for _, m := range w.marks {
		if l.fold == m.fold || m.sign == urgencySign && strings.HasPrefix(l.fold, m.fold+" hen gio") {
			return m.sign, Sure
		}
	}
	for _, m := range w.marks {
		if framed && (strings.Contains(" "+l.fold+" ", " "+m.fold+" ") || near(l.fold, m.fold, 1) <= 1) {
			return m.sign, Likely
		}
	}
	return plain, Sure
}

// kindFound is a tên loại at the start of a line.
type kindFound struct {
	*kindName
	size int // bytes of the text that are it; 0 if nothing else stands there
	sure Confidence
}

// kindAt finds the tên loại that a line starts with; its name is nil if there
// is none.
func (f *finder) kindAt(l *line) kindFound {
	if l.look.letters < 3 || strings.HasSuffix(l.text, ":") {
		return kindFound{}
	}
	said := letters(l.fold)
	for i := range f.words.kinds {
		k := &f.words.kinds[i]
		rest, ok := strings.CutPrefix(l.fold, k.fold)
		switch {
		case ok && !inWord(rest):
			if strings.Trim(rest, " .0123456789*()[]") == "" {
				return kindFound{k, 0, Sure}
			}
			return kindFound{k, sizeOfWords(l.text, strings.Count(k.fold, " ")+1), Sure}
		case said == k.letters:
			return kindFound{k, 0, Sure}
		}
	}
	if l.look.capitals && l.look.bold && len(said) >= 7 && len(said) < 20 {
		for i := range f.words.kinds {
			if k := &f.words.kinds[i]; near(said, k.letters, 1) <= 1 {
				return kindFound{k, 0, Likely}
			}
		}
	}
	return kindFound{}
}

// inWord reports whether a folded text starts with a letter.
func inWord(s string) bool { return s != "" && 'a' <= s[0] && s[0] <= 'z' }

// sizeOfWords is how many bytes the first n words of a text take.
func sizeOfWords(s string, n int) int {
	at := 0
	for range n {
		i := strings.IndexByte(s[at:], ' ')
		if i < 0 {
			return len(s)
		}
		at += i + 1
	}
	return at - 1
}

// inkSize is how many bytes of a text with any white space say its first n
// letters that are no white space.
func inkSize(raw string, n int) int {
	for i, r := range raw {
		if n == 0 {
			return i
		}
		if !isSpace(r) {
			n--
		}
	}
	return len(raw)
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\u00a0' }

// inkCount counts the letters of a text that are no white space.
func inkCount(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if isSpace(r) {
			n--
		}
	}
	return n
}
