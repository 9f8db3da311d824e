package pipeline_test

import (
	"encoding/json"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

func TestSidecarTellsTheNumberOfPages(t *testing.T) {
	result, problems, err := open(t).Build(source(t, mauFolder+"/04-quy-che.vb.yaml"), pipeline.Options{Stage: doc.Issue, Metadata: true})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.Sorted())
	}
	var fields struct {
		Pages int `json:"pageAmount"`
	}
	if err := json.Unmarshal(result.Metadata, &fields); err != nil || fields.Pages != result.Pages || result.Pages < 2 {
		t.Errorf("%d of %d pages: %v", fields.Pages, result.Pages, err)
	}
}
