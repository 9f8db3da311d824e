package template

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/markup"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// definition is what a drafter types.
type definition struct {
	Template doc.Text `yaml:"mau"`
	Kind     doc.Text `yaml:"loai"`
	components
	Body       *record.Value    `yaml:"noi_dung"`
	Appendices []appendixHeader `yaml:"phu_luc"`
	FileName   doc.Text         `yaml:"ten_tep"`
	Data       *record.Value    `yaml:"du_lieu"`
}

type appendixHeader struct {
	At          diag.Range
	Title       doc.Text      `yaml:"tieu_de"`
	Orientation doc.Text      `yaml:"huong"`
	Label       doc.Text      `yaml:"nhan"`
	Body        *record.Value `yaml:"noi_dung"`
}

// Fill makes a document from the root of a definition. The document holds what
// could be made; it is nil if not even the kind is known.
func (t *Template) Fill(root *record.Value, env Env) (*doc.Document, diag.List) {
	var def definition
	problems := record.Decode(root, &def)
	at := start(root)
	if def.Body != nil {
		problems.Add(def.Body.At, "bỏ “noi_dung”, hoặc bỏ “mau” để viết toàn văn", "văn bản theo mẫu lấy nội dung từ mẫu, không nhận “noi_dung”")
	}
	if def.Kind.Text != "" && viet.ID(def.Kind.Text) != t.Kind {
		problems.Add(def.Kind.At, "bỏ “loai”", "loai “%s” khác loại của mẫu là “%s”", def.Kind.Text, t.Kind)
	}
	kind := findKind(doc.Text{Text: t.Kind, At: diag.Range{File: t.file}}, env.Regulation, &problems)
	data := t.data(&def, env, at, &problems)
	if kind == nil {
		return nil, problems
	}
	r, err := newRun(t.set, data, count(def.Data))
	if err != nil {
		panic(err) // a set that was never executed can be cloned
	}
	usable := !problems.HasErrors()
	if usable {
		problems = append(problems, t.check(r, &def)...)
	}
	a := &assembler{env: env, kind: kind, at: at}
	base := t.parts
	var failures diag.List
	base.each(func(v **record.Value) { *v = t.evaluate(r, *v, &failures) })
	d := a.document(def.components.over(base))
	problems = append(problems, a.problems...)
	if !usable { // what fails now may only follow from that
		return nil, problems
	}
	problems = append(problems, failures...)
	text, failed := r.execute(t.body)
	if failed != nil {
		return d, append(problems, *failed)
	}
	return d, append(problems, finish(d, r.source(text), def.Appendices)...)
}

// Whole makes a document from a definition that names no template.
func Whole(root *record.Value, env Env) (*doc.Document, diag.List) {
	var def definition
	problems := record.Decode(root, &def)
	at := start(root)
	if def.Data != nil {
		problems.Add(def.Data.At, "thêm “mau: …”, hoặc bỏ “du_lieu”", "“du_lieu” chỉ dùng khi văn bản theo mẫu")
	}
	if def.Kind.Text == "" {
		problems.Add(at, "thêm “loai: …”, ví dụ loai: cong-van, hoặc “mau: …” để dùng mẫu", "tệp khai báo không có “mau” nên phải có “loai”")
		return nil, problems
	}
	kind := findKind(def.Kind, env.Regulation, &problems)
	if kind == nil {
		return nil, problems
	}
	a := &assembler{env: env, kind: kind, at: at}
	d := a.document(def.components)
	problems = append(problems, a.problems...)
	switch {
	case def.Body.Empty():
		problems.Add(at, "viết nội dung dưới “noi_dung: |”, thụt vào hai dấu cách", "thiếu nội dung (noi_dung)")
		return d, problems
	case !isText(def.Body, &problems):
		return d, problems
	}
	return d, append(problems, finish(d, markup.Scalar(def.Body), def.Appendices)...)
}

// start is the definition as a whole: the place of its first key.
func start(root *record.Value) diag.Range {
	if root == nil {
		return diag.Range{}
	}
	return diag.Range{File: root.At.File, Start: root.At.Start}
}

func findKind(typed doc.Text, reg *law.Regulation, problems *diag.List) *law.Kind {
	if k := reg.Kind(viet.ID(typed.Text)); k != nil {
		return k
	}
	keys := make([]string, len(reg.Kinds))
	for i := range reg.Kinds {
		keys[i] = reg.Kinds[i].Key
	}
	problems.Add(typed.At, suggest(typed.Text, keys), "không có loại văn bản “%s”", typed.Text)
	return nil
}

