package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/diag"
	"vanban/internal/merge"
	"vanban/internal/remind"
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
			return remindAll(cmd.Context(), c, f, args[0])
		},
	}
	f.addBatch(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&f.config, "config", "c", "", "đọc quy tắc nhắc trong `TỆP`; không có thì "+remindName+" cạnh bảng theo dõi")
	flags.Var(&f.date, "date", "ngày tính tình trạng, cũng là ngày của công văn, như 16/12/2026")
	flags.StringVarP(&f.out, "out", "o", "", "ghi vào `THƯ_MỤC`; không có thì là thư mục mang tên bảng theo dõi và ngày")
	flags.Var(&f.group, "group", "gửi rieng (mỗi nơi một công văn) hay gop (một công văn cho các nơi cùng tình trạng); không có thì theo quy tắc")
	flags.StringArrayVar(&f.only, "only", nil, "chỉ gửi loại công văn hoặc địa phương này, như `D4` hay “Lạng Sơn”; dùng được nhiều lần")
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
	case len(args) != 1:
		return usageError("chạy: vanban remind BẢNG_THEO_DÕI.xlsx --date 16/12/2026", "lệnh “remind” cần đúng một bảng theo dõi, có %d", len(args))
	case strings.HasSuffix(args[0], ".yaml") && !strings.HasSuffix(args[0], definitionSuffix) && f.config == "":
		return usageError("chạy: vanban remind BẢNG_THEO_DÕI.xlsx -c "+args[0]+" --date NGÀY", "“%s” là tệp quy tắc hoặc dữ liệu, không phải bảng theo dõi", args[0])
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

// remindAll prints the plan of a day and makes its letters.
func remindAll(ctx context.Context, c *console, f *remindFlags, name string) error {
	config, err := f.settingsFile(name)
	if err != nil {
		return err
	}
	if err := f.prepareOut(c, strings.TrimSuffix(name, filepath.Ext(name))+"-"+f.date.ISO()); err != nil {
		return err
	}
	w, err := f.workshop(config)
	if err != nil {
		return err
	}
	problems := w.refused
	plan, tracking, err := f.plan(w, name, config, &problems)
	if err != nil {
		return err
	}
	r := newBatchReport(c, &f.batchFlags)
	if plan == nil {
		return r.refuse(problems)
	}
	batch, list := plan.Batch(w.pipeline, w.office, os.DirFS(filepath.Dir(config)))
	problems = append(problems, list...)
	batch.Shared, batch.Program = w.shared, programVersion()
	batch.Data = merge.Input{Name: filepath.Base(name), SHA256: digestOf(tracking)}
	if err := f.show(r, plan, &batch, problems); err != nil {
		return err
	}
	if f.dryRun {
		return r.plan(ctx, w, batch)
	}
	return r.run(ctx, w, batch, []string{name, config})
}

// settingsFile finds the file of the settings.
func (f *remindFlags) settingsFile(tracking string) (string, error) {
	if f.config != "" {
		return f.config, nil
	}
	if found := findAbove(filepath.Dir(tracking), remindName, nil); found != "" {
		return found, nil
	}
	return "", usageError("chỉ tệp quy tắc nhắc bằng -c; xem ví dụ trong examples/nhac-viec của bộ cài",
		"không có tệp “%s” cạnh bảng theo dõi hay ở thư mục phía trên", remindName)
}

// plan decides who must be reminded of what. It is nil if the list says why
// there is none.
func (f *remindFlags) plan(w *workshop, name, config string, problems *diag.List) (plan *remind.Plan, tracking []byte, err error) {
	data, err := readInput(config, nil)
	if err != nil {
		return nil, nil, err
	}
	if tracking, err = readInput(name, nil); err != nil {
		return nil, nil, err
	}
	settings, list := remind.ReadSettings(config, data)
	*problems = append(*problems, list...)
	table, list := remind.ReadTracking(name, tracking)
	*problems = append(*problems, list...)
	if settings == nil || table == nil {
		return nil, tracking, nil
	}
	register, list, err := w.pipeline.Places(w.office)
	if err != nil {
		return nil, nil, failureOf(err)
	}
	if *problems = append(*problems, list...); register == nil {
		return nil, tracking, nil
	}
	choice := remind.Choice{Date: f.date.Date, Manner: f.group.value, All: f.all}
	for _, word := range f.only {
		if isCode(word, settings.Codes()) {
			choice.Codes = append(choice.Codes, word)
		} else {
			choice.Only = append(choice.Only, word)
		}
	}
	plan, list = remind.Decide(settings, table, register, choice)
	*problems = append(*problems, list...)
	return plan, tracking, nil
}

// isCode reports whether a word of --only names a kind of letter: it is one of
// the codes or looks like them.
func isCode(word string, codes []string) bool {
	return slices.ContainsFunc(codes, func(code string) bool { return viet.Fold(code) == viet.Fold(word) }) || codeForm.MatchString(word)
}

// codeForm is how letters are coded: letters and figures at the end, as no
// province is called.
var codeForm = regexp.MustCompile(`^[A-Za-zĐđ]+[0-9]+$`)

// jsonPlan is what is decided on one province.
type jsonPlan struct {
	Event string `json:"event"` // “plan”
	remind.Entry
}

// show prints the plan, with what is wrong in the settings and the table.
func (f *remindFlags) show(r *batchReport, plan *remind.Plan, b *merge.Batch, problems diag.List) error {
	if f.json {
		r.start(b, problems)
		for _, e := range plan.Entries {
			r.line(jsonPlan{"plan", e})
		}
		return r.broken
	}
	if err := r.begin(problems); err != nil {
		return err
	}
	t := textTable{titles: remind.Columns(), rows: plan.Table()}
	t.print(r.out, r.screenWidth())
	fmt.Fprintln(r.out, plan.Summary())
	return nil
}
