package record

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Limits of one YAML file. A definition stays far below each of them; they
// keep a broken or hostile file from taking the machine with it.
const (
	maxFile    = 8 << 20 // bytes
	maxScalar  = 1 << 20 // bytes of one value
	maxKey     = 1000    // bytes of one key
	maxNodes   = 200_000 // values and keys, aliases expanded
	maxDepth   = 100     // lists and maps inside one another
	maxKeys    = 10_000  // keys of one map
	maxAliases = 50      // uses of *name
	maxMarks   = 600_000 // commas, brackets and line ends before parsing
	maxErrors  = 100     // errors reported for one file, and as many warnings
)

// YAML reads one YAML document. It returns nil and a list with errors if
// nothing can be used; otherwise every value has its place in the file, and
// the list tells what is wrong inside: duplicate keys, tags, merge keys.
//
// The words ~, null and nothing at all become [Null]; every other scalar stays
// the text that was typed, so that 05, yes and 2024-02-08 mean what the field
// says that receives them. Files may be UTF-8 or, with a byte order mark,
// UTF-16; offsets then count the bytes of the text as UTF-8.
func YAML(file string, data []byte) (*Value, diag.List) {
	r := &reader{file: file, used: map[*yaml.Node]bool{}}
	text, ok := r.text(data)
	if !ok {
		return nil, r.list
	}
	r.source = newSource(text)
	root, ok := r.parse(text)
	if !ok {
		return nil, r.list
	}
	v := r.value(root, 1)
	r.unusedAnchors()
	if v == nil || r.stopped {
		return nil, r.list
	}
	if v.Kind == Null {
		r.add(diag.Range{File: file}, emptyHint, "tệp trống, cần ít nhất một dòng “khóa: giá trị”")
		return nil, r.list
	}
	return v, r.list
}

const emptyHint = "viết mỗi khóa một dòng, như “dia_danh: Hà Nội”"

// reader turns the nodes of one file into values.
type reader struct {
	file             string
	source           *source
	list             diag.List
	nodes            int
	aliases          int
	errors, warnings int
	open             []*yaml.Node        // anchors being expanded, outermost first
	anchors          []*yaml.Node        // every value with an anchor, in order
	used             map[*yaml.Node]bool // those that an alias repeats
	stopped          bool                // a limit was passed: nothing more is read
}

func (r *reader) add(at diag.Range, hint, format string, args ...any) {
	if r.errors++; r.errors <= maxErrors {
		r.list.Add(at, hint, format, args...)
	}
}

func (r *reader) warn(at diag.Range, hint, format string, args ...any) {
	if r.warnings++; r.warnings <= maxErrors {
		r.list.Warn(at, hint, format, args...)
	}
}

// stop reports a limit that was passed and ends the reading.
func (r *reader) stop(at diag.Range, hint, format string, args ...any) {
	if !r.stopped {
		r.stopped = true
		r.list.Add(at, hint, format, args...)
	}
}

// parse runs the YAML parser over text and returns the root of its only
// document.
func (r *reader) parse(text []byte) (*yaml.Node, bool) {
	if n := countMarks(text); n > maxMarks {
		r.add(diag.Range{File: r.file}, "chia dữ liệu ra nhiều tệp",
			"tệp có quá nhiều giá trị, tối đa %s khóa và giá trị", viet.Group(maxNodes))
		return nil, false
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc, next yaml.Node
	err := decodeNode(dec, &doc)
	if errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0 {
		r.add(diag.Range{File: r.file}, emptyHint, "tệp trống, cần ít nhất một dòng “khóa: giá trị”")
		return nil, false
	}
	if err == nil {
		switch err = decodeNode(dec, &next); {
		case errors.Is(err, io.EOF):
			return doc.Content[0], true
		case err == nil:
			r.add(r.at(&next), "tách mỗi văn bản ra một tệp, bỏ dòng “---”", "tệp chứa nhiều văn bản ngăn bằng “---”, chỉ được một")
			return nil, false
		}
	}
	r.syntax(text, err)
	return nil, false
}

// decodeNode reads the next document. The parser reports errors of its own by
// panicking and recovering; any other panic of it is a fault of the file too.
func decodeNode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	return dec.Decode(n)
}

// countMarks counts the bytes that can start a new value, a cheap upper bound
// of the nodes that parsing would make.
func countMarks(text []byte) int {
	n := 0
	for _, c := range text {
		switch c {
		case '\n', '\r', ',', '[', '{', '?':
			n++
		}
	}
	return n
}

// at returns the place where a node starts, to its end if it is a plain value
// on one line.
func (r *reader) at(n *yaml.Node) diag.Range {
	at := diag.Range{File: r.file, Start: r.source.pos(n.Line, n.Column)}
	if n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value != "" && r.source.hasAt(at.Start.Offset, n.Value) {
		at.End = r.source.advance(at.Start, len(n.Value))
	}
	return at
}

