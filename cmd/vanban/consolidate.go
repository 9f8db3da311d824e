package main

import (
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/consolidate"
	"vanban/internal/diag"
	"vanban/internal/pipeline"
)

// consolidateName is the file of the settings, looked for beside the reports and
// above them.
const consolidateName = "tong-hop.yaml"

// consolidateFlags are the flags of consolidate.
type consolidateFlags struct {
	sources
	config   string
	out      string
	tracking string
	previous string
	issues   string
	profile  string
	form     bool
	date     dateFlag // of the form
	json     bool
}

func newConsolidate(c *console) *cobra.Command {
	f := &consolidateFlags{}
	cmd := &cobra.Command{
		Use:                   "consolidate TỆP|THƯ_MỤC... -o TỆP.vb.yaml [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Tổng hợp: từ báo cáo của các địa phương ra số liệu của báo cáo chung",
		Long: `Đọc báo cáo của các địa phương (tệp khai báo *.vb.yaml, hoặc biểu .xlsx mà bộ đã gửi đi) và ghi tệp khai báo của báo cáo tổng
hợp: ai gửi đúng hạn, chậm, chưa gửi; số liệu từng nơi giữ nguyên như báo cáo, chỗ không có thì để trống và đếm riêng. Tổng theo
vùng, cả nước và tỷ lệ do mẫu của báo cáo tổng hợp tính lại từ số gốc.

Số liệu không khớp (với chính báo cáo ấy, với năm trước, hoặc không thể có) được nêu kèm tệp và ô; --issues ghi tất cả ra một tệp
.xlsx để gửi lại. --form ghi biểu .xlsx để gửi các địa phương điền.

Mã kết thúc: 0 xong, kể cả khi có số liệu cần làm rõ; 1 có báo cáo không dùng được; 2 sai lệnh, thiếu tệp hoặc không ghi được.`,
		Example: `  vanban consolidate --form -o bieu-so-lieu.xlsx
  vanban consolidate bao-cao -o tong-hop-2026.vb.yaml --tracking theo-doi.xlsx --issues can-lam-ro.xlsx
  vanban build tong-hop-2026.vb.yaml`,
		Args: func(_ *cobra.Command, args []string) error { return f.checkArgs(args) },
		ValidArgsFunction: func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return completeFiles(typed, isReport)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if f.form {
				return writeForm(c, f)
			}
			return consolidateAll(c, f, args)
		},
	}
	f.addTemplates(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&f.config, "config", "c", "", "đọc cách tổng hợp trong `TỆP`; không có thì "+consolidateName+" gần báo cáo nhất")
	flags.StringVarP(&f.out, "out", "o", "", "ghi vào `TỆP`: tệp khai báo (.vb.yaml), với --form là biểu (.xlsx)")
	flags.StringVar(&f.tracking, "tracking", "", "lấy ngày nhận báo cáo, kế hoạch của nơi chưa báo cáo trong bảng theo dõi `TỆP`")
	flags.StringVar(&f.previous, "previous", "", "so với báo cáo tổng hợp năm trước trong `TỆP`, thay cho tệp ghi trong cách tổng hợp")
	flags.StringVar(&f.issues, "issues", "", "ghi mọi số liệu cần làm rõ vào `TỆP` .xlsx")
	flags.StringVar(&f.profile, "profile", "", "dùng thông tin cơ quan trong `TỆP`, thay cho co-quan.yaml gần tệp cách tổng hợp nhất")
	flags.BoolVar(&f.form, "form", false, "ghi biểu .xlsx để gửi các địa phương điền")
	flags.Var(&f.date, "date", "với --form: ngày lấy tên các địa phương; không có thì ngày cuối năm báo cáo")
	flags.BoolVar(&f.json, "json", false, "in kết quả dạng JSON ra đầu ra chuẩn")
	_ = cmd.RegisterFlagCompletionFunc("date", cobra.NoFileCompletions)
	_ = cmd.MarkFlagFilename("config", "yaml")
	_ = cmd.MarkFlagFilename("profile", "yaml")
	_ = cmd.MarkFlagFilename("previous", "yaml")
	_ = cmd.MarkFlagFilename("tracking", "xlsx", "csv")
	_ = cmd.MarkFlagFilename("issues", "xlsx")
	return cmd
}

