package report

import (
	"fmt"
	"io"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
)

// github writes workflow commands, which GitHub Actions shows beside the lines
// of a change.
//
//	::error file=a.vb.yaml,line=7,col=5,title=PG-06::lề phải là 10 mm, phải từ 15 mm đến 20 mm
func (r *Report) github(w io.Writer) error {
	var b strings.Builder
	for _, f := range r.Files {
		if f.Failure != nil {
			fmt.Fprintf(&b, "::error file=%s,title=%s::%s\n", property(slashed(f.Name)), property(check.General), data(plain(f.Failure.Message)))
		}
		for _, d := range f.Findings.Sorted() {
			command(&b, d)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// command writes one finding.
func command(b *strings.Builder, d diag.Diagnostic) {
	level := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "notice"}[d.Severity]
	fmt.Fprintf(b, "::%s file=%s", level, property(slashed(d.At.File)))
	if d.At.Start.Line > 0 {
		fmt.Fprintf(b, ",line=%d", d.At.Start.Line)
	}
	if d.At.Start.Col > 0 {
		fmt.Fprintf(b, ",col=%d", d.At.Start.Col)
	}
	fmt.Fprintf(b, ",title=%s::%s\n", property(check.RuleOf(d)), data(told(d)))
}

// data and property escape what would end a message or a property.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
