package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

func newNew(c *console) *cobra.Command {
	var (
		s   sources
		out string
	)
	cmd := &cobra.Command{
		Use:                   "new MẪU [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Lấy tệp khai báo của một mẫu để điền",
		Long: `Lấy tệp khai báo của một mẫu để điền. Tệp có sẵn mọi khóa mà mẫu cần, kèm lời giải
thích và ví dụ; xem mã các mẫu bằng lệnh “vanban list”.

Tệp đã có thì không bị ghi đè.`,
		Example: `  vanban new cong-van-don-doc-ke-hoach -o cong-van.vb.yaml
  vanban new cong-van-don-doc-ke-hoach -o -      (in ra màn hình)`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("xem mã các mẫu: vanban list", "lệnh “new” cần đúng một mã mẫu, có %d", len(args))
			}
			return nil
		},
		ValidArgsFunction: completeTemplates(&s),
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
	p, _, err := s.open()
	if err != nil {
		return err
	}
	t, problems := p.Template(id)
	if t == nil || problems.HasErrors() {
		first := s.locate(problems).Sorted()[0]
		message := first.Message
		if at := first.At.String(); at != "" {
			message = at + ": " + message
		}
		return usageError(first.Hint, "%s", message)
	}
	if out == stdinName {
		_, err := c.out.Write(t.Starter())
		return err
	}
	if out == "" {
		out = t.ID + definitionSuffix
	}
	if err := createNew(out, t.Starter()); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "đã tạo %s\nđiền tệp đó rồi chạy: vanban build %s\n", out, out)
	return nil
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
