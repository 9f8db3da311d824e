package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// braceNode is {br}, {#nhãn}, {@nhãn}, or a block directive out of place.
type braceNode struct {
	ast.BaseInline
	start, stop int
	inside      string
	unclosed    bool
}

func (*braceNode) Kind() ast.NodeKind { return kindBrace }

// Dump writes the node for debugging.
func (n *braceNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// scriptNode is ^{2} or _{2}.
type scriptNode struct {
	ast.BaseInline
	start, stop int  // of the whole; what is between the braces is one to three bytes inside
	super       bool // ^
}

func (*scriptNode) Kind() ast.NodeKind { return kindScript }

// Dump writes the node for debugging.
func (n *scriptNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteNode is {^ chú thích}; its children are the text.
type noteNode struct {
	ast.BaseInline
	start, stop int
	unclosed    bool // it has no children then
}

func (*noteNode) Kind() ast.NodeKind { return kindNote }

// Dump writes the node for debugging.
func (n *noteNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// openNotes are the notes of a paragraph whose “}” was not met yet.
type openNotes struct{ notes []openNote }

type openNote struct {
	bottom *parser.Delimiter // stands where the note begins; emphasis inside reaches no further
	start  int
	braces int // “{” of the text inside that are open
}

// maxNotes is how deep notes may nest before they are read as text: one more
// than makes sense, so that the builder sees and reports it.
const maxNotes = 2

var openNotesKey = parser.NewContextKey()

// braceParser reads what stands in braces: directives and labels, notes,
// raised and lowered text.
type braceParser struct{}

func (braceParser) Trigger() []byte { return []byte{'{', '}', '^', '_'} }

func (p braceParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	open, _ := pc.Get(openNotesKey).(*openNotes)
	switch {
	case line[0] == '}':
		return p.closeNote(parent, block, pc, open)
	case line[0] != '{':
		return p.script(line, seg, block)
	case len(line) > 1 && line[1] == '^' && (open == nil || len(open.notes) < maxNotes):
		if open == nil {
			open = &openNotes{}
			pc.Set(openNotesKey, open)
		}
		bottom := parser.NewDelimiter(false, false, 0, '{', emphasisDelimiters{})
		bottom.Segment = seg.WithStop(seg.Start)
		open.notes = append(open.notes, openNote{bottom: bottom, start: seg.Start})
		block.Advance(2)
		pc.PushDelimiter(bottom)
		return bottom
	}
	if n := p.brace(line, seg, block); n != nil {
		return n
	}
	if open != nil && len(open.notes) > 0 {
		open.notes[len(open.notes)-1].braces++
	}
	return nil
}

// brace reads {br}, {#nhãn}, {@nhãn} and what looks like a directive.
func (braceParser) brace(line []byte, seg text.Segment, block text.Reader) ast.Node {
	if len(line) < 3 || line[1] != '#' && line[1] != '@' && !isWordByte(line[1]) {
		return nil
	}
	stop := closingBrace(line[:min(len(line), 400)])
	if stop < 0 && (line[1] == '#' || line[1] == '@') && isWordByte(line[2]) {
		stop = 2
		for stop < len(line) && (isWordByte(line[stop]) || line[stop] == '-' || line[stop] >= '0' && line[stop] <= '9') {
			stop++
		}
		block.Advance(stop)
		return &braceNode{start: seg.Start, stop: seg.Start + stop, inside: string(line[1:stop]), unclosed: true}
	}
	if stop < 0 {
		return nil
	}
	block.Advance(stop + 1)
	return &braceNode{start: seg.Start, stop: seg.Start + stop + 1, inside: string(line[1:stop])}
}

func (braceParser) script(line []byte, seg text.Segment, block text.Reader) ast.Node {
	if len(line) < 2 || line[1] != '{' {
		return nil
	}
	stop := closingBrace(line[:min(len(line), 400)])
	if stop < 0 {
		return nil
	}
	block.Advance(stop + 1)
	return &scriptNode{start: seg.Start, stop: seg.Start + stop + 1, super: line[0] == '^'}
}

// closeNote makes a note of all that came since it was opened.
func (braceParser) closeNote(parent ast.Node, block text.Reader, pc parser.Context, open *openNotes) ast.Node {
	if open == nil || len(open.notes) == 0 {
		return nil
	}
	last := &open.notes[len(open.notes)-1]
	if last.braces > 0 {
		last.braces--
		return nil
	}
	_, seg := block.PeekLine()
	note := &noteNode{start: last.start, stop: seg.Start + 1}
	block.Advance(1)
	parser.ProcessDelimiters(last.bottom, pc)
	for c := last.bottom.NextSibling(); c != nil; {
		next := c.NextSibling()
		parent.RemoveChild(parent, c)
		note.AppendChild(note, c)
		c = next
	}
	pc.RemoveDelimiter(last.bottom)
	open.notes = open.notes[:len(open.notes)-1]
	return note
}

// CloseBlock marks the notes that the paragraph leaves open.
func (braceParser) CloseBlock(parent ast.Node, _ text.Reader, pc parser.Context) {
	open, _ := pc.Get(openNotesKey).(*openNotes)
	if open == nil {
		return
	}
	for _, n := range open.notes {
		parent.AppendChild(parent, &noteNode{start: n.start, stop: n.start + 2, unclosed: true})
	}
	open.notes = open.notes[:0]
}
