package pdf

import (
	"crypto/sha256"
	"fmt"
	"math"
	"slices"
	"sync"

	"vanban/internal/font"
)

// cut is a face cut down to the characters of a document, as its objects hold
// it; numbers of objects are left to embed.
type cut struct {
	name       string // of the font
	program    []byte // body of the stream object
	descriptor []byte // up to the number of the program
	widths     []byte
	unicode    []byte // body of the stream object
}

// keptCuts is how many cut faces are kept at a time; each takes some 20 KB.
const keptCuts = 256

// cuts keeps cut faces by their characters.
type cuts struct {
	mu   sync.Mutex
	kept map[cutKey]*cut
}

// cutKey tells one cut from another: the characters are in the order of their
// codes.
type cutKey struct {
	face  *font.Face
	runes string
}

// cut returns the face of an ink with the characters that it drew.
func (c *cuts) cut(k *ink, z *deflater) (*cut, error) {
	key := cutKey{k.face, string(k.runes)}
	c.mu.Lock()
	known := c.kept[key]
	c.mu.Unlock()
	if known != nil {
		return known, nil
	}
	made, err := k.cut(z)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || len(c.kept) >= keptCuts {
		c.kept = map[cutKey]*cut{}
	}
	c.kept[key] = made
	return made, nil
}

// cut makes the parts of the font that an ink needs.
func (k *ink) cut(z *deflater) (*cut, error) {
	program, err := k.face.Cut(k.runes)
	if err != nil {
		return nil, err
	}
	name := subsetTag(program) + "+" + k.face.PostScript
	return &cut{
		name:       name,
		program:    z.stream(fmt.Sprintf("/Length1 %d ", len(program)), program),
		descriptor: k.descriptor(name),
		widths:     k.appendWidths(nil),
		unicode:    z.stream("", k.toUnicode()),
	}, nil
}

// embed adds the objects of the cut face to f and returns the body of the font
// object that pages refer to: a composite font whose codes are glyph numbers.
//
// ISO 32000-1, 9.7 (composite fonts).
func (c *cut) embed(f *file) []byte {
	program := f.add(c.program)
	descriptor := f.add(fmt.Appendf(slices.Clip(c.descriptor), "%d 0 R>>\n", program))
	descendant := fmt.Appendf(nil, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s"+
		" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"+
		" /FontDescriptor %d 0 R /CIDToGIDMap /Identity /W %s>>\n", c.name, descriptor, c.widths)
	child := f.add(descendant)
	unicode := f.add(c.unicode)
	return fmt.Appendf(nil, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H"+
		" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>\n", c.name, child, unicode)
}

// subsetTag makes the six letters that set one subset of a font apart from
// another.
// ISO 32000-1, 9.6.4 (font subsets).
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// thousandths converts font units to the 1000 units of an em that PDF counts.
func thousandths(units int, face *font.Face) float64 {
	return float64(units) * 1000 / float64(face.UnitsPerEm)
}

// appendWidths writes the width of every code from 0.
func (k *ink) appendWidths(b []byte) []byte {
	b = append(b, "[0 ["...)
	missing, _ := k.face.Advance(-1)
	b = appendDecimal(b, thousandths(missing, k.face))
	for _, r := range k.runes {
		units, _ := k.face.Advance(r)
		b = append(b, ' ')
		b = appendDecimal(b, thousandths(units, k.face))
	}
	return append(b, "]]"...)
}

// descriptor describes the face up to the number of its program.
func (k *ink) descriptor(name string) []byte {
	const serif, symbolic, italic = 1 << 1, 1 << 2, 1 << 6
	flags := serif | symbolic
	if k.face.Angle != 0 {
		flags |= italic
	}
	scale := func(units int) int { return int(math.Round(thousandths(units, k.face))) }
	box := k.face.Box
	// The stem width is not in a TrueType file; readers use it only to draw a
	// substitute.
	stem := 50 + k.face.Weight*k.face.Weight/(65*65)
	b := fmt.Appendf(nil, "<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle ",
		name, flags, scale(box[0]), scale(box[1]), scale(box[2]), scale(box[3]))
	b = appendDecimal(b, k.face.Angle)
	return fmt.Appendf(b, " /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 ",
		scale(k.face.Ascent), -scale(k.face.Descent), scale(k.face.CapHeight), stem)
}

// toUnicode is the table by which readers turn codes into text, one entry for
// each code, so that no range can cross a high byte.
//
// ISO 32000-1, 9.10.3 (ToUnicode CMaps).
func (k *ink) toUnicode() []byte {
	const block = 100 // entries that one operator may take
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for start := 0; start < len(k.runes); start += block {
		part := k.runes[start:min(start+block, len(k.runes))]
		b = fmt.Appendf(b, "%d beginbfchar\n", len(part))
		for i, r := range part {
			b = fmt.Appendf(b, "<%04X> <%04X>\n", start+i+1, r)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
