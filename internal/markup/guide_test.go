package markup

import (
	"os"
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/law"
)

// TestGuideSnippets reads every example of markup in the authors' guide; none
// may have a problem.
func TestGuideSnippets(t *testing.T) {
	guide, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	snippets := 0
	for _, block := range strings.Split(string(guide), "\n```") {
		text, ok := strings.CutPrefix(block, "noi-dung\n")
		if !ok {
			continue
		}
		snippets++
		body, problems := Parse(File("templates.md", text+"\n"))
		if problems = append(problems, CheckLabels(body.Labels, body.References)...); len(problems) > 0 {
			t.Errorf("%s\n%v", text, problems)
		}
	}
	if snippets < 6 {
		t.Errorf("%d snippets in the guide", snippets)
	}
}

// TestGuideRanks reads each heading that the guide's table of ranks shows: it
// must open the rank of its row.
func TestGuideRanks(t *testing.T) {
	guide, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	words := (&law.Regulation{}).Text()
	for i, word := range ranks(&words) {
		shown := 0
		for line := range strings.Lines(string(guide)) {
			if !strings.HasPrefix(line, "| `# "+word) {
				continue
			}
			for j, code := range strings.Split(line, "`") {
				if j%2 == 0 {
					continue
				}
				shown++
				body, _ := Parse(File("a", code))
				d, ok := body.Blocks[0].(*doc.Division)
				if !ok || d.Level != doc.LevelPart+doc.Level(i) || textOf(d.Heading) != "Tên" {
					t.Errorf("%s gives %s", code, dump(body))
				}
			}
		}
		if shown < 2 {
			t.Errorf("docs/templates.md shows %d headings of %s", shown, word)
		}
	}
}
