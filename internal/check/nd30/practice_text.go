package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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
	raw   string // as it stands in the paragraph
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
		out = append(out, passageOf(p))
	}
	return out
}

func passageOf(p *recognize.Piece) passage {
	raw := p.Paragraph.Text()[p.From:p.To]
	text := raw
	if hasAny(text, "\u00A0", "\u202F", "\u2011", "\n", "\t") {
		text = plainText.Replace(text)
	}
	return passage{p, viet.NFC(text), raw}
}

// plain is the text of a piece as passages have it.
func plain(p *recognize.Piece) string { return passageOf(p).text }

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
	start := from + strings.Index(s.text[from:to], place.Quote)
	if len(s.raw) == len(s.text) && strings.HasPrefix(s.raw[start:], place.Quote) {
		place.From = s.piece.From + start
	} else if i := strings.Index(s.raw, place.Quote); i >= 0 {
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

// longest is how many bytes of a sentence are looked at before and after a
// place in it: enough for any that people write, and few enough for one without
// an end that says the same thing again and again.
const longest = 2000

// lastPart and firstPart are the last and the first bytes of a text, as many as
// longest at most.
func lastPart(text string) string {
	at := max(0, len(text)-longest)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return text[at:]
}

func firstPart(text string) string {
	at := min(len(text), longest)
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return text[:at]
}

// sentence is the sentence around a byte of a text.
func sentence(text string, at int) string {
	before, after := lastPart(text[:at]), firstPart(text[at:])
	around := before + after
	from, to := 0, len(around)
	for _, m := range sentenceEnd.FindAllStringIndex(around, -1) {
		if m[1] <= len(before) {
			from = m[1]
		} else if m[0] >= len(before) {
			to = m[0]
			break
		}
	}
	return around[from:to]
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
