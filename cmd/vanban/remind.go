package main

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/viet"
)

// remindName is the file of the ministry's plan of reminding, looked for beside
// the tracking table.
const remindName = "don-doc.yaml"

// remindFlags are the flags of remind.
type remindFlags struct {
	batchFlags
	config string
	date   dateFlag
	group  wordFlag
	all    bool
}

func newRemind(c *console) *cobra.Command {
	f := &remindFlags{
		batchFlags: newBatchFlags(),
		group:      wordFlag{words: []string{"rieng", "gop"}, kind: "CÁCH", what: "cách gửi"},
	}
	cmd := &cobra.Command{
		Use:                   "remind BẢNG_THEO_DÕI --date NGÀY [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Nhắc việc: từ bảng theo dõi ra công văn đôn đốc từng địa phương",
		Long: `Từ bảng theo dõi (.xlsx) và một ngày, tính tình trạng của từng địa phương (đã ban hành kế hoạch chưa, sắp đến hạn hay đã quá
hạn báo cáo, đã nhắc mấy lần), chọn công văn phải gửi và tạo công văn ấy: đúng đoạn, đúng hạn, viện dẫn các công văn trước.
Quy tắc, hạn và mẫu nằm trong don-doc.yaml cạnh bảng theo dõi, hoặc trong -c. Ngày luôn phải ghi, chương trình không tự lấy
ngày của máy, nên chạy lại lúc nào cũng ra như nhau.

Danh sách ai nhận gì, vì sao được in trước; --dry-run thì chỉ in danh sách. Cùng công văn có bảng theo dõi mới, đã ghi thêm các
công văn của lần này, để dùng cho lần sau; bảng cũ không bị sửa. Không có -o thì ghi vào thư mục cạnh bảng theo dõi, mang tên bảng
và ngày. Dòng có lỗi được nêu và không cản các dòng khác.

Mã kết thúc: 0 xong; 1 có dòng lỗi; 2 sai lệnh, thiếu tệp hoặc không ghi được.`,
		Example: `  vanban remind theo-doi.xlsx --date 16/12/2026 --dry-run
  vanban remind theo-doi.xlsx --date 16/12/2026 -o dot-3 --combine
  vanban remind theo-doi.xlsx --date 16/12/2026 --only D4 --group gop
  vanban remind theo-doi.xlsx --date 16/12/2026 --only "Lạng Sơn" --all`,
		Args:              func(_ *cobra.Command, args []string) error { return f.checkArgs(args) },
		ValidArgsFunction: completeTables,
		RunE: func(cmd *cobra.Command, args []string) error {
			return remindAll(cmd.Context(), c, f, strings.Join(args, ""))
		},
	}
	f.addBatch(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&f.config, "config", "c", "", "đọc quy tắc nhắc trong `TỆP`; không có thì "+remindName+" cạnh bảng theo dõi")
	flags.Var(&f.date, "date", "ngày tính tình trạng, cũng là ngày của công văn, như 16/12/2026")
	flags.StringVarP(&f.out, "out", "o", "", "ghi vào `THƯ_MỤC`; không có thì là thư mục mang tên bảng theo dõi và ngày")
	flags.Var(&f.group, "group", "gửi rieng (mỗi nơi một công văn) hay gop (một công văn cho các nơi cùng tình trạng); không có thì theo quy tắc")
	flags.StringArrayVar(&f.only, "only", nil, "chỉ gửi `LOẠI` công văn hoặc địa phương này, như D4 hay “Lạng Sơn”; dùng được nhiều lần")
	flags.BoolVar(&f.all, "all", false, "gửi mọi công văn đang cần, không chỉ công văn cần nhất của mỗi nơi")
	_ = cmd.MarkFlagDirname("out")
	_ = cmd.MarkFlagFilename("config", "yaml")
	_ = cmd.RegisterFlagCompletionFunc("group", cobra.FixedCompletions(
		[]string{"rieng\tmỗi nơi một công văn", "gop\tmột công văn cho các nơi cùng tình trạng"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("date", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("only", cobra.NoFileCompletions)
	return cmd
}

// checkArgs finds what is missing, too much or contradicts itself.
func (f *remindFlags) checkArgs(args []string) error {
	switch {
	case len(args) > 1:
		return usageError("chạy: vanban remind BẢNG_THEO_DÕI.xlsx --date 16/12/2026", "lệnh “remind” nhận một bảng theo dõi, có %d", len(args))
	case len(args) == 1 && filepath.Base(args[0]) == remindName:
		return usageError("chạy: vanban remind -c "+args[0]+" --date 16/12/2026", "“%s” là tệp quy tắc, không phải bảng theo dõi", args[0])
	case f.date.Date.IsZero():
		return usageError("thêm --date và ngày của công văn, ví dụ --date 16/12/2026", "chưa nói tính đến ngày nào: thiếu --date")
	}
	return f.check()
}

// dateFlag is the value of a flag that takes a day.
type dateFlag struct{ viet.Date }

func (f *dateFlag) String() string { return f.Short() }

func (f *dateFlag) Set(s string) error {
	d, err := viet.ParseDate(strings.TrimSpace(s))
	if err != nil || !d.Complete() {
		return usageError("ghi đủ ngày/tháng/năm, ví dụ 16/12/2026", "không hiểu ngày “%s”", s)
	}
	f.Date = d
	return nil
}

func (f *dateFlag) Type() string { return "NGÀY" }

// completeTables offers folders and tables.
func completeTables(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeFiles(typed, isTable)
}
