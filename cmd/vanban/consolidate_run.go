package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"vanban/internal/consolidate"
	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/pipeline"
	"vanban/internal/viet"
)

// consolidateAll reads the reports and writes the definition of the consolidated
// report.
func consolidateAll(c *console, f *consolidateFlags, args []string) error {
	names, err := reportFiles().expand(args)
	if err != nil {
		return err
	}
	p, problems, err := f.open()
	if err != nil {
		return err
	}
	settings, list, err := f.settings(p, folderOf(args[0]))
	if err != nil {
		return err
	}
	problems = append(problems, list...)
	r := &consolidateReport{console: c, flags: f}
	if settings == nil {
		return r.tell(nil, problems)
	}
	in, err := f.input(p, settings, names.files)
	if err != nil {
		return err
	}
	result, list, err := consolidate.Collect(*in)
	if err != nil {
		return failureOf(err)
	}
	problems = append(problems, list...)
	if err := f.write(result, in); err != nil {
		return err
	}
	return r.tell(result, problems)
}

// input reads the files that a consolidation works on. The settings' own files,
// which may stand among the reports, are no reports.
func (f *consolidateFlags) input(p *pipeline.Pipeline, s *consolidate.Settings, reports []string) (*consolidate.Input, error) {
	beside := func(name string) string { return filepath.Join(filepath.Dir(s.File), filepath.FromSlash(name)) }
	in := &consolidate.Input{Settings: s, Pipeline: p}
	var err error
	office := makeFlags{profile: f.profile}
	if in.Office, err = office.office(s.File, nil); err != nil {
		return nil, err
	}
	base, err := readFile(beside(s.Base))
	if err != nil {
		return nil, err
	}
	in.Base = *base
	previous := f.previous
	if previous == "" && s.Previous != "" {
		previous = beside(s.Previous)
	}
	own := []string{base.Name, previous, f.tracking}
	for _, optional := range []struct {
		name string
		to   **consolidate.File
	}{{previous, &in.Previous}, {f.tracking, &in.Received}} {
		if optional.name == "" {
			continue
		}
		if *optional.to, err = readFile(optional.name); err != nil {
			return nil, err
		}
	}
	for _, name := range reports {
		if isOneOf(name, own) {
			continue
		}
		file, err := readFile(name)
		if err != nil {
			return nil, err
		}
		in.Reports = append(in.Reports, *file)
	}
	return in, nil
}

func readFile(name string) (*consolidate.File, error) {
	data, err := readInput(name, nil)
	if err != nil {
		return nil, err
	}
	return &consolidate.File{Name: name, Data: data}, nil
}

// isOneOf reports whether a file is one of those named, under whatever name.
func isOneOf(name string, others []string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false
	}
	for _, other := range others {
		if there, err := os.Stat(other); err == nil && os.SameFile(info, there) {
			return true
		}
	}
	return false
}

// write puts the definition and the list of figures in place, both or none, and
// over no file that was read.
func (f *consolidateFlags) write(result *consolidate.Result, in *consolidate.Input) error {
	definition := result.Definition()
	if definition == nil {
		return nil
	}
	files := []output.File{{Path: f.out, Data: definition}}
	if f.issues != "" {
		data, err := result.Issues()
		if err != nil {
			return usageError("báo lỗi này cho người phụ trách chương trình", "không viết được danh sách số liệu cần làm rõ: %v", err)
		}
		files = append(files, output.File{Path: f.issues, Data: data})
	}
	read := []string{in.Settings.File, in.Base.Name, f.tracking}
	if in.Previous != nil {
		read = append(read, in.Previous.Name)
	}
	for _, report := range in.Reports {
		read = append(read, report.Name)
	}
	for _, file := range files {
		if isOneOf(file.Path, read) {
			return usageError("ghi ra ngoài thư mục báo cáo, hoặc đặt tên khác", "“%s” là một trong các tệp được đọc; không ghi đè", file.Path)
		}
	}
	return put(files)
}

// put writes files, all or none.
func put(files []output.File) error {
	var failed *output.Error
	if errors.As(output.OS().Put(files), &failed) {
		return describeWrite(failed)
	}
	return nil
}

// writeForm writes the form that the provinces fill in.
func writeForm(c *console, f *consolidateFlags) error {
	p, problems, err := f.open()
	if err != nil {
		return err
	}
	settings, list, err := f.settings(p, ".")
	if err != nil {
		return err
	}
	problems = append(problems, list...)
	if settings == nil {
		return (&consolidateReport{console: c, flags: f}).tell(nil, problems)
	}
	on := f.date.Date
	if on.IsZero() {
		on = viet.Date{Day: 31, Month: 12, Year: settings.Year}
	}
	office := makeFlags{profile: f.profile}
	profile, err := office.office(settings.File, nil)
	if err != nil {
		return err
	}
	data, list, err := consolidate.Form(p, profile, settings, on)
	if err != nil {
		return failureOf(err)
	}
	if problems = append(problems, list...); data == nil || list.HasErrors() {
		return (&consolidateReport{console: c, flags: f}).tell(nil, problems)
	}
	if err := diag.Print(c.err, problems); err != nil {
		return err
	}
	if isOneOf(f.out, []string{settings.File}) {
		return usageError("ghi vào tệp khác", "“%s” là tệp đầu vào; không ghi đè", f.out)
	}
	if err := put([]output.File{{Path: f.out, Data: data}}); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "đã ghi %s; gửi các địa phương điền, nhận về rồi chạy: vanban consolidate THƯ_MỤC -o tong-hop%s\n", f.out, definitionSuffix)
	return nil
}

