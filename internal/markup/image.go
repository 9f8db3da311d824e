package markup

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/text"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// The widths in millimetres that a picture may be given: what can be told
// apart on paper, and a page on its side.
const (
	minImage = 10
	maxImage = 250
)

const imageExample = `viết {anh tep=so-do.png rong=120 mo_ta="Sơ đồ tổ chức": Hình 1. Sơ đồ}`

// image reads {anh tep=so-do.png rong=120 mo_ta="…": Chú thích}; rest is what
// follows the name of the directive, from an offset on.
func (b *builder) image(rest string, offset int, at diag.Range) *doc.Image {
	img := &doc.Image{At: at}
	params, caption, closed := imageParameters(rest)
	if !closed {
		b.problems.Add(at, "thêm dấu \" ở cuối giá trị", "giá trị trong dấu nháy chưa đóng")
	}
	for i, p := range params {
		p.at = b.at(offset+p.start, offset+p.stop)
		switch {
		case slices.ContainsFunc(params[:i], func(q parameter) bool { return q.key == p.key }):
			b.problems.Add(p.at, "bỏ một trong hai; giá trị có dấu cách thì đặt trong dấu nháy", "tham số của ảnh “%s” viết hai lần", p.key)
		case p.value == "":
			b.problems.Add(p.at, imageExample, "tham số của ảnh “%s” thiếu giá trị", p.key)
		case p.key == "tep":
			img.File = doc.Text{Text: b.imageFile(p), At: p.at}
		case p.key == "rong":
			img.Width = b.imageWidth(p)
		case p.key == "mo_ta":
			img.Alt = strings.TrimSpace(viet.NFC(b.plain(p.value)))
		default:
			b.problems.Add(p.at, suggest(p.key, []string{"tep", "rong", "mo_ta"}, imageExample), "không có tham số “%s” của ảnh", p.key)
		}
	}
	img.Caption = b.fragment(offset+caption, offset+len(rest))
	if img.Alt == "" {
		img.Alt = strings.TrimSpace(textOf(img.Caption))
	}
	switch {
	case img.File.At == (diag.Range{}):
		b.problems.Add(at, imageExample, "ảnh thiếu tên tệp (tep)")
	case img.Alt == "":
		b.problems.Add(at, "viết mo_ta=\"…\" nói ảnh vẽ gì, hoặc tên hình sau dấu hai chấm", "ảnh thiếu lời mô tả cho người không nhìn thấy")
	}
	return img
}

// parameter is key=value or key="value" in braces.
type parameter struct {
	key, value  string
	start, stop int
	at          diag.Range
}

// imageParameters reads parameters up to the colon before the caption, whose
// offset it returns, and reports whether all quotation marks are closed.
func imageParameters(s string) (params []parameter, caption int, closed bool) {
	i := 0
	for {
		i += spaces([]byte(s[i:]))
		if i == len(s) || s[i] == ':' {
			return params, min(i+1, len(s)), true
		}
		p := parameter{start: i}
		for i < len(s) && !strings.ContainsRune("=: \t", rune(s[i])) {
			i++
		}
		p.key = s[p.start:i]
		if i < len(s) && s[i] == '=' {
			i++
			value, n, ok := quotedValue(s[i:])
			if !ok {
				return params, len(s), false
			}
			p.value, i = value, i+n
		}
		p.stop = i
		params = append(params, p)
	}
}

// quotedValue reads a value between quotation marks, or up to a space or colon.
func quotedValue(s string) (value string, length int, ok bool) {
	for _, marks := range [][2]string{{`"`, `"`}, {"“", "”"}} {
		if inside, found := strings.CutPrefix(s, marks[0]); found {
			n := unescaped(inside, marks[1])
			if n < 0 {
				return "", 0, false
			}
			return inside[:n], len(marks[0]) + n + len(marks[1]), true
		}
	}
	n := strings.IndexAny(s, ": \t")
	if n < 0 {
		n = len(s)
	}
	return s[:n], n, true
}

