package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// characters takes a stretch of text between tags.
func (p *parser) characters(s string, end int) error {
	if len(p.stack) == 0 {
		if strings.Trim(s, blanks) != "" {
			return p.fault(end-len(s), "có chữ ngoài phần tử gốc")
		}
		return nil
	}
	if strings.IndexByte(s, '&') >= 0 {
		plain, err := unescape(newlines(s))
		if err != nil {
			return p.fault(end-len(s), "%v", err)
		}
		s = plain
	} else {
		s = newlines(s)
	}
	p.texts = append(p.texts, s)
	return nil
}

// newlines makes the line ends of XML, 2.11.
func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// attributeValue resolves the references of a value and makes its white space
// blanks.
func (p *parser) attributeValue(s string, end int) (string, error) {
	for i := range len(s) {
		if c := s[i]; c == '&' || c == '<' || c < ' ' {
			return p.oddValue(s, end)
		}
	}
	return s, nil
}

func (p *parser) oddValue(s string, end int) (string, error) {
	if strings.IndexByte(s, '<') >= 0 {
		return "", p.fault(end-len(s), "giá trị của thuộc tính có dấu <")
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, newlines(s))
	plain, err := unescape(s)
	if err != nil {
		return "", p.fault(end-len(s), "%v", err)
	}
	return plain, nil
}

// entities are those that XML itself has.
var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// unescape resolves references to characters and to the five entities.
func unescape(s string) (string, error) {
	var b strings.Builder
	b.Grow(len(s))
	for {
		before, rest, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, after, closed := strings.Cut(rest, ";")
		if !closed {
			return "", fmt.Errorf("dấu & không thuộc tham chiếu nào")
		}
		s = after
		if text, ok := entities[name]; ok {
			b.WriteString(text)
			continue
		}
		r, ok := reference(name)
		if !ok {
			return "", fmt.Errorf("tham chiếu “&%s;” không được dùng trong tệp Word", clip(name))
		}
		b.WriteRune(r)
	}
}

// reference reads a reference to a character without its marks: #233, #xE9.
func reference(name string) (rune, bool) {
	digits, ok := strings.CutPrefix(name, "#")
	base := 10
	if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hex, 16
	}
	if !ok || strings.HasPrefix(digits, "+") {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, base, 31)
	r := rune(n)
	if err != nil || !utf8.ValidRune(r) || r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == 0xFFFE || r == 0xFFFF {
		return 0, false
	}
	return r, true
}

// illegalAt finds bytes that XML does not allow, -1 if there are none.
// XML 1.0, 2.2.
func illegalAt(s string) (int, string) {
	if !utf8.ValidString(s) {
		for i, r := range s {
			if r == utf8.RuneError {
				if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
					return i, "có byte không phải UTF-8"
				}
			}
		}
	}
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return i, fmt.Sprintf("có ký tự điều khiển U+%04X", c)
		}
	}
	for _, bad := range []string{"\uFFFE", "\uFFFF"} {
		if i := strings.Index(s, bad); i >= 0 {
			return i, "có ký tự U+FFFE hoặc U+FFFF"
		}
	}
	return -1, ""
}

// toUTF8 brings a part into UTF-8 without a mark at its beginning. OPC knows
// UTF-8 and UTF-16 (ECMA-376-2, 8.1.4); old programs declare others.
func toUTF8(data []byte) ([]byte, error) {
	switch {
	case has(data, "\xEF\xBB\xBF"):
		return data[3:], nil
	case has(data, "\xFF\xFE"), has(data, "<\x00"):
		return recode(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case has(data, "\xFE\xFF"), has(data, "\x00<"):
		return recode(data, unicode.UTF16(unicode.BigEndian, unicode.UseBOM))
	}
	switch name := declaredEncoding(data); name {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "utf-16": // the last is wrong: there would be a zero byte
		return data, nil
	case "iso-8859-1", "latin1", "windows-1252":
		return recode(data, charmap.Windows1252)
	case "windows-1258":
		return recode(data, charmap.Windows1258)
	default:
		return nil, &xmlError{1, 1, fmt.Sprintf("bảng mã “%s” không được dùng trong tệp Word", clip(name))}
	}
}

func has(data []byte, prefix string) bool {
	return len(data) >= len(prefix) && string(data[:len(prefix)]) == prefix
}

func recode(data []byte, from encoding.Encoding) ([]byte, error) {
	text, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return nil, &xmlError{1, 1, "không đọc được bảng mã của phần này"}
	}
	return text, nil
}

// declaredEncoding is the encoding that the declaration of XML names, in lower
// case, empty if it names none.
func declaredEncoding(data []byte) string {
	if !has(data, "<?xml") {
		return ""
	}
	declaration, _, _ := strings.Cut(string(data[:min(len(data), 200)]), "?>")
	_, after, found := strings.Cut(declaration, "encoding")
	if !found {
		return ""
	}
	after = strings.TrimLeft(after, blanks+"=")
	if after == "" || after[0] != '"' && after[0] != '\'' {
		return ""
	}
	name, _, _ := strings.Cut(after[1:], after[:1])
	return strings.ToLower(name)
}
