package template

import (
	"strings"
	"testing"
)

// A range that leaves an item out is told of, unless something shows the item.
func TestLintOfRangesThatLeaveItemsOut(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{"{{ range initial .ds }}{{ . }}{{ end }}", "MAU-40 range bỏ mục cuối của “.ds”"},
		{"{{ range $i, $v := rest .rb }}{{ .c }}{{ end }}", "MAU-40 range bỏ mục đầu của “.rb”"},
		{"{{ range $v := .ds | rest }}{{ . }}{{ end }}", "MAU-40"},
		{"{{ if .ds }}{{ first .ds }}{{ range rest .ds }}, {{ . }}{{ end }}{{ end }}", ""},
		{"{{ if .ds }}{{ range initial .ds }}{{ . }}, {{ end }}và {{ last .ds }}{{ end }}", ""},
	} {
		got := lintedBody(t, "", test.body)
		if test.want == "" && got != "" || !strings.Contains(got, test.want) || strings.Count(got, "\n") > 1 {
			t.Errorf("%s\ngot:\n%swant: %s", test.body, got, test.want)
		}
	}
}
