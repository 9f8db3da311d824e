// Package template fills a template with the values of a definition and gives
// the document it makes.
//
// [Parse] reads a template, [Template.Fill] fills it. A template is a YAML head and a body in markup; its
// strings and its body are Go templates with functions from a fixed list, run
// one by one, so that no value can break out of its place. The package reads no
// files but those of [NewLibrary], no clock and no environment.
package template

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	gotemplate "text/template"
	"unicode/utf8"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/markup"
	"vanban/internal/pack"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Template is one kind of document with places for values. It does not change
// once it is read, so that many goroutines may fill it at once.
type Template struct {
	ID          string // “mau”, or “goi/mau” if it comes from a pack
	Title       string // what `vanban list` shows
	Description string // one or two sentences; may be empty
	Kind        string // key of the kind of document: “cong-van”
	Fields      []Field
	Pack        *pack.Manifest // nil if it comes from none

	file      string
	others    []Attached // templates it attaches
	parts     definition.Components
	checks    []check
	relations []Relation
	set       *gotemplate.Template     // all pieces; nil if none has actions
	runs      sync.Pool                // *run that have ended, for their copies of set
	pieces    map[*record.Value]*piece // of components
	body      *piece

	bodyLine int // lines before the body
}

// Env is what filling depends on besides the definition.
type Env struct {
	definition.Env
	Places *places.Register
}

// header is the front matter of a template.
type header struct {
	ID          doc.Text         `yaml:"id" form:"id,required" title:"Mã mẫu" help:"Chữ thường không dấu nối bằng gạch, trùng với tên tệp."`
	Title       doc.Text         `yaml:"ten" form:",required" title:"Tên mẫu" help:"Tên hiện trong vanban list."`
	Description doc.Text         `yaml:"mo_ta" title:"Mô tả" help:"Một, hai câu mô tả."`
	Kind        doc.Text         `yaml:"loai" form:"kind,required" title:"Loại văn bản" help:"Mã của loại văn bản, như cong-van."`
	Fields      []fieldHeader    `yaml:"truong" title:"Trường" help:"Những giá trị mẫu hỏi người soạn, theo thứ tự hiện trong vanban new."`
	Checks      []checkHeader    `yaml:"kiem_tra" title:"Kiểm tra" help:"Các điều kiện mà dữ liệu phải thỏa."`
	Relations   []relationHeader `yaml:"quy_tac" title:"Quy tắc" help:"Các quy tắc về dữ liệu: tổng, thời hạn, tên gọi phải khớp nhau."`
	definition.Components
}

// Parse reads a template that attaches no other one; see [Library.Parse]. It
// returns nil if the list has errors.
func Parse(file string, src []byte) (*Template, diag.List) { return parseWith(nil, file, src) }

func parseWith(find source, file string, src []byte) (*Template, diag.List) {
	front, text, problems := split(file, src)
	if problems.HasErrors() {
		return nil, problems
	}
	var h header
	root, list := record.YAML(file, []byte(front))
	problems = append(problems, list...)
	if root == nil {
		return nil, problems
	}
	others, list := attach(root, find)
	if problems = append(problems, list...); list.HasErrors() { // the fields are not all known
		return nil, problems
	}
	problems = append(problems, record.Decode(root, &h)...)
	t := &Template{ID: h.ID.Text, Title: h.Title.Text, Description: strings.TrimSpace(h.Description.Text),
		file: file, others: others, parts: h.Components, pieces: map[*record.Value]*piece{}}
	for _, need := range []struct {
		key string
		at  doc.Text
	}{{"id", h.ID}, {"ten", h.Title}, {"loai", h.Kind}} {
		if need.at.Text == "" {
			problems.Add(diag.Range{File: file, Start: diag.Pos{Line: 1, Col: 1}}, "thêm “"+need.key+": …” vào phần đầu của mẫu", "mẫu thiếu “%s”", need.key)
		}
	}
	if t.ID != viet.ID(t.ID) {
		problems.Add(h.ID.At, "viết “"+viet.ID(t.ID)+"”", "mã mẫu “%s” phải là chữ thường không dấu, nối bằng gạch", t.ID)
	}
	if h.Kind.Text != "" {
		if k := definition.FindKind(h.Kind, law.Decree30(), &problems); k != nil {
			t.Kind = k.Key
		}
	}
	t.Fields = newFields(h.Fields, "", &problems)
	t.relations = t.newRelations(h.Relations, &problems)
	t.bodyLine = strings.Count(front, "\n") + 1
	t.compile(&h, text, len(front), &problems)
	if problems.HasErrors() {
		return nil, problems
	}
	return t, problems
}

