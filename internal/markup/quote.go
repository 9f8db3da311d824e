package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vanban/internal/doc"
)

// quoteParser reads “> ”, no deeper than one inside another, which the builder
// refuses: the bound keeps the cost of hostile input linear.
type quoteParser struct{ parser.BlockParser }

func (p quoteParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == ast.KindBlockquote {
			depth++
		}
	}
	if depth > 1 {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, r, pc)
}

// quote reads “> ” lines. Numbers in a quotation are those of its source: they
// stay as typed.
func (b *builder) quote(n *ast.Blockquote, out *outline, ctx context) {
	b.dropPending()
	if ctx.quoted {
		b.problems.Add(b.nodeAt(n), "giữ một dấu > ở đầu dòng", "phần trích dẫn nằm trong phần trích dẫn khác")
	}
	var inner outline
	b.blocks(n, &inner, context{level: doc.LevelPoint, inList: true, quoted: true})
	switch {
	case len(inner.blocks) == 0:
		b.problems.Add(b.nodeAt(n), "viết lời trích sau dấu >, hoặc \\> nếu muốn in dấu >", "phần trích dẫn trống")
	case ctx.quoted:
		out.add(inner.blocks...)
	default:
		out.add(&doc.Quote{Blocks: inner.blocks, At: b.nodeAt(n)})
	}
}

// quotedItems turns an ordered list of a quotation into paragraphs that start
// with the numbers typed.
func (b *builder) quotedItems(n *ast.List, out *outline, ctx context) {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		blocks := b.item(item, ctx, inlineOptions{})
		p := blocks[0].(*doc.Paragraph)
		number := doc.Span{Text: b.itemNumber(item) + string(n.Marker) + " ", At: b.nodeAt(item)}
		if len(p.Spans) > 0 && plainText(p.Spans[0]) {
			p.Spans[0].Text = number.Text + p.Spans[0].Text
		} else {
			p.Spans = append([]doc.Span{number}, p.Spans...)
		}
		out.add(blocks...)
	}
}

// plainText reports whether a span is text without any look of its own.
func plainText(s doc.Span) bool {
	return !s.Bold && !s.Italic && !s.Break && s.Ref == "" && s.Note == nil && s.Script == doc.ScriptNone
}

// textOf is what spans say without their look.
func textOf(spans []doc.Span) string {
	var out strings.Builder
	for _, s := range spans {
		switch {
		case s.Break:
			out.WriteByte(' ')
		case s.Note == nil:
			out.WriteString(s.Text)
		}
	}
	return out.String()
}
