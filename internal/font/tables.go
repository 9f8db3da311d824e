package font

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"strings"
	"unicode/utf16"
)

// The errors of parse read on after the name of the file.
var (
	errDamaged    = errors.New("bị hỏng hoặc không phải phông chữ TrueType")
	errNoUnicode  = errors.New("không có bảng mã Unicode")
	errRestricted = errors.New("có giấy phép không cho nhúng vào văn bản")
	errNoSubset   = errors.New("có giấy phép không cho nhúng một phần phông chữ")
	errBitmap     = errors.New("có giấy phép chỉ cho nhúng ảnh điểm của phông chữ")
)

// tables are the tables of a font file by tag.
type tables map[string][]byte

const (
	maxTables   = 256
	dirEntry    = 16
	headerSize  = 12
	maxNameSize = 1 << 20
)

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }

// tableCount checks the first bytes of a file. OpenType fonts with CFF
// outlines and collections are refused.
func tableCount(header []byte) (int, error) {
	if len(header) < headerSize {
		return 0, errDamaged
	}
	n := u16(header, 4)
	if v := u32(header, 0); (v != 0x00010000 && v != 0x74727565) || n > maxTables {
		return 0, errDamaged
	}
	return n, nil
}

// readNameTable reads the name table alone.
func readNameTable(r io.ReaderAt) ([]byte, error) {
	header := make([]byte, headerSize)
	if _, err := r.ReadAt(header, 0); err != nil {
		return nil, err
	}
	n, err := tableCount(header)
	if err != nil {
		return nil, err
	}
	dir := make([]byte, n*dirEntry)
	if _, err := r.ReadAt(dir, headerSize); err != nil && err != io.EOF {
		return nil, err
	}
	for ; len(dir) > 0; dir = dir[dirEntry:] {
		if string(dir[:4]) != "name" {
			continue
		}
		size := u32(dir, 12)
		if size > maxNameSize {
			return nil, errDamaged
		}
		table := make([]byte, size)
		if k, err := r.ReadAt(table, int64(u32(dir, 8))); k < size {
			return nil, err
		}
		return table, nil
	}
	return nil, errDamaged
}

// split finds the tables of a font file.
func split(data []byte) (tables, error) {
	n, err := tableCount(data)
	if err != nil || len(data) < headerSize+n*dirEntry {
		return nil, errDamaged
	}
	t := make(tables, n)
	for i := range n {
		entry := data[headerSize+i*dirEntry:]
		offset, size := u32(entry, 8), u32(entry, 12)
		if offset > len(data) || size > len(data)-offset {
			return nil, errDamaged
		}
		t[string(entry[:4])] = data[offset : offset+size : offset+size]
	}
	return t, nil
}

// parse reads all of a font file that the package needs; the face keeps data.
func parse(data []byte) (*Face, error) {
	t, err := split(data)
	if err != nil {
		return nil, err
	}
	for tag, size := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "OS/2": 78, "post": 32, "hmtx": 4, "loca": 4, "glyf": 0, "cmap": 4, "name": 6} {
		if len(t[tag]) < size {
			return nil, errDamaged
		}
	}
	if err := embeddable(u16(t["OS/2"], 8)); err != nil {
		return nil, err
	}
	f := &Face{PostScript: parseNames(t["name"]).postScript, tables: t}
	f.readMetrics()
	if f.UnitsPerEm < 16 || f.Ascent <= 0 || f.PostScript == "" {
		return nil, errDamaged
	}
	if f.advances, err = readAdvances(t); err != nil {
		return nil, err
	}
	if f.glyphs, err = readCmap(t["cmap"], len(f.advances)); err != nil {
		return nil, err
	}
	return f, nil
}

// embeddable reads the licence bits. OpenType 1.9, OS/2, fsType.
func embeddable(fsType int) error {
	const restricted, usage, noSubset, bitmap = 0x0002, 0x000e, 0x0100, 0x0200
	switch {
	case fsType&usage == restricted:
		return errRestricted
	case fsType&noSubset != 0:
		return errNoSubset
	case fsType&bitmap != 0:
		return errBitmap
	}
	return nil
}

