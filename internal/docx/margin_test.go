package docx

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"vanban/internal/flow"
)

// Sections with the same head and foot share the parts, others have their own.
func TestLikeMarginsAreOnePart(t *testing.T) {
	section := func(foot string) *flow.Section {
		s := flow.Section{Page: a4(), Blocks: []flow.Block{body("x")}}
		s.Page.FirstHeader, s.Page.FirstFooter = signed(), []flow.Block{body(foot)}
		return &s
	}
	file := encode(t, &flow.Flow{Sections: []*flow.Section{section("Địa chỉ"), section("Địa chỉ"), section("Điện thoại"), section("Địa chỉ")}})
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var feet []string
	for _, f := range r.File {
		if strings.HasPrefix(f.Name, "word/footer") {
			feet = append(feet, f.Name)
		}
	}
	if want := []string{"word/footer0.xml", "word/footer1.xml", "word/footer2.xml"}; !slices.Equal(feet, want) {
		t.Errorf("the file has %q, want %q", feet, want)
	}
	document := string(read(t, file, documentName))
	for id, want := range map[string]int{"rIdFooter1": 3, "rIdFooter2": 1, "rIdHeader2": 4} {
		if got := strings.Count(document, `r:id="`+id+`"`); got != want {
			t.Errorf("%d sections have %s, want %d", got, id, want)
		}
	}
}
