package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// reading is a PDF file read back by the smallest reader that will do for our
// own output, written apart from the finisher.
type reading struct {
	objects map[int]string // dictionary or array of each object
	streams map[int][]byte // decompressed
	trailer string
}

var (
	refPattern    = regexp.MustCompile(`(\d+) 0 R`)
	lengthPattern = regexp.MustCompile(`/Length (\d+)`)
)

// reread parses data and fails the test unless the file is sound: offsets
// right, every reference to an object that exists, every object referred to.
func reread(t testing.TB, data []byte) *reading {
	t.Helper()
	r := &reading{objects: map[int]string{}, streams: map[int][]byte{}}
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%")) || !bytes.HasSuffix(data, []byte("\n%%EOF\n")) {
		t.Fatal("no header or no end of file")
	}
	tail := data[bytes.LastIndex(data, []byte("startxref\n"))+len("startxref\n"):]
	xref, err := strconv.Atoi(strings.Fields(string(tail))[0])
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(data[xref:]), "\n")
	var size int
	if _, err := fmt.Sscanf(lines[0]+lines[1], "xref\n0 %d\n", &size); err != nil {
		t.Fatal(err)
	}
	for i := 1; i < size; i++ {
		entry := lines[2+i]
		offset, err := strconv.Atoi(entry[:10])
		if err != nil || len(entry) != 20 {
			t.Fatalf("entry %d of the table is %q", i, entry)
		}
		r.object(t, data[offset:], i)
	}
	r.trailer = strings.Join(lines[2+size:], "")
	r.checkReferences(t, size)
	return r
}

func (r *reading) object(t testing.TB, data []byte, n int) {
	t.Helper()
	body, ok := bytes.CutPrefix(data, fmt.Appendf(nil, "%d 0 obj\n", n))
	if !ok {
		t.Fatalf("object %d is not where the table says: %.40q", n, data)
	}
	if !bytes.HasPrefix(body, []byte("<<")) {
		t.Fatalf("object %d is no dictionary: %.40q", n, body)
	}
	end := dictionaryEnd(body)
	r.objects[n] = string(body[:end])
	rest := body[end:]
	if stream, ok := bytes.CutPrefix(rest, []byte("\nstream\n")); ok {
		length, _ := strconv.Atoi(lengthPattern.FindStringSubmatch(r.objects[n])[1])
		raw := stream[:length]
		rest = stream[length:]
		if rest, ok = bytes.CutPrefix(rest, []byte("\nendstream")); !ok {
			t.Fatalf("stream %d is not %d bytes long", n, length)
		}
		if strings.Contains(r.objects[n], "/FlateDecode") {
			z, err := zlib.NewReader(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			if raw, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		r.streams[n] = raw
	}
	if !bytes.HasPrefix(rest, []byte("\nendobj\n")) {
		t.Fatalf("object %d does not end: %.40q", n, rest)
	}
}

// dictionaryEnd finds the end of the dictionary that b begins with.
func dictionaryEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '(':
			_, n := literal(b[i:])
			i += n - 1
		case bytes.HasPrefix(b[i:], []byte("<<")):
			depth, i = depth+1, i+1
		case bytes.HasPrefix(b[i:], []byte(">>")):
			depth, i = depth-1, i+1
			if depth == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

// literal decodes the literal string that b begins with and returns its length
// in the file.
func literal(b []byte) (string, int) {
	var out []byte
	depth := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '\\':
			i++
			if b[i] == 'r' {
				out = append(out, '\r')
			} else {
				out = append(out, b[i])
			}
			continue
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return string(out), i + 1
			}
		}
		out = append(out, b[i])
	}
	return string(out), len(b)
}

func (r *reading) checkReferences(t testing.TB, size int) {
	t.Helper()
	used := map[int]bool{}
	queue := []string{r.trailer}
	for len(queue) > 0 {
		text := queue[0]
		queue = queue[1:]
		for _, m := range refPattern.FindAllStringSubmatch(withoutStrings(text), -1) {
			n, _ := strconv.Atoi(m[1])
			if _, ok := r.objects[n]; !ok {
				t.Fatalf("reference to object %d, which is not there", n)
			}
			if !used[n] {
				used[n] = true
				queue = append(queue, r.objects[n])
			}
		}
	}
	for n := 1; n < size; n++ {
		if !used[n] {
			t.Errorf("nothing refers to object %d: %.60q", n, r.objects[n])
		}
	}
}

