package merge

import (
	"path"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// templateFile stands for a template named on the command line in the places of
// values.
const templateFile = "mẫu"

// BaseInput is what all documents of a batch share.
type BaseInput struct {
	File     string // name of the definition for messages; empty if there is none
	Data     []byte // the definition
	Template string // the template where there is no definition
	Set      []string
}

// Base is the definition that the rows are laid over.
type Base struct {
	Root     *record.Value
	File     string
	Template string // id; empty for a definition that stands for itself
	Title    string // of the template, or the name of the definition
	Stem     string // how names of files begin
	Fields   []template.Field
	Date     viet.Date // of the documents; zero if it is blank
}

// ReadBase reads what all documents share and finds the template. It is nil if
// the list has errors.
func ReadBase(p *pipeline.Pipeline, in BaseInput) (*Base, diag.List) {
	root := &record.Value{Kind: record.Map, Fields: []record.Field{{
		Key: "mau", Name: "mau", Value: &record.Value{Kind: record.Scalar, Text: in.Template, At: diag.Range{File: templateFile}},
	}}}
	var problems diag.List
	if in.File != "" {
		if root, problems = record.YAML(in.File, in.Data); root == nil || problems.HasErrors() {
			return nil, problems
		}
		if root.Kind != record.Map {
			problems.Add(root.At, "viết mỗi thành phần một dòng dạng “khóa: giá trị”", "tệp khai báo phải là các khóa, thấy %s", root.Kind)
			return nil, problems
		}
	}
	for _, assignment := range in.Set {
		problems = append(problems, record.Set(root, assignment)...)
	}
	base := &Base{Root: root, File: in.File, Stem: stem(in.File), Date: dateOf(root)}
	base.Title = base.Stem
	if name := root.Field("mau"); !name.Empty() && name.Kind == record.Scalar {
		t, list := p.Template(name.Text)
		for _, d := range list {
			if d.At == (diag.Range{}) && in.File != "" {
				d.At = name.At
			}
			problems = append(problems, d)
		}
		if t == nil || problems.HasErrors() {
			return nil, problems
		}
		base.Template, base.Title, base.Fields = t.ID, t.Title, t.Fields
		if base.Stem == "" {
			base.Stem = viet.ID(path.Base(t.ID))
		}
	}
	if problems.HasErrors() {
		return nil, problems
	}
	return base, problems
}

// stem is the name of a definition without folder and endings.
func stem(file string) string {
	if file == "" {
		return ""
	}
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	base = strings.TrimSuffix(strings.TrimSuffix(base, pipeline.DefinitionSuffix), ".yaml")
	if base == "-" || base == "." {
		return ""
	}
	return base
}
