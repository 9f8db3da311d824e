package pdf

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
	"vanban/internal/layout"
)

// A page is drawn alike whatever pages stand before it in the file.
func TestPagesDoNotDependOnTheirNeighbours(t *testing.T) {
	set := faces(t)
	first, second := letter(set), []layout.Page{a4(say("Trang riêng")), a4(&layout.Line{X2: 72000, Weight: 500, Color: "FF0000"}, say("Số 2"))}
	contents := func(pages []layout.Page) []string {
		r := reread(t, encode(t, pages, flow.Meta{}))
		var list []string
		for _, page := range r.pages(t) {
			list = append(list, painted(r.content(t, page)))
		}
		return list
	}
	for _, order := range [][][]layout.Page{{first, second}, {second, first}, {second, second, first, first}} {
		var want []string
		for _, pages := range order {
			want = append(want, contents(pages)...)
		}
		if diff := cmp.Diff(want, contents(slices.Concat(order...))); diff != "" {
			t.Error(diff)
		}
	}
}

// painted writes each operator that paints with the state it is painted in;
// fpdf states again at the head of a page what was in force on the page before.
func painted(content string) string {
	var b strings.Builder
	state := map[string]string{}
	for line := range strings.Lines(content) {
		line = strings.TrimSuffix(line, "\n")
		operator := line[strings.LastIndexByte(line, ' ')+1:]
		switch {
		case strings.HasSuffix(line, " Tf ET"):
			state["font"] = line
		case operator == "g" || operator == "rg":
			state["fill"] = line
		case operator == "G" || operator == "RG":
			state["stroke"] = line
		case operator == "w" || operator == "J" || operator == "j":
			state[operator] = line
		case operator == "S":
			b.WriteString(strings.Join([]string{state["stroke"], state["w"], state["J"], state["j"], line}, " | ") + "\n")
		default:
			b.WriteString(strings.Join([]string{state["fill"], state["font"], line}, " | ") + "\n")
		}
	}
	return b.String()
}
