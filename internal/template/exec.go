package template

import (
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	gotemplate "text/template"
	"unicode"

	"vanban/internal/diag"
	"vanban/internal/markup"
	"vanban/internal/viet"
)

// run is one filling of a template: the data, the output of the piece being
// executed and what remains of the budget of steps.
//
// There is no clock here. Every turn of a loop, every call of a block and of a
// function costs a step, so that a template that would not end stops after a
// second or two on any machine, and always at the same place.
type run struct {
	set   *gotemplate.Template
	data  Record
	steps int // spent
	limit int // of steps
	// sawPending tells that a function met a blank of a draft.
	sawPending bool

	piece *piece
	out   strings.Builder
	marks []origin
}

// origin says where the output from an offset on comes from.
type origin struct {
	out    int            // offset in the output
	pos    int            // offset in the piece
	action bool           // a value printed by the action around pos, else text
	src    *markup.Source // the value's own source; nil if it has none
}

// newRun begins a run, to be ended with endRun.
func (t *Template) newRun(data Record, values int) (*run, error) {
	r, ok := t.runs.Get().(*run)
	if !ok {
		r = new(run)
		if t.set != nil {
			own, err := t.set.Clone()
			if err != nil {
				return nil, err
			}
			r.set = own.Funcs(r.bind())
		}
	}
	r.data, r.limit = data, min(minSteps+perValue*values, maxSteps)
	return r, nil
}

// endRun keeps the copy of the set, whose functions are those of r, and nothing
// else for the next run.
func (t *Template) endRun(r *run) {
	*r = run{set: r.set}
	t.runs.Put(r)
}

func (r *run) spend(n int) error {
	if r.steps += n; r.steps > r.limit {
		return faultf("giảm số vòng lặp trong mẫu", "mẫu chạy quá %d bước, có thể lặp không dừng", r.limit)
	}
	return nil
}

// Write takes the output of text/template.
func (r *run) Write(p []byte) (int, error) {
	if r.out.Len()+len(p) > markup.MaxSize {
		return 0, faultf("giảm dữ liệu hoặc chia văn bản thành nhiều tệp", "nội dung tạo ra dài hơn %d byte", markup.MaxSize)
	}
	return r.out.Write(p)
}

// mark remembers that the text of the template at pos is written next.
func (r *run) mark(pos int) (string, error) {
	r.marks = append(r.marks, origin{out: r.out.Len(), pos: pos})
	return "", r.spend(1)
}

// output prepares a value for its place in the output.
func (r *run) output(pos int, v any) (string, error) {
	if err := r.spend(1); err != nil {
		return "", err
	}
	o := origin{out: r.out.Len(), pos: pos, action: true}
	if t, ok := v.(*Text); ok && t != nil {
		if t.value != nil {
			src := markup.Scalar(t.value)
			o.src = &src
		}
		r.marks = append(r.marks, o)
		return t.markup, nil
	}
	r.marks = append(r.marks, o)
	s, err := text(v)
	if err != nil {
		return "", r.explainValue(pos, err)
	}
	if err := r.spend(len(s) / 64); err != nil {
		return "", err
	}
	if r.piece.place == body {
		return markup.Escape(s), nil
	}
	if i := strings.IndexFunc(s, func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }); i >= 0 {
		return "", faultf("xóa ký tự đó", "giá trị có ký tự điều khiển U+%04X", []rune(s[i:])[0])
	}
	if r.piece.place == cited {
		return markup.EscapeLine(s), nil
	}
	return s, nil
}

// explainValue names what was to be printed.
func (r *run) explainValue(pos int, err error) error {
	start, stop := r.piece.actionAround(pos)
	inner := strings.TrimSpace(strings.Trim(r.piece.text[start:stop], "{}- \t\n"))
	var f *fault
	if !errors.As(err, &f) {
		return err
	}
	return &fault{message: "“" + inner + "” " + f.message, hint: strings.Replace(f.hint, "{{ if … }}", "{{ if "+inner+" }}", 1)}
}

// execute runs a piece. The text it gives is composed (NFC) already, since its
// parts are.
func (r *run) execute(p *piece) (string, *diag.Diagnostic) {
	return r.executeWith(p, r.data)
}

func (r *run) executeWith(p *piece, dot any) (string, *diag.Diagnostic) {
	if p.plain {
		return p.text, nil
	}
	r.piece, r.marks = p, nil
	r.out.Reset()
	t := r.set.Lookup(p.name)
	if t == nil { // did not parse; reported then
		return "", nil
	}
	if err := t.Execute(r, dot); err != nil {
		return r.out.String(), r.failure(err)
	}
	return r.out.String(), nil
}

var execError = regexp.MustCompile(`^template: =\d+:(\d+):(\d+): (?s:.*?)executing (?s:.*?) at <((?s:.*?))>: ((?s:.*))$`)

// failure translates an error of text/template.
func (r *run) failure(err error) *diag.Diagnostic {
	d := &diag.Diagnostic{Severity: diag.Error, At: r.piece.src.At(0, 0)}
	said, expr := err.Error(), ""
	if m := execError.FindStringSubmatch(said); m != nil {
		line, _ := strconv.Atoi(m[1])
		col, _ := strconv.Atoi(m[2])
		d.At = r.piece.at(r.piece.lines.Start(line) + col)
		expr, said = m[3], m[4]
	}
	var f *fault
	if errors.As(err, &f) {
		d.Message, d.Hint = f.message, f.hint
		return d
	}
	d.Message, d.Hint = explainExec(said, expr)
	return d
}

