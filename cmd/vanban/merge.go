package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/diag"
	"vanban/internal/merge"
)

// provinces is the word of --recipients that stands for every province of the
// register.
const provinces = "provinces"

// mergeFlags are the flags of merge.
type mergeFlags struct {
	batchFlags
	data       string
	recipients wordFlag
	sheet      string
	header     int
	mapping    []string
	hidden     bool
	where      []string
	limit      int
	name       string // pattern of the names of files
	verify     bool
	join       bool

	read merge.Input // the table, once it is read
}

func newMerge(c *console) *cobra.Command {
	f := &mergeFlags{
		batchFlags: newBatchFlags(),
		recipients: wordFlag{words: []string{provinces, "tinh-thanh"}, kind: "NƠI_NHẬN", what: "danh sách nơi nhận"},
	}
	cmd := &cobra.Command{
		Use:                   "merge MẪU|TỆP_KHAI_BÁO --data TỆP [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Trộn thư: mỗi dòng của bảng dữ liệu một văn bản",
		Long: `Tạo mỗi dòng của bảng dữ liệu một văn bản. Tệp khai báo (*.vb.yaml) là phần chung của mọi văn bản; cột của bảng điền vào
trường của mẫu có cùng tên, cùng nhãn (hoa thường, có dấu hay không đều được) hoặc theo --map. Bảng là tệp .xlsx, .csv (UTF-8)
hoặc .yaml; --recipients provinces lấy các tỉnh, thành phố theo danh mục vào ngày của văn bản.

Dòng có lỗi được nêu rõ trang tính, ô, giá trị, cách sửa, và không cản các dòng khác; --strict thì chỉ ghi khi mọi dòng đều đúng.
Tệp nằm trong -o, không có thì trong thư mục cùng tên cạnh tệp khai báo, kèm bảng kê những gì đã tạo (bang-ke.xlsx và .json).
Bị dừng giữa chừng thì chạy lại lệnh: chương trình làm nốt phần còn thiếu và chỉ làm lại văn bản có thay đổi.

--verify THƯ_MỤC tính lại và so với bảng kê. --join nối bảng kê của các phần đã làm bằng --shard, từ chối nếu thiếu
hoặc trùng.

Mã kết thúc: 0 xong; 1 có dòng lỗi, hoặc tệp không khớp bảng kê; 2 sai lệnh, thiếu tệp hoặc không ghi được.`,
		Example: `  vanban merge cong-van.vb.yaml --data danh-sach.xlsx --dry-run
  vanban merge cong-van.vb.yaml --data danh-sach.xlsx -o ket-qua --combine --duplex --zip
  vanban merge cong-van.vb.yaml --data danh-sach.xlsx --where "Trạng thái=chưa gửi" --map "Nơi nhận=dia_phuong"
  vanban merge cong-van.vb.yaml --recipients provinces -o ket-qua
  vanban merge --verify ket-qua`,
		Args:              func(_ *cobra.Command, args []string) error { return f.checkArgs(args) },
		ValidArgsFunction: f.complete,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case f.verify:
				return verifyBatch(c, f, args[0])
			case f.join:
				return joinBatches(cmd.Context(), c, f, args)
			}
			return mergeRows(cmd.Context(), c, f, args[0])
		},
	}
	f.addBatch(cmd)
	f.addSet(cmd)
	f.addRows(cmd)
	return cmd
}

