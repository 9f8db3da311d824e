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
			command(&b, "error", slashed(f.Name), diag.Range{}, check.General, f.Failure.Message)
		}
		for _, d := range f.Findings.Sorted() {
			level := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "notice"}[d.Severity]
			command(&b, level, slashed(d.At.File), d.At, check.RuleOf(d), sentence(d))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func command(b *strings.Builder, level, file string, at diag.Range, title, message string) {
	fmt.Fprintf(b, "::%s file=%s", level, property(file))
	if at.Start.Line > 0 {
		fmt.Fprintf(b, ",line=%d", at.Start.Line)
	}
	if at.Start.Col > 0 {
		fmt.Fprintf(b, ",col=%d", at.Start.Col)
	}
	fmt.Fprintf(b, ",title=%s::%s\n", property(title), data(message))
}

// data and property escape what would end a message or a property.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
