package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/pipeline"
)

// buildFlags are the flags of build.
type buildFlags struct {
	makeFlags
	watch bool // build again what is saved
	json  bool
}

func newBuild(c *console) *cobra.Command {
	f := &buildFlags{makeFlags: newMakeFlags()}
	cmd := &cobra.Command{
		Use:                   "build TỆP... [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Tạo tệp Word và PDF từ tệp khai báo",
		Long: `Tạo tệp Word (.docx) và PDF từ các tệp khai báo (*.vb.yaml).

TỆP là tên tệp, thư mục (mọi *.vb.yaml trong đó), thư mục/... (cả thư mục con), mẫu tên như “ke-hoach-*.vb.yaml”,
hoặc “-” để đọc từ đầu vào chuẩn. Tệp kết quả nằm cạnh tệp khai báo nếu không có -o.
Khi tệp khai báo có lỗi thì không tệp nào của văn bản đó được ghi; tệp cũ giữ nguyên.

Với --watch thì chương trình chờ và tạo lại văn bản mỗi khi lưu tệp khai báo, mẫu trong --templates, tệp co-quan.yaml, danh mục
hay ảnh của văn bản; nói mất bao lâu, lúc nào. Lỗi được nêu rồi lại chờ. Nhấn Ctrl+C để dừng.

Mã kết thúc: 0 xong, hoặc dừng --watch; 1 văn bản có lỗi; 2 sai lệnh, thiếu tệp hoặc không ghi được.`,
		Example: `  vanban build ke-hoach.vb.yaml
  vanban build ke-hoach.vb.yaml --watch --templates mau
  vanban build ke-hoach.vb.yaml -o ket-qua --format pdf
  vanban build thu-muc --stage issue --set so=12 --set ngay_ban_hanh=05/01/2026`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("chạy: vanban build TÊN_TỆP.vb.yaml; lấy tệp khai báo bằng: vanban new",
					"lệnh “build” cần ít nhất một tệp khai báo")
			}
			return nil
		},
		ValidArgsFunction: completeDefinitions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.watch {
				return watch(cmd.Context(), c, f, args)
			}
			return build(cmd.Context(), c, f, args)
		},
	}
	f.addMake(cmd)
	f.addSet(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "out", "o", "", "ghi tệp kết quả vào `THƯ_MỤC`")
	_ = cmd.MarkFlagDirname("out")
	flags.BoolVar(&f.watch, "watch", false, "chờ, và tạo lại văn bản mỗi khi lưu tệp; Ctrl+C để dừng")
	flags.BoolVar(&f.json, "json", false, "in kết quả dạng JSON ra đầu ra chuẩn")
	return cmd
}

// job is one input on its way to its files.
type job struct {
	input   string           // as named on the command line, “-” for the standard input
	result  *pipeline.Result // nil if the document has errors
	list    diag.List
	outputs []output.File
	failure *failure      // of the file system or the machine
	reads   files         // notes what is read; may be nil
	spent   time.Duration // on it, where somebody asks
}

// ok reports whether the files of the job may be written or have been.
func (j *job) ok() bool { return j.failure == nil && j.result != nil && !j.list.HasErrors() }

func build(ctx context.Context, c *console, f *buildFlags, args []string) error {
	start := c.now()
	names, err := expandInputs(args)
	if err != nil {
		return err
	}
	if f.out != "" {
		if err := prepareFolder(f.out); err != nil {
			return err
		}
	}
	p, templateList, err := f.open()
	if err != nil {
		return err
	}
	jobs := make([]*job, len(names))
	for i, name := range names {
		jobs[i] = &job{input: name}
	}
	bar := newProgress(c, "Tạo văn bản", len(jobs), f.json)
	each(ctx, runtime.GOMAXPROCS(0), jobs, func(j *job) {
		j.build(c.in, p, f)
		bar.step()
	}, (*job).stop)
	claimOutputs(jobs, f)
	writeAll(ctx, output.OS(), jobs, f.out)
	bar.done()

	r := &buildReport{console: c, jobs: jobs, templates: templateList}
	if c.outTTY {
		r.elapsed = c.now().Sub(start)
	}
	if f.json {
		return r.json()
	}
	return r.text()
}

// each runs do for every job, some at once, and stopped for one that is not
// started because the user stopped the program.
func each[J any](ctx context.Context, atOnce int, jobs []J, do, stopped func(J)) {
	var g errgroup.Group
	g.SetLimit(atOnce)
	for _, j := range jobs {
		g.Go(func() error {
			if ctx.Err() != nil {
				stopped(j)
				return nil
			}
			do(j)
			return nil
		})
	}
	_ = g.Wait()
}

// stop fails a job that was not started.
func (j *job) stop() {
	j.failure = usageError("chạy lại lệnh để làm tiếp", "“%s”: đã dừng theo yêu cầu, không ghi tệp nào", j.input)
}