// unescaped finds a mark that no backslash escapes, or -1.
func unescaped(s, mark string) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], mark):
			return i
		}
	}
	return -1
}

// imageFile checks the name of a picture: a PNG or JPEG file beside the
// definition or below it.
func (b *builder) imageFile(p parameter) string {
	name := viet.NFC(b.plain(p.value))
	switch ext := strings.ToLower(path.Ext(name)); {
	case strings.Contains(name, "\\"):
		b.problems.Add(p.at, "dùng dấu / giữa các thư mục", "tên tệp ảnh “%s” có dấu \\", name)
	case strings.HasPrefix(name, "/") || strings.Contains(name, ":"):
		b.problems.Add(p.at, "để ảnh cạnh tệp khai báo rồi viết tên, ví dụ tep=so-do.png", "tệp ảnh “%s” phải ghi theo thư mục của tệp khai báo", name)
	case strings.Contains("/"+name+"/", "/../"):
		b.problems.Add(p.at, "để ảnh cạnh tệp khai báo, hoặc trong thư mục con của nó", "tệp ảnh “%s” nằm ngoài thư mục của tệp khai báo", name)
	case ext != ".png" && ext != ".jpg" && ext != ".jpeg":
		b.problems.Add(p.at, "lưu ảnh thành PNG hoặc JPEG", "tệp ảnh “%s” phải có đuôi .png, .jpg hoặc .jpeg", name)
	}
	return name
}

func (b *builder) imageWidth(p parameter) unit.Length {
	mm, err := strconv.ParseFloat(strings.Replace(strings.TrimSuffix(p.value, "mm"), ",", ".", 1), 64)
	if err != nil || !(mm >= minImage && mm <= maxImage) {
		b.problems.Add(p.at, "viết số mi-li-mét, ví dụ rong=120", "độ rộng của ảnh “%s” phải là số từ %d đến %d mm", p.value, minImage, maxImage)
		return 0
	}
	return unit.Millimetres(mm)
}

// fragment reads the text between two offsets of a line.
func (b *builder) fragment(start, stop int) []doc.Span {
	inner := &builder{text: b.text[start:stop], words: b.words}
	inner.src.At = func(from, to int) diag.Range { return b.src.At(start+from, start+to) }
	paragraph := newFragmentParser().Parse(text.NewReader(inner.text)).FirstChild()
	if paragraph == nil {
		return nil
	}
	spans := inner.inline(paragraph, inlineOptions{place: inCaption})
	b.problems = append(b.problems, inner.problems...)
	b.body.References = append(b.body.References, inner.body.References...)
	return spans
}

// tableOfContents reads {muc_luc bac=2}.
func (b *builder) tableOfContents(rest string, n *directiveNode, out *outline) {
	at := b.at(n.start, n.stop)
	c := &doc.Contents{At: at}
	offset := n.stop - 1 - len(rest)
	for _, w := range words(rest) {
		wordAt := b.at(offset+w.start, offset+w.start+len(w.text))
		key, value, _ := strings.Cut(w.text, "=")
		levels, err := strconv.Atoi(value)
		switch {
		case key != "bac":
			b.problems.Add(wordAt, suggest(key, []string{"bac"}, "viết {muc_luc} hoặc {muc_luc bac=2}"), "không có tham số “%s” của mục lục", w.text)
		case err != nil || levels < 1 || levels > int(doc.LevelPoint):
			b.problems.Add(wordAt, "viết số bậc tiêu đề, ví dụ bac=2", "bac “%s” phải là số từ 1 đến %d", value, int(doc.LevelPoint))
		default:
			c.Levels = levels
		}
	}
	switch {
	case b.part != nil:
		b.problems.Add(at, "đặt {muc_luc} trong nội dung, trước các phụ lục", "mục lục không đứng trong phụ lục")
	case b.contents:
		b.problems.Add(at, "giữ lại một {muc_luc}", "văn bản đã có mục lục ở trên")
	default:
		b.contents = true
		out.add(c)
	}
}
