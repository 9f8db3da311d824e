package check_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/diag"
	"vanban/internal/law"
)

// TestRulesSayWhatTheyRestOn holds for every rule: only the words of the decree
// make errors, and each can be explained.
func TestRulesSayWhatTheyRestOn(t *testing.T) {
	rules := nd30.Rules(law.Decree30())
	if len(rules) == 0 {
		t.Fatal("no rules")
	}
	id := regexp.MustCompile(`^[A-Z]{2,4}-[A-Z0-9]{2,6}$`)
	seen := map[string]bool{}
	for _, r := range rules {
		first, _ := utf8.DecodeRuneInString(r.Title)
		switch {
		case !id.MatchString(r.ID) || r.ID == check.General || seen[r.ID]:
			t.Errorf("%q is no id of its own", r.ID)
		case r.Tier != check.Decree && r.Severity == diag.Error:
			t.Errorf("%s rests on %v and makes errors", r.ID, r.Tier)
		case r.Tier != check.Practice && r.Cite.Path == "":
			t.Errorf("%s cites nothing", r.ID)
		case r.Severity < diag.Error || r.Severity > diag.Note:
			t.Errorf("%s has no severity", r.ID)
		case r.Title == "" || strings.HasSuffix(r.Title, ".") || !unicode.IsLetter(first) && !strings.ContainsRune("“", first):
			t.Errorf("%s: the title %q is no sentence without a stop", r.ID, r.Title)
		case !strings.HasSuffix(r.Why, "."):
			t.Errorf("%s: %q does not say why", r.ID, r.Why)
		case !norm.NFC.IsNormalString(r.Title + r.Why):
			t.Errorf("%s is not NFC", r.ID)
		case len(r.Examples) == 0:
			t.Errorf("%s has no example", r.ID)
		case r.Run == nil:
			t.Errorf("%s does nothing", r.ID)
		}
		seen[r.ID] = true
		for _, e := range r.Examples {
			if e.Bad == "" || !norm.NFC.IsNormalString(e.Good) {
				t.Errorf("%s: the example %q", r.ID, e.Bad)
			}
			for _, also := range e.Also {
				if !id.MatchString(also) {
					t.Errorf("%s: also %q", r.ID, also)
				}
			}
		}
	}
}
