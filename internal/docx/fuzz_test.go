package docx

import (
	"strconv"
	"testing"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// FuzzEncode makes flows out of bytes: each is refused or gives a file that
// Verify passes.
func FuzzEncode(f *testing.F) {
	f.Add([]byte{}, "chữ")
	f.Add([]byte{1, 0, 3, 5, 9, 200, 17, 4, 80, 2, 2, 2, 90, 4, 1, 7, 7, 250, 1, 2, 3}, "Điều 1. <a> & “b”\n\t\u2011")
	f.Add([]byte{2, 2, 1, 60, 60, 1, 1, 1, 2, 0, 1, 40, 3, 0, 9, 2, 1, 1, 30}, "a\x00b")
	f.Add([]byte{0, 0, 1, 1, 0, 1, 1, 4, 4, 100, 200, 0, 0, 3, 2, 1, 5, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8}, "MẬT")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		doc := (&source{data: data, text: text}).flow()
		b, err := Encode(doc)
		if err != nil {
			return
		}
		if err := Verify(b); err != nil {
			t.Fatal(err)
		}
	})
}

// source draws a flow from bytes; when they run out it draws zeros.
type source struct {
	data  []byte
	text  string
	notes int // so far
}

func (s *source) next() int {
	if len(s.data) == 0 {
		return 0
	}
	n := s.data[0]
	s.data = s.data[1:]
	return int(n)
}

func (s *source) upTo(n int) int { return s.next() % (n + 1) }

func (s *source) yes() bool { return s.next()%2 == 1 }

// length draws a length; one in sixteen is one that may be refused.
func (s *source) length() unit.Length {
	n := s.next()
	switch {
	case n == 255:
		return -unit.MM
	case n == 254:
		return 1 << 40
	case n >= 240:
		return unit.Length(n - 240)
	}
	return unit.Length(n) * unit.Point / 4
}

func (s *source) flow() *flow.Flow {
	f := &flow.Flow{Meta: flow.Meta{Title: s.text}}
	if s.yes() {
		f.Meta.Properties = []flow.Property{{Name: s.text, Value: s.text}}
	}
	for range s.upTo(2) + 1 {
		section := &flow.Section{Page: a4()}
		if s.yes() {
			section.Page = landscape()
		}
		section.Page.HideFirstNumber, section.Page.RestartNumber = s.yes(), s.yes()
		section.Page.NumberSize = pt(float64(13 + s.upTo(1)))
		for range s.upTo(4) + 1 {
			section.Blocks = append(section.Blocks, s.block(true))
		}
		if s.yes() {
			section.Page.FirstHeader = []flow.Block{s.table()}
		}
		for range s.upTo(2) {
			section.Page.FirstFooter = append(section.Page.FirstFooter, s.block(true))
		}
		f.Sections = append(f.Sections, section)
	}
	return f
}

func (s *source) block(tables bool) flow.Block {
	switch n := s.upTo(4); {
	case n == 1:
		return &flow.Stroke{Width: s.length(), Within: s.length(), Before: s.length(), Height: s.length(), Weight: pt(0.75)}
	case n == 2 && tables:
		return s.table()
	case n == 3:
		return &flow.Frame{
			Text: s.text, Bold: s.yes(), Size: pt(13), Width: s.length(), Height: s.length(), Weight: pt(float64(s.upTo(2))),
			Within: s.length() + 30*mm, Align: flow.Align(s.upTo(3)), Before: s.length(), KeepNext: s.yes(),
		}
	}
	return s.paragraph()
}

func (s *source) paragraph() *flow.Paragraph {
	p := &flow.Paragraph{Style: styles[s.upTo(len(styles)-1)].id, Size: pt(14)}
	p.Format = flow.Format{
		Align: flow.Align(s.upTo(3)), IndentLeft: s.length(), FirstLine: s.length() - pt(10), SpaceBefore: s.length(),
		KeepNext: s.yes(), NoWidows: s.yes(), Outline: s.upTo(9), LineRule: flow.LineRule(s.upTo(1)), LineHeight: s.length(),
	}
	if s.yes() {
		p.Bookmark = s.text
	}
	if s.yes() {
		p.Contents = s.upTo(10)
		p.Format.Tabs = []flow.Tab{{At: s.length(), Right: s.yes(), Dots: s.yes()}}
	}
	for range s.upTo(2) {
		p.Runs = append(p.Runs, s.run())
	}
	return p
}

func (s *source) run() flow.Run {
	r := flow.Run{Text: s.text, Bold: s.yes(), Italic: s.yes(), Size: pt(float64(11 + s.upTo(3))), Script: flow.Script(s.upTo(2))}
	if s.yes() {
		r.Target = s.text
	}
	switch s.upTo(6) {
	case 1:
		r.PageOf = s.text
	case 2:
		r.Text, r.Image = "", &flow.Image{Data: []byte(pngStart + s.text), Type: "png", Width: s.length(), Height: s.length(), Alt: s.text}
	case 3:
		s.notes++
		n := strconv.Itoa(s.notes)
		r.Text, r.Note = n, []*flow.Paragraph{para("ChuThich", flow.Left, 10, n)}
		r.Note[0].Runs[0].Number = s.upTo(7) < 7
		if s.upTo(7) == 7 {
			r.Note = append(r.Note, s.paragraph())
		}
	}
	return r
}

func (s *source) table() *flow.Table {
	t := &flow.Table{Borders: s.yes(), Indent: s.length(), CellLeft: s.length(), Caption: s.text}
	for range s.upTo(3) + 1 {
		t.Columns = append(t.Columns, s.length()+unit.MM)
	}
	for range s.upTo(2) + 1 {
		row := flow.Row{Header: s.yes(), CantSplit: s.yes(), Height: s.length()}
		for left := len(t.Columns); left > 0; {
			span := s.upTo(left - 1)
			row.Cells = append(row.Cells, flow.Cell{
				Span: span, Rows: s.upTo(2), Covered: s.upTo(3) == 3, VAlign: flow.VAlign(s.upTo(2)), Blocks: []flow.Block{s.block(false)},
			})
			left -= max(span, 1)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
