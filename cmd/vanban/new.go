package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/viet"
)

func newNew(c *console) *cobra.Command {
	var (
		s   sources
		out string
	)
	cmd := &cobra.Command{
		Use:                   "new MẪU|LOẠI [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Lấy tệp khai báo của một mẫu hoặc một loại văn bản để điền",
		Long: `Lấy tệp khai báo của một mẫu để điền. Tệp có sẵn mọi khóa mà mẫu cần, kèm lời giải
thích và ví dụ; xem mã các mẫu bằng lệnh “vanban list”.

Với mã của một trong 29 loại văn bản (nghi-quyet, quyet-dinh, cong-van…) thì lấy một văn bản
hoàn chỉnh của loại đó để sửa thành văn bản của mình.

Tệp đã có thì không bị ghi đè.`,
		Example: `  vanban new cong-van-don-doc-ke-hoach -o cong-van.vb.yaml
  vanban new cong-van-don-doc-ke-hoach -o -      (in ra màn hình)
  vanban new quyet-dinh -o quyet-dinh.vb.yaml`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("xem mã các mẫu: vanban list", "lệnh “new” cần đúng một mã mẫu, có %d", len(args))
			}
			return nil
		},
		ValidArgsFunction: completeStarters(&s),
		RunE: func(_ *cobra.Command, args []string) error {
			return writeStarter(c, &s, args[0], out)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "ghi vào `TỆP`; “-” là in ra màn hình; không có thì là MẪU.vb.yaml")
	s.addTemplates(cmd)
	return cmd
}

// writeStarter writes the definition to fill in, unless the file exists.
func writeStarter(c *console, s *sources, id, out string) error {
	p, problems, err := s.open()
	if err != nil {
		return err
	}
	if err := diag.Print(c.err, problems); err != nil {
		return err
	}
	data, err := starter(p, id)
	if err != nil {
		return err
	}
	if out == stdinName {
		_, err := c.out.Write(data)
		return err
	}
	if out == "" {
		name, _, _ := strings.Cut(id[strings.LastIndexByte(id, '/')+1:], "@")
		out = viet.ID(name) + definitionSuffix
	}
	if err := createNew(out, data); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "đã tạo %s\nđiền tệp đó rồi chạy: vanban build %s\n", out, out)
	return nil
}

// starter is the definition of a template, or the sample of a kind.
func starter(p *pipeline.Pipeline, id string) ([]byte, error) {
	t, problems := p.Template(id)
	if t != nil && !problems.HasErrors() {
		return t.Starter(), nil
	}
	data, err := p.Sample(id)
	if err != nil {
		return nil, usageError("báo lỗi này cho người phụ trách chương trình", "%v", err)
	}
	if data != nil {
		return data, nil
	}
	first := problems.Sorted()[0]
	message := first.Message
	if at := first.At.String(); at != "" {
		return nil, usageError(first.Hint, "%s: %s", at, message)
	}
	if strings.ContainsAny(id, "/@") {
		return nil, usageError(first.Hint, "%s", message)
	}
	var known []string
	for _, t := range p.Templates() {
		known = append(known, t.ID)
	}
	for _, k := range p.Kinds() {
		known = append(known, k.Key)
	}
	hint := first.Hint
	if near, ok := viet.Nearest(viet.ID(id), known); ok {
		hint = diag.Meant(near)
	}
	return nil, usageError(hint, "không có mẫu hay loại văn bản “%s”", id)
}

// createNew writes a file that does not exist yet; what cannot be written in
// full is removed.
func createNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return usageError("chọn tên khác bằng -o, hoặc xóa tệp cũ trước", "đã có tệp “%s”; không ghi đè", path)
	}
	if err == nil {
		_, err = f.Write(data)
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			_ = os.Remove(path)
		}
	}
	if err != nil {
		return describeWrite(&writeError{path, err})
	}
	return nil
}
