package font

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
)

// Cut returns a TrueType file that holds only the glyphs of runes: glyph 0 is
// the box for missing characters and glyph i+1 draws runes[i], with the same
// width and hinting as in the face. It has no character map, for a PDF file
// names glyphs by number. Glyphs that others are built of follow at the end.
//
// It fails if the face lacks one of the runes or if its outlines are damaged.
func (f *Face) Cut(runes []rune) ([]byte, error) {
	if len(runes) >= math.MaxUint16 {
		return nil, fmt.Errorf("phông chữ %s không thể chứa %d ký tự trong một tệp", f.PostScript, len(runes))
	}
	c := cutter{face: f, places: make([]int32, len(f.advances)), long: i16(f.tables["head"], 50) != 0}
	c.sources = make([]uint16, 0, 2*len(runes)+1)
	c.glyf = make([]byte, 0, 256*len(runes))
	c.add(0)
	for _, r := range runes {
		if err := f.Require(r); err != nil {
			return nil, err
		}
		c.add(f.glyph(r))
	}
	if err := c.copyOutlines(); err != nil {
		return nil, err
	}
	return c.file(), nil
}

// cutter gathers the glyphs of the file to be.
type cutter struct {
	face    *Face
	long    bool     // loca of the face has 32-bit offsets
	sources []uint16 // new glyph -> glyph of the face
	places  []int32  // glyph of the face -> one more than its first new glyph, 0 for none
	glyf    []byte
	offsets []int // of each new glyph in glyf, and the end
}

func (c *cutter) add(g uint16) int {
	n := len(c.sources)
	c.sources = append(c.sources, g)
	if c.places[g] == 0 {
		c.places[g] = int32(n + 1)
	}
	return n
}

// outline returns the description of a glyph of the face, empty for a blank.
func (c *cutter) outline(g uint16) ([]byte, error) {
	loca, glyf := c.face.tables["loca"], c.face.tables["glyf"]
	size, factor, read := 2, 2, u16
	if c.long {
		size, factor, read = 4, 1, u32
	}
	at := int(g) * size
	if at+2*size > len(loca) {
		return nil, errOutline(c.face, g)
	}
	start, end := factor*read(loca, at), factor*read(loca, at+size)
	if start > end || end > len(glyf) || (end > start && end-start < glyphHeader) {
		return nil, errOutline(c.face, g)
	}
	return glyf[start:end], nil
}

func errOutline(f *Face, g uint16) error {
	return fmt.Errorf("phông chữ %s bị hỏng ở nét vẽ số %d", f.PostScript, g)
}

const glyphHeader = 10 // contour count and bounding box

// copyOutlines fills glyf; sources grows as composites ask for their parts.
func (c *cutter) copyOutlines() error {
	for i := 0; i < len(c.sources); i++ {
		outline, err := c.outline(c.sources[i])
		if err != nil {
			return err
		}
		c.offsets = append(c.offsets, len(c.glyf))
		start := len(c.glyf)
		c.glyf = append(c.glyf, outline...)
		if len(outline) > 0 && i16(outline, 0) < 0 && !c.renumber(c.glyf[start:]) {
			return errOutline(c.face, c.sources[i])
		}
		for len(c.glyf)%4 != 0 {
			c.glyf = append(c.glyf, 0)
		}
	}
	c.offsets = append(c.offsets, len(c.glyf))
	return nil
}

// renumber gives the parts of a composite glyph their new numbers. It reports
// whether the description is sound.
//
// OpenType 1.9, glyf, composite glyph description.
func (c *cutter) renumber(glyph []byte) bool {
	const (
		words     = 0x0001
		scale     = 0x0008
		more      = 0x0020
		scaleXY   = 0x0040
		twoByTwo  = 0x0080
		component = 4 // flags and glyph number
	)
	for at := glyphHeader; ; {
		if at+component > len(glyph) {
			return false
		}
		flags, part := u16(glyph, at), uint16(u16(glyph, at+2))
		if int(part) >= len(c.places) {
			return false
		}
		place := int(c.places[part]) - 1
		if place < 0 {
			if len(c.sources) > math.MaxUint16 {
				return false
			}
			place = c.add(part)
		}
		binary.BigEndian.PutUint16(glyph[at+2:], uint16(place))
		if flags&more == 0 {
			return true
		}
		at += component + 2
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scaleXY != 0:
			at += 4
		case flags&twoByTwo != 0:
			at += 8
		}
	}
}

