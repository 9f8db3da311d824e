package check

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/layout"
)

// locate is the place in the file: in a Word file the paragraph, counted, and
// the character in it; in a definition where the paragraph was typed.
func (p *Pass) locate(at Place) diag.Range {
	if at.Paragraph == nil {
		if at = p.beginning(at); at.Paragraph == nil {
			return diag.Range{}
		}
	}
	r := at.Paragraph.At
	if !p.read() || r.Start.Line == 0 {
		return r
	}
	if p.last.paragraph != at.Paragraph {
		p.last = column{paragraph: at.Paragraph, text: at.Paragraph.Text()}
	}
	text := p.last.text
	from := min(max(at.From, 0), len(text))
	r.Start.Col, r.End = p.last.of(from), diag.Pos{}
	if at.Quote != "" && strings.HasPrefix(text[from:], at.Quote) {
		r.End = diag.Pos{Line: r.Start.Line, Col: r.Start.Col + uniseg.GraphemeClusterCount(at.Quote)}
	}
	return r
}

// column counts the characters of a paragraph. Places in it mostly come in
// their order, so that each is counted from the one before.
type column struct {
	paragraph *flow.Paragraph
	text      string
	at, count int // byte, and characters before it
}

// of is the column, from 1, of a byte.
func (c *column) of(from int) int {
	if from < c.at {
		c.at, c.count = 0, 0
	}
	c.count += uniseg.GraphemeClusterCount(c.text[c.at:from])
	c.at = from
	return c.count + 1
}

// beginning is the place of what one of several documents in a file lacks:
// where that document begins.
func (p *Pass) beginning(at Place) Place {
	if at.Component == "" || len(p.File.Documents) < 2 {
		return at
	}
	for i := range p.Document.Pieces {
		if first := p.Document.Pieces[i].Paragraph; first != nil {
			return Place{Component: at.Component, Paragraph: first}
		}
	}
	return at
}

// read reports whether the flow was read from a file that somebody made, and
// not made from a definition.
func (s *Subject) read() bool { return s.File.Flow != nil && s.File.Flow.Source != nil }

// where says in words where findings stand in a Word file: lines mean nothing
// to who opens it. The page is that of our own layout, so Word may break pages
// a little before or after.
func (s *Subject) where(findings diag.List, places []Place) {
	if !s.read() {
		return
	}
	var pages map[*flow.Paragraph]int
	for i := range findings {
		p := places[i].Paragraph
		if p == nil {
			continue
		}
		if pages == nil {
			pages = s.pagesOf()
		}
		var parts []string
		if n, known := pages[p]; known {
			parts = append(parts, fmt.Sprintf("khoảng trang %d", n))
		}
		if p.Where != "" {
			parts = append(parts, p.Where)
		}
		if p.At.Start.Line > 0 {
			parts = append(parts, fmt.Sprintf("đoạn %d", p.At.Start.Line))
		}
		findings[i].Where = strings.Join(parts, ", ")
	}
}

// pagesOf maps each paragraph to the page that it begins on, counted from 1.
func (s *Subject) pagesOf() map[*flow.Paragraph]int {
	out := map[*flow.Paragraph]int{}
	if s.Pages == nil {
		return out
	}
	for i, page := range s.Pages() {
		for _, item := range page.Items {
			if t, ok := item.(*layout.Text); ok && t.Paragraph != nil {
				if _, known := out[t.Paragraph]; !known {
					out[t.Paragraph] = i + 1
				}
			}
		}
	}
	return out
}
