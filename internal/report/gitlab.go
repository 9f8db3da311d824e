package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"vanban/internal/check"
	"vanban/internal/diag"
)

// The form of GitLab Code Quality, a part of the Code Climate specification.
type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
	}
)

func (r *Report) gitlab(w io.Writer) error {
	issues := []gitlabIssue{}
	for _, f := range r.Files {
		if f.Failure != nil {
			issues = append(issues, gitlabIssue{
				Description: plain(f.Failure.Message), CheckName: check.General, Severity: "blocker",
				Fingerprint: check.Fingerprint(diag.Diagnostic{Message: f.Failure.Message}, slashed(f.Name)),
				Location:    gitlabLocation{slashed(f.Name), gitlabLines{1}},
			})
		}
		seen := map[string]int{}
		for _, d := range f.Findings.Sorted() {
			issues = append(issues, gitlabIssue{
				Description: told(d),
				CheckName:   check.RuleOf(d),
				Fingerprint: unique(check.Fingerprint(d, slashed(f.Name)), seen),
				Severity:    map[diag.Severity]string{diag.Error: "major", diag.Warning: "minor", diag.Note: "info"}[d.Severity],
				Location:    gitlabLocation{slashed(d.At.File), gitlabLines{max(1, d.At.Start.Line)}},
			})
		}
	}
	return encode(w, issues)
}

// unique tells findings of the same fingerprint apart by their order: GitLab
// shows only the first of several.
func unique(print string, seen map[string]int) string {
	seen[print]++
	if n := seen[print]; n > 1 {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", print, n))
		return hex.EncodeToString(sum[:])
	}
	return print
}