// file assembles the tables that a PDF reader wants.
// ISO 32000-1, 9.9 (embedded font programs).
func (c *cutter) file() []byte {
	n := len(c.sources)
	loca, long := c.loca()
	hmtx := make([]byte, 4*n)
	for i, g := range c.sources {
		binary.BigEndian.PutUint16(hmtx[4*i:], c.face.advances[g])
		binary.BigEndian.PutUint16(hmtx[4*i+2:], c.face.sideBearing(int(g)))
	}
	head := patched(c.face.tables["head"], 50, long)
	binary.BigEndian.PutUint32(head[8:], 0)
	parts := []part{ // in the order of their tags
		{"cvt ", c.face.tables["cvt "]},
		{"fpgm", c.face.tables["fpgm"]},
		{"glyf", c.glyf},
		{"head", head},
		{"hhea", patched(c.face.tables["hhea"], 34, n)},
		{"hmtx", hmtx},
		{"loca", loca},
		{"maxp", patched(c.face.tables["maxp"], 4, n)},
		{"prep", c.face.tables["prep"]},
	}
	return assemble(parts)
}

// patched returns a copy of a table with a 16-bit field set.
func patched(table []byte, at, value int) []byte {
	t := append([]byte(nil), table...)
	binary.BigEndian.PutUint16(t[at:], uint16(value))
	return t
}

func (c *cutter) loca() (table []byte, long int) {
	if len(c.glyf) < 2*math.MaxUint16 {
		table = make([]byte, 0, 2*len(c.offsets))
		for _, o := range c.offsets {
			table = binary.BigEndian.AppendUint16(table, uint16(o/2))
		}
		return table, 0
	}
	table = make([]byte, 0, 4*len(c.offsets))
	for _, o := range c.offsets {
		table = binary.BigEndian.AppendUint32(table, uint32(o))
	}
	return table, 1
}

// sideBearing returns the left side bearing of a glyph as its two bytes.
func (f *Face) sideBearing(g int) uint16 {
	long, hmtx := u16(f.tables["hhea"], 34), f.tables["hmtx"]
	at := 4*g + 2
	if g >= long {
		at = 4*long + 2*(g-long)
	}
	if at+2 > len(hmtx) {
		return 0
	}
	return binary.BigEndian.Uint16(hmtx[at:])
}

// part is a table of the file being assembled.
type part struct {
	tag  string
	data []byte
}

// assemble writes a font file; tables without data are left out.
func assemble(parts []part) []byte {
	kept, size := parts[:0], headerSize
	for _, p := range parts {
		if len(p.data) > 0 {
			kept = append(kept, p)
			size += dirEntry + (len(p.data)+3)&^3
		}
	}
	n := len(kept)
	log := bits.Len(uint(n)) - 1
	power := 1 << log
	file := make([]byte, headerSize+n*dirEntry, size)
	binary.BigEndian.PutUint32(file, 0x00010000)
	for i, v := range []int{n, 16 * power, log, 16 * (n - power)} {
		binary.BigEndian.PutUint16(file[4+2*i:], uint16(v))
	}
	head := 0
	for i, p := range kept {
		entry := file[headerSize+i*dirEntry:]
		copy(entry, p.tag)
		binary.BigEndian.PutUint32(entry[4:], checksum(p.data))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(file)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(p.data)))
		if p.tag == "head" {
			head = len(file)
		}
		file = append(file, p.data...)
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
	}
	const magic = 0xB1B0AFBA // OpenType 1.9, head, checksumAdjustment
	binary.BigEndian.PutUint32(file[head+8:], magic-checksum(file))
	return file
}

// checksum sums a table as big-endian 32-bit words.
func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}
