package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a file may hold, so that a small one cannot take all memory. Real files
// of 1,000 pages have parts of 20 MB, and Deflate makes at most one of a
// thousand.
const (
	maxEntries   = 10_000
	maxRead      = 64 << 20  // one part, unpacked
	maxTotal     = 256 << 20 // all parts, unpacked
	maxRatio     = 250       // of unpacked to packed, from ratioCounts on
	ratioCounts  = 4 << 20
	mostDeflate  = 1032 // bytes that Deflate can make of one
	centralEntry = "PK\x01\x02"
)

// opened is a zip file whose directory is sound. Its parts are unpacked when
// they are asked for.
type opened struct {
	files map[string]*zip.File // by [key]
	names []string             // keys, in the order of the file
	left  int64                // how much may still be unpacked
}

// key is how names of parts are compared: without case, with slashes and
// without a slash before them. ECMA-376-2, 6.2.2.3 (equivalence), 7.3.4.
func key(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// unzip reads the directory of a file and refuses what no Word file has.
func unzip(data []byte) (*opened, error) {
	if bytes.Count(data, []byte(centralEntry)) > 2*maxEntries { // some may stand in a file in the file
		return nil, hostile("có hơn %d phần", maxEntries)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, torn("mục lục zip ở cuối tệp không đọc được")
	}
	if len(r.File) > maxEntries {
		return nil, hostile("có hơn %d phần", maxEntries)
	}
	z := &opened{files: make(map[string]*zip.File, len(r.File)), left: maxTotal}
	var total uint64
	for _, f := range r.File {
		if err := z.add(f); err != nil {
			return nil, err
		}
		if total += f.UncompressedSize64; total > maxTotal || f.UncompressedSize64 > maxTotal {
			return nil, hostile("giải nén ra hơn %d MB", maxTotal>>20)
		}
	}
	return z, apart(r.File, int64(len(data)))
}

// add takes an entry into the directory.
func (z *opened) add(f *zip.File) error {
	name := key(f.Name)
	if !utf8.ValidString(name) { // of an old packer; no name we look for
		name = strings.ToValidUTF8(name, "?")
	}
	shown := clip(name)
	switch {
	case strings.HasSuffix(name, "/"): // a folder
		return nil
	case slices.Contains(strings.Split(name, "/"), ".."):
		return hostile("phần “%s” có đường dẫn ra ngoài tệp", shown)
	case z.files[name] != nil:
		return torn("phần “%s” có hai lần", shown)
	case f.Flags&1 != 0:
		return &FormatError{
			Message: fmt.Sprintf("tệp nén được đặt mật khẩu (phần “%s”), phải là tệp Word không có mật khẩu", shown),
			Hint:    "giải nén bằng mật khẩu rồi mở tệp bằng Word và lưu lại: File > Save As, kiểu “Word Document (*.docx)”",
		}
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return &FormatError{
			Message: fmt.Sprintf("phần “%s” nén bằng cách số %d, tệp Word chỉ dùng Deflate", shown, f.Method),
			Hint:    resave,
		}
	}
	z.files[name] = f
	z.names = append(z.names, name)
	return nil
}

// apart refuses entries that share bytes, the way of a file that unpacks to
// more than it says.
func apart(files []*zip.File, size int64) error {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(files))
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil || f.CompressedSize64 > uint64(size-min(from, size)) {
			return torn("phần “%s” nằm ngoài tệp", clip(key(f.Name)))
		}
		spans = append(spans, span{from, from + int64(f.CompressedSize64)})
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			return hostile("có phần nằm chồng lên nhau")
		}
	}
	return nil
}

// read unpacks a part, which checks its sum.
func (z *opened) read(name string) ([]byte, error) {
	f := z.files[key(name)]
	if f == nil {
		return nil, missing(name)
	}
	shown := clip(name)
	declared := f.UncompressedSize64
	switch {
	case declared > maxRead:
		return nil, hostile("phần “%s” giải nén ra hơn %d MB", shown, maxRead>>20)
	case declared > ratioCounts && declared/max(f.CompressedSize64, 1) > maxRatio:
		return nil, hostile("phần “%s” giải nén ra gấp hơn %d lần", shown, maxRatio)
	case int64(declared) > z.left:
		return nil, hostile("giải nén ra hơn %d MB", maxTotal>>20)
	case declared > f.CompressedSize64*mostDeflate+mostDeflate:
		return nil, torn("phần “%s” ghi sai kích thước", shown)
	}
	z.left -= int64(declared)
	r, err := f.Open()
	if err != nil {
		return nil, torn("phần “%s” không giải nén được", shown)
	}
	defer r.Close()
	// archive/zip compares the sum when it comes to the end, and one byte more
	// than declared shows a size that lies. The lexer of the parts wants a byte of
	// room, too.
	data := make([]byte, declared+1)
	n, err := io.ReadFull(r, data)
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return nil, torn("phần “%s” sai tổng kiểm tra CRC", shown)
	case err != io.ErrUnexpectedEOF && err != io.EOF || uint64(n) != declared:
		return nil, torn("phần “%s” không giải nén được", shown)
	}
	return data[:n], nil
}

// hasDirectory reports whether the record that ends every zip file is there.
func hasDirectory(data []byte) bool {
	const size, comment = 22, 1<<16 - 1
	tail := data[max(0, len(data)-size-comment):]
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	return at >= 0 && len(tail)-at >= size &&
		int(binary.LittleEndian.Uint16(tail[at+size-2:])) <= len(tail)-at-size
}

// resolve makes the name of a part from the target of a relation of another.
// ECMA-376-2, 6.4, Annex A.
func resolve(source, target string) string {
	target, _, _ = strings.Cut(strings.ReplaceAll(target, `\`, "/"), "#")
	target = unquote(target)
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Clean("/"+path.Dir(source)+"/"+target), "/")
}

// unquote resolves the %20 of a target.
func unquote(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			var c byte
			if _, err := fmt.Sscanf(s[i+1:i+3], "%02x", &c); err == nil {
				b, i = append(b, c), i+2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}