// checkArgs finds what is missing, too much or contradicts itself.
func (f *consolidateFlags) checkArgs(args []string) error {
	switch {
	case f.form && len(args) > 0:
		return usageError("bỏ “"+args[0]+"”, hoặc bỏ --form", "tùy chọn “--form” ghi biểu trống, không đọc báo cáo nào")
	case f.form && (f.issues != "" || f.tracking != "" || f.previous != "" || f.json):
		return usageError("bỏ --issues, --tracking, --previous, --json", "tùy chọn “--form” ghi biểu trống, không dùng cùng các tùy chọn của việc tổng hợp")
	case f.form && f.out == "":
		return usageError("thêm -o bieu-so-lieu.xlsx", "chưa nói ghi biểu vào đâu: thiếu -o")
	case f.form && !hasSuffix(f.out, ".xlsx"):
		return usageError("đặt tên có đuôi .xlsx, ví dụ -o bieu-so-lieu.xlsx", "biểu là tệp .xlsx, không ghi được vào “%s”", f.out)
	case f.form:
		return nil
	case !f.date.IsZero():
		return usageError("bỏ --date, hoặc thêm --form", "tùy chọn “--date” chỉ có nghĩa cùng “--form”; ngày chốt tổng hợp nằm trong tệp khai báo chung")
	case len(args) == 0:
		return usageError("chạy: vanban consolidate THƯ_MỤC_BÁO_CÁO -o tong-hop"+definitionSuffix, "lệnh “consolidate” cần ít nhất một báo cáo hoặc thư mục báo cáo")
	case f.out == "":
		return usageError("thêm -o tong-hop"+definitionSuffix, "chưa nói ghi số liệu tổng hợp vào đâu: thiếu -o")
	case !hasSuffix(f.out, definitionSuffix):
		return usageError("đặt tên có đuôi "+definitionSuffix+", ví dụ -o tong-hop"+definitionSuffix, "số liệu tổng hợp là tệp khai báo (*%s), không ghi được vào “%s”", definitionSuffix, f.out)
	case f.issues != "" && !hasSuffix(f.issues, ".xlsx"):
		return usageError("đặt tên có đuôi .xlsx, ví dụ --issues can-lam-ro.xlsx", "danh sách số liệu cần làm rõ là tệp .xlsx, không ghi được vào “%s”", f.issues)
	}
	return nil
}

func hasSuffix(name, suffix string) bool { return strings.HasSuffix(strings.ToLower(name), suffix) }

// reportFiles are those that “vanban consolidate” reads.
func reportFiles() accepted {
	return accepted{wanted: isReport, choose: "chọn thư mục có báo cáo (*" + definitionSuffix + " hoặc *.xlsx)",
		none: "báo cáo nào (*" + definitionSuffix + ", *.xlsx)"}
}

// isReport tells by its name whether a file can be the report of a province.
func isReport(name string) bool {
	return !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".") && (hasSuffix(name, definitionSuffix) || hasSuffix(name, ".xlsx"))
}

// settings finds and reads the settings. They are nil if the list has errors.
func (f *consolidateFlags) settings(p *pipeline.Pipeline, near string) (*consolidate.Settings, diag.List, error) {
	name := f.config
	if name == "" {
		if name = findAbove(near, consolidateName, nil); name == "" {
			return nil, nil, usageError("chỉ tệp cách tổng hợp bằng -c; chưa có thì lấy bản mẫu: vanban new tong-hop", "không có tệp “%s” ở “%s” hay ở thư mục phía trên", consolidateName, near)
		}
	}
	data, err := readInput(name, nil)
	if err != nil {
		return nil, nil, err
	}
	s, list := consolidate.ReadSettings(p, name, data)
	return s, list, nil
}
