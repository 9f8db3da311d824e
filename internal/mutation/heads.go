package mutation

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// Head says what the head of a document is made of in Word.
type Head int

// The makes that are met.
const (
	HeadTable Head = iota // a table without borders, as ours
	HeadTabs              // lines of two halves at tab stops, with drawn lines
	HeadBoxes             // two text boxes
	HeadFlat              // paragraphs one below the other, with VML lines
)

// Heads are all of them.
func Heads() []Head { return []Head{HeadTable, HeadTabs, HeadBoxes, HeadFlat} }

// String is the word that tables of results have for a make.
func (h Head) String() string { return [...]string{"table", "tabs", "boxes", "flat"}[h] }

// relay holds what a flow cannot: drawings, which stand in its text as
// markers until the file is written.
type relay struct {
	drawings []string
	width    unit.Length // of the text
}

// The marks around the number of a drawing.
const (
	markStart = "\uE000"
	markEnd   = "\uE001"
	boxStart  = markStart + "box"
	boxEnd    = markStart + "end"
)

// Relay makes every head of f anew, in place. The result is encoded, and then
// finished by the function returned.
func Relay(f *flow.Flow, head Head) func(docx []byte) ([]byte, error) {
	finish := relayHeads(f, head)
	return func(docx []byte) ([]byte, error) {
		docx, err := finish(docx)
		if err != nil || f.Source == nil {
			return docx, err
		}
		return inLanguage(docx, f.Source.Language)
	}
}

func relayHeads(f *flow.Flow, head Head) func(docx []byte) ([]byte, error) {
	r := &relay{}
	if head == HeadTable {
		return func(docx []byte) ([]byte, error) { return docx, nil }
	}
	for _, s := range f.Sections {
		r.width = s.Page.TextWidth()
		var blocks []flow.Block
		for _, b := range s.Blocks {
			t, ok := b.(*flow.Table)
			if !ok || t.Component != law.NationalName || len(t.Columns) != 2 {
				blocks = append(blocks, b)
				continue
			}
			switch head {
			case HeadTabs:
				for i := range t.Rows {
					blocks = append(blocks, r.tabbed(t, i)...)
				}
				continue
			case HeadBoxes:
				blocks = append(append(blocks, r.box(t, 0)...), r.box(t, 1)...)
			case HeadFlat:
				blocks = append(append(blocks, r.flat(t, 0)...), r.flat(t, 1)...)
			}
			for i := 1; i < len(t.Rows); i++ {
				blocks = append(blocks, r.tabbed(t, i)...)
			}
		}
		s.Blocks = blocks
	}
	return r.finish
}

// tabbed sets the cells of a row side by side at two centred tab stops; what
// is under a line of text becomes a drawn line. A frame stands by itself.
func (r *relay) tabbed(t *flow.Table, row int) []flow.Block {
	left, right := t.Rows[row].Cells[0].Blocks, t.Rows[row].Cells[1].Blocks
	texts, lines := paragraphs(left), paragraphs(right)
	middle := []unit.Length{(r.width - t.Columns[1]) / 2, r.width - t.Columns[1]/2}
	var out []flow.Block
	for i := range max(len(texts), len(lines)) {
		if i >= len(lines) { // too long for a half of a line
			out = append(out, r.indented(t, row, 0, texts[i]))
			continue
		}
		p := &flow.Paragraph{Format: flow.Format{KeepNext: true, Tabs: []flow.Tab{{At: middle[0], Center: true}, {At: middle[1], Center: true}}}}
		for column, list := range [][]*flow.Paragraph{texts, lines} {
			if i >= len(list) {
				continue
			}
			q := list[i]
			p.Style, p.Format.SpaceBefore = q.Style, max(p.Format.SpaceBefore, q.Format.SpaceBefore)
			p.Runs = append(p.Runs, flow.Run{Text: strings.Repeat("\t", column+1-min(column, len(p.Runs))), Size: q.MarkSize()})
			p.Runs = append(p.Runs, q.Runs...)
			if s := strokeAfter(t.Rows[row].Cells[column].Blocks, q); s != nil {
				p.Runs = append(p.Runs, r.line(middle[column]-s.Width/2, s.Width, q.MarkSize()))
			}
		}
		out = append(out, p)
	}
	for _, b := range left {
		if frame, ok := b.(*flow.Frame); ok {
			out = append(out, &flow.Table{
				Columns: t.Columns[:1], Component: frame.Component,
				Rows: []flow.Row{{Cells: []flow.Cell{{Blocks: []flow.Block{frame}}}}},
			})
		}
	}
	return out
}

// box puts the first row of a column into a text box.
func (r *relay) box(t *flow.Table, column int) []flow.Block {
	x, width := unit.Length(0), r.width-t.Columns[1]
	if column == 1 {
		x, width = width, t.Columns[1]
	}
	size := 13 * unit.Point
	mark := func(text string) flow.Block {
		return &flow.Paragraph{Runs: []flow.Run{{Text: text, Size: size}}}
	}
	out := []flow.Block{mark(fmt.Sprintf("%s %d %d%s", boxStart, int(x), int(width), markEnd))}
	for _, b := range t.Rows[0].Cells[column].Blocks {
		if s, ok := b.(*flow.Stroke); ok {
			s.Within += width - t.Columns[column]
		}
		out = append(out, b)
	}
	return append(out, mark(boxEnd+markEnd))
}

