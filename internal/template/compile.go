package template

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	gotemplate "text/template"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/markup"
)

// place says what a piece of a template is inserted into.
type place int

const (
	component place = iota // plain text
	cited                  // text with references, see markup.Line
	body                   // markup
	condition              // compared with “true”
)

// piece is one text with actions: a component, a check, or the body.
type piece struct {
	name  string
	text  string // as typed, offsets as in src
	src   markup.Source
	lines *markup.Lines
	place place
	plain bool // has no action
}

// compiler turns the pieces of one template into one set of Go templates.
type compiler struct {
	set      *gotemplate.Template
	root     *shape
	problems *diag.List
	count    int
}

// Names of the functions that are put into parsed templates.
const (
	tickName = "_tick"
	markName = "_mark"
	outName  = "_out"
)

// piece parses one text.
func (c *compiler) piece(src markup.Source, in place) *piece {
	p := &piece{name: "=" + strconv.Itoa(c.count), text: src.Text, src: src, lines: markup.NewLines(src.Text), place: in}
	c.count++
	if !strings.Contains(src.Text, "{{") && in != body {
		p.plain = true
		return p
	}
	if c.set == nil {
		c.set = gotemplate.New("=").Option("missingkey=error")
	}
	if i := takenName.FindStringIndex(src.Text); i != nil {
		c.problems.Add(p.at(i[0]), "đặt tên khác cho khối", "tên khối không được bắt đầu bằng “=”")
		return p
	}
	tree := parse.New(p.name)
	tree.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := tree.Parse(joinControlLines(src.Text), "", "", trees); err != nil {
		c.syntax(p, err)
		return p
	}
	if trees[p.name] == nil { // the text is empty
		trees[p.name] = &parse.Tree{Name: p.name, ParseName: p.name, Root: &parse.ListNode{NodeType: parse.NodeList}}
	}
	names := make([]string, 0, len(trees))
	for name := range trees {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		t := trees[name]
		w := &walker{compiler: c, piece: p, vars: map[string]*shape{"$": c.root}, assigned: map[string]bool{}, defined: trees}
		dot := c.root
		if name != p.name {
			dot, w.vars["$"] = nil, nil
		}
		w.list(t.Root, dot)
		t.Root.Nodes = append([]parse.Node{call(t.Root.Pos, tickName)}, t.Root.Nodes...)
		if _, err := c.set.AddParseTree(name, t); err != nil {
			c.syntax(p, err)
		}
	}
	return p
}

// takenName finds a block that could hide a piece.
var takenName = regexp.MustCompile("(?:define|block)\\s*[\"`]=")

// call makes the action “{{ name args }}”.
func call(pos parse.Pos, name string, args ...int) *parse.ActionNode {
	return &parse.ActionNode{NodeType: parse.NodeAction, Pos: pos, Pipe: &parse.PipeNode{
		NodeType: parse.NodePipe, Pos: pos, Cmds: []*parse.CommandNode{command(pos, name, args...)},
	}}
}

func command(pos parse.Pos, name string, args ...int) *parse.CommandNode {
	cmd := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos}
	cmd.Args = append(cmd.Args, parse.NewIdentifier(name).SetPos(pos))
	for _, a := range args {
		cmd.Args = append(cmd.Args, &parse.NumberNode{
			NodeType: parse.NodeNumber, Pos: pos, IsInt: true, Int64: int64(a), Text: strconv.Itoa(a),
		})
	}
	return cmd
}

// at gives the place of an action by an offset inside it.
func (p *piece) at(offset int) diag.Range {
	start, stop := p.actionAround(offset)
	return p.src.At(start, stop)
}

func (p *piece) actionAround(offset int) (start, stop int) {
	offset = max(0, min(offset, len(p.text)))
	start, stop = offset, offset
	if i := strings.LastIndex(p.text[:offset], "{{"); i >= 0 {
		start = i
	}
	if i := strings.Index(p.text[offset:], "}}"); i >= 0 {
		stop = offset + i + 2
	}
	return start, stop
}

// line is the place of a line of which the column is unknown.
func (p *piece) line(n int) diag.Range {
	start := p.lines.Start(n)
	stop := start
	for stop < len(p.text) && p.text[stop] != '\n' {
		stop++
	}
	for start < stop && isSpace(p.text[start]) {
		start++
	}
	return p.src.At(start, stop)
}

var syntaxError = regexp.MustCompile(`^template: =?[^:]*:(\d+): (?s:(.*))$`)

// syntax translates an error of the template parser.
func (c *compiler) syntax(p *piece, err error) {
	line, said := 1, err.Error()
	if m := syntaxError.FindStringSubmatch(said); m != nil {
		line, _ = strconv.Atoi(m[1])
		said = m[2]
	}
	message, hint := explainSyntax(said)
	c.problems.Add(p.line(line), hint, "%s", message)
}

