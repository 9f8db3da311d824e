package template

import (
	"slices"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/markup"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Fill makes a document from the root of a definition. The document holds what
// could be made; it is nil if not even the kind is known.
func (t *Template) Fill(root *record.Value, env Env) (*doc.Document, diag.List) {
	def, problems := definition.Read(root)
	if def.Body != nil {
		problems.Add(def.Body.At, "bỏ “noi_dung”, hoặc bỏ “mau” để viết toàn văn", "văn bản theo mẫu lấy nội dung từ mẫu, không nhận “noi_dung”")
	}
	if def.Kind.Text != "" && viet.ID(def.Kind.Text) != t.Kind {
		problems.Add(def.Kind.At, "bỏ “loai”", "loai “%s” khác loại của mẫu là “%s”", def.Kind.Text, t.Kind)
	}
	kind := definition.FindKind(doc.Text{Text: t.Kind, At: diag.Range{File: t.file}}, env.Regulation, &problems)
	data := t.data(&def, env, &problems)
	if kind == nil {
		return nil, problems
	}
	r, err := t.newRun(data, count(def.Data))
	if err != nil {
		panic(err) // a set that was never executed can be cloned
	}
	defer t.endRun(r)
	usable := !problems.HasErrors()
	if usable {
		problems = append(problems, t.check(r, &def)...)
	}
	e := &evaluation{template: t, run: r, printed: map[*record.Value]markup.Source{}}
	base := t.parts
	base.Each(func(v **record.Value) { *v = e.value(*v) })
	parts := definition.Parts{Kind: kind, Components: def.Components.Over(base), Printed: e.printed, At: def.At}
	if usable {
		if text, failed := r.execute(t.body); failed != nil {
			e.problems = append(e.problems, *failed)
		} else {
			parts.Body = r.source(text)
		}
	}
	d, more := definition.Assemble(parts, env.Env)
	problems = append(problems, t.relate(&def, d, env, problems)...)
	if !usable {
		return nil, append(problems, t.outside(more)...)
	}
	if problems.HasErrors() {
		e.problems = t.outside(e.problems)
	}
	problems = append(problems, more...)
	return d, append(problems, e.problems...)
}

// outside keeps the problems that are not in the files of the template: what
// fails there with wrong data may only follow from the data.
func (t *Template) outside(problems diag.List) diag.List {
	return slices.DeleteFunc(problems, func(p diag.Diagnostic) bool {
		return p.At.File == t.file || slices.ContainsFunc(t.others, func(a Attached) bool { return a.File == p.At.File })
	})
}

// data converts the values of a definition.
func (t *Template) data(def *definition.Definition, env Env, problems *diag.List) Record {
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
	at := def.At
	if def.Data != nil {
		at = def.Data.At
	}
	data := c.record(t.Fields, def.Data, at, "")
	own := Record{}
	base := env.Profile.Base()
	for k, v := range map[string][3]*record.Value{
		"so":       {def.Number, t.parts.Number},
		"ky_hieu":  {def.Notation, t.parts.Notation},
		"dia_danh": {def.Place, t.parts.Place, base.Place},
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

// evaluation runs the strings of the components of a template.
type evaluation struct {
	template *Template
	run      *run
	printed  map[*record.Value]markup.Source // bodies inside components
	problems diag.List
}

// value gives a copy of a component with what its strings printed.
func (e *evaluation) value(v *record.Value) *record.Value {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case record.Scalar:
		return e.scalar(v)
	case record.List:
		list := *v
		list.Items = make([]*record.Value, len(v.Items))
		for i, item := range v.Items {
			list.Items[i] = e.value(item)
		}
		return &list
	case record.Map:
		group := *v
		group.Fields = make([]record.Field, len(v.Fields))
		for i, f := range v.Fields {
			group.Fields[i] = f
			group.Fields[i].Value = e.value(f.Value)
		}
		return &group
	}
	return v
}

func (e *evaluation) scalar(v *record.Value) *record.Value {
	p := e.template.pieces[v]
	if p == nil {
		return v
	}
	out, failed := e.run.execute(p)
	if failed != nil {
		e.problems = append(e.problems, *failed)
		return &record.Value{Kind: record.Scalar, Text: definition.Failed, Quoted: true, At: v.At}
	}
	if normal(out) == "" {
		return &record.Value{Kind: record.Null, At: v.At}
	}
	said := &record.Value{Kind: record.Scalar, Text: normal(out), Quoted: true, At: v.At}
	if p.place == body {
		e.printed[said] = e.run.source(out)
	}
	return said
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