var (
	noKey      = regexp.MustCompile(`map has no entry for key "(.*)"`)
	noPart     = regexp.MustCompile(`can't evaluate field (\S+) in type (?:interface \{\}|\*template\.absent)`)
	noField    = regexp.MustCompile(`can't evaluate field (\S+) in type`)
	nilValue   = regexp.MustCompile(`nil (?:data|pointer)|nil pointer evaluating`)
	badRange   = regexp.MustCompile(`range can't iterate over`)
	tooDeep    = regexp.MustCompile(`exceeded maximum template depth`)
	unsetName  = regexp.MustCompile(`undefined variable: (\$\w*)`)
	notMethod  = regexp.MustCompile(`is not a method but has arguments`)
	noArgument = regexp.MustCompile(`wrong number of args for \w+: want`)
	wrongType  = regexp.MustCompile(`wrong type for value|incompatible types|non-function|can't give argument|expected`)
)

func explainExec(said, expr string) (message, hint string) {
	switch {
	case noKey.MatchString(said):
		return fmt.Sprintf("không có trường “%s”", noKey.FindStringSubmatch(said)[1]), "khai trường ở phần đầu của mẫu, hoặc xem lại tên"
	case nilValue.MatchString(said):
		return fmt.Sprintf("“%s” không có giá trị", expr), "bọc trong {{ if … }} hoặc {{ with … }}"
	case noPart.MatchString(said):
		return explainPart(noPart.FindStringSubmatch(said)[1], expr)
	case noField.MatchString(said):
		return fmt.Sprintf("“%s”: giá trị này không có phần “%s”", expr, noField.FindStringSubmatch(said)[1]), "xem lại kiểu của trường"
	case badRange.MatchString(said):
		return fmt.Sprintf("“%s” không phải danh sách", expr), "dùng range với trường kiểu danh_sach, bang hoặc theo_moc"
	case tooDeep.MatchString(said):
		return "các khối gọi nhau quá sâu", "bỏ lời gọi {{ template }} tự gọi lại chính nó"
	case unsetName.MatchString(said):
		return fmt.Sprintf("biến “%s” chưa được đặt", unsetName.FindStringSubmatch(said)[1]), "đặt biến bằng {{ $tên := … }} ở trước, trong cùng khối"
	case notMethod.MatchString(said):
		return fmt.Sprintf("“%s” là một trường, không nhận thêm giá trị đứng sau", expr), "viết tên hàm ở trước, như {{ hàm .x .y }}"
	case noArgument.MatchString(said):
		return fmt.Sprintf("hàm “%s” thiếu tham số", expr), "viết giá trị sau tên hàm"
	case strings.Contains(said, "nil is not a command"):
		return "“nil” không đứng một mình được", "bỏ {{ nil }}"
	case wrongType.MatchString(said):
		return fmt.Sprintf("“%s” sai kiểu ở chỗ này", expr), "xem lại tham số của hàm"
	}
	return fmt.Sprintf("không chạy được “%s” (%s)", expr, said), "xem lại cách viết trong hướng dẫn viết mẫu"
}

// explainPart tells of a part of what has no value. Of a chain behind brackets
// expr is not the whole.
func explainPart(part, expr string) (message, hint string) {
	i := strings.LastIndex(expr+".", "."+part+".")
	switch {
	case i < 0:
		return "giá trị ở trước “." + part + "” không có", "đặt giá trị ấy vào {{ with … }}…{{ end }} và viết “." + part + "” ở trong"
	case i == 0:
		return "dấu chấm ở đây không có giá trị, nên không có “" + expr + "”", "chỉ gọi khối này trong {{ with … }} hoặc {{ if … }} của giá trị đưa vào"
	}
	return fmt.Sprintf("“%s” không có giá trị, nên không có “%s”", expr[:i], expr), "bọc trong {{ with " + expr[:i] + " }}…{{ end }} và viết “" + expr[i:] + "” ở trong"
}

// source gives the text a piece printed as markup, with a way back to where
// each part came from.
func (r *run) source(text string) markup.Source {
	p, marks := r.piece, r.marks
	find := func(offset int) *origin {
		i := sort.Search(len(marks), func(i int) bool { return marks[i].out > offset }) - 1
		if i < 0 {
			return &origin{}
		}
		return &marks[i]
	}
	return markup.Source{Text: text, At: func(start, stop int) diag.Range {
		from, to := find(start), find(max(start, stop-1))
		a := from.at(p, start, min(stop, start+1))
		if from == to {
			a = from.at(p, start, stop)
		}
		z := to.at(p, max(start, stop-1), stop)
		if a.File == z.File && a.Start.Line <= z.End.Line && (a.Start.Line < z.End.Line || a.Start.Col <= z.End.Col) {
			a.End = z.End
		}
		return a
	}}
}

func (o *origin) at(p *piece, start, stop int) diag.Range {
	switch {
	case o.src != nil:
		return o.src.At(min(start-o.out, len(o.src.Text)), min(max(stop-o.out, 0), len(o.src.Text)))
	case o.action:
		return p.at(o.pos)
	}
	return p.src.At(o.pos+start-o.out, o.pos+max(start, stop)-o.out)
}

// normal composes what a piece printed and trims the space around it.
func normal(s string) string { return strings.TrimSpace(viet.NFC(s)) }
