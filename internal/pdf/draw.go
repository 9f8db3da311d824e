package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/go-pdf/fpdf"

	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// inkOf returns the index of a face among the inks, which is also the number in
// the name of its font.
func inkOf(bold, italic bool) int {
	i := 0
	if bold {
		i |= 1
	}
	if italic {
		i |= 2
	}
	return i
}

// drawing is a document being drawn with fpdf. Its text is in the codes of inks,
// and fpdf is told of no fonts: they would cost it more time than all the rest,
// and the finisher adds ours. Its images are stand-ins, for fpdf panics on broken
// ones and cannot read many a sound one.
type drawing struct {
	doc      *fpdf.Fpdf
	inks     [4]*ink
	pictures []*picture
	known    map[[sha256.Size]byte]int // hash of the file of an image -> index of pictures

	links   map[string]int // anchor name -> fpdf's number of the place
	depths  []int          // outline levels of the open entries
	pending []byte         // operators not yet handed to fpdf
	font    int            // index of the font in force on the page, -1 for none
	size    unit.Length    // size in force
	weight  unit.Length    // line width in force
	fill    string         // colour of text in force, RRGGBB
	stroke  string         // colour of lines in force, RRGGBB
	lowest  unit.Length    // height of the last page
}

func newDrawing(fonts *font.Set) *drawing {
	d := &drawing{known: map[[sha256.Size]byte]int{}, links: map[string]int{}, font: -1}
	for _, bold := range []bool{false, true} {
		for _, italic := range []bool{false, true} {
			d.inks[inkOf(bold, italic)] = &ink{face: fonts.Face(bold, italic)}
		}
	}
	return d
}

// draw returns the file as fpdf writes it, uncompressed. fpdf panics on some
// input it should refuse; that is an error here.
func (d *drawing) draw(pages []layout.Page, meta flow.Meta) (raw []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			raw, err = nil, fmt.Errorf("thư viện PDF dừng đột ngột: %v", p)
		}
	}()
	d.open(meta)
	d.lowest = pages[len(pages)-1].Height
	if err := d.collect(pages); err != nil {
		return nil, err
	}
	for i, p := range pages {
		if err := d.page(p); err != nil {
			return nil, fmt.Errorf("trang %d: %w", i+1, err)
		}
		if err := d.doc.Error(); err != nil {
			return nil, fmt.Errorf("trang %d: %w", i+1, err)
		}
	}
	var out bytes.Buffer
	out.Grow(8<<10*len(pages) + 8<<10)
	if err := d.doc.Output(&out); err != nil {
		return nil, fmt.Errorf("không ghi được tệp PDF: %w", err)
	}
	return out.Bytes(), nil
}

func (d *drawing) open(meta flow.Meta) {
	// A default page unlike any real one makes fpdf state the size of every
	// page and use it for the places of links.
	d.doc = fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 1, Ht: 1}})
	d.doc.SetCompression(false)
	d.doc.SetCatalogSort(true)
	d.doc.SetAutoPageBreak(false, 0)
	d.doc.SetMargins(0, 0, 0)
	d.doc.SetCreationDate(time.Unix(0, 0).UTC()) // the finisher writes the real ones
	d.doc.SetModificationDate(time.Unix(0, 0).UTC())
	d.doc.SetLang(language)
	d.doc.SetProducer(producer, false)
	d.doc.SetTitle(textString(meta.Title), false)
	d.doc.SetSubject(textString(meta.Subject), false)
	d.doc.SetAuthor(textString(meta.Author), false)
}

// collect registers the characters that are drawn and the places that links lead
// to. The first anchor of a name counts.
func (d *drawing) collect(pages []layout.Page) error {
	for i, p := range pages {
		for _, item := range p.Items {
			if t, ok := item.(*layout.Text); ok {
				if err := d.inks[inkOf(t.Bold, t.Italic)].take(t.Text); err != nil {
					return fmt.Errorf("trang %d: %w", i+1, err)
				}
			}
		}
		for _, a := range p.Anchors {
			if a.Name == "" || d.links[a.Name] != 0 {
				continue
			}
			link := d.doc.AddLink()
			d.doc.SetLink(link, onPage(a.Y, p).Points(), i+1)
			d.links[a.Name] = link
		}
	}
	for _, k := range d.inks {
		k.number()
	}
	return nil
}

// onPage keeps a place within the sheet; fpdf reads -1 as "here".
func onPage(y unit.Length, p layout.Page) unit.Length { return min(max(y, 0), p.Height) }

