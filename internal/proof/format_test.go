package proof

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/law"
)

func TestFormatsAreThoseOfTheDecree(t *testing.T) {
	var got []string
	for _, p := range formats(law.Decree30()) {
		got = append(got, p.choice+" "+p.text)
	}
	want := []string{"bo_co_chu 12/13/13", "co_chu 13", "co_chu 14", "co_chu 13,5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
