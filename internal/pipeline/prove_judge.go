package pipeline

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/pdf"
	"vanban/internal/proof"
	"vanban/internal/recognize"
	"vanban/internal/record"
)

// fault is something wrong with the template that a case shows.
type fault struct {
	key        string // equal for the same fault in other data
	diagnostic diag.Diagnostic
}

// verdict is what became of a case.
type verdict struct {
	refused *diag.Diagnostic // why the template does not take the data; nil if it does
	faults  []fault
	weight  int // of the case
}

// wants reports whether rules of the proof are asked for, or those of documents.
func (j *judgement) wants(rules ...string) bool {
	return j.only == "" || slices.Contains(rules, j.only)
}

// judgement judges one case.
type judgement struct {
	*prover
	proof.Case
	only string // the one rule to judge by; empty for all
	laid *Laid
	out  verdict
}

// judge builds a case in both formats and looks at what comes out, by one rule
// or, if that is empty, by all.
func (v *prover) judge(c proof.Case, only string) (verdict, error) {
	j := &judgement{prover: v, Case: c, only: only}
	j.out.weight = c.Weight()
	err := j.run()
	return j.out, err
}

func (j *judgement) run() error {
	laid, problems, ok := j.build(j.Root)
	if !ok {
		return nil
	}
	for _, d := range problems {
		j.report(d)
	}
	if laid == nil {
		return nil
	}
	j.laid = laid
	parts := append([]Laid{*laid}, laid.Separate...)
	var said []string
	for i := range parts {
		part := &parts[i]
		text := flowText(part.Flow)
		said = append(said, text...)
		if j.only == "" || !ofProof(j.only) {
			j.decree(part)
		}
		if j.wants(ruleColumns, rulePage) && !j.Blank {
			j.layoutOf(part)
		}
		if j.wants(ruleSeam, ruleTwice, ruleSerial, ruleHollow) && !j.Blank && j.Twin == nil {
			j.sentences(part)
		}
		if j.wants(ruleFile) {
			if err := j.files(part, text); err != nil {
				return err
			}
		}
	}
	if j.wants(ruleLost, ruleFixed, ruleLeft, ruleOrder) && !j.Blank {
		j.content(said)
	}
	if j.wants(ruleEscape) {
		j.twin(parts)
	}
	return nil
}

// build takes a definition as far as its pages; not ok if the template refuses
// the data.
func (j *judgement) build(root *record.Value) (*Laid, diag.List, bool) {
	d, problems := j.fill(root, j.Stage)
	for i := range problems {
		if p := &problems[i]; p.Severity == diag.Error && p.At.File == proof.DataFile {
			j.out.refused = p
			return nil, nil, false
		}
	}
	if d == nil || problems.HasErrors() {
		return nil, problems, true
	}
	laid, more := j.present(d)
	problems = append(problems, more...)
	if problems.HasErrors() {
		return nil, problems, true
	}
	problems = append(problems, loneSignature(d, laid.Pages)...)
	return laid, problems, true
}

// decree runs the rules of the decree. Words that look like markup are wrong by
// some of them, whatever the template.
func (j *judgement) decree(part *Laid) {
	if j.Twin != nil || j.Blank {
		return
	}
	opts := CheckOptions{Stage: j.Stage, Settings: j.settings}
	subject := j.subject(recognize.Known(part.Document, part.Flow, j.env), j.env, opts, func() []layout.Page { return part.Pages })
	for _, d := range check.Run(subject, j.rules()).Findings {
		if d.Severity != diag.Note && !slices.Contains(pairRules, d.Rule) && !j.saidByData(d) {
			j.report(d)
		}
	}
}

// pairRules compare two things of which made-up data has one, or both made by
// chance: the abbreviation of one body in ký hiệu with the name of another, a
// day of the week with a date.
var pairRules = []string{"SO-10", "SO-11", "NG-THU"}

// saidByData reports whether the words at fault were all made up, or stand
// where the definition says something without the template.
func (j *judgement) saidByData(d diag.Diagnostic) bool {
	key := keys[law.Component(d.Component)]
	if d.At.File == proof.DataFile || j.source.key(key) == 1 && !j.Root.Field(key).Empty() {
		return true
	}
	quote := strings.TrimSpace(d.Quote)
	return len([]rune(quote)) > 1 && holds(j.Root, quote)
}