func (f *Face) readMetrics() {
	head, hhea, os2, post := f.tables["head"], f.tables["hhea"], f.tables["OS/2"], f.tables["post"]
	f.UnitsPerEm = u16(head, 18)
	f.Box = [4]int{i16(head, 36), i16(head, 38), i16(head, 40), i16(head, 42)}
	f.Ascent = i16(hhea, 4)
	f.Descent = max(-i16(hhea, 6), i16(hhea, 6)) // some files give it without its sign
	f.LineGap = max(i16(hhea, 8), 0)
	f.Weight = u16(os2, 4)
	f.CapHeight = f.Ascent
	if u16(os2, 0) >= 2 && len(os2) >= 90 {
		f.CapHeight = i16(os2, 88)
	}
	f.Angle = float64(int32(u32(post, 4))) / 65536
}

// readAdvances spreads hmtx over all glyphs.
func readAdvances(t tables) ([]uint16, error) {
	glyphs, long, hmtx := u16(t["maxp"], 4), u16(t["hhea"], 34), t["hmtx"]
	if glyphs == 0 || long == 0 || long > glyphs || len(hmtx) < 4*long {
		return nil, errDamaged
	}
	advances := make([]uint16, glyphs)
	for g := range advances {
		advances[g] = binary.BigEndian.Uint16(hmtx[4*min(g, long-1):])
	}
	return advances, nil
}

// readCmap unfolds the Unicode table of the Basic Multilingual Plane
// (format 4) for glyphs below limit.
func readCmap(cmap []byte, limit int) (*[math.MaxUint16 + 1]uint16, error) {
	for i := range u16(cmap, 2) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			return nil, errDamaged
		}
		platform, encoding, offset := u16(cmap, at), u16(cmap, at+2), u32(cmap, at+4)
		if (platform == 3 && encoding == 1) || (platform == 0 && encoding <= 3) {
			if offset+16 > len(cmap) || u16(cmap, offset) != 4 {
				continue
			}
			return unfoldFormat4(cmap[offset:], limit)
		}
	}
	return nil, errNoUnicode
}

func unfoldFormat4(sub []byte, limit int) (*[math.MaxUint16 + 1]uint16, error) {
	n := u16(sub, 6) / 2
	ends, starts, deltas, offsets := 14, 16+2*n, 16+4*n, 16+6*n
	if offsets+2*n > len(sub) {
		return nil, errDamaged
	}
	glyphs := new([math.MaxUint16 + 1]uint16)
	for i := range n {
		start, end := u16(sub, starts+2*i), u16(sub, ends+2*i)
		delta, offset := u16(sub, deltas+2*i), u16(sub, offsets+2*i)
		for r := start; r <= end && r < math.MaxUint16; r++ {
			g := r
			if offset != 0 {
				at := offsets + 2*i + offset + 2*(r-start)
				if at+2 > len(sub) {
					return nil, errDamaged
				}
				if g = u16(sub, at); g == 0 {
					continue
				}
			}
			if g = (g + delta) & math.MaxUint16; g < limit {
				glyphs[r] = uint16(g)
			}
		}
	}
	return glyphs, nil
}

// names are the entries of a name table that are read, in English.
type names struct{ family, subfamily, postScript string }

// parseNames reads what it can; an absent entry is empty.
func parseNames(table []byte) names {
	var n names
	if len(table) < 6 {
		return n
	}
	storage := u16(table, 4)
	for i := range u16(table, 2) {
		at := 6 + 12*i
		if at+12 > len(table) {
			break
		}
		platform, language := u16(table, at), u16(table, at+4)
		size, offset := u16(table, at+8), storage+u16(table, at+10)
		if offset+size > len(table) {
			continue
		}
		var text string
		switch raw := table[offset : offset+size]; {
		case platform == 3 && language == 0x409:
			text = fromUTF16(raw)
		case platform == 1 && language == 0:
			text = string(raw) // ASCII in the names looked for
		default:
			continue
		}
		switch u16(table, at+6) {
		case 1:
			n.family = text
		case 2:
			n.subfamily = text
		case 6:
			n.postScript = cleanName(text)
		}
	}
	return n
}

func fromUTF16(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units))
}

// cleanName keeps what a PostScript name may hold.
func cleanName(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%#", r) {
			return -1
		}
		return r
	}, s)
}

// parseStyle reads a subfamily name; ok is false for styles beyond the four.
func parseStyle(subfamily string) (s style, ok bool) {
	switch strings.ToLower(subfamily) {
	case "regular", "normal", "roman":
		return 0, true
	case "bold":
		return bold, true
	case "italic", "oblique":
		return italic, true
	case "bold italic", "bold oblique":
		return bold | italic, true
	}
	return 0, false
}
