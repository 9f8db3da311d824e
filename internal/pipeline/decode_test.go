package pipeline_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/pipeline"
	"vanban/internal/unit"
)

// What we write and read again is what we wrote. [carried] lists what a Word
// file cannot carry.
func TestDecodeGivesBackWhatWasEncoded(t *testing.T) {
	files, err := filepath.Glob("../../examples/*/*.vb.yaml")
	if err != nil || len(files) < 40 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			laid, problems, err := open(t).Layout(source(t, file), pipeline.Options{Stage: doc.Sign})
			if err != nil || problems.HasErrors() {
				t.Fatal(err, problems.Sorted())
			}
			written, err := docx.Encode(laid.Flow)
			if err != nil {
				t.Fatal(err)
			}
			read, err := docx.Decode("van-ban.docx", written)
			if err != nil {
				t.Fatal(err)
			}
			if read.Source == nil || read.Source.Application != "vanban" || read.Source.Language != "vi-VN" || len(read.Source.Lost) > 0 {
				t.Errorf("source %+v", read.Source)
			}
			want, got := carried(laid.Flow), carried(read)
			if diff := cmp.Diff(want, got, nearly); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// carried is f without what a Word file cannot carry.
func carried(f *flow.Flow) *flow.Flow {
	c := &flow.Flow{Meta: f.Meta} // Styles are looks of styles, not paragraphs; Source is of files only
	for _, s := range f.Sections {
		page := s.Page
		page.FirstHeader, page.FirstFooter = carriedBlocks(page.FirstHeader), carriedBlocks(page.FirstFooter)
		c.Sections = append(c.Sections, &flow.Section{Page: page, Blocks: carriedBlocks(s.Blocks)})
	}
	return c
}

func carriedBlocks(list []flow.Block) []flow.Block {
	var out []flow.Block
	for _, b := range list {
		switch b := b.(type) {
		case *flow.Paragraph:
			out = append(out, carriedParagraph(b))
		case *flow.Stroke:
			s := *b
			s.Component = "" // the decree's components have no place in the file
			eighths(&s.Weight)
			out = append(out, &s)
		case *flow.Frame:
			m := *b
			m.Component = ""
			if m.Width == m.Within {
				m.Align = flow.Left // as wide as its column: nothing to align
			}
			eighths(&m.Weight)
			out = append(out, &m)
		case *flow.Table:
			t := *b
			t.Component = ""
			t.Rows = slices.Clone(t.Rows)
			for i := range t.Rows {
				r := &t.Rows[i]
				r.Cells = slices.Clone(r.Cells)
				for k := range r.Cells {
					c := &r.Cells[k]
					c.Blocks = carriedBlocks(c.Blocks)
					if c.Span == 1 {
						c.Span = 0 // the same by the words of the type
					}
					if c.Rows == 1 {
						c.Rows = 0
					}
				}
			}
			out = append(out, &t)
		}
	}
	return out
}

func carriedParagraph(b *flow.Paragraph) *flow.Paragraph {
	p := *b
	p.At, p.Where, p.Component = diag.Range{}, "", ""
	p.Bookmark = legal(p.Bookmark)
	p.Size = p.MarkSize() // 0 means the size of the last run
	f := &p.Format
	if f.LineRule == flow.Multiple && f.Line == 0 {
		f.Line = 240 // the same by the words of the type
	}
	p.Runs = nil
	for _, r := range b.Runs {
		if r.Text == "" && r.Image == nil && r.PageOf == "" {
			continue // nothing to see
		}
		var note []*flow.Paragraph
		for _, q := range r.Note {
			note = append(note, carriedParagraph(q))
		}
		r.Note, r.Target, r.PageOf = note, legal(r.Target), legal(r.PageOf)
		r.Size = unit.Length(r.Size.HalfPoints()) * unit.Point / 2
		if n := len(p.Runs); n > 0 && joins(p.Runs[n-1], r) {
			p.Runs[n-1].Text += r.Text // neighbours of one look are one
			continue
		}
		p.Runs = append(p.Runs, r)
	}
	return &p
}

func joins(a, b flow.Run) bool {
	special := func(r flow.Run) bool {
		return r.Note != nil || r.Number || r.PageOf != "" || r.Image != nil || r.PageNumber || r.PageCount
	}
	a.Text, b.Text = "", ""
	return !special(a) && !special(b) && fmt.Sprint(a) == fmt.Sprint(b)
}

// nearly takes lengths for the same that differ as much as WordprocessingML,
// which counts in twips, makes of a sum of two.
var nearly = cmp.Comparer(func(a, b unit.Length) bool { return max(a-b, b-a) <= 2*unit.Twip })

// legal is a name that Word accepts for a bookmark.
func legal(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '_'
	}, name)
}

// eighths rounds the weight of a line to what the file measures it in.
func eighths(l *unit.Length) { *l = (*l*8 + unit.Point/2) / unit.Point * unit.Point / 8 }
