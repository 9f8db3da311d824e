package nd30

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// passage is a text that rules of language and practice read: composed, with
// plain spaces and hyphens, and with nothing that Word has typed itself. All
// rules of a run share it; what it works out, it works out once.
type passage struct {
	piece *recognize.Piece
	text  string
	raw   string // as it stands in the paragraph
	// own is the text with what it quotes blotted out, byte for byte: the words
	// of others are not the drafter's.
	own string

	taken, spelt sync.Once
	tokenList    []viet.Token
	same, small  string
	exact        bool // same is the text with all tones at the early place
}

// running are the components whose text is prose.
var running = []law.Component{
	law.Basis, law.BodyText, law.Clause, law.ClauseHeading, law.Point, law.ArticleHeading, law.Subject, law.LetterSubject, law.Footnote,
}

// listed are components whose text is made of entries.
var listed = []law.Component{law.TableText, law.Addressees, law.RecipientsList}

// proseOrList are both.
var proseOrList = slices.Concat(running, listed)

var plainText = strings.NewReplacer("\u00A0", " ", "\u202F", " ", "\u2011", "-", "\n", " ", "\t", " ")

var quotation = regexp.MustCompile(`“[^“”]*”|"[^"]*"|«[^«»]*»`)

// blot stands for a byte of quoted text: no letter, no space and no mark.
const blot = "\x7F"

func passageOf(p *recognize.Piece) *passage {
	raw := p.Paragraph.Text()[p.From:p.To]
	text := raw
	if hasAny(text, "\u00A0", "\u202F", "\u2011", "\n", "\t") {
		text = plainText.Replace(text)
	}
	s := &passage{piece: p, text: viet.NFC(text), raw: raw}
	s.own = s.text
	if hasAny(s.text, "“", `"`, "«") {
		s.own = quotation.ReplaceAllStringFunc(s.text, func(q string) string { return strings.Repeat(blot, len(q)) })
	}
	return s
}

// plain is the text of a piece as passages have it.
func plain(p *recognize.Piece) string { return passageOf(p).text }

// at is the place of some bytes of a passage.
func (s *passage) at(from, to int) check.Place {
	place := check.At(s.piece)
	place.Quote = strings.TrimSpace(s.text[from:to])
	start := from + strings.Index(s.text[from:to], place.Quote)
	if len(s.raw) == len(s.text) && strings.HasPrefix(s.raw[start:], place.Quote) {
		place.From = s.piece.From + start
	} else if i := strings.Index(s.raw, place.Quote); i >= 0 {
		place.From = s.piece.From + i
	}
	return place
}

// tokens are those of the text without what it quotes.
func (s *passage) tokens() []viet.Token {
	s.taken.Do(func() { s.tokenList = viet.Tokens(s.own) })
	return s.tokenList
}

// spelling is the text without what it quotes, all tones at the early place
// where that takes as many bytes, and the same in small letters.
func (s *passage) spelling() (same, small string) {
	s.spelt.Do(func() {
		s.same, s.exact = spelled(s.own)
		s.small = viet.Lower(s.same)
	})
	return s.same, s.small
}

// spelled is a text with all tones at the early place, or the text itself if
// that would take other bytes.
func spelled(text string) (same string, exact bool) {
	if same = viet.SameSpelling(text); len(same) == len(text) {
		return same, true
	}
	return text, false
}

// wording is what a document says: its passages, in reading order.
type wording struct {
	all, prose []*passage
	words      func() map[string][]*passage
}

// wordingOf returns the passages of the document. What a paragraph is matters
// less to them than that it is text: also a guess counts.
func wordingOf(p *check.Pass) *wording { return wordingIn(p, p.Document) }

// wordingIn returns the passages of any document of the file.
func wordingIn(p *check.Pass, in *recognize.Document) *wording {
	return check.Share(p, in, func(d *recognize.Document) *wording {
		w := &wording{}
		for i := range d.Pieces {
			if q := &d.Pieces[i]; q.Paragraph != nil && slices.Contains(proseOrList, q.Component) && strings.TrimSpace(q.Text) != "" {
				w.all = append(w.all, passageOf(q))
			}
		}
		w.prose = w.of(running...)
		w.words = sync.OnceValue(func() map[string][]*passage { return wordsOf(w.all) })
		return w
	})
}

// of are the passages of some components.
func (w *wording) of(components ...law.Component) []*passage {
	var out []*passage
	for _, s := range w.all {
		if slices.Contains(components, s.piece.Component) {
			out = append(out, s)
		}
	}
	return out
}

// passages are the texts of some components of the document, all of them
// running text or lists, in reading order.
func passages(p *check.Pass, components ...law.Component) []*passage {
	return wordingOf(p).of(components...)
}

// prose are the passages of running text.
func prose(p *check.Pass) []*passage { return wordingOf(p).prose }

// anyText are the passages of running text and of lists.
func anyText(p *check.Pass) []*passage { return wordingOf(p).all }

// wordsOf lists the passages that each word stands in, in small letters and
// with tones at the early place.
func wordsOf(all []*passage) map[string][]*passage {
	out := map[string][]*passage{}
	for _, s := range all {
		_, small := s.spelling()
		if s.own != s.text || !s.exact {
			small = viet.Lower(viet.SameSpelling(s.text))
		}
		eachWord(small, func(word string) {
			if in := out[word]; len(in) == 0 || in[len(in)-1] != s {
				out[word] = append(in, s)
			}
		})
	}
	return out
}

func eachWord(text string, visit func(string)) {
	from := -1
	for i, r := range text {
		switch inside := unicode.IsLetter(r) || unicode.IsDigit(r); {
		case inside && from < 0:
			from = i
		case !inside && from >= 0:
			visit(text[from:i])
			from = -1
		}
	}
	if from >= 0 {
		visit(text[from:])
	}
}

// holding tells for each passage which of some phrases, by index, may stand in
// it, in any case and spelling of tones: of each phrase, the rarest word does.
// To look for hundreds of names in every passage would take long.
func holding(p *check.Pass, phrases []string) map[*passage][]int {
	w := wordingOf(p)
	words, out := w.words(), map[*passage][]int{}
	for i, phrase := range phrases {
		in := w.all
		eachWord(viet.Lower(viet.SameSpelling(phrase)), func(word string) {
			if list := words[word]; len(list) < len(in) {
				in = list
			}
		})
		for _, s := range in {
			out[s] = append(out[s], i)
		}
	}
	return out
}

// with are the passages among some that hold one of some words, given in small
// letters, in any case.
func with(p *check.Pass, among []*passage, words ...string) []*passage {
	index, has := wordingOf(p).words(), map[*passage]bool{}
	for _, word := range words {
		for _, s := range index[word] {
			has[s] = true
		}
	}
	var out []*passage
	for _, s := range among {
		if has[s] {
			out = append(out, s)
		}
	}
	return out
}
