package docx

import (
	"unicode/utf8"

	"vanban/internal/flow"
)

// look is the formatting that a paragraph style carries. Lengths are twips.
type look struct {
	align         flow.Align
	left, right   int // indents
	first         int // first line; negative hangs
	before, after int // space around
	rule          flow.LineRule
	line          int // 240ths of a line, or twips if rule is another
	keepNext      bool
	keepLines     bool
	widows        bool // widow and orphan control
	outline       int  // 1 to 9; 0 for body text
	size          int  // half-points
	bold, italic  bool
	color         string // RRGGBB; empty for the automatic one. Only runs have it
	script        flow.Script
	font          string // empty for that of the document. Only runs have it, and the next two
	underline     bool
	strike        bool
}

// plain is what Normal, the style all others are based on, looks like.
var plain = look{line: 240, widows: true, size: 28}

// lookOf is the formatting of a paragraph as a style could carry it. Bold and
// italic are those of most of its text.
func lookOf(p *flow.Paragraph) look {
	f := &p.Format
	l := look{
		align: f.Align, left: f.IndentLeft.Twips(), right: f.IndentRight.Twips(), first: f.FirstLine.Twips(),
		before: f.SpaceBefore.Twips(), after: f.SpaceAfter.Twips(), rule: f.LineRule, line: f.Line,
		keepNext: f.KeepNext, keepLines: f.KeepLines, widows: f.NoWidows, outline: f.Outline,
		size: p.MarkSize().HalfPoints(),
	}
	switch {
	case f.LineRule != flow.Multiple:
		l.line = f.LineHeight.Twips()
	case l.line == 0:
		l.line = 240
	}
	l.bold = mostly(p.Runs, func(r *flow.Run) bool { return r.Bold })
	l.italic = mostly(p.Runs, func(r *flow.Run) bool { return r.Italic })
	return l
}

// mostly reports whether more than half of the text of some runs is so, or the
// first run if there is no text.
func mostly(runs []flow.Run, so func(*flow.Run) bool) bool {
	count, all := 0, 0
	for i := range runs {
		n := utf8.RuneCountInString(runs[i].Text)
		all += n
		if so(&runs[i]) {
			count += n
		}
	}
	if all == 0 {
		return len(runs) > 0 && so(&runs[0])
	}
	return 2*count > all
}

// hairline is a paragraph of no more height than the table tail, which a line
// or nothing stands in.
var hairline = look{rule: flow.Exact, line: flow.TableTail.Twips(), size: 2}

// maxLooks bounds the search for the usual look of a style.
const maxLooks = 32

// usualLooks gives each style of f the look that most of its paragraphs have,
// so that a paragraph states only what sets it apart and whoever edits the
// file can change all its like by changing the style. Of several the first
// wins; a style that f does not use looks as f.Styles shows it.
func usualLooks(f *flow.Flow) map[flow.Style]look {
	type tally struct {
		look  look
		count int
	}
	tallies := map[flow.Style][]tally{}
	eachParagraph(f, func(p *flow.Paragraph) {
		seen, l := tallies[p.Style], lookOf(p)
		for i := range seen {
			if seen[i].look == l {
				seen[i].count++
				return
			}
		}
		if len(seen) < maxLooks {
			tallies[p.Style] = append(seen, tally{l, 1})
		}
	})
	usual := make(map[flow.Style]look, len(styles))
	for i := range styles {
		usual[styles[i].id] = plain
	}
	usual[""] = plain
	usual[styleStroke], usual[styleTail] = hairline, hairline
	usual[styleNumber] = look{align: flow.Center, line: plain.line, size: plain.size}
	usual[styleFrame] = look{align: flow.Center, line: plain.line, size: plain.size, bold: true}
	for _, s := range f.Sections {
		// LibreOffice gives a field of a header the size of its style.
		if size := s.Page.NumberSize.HalfPoints(); size > 0 {
			number := usual[styleNumber]
			number.size = size
			usual[styleNumber] = number
			break
		}
	}
	for _, p := range f.Styles {
		usual[p.Style] = lookOf(p)
	}
	for id, seen := range tallies {
		most := 0
		for _, t := range seen {
			if id != "" && t.count > most {
				usual[id], most = t.look, t.count
			}
		}
	}
	return usual
}
