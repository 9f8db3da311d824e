package markup

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"vanban/internal/doc"
	"vanban/internal/viet"
)

// spanBuilder joins pieces of text of one style.
type spanBuilder struct {
	b           *builder
	spans       []doc.Span
	text        strings.Builder
	style       doc.Span // Bold, Italic and Script of the text gathered
	start, stop int
	skipTo      int        // text before this offset is a marker, already read
	label       *doc.Label // where {#nhãn} may go; nil if none may stand here
	place       place
	firstLine   bool // no line break was met
	warned      bool // of “**” without a partner
}

// place says what a text belongs to.
type place int

const (
	inText place = iota
	inHeading
	inCaption
	inNote
)

// inlineOptions says how the text of a block is read.
type inlineOptions struct {
	skipTo int        // text before this offset is a marker, already read
	label  *doc.Label // takes {#nhãn} at the end of the first line; nil if none may stand there
	place  place
}

// inline reads the text of a block.
func (b *builder) inline(n ast.Node, o inlineOptions) []doc.Span {
	s := &spanBuilder{b: b, skipTo: o.skipTo, label: o.label, place: o.place, firstLine: true}
	s.children(n, doc.Span{})
	s.flush()
	return trimSpans(s.spans)
}

func (s *spanBuilder) children(n ast.Node, style doc.Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			s.textNode(c, style)
		case *ast.Emphasis:
			inner := style
			inner.Italic = inner.Italic || c.Level == 1
			inner.Bold = inner.Bold || c.Level == 2
			s.children(c, inner)
		case *braceNode:
			s.brace(c, style)
		case *scriptNode:
			s.script(c, style)
		case *noteNode:
			s.note(c, style)
		}
	}
}

func (s *spanBuilder) textNode(c *ast.Text, style doc.Span) {
	start, stop := max(c.Segment.Start, s.skipTo), c.Segment.Stop
	if start < stop {
		if raw := string(s.b.text[start:stop]); !s.warned && strings.Contains(raw, "**") && !strings.Contains(raw, "\\*") {
			s.b.problems.Warn(s.b.at(start, stop), "bỏ dấu cách sau ** mở và trước ** đóng, để dấu cách sau ** đóng; hoặc viết \\*\\* nếu muốn in",
				"dấu ** không có cặp, sẽ in ra nguyên dạng")
			s.warned = true
		}
		s.add(s.b.plain(string(s.b.text[start:stop])), start, stop, style)
	}
	hard := c.HardLineBreak() && stop < len(s.b.text) && s.b.text[stop] == '\\'
	switch {
	case hard:
		s.forceBreak(stop, stop+1)
	case c.SoftLineBreak() || c.HardLineBreak():
		s.add(" ", stop, stop+1, style)
	}
	if c.SoftLineBreak() || c.HardLineBreak() {
		s.firstLine = false
	}
}

func (s *spanBuilder) add(text string, start, stop int, style doc.Span) {
	if s.text.Len() > 0 && (s.style.Bold != style.Bold || s.style.Italic != style.Italic || s.style.Script != style.Script) {
		s.flush()
	}
	if s.text.Len() == 0 {
		s.start = start
	}
	s.style, s.stop = style, stop
	s.text.WriteString(text)
}

func (s *spanBuilder) flush() {
	if s.text.Len() == 0 {
		return
	}
	span := s.style
	span.Text = viet.NFC(s.text.String())
	span.At = s.b.at(s.start, s.stop)
	s.spans = append(s.spans, span)
	s.text.Reset()
}

func (s *spanBuilder) forceBreak(start, stop int) {
	s.flush()
	s.spans = append(s.spans, doc.Span{Break: true, At: s.b.at(start, stop)})
}

func (s *spanBuilder) brace(c *braceNode, style doc.Span) {
	at := s.b.at(c.start, c.stop)
	name := c.inside[min(1, len(c.inside)):]
	switch {
	case c.unclosed:
		s.b.problems.Add(at, "thêm dấu “}” sau tên nhãn", "“%s” chưa đóng", "{"+c.inside)
	case c.inside == "br":
		s.forceBreak(c.start, c.stop)
	case c.inside[0] == '@':
		if s.b.checkLabel(name, at) {
			s.flush()
			span := style
			span.Ref, span.At = name, at
			s.spans = append(s.spans, span)
			s.b.body.References = append(s.b.body.References, doc.Label{Name: name, At: at})
		}
	case c.inside[0] == '#':
		s.setLabel(c, doc.Label{Name: name, At: at})
	case knownDirective(firstWord([]byte(c.inside))):
		s.b.problems.Add(at, "đưa chỉ thị xuống một dòng riêng", "chỉ thị {%s} phải đứng một mình trên một dòng", c.inside)
	default:
		s.b.unknownDirective(at, c.inside)
	}
}

