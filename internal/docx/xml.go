package docx

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	lex "github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"
)

// element is an element of a part, or a stretch of text in one, which has no
// name. Names are those of [prefixes], whatever prefixes the file uses:
// “w:p”, “wp:inline”. A name of a namespace we do not know begins with “?:”; a
// name in no namespace stands bare. Of mc:AlternateContent only the side that
// holds is there.
type element struct {
	name     string
	attrs    []attribute
	text     string // of a stretch of text
	children []*element
}

// attribute has a name made like that of an element; most of DrawingML and VML
// stand bare. Those of namespaces that we do not know are left out.
type attribute struct{ name, value string }

// attr returns the value of an attribute and whether it is there.
func (e *element) attr(name string) (string, bool) {
	for i := range e.attrs {
		if e.attrs[i].name == name {
			return e.attrs[i].value, true
		}
	}
	return "", false
}

// value is the value of an attribute, empty if it is not there. It may be
// asked of a nil element.
func (e *element) value(name string) string {
	if e == nil {
		return ""
	}
	v, _ := e.attr(name)
	return v
}

// child returns the first child of that name, nil if there is none. It may be
// asked of a nil element, so that a path can be followed in one expression.
func (e *element) child(name string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// each goes through the children of that name.
func (e *element) each(name string) iter.Seq[*element] {
	return func(yield func(*element) bool) {
		if e == nil {
			return
		}
		for _, c := range e.children {
			if c.name == name && !yield(c) {
				return
			}
		}
	}
}

// all goes through the element and everything below it, from the first to the
// last of the file.
func (e *element) all() iter.Seq[*element] {
	return func(yield func(*element) bool) {
		if e != nil {
			e.visit(yield)
		}
	}
}

func (e *element) visit(yield func(*element) bool) bool {
	if !yield(e) {
		return false
	}
	for _, c := range e.children {
		if !c.visit(yield) {
			return false
		}
	}
	return true
}

// content is the text in the element, not that of elements below it.
func (e *element) content() string {
	if e == nil {
		return ""
	}
	if len(e.children) == 1 && e.children[0].name == "" {
		return e.children[0].text
	}
	var b strings.Builder
	for c := range e.each("") {
		b.WriteString(c.text)
	}
	return b.String()
}

// What the parts of a file may hold together, so that no file takes all
// memory. A million elements are some 1,500 pages.
const (
	maxDepth      = 256
	maxElements   = 1_000_000
	maxAttributes = 2_000_000
	maxParagraphs = 200_000 // and cells: a flow takes a kilobyte for each
)

// budget is how much of that is left.
type budget struct {
	elements   arena[element]
	attributes arena[attribute]
	pointers   arena[*element]
	paragraphs int
}

func newBudget() *budget {
	b := &budget{paragraphs: maxParagraphs}
	b.elements.left, b.attributes.left, b.pointers.left = maxElements, maxAttributes, maxElements
	return b
}

// xmlError is a fault in a part.
type xmlError struct {
	line, column int // both from 1; the column counts characters
	message      string
}

func (e *xmlError) Error() string {
	return fmt.Sprintf("dòng %d, cột %d: %s", e.line, e.column, e.message)
}

// parser builds the tree of one part.
type parser struct {
	*budget
	src     string // the part; names and values are cut from it
	input   *lex.Input
	lexer   *xml.Lexer
	stack   []frame
	pending []*element // children of the open elements, in the order of the file
	texts   []string   // text since the last tag
	raw     []rawAttribute
	root    *element
}

// fate is what becomes of an element at its end.
type fate int

const (
	keep   fate = iota
	drop        // it is not there
	splice      // its children stand in its place
)

// frame is an open element.
type frame struct {
	e        *element
	raw      []byte // its name in the file
	first    int    // of its children in parser.pending
	scope    *scope
	fate     fate
	preserve bool // xml:space
	chosen   bool // of mc:AlternateContent: a side is found
}

type rawAttribute struct {
	name  []byte
	value string
	at    int // where it ends
}

// parseXML reads a part. It is strict where XML is, for Word refuses such a
// file too, and refuses what OPC forbids (ECMA-376-2, 8.1.4): a document type
// and entities of its own. An error is an *xmlError.
func parseXML(data []byte) (*element, error) { return newBudget().parse(data) }

// parse reads a part of a file whose other parts count too.
func (b *budget) parse(data []byte) (*element, error) {
	data, err := toUTF8(data)
	if err != nil {
		return nil, err
	}
	p := &parser{budget: b, src: string(data)}
	if at, what := illegalAt(p.src); at >= 0 {
		return nil, p.fault(at, "%s", what)
	}
	p.input = lex.NewInputBytes(data)
	p.lexer = xml.NewLexer(p.input)
	for {
		kind, token := p.lexer.Next()
		end := p.input.Offset()
		if kind == xml.ErrorToken {
			return p.finish(end)
		}
		if err := p.take(kind, token, end); err != nil {
			return nil, err
		}
	}
}

func (p *parser) finish(end int) (*element, error) {
	if p.lexer.Err() != io.EOF {
		return nil, p.fault(end, "XML bị hỏng")
	}
	if n := len(p.stack); n > 0 {
		return nil, p.fault(end, "hết phần mà thẻ “%s” chưa đóng", clip(string(p.stack[n-1].raw)))
	}
	if len(p.src) > 0 && end < len(p.src) {
		return nil, p.fault(end, "XML bị hỏng")
	}
	if p.root == nil {
		return nil, p.fault(end, "không có phần tử nào")
	}
	return p.root, nil
}

// take reads one token, which ends at end; a start tag it reads up to its end.
func (p *parser) take(kind xml.TokenType, token []byte, end int) error {
	begin := end - len(token)
	switch kind {
	case xml.TextToken:
		return p.characters(p.src[begin:end], end)
	case xml.CDATAToken:
		if !bytes.HasSuffix(token, []byte("]]>")) || len(p.stack) == 0 {
			return p.fault(begin, "CDATA không đóng hoặc đứng ngoài phần tử gốc")
		}
		p.texts = append(p.texts, newlines(p.src[begin+len("<![CDATA["):end-len("]]>")]))
	case xml.CommentToken:
		if len(token) < len("<!---->") || !bytes.HasSuffix(token, []byte("-->")) {
			return p.fault(begin, "ghi chú XML không đóng")
		}
	case xml.DOCTYPEToken:
		return p.fault(begin, "có khai báo DOCTYPE, tệp Word không được có")
	case xml.StartTagPIToken:
		return p.instruction(begin)
	case xml.StartTagToken:
		return p.start(p.lexer.Text(), begin)
	case xml.EndTagToken:
		if token[len(token)-1] != '>' {
			return p.fault(begin, "thẻ đóng không có dấu >")
		}
		return p.end(p.lexer.Text(), begin)
	default:
		return p.fault(begin, "XML bị hỏng")
	}
	return nil
}

// instruction skips a processing instruction, which the lexer cuts like a tag.
func (p *parser) instruction(begin int) error {
	for {
		switch kind, _ := p.lexer.Next(); kind {
		case xml.AttributeToken:
		case xml.StartTagClosePIToken:
			return nil
		default:
			return p.fault(begin, "chỉ thị <? … ?> không đóng")
		}
	}
}

// start reads the attributes of a start tag and opens its element.
func (p *parser) start(name []byte, begin int) error {
	p.raw = p.raw[:0]
	if len(name) == 0 {
		return p.fault(begin, "dấu < không mở thẻ nào")
	}
	for {
		kind, token := p.lexer.Next()
		end := p.input.Offset()
		switch kind {
		case xml.AttributeToken:
			quoted := p.lexer.AttrVal()
			if n := len(quoted); n < 2 || quoted[0] != quoted[n-1] || quoted[0] != '"' && quoted[0] != '\'' {
				return p.fault(end-len(token), "thuộc tính “%s” không có giá trị trong dấu nháy", clip(string(p.lexer.Text())))
			}
			if token[0] > ' ' {
				return p.fault(end-len(token), "thiếu dấu cách trước thuộc tính “%s”", clip(string(p.lexer.Text())))
			}
			value, err := p.attributeValue(p.src[end-len(quoted)+1:end-1], end)
			if err != nil {
				return err
			}
			p.raw = append(p.raw, rawAttribute{p.lexer.Text(), value, end})
		case xml.StartTagCloseToken:
			return p.open(name, begin)
		case xml.StartTagCloseVoidToken:
			if err := p.open(name, begin); err != nil {
				return err
			}
			return p.close()
		default:
			return p.fault(begin, "thẻ “%s” không có dấu >", clip(string(name)))
		}
	}
}

// open puts an element with the attributes read on the stack.
func (p *parser) open(raw []byte, begin int) error {
	depth := len(p.stack)
	switch {
	case depth == 0 && p.root != nil:
		return p.fault(begin, "có hơn một phần tử gốc")
	case depth == maxDepth:
		return p.fault(begin, "thẻ lồng nhau quá %d bậc", maxDepth)
	}
	f := frame{raw: raw}
	outer := &outermost
	if depth > 0 {
		p.flush(false)
		top := &p.stack[depth-1]
		outer, f.preserve = top.scope, top.preserve
	}
	f.scope = outer.with(p.raw)
	n, err := f.scope.element(raw)
	if err != nil {
		return p.fault(begin, "%v", err)
	}
	if f.e = p.elements.one(); f.e == nil {
		return p.fault(begin, "có quá %d phần tử", maxElements)
	}
	f.e.name, f.fate = n.full, n.fate
	if n.full == "w:p" || n.full == "w:tc" {
		if p.paragraphs--; p.paragraphs < 0 {
			return p.fault(begin, "có quá %d đoạn và ô bảng", maxParagraphs)
		}
	}
	if err := p.attributesOf(&f); err != nil {
		return err
	}
	p.choose(&f)
	f.first = len(p.pending)
	p.stack = append(p.stack, f)
	return nil
}

// attributesOf gives an element its attributes.
func (p *parser) attributesOf(f *frame) error {
	if len(p.raw) == 0 {
		return nil
	}
	list := p.attributes.some(len(p.raw))
	if list == nil {
		return p.fault(p.raw[0].at, "có quá %d thuộc tính", maxAttributes)
	}
	if err := p.duplicates(); err != nil {
		return err
	}
	kept := list[:0]
	for i := range p.raw {
		n, err := f.scope.attribute(p.raw[i].name)
		if err != nil {
			return p.fault(p.raw[i].at, "%v", err)
		}
		if n.fate == drop {
			continue
		}
		for k := range min(len(kept), fewAttributes) {
			if kept[k].name == n.full {
				return p.fault(p.raw[i].at, "thuộc tính “%s” có hai lần", clip(n.full))
			}
		}
		if n.full == "xml:space" {
			f.preserve = p.raw[i].value == "preserve"
		}
		kept = append(kept, attribute{n.full, p.raw[i].value})
	}
	f.e.attrs = kept[:len(kept):len(kept)]
	return nil
}

// fewAttributes are as many as can be compared with each other.
const fewAttributes = 16

// duplicates finds an attribute that stands twice in one tag as it is written.
func (p *parser) duplicates() error {
	twice := func(i int) error {
		return p.fault(p.raw[i].at, "thuộc tính “%s” có hai lần", clip(string(p.raw[i].name)))
	}
	if len(p.raw) <= fewAttributes {
		for i := range p.raw {
			for k := range i {
				if bytes.Equal(p.raw[i].name, p.raw[k].name) {
					return twice(i)
				}
			}
		}
		return nil
	}
	seen := make(map[string]bool, len(p.raw))
	for i := range p.raw {
		if seen[string(p.raw[i].name)] {
			return twice(i)
		}
		seen[string(p.raw[i].name)] = true
	}
	return nil
}

// choose settles which side of an mc:AlternateContent holds: the first choice
// that asks only for namespaces we read, or else the fallback.
// ECMA-376-3, 7.5 (AlternateContent), 7.6 (Choice), 7.7 (Fallback).
//
//	<mc:AlternateContent>
//	  <mc:Choice Requires="wps"><w:drawing>…</w:drawing></mc:Choice>
//	  <mc:Fallback><w:pict>…</w:pict></mc:Fallback>
//	</mc:AlternateContent>
func (p *parser) choose(f *frame) {
	switch f.e.name {
	case "mc:AlternateContent":
		f.fate = splice
	case "mc:Choice", "mc:Fallback":
		f.fate = drop
		if len(p.stack) == 0 {
			return
		}
		around := &p.stack[len(p.stack)-1]
		if around.e.name != "mc:AlternateContent" || around.chosen {
			return
		}
		if f.e.name == "mc:Fallback" || f.scope.understands(f.e.value("Requires")) {
			around.chosen, f.fate = true, splice
		}
	}
}

// end reads an end tag.
func (p *parser) end(raw []byte, begin int) error {
	n := len(p.stack)
	if n == 0 {
		return p.fault(begin, "thẻ đóng “%s” không có thẻ mở", clip(string(raw)))
	}
	if open := p.stack[n-1].raw; !bytes.Equal(open, raw) {
		return p.fault(begin, "thẻ đóng “%s” đứng ở chỗ của “%s”", clip(string(raw)), clip(string(open)))
	}
	p.flush(true)
	return p.close()
}

// close takes the innermost element from the stack and hands it to the one
// around it, as its fate wants.
func (p *parser) close() error {
	n := len(p.stack) - 1
	f := &p.stack[n]
	p.stack = p.stack[:n]
	switch f.fate {
	case drop:
		p.pending = p.pending[:f.first]
	case splice:
	default:
		children := p.pending[f.first:]
		if len(children) > 0 {
			own := p.pointers.some(len(children))
			if own == nil {
				return p.fault(p.input.Offset(), "có quá %d phần tử", maxElements)
			}
			copy(own, children)
			f.e.children = own
		}
		p.pending = append(p.pending[:f.first], f.e)
	}
	if n == 0 {
		if len(p.pending) != 1 || p.pending[0].name == "" {
			return p.fault(p.input.Offset(), "không có phần tử gốc")
		}
		p.root = p.pending[0]
	}
	return nil
}

// flush makes a child of the text since the last tag. Blanks at the ends of a
// text count only under xml:space="preserve", as in Word; those between two
// tags never do.
func (p *parser) flush(atEnd bool) {
	if len(p.texts) == 0 {
		return
	}
	text := p.texts[0]
	if len(p.texts) > 1 {
		text = strings.Join(p.texts, "")
	}
	p.texts = p.texts[:0]
	f := &p.stack[len(p.stack)-1]
	alone := atEnd && len(p.pending) == f.first
	trimmed := strings.Trim(text, blanks)
	if trimmed == "" && !(alone && f.preserve) {
		return
	}
	if !f.preserve {
		text = trimmed
	}
	if text == "" {
		return
	}
	if e := p.elements.one(); e != nil { // the next tag tells that there are too many
		e.text = text
		p.pending = append(p.pending, e)
	}
}

const blanks = " \t\r\n"

// fault makes an error of what is wrong at an offset of the part.
func (p *parser) fault(at int, format string, args ...any) error {
	before := p.src[:min(at, len(p.src))]
	line := strings.LastIndexByte(before, '\n') + 1
	return &xmlError{
		line:    strings.Count(before, "\n") + 1,
		column:  utf8.RuneCountInString(before[line:]) + 1,
		message: fmt.Sprintf(format, args...),
	}
}

// clip shortens a name of a damaged file for a message.
func clip(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// arena hands out values from large pieces, which costs less than one
// allocation each, up to a number of them.
type arena[T any] struct {
	free []T
	left int
}

const arenaPiece = 512

// one returns a zero value, nil if there are no more.
func (a *arena[T]) one() *T {
	if list := a.some(1); list != nil {
		return &list[0]
	}
	return nil
}

// some returns n zero values in a row, nil if there are no more.
func (a *arena[T]) some(n int) []T {
	if n > a.left {
		return nil
	}
	a.left -= n
	if n > len(a.free) {
		if n > arenaPiece/8 {
			return make([]T, n)
		}
		a.free = make([]T, arenaPiece)
	}
	list := a.free[:n:n]
	a.free = a.free[n:]
	return list
}
