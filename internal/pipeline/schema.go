package pipeline

import (
	"fmt"
	"reflect"
	"slices"

	"vanban/internal/schema"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// FileForm is a kind of file that people type.
type FileForm struct {
	Key   string // “co-quan”
	Files string // what the files are called: “co-quan.yaml”
	Title string // “thông tin cơ quan”
	write func(schema.Source) []byte
}

// FileForms lists the kinds of files of which there is a schema, the definition
// first.
func FileForms() []FileForm {
	return []FileForm{
		{"khai-bao", "TÊN" + DefinitionSuffix, "tệp khai báo", schema.Source.Definition},
		{"mau", "phần đầu của MÃ" + template.Suffix, "mẫu", schema.Source.FrontMatter},
		{"co-quan", "co-quan.yaml", "thông tin cơ quan", schema.Source.Profile},
		{"cai-dat", ".vanban.yaml", "cài đặt kiểm tra", schema.Source.Settings},
		{"danh-muc", "danh-muc.yaml", "danh mục riêng", schema.Source.Register},
		{"goi", "goi.yaml", "gói mẫu", schema.Source.Manifest},
	}
}

// FormOf is the kind of a file that a package above reads into a struct of type
// t. The title stands over its schema too; help says what the file is for.
func FormOf(f FileForm, t reflect.Type, help string) FileForm {
	f.write = func(s schema.Source) []byte { return s.Form(t, viet.UpperFirst(f.Title), help) }
	return f
}

// Schema returns the JSON Schema of a kind of file by its key, nil if there is
// none of that key; more are kinds that packages above read.
func (p *Pipeline) Schema(key string, more ...FileForm) ([]byte, error) {
	for _, f := range slices.Concat(FileForms(), more) {
		if f.Key == viet.ID(key) {
			s, err := p.schemas()
			if err != nil {
				return nil, err
			}
			return f.write(s), nil
		}
	}
	return nil, nil
}

// TemplateSchema returns the JSON Schema of a definition of a template.
func (p *Pipeline) TemplateSchema(t *template.Template) ([]byte, error) {
	s, err := p.schemas()
	if err != nil {
		return nil, err
	}
	return s.Template(t), nil
}

// KindSchema returns the JSON Schema of a definition of a kind that names no
// template, nil if there is no such kind.
func (p *Pipeline) KindSchema(kind string) ([]byte, error) {
	k := p.law.Kind(viet.ID(kind))
	if k == nil {
		return nil, nil
	}
	s, err := p.schemas()
	if err != nil {
		return nil, err
	}
	return s.Kind(k), nil
}

func (p *Pipeline) schemas() (schema.Source, error) {
	register, err := p.places()
	if err != nil {
		return schema.Source{}, fmt.Errorf("nạp danh mục tỉnh, thành phố: %w", err)
	}
	return schema.Source{Regulation: p.law, Places: register, Rules: p.Rules()}, nil
}
