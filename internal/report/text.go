package report

import (
	"fmt"
	"io"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
)

// text writes the report for people. The first line of each finding is what
// editors and grep parse, file:line:column; in a Word file the line is the
// number of the paragraph.
//
//	cong-van.docx:14:1: lỗi [SO-02]: sau “Số” thiếu dấu hai chấm
//	    tại: khoảng trang 1, bảng 1, hàng 2, cột 1, đoạn 14
//	    trích: “Số 15/BNV-VP”
//	    căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c
//	    gợi ý: gõ dấu hai chấm sau chữ “Số”
//	1 tệp: 1 lỗi, 0 cảnh báo, 0 ghi chú
func (r *Report) text(w io.Writer) error {
	var b strings.Builder
	for i := range r.Files {
		f := &r.Files[i]
		if f.Failure != nil {
			fmt.Fprintf(&b, "%s: lỗi: %s\n", f.Name, plain(f.Failure.Message))
			if f.Failure.Hint != "" {
				fmt.Fprintf(&b, "    gợi ý: %s\n", f.Failure.Hint)
			}
		}
		for _, d := range f.Findings.Sorted() {
			f.finding(&b, d)
		}
		if r.Verbose {
			f.skips(&b)
		}
	}
	b.WriteString(r.Summary() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// finding writes one finding.
func (f *File) finding(b *strings.Builder, d diag.Diagnostic) {
	fmt.Fprintf(b, "%s: %v", d.At, d.Severity)
	if d.Rule != "" {
		fmt.Fprintf(b, " [%s]", d.Rule)
	}
	fmt.Fprintf(b, ": %s\n", plain(d.Message))
	if d.Where != "" {
		fmt.Fprintf(b, "    tại: %s\n", d.Where)
	}
	if d.Quote != "" {
		fmt.Fprintf(b, "    trích: %s\n", quoted(d.Quote))
	}
	if d.Cite != "" {
		fmt.Fprintf(b, "    căn cứ: %s\n", d.Cite)
	}
	for _, related := range d.Related {
		fmt.Fprintf(b, "    %s: %s\n", f.place(related.At), related.Message)
	}
	if d.Hint != "" {
		fmt.Fprintf(b, "    gợi ý: %s\n", d.Hint)
	}
}

// place names a second place.
func (f *File) place(at diag.Range) string {
	if f.Word && at.Start.Line > 0 {
		return fmt.Sprintf("đoạn %d", at.Start.Line)
	}
	return at.String()
}

// skips lists the rules that could not be judged, those of one reason together.
func (f *File) skips(b *strings.Builder) {
	var reasons []string
	rules := map[string][]string{}
	for _, s := range f.Skipped {
		if rules[s.Reason] == nil {
			reasons = append(reasons, s.Reason)
		}
		rules[s.Reason] = append(rules[s.Reason], s.Rule)
	}
	for _, reason := range reasons {
		fmt.Fprintf(b, "%s: không xét được %s: %s\n", f.Name, strings.Join(rules[reason], ", "), reason)
	}
}

// Summary is the last line for people.
func (r *Report) Summary() string {
	c := r.Counts()
	line := fmt.Sprintf("%d tệp: %d lỗi, %d cảnh báo, %d ghi chú", c.Files, c.Errors, c.Warnings, c.Notes)
	if c.Failed > 0 {
		line += fmt.Sprintf("; %d tệp không kiểm tra được", c.Failed)
	}
	if c.Ignored > 0 {
		line += fmt.Sprintf("; bỏ qua %d điều đã được chấp nhận", c.Ignored)
	}
	switch {
	case c.Skipped > 0 && c.Files == 1:
		line += fmt.Sprintf("; %d quy tắc không xét được", c.Skipped)
	case c.Skipped > 0:
		line += fmt.Sprintf("; %d lượt quy tắc không xét được", c.Skipped)
	}
	if r.Stale > 0 {
		line += fmt.Sprintf("; %d điều trong tệp --baseline không còn nữa", r.Stale)
	}
	return line
}

// ruleOf finds the rule of a finding; nil for one without.
func (r *Report) ruleOf(d diag.Diagnostic) *check.Rule {
	for i := range r.Rules {
		if r.Rules[i].ID == d.Rule {
			return &r.Rules[i]
		}
	}
	return nil
}
