package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"vanban/internal/diag"
)

// buildReport says what build has done.
type buildReport struct {
	*console
	jobs      []*job
	templates diag.List     // of the templates themselves
	elapsed   time.Duration // 0: not said
	at        string        // “ lúc 10:42:05”, then each document tells what was spent on it
}

// text writes what was made to the standard output and what is wrong to the
// standard error, input by input.
func (r *buildReport) text() error {
	if err := diag.Print(r.err, r.templates); err != nil {
		return err
	}
	said := "" // two inputs that collide fail with the same words
	for _, j := range r.jobs {
		if err := diag.Print(r.err, j.list); err != nil {
			return err
		}
		switch {
		case j.failure != nil:
			if j.failure.message != said {
				j.failure.print(r.err)
			}
			said = j.failure.message
		case !j.ok():
			prefix := ""
			if len(r.jobs) > 1 || r.at != "" {
				prefix = j.input + ": "
			}
			fmt.Fprintf(r.err, "%s%d lỗi; không tệp nào được ghi%s\n", prefix, j.list.Count(diag.Error), r.at)
		default:
			fmt.Fprintln(r.out, r.success(j))
		}
	}
	err := r.exit()
	if err != nil && len(r.jobs) > 1 {
		fmt.Fprintf(r.err, "đã tạo %d trong %d văn bản\n", r.written(), len(r.jobs))
	}
	return err
}

// success is the line of a document that was made:
// “ke-hoach.docx, ke-hoach.pdf: 14 trang (0,08 giây)”.
func (r *buildReport) success(j *job) string {
	var paths []string
	for _, o := range j.outputs {
		paths = append(paths, o.Path)
	}
	line := strings.Join(paths, ", ")
	if j.result.Pages > 0 {
		line += fmt.Sprintf(": %d trang", j.result.Pages)
	}
	switch {
	case r.at != "":
		line += fmt.Sprintf(" (%s giây)%s", seconds(j.spent), r.at)
	case r.elapsed > 0 && len(r.jobs) == 1:
		line += fmt.Sprintf(" (%s giây)", seconds(r.elapsed))
	}
	return line
}

// seconds writes a time to the hundredth, as people here write it.
func seconds(d time.Duration) string {
	return strings.Replace(fmt.Sprintf("%.2f", d.Seconds()), ".", ",", 1)
}

func (r *buildReport) written() int {
	n := 0
	for _, j := range r.jobs {
		if j.ok() {
			n++
		}
	}
	return n
}

// exit returns the failure whose code the program ends with: the machine's
// before the documents'. Its message has been printed.
func (r *buildReport) exit() error {
	code := 0
	if r.templates.HasErrors() {
		code = exitDocument
	}
	for _, j := range r.jobs {
		switch {
		case j.failure != nil:
			code = max(code, j.failure.code)
		case !j.ok():
			code = max(code, exitDocument)
		}
	}
	if code == 0 {
		return nil
	}
	return &failure{code: code}
}

// The JSON form. Its field names are stable; fields may be added.
type (
	jsonReport struct {
		Files       []jsonFile        `json:"files"`       // in the order of the arguments
		Diagnostics []diag.Diagnostic `json:"diagnostics"` // of the templates
		Errors      int               `json:"errors"`
		Warnings    int               `json:"warnings"`
	}
	jsonFile struct {
		Input       string            `json:"input"`
		Outputs     []string          `json:"outputs"` // empty if nothing was written
		Pages       int               `json:"pages"`
		Diagnostics []diag.Diagnostic `json:"diagnostics"`
		Failure     *jsonFailure      `json:"failure,omitempty"`
	}
	jsonFailure struct {
		Message string `json:"message"`
		Hint    string `json:"hint,omitempty"`
	}
)

// json writes one object to the standard output and nothing else.
func (r *buildReport) json() error {
	out := jsonReport{Files: []jsonFile{}, Diagnostics: listOf(r.templates)}
	out.Errors, out.Warnings = r.templates.Count(diag.Error), r.templates.Count(diag.Warning)
	for _, j := range r.jobs {
		f := jsonFile{Input: j.input, Outputs: []string{}, Diagnostics: listOf(j.list)}
		if j.ok() {
			f.Pages = j.result.Pages
			for _, o := range j.outputs {
				f.Outputs = append(f.Outputs, o.Path)
			}
		}
		if j.failure != nil {
			f.Failure = &jsonFailure{j.failure.message, j.failure.hint}
			out.Errors++
		}
		out.Errors += j.list.Count(diag.Error)
		out.Warnings += j.list.Count(diag.Warning)
		out.Files = append(out.Files, f)
	}
	if err := writeJSON(r.console, out); err != nil {
		return err
	}
	return r.exit()
}

// listOf is the list as JSON writes it: sorted, and [] when empty.
func listOf(l diag.List) []diag.Diagnostic {
	return append([]diag.Diagnostic{}, l.Sorted()...)
}

func writeJSON(c *console, v any) error {
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return usageError("kiểm tra nơi nhận đầu ra chuẩn", "không in được kết quả: %v", cause(err))
	}
	return nil
}