// script reads ^{2} and _{2}.
func (s *spanBuilder) script(c *scriptNode, style doc.Span) {
	text := s.b.plain(string(s.b.text[c.start+2 : c.stop-1]))
	if strings.TrimSpace(text) == "" {
		s.b.problems.Add(s.b.at(c.start, c.stop), "viết chữ giữa hai dấu ngoặc, ví dụ m^{2}, CO_{2}", "chỉ số trên hoặc dưới trống")
		return
	}
	style.Script = doc.ScriptSub
	if c.super {
		style.Script = doc.ScriptSuper
	}
	s.add(text, c.start, c.stop, style)
}

// note reads {^ chú thích}.
func (s *spanBuilder) note(c *noteNode, style doc.Span) {
	at := s.b.at(c.start, c.stop)
	switch {
	case c.unclosed:
		s.b.problems.Add(at, "thêm dấu “}” ở cuối chú thích, trong cùng đoạn; hoặc \\{ nếu muốn in dấu ngoặc", "chú thích “{^” chưa đóng")
		return
	case s.place == inHeading:
		s.b.problems.Add(at, "đặt chú thích trong đoạn văn dưới tiêu đề", "tiêu đề không mang chú thích cuối trang")
		return
	case s.place == inCaption:
		s.b.problems.Add(at, "đặt chú thích trong đoạn văn nói đến hình", "tên hình không mang chú thích cuối trang")
		return
	case s.place == inNote:
		s.b.problems.Add(at, "tách thành hai chú thích, hoặc viết gộp lời", "chú thích nằm trong chú thích khác")
		return
	}
	text := s.b.inline(c, inlineOptions{place: inNote})
	if len(text) == 0 {
		s.b.problems.Add(at, "viết lời chú thích sau {^", "chú thích trống")
		return
	}
	s.trimRight()
	s.flush()
	style.Note, style.At = text, at
	s.spans = append(s.spans, style)
}

func (s *spanBuilder) setLabel(c *braceNode, l doc.Label) {
	if !s.b.checkLabel(l.Name, l.At) {
		return
	}
	atEnd := true
	if next, ok := c.NextSibling().(*ast.Text); ok {
		atEnd = len(bytes.TrimSpace(next.Segment.Value(s.b.text))) == 0
	} else {
		atEnd = c.NextSibling() == nil && c.Parent().Kind() != ast.KindEmphasis
	}
	if s.label == nil || !s.firstLine || !atEnd {
		s.b.problems.Add(l.At, "chuyển nhãn về cuối tiêu đề hoặc cuối dòng đầu của khoản, điểm",
			"nhãn {#%s} đặt sai chỗ", l.Name)
		return
	}
	if s.label.Name != "" {
		s.b.problems.Add(l.At, "giữ lại một nhãn", "tiêu đề hoặc khoản đã có nhãn “%s”", s.label.Name)
		return
	}
	*s.label = l
	s.b.body.Labels = append(s.b.body.Labels, l)
	s.trimRight()
}

// trimRight drops the space before a label.
func (s *spanBuilder) trimRight() {
	t := strings.TrimRight(s.text.String(), " \t")
	s.text.Reset()
	s.text.WriteString(t)
}

// trimSpans drops ordinary spaces around a text and around forced breaks, and
// spans that hold nothing.
func trimSpans(spans []doc.Span) []doc.Span {
	out := spans[:0]
	for i := range spans {
		sp := spans[i]
		if !sp.Break && sp.Ref == "" && sp.Note == nil {
			if len(out) == 0 || out[len(out)-1].Break {
				sp.Text = strings.TrimLeft(sp.Text, " ")
			}
			if i == len(spans)-1 || spans[i+1].Break {
				sp.Text = strings.TrimRight(sp.Text, " ")
			}
			if sp.Text == "" {
				continue
			}
		}
		out = append(out, sp)
	}
	return out
}

// plain resolves backslash escapes and drops control characters, which it
// reports nowhere: the reader of the file has done so.
func (b *builder) plain(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '\\' || unicode.IsControl(r) }) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			out.WriteByte(s[i+1])
			n = 2
		case r == '\t':
			out.WriteByte(' ')
		case !unicode.IsControl(r):
			out.WriteRune(r)
		}
		i += n
	}
	return out.String()
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
