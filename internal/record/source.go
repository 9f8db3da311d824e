package record

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"vanban/internal/diag"
)

// foreign tells files of other programs, whole or damaged, by the bytes they
// start with, so that a clerk who picks the wrong file is told that and not
// what its bytes are.
func foreign(data []byte) (kind string, ok bool) {
	for _, f := range []struct{ start, kind string }{
		{"PK\x03\x04", "Word, Excel hoặc tệp nén"},
		{"\xd0\xcf\x11\xe0", "Word hoặc Excel kiểu cũ (.doc, .xls)"},
		{"%PDF-", "PDF"},
		{"{\\rtf", "RTF"},
		{"\x89PNG", "ảnh"},
		{"\xff\xd8\xff", "ảnh"},
	} {
		if bytes.HasPrefix(data, []byte(f.start)) {
			return f.kind, true
		}
	}
	return "", false
}

// text returns the file as UTF-8 without byte order mark, or reports why it is
// not text.
func (r *reader) text(data []byte) ([]byte, bool) {
	if len(data) > maxFile {
		r.add(diag.Range{File: r.file}, "chia dữ liệu ra nhiều tệp", "tệp dài %s, tối đa %s", size(len(data)), size(maxFile))
		return nil, false
	}
	if kind, ok := foreign(data); ok {
		r.add(diag.Range{File: r.file}, "chọn tệp khai báo (*.vb.yaml); chưa có thì tạo bằng lệnh vanban new",
			"đây là tệp %s, không phải tệp khai báo", kind)
		return nil, false
	}
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		data = fromUTF16(data[2:], 1)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		data = fromUTF16(data[2:], 0)
	default:
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
	}
	src := newSource(data)
	for off := 0; off < len(data); {
		c, size := utf8.DecodeRune(data[off:])
		if c == utf8.RuneError && size <= 1 {
			at := diag.Range{File: r.file, Start: src.posAt(off)}
			r.add(at, "lưu lại tệp với bảng mã UTF-8 (trong Notepad: Save As, Encoding: UTF-8)", "byte 0x%02X không thuộc bảng mã UTF-8", data[off])
			return nil, false
		}
		if name := forbidden(c); name != "" {
			at := diag.Range{File: r.file, Start: src.posAt(off)}
			r.add(at, "xóa ký tự này rồi gõ lại", "có %s, không dùng được trong tệp văn bản", name)
		}
		if r.errors >= maxErrors {
			break
		}
		off += size
	}
	return data, !r.list.HasErrors()
}

// forbidden names a character that YAML refuses, or takes for a line end where
// editors do not; "" for every other.
func forbidden(c rune) string {
	switch {
	case c == '\t' || c == '\n' || c == '\r':
		return ""
	case c == 0x85 || c == 0x2028 || c == 0x2029:
		return fmt.Sprintf("ký tự ngắt dòng lạ U+%04X", c)
	case unicode.IsControl(c) || c == 0xfffe || c == 0xffff:
		return fmt.Sprintf("ký tự điều khiển U+%04X", c)
	}
	return ""
}

// fromUTF16 converts pairs of bytes; high is the index of the more significant
// one. A lone last byte becomes the replacement character.
func fromUTF16(data []byte, high int) []byte {
	units := make([]uint16, 0, len(data)/2+1)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+high])<<8|uint16(data[i+1-high]))
	}
	if len(data)%2 == 1 {
		units = append(units, unicode.ReplacementChar)
	}
	return []byte(string(utf16.Decode(units)))
}

// source finds places in a text. It remembers the last one, so that walking
// through a long line costs its length once.
type source struct {
	text  []byte
	lines []int // byte offset of the start of each line
	last  diag.Pos
	runes int // code points before last in its line
}

func newSource(text []byte) *source {
	s := &source{text: text, lines: []int{0}}
	for i, c := range text {
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			s.lines = append(s.lines, i+1)
		}
	}
	s.last = diag.Pos{Line: 1, Col: 1}
	return s
}

// line returns the text of a line, counted from 1, without its end; "" beyond
// the text.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	end := len(s.text)
	if n < len(s.lines) {
		end = s.lines[n]
	}
	return strings.TrimRight(string(s.text[s.lines[n-1]:end]), "\r\n")
}

// pos converts a line and a column in code points, both from 1.
func (s *source) pos(line, col int) diag.Pos {
	line = max(1, min(line, len(s.lines)))
	if line != s.last.Line || col-1 < s.runes {
		s.last, s.runes = diag.Pos{Line: line, Col: 1, Offset: s.lines[line-1]}, 0
	}
	for s.runes < col-1 {
		if !s.step() {
			break
		}
	}
	return s.last
}

// posAt converts a byte offset.
func (s *source) posAt(offset int) diag.Pos {
	line := 1
	for low, high := 0, len(s.lines); low < high; {
		mid := (low + high) / 2
		if s.lines[mid] <= offset {
			line, low = mid+1, mid+1
		} else {
			high = mid
		}
	}
	if line != s.last.Line || offset < s.last.Offset {
		s.last, s.runes = diag.Pos{Line: line, Col: 1, Offset: s.lines[line-1]}, 0
	}
	for s.last.Offset < offset {
		if !s.step() {
			break
		}
	}
	return s.last
}

// advance returns the place a number of bytes after another on the same line.
func (s *source) advance(from diag.Pos, length int) diag.Pos {
	keep, runes := s.last, s.runes
	end := s.posAt(from.Offset + length)
	s.last, s.runes = keep, runes
	return end
}

// step moves last over one grapheme cluster; false at the end of the text or
// of the line.
func (s *source) step() bool {
	rest := s.text[s.last.Offset:]
	if len(rest) == 0 || rest[0] == '\n' {
		return false
	}
	if len(rest) > 1 && rest[0] < utf8.RuneSelf && rest[1] < utf8.RuneSelf && rest[0] != '\r' {
		s.last.Offset++
		s.runes++
	} else {
		cluster, _, _, _ := uniseg.FirstGraphemeCluster(rest[:min(len(rest), 256)], -1)
		s.last.Offset += len(cluster)
		s.runes += utf8.RuneCount(cluster)
	}
	s.last.Col++
	return true
}

// hasAt reports whether a text stands at a byte offset.
func (s *source) hasAt(offset int, text string) bool {
	return offset+len(text) <= len(s.text) && string(s.text[offset:offset+len(text)]) == text
}

// block returns where the lines of a block scalar stand that starts on a line:
// that line and the indent, if every line of value is one line of the source;
// 0, 0 for a folded block whose lines were joined.
func (s *source) block(first int, value string) (line, indent int) {
	indent = -1
	for i, text := range strings.Split(strings.TrimRight(value, "\n"), "\n") {
		src := s.line(first + i)
		if text == "" {
			if strings.Trim(src, " ") != "" {
				return 0, 0
			}
			continue
		}
		if indent < 0 {
			indent = len(src) - len(text)
		}
		if indent < 0 || len(src) < indent || src[indent:] != text {
			return 0, 0
		}
	}
	return first, max(indent, 0)
}
