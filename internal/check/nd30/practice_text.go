package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// passage is a text that rules of language and practice read: composed, with
// plain spaces and hyphens, and with nothing that Word has typed itself.
type passage struct {
	piece *recognize.Piece
	text  string
}

// running are the components whose text is prose.
var running = []law.Component{
	law.Basis, law.BodyText, law.Clause, law.ClauseHeading, law.Point, law.ArticleHeading, law.Subject, law.LetterSubject, law.Footnote,
}

// listed are components whose text is made of entries.
var listed = []law.Component{law.TableText, law.Addressees, law.RecipientsList}

var plainText = strings.NewReplacer("\u00A0", " ", "\u202F", " ", "\u2011", "-", "\n", " ", "\t", " ")

// passages are the texts of some components, in reading order. What a
// paragraph is matters less to them than that it is text: also a guess counts.
func passages(d *recognize.Document, components ...law.Component) []passage {
	var out []passage
	for i := range d.Pieces {
		p := &d.Pieces[i]
		if p.Paragraph == nil || strings.TrimSpace(p.Text) == "" || !slices.Contains(components, p.Component) {
			continue
		}
		out = append(out, passage{p, plain(p)})
	}
	return out
}

// plain is the text of a piece as passages have it.
func plain(p *recognize.Piece) string {
	text := p.Paragraph.Text()[p.From:p.To]
	if hasAny(text, "\u00A0", "\u202F", "\u2011", "\n", "\t") {
		text = plainText.Replace(text)
	}
	return viet.NFC(text)
}

// prose are the passages of running text.
func prose(d *recognize.Document) []passage { return passages(d, running...) }

// anyText are the passages of running text and of lists.
func anyText(d *recognize.Document) []passage {
	return passages(d, slices.Concat(running, listed)...)
}

// at is the place of some bytes of a passage.
func (s passage) at(from, to int) check.Place {
	place := check.At(s.piece)
	place.Quote = strings.TrimSpace(s.text[from:to])
	if i := strings.Index(s.piece.Paragraph.Text()[s.piece.From:s.piece.To], place.Quote); i >= 0 {
		place.From = s.piece.From + i
	}
	return place
}

var quotation = regexp.MustCompile(`“[^“”]*”|"[^"]*"|«[^«»]*»`)

// blot stands for a byte of quoted text: no letter, no space and no mark.
const blot = "\x7F"

// own is the text with what it quotes blotted out, byte for byte: the words of
// others are not the drafter's.
func (s passage) own() string {
	if !strings.ContainsAny(s.text, "“\"«") {
		return s.text
	}
	return quotation.ReplaceAllStringFunc(s.text, func(q string) string { return strings.Repeat(blot, len(q)) })
}

// hasAny reports whether a text holds one of some words: what is cheap to ask
// before a pattern is tried.
func hasAny(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

var sentenceEnd = regexp.MustCompile(`[.;!?]["”)]* `)

// sentence is the sentence around a byte of a text.
func sentence(text string, at int) string {
	from, to := 0, len(text)
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		if m[1] <= at {
			from = m[1]
		} else if m[0] >= at {
			to = m[0]
			break
		}
	}
	return text[from:to]
}

// issued is the date of a document as far as it is known.
func issued(d *recognize.Document) viet.Date {
	for ; d != nil; d = d.Of {
		if c := d.Content; c != nil && c.Date.Year != 0 {
			return viet.Date{Day: c.Date.Day, Month: c.Date.Month, Year: c.Date.Year}
		}
	}
	return viet.Date{}
}

// undated is why a rule about dates cannot be judged.
const undated = "không đọc được ngày ban hành của văn bản"

// hits collects places of one fault.
type hits struct {
	places  []check.Place
	message string
	hint    string
}

// add takes a place; the first one gives the message and the hint.
func (h *hits) add(at check.Place, hint, message string) {
	if len(h.places) == 0 {
		h.message, h.hint = message, hint
	}
	h.places = append(h.places, at)
}

// report reports what was collected, one finding for all.
func (h *hits) report(p *check.Pass) { h.say(p, p.Report) }

// remark is report for what is worth knowing and no more.
func (h *hits) remark(p *check.Pass) { h.say(p, p.Remark) }

func (h *hits) say(p *check.Pass, report func(check.Place, string, string, ...any)) {
	if len(h.places) == 0 {
		return
	}
	message := h.message
	if n := len(h.places) - 1; n > 0 {
		message += fmt.Sprintf(" (và %d chỗ nữa)", n)
	}
	report(h.places[0], h.hint, "%s", message)
	p.Also(h.places[1:], "chỗ này cũng vậy")
}
