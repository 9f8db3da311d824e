package check

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
)

func TestWeighFindingsMadeElsewhere(t *testing.T) {
	rules := []Rule{{ID: "MAU-01", Tier: Authoring, Severity: diag.Warning}, {ID: "MAU-02", Tier: Authoring, Severity: diag.Error}}
	found := diag.List{{Rule: "MAU-01", Severity: diag.Warning}, {Rule: "MAU-02", Severity: diag.Error}, {Severity: diag.Error}}
	selected := func(list string) Selection {
		s, problems := Select(list, rules)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return s
	}
	tests := []struct {
		settings Settings
		want     string
	}{
		{Settings{}, "MAU-01 cảnh báo; MAU-02 lỗi;  lỗi; "},
		{Settings{Severities: map[string]diag.Severity{"MAU-01": 0, "MAU-02": diag.Note}}, "MAU-02 ghi chú;  lỗi; "},
		{Settings{Rules: selected("MAU-01")}, "MAU-01 cảnh báo;  lỗi; "},
		{Settings{Rules: selected("-MAU-*")}, " lỗi; "},
	}
	for _, test := range tests {
		got := ""
		for _, d := range test.settings.Weigh(found, rules) {
			got += fmt.Sprintf("%s %v; ", d.Rule, d.Severity)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Error(diff)
		}
	}
}
