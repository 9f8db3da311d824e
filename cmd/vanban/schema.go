package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/output"
	"vanban/internal/pipeline"
	"vanban/internal/remind"
	"vanban/internal/viet"
)

const (
	// schemaFolder stands beside the definitions that name a schema in it.
	schemaFolder = ".vanban"
	schemaSuffix = ".schema.json"
)

// fileForms are the kinds of files that people type.
func fileForms() []pipeline.FileForm { return append(pipeline.FileForms(), remind.FileForm()) }

// newSchema prints schemas for editors and other tools.
func newSchema(c *console) *cobra.Command {
	var (
		s    sources
		out  string
		keys []string
		long strings.Builder
	)
	for _, f := range fileForms() {
		keys = append(keys, f.Key)
		fmt.Fprintf(&long, "\n  %-9s %s (%s)", f.Key, f.Title, f.Files)
	}
	of := wordFlag{words: keys, kind: "LOẠI_TỆP", what: "loại tệp"}
	cmd := &cobra.Command{
		Use:                   "schema [MẪU|LOẠI] [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "In lược đồ JSON để trình soạn thảo gợi ý khóa và báo lỗi",
		Long: `In lược đồ JSON (JSON Schema draft-07) của tệp khai báo theo một mẫu, hoặc toàn văn một loại văn bản. Trình soạn thảo
biết YAML (VS Code với tiện ích YAML) dùng nó để gợi ý khóa, hiện lời giải thích và gạch chân chỗ sai khi đang gõ.

“vanban new” đã ghi sẵn lược đồ cạnh tệp khai báo; lệnh này dùng khi mẫu thay đổi, cho công cụ khác, hoặc cho các tệp khác:
` + long.String() + `

Không có MẪU và --of thì là tệp khai báo nói chung.`,
		Example: `  vanban schema ke-hoach-doanh-nghiep-cong-nghe-so -o .vanban/ke-hoach.schema.json
  vanban schema --of co-quan -o co-quan.schema.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError("xem mã các mẫu: vanban list", "lệnh “schema” cần nhiều nhất một mã mẫu, có %d", len(args))
			}
			return nil
		},
		ValidArgsFunction: completeStarters(&s),
		RunE: func(_ *cobra.Command, args []string) error {
			return writeSchema(c, &s, schemaOf{args, of.value}, out)
		},
	}
	cmd.Flags().Var(&of, "of", "lược đồ của loại tệp: "+strings.Join(keys, ", "))
	cmd.Flags().StringVarP(&out, "out", "o", "", "ghi vào `TỆP`; không có thì in ra màn hình")
	s.addTemplates(cmd)
	_ = cmd.RegisterFlagCompletionFunc("of", cobra.FixedCompletions(keys, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// schemaOf says of what a schema is asked for.
type schemaOf struct {
	args []string // a template or a kind; empty for none
	file string   // a kind of file; empty for none
}

func writeSchema(c *console, s *sources, of schemaOf, out string) error {
	if len(of.args) > 0 && of.file != "" {
		return usageError("bỏ “"+of.args[0]+"” hoặc bỏ --of", "lệnh “schema” nhận mã mẫu hoặc --of, không nhận cả hai")
	}
	p, err := s.openTold(c)
	if err != nil {
		return err
	}
	var data []byte
	switch {
	case len(of.args) > 0:
		data, err = starterSchema(p, of.args[0])
	case of.file != "":
		data, err = p.Schema(of.file, remind.FileForm())
	default:
		data, err = p.Schema(pipeline.FileForms()[0].Key)
	}
	if err != nil {
		return asFailure(err)
	}
	if out == "" || out == stdinName {
		_, err := c.out.Write(data)
		return err
	}
	if err := putSchema(output.File{Path: out, Data: data}); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "đã ghi lược đồ vào %s\n", out)
	return nil
}

// starterSchema is the schema of a definition of a template or of a kind, or of
// the profile.
func starterSchema(p *pipeline.Pipeline, id string) ([]byte, error) {
	if isProfile(id) {
		return p.Schema(profileKey)
	}
	t, problems := p.Template(id)
	if t != nil && !problems.HasErrors() {
		return p.TemplateSchema(t)
	}
	if data, err := p.KindSchema(id); data != nil || err != nil {
		return data, err
	}
	return nil, unknownStarter(p, id, problems)
}

// asFailure gives an error of the program itself a hint.
func asFailure(err error) error {
	var f *failure
	if errors.As(err, &f) {
		return err
	}
	return usageError("báo lỗi này cho người phụ trách chương trình", "%v", err)
}

// schemaBeside is the schema of a starter, as a file beside the definition out.
func schemaBeside(p *pipeline.Pipeline, id, out string) (output.File, error) {
	name := viet.ID(id)
	if t, problems := p.Template(id); t != nil && !problems.HasErrors() {
		name = viet.ID(t.Reference())
	}
	data, err := starterSchema(p, id)
	return output.File{Path: filepath.Join(filepath.Dir(out), schemaFolder, name+schemaSuffix), Data: data}, err
}

// modeline is the comment by which an editor finds the schema.
func modeline(schema output.File) []byte {
	return []byte("# yaml-language-server: $schema=" + schemaFolder + "/" + filepath.Base(schema.Path) + "\n")
}

// putSchema writes a schema, over another schema but over no other file. Into the
// folder for schemas it does so only where another stands, and makes the folder
// if it is not there.
func putSchema(schema output.File) error {
	folder := filepath.Dir(schema.Path)
	if filepath.Base(folder) != schemaFolder {
		if old, err := os.ReadFile(schema.Path); err == nil && len(old) > 0 && !bytes.Contains(old, []byte(`"$schema"`)) {
			return usageError("chọn tên khác bằng -o, hoặc xóa tệp cũ trước", "tệp “%s” không phải lược đồ; không ghi đè", schema.Path)
		}
		return putFile(schema.Path, schema.Data)
	}
	if err := os.Mkdir(folder, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return describeWrite(&output.Error{Path: schema.Path, Err: err})
	}
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return usageError("đổi tên tệp đó rồi chạy lại", "không ghi được lược đồ: “%s” là tệp, không phải thư mục", folder)
	}
	if old, err := os.ReadFile(schema.Path); err == nil && bytes.Equal(old, schema.Data) {
		return nil
	}
	return putFile(schema.Path, schema.Data)
}
