package table

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"vanban/internal/diag"
)

const (
	maxColumns  = 16_384 // as many as Excel has
	maxCSVCells = 4_000_000
)

func readCSV(file string, data []byte, o Options) (*Table, diag.List) {
	text, list := csvText(file, data)
	if list.HasErrors() {
		return nil, list
	}
	if o.Sheet != "" {
		list.Add(diag.Range{File: file}, "bỏ tên trang tính, hoặc đưa tệp .xlsx", "tệp CSV không có trang tính “%s”", o.Sheet)
		return nil, list
	}
	g, faults := scanCSV(file, text)
	if list = append(list, faults...); list.HasErrors() {
		return nil, list
	}
	t, more := g.table(o.Header)
	list = append(list, more...)
	if t != nil {
		t.ragged(g, &list)
	}
	return t, list
}

// csvText is the text of a CSV file without its byte order mark.
func csvText(file string, data []byte) (string, diag.List) {
	var list diag.List
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return fromUTF16(data[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data[2:], binary.BigEndian), nil
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if i := bytes.IndexByte(data, 0); i >= 0 {
		list.Add(textPlace(file, data, i), "mở tệp bằng Excel, lưu dạng “CSV UTF-8 (Comma delimited)” hoặc .xlsx", "tệp không phải văn bản: có byte 0 ở giữa")
		return "", list
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			list.Add(textPlace(file, data, i), "mở sổ tính gốc bằng Excel, chọn File, Save As, lưu dạng “CSV UTF-8 (Comma delimited)” hoặc “Excel Workbook (.xlsx)”",
				"tệp CSV không ở bảng mã UTF-8 (byte 0x%02X): có lẽ đã lưu dạng “CSV (Comma delimited)”, dạng này làm hỏng chữ Việt", data[i])
			break
		}
		i += size
	}
	return "", list
}

// textPlace is the line and column of a byte of a text.
func textPlace(file string, data []byte, offset int) diag.Range {
	before := data[:offset]
	from := bytes.LastIndexByte(before, '\n') + 1
	return diag.Range{File: file, Start: diag.Pos{
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Col:    uniseg.GraphemeClusterCount(string(before[from:])) + 1,
		Offset: offset,
	}}
}

func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// scanner cuts the text of a CSV file into records.
type scanner struct {
	text  string
	comma byte
	pos   int
	line  int
	start int // of the line that pos stands in
	file  string
	list  diag.List
}

// scanCSV makes a grid of a CSV file; each record stands at the line in which
// it begins.
func scanCSV(file, text string) (*grid, diag.List) {
	s := &scanner{text: text, line: 1, file: file}
	if comma, rest := separatorLine(text); comma != 0 {
		s.comma, s.pos, s.line, s.start = comma, rest, 2, rest
	} else {
		s.comma = guessComma(text)
	}
	g := &grid{file: file}
	for cells := 0; s.pos < len(s.text); {
		l := line{number: s.line}
		for col := 1; ; col++ {
			at := diag.Pos{Line: s.line, Col: 1 + graphemes(s.text[s.start:s.pos]), Offset: s.pos}
			value, more := s.field()
			if value = clean(value); value != "" {
				l.items = append(l.items, item{col: col, text: value, at: at})
				cells++
			}
			if l.fields = col; !more {
				break
			}
			if col >= maxColumns || cells > maxCSVCells {
				s.list.Add(diag.Range{File: file, Start: at}, "kiểm tra dấu phân cách và dấu nháy kép trong tệp", "tệp CSV có quá nhiều cột hoặc ô")
				return g, s.list
			}
		}
		if len(l.items) > 0 {
			g.lines = append(g.lines, l)
		}
	}
	return g, s.list
}

// graphemes counts the characters of a stretch of one line. Long lines are
// counted in code points, which costs less.
func graphemes(s string) int {
	if len(s) > 4096 {
		return utf8.RuneCountInString(s)
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return uniseg.GraphemeClusterCount(s)
		}
	}
	return len(s)
}

// separatorLine reads the first line “sep=;”, which Excel writes and obeys.
func separatorLine(text string) (comma byte, rest int) {
	first, _, found := strings.Cut(text, "\n")
	value, ok := strings.CutPrefix(strings.ToLower(strings.Trim(first, "\r\"")), "sep=")
	if !found || !ok || len(value) != 1 || !strings.Contains(",;\t|", value) {
		return 0, 0
	}
	return value[0], len(first) + 1
}

