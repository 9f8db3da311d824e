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
		Use:                   "list [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Xem các mẫu có sẵn và các trường phải điền",
		Long:                  "Xem mã, tên, loại văn bản và các trường của từng mẫu. Dấu * là trường bắt buộc.",
		Args:                  noArgs,
		ValidArgsFunction:     cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			return list(c, &s, asJSON)
		},
	}
	s.addTemplates(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "in dạng JSON ra đầu ra chuẩn")
	return cmd
}

func list(c *console, s *sources, asJSON bool) error {
	p, problems, err := s.open()
	if err != nil {
		return err
	}
	problems = append(problems, p.Problems()...)
	if asJSON {
		out := jsonList{Templates: []jsonTemplate{}, Diagnostics: listOf(problems)}
		for _, t := range p.Templates() {
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
			printTemplates(c.out, p)
			printKinds(c.out, p)
		}
	}
	if err == nil && problems.HasErrors() {
		return &failure{code: exitDocument}
	}
	return err
}

// printTemplates writes each template with its fields, for people.
func printTemplates(w io.Writer, p *pipeline.Pipeline) {
	for i, t := range p.Templates() {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s\n    %s\n    Loại: %s\n", t.ID, t.Title, p.KindName(t.Kind))
		if m := t.Pack; m != nil {
			fmt.Fprintf(w, "    Gói: %s %s, %s; giấy phép: %s\n", m.Name, m.Version, m.Issuer, m.Licence)
		}
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
