// Package report writes what a check found for people and for machines: text,
// JSON, SARIF, JUnit, GitHub and GitLab. All formats are stable: fields may be
// added, none is renamed.
//
// [Report.Write] is the function most readers want.
package report

import (
	"io"
	"strings"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/diag"
)

// Report is what a check of some files found.
type Report struct {
	Version string // name and version of the program
	Stage   string // “draft”, “sign” or “issue”
	Files   []File
	Rules   []check.Rule // all there are; formats that describe rules do so from these
	Stale   int          // entries of the baseline that were not found again
	Verbose bool         // text: list the rules that could not be judged
}

// File is what was found in one file.
type File struct {
	Name     string    // as people name it
	Word     bool      // a Word file: its lines are its paragraphs
	Composed bool      // every character of it is one code point, so that columns count those
	Findings diag.List // sorted
	Ignored  int       // findings that settings, comments or the baseline accept
	Skipped  []check.Skip
	Failure  *Failure // why the file could not be checked; nil if it was
}

// Failure says why a file could not be checked.
type Failure struct {
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// Format is one of [Formats].
type Format string

// The formats.
const (
	Text   Format = "text"
	JSON   Format = "json"
	SARIF  Format = "sarif"
	JUnit  Format = "junit"
	GitHub Format = "github"
	GitLab Format = "gitlab"
)

// Formats lists the formats.
func Formats() []Format { return []Format{Text, JSON, SARIF, JUnit, GitHub, GitLab} }

// Write writes the report in a format.
func (r *Report) Write(w io.Writer, f Format) error {
	switch f {
	case JSON:
		return r.json(w)
	case SARIF:
		return r.sarif(w)
	case JUnit:
		return r.junit(w)
	case GitHub:
		return r.github(w)
	case GitLab:
		return r.gitlab(w)
	}
	return r.text(w)
}

// Counts are the numbers of a summary.
type Counts struct {
	Files    int `json:"files"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
	Skipped  int `json:"skipped"` // rules that could not be judged, over all files
	Ignored  int `json:"ignored"`
	Failed   int `json:"failed"` // files that could not be checked
}

// Counts counts what was found.
func (r *Report) Counts() Counts {
	c := Counts{Files: len(r.Files)}
	for _, f := range r.Files {
		c.Errors += f.Findings.Count(diag.Error)
		c.Warnings += f.Findings.Count(diag.Warning)
		c.Notes += f.Findings.Count(diag.Note)
		c.Ignored += f.Ignored
		seen := map[string]bool{}
		for _, s := range f.Skipped {
			if !seen[s.Rule] {
				seen[s.Rule] = true
				c.Skipped++
			}
		}
		if f.Failure != nil {
			c.Failed++
		}
	}
	return c
}

// slashed is a path as all systems write it in data.
func slashed(path string) string { return strings.TrimPrefix(strings.ReplaceAll(path, `\`, "/"), "./") }

// sentence is a message with its provision and its hint, for formats that have
// one text for all.
func sentence(d diag.Diagnostic) string {
	parts := []string{plain(d.Message)}
	if d.Where != "" {
		parts = append(parts, "tại: "+d.Where)
	}
	if d.Quote != "" {
		parts = append(parts, "trích: "+quoted(d.Quote))
	}
	if d.Cite != "" {
		parts = append(parts, "căn cứ: "+d.Cite)
	}
	if d.Hint != "" {
		parts = append(parts, "gợi ý: "+d.Hint)
	}
	return strings.Join(parts, "; ")
}

// told is the sentence of a finding with the data that show it, for formats
// whose text may have several lines.
func told(d diag.Diagnostic) string {
	return strings.TrimRight(sentence(d)+"\n"+witness(d, ""), "\n")
}

// witness writes the data that show a finding, without what a terminal obeys.
func witness(d diag.Diagnostic, indent string) string {
	lines := strings.Split(d.Data, "\n")
	for i := range lines {
		lines[i] = plain(lines[i])
	}
	d.Data = strings.Join(lines, "\n")
	return d.Witness(indent)
}

// quoted is text of the file on one line, of a long one the beginning.
func quoted(s string) string {
	const most = 80
	s = strings.Join(strings.Fields(plain(s)), " ")
	if r := []rune(s); len(r) > most {
		s = strings.TrimSpace(string(r[:most])) + "…"
	}
	return "“" + s + "”"
}

// plain is a text on one line without characters that a terminal obeys: what
// is quoted may come from anywhere.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == 0x2028 || r == 0x2029:
			return ' '
		case unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
