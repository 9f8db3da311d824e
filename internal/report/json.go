package report

import (
	"encoding/json"
	"io"

	"vanban/internal/check"
	"vanban/internal/diag"
)

// The JSON form, described by docs/check.schema.json. Its field names are
// stable; fields may be added.
type (
	jsonReport struct {
		Version int        `json:"version"` // of this form
		Tool    string     `json:"tool"`
		Stage   string     `json:"stage"`
		Files   []jsonFile `json:"files"`
		Summary Counts     `json:"summary"`
		Stale   int        `json:"stale"` // entries of the baseline that are gone
	}
	jsonFile struct {
		File     string        `json:"file"`
		Lines    string        `json:"lines"` // what at.start.line counts: “line” or “paragraph”
		Findings []jsonFinding `json:"findings"`
		Skipped  []check.Skip  `json:"skipped"`
		Ignored  int           `json:"ignored"`
		Failure  *Failure      `json:"failure,omitempty"`
	}
	jsonFinding struct {
		diag.Diagnostic
		Tier        string `json:"tier,omitempty"`
		Fingerprint string `json:"fingerprint"`
	}
)

// tierWord is the word of the machine formats for a [check.Tier].
func tierWord(t check.Tier) string { return [...]string{"decree", "form", "practice", "authoring"}[t] }

func (r *Report) json(w io.Writer) error {
	out := jsonReport{Version: 1, Tool: r.Version, Stage: r.Stage, Files: []jsonFile{}, Summary: r.Counts(), Stale: r.Stale}
	for _, f := range r.Files {
		file := jsonFile{File: f.Name, Lines: "line", Findings: []jsonFinding{}, Skipped: append([]check.Skip{}, f.Skipped...), Ignored: f.Ignored, Failure: f.Failure}
		if f.Word {
			file.Lines = "paragraph"
		}
		for _, d := range f.Findings.Sorted() {
			finding := jsonFinding{Diagnostic: d, Fingerprint: check.Fingerprint(d, slashed(f.Name))}
			if rule := r.ruleOf(d); rule != nil {
				finding.Tier = tierWord(rule.Tier)
			}
			file.Findings = append(file.Findings, finding)
		}
		out.Files = append(out.Files, file)
	}
	return encode(w, out)
}

// encode writes a value as JSON that people can read, too.
func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
