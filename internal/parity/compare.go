package parity

import (
	"fmt"
	"math"
)

// Figures say how far two sets of pages agree.
type Figures struct {
	Pages, PagesOffice int
	Lines              int // lines of ours
	Same               int // lines whose words are on the same page at the same place of LibreOffice's
	Words, WordsOffice int
	MaxBaseline        float64 // greatest distance of baselines over the words of the same lines, points
	MaxX               float64 // greatest distance sideways over the same words, points
	Differences        []string
}

// Share is the part of the lines that are the same, from 0 to 1.
func (f *Figures) Share() float64 {
	if f.Lines == 0 {
		return 1
	}
	return float64(f.Same) / float64(f.Lines)
}

func (f *Figures) String() string {
	return fmt.Sprintf("pages %d, LibreOffice %d; lines %d, same %d (%.2f %%); words %d, LibreOffice %d; baselines within %.3f pt, x within %.2f pt",
		f.Pages, f.PagesOffice, f.Lines, f.Same, 100*f.Share(), f.Words, f.WordsOffice, f.MaxBaseline, f.MaxX)
}

// The farthest that a word of a line called the same may stand from
// LibreOffice's, in points. LibreOffice rounds the spaces of a justified line
// so that it may end up to 1.7 pt short.
const (
	nearY = 3.0
	nearX = 4.0
)

// maxDifferences bounds Figures.Differences.
const maxDifferences = 40

// Compare compares our pages with LibreOffice's.
func Compare(ours, office []Sheet) *Figures {
	f := &Figures{Pages: len(ours), PagesOffice: len(office)}
	for i := range office {
		f.WordsOffice += len(office[i].Words)
	}
	for i := range ours {
		f.Words += len(ours[i].Words)
		var theirs *Sheet
		if i < len(office) {
			theirs = &office[i]
		} else {
			theirs = new(Sheet)
		}
		f.page(i+1, &ours[i], theirs)
	}
	return f
}

// page compares the lines of one page.
func (f *Figures) page(number int, ours, office *Sheet) {
	at := map[string][]*Word{}
	for i := range office.Words {
		w := &office.Words[i]
		at[w.key()] = append(at[w.key()], w)
	}
	for from := 0; from < len(ours.Words); {
		to := from
		for to < len(ours.Words) && ours.Words[to].line == ours.Words[from].line {
			to++
		}
		f.line(number, ours.Words[from:to], at)
		from = to
	}
}

// line looks for each word of a line at its place.
func (f *Figures) line(number int, words []Word, at map[string][]*Word) {
	f.Lines++
	var maxX, maxY float64
	for i := range words {
		w := &words[i]
		best := math.Inf(1)
		var x, y float64
		for _, o := range at[w.key()] {
			dx, dy := math.Abs(o.X-w.X), math.Abs(o.Baseline-w.Baseline)
			if d := dx + dy; d < best {
				best, x, y = d, dx, dy
			}
		}
		if x > nearX || y > nearY || math.IsInf(best, 1) {
			if len(f.Differences) < maxDifferences {
				f.Differences = append(f.Differences, fmt.Sprintf("page %d, baseline %.2f: “%s” of “%s” is not at x %.2f", number, w.Baseline, w.Text, text(words), w.X))
			}
			return
		}
		maxX, maxY = max(maxX, x), max(maxY, y)
	}
	f.Same++
	f.MaxX, f.MaxBaseline = max(f.MaxX, maxX), max(f.MaxBaseline, maxY)
}

func text(words []Word) string {
	s := ""
	for i := range words {
		if i > 0 {
			s += " "
		}
		s += words[i].Text
	}
	return s
}