// build reads and builds the document of one input.
func (j *job) build(stdin io.Reader, p *pipeline.Pipeline, f *buildFlags) {
	j.reads.note(j.input)
	data, err := readInput(j.input, stdin)
	if err != nil {
		j.fail(err)
		return
	}
	office, err := f.office(j.input, j.reads)
	if err != nil {
		j.fail(err)
		return
	}
	j.result, j.list, err = p.Build(
		pipeline.Source{File: j.input, Data: data, Folder: j.reads.folder(inputFolder(j.input)), Office: office},
		f.options())
	if err != nil {
		j.fail(usageError("báo lỗi này cho người phụ trách chương trình", "không tạo được văn bản từ “%s”: %v", j.input, err))
	}
}

func (j *job) fail(err error) {
	if !errors.As(err, &j.failure) {
		j.failure = usageError("báo lỗi này cho người phụ trách chương trình", "%v", err)
	}
}

// claimOutputs names the files of every job. Jobs that would overwrite each
// other's files, or an input, fail.
func claimOutputs(jobs []*job, f *buildFlags) {
	owner := make(map[string]*job)
	for _, j := range jobs {
		if !j.ok() {
			continue
		}
		j.outputs = outputsOf(outputFolder(j.input, f.out), j.result)
		if path := overwrittenInput(j.outputs, jobs); path != "" {
			j.failure = usageError("ghi vào thư mục khác bằng -o, hoặc đặt ten_tep khác trong tệp khai báo",
				"tệp kết quả “%s” trùng với tệp đầu vào; không ghi đè", path)
			continue
		}
		claim(j, owner)
	}
}

// claim makes a job the owner of its outputs. Both fail that claim the same.
func claim(j *job, owner map[string]*job) {
	for _, o := range j.outputs {
		// Windows and macOS take names that differ in case for the same file.
		key := strings.ToLower(o.Path)
		if abs, err := filepath.Abs(o.Path); err == nil {
			key = strings.ToLower(abs)
		}
		if first, taken := owner[key]; taken {
			for _, k := range []*job{first, j} {
				k.failure = usageError("đặt ten_tep khác nhau trong hai tệp khai báo, hoặc tạo vào hai thư mục khác nhau",
					"“%s” và “%s” cùng tạo ra tệp “%s”; không ghi tệp nào của hai văn bản này",
					first.input, j.input, strings.TrimSuffix(o.Path, filepath.Ext(o.Path)))
			}
			return
		}
		owner[key] = j
	}
}

// outputsOf names the files of a result, those of its separate parts after its
// own.
func outputsOf(folder string, r *pipeline.Result) []output.File {
	base := filepath.Join(folder, r.Name)
	var files []output.File
	for _, o := range []output.File{{Path: base + ".docx", Data: r.DOCX}, {Path: base + ".pdf", Data: r.PDF}, {Path: base + ".meta.json", Data: r.Metadata}} {
		if o.Data != nil {
			files = append(files, o)
		}
	}
	for _, part := range r.Separate {
		files = append(files, outputsOf(folder, part)...)
	}
	return files
}

func outputFolder(input, out string) string {
	if out != "" {
		return out
	}
	return inputFolder(input)
}

// inputFolder is the folder that an input stands in.
func inputFolder(input string) string {
	if input == stdinName {
		return "."
	}
	return filepath.Dir(input)
}

// overwrittenInput returns the output that is one of the inputs, under
// whatever name, or an empty string.
func overwrittenInput(outputs []output.File, jobs []*job) string {
	for _, o := range outputs {
		there, err := os.Stat(o.Path)
		if err != nil {
			continue
		}
		for _, j := range jobs {
			if in, err := os.Stat(j.input); err == nil && os.SameFile(there, in) {
				return o.Path
			}
		}
	}
	return ""
}

// writeAll puts the files of all jobs in place and creates the folder out, if
// one is named, for them; without any file it leaves no folder.
func writeAll(ctx context.Context, d output.Disk, jobs []*job, out string) {
	created := false
	if out != "" && slices.ContainsFunc(jobs, (*job).ok) {
		var err error
		if created, err = makeFolder(out); err != nil {
			for _, j := range jobs {
				if j.ok() {
					j.failure = describeWrite(&output.Error{Path: j.outputs[0].Path, Err: err})
				}
			}
			return
		}
	}
	each(ctx, runtime.GOMAXPROCS(0), jobs, func(j *job) {
		var failed *output.Error
		if j.ok() && errors.As(d.Put(j.outputs), &failed) {
			j.failure = describeWrite(failed)
		}
	}, (*job).stop)
	if created && !slices.ContainsFunc(jobs, (*job).ok) {
		_ = os.Remove(out)
	}
}

// progress shows how many files are done, to a person and only when there
// are several.
type progress struct {
	bar    *progressbar.ProgressBar
	finish func() // of what shows its own; may be nil
}

func newProgress(c *console, what string, jobs int, quiet bool) progress {
	if !c.errTTY || jobs < 2 || quiet {
		return progress{}
	}
	return progress{bar: newBar(c, what, jobs)}
}

// newBar returns a bar that counts and goes away at the end.
func newBar(c *console, what string, total int) *progressbar.ProgressBar {
	return progressbar.NewOptions(total,
		progressbar.OptionSetWriter(c.err),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionClearOnFinish(),
	)
}

func (p progress) step() {
	if p.bar != nil {
		_ = p.bar.Add(1)
	}
}

func (p progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
	if p.finish != nil {
		p.finish()
	}
}
