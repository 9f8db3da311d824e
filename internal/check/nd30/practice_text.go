package nd30

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

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

// tail is the end of a text: what a pattern that ends with it may look at.
func tail(s string) string { return s[max(0, len(s)-longestTail):] }

const longestTail = 64

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
	places   []check.Place
	messages []string // of each place
	hint     string   // of the first
}

// add takes a place; the first one gives the hint.
func (h *hits) add(at check.Place, hint, message string) {
	if len(h.places) == 0 {
		h.hint = hint
	}
	h.places, h.messages = append(h.places, at), append(h.messages, message)
}

// report reports what was collected, one finding for all.
func (h *hits) report(p *check.Pass) { h.say(p, p.Report) }

// remark is report for what is worth knowing and no more.
func (h *hits) remark(p *check.Pass) { h.say(p, p.Remark) }

func (h *hits) say(p *check.Pass, report func(check.Place, string, string, ...any)) {
	if len(h.places) == 0 {
		return
	}
	message := h.messages[0]
	if n := len(h.places) - 1; n > 0 {
		message += fmt.Sprintf(" (và %d chỗ nữa)", n)
	}
	report(h.places[0], h.hint, "%s", message)
	for i, at := range h.places {
		switch {
		case i == 0:
		case h.messages[i] == h.messages[0]:
			p.Also([]check.Place{at}, "chỗ này cũng vậy")
		default:
			p.Also([]check.Place{at}, h.messages[i])
		}
	}
}
