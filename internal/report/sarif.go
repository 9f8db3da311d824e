package report

import (
	"io"
	"net/url"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
)

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://json.schemastore.org/sarif-2.1.0.json"
	// printKey names our fingerprint; its number counts how it is made.
	printKey = "vanban/v1"
)

func (r *Report) sarif(w io.Writer) error {
	run := sarifRun{
		Tool:     sarifTool{sarifDriver{Name: "vanban", FullName: r.Version, Rules: r.descriptors()}},
		Language: "vi-VN",
		// Places count characters; where those are single code points a column is
		// given, elsewhere not.
		ColumnKind: "unicodeCodePoints",
		Invocation: []sarifInvocation{{Successful: true, Notifications: []sarifNotification{}}},
		Artifacts:  []sarifArtifact{},
		Results:    []sarifResult{},
	}
	index := map[string]int{}
	for i, rule := range run.Tool.Driver.Rules {
		index[rule.ID] = i
	}
	for i := range r.Files {
		f := &r.Files[i]
		run.Artifacts = append(run.Artifacts, sarifArtifact{Location: sarifURI{URI: reference(f.Name)}, Roles: []string{"analysisTarget"}})
		seen := map[string]int{}
		for _, d := range f.Findings.Sorted() {
			id := check.RuleOf(d)
			run.Results = append(run.Results, sarifResult{
				RuleID: id, RuleIndex: index[id], Level: level(d.Severity), Kind: "fail",
				Message:      messageOf(d),
				Locations:    []sarifLocation{f.location(d)},
				Related:      f.related(d),
				Fingerprints: map[string]string{printKey: unique(check.Fingerprint(d, slashed(f.Name)), seen)},
				Properties:   sarifResultBag{Component: d.Component, Quote: d.Quote, Cite: d.Cite, Hint: d.Hint, Paragraph: f.paragraph(d.At), Data: d.Data},
			})
		}
		run.Invocation[0].notify(f, index)
	}
	return encode(w, sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

// messageOf is the text of a finding; data that show it are also given as
// Markdown, in a block of their own.
func messageOf(d diag.Diagnostic) sarifMessage {
	m := sarifMessage{Text: literal(told(d))}
	if d.Data != "" {
		fence := "```"
		for strings.Contains(d.Data, fence) {
			fence += "`"
		}
		m.Markdown = braced(escaped(sentence(d)) + "\n\n" + fence + "yaml\n" + strings.TrimRight(d.Data, "\n") + "\n" + fence + "\n")
	}
	return m
}

// notify tells of a file that could not be checked and of rules that could not
// be judged in it.
func (v *sarifInvocation) notify(f *File, index map[string]int) {
	at := []sarifLocation{{Physical: sarifPhysical{Artifact: sarifURI{URI: reference(f.Name)}}}}
	if f.Failure != nil {
		v.Successful = false
		v.Notifications = append(v.Notifications, sarifNotification{Level: "error", Message: sarifText{literal(f.Failure.Message)}, Locations: at})
	}
	for _, s := range f.Skipped {
		v.Notifications = append(v.Notifications, sarifNotification{
			Level: "note", Message: sarifText{literal("không xét được: " + s.Reason)}, Locations: at,
			Rule: &sarifRuleRef{ID: s.Rule, Index: index[s.Rule]},
		})
	}
}

// descriptors describes all rules, and last what is told without one.
func (r *Report) descriptors() []sarifRule {
	var out []sarifRule
	for i := range r.Rules {
		rule := &r.Rules[i]
		d := sarifRule{
			ID:         rule.ID,
			Short:      sarifText{literal(rule.Title)},
			Full:       sarifText{literal(rule.Title + ". " + rule.Why)},
			Default:    sarifConfig{Level: level(rule.Severity), Enabled: !rule.Off},
			Properties: sarifRuleBag{Tags: []string{tierWord(rule.Tier)}},
		}
		if rule.Cite.Path != "" {
			d.Properties.Cite = rule.Cite.String()
		}
		out = append(out, d)
	}
	return append(out, sarifRule{
		ID: check.General, Short: sarifText{generalTitle}, Full: sarifText{generalTitle + ". " + generalWhy},
		Default: sarifConfig{Level: "error", Enabled: true}, Properties: sarifRuleBag{Tags: []string{}},
	})
}

// location places a finding. Lines and columns are those of a text file; a
// place in a Word file is logical.
func (f *File) location(d diag.Diagnostic) sarifLocation {
	file := d.At.File
	if file == "" {
		file = f.Name
	}
	at := sarifLocation{Physical: sarifPhysical{Artifact: sarifURI{URI: reference(file)}}}
	switch {
	case f.Word && d.Where != "":
		at.Logical = []sarifLogical{{Name: d.Where, Kind: "paragraph"}}
	case !f.Word && d.At.Start.Line > 0:
		at.Physical.Region = &sarifRegion{StartLine: d.At.Start.Line}
		if f.Composed {
			at.Physical.Region.StartColumn = d.At.Start.Col
			at.Physical.Region.EndLine, at.Physical.Region.EndColumn = d.At.End.Line, d.At.End.Col
		}
	}
	return at
}

func (f *File) related(d diag.Diagnostic) []sarifLocation {
	var out []sarifLocation
	for i, r := range d.Related {
		at := f.location(diag.Diagnostic{At: r.At, Where: f.place(r.At)})
		at.Message = &sarifText{literal(r.Message)}
		at.ID = i + 1 // two places may look the same where no column is given
		out = append(out, at)
	}
	return out
}

// paragraph is the number of a paragraph in a Word file; 0 elsewhere.
func (f *File) paragraph(at diag.Range) int {
	if f.Word {
		return at.Start.Line
	}
	return 0
}

func level(s diag.Severity) string {
	return map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "note"}[s]
}

// reference is a path as a URI: relative where the path is.
func reference(path string) string {
	path = slashed(path)
	if len(path) > 2 && path[1] == ':' && path[2] == '/' { // a drive of Windows
		path = "/" + path
	}
	if strings.HasPrefix(path, "/") {
		return (&url.URL{Scheme: "file", Path: path}).String()
	}
	return (&url.URL{Path: path}).String()
}

// literal escapes what SARIF would read as a placeholder or a link.
// SARIF 2.1.0, 3.11.5 and 3.11.6.
func literal(s string) string {
	s = braced(s)
	if strings.Contains(s, "](") {
		s = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(s)
	}
	return s
}

// braced doubles what would begin or end a placeholder.
func braced(s string) string { return strings.NewReplacer("{", "{{", "}", "}}").Replace(s) }
