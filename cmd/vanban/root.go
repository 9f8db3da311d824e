package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

const firstSteps = `vanban tạo văn bản hành chính đúng thể thức Nghị định 30/2020/NĐ-CP:
một tệp khai báo cho ra cả tệp Word (.docx) và tệp PDF.

Việc đầu tiên: lấy tệp khai báo của một mẫu, điền vào, rồi tạo văn bản:

    vanban list                             xem các mẫu có sẵn
    vanban new MẪU -o van-ban.vb.yaml       lấy tệp khai báo để điền
    vanban build van-ban.vb.yaml            tạo van-ban.docx và van-ban.pdf

Kiểm tra thể thức của một tệp Word, của ai soạn cũng được:

    vanban check van-ban.docx

Gửi nhiều nơi từ một bảng Excel, nhắc việc, tổng hợp báo cáo: thử với bộ tệp có sẵn

    vanban new tron-thu
    vanban new nhac-viec
    vanban new tong-hop

Xem mọi lệnh: vanban help
`

// newRoot returns the command tree. It does no work besides: templates and
// fonts are loaded by the commands that need them.
func newRoot(c *console) *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:           "vanban",
		Short:         "Tạo văn bản hành chính đúng thể thức Nghị định 30/2020/NĐ-CP",
		Long:          firstSteps[:strings.Index(firstSteps, "\n\n")],
		SilenceErrors: true,
		// What cobra itself uses for its English “Did you mean this?”.
		SuggestionsMinimumDistance: 2,
		SilenceUsage:               true,
		Args:                       noSuchCommand,
		RunE: func(*cobra.Command, []string) error {
			if version {
				fmt.Fprintln(c.out, versionLine())
			} else {
				fmt.Fprint(c.out, firstSteps)
			}
			return nil
		},
	}
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetUsageFunc(printUsage)
	root.SetHelpFunc(printHelp)
	root.SetFlagErrorFunc(translateFlagError)
	root.PersistentFlags().BoolP("help", "h", false, "xem hướng dẫn của lệnh")
	root.Flags().BoolVar(&version, "version", false, "xem phiên bản của chương trình")
	root.SetHelpCommand(newHelp())
	root.AddCommand(newBuild(c), newMerge(c), newRemind(c), newConsolidate(c), newCheck(c), newTemplate(c), newExplain(c), newRules(c), newNew(c), newSchema(c), newList(c), newVersion(c), newCompletion(c))
	return root
}

// noSuchCommand rejects a word that is not a command of its group.
func noSuchCommand(group *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "xem các lệnh: " + strings.Join(append([]string{group.Root().Name(), "help"}, wordsOf(group)...), " ")
	rest := strings.Join(args, " ")
	switch near := group.SuggestionsFor(args[0]); {
	case len(near) > 0:
		hint = diag.Meant(group.CommandPath() + " " + near[0])
	case strings.HasSuffix(args[0], definitionSuffix):
		hint = "chạy: vanban build " + rest
	case group.HasParent() && isTemplate(args[0]):
		hint = "chạy: vanban template check " + rest
	case isCheckable(args[0]):
		hint = "chạy: vanban check " + rest
	case filepath.Base(args[0]) == remindName:
		hint = "chạy: vanban remind -c " + rest + " --date NGÀY --dry-run"
	case isTable(args[0]):
		hint = "chạy: vanban remind " + rest + " --date NGÀY nếu là bảng theo dõi, vanban merge MẪU --data " + rest + " nếu là danh sách"
	}
	return usageError(hint, "%s không có lệnh “%s”", group.CommandPath(), args[0])
}

// noArgs rejects arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError("bỏ “"+args[0]+"”; xem: "+cmd.CommandPath()+" --help",
		"lệnh “%s” không nhận tham số, có “%s”", nameOf(cmd), args[0])
}

// translateFlagError says pflag's errors in Vietnamese.
func translateFlagError(cmd *cobra.Command, err error) error {
	hint := "xem các tùy chọn: " + cmd.CommandPath() + " --help"
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		name := dashed(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames() != "")
		if near := nearestFlag(cmd, unknown.GetSpecifiedName()); near != "" {
			hint = diag.Meant(near)
		}
		return usageError(hint, "lệnh “%s” không có tùy chọn “%s”", nameOf(cmd), name)
	case errors.As(err, &missing):
		name := dashed(missing.GetSpecifiedName(), missing.GetSpecifiedShortnames() != "")
		return usageError(hint, "tùy chọn “%s” cần một giá trị theo sau", name)
	case errors.As(err, &value):
		name := "--" + value.GetFlag().Name
		var f *failure
		if errors.As(value.Unwrap(), &f) {
			return usageError(f.hint, "tùy chọn “%s”: %s", name, f.message)
		}
		return usageError(hint, "tùy chọn “%s” không nhận giá trị “%s”", name, value.GetValue())
	case errors.As(err, &syntax):
		return usageError(hint, "không đọc được tùy chọn “%s”", syntax.GetSpecifiedFlag())
	}
	return usageError(hint, "không đọc được các tùy chọn: %v", err)
}

func dashed(name string, short bool) string {
	if short {
		return "-" + name
	}
	return "--" + name
}

// nearestFlag returns the flag of cmd that a mistyped name most resembles,
// with its dashes, or an empty string.
func nearestFlag(cmd *cobra.Command, name string) string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	if near, ok := viet.Nearest(name, names); ok {
		return "--" + near
	}
	return ""
}