// addRows defines the flags that say where rows come from, which of them count
// and what the files are called.
func (f *mergeFlags) addRows(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "out", "o", "", "ghi vào `THƯ_MỤC`; không có thì là thư mục cùng tên cạnh tệp khai báo")
	flags.StringVar(&f.data, "data", "", "bảng dữ liệu: `TỆP` .xlsx, .csv hoặc .yaml; “-” là đọc từ đầu vào chuẩn")
	flags.Var(&f.recipients, "recipients", "gửi mọi nơi trong danh mục thay cho --data: provinces (các tỉnh, thành phố)")
	flags.StringVar(&f.sheet, "sheet", "", "đọc trang tính `TÊN` của tệp .xlsx; không có thì trang đầu tiên")
	flags.IntVar(&f.header, "header", 0, "dòng tiêu đề là dòng `SỐ` của trang tính; không có thì tự tìm")
	flags.StringArrayVar(&f.mapping, "map", nil, "ghép cột với trường, dạng `CỘT=TRƯỜNG`, hoặc tệp .yaml có nhiều dòng CỘT: TRƯỜNG; dùng được nhiều lần")
	flags.BoolVar(&f.hidden, "hidden", false, "lấy cả dòng đang bị ẩn trong tệp .xlsx")
	flags.StringArrayVar(&f.where, "where", nil, "chỉ lấy dòng thỏa `ĐIỀU_KIỆN`, như “Trạng thái=chưa gửi”; dùng nhiều lần thì phải thỏa tất cả")
	flags.StringArrayVar(&f.only, "only", nil, "chỉ lấy `NƠI_NHẬN` hoặc số dòng này; dùng được nhiều lần")
	flags.IntVar(&f.limit, "limit", 0, "chỉ lấy `SỐ` dòng đầu tiên")
	flags.StringVar(&f.name, "name", "", "đặt tên tệp theo `MẪU_TÊN`, như “{so}-{dia_phuong}”")
	flags.Var(&f.shard, "shard", "chỉ làm phần thứ i trong n phần, để chia việc cho nhiều máy; ví dụ 2/4")
	flags.BoolVar(&f.verify, "verify", false, "kiểm tra các tệp trong THƯ_MỤC có đúng như bảng kê không")
	flags.BoolVar(&f.join, "join", false, "nối bảng kê của các phần đã làm bằng --shard")
	_ = cmd.MarkFlagDirname("out")
	_ = cmd.RegisterFlagCompletionFunc("data", func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return completeFiles(typed, isTable)
	})
	_ = cmd.RegisterFlagCompletionFunc("recipients", cobra.FixedCompletions([]string{provinces + "\tcác tỉnh, thành phố"}, cobra.ShellCompDirectiveNoFileComp))
	for _, name := range []string{"sheet", "header", "where", "only", "limit", "name", "shard"} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
}

// complete offers templates and definitions, folders after --verify and --join.
func (f *mergeFlags) complete(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if f.verify || f.join {
		return completeFiles(typed, func(name string) bool { return f.join && strings.HasSuffix(name, ".json") })
	}
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	found, directive := completeDefinitions(cmd, args, typed)
	ids, _ := completeTemplateIDs(&f.sources)(cmd, args, typed)
	return append(found, ids...), directive
}

// checkArgs finds what is missing, too much or contradicts itself.
func (f *mergeFlags) checkArgs(args []string) error {
	switch {
	case f.verify && f.join:
		return usageError("chạy --join trước, rồi --verify thư mục đã nối", "tùy chọn “--verify” không dùng cùng “--join”")
	case f.verify && len(args) != 1:
		return usageError("chạy: vanban merge --verify THƯ_MỤC", "tùy chọn “--verify” cần đúng một thư mục, có %d", len(args))
	case f.join && len(args) == 0:
		return usageError("chạy: vanban merge --join THƯ_MỤC", "tùy chọn “--join” cần thư mục hoặc bảng kê của các phần")
	case f.verify || f.join:
		return f.checkAlone()
	case len(args) == 0:
		return usageError("chạy: vanban merge TỆP_KHAI_BÁO.vb.yaml --data DANH_SÁCH.xlsx", "lệnh “merge” cần một mẫu hoặc một tệp khai báo")
	case len(args) == 2 && isTable(args[1]) && f.data == "" && f.recipients.value == "":
		return usageError("chạy: vanban merge "+args[0]+" --data "+args[1], "bảng dữ liệu “%s” phải đứng sau --data", args[1])
	case len(args) > 1:
		return usageError("chạy lệnh riêng cho từng mẫu", "lệnh “merge” nhận một mẫu hoặc một tệp khai báo, có %d", len(args))
	case isTable(args[0]) && !strings.HasSuffix(args[0], definitionSuffix):
		return usageError("chạy: vanban merge MẪU --data "+args[0], "“%s” là bảng dữ liệu, không phải mẫu hay tệp khai báo", args[0])
	}
	if err := f.checkRows(args[0]); err != nil {
		return err
	}
	if err := checkSubject(args[0]); err != nil {
		return err
	}
	return f.check()
}

