package markup

import (
	"bytes"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"vanban/internal/law"
)

// maxListDepth is how deep lists may nest before they are read as text. One
// more than makes sense, so that the builder sees and reports the excess; the
// bound keeps the cost of hostile input linear.
const maxListDepth = 6

// newParser sets up goldmark with the few constructs of the subset.
func newParser(words *law.FixedText) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(directiveParser{}, 100),
			util.Prioritized(listParser{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(quoteParser{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(braceParser{}, 100),
			util.Prioritized(emphasisParser{}, 200),
		),
		parser.WithParagraphTransformers(util.Prioritized(paragraphSplitter{words}, 100)),
	)
}

// newFragmentParser reads one line of text.
func newFragmentParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000)),
		parser.WithInlineParsers(
			util.Prioritized(braceParser{}, 100),
			util.Prioritized(emphasisParser{}, 200),
		),
	)
}

// paragraphParser also takes indented lines, which goldmark leaves to code
// blocks and, having none, would drop.
type paragraphParser struct{ parser.BlockParser }

func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// listParser bounds the depth of nesting.
type listParser struct{ parser.BlockParser }

func (p listParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == ast.KindList {
			depth++
		}
	}
	if depth >= maxListDepth {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, r, pc)
}

// directiveNode is a line such as “{trang}”.
type directiveNode struct {
	ast.BaseBlock
	start, stop int // of the braces and what is between them
	unclosed    bool
}

var (
	kindDirective = ast.NewNodeKind("Directive")
	kindTable     = ast.NewNodeKind("PipeTable")
	kindRow       = ast.NewNodeKind("PipeRow")
	kindCell      = ast.NewNodeKind("PipeCell")
	kindBrace     = ast.NewNodeKind("Brace")
	kindNote      = ast.NewNodeKind("Note")
	kindScript    = ast.NewNodeKind("Script")
)

func (*directiveNode) Kind() ast.NodeKind { return kindDirective }
func (*directiveNode) IsRaw() bool        { return true }

// Dump writes the node for debugging.
func (n *directiveNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type directiveParser struct{}

func (directiveParser) Trigger() []byte             { return []byte{'{'} }
func (directiveParser) CanInterruptParagraph() bool { return true }
func (directiveParser) CanAcceptIndentedLine() bool { return true }
func (directiveParser) Close(ast.Node, text.Reader, parser.Context) {
}

func (directiveParser) Open(_ ast.Node, r text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, seg := r.PeekLine()
	trimmed := bytes.TrimSpace(line)
	if len(trimmed) < 2 || trimmed[0] != '{' || !isWordByte(trimmed[1]) {
		return nil, parser.NoChildren
	}
	closing := matchingBrace(trimmed)
	unclosed := closing < 0
	if unclosed && !knownDirective(firstWord(trimmed[1:])) {
		return nil, parser.NoChildren
	}
	if !unclosed && (closing != len(trimmed)-1 || string(trimmed) == "{br}") {
		return nil, parser.NoChildren
	}
	start := seg.Start - seg.Padding + bytes.IndexByte(line, '{')
	node := &directiveNode{start: start, stop: start + len(trimmed), unclosed: unclosed}
	r.AdvanceToEOL()
	return node, parser.NoChildren
}

func (directiveParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// closingBrace finds the first “}” that no backslash escapes, or -1.
func closingBrace(s []byte) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '}':
			return i
		case '\n':
			return -1
		}
	}
	return -1
}

// matchingBrace finds the “}” of the brace that opens s, or -1.
func matchingBrace(s []byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func firstWord(s []byte) string {
	n := 0
	for n < len(s) && isWordByte(s[n]) {
		n++
	}
	return string(s[:n])
}

// emphasisParser is CommonMark's rule for “*” without emphasis inside a word,
// so that 2*3*4 stays what it is.
type emphasisParser struct{}

type emphasisDelimiters struct{}

func (emphasisDelimiters) IsDelimiter(c byte) bool { return c == '*' }
func (emphasisDelimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (emphasisDelimiters) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

func (emphasisParser) Trigger() []byte { return []byte{'*'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, emphasisDelimiters{})
	if node == nil {
		return nil
	}
	after := ' '
	if node.OriginalLength < len(line) {
		after = util.ToRune(line, node.OriginalLength)
	}
	node.CanOpen = node.CanOpen && !inWord(before)
	node.CanClose = node.CanClose && !inWord(after)
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