// flat sets a cell of the first row as paragraphs of its width.
func (r *relay) flat(t *flow.Table, column int) []flow.Block {
	var out []flow.Block
	for _, p := range paragraphs(t.Rows[0].Cells[column].Blocks) {
		out = append(out, r.indented(t, 0, column, p))
	}
	return out
}

// indented sets a paragraph of a cell below the others, as wide as its column.
func (r *relay) indented(t *flow.Table, row, column int, p *flow.Paragraph) *flow.Paragraph {
	q := *p
	x, width := unit.Length(0), r.width-t.Columns[1]
	if column == 0 {
		q.Format.IndentRight += t.Columns[1]
	} else {
		x, width = width, t.Columns[1]
		q.Format.IndentLeft += x
	}
	if s := strokeAfter(t.Rows[row].Cells[column].Blocks, p); s != nil {
		q.Runs = append(append([]flow.Run(nil), p.Runs...), r.vmlLine(x+(width-s.Width)/2, s.Width, p.MarkSize()))
	}
	return &q
}

func paragraphs(blocks []flow.Block) []*flow.Paragraph {
	var out []*flow.Paragraph
	for _, b := range blocks {
		if p, ok := b.(*flow.Paragraph); ok {
			out = append(out, p)
		}
	}
	return out
}

// strokeAfter is the line below a paragraph, or nil.
func strokeAfter(blocks []flow.Block, p *flow.Paragraph) *flow.Stroke {
	for i := range len(blocks) - 1 {
		if s, ok := blocks[i+1].(*flow.Stroke); ok && blocks[i] == flow.Block(p) {
			return s
		}
	}
	return nil
}

// marker is a run in whose place a drawing comes.
func (r *relay) marker(drawing string, size unit.Length) flow.Run {
	r.drawings = append(r.drawings, drawing)
	return flow.Run{Text: fmt.Sprintf("%s%d%s", markStart, len(r.drawings)-1, markEnd), Size: size}
}

// line is a straight line drawn below the text, as Word draws it today.
func (r *relay) line(x, width, below unit.Length) flow.Run {
	return r.marker(fmt.Sprintf(`<w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="%d" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>%d</wp:posOffset></wp:positionH>`+
		`<wp:positionV relativeFrom="line"><wp:posOffset>%d</wp:posOffset></wp:positionV><wp:extent cx="%d" cy="0"/><wp:wrapNone/>`+
		`<wp:docPr id="%d" name="Đường kẻ"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`+
		`<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">`+
		`<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>`+
		`<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`,
		len(r.drawings)+1, int(x), int(below*5/4), int(width), len(r.drawings)+100, int(width)), below)
}

// vmlLine is the same as Word 2003 draws it.
func (r *relay) vmlLine(x, width, below unit.Length) flow.Run {
	y := (below * 5 / 4).Points()
	return r.marker(fmt.Sprintf(`<w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" id="Line%d" style="position:absolute;z-index:1;mso-position-vertical-relative:line" from="%.2fpt,%.2fpt" to="%.2fpt,%.2fpt" strokeweight=".75pt"/></w:pict>`,
		len(r.drawings), x.Points(), y, (x+width).Points(), y), below)
}

var markedText = regexp.MustCompile(`<w:t xml:space="preserve">` + markStart + `(\d+)` + markEnd + `</w:t>`)

// finish puts the drawings into a written file.
func (r *relay) finish(docx []byte) ([]byte, error) {
	return Rewrite(docx, func(name, text string) string {
		if name != "word/document.xml" {
			return text
		}
		text = markedText.ReplaceAllStringFunc(text, func(m string) string {
			n, _ := strconv.Atoi(markedText.FindStringSubmatch(m)[1])
			return r.drawings[n]
		})
		for strings.Contains(text, boxStart) {
			text = boxed(text)
		}
		return text
	})
}

// boxed puts what stands between two markers into a text box.
func boxed(text string) string {
	from, start := aroundParagraph(text, boxStart)
	end, rest := aroundParagraph(text, boxEnd)
	var x, width int
	_, _ = fmt.Sscanf(text[strings.Index(text, boxStart)+len(boxStart):], "%d %d", &x, &width)
	return text[:from] + fmt.Sprintf(`<w:p><w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>%d</wp:posOffset></wp:positionH>`+
		`<wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="%d" cy="1500000"/><wp:wrapTopAndBottom/>`+
		`<wp:docPr id="%d" name="Hộp chữ"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`+
		`<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">`+
		`<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="1500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>`,
		x, width, 900+x%97, width) + text[start:end] +
		`</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>` + text[rest:]
}

// aroundParagraph are the ends of the paragraph that holds the first mark.
func aroundParagraph(text, mark string) (from, to int) {
	at := strings.Index(text, mark)
	return strings.LastIndex(text[:at], "<w:p>"), at + strings.Index(text[at:], "</w:p>") + len("</w:p>")
}

// Rewrite passes the parts of a zip file through change, those that are text.
func Rewrite(docx []byte, change func(name, text string) string) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			data = []byte(change(f.Name, string(data)))
		}
		part, err := w.Create(f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := part.Write(data); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}