func holds(v *record.Value, quote string) bool {
	if v == nil {
		return false
	}
	if strings.Contains(v.Text, quote) {
		return true
	}
	for _, item := range v.Items {
		if holds(item, quote) {
			return true
		}
	}
	for _, f := range v.Fields {
		if holds(f.Value, quote) {
			return true
		}
	}
	return false
}

// files writes both files and reads the Word file again.
func (j *judgement) files(part *Laid, text []string) error {
	data, err := docx.Encode(part.Flow)
	if err != nil {
		return fmt.Errorf("tạo tệp Word: %w", err)
	}
	again, err := docx.Decode("", data)
	if err != nil {
		j.fault(ruleFile, 0, "báo lỗi này cho người phụ trách chương trình", "tệp Word làm ra không mở lại được: %v", err)
		return nil
	}
	if a, b := packed(text), packed(flowText(again)); a != b {
		j.fault(ruleFile, 0, "báo lỗi này cho người phụ trách chương trình", "tệp Word đọc lại khác văn bản, ở chỗ “%s”", difference(a, b))
	}
	if _, err := pdf.Encode(part.Pages, part.Flow.Meta, j.fonts); err != nil {
		return fmt.Errorf("tạo tệp PDF: %w", err)
	}
	return nil
}

// packed is a text without its spaces.
func packed(text []string) string {
	var b bytes.Buffer
	for _, s := range text {
		for _, word := range strings.Fields(s) {
			b.WriteString(word)
		}
	}
	return b.String()
}

// difference is the beginning of what b has where a differs.
func difference(a, b string) string {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	i = max(0, min(i-5, len(y)))
	return string(y[i:min(len(y), i+30)])
}

// report takes a problem of the build or of a rule for a fault of the template.
func (j *judgement) report(d diag.Diagnostic) {
	switch {
	case d.Severity == diag.Note, d.Severity == diag.Warning && (j.Twin != nil || j.Blank), d.At.File == proof.DataFile && d.Severity == diag.Warning:
		return
	case d.At.File == proof.RootFile:
		key := j.rootKey(&d)
		if d.Severity == diag.Warning && j.source.key(key) == 1 {
			return // it is up to the drafter
		}
		d.At = j.source.at(j.source.key(key))
	case d.At.File == "", d.At.File == proof.DataFile, d.At.Start.Line == 0:
		d.At = j.source.component(d.Component)
	}
	if filing := j.source.key("luu"); filing > 1 && d.At.Start.Line < j.source.body && strings.Contains(d.Message, "“Lưu") {
		d.At = j.source.at(filing) // the rule speaks of Nơi nhận as a whole
	}
	if d.Rule == "" {
		d.Rule = ruleBuild
	}
	d.Related = nil
	j.out.faults = append(j.out.faults, fault{keyOf(d), d})
}

// rootKey is the key of the definition that a problem is about: the one that it
// stands at or, if it stands at the whole, the one that its words name.
func (j *judgement) rootKey(d *diag.Diagnostic) string {
	name := ""
	for _, f := range j.Root.Fields {
		if f.KeyAt.File == proof.RootFile && f.KeyAt.Start.Line <= d.At.Start.Line && f.Key != "mau" {
			name = f.Key
		}
	}
	if name != "" && d.At.Start.Line > 1 {
		return name
	}
	return keyName.FindString(d.Message + " " + d.Hint)
}

var keyName = regexp.MustCompile(`\b(?:kinh_gui|noi_nhan|luu|nguoi_ky|can_cu|trich_yeu|co_quan_ban_hanh|ky_hieu|dia_danh|tham_quyen|cac_ben)\b`)

// fault reports what a rule of the proof finds, at a line of the template.
func (j *judgement) fault(rule string, line int, hint, format string, args ...any) {
	var l diag.List
	l.Add(j.source.at(line), hint, format, args...)
	l[0].Rule = rule
	if rule == ruleSeam || rule == ruleTwice {
		l[0].Severity = diag.Warning
	}
	j.out.faults = append(j.out.faults, fault{keyOf(l[0]), l[0]})
}

// changing is what differs between messages about the same fault.
var changing = regexp.MustCompile(`“[^”]*”|\d[\d.,]*|mục [^,;]*`)

