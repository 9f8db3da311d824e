package main

import (
	"context"
	"sync"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"vanban/internal/pipeline"
	"vanban/internal/template"
)

// provedCases is how many documents are made of a template where nobody says:
// as many as take a few seconds.
const provedCases = 200

// mostCases is how many a template may be asked to be tried with: more than
// anybody waits for, and less than fills the memory.
const mostCases = 100000

// templateFlags are the flags of “template check”.
type templateFlags struct {
	*checkFlags
	cases int
	seed  uint64
}

func newTemplateCheck(c *console) *cobra.Command {
	f := &templateFlags{checkFlags: newCheckFlags()}
	cmd := &cobra.Command{
		Use:                   "check MẪU... [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Kiểm tra mẫu: đọc từng chữ, rồi thử với hàng trăm bộ dữ liệu",
		Long: `Kiểm tra mẫu (*.vb.md) theo hai bước. Bước một đọc mẫu: phần khai báo, tên trường, kiểu, hàm, nhánh không bao giờ đến, dấu
của nội dung hiểu lầm được. Bước hai, khi bước một không có lỗi, tự làm dữ liệu theo kiểu của các trường (dữ liệu thí dụ, ít
nhất, nhiều nhất, dài nhất, chữ trông như mã, rồi ngẫu nhiên), tạo cả tệp Word và PDF của từng bộ, xét mọi quy tắc của nghị
định và xem giá trị nào người soạn điền mà văn bản không có. Chỗ sai nói ở dòng của mẫu, kèm bộ dữ liệu nhỏ nhất làm mẫu sai.

MẪU là tên tệp, thư mục (mọi mẫu trong đó và trong các thư mục con), mẫu tên như “**/*.vb.md”, hoặc gói mẫu (thư mục hay tệp
.zip có goi.yaml, khi ấy goi.yaml cũng được kiểm tra). Cùng --seed và --cases thì kết
quả như nhau ở mọi máy. Tệp .vanban.yaml có tác dụng như với “vanban check”.

Mã kết thúc: 0 không có lỗi; 1 có lỗi; 2 sai lệnh, thiếu tệp hoặc không có quyền đọc.`,
		Example: `  vanban template check cong-van.vb.md
  vanban template check mau-cua-so --cases 1000
  vanban template check mau-cua-bo-1.2.0.zip
  vanban template check mau-cua-so --format sarif -o ket-qua.sarif`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("chạy: vanban template check TÊN_MẪU"+template.Suffix, "lệnh “template check” cần ít nhất một mẫu hoặc thư mục")
			}
			if f.cases < 0 {
				return usageError("dùng --cases 0 để chỉ thử các bộ dữ liệu xấu nhất", "tùy chọn “--cases”: số bộ dữ liệu là %d, phải từ 0", f.cases)
			}
			if f.cases > mostCases {
				return usageError("dùng --cases 1000; muốn thử thêm thì đổi --seed", "tùy chọn “--cases”: số bộ dữ liệu là %d, tối đa là %d", f.cases, mostCases)
			}
			for _, arg := range args {
				if isCheckable(arg) && !isTemplate(arg) {
					return usageError("chạy: vanban check "+arg, "“%s” không phải mẫu (*%s)", arg, template.Suffix)
				}
			}
			return nil
		},
		ValidArgsFunction: completeTemplates,
		RunE: func(cmd *cobra.Command, args []string) error {
			bar := &caseProgress{console: c, quiet: f.quiet()}
			return f.run(cmd.Context(), c, args, checking{
				accepts: templateFiles(),
				packs:   true,
				serial:  true, // each proof keeps all processors busy
				judge: func(ctx context.Context, p *pipeline.Pipeline, src pipeline.Source, opts judging) (*pipeline.Checked, error) {
					return p.Prove(ctx, src, pipeline.ProofOptions{
						Cases: f.cases, Seed: f.seed, Settings: opts.settings, Path: opts.path, Progress: bar.of(opts.input)})
				},
				progress: func(int) progress { return progress{finish: bar.finish} },
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&f.cases, "cases", provedCases, "thử mỗi mẫu với `SỐ` bộ dữ liệu; các bộ xấu nhất luôn được thử")
	flags.Uint64Var(&f.seed, "seed", 1, "`SỐ` chọn các bộ dữ liệu ngẫu nhiên; đổi số là đổi dữ liệu")
	_ = cmd.RegisterFlagCompletionFunc("cases", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("seed", cobra.NoFileCompletions)
	f.addReport(cmd)
	f.addTemplates(cmd)
	return cmd
}

// templateFiles are those that “vanban template check” judges.
func templateFiles() accepted {
	return accepted{wanted: isTemplate, choose: "chọn thư mục có mẫu (*" + template.Suffix + ")", none: "mẫu nào (*" + template.Suffix + ")"}
}

// completeTemplates offers folders and templates.
func completeTemplates(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return completeFiles(typed, func(name string) bool { return isTemplate(name) || isPack(name) })
}

// caseProgress shows a person how many documents of all templates are made.
type caseProgress struct {
	*console
	quiet bool

	mutex  sync.Mutex
	bar    *progressbar.ProgressBar
	counts map[string][2]int // done and total of each template
}

// of returns what takes the progress of one template; many may be under way.
func (p *caseProgress) of(name string) func(done, total int) {
	if !p.errTTY || p.quiet {
		return nil
	}
	return func(done, total int) {
		p.mutex.Lock()
		defer p.mutex.Unlock()
		if p.bar == nil {
			p.bar, p.counts = newBar(p.console, "Thử mẫu", total), map[string][2]int{}
		}
		p.counts[name] = [2]int{max(done, p.counts[name][0]), total}
		var all [2]int
		for _, n := range p.counts {
			all[0], all[1] = all[0]+n[0], all[1]+n[1]
		}
		p.bar.ChangeMax(all[1])
		_ = p.bar.Set(all[0])
	}
}

// finish takes the bar away.
func (p *caseProgress) finish() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