// consolidateReport says what a consolidation has found.
type consolidateReport struct {
	*console
	flags *consolidateFlags
}

// tell says what is wrong, what does not agree and what was counted.
func (r *consolidateReport) tell(result *consolidate.Result, problems diag.List) error {
	written := result != nil && result.Definition() != nil
	if r.flags.json {
		if err := writeJSON(r.console, r.jsonForm(result, problems)); err != nil {
			return err
		}
		return exitConsolidate(result, written, problems)
	}
	if err := diag.Print(r.err, problems); err != nil {
		return err
	}
	if result != nil {
		r.summary(&result.Summary)
		if n := len(result.Found); n > 0 {
			fmt.Fprintf(r.out, "  số liệu cần làm rõ: %d ô%s\n", n, prefixed("; ghi ở ", r.flags.issues))
		}
	}
	if written {
		fmt.Fprintf(r.out, "đã ghi %s; tạo báo cáo: vanban build %s\n", r.flags.out, r.flags.out)
	} else {
		fmt.Fprintf(r.err, "%d lỗi; không tệp nào được ghi\n", problems.Count(diag.Error))
	}
	return exitConsolidate(result, written, problems)
}

// exitConsolidate returns the failure that the command ends with: figures to be
// explained are none, reports that could not be used are.
func exitConsolidate(result *consolidate.Result, written bool, problems diag.List) error {
	if !written || problems.HasErrors() || len(result.Summary.Refused) > 0 {
		return &failure{code: exitDocument}
	}
	return nil
}

// prefixed puts words before a name, if there is one.
func prefixed(words, name string) string {
	if name == "" {
		return ""
	}
	return words + name
}

// summary counts the reports, names those who have not sent one, and counts what
// is blank.
func (r *consolidateReport) summary(s *consolidate.Summary) {
	fmt.Fprintf(r.out, "%d địa phương: %d đúng hạn, %d chậm, %d chưa gửi\n", s.Provinces, len(s.OnTime), len(s.Late), len(s.Missing))
	for _, line := range []struct {
		what  string
		names []string
	}{
		{"chậm", s.Late}, {"chưa gửi", s.Missing}, {"có số ước", s.Estimates},
		{"ngày gửi lấy theo ngày ký", s.Assumed}, {"tệp không dùng được", s.Refused},
	} {
		if len(line.names) > 0 {
			fmt.Fprintf(r.out, "  %s (%d): %s\n", line.what, len(line.names), strings.Join(line.names, ", "))
		}
	}
	for _, b := range s.Blanks {
		fmt.Fprintf(r.out, "  để trống “%s”: %d nơi\n", b.Column, b.Places)
	}
}

// The JSON form. Its field names are stable; fields may be added.
type (
	jsonConsolidated struct {
		Output      string            `json:"output"` // empty if nothing was written
		Provinces   int               `json:"provinces"`
		Read        int               `json:"read"`
		OnTime      []string          `json:"on_time"`
		Late        []string          `json:"late"`
		Missing     []string          `json:"missing"`
		Assumed     []string          `json:"assumed"`   // day of arrival taken from the report's own date
		Estimates   []string          `json:"estimates"` // places with estimates
		Refused     []string          `json:"refused"`   // files that could not be used
		Blanks      []jsonBlank       `json:"blanks"`
		Issues      []jsonIssue       `json:"issues"`
		Diagnostics []diag.Diagnostic `json:"diagnostics"`
	}
	jsonBlank struct {
		Column string `json:"column"`
		Places int    `json:"places"`
	}
	jsonIssue struct {
		ID       string     `json:"id"`
		Province string     `json:"province"`
		Sheet    string     `json:"sheet"`
		Cell     string     `json:"cell"`
		Value    string     `json:"value"`
		Kind     string     `json:"kind"`
		Text     string     `json:"text"`
		At       diag.Range `json:"at"`
	}
)

func (r *consolidateReport) jsonForm(result *consolidate.Result, problems diag.List) jsonConsolidated {
	out := jsonConsolidated{Blanks: []jsonBlank{}, Issues: []jsonIssue{}, Diagnostics: listOf(problems)}
	s := consolidate.Summary{}
	if result != nil {
		if s = result.Summary; result.Definition() != nil {
			out.Output = r.flags.out
		}
		for _, i := range result.Found {
			out.Issues = append(out.Issues, jsonIssue{i.ID, i.Province, i.Sheet, i.Cell, i.Value, string(i.Kind), i.Text, i.At})
		}
	}
	out.Provinces, out.Read = s.Provinces, s.Read
	for _, names := range []struct {
		to   *[]string
		from []string
	}{{&out.OnTime, s.OnTime}, {&out.Late, s.Late}, {&out.Missing, s.Missing}, {&out.Assumed, s.Assumed}, {&out.Estimates, s.Estimates}, {&out.Refused, s.Refused}} {
		*names.to = append([]string{}, names.from...)
	}
	for _, b := range s.Blanks {
		out.Blanks = append(out.Blanks, jsonBlank{b.Column, b.Places})
	}
	return out
}
