package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
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
//
// Of a template the smallest data with which it goes wrong stand below.
func (r *Report) text(w io.Writer) error {
	var b strings.Builder
	for i := range r.Files {
		f := &r.Files[i]
		if f.Failure != nil && i > 0 && sameFailure(f, &r.Files[i-1]) {
			continue
		}
		if f.Failure != nil {
			more := ""
			if n := r.alsoFailed(i); n > 0 {
				more = fmt.Sprintf(" (và %d tệp nữa)", n)
			}
			fmt.Fprintf(&b, "%s: lỗi: %s%s\n", f.Name, plain(f.Failure.Message), more)
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

// sameFailure reports whether the same hindered the check of two files.
func sameFailure(a, b *File) bool {
	return a.Failure != nil && b.Failure != nil && *a.Failure == *b.Failure
}

// alsoFailed counts the files after one, in a row, that failed as it did.
func (r *Report) alsoFailed(from int) int {
	n := 0
	for from+n+1 < len(r.Files) && sameFailure(&r.Files[from], &r.Files[from+n+1]) {
		n++
	}
	return n
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
	f.alike(b, d.Related)
	if d.Hint != "" {
		fmt.Fprintf(b, "    gợi ý: %s\n", d.Hint)
	}
	b.WriteString(witness(d, "    "))
}

// alike names further places, those of which the same is said together.
func (f *File) alike(b *strings.Builder, all []diag.Related) {
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Message == all[0].Message {
			n++
		}
		fmt.Fprintf(b, "    %s: %s\n", f.places(all[:n]), plain(all[0].Message))
		all = all[n:]
	}
}

// place names a second place.
func (f *File) place(at diag.Range) string {
	if f.Word && at.Start.Line > 0 {
		return fmt.Sprintf("đoạn %d", at.Start.Line)
	}
	return at.String()
}

// places names places: “đoạn 13, 20 đến 24” in a Word file.
func (f *File) places(all []diag.Related) string {
	var named []string
	var lines []int
	for _, r := range all {
		if line := r.At.Start.Line; !f.Word || line == 0 {
			named = append(named, f.place(r.At))
		} else if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	if len(lines) > 0 {
		named = append(named, "đoạn "+runs(lines))
	}
	return strings.Join(named, ", ")
}

// runs writes numbers, three or more in a row by the first and the last.
func runs(numbers []int) string {
	var out []string
	for i := 0; i < len(numbers); i++ {
		from := i
		for i+1 < len(numbers) && numbers[i+1] == numbers[i]+1 {
			i++
		}
		switch {
		case i >= from+2:
			out = append(out, fmt.Sprintf("%d đến %d", numbers[from], numbers[i]))
		default:
			for _, n := range numbers[from : i+1] {
				out = append(out, strconv.Itoa(n))
			}
		}
	}
	return strings.Join(out, ", ")
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
	if c.Skipped > 0 && !r.Verbose {
		line += " (lý do: --verbose)"
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