// keyOf names a fault, whatever the data: a rule of its own speaks of one line
// or, in its quotation marks, of one field.
func keyOf(d diag.Diagnostic) string {
	message := changing.ReplaceAllString(d.Message, "")
	return fmt.Sprintf("%s|%s:%d|%s", d.Rule, d.At.File, d.At.Start.Line, message)
}

// twin compares the case with the one that has harmless words in the place of
// those that look like markup: nothing but the words may differ.
func (j *judgement) twin(parts []Laid) {
	if j.Twin == nil {
		return
	}
	other := &judgement{prover: j.prover, Case: j.Case}
	laid, problems, ok := other.build(j.Twin)
	if !ok || laid == nil || problems.HasErrors() {
		return
	}
	want := outline(append([]Laid{*laid}, laid.Separate...))
	got := outline(parts)
	for i := range min(len(want), len(got)) {
		if want[i].shape != got[i].shape {
			j.fault(ruleEscape, j.source.line(got[i].at), "in giá trị bằng {{ .trường }}, không qua van_ban; khai kieu: doan nếu người soạn được viết nhiều đoạn",
				"giá trị trông giống cách viết làm đổi văn bản, ở đoạn “%s”", got[i].text)
			return
		}
	}
	if len(want) != len(got) {
		j.fault(ruleEscape, j.source.body, "in giá trị bằng {{ .trường }}, không qua van_ban; khai kieu: doan nếu người soạn được viết nhiều đoạn",
			"giá trị trông giống cách viết làm văn bản thêm, bớt đoạn")
	}
}

// content looks for every value that was given, and for what templates leave.
func (j *judgement) content(said []string) {
	text := proof.NewText(said)
	examined := j.maker.Examine(j.Root, text)
	missing := examined.Missing
	for i := range missing {
		if !slices.ContainsFunc(missing[:i], func(l proof.Leaf) bool { return l.Path == missing[i].Path }) {
			j.lost(&missing[i])
		}
	}
	for i := range examined.Fixed {
		j.fixed(&examined.Fixed[i])
	}
	if path := examined.Reversed; path != "" && !j.template.Reorders() {
		j.fault(ruleOrder, j.source.use(path, nil), "đi qua danh sách bằng range, thêm vào cuối bằng append", "các mục của %s đứng ngược thứ tự đã gõ", path)
	}
	if j.Twin == nil {
		for _, mark := range []string{"{{", "}}", "<no value>", "%!"} {
			if text.Has([]string{mark}, false) {
				j.fault(ruleLeft, j.source.body, "tìm chỗ ghép chữ này trong mẫu", "văn bản còn “%s” của mẫu", mark)
			}
		}
	}
	if j.Stage != doc.Draft && text.Has([]string{"[chưa có:"}, false) {
		j.fault(ruleLeft, j.source.body, "kiểm tra trường bắt buộc", "văn bản trình ký còn “[chưa có: …]”")
	}
}

// lost reports a value that the document does not show.
func (j *judgement) lost(l *proof.Leaf) {
	name := l.Path
	where := ""
	if w := l.Where(); w != "" {
		where = ", " + w
	}
	line := j.source.use(name, l.Field)
	hint := "in {{ ." + l.Field.Name + " }} ở mọi nhánh, hoặc ghi “in_ra: tùy” nếu trường chỉ để rẽ nhánh, tính toán"
	var list diag.List
	list.Add(j.source.at(line), hint, "giá trị “%s” của %s%s không có trong văn bản", l.Typed, name, where)
	list[0].Rule = ruleLost
	d := list[0]
	j.out.faults = append(j.out.faults, fault{ruleLost + "|" + name, d})
}

// fixed reports a value of the sample that stands in the document though the
// definition has another.
func (j *judgement) fixed(l *proof.Leaf) {
	line := j.source.literal(l.Forms())
	if line == 0 {
		return // it was worked out of other values
	}
	j.fault(ruleFixed, line, "thay chữ viết sẵn bằng {{ ."+l.Field.Name+" }}; nếu văn bản luôn có giá trị này thì đổi vi_du của trường",
		"văn bản có “%s” như vi_du của %s, dù dữ liệu ghi giá trị khác", l.Typed, l.Path)
}