// data converts the values of a definition.
func (t *Template) data(def *definition, env Env, at diag.Range, problems *diag.List) Record {
	date := def.Date
	if date.Empty() {
		date = t.parts.Date
	}
	c := &converter{env: env}
	var issued any = (*absent)(nil)
	if !date.Empty() && date.Kind == record.Scalar && t.pieces[date] == nil {
		if d, err := viet.ParseDate(date.Text); err == nil { // else reported with the component
			c.on = d
			issued = &Date{d}
		}
	}
	if def.Data != nil {
		at = def.Data.At
	}
	data := c.record(t.Fields, def.Data, at, "")
	own := Record{}
	for k, v := range map[string][2]*record.Value{
		"so": {def.Number, t.parts.Number}, "ky_hieu": {def.Notation, t.parts.Notation}, "dia_danh": {def.Place, t.parts.Place},
	} {
		own[k] = (*absent)(nil)
		for _, v := range v {
			if !v.Empty() && v.Kind == record.Scalar && t.pieces[v] == nil {
				own[k] = v.Text
				break
			}
		}
	}
	own["ngay_ban_hanh"] = issued
	data[reserved] = own
	*problems = append(*problems, c.problems...)
	return data
}

// evaluate runs the strings of a component and gives a copy with what they
// printed.
func (t *Template) evaluate(r *run, v *record.Value, problems *diag.List) *record.Value {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case record.Scalar:
		p := t.pieces[v]
		if p == nil {
			return v
		}
		out, failed := r.execute(p)
		if failed != nil {
			*problems = append(*problems, *failed)
			return &record.Value{Kind: record.Scalar, Text: "…", Quoted: true, At: v.At}
		}
		if out = normal(out); out == "" {
			return &record.Value{Kind: record.Null, At: v.At}
		}
		return &record.Value{Kind: record.Scalar, Text: out, Quoted: true, At: v.At}
	case record.List:
		list := *v
		list.Items = make([]*record.Value, len(v.Items))
		for i, item := range v.Items {
			list.Items[i] = t.evaluate(r, item, problems)
		}
		return &list
	case record.Map:
		group := *v
		group.Fields = make([]record.Field, len(v.Fields))
		for i, f := range v.Fields {
			group.Fields[i] = f
			group.Fields[i].Value = t.evaluate(r, f.Value, problems)
		}
		return &group
	}
	return v
}

// finish reads the body and the appendices and checks the references of all.
func finish(d *doc.Document, src markup.Source, more []appendixHeader) diag.List {
	read, problems := markup.Parse(src)
	d.Body, d.Appendices = read.Blocks, read.Appendices
	if len(read.Blocks) == 0 && !problems.HasErrors() {
		problems.Add(src.At(0, 0), "viết ít nhất một đoạn trước phụ lục, nếu có", "văn bản không có nội dung nào")
	}
	labels, references := read.Labels, read.References
	for _, h := range more {
		a := doc.Appendix{Title: trimmed(h.Title), Label: h.Label.Text, At: h.At}
		switch viet.Key(h.Orientation.Text) {
		case "ngang":
			a.Landscape = true
		case "doc", "":
		default:
			problems.Add(h.Orientation.At, "viết “doc” hoặc “ngang”", "huong “%s” phải là doc hoặc ngang", h.Orientation.Text)
		}
		if a.Label != "" {
			labels = append(labels, doc.Label{Name: a.Label, At: h.Label.At})
		}
		if h.Body.Empty() {
			problems.Add(h.At, "viết nội dung dưới “noi_dung: |”", "phụ lục thiếu nội dung (noi_dung)")
		} else if isText(h.Body, &problems) {
			inner, list := markup.Parse(markup.Scalar(h.Body))
			problems = append(problems, list...)
			for _, x := range inner.Appendices {
				problems.Add(x.At, "khai phụ lục này thành một mục của phu_luc", "phụ lục không chứa phụ lục khác")
			}
			a.Body = inner.Blocks
			labels, references = append(labels, inner.Labels...), append(references, inner.References...)
		}
		d.Appendices = append(d.Appendices, a)
	}
	if len(d.Appendices) > 1 {
		for i := range d.Appendices {
			d.Appendices[i].Number = i + 1
		}
	}
	d.Labels = labels
	return append(problems, markup.CheckLabels(labels, references)...)
}

// isText reports whether a body has the shape of text, and says so if not.
func isText(body *record.Value, problems *diag.List) bool {
	if body.Kind != record.Scalar {
		problems.Add(body.At, "viết “noi_dung: |” rồi xuống dòng, thụt vào hai dấu cách", "noi_dung cần các đoạn chữ, thấy danh sách hoặc nhóm khóa")
		return false
	}
	return true
}

// count tells how many values there are inside a value, itself included.
func count(v *record.Value) int {
	if v == nil {
		return 0
	}
	n := 1
	for _, item := range v.Items {
		n += count(item)
	}
	for _, f := range v.Fields {
		n += count(f.Value)
	}
	return n
}
