package typeset

import (
	"strings"
	"testing"

	"vanban/internal/doc"
)

func TestReferenceWithoutLabelIsReported(t *testing.T) {
	d := letter()
	d.Body = append(d.Body, &doc.Paragraph{Spans: []doc.Span{{Ref: "khong-co"}}})
	_, problems := Document(d, environment(t))
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "không có nhãn “khong-co”") {
		t.Errorf("got %v", problems)
	}
}