// value converts a node at a depth counted from 1. It returns nil if the node
// cannot be used; the reason has been reported.
func (r *reader) value(n *yaml.Node, depth int) *Value {
	if r.stopped {
		return nil
	}
	if n.Kind == yaml.AliasNode {
		return r.alias(n, depth)
	}
	at := r.at(n)
	r.nodes++
	switch {
	case r.nodes > maxNodes:
		r.stop(at, "chia dữ liệu ra nhiều tệp", "tệp có quá nhiều giá trị, tối đa %s khóa và giá trị", viet.Group(maxNodes))
		return nil
	case depth > maxDepth:
		r.stop(at, "bỏ bớt các tầng thụt lề hoặc dấu ngoặc", "các danh sách và nhóm khóa lồng nhau quá %d tầng", maxDepth)
		return nil
	}
	if n.Anchor != "" && !r.used[n] {
		r.anchors = append(r.anchors, n)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		r.add(at, "đặt cả giá trị trong ngoặc kép nếu nó bắt đầu bằng dấu “!”", "“%s” bị hiểu là thẻ của YAML, không dùng được ở đây", viet.NFC(clip(n.Tag)))
		return nil
	}
	switch n.Kind {
	case yaml.SequenceNode:
		return r.sequence(n, at, depth)
	case yaml.MappingNode:
		return r.mapping(n, at, depth)
	}
	return r.scalar(n, at)
}

func (r *reader) alias(n *yaml.Node, depth int) *Value {
	r.aliases++
	if r.aliases > maxAliases {
		r.stop(r.at(n), "viết thẳng giá trị ra", "tệp dùng lại giá trị bằng dấu “*” quá %d lần", maxAliases)
		return nil
	}
	r.used[n.Alias] = true
	for _, open := range r.open {
		if open == n.Alias {
			r.add(r.at(n), "viết thẳng giá trị ra", "“*%s” nằm trong chính giá trị mà nó nhắc lại", viet.NFC(n.Value))
			return nil
		}
	}
	return r.value(n.Alias, depth)
}

// unusedAnchors reports values that lost their first word because it looks like
// an anchor: “ten: &Co” would be nothing at all.
func (r *reader) unusedAnchors() {
	for _, n := range r.anchors {
		if !r.used[n] && !r.stopped {
			r.add(r.at(n), "đặt cả giá trị trong ngoặc kép", "“&%s” ở đầu giá trị bị hiểu là mỏ neo của YAML và bị bỏ đi", viet.NFC(clip(n.Anchor)))
		}
	}
}

// enter notes that a node with an anchor is being read, so that an alias to it
// from inside is seen; the result undoes that.
func (r *reader) enter(n *yaml.Node) func() {
	if n.Anchor == "" {
		return func() {}
	}
	r.open = append(r.open, n)
	return func() { r.open = r.open[:len(r.open)-1] }
}

func (r *reader) sequence(n *yaml.Node, at diag.Range, depth int) *Value {
	defer r.enter(n)()
	v := &Value{Kind: List, At: at, Items: make([]*Value, 0, len(n.Content))}
	for _, c := range n.Content {
		r.comment(c, c)
		if item := r.value(c, depth+1); item != nil {
			v.Items = append(v.Items, item)
		}
	}
	return v
}

func (r *reader) mapping(n *yaml.Node, at diag.Range, depth int) *Value {
	defer r.enter(n)()
	count := len(n.Content) / 2
	if count > maxKeys {
		r.stop(at, "chia nhóm ra, hoặc viết thành danh sách", "một nhóm có %s khóa, tối đa %s", viet.Group(int64(count)), viet.Group(maxKeys))
		return nil
	}
	v := &Value{Kind: Map, At: at, Fields: make([]Field, 0, count)}
	seen := make(map[string]int, count)
	for i := 0; i+1 < len(n.Content) && !r.stopped; i += 2 {
		f, ok := r.key(n.Content[i])
		if !ok {
			continue
		}
		if first, dup := seen[f.Key]; dup {
			r.duplicate(v.Fields[first], f)
			continue
		}
		r.comment(n.Content[i], n.Content[i+1])
		if f.Value = r.value(n.Content[i+1], depth+1); f.Value == nil {
			continue
		}
		seen[f.Key] = len(v.Fields)
		v.Fields = append(v.Fields, f)
	}
	return v
}

