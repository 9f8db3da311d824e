package table

import (
	"errors"
	"html"
	"io"
	"strings"

	lex "github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"
)

// tokens goes through a part of a workbook, tag by tag. Names are without
// their prefixes: the few that we ask for are the same in every namespace.
type tokens struct {
	lexer *xml.Lexer
	name  []byte // of the tag
	attrs []attribute
	text  []byte // as it stands in the file
	cdata bool
	void  bool // the tag read was “<v/>”: its end comes next
	depth int
}

type attribute struct{ name, value []byte }

type token int

const (
	endOfPart token = iota
	startTag
	endTag
	text
)

var errDamaged = errors.New("XML bị hỏng")

func tokensOf(part []byte) *tokens {
	return &tokens{lexer: xml.NewLexer(lex.NewInputBytes(part))}
}

// next reads up to the next tag or stretch of text.
func (t *tokens) next() (token, error) {
	if t.void {
		t.void = false
		t.depth--
		return endTag, nil
	}
	for {
		kind, data := t.lexer.Next()
		switch kind {
		case xml.ErrorToken:
			if t.lexer.Err() != io.EOF || t.depth != 0 {
				return endOfPart, errDamaged
			}
			return endOfPart, nil
		case xml.TextToken:
			t.text, t.cdata = data, false
			return text, nil
		case xml.CDATAToken:
			t.text, t.cdata = t.lexer.Text(), true
			return text, nil
		case xml.StartTagToken:
			t.name = local(t.lexer.Text())
			t.depth++
			return startTag, t.attributes()
		case xml.EndTagToken:
			t.name = local(t.lexer.Text())
			if t.depth--; t.depth < 0 {
				return endOfPart, errDamaged
			}
			return endTag, nil
		case xml.DOCTYPEToken:
			return endOfPart, errDamaged
		}
	}
}

// attributes reads the rest of a start tag.
func (t *tokens) attributes() error {
	t.attrs = t.attrs[:0]
	for {
		switch kind, _ := t.lexer.Next(); kind {
		case xml.AttributeToken:
			v := t.lexer.AttrVal()
			if len(v) < 2 {
				return errDamaged
			}
			t.attrs = append(t.attrs, attribute{local(t.lexer.Text()), v[1 : len(v)-1]})
		case xml.StartTagCloseToken:
			return nil
		case xml.StartTagCloseVoidToken:
			t.void = true
			return nil
		default:
			return errDamaged
		}
	}
}

func local(name []byte) []byte {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == ':' {
			return name[i+1:]
		}
	}
	return name
}

// attr is the value of an attribute, nil if it is not there.
func (t *tokens) attr(name string) []byte {
	for i := range t.attrs {
		if string(t.attrs[i].name) == name {
			return t.attrs[i].value
		}
	}
	return nil
}

// flag reads an attribute that says yes or no.
func (t *tokens) flag(name string) bool {
	v := string(t.attr(name))
	return v == "1" || v == "true" || v == "on"
}

// number reads a whole number from an attribute; it is 0 if there is none.
func (t *tokens) number(name string) int { return atoi(t.attr(name)) }

// atoi reads a whole number below 10⁹; 0 if it is none.
func atoi(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' || n > 1e8 {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// content appends a stretch of text with its references resolved.
func (t *tokens) content(b *strings.Builder) {
	if t.cdata || !strings.Contains(string(t.text), "&") {
		b.Write(t.text)
		return
	}
	b.WriteString(html.UnescapeString(string(t.text)))
}

// plain resolves the references of an attribute.
func plain(b []byte) string { return html.UnescapeString(string(b)) }