func withoutStrings(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '(' {
			_, n := literal([]byte(s[i:]))
			i += n - 1
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}

// ref returns the object that a key of an object leads to.
func (r *reading) ref(t testing.TB, dict, key string) int {
	t.Helper()
	m := regexp.MustCompile(regexp.QuoteMeta(key) + `\s*\[?(\d+) 0 R`).FindStringSubmatch(dict)
	if m == nil {
		t.Fatalf("no %s in %q", key, dict)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

func (r *reading) catalog(t testing.TB) string { return r.objects[r.ref(t, r.trailer, "/Root")] }

// pages returns the page objects in order.
func (r *reading) pages(t testing.TB) []string {
	t.Helper()
	tree := r.objects[r.ref(t, r.catalog(t), "/Pages")]
	kids := tree[strings.Index(tree, "/Kids"):]
	var pages []string
	for _, m := range refPattern.FindAllStringSubmatch(kids[:strings.Index(kids, "]")], -1) {
		n, _ := strconv.Atoi(m[1])
		pages = append(pages, r.objects[n])
	}
	return pages
}

// glyphText is one font read back.
type glyphText struct {
	name  string
	runes map[int]rune
}

// fonts returns the fonts by the name of their resource.
func (r *reading) fonts(t testing.TB, page string) map[string]glyphText {
	t.Helper()
	resources := r.objects[r.ref(t, page, "/Resources")]
	fonts := map[string]glyphText{}
	for _, m := range regexp.MustCompile(`/(F\w+) (\d+) 0 R`).FindAllStringSubmatch(resources, -1) {
		n, _ := strconv.Atoi(m[2])
		dict := r.objects[n]
		g := glyphText{name: regexp.MustCompile(`/BaseFont /(\S+)`).FindStringSubmatch(dict)[1], runes: map[int]rune{}}
		table := string(r.streams[r.ref(t, dict, "/ToUnicode")])
		for _, m := range regexp.MustCompile(`<(\w{4})> <(\w{4})>\n`).FindAllStringSubmatch(table, -1) {
			code, _ := strconv.ParseInt(m[1], 16, 32)
			char, _ := strconv.ParseInt(m[2], 16, 32)
			g.runes[int(code)] = rune(char)
		}
		fonts[m[1]] = g
	}
	return fonts
}

// content returns the operators of a page, one line each, with fonts named and
// strings decoded between “ ”.
func (r *reading) content(t testing.TB, page string) string {
	t.Helper()
	fonts := r.fonts(t, page)
	data := r.streams[r.ref(t, page, "/Contents")]
	var out strings.Builder
	var font glyphText
	for i := 0; i < len(data); i++ {
		switch {
		case data[i] == '(':
			codes, n := literal(data[i:])
			i += n - 1
			out.WriteString("“")
			for k := 0; k+1 < len(codes); k += 2 {
				char, ok := font.runes[int(codes[k])<<8|int(codes[k+1])]
				if !ok {
					t.Fatalf("no character for code %x of %s", codes[k:k+2], font.name)
				}
				out.WriteRune(char)
			}
			out.WriteString("”")
		case data[i] == '/':
			name := string(data[i+1 : i+bytes.IndexByte(data[i:], ' ')])
			if name[0] == 'I' {
				out.WriteString("/image")
				i += len(name)
				continue
			}
			font = fonts[name]
			out.WriteString("/" + font.name[strings.Index(font.name, "+")+1:])
			i += len(name)
		default:
			out.WriteByte(data[i])
		}
	}
	return out.String()
}

// text decodes a text string of a dictionary.
func text(dict, key string) string {
	_, after, ok := strings.Cut(dict, key+" (")
	if !ok {
		return ""
	}
	raw, _ := literal([]byte("(" + after))
	raw, ok = strings.CutPrefix(raw, "\xfe\xff")
	if !ok {
		return raw
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