func (r *reader) key(n *yaml.Node) (Field, bool) {
	at := r.at(n)
	r.nodes++
	switch {
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0:
		r.add(at, "đặt cả giá trị trong ngoặc kép: \"{{ … }}\"", "dấu “{{” không có ngoặc kép bị hiểu là nhóm khóa của YAML")
		return Field{}, false
	case n.Kind != yaml.ScalarNode:
		r.add(at, "viết khóa là một dòng chữ", "khóa phải là một dòng chữ, không phải danh sách hay nhóm khóa")
		return Field{}, false
	case n.Tag == "!!merge":
		r.add(at, "viết đủ các khóa ra", "không dùng được khóa trộn “<<”")
		return Field{}, false
	case len(n.Value) > maxKey:
		r.add(at, "kiểm tra dấu hai chấm và dấu ngoặc kép ở dòng này", "khóa dài %s byte, tối đa %s", viet.Group(int64(len(n.Value))), viet.Group(maxKey))
		return Field{}, false
	}
	name := viet.NFC(strings.TrimSpace(r.visible(n.Value, at)))
	key := viet.Key(name)
	switch first, _ := utf8.DecodeRuneInString(n.Value); {
	case name == "":
		r.add(at, "viết tên khóa trước dấu hai chấm", "thiếu tên khóa")
		return Field{}, false
	case key == "":
		r.add(at, "viết tên khóa trước dấu hai chấm", "khóa “%s” không có chữ cái hay chữ số nào", name)
		return Field{}, false
	case n.Style == 0 && unicode.IsSpace(first): // YAML does not see this as an indent
		r.add(at, "xóa các ký tự đó rồi thụt lề lại bằng phím cách", "dòng thụt lề bằng dấu cách lạ (U+%04X), YAML chỉ nhận dấu cách thường", first)
		return Field{}, false
	}
	return Field{Key: key, Name: name, KeyAt: at}, true
}

func (r *reader) duplicate(first, second Field) {
	r.add(second.KeyAt, "bỏ một trong hai, hoặc gộp giá trị thành danh sách",
		"khóa “%s” bị lặp, mỗi khóa chỉ viết một lần", second.Name)
	if r.errors <= maxErrors {
		r.list[len(r.list)-1].Related = []diag.Related{{At: first.KeyAt, Message: fmt.Sprintf("đã viết “%s” ở đây", first.Name)}}
	}
}

func (r *reader) scalar(n *yaml.Node, at diag.Range) *Value {
	if len(n.Value) > maxScalar {
		r.stop(at, "rút ngắn giá trị này", "giá trị dài %s, tối đa %s", size(len(n.Value)), size(maxScalar))
		return nil
	}
	const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	v := &Value{Kind: Scalar, At: at, Quoted: n.Style&quoted != 0}
	if n.Tag == "!!null" && !v.Quoted {
		v.Kind = Null
		return v
	}
	v.Text = viet.NFC(r.visible(n.Value, at))
	if rest, dash := strings.CutPrefix(v.Text, "-"); dash && n.Style == 0 {
		if first, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(first) {
			r.warn(at, "viết “- ” có dấu cách nếu đó là danh sách, hoặc đặt giá trị trong ngoặc kép",
				"giá trị bắt đầu bằng “-” dính liền với chữ, nên không phải là danh sách")
		}
	}
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		v.FirstLine, v.Indent = r.source.block(n.Line+1, n.Value)
	}
	return v
}

// visible returns s without invisible marks that pasting brings in, and warns
// of them. A control character can come in only by an escape such as “\x07”.
func (r *reader) visible(s string, at diag.Range) string {
	odd, marks := "", false
	clean := strings.Map(func(c rune) rune {
		switch name := forbidden(c); {
		case name != "":
			odd = name
			return -1
		case invisible(c):
			marks = true
			return -1
		}
		return c
	}, s)
	if odd != "" {
		r.add(at, "xóa phần “\\…” viết ra ký tự này", "giá trị có %s, không dùng được trong văn bản", odd)
	}
	if marks {
		r.warn(at, "gõ lại giá trị này nếu muốn chắc chắn", "giá trị có ký tự không nhìn thấy (độ rộng bằng không), đã bỏ đi")
	}
	return clean
}

// invisible reports the soft hyphen, marks of no width and those that turn the
// direction of writing, which no Vietnamese text needs.
func invisible(c rune) bool {
	return c == 0xAD || c == 0x61C || c == 0xFEFF ||
		0x200B <= c && c <= 0x200F || 0x202A <= c && c <= 0x202E || 0x2060 <= c && c <= 0x206F
}

// comment warns of a “#” that cut off text most likely meant as part of the
// value: “so: #12”, “trich_yeu: Kế hoạch #1”. A comment proper has a space
// after the mark.
func (r *reader) comment(key, value *yaml.Node) {
	text := value.LineComment
	if text == "" {
		text = key.LineComment
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "#"))
	if value.Kind != yaml.ScalarNode || value.Style != 0 || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return
	}
	r.warn(r.at(value), "đặt cả giá trị trong ngoặc kép, hoặc thêm dấu cách sau “#” nếu đó là chú thích",
		"phần “%s” bị bỏ vì “#” mở đầu chú thích của YAML", clip(viet.NFC(text)))
}

// size writes a number of bytes for people.
func size(n int) string {
	return viet.Decimal(decimal.New(int64(n), 0).Div(decimal.New(1<<20, 0)), 1) + " MB"
}

// clip shortens a text for a message.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