func (d *drawing) page(p layout.Page) error {
	d.doc.AddPageFormat("P", fpdf.SizeType{Wd: p.Width.Points(), Ht: p.Height.Points()})
	d.fill, d.stroke, d.font = black, black, -1
	for _, a := range p.Anchors {
		d.bookmark(a, p)
	}
	for _, item := range p.Items {
		switch it := item.(type) {
		case *layout.Line:
			d.line(it)
		case *layout.Text:
			d.text(it, p.Height)
		case *layout.Image:
			if err := d.image(it); err != nil {
				return err
			}
		}
	}
	d.flush()
	return nil
}

func (d *drawing) text(t *layout.Text, height unit.Length) {
	if t.Text == "" {
		return
	}
	index := inkOf(t.Bold, t.Italic)
	if index != d.font || t.Size != d.size {
		d.pending = append(d.pending, 'B', 'T', ' ', '/', 'F', byte('0'+index), ' ')
		d.pending = append(strconv.AppendFloat(d.pending, t.Size.Points(), 'f', 2, 64), " Tf ET\n"...)
		d.font, d.size = index, t.Size
	}
	d.color(&d.fill, t.Color, " rg\n")
	k := d.inks[index]
	d.pending = k.appendText(d.pending, t, height)
	if link := d.links[t.Target]; link != 0 {
		scale := t.Size.Points() / float64(k.face.UnitsPerEm)
		ascent, descent := float64(k.face.Ascent)*scale, float64(k.face.Descent)*scale
		d.doc.Link(t.X.Points(), t.Y.Points()-ascent, t.Width.Points(), ascent+descent, link)
	}
}

func (d *drawing) line(l *layout.Line) {
	d.color(&d.stroke, l.Color, " RG\n")
	d.flush()
	if l.Weight != d.weight {
		d.doc.SetLineWidth(l.Weight.Points())
		d.weight = l.Weight
	}
	d.doc.Line(l.X1.Points(), l.Y1.Points(), l.X2.Points(), l.Y2.Points())
}

// black is the colour that each page begins with.
const black = "000000"

// color sets one of the two colours by its operator unless it is in force.
// ISO 32000-1, 8.6.8 (colour operators).
func (d *drawing) color(inForce *string, want, operator string) {
	if want = strings.ToUpper(want); want == "" {
		want = black
	}
	if want == *inForce {
		return
	}
	*inForce = want
	n, _ := strconv.ParseUint(want, 16, 24) // checkColor has seen it
	for _, shift := range []int{16, 8, 0} {
		if shift < 16 {
			d.pending = append(d.pending, ' ')
		}
		d.pending = appendDecimal(d.pending, float64(n>>shift&0xff)/0xff)
	}
	d.pending = append(d.pending, operator...)
}

// image draws an image, which is in the file once however often it is drawn.
func (d *drawing) image(m *layout.Image) error {
	key := sha256.Sum256(m.Source.Data)
	index, ok := d.known[key]
	options := fpdf.ImageOptions{ImageType: "png", AllowNegativePosition: true}
	if !ok {
		p, err := newPicture(m.Source)
		if err != nil {
			return err
		}
		index = len(d.pictures)
		data, err := standIn(index)
		if err != nil {
			return err
		}
		d.doc.RegisterImageOptionsReader(strconv.Itoa(index), options, bytes.NewReader(data))
		d.known[key], d.pictures = index, append(d.pictures, p)
	}
	d.flush()
	d.doc.ImageOptions(strconv.Itoa(index), m.X.Points(), m.Y.Points(), m.Width.Points(), m.Height.Points(), false, options, 0, "")
	return nil
}

// flush hands the operators gathered so far to fpdf, which ends them with a
// line break of its own.
func (d *drawing) flush() {
	if n := len(d.pending); n > 0 {
		d.doc.RawWriteStr(string(d.pending[:n-1]))
		d.pending = d.pending[:0]
	}
}

// bookmark adds an outline entry under the nearest entry before it that has a
// smaller level: fpdf breaks the tree if a level is left out.
func (d *drawing) bookmark(a layout.Anchor, p layout.Page) {
	if a.Outline <= 0 || a.Title == "" {
		return
	}
	n := len(d.depths)
	for n > 0 && d.depths[n-1] >= a.Outline {
		n--
	}
	d.depths = append(d.depths[:n], a.Outline)
	// fpdf turns the place over with the height of the last page.
	y := d.lowest - p.Height + onPage(a.Y, p)
	if y == -unit.Point {
		y-- // fpdf reads -1 as "here"
	}
	d.doc.Bookmark(textString(a.Title), n, y.Points())
}

// textString returns s as UTF-16BE with a byte order mark, empty if s is.
// ISO 32000-1, 7.9.2.2 (text string type).
func textString(s string) string {
	if s == "" {
		return ""
	}
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return string(b)
}
