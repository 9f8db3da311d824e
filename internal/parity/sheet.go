package parity

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"math"
	"os/exec"
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/internal/font"
	"vanban/internal/layout"
)

// Sheet is the text of one page, in points from the top left corner.
type Sheet struct {
	Width, Height float64
	Words         []Word
}

// Word is text between spaces, of one or several formats.
type Word struct {
	Text     string
	X        float64 // left edge
	Right    float64
	Baseline float64
	Size     float64
	line     int // words of one line of one cell share a number
}

// Read returns the pages of a PDF.
func Read(pdf []byte) ([]Sheet, error) {
	cmd := exec.Command("pdftotext", "-bbox-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("pdftotext: %w: %s", err, stderr.Bytes())
	}
	type box struct {
		XMin float64 `xml:"xMin,attr"`
		YMin float64 `xml:"yMin,attr"`
		XMax float64 `xml:"xMax,attr"`
		YMax float64 `xml:"yMax,attr"`
		Text string  `xml:",chardata"`
	}
	var doc struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Lines  []struct {
				Words []box `xml:"word"`
			} `xml:"flow>block>line"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(out, &doc); err != nil {
		return nil, fmt.Errorf("pdftotext: %w", err)
	}
	var sheets []Sheet
	for _, p := range doc.Pages {
		s := Sheet{Width: p.Width, Height: p.Height}
		for i, l := range p.Lines {
			for _, w := range l.Words {
				s.Words = append(s.Words, Word{
					Text: w.Text, X: w.XMin, Right: w.XMax, line: i,
					Baseline: w.YMin, Size: w.YMax - w.YMin,
				})
			}
		}
		sheets = append(sheets, s)
	}
	settle(sheets)
	return sheets, nil
}

// reach is how far poppler's box around a word reaches above and below the
// baseline, in ems.
type reach struct{ above, below float64 }

// reaches are those met: from the font descriptor or, without one that
// poppler believes, its own guess.
var reaches = [...]reach{{0.95, 0.35}, {0.891, 0.216}, {0.891, 0.307}}

// settle turns the tops and heights of boxes into baselines and sizes. Sizes
// are known to be half-points; the reach that fits most words is the true one.
func settle(sheets []Sheet) {
	var votes [len(reaches)]int
	for i := range sheets {
		for _, w := range sheets[i].Words {
			for j, r := range reaches {
				twice := 2 * w.Size / (r.above + r.below)
				if math.Abs(twice-math.Round(twice)) < 0.002 {
					votes[j]++
				}
			}
		}
	}
	best := 0
	for j, v := range votes {
		if v > votes[best] {
			best = j
		}
	}
	r := reaches[best]
	for i := range sheets {
		for j := range sheets[i].Words {
			w := &sheets[i].Words[j]
			w.Size /= r.above + r.below
			w.Baseline += w.Size * r.above
		}
		sheets[i].join()
	}
}

// Sheets returns the text of laid-out pages.
func Sheets(pages []layout.Page, fonts *font.Set) []Sheet {
	var sheets []Sheet
	for i := range pages {
		p := &pages[i]
		s := Sheet{Width: p.Width.Points(), Height: p.Height.Points()}
		y, right, line := math.Inf(-1), 0.0, -1
		for _, item := range p.Items {
			t, ok := item.(*layout.Text)
			if !ok {
				continue
			}
			small := math.Abs(t.X.Points()-right) < touch && math.Abs(t.Y.Points()-y) < t.Size.Points() // raised or lowered
			if t.Y.Points() != y && !small || s.Words[len(s.Words)-1].X > t.X.Points() {
				line++
			}
			y, right = t.Y.Points(), (t.X + t.Width).Points()
			s.add(t, fonts, line)
		}
		s.join()
		sheets = append(sheets, s)
	}
	return sheets
}

// add cuts a piece of text into words.
func (s *Sheet) add(t *layout.Text, fonts *font.Set, line int) {
	face := fonts.Face(t.Bold, t.Italic)
	size := t.Size.Points()
	x := t.X.Points()
	open := false
	for _, r := range t.Text {
		units, _ := face.Advance(r)
		width := float64(units) * size / float64(face.UnitsPerEm)
		if r == ' ' {
			width += t.Space
		}
		if r = font.Plain(r); r == ' ' {
			open = false
		} else {
			if !open {
				s.Words = append(s.Words, Word{X: x, Baseline: t.Y.Points(), Size: size, line: line})
				open = true
			}
			w := &s.Words[len(s.Words)-1]
			w.Text += string(r)
			w.Right = x + width
		}
		x += width
	}
}

// join makes one word of neighbours that touch, and sorts the words as they
// are read.
func (s *Sheet) join() {
	slices.SortStableFunc(s.Words, func(a, b Word) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.X, b.X))
	})
	var words []Word
	for _, w := range s.Words {
		if n := len(words); n > 0 {
			p := &words[n-1]
			if p.line == w.line && math.Abs(w.X-p.Right) < touch*w.Size && math.Abs(p.Baseline-w.Baseline) < touch*max(p.Size, w.Size) {
				p.Text += w.Text
				p.Right = w.Right
				continue
			}
		}
		words = append(words, w)
	}
	s.Words = nil
	for i := range words {
		s.Words = append(s.Words, words[i].cut()...)
	}
}

// leader is a row of dots from which on they lead to a tab stop.
const leader = ".."

// cut takes the dots that lead to a page number out of a word: poppler joins
// them with both ends.
func (w *Word) cut() []Word {
	i := strings.Index(w.Text, leader)
	if i < 0 {
		return []Word{*w}
	}
	var parts []Word
	if i > 0 {
		head := *w
		head.Text = w.Text[:i]
		parts = append(parts, head)
	}
	if tail := strings.TrimLeft(w.Text[i:], "."); tail != "" {
		end := *w
		end.Text = tail
		end.X = w.Right - digit*w.Size*float64(len(tail))
		parts = append(parts, end)
	}
	return parts
}

// digit is the width of a digit, in ems.
const digit = 0.5

// touch is the widest gap inside a word, in ems; a space is 0.25.
const touch = 0.15

// key is what makes two words the same: their characters, without regard to
// how a font maps them.
func (w *Word) key() string {
	if !utf8.ValidString(w.Text) {
		return strings.ToValidUTF8(w.Text, "?")
	}
	return w.Text
}