// checkSubject refuses a folder, and a definition without its ending.
func checkSubject(subject string) error {
	info, err := os.Stat(subject)
	switch {
	case err == nil && info.IsDir():
		return usageError("đưa tên tệp khai báo (*"+definitionSuffix+") trong thư mục ấy", "“%s” là thư mục, không phải mẫu hay tệp khai báo", subject)
	case err != nil:
		if _, err := os.Stat(subject + definitionSuffix); err == nil {
			return usageError(diag.Meant(subject+definitionSuffix), "không có mẫu hay tệp “%s”", subject)
		}
	}
	return nil
}

// checkAlone refuses what says how to make documents where none is made.
func (f *mergeFlags) checkAlone() error {
	name := "--verify"
	if f.join {
		name = "--join"
	}
	if f.data != "" || f.recipients.value != "" {
		return usageError("bỏ --data, --recipients", "tùy chọn “%s” không tạo văn bản nên không cần dữ liệu", name)
	}
	if f.dryRun || f.combine || f.zip || f.prune || f.shard.N > 0 {
		return usageError("bỏ các tùy chọn khác", "tùy chọn “%s” không tạo văn bản, không dùng cùng --dry-run, --combine, --zip, --prune, --shard", name)
	}
	return nil
}

// checkRows finds what contradicts itself in the flags of the rows.
func (f *mergeFlags) checkRows(subject string) error {
	switch {
	case f.data == "" && f.recipients.value == "":
		return usageError("thêm --data DANH_SÁCH.xlsx, hoặc --recipients provinces để gửi mọi tỉnh, thành phố", "chưa nói gửi cho ai: thiếu --data hoặc --recipients")
	case f.data == stdinName && subject == stdinName:
		return usageError("ghi một trong hai vào tệp", "tệp khai báo và bảng dữ liệu không thể cùng đọc từ đầu vào chuẩn")
	case f.data != "" && f.recipients.value != "":
		return usageError("chọn một trong hai; dữ liệu riêng của từng tỉnh thì đưa vào --data", "tùy chọn “--data” không dùng cùng “--recipients”")
	case f.recipients.value != "" && (f.sheet != "" || f.header != 0 || f.hidden):
		return usageError("bỏ --sheet, --header, --hidden", "tùy chọn “--recipients” lấy danh mục của chương trình, không đọc trang tính nào")
	case f.prune && (len(f.only) > 0 || f.limit > 0):
		return usageError("bỏ --prune, hoặc bỏ --only, --limit để chạy cả danh sách", "tùy chọn “--prune” không dùng cùng “--only”, “--limit”: tệp của mọi dòng khác sẽ bị xóa")
	case f.header < 0:
		return usageError("đếm dòng của trang tính từ 1, ví dụ --header 3", "tùy chọn “--header”: dòng %d, phải từ 1", f.header)
	case f.limit < 0:
		return usageError("dùng --limit 5, hoặc bỏ tùy chọn này để lấy mọi dòng", "tùy chọn “--limit”: số dòng là %d, phải từ 1", f.limit)
	}
	return nil
}

// isTable tells by its name whether a file can hold the data of a batch.
func isTable(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm", ".csv", ".yaml", ".yml":
		return !strings.HasPrefix(filepath.Base(name), "~$")
	}
	return false
}
