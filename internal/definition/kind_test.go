package definition_test

import (
	"testing"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
)

func TestFindKindKnowsAbbreviations(t *testing.T) {
	for typed, want := range map[string]string{
		"qd": diag.Meant("quyet-dinh"), "TTr": diag.Meant("to-trinh"), "KH": diag.Meant("ke-hoach"), "quyet-din": diag.Meant("quyet-dinh"),
	} {
		var problems diag.List
		if k := definition.FindKind(doc.Text{Text: typed}, law.Decree30(), &problems); k != nil || len(problems) != 1 || problems[0].Hint != want {
			t.Errorf("%s: %v, %v; want the hint %q", typed, k, problems, want)
		}
	}
}
