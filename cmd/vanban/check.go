package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/output"
	"vanban/internal/pack"
	"vanban/internal/pipeline"
	"vanban/internal/report"
)

// checkFlags are the flags of check.
type checkFlags struct {
	sources
	format   wordFlag
	out      string // file of the report; empty: the standard output
	stage    stageFlag
	lightest severityFlag
	failOn   severityFlag
	rules    string
	config   string // settings; empty: the nearest .vanban.yaml
	baseline string
	write    string // baseline to write
	name     string // of the standard input
	profile  string
	verbose  bool
}

func newCheck(c *console) *cobra.Command {
	f := newCheckFlags()
	cmd := &cobra.Command{
		Use:                   "check TỆP... [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Kiểm tra thể thức của tệp Word hoặc tệp khai báo",
		Long: `Kiểm tra thể thức và kỹ thuật trình bày theo Nghị định 30/2020/NĐ-CP: tệp Word (.docx) của bất cứ ai, tệp khai báo
(*.vb.yaml) và mẫu (*.vb.md). Mỗi điều tìm thấy nói ở đâu, sai gì, phải thế nào, theo điều khoản nào và sửa ra sao.

TỆP là tên tệp, thư mục (mọi tệp kiểm tra được trong đó và trong các thư mục con), mẫu tên như “**/*.docx”, hoặc “-” để đọc từ đầu vào chuẩn.
Tệp .vanban.yaml cạnh tệp hoặc ở thư mục phía trên nói cơ quan bỏ qua điều gì và vì sao.

Mã kết thúc: 0 không có lỗi; 1 có lỗi, kể cả tệp hỏng hay không phải tệp Word; 2 sai lệnh, thiếu tệp hoặc không có
quyền đọc.`,
		Example: `  vanban check cong-van.docx
  vanban check van-ban-den --min-severity error
  vanban check van-ban-di --format sarif -o ket-qua.sarif
  vanban check cong-van.docx --rules QH-*,SO-*,-SO-04`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("chạy: vanban check TÊN_TỆP.docx", "lệnh “check” cần ít nhất một tệp hoặc thư mục")
			}
			return nil
		},
		ValidArgsFunction: completeCheckable,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), c, args, checking{
				accepts:  checkableFiles(),
				judge:    f.judge,
				progress: func(files int) progress { return newProgress(c, "Kiểm tra", files, f.quiet()) },
			})
		},
	}
	f.addReport(cmd)
	f.addTemplates(cmd)
	flags := cmd.Flags()
	flags.Var(&f.stage, "stage", "giai đoạn: draft (dự thảo), sign (trình ký), issue (ban hành)")
	flags.StringVar(&f.name, "name", stdinName, "`TÊN` của đầu vào chuẩn trong kết quả")
	flags.StringVar(&f.profile, "profile", "", "dùng thông tin cơ quan trong `TỆP`, thay cho co-quan.yaml gần tệp khai báo nhất")
	_ = cmd.MarkFlagFilename("profile", "yaml")
	_ = cmd.RegisterFlagCompletionFunc("stage", cobra.FixedCompletions(
		[]string{"draft\tdự thảo", "sign\ttrình ký", "issue\tban hành"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// newCheckFlags returns the flags as they are when none is typed.
func newCheckFlags() *checkFlags {
	return &checkFlags{
		format: wordFlag{value: string(report.Text), words: formatWords(), kind: "ĐỊNH_DẠNG", what: "định dạng"},
		stage:  stageFlag{doc.Sign}, lightest: severityFlag{diag.Note}, failOn: severityFlag{diag.Error}, name: stdinName,
	}
}

// addReport defines the flags of what is judged and how it is told.
func (f *checkFlags) addReport(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(&f.format, "format", "kết quả viết dạng: text, json, sarif, junit, github, gitlab")
	flags.StringVarP(&f.out, "output", "o", "", "ghi kết quả vào `TỆP`")
	flags.Var(&f.lightest, "min-severity", "chỉ nêu từ mức: error (lỗi), warning (cảnh báo), note (ghi chú)")
	flags.Var(&f.failOn, "fail-on", "kết thúc với mã 1 khi có từ mức: error, warning, note")
	flags.StringVar(&f.rules, "rules", "", "chỉ xét các `QUY_TẮC` này, như QH-01,SO-*; thêm dấu trừ ở trước để bỏ ra, như -SO-04")
	flags.StringVar(&f.config, "config", "", "dùng cài đặt trong `TỆP`, thay cho .vanban.yaml gần nhất")
	flags.StringVar(&f.baseline, "baseline", "", "bỏ qua những điều đã ghi trong `TỆP`")
	flags.StringVar(&f.write, "write-baseline", "", "ghi mọi điều tìm thấy vào `TỆP` để lần sau bỏ qua bằng --baseline")
	flags.BoolVar(&f.verbose, "verbose", false, "nêu cả các quy tắc không xét được và lý do")
	_ = cmd.MarkFlagFilename("config", "yaml")
	_ = cmd.MarkFlagFilename("baseline", "json")
	_ = cmd.MarkFlagFilename("write-baseline", "json")
	severities := []string{"error\tlỗi", "warning\tcảnh báo", "note\tghi chú"}
	for name, words := range map[string][]string{"format": formatWords(), "min-severity": severities, "fail-on": severities} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	}
}

func formatWords() []string {
	var words []string
	for _, f := range report.Formats() {
		words = append(words, string(f))
	}
	return words
}

// checkJob is one file on its way to its findings.
type checkJob struct {
	input    string // as named on the command line, “-” for the standard input
	name     string // as the report names it
	settings *settings
	checked  *pipeline.Checked
	composed bool
	pack     *pack.Pack // of a template: the pack or folder it stands in
	data     []byte     // of a template in a zip file
	failure  *failure
	stale    int // entries of the baseline that are gone
}

// checking is a way to judge files.
type checking struct {
	accepts  accepted
	packs    bool // packs are judged, too, and may be named
	serial   bool // one file at a time
	judge    func(ctx context.Context, p *pipeline.Pipeline, src pipeline.Source, opts judging) (*pipeline.Checked, error)
	progress func(files int) progress // of whole files; nil shows none
}

// judging is what holds for one file.
type judging struct {
	input    string // as named on the command line
	settings *check.Settings
	path     string // as the patterns of the settings see it
}

// quiet reports whether what is printed is for a machine.
func (f *checkFlags) quiet() bool { return f.out == "" && report.Format(f.format.value) != report.Text }

// run judges the files that are named, and reports.
func (f *checkFlags) run(ctx context.Context, c *console, args []string, way checking) error {
	var packs packs
	if way.packs {
		args = packs.split(args)
	}
	inputs, err := way.accepts.expand(args)
	if err != nil {
		return err
	}
	if err := f.spare(append(packs.archives, inputs.files...)); err != nil {
		return err
	}
	inputs.tellOlder(c.err)
	p, refused, err := f.open()
	if err != nil {
		return err
	}
	if err := diag.Print(c.err, refused); err != nil {
		return err
	}
	load := settingsLoader{rules: p.Rules(), flags: f, loaded: map[string]*settings{}}
	jobs := make([]*checkJob, len(inputs.files))
	for i, file := range inputs.files {
		jobs[i] = &checkJob{input: file, name: file}
		if file == stdinName {
			jobs[i].name = f.name
		}
	}
	if jobs, err = packs.settle(jobs, way.packs); err != nil {
		return err
	}
	for _, j := range jobs {
		if j.settings, err = load.of(j.near(), c.err); err != nil {
			return err
		}
	}
	base, err := readBaseline(f.baseline)
	if err != nil {
		return err
	}
	bar := way.progress(len(jobs))
	atOnce := runtime.GOMAXPROCS(0)
	if way.serial {
		atOnce = 1
	}
	each(ctx, atOnce, jobs, func(j *checkJob) {
		j.check(ctx, c.in, p, way)
		bar.step()
	}, (*checkJob).stop)
	bar.done()
	if f.write != "" {
		return writeBaseline(c, f, jobs)
	}
	for _, j := range jobs {
		j.known(base, f.baseline)
	}
	warnUnused(c.err, jobs, inputs.folders)
	if err := f.report(c, p, jobs); err != nil || !refused.HasErrors() {
		return err
	}
	return &failure{code: exitDocument}
}

// stop fails a job that was not started or not ended.
func (j *checkJob) stop() {
	j.checked = nil
	j.failure = usageError("chạy lại lệnh để làm tiếp", "đã dừng theo yêu cầu, chưa kiểm tra tệp này")
}

// judge judges a definition, a template or a Word file.
func (f *checkFlags) judge(_ context.Context, p *pipeline.Pipeline, src pipeline.Source, opts judging) (*pipeline.Checked, error) {
	build := makeFlags{profile: f.profile}
	var err error
	if src.Office, err = build.office(opts.input, nil); err != nil {
		return nil, err
	}
	return p.Check(src, pipeline.CheckOptions{Stage: f.stage.stage, Settings: opts.settings, Path: opts.path})
}

// check reads and judges one file. A file that brings the program down is told
// like one that cannot be read, and the others go on.
func (j *checkJob) check(ctx context.Context, stdin io.Reader, p *pipeline.Pipeline, way checking) {
	defer func() {
		if fault := recover(); fault != nil {
			j.checked = nil
			first, _, _ := strings.Cut(fmt.Sprint(fault), "\n")
			j.failure = usageError("gửi tệp này cho người phụ trách chương trình", "chương trình gặp sự cố khi kiểm tra: %s", first)
		}
	}()
	if j.checked != nil { // a pack, which is judged by being opened
		return
	}
	data, err := j.read(stdin)
	if err != nil {
		j.fail(err)
		return
	}
	settings := j.settings.Settings
	src := pipeline.Source{File: j.name, Data: data, Folder: os.DirFS(inputFolder(j.input)), Pack: j.pack}
	j.checked, err = way.judge(ctx, p, src, judging{j.input, &settings, j.settings.relative(j.input, j.name)})
	var known *failure
	switch {
	case err == nil:
		j.composed = isComposed(data)
	case ctx.Err() != nil:
		j.stop()
	case errors.As(err, &known):
		j.failure = known
	default:
		j.fail(usageError("báo lỗi này cho người phụ trách chương trình", "không kiểm tra được: %v", err))
	}
}

func (j *checkJob) fail(err error) {
	if !errors.As(err, &j.failure) {
		j.failure = usageError("báo lỗi này cho người phụ trách chương trình", "%v", err)
	}
}

// known takes the findings out that are on the baseline.
func (j *checkJob) known(base *check.Baseline, file string) {
	if j.checked == nil || base == nil {
		return
	}
	fresh, known, gone := base.Filter(relativeTo(file, j.input, j.name), j.checked.Findings)
	j.checked.Findings, j.checked.Ignored = fresh, append(j.checked.Ignored, known...)
	j.stale = gone
}

// report writes what was found and returns the failure that the program ends
// with.
func (f *checkFlags) report(c *console, p *pipeline.Pipeline, jobs []*checkJob) error {
	r := &report.Report{Version: versionLine(), Stage: f.stage.String(), Rules: p.Rules(), Verbose: f.verbose}
	code := 0
	for _, j := range jobs {
		file := report.File{Name: j.name}
		if j.failure != nil {
			file.Failure = &report.Failure{Message: j.failure.message, Hint: j.failure.hint}
			code = max(code, j.failure.code)
		} else {
			file.Word, file.Composed = j.checked.Word, j.composed
			file.Skipped, file.Ignored = j.checked.Skipped, len(j.checked.Ignored)
			for _, d := range j.checked.Findings {
				if d.Severity <= f.failOn.severity {
					code = max(code, exitDocument)
				}
				if d.Severity <= f.lightest.severity {
					file.Findings = append(file.Findings, d)
				}
			}
			r.Stale += j.stale
		}
		r.Files = append(r.Files, file)
	}
	var b bytes.Buffer
	if err := r.Write(&b, report.Format(f.format.value)); err != nil {
		return usageError("báo lỗi này cho người phụ trách chương trình", "không viết được kết quả: %v", err)
	}
	if err := f.deliver(c, r, b.Bytes()); err != nil {
		return err
	}
	if code != 0 {
		return &failure{code: code}
	}
	return nil
}

// deliver puts the report where it was asked for.
func (f *checkFlags) deliver(c *console, r *report.Report, data []byte) error {
	if f.out == "" || f.out == stdinName {
		if _, err := c.out.Write(data); err != nil {
			return usageError("kiểm tra nơi nhận đầu ra chuẩn", "không in được kết quả: %v", cause(err))
		}
		return nil
	}
	if err := putFile(f.out, data); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s\nđã ghi kết quả vào %s\n", r.Summary(), f.out)
	return nil
}

// spare refuses to write over what is checked, or over what looks like it: the
// name of a document may have slipped in after -o.
func (f *checkFlags) spare(inputs []string) error {
	for _, path := range []string{f.out, f.write} {
		if path == "" || path == stdinName {
			continue
		}
		info, err := os.Stat(path)
		taken := isCheckable(filepath.Base(path))
		for _, input := range slices.Concat(inputs, []string{f.config, f.profile}) {
			if own, failed := os.Stat(input); err == nil && failed == nil && os.SameFile(info, own) {
				taken = true
			}
		}
		if taken {
			return usageError("đặt tên khác cho kết quả, như ket-qua.txt", "không ghi kết quả vào “%s”: đó là tên của tệp đầu vào", path)
		}
	}
	return nil
}

// putFile writes a file whole or not at all; a device or a pipe takes what it
// is given.
func putFile(path string, data []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		if err := os.WriteFile(path, data, 0); err != nil {
			return describeWrite(&output.Error{Path: path, Err: err})
		}
		return nil
	}
	var failed *output.Error
	if errors.As(output.OS().Put([]output.File{{Path: path, Data: data}}), &failed) {
		return describeWrite(failed)
	}
	return nil
}

// readBaseline reads the findings that are left out; nil for none.
func readBaseline(file string) (*check.Baseline, error) {
	if file == "" {
		return nil, nil
	}
	data, err := readInput(file, nil)
	if err != nil {
		return nil, err
	}
	base, err := check.ReadBaseline(data)
	if err != nil {
		return nil, usageError("ghi lại bằng: vanban check … --write-baseline "+file, "không đọc được “%s”: %v", file, err)
	}
	return base, nil
}

// writeBaseline puts all findings on a list for later runs.
func writeBaseline(c *console, f *checkFlags, jobs []*checkJob) error {
	var base check.Baseline
	total := 0
	for _, j := range jobs {
		if j.failure != nil {
			return usageError(j.failure.hint, "%s: %s; chưa ghi “%s”", j.name, j.failure.message, f.write)
		}
		total += len(j.checked.Findings)
		base.Add(relativeTo(f.write, j.input, j.name), j.checked.Findings)
	}
	data, err := base.JSON()
	if err != nil {
		return usageError("báo lỗi này cho người phụ trách chương trình", "không viết được danh sách: %v", err)
	}
	if err := putFile(f.write, data); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "đã ghi %d điều của %d tệp vào %s\n", total, len(jobs), f.write)
	return nil
}

// warnUnused tells of ignores that took nothing, where the files that they are
// for were checked.
func warnUnused(w io.Writer, jobs []*checkJob, folders bool) {
	var seen []*settings
	for _, j := range jobs {
		if !slices.Contains(seen, j.settings) {
			seen = append(seen, j.settings)
		}
		j.settings.count(j)
	}
	var problems diag.List
	for _, s := range seen {
		s.unused(&problems, folders)
	}
	_ = diag.Print(w, problems)
}
