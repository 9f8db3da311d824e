package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/diag"
	"vanban/internal/pack"
	"vanban/internal/pipeline"
	"vanban/internal/template"
)

func newList(c *console) *cobra.Command {
	var (
		s      sources
		asJSON bool
	)
	cmd := &cobra.Command{
		Use:                   "list [MẪU...] [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Xem các mẫu có sẵn và các trường phải điền",
		Long: `Xem mã và tên của các mẫu và các loại văn bản. Với MẪU thì xem mẫu ấy để làm gì, thuộc loại văn bản nào và hỏi những trường
nào; dấu * là trường bắt buộc.`,
		Example: `  vanban list
  vanban list ke-hoach-doanh-nghiep-cong-nghe-so`,
		ValidArgsFunction: completeTemplateIDs(&s),
		RunE: func(_ *cobra.Command, args []string) error {
			return list(c, &s, args, asJSON)
		},
	}
	s.addTemplates(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "in dạng JSON ra đầu ra chuẩn")
	return cmd
}

func list(c *console, s *sources, ids []string, asJSON bool) error {
	p, problems, err := s.open()
	if err != nil {
		return err
	}
	shown, err := templatesOf(p, ids)
	if err != nil {
		return err
	}
	problems = append(problems, p.Problems()...)
	if asJSON {
		out := jsonList{Templates: []jsonTemplate{}, Diagnostics: listOf(problems)}
		for _, t := range shown {
			out.Templates = append(out.Templates, jsonTemplate{
				ID: t.ID, Title: t.Title, Description: t.Description, Kind: t.Kind, jsonPack: newJSONPack(t.Pack), Fields: jsonFields(t.Fields),
			})
		}
		for _, k := range p.Kinds() {
			out.Kinds = append(out.Kinds, jsonKind{k.Key, k.Name})
		}
		err = writeJSON(c, out)
	} else {
		if err = diag.Print(c.err, problems); err == nil {
			if len(ids) > 0 {
				printFields(c.out, p, shown)
			} else {
				printTemplates(c.out, shown)
				printKinds(c.out, p)
			}
		}
	}
	if err == nil && problems.HasErrors() {
		return &failure{code: exitDocument}
	}
	return err
}

// templatesOf returns the templates of ids, all where there is none.
func templatesOf(p *pipeline.Pipeline, ids []string) ([]*template.Template, error) {
	if len(ids) == 0 {
		return p.Templates(), nil
	}
	var found []*template.Template
	for _, id := range ids {
		t, problems := p.Template(id)
		if t == nil || problems.HasErrors() {
			return nil, unknownStarter(p, id, problems)
		}
		found = append(found, t)
	}
	return found, nil
}

// printTemplates writes what templates there are, for people.
func printTemplates(w io.Writer, templates []*template.Template) {
	fmt.Fprint(w, "Mẫu, lấy tệp khai báo bằng lệnh “vanban new MÃ”, xem các trường bằng lệnh “vanban list MÃ”:\n\n")
	for _, t := range templates {
		fmt.Fprintf(w, "%s\n    %s\n", t.ID, t.Title)
		if m := t.Pack; m != nil {
			fmt.Fprintf(w, "    Gói: %s %s, %s; giấy phép: %s\n", m.Name, m.Version, m.Issuer, m.Licence)
		}
	}
}

// printFields writes each template with its fields, for people.
func printFields(w io.Writer, p *pipeline.Pipeline, templates []*template.Template) {
	for i, t := range templates {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s\n    %s\n", t.ID, t.Title)
		if t.Description != "" {
			fmt.Fprintf(w, "    %s\n", t.Description)
		}
		fmt.Fprintf(w, "    Loại: %s\n", p.KindName(t.Kind))
		if len(t.Fields) == 0 {
			continue
		}
		fmt.Fprintln(w, "    Trường:")
		var rows [][2]string
		for _, f := range t.Fields {
			name := f.Name
			if f.Required {
				name += " *"
			}
			rows = append(rows, [2]string{"    " + name, f.Label})
		}
		writeRows(w, rows)
	}
}

// printKinds writes the kinds of which “vanban new” gives a sample.
func printKinds(w io.Writer, p *pipeline.Pipeline) {
	fmt.Fprint(w, "\nLoại văn bản, lấy bản hoàn chỉnh để sửa bằng lệnh “vanban new MÃ”:\n")
	var rows [][2]string
	for _, k := range p.Kinds() {
		rows = append(rows, [2]string{k.Key, k.Name})
	}
	writeRows(w, rows)
}

// The JSON form. Its field names are stable; fields may be added.
type (
	jsonList struct {
		Templates   []jsonTemplate    `json:"templates"`
		Kinds       []jsonKind        `json:"kinds"` // 29, of which “vanban new” gives samples
		Diagnostics []diag.Diagnostic `json:"diagnostics"`
	}
	jsonKind struct {
		Key  string `json:"key"`
		Name string `json:"name"`
	}
	jsonTemplate struct {
		ID          string `json:"id"`
		Title       string `json:"title"`
		Description string `json:"description"`
		Kind        string `json:"kind"` // key of the kind of document: “cong-van”
		jsonPack
		Fields []jsonField `json:"fields"`
	}
	jsonPack struct { // of a template that comes from a pack
		Name    string `json:"pack,omitempty"`
		Version string `json:"version,omitempty"`
		Issuer  string `json:"issuer,omitempty"`
		Licence string `json:"licence,omitempty"`
	}
	jsonField struct {
		Name     string      `json:"name"` // key in du_lieu
		Label    string      `json:"label"`
		Type     string      `json:"type"` // as written in the template: “chu”, “ngay”, …
		Required bool        `json:"required"`
		Help     string      `json:"help,omitempty"`
		Fields   []jsonField `json:"fields,omitempty"` // of a group or of the rows of a table
	}
)

func newJSONPack(m *pack.Manifest) jsonPack {
	if m == nil {
		return jsonPack{}
	}
	return jsonPack{m.Name, m.Version.String(), m.Issuer, m.Licence}
}

func jsonFields(fields []template.Field) []jsonField {
	out := []jsonField{}
	for _, f := range fields {
		out = append(out, jsonField{
			Name: f.Name, Label: strings.TrimSpace(f.Label), Type: string(f.Type),
			Required: f.Required, Help: f.Help, Fields: jsonFields(f.Fields),
		})
	}
	return out
}