// guessComma takes the mark that cuts most of the first records into equally
// many fields: “1,5;2,5” has two of one and one of the other, but the header
// only semicolons.
func guessComma(text string) byte {
	best, most := byte(','), 0
	for _, comma := range []byte{'\t', ';', ',', '|'} {
		s := &scanner{text: text, comma: comma, line: 1}
		var counts []int
		for s.pos < len(s.text) && len(counts) < 50 {
			n := 1
			for {
				if _, more := s.field(); !more {
					break
				}
				n++
			}
			counts = append(counts, n)
		}
		slices.Sort(counts)
		agree := 0
		for i := 0; i < len(counts); {
			j := i
			for j < len(counts) && counts[j] == counts[i] {
				j++
			}
			if counts[i] > 1 {
				agree = max(agree, j-i)
			}
			i = j
		}
		if agree > most {
			best, most = comma, agree
		}
	}
	return best
}

// field reads up to the next mark or the end of the record, and reports
// whether another field follows.
func (s *scanner) field() (string, bool) {
	rest := s.text[s.pos:]
	quoted := ""
	if strings.HasPrefix(rest, `"`) {
		value, n, ok := s.quotes(rest)
		if ok {
			quoted, rest = value, rest[n:]
			s.pos += n
		}
	}
	end := strings.IndexAny(rest, string(s.comma)+"\r\n")
	if end < 0 {
		s.pos = len(s.text)
		return quoted + rest, false
	}
	value := quoted + rest[:end]
	s.pos += end + 1
	if rest[end] == s.comma {
		return value, true
	}
	if rest[end] == '\r' && strings.HasPrefix(s.text[s.pos:], "\n") {
		s.pos++
	}
	s.line++
	s.start = s.pos
	return value, false
}

// quotes reads a value in quotation marks, which may hold line breaks; “""”
// stands for one of them. A mark that nobody closed is a character.
func (s *scanner) quotes(rest string) (value string, n int, ok bool) {
	var b strings.Builder
	for n = 1; ; {
		i := strings.IndexByte(rest[n:], '"')
		if i < 0 {
			at := diag.Range{File: s.file, Start: diag.Pos{Line: s.line, Col: 1 + graphemes(s.text[s.start:s.pos]), Offset: s.pos}}
			s.list.Add(at, "thêm dấu nháy kép ở cuối giá trị, hoặc viết hai dấu \"\" nếu nó thuộc về chữ", "dấu nháy kép mở ở đây không có dấu đóng")
			return "", 0, false
		}
		b.WriteString(rest[n : n+i])
		n += i + 1
		if !strings.HasPrefix(rest[n:], `"`) {
			break
		}
		b.WriteByte('"')
		n++
	}
	inside := rest[:n]
	if breaks := strings.Count(inside, "\n"); breaks > 0 {
		s.line += breaks
		s.start = s.pos + strings.LastIndexByte(inside, '\n') + 1
	}
	return b.String(), n, true
}

// ragged tells of records that have more values than the header has fields.
func (t *Table) ragged(g *grid, list *diag.List) {
	last := g.lines[g.index(t.Header)].fields
	bad := map[int]bool{}
	for i := g.index(t.Header + 1); i < len(g.lines); i++ {
		items := g.lines[i].items
		if it := items[len(items)-1]; it.col > last {
			bad[g.lines[i].number] = true
			if len(bad) <= maxFaults {
				list.Add(g.place(&it), "đặt giá trị có dấu phân cách trong dấu nháy kép, hoặc thêm tên cột vào dòng tiêu đề",
					"dòng có %d giá trị, dòng tiêu đề chỉ có %d cột", it.col, last)
			}
		}
	}
	for i := range t.Rows {
		t.Rows[i].Bad = t.Rows[i].Bad || bad[t.Rows[i].Number]
	}
}

// looksLikeText reports whether the beginning of a file is plain text.
func looksLikeText(data []byte) bool {
	head := data[:min(len(data), 4096)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return true
	}
	odd := 0
	for _, c := range head {
		if c < ' ' && !unicode.IsSpace(rune(c)) {
			odd++
		}
	}
	return odd == 0
}

// looksLikeHTML finds a web page, or the XML of Excel 2003, that some systems
// send as an .xls.
func looksLikeHTML(data []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 2048)], []byte("\ufeff"))))
	for _, start := range []string{"<html", "<!doctype html", "<table", "<head", "<meta", "<style", "<?xml", "<div"} {
		if bytes.HasPrefix(head, []byte(start)) {
			return true
		}
	}
	return false
}
