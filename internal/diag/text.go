package diag

import (
	"fmt"
	"io"
	"strings"
)

// Print writes the list for people, sorted. The first line of each diagnostic
// is what editors and grep parse:
//
//	cong-van.vb.yaml:7:5: lỗi: không có khóa “trich_yieu”
//	    gợi ý: ý bạn là “trich_yeu”?
func Print(w io.Writer, l List) error {
	var b strings.Builder
	for _, d := range l.Sorted() {
		d.print(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (d Diagnostic) print(b *strings.Builder) {
	if at := d.At.String(); at != "" {
		b.WriteString(at + ": ")
	}
	b.WriteString(d.Severity.String())
	if d.Rule != "" {
		fmt.Fprintf(b, " [%s]", d.Rule)
	}
	fmt.Fprintf(b, ": %s\n", d.Message)
	if d.Cite != "" {
		fmt.Fprintf(b, "    căn cứ: %s\n", d.Cite)
	}
	for _, r := range d.Related {
		fmt.Fprintf(b, "    %s: %s\n", r.At, r.Message)
	}
	if d.Hint != "" {
		fmt.Fprintf(b, "    gợi ý: %s\n", d.Hint)
	}
	b.WriteString(d.Witness("    "))
}

// witnessLines is how many lines of data people are shown.
const witnessLines = 40

// Witness writes the data below a line that says what they are, each line
// after an indent, of many lines the first; empty if there are none.
func (d Diagnostic) Witness(indent string) string {
	data := strings.TrimRight(d.Data, "\n")
	if data == "" {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%sdữ liệu nhỏ nhất làm mẫu sai:\n", indent)
	lines := strings.Split(data, "\n")
	for _, line := range lines[:min(len(lines), witnessLines)] {
		fmt.Fprintf(&b, "%s    %s\n", indent, line)
	}
	if more := len(lines) - witnessLines; more > 0 {
		fmt.Fprintf(&b, "%s    … (còn %d dòng, có đủ khi viết dạng json)\n", indent, more)
	}
	return b.String()
}

// String writes file:line:column, leaving out what is unknown; of a workbook
// “file, trang tính “Theo dõi”, ô C5”.
func (r Range) String() string {
	switch {
	case r.Sheet != "" && r.Start.Line == 0:
		return fmt.Sprintf("%s, trang tính “%s”", r.File, r.Sheet)
	case r.Sheet != "" && r.Start.Col == 0:
		return fmt.Sprintf("%s, trang tính “%s”, %s", r.File, r.Sheet, r.Cell())
	case r.Sheet != "":
		return fmt.Sprintf("%s, trang tính “%s”, ô %s", r.File, r.Sheet, r.Cell())
	case r.Start.Line == 0:
		return r.File
	case r.Start.Col == 0:
		return fmt.Sprintf("%s:%d", r.File, r.Start.Line)
	}
	return fmt.Sprintf("%s:%d:%d", r.File, r.Start.Line, r.Start.Col)
}