// split cuts a file into front matter and body; the front matter keeps its
// first line, so that both keep their places.
func split(file string, src []byte) (front, body string, problems diag.List) {
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	at := func(line int) diag.Range { return diag.Range{File: file, Start: diag.Pos{Line: line, Col: 1}} }
	switch {
	case len(src) > markup.MaxSize:
		problems.Add(at(1), "rút gọn mẫu", "mẫu dài %d byte, tối đa là %d", len(src), markup.MaxSize)
		return "", "", problems
	case !utf8.Valid(src):
		valid := len(src) - len(bytes.TrimLeftFunc(src, func(r rune) bool { return r != utf8.RuneError }))
		problems.Add(at(1+bytes.Count(src[:valid], []byte("\n"))), "lưu tệp với bảng mã UTF-8", "tệp có byte không phải UTF-8")
		return "", "", problems
	}
	text := viet.NFC(strings.ReplaceAll(string(src), "\r\n", "\n"))
	if !strings.HasPrefix(text, "---\n") {
		problems.Add(at(1), "bắt đầu tệp bằng một dòng ---, rồi phần khai báo, rồi một dòng --- nữa", "mẫu không có phần khai báo ở đầu")
		return "", "", problems
	}
	for i := 4; i < len(text); {
		end := strings.IndexByte(text[i:], '\n')
		if end < 0 {
			end = len(text) - i
		}
		if strings.TrimRight(text[i:i+end], " \t") == "---" {
			return text[:i], text[min(i+end+1, len(text)):], nil
		}
		i += end + 1
	}
	problems.Add(at(1), "thêm một dòng --- giữa phần khai báo và nội dung", "phần khai báo ở đầu mẫu chưa kết thúc")
	return "", "", problems
}

// compile parses every string with actions and the body.
func (t *Template) compile(h *header, text string, frontLen int, problems *diag.List) {
	c := &compiler{root: t.shape(), problems: problems}
	t.parts.Each(func(v **record.Value) {
		in := component
		if v == &t.parts.Basis {
			in = cited
		}
		t.compileValue(c, *v, in)
	})
	for i := range h.Checks {
		t.checks = append(t.checks, t.newCheck(c, h.Checks[i]))
	}
	t.body = c.piece(t.bodySource(text, frontLen), body)
	t.set = c.set
}

// bodySource places the body in the file, below the front matter.
func (t *Template) bodySource(text string, frontLen int) markup.Source {
	lines := markup.NewLines(text)
	frontLen += len("---\n")
	return markup.Source{Text: text, At: func(start, stop int) diag.Range {
		shift := func(offset int) diag.Pos {
			p := lines.Pos(offset)
			return diag.Pos{Line: p.Line + t.bodyLine, Col: p.Col, Offset: p.Offset + frontLen}
		}
		return diag.Range{File: t.file, Start: shift(start), End: shift(stop)}
	}}
}

// compileValue parses the strings of a component; a noi_dung in it, such as
// that of an appendix, is markup.
func (t *Template) compileValue(c *compiler, v *record.Value, in place) {
	if v == nil {
		return
	}
	switch v.Kind {
	case record.Scalar:
		if strings.Contains(v.Text, "{{") {
			t.pieces[v] = c.piece(markup.Scalar(v), in)
		}
	case record.List:
		for _, item := range v.Items {
			t.compileValue(c, item, in)
		}
	case record.Map:
		for _, f := range v.Fields {
			in := component
			if f.Key == "noi_dung" {
				in = body
			}
			t.compileValue(c, f.Value, in)
		}
	}
}

// ownComponents are the parts of .van_ban, what a template can read of the
// document itself.
var ownComponents = [...]string{"so", "ky_hieu", "dia_danh", "ngay_ban_hanh"}

// shape describes the data of the template.
func (t *Template) shape() *shape {
	s := shapeOf(t.Fields)
	own := &shape{fields: map[string]*shape{}, names: ownComponents[:]}
	for _, k := range ownComponents {
		own.fields[k] = &shape{single: true, label: reserved + "." + k}
	}
	s.fields[reserved] = own
	s.names = append(slices.Clone(s.names), reserved)
	return s
}
