package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/template"
	"vanban/internal/viet"
)

// newTemplate groups what is for those who write templates.
func newTemplate(c *console) *cobra.Command {
	cmd := &cobra.Command{
		Use:                   "template LỆNH",
		DisableFlagsInUseLine: true,
		Short:                 "Viết mẫu: kiểm tra, chứng minh bằng dữ liệu, lấy mẫu khởi đầu",
		Long: `Dành cho người viết mẫu (*.vb.md): lấy một mẫu khởi đầu để sửa, và kiểm tra mẫu như kiểm tra một chương trình
trước khi đưa cho nơi khác dùng.`,
		// What the root uses, too.
		SuggestionsMinimumDistance: 2,
		Args:                       noSuchCommand,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newTemplateCheck(c), newTemplateNew(c))
	return cmd
}

func newTemplateNew(c *console) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:                   "new LOẠI [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Lấy một mẫu khởi đầu của một loại văn bản để sửa",
		Long: `Lấy một mẫu khởi đầu (*.vb.md) của một trong 29 loại văn bản: phần khai báo có lời giải thích, vài trường có thí dụ, nội dung
dùng đủ cách viết thường gặp. Mẫu ấy tạo được văn bản ngay và qua được “vanban template check”; sửa dần thành mẫu của mình.

LOẠI là tên hoặc mã loại, xem bằng “vanban list”. Tệp đã có thì không bị ghi đè.`,
		Example: `  vanban template new quyet-dinh -o quyet-dinh-khen-thuong.vb.md
  vanban template new "công văn" -o -      (in ra màn hình)`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("xem các loại văn bản: vanban list", "lệnh “template new” cần đúng một loại văn bản, có %d", len(args))
			}
			return nil
		},
		ValidArgsFunction: completeKinds,
		RunE: func(_ *cobra.Command, args []string) error {
			return writeTemplate(c, args[0], out)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "ghi vào `TỆP`; “-” là in ra màn hình; không có thì là LOẠI"+template.Suffix)
	return cmd
}

// writeTemplate writes the starter template of a kind, unless the file exists.
func writeTemplate(c *console, kind, out string) error {
	id := viet.ID(kind)
	switch base := filepath.Base(out); {
	case out == "":
		out = id + template.Suffix
	case out == stdinName:
	case !isTemplate(base):
		return usageError("viết -o "+filepath.Join(filepath.Dir(out), id+template.Suffix), "tên tệp “%s” không có đuôi %s của mẫu", out, template.Suffix)
	default:
		id = viet.ID(base[:len(base)-len(template.Suffix)])
	}
	text, problems := template.New(kind, id)
	if len(problems) > 0 {
		return usageError(problems[0].Hint, "%s", problems[0].Message)
	}
	if out == stdinName {
		_, err := c.out.Write(text)
		return err
	}
	if err := createNew(out, text); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "đã tạo %s\nsửa tệp đó rồi chạy: vanban template check %s\n", out, out)
	return nil
}

// completeKinds offers the kinds of documents.
func completeKinds(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	p, _, err := (&sources{}).open()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var found []string
	for _, k := range p.Kinds() {
		found = append(found, fmt.Sprintf("%s\t%s", k.Key, k.Name))
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}

// isTemplate tells by its name whether a file is a template.
func isTemplate(name string) bool {
	return isCheckable(name) && strings.HasSuffix(strings.ToLower(name), template.Suffix)
}