// syntaxMessages pairs what the template parser says with what an author
// reads. The first that matches counts; %s is replaced by the submatch.
var syntaxMessages = []struct {
	pattern       *regexp.Regexp
	message, hint string
}{
	{regexp.MustCompile(`undefined variable "(.*)"`), "biến “%s” chưa được đặt", "đặt biến bằng {{ $tên := … }} ở trước, trong cùng khối"},
	{regexp.MustCompile(`unexpected EOF`), "thiếu {{ end }} cho một if, range, with hoặc define", "thêm {{ end }} ở cuối khối"},
	{regexp.MustCompile(`unexpected \{\{end\}\}`), "thừa {{ end }}", "xóa {{ end }} này, hoặc thêm if, range, with ở trước"},
	{regexp.MustCompile(`unexpected \{\{else\}\}|unexpected {{else}}|expected end; found {{else}}`), "{{ else }} không thuộc khối nào", "đặt {{ else }} giữa {{ if … }} và {{ end }}, mỗi khối một lần"},
	{regexp.MustCompile(`unclosed action|unclosed left paren|unclosed comment`), "“{{” chưa đóng", "thêm “}}”"},
	{regexp.MustCompile(`unterminated (?:raw )?(?:quoted string|character constant)`), "chuỗi trong dấu nháy chưa đóng", "thêm dấu nháy ở cuối chuỗi"},
	{regexp.MustCompile(`unrecognized character in action: (.*)`), "ký tự lạ trong {{ }}: %s", "dùng dấu nháy thẳng \" \" quanh chữ; tên trường chỉ có chữ không dấu, số và “_”"},
	{regexp.MustCompile(`bad character (.*)`), "ký tự lạ trong {{ }}: %s", "tên trường chỉ có chữ không dấu, số và “_”"},
	{regexp.MustCompile(`integer overflow: "(.*)"`), "số %s quá lớn", "viết một số nhỏ hơn"},
	{regexp.MustCompile(`(?:bad|illegal) number syntax: "(.*)"`), "“%s” không phải là số", "viết số như 12 hoặc 1.5; quanh dấu trừ của {{- và -}} phải có dấu cách"},
	{regexp.MustCompile(`malformed character constant: (.*)`), "%s dùng dấu nháy đơn", "dùng dấu nháy kép \" \" quanh chữ"},
	{regexp.MustCompile(`invalid syntax`), "dấu “\\” trong chuỗi phải đi với một chữ biết trước, như \\n", "viết \\\\ nếu muốn in dấu này"},
	{regexp.MustCompile(`max expression depth`), "các dấu ngoặc tròn lồng nhau quá sâu", "đặt kết quả trung gian vào biến {{ $tên := … }}"},
	{regexp.MustCompile(`multiple definition of template "(.*)"`), "khối “%s” được đặt hai lần", "đổi tên một trong hai {{ define }}"},
	{regexp.MustCompile(`non executable command in pipeline`), "sau dấu | phải là tên một hàm", "viết ví dụ {{ .ten_truong | hoa }}"},
	{regexp.MustCompile(`too many declarations in (.*)`), "“%s” đặt quá nhiều biến", "đặt một biến mỗi lần; range nhận nhiều nhất hai biến"},
	{regexp.MustCompile(`unexpected right paren`), "thừa dấu “)”", "xóa dấu này, hoặc thêm “(” ở trước"},
	{regexp.MustCompile(`missing value for command`), "{{ }} thiếu giá trị", "viết tên trường hoặc giá trị vào chỗ thiếu"},
	{regexp.MustCompile(`missing value for (.*)`), "“%s” thiếu điều kiện hoặc giá trị", "viết ví dụ {{ if .ten_truong }}"},
	{regexp.MustCompile(`\{\{(break|continue)\}\} outside`), "{{ %s }} nằm ngoài range", "chỉ dùng trong {{ range … }}"},
	{regexp.MustCompile(`unexpected "}" in`), "“{{” đóng bằng một dấu “}”", "viết đủ hai dấu “}}”"},
	{regexp.MustCompile(`unexpected "(.*)" in (?:operand|command|input|if|range|with|else|end|define|template|parenthesized pipeline)\b`), "không hiểu “%s” trong {{ }}", "xem lại cách viết hàm và trường trong hướng dẫn viết mẫu"},
	{regexp.MustCompile(`unexpected (.*) in (?:operand|command|input|if|range|with|else|end|define|template|parenthesized pipeline)\b`), "không hiểu %s trong {{ }}", "xem lại cách viết hàm và trường trong hướng dẫn viết mẫu"},
}

func explainSyntax(said string) (message, hint string) {
	for _, m := range syntaxMessages {
		if found := m.pattern.FindStringSubmatch(said); found != nil {
			if len(found) > 1 {
				return strings.Replace(m.message, "%s", found[1], 1), m.hint
			}
			return m.message, m.hint
		}
	}
	return "cú pháp trong {{ }} sai (" + said + ")", "xem lại cách viết trong hướng dẫn viết mẫu"
}
