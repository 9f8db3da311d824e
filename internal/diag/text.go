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
}

// String writes file:line:column, leaving out what is unknown.
func (r Range) String() string {
	switch {
	case r.Start.Line == 0:
		return r.File
	case r.Start.Col == 0:
		return fmt.Sprintf("%s:%d", r.File, r.Start.Line)
	}
	return fmt.Sprintf("%s:%d:%d", r.File, r.Start.Line, r.Start.Col)
}
